// Periods: 2021年1月 — 2021年12月, 2023年1月1日-2023年12月31日, 2024年1-12月, 2021年度, 三年, 长期.

public import BiaoSyntax

/// A start and an end, each as complete as it was written; a single year or month is its own start and end. The end may
/// lie before the start: that is for a rule to say.
public struct Period: Sendable {
  public var start: CalendarDate
  public var end: CalendarDate
  public var range: ByteRange
  public var startRange: ByteRange
  public var endRange: ByteRange
  /// How long it lasts, where that is written: `三年`, `36个月`, the 3年 of `3年（2022-2024）`. If nothing else is written,
  /// start and end are empty dates.
  public var duration: Figure?
  /// The longer end of `1—2年`.
  public var longestDuration: Figure?
  /// 长期, 常年: no end is set.
  public var isOpenEnded = false

  public init(start: CalendarDate, end: CalendarDate, range: ByteRange) {
    self.start = start
    self.end = end
    self.range = range
    startRange = range
    endRange = range
  }

  /// Whether the end lies wholly before the start. Nil where that cannot be told.
  public var isReversed: Bool? { end.isBefore(start) }

  /// Whether start and end are written, and not only how long it lasts.
  public var hasDates: Bool { start != CalendarDate() }

  /// Whether the two periods have a day in common. Nil where a year is missing.
  public func overlaps(_ other: Period) -> Bool? {
    guard let first = start.firstDay?.ordinal, let last = end.lastDay?.ordinal,
      let otherFirst = other.start.firstDay?.ordinal, let otherLast = other.end.lastDay?.ordinal
    else { return nil }
    return first <= otherLast && otherFirst <= last
  }

  /// The period that starts exactly at `range.lowerBound`, or nil. With `joined` only one that has a start and an end.
  public static func scan(_ bytes: [UInt8], _ range: ByteRange, joined: Bool = true) -> Period? {
    var cursor = FoldedCursor(bytes, range)
    guard !cursor.isSpace, case .period(let period, let isJoined) = PeriodScanner.scan(&cursor, bytes),
      isJoined || !joined
    else { return nil }
    return period
  }
}

extension Read {
  /// The type `period`.
  public static func period(_ source: [UInt8], _ range: ByteRange) -> Reading<Period> {
    wholeValue(source, range) { cursor, start in
      switch PeriodScanner.scan(&cursor, source) {
      case .none: return PeriodScanner.length(&cursor, source).map { .value($0) }
      case .fault(let range): return .illegal(range)
      case .period(let period, let isJoined):
        // A single day is a date and no period.
        if !isJoined, period.start.day != nil { return .illegal(period.range) }
        return .value(period)
      }
    }
  }

  /// A span of time: `490天`, `36个月`, `5个工作日`. A unit of another dimension is illegal, and so is none.
  public static func duration(_ source: [UInt8], _ range: ByteRange) -> Reading<FigureReading> {
    figure(source, range).map { reading in
      if reading.figure.unit?.dimension.isTime == true { return .value(reading) }
      return .illegal(reading.figure.unitRange ?? reading.figure.range)
    }
  }
}

enum PeriodScanner {
  enum Outcome {
    case none
    case period(Period, isJoined: Bool)
    case fault(ByteRange)
  }

  private static let openings: [StaticWord] = ["自", "从"]
  private static let startings: [StaticWord] = ["起", "开始", "初"]
  private static let endings: [StaticWord] = ["底", "末", "止", "截止"]
  private static let wholeYear: [StaticWord] = ["全年", "一年", "1年"]

  /// Takes a period, with brackets around it if they stand there.
  static func scan(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Outcome {
    let start = cursor
    let isBracketed = cursor.scalar == 0x28
    if isBracketed {
      cursor.advance(bytes)
      cursor.skipSpaces(bytes)
    }
    var outcome = bare(&cursor, bytes)
    if isBracketed, case .period(var period, let isJoined) = outcome {
      cursor.skipSpaces(bytes)
      if cursor.scalar == 0x29 {
        cursor.advance(bytes)
        period.range = ByteRange(clamping: start.at, cursor.last)
        outcome = .period(period, isJoined: isJoined)
      } else {
        outcome = .none
      }
    }
    if case .none = outcome { cursor = start }
    return outcome
  }

  private static func bare(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Outcome {
    let opening = cursor
    _ = cursor.take(anyOf: openings, bytes)
    cursor.skipSpaces(bytes)
    let first: WrittenDate
    switch DateScanner.scan(&cursor, bytes, allowsShortYear: false) {
    case .none: return .none
    case .fault(let range): return .fault(range)
    case .date(let date): first = date
    }
    if first.date.month == nil, let period = withinYear(first, opening, &cursor, bytes) { return period }
    var period = Period(start: first.date, end: first.date, range: first.range)
    var walker = cursor
    walker.skipSpaces(bytes)
    if walker.take(anyOf: startings, bytes) { cursor = walker }
    walker = cursor
    guard takeJoint(&walker, bytes) else {
      period.range = ByteRange(clamping: opening.at, cursor.last)
      return .period(period, isJoined: false)
    }
    switch second(first, &walker, bytes) {
    case .none:
      period.range = ByteRange(clamping: opening.at, cursor.last)
      return .period(period, isJoined: false)
    case .fault(let range): return .fault(range)
    case .date(let date):
      _ = walker.take(anyOf: endings, bytes)
      cursor = walker
      period.startRange = first.range
      period.endRange = date.range
      period.end = date.date.inYear(first.date.year)
      // 2023-2025年: the year's name stands once.
      period.range = ByteRange(clamping: opening.at, cursor.last)
      return .period(period, isJoined: true)
    }
  }

  private static let openEnds: [StaticWord] = ["长期", "常年", "永久"]

  /// Takes how long something lasts: `三年`, `1—2年`, `3年（2022-2024）`, `长期`.
  static func length(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Period? {
    let start = cursor.at
    var walker = cursor
    var period = Period(start: CalendarDate(), end: CalendarDate(), range: start..<start)
    if walker.take(anyOf: openEnds, bytes) {
      period.isOpenEnded = true
    } else {
      guard case .figure(var first) = FigureScanner.scan(&walker, bytes, signed: false) else { return nil }
      var ahead = walker
      if takeJoint(&ahead, bytes), case .figure(let second) = FigureScanner.scan(&ahead, bytes, signed: false) {
        // 1—2年: the unit stands once.
        if first.unit == nil, first.power == 0 { first.unit = second.unit }
        guard second.unit?.dimension.isTime == true else { return nil }
        period.longestDuration = second
        walker = ahead
      }
      guard first.unit?.dimension.isTime == true else { return nil }
      period.duration = first
    }
    cursor = walker
    period.range = ByteRange(clamping: start, cursor.last)
    period.startRange = period.range
    period.endRange = period.range
    walker.skipSpaces(bytes)
    if walker.scalar == 0x28, case .period(let dates, _) = scan(&walker, bytes) {
      period.start = dates.start
      period.end = dates.end
      period.startRange = dates.startRange
      period.endRange = dates.endRange
      period.range = ByteRange(clamping: start, walker.last)
      cursor = walker
    }
    return period
  }

  /// What may follow a year and is no month: 全年, 上半年, 第三季度, 1-12月.
  private static func withinYear(
    _ year: WrittenDate, _ opening: FoldedCursor, _ cursor: inout FoldedCursor, _ bytes: [UInt8]
  ) -> Outcome? {
    var walker = cursor
    walker.skipSpaces(bytes)
    let partStart = walker.at
    var period = Period(start: year.date, end: year.date, range: year.range)
    if walker.take(anyOf: wholeYear, bytes) {
      period.range = ByteRange(clamping: opening.at, walker.last)
      period.startRange = period.range
      period.endRange = period.range
      cursor = walker
      return .period(period, isJoined: false)
    }
    if let months = YearPart.scan(&walker, bytes) {
      period.start.month = months.lowerBound
      period.end.month = months.upperBound
      period.range = ByteRange(clamping: opening.at, walker.last)
      period.startRange = ByteRange(clamping: partStart, walker.last)
      period.endRange = period.startRange
      cursor = walker
      return .period(period, isJoined: false)
    }
    guard let first = DateScanner.token(&walker, bytes), first.digits <= 2, takeJoint(&walker, bytes),
      let second = DateScanner.token(&walker, bytes), second.digits <= 2, walker.scalar == DateScanner.monthName
    else { return nil }
    walker.advance(bytes)
    if walker.scalar == 0x4EFD { walker.advance(bytes) }
    guard first.value >= 1, first.value <= 12 else { return .fault(first.range) }
    guard second.value >= 1, second.value <= 12 else { return .fault(second.range) }
    cursor = walker
    period.start.month = first.value
    period.end.month = second.value
    period.startRange = first.range
    period.endRange = second.range
    period.range = ByteRange(clamping: opening.at, cursor.last)
    return .period(period, isJoined: true)
  }

  /// Takes what joins start and end: dashes, ~, 至, 到, two or more dots.
  private static func takeJoint(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Bool {
    var walker = cursor
    walker.skipSpaces(bytes)
    var strokes = 0
    var dots = 0
    while true {
      switch walker.scalar {
      case 0x2D, 0x2010...0x2015, 0x2212, 0x7E, 0x301C, 0x223C, 0x2500, 0x2501, 0x81F3, 0x5230, 0x2026: strokes += 1
      case 0x2E: dots += 1
      default:
        guard strokes > 0 || dots > 1 else { return false }
        cursor = walker
        cursor.skipSpaces(bytes)
        return true
      }
      walker.advance(bytes)
    }
  }

  /// Takes the end of a period, which may leave out what its start says: `2021.01.01-12.31`, `2021.01-12`, `5月1日-10日`.
  private static func second(
    _ first: WrittenDate, _ cursor: inout FoldedCursor, _ bytes: [UInt8]
  ) -> DateScanner.Outcome {
    let start = cursor
    switch DateScanner.scan(&cursor, bytes, allowsShortYear: false) {
    case .date(let date):
      // A second month lies in the first one's year: 2月30日 is judged again.
      if date.date.year == nil, let month = date.date.month, let day = date.date.day, let range = date.dayRange,
        day > CalendarDate.days(inMonth: month, year: first.date.year)
      {
        return .fault(range)
      }
      return .date(date)
    case .fault(let range): return .fault(range)
    case .none: break
    }
    cursor = start
    guard let token = DateScanner.token(&cursor, bytes), token.digits <= 2 else { return .none }
    var date = WrittenDate(date: CalendarDate(year: first.date.year), range: token.range)
    if cursor.scalar == DateScanner.dayName || cursor.scalar == DateScanner.dayNumberName {
      guard let month = first.date.month, first.date.day != nil else { return .none }
      cursor.advance(bytes)
      date.date.month = month
      date.date.day = token.value
      date.dayRange = token.range
    } else if first.date.day != nil, cursor.scalar == 0x2E || cursor.scalar == 0x2F || cursor.scalar == 0x2D {
      cursor.advance(bytes)
      guard cursor.digit != nil, let day = DateScanner.token(&cursor, bytes), day.digits <= 2 else { return .none }
      date.date.month = token.value
      date.monthRange = token.range
      date.date.day = day.value
      date.dayRange = day.range
    } else if first.date.month != nil, first.date.day == nil {
      date.date.month = token.value
      date.monthRange = token.range
    } else {
      return .none
    }
    let last = CalendarDate.days(inMonth: date.date.month ?? 0, year: date.date.year)
    guard last > 0 else { return .fault(date.monthRange ?? token.range) }
    if let day = date.date.day, day < 1 || day > last { return .fault(date.dayRange ?? token.range) }
    date.range = ByteRange(clamping: start.at, cursor.last)
    return .date(date)
  }
}

/// Half-years and quarters.
enum YearPart {
  private static let firstHalf: [StaticWord] = ["上半年度", "上半年"]
  private static let secondHalf: [StaticWord] = ["下半年度", "下半年"]
  private static let quarter: [StaticWord] = ["季度", "季"]

  /// Takes `上半年`, `下半年`, `第三季度`, `一季度`, `3季度` and answers its first and last month.
  static func scan(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> ClosedRange<Int>? {
    var walker = cursor
    if walker.take(anyOf: firstHalf, bytes) {
      cursor = walker
      return 1...6
    }
    if walker.take(anyOf: secondHalf, bytes) {
      cursor = walker
      return 7...12
    }
    _ = walker.take("第", bytes)
    guard let number = DateScanner.token(&walker, bytes), number.digits <= 2, number.value >= 1, number.value <= 4,
      walker.take(anyOf: quarter, bytes)
    else { return nil }
    cursor = walker
    return number.value * 3 - 2...number.value * 3
  }
}
