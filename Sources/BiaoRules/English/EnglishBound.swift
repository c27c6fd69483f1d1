// Comparisons in English: at least, no more than, up to.

import BiaoSyntax

/// A comparison in words or signs at the start of a value in English.
struct EnglishBound {
  enum Direction { case lower, upper, exact }

  var range: ByteRange
  var direction: Direction

  /// Nil where the value begins with none.
  init?(_ bytes: [UInt8], _ value: ByteRange) {
    let start = max(value.lowerBound, 0)
    guard let found = EnglishBound.all.find(bytes, start, min(value.upperBound, bytes.count)) else { return nil }
    range = ByteRange(clamping: start, start + found.length)
    direction = found.value
  }

  static func spaced(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    var i = at
    while i < end, bytes[i] == 0x20 { i += 1 }
    return i
  }

  private static let all = EnglishPhrases<Direction>([
    (
      [
        "≥", ">=", "at least", "not less than", "no less than", "not fewer than", "no fewer than", "not below",
        "not under", "a minimum of", "minimum", "more than", ">",
      ], .lower
    ),
    (
      [
        "≤", "<=", "at most", "not above", "not over", "a maximum of", "maximum", "not more than", "no more than",
        "not exceeding", "not to exceed", "up to", "less than",
        "fewer than", "below", "under", "<",
      ], .upper
    ),
    (["="], .exact),
  ])
}
