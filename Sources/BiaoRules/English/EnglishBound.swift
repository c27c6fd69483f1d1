// Comparisons in English: at least, no more than, up to.

import BiaoSyntax

/// A comparison in words or signs at the start of a value in English.
struct EnglishBound {
  enum Direction { case lower, upper, exact }

  var range: ByteRange
  var direction: Direction

  /// Nil where the value begins with none.
  init?(_ bytes: [UInt8], _ value: ByteRange) {
    let end = min(value.upperBound, bytes.count)
    let start = max(value.lowerBound, 0)
    // Most values begin with a digit.
    guard start < end, EnglishBound.beginnings[Int(EnglishWords.lowercased(bytes[start]))] else { return nil }
    for (words, direction) in EnglishBound.all {
      guard let word = words.first(where: { EnglishBound.starts(bytes, start, end, $0) }) else { continue }
      range = ByteRange(clamping: start, start + word.count)
      self.direction = direction
      return
    }
    return nil
  }

  static func starts(_ bytes: [UInt8], _ at: Int, _ end: Int, _ word: [UInt8]) -> Bool {
    guard at + word.count <= end else { return false }
    for (offset, byte) in word.enumerated() {
      let own = bytes[at + offset]
      guard EnglishWords.lowercased(own) == byte else { return false }
    }
    return true
  }

  static func spaced(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    var i = at
    while i < end, bytes[i] == 0x20 { i += 1 }
    return i
  }

  /// In small letters; longer ones first.
  private static let all: [(words: [[UInt8]], direction: Direction)] = [
    (
      [
        "≥", ">=", "at least", "not less than", "no less than", "not fewer than", "no fewer than", "not below",
        "not under", "a minimum of", "minimum", "more than", ">",
      ].map { Array($0.utf8) }, .lower
    ),
    (
      [
        "≤", "<=", "at most", "not above", "not over", "a maximum of", "maximum", "not more than", "no more than",
        "not exceeding", "not to exceed", "up to", "less than",
        "fewer than", "below", "under", "<",
      ].map { Array($0.utf8) }, .upper
    ),
    ([Array("=".utf8)], .exact),
  ]
  /// Whether one of them begins with a byte.
  private static let beginnings = {
    var beginnings = [Bool](repeating: false, count: 256)
    for word in all.lazy.flatMap(\.words) { if let first = word.first { beginnings[Int(first)] = true } }
    return beginnings
  }()
}
