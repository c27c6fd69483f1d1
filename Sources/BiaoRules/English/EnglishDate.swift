// Dates and deadlines in English: by 30 September 2028, by the end of 2028, June 2028, Q2 2025, next year.

import BiaoSyntax
import BiaoValues

/// A value that is one date in English words, or a date with a comparison in words before it.
struct EnglishDate {
  /// The last day that is meant, as complete as known; without a year where the words name none.
  var date: CalendarDate
  /// The date without `by` and the like.
  var range: ByteRange
  /// next year, next month: what these mean depends on the day of reading.
  var isNext = false
  /// by, until, the end of: all that happens up to then.
  var isUntil = false

  /// Nil for a value that says anything else; also for a month without a year, unless that is allowed. Linear in a text of
  /// bounded length.
  init?(_ bytes: [UInt8], _ value: ByteRange, allowsPart: Bool = false) {
    guard value.count >= 4, value.count <= 48, let first = bytes[value].first,
      EnglishWords.isLetter(first) || first &- 0x30 < 10,
      !bytes[value].contains(where: { $0 >= 0x80 })
    else { return nil }
    guard var tokens = EnglishDate.tokens(bytes, value)?[...] else { return nil }
    while case .word(.opening(let isUntil)) = tokens.first?.kind {
      self.isUntil = self.isUntil || isUntil
      tokens = tokens.dropFirst()
    }
    guard let start = tokens.first?.range.lowerBound, let last = tokens.last, tokens.count <= 7 else { return nil }
    range = start..<last.range.upperBound
    date = CalendarDate()
    var isEnd = false
    var isPart = false
    for token in tokens {
      switch token.kind {
      case .number(let number):
        if number >= 1900, number <= 2099, date.year == nil, token.range.count == 4 {
          date.year = number
        } else if number >= 1, number <= 31, date.day == nil, token.range.count <= 2 {
          date.day = number
        } else {
          return nil
        }
      case .word(.month(let month)):
        guard date.month == nil else { return nil }
        date.month = month
      case .word(.quarter(let month)):
        guard date.month == nil, date.day == nil else { return nil }
        date.month = month
        isPart = true
      case .word(.end):
        isEnd = true
        isUntil = true
      case .word(.span): isPart = true
      case .word(.next): isNext = true
      case .word(.filler): break
      case .word(.opening): return nil
      }
    }
    if isNext {
      guard isPart || date.month != nil else { return nil }
      return
    }
    guard date.year != nil || date.month != nil && (allowsPart || date.day != nil) else { return nil }
    // A plain number, and the 30 of `30 2028`.
    guard date.day == nil || date.month != nil else { return nil }
    // Before the end of 2028 there may be any month.
    if isEnd, date.month == nil { date.month = 12 }
    if tokens.count == 1, date.month == nil { return nil }
  }

  private struct Token {
    enum Kind {
      case number(Int)
      case word(Word)
    }

    var kind: Kind
    var range: ByteRange
  }

  private enum Word {
    /// Before a date; whether it says that what happens does so up to then.
    case opening(isUntil: Bool)
    case month(Int)
    /// The last month of a quarter or of half a year.
    case quarter(Int)
    case end, span, next, filler
  }

  /// Nil where something stands that is no part of a date.
  private static func tokens(_ bytes: [UInt8], _ value: ByteRange) -> [Token]? {
    var found: [Token] = []
    var i = value.lowerBound
    while i < value.upperBound, found.count < 12 {
      let start = i
      if bytes[i] &- 0x30 < 10 {
        var number = 0
        while i < value.upperBound, bytes[i] &- 0x30 < 10 {
          number = min(number * 10 + Int(bytes[i] - 0x30), 100_000)
          i += 1
        }
        let end = i
        // 30th
        if i + 2 <= value.upperBound, ordinals.contains(where: { bytes[i..<i + 2].elementsEqual($0) }) { i += 2 }
        found.append(Token(kind: .number(number), range: start..<end))
      } else if EnglishWords.isLetter(bytes[i]) {
        while i < value.upperBound,
          EnglishWords.isLetter(bytes[i]) || bytes[i] == 0x2D || i - start == 1 && bytes[i] &- 0x30 < 10
        {
          i += 1
        }
        guard let word = words[bytes, start..<i] else { return nil }
        found.append(Token(kind: .word(word), range: start..<i))
      } else if bytes[i] == 0x20 || bytes[i] == 0x2C || bytes[i] == 0x2E {
        i += 1
      } else {
        // 2028-09-30 and 5/2028 are read by others.
        return nil
      }
    }
    return found
  }

  private static let ordinals = ["st", "nd", "rd", "th"].map { Array($0.utf8) }
  private static let words = {
    let months: [StaticString] = [
      "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
      "september sept sep", "october oct", "november nov", "december dec",
    ]
    let lists: [(StaticString, Word)] =
      months.enumerated().map { ($1, .month($0 + 1)) } + [
        ("by before until till", .opening(isUntil: true)),
        ("on in during no not later than from at", .opening(isUntil: false)),
        ("q1", .quarter(3)), ("q2 h1", .quarter(6)), ("q3", .quarter(9)), ("q4 h2", .quarter(12)),
        ("end year-end", .end), ("year month quarter season half week", .span), ("next", .next),
        ("the of early late mid beginning start first last this", .filler),
      ]
    return EnglishTable(lists.flatMap { list, word in EnglishWords.split(list).map { ($0, word) } })
  }()
}
