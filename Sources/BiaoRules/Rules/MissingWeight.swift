// missing-weight: some indicators have a weight, and this one has none.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let missingWeight = Rule(
    name: "missing-weight", family: .sums, severity: .warning,
    summary: Bilingual(zh: "有的指标有分值，有的没有", en: "an indicator without a weight among others with one"),
    why: Bilingual(
      zh: "没有分值的指标打不了分，其余各项的分值也凑不成满分。",
      en: "An indicator without a weight cannot be scored, and the others cannot make up the full score."),
    examples: [
      .flagged("- 新增企业数 (6分): ≥ 3 家\n- ‹退出企业数›: ≤ 3 家"),
      .fine("- 新增企业数 (6分): ≥ 3 家\n- 退出企业数（4分）: ≤ 3 家\n- ……: /"),
      .fine("- 新增企业数: ≥ 3 家\n- 退出企业数: ≤ 3 家"),
    ],
    checks: [
      .form { form, report in
        guard form.indicators.contains(where: { $0.weight != nil }) else { return }
        for group in report.weights(of: form).groups where group.weighted > 0 && group.weighted < group.counting.count {
          for index in group.counting where form.indicators[index].weight == nil {
            let indicator = form.indicators[index]
            if hasWeightAttribute(indicator, form) { continue }
            report.add(
              indicator.name, zh: "“\(report.quote(indicator.name))”没有分值，别的指标有：在名称后写明，如“（5分）”",
              en:
                "“\(report.quote(indicator.name))” has no weight and others have: write it after the name, as “(5 pts)”"
            )
          }
        }
      }
    ])

  /// Some forms give the weight on a line of its own.
  private static func hasWeightAttribute(_ indicator: Indicator, _ form: Form) -> Bool {
    form.tree.children(of: indicator.line).contains { child in
      guard let label = form.tree.readLabel(ofLine: child) else { return false }
      let key = NameKey(form.tree.bytes, label.name)
      return key == weightKeys.0 || key == weightKeys.1
    }
  }

  private static let weightKeys = (NameKey("分值"), NameKey("权重"))
}
