// uncovered-band: a result between two bands to which a scoring rule gives no score.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let uncoveredBand = Rule(
    name: "uncovered-band", family: .scoring, severity: .warning,
    summary: Bilingual(zh: "两档之间的结果没有得分", en: "a result between two bands without a score"),
    why: Bilingual(
      zh: "做到两档之间的那个数，评分标准没有说得几分，只能临时商量；每个结果都要落在一档里。",
      en:
        "For a result that falls between two bands the scoring rule gives no score, so it has to be argued about. Every result needs its band."
    ),
    examples: [
      .flagged(
        "- 群众满意度 (8分): ≥ 90%\n  评分标准: 满意度‹大于90%›得8分，小于90%得5分", in: .tier("满意度指标")),
      .flagged(
        "- 群众满意度 (8分): ≥ 90%\n  评分标准: ‹90%以上›得8分，70%-80%得6分，70%以下不得分", in: .tier("满意度指标")),
      .flagged(
        "- 设备采购成本 (5分): ≤ 100万元\n  评分标准: 成本‹小于100万元›得5分，成本大于100万元不得分", in: .tier("成本指标")),
      .flagged("评分说明: ‹90分（含）以上›为优；80分以下为差", in: .form),
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 完成率小于60%不得分，大于等于60%，得分=（完成率-60%）/（1-60%）*指标分值"),
      .flagged(
        "工作情况:\n  > 综合得分90（含）—100分为优，80（含）—90分为良，‹60（含）—75›分为中，60分以下为差。", template: "工作情况: prose"),
      .fine(
        "工作情况:\n  > 综合得分90（含）—100分为优，80（含）—90分为良，60（含）—80分为中，60分以下为差。\n等级标准: 优秀：85—100分；良好：75—84分；合格：60—74分；不合格：60分以下。",
        template: "工作情况: prose\n等级标准: text"),
      .flagged(
        "- Lamps in order (10分): ≥ 98%\n  评分标准: ‹98% and above› 10 points, 90% to less than 95% 5 points, below 90% 0 points",
        in: .tier("质量指标")),
      .fine(
        "- Lamps in order (10分): ≥ 98%\n  评分标准: 98% and above 10 points, 90% to less than 98% 5 points, below 90% 0 points",
        in: .tier("质量指标")),
      .fine("- 群众满意度 (8分): ≥ 90%\n  评分标准: 90%-100%得8分，80%-89%得6分，60%-79%得4分", in: .tier("满意度指标")),
      .fine("- 群众满意度 (8分): ≥ 90%\n  评分标准: 90%以上得8分，90%以下不得分", in: .tier("满意度指标")),
      .fine("- 群众满意度 (8分): ≥ 90%\n  评分标准: 90%以上得8分，70%—80%得6分，其他不得分", in: .tier("满意度指标")),
      .flagged("- 改善灌溉面积 (10分): ≥ 0.8万亩\n  评分标准: ‹≥0.8万亩›得10分，0.6—0.7万亩得6分，0.6万亩以下不得分"),
      .flagged("- 终端在线率 (8分): ≥ 98%\n  评分标准: ‹98%及以上›得8分，95%（含）—97%得5分，95%以下不得分", in: .tier("质量指标")),
      .fine("- 终端在线率 (8分): ≥ 98%\n  评分标准: 98%及以上得8分，95%（含）—98%得5分，95%以下不得分", in: .tier("质量指标")),
      .flagged(
        "- 检定计量器具 (5分): ≥ 12000 台件\n  评分标准: 12000台件（含）以上得5分，‹10000›（含）—12000台件得3分，9000台件以下不得分"),
      .fine("- 签约企业 (6分): ≥ 12 家\n  评分标准: 12家及以上得6分，9家（含）—11家得4分，9家以下不得分"),
      .fine("- 改善灌溉面积 (10分): ≥ 0.8万亩\n  评分标准: ≥0.8万亩得10分，0.6—0.79万亩得6分，0.6万亩以下不得分"),
      .fine("- 新修公路 (10分): ≥ 12.6 公里\n  评分标准: 完成12.6公里及以上得10分，10—12.5公里得6分，10公里以下不得分"),
      .flagged("- 改善灌溉面积 (10分): ≥ 25万亩\n  评分标准: ‹≥25万亩›得10分，20—24万亩得6分，20万亩以下不得分"),
      .fine("- 设备完好率 (10分): ≥ 98.5%\n  评分标准: ≥98.5%得10分，95.0%—98.4%得6分，95.0%以下不得分", in: .tier("质量指标")),
      .fine("- 新增企业数 (6分): ≥ 5家\n  评分标准: 完成5家得6分，完成4家得4分，完成3家得2分，3家以下不得分"),
      .fine("- 群众满意度 (8分): ≥ 90%\n  评分标准: 达到90%得8分，每低1个百分点扣1分，低于60%不得分", in: .tier("满意度指标")),
    ] + GradedEntries.examples,
    checks: [
      .line(.entry, .any) { line, form, report in GradedEntries.check(line, form, report) },
      .scoring(.gap) { scoring, indicator, _, report in
        checkGaps(scoring, indicator.weight, report)
      },
      .form([.prose, .entries]) { form, report in
        for scoring in report.freeScorings(of: form) { checkGaps(scoring, nil, report) }
        checkGrades(form, report)
      },
    ])

  /// Grades in running text: 80（含）—90分为良，60（含）—75分为中.
  private static func checkGrades(_ form: Form, _ report: Report) {
    guard let (bounds, text) = report.statedGrades(of: form), let (better, worse) = bounds.gap,
      let place = worse.place, let other = better.place, let from = better.from, let to = worse.to,
      !report.findings.contains(where: { $0.rule == "uncovered-band" && $0.range.overlaps(text) })
    else { return }
    report.add(
      place, zh: "\(to)分和\(from)分之间没有等次：核对界限，或补上这一档",
      en: "between \(to) and \(from) there is no grade: check the bounds, or add that band",
      related: [report.place(other, zh: "相邻的一档", en: "the neighbouring band")])
  }

  private static func checkGaps(_ scoring: FormScoring, _ weight: Decimal?, _ report: Report) {
    for gap in scoring.facts.gaps {
      let below = scoring.scoring.bands[gap.below]
      let above = scoring.scoring.bands[gap.above]
      // The better band is the one that most likely should hold the value.
      let isAbove = above.points.compared(to: below.points, weight: weight) != -1
      let (end, other) = isAbove ? (gap.upper, gap.lower) : (gap.lower, gap.upper)
      let value = report.quote(scoring.place(gap.lower.figure))
      let related = [
        report.place(scoring.place(other), zh: "相邻的一档到这里为止", en: "the neighbouring band ends here")
      ]
      if gap.isPoint {
        report.add(
          scoring.place(end),
          zh: "正好“\(value)”没有得分：两档都不含它，写明归哪一档",
          en: "just “\(value)” has no score: neither band holds it, say which one does",
          related: related, fixes: closed(end, scoring, report))
      } else {
        let upper = report.quote(scoring.place(gap.upper.figure))
        report.add(
          scoring.place(end), zh: "“\(value)”和“\(upper)”之间没有得分：补上这一档",
          en: "between “\(value)” and “\(upper)” there is no score: add that band", related: related)
      }
    }
  }

  private static func closed(_ end: ScoringEnd, _ scoring: FormScoring, _ report: Report) -> [Fix] {
    let range = scoring.place(end.comparison)
    let words = report.tree.text(range)
    guard let closed = closedComparisons.first(where: { $0.open == words })?.closed else { return [] }
    return [
      report.fix(
        .suggested, zh: "把“\(words)”改成“\(closed)”", en: "write “\(closed)” for “\(words)”",
        edits: [TextEdit(range: range, text: closed)])
    ]
  }

  private static let closedComparisons: [(open: String, closed: String)] = [
    ("大于", "大于等于"), ("小于", "小于等于"), ("高于", "不低于"), ("低于", "不高于"), ("超过", "达到"), ("多于", "不少于"), ("少于", "不多于"),
    (">", "≥"), ("<", "≤"), ("＞", "≥"), ("＜", "≤"), ("above", "at least"), ("below", "at most"),
    ("more than", "at least"), ("less than", "at most"),
  ]
}
