// A form that was filled in before the time was over of which it reports.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The day on which a form was filled in, and what it reports of that lies later.
struct FilingDate {
  var date: ByteRange
  /// What says until when the form reports.
  var period: ByteRange

  /// Nil for most forms: where either day is unknown, and where the form was filled in in the last month or later, when the
  /// figures may be known.
  static func contradiction(in form: Form, _ report: Report) -> FilingDate? {
    let dates = report.dates(of: form)
    guard let filing = dates.filing, let year = filing.date.date.year else { return nil }
    for line in dates.reportPeriods {
      // An application says over which time it shall be evaluated.
      guard let name = form.tree.readLabel(ofLine: line)?.name,
        !planned.isIn(form.tree.bytes, name) || report.selfEvaluation(of: form) != nil,
        let value = form.tree.value(ofLine: line), case .value(let period) = Read.period(form.tree.bytes, value),
        let end = period.end.year ?? dates.year
      else { continue }
      let isEarly =
        year < end
        || year == end
          && (isBefore(filing.date.date.month, period.end.month) || isInLastMonth(filing.date.date, period.end))
      return isEarly ? FilingDate(date: filing.date.range, period: value) : nil
    }
    if form.indicators.isEmpty, let own = dates.year, let place = dates.yearRange, !isMonitoring(form),
      year < own || year == own && filing.date.date.month.map({ $0 <= 3 }) ?? false,
      report.indicatorTables(of: form).contains(where: { $0.isScored && $0.rows.contains { $0.actual != nil } })
    {
      return FilingDate(date: filing.date.range, period: place)
    }
    guard let first = form.indicators.first, let own = dates.year,
      form.tree.lines[first.line].subtreeEnd > first.line + 1
    else { return nil }
    let attributes = IndicatorAttributes(first, in: form)
    if let line = attributes[.progress], let name = form.tree.readLabel(ofLine: line)?.name,
      let month = lastMonth(form.tree.bytes, name)
    {
      return year < own || year == own && isBefore(filing.date.date.month, month)
        ? FilingDate(date: filing.date.range, period: name) : nil
    }
    // What was reached in a year that had not begun, or had only just.
    guard let line = attributes[.actual], SelfEvaluation.text(ofLine: line, form) != nil, let place = dates.yearRange,
      !isMonitoring(form)
    else { return nil }
    if year == own {
      guard let month = filing.date.date.month, month <= 3 || month < 12 && tellsOfWholeYear(line, form, report) else {
        return nil
      }
    }
    return year <= own ? FilingDate(date: filing.date.range, period: place) : nil
  }

  /// Whether the form says what was done in all of the year: 全年执行数.
  private static func tellsOfWholeYear(_ line: Int, _ form: Form, _ report: Report) -> Bool {
    let bytes = form.tree.bytes
    if let name = form.tree.readLabel(ofLine: line)?.name, wholeYears.isIn(bytes, name) { return true }
    return report.resultTables(of: form).contains { $0.names.contains { wholeYears.isIn(bytes, $0) } }
  }

  private static let wholeYears = WordSet("全年执行 全年实际 全年支出 全年完成 年末完成 年末实际")

  /// Whether the year of which the form reports was still running when it was filled in.
  static func isMidYear(_ form: Form, _ report: Report) -> Bool {
    if isMonitoring(form) { return true }
    let dates = report.dates(of: form)
    for line in dates.reportPeriods {
      if let value = form.tree.value(ofLine: line), case .value(let period) = Read.period(form.tree.bytes, value),
        let month = period.end.month, month < 12
      {
        return true
      }
    }
    guard let filing = dates.filing?.date.date, let month = filing.month, let year = dates.year else { return false }
    return filing.year == year && month < 12 && contradiction(in: form, report) == nil
  }

  private static func isMonitoring(_ form: Form) -> Bool {
    let name = Array(form.template.name.utf8)
    return monitoring.isIn(name, 0..<name.count)
  }

  private static let monitoring = WordSet("监控 onitoring")
  private static let planned = WordSet("评价 统计 eview")

  /// Days on which something is said to be done and that lay in the future when the form was filled in. Indicators and
  /// days, for a form of which the day of filling in is not itself in doubt.
  static func future(in form: Form, _ report: Report) -> [(indicator: Indicator, day: ByteRange, filing: ByteRange)] {
    guard report.selfEvaluation(of: form) != nil, let filing = report.dates(of: form).filing,
      let last = filing.date.date.lastDay?.ordinal, filing.date.date.month != nil,
      contradiction(in: form, report) == nil
    else { return [] }
    var found: [(indicator: Indicator, day: ByteRange, filing: ByteRange)] = []
    for indicator in form.indicators {
      let attributes = report.attributes(of: indicator, in: form)
      guard let line = attributes[.progress] ?? attributes[.actual], let value = form.tree.value(ofLine: line),
        value.count >= 6, value.count <= 40, case .value(let date) = Read.date(form.tree.bytes, value),
        date.date.year != nil, date.date.month != nil, let first = date.date.firstDay?.ordinal, first > last
      else { continue }
      found.append((indicator, date.range, filing.date.range))
    }
    return found
  }

  /// 7月15日 in a form on 1—7月, of which half a month is to come.
  private static func isInLastMonth(_ date: CalendarDate, _ end: CalendarDate) -> Bool {
    guard let month = date.month, month == end.month, let day = date.day else { return false }
    return day <= 20 && end.day ?? 31 >= 28
  }

  private static func isBefore(_ month: Int?, _ last: Int?) -> Bool {
    guard let month, let last else { return false }
    return month < last
  }

  /// The 7 of 截至7月底完成值 and 1—7月完成值, the 6 of 上半年; nil where the name says no month.
  private static func lastMonth(_ bytes: [UInt8], _ name: ByteRange) -> Int? {
    if halves.isIn(bytes, name) { return 6 }
    if quarters.isIn(bytes, name) { return 9 }
    guard let month = monthName.firstRange(in: bytes, name) else { return nil }
    var start = month.lowerBound
    while start > name.lowerBound, bytes[start - 1] &- 0x30 < 10 { start -= 1 }
    guard month.lowerBound - start > 0, month.lowerBound - start <= 2 else { return nil }
    let number = bytes[start..<month.lowerBound].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    return (1...12).contains(number) ? number : nil
  }

  private static let halves = WordSet("上半年")
  private static let quarters = WordSet("前三季度 前三个季度")
  private static let monthName = Array("月".utf8)
}
