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
    var tokens = EnglishDate.tokens(bytes, value)
    while let word = tokens.first?.text, EnglishDate.openings.contains(word) {
      isUntil = isUntil || EnglishDate.untils.contains(word)
      tokens.removeFirst()
    }
    guard let start = tokens.first?.range.lowerBound, let last = tokens.last, tokens.count <= 7 else { return nil }
    range = start..<last.range.upperBound
    date = CalendarDate()
    var isEnd = false
    var isPart = false
    for token in tokens {
      if let number = token.number {
        if number >= 1900, number <= 2099, date.year == nil, token.range.count == 4 {
          date.year = number
        } else if number >= 1, number <= 31, date.day == nil, token.range.count <= 2 {
          date.day = number
        } else {
          return nil
        }
      } else if let month = EnglishDate.months[token.text] {
        guard date.month == nil else { return nil }
        date.month = month
      } else if let month = EnglishDate.quarters[token.text] {
        guard date.month == nil, date.day == nil else { return nil }
        date.month = month
        isPart = true
      } else if EnglishDate.ends.contains(token.text) {
        isEnd = true
        isUntil = true
      } else if EnglishDate.spans.contains(token.text) {
        isPart = true
      } else if token.text == "next" {
        isNext = true
      } else if !EnglishDate.fillers.contains(token.text) {
        return nil
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
    var text: String
    var number: Int?
    var range: ByteRange
  }

  private static func tokens(_ bytes: [UInt8], _ value: ByteRange) -> [Token] {
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
        found.append(Token(text: "", number: number, range: start..<end))
      } else if EnglishWords.isLetter(bytes[i]) {
        while i < value.upperBound,
          EnglishWords.isLetter(bytes[i]) || bytes[i] == 0x2D || i - start == 1 && bytes[i] &- 0x30 < 10
        {
          i += 1
        }
        found.append(Token(text: EnglishWords.lowercased(bytes, start..<i), number: nil, range: start..<i))
      } else if bytes[i] == 0x20 || bytes[i] == 0x2C || bytes[i] == 0x2E {
        i += 1
      } else {
        // 2028-09-30 and 5/2028 are read by others.
        return [Token(text: "-", number: nil, range: start..<i + 1)]
      }
    }
    return found
  }

  private static let openings = EnglishWords.set("by before until till on in during no not later than from at")
  private static let untils = EnglishWords.set("by before until till")
  private static let ends = EnglishWords.set("end year-end")
  private static let spans = EnglishWords.set("year month quarter season half week")
  private static let fillers = EnglishWords.set("the of early late mid beginning start first last this")
  private static let ordinals = ["st", "nd", "rd", "th"].map { Array($0.utf8) }
  private static let quarters = ["q1": 3, "q2": 6, "q3": 9, "q4": 12, "h1": 6, "h2": 12]
  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    let names = [
      "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
      "september sept sep", "october oct", "november nov", "december dec",
    ]
    for (index, words) in names.enumerated() {
      for word in words.split(separator: " ") { months[String(word)] = index + 1 }
    }
    return months
  }()
}
