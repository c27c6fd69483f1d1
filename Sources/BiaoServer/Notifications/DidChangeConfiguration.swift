// workspace/didChangeConfiguration: the editor's settings.

extension Notification {
  static let didChangeConfiguration = Notification("workspace/didChangeConfiguration") { state, params in
    // A client that can be asked is asked: what it sends along may be anything.
    if state.client.configuration {
      state.askForConfiguration()
    } else {
      state.take(settings: params?["settings"])
    }
  }
}

extension ServerState {
  mutating func askForConfiguration() {
    requestNumber += 1
    awaited[requestNumber] = .configuration
    outbox.request("workspace/configuration", id: requestNumber) {
      $0.array("items") { $0.object { $0.member("section", "hebiao") } }
    }
  }

  /// An answer to a request of ours.
  mutating func answered(_ id: Int, _ result: JSONValue?) {
    switch awaited.removeValue(forKey: id) {
    case .configuration: take(settings: result?.elements.first)
    case nil: break
    }
  }

  mutating func take(settings value: JSONValue?) {
    guard let value, value.isObject else { return }
    let new = Settings(value)
    guard new != settings else { return }
    settings = new
    for problem in new.problems { outbox.show(.warning, problem) }
    forgetLinters()
  }
}
