// Exact fractions, for quotients (rates, shares) and for units whose factor is no decimal (亩).

/// `numerator` / `denominator`, reduced, the denominator above zero. Arithmetic is exact and answers nil on overflow
/// and on division by zero.
public struct Rational: Sendable, Hashable {
  public let numerator: Int128
  public let denominator: Int128

  public static let zero = Rational(0)
  public static let one = Rational(1)

  public init(_ value: Int) {
    numerator = Int128(value)
    denominator = 1
  }

  public init(_ value: Decimal) {
    let divisor = Self.greatestCommonDivisor(
      value.significand.magnitude, PowersOfTen.int128(value.scale).magnitude)
    // Both sides are at most Int128.max: `Decimal` excludes `Int128.min`.
    let common = Int128(truncatingIfNeeded: max(divisor, 1))
    numerator = value.significand / common
    denominator = PowersOfTen.int128(value.scale) / common
  }

  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let common = Int128(
      truncatingIfNeeded: max(Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude), 1))
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = numerator / common * sign
    self.denominator = denominator / common * sign
  }

  public var isZero: Bool { numerator == 0 }
  public var isNegative: Bool { numerator < 0 }

  public var negated: Rational { Rational(reduced: -numerator, denominator) }
  public var magnitude: Rational { isNegative ? negated : self }

  private init(reduced numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  public func adding(_ other: Rational) -> Rational? {
    if denominator == other.denominator {
      let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
      return overflow ? nil : Rational(sum, over: denominator)
    }
    let common = Int128(
      truncatingIfNeeded: max(Self.greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude), 1))
    let leftFactor = other.denominator / common
    let rightFactor = denominator / common
    let (left, overflow1) = numerator.multipliedReportingOverflow(by: leftFactor)
    let (right, overflow2) = other.numerator.multipliedReportingOverflow(by: rightFactor)
    let (sum, overflow3) = left.addingReportingOverflow(right)
    let (bottom, overflow4) = denominator.multipliedReportingOverflow(by: leftFactor)
    guard !overflow1, !overflow2, !overflow3, !overflow4 else { return nil }
    return Rational(sum, over: bottom)
  }

  public func subtracting(_ other: Rational) -> Rational? { adding(other.negated) }

  public func multiplied(by other: Rational) -> Rational? {
    // Reduced crosswise first, so that a product overflows only where its value does.
    guard let left = Rational(numerator, over: other.denominator),
      let right = Rational(other.numerator, over: denominator)
    else { return nil }
    let (top, overflow1) = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let (bottom, overflow2) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    guard !overflow1, !overflow2 else { return nil }
    return Rational(top, over: bottom)
  }

  public func divided(by other: Rational) -> Rational? {
    guard let inverse = Rational(other.denominator, over: other.numerator) else { return nil }
    return multiplied(by: inverse)
  }

  public static func + (left: Rational, right: Rational) -> Rational? { left.adding(right) }
  public static func - (left: Rational, right: Rational) -> Rational? { left.subtracting(right) }
  public static func * (left: Rational, right: Rational) -> Rational? { left.multiplied(by: right) }
  public static func / (left: Rational, right: Rational) -> Rational? { left.divided(by: right) }

  /// The value with `places` decimals (0...30), rounded, halves away from zero; nil on overflow.
  public func decimal(rounded places: Int) -> Decimal? {
    guard places >= 0, places <= Decimal.maximumScale else { return nil }
    let (whole, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    // Long division digit by digit: the remainder stays below the denominator, so only × 10 can overflow, and then
    // the exact digits come from a wider product.
    var digits = whole
    var rest = remainder.magnitude
    let divisor = denominator.magnitude
    for _ in 0..<places {
      let (high, low) = rest.multipliedFullWidth(by: 10)
      let (quotient, next) = divisor.dividingFullWidth((high, low))
      rest = next
      let step = Int128(truncatingIfNeeded: quotient)
      let (raised, overflow1) = digits.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) =
        isNegative ? raised.subtractingReportingOverflow(step) : raised.addingReportingOverflow(step)
      guard !overflow1, !overflow2 else { return nil }
      digits = sum
    }
    if rest >= divisor - rest {
      let (sum, overflow) = digits.addingReportingOverflow(isNegative ? -1 : 1)
      guard !overflow else { return nil }
      digits = sum
    }
    return Decimal(significand: digits, scale: places)
  }

  /// The exact decimal, where the fraction has one with at most 30 decimals: 1/8 → 0.125, 1/3 → nil.
  public var decimal: Decimal? {
    var rest = denominator
    var twos = 0
    var fives = 0
    while rest % 2 == 0 {
      rest /= 2
      twos += 1
    }
    while rest % 5 == 0 {
      rest /= 5
      fives += 1
    }
    guard rest == 1 else { return nil }
    return decimal(rounded: max(twos, fives))
  }

  static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var a = first
    var b = second
    while b != 0 {
      if let small = UInt64(exactly: a), let smaller = UInt64(exactly: b) {
        return UInt128(greatestCommonDivisor(small, smaller))
      }
      (a, b) = (b, a % b)
    }
    return a
  }

  private static func greatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var a = first
    var b = second
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}

extension Rational: Comparable {
  public static func < (left: Rational, right: Rational) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    let first = left.numerator.multipliedFullWidth(by: right.denominator)
    let second = right.numerator.multipliedFullWidth(by: left.denominator)
    return first.high != second.high ? first.high < second.high : first.low < second.low
  }
}

extension Rational: CustomStringConvertible {
  /// `2/3`, or the whole number alone.
  public var description: String {
    denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)"
  }
}
