// relative-date: a deadline that hangs on a year that the form does not name.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let relativeDate = Rule(
    name: "relative-date", family: .values, severity: .hint, presets: .advisory,
    summary: Bilingual(zh: "时限说不出是哪一年", en: "a deadline of which nobody can tell the year"),
    why: Bilingual(
      zh: "“本年内”“年底前”要看是哪一年，表里没有年度，过后就没法核对；“明年”随填表、读表的日子变，上一年申报时写的和当年写的差一年。",
      en:
        "“By the end of the year” depends on the year; where the form names none, nobody can check it later. “明年” (next year) depends on the day of writing: applications are filled in a year ahead."
    ),
    examples: [
      .flagged("- 设备安装时间: ‹本年内›", in: .tier("时效指标")),
      .flagged("- 设备安装时间: ‹年底前›", in: .tier("时效指标")),
      .flagged("- 设备安装时间: ‹第三季度末前›", in: .tier("时效指标")),
      .flagged(
        "- Land registry on line: by ‹next year›\n- School opened: ‹the end of next year›", in: .tier("时效指标")),
      .fine("- Land registry on line: by June 2026\n- Plan for next year adopted: yes", in: .tier("时效指标")),
      .fine("年度: 2024\n绩效指标:\n  产出指标:\n    时效指标:\n      - 设备安装时间: 本年内", in: .form),
      .fine("项目期: 2024年1月-12月\n绩效指标:\n  产出指标:\n    时效指标:\n      - 设备安装时间: 年底前", in: .form),
      .fine("- 设备安装时间: 2024年底前", in: .tier("时效指标")),
      .fine("- 工资发放时间: 每月8日前", in: .tier("时效指标")),
      .fine("- 贴息资金发放时间: 12月31日之前", in: .tier("时效指标")),
      .flagged("年度: 2024\n绩效指标:\n  产出指标:\n    时效指标:\n      - 二期步道交付时间: ‹明年›3月底前", in: .form),
      .flagged("年度: 2024\n绩效指标:\n  产出指标:\n    时效指标:\n      - 学员结业时间: ‹明年›上半年", in: .form),
      .fine("年度: 2024\n绩效指标:\n  产出指标:\n    时效指标:\n      - 二期步道交付时间: 次年3月底前\n      - 单位评选时间: 文明年审前", in: .form),
      .fine("填报日期: 2024年1月5日\n绩效指标:\n  产出指标:\n    时效指标:\n      - 设备安装时间: 年内", in: .form),
    ],
    checks: [
      .target(.date) { list, _, form, report in
        for index in list.targets.indices where list.targets[index].kind == .deadline {
          guard let deadline = list.targets[index].deadline, deadline.isRelative, !report.dates(of: form).namesYear,
            nextYear(form.tree.bytes, deadline.range) == nil
          else { continue }
          let words = report.quote(deadline.range)
          report.add(
            deadline.range, zh: "“\(words)”是哪一年的，表里看不出来：写明年份，或补上年度",
            en: "nobody can tell the year of “\(words)”: write it, or give the form's year")
        }
      },
      .target(.beyondFigure) { list, indicator, form, report in
        // next year: what that is, changes while one reads.
        guard EnglishWords.mayBegin(form.tree.bytes, indicator.name),
          let deadline = EnglishDate(form.tree.bytes, indicator.value), deadline.isNext, deadline.date.year == nil
        else { return }
        let words = report.quote(deadline.range)
        report.add(
          deadline.range, zh: "“\(words)”随读表的时间变化：写明年份",
          en: "“\(words)” depends on the day of reading: write the year")
      },
      .target(.beyondFigure) { _, indicator, form, report in
        guard let range = nextYear(form.tree.bytes, indicator.value) else { return }
        let words = report.quote(range)
        report.add(
          range, zh: "“\(words)”是哪一年，要看填表和读表的日子：写明年份",
          en: "which year “\(words)” is depends on the day of reading: write the year")
      },
    ])

  /// 明年 as the start of a date: at the start of the value, or behind a character that is no ideograph or says till when.
  private static func nextYear(_ bytes: [UInt8], _ value: ByteRange) -> ByteRange? {
    guard let found = next.firstRange(in: bytes, value) else { return nil }
    guard found.lowerBound > value.lowerBound else { return found }
    let before = NotationScan.character(bytes, found.lowerBound - 3)
    // 文明年审, 证明年限
    return NotationScan.isIdeograph(before) && !untils.contains(before) ? nil : found
  }

  private static let next = Array("明年".utf8)
  private static let untils = NotationScan.characters("到至在于")
}
