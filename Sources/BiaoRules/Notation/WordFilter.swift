// A bit set that says of nearly all pairs of characters that no listed word holds them.

/// Answers for two characters, given as their bytes, whether a listed word may hold them. Never wrong with a no; wrong with
/// a yes about once in twenty pairs.
struct WordFilter: Sendable {
  private(set) var bits = [UInt64](repeating: 0, count: WordFilter.size)
  static let size = 1 << 13

  init() {}
  init(bits: [UInt64]) { self.bits = bits }

  mutating func insert(_ first: UInt32, _ second: UInt32) {
    let place = WordFilter.hash(first, second) &>> 13
    bits[Int(place &>> 6)] |= 1 &<< UInt64(place & 63)
  }

  @inline(__always)
  func mayHold(_ first: UInt32, _ second: UInt32) -> Bool {
    let place = WordFilter.hash(first, second) &>> 13
    return bits[Int(place &>> 6)] & (1 &<< UInt64(place & 63)) != 0
  }

  /// The higher bits are the mixed ones.
  @inline(__always)
  static func hash(_ first: UInt32, _ second: UInt32) -> UInt32 { hash(key(first, second)) }

  @inline(__always)
  static func hash(_ key: UInt32) -> UInt32 { key &* 0x85EB_CA6B }

  /// Both characters as one number, which no other pair has that shares one of them.
  @inline(__always)
  static func key(_ first: UInt32, _ second: UInt32) -> UInt32 { (first &* 0x9E37_79B1) ^ second }
}
