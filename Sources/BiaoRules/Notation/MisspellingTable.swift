// Words that are never right, with the words that were meant: what is likely misspelt.

import BiaoSyntax

/// The listed misspellings, for a look-up by their first two characters. Built once, in some ten microseconds.
struct MisspellingTable: Sendable {
  static let shared = MisspellingTable(MisspellingWords.list)

  /// Holds the first two characters of every word, and 一是 to 十是, which number clauses.
  private(set) var filter = WordFilter()

  private struct Entry: Sendable {
    var wrong: Range<Int>
    var right: Range<Int>
    /// Characters before and after the word with which the text means something else.
    var before: Range<Int>
    var after: Range<Int>
    /// A character that makes the text mean something else when it stands later in the line.
    var later: Range<Int>
  }

  private let text: [UInt8]
  private var entries: [Entry] = []
  /// Indices of entries by the first two characters, longer words first.
  private var index: [UInt64: [Int]] = [:]

  init(_ list: String) {
    text = Array(list.utf8)
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      addLine(start..<end)
      start = end + 1
    }
    for numeral in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] {
      let bytes = Array((numeral + "是").utf8)
      filter.insert(MisspellingTable.character(bytes, 0), MisspellingTable.character(bytes, 3))
    }
    for key in index.keys {
      index[key]?.sort { entries[$0].wrong.count > entries[$1].wrong.count }
    }
  }

  private mutating func addLine(_ line: Range<Int>) {
    var fields: [Range<Int>] = []
    var start = line.lowerBound
    for i in line where text[i] == 0x20 {
      if i > start { fields.append(start..<i) }
      start = i + 1
    }
    if line.upperBound > start { fields.append(start..<line.upperBound) }
    guard fields.count >= 2, fields[0].count >= 6 else { return }
    var entry = Entry(wrong: fields[0], right: fields[1], before: 0..<0, after: 0..<0, later: 0..<0)
    for field in fields[2...] {
      let characters = field.lowerBound + 1..<field.upperBound
      switch text[field.lowerBound] {
      case 0x3C: entry.before = characters
      case 0x3E: entry.after = characters
      case 0x7E: entry.later = characters
      default: break
      }
    }
    let first = MisspellingTable.character(text, entry.wrong.lowerBound)
    let second = MisspellingTable.character(text, entry.wrong.lowerBound + 3)
    filter.insert(first, second)
    index[UInt64(first) << 32 | UInt64(second), default: []].append(entries.count)
    entries.append(entry)
  }

  /// The misspelt word whose second character starts at `at`, within `line`, and the right one.
  func match(_ bytes: [UInt8], secondAt at: Int, in line: ByteRange) -> (range: ByteRange, right: String)? {
    let start = at - 3
    guard start >= line.lowerBound, at + 3 <= line.upperBound, line.upperBound <= bytes.count else { return nil }
    let key =
      UInt64(MisspellingTable.character(bytes, start)) << 32 | UInt64(MisspellingTable.character(bytes, at))
    guard let candidates = index[key] else { return nil }
    for candidate in candidates {
      let entry = entries[candidate]
      let end = start + entry.wrong.count
      guard end <= line.upperBound, bytes[start..<end].elementsEqual(text[entry.wrong]),
        !(start - 3 >= line.lowerBound && holds(entry.before, bytes, start - 3)),
        !(end + 3 <= line.upperBound && holds(entry.after, bytes, end)),
        !(entry.later.count == 3 && isLater(entry.later, bytes, end..<line.upperBound))
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
