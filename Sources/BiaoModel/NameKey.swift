// How names are compared.

public import BiaoSyntax

/// A name folded in width, case and white space, as one number: two names are the same if their keys are.
///
/// Word leaves `指 标` and line breaks in names, and an input method types full-width letters; a reviewer sees no
/// difference. The key is a 64-bit hash of the folded text, so that binding a form compares numbers and makes no strings;
/// that two of a group's names collide has a chance of about one in 10^17.
public struct NameKey: Hashable, Sendable, Comparable {
  public let value: UInt64

  init(value: UInt64) { self.value = value }

  /// The key of the empty name.
  public static let empty = NameKey(value: 0xCBF2_9CE4_8422_2325)

  public var isEmpty: Bool { self == .empty }

  public static func < (a: NameKey, b: NameKey) -> Bool { a.value < b.value }

  public init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, 0..<bytes.count)
  }

  /// The key of the name that stands in `range` of `bytes`.
  public init(_ bytes: [UInt8], _ range: ByteRange) {
    var hash = NameKey.empty.value
    foldName(bytes, range) { hash = NameKey.mix(hash, UInt64($0)) }
    value = hash
  }

  /// One step for each ideograph, or each other byte: the steps wait for each other, so their number is what they cost.
  @inline(__always)
  fileprivate static func mix(_ hash: UInt64, _ unit: UInt64) -> UInt64 {
    let product = (hash ^ unit) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product &>> 32
  }
}

extension NameKey {
  /// The key of a name that is folded already.
  init(folded name: some Sequence<UInt8>) { self = NameKey.empty.appending(name) }

  /// The key of the name with more folded bytes behind it.
  func appending(_ bytes: some Sequence<UInt8>) -> NameKey {
    var hash = value
    let folded = Array(bytes)
    foldName(folded, 0..<folded.count) { hash = NameKey.mix(hash, UInt64($0)) }
    return NameKey(value: hash)
  }
}

/// Passes a name to `take`, folded: half-width, lower case, without white space and zero-width characters; an ideograph as
/// its three bytes in one number, all else byte by byte. What is folded already comes out as it is.
@inline(__always)
func foldName(_ bytes: [UInt8], _ range: ByteRange, _ take: (UInt32) -> Void) {
  let end = max(0, min(range.upperBound, bytes.count))
  var rest = bytes.span.extracting(min(max(range.lowerBound, 0), end)..<end)
  while rest.count > 0 {
    let byte = rest[0]
    if byte < 0x80 {
      rest = rest.extracting(droppingFirst: 1)
      if byte == 0x20 || byte == 0x09 { continue }
      take(UInt32(byte &- 0x41 < 26 ? byte | 0x20 : byte))
    } else if byte &- 0xE4 < 6, rest.count > 2, rest[1] & 0xC0 == 0x80, rest[2] & 0xC0 == 0x80 {
      // An ideograph of a name that is UTF-8, as most are.
      take(UInt32(byte) << 16 | UInt32(rest[1]) << 8 | UInt32(rest[2]))
      rest = rest.extracting(droppingFirst: 3)
    } else {
      let (length, folded) = foldRare(rest)
      rest = rest.extracting(droppingFirst: length)
      if folded != 0 { take(UInt32(folded)) }
    }
  }
}

/// What the text, which begins with neither ASCII nor an ideograph, is folded to there: how many bytes, and to which one;
/// to none where that is 0.
private func foldRare(_ text: Span<UInt8>) -> (length: Int, folded: UInt8) {
  let first = text[0]
  if first == 0xC2, text.count > 1, text[1] == 0xA0 { return (2, 0) }
  guard text.count > 2 else { return (1, first) }
  switch (first, text[1], text[2]) {
  case (0xEF, 0xBC, 0x81...0xBF): return (3, lowercase(text[2] - 0x60))
  case (0xEF, 0xBD, 0x80...0x9E): return (3, lowercase(text[2] - 0x20))
  case (0xEF, 0xBB, 0xBF), (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x8B...0x8F): return (3, 0)
  default: return (1, first)
  }
}

private func lowercase(_ ascii: UInt8) -> UInt8 { ascii &- 0x41 < 26 ? ascii | 0x20 : ascii }

/// The folded bytes of a name, for comparing how near two names are.
public func foldedName(_ bytes: [UInt8], _ range: ByteRange) -> [UInt8] {
  var folded: [UInt8] = []
  folded.reserveCapacity(range.count)
  foldName(bytes, range) { unit in
    if unit > 0xFF {
      folded.append(UInt8(truncatingIfNeeded: unit >> 16))
      folded.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
    folded.append(UInt8(truncatingIfNeeded: unit))
  }
  return folded
}
