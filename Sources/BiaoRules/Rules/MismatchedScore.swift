// mismatched-score: a score that what was reached does not bear out, or a total that the scores do not add up to.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let mismatchedScore = Rule(
    name: "mismatched-score", family: .scoring, severity: .warning,
    summary: Bilingual(
      zh: "得分与完成情况不符，或总分不是各项之和", en: "a score that the result does not bear out, or a total that is not its sum"),
    why: Bilingual(
      zh: "实际值没有达到指标值却得满分，达到了却无缘无故扣分，总分又不等于各项之和，自评结果就不可信。",
      en:
        "Where a missed target has full marks, a reached one loses points for no reason, or the total is not the sum, nobody can trust the evaluation."
    ),
    examples: [
      .flagged(
        "预算执行情况:\n  全年预算数: 240.00\n  全年执行数: 210.00\n  预算执行率: 87.50%\n  分值: 10\n  得分: ‹10›", in: .document),
      .fine(
        "预算执行情况:\n  全年预算数: 240.00\n  全年执行数: 210.00\n  预算执行率: 87.50%\n  分值: 10\n  得分: 8.75", in: .document),
      .flagged(
        "绩效指标:\n  产出指标:\n    - 培训期数 (10分): ≥ 8 期\n      实际完成值: 7期\n      得分: 8.75\n    - 培训人数 (9分): ≥ 60 人\n      实际完成值: 66人\n      得分: 9\n得分构成:\n  产出指标: ‹17.57›",
        template:
          "绩效指标: indicators\n  产出指标: tier\n    - *: target\n      实际完成值: target\n      得分: number\n      偏差原因: text\n得分构成: group\n  *: text",
        others: ["missing-reason"]),
      .fine(
        "绩效指标:\n  产出指标:\n    - 培训期数 (10分): ≥ 8 期\n      实际完成值: 9期\n      得分: 10\n    - 培训人数 (9分): ≥ 60 人\n      实际完成值: 66人\n      得分: 9\n得分构成:\n  产出指标: 19\n分值构成:\n  产出指标: 20",
        template:
          "绩效指标: indicators\n  产出指标: tier\n    - *: target\n      实际完成值: target\n      得分: number\n得分构成: group\n  *: text\n分值构成: group\n  *: text"
      ),
      .flagged("- 新增入规企业 (5分): 达50家\n  实际完成值: 38家\n  得分: ‹5›"),
      .flagged("- 学员满意度 (10分): ≥ 95%\n  实际完成值: 93%\n  得分: ‹10›", in: .tier("满意度指标")),
      .flagged("- 培训总成本 (6分): ≤ 20 万元\n  实际完成值: 203500元\n  得分: ‹6›", in: .tier("成本指标")),
      .flagged("- 竣工验收时间 (4分): 2024年9月底前\n  实际完成值: 2024年11月20日\n  得分: ‹4›", in: .tier("时效指标")),
      .flagged("- 补贴拨付周期 (6分): ≤ 30 个工作日\n  实际完成值: 平均41个工作日\n  得分: ‹6›", in: .tier("时效指标")),
      .fine(
        "- 补贴拨付周期 (6分): ≤ 30 个工作日\n  实际完成值: 平均26个工作日\n  得分: 6\n- 首次拨付周期 (6分): 30个工作日\n  实际完成值: 平均41个工作日\n  得分: 6",
        in: .tier("时效指标")),
      .flagged("- 验收结果 (4分): 合格\n  实际完成值: 不合格\n  得分: ‹4›", in: .tier("质量指标")),
      .flagged("- 培训期数 (10分): ≥ 8 期\n  实际完成值: 9期\n  得分: ‹7›\n  偏差原因分析及改进措施: 无"),
      .flagged(
        "绩效指标:\n  - 培训期数 (60分): ≥ 8 期\n    实际完成值: 8期\n    得分: 60\n  - 取证率 (40分): ≥ 85%\n    实际完成值: 88%\n    得分: 40\n总分: ‹98›",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number\n总分: number"),
      .flagged(
        "资金:\n  | 资金来源 | 预算数 | 执行数 | 分值 | 执行率 | 得分 |\n  | 年度资金 | 2365.50 | 2318.19 | 10 | 98% | ‹10› |",
        template: funds),
      .flagged(
        "资金:\n  | 资金来源 | 预算数 | 执行数 | 分值 | 执行率（B/A） | 得分 |\n  | 年度资金 | 720 | 640.4 | 10 | 88.94% | ‹8› |",
        template: "资金: table\n  *: text"),
      .flagged(
        "资金:\n  | 资金来源 | 预算数 | 执行数 | 分值 | 执行率 | 得分 |\n  | 年度资金 | 62.50万元 | 62.50万元 | 20 | 100% | ‹10› |\n  | 结转资金 | 32.40 | 31.69 | 10 | 97.80 | ‹9› |",
        template: "资金: table\n  *: text"),
      .flagged(
        "资金:\n  | | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分（20分*执行率） |\n  | 年度资金 | 262.40 | 30.00 | 11.43% | ‹2.31› |",
        template: "资金: table\n  *: text"),
      .fine(
        "资金:\n  | | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分（20分*执行率） |\n  | 年度资金 | 262.40 | 30.00 | 11.43% | 2.29 |\n  | 其他资金 | 62.40 | 30.00 | 48% | 9.62 |\n  | 结转资金 | 62.40 | 30.00 | 48.08% | 9.6 |",
        template: "资金: table\n  *: text"),
      .fine(
        "资金:\n  | 资金来源 | 预算数 | 执行数 | 分值 | 执行率 | 得分 |\n  | 年度资金 | 2365.50 | 2318.19 | 10 | 98% | 9.8 |\n  | 结转资金 | 20.00 | 20.00 | 5 | 100% | 5 |\n  | 其他资金 | 20.00 | 9.00 | 5 | 45% | 0 |",
        template: funds),
      .flagged(
        "资金:\n  | | 预算数 | 执行数 | 分值 | 执行率 | 得分 |\n  | 年度资金总额 | 26 | 26 | 10 | 100% | 10 |\n绩效指标:\n  - 培训期数 (60分): ≥ 8 期\n    实际完成值: 8期\n    得分: 60\n  - 取证率 (40分): ≥ 85%\n    实际完成值: 88%\n    得分: 40\n总分 (100分): ‹100›",
        template:
          "资金: table\n  *: text\n  得分: number\n绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number\n总分: number"
      ),
      .flagged(
        "绩效指标:\n  - 档案归集份数 (5分): ≥ 6 份\n    评分标准: 6份得5分，缺1份扣1分\n    得分: ‹3›\n    扣分: 1\n    扣分原因: 缺1份。\n  - 档案装订册数 (5分): ≥ 6 册\n    评分标准: 6册得5分，缺1册扣1分\n    得分: ‹5›\n    扣分: 2\n    扣分原因: 缺2册。",
        template: reviewed),
      .fine(
        "绩效指标:\n  - 档案归集份数 (5分): ≥ 6 份\n    得分: 4.5\n    扣分: 0.5\n    扣分原因: 缺1份。\n  - 档案装订册数 (5分): ≥ 6 册\n    得分: 4\n    扣分: -1\n    扣分原因: 缺2册。\n  - 档案上架册数 (5分): ≥ 6 册\n    得分: 5\n    扣分:",
        template: reviewed),
      .flagged(
        "绩效指标:\n  | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n  | 数量指标 | 水泵检修 | ≥26台 | 24台 | 30 | ‹30› | 两台停用 |\n  | | 闸门检修 | ≥6扇 | 6扇 | 30 | ‹28› | |\n  | 时效指标 | 检修及时率 | ≥90% | 96% | 30 | 30 | |\n总分: ‹89›",
        in: .document),
      .fine(
        "绩效指标:\n  | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n  | 数量指标 | 水泵检修 | ≥26台 | 24台 | 30 | 27.7 | 两台停用 |\n  | | 闸门检修 | ≥6扇 | 6扇 | 30 | 30 | |\n  | 时效指标 | 检修及时率 | ≥90% | 96% | 30 | 30 | |\n  | | 合计 | | | 90 | 87.7 | |\n总分: 87.7",
        in: .document),
      .flagged(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 水泵检修 (60分): ≥26台\n        实际完成值: 26台\n        得分: 60\n  效益指标:\n    社会效益指标:\n      - 受益村数 (40分): ≥6个\n        实际完成值: 6个\n        得分: 40\n评分明细:\n  | 三级指标 | 分值 | 扣分 | 得分 | 扣分原因 |\n  | 制度建设 | 5 | 1 | ‹4.5› | 缺细则 |\n  | 档案管理 | 5 | 2 | 3 | |\n总分: 100",
        in: .document),
      .flagged(
        "资金:\n  | 资金来源 | 预算数 | 执行数 | 分值 | 执行率 | 得分 |\n  | 年度资金总额 | 26 | 26 | 10 | 100% | ‹0› |",
        template: "资金: table\n  *: text"),
      .fine(
        "资金:\n  | 资金来源 | 预算数 | 执行数 | 分值 | 执行率 | 得分 |\n  | 年度资金总额 | 26 | 13 | 10 | 50% | 0 |",
        template: "资金: table\n  *: text"),
      .fine("- 新增入规企业 (5分): 达50家\n  实际完成值: 58户\n  得分: 5"),
      .fine("- 新增入规企业 (5分): 50家\n  实际完成值: 50个\n  得分: 5"),
      .fine("- 引进项目 (4分): 30个\n  实际完成值: 引进工业项目28个，投资额4.2亿元\n  得分: 4"),
      .fine("- 工业投资 (3分): 57亿元\n  实际完成值: 79.6亿元\n  得分: 3", in: .tier("经济效益指标")),
      .fine("- 用电能耗 (3分): 57 万千瓦时\n  实际完成值: 52.3万千瓦时\n  得分: 3", in: .tier("生态效益指标")),
      .flagged(
        "绩效指标:\n  - Schools with a lead teacher (10 pts): ≥ 64 schools\n    Achieved: 58 schools\n    Points awarded: ‹10›\n  - Visits per school (10 pts): ≥ 4 visits\n    Achieved: 4.2 visits\n    Points awarded: 10",
        template: "绩效指标: indicators\n  - *: target\n    Achieved: target\n    Points awarded: number"),
      .fine("- 水质达标率 (4分): ≥ 66.7%\n  实际完成值: 66.67%\n  得分: 4", in: .tier("质量指标")),
      .fine("- 在职人员控制率 (3分): ≤100%\n  实际完成值: 95.6%\n  得分: 3", in: .tier("成本指标")),
      .fine("- 工程竣工时间 (4分): 2024年9月底前\n  实际完成值: 2024年9月28日\n  得分: 4", in: .tier("时效指标")),
      .fine("- 规模工业增加值 (8分): 增长4.5%\n  实际完成值: 同比增长4.6%\n  得分: 8", in: .tier("经济效益指标")),
      .fine(
        "- 培训期数 (10分): ≥ 8 期\n  实际完成值: 9期\n  得分: 8\n  偏差原因分析及改进措施: 两期学员结业考核推迟，按办法扣2分。"),
      .fine(
        "绩效指标:\n  - 培训期数 (60分): ≥ 8 期\n    实际完成值: 8期\n    得分: 60\n  - 取证率 (30分): ≥ 85%\n    实际完成值: 88%\n    得分: 30\n预算执行率得分: 9.8\n总分: 99.8",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number\n预算执行率得分: number\n总分: number"),
      .flagged(
        "- 实训室利用率 (4分): ≥ 80 %\n  实际完成值: 76%\n  评分标准: 达到80%得满分，每低1个百分点扣0.5分，扣完为止\n  得分: ‹3›\n  偏差原因分析及改进措施: 两间实训室9月才投入使用，已排满课程。\n- 培训人数 (10分): ≥ 200 人\n  实际完成值: 180人\n  评分标准: 完成率小于60%不得分，大于等于60%，得分=（完成率-60%）/（1-60%）*指标分值\n  得分: ‹9›\n  偏差原因分析及改进措施: 两间实训室9月才投入使用，已排满课程。"
      ),
      .fine(
        "- 实训室利用率 (4分): ≥ 80 %\n  实际完成值: 76%\n  评分标准: 达到80%得满分，每低1个百分点扣0.5分，扣完为止\n  得分: 2\n  偏差原因分析及改进措施: 两间实训室9月才投入使用，已排满课程。\n- 培训人数 (10分): ≥ 200 人\n  实际完成值: 180人\n  评分标准: 完成率小于60%不得分，大于等于60%，得分=（完成率-60%）/（1-60%）*指标分值\n  得分: 7.5\n  偏差原因分析及改进措施: 两间实训室9月才投入使用，已排满课程。\n- 走访户数 (8分): ≥ 300 户\n  实际完成值: 290户\n  评分标准: 按完成比例得分\n  得分: 7.7\n  偏差原因分析及改进措施: 两间实训室9月才投入使用，已排满课程。\n- 设备投诉次数 (4分): ≤ 5 次\n  实际完成值: 6次\n  评分标准: 得分=完成率×指标分值\n  得分: 3\n  偏差原因分析及改进措施: 两间实训室9月才投入使用，已排满课程。"
      ),
    ] + EmptyResult.examplesOfScores + StatedDeduction.examples + ExecutionScore.examples,
    checks: [
      .form { form, report in
        guard let evaluation = report.selfEvaluation(of: form) else { return }
        for item in evaluation.items where !item.weight.isZero {
          if checkLost(item, form, report) { continue }
          check(item, form, report)
        }
        for item in evaluation.listed where !item.weight.isZero { _ = checkLost(item, form, report) }
        checkTotal(evaluation, form, report)
        for wrong in TierScore.wrong(evaluation, form) {
          let (words, name) = (report.quote(wrong.range), report.quote(wrong.name))
          report.add(
            wrong.range, zh: "“\(name)”写“\(words)”，这一层各项得分之和是 \(wrong.sum)：核对得分",
            en: "“\(name)” is “\(words)”, but the scores below it come to \(wrong.sum): check both",
            related: [report.place(wrong.tier, zh: "这一层", en: "the tier")],
            fixes: [report.rewriting(.suggested, wrong.range, as: wrong.sum.description)])
        }
      },
      .form(.besidesRemarks) { form, report in
        for table in report.percentTables(of: form) {
          for wrong in ExecutionScore.wrong(in: table, form.tree.bytes) { say(wrong, report) }
        }
        for wrong in ExecutionScore.wrong(inEntriesOf: form) { say(wrong, report) }
        for wrong in ExecutionScore.wrong(inIndicatorsOf: form, report) { say(wrong, report) }
        StatedDeduction.check(form, report)
      },
    ])

  private static let reviewed =
    "绩效指标: indicators\n  - *: target\n    评分标准: scoring\n    得分: number\n    扣分: number\n    扣分原因: text"
  private static let funds =
    "资金: table\n  资金来源: text\n  预算数: amount\n  执行数: amount\n  分值: number\n  执行率: percent\n  得分: number"

  private static func say(_ wrong: ExecutionScore, _ report: Report) {
    let (given, rate, weight) = (report.quote(wrong.score), report.quote(wrong.rate), report.quote(wrong.weight))
    report.add(
      wrong.score, zh: "执行率“\(rate)”，分值“\(weight)”，按执行率应得 \(wrong.expected) 分，这里写“\(given)”：核对得分",
      en: "at a rate of “\(rate)” a weight of “\(weight)” gives \(wrong.expected), not “\(given)”: check the score",
      related: [
        report.place(wrong.rate, zh: "执行率", en: "the rate"), report.place(wrong.weight, zh: "分值", en: "the weight"),
      ])
  }

  /// Whether the points that were given and those that were lost do not come to the weight.
  private static func checkLost(_ item: SelfEvaluation.Item, _ form: Form, _ report: Report) -> Bool {
    guard let lost = item.lost, item.score <= item.weight, !item.score.isNegative,
      let sum = item.score.adding(lost.number), sum != item.weight
    else { return false }
    let indicator = item.indicator(in: form)
    let (words, taken, weight) = (report.quote(item.scoreRange), report.quote(lost.range), item.weight.description)
    report.add(
      item.scoreRange, zh: "得分“\(words)”加扣分“\(taken)”是 \(sum) 分，分值却是 \(weight) 分：核对得分和扣分",
      en: "the score “\(words)” and “\(taken)” lost come to \(sum), but the weight is \(weight): check both",
      related: [
        report.place(lost.range, zh: "扣分", en: "the points lost"),
        report.place(indicator.weightRange ?? indicator.name, zh: "分值", en: "the weight"),
      ])
    return true
  }

  private static func check(_ item: SelfEvaluation.Item, _ form: Form, _ report: Report) {
    guard let actual = item.actual, !item.score.isNegative else { return }
    let indicator = item.indicator(in: form)
    let words = report.quote(item.scoreRange)
    // The scoring rule may give full marks below the target, and fewer above it.
    if item.hasScoringRule {
      guard item.score <= item.weight, let wrong = ScoreByRule.wrong(item, actual: actual, form, report) else { return }
      let points = wrong.points.description
      report.add(
        item.scoreRange,
        zh: "实际完成“\(report.quote(actual))”，按评分标准应得 \(points) 分，这里写“\(words)”：核对得分",
        en: "“\(report.quote(actual))” gives \(points) by the scoring rule, not “\(words)”: check the score",
        related: places(indicator, actual, report) + [
          report.place(wrong.rule, zh: "评分标准", en: "the scoring rule")
        ], fixes: [report.rewriting(.suggested, item.scoreRange, as: points)])
      return
    }
    switch item.attainment {
    case .missed where item.score >= item.weight && !(isBare(indicator) && isExcused(item, form)):
      // What nothing can reach is a slip in the target, and its score follows from what was meant.
      if asksForMoreThanAll(indicator, form, report) || ReversedComparator.isSaid(of: indicator, form, report) {
        return
      }
      report.add(
        item.scoreRange,
        zh: "实际完成“\(report.quote(actual))”没有达到“\(report.quote(indicator.value))”，却得满分“\(words)”：按完成情况扣分，或核对两个值",
        en:
          "“\(report.quote(actual))” misses “\(report.quote(indicator.value))”, yet the score is the full “\(words)”: take points off, or check both values",
        related: places(indicator, actual, report))
    case .reached where item.score < item.weight && item.reason == nil && !item.hasOtherReason,
      .exceeded where item.score < item.weight && item.reason == nil && !item.hasOtherReason:
      let weight = item.weight.description
      report.add(
        item.scoreRange,
        zh:
          "实际完成“\(report.quote(actual))”达到了“\(report.quote(indicator.value))”，只得“\(words)”又没有写原因：改为满分 \(weight)，或写明扣分原因",
        en:
          "“\(report.quote(actual))” meets “\(report.quote(indicator.value))”, yet the score is “\(words)” and no reason is given: write the full \(weight), or say why not",
        related: places(indicator, actual, report),
        fixes: [
          report.fix(
            .suggested, zh: "改为满分 \(weight)", en: "write the full score \(weight)",
            edits: [TextEdit(range: item.scoreRange, text: weight)])
        ])
    case .unknown where item.score >= item.weight && !item.weight.isZero && EmptyResult.isPlan(form.tree.bytes, actual):
      report.add(
        item.scoreRange, zh: "实际完成“\(report.quote(actual))”，还没有做，却得满分“\(words)”：按完成情况扣分",
        en: "“\(report.quote(actual))” is still to be done, yet the score is the full “\(words)”: take points off",
        related: places(indicator, actual, report))
    default: break
    }
  }

  /// Whether a reason lets the figure count as reached: one that does not tell of work still to be done.
  private static func isExcused(_ item: SelfEvaluation.Item, _ form: Form) -> Bool {
    item.reason.map { !unfinished.isIn(form.tree.bytes, $0) } ?? false
  }

  private static let unfinished = WordSet(
    "未办结 未完成 未完工 未建成 未实施 未开工 未验收 未到位 未能完成 尚未 推迟 延期 滞后 暂缓 暂停 缓建 顺延 结转下年 下年完成 明年完成 次年完成 前完成 底完成 补齐 补做 补演 补办")

  /// A figure without any comparison: what a reason explains (120人, of whom two have moved away) may count as reached.
  private static func isBare(_ indicator: Indicator) -> Bool {
    guard case .value(let list) = indicator.target else { return false }
    return list.targets.allSatisfy { $0.comparator == nil && $0.figure != nil }
  }

  private static func places(_ indicator: Indicator, _ actual: ByteRange, _ report: Report) -> [RelatedPlace] {
    [
      report.place(indicator.value, zh: "指标值", en: "the target"),
      report.place(actual, zh: "实际完成值", en: "what was reached"),
    ]
  }

  // MARK: - The total

  /// A total that no relation of the template judges. Scores of other things, the execution rate first of all, may be in
  /// it or not.
  private static func checkTotal(_ evaluation: SelfEvaluation, _ form: Form, _ report: Report) {
    guard let total = evaluation.total, let stated = evaluation.totalScore, evaluation.items.count > 1 else { return }
    checkFullTotal(total, stated, evaluation, form, report)
    guard evaluation.isComplete else { return }
    if let field = form.bindings[total.line].field, form.template.relations.contains(where: { $0.reads(field: field) })
    {
      return
    }
    var sum = Decimal.zero
    var weights = Decimal.zero
    for item in evaluation.items {
      guard let next = sum.adding(item.score), let all = weights.adding(item.weight) else { return }
      sum = next
      weights = all
    }
    var others = Decimal.zero
    guard !agree(stated, sum) else { return }
    let otherScores = evaluation.otherScores + evaluation.unreadScores(form, report)
    for score in otherScores.prefix(64) {
      if let one = sum.adding(score), agree(stated, one) { return }
      guard let next = others.adding(score) else { return }
      others = next
      if let all = sum.adding(others), agree(stated, all) { return }
    }
    // Where rows are left aside, indicators may be among them: those that are known cannot earn as much.
    if evaluation.hasUnreadRows, let most = weights.adding(others), stated > most { return }
    let words = report.quote(total.range)
    let isAlone = otherScores.isEmpty
    let whole = (sum.adding(others) ?? sum).description
    report.add(
      total.range, zh: "总分“\(words)”不等于各项得分之和 \(sum)：\(isAlone ? "" : "加上其他得分是 \(whole)，也对不上，")核对总分和各项得分",
      en:
        "the total “\(words)” is not the sum of the scores, \(sum)\(isAlone ? "" : ", nor \(whole) with the other scores"): check both",
      related: evaluation.items.map {
        report.place($0.scoreRange, zh: "得分 \($0.score)", en: "a score of \($0.score)")
      },
      fixes: isAlone
        ? [
          report.fix(
            .suggested, zh: "改为 \(sum)", en: "change to \(sum)",
            edits: [TextEdit(range: total.range, text: sum.description)])
        ] : [])
  }

  /// Weights that come to a hundred without the points of the execution rate: with them there are more.
  private static func checkFullTotal(
    _ total: SelfEvaluation.Entry, _ stated: Decimal, _ evaluation: SelfEvaluation, _ form: Form, _ report: Report
  ) {
    guard total.outOf == .hundred, stated <= .hundred else { return }
    var weights = Decimal.zero
    var scores = Decimal.zero
    for item in evaluation.items {
      guard let next = weights.adding(item.weight), let sum = scores.adding(item.score) else { return }
      weights = next
      scores = sum
    }
    guard weights == .hundred, scores == stated,
      let other = report.resultTables(of: form).lazy.compactMap({ ExecutionScore.total(in: $0, form.tree.bytes) }).first
    else { return }
    report.add(
      total.range, zh: "各项指标的分值已有 100 分，执行率另有“\(report.quote(other))”分，没有算进总分，算进去又超过 100 分：调整各项分值",
      en:
        "the weights of the indicators come to 100 without the \(other) points of the execution rate: adjust the weights"
    )
  }

  /// A total may be printed more coarsely than its scores.
  private static func agree(_ total: Decimal, _ sum: Decimal) -> Bool {
    if total == sum { return true }
    guard sum.scale > total.scale else { return false }
    return sum.rounded(places: total.scale) == total
  }
}
