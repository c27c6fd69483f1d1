// missing-reason: points lost or a target missed, and nobody says why.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let missingReason = Rule(
    name: "missing-reason", family: .scoring, severity: .warning,
    summary: Bilingual(zh: "扣了分或没有达到指标值，却没有写原因", en: "points lost or a target missed without a reason given"),
    why: Bilingual(
      zh: "没有得满分的指标要说明偏差原因和改进措施；空着，审核人不知道差在哪里，下一年也无从改进。",
      en: "An indicator without its full score owes a reason and a remedy; without them nobody knows what went wrong."),
    examples: [
      .flagged(
        "绩效指标:\n  - 护林员到位率: ≥ 95%\n    1—6月完成值: 91.2%\n    ‹偏差原因›:\n    完成可能性: 有可能\n  - 造林面积: ≥ 600 亩\n    1—6月完成值: 300亩\n    偏差原因:\n    完成可能性: 确定能",
        template: "绩效指标: indicators\n  - *: target\n    1—6月完成值: target\n    偏差原因: text\n    完成可能性: text"),
      .fine(
        "绩效指标:\n  - 路况指数: ≥ 80\n    1—6月完成值: 79.2\n    全年预计完成情况: 80.5\n    偏差原因: 无\n    完成可能性: 有可能",
        template:
          "绩效指标: indicators\n  - *: target\n    1—6月完成值: target\n    全年预计完成情况: target\n    偏差原因: text\n    完成可能性: text"),
      .flagged(
        "绩效指标:\n  - 新建健身中心: 1个\n    实际完成值: 建设中\n    ‹未完成原因›:\n  - 建设方式: 自建\n    实际完成值: 建设中\n    未完成原因:",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    未完成原因: text",
        others: ["vague-result"]),
      .flagged(
        "- 学员满意度 (10分): ≥ 95%\n  实际完成值: 93%\n  得分: 9\n  ‹偏差原因分析及改进措施›:", in: .tier("满意度指标")),
      .flagged(
        "- 救助标准上限 (10分): ≤ 5200 元/户\n  实际完成值: 5780元/户\n  得分: 10\n  ‹偏差原因分析及改进措施›:", in: .tier("成本指标"),
        others: ["mismatched-score"]),
      .flagged(
        "- 救助金发放及时率 (10分): = 100%\n  实际完成值: 100%\n  得分: 7\n  ‹偏差原因分析及改进措施›:", in: .tier("时效指标"),
        others: ["mismatched-score"]),
      .flagged(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 随访人数 (2分): 214 人\n        实际完成值: 203人\n        得分: ‹1.8›\n      - 建档人数 (2分): 300 人\n        实际完成值: 300人\n        得分: 2\n  效益指标:\n    社会效益指标:\n      - 咨询人次 (2分): ≥ 60 人次\n        实际完成值: 66人次\n        得分: 2",
        in: .document),
      .flagged(
        "- 优势产业链建设 (3分): 建成白酒、锂电池两条产业链\n  实际完成值: 锂电池生产及配套企业达8家\n  得分: 2\n  ‹偏差原因分析及改进措施›: /",
        in: .tier("质量指标")),
      .flagged(
        "- 学员满意度 (10分): ≥ 95%\n  实际完成值: 95%\n  得分: 10\n  偏差原因分析及改进措施: 无\n- 单位满意度 (10分): ≥ 95%\n  实际完成值: 90%\n  得分: ‹8›",
        in: .tier("满意度指标")),
      .flagged(
        "绩效指标:\n  - Fines upheld in court (4分): ≥ 90%\n    实际完成值: 88%\n    得分: ‹3.91›\n  - Pumps verified (8分): ≥ 640 pumps\n    实际完成值: 592 pumps\n    得分: 7.4\n    Comment: Nine stations were closed for rebuilding.",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number\n    Comment: text"),
      .flagged(
        "绩效指标:\n  - Concerts given (4分): ≥ 12 concerts\n    实际完成值: 10 concerts\n    得分: ‹3›\n  - Choirs invited (8分): ≥ 20 choirs\n    实际完成值: 18 choirs\n    得分: 8\n    Comment: Two choirs fell ill.",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number\n    Comment: text",
        others: ["mismatched-score"]),
      .flagged(
        "绩效指标:\n  - Fines upheld in court (4 pts): ≥ 90%\n    Result: 88%\n    Points: ‹3.9›\n    Explanation:\n  - Pumps verified (8 pts): ≥ 640 pumps\n    Result: 592 pumps\n    Points: 7.4\n    Explanation: Nine stations were closed for rebuilding.",
        template:
          "绩效指标: indicators\n  - *: target\n    Result: target\n    Points: number\n    Explanation: text"),
      .flagged(
        "绩效指标:\n  - 救助金发放时限: 审批后30日内\n    实际完成值: 47日\n    ‹偏差原因›:\n  - 走访困难群众: ≥ 900 户\n    实际完成值: 873户\n    ‹偏差原因›: 无\n  - 系统上线时间: 2026年5月31日前\n    实际完成值: 2026年7月12日\n    ‹偏差原因›:",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    偏差原因: text"),
      .flagged(
        "绩效指标:\n  - 系统上线时间: 2026年5月31日前\n    截至7月底完成值: 2026年7月12日\n    ‹偏差原因及措施›:\n  - 单次体检成本: ≤ 182 元\n    截至7月底完成值: 191元\n    ‹偏差原因及措施›:",
        template: "绩效指标: indicators\n  - *: target\n    截至7月底完成值: target\n    偏差原因及措施: text"),
      .flagged(
        "绩效指标:\n  | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n  | 数量指标 | 水泵检修 | ≥26台 | 24台 | 30 | ‹27.7› | |\n  | | 闸门检修 | ≥6扇 | 5扇 | 30 | 25 | 一扇待采购 |\n  | | 渠道清淤 | ≥6公里 | 6公里 | 30 | 30 | |",
        in: .document),
      .flagged(
        "评分表:\n  | 三级指标 | 权重 | 评分标准 | 得分 | 扣分原因 |\n  | 立项依据 | 5 | 依据充分得5分 | ‹4› | |\n  | 制度健全 | 5 | 有制度得5分 | 3 | 缺财务制度 |\n  | 资料归档 | 5 | 齐全得5分 | 5 | |",
        in: .document),
      .fine(
        "评分表:\n  | 三级指标 | 权重 | 评分标准 | 得分 | 备注 |\n  | 立项依据 | 5 | 依据充分得5分 | 4 | |\n  | 制度健全 | 5 | 有制度得5分 | 5 | |",
        in: .document),
      .fine(
        "绩效指标:\n  - 系统上线时间: 2026年5月31日前\n    截至7月底完成值: 2026年5月12日\n    偏差原因及措施:\n  - 体检人数: ≥ 900 人\n    截至7月底完成值: 431人\n    偏差原因及措施:\n  - 抢修到场时间: ≤ 30 分钟\n    截至7月底完成值: 26分钟\n    偏差原因及措施:\n  - 下月计划公布时间: 每月25日前\n    截至7月底完成值: 每月24日前\n    偏差原因及措施:",
        template: "绩效指标: indicators\n  - *: target\n    截至7月底完成值: target\n    偏差原因及措施: text"),
      .flagged(
        "绩效指标:\n  - 走访困难群众: ≥ 900 户\n    1—7月完成值: 431户\n    全年预计完成值: 820户\n    ‹偏差原因›: 无\n  - 系统上线时间: 2026年11月底前\n    1—7月完成值: 已招标\n    全年预计完成值: 2027年3月底上线\n    偏差原因: ‹无偏差›\n  - 体检人数: ≥ 600 人\n    1—7月完成值: 220人\n    全年预计完成值: 600人\n    偏差原因: 无",
        template: "绩效指标: indicators\n  - *: target\n    1—7月完成值: target\n    全年预计完成值: target\n    偏差原因: text"),
      .flagged(
        "监控表:\n  | 三级指标 | 年度指标值 | 1—6月执行情况 | 全年预计完成情况 | 偏差原因分析 |\n  | 水泵检修 | ≥26台 | 9台 | ‹20台› | 无 |\n  | 闸门检修 | ≥6扇 | 2扇 | 5扇 | 一扇待采购 |\n  | 渠道清淤 | ≥6公里 | 3公里 | 6公里 | 无 |",
        in: .document),
      .flagged(
        "- 学员满意度 (10分): ≥ 95%\n  实际完成值: 93%\n  得分: 9\n  偏差原因分析及改进措施: ‹已达到年度目标，无偏差›", in: .tier("满意度指标")),
      .fine(
        "- 学员满意度 (10分): ≥ 95%\n  实际完成值: 93%\n  得分: 9\n  偏差原因分析及改进措施: 实训设备更新后已达到目标，全年平均略低", in: .tier("满意度指标")),
      .fine(
        "监控期: 2026年1月—2026年7月\n绩效指标:\n  - 走访困难群众: ≥ 900 户\n    完成值: 431户\n    偏差原因:",
        template: "监控期: period\n绩效指标: indicators\n  - *: target\n    完成值: target\n    偏差原因: text"),
      .fine(
        "绩效指标:\n  - 走访困难群众: ≥ 900 户\n    实际完成值: 873户\n    偏差原因: 27户外出务工未能走访。\n  - 系统上线时间: 2026年5月31日前\n    实际完成值: 2026年5月31日\n    偏差原因:",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    偏差原因: text"),
      .fine(
        "绩效指标:\n  - Fines upheld in court (4分): ≥ 90%\n    实际完成值: 88%\n    得分: 3.91\n  - Pumps verified (8分): ≥ 640 pumps\n    实际完成值: 652 pumps\n    得分: 8\n    Comment: Checked twice.",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number\n    Comment: text"),
      .fine(
        "- 学员满意度 (10分): ≥ 95%\n  实际完成值: 93%\n  得分: 9\n  偏差原因分析及改进措施: 实训设备不足，下一年增加工位12个。",
        in: .tier("满意度指标")),
      .fine(
        "- 救助标准上限 (10分): ≤ 5200 元/户\n  实际完成值: 5080元/户\n  得分: 10\n  偏差原因分析及改进措施:", in: .tier("成本指标")),
      .fine(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 随访人数 (2分): 214 人\n        实际完成值: 214人\n        得分: 2\n  效益指标:\n    社会效益指标:\n      - 平台建设 (2分): 建成就业服务平台\n        实际完成值: 平台建成\n        得分: 1.8",
        in: .document),
      .fine(
        "- 学员满意度 (10分): ≥ 95%\n  实际完成值: 96%\n  得分: 10\n  偏差原因分析及改进措施:", in: .tier("满意度指标")),
      .fine(
        "绩效指标:\n  - 学员满意度 (10分): ≥ 95%\n    实际完成值: 93%\n    得分: 9",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number"),
      .fine(
        "绩效指标:\n  - 学员满意度 (10分): ≥ 95%\n    实际完成值: 93%\n    得分: 9\n    偏差原因:\n未完成原因分析: 实训设备不足，满意度比目标低2个百分点。",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number\n    偏差原因: text\n未完成原因分析: text"),
      .fine(
        "项目产出情况:\n  | 三级指标 | 扣分原因 | 指标值 | 完成值 | 分值 | 得分 |\n  | 到位率 | 少到位22万元 | 100% | 98% | 4 | 3.92 |\n项目效益情况:\n  | 三级指标 | 指标值 | 完成值 | 分值 | 得分 |\n  | 受益村数 | 40个 | 33个 | 6 | 4.95 |\n  | 村民满意度 | ≥95% | 91% | 10 | 9.6 |\n存在的问题:\n  > 7个村的配套工程没有完工，村民对工期不满意。",
        in: .document),
      .flagged(
        "项目效益情况:\n  | 三级指标 | 指标值 | 完成值 | 分值 | 得分 | 偏差原因 |\n  | 受益村数 | 40个 | 33个 | 6 | ‹4.95› | |\n  | 村民满意度 | ≥95% | 96% | 10 | 10 | |\n存在的问题:\n  > 资料归档较晚。",
        in: .document),
    ] + EmptyReason.examples + GoalShortfall.examples,
    checks: [
      .indicator(.any) { indicator, form, report in EmptyReason.check(indicator, form, report) },
      .form { form, report in
        guard let evaluation = report.selfEvaluation(of: form) else { return }
        for item in evaluation.items where item.attainment == .exceeded { EmptyReason.checkExcess(item, form, report) }
        let isGeneral = form.template.name == TemplateStore.generalName
        for item in evaluation.items where !item.score.isNegative && item.reason == nil && !item.hasOtherReason {
          if item.score < item.weight {
            // Points lost although the target was met are a score that does not fit. A line that asks why is for both.
            if item.attainment == .reached || item.attainment == .exceeded, !item.hasScoringRule,
              item.blankReason == nil
            {
              continue
            }
            // Which lines a form without a template asks for, nobody knows; the common one is asked for this.
            guard evaluation.asksForReasons || isGeneral && isMissed(item, form) else { continue }
            say(item, form, report)
          } else if item.attainment == .missed, !item.hasScoringRule, let line = reasonLine(item, form, report),
            let actual = item.actual, case let indicator = item.indicator(in: form),
            !asksForMoreThanAll(indicator, form, report), !ReversedComparator.isSaid(of: indicator, form, report)
          {
            say(indicator, actual, line, form, report)
          }
        }
      },
      .form { form, report in
        guard let evaluation = report.selfEvaluation(of: form) else { return }
        for item in evaluation.items where item.attainment == .missed {
          guard let reason = item.reason, DeniedDeviation.isOne(form.tree.bytes, reason), let actual = item.actual,
            case let indicator = item.indicator(in: form), !asksForMoreThanAll(indicator, form, report),
            !ReversedComparator.isSaid(of: indicator, form, report)
          else { continue }
          sayDenied(reason, actual, indicator, isExpected: false, report)
        }
        for (item, forecast, isDenied) in DeniedDeviation.ofForecasts(evaluation, form, report) {
          let indicator = form.indicators[item.indicator]
          if isDenied, let reason = item.reason {
            sayDenied(reason, forecast, indicator, isExpected: true, report)
          } else if !evaluation.hasCommonReason {
            say(indicator, forecast, item.line, isExpected: true, form, report)
          }
        }
      },
      .form { form, report in
        for row in report.indicatorTables(of: form).lazy.filter(\.asksForReasons).flatMap(\.rows) {
          guard row.score == nil, let forecast = row.forecast,
            row.reason.map({ DeniedDeviation.isOne(form.tree.bytes, $0) }) ?? true,
            case .missed = Attainment(row.indicator, actual: forecast, standsIn: row.kind, in: form, report),
            !asksForMoreThanAll(row.indicator, form, report),
            !ReversedComparator.isSaid(of: row.indicator, form, report)
          else { continue }
          if let reason = row.reason {
            sayDenied(reason, forecast, row.indicator, isExpected: true, report)
          } else {
            sayExpected(forecast, row.indicator, report)
          }
        }
      },
      .form { form, report in
        guard case let results = report.overallResults(of: form).results, !results.isEmpty,
          !FilingDate.isMidYear(form, report)
        else { return }
        for missed in GoalShortfall.all(of: results, form, report) { missed.say(report) }
      },
      .form { form, report in
        guard let evaluation = report.selfEvaluation(of: form), !evaluation.hasCommonReason else { return }
        let isRunning = !evaluation.unscored.isEmpty && FilingDate.isMidYear(form, report)
        for item in evaluation.unscored
        where item.reason == nil
          && (isMissed(item, isRunning, form, report) || isDoubtful(item, form, report)
            || !item.isProgress && !isRunning && isUnfinished(item, form))
        {
          say(form.indicators[item.indicator], item.actual, item.line, form, report)
        }
      },
    ])

  /// Whether points were lost for another figure than was asked for, whichever way is better.
  private static func isMissed(_ item: SelfEvaluation.Item, _ form: Form) -> Bool {
    if item.attainment == .missed { return true }
    guard item.attainment == .unknown, let actual = item.actual,
      case .value(let list) = item.indicator(in: form).target, list.targets.count == 1,
      let asked = list.targets[0].figure, case .value(let reached) = Read.targets(form.tree.bytes, actual),
      reached.targets.count == 1, let got = reached.targets[0].figure
    else { return false }
    return asked.number != got.number && asked.unit == got.unit
  }

  /// Whether the target is missed for good: a count may still be reached by the end of the year, a day that has passed or a
  /// limit that is overstepped not.
  private static func isMissed(
    _ item: SelfEvaluation.Unscored, _ isRunning: Bool, _ form: Form, _ report: Report
  ) -> Bool {
    let indicator = form.indicators[item.indicator]
    guard case .missed = Attainment(indicator, actual: item.actual, in: form, report),
      case .value(let list) = indicator.target, let target = list.targets.first
    else { return false }
    if isMistaken(list, indicator, form, report) { return false }
    guard item.isProgress || isRunning else { return true }
    if target.deadline != nil { return true }
    guard list.targets.count == 1, target.dimension != .ratio, target.figure != nil else { return false }
    switch target.comparator {
    case .atMost?, .less?: return true
    case nil: return Attainment.isLessBetter(list, indicator, in: form, report) ?? false
    default: return false
    }
  }

  /// Whether the figure is below the target and the form itself does not call it certain that this will be met.
  private static func isDoubtful(_ item: SelfEvaluation.Unscored, _ form: Form, _ report: Report) -> Bool {
    let indicator = form.indicators[item.indicator]
    guard item.isProgress, let line = report.attributes(of: indicator, in: form)[.likelihood],
      let value = form.tree.value(ofLine: line), !value.isEmpty,
      doubts.contains(NameKey(form.tree.bytes, Options.ticked(form.tree.bytes, value) ?? value)),
      case .missed = Attainment(indicator, actual: item.actual, in: form, report),
      case .value(let list) = indicator.target
    else { return false }
    // 无, where what is expected of the whole year meets it.
    if form.tree.value(ofLine: item.line)?.isEmpty == false,
      let line = report.attributes(of: indicator, in: form)[.forecast], let forecast = form.tree.value(ofLine: line)
    {
      switch Attainment(indicator, actual: forecast, in: form, report) {
      case .reached, .exceeded: return false
      default: break
      }
    }
    return !isMistaken(list, indicator, form, report)
  }

  /// Whether the target itself points the wrong way, or asks for what nothing can reach.
  private static func isMistaken(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) -> Bool {
    if let comparator = list.targets.first?.comparator,
      ReversedComparator.isReversed(comparator, list, 0, indicator, form, report)
    {
      return true
    }
    return asksForMoreThanAll(indicator, form, report)
  }

  /// 建设中 at the end of the year, where a number was to be reached.
  private static func isUnfinished(_ item: SelfEvaluation.Unscored, _ form: Form) -> Bool {
    guard item.actual.count <= 24, case .value(let list) = form.indicators[item.indicator].target,
      list.targets.contains(where: { $0.figure != nil || $0.deadline != nil })
    else { return false }
    return Attainment.unfinishedStates.contains(NameKey(form.tree.bytes, item.actual))
  }

  private static let doubts = Set<NameKey>(words: "有可能 可能 不确定 不一定 难以确定 完全不可能 不可能 不能 不能完成 无法完成")

  /// The line that asks why and has no answer, or 无.
  private static func reasonLine(_ item: SelfEvaluation.Item, _ form: Form, _ report: Report) -> Int? {
    if let line = item.blankReason { return line }
    guard item.index >= 0, item.reason == nil else { return nil }
    return report.attributes(of: form.indicators[item.index], in: form)[.reason]
  }

  /// Of a reason that denies what the figures say.
  private static func sayDenied(
    _ reason: ByteRange, _ actual: ByteRange, _ indicator: Indicator, isExpected: Bool, _ report: Report
  ) {
    let (said, words, target) = (report.quote(reason), report.quote(actual), report.quote(indicator.value))
    report.add(
      reason, zh: "\(isExpected ? "全年预计" : "完成")“\(words)”，没有达到“\(target)”，原因却写“\(said)”：写明偏差原因和改进措施",
      en:
        "“\(words)” \(isExpected ? "is expected" : "was reached"), which misses “\(target)”, yet the reason says “\(said)”: say what went wrong and what will be done",
      related: [
        report.place(indicator.value, zh: "指标值", en: "the target"),
        report.place(
          actual, zh: isExpected ? "全年预计" : "完成的情况", en: isExpected ? "what is expected" : "what was reached"),
      ])
  }

  /// Of a row without a reason whose target will be missed, at what is expected.
  private static func sayExpected(_ forecast: ByteRange, _ indicator: Indicator, _ report: Report) {
    let (words, target, name) = (report.quote(forecast), report.quote(indicator.value), report.quote(indicator.name))
    report.add(
      forecast, zh: "“\(name)”全年预计“\(words)”，没有达到“\(target)”，没有写原因：写明偏差原因和改进措施",
      en:
        "“\(name)” is expected to reach “\(words)”, which misses “\(target)”, without a reason: say what went wrong and what will be done",
      related: [report.place(indicator.value, zh: "指标值", en: "the target")])
  }

  /// Of a target that was missed, or will be, at the line that asks why.
  private static func say(
    _ indicator: Indicator, _ actual: ByteRange, _ line: Int, isExpected: Bool = false, _ form: Form, _ report: Report
  ) {
    guard let label = place(ofReason: line, form, report),
      !report.findings.contains(where: { $0.rule == "missing-reason" && $0.range == label })
    else { return }
    let (words, target, name) = (report.quote(actual), report.quote(indicator.value), report.quote(indicator.name))
    report.add(
      label,
      zh: "“\(name)”\(isExpected ? "全年预计" : "完成")“\(words)”，没有达到“\(target)”，没有写原因：写明偏差原因和改进措施",
      en:
        "“\(name)” \(isExpected ? "is expected to reach" : "reached") “\(words)”, which misses “\(target)”, without a reason: say what went wrong and what will be done",
      related: [
        report.place(indicator.value, zh: "指标值", en: "the target"),
        report.place(
          actual, zh: isExpected ? "全年预计" : "完成的情况", en: isExpected ? "what is expected" : "what was reached"),
      ])
  }

  /// The label of the line that asks why; nil where it is said already that it is empty.
  private static func place(ofReason line: Int, _ form: Form, _ report: Report) -> ByteRange? {
    guard let label = form.tree.readLabel(ofLine: line)?.name else { return nil }
    let whole = form.tree.contentRange(ofLine: line)
    let isSaid = report.findings.contains {
      ($0.rule == "empty-required" || $0.rule == "placeholder") && $0.range.overlaps(whole)
    }
    return isSaid ? nil : label
  }

  /// Of points that were lost, at the line that asks why, or at the score where there is none.
  private static func say(_ item: SelfEvaluation.Item, _ form: Form, _ report: Report) {
    let indicator = item.indicator(in: form)
    let name = report.quote(indicator.name)
    let words = report.quote(item.scoreRange)
    guard let lost = item.weight.subtracting(item.score) else { return }
    var place = item.scoreRange
    var related = [
      report.place(indicator.weightRange ?? indicator.name, zh: "“\(name)”的分值", en: "the weight of “\(name)”")
    ]
    if let line = reasonLine(item, form, report) {
      guard let label = self.place(ofReason: line, form, report) else { return }
      place = label
      related.insert(report.place(item.scoreRange, zh: "得分", en: "the score"), at: 0)
    }
    report.add(
      place, zh: "“\(name)”得“\(words)”，扣了 \(lost) 分，没有写原因：写明偏差原因和改进措施",
      en:
        "“\(name)” has “\(words)” and lost \(lost) points without a reason: say what went wrong and what will be done",
      related: related)
  }
}
