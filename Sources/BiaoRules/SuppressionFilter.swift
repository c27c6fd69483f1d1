// Findings that a comment suppresses are taken out; suppressions that suppress nothing are findings themselves.

import BiaoSyntax

/// Applies the suppressions of a document to its findings.
struct SuppressionFilter {
  private let report: Report
  private var suppressions: [Suppression]
  /// Whether the findings hold those across files.
  private let isJoined: Bool

  init(_ report: Report, isJoined: Bool) {
    self.report = report
    self.isJoined = isJoined
    suppressions = Suppression.all(in: report.tree)
  }

  /// The findings that remain, and those about the suppressions.
  consuming func apply() -> [Finding] {
    guard !suppressions.isEmpty else { return report.findings }
    let index = SuppressionIndex(suppressions)
    var remaining = filter(report.findings, with: index)
    // A document may refuse to hear of its own suppressions, but only as a whole.
    var before = report.findings.count
    reportUnknown()
    remaining += filter(Array(report.findings[before...]), with: index)
    before = report.findings.count
    reportUnused()
    remaining += filter(Array(report.findings[before...]), with: index)
    return remaining
  }

  private mutating func filter(_ findings: [Finding], with index: SuppressionIndex) -> [Finding] {
    findings.filter { finding in
      let line = report.tree.lineIndex(at: finding.range.lowerBound)
      let places = index.places(rule: finding.rule, line: line)
      for (suppression, name) in places { suppressions[suppression].names[name].isUsed = true }
      return places.isEmpty
    }
  }

  private func reportUnknown() {
    report.enter(Rule.unknownSuppression.name)
    for suppression in suppressions {
      if suppression.names.isEmpty { UnknownSuppression.reportNameless(suppression, report) }
      for name in suppression.names {
        if Rule.named(name.text) == nil {
          UnknownSuppression.reportName(name, report)
        } else if let rest = name.rest {
          UnknownSuppression.reportRest(rest, report)
        }
      }
    }
  }

  private func reportUnused() {
    report.enter(Rule.unusedSuppression.name)
    for suppression in suppressions {
      for (index, name) in suppression.names.enumerated() where !name.isUsed {
        // Nobody knows whether a rule that is off would have spoken.
        guard let rule = Rule.index(of: name.text), report.settings[rule] != nil else { continue }
        // Nor whether one that compares documents would have, in a run that compares none.
        if !isJoined, Rule.all[rule].isAcrossFiles { continue }
        // A document that suppresses these two for itself need not have any.
        if suppression.isWholeFile, name.text == Rule.unusedSuppression.name { continue }
        UnusedSuppression.report(index, of: suppression, report)
      }
    }
  }
}

/// Suppressions by rule and line, so that many of each cost no more than their number.
private struct SuppressionIndex {
  private struct Key: Hashable {
    var rule: String
    /// -1 for the whole document.
    var line: Int
  }

  private var places: [Key: [(suppression: Int, name: Int)]] = [:]

  init(_ suppressions: [Suppression]) {
    for (index, suppression) in suppressions.enumerated() {
      let line: Int
      if suppression.isWholeFile {
        line = -1
      } else if let target = suppression.target {
        line = target
      } else {
        continue
      }
      for (position, name) in suppression.names.enumerated() {
        guard let rule = Rule.named(name.text) else { continue }
        places[Key(rule: rule.name, line: line), default: []].append((index, position))
      }
    }
  }

  func places(rule: String, line: Int) -> [(suppression: Int, name: Int)] {
    (places[Key(rule: rule, line: line)] ?? []) + (places[Key(rule: rule, line: -1)] ?? [])
  }
}
