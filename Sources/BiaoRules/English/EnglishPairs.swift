// Two targets in a row in English: Information panels and benches: ≥ 30 panels; ≥ 18 benches.

import BiaoSyntax

enum EnglishPairs {
  /// The second of two targets of which the name names both things; nil where the value says anything else. Parts of one
  /// thing (300 girls and 280 boys) and what is said besides of one (60 people, 30% of them women) are no second target.
  static func second(_ bytes: [UInt8], name: ByteRange, value: ByteRange) -> (first: ByteRange, second: ByteRange)? {
    guard value.count <= 120, !bytes[value].contains(where: { $0 >= 0xE3 }),
      let parts = split(bytes, value), let a = target(bytes, parts.first), let b = target(bytes, parts.second)
    else { return nil }
    let words = EnglishWords.all(bytes, name).map(EnglishWords.singular)
    guard let and = words.firstIndex(of: "and"), and > 0, and + 1 < words.count, let noun = a.noun,
      words.contains(noun) || units.contains(noun) && words[(and + 1)...].contains(b.noun ?? ""),
      !sides.contains(noun)
    else { return nil }
    if let other = b.noun {
      guard other != noun, words.contains(other), !sides.contains(other) else { return nil }
    } else {
      // 12,000 trees, 85%: the second half of the name is a rate.
      guard b.isShare, words[(and + 1)...].contains(where: { rates.contains($0) }) else { return nil }
    }
    return (parts.first, parts.second)
  }

  /// What stands before and behind the only `;`, `,` or `and`, without spaces.
  private static func split(_ bytes: [UInt8], _ value: ByteRange) -> (first: ByteRange, second: ByteRange)? {
    var found: (first: ByteRange, second: ByteRange)?
    var i = value.lowerBound
    while i < value.upperBound {
      let isMark =
        bytes[i] == 0x3B
        || bytes[i] == 0x2C && !(i + 1 < value.upperBound && bytes[i + 1] &- 0x30 < 10)
      let isAnd = bytes[i] == 0x20 && EnglishWords.stands(and, i, bytes, value.upperBound)
      let length = isMark ? 1 : isAnd ? and.count : 0
      guard length > 0 else {
        i += 1
        continue
      }
      guard found == nil else { return nil }
      found = (
        trimmed(bytes, ByteRange(clamping: value.lowerBound, i)),
        trimmed(bytes, ByteRange(clamping: i + length, value.upperBound))
      )
      i += length
    }
    return found
  }

  private static func trimmed(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return ByteRange(clamping: start, end)
  }

  /// A comparison or none, a number, and a noun of three words at most, or %.
  private static func target(_ bytes: [UInt8], _ range: ByteRange) -> (noun: String?, isShare: Bool)? {
    var i = range.lowerBound
    if let bound = EnglishBound(bytes, range) {
      i = EnglishBound.spaced(bytes, bound.range.upperBound, range.upperBound)
    }
    let digits = i
    while i < range.upperBound, bytes[i] &- 0x30 < 10 || i > digits && (bytes[i] == 0x2C || bytes[i] == 0x2E) { i += 1 }
    guard i > digits else { return nil }
    i = EnglishBound.spaced(bytes, i, range.upperBound)
    if i < range.upperBound, bytes[i] == 0x25 { return i + 1 == range.upperBound ? (nil, true) : nil }
    let rest = ByteRange(clamping: i, range.upperBound)
    guard bytes[rest].allSatisfy({ EnglishWords.isLetter($0) || $0 == 0x20 || $0 == 0x2D }),
      case let words = EnglishWords.all(bytes, rest), words.count <= 3, let last = words.last
    else { return nil }
    return (EnglishWords.singular(last), false)
  }

  private static let and = Array(" and ".utf8)
  private static let sides = EnglishWords.set("girl boy woman man female male adult youth child")
  /// roads graded and culverts cleared: 45 km; 120 culverts
  private static let units = EnglishWords.set("km m ha kilometre kilometer hectare metre meter tonne")
  private static let rates = EnglishWords.set("rate share percentage proportion survival coverage satisfaction")
}
