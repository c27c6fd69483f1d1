// Dates, months and years: notations, the calendar, and what is not filled in.

import BiaoSyntax
import BiaoValues
import Testing

/// A text that must read as `value`, or whose part between ‹ and › is at fault.
struct TimeCase: Sendable, CustomStringConvertible {
  var text: String
  /// What the date reads as; nil if it must be refused.
  var value: String?
  /// The text at the whole range, where it is not all of it.
  var whole: String?
  var description: String { text }

  init(_ text: String, _ value: String?, whole: String? = nil) {
    self.text = text
    self.value = value
    self.whole = whole
  }

  static let dates: [TimeCase] = [
    .init("2021年5月31日", "2021年5月31日"), .init("2021年 5 月 31 日", "2021年5月31日"),
    .init("２０２１年５月３１日", "2021年5月31日"), .init("2021年5月31号", "2021年5月31日"),
    .init("2021年5月", "2021年5月"), .init("2021年5月份", "2021年5月"), .init("2021年", "2021年"),
    .init("2021年度", "2021年"), .init("2021", "2021年"), .init("二〇二四年三月五日", "2024年3月5日"),
    .init("十二月三十一日", "12月31日"), .init("12月31日", "12月31日"), .init("7月", "7月"),
    .init("2024-01-01", "2024年1月1日"), .init("2026/1/1", "2026年1月1日"), .init("2021.5.31", "2021年5月31日"),
    .init("2021．5．31", "2021年5月31日"), .init("2021-01", "2021年1月"), .init("2023.07", "2023年7月"),
    .init("2023.7月", "2023年7月"), .init("20210531", "2021年5月31日"), .init("202105", "2021年5月"),
    .init("26-05", "2026年5月"), .init("24年5月1日", "2024年5月1日"), .init("2024年2月29日", "2024年2月29日"),
    .init("2000年2月29日", "2000年2月29日"), .init("2月29日", "2月29日"),
    .init(" 2021年6月10日。", "2021年6月10日", whole: "2021年6月10日"),
    .init("2021年5月31日（星期一）", "2021年5月31日", whole: "2021年5月31日"),
    .init("2021年5月31日‹（›", nil),
    .init("2021年2月‹30›日", nil), .init("2023年2月‹29›日", nil), .init("1900年2月‹29›日", nil),
    .init("2021年‹13›月", nil), .init("2021年‹0›月5日", nil), .init("2021年4月‹31›日", nil), .init("2021年4月‹0›日", nil),
    .init("2月‹30›日", nil), .init("2021-‹13›-01", nil), .init("2021-02-‹29›", nil), .init("‹20211331›", nil),
    .init("‹20246›", nil), .init("‹201620202›", nil), .init("‹1021›年", nil), .init("‹2201›-01-01", nil),
    .init("‹123›年", nil),
    .init("2021年‹月  日›", nil), .init("2021年5月 ‹日›", nil), .init("2021年5月31日‹前›", nil), .init("2021.5.31‹.›", nil),
    .init("‹明年›", nil), .init("‹5年›", nil), .init("2021年5月31日 ‹2021年6月1日›", nil), .init("‹abc›", nil),
    .init("‹99999999999999999999›", nil),
  ]
}

@Suite struct DateTests {
  @Test(arguments: TimeCase.dates)
  func reads(_ expected: TimeCase) {
    expected.check({ Read.date($0, $1) }, { ($0.date.description, $0.range) })
  }

  @Test(arguments: [
    "年   月   日", "    年    月    日", "  年  月", "年", "　　年　月　日", "年度", "", " 　", "____年__月__日", "（  年  月）",
  ])
  func isEmpty(_ text: String) {
    for passage in Passage.both(text) {
      for reading in [Read.date(passage.bytes, passage.range), Read.month(passage.bytes, passage.range)] {
        guard case .empty = reading else {
          Issue.record("\(reading)")
          continue
        }
      }
    }
  }

  @Test func marks() {
    for text in FigureCase.inapplicable {
      guard case .inapplicable = Read.date(Array(text.utf8), 0..<text.utf8.count) else {
        Issue.record("\(text)")
        continue
      }
    }
    for text in FigureCase.placeholders {
      guard case .placeholder = Read.period(Array(text.utf8), 0..<text.utf8.count) else {
        Issue.record("\(text)")
        continue
      }
    }
  }

  @Test(
    arguments: [
      .init("2021年1月", "2021年1月"), .init("2021-01", "2021年1月"), .init("2023.07", "2023年7月"),
      .init("2021年1月15日", "2021年1月15日"), .init("‹2021年›", nil), .init("‹2021›", nil), .init("2021年‹13›月", nil),
    ] as [TimeCase])
  func readsMonths(_ expected: TimeCase) {
    expected.check({ Read.month($0, $1) }, { ($0.date.description, $0.range) })
  }

  @Test(
    arguments: [
      .init("2020年度", "2020年"), .init("2020 年度", "2020年"), .init("2023年", "2023年"), .init("2021", "2021年"),
      .init("二〇二四年", "2024年"), .init("２０２１", "2021年"), .init("2021年‹5月›", nil), .init("‹20246›", nil),
      .init("2021‹abc›", nil), .init("‹7月›", nil),
    ] as [TimeCase])
  func readsYears(_ expected: TimeCase) {
    expected.check({ Read.year($0, $1) }, { ($0.date.description, $0.range) })
  }

  @Test func hasThePlaceOfEachPart() throws {
    let passage = Passage("２０２１年 05月3日", embedded: true)
    let date = try #require(Read.date(passage.bytes, passage.range).value)
    #expect(passage.text(date.yearRange) == "２０２１")
    #expect(passage.text(date.monthRange) == "05")
    #expect(passage.text(date.dayRange) == "3")
  }

  /// Every day of a leap cycle with its century rules, in each spelling; and the day after each month's last is refused.
  @Test func readsEveryDay() {
    for year in [1900, 1999, 2000, 2023, 2024, 2100] {
      for month in 1...12 {
        let last = CalendarDate.days(inMonth: month, year: year)
        let padded = month < 10 ? "0\(month)" : "\(month)"
        for day in 0...(last + 1) {
          let paddedDay = day < 10 ? "0\(day)" : "\(day)"
          for text in [
            "\(year)年\(month)月\(day)日", "\(year)-\(padded)-\(paddedDay)", "\(year)/\(month)/\(day)",
            "\(year).\(padded).\(day)",
            "\(year)\(padded)\(paddedDay)",
          ] {
            let date = Read.date(Array(text.utf8), 0..<text.utf8.count).value?.date
            let expected = (1...last).contains(day) ? CalendarDate(year: year, month: month, day: day) : nil
            if date != expected { Issue.record("\(text) reads as \(date as CalendarDate?)") }
          }
        }
      }
    }
  }

  @Test func ordersWhatCanBeOrdered() {
    let day = CalendarDate(year: 2024, month: 2, day: 5)
    #expect(CalendarDate(year: 2024, month: 2).lastDay == CalendarDate(year: 2024, month: 2, day: 29))
    #expect(CalendarDate(year: 2024).firstDay == CalendarDate(year: 2024, month: 1, day: 1))
    #expect(CalendarDate(month: 6).lastDay == nil)
    #expect(CalendarDate(year: 2024, month: 1).isBefore(day) == true)
    #expect(CalendarDate(year: 2024, month: 2).isBefore(day) == false)
    #expect(CalendarDate(month: 1).isBefore(day) == nil)
    #expect(CalendarDate(month: 1).isBefore(CalendarDate(month: 2)) == true)
    #expect(CalendarDate(month: 1).inYear(2023).isBefore(day) == true)
  }
}

extension TimeCase {
  /// Reads the text, alone and embedded, and compares value and ranges.
  func check<Value>(
    _ read: ([UInt8], ByteRange) -> Reading<Value>, _ describe: (Value) -> (String, ByteRange)
  ) {
    let plain = text.replacing("‹", with: "").replacing("›", with: "")
    for passage in Passage.both(plain) {
      switch read(passage.bytes, passage.range) {
      case .value(let found):
        let (description, range) = describe(found)
        #expect(description == value)
        #expect(passage.text(range) == whole ?? plain)
      case .illegal(let range):
        let before = text.prefix { $0 != "‹" }
        let fault = text.dropFirst(before.count + 1).prefix { $0 != "›" }
        let start = passage.range.lowerBound + before.utf8.count
        #expect(value == nil)
        #expect(range == start..<(start + fault.utf8.count), "\(passage.text(range) ?? "")")
      default: Issue.record("\(plain) is no value")
      }
    }
  }
}
