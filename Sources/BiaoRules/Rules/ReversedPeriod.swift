// reversed-period: a start that lies after its end, or a report that was written before the time it is about was over.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let reversedPeriod = Rule(
    name: "reversed-period", family: .values, severity: .error,
    summary: Bilingual(
      zh: "开始时间晚于结束时间，或填报早于所报期间", en: "a period that ends before it starts, or a report before its period is over"),
    why: Bilingual(
      zh: "开始晚于结束，实施期就算不出来；截至7月底的数，6月也填不出来。多半是年份或月份写错。",
      en:
        "A period that ends before it starts has no length, and nobody knows in June what was done by the end of July. Most often a year or a month is mistyped."
    ),
    examples: [
      .flagged("项目期: ‹2024年12月—2024年1月›", in: .form),
      .flagged("项目期: ‹2025.03-2023.10›", in: .form),
      .flagged("- 资金使用期限: ‹2024年10月至2024年3月›", in: .tier("时效指标")),
      .flagged(
        "实施计划:\n  | 内容 | 开始时间 | 完成时间 |\n  | 勘察 | 2024年5月 | ‹2024年3月› |\n  | 施工 | 2024年6月 | 2024年9月 |",
        template: "实施计划: table\n  内容: text\n  开始时间: month\n  完成时间: month"),
      .flagged(
        "计划开工日期: 2024年5月1日\n计划竣工日期: ‹2023年11月30日›", template: "计划开工日期: date\n计划竣工日期: date"),
      .flagged(
        "实施计划:\n  | 内容 | 开始时间 | 完成时间 |\n  | 勘察 | 2024年5月 | ‹2024年3月› |",
        template: "实施计划: table\n  内容: text\n  开始时间: month\n  完成时间: month\n  @check 开始时间 <= 完成时间"),
      .flagged(
        "监控期: 2026年1月—2026年7月\n填报日期: ‹2026年6月28日›", template: "监控期: period\n填报日期: date"),
      .flagged(
        "年度: 2026\n绩效指标:\n  - 巡诊场次: ≥ 96 场\n    1-8月完成值: 51场\n填表日期: ‹2026-07-05›",
        template: "年度: year\n绩效指标: indicators\n  - *: target\n    1-8月完成值: target\n填表日期: date"),
      .flagged(
        "Reporting period: 2025-01 .. 2025-12\nDate of this report: ‹2025-11-14›",
        template: "Reporting period: period\nDate of this report: date"),
      .fine(
        "监控期: 2026年1月—2026年7月\n填报日期: 2026年7月30日\n项目期: 2026年1月—2026年12月",
        template: "监控期: period\n填报日期: date\n项目期: period"),
      .flagged(
        "年度: 2025\n绩效指标:\n  - 巡诊场次: ≥ 96 场\n    实际完成值: 98场\n填报日期: ‹2025年1月18日›",
        template: "年度: year\n绩效指标: indicators\n  - *: target\n    实际完成值: target\n填报日期: date"),
      .fine(
        "年度: 2025\n绩效指标:\n  - 巡诊场次: ≥ 96 场\n    实际完成值: 98场\n填报日期: 2025年9月18日",
        template: "年度: year\n绩效指标: indicators\n  - *: target\n    实际完成值: target\n填报日期: date"),
      .fine(
        "年度: 2025\n绩效指标:\n  - 巡诊场次: ≥ 96 场\n    实际完成值: 98场\n填报日期: 2025年12月5日",
        template: "年度: year\n绩效指标: indicators\n  - *: target\n    实际完成值: target\n填报日期: date"),
      .flagged("基本情况:\n  项目起止时间: ‹2024年3月—2023年11月›", in: .document),
      .fine("基本情况:\n  项目起止时间: 2023年3月—2024年11月\n  立项时间: 2022年12月", in: .document),
      .flagged(
        "进度安排:\n  | 内容 | 开始时间 | 完成时间 |\n  | 勘察 | 2024年9月 | ‹2024年3月› |\n  | 施工 | 2024年10月 | 2025年1月 |", in: .document),
      .flagged(
        "评价情况:\n  评价工作时间: ‹2025年3月10日—2025年2月28日›\n  现场核查: 2025年3月10日\n概况:\n  > 项目于‹2024年6月1日至2023年11月30日›实施，2023年计划投资600万元，调整到2022年编制的概算以内，2024年3月5日—4月6日完成招标。",
        in: .document),
      .fine(
        "评价情况:\n  评价工作时间: 2025年2月28日—2025年3月10日\n  资金年度: 2025年、2024年\n概况:\n  > 项目于2023年11月至2024年6月实施，由2025年提前到2024年完工，出生日期在2024年至2020年的不补，见2024-2023号文。",
        in: .document),
      .fine("项目期: 2021年1月 — 2021年12月", in: .form),
      .fine("项目期: 2024年", in: .form),
      .fine("项目期: 三年", in: .form),
      .fine("- 数据更新时间: 每年10月至次年3月", in: .tier("时效指标")),
      .fine(
        "实施计划:\n  | 内容 | 开始时间 | 完成时间 |\n  | 勘察 | 2024年5月 | 2024年5月 |\n  | 施工 | | 2024年9月 |",
        template: "实施计划: table\n  内容: text\n  开始时间: month\n  完成时间: month"),
      .fine("开始时间: 2024年\n完成时间: 2024年6月", template: "开始时间: date\n完成时间: date"),
      .fine("开始时间: 10月\n完成时间: 3月", template: "开始时间: text\n完成时间: text"),
      .flagged("- 项目开工时间: 2024年4月30日前\n- 项目完工时间: ‹2024年3月底前›", in: .tier("时效指标")),
      .fine(
        "- 项目开工时间: 2024年4月30日前\n- 项目完工时间: 2024年10月底前\n- 二期工程开工时间: 2024年11月底前\n- 方案完成时间: 2024年2月底前\n- 排涝启动时间: 10月底前\n- 排涝完成时间: 3月底前",
        in: .tier("时效指标")),
    ],
    checks: [
      .line(.prose, .any) { line, form, report in
        guard let text = form.tree.text(ofLine: line), text.count >= 24 else { return }
        for period in WrittenPeriods.reversed(form.tree.bytes, text) { check(period, form, report) }
      },
      .target(.period) { list, _, form, report in
        for index in list.targets.indices where list.targets[index].kind == .period {
          if let period = list.targets[index].period { check(period, form, report) }
        }
      },
      .form { form, report in
        for index in report.dates(of: form).periods {
          guard let value = form.tree.value(ofLine: index),
            case .value(let period) = Read.period(form.tree.bytes, value)
          else { continue }
          check(period, form, report)
        }
        for period in report.dates(of: form).reversed { check(period, form, report) }
        for pair in FinishedBeforeBegun.all(in: form) {
          let (begin, end) = (report.quote(pair.begin.value), report.quote(pair.end.value))
          report.add(
            pair.end.value,
            zh: "“\(report.quote(pair.end.name))”写“\(end)”，早于“\(report.quote(pair.begin.name))”的“\(begin)”：核对两个日期",
            en:
              "“\(report.quote(pair.end.name))” is “\(end)”, before “\(begin)” of “\(report.quote(pair.begin.name))”: check both dates",
            related: [report.place(pair.begin.value, zh: "开始的时间", en: "when it begins")])
        }
        if let filing = FilingDate.contradiction(in: form, report) {
          let (date, period) = (report.quote(filing.date), report.quote(filing.period))
          report.add(
            filing.date, zh: "“\(date)”填报，早于所报的“\(period)”结束：核对年份和月份",
            en: "filled in on “\(date)”, before “\(period)”, of which the form reports, was over: check year and month",
            related: [report.place(filing.period, zh: "所报的期间", en: "the time of which the form reports")])
        }
        for pair in report.dates(of: form).pairs where pair.end.date.isBefore(pair.start.date) == true {
          say(pair, report)
        }
        // Tables that the template reads were looked at with the dates of the form.
        for table in report.resultTables(of: form) where !table.isBound {
          for pair in FormDates.reversed(in: table, form.tree.bytes) { say(pair, report) }
        }
      },
    ])

  private static func say(_ pair: FormDates.Pair, _ report: Report) {
    guard pair.start.date.year != nil else { return }
    let (start, end) = (report.quote(pair.start.range), report.quote(pair.end.range))
    let (startName, endName) = (report.quote(pair.startName), report.quote(pair.endName))
    report.add(
      pair.end.range, zh: "“\(endName)” \(end)，早于“\(startName)” \(start)：核对年份和月份",
      en: "“\(endName)” is “\(end)”, before “\(startName)”, “\(start)”: check year and month",
      related: [report.place(pair.start.range, zh: "“\(startName)”在此", en: "“\(startName)” is here")])
  }

  private static func check(_ period: Period, _ form: Form, _ report: Report) {
    // 10月至3月 may run into the next year.
    guard period.isReversed == true, period.start.year != nil, period.end.year != nil else { return }
    report.add(
      period.range,
      zh: "“\(report.quote(period.range))”开始在结束之后：核对年份和月份",
      en: "“\(report.quote(period.range))” ends before it starts: check year and month",
      related: [
        report.place(period.startRange, zh: "开始 \(period.start)", en: "start “\(period.start)”"),
        report.place(period.endRange, zh: "结束 \(period.end)", en: "end “\(period.end)”"),
      ])
  }
}
