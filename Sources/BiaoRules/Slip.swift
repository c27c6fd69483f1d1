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
    guard !written.isZero else { return }
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

  /// Tries the digits of `written` one by one, as whole numbers of its last place.
  mutating func changeDigits(_ written: Decimal) {
    let scale = written.scale
    let isNegative = written.isNegative
    let number = written.significand.magnitude
    // More digits than this are no amount; and what follows must not overflow.
    guard scale <= 12, number < 1_000_000_000_000_000_000_000_000 else { return }
    // At least one digit before the point.
    var digits = 1
    var power: UInt128 = 10
    while power <= number || digits <= scale {
      digits += 1
      power *= 10
    }
    func decimal(_ value: UInt128, _ scale: Int) -> Decimal? {
      let value = Int128(truncatingIfNeeded: value)
      return Decimal(significand: isNegative ? -value : value, scale: scale)
    }
    var unit: UInt128 = 1
    for place in 0..<digits {
      let above = number / unit / 10
      let below = number % unit
      let digit = number / unit % 10
      let isLeading = place == digits - 1 && digits > scale + 1
      for other: UInt128 in 0...9 where other != digit && !(isLeading && other == 0) {
        if let value = decimal(above * unit * 10 + other * unit + below, scale) { note(.wrongDigit, value) }
      }
      let next = above % 10
      if place + 1 < digits, next != digit, !(place + 2 == digits && digits > scale + 1 && digit == 0) {
        let swapped = (above / 10 * 10 + digit) * unit * 10 + next * unit + below
        if let value = decimal(swapped, scale) { note(.swappedDigits, value) }
      }
      removeDigit(place, above, digit, below, unit, digits: digits, scale, decimal)
      insertDigit(above * 10 + digit, below, unit, place: place, scale, decimal)
      unit *= 10
    }
    // Before the first digit.
    insertDigit(0, number, unit, place: digits, scale, decimal, isFirst: true)
  }

  private mutating func removeDigit(
    _ place: Int, _ above: UInt128, _ digit: UInt128, _ below: UInt128, _ unit: UInt128, digits: Int, _ scale: Int,
    _ decimal: (UInt128, Int) -> Decimal?
  ) {
    guard digits > 1 else { return }
    let isDoubled = (place + 1 < digits && above % 10 == digit) || (place > 0 && below / (unit / 10) == digit)
    let value: Decimal?
    if place < scale {
      // Digits after the point move up; without the last one there is one less.
      value = decimal(above * unit + below, scale - 1)
    } else {
      guard digits > scale + 1, above > 0 || place > scale else { return }
      // What is left does not begin with a zero.
      if place == digits - 1, digits > scale + 2, below < unit / 10 { return }
      value = decimal(above * unit + below, scale)
    }
    if let value { note(isDoubled ? .doubledDigit : .extraDigit, value) }
  }

  /// A digit that stood between `above` and `below`.
  private mutating func insertDigit(
    _ above: UInt128, _ below: UInt128, _ unit: UInt128, place: Int, _ scale: Int,
    _ decimal: (UInt128, Int) -> Decimal?, isFirst: Bool = false
  ) {
    for digit: UInt128 in 0...9 {
      let value = (above * 10 + digit) * unit + below
      // Not behind a zero that begins the number.
      if place >= scale, above > 0 || isFirst && digit > 0, let whole = decimal(value, scale) {
        note(.droppedDigit, whole)
      }
      if place <= scale, scale < places, let fraction = decimal(value, scale + 1) { note(.droppedDigit, fraction) }
    }
  }
}
