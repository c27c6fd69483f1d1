// Which comment would silence a finding, for a run that heeds none.

package import BiaoModel
import BiaoSyntax
package import BiaoValues

/// The suppressions of one document by what they would hide.
package struct SilencedFindings: Sendable {
  private let source: SourceFile
  private let suppressions: [Suppression]
  private let index: SuppressionIndex

  /// As they would hold on the day `today`; without one none has expired.
  package init(_ source: SourceFile, today: CalendarDate?) {
    self.source = source
    suppressions = Suppression.all(in: source.tree)
    index = SuppressionIndex(suppressions) { name in
      guard let today, let expiry = name.expiry else { return true }
      return !expiry.isPast(on: today)
    }
  }

  /// The comment that would hide a finding of the document, and of the rules that it names the one that does; nil where
  /// none would.
  package func suppression(of finding: Finding) -> (comment: Suppression, name: Suppression.Name)? {
    guard !index.isEmpty else { return nil }
    let line = source.tree.lineIndex(at: finding.range.lowerBound)
    return index.place(rule: finding.rule, line: line).map {
      (suppressions[$0.suppression], suppressions[$0.suppression].names[$0.name])
    }
  }
}
