// The author's own words, as messages show them.

package import BiaoSyntax

extension Tree {
  /// `range` within the text, with its ends moved out of characters.
  package func wholeCharacters(_ range: ByteRange) -> ByteRange {
    let lower = min(max(range.lowerBound, 0), bytes.count)
    let upper = min(max(range.upperBound, lower), bytes.count)
    let start = character(around: lower)?.lowerBound ?? lower
    let end = upper > start ? character(around: upper)?.upperBound ?? upper : start
    return start..<max(start, end)
  }

  /// The character inside of which `offset` lies; nil between characters, and beside bytes that are no UTF-8.
  private func character(around offset: Int) -> ByteRange? {
    guard offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 else { return nil }
    for start in stride(from: offset - 1, through: max(offset - 3, 0), by: -1) where bytes[start] & 0xC0 != 0x80 {
      let end = start + utf8Length(bytes, at: start, end: bytes.count)
      return end > offset ? start..<end : nil
    }
    return nil
  }

  /// The words in `range` as messages quote them: in one line, and cut where they are long.
  package func quote(_ range: ByteRange, limit: Int = 32) -> String {
    let end = min(range.upperBound, bytes.count)
    var i = min(max(range.lowerBound, 0), end)
    // Nearly every quotation is a short one of ideographs and digits.
    if end - i <= limit, !bytes.span.extracting(i..<end).holdsControl() { return text(i..<end) }
    var quoted: [UInt8] = []
    // Four bytes a character at most, so a long value is not copied whole.
    quoted.reserveCapacity(min(end - i, 4 * limit) + 3)
    var count = 0
    while i < end {
      if count == limit {
        quoted.append(contentsOf: "…".utf8)
        break
      }
      let byte = bytes[i]
      let length = byte < 0x80 ? 1 : max(utf8Length(bytes, at: i, end: end), 1)
      if length == 1 {
        quoted.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte)
      } else {
        quoted.append(contentsOf: bytes[i..<i + length])
      }
      i += length
      count += 1
    }
    // What is no UTF-8 is shown as U+FFFD.
    return String(decoding: quoted, as: UTF8.self)
  }
}
