// The day that the sentence beside a target names, where the project is over by then: 竣工率 ≥ 60%, and 2025年6月底前竣工60%.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct ContentDate {
  /// The day in 指标值内容.
  var day: ByteRange
  /// The line of the form's period, and whether the day is before it.
  var period: Int
  var isBefore: Bool

  /// Of indicators on when things are done, in forms whose one period does not hold the day. Works that are paid for, kept
  /// up or judged when they are done have time.
  static func find(_ indicator: Indicator, _ form: Form, _ report: Report) -> ContentDate? {
    let bytes = form.tree.bytes
    guard let line = report.attributes(of: indicator, in: form)[.content], let value = form.tree.value(ofLine: line),
      value.count <= 240, let deadline = deadline(in: value, bytes), TierKind(indicator, form) == .timeliness
    else { return nil }
    let dates = report.dates(of: form)
    guard let period = FiscalYear.soleYears(of: form, dates),
      let relation = FiscalYear.relation(of: deadline.date, in: form, dates),
      relation != .within, !FiscalYear.isLongTerm(line: indicator.line, form),
      !FiscalYear.isClosing(bytes, indicator.name), !FiscalYear.isClosing(bytes, value),
      !FiscalYear.isFollowing(bytes, indicator.name), !FiscalYear.isFollowing(bytes, value),
      relation == .after || !FiscalYear.isPreparing(bytes, value) && !FiscalYear.isPreparing(bytes, indicator.name)
    else { return nil }
    return ContentDate(day: deadline.dateRange, period: period.line, isBefore: relation == .before)
  }

  /// The one day with a year by which something is due.
  private static func deadline(in text: ByteRange, _ bytes: [UInt8]) -> Deadline? {
    var found: Deadline?
    var i = text.lowerBound
    while i + 7 <= text.upperBound {
      guard bytes[i] == 0x32, bytes[i + 1] == 0x30, i == text.lowerBound || bytes[i - 1] &- 0x30 >= 10,
        let deadline = Deadline.scan(bytes, ByteRange(clamping: i, min(text.upperBound, i + 48))),
        deadline.kind == .before, deadline.date.year != nil, deadline.range.lowerBound == i
      else {
        i += 1
        continue
      }
      if found != nil { return nil }
      found = deadline
      i = deadline.range.upperBound
    }
    return found
  }

  func say(_ form: Form, _ report: Report) {
    guard let value = form.tree.value(ofLine: period) else { return }
    report.sayOutsidePeriod(day, isBefore: isBefore, period: value)
  }

  private static let template = """
    年度: year
    项目期: period
    绩效指标: indicators
      产出指标: tier
        时效指标: tier
      - *: target
        指标值内容: text
    """

  /// Of `outside-fiscal-year`.
  static let examples: [Example] = [
    .flagged(
      "年度: 2024\n项目期: 2024年1月-2024年12月\n绩效指标:\n  产出指标:\n    时效指标:\n      - 竣工率: ≥ 60 %\n        指标值内容: ‹2025年6月底›前竣工小区占比达到60%",
      template: template),
    .fine(
      "年度: 2024\n项目期: 2024年1月-2025年12月\n绩效指标:\n  产出指标:\n    时效指标:\n      - 竣工率: ≥ 60 %\n        指标值内容: 2025年6月底前竣工小区占比达到60%",
      template: template),
    .fine(
      "年度: 2024\n项目期: 2024年1月-2024年12月\n绩效指标:\n  产出指标:\n    时效指标:\n      - 决算审计完成率: ≥ 60 %\n        指标值内容: 2025年6月底前完成决算审计的小区占比达到60%",
      template: template),
  ]
}
