// illegal-expiry: a suppression whose last day is no date.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let illegalExpiry = Rule(
    name: "illegal-expiry", family: .suppressions, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "忽略注释的期限不是日期", en: "a suppression until a day that no calendar has"),
    why: Bilingual(
      zh: "期限写错的忽略永远不会到期，读的人却以为它会。年、月、日写全，写到月或年的，算到那一月、那一年的最后一天。",
      en: """
        A suppression with a damaged date never expires, while readers believe that it does. Write year, month and day; a \
        month or a year alone means its last day.
        """),
    examples: [
      .flagged("# hebiao-ignore illegal-value until ‹2027-02-30›: 电话另附\n联系电话: 见附件", in: .form),
      .flagged("# hebiao-ignore illegal-value until ‹next year›: 电话另附\n联系电话: 见附件", in: .form),
      .flagged("# hebiao-ignore illegal-value 至‹年底›：电话另附\n联系电话: 见附件", in: .form),
      .flagged("# hebiao-ignore illegal-value ‹until›: 电话另附\n联系电话: 见附件", in: .form),
      .fine("# hebiao-ignore illegal-value until 2096-02-29: 电话另附\n联系电话: 见附件", in: .form),
      .fine("# hebiao-ignore illegal-value 至2099年6月：电话另附\n联系电话: 见附件", in: .form),
    ],
    checks: [.suppressions])
}

/// The cases of the rule, found while suppressions are applied.
enum IllegalExpiry {
  static func check(_ suppression: Suppression, _ report: Report) {
    for name in suppression.names {
      guard let expiry = name.ownExpiry, expiry.lastDay == nil else { continue }
      if expiry.date.isEmpty {
        report.add(
          expiry.keyword, zh: "“\(report.quote(expiry.keyword))”后面没有日期：写明到哪一天为止，例如 2027-06-30",
          en: "“\(report.quote(expiry.keyword))” without a date: say the last day, as in 2027-06-30")
        continue
      }
      let nearest = lastDayOfMonth(report.tree.bytes, expiry.date)?.hyphenated
      report.add(
        expiry.date,
        zh: "“\(report.quote(expiry.date))”不是日期，这条忽略永远不会到期：写成 2027-06-30 这样",
        en: "“\(report.quote(expiry.date))” is no date, so this never expires: write it like 2027-06-30",
        fixes: nearest.map { nearest in
          [
            report.fix(
              .suggested, zh: "改为 \(nearest)", en: "change to \(nearest)",
              edits: [TextEdit(range: expiry.date, text: nearest)])
          ]
        } ?? [])
    }
  }

  /// The last day of the month in `2027-02-30`, where year and month are there and the day is too late.
  private static func lastDayOfMonth(_ bytes: [UInt8], _ range: ByteRange) -> CalendarDate? {
    let parts = bytes[range].split(separator: 0x2D, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.allSatisfy { $0 &- 0x30 < 10 } })
    else { return nil }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 &- 0x30) } }
    guard CalendarDate.years.contains(numbers[0]), (1...12).contains(numbers[1]), numbers[2] > 0, numbers[2] <= 31
    else { return nil }
    return CalendarDate(year: numbers[0], month: numbers[1]).lastDay
  }
}
