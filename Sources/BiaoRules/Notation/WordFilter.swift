// A bit set that says of nearly all pairs of characters that no listed word begins with them.

/// Answers for two characters, given as their bytes, whether a listed word may begin with them. Never wrong with a no;
/// `mayHold` is wrong with a yes about once in fifty pairs, `holds`, which is asked of those, about once in a thousand.
struct WordFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1 << 10)
  private var further = [UInt64](repeating: 0, count: 1 << 10)

  mutating func insert(_ first: UInt32, _ second: UInt32) {
    let place = WordFilter.place(first, second)
    bits[place >> 6] |= 1 << UInt64(place & 63)
    let other = WordFilter.furtherPlace(first, second)
    further[other >> 6] |= 1 << UInt64(other & 63)
  }

  /// Whether they are held, of two that may be.
  func holds(_ first: UInt32, _ second: UInt32) -> Bool {
    let place = WordFilter.furtherPlace(first, second)
    return further[place >> 6] & (1 << UInt64(place & 63)) != 0
  }

  private static func furtherPlace(_ first: UInt32, _ second: UInt32) -> Int {
    Int((((second &* 0xC2B2_AE35) ^ first) &* 0x27D4_EB2F) &>> 16)
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
