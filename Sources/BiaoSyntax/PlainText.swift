// The plain part of a text: a search for what a lexer has to look at, over several characters at once.

/// The offset of the first character from `from` that wants a closer look, or the end: a terminator, a colon where asked
/// for (of the full-width one too), a control character, bytes that are no UTF-8, or a character that may be invisible.
///
/// Nearly all of a form is written in U+3000–U+9FFF, three bytes each, and ASCII. Of the former two characters are looked
/// at at once, of the latter up to eight, as one number; what remains goes character by character.
func plainTextEnd(_ text: Span<UInt8>, from: Int, stopAtColon: Bool) -> Int {
  // Bytes that are no ASCII, so none that is looked for, where the colon is plain.
  let colons: UInt64 = stopAtColon ? 0x3A3A_3A3A_3A3A_3A3A : 0x8080_8080_8080_8080
  var rest = text.extracting(droppingFirst: from)
  while rest.count >= 8 {
    let bytes = eightBytes(rest)
    if beginsWithTwoCommonCharacters(bytes) {
      rest = rest.extracting(droppingFirst: 6)
      continue
    }
    let length =
      bytes & 0x80 == 0
      ? plainASCIILength(bytes, colons: colons)
      : plainLength(
        UInt8(truncatingIfNeeded: bytes), UInt8(truncatingIfNeeded: bytes &>> 8),
        UInt8(truncatingIfNeeded: bytes &>> 16))
    if length == 0 {
      guard bytes & 0xFF == 0x09 else { break }
      rest = rest.extracting(droppingFirst: 1)
    } else {
      rest = rest.extracting(droppingFirst: length)
    }
  }
  while rest.count > 0 {
    let byte = rest[0]
    if byte < 0x80 {
      if byte < 0x20 ? byte != 0x09 : byte == 0x7F || byte == UInt8(truncatingIfNeeded: colons) { break }
      rest = rest.extracting(droppingFirst: 1)
    } else {
      guard rest.count > 2, plainLength(byte, rest[1], rest[2]) > 0 else { break }
      rest = rest.extracting(droppingFirst: 3)
    }
  }
  return text.count &- rest.count
}

/// The length of the character that begins with these bytes, of which the first is no ASCII, if it is plain; else 0.
@inline(__always)
private func plainLength(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
  guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return 0 }
  switch first {
  case 0xE3...0xE9: return 3
  // From U+2080 on, which has ≥ ≤ ①, nothing is invisible; of what is before only dashes and quotation marks are plain.
  case 0xE2: return second >= 0x82 || second == 0x80 && third >= 0x90 && third <= 0xA7 ? 3 : 0
  // （ ） ， ； ％ and other full-width forms, but not ：.
  case 0xEF: return second == 0xBC && third != 0x9A || second == 0xBD ? 3 : 0
  default: return 0
  }
}

/// The first eight bytes as one number, the very first one lowest. There are as many.
@inline(__always)
private func eightBytes(_ text: Span<UInt8>) -> UInt64 {
  // Checks that they lie in the text, and any eight bytes are a number: what is unsafe is to load other types so.
  UInt64(littleEndian: unsafe text.bytes.unsafeLoadUnaligned(as: UInt64.self))
}

/// Whether the first six of eight bytes are two characters of U+3000–U+9FFF: E3–E9 and two bytes 80–BF, twice.
@inline(__always)
private func beginsWithTwoCommonCharacters(_ bytes: UInt64) -> Bool {
  guard bytes & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 else { return false }
  // The lower halves of both first bytes: with 13 added those from 3 on carry, with 6 added those from 10 on.
  let halves = bytes & 0x0F00_000F
  return ((halves &+ 0x0D00_000D) & ~(halves &+ 0x0600_0006)) & 0x1000_0010 == 0x1000_0010
}

/// How many of eight bytes, from the first on, are ASCII, no control character (not even a tab) and not the one that each
/// byte of `colons` is.
@inline(__always)
private func plainASCIILength(_ bytes: UInt64, colons: UInt64) -> Int {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let highBits = ones &* 0x80
  // The highest bit of each byte says that it is 20 or more; that it is 7F; that it is not the colon. Bytes that are no
  // ASCII may falsify those after them, but they themselves end the run.
  let isNoControl = (bytes | highBits) &- ones &* 0x20
  let isDelete = bytes &+ ones
  let isNoColon = ((bytes ^ colons) | highBits) &- ones
  let ends = (bytes | ~isNoControl | isDelete | ~isNoColon) & highBits
  // 64 where there is none.
  return ends.trailingZeroBitCount &>> 3
}
