// A figure: a number with its unit, as it stands in a cell.

public import BiaoSyntax

/// A number with an optional unit, as written, with the places in the source of each part.
public struct Figure: Sendable {
  /// The number as written, sign applied: `-104.77` and `（104.77）` are negative. Of a fraction (1/3) its numerator.
  public var number: Decimal
  /// The power of ten of a multiplier that stands apart from any unit: 4 for `200万`, else 0.
  public var power: Int {
    get { Int(powerOfTen) }
    set { powerOfTen = UInt8(clamping: newValue) }
  }
  /// At most 16.
  private var powerOfTen: UInt8 = 0
  /// What the number is divided by: 3 for `1/3` and `三分之二`, else 1. Never 0.
  public var divisor = 1
  /// The unit written beside the number.
  public var unit: Unit?
  /// The whole figure, sign, brackets and unit included.
  @PackedRange public var range: ByteRange
  /// The digits (or numerals) with their separators.
  @PackedRange public var numberRange: ByteRange
  /// The unit and its multiplier.
  @PackedOptionalRange public var unitRange: ByteRange? = nil
  /// A multiplier without the unit that it multiplies: `200万`, `620万/月`.
  public var missingBase = false
  /// Whether the number holds full-width digits, points or commas.
  public var isFullwidth = false
  /// Whether the number is written in Chinese numerals.
  public var isNumeral = false
  /// Whether brackets around the number made it negative.
  public var isBracketed = false

  public init(number: Decimal, range: ByteRange) {
    self.number = number
    self.range = range
    numberRange = range
  }

  /// The multiplier that stands apart from any unit, as a number: 10^4 for `200万`, else 1.
  public var multiplier: Decimal { Decimal(proven: PowersOfTen.int128(power), 0) }

  /// The unit in which the figure counts: its own, else `inherited`; for `200万` the inherited unit without its own
  /// multiplier, with this one. Figures of one effective unit share the finest decimals printed among them.
  public func effectiveUnit(in inherited: Unit?) -> Unit? {
    if let unit { return unit }
    guard power > 0 else { return inherited }
    guard let plain = inherited?.withoutPower else { return nil }
    guard plain.per == Unit.none else { return plain }
    return Unit(id: plain.id, power: UInt8(truncatingIfNeeded: power), dimension: plain.dimension)
  }

  /// The value in the reference unit of its dimension (元, %, 平方米 …; see `Dimension`), `inherited` being the unit of the
  /// column, row or form, which counts when the figure has none of its own. Without any unit it is the plain number.
  /// Nil on overflow, and where the figure's own unit cannot be compared with the inherited one. Exact but for 亩, 焦耳
  /// and fractions, which are rounded to ten places where they have no decimal; `exactBase` rounds nothing.
  public func base(in inherited: Unit?) -> Decimal? {
    if let unit, let inherited, !unit.isCommensurable(with: inherited) { return nil }
    guard divisor == 1 else { return roundedBase(in: inherited) }
    guard let unit = effectiveUnit(in: inherited) else {
      return power == 0 ? number : number.scaled(byPowerOfTen: power)
    }
    guard let factor = UnitCatalogue.shared.decimalFactor(unit.id) else { return roundedBase(in: inherited) }
    let value = factor.significand == 1 && factor.scale == 0 ? number : number.multiplied(by: factor)
    return unit.power == 0 ? value : value?.scaled(byPowerOfTen: Int(unit.power))
  }

  private func roundedBase(in inherited: Unit?) -> Decimal? {
    guard let exact = exactBase(in: inherited) else { return nil }
    return exact.decimal ?? exact.decimal(rounded: max(10, number.scale))
  }

  /// `base` as an exact fraction.
  public func exactBase(in inherited: Unit?) -> Rational? {
    if let unit, let inherited, !unit.isCommensurable(with: inherited) { return nil }
    guard let value = divisor == 1 ? Rational(number) : Rational(number).divided(by: Rational(divisor)) else {
      return nil
    }
    guard let unit = effectiveUnit(in: inherited) else { return value.multiplied(by: Rational(multiplier)) }
    return value.multiplied(by: unit.exactFactor)
  }

  /// Half of the last printed place, in the same unit as `base`: `1685.89` in 万元 stands for ± 50 元. `decimals` are
  /// the decimals that count as printed, where figures of one unit share the finest among them; nil takes the figure's
  /// own. Nil on overflow.
  public func halfPlace(in inherited: Unit?, decimals: Int? = nil) -> Decimal? {
    let places = min(max(decimals ?? number.scale, 0), Decimal.maximumScale - 1)
    var half = Figure(number: Decimal(proven: 5, places + 1), range: range)
    half.unit = unit
    half.power = power
    return half.base(in: inherited)?.normalized
  }
}

extension Figure: CustomStringConvertible {
  public var description: String {
    var text = number.description
    if divisor != 1 { text += "/\(divisor)" }
    text += Multiplier.text(power: power)
    return text + (unit?.symbol ?? "")
  }
}
