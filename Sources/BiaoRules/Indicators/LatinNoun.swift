// The noun behind a number in English: nets of `bed nets in use`.

import BiaoSyntax

enum LatinNoun {
  /// The last word before a preposition, a verb or a stop, of the few words that stand right behind a number; nil where no
  /// plural noun of four letters or more does.
  static func head(_ bytes: [UInt8], _ text: ByteRange) -> ByteRange? {
    let end = min(text.upperBound, bytes.count)
    var i = max(text.lowerBound, 0)
    var last: ByteRange?
    for _ in 0..<4 {
      guard i < end else { break }
      if bytes[i] == 0x20 { i += 1 }
      let start = i
      while i < end, bytes[i] | 0x20 >= 0x61 && bytes[i] | 0x20 <= 0x7A || bytes[i] == 0x2D { i += 1 }
      guard i > start, !enders.contains(where: { bytes[start..<i].elementsEqual($0) }) else { break }
      last = start..<i
      if bytes[i - 1] == 0x73 { break }
    }
    guard let last, last.count >= 4, bytes[last.upperBound - 1] == 0x73 else { return nil }
    return last
  }

  /// Whether two nouns are one, but for capitals.
  static func isSame(_ bytes: [UInt8], _ a: ByteRange, _ b: ByteRange) -> Bool {
    a.count == b.count && zip(bytes[a], bytes[b]).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }

  private static let enders = NameTraitWords.words(
    "in of for with by from at on to are is were was have has had be will per and or who that which during over under between"
  )
}
