// below-last-year: a rate that asks for less than what was reached the year before.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let belowLastYear = Rule(
    name: "below-last-year", family: .targets, severity: .info,
    summary: Bilingual(zh: "指标值低于上年已达到的水平", en: "a target below what was reached the year before"),
    why: Bilingual(
      zh: "上年已经做到97.2%，今年只要求96%，钱花了水平反而允许下降；确有原因的，在说明里写出来。",
      en:
        "Where 97.2% were reached last year, a target of 96% pays for letting things get worse. If there is a reason, the explanation should give it."
    ),
    examples: [
      .flagged("- 垃圾日清率: ‹≥ 92%›\n  指标解释: 当日清运的点位占比，上年实际为95.4%", in: .tier("质量指标")),
      .flagged("- 泵站故障率: ‹≤ 3%›\n  指标解释: 上年泵站故障率为2.1%", in: .tier("质量指标")),
      .flagged("年度: 2026\n绩效目标: 2025年管网漏损监测率达到91.5%，2026年管网漏损监测率达到‹90%›以上。", template: yearTemplate),
      .flagged("年度: 2026\n绩效目标: 上年河道保洁率为97.2%，今年河道保洁率达到‹96%›以上。", template: yearTemplate),
      .flagged(
        "年度: 2026\n绩效指标:\n  - 河道保洁率: ‹≥ 90%›\n    备注: 2025年河道保洁率已达93.6%",
        template: "年度: year\n绩效指标: indicators\n  - *: target\n    备注: text"),
      .flagged(
        "年度: 2026\n立项依据:\n  > 2025年县域内就诊率为91.2%，但村卫生室房屋条件差。\n绩效指标:\n  - 县域内就诊率: ‹≥ 90%›",
        template: "年度: year\n立项依据: prose\n绩效指标: indicators\n  - *: target"),
      .fine(
        "年度: 2026\n立项依据:\n  > 2025年县域内就诊率为91.2%，2024年为89%。\n绩效指标:\n  - 县域内就诊率: ≥ 92%\n  - 县域内住院率: ≥ 80%",
        template: "年度: year\n立项依据: prose\n绩效指标: indicators\n  - *: target"),
      .fine("- 垃圾日清率: ≥ 96%\n  指标解释: 当日清运的点位占比，上年实际为95.4%", in: .tier("质量指标")),
      .fine("- 垃圾日清率: ≥ 92%\n  指标解释: 上年目标为95%，实际为91%", in: .tier("质量指标")),
      .fine("- 垃圾日清率: ≥ 92%\n  指标解释: 上年为95.4%，今年新增山区点位，清运周期延长", in: .tier("质量指标")),
      .fine("- 亩均增产率: ≥ 5%\n  指标解释: 与上年相比增产的比例，上年增产率为8%", in: .tier("质量指标")),
      .fine("- 泵站故障率: ≤ 2%\n  指标解释: 上年泵站故障率为2.1%", in: .tier("质量指标")),
      .fine("- 河道保洁率: ≥ 90%\n  指标解释: 上年群众满意度为96%", in: .tier("质量指标")),
      .fine("年度: 2026\n绩效目标: 上年河道保洁率为97.2%，今年水质达标率达到96%以上。", template: yearTemplate),
      .fine("年度: 2026\n绩效目标: 2025年河道保洁率97.2%，2026年一季度河道保洁率达到96%。", template: yearTemplate),
    ],
    checks: [
      .target(.ratio) { list, indicator, form, report in
        guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1, list.targets.count == 1,
          list.isPlainFigure(0), let figure = list.targets[0].figure, figure.unit == Units.percent
        else { return }
        for line in form.tree.children(of: indicator.line) {
          guard form.tree.lines[line].kind == .entry, let text = form.tree.value(ofLine: line), text.count >= 12,
            let reached = LastYear.rate(of: indicator.name, in: text, form, report),
            let isMore = report.isMoreBetter(indicator),
            isMore ? figure.number < reached.number : figure.number > reached.number
          else { continue }
          report.depend(on: .everything)
          return say(indicator.value, reached, report)
        }
      },
      .form([.prose, .entries]) { form, report in
        for (asked, reached) in LastYear.inGoals(of: form, report) { say(asked, reached, report) }
      },
      .form([.prose, .entries, .indicators]) { form, report in
        guard !form.indicators.isEmpty else { return }
        for (asked, reached) in LastYear.inText(of: form, report)
        where !report.findings.contains(where: { $0.rule == "below-last-year" && $0.range.overlaps(asked.value) }) {
          say(asked.value, reached, report)
        }
      },
    ])

  private static func say(_ asked: ByteRange, _ reached: Figure, _ report: Report) {
    let (words, last) = (report.quote(asked), report.quote(reached.range))
    report.add(
      asked, zh: "“\(words)”比上年已达到的“\(last)”还低：提高指标值，或写明原因",
      en: "“\(words)” asks for less than “\(last)”, which was reached the year before: raise it, or give the reason",
      related: [report.place(reached.range, zh: "上年的水平", en: "what was reached the year before")])
  }

  private static let yearTemplate = "年度: year\n绩效目标: prose"
}
