// Where the time of linting goes: by rule.

/// Nanoseconds by rule, over as many documents as were measured.
package struct RuleProfile: Sendable {
  /// By index in `Rule.all`.
  package private(set) var nanoseconds = [UInt64](repeating: 0, count: Rule.all.count)
  /// How often a check of the rule was called.
  package private(set) var calls = [Int](repeating: 0, count: Rule.all.count)

  package init() {}

  mutating func add(_ rule: Int, _ time: UInt64) {
    guard nanoseconds.indices.contains(rule) else { return }
    nanoseconds[rule] &+= time
    calls[rule] += 1
  }

  package mutating func add(_ other: RuleProfile) {
    for rule in nanoseconds.indices {
      nanoseconds[rule] &+= other.nanoseconds[rule]
      calls[rule] += other.calls[rule]
    }
  }

  /// The rules that took time, the costliest first.
  package var ranking: [(rule: Rule, nanoseconds: UInt64, calls: Int)] {
    nanoseconds.indices.filter { calls[$0] > 0 }
      .sorted { (nanoseconds[$0], $1) > (nanoseconds[$1], $0) }
      .map { (Rule.all[$0], nanoseconds[$0], calls[$0]) }
  }
}

/// Measures the checks of a run over one document. What several rules share and the first of them computes is counted
/// for that one.
package final class Stopwatch {
  private let clock: () -> UInt64
  /// What reading the clock itself takes, which is as much as a small check does.
  private let overhead: UInt64
  package private(set) var profile = RuleProfile()

  /// `clock` gives nanoseconds and only runs forward.
  package init(clock: @escaping () -> UInt64) {
    self.clock = clock
    var least = UInt64.max
    for _ in 0..<64 {
      let start = clock()
      least = min(least, clock() &- start)
    }
    overhead = least
  }

  func now() -> UInt64 { clock() }

  /// Counts the time since `start` for the rule at that index.
  func stop(_ rule: Int, _ start: UInt64) {
    let time = clock() &- start
    profile.add(rule, time > overhead ? time - overhead : 0)
  }
}
