// Which of a list's checks are due for a thing, by its traits: most things have those of a few.

/// The checks of a list, up to 64, each with the traits of which a thing must have one. Asked for each line and each
/// indicator of a form: what is done is to go through the thing's traits, not through the checks.
struct DueChecks<Traits: OptionSet & Sendable>: Sendable where Traits.RawValue: FixedWidthInteger & Sendable {
  /// For each bit of the traits those checks, as bits, that ask for it.
  private var checks = [UInt64](repeating: 0, count: Traits.RawValue.bitWidth)
  private var count = 0

  static var maximumCount: Int { 64 }

  /// Adds the next check of the list. Those beyond the sixty-fourth would be lost: a test counts them.
  mutating func add(_ traits: Traits) {
    for bit in checks.indices where traits.rawValue & (1 << Traits.RawValue(truncatingIfNeeded: bit)) != 0 {
      checks[bit] |= 1 &<< UInt64(count)
    }
    count += 1
  }

  /// The checks that are due, as bits: that of the first one is the lowest.
  @inline(__always)
  func due(_ traits: Traits) -> UInt64 {
    let checks = checks.span
    var due: UInt64 = 0
    var left = traits.rawValue
    while left != 0 {
      due |= checks[left.trailingZeroBitCount]
      left &= left &- 1
    }
    return due
  }
}

extension UInt64 {
  /// Takes the lowest bit out, and returns which it was; nil when there is none left.
  @inline(__always)
  mutating func nextBit() -> Int? {
    guard self != 0 else { return nil }
    defer { self &= self &- 1 }
    return trailingZeroBitCount
  }
}
