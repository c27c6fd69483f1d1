// incomplete-plan: a cumulative spending plan that falls, or does not end at 100 %.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let incompletePlan = Rule(
    name: "incomplete-plan", family: .sums, severity: .error,
    summary: Bilingual(zh: "累计的支出计划前高后低，或没有到 100%", en: "a cumulative plan that falls, or does not end at 100%"),
    why: Bilingual(
      zh: "按时点累计的支出进度只增不减，年底应支出全部预算；否则余下的钱何时用、用在哪里没有着落。",
      en:
        "What is spent by a date includes what was spent before, and by the last one all of the budget is: otherwise nobody knows when the rest is used."
    ),
    examples: [
      .flagged("资金支出计划:\n  3月底: 25%\n  6月底: ‹20%›\n  10月底: 75%\n  12月底: 100%", template: chengde),
      .flagged("资金支出计划:\n  3月底: 25%\n  6月底: 50%\n  10月底: 75%\n  12月底: ‹90%›", template: chengde),
      .flagged(
        "用款计划 (%):\n  一季度末: 20\n  二季度末: 40\n  三季度末: 70\n  四季度末: ‹10›",
        template: "用款计划: group\n  *: text"),
      .flagged(
        "资金支出进度:\n  | 项目 | 6月底 | 12月底 |\n  | 甲 | 50% | 100% |\n  | 乙 | 60% | ‹95%› |",
        template: "资金支出进度: table\n  项目: text\n  6月底: percent\n  12月底: percent"),
      .flagged(
        "工程实施进度:\n  2024年6月底: 50%\n  2024年12月底: ‹40%›\n  2025年12月底: 90%", template: "工程实施进度: group\n  *: text"),
      .flagged(
        "Spending plan:\n  By the end of March: 25%\n  By the end of June: ‹20%›\n  By 31 December: 100%",
        template: "Spending plan: group\n  *: text"),
      .flagged(
        "Disbursement:\n  End of June 2026: 40%\n  End of December 2026: ‹90%›",
        template: "Disbursement: group\n  *: text"),
      .fine(
        "Spending plan:\n  By the end of March: 25%\n  By the end of June: 50%\n  By 31 December: 100%\nWork progress:\n  June: 50%\n  December: 40%",
        template: "Spending plan: group\n  *: text\nWork progress: group\n  *: text"),
      .fine("资金支出计划:\n  3月底: 25%\n  6月底: 50%\n  10月底: 75%\n  12月底: 100%", template: chengde),
      .fine("资金支出计划:\n  3月底: 0%\n  6月底: 0%\n  10月底: 100%\n  12月底: 100%", template: chengde),
      .fine(
        "支出计划:\n  一季度: 25%\n  二季度: 30%\n  三季度: 25%\n  四季度: 20%", template: "支出计划: group\n  *: text"),
      .fine("支出计划:\n  3月底: 40%\n  6月底: 30%\n  12月底: 30%", template: "支出计划: group\n  *: text"),
      .fine("工程进度:\n  6月底: 30%\n  12月底: 60%", template: "工程进度: group\n  *: text"),
      .fine("资产负债率:\n  6月底: 60%\n  12月底: 55%", template: "资产负债率: group\n  *: text"),
      .fine("支出计划 (万元):\n  6月底: 60\n  12月底: 120", template: "支出计划: group\n  *: text"),
      .flagged(
        "下一步:\n  > 倒排工期，确保9月底累计执行率达到75%，11月底达到95%，12月底达到‹90%›。", template: "下一步: prose"),
      .fine(
        "下一步:\n  > 确保9月底累计执行率达到75%，11月底达到90%，12月底达到95%；6月底支出进度52%，12月底结余率控制在5%以内，8月底合格率达到95%。",
        template: "下一步: prose"),
      .fine("资金支出计划:\n  3月底:\n  6月底: 50%\n  10月底:\n  12月底:", template: chengde),
    ],
    checks: [
      .form([.rows, .entries, .results]) { form, report in
        for plan in report.plans(of: form) where plan.isFaulty { check(plan, report) }
      },
      .line(.prose, .long) { line, form, report in
        guard let text = form.tree.text(ofLine: line), StatedStep.mayHold(form.tree.bytes, text) else { return }
        for step in StatedStep.falls(form.tree.bytes, text) { say(step, report) }
      },
    ])

  private static let chengde = """
    资金支出计划: group
      3月底: percent
      6月底: percent
      10月底: percent
      12月底: percent
      @check 3月底 <= 6月底
      @check 6月底 <= 10月底
      @check 10月底 <= 12月底
      @check 12月底 = 100%
    """

  private static func check(_ plan: CumulativePlan, _ report: Report) {
    for index in plan.falls where !(plan.isIncomplete && index == plan.points.count - 1) {
      let (point, before) = (plan.points[index], plan.points[index - 1])
      report.add(
        point.figure.range,
        zh:
          "“\(report.quote(point.label))”累计 \(point.figure.number)%，比“\(report.quote(before.label))”的 \(before.figure.number)% 还少：累计数只增不减，核对这两个数",
        en:
          "“\(report.quote(point.label))” is at \(point.figure.number)%, less than the \(before.figure.number)% of “\(report.quote(before.label))”: a cumulative plan does not fall, check both",
        related: [place(before, report)])
    }
    guard plan.isIncomplete, let last = plan.points.last else { return }
    let isMore = last.figure.number > Decimal(100)
    report.add(
      last.figure.range,
      zh:
        "“\(report.quote(last.label))”累计 \(last.figure.number)%，\(isMore ? "超过" : "没有到") 100%：到最后一个时点应支出全部预算，改为 100%",
      en:
        "“\(report.quote(last.label))” is at \(last.figure.number)%, \(isMore ? "more" : "less") than 100%: by the last date all of the budget is spent",
      related: plan.points.dropLast().map { place($0, report) },
      fixes: [
        report.fix(
          .suggested, zh: "改为 100%", en: "change to 100%",
          edits: [TextEdit(range: last.figure.numberRange, text: "100")])
      ])
  }

  private static func say(_ step: StatedStep, _ report: Report) {
    let (rate, month) = (report.quote(step.rate), report.quote(step.month))
    let (before, first) = (report.quote(step.earlierRate), report.quote(step.earlierMonth))
    report.add(
      step.rate, zh: "“\(month)”的“\(rate)”比“\(first)”的“\(before)”还少：累计数只增不减，核对这两个数",
      en:
        "“\(rate)” of “\(month)” is less than “\(before)” of “\(first)”: what is counted in all does not fall, check both",
      related: [report.place(step.earlierRate, zh: "“\(first)”的数", en: "“\(first)”")])
  }

  private static func place(_ point: CumulativePlan.Point, _ report: Report) -> RelatedPlace {
    report.place(
      point.figure.range, zh: "“\(report.quote(point.label))”累计 \(point.figure.number)%",
      en: "“\(report.quote(point.label))”: \(point.figure.number)%")
  }
}
