// How names are compared.

package import BiaoSyntax

/// A name folded in width, case and white space, as one number: two names are the same if their keys are.
///
/// Word leaves `指 标` and line breaks in names, and an input method types full-width letters; a reviewer sees no
/// difference. The key is a 64-bit hash of the folded text, so that binding a form compares numbers and makes no strings;
/// that two of a group's names collide has a chance of about one in 10^17.
package struct NameKey: Hashable, Sendable, Comparable {
  package let value: UInt64

  init(value: UInt64) { self.value = value }

  /// The key of the empty name.
  package static let empty = NameKey(value: 0xCBF2_9CE4_8422_2325)

  package var isEmpty: Bool { self == .empty }

  package static func < (a: NameKey, b: NameKey) -> Bool { a.value < b.value }

  package init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, 0..<bytes.count)
  }

  /// The key of the name that stands in `range` of `bytes`.
  package init(_ bytes: [UInt8], _ range: ByteRange) {
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
  let end = min(range.upperBound, bytes.count)
  var i = max(range.lowerBound, 0)
  while i < end {
    let byte = bytes[i]
    if byte < 0x80 {
      i &+= 1
      if byte == 0x20 || byte == 0x09 { continue }
      take(UInt32(byte &- 0x41 < 26 ? byte | 0x20 : byte))
      continue
    }
    // An ideograph of a name that is UTF-8, as most are.
    if byte &- 0xE4 < 6, end &- i > 2, bytes[i &+ 1] & 0xC0 == 0x80, bytes[i &+ 2] & 0xC0 == 0x80 {
      take(UInt32(byte) << 16 | UInt32(bytes[i &+ 1]) << 8 | UInt32(bytes[i &+ 2]))
      i &+= 3
      continue
    }
    if byte == 0xEF, end - i > 2 {
      let second = bytes[i + 1]
      let third = bytes[i + 2]
      var ascii: UInt8 = 0
      if second == 0xBC, third >= 0x81, third <= 0xBF { ascii = third - 0x60 }
      if second == 0xBD, third >= 0x80, third <= 0x9E { ascii = third - 0x20 }
      if ascii != 0 {
        take(UInt32(ascii &- 0x41 < 26 ? ascii | 0x20 : ascii))
        i += 3
        continue
      }
      if second == 0xBB, third == 0xBF {
        i += 3
        continue
      }
    } else if byte == 0xE3, end - i > 2, bytes[i + 1] == 0x80, bytes[i + 2] == 0x80 {
      i += 3
      continue
    } else if byte == 0xC2, end - i > 1, bytes[i + 1] == 0xA0 {
      i += 2
      continue
    } else if byte == 0xE2, end - i > 2, bytes[i + 1] == 0x80, bytes[i + 2] >= 0x8B, bytes[i + 2] <= 0x8F {
      i += 3
      continue
    }
    take(UInt32(byte))
    i &+= 1
  }
}

/// The folded bytes of a name, for comparing how near two names are.
package func foldedName(_ bytes: [UInt8], _ range: ByteRange) -> [UInt8] {
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
