// A day or month that no calendar has, inside of a target: 2025年2月30日前, 2025年13月底前, 2025.11.31; or a day without its 日.

import BiaoSyntax
import BiaoValues

enum ImpossibleDate {
  /// What is wrong with a date.
  enum Fault {
    /// No calendar has it.
    case impossible
    /// 12月31前: the 日 is missing at the end of the range.
    case unmarkedDay
  }

  /// The first such date in `range`; nil where there is none. A figure with 月 alone may be a span (13月) or a version, so
  /// the month has to stand after a year or before a day, and dates in digits need a year of four.
  static func find(_ bytes: [UInt8], _ range: ByteRange) -> (date: ByteRange, fault: Fault)? {
    let end = min(range.upperBound, bytes.count)
    var i = max(range.lowerBound, 0)
    // 2025-11-31 has eight bytes or more, 2月30日 nine.
    guard end - i >= 8 else { return nil }
    while i < end {
      guard let first = number(bytes, i, end) else {
        i += 1
        continue
      }
      if let date = date(bytes, i, first, end) { return (date, .impossible) }
      if let date = unmarked(bytes, i, first, end) { return (date, .unmarkedDay) }
      i = first.end
    }
    return nil
  }

  /// Whether 月3 or 月29 stands in the text, as before the days that only some months have.
  static func mayEndMonth(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var i = max(start, 0) &+ 3
    let end = min(end, text.count)
    while i < end {
      let isLate = text[i] == 0x33 || text[i] == 0x32 && i &+ 1 < end && text[i &+ 1] == 0x39
      if isLate, text[i &- 1] == 0x88, text[i &- 2] == 0x9C { return true }
      i &+= 1
    }
    return false
  }

  private struct Number {
    var value: Int
    var digits: Int
    var end: Int
  }

  private static func date(_ bytes: [UInt8], _ start: Int, _ first: Number, _ end: Int) -> ByteRange? {
    let isYear = first.digits == 4 && CalendarDate.years.contains(first.value)
    if isYear, first.end < end, bytes[first.end] == 0x2D || bytes[first.end] == 0x2E || bytes[first.end] == 0x2F {
      return dotted(bytes, start, first, end)
    }
    var month = first
    var year: Int?
    if isYear, holds("年", bytes, first.end, end) {
      guard let next = number(bytes, spaced(bytes, first.end + 3, end), end) else { return nil }
      year = first.value
      month = next
    }
    let name = spaced(bytes, month.end, end)
    guard month.digits <= 2, holds("月", bytes, name, end) else { return nil }
    let monthEnd = name + 3
    var last = monthEnd
    var day: Int?
    if let next = number(bytes, spaced(bytes, monthEnd, end), end), next.digits <= 2 {
      let place = spaced(bytes, next.end, end)
      if holds("日", bytes, place, end) || holds("号", bytes, place, end) {
        day = next.value
        last = place + 3
      }
    }
    guard year != nil || day != nil else { return nil }
    return exists(year, month.value, day) ? nil : ByteRange(clamping: start, last)
  }

  /// `12月31前`, `6月30止`
  private static func unmarked(_ bytes: [UInt8], _ start: Int, _ month: Number, _ end: Int) -> ByteRange? {
    guard month.digits <= 2, holds("月", bytes, month.end, end), let day = number(bytes, month.end + 3, end),
      day.digits <= 2, exists(nil, month.value, day.value)
    else { return nil }
    let isDeadline =
      holds("前", bytes, day.end, end) || holds("之前", bytes, day.end, end) || holds("以前", bytes, day.end, end)
      || holds("止", bytes, day.end, end)
    return isDeadline ? ByteRange(clamping: start, day.end) : nil
  }

  /// `2025.11.31`, `2025-2-30`, `2025/13/1`
  private static func dotted(_ bytes: [UInt8], _ start: Int, _ year: Number, _ end: Int) -> ByteRange? {
    let separator = bytes[year.end]
    guard let month = number(bytes, year.end + 1, end), month.digits <= 2, month.end < end,
      bytes[month.end] == separator, let day = number(bytes, month.end + 1, end), day.digits <= 2,
      day.end == end || bytes[day.end] >= 0xE0 || bytes[day.end] == 0x20 || bytes[day.end] == 0x3B,
      !isAfterLetter(bytes, start)
    else { return nil }
    return exists(year.value, month.value, day.value) ? nil : ByteRange(clamping: start, day.end)
  }

  /// GB 2025.31.2: the number of a standard.
  private static func isAfterLetter(_ bytes: [UInt8], _ start: Int) -> Bool {
    var i = min(start, bytes.count)
    while i > 0, bytes[i - 1] == 0x20 || bytes[i - 1] == 0x2D || bytes[i - 1] == 0x2E || bytes[i - 1] == 0x2F { i -= 1 }
    return i > 0 && bytes[i - 1] | 0x20 >= 0x61 && bytes[i - 1] | 0x20 <= 0x7A
  }

  private static func exists(_ year: Int?, _ month: Int, _ day: Int?) -> Bool {
    let last = CalendarDate.days(inMonth: month, year: year)
    return last > 0 && day.map { $0 >= 1 && $0 <= last } ?? true
  }

  /// A number of at most four digits; longer ones are no part of a date, and are passed over as a whole.
  private static func number(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Number? {
    var i = start
    var value = 0
    while i < end, bytes[i] >= 0x30, bytes[i] <= 0x39 {
      if i - start < 4 { value = value * 10 + Int(bytes[i] - 0x30) }
      i += 1
    }
    return i > start ? Number(value: value, digits: i - start, end: i) : nil
  }

  private static func spaced(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var i = start
    while i < end, bytes[i] == 0x20 { i += 1 }
    return i
  }

  private static func holds(_ word: StaticString, _ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard at >= 0, at + length <= end else { return false }
    return bytes[at..<at + length].elementsEqual(word.description.utf8)
  }
}
