// unjudgeable-score: all or nothing, by a condition that nobody could judge.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let unjudgeableScore = Rule(
    name: "unjudgeable-score", family: .scoring, severity: .info, presets: .advisory,
    summary: Bilingual(zh: "得满分还是不得分，无从判断", en: "full marks or none, by what nobody could judge"),
    why: Bilingual(
      zh: "只有满分和零分两种得分时，条件必须判断得清；“效果明显得满分”由谁说了算？写明数字、期限或看得见的成果。",
      en:
        "Where there are only full marks or none, the condition has to be clear. Who decides whether “效果明显”? Give a figure, a date or a result to be seen."
    ),
    examples: [
      .flagged("- 新增企业数 (6分): ≥ 3家\n  评分标准: ‹效果明显›得满分，否则不得分"),
      .flagged(
        "- 专业群影响面 (3分): 定性 显著扩大\n  评分标准: ‹影响面显著扩大›得3分，否则不得分", in: .tier("社会效益指标"), others: ["vague-target"]),
      .fine(
        "- 部门预决算公开 (6分): 定性 按要求及时公开\n  评分标准: 按期公开得满分，否则不得分", in: .tier("时效指标")),
      .fine("- 新增企业数 (6分): ≥ 3家\n  评分标准: 完成得分，未完成不得分"),
      .fine("- 部门预决算公开 (6分): 定性 按要求及时公开\n  评分标准: 完成得分，未完成不得分", in: .tier("时效指标")),
      .fine("- 交付使用时间 (8分): 8月25日前\n  评分标准: 按期交付得满分，否则不得分", in: .tier("时效指标")),
      .fine("- 新增企业数 (6分): ≥ 3家\n  评分标准: 有验收报告得满分，否则不得分"),
    ],
    checks: [
      .scoring(.allOrNothing) { scoring, indicator, _, report in
        guard let band = scoring.scoring.bands.first(where: { $0.points != .constant(.zero) })
        else { return }
        let range = scoring.place(band.conditionRange)
        // Where the target cannot be judged (完成 of 有序推进), that is said of the target.
        guard band.condition == .words, isVague(range, report.tree.bytes) else { return }
        switch report.measurability(of: indicator) {
        case .vague: if !range.isEmpty { say(range, report) }
        case .measurable, .borderline: say(range, report)
        case .missingMagnitude, .noTarget: return
        }
      }
    ])

  /// Whether a condition names a degree or a direction and no more.
  private static func isVague(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
    guard case .vague(let vagueness) = BiaoValues.measurability(bytes, range) else { return false }
    switch vagueness.category {
    case .degree, .direction, .slogan: return true
    default: return false
    }
  }

  private static func say(_ range: ByteRange, _ report: Report) {
    report.add(
      range, zh: "“\(report.quote(range))”算不算做到说不清，却只有满分和零分：写明数字、期限或看得见的成果",
      en:
        "nobody can say whether “\(report.quote(range))” is reached, and yet it is all or nothing: give a figure, a date or a result to be seen"
    )
  }
}
