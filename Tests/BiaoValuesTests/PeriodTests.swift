// Periods, deadlines and recurring deadlines.

import BiaoSyntax
import BiaoValues
import Testing

@Suite struct PeriodTests {
  @Test(
    arguments: [
      .init("2021年1月 — 2021年12月", "2021年1月|2021年12月"), .init("2023年1月1日-2023年12月31日", "2023年1月1日|2023年12月31日"),
      .init("2023年1月1日—2023年12月31日", "2023年1月1日|2023年12月31日"), .init("2021-01 .. 2021-12", "2021年1月|2021年12月"),
      .init("2021-01—2021-12", "2021年1月|2021年12月"), .init("2021-01-2021-12", "2021年1月|2021年12月"),
      .init("2021-01-05-2021-12-31", "2021年1月5日|2021年12月31日"), .init("2024年1月-12月", "2024年1月|2024年12月"),
      .init("2024年1-12月", "2024年1月|2024年12月"), .init("2024年1月1日至12月31日", "2024年1月1日|2024年12月31日"),
      .init("2021年度", "2021年|2021年"), .init("2021", "2021年|2021年"), .init("2021年3月", "2021年3月|2021年3月"),
      .init("2023.07-2024.01", "2023年7月|2024年1月"), .init("2020年1月--2020年11月", "2020年1月|2020年11月"),
      .init("2024至2027", "2024年|2027年"), .init("2023-2025年", "2023年|2025年"), .init("（2024 年-2026 年）", "2024年|2026年"),
      .init("2024年一年", "2024年|2024年"), .init("2020年全年", "2020年|2020年"), .init("2024年上半年", "2024年1月|2024年6月"),
      .init("2024年第三季度", "2024年7月|2024年9月"), .init("2021.01.01-12.31", "2021年1月1日|2021年12月31日"),
      .init("2021/01/01～2021/12/31", "2021年1月1日|2021年12月31日"), .init("2021.01-12", "2021年1月|2021年12月"),
      .init("5月1日-10日", "5月1日|5月10日"), .init("20230101-20231231", "2023年1月1日|2023年12月31日"),
      .init("自2021年1月1日起至2021年12月31日止", "2021年1月1日|2021年12月31日"), .init("2021年1月到2022年6月底", "2021年1月|2022年6月"),
      .init("2021年12月-2021年1月", "2021年12月|2021年1月"),
      .init("2021年‹13›月-2021年12月", nil), .init("2021年1月1日-2月‹30›日", nil), .init("2023年2月1日-‹30›日", nil),
      .init("2021年1-‹13›月", nil), .init("‹2021年1月1日›", nil), .init("2022年1月‹—›", nil), .init("‹尽快›", nil),
      .init("‹3家›", nil),
      .init("‹20246›-2025", nil), .init("2022-‹25›", nil), .init("2021.01.01-12.‹32›", nil),
    ] as [TimeCase])
  func reads(_ expected: TimeCase) {
    expected.check({ Read.period($0, $1) }, { ("\($0.start)|\($0.end)", $0.range) })
  }

  @Test(
    arguments: [
      .init("1年", "1年|"), .init("三年", "3年|"), .init("36个月", "36个月|"), .init("一年半", "1.5年|"), .init("1—2年", "1年..2年|"),
      .init("1年至2年", "1年..2年|"), .init("3年（2022-2024）", "3年|2022年2024年"), .init("长期", "open|"),
      .init("2022-2024年（三年）", "|2022年2024年", whole: "2022-2024年"), .init("3年‹左右›", nil),
    ] as [TimeCase])
  func readsLengths(_ expected: TimeCase) {
    expected.check({ Read.period($0, $1) }) { period in
      var text = period.isOpenEnded ? "open" : period.duration?.description ?? ""
      if let longest = period.longestDuration { text += ".." + longest.description }
      #expect(period.hasDates == (period.start.year != nil))
      #expect(period.isReversed == false)
      return (text + "|\(period.start)\(period.end)", period.range)
    }
  }

  @Test func readsDurations() {
    for text in ["490天", "36个月", "5个工作日", "半年", "24小时"] {
      #expect(Read.duration(Array(text.utf8), 0..<text.utf8.count).value != nil, "\(text)")
    }
    for text in ["490", "3家", "5%"] {
      #expect(Read.duration(Array(text.utf8), 0..<text.utf8.count).value == nil, "\(text)")
    }
  }

  @Test func hasPlacesAndOrder() throws {
    let passage = Passage("2021年1月 — 2020年12月", embedded: true)
    let period = try #require(Read.period(passage.bytes, passage.range).value)
    #expect(passage.text(period.startRange) == "2021年1月")
    #expect(passage.text(period.endRange) == "2020年12月")
    #expect(period.isReversed == true)
    let year = try #require(Read.period(Array("2021年度".utf8), 0..<10).value)
    #expect(year.isReversed == false)
    #expect(period.overlaps(year) == false)
    #expect(year.overlaps(year) == true)
    for text in ["年 月 - 年 月", "　年　月　日至　年　月　日", ""] {
      guard case .empty = Read.period(Array(text.utf8), 0..<text.utf8.count) else {
        Issue.record("\(text)")
        continue
      }
    }
  }

  @Test(
    arguments: [
      .init("12月31日前", "before 12月31日"), .init("12月31日之前", "before 12月31日"), .init("2024年9月30日前", "before 2024年9月30日"),
      .init("2021年12月31日", "on 2021年12月31日"), .init("2021年12月完成", "on 2021年12月"), .init("12月31日前完成", "before 12月31日"),
      .init("2023.07前", "before 2023年7月"), .init("到2029年12月", "until 2029年12月"), .init("截至2024年6月", "until 2024年6月"),
      .init("2024年6月30日止", "until 2024年6月30日"), .init("6月底", "on 6月"), .init("3月底前", "before 3月"),
      .init("2024年底前", "before 2024年12月31日"), .init("2024年第三季度末", "on 2024年9月"), .init("2024年内", "within 2024年"),
      .init("本年内", "within  relative"), .init("年内", "within  relative"), .init("当年", "within  relative"),
      .init("本年度内", "within  relative"), .init("年底前", "before 12月31日 relative"), .init("年末", "on 12月31日 relative"),
      .init("上半年", "on 6月 relative"), .init("第三季度", "on 9月 relative"), .init("一季度末", "on 3月 relative"),
      .init("2月‹30›日前", nil), .init("‹一年›", nil), .init("‹24小时›", nil), .init("‹月底›", nil), .init("12月31日前‹拨付›", nil),
      .init("‹当年新增›", nil),
    ] as [TimeCase])
  func readsDeadlines(_ expected: TimeCase) {
    expected.check(
      { Read.deadline($0, $1) }, { ("\($0.kind) \($0.date)\($0.isRelative ? " relative" : "")", $0.range) })
  }

  @Test(
    arguments: [
      .init("每月8日前", "month 8 before"), .init("每月 15 号", "month 15"), .init("每季度末前", "quarter end before"),
      .init("每年1月10日", "year 1 10"), .init("每周五前", "week 5 before"), .init("每月底前", "month end before"),
      .init("每年6月底前", "year 6 end before"), .init("每周日", "week 7"),
      .init("每月‹32›日前", nil), .init("每年2月‹30›日", nil), .init("‹每日›", nil), .init("‹每年增长5%›", nil), .init("‹每月›", nil),
    ] as [TimeCase])
  func readsRecurringDeadlines(_ expected: TimeCase) {
    expected.check({ Read.recurringDeadline($0, $1) }) { deadline in
      var words = ["\(deadline.recurrence)"]
      words += [deadline.month, deadline.day, deadline.weekday].compactMap { $0.map(String.init) }
      if deadline.isAtEnd { words.append("end") }
      if deadline.isBefore { words.append("before") }
      return (words.joined(separator: " "), deadline.range)
    }
  }

  @Test func scansAtAPlace() {
    let text = Array("于2023年1月1日-2023年12月31日实施，年底前完成".utf8)
    #expect(WrittenDate.scan(text, 3..<text.count)?.date == CalendarDate(year: 2023, month: 1, day: 1))
    #expect(Period.scan(text, 3..<text.count)?.end == CalendarDate(year: 2023, month: 12, day: 31))
    #expect(Period.scan(text, 0..<text.count) == nil)
    #expect(Deadline.scan(text, 45..<text.count)?.kind == .before)
    #expect(RecurringDeadline.scan(text, 0..<text.count) == nil)
    #expect(WrittenDate.scan(Array("26-05".utf8), 0..<5) == nil)
  }
}
