// Dates of the Gregorian calendar, as complete as they were written.

public import BiaoSyntax

/// A year, month and day, of which a form may state some: `2021年1月`, `12月31日`, `2023年`.
public struct CalendarDate: Sendable, Hashable {
  /// 1900...2199
  public var year: Int?
  /// 1...12
  public var month: Int?
  /// 1...31
  public var day: Int?

  public init(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Years outside of these are slips of the pen in a form.
  public static let years = 1900...2199

  public var isComplete: Bool { year != nil && month != nil && day != nil }

  /// The date with the year of the form where it names none.
  public func inYear(_ year: Int?) -> CalendarDate {
    CalendarDate(year: self.year ?? year, month: month, day: day)
  }

  /// The first day that the date can mean (2021年 → 2021-01-01); nil without a year.
  public var firstDay: CalendarDate? {
    guard let year else { return nil }
    return CalendarDate(year: year, month: month ?? 1, day: month == nil ? 1 : (day ?? 1))
  }

  /// The last day that the date can mean (2021年2月 → 2021-02-28); nil without a year.
  public var lastDay: CalendarDate? {
    guard let year else { return nil }
    let month = self.month ?? 12
    let last = Self.days(inMonth: month, year: year)
    return CalendarDate(year: year, month: month, day: self.month == nil ? last : (day ?? last))
  }

  /// The days of a month; of February without a year 29. 0 for a month that no calendar has.
  public static func days(inMonth month: Int, year: Int?) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: return 31
    case 4, 6, 9, 11: return 30
    case 2:
      guard let year else { return 29 }
      return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: return 0
    }
  }

  /// A number that orders complete dates and only them; nil for others. It is no count of days.
  public var ordinal: Int? {
    guard let year, let month, let day else { return nil }
    return (year * 16 + month) * 32 + day
  }

  /// Whether this date lies wholly before the other: its last day before the other's first. Nil where a year is missing
  /// on one side only; without years on both sides months and days are compared.
  public func isBefore(_ other: CalendarDate) -> Bool? {
    guard (year == nil) == (other.year == nil) else { return nil }
    // A leap year holds every month and day that a date without a year can name.
    guard let last = inYear(2000).lastDay?.ordinal, let first = other.inYear(2000).firstDay?.ordinal else { return nil }
    return last < first
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `2021年1月5日`, as far as known.
  public var description: String {
    (year.map { "\($0)年" } ?? "") + (month.map { "\($0)月" } ?? "") + (day.map { "\($0)日" } ?? "")
  }

  /// `2021-01-05`, as far as known.
  public var hyphenated: String {
    [year, month, day].compactMap { part in part.map { $0 < 10 ? "0\($0)" : "\($0)" } }.joined(separator: "-")
  }
}

/// A date with its places in the source.
public struct WrittenDate: Sendable {
  public var date: CalendarDate
  public var range: ByteRange
  public var yearRange: ByteRange?
  public var monthRange: ByteRange?
  public var dayRange: ByteRange?

  public init(date: CalendarDate, range: ByteRange) {
    self.date = date
    self.range = range
  }
}
