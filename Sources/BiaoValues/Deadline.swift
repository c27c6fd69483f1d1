// Deadlines: 12月31日前, 2024年底前, 本年内, 到2029年12月, 第三季度末.

public import BiaoSyntax

/// The day by which something is due.
public struct Deadline: Sendable {
  /// What its words say about the day.
  public enum Kind: UInt8, Sendable {
    /// 前, 之前, 以前: by that day, which is included as Chinese administrative use has it
    case before
    /// 内, 以内: within that year, half-year, quarter or month
    case within
    /// 到, 至, 止: until that day
    case until
    /// 完成 or nothing: on that day
    case on
  }

  public var kind: Kind
  /// The last day, as complete as known: `6月底` is month 6 without a day, `年底` a day without a year. See
  /// `CalendarDate.lastDay`.
  public var date: CalendarDate
  /// The words name a year only by its relation to the form's: 年内, 年底, 当年.
  public var isRelative: Bool
  public var range: ByteRange
  /// The date itself, without 前, 到 and the like.
  public var dateRange: ByteRange

  public init(kind: Kind, date: CalendarDate, isRelative: Bool, range: ByteRange, dateRange: ByteRange) {
    self.kind = kind
    self.date = date
    self.isRelative = isRelative
    self.range = range
    self.dateRange = dateRange
  }

  /// The deadline that starts exactly at `range.lowerBound`, or nil.
  public static func scan(_ bytes: [UInt8], _ range: ByteRange) -> Deadline? {
    var cursor = FoldedCursor(bytes, range)
    guard !cursor.isSpace, case .value(let deadline)? = DeadlineScanner.scan(&cursor, bytes) else { return nil }
    return deadline
  }
}

extension Read {
  /// A deadline and nothing else. A date without 前 or the like is one too.
  public static func deadline(_ source: [UInt8], _ range: ByteRange) -> Reading<Deadline> {
    wholeValue(source, range) { cursor, _ in DeadlineScanner.scan(&cursor, source) }
  }
}

enum DeadlineScanner {
  private static let openings: [StaticWord] = ["截至到", "截止到", "截至", "截止", "到", "至", "于", "在"]
  private static let thisYear: [StaticWord] = ["本年度", "当年度", "本年", "当年", "今年"]
  /// These name a unit of time, or all of the year, unless 内 or 底 follows.
  private static let bareYear: [StaticWord] = ["全年", "年度", "年"]
  private static let ends: [StaticWord] = ["月末", "底", "末", "终"]
  private static let befores: [StaticWord] = ["之前", "以前", "前"]
  private static let withins: [StaticWord] = ["以内", "之内", "内"]
  private static let untils: [StaticWord] = ["为止", "止"]
  private static let completions: [StaticWord] = ["全部完成", "前完成", "完成"]

  /// Takes a deadline. `illegal` for a date that no calendar has; nil where there is none.
  static func scan(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Reading<Deadline>? {
    var walker = cursor
    let start = walker.at
    let hasOpening = walker.take(anyOf: openings, bytes)
    walker.skipSpaces(bytes)
    let dateStart = walker.at

    var date = CalendarDate()
    var isRelative = false
    // A part of a year that says by itself that it is a deadline: 底, 季度.
    var isMarked = false
    var namesThisYear = false
    switch DateScanner.scan(&walker, bytes, allowsShortYear: false) {
    case .fault(let range): return .illegal(range)
    case .date(let written): date = written.date
    case .none:
      isRelative = true
      if let months = YearPart.scan(&walker, bytes) {
        date.month = months.upperBound
        isMarked = true
      } else {
        namesThisYear = walker.take(anyOf: thisYear, bytes)
        guard namesThisYear || walker.take(anyOf: bareYear, bytes) else { return nil }
      }
    }
    if date.month == nil {
      var ahead = walker
      ahead.skipSpaces(bytes)
      if let months = YearPart.scan(&ahead, bytes) {
        date.month = months.upperBound
        isMarked = true
        walker = ahead
      }
    }
    if date.day == nil, walker.take(anyOf: ends, bytes) {
      isMarked = true
      // 年底 is the last day of December, 6月底 the last of June, whatever that is.
      if date.month == nil {
        date.month = 12
        date.day = 31
      }
    }
    let dateRange = ByteRange(clamping: dateStart, walker.last)
    var ahead = walker
    ahead.skipSpaces(bytes)
    var kind = Deadline.Kind.on
    if ahead.take(anyOf: befores, bytes) {
      kind = .before
    } else if ahead.take(anyOf: withins, bytes) {
      kind = .within
    } else if ahead.take(anyOf: untils, bytes) {
      kind = .until
    } else {
      ahead = walker
      if hasOpening { kind = .until }
    }
    walker = ahead
    if isRelative, !isMarked, kind == .on {
      // 当年 says when something is due only if it is all there is (当年新增 is not a deadline).
      ahead.skipSpaces(bytes)
      guard namesThisYear, ahead.isAtEnd else { return nil }
      kind = .within
    }
    if walker.take(anyOf: completions, bytes) { isMarked = true }
    cursor = walker
    return .value(
      Deadline(
        kind: kind, date: date, isRelative: isRelative, range: ByteRange(clamping: start, cursor.last),
        dateRange: dateRange))
  }
}
