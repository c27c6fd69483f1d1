// The fixes of findings: one at a time, and all that are safe at once.

import BiaoModel
import BiaoRules
import BiaoSyntax

extension DocumentView {
  /// The fixes of the findings that touch `range`, in the order of the findings.
  func quickFixes(in range: ByteRange) -> [CodeAction] {
    var actions: [CodeAction] = []
    for (index, finding) in examination.findings.enumerated() where touches(finding.range, range) {
      let safe = finding.fixes.count { $0.safety == .safe }
      for (position, fix) in finding.fixes.enumerated() {
        actions.append(
          CodeAction(
            title: fix.title, kind: "quickfix", finding: index, isPreferred: fix.safety == .safe && safe == 1,
            key: .fix(rule: finding.rule, range: finding.range, index: position)))
      }
    }
    return actions
  }

  func touches(_ a: ByteRange, _ b: ByteRange) -> Bool {
    a.lowerBound <= b.upperBound && b.lowerBound <= a.upperBound
  }

  /// All that is safe to fix, round after round until nothing is left: a fix may make room for another. In order; empty
  /// where there is nothing.
  func fixAllEdits() -> [TextEdit] { linter.fixed(source, upTo: .safe).edits }
}
