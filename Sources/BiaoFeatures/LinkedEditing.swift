// textDocument/linkedEditingRange: a name that one document writes in several places, edited in all of them at once.

import BiaoModel
import BiaoRules
package import BiaoSyntax

/// Ranges with the same text that are edited together.
package struct LinkedRanges: Sendable, Hashable {
  /// At least two, in order, in bytes of the document.
  package var ranges: [ByteRange]
  /// What may be typed without the ranges coming apart, as a regular expression: characters that need no quotation marks
  /// anywhere.
  package static let wordPattern = "[^\\s:：.．,，、+＋*＊/／()（）<>＜＞=＝!！\"“”|｜#＃@＠-]+"
}

extension DocumentView {
  /// The places of the name at the offset that must stay equal: in a template a line that it declares first and the
  /// formulas of the document that name it, or a row in `@total` and in formulas; in a form a row that tables repeat
  /// where the template compares their rows by name. Nil where the name stands once, where another document declares it,
  /// and where equal names are equal by chance.
  package func linkedEditingRanges(at offset: Int) -> LinkedRanges? {
    let names = occurrences
    guard let name = names.at(offset).first else { return nil }
    let all = names.all().filter { $0.symbol == name.symbol }
    switch name.symbol {
    case .entry:
      guard isTemplate, all.contains(where: { $0.role == .declaration }) else { return nil }
    case .row:
      guard isTemplate else { return nil }
    case .ownRow:
      guard form?.template.comparesRowsByName ?? false else { return nil }
    case .template, .option, .indicator, .own, .unit, .rule: return nil
    }
    let text = tree.bytes[name.range]
    let ranges = all.map(\.range).filter { tree.bytes[$0] == text }
    return ranges.count > 1 ? LinkedRanges(ranges: ranges) : nil
  }
}
