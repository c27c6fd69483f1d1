// Findings that a comment suppresses are taken out; what is wrong with the suppressions is found here.

import BiaoSyntax
import BiaoValues

/// Applies the suppressions of a document to its findings.
struct SuppressionFilter {
  private let report: Report
  /// With what became of each name, once they are applied.
  private(set) var suppressions: [Suppression]
  /// Whether the findings hold all those across files that there are.
  private let isJoined: Bool
  /// Nil where nobody knows: then nothing expires.
  private let today: CalendarDate?

  init(_ report: Report, isJoined: Bool, today: CalendarDate?) {
    self.report = report
    self.isJoined = isJoined
    self.today = today
    suppressions = Suppression.all(in: report.tree)
  }

  /// The findings that remain, and those about the suppressions.
  mutating func apply() -> [Finding] {
    guard !suppressions.isEmpty else { return report.findings }
    let index = SuppressionIndex(suppressions) { !isPast($0) }
    var remaining = filter(report.findings, with: index)
    countExpired(remaining)
    // A document may refuse to hear of its own suppressions, but not on the line of a comment.
    var before = report.findings.count
    reportMistakes()
    remaining += filter(Array(report.findings[before...]), with: index)
    judge()
    before = report.findings.count
    reportUseless()
    remaining += filter(Array(report.findings[before...]), with: index)
    judge()
    return remaining
  }

  private func isPast(_ name: Suppression.Name) -> Bool {
    guard let today, let expiry = name.expiry else { return false }
    return expiry.isPast(on: today)
  }

  private mutating func filter(_ findings: [Finding], with index: SuppressionIndex) -> [Finding] {
    guard !index.isEmpty else { return findings }
    return findings.filter { finding in
      let line = report.tree.lineIndex(at: finding.range.lowerBound)
      guard let place = index.place(rule: finding.rule, line: line) else { return true }
      suppressions[place.suppression].names[place.name].hidden += 1
      return false
    }
  }

  /// What the expired ones would hide of the findings that remain.
  private mutating func countExpired(_ remaining: [Finding]) {
    guard suppressions.contains(where: { $0.names.contains(where: isPast) }) else { return }
    _ = filter(remaining, with: SuppressionIndex(suppressions, where: isPast))
  }

  /// Notes what became of each name.
  private mutating func judge() {
    for index in suppressions.indices where suppressions[index].scope.isSilencing {
      for position in suppressions[index].names.indices {
        suppressions[index].names[position].state = state(suppressions[index].names[position], suppressions[index])
      }
    }
  }

  private func state(_ name: Suppression.Name, _ suppression: Suppression) -> Suppression.State {
    guard let rule = Rule.index(of: name.text) else { return .unknown }
    if isPast(name) { return .expired }
    if name.hidden > 0 { return .used }
    return isJudged(rule, suppression) ? .unused : .unjudged
  }

  /// Whether anybody knows that the rule at that index has nothing to say there.
  private func isJudged(_ rule: Int, _ suppression: Suppression) -> Bool {
    // Nobody knows whether a rule that is off would have spoken.
    guard report.settings[rule] != nil else { return false }
    // Nor whether one that compares documents would have, in a run that compares none.
    if !isJoined, Rule.all[rule].isAcrossFiles { return false }
    // A document that does not want to hear of useless suppressions need not have any.
    return suppression.scope == .line
      || Rule.all[rule].name != Rule.unusedSuppression.name
        && Rule.all[rule].name != Rule.expiredSuppression.name
  }

  private func reportMistakes() {
    report.enter(Rule.unknownSuppression.name)
    for suppression in suppressions { UnknownSuppression.check(suppression, report) }
    report.enter(Rule.illegalExpiry.name)
    for suppression in suppressions { IllegalExpiry.check(suppression, report) }
    report.enter(Rule.unpairedSuppression.name)
    for suppression in suppressions where suppression.isUnpaired { UnpairedSuppression.report(suppression, report) }
    report.enter(Rule.suppressionWithoutReason.name)
    for suppression in suppressions where suppression.scope.isSilencing {
      SuppressionWithoutReason.check(suppression, report)
    }
  }

  private func reportUseless() {
    for suppression in suppressions {
      for (index, name) in suppression.names.enumerated() {
        switch name.state {
        case .unused:
          report.enter(Rule.unusedSuppression.name)
          UnusedSuppression.report(index, of: suppression, report)
        case .expired:
          report.enter(Rule.expiredSuppression.name)
          let isJudged = Rule.index(of: name.text).map { self.isJudged($0, suppression) } ?? false
          ExpiredSuppression.report(index, of: suppression, isJudged: isJudged, report)
        case .used, .unknown, .unjudged: break
        }
      }
    }
  }
}
