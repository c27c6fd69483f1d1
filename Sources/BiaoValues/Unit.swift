// A unit: an entry of the catalogue with its multiplier and what it is counted for.

/// A unit as written: `万元` is 元 with a multiplier of 10^4, `元/人·月` is 元 for each 人 and 月. Ten bytes; two units are
/// compared without touching the catalogue.
public struct Unit: Sendable, Hashable {
  /// Index of the base unit into the catalogue.
  public let id: UInt16
  /// Index of the unit that it is counted for (元/人: 人), or `none`.
  public let per: UInt16
  /// Index of a second one (元/人·月: 月), or `none`.
  public let secondPer: UInt16
  /// The power of ten before the base unit: 4 in 万元, 8 in 亿立方米, 0 in 元. At most 16.
  public let power: UInt8
  /// The power of ten before `per`: 4 in 个/万人.
  public let perPower: UInt8
  /// What the whole unit measures; `composite` if there is a `per`.
  public let dimension: Dimension

  public static let none = UInt16.max

  init(id: UInt16, power: UInt8, dimension: Dimension) {
    self.id = id
    self.power = power
    self.dimension = dimension
    per = Self.none
    secondPer = Self.none
    perPower = 0
  }

  /// This unit for each of another.
  func per(_ unit: Unit, and second: Unit?) -> Unit {
    Unit(composite: id, power, unit.id, unit.power, second?.id ?? Self.none)
  }

  private init(composite id: UInt16, _ power: UInt8, _ per: UInt16, _ perPower: UInt8, _ secondPer: UInt16) {
    self.id = id
    self.power = power
    self.per = per
    self.perPower = perPower
    self.secondPer = secondPer
    dimension = .composite
  }

  /// The unit without its multiplier: 万元 → 元.
  public var withoutPower: Unit {
    guard power != 0 else { return self }
    if per == Self.none { return Unit(id: id, power: 0, dimension: dimension) }
    return Unit(composite: id, 0, per, perPower, secondPer)
  }

  /// What is counted, without what it is counted for: 元/人 → 元.
  public var numerator: Unit {
    per == Self.none ? self : Unit(id: id, power: power, dimension: UnitCatalogue.shared.dimension(id))
  }

  /// What it is counted for: 元/人·月 → 人. Nil for a plain unit.
  public var denominator: Unit? {
    per == Self.none ? nil : Unit(id: per, power: perPower, dimension: UnitCatalogue.shared.dimension(per))
  }

  /// Whether figures of the two units can be compared: the same dimension, and for composites the same dimension of what
  /// is counted for each of the very same thing (万元/人 with 元/人, but not 元/月 with 元/年).
  public func isCommensurable(with other: Unit) -> Bool {
    guard dimension == other.dimension else { return false }
    switch dimension {
    case .other: return id == other.id
    case .composite:
      return per == other.per && perPower == other.perPower && secondPer == other.secondPer
        && numerator.isCommensurable(with: other.numerator)
    default: return true
    }
  }

  /// How many reference units of its dimension this is: 万元 → 10000, km → 1000, ‰ → 0.1. Of a composite it is the
  /// factor of what is counted (万元/公里 → 10000). Exact, except for 亩 (2000/3 平方米), 焦耳 and 兆焦, which are rounded to
  /// ten places; `exactFactor` is never rounded.
  public var factor: Decimal { UnitCatalogue.shared.factor(id).scaled(byPowerOfTen: Int(power)) ?? .one }

  /// `factor`, never rounded.
  public var exactFactor: Rational {
    let base = UnitCatalogue.shared.exactFactor(id)
    guard power != 0 else { return base }
    return base.multiplied(by: Rational(Decimal(proven: PowersOfTen.int128(Int(power)), 0))) ?? base
  }

  /// How the unit is written: `万元/公里`, `元/人·月`.
  public var symbol: String {
    let catalogue = UnitCatalogue.shared
    var text = Multiplier.text(power: Int(power)) + catalogue.symbol(id)
    if per != Self.none {
      text += "/" + Multiplier.text(power: Int(perPower)) + Self.withoutCounter(catalogue.symbol(per))
    }
    if secondPer != Self.none { text += "·" + Self.withoutCounter(catalogue.symbol(secondPer)) }
    return text
  }

  /// 个月 is 月 where something is counted for it: 次/月.
  private static func withoutCounter(_ symbol: String) -> String {
    let rest = symbol.unicodeScalars.dropFirst()
    return symbol.unicodeScalars.first == "个" && !rest.isEmpty ? String(rest) : symbol
  }
}

extension Unit: CustomStringConvertible {
  public var description: String { symbol }
}
