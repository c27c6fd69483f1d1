// A bit set that says of nearly all pairs of characters that no listed word begins with them.

/// Answers for two characters, given as their bytes, whether a listed word may begin with them. Never wrong with a no; wrong
/// with a yes about once in fifty pairs.
struct WordFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1 << 10)

  mutating func insert(_ first: UInt32, _ second: UInt32) {
    let place = WordFilter.place(first, second)
    bits[place >> 6] |= 1 << UInt64(place & 63)
  }

  @inline(__always)
  func mayHold(_ first: UInt32, _ second: UInt32) -> Bool {
    let place = WordFilter.place(first, second)
    return bits[place >> 6] & (1 << UInt64(place & 63)) != 0
  }

  /// 0 ..< 65536
  @inline(__always)
  private static func place(_ first: UInt32, _ second: UInt32) -> Int {
    Int((((first &* 0x9E37_79B1) ^ second) &* 0x85EB_CA6B) &>> 16)
  }
}
