// Reading a date at a place in the text.

public import BiaoSyntax

extension WrittenDate {
  /// The date that starts exactly at `range.lowerBound` and ends somewhere inside of `range`, or nil: `2021年5月31日`,
  /// `12月31日`, `二〇二四年三月`, `2026/1/1`, `2023.07`, `20230701`, `2021`. A date that no calendar has is nil.
  public static func scan(_ bytes: [UInt8], _ range: ByteRange) -> WrittenDate? {
    var cursor = FoldedCursor(bytes, range)
    guard !cursor.isSpace, case .date(let date) = DateScanner.scan(&cursor, bytes, allowsShortYear: false) else {
      return nil
    }
    return date
  }
}

enum DateScanner {
  enum Outcome {
    case none
    case date(WrittenDate)
    /// A date that no calendar has, or whose parts are not filled in: the part at fault.
    case fault(ByteRange)
  }

  /// A whole number in a date.
  struct Token {
    var value: Int
    /// How many digits were written; numerals like 十二 count as two, 二〇二四 as four.
    var digits: Int
    var range: ByteRange
  }

  static let yearName: UInt32 = 0x5E74  // 年
  static let monthName: UInt32 = 0x6708  // 月
  static let dayName: UInt32 = 0x65E5  // 日
  static let dayNumberName: UInt32 = 0x53F7  // 号

  /// Takes a number of at most nine digits, or a numeral.
  static func token(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Token? {
    let start = cursor.at
    if cursor.digit != nil {
      var ahead = cursor
      var value = 0
      var digits = 0
      while let digit = ahead.digit {
        guard digits < 9 else { return nil }
        value = value * 10 + digit
        digits += 1
        ahead.advance(bytes)
      }
      cursor = ahead
      return Token(value: value, digits: digits, range: ByteRange(clamping: start, cursor.last))
    }
    guard Numerals.starts(cursor.scalar), cursor.scalar != 0x534A else { return nil }
    var ahead = cursor
    guard let value = Numerals.scan(&ahead, bytes)?.integer, value >= 0, value < 10_000 else { return nil }
    cursor = ahead
    return Token(value: value, digits: value > 99 ? 4 : 2, range: ByteRange(clamping: start, cursor.last))
  }

  /// Takes a date. With `allowsShortYear` `26-05` and `24年5月` are dates too, which running text must not assume.
  static func scan(_ cursor: inout FoldedCursor, _ bytes: [UInt8], allowsShortYear: Bool) -> Outcome {
    let start = cursor
    guard let first = token(&cursor, bytes) else {
      cursor = start
      return .none
    }
    var walker = cursor
    walker.skipSpaces(bytes)
    switch walker.scalar {
    case yearName:
      guard let year = year(first, allowsShortYear: allowsShortYear) else {
        // 2年 is a duration; 203年 and 20246年 are damaged.
        cursor = start
        return first.digits <= 2 ? .none : .fault(first.range)
      }
      walker.advance(bytes)
      cursor = walker
      var date = WrittenDate(date: CalendarDate(year: year), range: first.range)
      date.yearRange = first.range
      // 年度 is the year, 年度内 too.
      if cursor.scalar == 0x5EA6 {
        cursor.advance(bytes)
        return finish(date, start, cursor)
      }
      return months(date, start, &cursor, bytes)
    case monthName:
      guard first.digits <= 2 else {
        cursor = start
        return first.digits == 4 ? .none : .fault(first.range)
      }
      cursor = start
      return months(WrittenDate(date: CalendarDate(), range: first.range), start, &cursor, bytes)
    default:
      return numeric(first, start, &cursor, bytes, allowsShortYear: allowsShortYear)
    }
  }

  private static func year(_ token: Token, allowsShortYear: Bool) -> Int? {
    if token.digits == 4 { return CalendarDate.years.contains(token.value) ? token.value : nil }
    return allowsShortYear && token.digits == 2 ? 2000 + token.value : nil
  }

  /// Takes `5月31日` after a year, or without one.
  private static func months(
    _ known: WrittenDate, _ start: FoldedCursor, _ cursor: inout FoldedCursor, _ bytes: [UInt8]
  ) -> Outcome {
    var date = known
    var walker = cursor
    walker.skipSpaces(bytes)
    if walker.scalar == monthName, date.date.year != nil { return unfilled(walker, bytes) }
    guard let month = token(&walker, bytes), month.digits <= 2 else { return finish(date, start, cursor) }
    walker.skipSpaces(bytes)
    guard walker.scalar == monthName else { return finish(date, start, cursor) }
    walker.advance(bytes)
    guard month.value >= 1, month.value <= 12 else { return .fault(month.range) }
    // 月份 is the month.
    if walker.scalar == 0x4EFD { walker.advance(bytes) }
    cursor = walker
    date.date.month = month.value
    date.monthRange = month.range

    walker.skipSpaces(bytes)
    if walker.scalar == dayName { return unfilled(walker, bytes) }
    guard let day = token(&walker, bytes), day.digits <= 2 else { return finish(date, start, cursor) }
    walker.skipSpaces(bytes)
    guard walker.scalar == dayName || walker.scalar == dayNumberName else { return finish(date, start, cursor) }
    walker.advance(bytes)
    guard day.value >= 1, day.value <= CalendarDate.days(inMonth: month.value, year: date.date.year) else {
      return .fault(day.range)
    }
    cursor = walker
    date.date.day = day.value
    date.dayRange = day.range
    return finish(date, start, cursor)
  }

  /// `2021年  月  日`: the parts that wait for their digits.
  private static func unfilled(_ cursor: FoldedCursor, _ bytes: [UInt8]) -> Outcome {
    var walker = cursor
    let start = walker.at
    var end = walker.next
    while walker.isSpace || walker.scalar == monthName || walker.scalar == dayName {
      if !walker.isSpace { end = walker.next }
      walker.advance(bytes)
    }
    return .fault(ByteRange(clamping: start, end))
  }

  /// Takes the rest of `20230701`, `202307`, `2026/1/1`, `2023.07`, `2024-01-01`, `26-05`, `2021`.
  private static func numeric(
    _ first: Token, _ start: FoldedCursor, _ cursor: inout FoldedCursor, _ bytes: [UInt8], allowsShortYear: Bool
  ) -> Outcome {
    if start.digit != nil, first.digits == 8 || first.digits == 6 { return compact(first, start, cursor) }
    let isShort = first.digits == 2 && allowsShortYear && start.digit != nil
    guard first.digits == 4 || isShort else {
      cursor = start
      return first.digits < 4 ? .none : .fault(first.range)
    }
    let year = isShort ? 2000 + first.value : first.value
    guard CalendarDate.years.contains(year) else { return .fault(first.range) }
    var date = WrittenDate(date: CalendarDate(year: year), range: first.range)
    date.yearRange = first.range

    let separator = cursor.scalar
    var walker = cursor
    guard separator == 0x2D || separator == 0x2F || separator == 0x2E, start.digit != nil,
      let month = part(&walker, bytes)
    else {
      // Two digits alone are no date.
      if isShort {
        cursor = start
        return .none
      }
      // 2021度 is written for 2021年度.
      if cursor.scalar == 0x5EA6 { cursor.advance(bytes) }
      return finish(date, start, cursor)
    }
    guard month.value >= 1, month.value <= 12 else { return .fault(month.range) }
    if isShort, month.digits != 2 {
      cursor = start
      return .none
    }
    cursor = walker
    date.date.month = month.value
    date.monthRange = month.range
    guard walker.scalar == separator, let day = part(&walker, bytes) else {
      if cursor.scalar == monthName { cursor.advance(bytes) }
      return finish(date, start, cursor)
    }
    guard day.value >= 1, day.value <= CalendarDate.days(inMonth: month.value, year: year) else {
      return .fault(day.range)
    }
    cursor = walker
    date.date.day = day.value
    date.dayRange = day.range
    if cursor.scalar == dayName { cursor.advance(bytes) }
    return finish(date, start, cursor)
  }

  /// Takes a separator and the one or two digits after it.
  private static func part(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Token? {
    var ahead = cursor
    ahead.advance(bytes)
    guard ahead.digit != nil, let token = token(&ahead, bytes), token.digits <= 2 else { return nil }
    cursor = ahead
    return token
  }

  /// `20230701`, `202307`: a fault is the whole run of digits, since nobody can say which of them is wrong.
  private static func compact(_ first: Token, _ start: FoldedCursor, _ cursor: FoldedCursor) -> Outcome {
    let year = first.digits == 8 ? first.value / 10_000 : first.value / 100
    let month = first.digits == 8 ? first.value / 100 % 100 : first.value % 100
    let day = first.digits == 8 ? first.value % 100 : nil
    let last = CalendarDate.days(inMonth: month, year: year)
    guard CalendarDate.years.contains(year), last > 0, day.map({ $0 >= 1 && $0 <= last }) ?? true else {
      return .fault(first.range)
    }
    var date = WrittenDate(date: CalendarDate(year: year, month: month, day: day), range: first.range)
    date.yearRange = first.range
    date.monthRange = first.range
    date.dayRange = day == nil ? nil : first.range
    return finish(date, start, cursor)
  }

  private static func finish(_ date: WrittenDate, _ start: FoldedCursor, _ cursor: FoldedCursor) -> Outcome {
    var date = date
    date.range = ByteRange(clamping: start.at, cursor.last)
    return .date(date)
  }
}
