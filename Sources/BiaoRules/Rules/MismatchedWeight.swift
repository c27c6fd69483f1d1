// mismatched-weight: weights that do not add up to their tier's, or to the form's total.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let mismatchedWeight = Rule(
    name: "mismatched-weight", family: .sums, severity: .error,
    summary: Bilingual(zh: "分值合计不等于层级或全表的总分", en: "weights that do not add up"),
    why: Bilingual(
      zh: "各项分值凑不成满分，得分就无法折算，等次也定不了；分值是整数或定数，一分都不能差。",
      en: "Where weights miss the full score, no score can be compared and no grade given; weights are exact."),
    examples: [
      .flagged(
        "二、过程 ‹(20分)›:\n  | 二级指标 | 三级指标 | 分值 | 评价情况 | 得分 |\n  | 资金管理 | 到位率 | 6 | 全部到位 | 6 |\n  | 资金管理 | 合规性 | 8 | 合规 | 8 |\n  | 组织实施 | 制度执行 | 8 | 有效 | 8 |",
        in: .document),
      .fine(
        "二、过程 (20分):\n  | 二级指标 | 三级指标 | 分值 | 评价情况 | 得分 |\n  | 资金管理 | 到位率 | 6 | 全部到位 | 6 |\n  | 资金管理 | 合规性 | 6 | 合规 | 6 |\n  | 组织实施 | 制度执行 | 8 | 有效 | 8 |\n  | 合计 | | 20 | | 20 |",
        in: .document),
      .flagged(
        "‹绩效指标›:\n  产出指标 (50分):\n    数量指标:\n      - 检修泵站 (50分): ≥ 6 座\n  效益指标 (25分):\n    社会效益指标:\n      - 受益村数 (25分): ≥ 20 个\n  满意度指标 (10分):\n    服务对象满意度指标:\n      - 村民满意度 (10分): ≥ 90%\n  成本指标 (10分):\n    经济成本指标:\n      - 检修总成本 (10分): ≤ 60 万元",
        in: .document),
      .flagged("绩效指标:\n  产出指标 ‹(50分)›:\n    数量指标:\n      - 新增企业数 (30分): ≥ 3 家\n      - 退出企业数 (10分): ≤ 3 家", in: .form),
      .flagged(
        "绩效指标:\n  产出指标 ‹（50分）›:\n    数量指标 (30分):\n      - 新增企业数: ≥ 3 家\n    质量指标 (10分):\n      - 合格率: ≥ 95%", in: .form),
      .flagged(
        "‹绩效指标›:\n  产出指标:\n    - 新增企业数 (60分): ≥ 3 家\n  效益指标:\n    - 带动就业人数 (20分): ≥ 20 人",
        template: "绩效指标: indicators, total 90\n  产出指标: tier\n  效益指标: tier"),
      .flagged(
        "绩效指标:\n  产出指标 ‹(50分)›:\n    数量指标:\n      - 新增企业数 (25分): ≥ 3 家\n      - 退出企业数 (52分): ≤ 3 家", in: .form),
      .flagged(
        "绩效指标 ‹(80分)›:\n  产出指标 (60分):\n    数量指标:\n      - 新增企业数 (60分): ≥ 3 家\n  效益指标 (40分):\n    经济效益指标:\n      - 新增税收 (40分): ≥ 300 万元",
        in: .form),
      .fine("绩效指标:\n  产出指标 (50分):\n    数量指标:\n      - 新增企业数 (37.5分): ≥ 3 家\n      - 退出企业数 (12.5分): ≤ 3 家", in: .form),
      .fine(
        "绩效指标:\n  产出指标:\n    - 新增企业数: ≥ 3 家\n  效益指标:\n    - 带动就业人数: ≥ 20 人",
        template: "绩效指标: indicators, total 90\n  产出指标: tier\n  效益指标: tier"),
    ],
    checks: [
      .form([.entries, .indicators, .results]) { form, report in
        guard form.indicators.contains(where: { $0.weight != nil }) || form.tiers.contains(where: { $0.weight != nil })
        else { return }
        let weights = report.weights(of: form)
        if WeightSum.plainlyHolds(form, weights) { return }
        let sums = WeightSum.all(in: form, weights)
        for sum in sums where !sum.holds { say(sum, among: sums, form, report) }
      },
      .form([.rows, .entries]) { form, report in
        for wrong in TableWeights.wrong(in: form, report) { say(wrong, report) }
      },
    ])

  private static func say(_ wrong: TableWeights, _ report: Report) {
    guard let difference = wrong.sum.subtracting(wrong.expected) else { return }
    let (name, sum, expected) = (report.quote(wrong.name), wrong.sum.normalized, wrong.expected.normalized)
    let amount = difference.magnitude.normalized
    report.add(
      wrong.place,
      zh: "“\(name)”写的是 \(expected) 分，表中分值之和 \(sum) 分，\(difference.isNegative ? "少" : "多") \(amount) 分：核对各项分值",
      en:
        "“\(name)” is worth \(expected), the weights in its table add up to \(sum), \(amount) too \(difference.isNegative ? "little" : "much"): check them",
      related: wrong.parts.prefix(40).map { part in
        report.place(
          part.cell, zh: "“\(report.quote(part.name))”\(part.weight.normalized) 分",
          en: "“\(report.quote(part.name))”: \(part.weight.normalized)")
      })
  }

  private static func say(_ weights: WeightSum, among sums: [WeightSum], _ form: Form, _ report: Report) {
    guard let difference = weights.sum.subtracting(weights.expected) else { return }
    let word = report.quote(weights.name)
    let shown = (weights.sum.normalized, weights.expected.normalized, difference.magnitude.normalized)
    // What is missing is then to be given to those that have none.
    let isLeftToGive = difference.isNegative && weights.withoutWeight > 0
    report.add(
      weights.place,
      zh:
        "“\(word)”应为 \(shown.1) 分，各项分值之和 \(shown.0) 分，\(difference.isNegative ? "少" : "多") \(shown.2) 分：\(isLeftToGive ? "还有 \(weights.withoutWeight) 项没有分值" : "调整各项分值")",
      en:
        "“\(word)” is worth \(shown.1) and its weights add up to \(shown.0), \(shown.2) too \(difference.isNegative ? "little" : "much"): \(isLeftToGive ? "\(weights.withoutWeight) more have none" : "adjust them")",
      related: weights.parts.prefix(200).map { part in
        report.place(
          part.range, zh: "“\(report.quote(part.name))”\(part.weight.normalized) 分",
          en: "“\(report.quote(part.name))”: \(part.weight.normalized)")
      } + report.declaration(of: weights.field, in: form.template),
      fixes: WeightRepair.all(of: weights, among: sums).compactMap { fix($0, form, report) })
  }

  private static func fix(_ repair: WeightRepair, _ form: Form, _ report: Report) -> Fix? {
    guard let digits = WeightNotation(form.tree, repair.range)?.digits else { return nil }
    let name = report.quote(repair.name)
    return report.fix(
      .suggested, zh: "把“\(name)”的分值改为 \(repair.weight) 分",
      en: "change the weight of “\(name)” to \(repair.weight)",
      edits: [TextEdit(range: digits, text: repair.weight.description)])
  }
}
