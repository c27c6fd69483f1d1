// A scoring rule in one line, for tests: `>=90 →8; [80,90) →7; <60 →0`.

import BiaoValues

extension Scoring {
  /// The bands, then what else was said. `!` marks a rule that was not understood whole.
  var summary: String {
    var parts = bands.map { "\($0.condition.summary)→\($0.points.summary)" }
    if variable == .completionRate { parts.append("rate") }
    if let unit { parts.append(unit.symbol) }
    if isCapped { parts.append(cap.map { "cap \($0)" } ?? "cap") }
    if isAdditive { parts.append("additive") }
    if unread != nil { parts.append("!") }
    return parts.joined(separator: "; ")
  }
}

extension ScoringCondition {
  var summary: String {
    switch self {
    case .interval(let interval): interval.summary
    case .achieved: "achieved"
    case .missed: "missed"
    case .otherwise: "otherwise"
    case .grade(let rank): "grade\(rank)"
    case .words: "words"
    case .always: ""
    }
  }
}

extension ScoringInterval {
  /// `[80,90)` with closed and open ends, `{80,90}` where nothing is said.
  var summary: String {
    if isPoint, let lower { return "=\(lower.value)" }
    let left = lower.map { end in ["[", "(", "{"][end.inclusion.index] + "\(end.value)" } ?? "("
    let right = upper.map { end in "\(end.value)" + ["]", ")", "}"][end.inclusion.index] } ?? ")"
    return "\(left),\(right)"
  }
}

extension ScoringEnd.Inclusion {
  fileprivate var index: Int {
    switch self {
    case .closed: 0
    case .open: 1
    case .unsaid: 2
    }
  }
}

extension ScoringPoints {
  var summary: String {
    switch self {
    case .constant(let points): "\(points)"
    case .full: "full"
    case .share(let share): "\(share)W"
    case .linear(let line):
      "(\(line.slope)x+\(line.intercept))\(line.ofWeight ? "W" : "")\(line.isQuotient ? " of A/B" : "")"
    case .proportional: "proportional"
    case .deduction(let points, let step): "-\(points)/\(step.map { "\($0)" } ?? "?")"
    case .gain(let points): "+\(points)"
    case .undefinedRatio: "undefined"
    case .discretion: "discretion"
    case .spread(let low, let high): "\(low)..\(high)"
    case .grade(let rank): "grade\(rank)"
    case .unknown: "unknown"
    }
  }
}
