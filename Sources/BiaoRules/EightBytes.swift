// Texts looked at eight bytes at a time.

extension Span<UInt8> {
  /// The eight bytes from `offset` on as one number, the first one highest. There are as many.
  @inline(__always)
  func eightBytes(at offset: Int) -> UInt64 {
    // Checks that they lie in the text, and any eight bytes are a number: what is unsafe is to load other types so.
    UInt64(bigEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Whether the ASCII character `byte` stands in the text.
  func holds(_ byte: UInt8) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let wanted = ones &* UInt64(byte)
    var i = 0
    while i &+ 8 <= count {
      // The highest bit of a byte that is 0, and of some above one that is.
      let other = eightBytes(at: i) ^ wanted
      if (other &- ones) & ~other & (ones &* 0x80) != 0 { return true }
      i &+= 8
    }
    while i < count {
      if self[i] == byte { return true }
      i &+= 1
    }
    return false
  }

  /// Whether a digit stands in the text.
  func holdsDigit() -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var i = 0
    while i &+ 8 <= count {
      // 0 to 9 where a digit is; with 76 added all that is more sets the highest bit of its byte.
      let rest = eightBytes(at: i) ^ (ones &* 0x30)
      let isMore = (rest & (ones &* 0x7F)) &+ (ones &* 0x76)
      if ~(isMore | rest) & (ones &* 0x80) != 0 { return true }
      i &+= 8
    }
    while i < count {
      if self[i] &- 0x30 < 10 { return true }
      i &+= 1
    }
    return false
  }

  /// Whether a digit stands in the text, or a full-width one.
  func holdsDigitOfEitherWidth() -> Bool {
    if holdsDigit() { return true }
    var i = 2
    while i < count {
      // The last byte of ０ to ９, which many other characters end with.
      if self[i] &- 0x90 < 10, self[i &- 1] == 0xBC, self[i &- 2] == 0xEF { return true }
      i &+= 1
    }
    return false
  }

  /// Whether a control character stands in the text.
  func holdsControl() -> Bool {
    for i in indices where self[i] < 0x20 || self[i] == 0x7F { return true }
    return false
  }

  /// Whether two texts are the same bytes. Slices compare through their elements' protocol, at several times the cost.
  func isSame(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var i = 0
    while i &+ 8 <= count {
      if eightBytes(at: i) != other.eightBytes(at: i) { return false }
      i &+= 8
    }
    while i < count {
      if self[i] != other[i] { return false }
      i &+= 1
    }
    return true
  }
}
