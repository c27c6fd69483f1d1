// Words that are never right, with the words that were meant: what is likely misspelt.

import BiaoSyntax

/// The listed misspellings, for a look-up by two of their characters. Built once, in some hundred microseconds.
struct MisspellingTable: Sendable {
  static let shared = MisspellingTable(
    lists: [MisspellingWords.list, FormWordSlips.list, ConfusedCharacters.list, SetPhraseSlips.list],
    homophones: [HomophoneSlips.list, HomophonePhrases.list])

  /// Holds two characters of every word (`Entry.pair`), 一是 to 十是, which number clauses, and those with which other checks
  /// ask to be led to a place: `OwnBody`, `SwappedWords`, `LostGrowth`.
  private(set) var filter = WordFilter()

  /// A part of the text.
  private struct Part: Sendable {
    var start: UInt32 = 0
    var count: UInt16 = 0

    init() {}
    init(_ range: Range<Int>) {
      start = UInt32(truncatingIfNeeded: range.lowerBound)
      count = UInt16(truncatingIfNeeded: range.count)
    }

    var lowerBound: Int { Int(start) }
    var upperBound: Int { Int(start) + Int(count) }
    var range: Range<Int> { lowerBound..<upperBound }
  }

  private struct Entry: Sendable {
    var wrong: Part
    var right: Part
    /// Where in the wrong word the pair of characters starts by which it is looked up: 规化 of 发展规化, because sound text
    /// is full of 发展.
    var pair: UInt16 = 0
    /// Whether a number with % has to follow.
    var isBeforeRate = false
    /// Characters before and after the word with which the text means something else.
    var before = Part()
    var after = Part()
    /// A character that makes the text mean something else when it stands later in the line.
    var later = Part()
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
  private var leads = [Lead](repeating: Lead(), count: 1 << 14)
  /// Indices of entries, those of one pair together, longer words first.
  private var candidates: [UInt16] = []

  /// `lists` have one word a line, `homophones` the right word before its wrong spellings, up to a slash.
  init(lists: [String], homophones: [String] = []) {
    var text: [UInt8] = []
    text.reserveCapacity(1 << 18)
    for list in lists {
      text += list.utf8
      text.append(0x0A)
    }
    let firstHomophone = text.count
    for list in homophones {
      text += list.utf8
      text.append(0x0A)
    }
    self.text = text
    entries.reserveCapacity(1 << 13)
    var start = 0
    var i = 0
    while i < text.count {
      if text[i] == 0x0A || text[i] == 0x2F {
        if start < firstHomophone { addLine(start..<i) } else { addSpellings(start..<i) }
        start = i + 1
      }
      i += 1
    }
    orderCandidates()
    for pair in OwnBody.pairs + SwappedWords.pairs + LostGrowth.pairs + AnnouncedCount.pairs {
      leads[lead(to: MisspellingTable.pair(pair.first, pair.second))].isAsked = true
    }
    for numeral in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] {
      let bytes = Array((numeral + "是").utf8).span
      filter.insert(bytes.character(at: 0), bytes.character(at: 3))
    }
  }

  /// Gives every pair its entries, which `addEntry` has counted.
  private mutating func orderCandidates() {
    var first: UInt16 = 0
    for place in leads.indices where leads[place].count > 0 {
      leads[place].first = first
      first += leads[place].count
      leads[place].count = 0
    }
    candidates = [UInt16](repeating: 0, count: entries.count)
    for index in entries.indices {
      let place = lead(to: pair(of: entries[index]))
      var at = Int(leads[place].first + leads[place].count)
      while at > Int(leads[place].first), entries[Int(candidates[at - 1])].wrong.count < entries[index].wrong.count {
        candidates[at] = candidates[at - 1]
        at -= 1
      }
      candidates[at] = UInt16(index)
      leads[place].count += 1
    }
  }

  private func pair(of entry: Entry) -> UInt64 {
    let place = entry.wrong.lowerBound + Int(entry.pair)
    return MisspellingTable.pair(text.span.character(at: place), text.span.character(at: place + 3))
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

  private mutating func addLine(_ line: Range<Int>) {
    let fields = fields(line)
    guard fields.count >= 2, fields[0].count >= 6 else { return }
    var entry = Entry(wrong: Part(fields[0]), right: Part(fields[1]))
    for field in fields[2...] {
      let characters = Part(field.lowerBound + 1..<field.upperBound)
      switch text[field.lowerBound] {
      case 0x3C: entry.before = characters
      case 0x3E: entry.after = characters
      case 0x7E: entry.later = characters
      case 0x23: entry.isBeforeRate = true
      default: break
      }
    }
    addEntry(entry)
  }

  /// Of `援助 援住<支救>院房 爰助` 援住 and 爰助, with the characters that make 援住 right.
  private mutating func addSpellings(_ line: Range<Int>) {
    let fields = fields(line)
    guard let right = fields.first else { return }
    for field in fields.dropFirst() {
      let before = text[field].firstIndex(of: 0x3C) ?? field.upperBound
      let after = text[field].firstIndex(of: 0x3E) ?? field.upperBound
      let end = min(before, after)
      guard end - field.lowerBound >= 6 else { continue }
      var entry = Entry(wrong: Part(field.lowerBound..<end), right: Part(right))
      if before < after { entry.before = Part(before + 1..<after) }
      if after < field.upperBound { entry.after = Part(after + 1..<field.upperBound) }
      addEntry(entry)
    }
  }

  private func fields(_ line: Range<Int>) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    fields.reserveCapacity(8)
    var start = line.lowerBound
    for i in line where text[i] == 0x20 {
      if i > start { fields.append(start..<i) }
      start = i + 1
    }
    if line.upperBound > start { fields.append(start..<line.upperBound) }
    return fields
  }

  private mutating func addEntry(_ entry: Entry) {
    var entry = entry
    entry.pair = UInt16(oddPair(of: entry.wrong.range, beside: entry.right.range))
    leads[lead(to: pair(of: entry))].count += 1
    entries.append(entry)
  }

  /// Where in the wrong word the first pair of characters starts that the right one does not hold; 0 where it holds all.
  private func oddPair(of wrong: Range<Int>, beside right: Range<Int>) -> Int {
    let text = text.span
    var start = 0
    while start + 6 <= wrong.count {
      let pair = MisspellingTable.pair(
        text.character(at: wrong.lowerBound + start), text.character(at: wrong.lowerBound + start + 3))
      var place = 0
      while place + 6 <= right.count,
        pair
          != MisspellingTable.pair(
            text.character(at: right.lowerBound + place), text.character(at: right.lowerBound + place + 3))
      {
        place += 3
      }
      if place + 6 > right.count { return start }
      start += 3
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
    let start = at - 3 - Int(entry.pair)
    return (start..<start + Int(entry.wrong.count), String(decoding: text[entry.right.range], as: UTF8.self))
  }

  /// The first of the words that stands there. `bytes` end where the line ends, which begins at `start`.
  private func entry(_ lead: Lead, _ bytes: Span<UInt8>, secondAt at: Int, from start: Int) -> Entry? {
    let text = text.span
    let entries = entries.span
    let candidates = candidates.span
    for index in Int(lead.first)..<Int(lead.first) + Int(lead.count) {
      let candidate = Int(candidates[index])
      let word = entries[candidate].wrong.range
      let first = at - 3 - Int(entries[candidate].pair)
      let end = first + word.count
      guard first >= start, end <= bytes.count else { continue }
      var i = 0
      while i < word.count, bytes[first + i] == text[word.lowerBound + i] { i += 1 }
      guard i == word.count else { continue }
      let entry = entries[candidate]
      guard !(first - 3 >= start && text.holds(bytes, first - 3, within: entry.before.range)),
        !(end + 3 <= bytes.count && text.holds(bytes, end, within: entry.after.range)),
        !(entry.later.count == 3 && isLater(entry.later.range, bytes, end)),
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
    entries.map {
      (String(decoding: text[$0.wrong.range], as: UTF8.self), String(decoding: text[$0.right.range], as: UTF8.self))
    }
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
