// relative-date: a deadline that hangs on a year that the form does not name.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let relativeDate = Rule(
    name: "relative-date", family: .values, severity: .hint, presets: .advisory,
    summary: Bilingual(zh: "时限没有年份，表里也没有年度", en: "a deadline without a year in a form without one"),
    why: Bilingual(
      zh: "“本年内”“年底前”要看是哪一年；表里没有年度，过后就没法核对。",
      en: "“By the end of the year” depends on the year; where the form names none, nobody can check it later."),
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
      .fine("填报日期: 2024年1月5日\n绩效指标:\n  产出指标:\n    时效指标:\n      - 设备安装时间: 年内", in: .form),
    ],
    checks: [
      .target(.date) { list, _, form, report in
        for index in list.targets.indices where list.targets[index].kind == .deadline {
          guard let deadline = list.targets[index].deadline, deadline.isRelative, !report.dates(of: form).namesYear
          else { continue }
          let words = report.quote(deadline.range)
          report.add(
            deadline.range, zh: "“\(words)”是哪一年的，表里看不出来：写明年份，或补上年度",
            en: "nobody can tell the year of “\(words)”: write it, or give the form's year")
        }
      },
      .target(.beyondFigure) { list, indicator, form, report in
        // next year: what that is, changes while one reads.
        guard let first = form.tree.bytes[indicator.name].first, first < 0x80,
          let deadline = EnglishDate(form.tree.bytes, indicator.value), deadline.isNext, deadline.date.year == nil
        else { return }
        let words = report.quote(deadline.range)
        report.add(
          deadline.range, zh: "“\(words)”随读表的时间变化：写明年份",
          en: "“\(words)” depends on the day of reading: write the year")
      },
    ])
}
