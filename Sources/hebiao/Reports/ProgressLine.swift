// The progress of a long run, on one line of the terminal that goes again.

import BiaoWorkspace
import Synchronization

/// Draws how far the run is, on standard error; nothing while the run is short.
final class ProgressLine: Sendable {
  private struct State {
    var next: UInt64
    var isDrawn = false
  }

  private let words: Wording
  private let state: Mutex<State>

  /// Before this many nanoseconds nothing is drawn, and then at most so often.
  private static let delay: UInt64 = 500_000_000
  private static let interval: UInt64 = 100_000_000

  init(_ words: Wording) {
    self.words = words
    state = Mutex(State(next: Platform.nanoseconds() &+ Self.delay))
  }

  func show(_ progress: RunProgress) {
    let now = Platform.nanoseconds()
    state.withLock { state in
      // When the last document is done, its findings are about to be written where the line stands.
      if progress.phase == .linting, progress.done >= progress.total { return erase(&state) }
      guard now >= state.next else { return }
      state.next = now &+ Self.interval
      state.isDrawn = true
      let percent = progress.total > 0 ? progress.done * 100 / progress.total : 0
      let verb =
        progress.phase == .reading ? words.choose("读取", "reading") : words.choose("检查", "linting")
      _ = Platform.write(
        Array("\r\u{1B}[K\(verb) \(progress.done)/\(progress.total) (\(percent)%)".utf8), to: OutputStream.standardError
      )
    }
  }

  func erase() { state.withLock { erase(&$0) } }

  private func erase(_ state: inout State) {
    guard state.isDrawn else { return }
    state.isDrawn = false
    _ = Platform.write(Array("\r\u{1B}[K".utf8), to: OutputStream.standardError)
  }
}
