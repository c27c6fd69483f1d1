// score-over-weight: more points than the indicator has, or fewer than none.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let scoreOverWeight = Rule(
    name: "score-over-weight", family: .scoring, severity: .error,
    summary: Bilingual(zh: "得分高于分值，或者是负数", en: "a score above the indicator's weight, or below zero"),
    why: Bilingual(
      zh: "超额完成也只得满分，扣分扣完为止。得分越出零分到分值的范围，总分就不成立。",
      en:
        "An indicator that is exceeded gets its full weight and no more, one that fails gets nothing and no less. A score outside of that makes the total meaningless."
    ),
    examples: [
      .flagged("- 培训期数 (10分): ≥ 8 期\n  实际完成值: 9期\n  得分: ‹12›"),
      .flagged(
        "- 学员满意度 (5分): ≥ 90%\n  实际完成值: 72%\n  得分: ‹-1›\n  偏差原因分析及改进措施: 实训设备不足，已添置。",
        in: .tier("满意度指标")),
      .flagged("- 验收合格率 (8分): = 100%\n  实际完成值: 100%\n  得分: ‹8.5分›", in: .tier("质量指标")),
      .flagged(
        "绩效指标:\n  - 培训期数 (10分): ≥ 8 期\n    实际完成值: 9期\n    得分: ‹12›",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number\n    @check 得分 <= 分值"),
      .flagged(
        "绩效指标:\n  - Schools visited (6 pts): ≥ 40 schools\n    Result: 46 schools\n    Points: ‹9›",
        template: "绩效指标: indicators\n  - *: target\n    Result: target\n    Points: number"),
      .flagged(
        "绩效指标:\n  | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n  | 数量指标 | 水泵检修 | ≥26台 | 28台 | 30 | ‹32› | |\n  | | 闸门检修 | ≥6扇 | 6扇 | 30 | 30 | |",
        in: .document),
      .fine("- 培训期数 (10分): ≥ 8 期\n  实际完成值: 9期\n  得分: 10"),
      .fine("- 培训期数 (10分): ≥ 8 期\n  实际完成值: 9期\n  得分: 10.00"),
      .fine("- 培训期数: ≥ 8 期\n  实际完成值: 9期\n  得分: 100"),
      .flagged(
        "绩效指标:\n  - 培训期数 (60分): ≥ 8 期\n    实际完成值: 9期\n    得分: ‹61›\n  - 取证率 (40分): ≥ 85%\n    实际完成值: 88%\n    得分: 40\n总分 (100分): ‹101›",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number\n总分: number"),
      .fine("- 争取省级奖补（加分项） (2分): ≥ 1 项\n  实际完成值: 2项\n  得分: 4"),
      .fine(
        "- 学员满意度 (5分): ≥ 90%\n  实际完成值: 52%\n  得分: 0\n  偏差原因分析及改进措施: 实训设备不足，已添置。", in: .tier("满意度指标")),
    ],
    checks: [
      .form(.besidesRemarks) { form, report in
        guard let evaluation = report.selfEvaluation(of: form) else { return }
        for item in evaluation.items + evaluation.listed where item.score > item.weight || item.score.isNegative {
          check(item, form, report)
        }
        if let total = evaluation.total, let most = total.outOf, let score = evaluation.totalScore, score > most {
          let words = report.quote(total.range)
          report.add(
            total.range, zh: "总分“\(words)”高于满分 \(most.description)：核对各项得分",
            en: "the total “\(words)” is above the full score \(most.description): check the scores")
        }
      }
    ])

  private static func check(_ item: SelfEvaluation.Item, _ form: Form, _ report: Report) {
    let indicator = item.indicator(in: form)
    let name = report.quote(indicator.name)
    let related = [
      report.place(indicator.weightRange ?? indicator.name, zh: "“\(name)”的分值", en: "the weight of “\(name)”")
    ]
    let words = report.quote(item.scoreRange)
    if item.score.isNegative {
      report.add(
        item.scoreRange, zh: "“\(name)”得分“\(words)”是负数：扣分扣完为止，最低写 0",
        en: "the score “\(words)” of “\(name)” is below zero: points are lost until none is left, write 0 at least",
        related: related)
      return
    }
    guard !NameTraits.holds(form.tree.bytes, indicator.name, bonusWords) else { return }
    let weight = item.weight.description
    report.add(
      item.scoreRange, zh: "“\(name)”得分“\(words)”高于分值 \(weight)：超额完成也只得满分，改为 \(weight) 以内",
      en: "the score “\(words)” of “\(name)” is above its weight \(weight): write \(weight) at most", related: related,
      fixes: [
        report.fix(
          .suggested, zh: "改为满分 \(weight)", en: "write the full score \(weight)",
          edits: [TextEdit(range: item.scoreRange, text: weight)])
      ])
  }

  /// Whether a relation of the template (`得分 <= 分值`) fails for nothing but a score that this rule speaks of.
  static func speaksOfScore(at place: ByteRange, _ form: Form, _ report: Report) -> Bool {
    guard report.speaks("score-over-weight"), let evaluation = report.selfEvaluation(of: form),
      let item = evaluation.items.first(where: { $0.scoreRange == place })
    else { return false }
    return item.score > item.weight
      && !NameTraits.holds(form.tree.bytes, item.indicator(in: form).name, bonusWords)
  }

  private static let bonusWords = NameTraitWords.words("加分 附加 bonus Bonus")
}

extension SumTrace {
  /// Without the candidates that would give an indicator more points than it has.
  func withinWeights(_ form: Form, _ report: Report) -> SumTrace {
    guard !candidates.isEmpty, let evaluation = report.selfEvaluation(of: form) else { return self }
    return SumTrace(
      candidates: candidates.filter { candidate in
        guard let item = evaluation.items.first(where: { $0.scoreRange == candidate.term.range }) else { return true }
        return candidate.number <= item.weight
      })
  }

  private init(candidates: [Candidate]) { self.candidates = candidates }
}
