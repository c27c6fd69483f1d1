// Progress that the server starts by itself: shown only for what takes long.

import BiaoRules

/// Work that may take long. Until it has taken 300 ms nobody hears of it.
struct Progress {
  private let title: String
  private let isWanted: Bool
  private let start: UInt64
  private let nanoseconds: @Sendable () -> UInt64
  private let token: String
  private var isShown = false
  private var steps = 0

  /// How long nobody needs to know.
  static let patience: UInt64 = 300_000_000

  init(_ state: ServerState, title: Bilingual) {
    self.title = title[state.language]
    isWanted = state.client.workDoneProgress && state.phase == .running
    nanoseconds = state.outside.nanoseconds
    start = nanoseconds()
    token = "hebiao/\(start)"
  }

  /// Called now and then; looks at the clock every hundredth time.
  mutating func tick(_ outbox: Outbox) {
    steps += 1
    if steps % 100 == 0 { look(outbox) }
  }

  /// Called between pieces of the work.
  mutating func look(_ outbox: Outbox) {
    guard isWanted, !isShown, nanoseconds() &- start > Progress.patience else { return }
    isShown = true
    // The answer is not waited for: a client that cannot make the token ignores what follows.
    outbox.send {
      $0.member("id", token)
      $0.member("method", "window/workDoneProgress/create")
      $0.object("params") { $0.member("token", token) }
    }
    say(outbox) {
      $0.member("kind", "begin")
      $0.member("title", title)
      $0.member("cancellable", false)
    }
  }

  func end(_ outbox: Outbox) {
    if isShown { say(outbox) { $0.member("kind", "end") } }
  }

  private func say(_ outbox: Outbox, _ value: (inout JSONWriter) -> Void) {
    outbox.notify("$/progress") {
      $0.member("token", token)
      $0.object("value", value)
    }
  }
}
