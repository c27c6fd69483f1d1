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

  /// The comparison with which a value ends, behind its number: 30 complaints or more.
  init?(ending bytes: [UInt8], _ value: ByteRange) {
    guard value.count >= 9, value.upperBound <= bytes.count, EnglishBound.endings.contains(bytes[value.upperBound - 1]),
      bytes[value].contains(where: { $0 &- 0x30 < 10 }),
      let found = EnglishBound.behind.first(where: {
        value.count > $0.text.count
          && EnglishWords.stands($0.text, value.upperBound - $0.text.count, bytes, value.upperBound)
      })
    else { return nil }
    range = ByteRange(clamping: value.upperBound - found.text.count + 1, value.upperBound)
    direction = found.direction
  }

  static func spaced(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    var i = at
    while i < end, bytes[i] == 0x20 { i += 1 }
    return i
  }

  /// The last letters of those, in small ones.
  private static let endings = Array("erswmt".utf8)
  private static let behind: [(text: [UInt8], direction: Direction)] =
    [
      " or more", " and more", " or above", " and above", " or over", " and over", " or higher", " minimum",
      " at least",
    ]
    .map { (Array($0.utf8), .lower) }
    + [" or less", " or fewer", " or below", " and below", " or lower", " maximum", " at most"]
    .map { (Array($0.utf8), .upper) }

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
