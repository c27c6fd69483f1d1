// initialized: the client listens now; what it shall watch is said to it.

import BiaoRules

extension Notification {
  static let initialized = Notification("initialized") { state, _ in
    if state.client.watchesFiles {
      state.register("workspace/didChangeWatchedFiles") { writer in
        writer.array("watchers", ["**/*.biao", "**/.gitignore", "**/.ignore"]) { writer, pattern in
          writer.object { $0.member("globPattern", pattern) }
        }
      }
    }
    if state.client.watchesConfiguration {
      state.register("workspace/didChangeConfiguration") { $0.member("section", "hebiao") }
    }
    if state.client.configuration { state.askForConfiguration() }
  }
}

extension ServerState {
  /// Asks the client to send a notification. Its answer says nothing that we need.
  mutating func register(_ method: String, _ options: (inout JSONWriter) -> Void) {
    requestNumber += 1
    outbox.request("client/registerCapability", id: requestNumber) {
      $0.array("registrations") {
        $0.object {
          $0.member("id", method)
          $0.member("method", method)
          $0.object("registerOptions", options)
        }
      }
    }
  }
}
