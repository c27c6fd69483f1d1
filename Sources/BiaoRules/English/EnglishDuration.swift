// How long something may take, in English: within 36 hours, <= 24 hours.

import BiaoSyntax
import BiaoValues

/// A limit of time.
struct EnglishDuration: Equatable {
  var minutes: Decimal
  /// Working days are no days of 24 hours.
  var isWorkTime: Bool

  /// The limit of time that a clause sets, with the words that make a limit of it; nil where it sets none or several.
  static func limit(_ bytes: [UInt8], _ clause: ByteRange) -> (value: EnglishDuration, range: ByteRange)? {
    var found: (value: EnglishDuration, range: ByteRange)?
    var i = clause.lowerBound
    while i < clause.upperBound {
      if i == clause.lowerBound || bytes[i - 1] == 0x20, let opening = openings.find(bytes, i, clause.upperBound),
        let span = span(bytes, i + opening.length, clause.upperBound)
      {
        guard found == nil else { return nil }
        found = (span.value, ByteRange(clamping: i, span.end))
        i = span.end
      } else {
        i += 1
      }
    }
    return found
  }

  /// A target that is an upper bound of time and nothing else.
  init?(target value: ByteRange, _ bytes: [UInt8]) {
    guard let bound = EnglishBound(bytes, value), bound.direction == .upper,
      let span = EnglishDuration.span(
        bytes, EnglishBound.spaced(bytes, bound.range.upperBound, value.upperBound), value.upperBound),
      span.end == value.upperBound
    else { return nil }
    self = span.value
  }

  private init(minutes: Decimal, isWorkTime: Bool) {
    self.minutes = minutes
    self.isWorkTime = isWorkTime
  }

  /// The number at `start` with the unit of time behind it, and where that ends.
  private static func span(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (value: EnglishDuration, end: Int)? {
    guard start < end, let number = number(bytes, start, end) else { return nil }
    var i = number.end
    let unit = ByteRange(clamping: i, end)
    guard var word = EnglishWords.next(bytes, &i, unit), word.lowerBound - number.end <= 1 else { return nil }
    let isWorkTime = working[bytes, word] != nil
    if isWorkTime {
      let before = word.upperBound
      guard let next = EnglishWords.next(bytes, &i, unit), next.lowerBound - before <= 1 else { return nil }
      word = next
    }
    guard let factor = units[bytes, word], let minutes = number.value.multiplied(by: Decimal(factor)) else {
      return nil
    }
    return (EnglishDuration(minutes: minutes, isWorkTime: isWorkTime), word.upperBound)
  }

  private static func number(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (value: Decimal, end: Int)? {
    if bytes[start] &- 0x30 < 10 {
      // The digits alone: what stands behind them is read as a word.
      var i = start
      while i < end, bytes[i] &- 0x30 < 10 || bytes[i] == 0x2E && i + 1 < end && bytes[i + 1] &- 0x30 < 10 { i += 1 }
      guard let figure = Figure.scan(bytes, ByteRange(clamping: start, i), signed: false), !figure.number.isZero else {
        return nil
      }
      return (figure.number, i)
    }
    var i = start
    guard let word = EnglishWords.next(bytes, &i, ByteRange(clamping: start, end)), word.lowerBound == start,
      let value = EnglishNumbers.numerals[bytes, word]
    else { return nil }
    return (Decimal(value), word.upperBound)
  }

  private static let openings = EnglishPhrases<Void>([
    "within ", "in less than ", "in under ", "in no more than ", "in not more than ", "in at most ", "no more than ",
    "not more than ", "no longer than ", "not longer than ", "at most ", "up to ", "less than ", "under ",
  ])
  private static let units = EnglishTable<Int>(
    [
      ("minute", 1), ("minutes", 1), ("min", 1), ("mins", 1), ("hour", 60), ("hours", 60), ("h", 60), ("day", 1440),
      ("days", 1440), ("week", 10080), ("weeks", 10080),
    ].map { ($0.utf8, $1) })
  private static let working = EnglishTable<Bool>(["working", "business", "office"].map { ($0.utf8, true) })
}
