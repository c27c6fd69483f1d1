// Reading scalars straight from the source bytes, folded on the way, without a copy.

public import BiaoSyntax

/// One look-ahead scalar of a byte range, folded as `FoldedText` folds (full-width forms as ASCII, U+3000 and U+00A0 as
/// a space, zero-width characters skipped). It allocates nothing and its offsets are offsets into the bytes it is given,
/// so a reader that uses it has source ranges for nothing. The bytes are passed to each call instead of being kept:
/// copies of a cursor, made to look ahead, then cost no reference counting.
public struct FoldedCursor: Sendable {
  /// The scalar at the end of the range. No Unicode scalar has this value.
  public static let none: UInt32 = 0xFFFF_FFFF

  /// Where the range ends.
  public let end: Int
  /// Where the present scalar starts; `end` at the end.
  public private(set) var at: Int
  /// Where the present scalar ends.
  public private(set) var next: Int
  /// Where the scalar before the present one ended: what was consumed reaches up to here.
  public private(set) var last: Int
  /// The folded scalar, `none` at the end, 0x110000 + byte for a byte that is no UTF-8.
  public private(set) var scalar: UInt32
  /// Whether the present scalar is a full-width form in the source.
  public private(set) var isFullwidth: Bool

  /// A cursor at the first scalar of `range`, which is cut to the bytes. They are borrowed: an initialiser takes its
  /// arguments over by default, and would count references of the text some dozen times a form.
  public init(_ bytes: borrowing [UInt8], _ range: ByteRange) {
    let start = min(max(range.lowerBound, 0), bytes.count)
    end = min(max(range.upperBound, start), bytes.count)
    at = start
    next = start
    last = start
    scalar = Self.none
    isFullwidth = false
    load(bytes)
  }

  public var isAtEnd: Bool { scalar == Self.none }

  /// Takes the present scalar and goes to the next.
  @inline(__always)
  public mutating func advance(_ bytes: [UInt8]) {
    last = next
    load(bytes)
  }

  /// Goes past the spaces and tabs (and line breaks) that stand here.
  public mutating func skipSpaces(_ bytes: [UInt8]) {
    let kept = last
    var moved = false
    while isSpace {
      advance(bytes)
      moved = true
    }
    // What was consumed for a range does not reach into the spaces after it.
    if moved { last = kept }
  }

  public var isSpace: Bool {
    scalar == 0x20 || (scalar >= 0x09 && scalar <= 0x0D) || scalar == 0x2003 || scalar == 0x2002 || scalar == 0x2009
  }

  /// Takes `expected` if it stands here.
  @inline(__always)
  public mutating func take(_ expected: Unicode.Scalar, _ bytes: [UInt8]) -> Bool {
    guard scalar == expected.value else { return false }
    advance(bytes)
    return true
  }

  /// Takes all of `word` if it stands here, else nothing.
  public mutating func take(word: StaticWord, _ bytes: [UInt8]) -> Bool {
    // Most words differ at once.
    guard let first = word.scalars.first, first == scalar else { return word.scalars.isEmpty }
    let saved = self
    for expected in word.scalars {
      guard scalar == expected else {
        self = saved
        return false
      }
      advance(bytes)
    }
    return true
  }

  /// Takes the first of `words` that stands here; longer ones have to come first.
  public mutating func take(anyOf words: [StaticWord], _ bytes: [UInt8]) -> Bool {
    for word in words where take(word: word, bytes) { return true }
    return false
  }

  @inline(__always)
  private mutating func load(_ bytes: [UInt8]) {
    let i = next
    guard i < end, i < bytes.count else {
      at = end
      next = end
      scalar = Self.none
      isFullwidth = false
      return
    }
    let byte = bytes[i]
    if byte < 0x80 {
      at = i
      next = i + 1
      scalar = UInt32(byte)
      isFullwidth = false
      return
    }
    loadWide(bytes)
  }

  /// A scalar of several bytes; zero-width ones are passed over.
  private mutating func loadWide(_ bytes: [UInt8]) {
    var i = next
    while true {
      guard i < end, i < bytes.count else {
        at = end
        next = end
        scalar = Self.none
        isFullwidth = false
        return
      }
      let (value, length) = Self.decode(bytes, i, end)
      // U+200B–U+200F and the byte order mark are not seen.
      if (value >= 0x200B && value <= 0x200F) || value == 0xFEFF {
        i += length
        continue
      }
      at = i
      next = i + length
      isFullwidth = value >= 0xFF01 && value <= 0xFF5E
      if isFullwidth {
        scalar = value - 0xFEE0
      } else if value == 0x3000 || value == 0xA0 {
        scalar = 0x20
      } else {
        scalar = value
      }
      return
    }
  }

  /// The scalar at `i` (which must lie before `end`) and its length in bytes; a byte that starts no well-formed
  /// sequence is 0x110000 + byte, of length 1.
  private static func decode(_ bytes: [UInt8], _ i: Int, _ end: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[i])
    let limit = min(end, bytes.count)
    func tail(_ offset: Int) -> UInt32? {
      guard i + offset < limit else { return nil }
      let byte = bytes[i + offset]
      return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
    }
    if first < 0x80 { return (first, 1) }
    if first >= 0xC2, first <= 0xDF, let second = tail(1) {
      return ((first & 0x1F) << 6 | second, 2)
    }
    if first >= 0xE0, first <= 0xEF, let second = tail(1), let third = tail(2) {
      let value = (first & 0x0F) << 12 | second << 6 | third
      if value >= 0x800, !(value >= 0xD800 && value <= 0xDFFF) { return (value, 3) }
    }
    if first >= 0xF0, first <= 0xF4, let second = tail(1), let third = tail(2), let fourth = tail(3) {
      let value = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
      if value >= 0x10000, value <= 0x10FFFF { return (value, 4) }
    }
    return (0x110000 + first, 1)
  }
}

/// A word of a reader's vocabulary, as scalars, made once.
public struct StaticWord: Sendable, ExpressibleByStringLiteral {
  public let scalars: [UInt32]
  public init(stringLiteral value: StaticString) {
    scalars = String(describing: value).unicodeScalars.map(\.value)
  }

  /// The word as a string.
  public var text: String { String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init))) }
}

extension FoldedCursor {
  /// The value of an ASCII digit (full-width ones are folded), or nil.
  @inline(__always)
  public var digit: Int? {
    scalar >= 0x30 && scalar <= 0x39 ? Int(scalar &- 0x30) : nil
  }

  public var isLatinLetter: Bool {
    (scalar >= 0x41 && scalar <= 0x5A) || (scalar >= 0x61 && scalar <= 0x7A)
  }

  public func `is`(_ other: Unicode.Scalar) -> Bool { scalar == other.value }
}
