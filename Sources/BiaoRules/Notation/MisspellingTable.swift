// Words that are never right, with the words that were meant: what is likely misspelt.

import BiaoSyntax

/// The listed misspellings, for a look-up by two of their characters. Built once, in some ten microseconds.
struct MisspellingTable: Sendable {
  static let shared = MisspellingTable(
    [MisspellingWords.list, FormWordSlips.list, ConfusedCharacters.list, SetPhraseSlips.list].joined(separator: "\n"))

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

  /// What two characters lead to.
  private struct Lead: Sendable {
    /// Both characters; 0 where there are none.
    var pair: UInt64 = 0
    /// The words that are looked up by them, in `candidates`.
    var first: UInt16 = 0
    var count: UInt16 = 0
    /// Whether another check asks for the place.
    var isAsked = false
  }

  private let text: [UInt8]
  private var entries: [Entry] = []
  /// By the pair's place, or the next one that is free.
  private var leads = [Lead](repeating: Lead(), count: 1 << 12)
  /// Indices of entries, those of one pair together, longer words first.
  private var candidates: [UInt16] = []

  init(_ list: String) {
    text = Array(list.utf8)
    var index: [UInt64: [Int]] = [:]
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      addLine(start..<end, to: &index)
      start = end + 1
    }
    for (pair, words) in index.sorted(by: { $0.key < $1.key }) {
      let place = lead(to: pair)
      leads[place].first = UInt16(candidates.count)
      leads[place].count = UInt16(words.count)
      candidates += words.sorted { entries[$0].wrong.count > entries[$1].wrong.count }.map { UInt16($0) }
    }
    for pair in OwnBody.pairs + SwappedWords.pairs + LostGrowth.pairs {
      leads[lead(to: MisspellingTable.pair(pair.first, pair.second))].isAsked = true
    }
    for numeral in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] {
      let bytes = Array((numeral + "是").utf8).span
      filter.insert(bytes.character(at: 0), bytes.character(at: 3))
    }
  }

  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

  /// The place of a pair, which is given one if it has none.
  private mutating func lead(to pair: UInt64) -> Int {
    filter.insert(UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair))
    var place = MisspellingTable.place(pair, leads.count)
    while leads[place].pair != 0, leads[place].pair != pair { place = (place + 1) % leads.count }
    leads[place].pair = pair
    return place
  }

  @inline(__always)
  private static func place(_ pair: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 40) & (count - 1)
  }

  /// What the two characters lead to; nil for nearly all.
  private func lead(_ first: UInt32, _ second: UInt32) -> Lead? {
    let pair = MisspellingTable.pair(first, second)
    let leads = leads.span
    var place = MisspellingTable.place(pair, leads.count)
    while leads[place].pair != pair {
      if leads[place].pair == 0 { return nil }
      place = (place + 1) & (leads.count - 1)
    }
    return leads[place]
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
    let place = entry.wrong.lowerBound + entry.pair
    let pair = MisspellingTable.pair(text.span.character(at: place), text.span.character(at: place + 3))
    index[pair, default: []].append(entries.count)
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

  /// What two characters, of which the second one starts at `at` within `line`, lead to: whether a misspelt word stands
  /// there, and whether another check asks for the place.
  func look(_ first: UInt32, _ second: UInt32, _ bytes: [UInt8], secondAt at: Int, in line: ByteRange)
    -> (isMisspelt: Bool, isAsked: Bool)
  {
    guard let lead = lead(first, second) else { return (false, false) }
    let text = bytes.span.extracting(0..<min(bytes.count, line.upperBound))
    return (lead.count > 0 && entry(lead, text, secondAt: at, from: line.lowerBound) != nil, lead.isAsked)
  }

  /// The misspelt word of whose pair the second character starts at `at`, within `line`, and the right one.
  func match(_ bytes: [UInt8], secondAt at: Int, in line: ByteRange) -> (range: ByteRange, right: String)? {
    let span = bytes.span.extracting(0..<min(bytes.count, line.upperBound))
    guard at - 3 >= line.lowerBound, at + 3 <= span.count,
      let lead = lead(span.character(at: at - 3), span.character(at: at)),
      let entry = entry(lead, span, secondAt: at, from: line.lowerBound)
    else { return nil }
    let start = at - 3 - entry.pair
    return (start..<start + entry.wrong.count, String(decoding: text[entry.right], as: UTF8.self))
  }

  /// The first of the words that stands there. `bytes` end where the line ends, which begins at `start`.
  private func entry(_ lead: Lead, _ bytes: Span<UInt8>, secondAt at: Int, from start: Int) -> Entry? {
    let text = text.span
    let entries = entries.span
    let candidates = candidates.span
    for index in Int(lead.first)..<Int(lead.first) + Int(lead.count) {
      let candidate = Int(candidates[index])
      let word = entries[candidate].wrong
      let first = at - 3 - entries[candidate].pair
      let end = first + word.count
      guard first >= start, end <= bytes.count else { continue }
      var i = 0
      while i < word.count, bytes[first + i] == text[word.lowerBound + i] { i += 1 }
      guard i == word.count else { continue }
      let entry = entries[candidate]
      guard !(first - 3 >= start && text.holds(bytes, first - 3, within: entry.before)),
        !(end + 3 <= bytes.count && text.holds(bytes, end, within: entry.after)),
        !(entry.later.count == 3 && isLater(entry.later, bytes, end)),
        !entry.isBeforeRate || LostGrowth.rateEnd(bytes, end) != nil
      else { continue }
      return entry
    }
    return nil
  }

  /// Whether a character stands in the ninety bytes from `start`.
  private func isLater(_ character: Range<Int>, _ bytes: Span<UInt8>, _ start: Int) -> Bool {
    let end = min(bytes.count, start + 90)
    return (start...).prefix { $0 + 3 <= end }.contains { text.span.holds(bytes, $0, within: character) }
  }

  /// All words, for tests.
  var words: [(wrong: String, right: String)] {
    entries.map { (String(decoding: text[$0.wrong], as: UTF8.self), String(decoding: text[$0.right], as: UTF8.self)) }
  }
}

extension Span<UInt8> {
  /// The three bytes at `at` as one number. The caller has shown that they are there.
  @inline(__always)
  fileprivate func character(at place: Int) -> UInt32 {
    UInt32(self[place]) << 16 | UInt32(self[place + 1]) << 8 | UInt32(self[place + 2])
  }

  /// Whether the character at `at` in `bytes`, of which three bytes stand there, is one of those in `range` of this text.
  fileprivate func holds(_ bytes: Span<UInt8>, _ at: Int, within range: Range<Int>) -> Bool {
    var i = range.lowerBound
    while i + 3 <= range.upperBound {
      if self[i] == bytes[at], self[i + 1] == bytes[at + 1], self[i + 2] == bytes[at + 2] { return true }
      i += 3
    }
    return false
  }
}
