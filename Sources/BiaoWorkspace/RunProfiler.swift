// Where the time of a run goes: reading and parsing, binding and rules, reports; and the rules one by one.

package import BiaoRules
import Synchronization

/// Adds up what the documents of a run took, over all threads. Only runs that ask for a profile have one.
package final class RunProfiler: Sendable {
  package struct Totals: Sendable {
    package var documentCount = 0
    package var byteCount = 0
    /// Nanoseconds, added up over the threads. The first pass over the files, which finds the templates, is not in them.
    package var parsing: UInt64 = 0
    /// Binding included.
    package var linting: UInt64 = 0
    package var rendering: UInt64 = 0
    package var rules = RuleProfile()
  }

  private let state = Mutex(Totals())

  package init() {}

  package var totals: Totals { state.withLock { $0 } }

  /// Nanoseconds on a clock that only runs forward.
  static func now() -> UInt64 { Platform.nanoseconds() }

  func stopwatch() -> Stopwatch { Stopwatch(clock: RunProfiler.now) }

  func add(_ part: Totals) {
    state.withLock {
      $0.documentCount += part.documentCount
      $0.byteCount += part.byteCount
      $0.parsing &+= part.parsing
      $0.linting &+= part.linting
      $0.rendering &+= part.rendering
      $0.rules.add(part.rules)
    }
  }
}
