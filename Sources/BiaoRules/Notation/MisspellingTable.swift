// Words that are never right, with the words that were meant: what is likely misspelt.

import BiaoSyntax

/// The listed misspellings, for a look-up by two of their characters. Built once, in a millisecond or less: no more is
/// kept of each than where it stands in the lists; what is right instead is read there when the word is met.
struct MisspellingTable: Sendable {
  static let shared = MisspellingTable(
    lines: [
      MisspellingWords.list, FormWordSlips.list, ConfusedCharacters.list, SetPhraseSlips.list, RealWordSlips.list,
    ],
    homophones: [HomophoneSlips.list, HomophonePhrases.list, HomophonesOfFields.list],
    terms: [
      HomophonesOfWorks.list, HomophonesOfCare.list, HomophonesOfOrder.list, HomophonesOfMoney.list,
      HomophonesOfOffices.list, HomophonesOfReports.list,
    ])

  /// Holds two characters of every word (`Spelling`), 一是 to 十是, which number clauses, and those with which other checks
  /// ask to be led to a place: `OwnBody`, `SwappedWords`, `LostGrowth`, `FigureSlips`.
  private(set) var filter = WordFilter()

  /// One wrong word. The pair by which it is looked up is the last that the right word does not hold: 规化 of 发展规化,
  /// because sound text is full of 发展.
  private struct Spelling: Sendable {
    /// Where the word starts in the lists, or the term of which one character is replaced; in the lowest bit whether it is
    /// the second one of the pair, in the three above the character with which the pair starts.
    var place: UInt32 = 0
    /// The next word with the same pair, counted from 1; 0 behind the last one.
    var next: UInt32 = 0

    init() {}
    init(_ start: Int, pair: Int, isSecond: Bool = false) {
      place = UInt32(truncatingIfNeeded: start &<< 4 | pair &<< 1 | (isSecond ? 1 : 0))
    }

    var start: Int { Int(place &>> 4) }
    var pair: Int { Int(place &>> 1 & 7) }
    var replaced: Int { pair + Int(place & 1) }
  }

  /// What two characters lead to.
  private struct Lead: Sendable {
    /// `WordFilter.key` of both characters; 0 where there are none.
    var key: UInt32 = 0
    /// The first of the words that are looked up by them, counted from 1. The highest bit says that another check asks for
    /// the place.
    var first: UInt32 = 0
  }
  private static let asked: UInt32 = 1 << 31

  private let text: [UInt8]
  /// Where the lists of `homophones` begin in the text, and where those of `terms` do.
  private let firstHomophone: Int
  private let firstTerm: Int
  private let spellings: [Spelling]
  /// By the pair's place, or the next one that is free.
  private let leads: [Lead]

  /// `lines` have one word a line, `homophones` the right word before its wrong spellings, up to a slash, `terms` the
  /// replaced characters behind the right word.
  init(lines: [String], homophones: [String] = [], terms: [String] = []) {
    var text: [UInt8] = []
    text.reserveCapacity(1 << 19)
    var starts: [Int] = []
    for lists in [lines, homophones, terms] {
      starts.append(text.count)
      for list in lists {
        text += list.utf8
        text.append(0x0A)
      }
    }
    firstHomophone = starts[1]
    firstTerm = starts[2]
    let end = text.count
    text += [UInt8](repeating: 0x0A, count: 7)
    // Written through spans: an array would ask before each word whether it is shared.
    var leads = [Lead](repeating: Lead(), count: 1 << 16)
    // A list that grows beyond these places is met by the first test that asks for the table.
    var spellings = [Spelling](repeating: Spelling(), count: 1 << 16)
    var bits = [UInt64](repeating: 0, count: WordFilter.size)
    var count = 0
    do {
      var leads = leads.mutableSpan
      var spellings = spellings.mutableSpan
      var bits = bits.mutableSpan
      let text = text.span
      MisspellingTable.readLines(text.extracting(0..<firstHomophone), &leads, &spellings, &bits, &count)
      MisspellingTable.readHomophones(
        text.extracting(0..<firstTerm), from: firstHomophone, &leads, &spellings, &bits, &count)
      MisspellingTable.readTerms(text, firstTerm..<end, &leads, &spellings, &bits, &count)
      for pair in OwnBody.pairs + SwappedWords.pairs + LostGrowth.pairs + FigureSlips.pairs + AnnouncedCount.pairs
        + OtherBody.pairs + DigitSlips.pairs + AdverbSlips.pairs
      {
        leads[MisspellingTable.place(of: pair.first, pair.second, &leads, &bits)].first |= MisspellingTable.asked
      }
    }
    filter = WordFilter(bits: bits)
    for numeral in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] {
      let bytes = Array((numeral + "是").utf8).span
      filter.insert(bytes.character(at: 0), bytes.character(at: 3))
    }
    self.text = text
    self.spellings = spellings
    self.leads = leads
  }

  // MARK: - Building

  private static func readLines(
    _ text: Span<UInt8>, _ leads: inout MutableSpan<Lead>, _ spellings: inout MutableSpan<Spelling>,
    _ bits: inout MutableSpan<UInt64>, _ count: inout Int
  ) {
    var start = 0
    while start < text.count {
      let wrong = word(text, start)
      var end = wrong.upperBound
      if wrong.count >= 6, end < text.count, text[end] == 0x20 {
        let right = word(text, end + 1)
        end = right.upperBound
        addWord(text, wrong, beside: right, &leads, &spellings, &bits, &count)
      }
      while end < text.count, text[end] != 0x0A { end &+= text[end] >= 0xE0 ? 3 : 1 }
      start = end + 1
    }
  }

  /// Of `援助 援住<支救>院房 爰助` 援住 and 爰助.
  private static func readHomophones(
    _ text: Span<UInt8>, from start: Int, _ leads: inout MutableSpan<Lead>, _ spellings: inout MutableSpan<Spelling>,
    _ bits: inout MutableSpan<UInt64>, _ count: inout Int
  ) {
    var start = start
    var right = 0..<0
    while start < text.count {
      let found = word(text, start)
      if right.isEmpty {
        right = found
      } else if found.count >= 6 {
        addWord(text, found, beside: right, &leads, &spellings, &bits, &count)
      }
      var end = found.upperBound
      while end < text.count {
        let byte = text[end]
        if byte >= 0xE0 {
          end &+= 3
        } else if byte == 0x3C || byte == 0x3E {
          end &+= 1
        } else {
          break
        }
      }
      if end < text.count, text[end] != 0x20 { right = 0..<0 }
      start = end + 1
    }
  }

  /// Of `管护机制2户4质` 管户机制 and 管护机质. Seven more bytes follow in the text.
  private static func readTerms(
    _ text: Span<UInt8>, _ range: Range<Int>, _ leads: inout MutableSpan<Lead>,
    _ spellings: inout MutableSpan<Spelling>,
    _ bits: inout MutableSpan<UInt64>, _ count: inout Int
  ) {
    var i = range.lowerBound
    var term = i
    let end = range.upperBound
    var replaced = 0
    // What stands before the replaced character, or behind the first one.
    var beside: UInt32 = 0
    while i < end {
      let character = UInt32(truncatingIfNeeded: text.eightBytes(at: i) &>> 40)
      let byte = character &>> 16
      if byte >= 0xE0 {
        if replaced > 1 {
          let spelling = Spelling(term, pair: replaced &- 2, isSecond: true)
          add(beside, character, spelling, &leads, &spellings, &bits, &count)
        } else if replaced == 1 {
          add(character, beside, Spelling(term, pair: 0), &leads, &spellings, &bits, &count)
        }
        i &+= 3
      } else if byte &- 0x31 < 9 {
        replaced = Int(byte) &- 0x30
        beside = text.character(at: term &+ (replaced == 1 ? 3 : 3 &* (replaced &- 2)))
        i &+= 1
      } else {
        i &+= 1
        term = i
        replaced = 0
      }
    }
  }

  @inline(__always)
  private static func addWord(
    _ text: Span<UInt8>, _ wrong: Range<Int>, beside right: Range<Int>, _ leads: inout MutableSpan<Lead>,
    _ spellings: inout MutableSpan<Spelling>, _ bits: inout MutableSpan<UInt64>, _ count: inout Int
  ) {
    let odd = wrong.count == 6 ? 0 : oddPair(text, of: wrong, beside: right)
    let place = wrong.lowerBound + odd
    add(
      text.character(at: place), text.character(at: place + 3), Spelling(wrong.lowerBound, pair: odd / 3), &leads,
      &spellings, &bits, &count)
  }

  @inline(__always)
  private static func add(
    _ first: UInt32, _ second: UInt32, _ spelling: Spelling, _ leads: inout MutableSpan<Lead>,
    _ spellings: inout MutableSpan<Spelling>, _ bits: inout MutableSpan<UInt64>, _ count: inout Int
  ) {
    let place = place(of: first, second, &leads, &bits)
    var spelling = spelling
    spelling.next = leads[place].first
    spellings[count] = spelling
    count &+= 1
    leads[place].first = UInt32(truncatingIfNeeded: count)
  }

  /// The place of a pair, which is given one if it has none.
  @inline(__always)
  private static func place(
    of first: UInt32, _ second: UInt32, _ leads: inout MutableSpan<Lead>, _ bits: inout MutableSpan<UInt64>
  ) -> Int {
    let key = WordFilter.key(first, second)
    let hash = WordFilter.hash(key)
    var place = Int(hash &>> 16)
    while leads[place].key != key {
      if leads[place].key == 0 {
        leads[place].key = key
        bits[Int(hash &>> 19)] |= 1 &<< UInt64(hash &>> 13 & 63)
        break
      }
      place = (place &+ 1) & 0xFFFF
    }
    return place
  }

  /// Where in the wrong word the last pair of characters starts that the right one does not hold, or the last one of all:
  /// the end of a word is met less often than its beginning.
  private static func oddPair(_ text: Span<UInt8>, of wrong: Range<Int>, beside right: Range<Int>) -> Int {
    var start = wrong.upperBound - 6
    while start >= wrong.lowerBound {
      let first = text.character(at: start)
      let second = text.character(at: start + 3)
      var place = right.lowerBound
      while place + 6 <= right.upperBound,
        text.character(at: place) != first || text.character(at: place + 3) != second
      {
        place += 3
      }
      if place + 6 > right.upperBound { return start - wrong.lowerBound }
      start -= 3
    }
    return wrong.count - 6
  }

  /// The ideographs at `start`.
  @inline(__always)
  private static func word(_ text: Span<UInt8>, _ start: Int) -> Range<Int> {
    var end = start
    while end + 3 <= text.count, text[end] >= 0xE0 { end += 3 }
    return start..<end
  }

  // MARK: - Looking up

  /// What the two characters lead to; nil for nearly all.
  private func lead(_ first: UInt32, _ second: UInt32) -> Lead? {
    let key = WordFilter.key(first, second)
    let leads = leads.span
    var place = Int(WordFilter.hash(key) &>> 16)
    while leads[place].key != key {
      if leads[place].key == 0 { return nil }
      place = (place &+ 1) & 0xFFFF
    }
    return leads[place]
  }

  /// What two characters, of which the second one starts at `at` within `line`, lead to: whether a misspelt word stands
  /// there, and whether another check asks for the place.
  func look(_ first: UInt32, _ second: UInt32, _ bytes: [UInt8], secondAt at: Int, in line: ByteRange)
    -> (isMisspelt: Bool, isAsked: Bool)
  {
    guard let lead = lead(first, second) else { return (false, false) }
    let text = bytes.span.extracting(0..<min(bytes.count, line.upperBound))
    return (find(lead, text, secondAt: at, from: line.lowerBound) != nil, lead.first & MisspellingTable.asked != 0)
  }

  /// The misspelt word of whose pair the second character starts at `at`, within `line`, and the right one.
  func match(_ bytes: [UInt8], secondAt at: Int, in line: ByteRange) -> (range: ByteRange, right: String)? {
    let span = bytes.span.extracting(0..<min(bytes.count, line.upperBound))
    guard at - 3 >= line.lowerBound, at + 3 <= span.count,
      let lead = lead(span.character(at: at - 3), span.character(at: at)),
      let (range, spelling) = find(lead, span, secondAt: at, from: line.lowerBound)
    else { return nil }
    return (range, String(decoding: text[right(of: spelling)], as: UTF8.self))
  }

  /// The longest of the words that stands there. `bytes` end where the line ends, which begins at `start`.
  private func find(_ lead: Lead, _ bytes: Span<UInt8>, secondAt at: Int, from start: Int)
    -> (range: ByteRange, spelling: Spelling)?
  {
    var found: (range: ByteRange, spelling: Spelling)?
    var index = Int(lead.first & ~MisspellingTable.asked)
    while index > 0 {
      let spelling = spellings[index - 1]
      index = Int(spelling.next)
      let first = at - 3 - 3 * spelling.pair
      guard first >= start else { continue }
      let length = lengthOf(spelling, bytes, first)
      guard length > found?.range.count ?? 0,
        spelling.start >= firstTerm || isMeant(spelling, bytes, first, start)
      else { continue }
      found = (first..<first + length, spelling)
    }
    return found
  }

  /// How many bytes of the word stand at `first`: all of it, or none.
  @inline(__always)
  private func lengthOf(_ spelling: Spelling, _ bytes: Span<UInt8>, _ first: Int) -> Int {
    let text = text.span
    let start = spelling.start
    // The replaced character is in the pair, and is there.
    let odd = start >= firstTerm ? start + 3 * spelling.replaced : -1
    var i = start
    while i < text.count, text[i] >= 0xE0 {
      let place = first + i - start
      if place >= bytes.count { return 0 }
      if i == odd {
        i += 3
        continue
      }
      if bytes[place] != text[i] || place + 3 > bytes.count || bytes[place + 1] != text[i + 1]
        || bytes[place + 2] != text[i + 2]
      {
        return 0
      }
      i += 3
    }
    return first + i - start <= bytes.count ? i - start : 0
  }

  /// Whether nothing beside the word makes it right: a character before (`<`) or after it (`>`), one later in the line (`~`),
  /// the lack of a number with % behind it (`#`). A list with one word a line has these behind the right word.
  private func isMeant(_ spelling: Spelling, _ bytes: Span<UInt8>, _ first: Int, _ start: Int) -> Bool {
    let text = text.span
    let word = MisspellingTable.word(text, spelling.start)
    let end = first + word.count
    let isLine = word.lowerBound < firstHomophone
    var i = isLine ? MisspellingTable.word(text, word.upperBound + 1).upperBound : word.upperBound
    while i < text.count {
      let sign = text[i]
      if sign == 0x0A || sign == 0x2F || sign == 0x20 && !isLine { return true }
      let characters = MisspellingTable.word(text, i + 1)
      switch sign {
      case 0x3C: if first - 3 >= start, text.holds(bytes, first - 3, within: characters) { return false }
      case 0x3E: if end + 3 <= bytes.count, text.holds(bytes, end, within: characters) { return false }
      case 0x7E: if isLater(characters, bytes, end) { return false }
      case 0x23: if LostGrowth.rateEnd(bytes, end) == nil { return false }
      default: break
      }
      i = characters.upperBound
    }
    return true
  }

  /// Whether a character stands in the ninety bytes from `start`.
  private func isLater(_ character: Range<Int>, _ bytes: Span<UInt8>, _ start: Int) -> Bool {
    let end = min(bytes.count, start + 90)
    return (start...).prefix { $0 + 3 <= end }.contains { text.span.holds(bytes, $0, within: character) }
  }

  /// Where the lists say what is right.
  private func right(of spelling: Spelling) -> Range<Int> {
    let start = spelling.start
    if start >= firstTerm { return MisspellingTable.word(text.span, start) }
    if start < firstHomophone {
      return MisspellingTable.word(text.span, MisspellingTable.word(text.span, start).upperBound + 1)
    }
    var first = start
    while first > firstHomophone, text[first - 1] != 0x0A, text[first - 1] != 0x2F { first -= 1 }
    while text[first] == 0x20 { first += 1 }
    return MisspellingTable.word(text.span, first)
  }

  /// All words, for tests.
  var words: [(wrong: String, right: String)] {
    leads.flatMap { lead in
      var words: [(wrong: String, right: String)] = []
      var index = Int(lead.first & ~MisspellingTable.asked)
      while index > 0 {
        let spelling = spellings[index - 1]
        index = Int(spelling.next)
        var wrong = Array(text[MisspellingTable.word(text.span, spelling.start)])
        if spelling.start >= firstTerm {
          // The character that makes the key of the pair, beside the other one of it.
          let other = wrong.span.character(at: 3 * (spelling.replaced > spelling.pair ? spelling.pair : 1))
          let value =
            spelling.replaced > spelling.pair
            ? WordFilter.key(other, lead.key) : (lead.key ^ other) &* 0x0E8B_2F51
          let bytes = [value >> 16, value >> 8, value].map { UInt8(truncatingIfNeeded: $0) }
          wrong.replaceSubrange(3 * spelling.replaced..<3 * spelling.replaced + 3, with: bytes)
        }
        words.append(
          (String(decoding: wrong, as: UTF8.self), String(decoding: text[right(of: spelling)], as: UTF8.self)))
      }
      return words
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
