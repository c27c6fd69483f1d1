// uncapped-formula: a formula that gives more than the weight where more than the target is reached.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let uncappedFormula = Rule(
    name: "uncapped-formula", family: .scoring, severity: .hint, presets: [.strict],
    summary: Bilingual(zh: "得分公式没有上限", en: "a score formula without a cap"),
    why: Bilingual(
      zh: "实际完成值超过目标值时，“实际完成值/目标值×分值”会超过分值；补一句“最高不超过该指标分值”。",
      en:
        "Where more than the target is reached, actual value / target × weight exceeds the weight. Say that the weight is the most."
    ),
    examples: [
      .flagged("- 培训人次 (8分): ≥ 300人次\n  评分标准: 得分=‹实际完成值/目标值*分值›"),
      .flagged("- 培训人次 (8分): ≥ 300人次\n  评分标准: 得分=‹（实际完成值/目标值）×8分›"),
      .flagged("- 培训人次 (10分): ≥ 500人次\n  评分标准: 得分=‹实际人次/500×10›"),
      .flagged("- People trained (8分): ≥ 300 people\n  评分标准: score = ‹actual / target × weight›"),
      .fine("- People trained (8分): ≥ 300 people\n  评分标准: score = actual / target × weight, at most the weight"),
      .fine("- 培训人次 (10分): ≥ 500人次\n  评分标准: 得分=实际人次/500×10，最高10分"),
      .fine("- 培训人次 (10分): ≥ 500人次\n  评分标准: 得分=实际人次/1000×10"),
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 得分=实际完成值/目标值*分值，最高不超过该指标分值"),
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 达到目标值得满分，未达到的，得分=实际完成值/目标值*分值"),
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 完成率小于60%不得分，大于等于60%，得分=（完成率-60%）/（1-60%）*指标分值"),
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 按完成比例得分"),
    ],
    checks: [
      .scoring(.quotient) { scoring, indicator, _, report in
        guard report.isMoreBetter(indicator) == true,
          scoring.scoring.bands.count == 1, let band = scoring.scoring.bands.first, !scoring.scoring.isCapped,
          scoring.scoring.unread == nil, case .linear(let line) = band.points,
          line.isQuotient || givesWeight(line, indicator), Rational.zero < line.slope
        else { return }
        let range = scoring.place(band.pointsRange)
        let cap = ScoreCap(scoring, report.tree.bytes)
        report.add(
          range, zh: "实际完成值超过目标值时，得分会超过分值：补上“\(cap.words)”",
          en: "where more than the target is reached, the score exceeds the weight: add that the weight is the most",
          fixes: [cap.fix(behind: range, report)])
      }
    ])

  /// Whether a formula over the value itself gives the weight just at the target: then the target's number stands in it.
  private static func givesWeight(_ line: ScoringLine, _ indicator: Indicator) -> Bool {
    guard !line.overRate, case .value(let list) = indicator.target, list.targets.count == 1,
      let figure = list.targets[0].figure, figure.divisor == 1,
      let product = line.slope.multiplied(by: Rational(figure.number)), let points = product.adding(line.intercept)
    else { return false }
    if line.ofWeight { return points == .one }
    return indicator.weight.map { Rational($0) == points } ?? false
  }
}
