// Exact decimal numbers that remember how many decimals were written.

/// value = `significand` / 10^`scale`; `scale` is the number of decimals as written ("120.00" is 12000 and 2).
///
/// Equality, order and hash are by value: 120 == 120.00. Arithmetic is exact and answers nil where the result does not
/// fit into 38 digits and 30 decimals. No binary floating point is involved anywhere.
public struct Decimal: Sendable {
  // In two halves, because whatever holds an `Int128` is aligned to sixteen bytes: lists of it take the slow way to
  // memory, and targets, figures and amounts a quarter more of it.
  @usableFromInline let low: UInt64
  @usableFromInline let high: Int64
  @usableFromInline let places: UInt8

  /// Never `Int128.min`, so that it can always be negated.
  @inlinable public var significand: Int128 { Int128(_low: low, _high: high) }
  /// 0...30
  @inlinable public var scale: Int { Int(places) }

  public static let maximumScale = 30
  public static let zero = Decimal(0)
  public static let one = Decimal(1)

  public init?(significand: Int128, scale: Int) {
    guard scale >= 0, scale <= Self.maximumScale, significand != .min else { return nil }
    self.init(proven: significand, scale)
  }

  @inlinable public init(_ value: Int) { self.init(proven: Int128(value), 0) }

  /// For results whose bounds were proven.
  @usableFromInline @inline(__always)
  init(proven significand: Int128, _ scale: Int) {
    low = significand._low
    high = significand._high
    places = UInt8(truncatingIfNeeded: scale)
  }

  /// Reads plain decimal text as `description` writes it: `-104.770`. Nil for anything else.
  public init?(text: String) {
    var significand: Int128 = 0
    var scale = 0
    var digits = 0
    var isNegative = false
    var hasPoint = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case 0x2D where index == 0: isNegative = true
      case 0x2E where !hasPoint && digits > 0: hasPoint = true
      case 0x30...0x39:
        let (shifted, overflow) = significand.multipliedReportingOverflow(by: 10)
        let (sum, carry) = shifted.addingReportingOverflow(Int128(byte) - 0x30)
        guard !overflow, !carry else { return nil }
        significand = sum
        digits += 1
        if hasPoint { scale += 1 }
      default: return nil
      }
    }
    guard digits > 0, !hasPoint || scale > 0 else { return nil }
    self.init(significand: isNegative ? -significand : significand, scale: scale)
  }

  @inlinable public var isZero: Bool { low | UInt64(bitPattern: high) == 0 }
  @inlinable public var isNegative: Bool { high < 0 }
  public var negated: Decimal { Decimal(proven: -significand, scale) }
  public var magnitude: Decimal { isNegative ? negated : self }

  /// Whether the value is a whole number, however many zeros are written after the point.
  public var isInteger: Bool {
    scale == 0 || significand % PowersOfTen.int128(scale) == 0
  }

  /// The value as an `Int` if it is a whole number that fits.
  public var integer: Int? {
    guard isInteger else { return nil }
    return Int(exactly: significand / PowersOfTen.int128(scale))
  }

  /// The same value without trailing zeros after the point: 120.00 → 120, 1.50 → 1.5.
  public var normalized: Decimal {
    guard scale > 0 else { return self }
    var rest = significand
    var places = scale
    while places > 0 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
      if remainder != 0 { break }
      rest = quotient
      places -= 1
    }
    return Decimal(proven: rest, places)
  }

  /// The same value with `places` decimals; nil where digits other than zero would be lost, or on overflow.
  public func rescaled(to places: Int) -> Decimal? {
    guard places >= 0, places <= Self.maximumScale else { return nil }
    if places == scale { return self }
    if places > scale {
      let (raised, overflow) = significand.multipliedReportingOverflow(by: PowersOfTen.int128(places - scale))
      return overflow ? nil : Decimal(significand: raised, scale: places)
    }
    let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: PowersOfTen.int128(scale - places))
    return remainder == 0 ? Decimal(proven: quotient, places) : nil
  }

  /// The value rounded to `places` decimals, halves away from zero (四舍五入); itself where it has no more.
  public func rounded(places: Int) -> Decimal {
    let places = max(places, 0)
    guard places < scale else { return self }
    let divisor = PowersOfTen.int128(scale - places)
    let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: divisor)
    let half = divisor / 2
    if remainder >= half { return Decimal(proven: quotient + 1, places) }
    if remainder <= -half { return Decimal(proven: quotient - 1, places) }
    return Decimal(proven: quotient, places)
  }

  public func adding(_ other: Decimal) -> Decimal? { combined(other, subtracting: false) }
  public func subtracting(_ other: Decimal) -> Decimal? { combined(other, subtracting: true) }

  private func combined(_ other: Decimal, subtracting: Bool) -> Decimal? {
    var left = significand
    var right = other.significand
    if scale < other.scale {
      let (raised, overflow) = left.multipliedReportingOverflow(by: PowersOfTen.int128(other.scale - scale))
      if overflow { return nil }
      left = raised
    } else if other.scale < scale {
      let (raised, overflow) = right.multipliedReportingOverflow(by: PowersOfTen.int128(scale - other.scale))
      if overflow { return nil }
      right = raised
    }
    let (sum, overflow) =
      subtracting ? left.subtractingReportingOverflow(right) : left.addingReportingOverflow(right)
    return overflow ? nil : Decimal(significand: sum, scale: max(scale, other.scale))
  }

  /// The exact product, with the decimals of both; trailing zeros are given up where they would not fit.
  public func multiplied(by other: Decimal) -> Decimal? {
    let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
    if !overflow, scale + other.scale <= Self.maximumScale {
      return Decimal(significand: product, scale: scale + other.scale)
    }
    let left = normalized
    let right = other.normalized
    guard left.scale != scale || right.scale != other.scale else {
      // Only the scale is too long, and there may be zeros in the product: 0.5 × 0.2 = 0.10.
      guard !overflow else { return nil }
      var rest = product
      var places = scale + other.scale
      while places > Self.maximumScale {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
        guard remainder == 0 else { return nil }
        rest = quotient
        places -= 1
      }
      return Decimal(significand: rest, scale: places)
    }
    return left.multiplied(by: right)
  }

  /// value × 10^`power`, for the multipliers 万 and 亿; keeps the written precision where it can.
  public func scaled(byPowerOfTen power: Int) -> Decimal? {
    if power == 0 { return self }
    if power < 0 {
      return power >= -Self.maximumScale ? Decimal(significand: significand, scale: scale - power) : nil
    }
    if power <= scale { return Decimal(proven: significand, scale - power) }
    guard power - scale <= PowersOfTen.largest else { return isZero ? .zero : nil }
    let (raised, overflow) = significand.multipliedReportingOverflow(by: PowersOfTen.int128(power - scale))
    return overflow ? nil : Decimal(significand: raised, scale: 0)
  }
}

extension Decimal: Hashable, Comparable {
  public static func == (left: Decimal, right: Decimal) -> Bool {
    left.scale == right.scale ? left.significand == right.significand : order(left, right) == 0
  }

  public static func < (left: Decimal, right: Decimal) -> Bool {
    left.scale == right.scale ? left.significand < right.significand : order(left, right) < 0
  }

  public func hash(into hasher: inout Hasher) {
    let plain = normalized
    hasher.combine(plain.significand)
    hasher.combine(plain.scale)
  }

  /// -1, 0 or 1. Where one side cannot be raised to the other's scale it is larger in magnitude than any `Int128`, so
  /// its sign decides.
  private static func order(_ left: Decimal, _ right: Decimal) -> Int {
    if left.scale < right.scale {
      let (raised, overflow) = left.significand.multipliedReportingOverflow(
        by: PowersOfTen.int128(right.scale - left.scale))
      if overflow { return left.significand < 0 ? -1 : 1 }
      return raised == right.significand ? 0 : (raised < right.significand ? -1 : 1)
    }
    let (raised, overflow) = right.significand.multipliedReportingOverflow(
      by: PowersOfTen.int128(left.scale - right.scale))
    if overflow { return right.significand < 0 ? 1 : -1 }
    return left.significand == raised ? 0 : (left.significand < raised ? -1 : 1)
  }
}

extension Decimal: CustomStringConvertible {
  /// Plain decimal text with the decimals as written, without exponent and separators: `-104.770`.
  public var description: String {
    let digits = String(significand.magnitude)
    let sign = significand < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
    let point = padded.utf8.index(padded.endIndex, offsetBy: -scale)
    return sign + padded[..<point] + "." + padded[point...]
  }
}

/// Powers of ten up to the largest that `Int128` holds.
enum PowersOfTen {
  static let largest = 38
  private static let table: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 0..<largest { powers.append((powers.last ?? 1) * 10) }
    return powers
  }()

  /// 10^`exponent`; the exponent is cut to 0...38, which callers have checked.
  static func int128(_ exponent: Int) -> Int128 { table[min(max(exponent, 0), largest)] }
}
