// Amounts in a foreign currency, in English: at least USD 64,000; $8; 1,200 EUR. The reader of targets knows 元 alone.

import BiaoModel
import BiaoSyntax

/// A value that is one amount in a foreign currency, with a comparison before it or none.
struct ForeignAmount {
  /// The comparison; nil where there is none.
  var bound: EnglishBound?
  /// The amount with its currency.
  var range: ByteRange

  /// The amount of an indicator that is a cost; nil for one that is none, and for a value that says more or something else.
  /// Cheap for names in Chinese, of which the first byte tells. A function, because an initialiser takes its arguments over,
  /// and copying a form costs more than all that is asked here.
  static func cost(of indicator: Indicator, in form: Form, _ report: Report) -> ForeignAmount? {
    guard EnglishWords.mayBegin(form.tree.bytes, indicator.name),
      case let traits = report.traits(of: indicator), !traits.isDisjoint(with: [.cost, .spending]),
      !NameTraits.holds(form.tree.bytes, indicator.name, NameTraitWords.savings),
      !NameTraits.holds(form.tree.bytes, indicator.name, contributions),
      let amount = ForeignAmount(form.tree.bytes, indicator)
    else { return nil }
    // Money spent is an output or an effect in other tiers; where the tier says nothing, a limit from below is a slip of
    // what the name calls a cost.
    switch TierKind(indicator, form) {
    case .cost: return amount
    case nil: return traits.contains(.cost) && amount.bound?.direction == .lower ? amount : nil
    default: return nil
    }
  }

  init?(_ bytes: [UInt8], _ indicator: borrowing Indicator) {
    let end = min(indicator.value.upperBound, bytes.count)
    var i = max(indicator.value.lowerBound, 0)
    bound = EnglishBound(bytes, indicator.value)
    if let bound { i = EnglishBound.spaced(bytes, bound.range.upperBound, end) }
    let start = i
    var hasCurrency = false
    if let word = ForeignAmount.currency(bytes, i, end) {
      hasCurrency = true
      i = EnglishBound.spaced(bytes, i + word, end)
    }
    let digits = i
    while i < end, bytes[i] &- 0x30 < 10 || i > digits && (bytes[i] == 0x2C || bytes[i] == 0x2E) { i += 1 }
    guard i > digits, bytes[digits] != 0x30 || i > digits + 1 else { return nil }
    let multiplier = EnglishBound.spaced(bytes, i, end)
    if let word = ForeignAmount.multipliers.find(bytes, multiplier, end) { i = multiplier + word.length }
    if !hasCurrency {
      i = EnglishBound.spaced(bytes, i, end)
      guard let word = ForeignAmount.currency(bytes, i, end) else { return nil }
      i += word
    }
    guard EnglishBound.spaced(bytes, i, end) == end else { return nil }
    range = ByteRange(clamping: start, i)
  }

  /// The length of the currency that stands there; nil where there is none.
  private static func currency(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int? {
    guard let word = currencies.find(bytes, at, end) else { return nil }
    let after = at + word.length
    // `EUR` is a whole word.
    if EnglishWords.isLetter(bytes[after - 1]), after < end, EnglishWords.isLetter(bytes[after]) { return nil }
    return word.length
  }

  /// Longer ones first.
  private static let currencies = EnglishPhrases([
    "us dollars", "dollars", "euros", "pounds", "francs", "pesos", "rupees", "shillings", "rands", "us$", "usd", "eur",
    "gbp", "chf", "jpy", "cad", "aud", "nzd", "inr", "zar", "kes", "brl", "mxn", "$", "€", "£",
  ])
  private static let multipliers = EnglishPhrases(["million", "thousand", "billion", "bn"])
  /// Who bears a cost may well bear more of it.
  private static let contributions = NameTraitWords.words("ontribut ecover cover shar co-fin financed")
}
