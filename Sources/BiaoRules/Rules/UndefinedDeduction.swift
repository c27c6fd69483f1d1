// undefined-deduction: points are to be deducted, but nobody knows how many.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let undefinedDeduction = Rule(
    name: "undefined-deduction", family: .scoring, severity: .info, presets: .advisory,
    summary: Bilingual(zh: "扣分没有说清怎么扣", en: "a deduction without its measure"),
    why: Bilingual(
      zh: "“其他按比例扣分”没有说按什么比例，“酌情扣分”全凭打分的人；写明公式，或每差多少扣几分。",
      en:
        "“按比例扣分” does not say by which ratio, and “酌情扣分” leaves it to whoever scores. Give the formula, or the points for each step missed."
    ),
    examples: [
      .flagged(
        "- 群众满意度 (8分): ≥ 90%\n  评分标准: 满意度大于等于90%得8分，其他‹按比例扣分›", in: .tier("满意度指标")),
      .flagged("- 交付使用时间 (8分): 8月25日前\n  评分标准: 按期交付得8分，否则‹酌情扣分›", in: .tier("时效指标")),
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 达到300人次得8分，未达到的按比例得分"),
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 完成得满分，按未完成比例扣分"),
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 完成得满分，未完成的按比例扣分"),
      .fine("- 群众满意度 (8分): ≥ 90%\n  评分标准: 达到90%得8分，每低1个百分点扣1分，扣完为止", in: .tier("满意度指标")),
    ],
    checks: [
      .scoring(.undefined) { scoring, _, _, report in
        checkDeductions(scoring, report)
      },
      .form([.prose, .entries]) { form, report in
        for scoring in report.freeScorings(of: form) where scoring.facts.traits.contains(.undefined) {
          checkDeductions(scoring, report)
        }
      },
    ])

  private static func checkDeductions(_ scoring: FormScoring, _ report: Report) {
    let bands = scoring.scoring.bands
    // A formula beside it is the ratio.
    let hasMeasure = bands.contains { band in
      switch band.points {
      case .linear, .proportional, .deduction, .unknown: true
      default: false
      }
    }
    for band in bands {
      let range = scoring.place(band.pointsRange)
      switch band.points {
      case .undefinedRatio where !hasMeasure && band.condition != .missed && band.interval == nil:
        report.add(
          range, zh: "“\(report.quote(range))”没有说按什么比例：写明公式，或每差多少扣几分",
          en: "“\(report.quote(range))” does not say by which ratio: give the formula, or the points for each step",
          fixes: [
            report.fix(
              .suggested, zh: "改成“按完成比例得分”", en: "write “按完成比例得分”, points in proportion to completion",
              edits: [TextEdit(range: range, text: "按完成比例得分")])
          ])
      case .discretion:
        report.add(
          range, zh: "“\(report.quote(range))”没有标准：写明什么情况扣几分",
          en: "“\(report.quote(range))” has no measure: say how many points are taken for what")
      default: continue
      }
    }
  }
}
