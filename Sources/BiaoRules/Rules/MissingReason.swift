// missing-reason: points lost, and nobody says why.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let missingReason = Rule(
    name: "missing-reason", family: .scoring, severity: .warning,
    summary: Bilingual(zh: "扣了分却没有写原因", en: "points lost without a reason given"),
    why: Bilingual(
      zh: "没有得满分的指标要说明偏差原因和改进措施；空着，审核人不知道差在哪里，下一年也无从改进。",
      en: "An indicator without its full score owes a reason and a remedy; without them nobody knows what went wrong."),
    examples: [
      .flagged(
        "- 学员满意度 (10分): ≥ 95%\n  实际完成值: 93%\n  得分: ‹9›\n  偏差原因分析及改进措施:", in: .tier("满意度指标")),
      .flagged(
        "- 优势产业链建设 (3分): 建成白酒、锂电池两条产业链\n  实际完成值: 锂电池生产及配套企业达8家\n  得分: ‹2›\n  偏差原因分析及改进措施: /",
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
      .fine(
        "绩效指标:\n  - Fines upheld in court (4分): ≥ 90%\n    实际完成值: 88%\n    得分: 3.91\n  - Pumps verified (8分): ≥ 640 pumps\n    实际完成值: 652 pumps\n    得分: 8\n    Comment: Checked twice.",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number\n    Comment: text"),
      .fine(
        "- 学员满意度 (10分): ≥ 95%\n  实际完成值: 93%\n  得分: 9\n  偏差原因分析及改进措施: 实训设备不足，下一年增加工位12个。",
        in: .tier("满意度指标")),
      .fine(
        "- 学员满意度 (10分): ≥ 95%\n  实际完成值: 96%\n  得分: 10\n  偏差原因分析及改进措施:", in: .tier("满意度指标")),
      .fine(
        "绩效指标:\n  - 学员满意度 (10分): ≥ 95%\n    实际完成值: 93%\n    得分: 9",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number"),
      .fine(
        "绩效指标:\n  - 学员满意度 (10分): ≥ 95%\n    实际完成值: 93%\n    得分: 9\n    偏差原因:\n未完成原因分析: 实训设备不足，满意度比目标低2个百分点。",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    得分: number\n    偏差原因: text\n未完成原因分析: text"),
    ],
    checks: [
      .form { form, report in
        guard let evaluation = report.selfEvaluation(of: form), evaluation.asksForReasons else { return }
        for item in evaluation.items
        where item.score < item.weight && !item.score.isNegative && item.reason == nil && !item.hasOtherReason {
          // Points lost although the target was met are a score that does not fit.
          if item.attainment == .reached || item.attainment == .exceeded, !item.hasScoringRule { continue }
          say(item, form, report)
        }
      }
    ])

  private static func say(_ item: SelfEvaluation.Item, _ form: Form, _ report: Report) {
    let indicator = form.indicators[item.indicator]
    let name = report.quote(indicator.name)
    let words = report.quote(item.scoreRange)
    guard let lost = item.weight.subtracting(item.score) else { return }
    report.add(
      item.scoreRange, zh: "“\(name)”得“\(words)”，扣了 \(lost) 分，没有写原因：写明偏差原因和改进措施",
      en:
        "“\(name)” has “\(words)” and lost \(lost) points without a reason: say what went wrong and what will be done",
      related: [
        report.place(indicator.weightRange ?? indicator.name, zh: "“\(name)”的分值", en: "the weight of “\(name)”")
      ])
  }
}
