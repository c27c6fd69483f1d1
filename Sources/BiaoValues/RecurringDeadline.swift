// Recurring deadlines: 每月8日前, 每季度末前, 每年1月10日, 每周五前.

public import BiaoSyntax

/// A day that comes round again.
public struct RecurringDeadline: Sendable {
  public enum Recurrence: UInt8, Sendable {
    case day, week, tenDays, month, quarter, halfYear, year
  }

  public var recurrence: Recurrence
  /// Of each year: 1...12
  public var month: Int?
  /// Of each month: 1...31
  public var day: Int?
  /// 1 (Monday) ... 7
  public var weekday: Int?
  /// The end of the span: 每月底, 每季度末
  public var isAtEnd: Bool
  /// 前, 之前, 内
  public var isBefore: Bool
  public var range: ByteRange

  /// The recurring deadline that starts exactly at `range.lowerBound`, or nil. `每月` alone, and what goes on with
  /// another word (`每年增长`), is none.
  public static func scan(_ bytes: [UInt8], _ range: ByteRange) -> RecurringDeadline? {
    var cursor = FoldedCursor(bytes, range)
    guard !cursor.isSpace, case .value(let deadline)? = RecurringScanner.scan(&cursor, bytes) else { return nil }
    return deadline
  }
}

extension Read {
  /// A recurring deadline and nothing else.
  public static func recurringDeadline(_ source: [UInt8], _ range: ByteRange) -> Reading<RecurringDeadline> {
    wholeValue(source, range) { cursor, _ in RecurringScanner.scan(&cursor, source) }
  }
}

enum RecurringScanner {
  private static let names: [(StaticWord, RecurringDeadline.Recurrence)] = [
    ("半年", .halfYear), ("季度", .quarter), ("季", .quarter), ("年度", .year), ("年", .year), ("个月", .month), ("月", .month),
    ("旬", .tenDays), ("星期", .week), ("周", .week), ("天", .day), ("日", .day),
  ]
  private static let ends: [StaticWord] = ["底", "末"]
  private static let befores: [StaticWord] = ["之前", "以前", "以内", "前", "内"]

  static func scan(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Reading<RecurringDeadline>? {
    var walker = cursor
    let start = walker.at
    guard walker.take("每", bytes) || walker.take("逐", bytes), let recurrence = takeName(&walker, bytes) else {
      return nil
    }
    var result = RecurringDeadline(
      recurrence: recurrence, month: nil, day: nil, weekday: nil, isAtEnd: false, isBefore: false, range: 0..<0)
    walker.skipSpaces(bytes)
    switch recurrence {
    case .week:
      if let (weekday, after) = weekday(walker, bytes) {
        result.weekday = weekday
        walker = after
      }
    case .month:
      var ahead = walker
      if let day = DateScanner.token(&ahead, bytes), day.digits <= 2 {
        ahead.skipSpaces(bytes)
        if ahead.scalar == DateScanner.dayName || ahead.scalar == DateScanner.dayNumberName {
          guard day.value >= 1, day.value <= 31 else { return .illegal(day.range) }
          ahead.advance(bytes)
          result.day = day.value
          walker = ahead
        }
      }
    case .year:
      var ahead = walker
      switch DateScanner.scan(&ahead, bytes, allowsShortYear: false) {
      case .fault(let range): return .illegal(range)
      case .date(let written) where written.date.year == nil:
        result.month = written.date.month
        result.day = written.date.day
        walker = ahead
      default: break
      }
    case .day, .tenDays, .quarter, .halfYear: break
    }
    if result.day == nil, walker.take(anyOf: ends, bytes) { result.isAtEnd = true }
    var ahead = walker
    ahead.skipSpaces(bytes)
    if ahead.take(anyOf: befores, bytes) {
      result.isBefore = true
      walker = ahead
    }
    guard result.day != nil || result.month != nil || result.weekday != nil || result.isAtEnd || result.isBefore
    else { return nil }
    cursor = walker
    result.range = ByteRange(clamping: start, cursor.last)
    return .value(result)
  }

  private static func takeName(
    _ cursor: inout FoldedCursor, _ bytes: [UInt8]
  ) -> RecurringDeadline.Recurrence? {
    for (name, recurrence) in names where cursor.take(word: name, bytes) { return recurrence }
    return nil
  }

  /// 每周五, 每周日
  private static func weekday(_ cursor: FoldedCursor, _ bytes: [UInt8]) -> (Int, FoldedCursor)? {
    var walker = cursor
    let value: Int
    switch walker.scalar {
    case DateScanner.dayName, 0x5929: value = 7
    default:
      guard let digit = walker.digit ?? Numerals.digit(walker.scalar), digit >= 1, digit <= 6 else { return nil }
      value = digit
    }
    walker.advance(bytes)
    return (value, walker)
  }
}
