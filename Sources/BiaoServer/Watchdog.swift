// The thread that sees to it that the process does not outlive its client.

import BiaoWorkspace
import Synchronization

/// Ends the process when the editor is gone without a word, or when it has hung up and the main loop cannot take notice
/// because it writes to somebody who does not read.
final class Watchdog: Sendable {
  /// The number of the editor's process; 0 where it is not known.
  private let process = Atomic<Int>(0)

  func watch(_ process: Int) { self.process.store(process, ordering: .relaxed) }

  /// How often it looks, in milliseconds.
  private static let interval = 500
  /// How often the other end may be seen closed before the process ends: the main loop has the first chance.
  private static let patience = 4

  func run(input: Int32) {
    var seen = 0
    while true {
      Platform.sleep(milliseconds: Watchdog.interval)
      let process = process.load(ordering: .relaxed)
      if process > 0, !Platform.isAlive(process: process) { Platform.exitNow(1) }
      seen = Platform.isHungUp(input) ? seen + 1 : 0
      if seen > Watchdog.patience { Platform.exitNow(1) }
    }
  }
}
