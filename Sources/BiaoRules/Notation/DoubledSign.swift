// A sign of comparison that is written twice: ≥≥98%.

import BiaoSyntax

enum DoubledSign {
  /// Two signs of the same comparison at the start of a line's value.
  static func find(_ line: Int, _ tree: Tree) -> ByteRange? {
    guard let colon = tree.lines[line].colon else { return nil }
    let (bytes, end) = (tree.bytes.span, tree.lines[line].end)
    var start = colon + (bytes[colon] == 0x3A ? 1 : 3)
    while start < end, bytes[start] == 0x20 { start += 1 }
    // ≤ ≦ end with A4 and A6, ≥ ≧ with A5 and A7.
    guard end - start > 6, bytes[start] == 0xE2, bytes[start + 1] == 0x89, bytes[start + 2] &- 0xA4 < 4 else {
      return nil
    }
    var i = start + 3
    while i < end, bytes[i] == 0x20 { i += 1 }
    guard end - i > 3, bytes[i] == 0xE2, bytes[i + 1] == 0x89, bytes[i + 2] &- 0xA4 < 4,
      bytes[start + 2] & 1 == bytes[i + 2] & 1
    else { return nil }
    return ByteRange(clamping: start, i + 3)
  }

  /// The one sign to be kept: ≤ or ≥.
  static func plain(_ bytes: [UInt8], _ signs: ByteRange) -> String? {
    signs.last.map { bytes[$0] & 1 == 0 ? "≤" : "≥" }
  }
}
