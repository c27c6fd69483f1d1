// A cost in a foreign currency, in English: at least USD 64,000; $8; 1,200 EUR. The reader of targets knows 元 alone.

import BiaoModel
import BiaoSyntax

/// A value that is one amount in a foreign currency, with a comparison before it or none.
struct ForeignCost {
  /// The comparison as written; nil where there is none.
  var comparison: ByteRange?
  /// Whether that is a lower bound.
  var isLowerBound: Bool
  /// The amount with its currency.
  var amount: ByteRange

  /// Nil for an indicator that is no cost, and for a value that says more or something else. Cheap for names in Chinese,
  /// of which the first byte tells. A function, because an initialiser takes its arguments over, and copying a form costs
  /// more than all that is asked here.
  static func of(_ indicator: Indicator, in form: Form, _ report: Report) -> ForeignCost? {
    let start = indicator.name.lowerBound
    guard form.tree.bytes.indices.contains(start), form.tree.bytes[start] < 0x80,
      case let traits = report.traits(of: indicator), !traits.isDisjoint(with: [.cost, .spending]),
      TierKind(indicator, form) == .cost,
      !NameTraits.holds(form.tree.bytes, indicator.name, NameTraitWords.savings)
    else { return nil }
    return ForeignCost(form.tree.bytes, indicator)
  }

  private init?(_ bytes: [UInt8], _ indicator: borrowing Indicator) {
    let end = min(indicator.value.upperBound, bytes.count)
    var i = max(indicator.value.lowerBound, 0)
    comparison = nil
    isLowerBound = false
    for (words, isLower) in [(ForeignCost.lower, true), (ForeignCost.upper, false)] {
      guard comparison == nil, let word = words.first(where: { ForeignCost.starts(bytes, i, end, $0) }) else {
        continue
      }
      comparison = ByteRange(clamping: i, i + word.count)
      isLowerBound = isLower
    }
    if let comparison { i = ForeignCost.spaced(bytes, comparison.upperBound, end) }
    let start = i
    var hasCurrency = false
    if let word = ForeignCost.currencies.first(where: { ForeignCost.starts(bytes, i, end, $0) }) {
      hasCurrency = true
      i = ForeignCost.spaced(bytes, i + word.count, end)
    }
    let digits = i
    while i < end, bytes[i] &- 0x30 < 10 || i > digits && (bytes[i] == 0x2C || bytes[i] == 0x2E) { i += 1 }
    guard i > digits, bytes[digits] != 0x30 || i > digits + 1 else { return nil }
    if !hasCurrency {
      i = ForeignCost.spaced(bytes, i, end)
      guard let word = ForeignCost.currencies.first(where: { ForeignCost.starts(bytes, i, end, $0) }) else {
        return nil
      }
      i += word.count
    }
    guard ForeignCost.spaced(bytes, i, end) == end else { return nil }
    amount = ByteRange(clamping: start, i)
  }

  private static func starts(_ bytes: [UInt8], _ at: Int, _ end: Int, _ word: [UInt8]) -> Bool {
    guard at + word.count <= end else { return false }
    for (offset, byte) in word.enumerated() {
      let own = bytes[at + offset]
      guard own == byte || own &- 0x41 < 26 && own | 0x20 == byte else { return false }
    }
    return true
  }

  private static func spaced(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    var i = at
    while i < end, bytes[i] == 0x20 { i += 1 }
    return i
  }

  /// In small letters; longer ones first.
  private static let lower = ["≥", ">=", "at least", "not less than", "no less than", "more than", ">"].map {
    Array($0.utf8)
  }
  private static let upper = ["≤", "<=", "at most", "not more than", "no more than", "up to", "less than", "<", "="].map
  {
    Array($0.utf8)
  }
  private static let currencies = ["us$", "usd", "eur", "gbp", "chf", "jpy", "$", "€", "£"].map { Array($0.utf8) }
}
