// How wide text is in columns of a monospaced font, after Unicode Standard Annex #11.

import BiaoSyntax

/// The cells that the character `code` takes on its own. Characters of ambiguous width, such as `“` `…` `≥` `①`, take
/// one, as in every terminal that was not told otherwise.
package func cellWidth(of code: UInt32) -> Int {
  if code < 0x300 { return 1 }
  // The common Chinese characters, before any search.
  if code >= 0x4E00, code <= 0x9FFF { return 2 }
  if CellWidthTable.contains(CellWidthTable.wide, code) { return 2 }
  return CellWidthTable.contains(CellWidthTable.zero, code) ? 0 : 1
}

extension CellWidthTable {
  /// Whether `code` lies in one of the pairs of `table`.
  package static func contains(_ table: [UInt32], _ code: UInt32) -> Bool {
    let pair = partitionPoint(table.count / 2) { table[2 * $0 + 1] >= code }
    return pair < table.count / 2 && table[2 * pair] <= code
  }
}

/// The width of a text whose surroundings are not known yet.
struct TextWidth: Hashable {
  /// In columns, characters of ambiguous width counted as one.
  var columns = 0
  /// How many of its characters are of ambiguous width.
  var ambiguous = 0
  /// Whether a character is wide, so that the text is Chinese, Japanese or Korean.
  var isWide = false

  /// The width of `range`, which lies in one line.
  init(_ bytes: [UInt8], _ range: ByteRange) {
    var i = range.lowerBound
    while i < range.upperBound {
      let byte = bytes[i]
      if byte < 0x80 {
        columns += 1
        i += 1
      } else if byte >= 0xE4, byte <= 0xE9, i + 2 < range.upperBound, byte > 0xE4 || bytes[i + 1] >= 0xB8 {
        // U+4E00–U+9FFF, in which nearly all of a form is written.
        columns += 2
        isWide = true
        i += 3
      } else {
        i += addCharacter(bytes, at: i, end: range.upperBound)
      }
    }
  }

  /// Adds the character at `i` and returns its length in bytes. A byte that is no UTF-8 counts as one character.
  private mutating func addCharacter(_ bytes: [UInt8], at i: Int, end: Int) -> Int {
    let length = utf8Length(bytes, at: i, end: end)
    guard length > 1 else {
      columns += 1
      return 1
    }
    var code = UInt32(bytes[i]) & (0x7F >> UInt32(length))
    for k in 1..<length { code = code << 6 | UInt32(bytes[i + k] & 0x3F) }
    if CellWidthTable.contains(CellWidthTable.ambiguous, code) {
      ambiguous += 1
      columns += 1
      return length
    }
    let width = cellWidth(of: code)
    columns += width
    isWide = isWide || width == 2
    return length
  }
}
