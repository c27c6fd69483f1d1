// A bit set that says of nearly all pairs of characters that no listed word begins with them.

/// Answers for two ideographs, given as their bytes, whether a listed word may begin with them. Never wrong with a no;
/// wrong with a yes about once in some hundred pairs.
struct WordFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1 << 10)
  /// The second characters alone: 64 of them, which differ in their last byte, in each entry. Asked first, because it takes
  /// a third of the time.
  private(set) var seconds = [UInt64](repeating: 0, count: 1 << 10)

  mutating func insert(_ first: UInt32, _ second: UInt32) {
    let place = WordFilter.place(first, second)
    bits[place >> 6] |= 1 << UInt64(place & 63)
    let entry = WordFilter.entry(UInt8(truncatingIfNeeded: second >> 16), UInt8(truncatingIfNeeded: second >> 8))
    seconds[entry] |= 1 << UInt64(second & 63)
  }

  @inline(__always)
  func mayHold(_ first: UInt32, _ second: UInt32) -> Bool {
    let place = WordFilter.place(first, second)
    return bits[place >> 6] & (1 << UInt64(place & 63)) != 0
  }

  /// The entry of `seconds` for a character of those first two bytes: 0 ..< 1024.
  @inline(__always)
  static func entry(_ first: UInt8, _ second: UInt8) -> Int { Int(first & 0x0F) << 6 | Int(second & 0x3F) }

  /// 0 ..< 65536
  @inline(__always)
  private static func place(_ first: UInt32, _ second: UInt32) -> Int {
    Int((((first &* 0x9E37_79B1) ^ second) &* 0x85EB_CA6B) >> 16)
  }
}
