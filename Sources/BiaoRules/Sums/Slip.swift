// Slips of the pen in a figure: a digit, a sign, a point.

import BiaoValues

/// How a figure came to be written that was meant to be another.
enum Slip: Sendable, CaseIterable {
  /// The minus sign is missing, or too much.
  case sign
  /// The decimal point is shifted, or zeros are lost or too many.
  case shiftedPoint
  /// Two neighbouring digits are swapped.
  case swappedDigits
  /// A digit is written twice.
  case doubledDigit
  /// Nothing is written where the difference is due.
  case blank
  /// A digit was left out.
  case droppedDigit
  /// One digit is wrong.
  case wrongDigit
  /// A digit too many.
  case extraDigit
  /// None of these: another figure altogether.
  case other

  /// How much the slip says by itself, 0 the most. Almost any figure with enough digits is one digit away from what would
  /// repair a round difference, but hardly one is two swapped digits away.
  var weakness: Int {
    switch self {
    case .sign, .shiftedPoint, .swappedDigits, .doubledDigit: 0
    case .blank, .droppedDigit: 1
    case .wrongDigit: 2
    case .extraDigit: 3
    case .other: 4
    }
  }

  /// The slip that makes a figure between `meant - tolerance` and `meant + tolerance` into `written`, and that figure: the
  /// one of the most telling slip, of several the one nearest to `meant`. Nil if none does, on overflow, and where what is
  /// written is right. `places` are the most decimals that the figure can have had.
  static func find(
    meant: Decimal, tolerance: Decimal, written: Decimal, places: Int
  ) -> (slip: Slip, value: Decimal)? {
    guard let low = meant.subtracting(tolerance), let high = meant.adding(tolerance), written < low || written > high
    else { return nil }
    var search = SlipSearch(meant: meant, low: low, high: high, places: places)
    if written.negated >= low, written.negated <= high, !written.isZero { return (.sign, written.negated) }
    search.shiftPoint(written)
    search.changeDigits(written)
    return search.best
  }
}

/// Tries what a figure may have been before the slip.
extension Slip {
  /// Whether a digit is wrong, two are swapped or one is left out or doubled, or the point is shifted.
  static func isOfThePen(_ written: Decimal, meant: Decimal) -> Bool {
    guard let slip = Slip.find(meant: meant, tolerance: .zero, written: written, places: written.scale)?.slip else {
      return false
    }
    switch slip {
    case .wrongDigit, .swappedDigits, .droppedDigit, .doubledDigit, .shiftedPoint: return true
    case .sign, .blank, .extraDigit, .other: return false
    }
  }

  /// Whether such a slip in the total or in one of its parts explains why the parts come to `sum`.
  static func explains(_ total: Decimal, _ parts: [Figure], sum: Decimal) -> Bool {
    guard let difference = sum.subtracting(total) else { return false }
    return isOfThePen(total, meant: sum)
      || parts.contains { part in
        part.number.subtracting(difference).map { isOfThePen(part.number, meant: $0) } ?? false
      }
  }
}

private struct SlipSearch {
  let meant: Decimal
  let low: Decimal
  let high: Decimal
  let places: Int
  private(set) var best: (slip: Slip, value: Decimal)?

  init(meant: Decimal, low: Decimal, high: Decimal, places: Int) {
    self.places = places
    self.meant = meant
    self.low = low
    self.high = high
  }

  private mutating func note(_ slip: Slip, _ value: Decimal) {
    guard value >= low, value <= high else { return }
    if let best {
      if slip.weakness > best.slip.weakness { return }
      if slip.weakness == best.slip.weakness {
        guard let old = best.value.subtracting(meant), let new = value.subtracting(meant),
          new.magnitude < old.magnitude
        else { return }
      }
    }
    best = (slip, value)
  }

  mutating func shiftPoint(_ written: Decimal) {
    // No point that is shifted makes nothing of something.
    guard !written.isZero, low > .zero || high < .zero else { return }
    for power in 1...4 {
      // As many decimals as are written, where they suffice: 146.70 and not 146.7.
      if let value = written.scaled(byPowerOfTen: -power) {
        note(.shiftedPoint, value.rescaled(to: written.scale) ?? value)
      }
      if let value = written.scaled(byPowerOfTen: power) {
        note(.shiftedPoint, value.rescaled(to: written.scale) ?? value)
      }
    }
  }

  /// Tries the digits of `written` one by one, as whole numbers of its last place. Only what lies between the bounds becomes
  /// a decimal: there are some hundred tries for a figure, and hardly one is a hit.
  mutating func changeDigits(_ written: Decimal) {
    let scale = written.scale
    // Longer figures are no amounts; and what follows does not overflow.
    guard scale <= 12, let number = Int64(exactly: written.magnitude.significand), number < 10_000_000_000_000_000,
      let bounds = Bounds(low: low, high: high, scale: scale, isNegative: written.isNegative)
    else { return }
    // At least one digit before the point.
    var digits = 1
    var power: Int64 = 10
    while digits < 17, power <= number || digits <= scale {
      digits += 1
      power *= 10
    }
    var unit: Int64 = 1
    for place in 0..<digits {
      let above = number / unit / 10
      let below = number % unit
      let digit = number / unit % 10
      let isLeading = place == digits - 1 && digits > scale + 1
      for other: Int64 in 0...9 where other != digit && !(isLeading && other == 0) {
        note(.wrongDigit, above * unit * 10 + other * unit + below, bounds.same)
      }
      let next = above % 10
      if place + 1 < digits, next != digit, !(place + 2 == digits && digits > scale + 1 && digit == 0) {
        note(.swappedDigits, (above / 10 * 10 + digit) * unit * 10 + next * unit + below, bounds.same)
      }
      removeDigit(place, above, digit, below, unit, digits: digits, bounds)
      insertDigit(above * 10 + digit, below, unit, place: place, bounds)
      unit *= 10
    }
    // Before the first digit.
    insertDigit(0, number, unit, place: digits, bounds, isFirst: true)
  }

  private mutating func removeDigit(
    _ place: Int, _ above: Int64, _ digit: Int64, _ below: Int64, _ unit: Int64, digits: Int, _ bounds: Bounds
  ) {
    guard digits > 1 else { return }
    let isDoubled = (place + 1 < digits && above % 10 == digit) || (place > 0 && below / (unit / 10) == digit)
    let slip: Slip = isDoubled ? .doubledDigit : .extraDigit
    let scale = bounds.same.scale
    if place < scale {
      // Digits after the point move up; without the last one there is one less.
      note(slip, above * unit + below, bounds.shorter)
      return
    }
    // What is left has a digit before the point, and does not begin with a zero.
    guard digits > scale + 1 else { return }
    if place == digits - 1, digits > scale + 2, below < unit / 10 { return }
    note(slip, above * unit + below, bounds.same)
  }

  /// A digit that stood between `above` and `below`.
  private mutating func insertDigit(
    _ above: Int64, _ below: Int64, _ unit: Int64, place: Int, _ bounds: Bounds, isFirst: Bool = false
  ) {
    let scale = bounds.same.scale
    for digit: Int64 in 0...9 {
      let value = (above * 10 + digit) * unit + below
      // Not behind a zero that begins the number.
      if place >= scale, above > 0 || isFirst && digit > 0 { note(.droppedDigit, value, bounds.same) }
      if place <= scale, scale < places { note(.droppedDigit, value, bounds.longer) }
    }
  }

  private mutating func note(_ slip: Slip, _ value: Int64, _ bounds: Bounds.Of) {
    guard value >= bounds.low, value <= bounds.high,
      let decimal = Decimal(significand: bounds.isNegative ? -Int128(value) : Int128(value), scale: bounds.scale)
    else { return }
    note(slip, decimal)
  }
}

/// Bounds as whole numbers of a last place, for magnitudes.
private struct Bounds {
  struct Of {
    var low: Int64
    var high: Int64
    var scale: Int
    var isNegative: Bool
  }

  let shorter: Of
  let same: Of
  let longer: Of

  /// Nil on overflow.
  init?(low: Decimal, high: Decimal, scale: Int, isNegative: Bool) {
    let (least, most) = isNegative ? (high.negated, low.negated) : (low, high)
    func bounds(_ scale: Int) -> Of? {
      guard scale >= 0 else { return Of(low: 1, high: 0, scale: 0, isNegative: isNegative) }
      guard let low = Bounds.whole(least, scale, up: true), let high = Bounds.whole(most, scale, up: false) else {
        return nil
      }
      return Of(low: Int64(clamping: low), high: Int64(clamping: high), scale: scale, isNegative: isNegative)
    }
    guard let shorter = bounds(scale - 1), let same = bounds(scale), let longer = bounds(scale + 1) else { return nil }
    self.shorter = shorter
    self.same = same
    self.longer = longer
  }

  /// The bound in units of the last of `scale` places, rounded up or down.
  private static func whole(_ bound: Decimal, _ scale: Int, up: Bool) -> Int128? {
    if bound.scale <= scale { return bound.rescaled(to: scale)?.significand }
    let rounded = bound.rounded(places: scale)
    if up, rounded < bound { return rounded.significand + 1 }
    if !up, rounded > bound { return rounded.significand - 1 }
    return rounded.significand
  }
}
