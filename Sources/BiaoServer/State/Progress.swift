// Progress that the server starts by itself: shown only for what takes long.

import BiaoRules
import Synchronization

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
    guard isWanted, !isShown, steps % 100 == 0, nanoseconds() &- start > Progress.patience else { return }
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

  /// For work that is done in functions that know of no client: it ends when nobody holds it any more.
  final class Shared: Sendable {
    private let progress: Mutex<Progress>
    private let outbox: Outbox

    init(_ progress: Progress, _ outbox: Outbox) {
      self.progress = Mutex(progress)
      self.outbox = outbox
    }

    deinit { progress.withLock { $0.end(outbox) } }

    func tick() { progress.withLock { $0.tick(outbox) } }
  }

  private func say(_ outbox: Outbox, _ value: (inout JSONWriter) -> Void) {
    outbox.notify("$/progress") {
      $0.member("token", token)
      $0.object("value", value)
    }
  }
}
