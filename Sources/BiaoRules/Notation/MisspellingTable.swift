// Words that are never right, with the words that were meant: what is likely misspelt.

import BiaoSyntax

/// The listed misspellings, for a look-up by two of their characters. Built once, in some ten microseconds.
struct MisspellingTable: Sendable {
  static let shared = MisspellingTable(
    [MisspellingWords.list, ConfusedCharacters.list, SetPhraseSlips.list].joined(separator: "\n"))

  /// Holds two characters of every word (`Entry.pair`), 一是 to 十是, which number clauses, and those with which other checks
  /// ask to be led to a place: `OwnBody`, `SwappedWords`, `LostGrowth`.
  private(set) var filter = WordFilter()

  private struct Entry: Sendable {
    var wrong: Range<Int>
    var right: Range<Int>
    /// Where in the wrong word the pair of characters starts by which it is looked up: 规化 of 发展规化, because sound text
    /// is full of 发展.
    var pair: Int
    /// Characters before and after the word with which the text means something else.
    var before: Range<Int>
    var after: Range<Int>
    /// A character that makes the text mean something else when it stands later in the line.
    var later: Range<Int>
    /// Whether a number with % has to follow.
    var isBeforeRate = false
  }

  private let text: [UInt8]
  private var entries: [Entry] = []
  /// Two characters of each word (`Entry.pair`), ascending.
  private var keys: [UInt64] = []
  /// For each of `keys` indices of entries, longer words first.
  private var candidates: [[Int]] = []

  init(_ list: String) {
    text = Array(list.utf8)
    var index: [UInt64: [Int]] = [:]
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      addLine(start..<end, to: &index)
      start = end + 1
    }
    for numeral in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] {
      let bytes = Array((numeral + "是").utf8)
      filter.insert(MisspellingTable.character(bytes, 0), MisspellingTable.character(bytes, 3))
    }
    for pair in OwnBody.pairs + SwappedWords.pairs + LostGrowth.pairs { filter.insert(pair.first, pair.second) }
    for (key, words) in index.sorted(by: { $0.key < $1.key }) {
      keys.append(key)
      candidates.append(words.sorted { entries[$0].wrong.count > entries[$1].wrong.count })
    }
  }

  private mutating func addLine(_ line: Range<Int>, to index: inout [UInt64: [Int]]) {
    var fields: [Range<Int>] = []
    var start = line.lowerBound
    for i in line where text[i] == 0x20 {
      if i > start { fields.append(start..<i) }
      start = i + 1
    }
    if line.upperBound > start { fields.append(start..<line.upperBound) }
    guard fields.count >= 2, fields[0].count >= 6 else { return }
    var entry = Entry(
      wrong: fields[0], right: fields[1], pair: oddPair(of: fields[0], beside: fields[1]), before: 0..<0, after: 0..<0,
      later: 0..<0)
    for field in fields[2...] {
      let characters = field.lowerBound + 1..<field.upperBound
      switch text[field.lowerBound] {
      case 0x3C: entry.before = characters
      case 0x3E: entry.after = characters
      case 0x7E: entry.later = characters
      case 0x23: entry.isBeforeRate = true
      default: break
      }
    }
    let first = MisspellingTable.character(text, entry.wrong.lowerBound + entry.pair)
    let second = MisspellingTable.character(text, entry.wrong.lowerBound + entry.pair + 3)
    filter.insert(first, second)
    index[UInt64(first) << 32 | UInt64(second), default: []].append(entries.count)
    entries.append(entry)
  }

  /// Where in the wrong word the first pair of characters starts that the right one does not hold; 0 where it holds all.
  private func oddPair(of wrong: Range<Int>, beside right: Range<Int>) -> Int {
    for start in stride(from: 0, through: wrong.count - 6, by: 3) {
      let pair = text[(wrong.lowerBound + start)..<(wrong.lowerBound + start + 6)]
      let isRight = stride(from: 0, through: right.count - 6, by: 3).contains { place in
        text[(right.lowerBound + place)..<(right.lowerBound + place + 6)].elementsEqual(pair)
      }
      if !isRight { return start }
    }
    return 0
  }

  /// The misspelt word of whose pair the second character starts at `at`, within `line`, and the right one.
  func match(_ bytes: [UInt8], secondAt at: Int, in line: ByteRange) -> (range: ByteRange, right: String)? {
    guard at - 3 >= line.lowerBound, at + 3 <= line.upperBound, line.upperBound <= bytes.count else { return nil }
    let key =
      UInt64(MisspellingTable.character(bytes, at - 3)) << 32 | UInt64(MisspellingTable.character(bytes, at))
    let index = partitionPoint(keys.count) { keys[$0] >= key }
    guard index < keys.count, keys[index] == key else { return nil }
    for candidate in candidates[index] {
      let entry = entries[candidate]
      let start = at - 3 - entry.pair
      let end = start + entry.wrong.count
      guard start >= line.lowerBound, end <= line.upperBound, bytes[start..<end].elementsEqual(text[entry.wrong]),
        !(start - 3 >= line.lowerBound && holds(entry.before, bytes, start - 3)),
        !(end + 3 <= line.upperBound && holds(entry.after, bytes, end)),
        !(entry.later.count == 3 && isLater(entry.later, bytes, end..<line.upperBound)),
        !entry.isBeforeRate || LostGrowth.rateEnd(bytes, end, line.upperBound) != nil
      else { continue }
      return (start..<end, String(decoding: text[entry.right], as: UTF8.self))
    }
    return nil
  }

  /// Whether the character at `at`, of which three bytes stand there, is one of those.
  private func holds(_ characters: Range<Int>, _ bytes: [UInt8], _ at: Int) -> Bool {
    var i = characters.lowerBound
    while i + 3 <= characters.upperBound {
      if text[i] == bytes[at], text[i + 1] == bytes[at + 1], text[i + 2] == bytes[at + 2] { return true }
      i += 3
    }
    return false
  }

  /// Looks ninety bytes ahead.
  private func isLater(_ character: Range<Int>, _ bytes: [UInt8], _ range: ByteRange) -> Bool {
    var i = range.lowerBound
    let end = min(range.upperBound, range.lowerBound + 90)
    while i + 3 <= end {
      if holds(character, bytes, i) { return true }
      i += 1
    }
    return false
  }

  /// Three bytes as one number. The caller has shown that they are there.
  private static func character(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2])
  }

  /// All words, for tests.
  var words: [(wrong: String, right: String)] {
    entries.map { (String(decoding: text[$0.wrong], as: UTF8.self), String(decoding: text[$0.right], as: UTF8.self)) }
  }
}
