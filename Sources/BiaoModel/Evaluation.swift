// Expressions to numbers: exact values with the interval that printing allows.

import BiaoSyntax
import BiaoValues

/// A figure in the reference unit of its dimension, percentages as ratios.
struct TermValue {
  var value: Decimal
  /// Half of the last place that counts as printed.
  var half: Decimal
}

/// The figures of one relation read together: those of one unit share the finest decimals printed among them.
struct FigureSet {
  private struct Group {
    var unit: BiaoValues.Unit?
    var decimals: Int
  }

  private var groups: [Group] = []
  /// Whether some figure is printed with decimals. Sums of figures that all lack them are exact.
  private(set) var hasDecimals = false

  mutating func add(_ use: FigureUse) {
    let decimals = use.figure.number.scale
    if decimals > 0 { hasDecimals = true }
    let unit = use.figure.effectiveUnit(in: use.inherited)
    if let index = groups.firstIndex(where: { $0.unit == unit }) {
      groups[index].decimals = max(groups[index].decimals, decimals)
    } else {
      groups.append(Group(unit: unit, decimals: decimals))
    }
  }

  /// The figure's value and half-width; nil on overflow. `isSum` is whether only sums and differences are in play.
  func value(_ use: FigureUse, isSum: Bool) -> TermValue? {
    let unit = use.figure.effectiveUnit(in: use.inherited)
    guard var value = use.figure.base(in: use.inherited) else { return nil }
    var half = Decimal.zero
    if !use.isExact, !isSum || hasDecimals {
      let decimals = groups.first { $0.unit == unit }?.decimals
      guard let width = use.figure.halfPlace(in: use.inherited, decimals: decimals) else { return nil }
      half = width
    }
    if unit?.dimension == .ratio {
      guard let ratio = value.scaled(byPowerOfTen: -2), let ratioHalf = half.scaled(byPowerOfTen: -2) else {
        return nil
      }
      value = ratio
      half = ratioHalf
    }
    return TermValue(value: value, half: half)
  }
}

/// A range of possible values around a nominal one.
struct Interval {
  var low: Rational
  var nominal: Rational
  var high: Rational

  init(low: Rational, nominal: Rational, high: Rational) {
    self.low = low
    self.nominal = nominal
    self.high = high
  }

  init?(_ value: TermValue) {
    let nominal = Rational(value.value)
    let half = Rational(value.half)
    guard let low = nominal.subtracting(half), let high = nominal.adding(half) else { return nil }
    self.init(low: low, nominal: nominal, high: high)
  }

  /// Whether some values of the two intervals are in that relation.
  static func satisfy(_ left: Interval, _ right: Interval, _ comparison: Formula.Comparison) -> Bool {
    switch comparison {
    case .equal: left.low <= right.high && right.low <= left.high
    case .notEqual: left.nominal != right.nominal
    case .less: left.low < right.high
    case .lessOrEqual: left.low <= right.high
    case .greater: left.high > right.low
    case .greaterOrEqual: left.high >= right.low
    }
  }

  func negated() -> Interval { Interval(low: high.negated, nominal: nominal.negated, high: low.negated) }

  func adding(_ other: Interval) -> Interval? {
    guard let low = low.adding(other.low), let nominal = nominal.adding(other.nominal),
      let high = high.adding(other.high)
    else { return nil }
    return Interval(low: low, nominal: nominal, high: high)
  }

  func multiplied(by other: Interval) -> Interval? {
    combined(other, nominal.multiplied(by: other.nominal)) { $0.multiplied(by: $1) }
  }

  /// Nil on overflow and where the divisor may be zero.
  func divided(by other: Interval) -> Interval? {
    if other.low <= .zero, other.high >= .zero { return nil }
    return combined(other, nominal.divided(by: other.nominal)) { $0.divided(by: $1) }
  }

  private func combined(
    _ other: Interval, _ nominal: Rational?, _ operation: (Rational, Rational) -> Rational?
  ) -> Interval? {
    guard let nominal, let a = operation(low, other.low), let b = operation(low, other.high),
      let c = operation(high, other.low), let d = operation(high, other.high)
    else { return nil }
    return Interval(low: min(min(a, b), min(c, d)), nominal: nominal, high: max(max(a, b), max(c, d)))
  }
}
