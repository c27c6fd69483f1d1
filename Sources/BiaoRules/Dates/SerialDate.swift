// A date that a spreadsheet shows as the number of its day: 44,561 for 2021-12-31.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum SerialDate {
  /// The number and the day it stands for, where the name asks for a time; nil elsewhere. What a spreadsheet counts as
  /// days of 2009 to 2036 has five digits, the first a 4.
  static func find(_ bytes: [UInt8], _ indicator: Indicator) -> (range: ByteRange, date: CalendarDate)? {
    let value = indicator.value
    guard value.count >= 5, value.count <= 24, let first = digit(bytes, value), bytes[first] == 0x34,
      times.ends(bytes, indicator.name), !spans.isIn(bytes, indicator.name)
    else { return nil }
    var number = 0
    var digits = 0
    var end = first
    while end < value.upperBound {
      if bytes[end] &- 0x30 < 10 {
        guard digits < 5 else { return nil }
        number = number * 10 + Int(bytes[end] - 0x30)
        digits += 1
      } else if bytes[end] != 0x2C || digits != 2 {
        break
      }
      end += 1
    }
    guard digits == 5 else { return nil }
    let range = ByteRange(clamping: first, end)
    // The unit is often the same number again.
    var rest = end
    while rest < value.upperBound, bytes[rest] == 0x20 { rest += 1 }
    guard rest == value.upperBound || bytes[rest..<value.upperBound].elementsEqual(bytes[range]) else { return nil }
    return (range, day(number))
  }

  /// The first digit, behind a comparison and spaces.
  private static func digit(_ bytes: [UInt8], _ value: ByteRange) -> Int? {
    for i in value.prefix(8) {
      switch bytes[i] {
      case 0x30...0x39: return i
      case 0x20, 0x3C...0x3E: continue
      // The bytes of ≥ ≤ ≧ ≦
      case 0xE2, 0x89, 0xA4...0xA7: continue
      default: return nil
      }
    }
    return nil
  }

  /// The day of that number, by the calendar's cycle of 400 years; day 0 is 1899-12-30.
  private static func day(_ number: Int) -> CalendarDate {
    // Days since 1 March of the year 0.
    let days = number - 25569 + 719468
    let cycle = days / 146097
    let inCycle = days % 146097
    let yearInCycle = (inCycle - inCycle / 1460 + inCycle / 36524 - inCycle / 146096) / 365
    let inYear = inCycle - (365 * yearInCycle + yearInCycle / 4 - yearInCycle / 100)
    let month = (5 * inYear + 2) / 153
    let isNextYear = month >= 10
    return CalendarDate(
      year: yearInCycle + cycle * 400 + (isNextYear ? 1 : 0), month: isNextYear ? month - 9 : month + 3,
      day: inYear - (153 * month + 2) / 5 + 1)
  }

  private static let times = WordSet("时间 时限 日期 期限 及时性 时点 时效 时间节点 截止日")
  private static let spans = WordSet("无故障 运行 服务时 使用时 累计 总时 工作时间 学习时间 志愿 飞行")
}
