// The plain part of a JSON string: what stands for itself.

/// How many bytes of a string's text stand for themselves before the first that does not: a quotation mark, a backslash
/// or a control character. A document of 1 MB is one string, so eight bytes are looked at at once, as one number.
func plainRunLength(_ text: Span<UInt8>) -> Int {
  let ones: UInt64 = 0x0101_0101_0101_0101
  var rest = text
  while rest.count >= 8 {
    // Checks that they lie in the text, and any eight bytes are a number: what is unsafe is to load other types so.
    let bytes = UInt64(littleEndian: unsafe rest.bytes.unsafeLoadUnaligned(as: UInt64.self))
    // The highest bit of each byte that is less than 20, 22 or 5C. The subtraction may borrow from the bytes after such a
    // one, but the first is right.
    let quotes = bytes ^ (ones &* 0x22)
    let escapes = bytes ^ (ones &* 0x5C)
    let ends =
      ((bytes &- ones &* 0x20) & ~bytes | (quotes &- ones) & ~quotes | (escapes &- ones) & ~escapes) & (ones &* 0x80)
    if ends != 0 { return text.count &- rest.count &+ ends.trailingZeroBitCount &>> 3 }
    rest = rest.extracting(droppingFirst: 8)
  }
  while rest.count > 0, rest[0] >= 0x20, rest[0] != 0x22, rest[0] != 0x5C {
    rest = rest.extracting(droppingFirst: 1)
  }
  return text.count &- rest.count
}
