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
      .flagged("绩效指标:\n  产出指标 ‹(50分)›:\n    数量指标:\n      - 新增企业数 (30分): ≥ 3 家\n      - 退出企业数 (10分): ≤ 3 家", in: .form),
      .flagged(
        "绩效指标:\n  产出指标 ‹（50分）›:\n    数量指标 (30分):\n      - 新增企业数: ≥ 3 家\n    质量指标 (10分):\n      - 合格率: ≥ 95%", in: .form),
      .flagged(
        "‹绩效指标›:\n  产出指标:\n    - 新增企业数 (60分): ≥ 3 家\n  效益指标:\n    - 带动就业人数 (20分): ≥ 20 人",
        template: "绩效指标: indicators, total 90\n  产出指标: tier\n  效益指标: tier"),
      .fine("绩效指标:\n  产出指标 (50分):\n    数量指标:\n      - 新增企业数 (37.5分): ≥ 3 家\n      - 退出企业数 (12.5分): ≤ 3 家", in: .form),
      .fine(
        "绩效指标:\n  产出指标:\n    - 新增企业数: ≥ 3 家\n  效益指标:\n    - 带动就业人数: ≥ 20 人",
        template: "绩效指标: indicators, total 90\n  产出指标: tier\n  效益指标: tier"),
    ],
    checks: [
      .form { form, report in
        guard form.indicators.contains(where: { $0.weight != nil }) || form.tiers.contains(where: { $0.weight != nil })
        else { return }
        /// The tiers right under one, or the outermost under nil.
        func children(of parent: Int?) -> [Int] {
          let start = parent.map { $0 + 1 } ?? 0
          let end = parent.map { form.tree.lines[form.tiers[$0].line].subtreeEnd } ?? .max
          return form.tiers[start...].prefix { $0.line < end }.indices.filter {
            form.tiers[$0].parent == parent && !form.tiers[$0].isStruck
          }
        }
        for (index, tier) in form.tiers.enumerated() where !tier.isStruck {
          let declared = tier.isDeclared ? form.template.fields[tier.field].weight : nil
          guard let expected = tier.weight ?? declared,
            let parts = parts(tiers: children(of: index), indicators: Array(tier.indicators), form)
          else { continue }
          check(
            parts, is: expected, at: tier.weightRange ?? tier.name, name: tier.name,
            field: tier.isDeclared ? tier.field : nil, form, report)
        }
        for group in report.weights(of: form).groups {
          guard let expected = form.template.fields[group.field].total, let line = form.line(of: group.field),
            let name = form.tree.readLabel(ofLine: line)?.name
          else { continue }
          let tiers = children(of: nil).filter {
            form.template.indicatorsGroup(of: form.tiers[$0].field) == group.field
          }
          guard let parts = parts(tiers: tiers, indicators: group.counting, form) else { continue }
          check(parts, is: expected, at: name, name: name, field: group.field, form, report)
        }
      }
    ])

  private typealias WeightedPart = (name: ByteRange, range: ByteRange, weight: Decimal)

  /// The weights that should add up, and how many indicators beside them have none.
  private struct WeightedParts {
    var parts: [WeightedPart]
    var withoutWeight: Int
  }

  /// The weights of the tiers right below if all of them have one, else those that the indicators have. That some
  /// have none is a fault of its own, and no reason for the rest to add up.
  private static func parts(tiers: [Int], indicators: [Int], _ form: Form) -> WeightedParts? {
    let tierParts = tiers.compactMap { index -> WeightedPart? in
      guard let weight = form.tiers[index].weight, let range = form.tiers[index].weightRange else { return nil }
      return (form.tiers[index].name, range, weight)
    }
    if !tiers.isEmpty, tierParts.count == tiers.count { return WeightedParts(parts: tierParts, withoutWeight: 0) }
    let counting = indicators.filter { form.indicators[$0].counts || form.indicators[$0].weight != nil }
    let parts = counting.compactMap { index -> WeightedPart? in
      guard let weight = form.indicators[index].weight, let range = form.indicators[index].weightRange else {
        return nil
      }
      return (form.indicators[index].name, range, weight)
    }
    return parts.isEmpty ? nil : WeightedParts(parts: parts, withoutWeight: counting.count - parts.count)
  }

  private static func check(
    _ weighted: WeightedParts, is expected: Decimal, at range: ByteRange, name: ByteRange, field: Int?, _ form: Form,
    _ report: Report
  ) {
    let parts = weighted.parts
    var sum = Decimal.zero
    for part in parts {
      guard let next = sum.adding(part.weight) else { return }
      sum = next
    }
    guard sum != expected, let difference = sum.subtracting(expected) else { return }
    let word = report.quote(name)
    let shown = (sum.normalized, expected.normalized, difference.magnitude.normalized)
    // What is missing is then to be given to those that have none.
    let isLeftToGive = difference.isNegative && weighted.withoutWeight > 0
    report.add(
      range,
      zh:
        "“\(word)”应为 \(shown.1) 分，各项分值之和 \(shown.0) 分，\(difference.isNegative ? "少" : "多") \(shown.2) 分：\(isLeftToGive ? "还有 \(weighted.withoutWeight) 项没有分值" : "调整各项分值")",
      en:
        "“\(word)” is worth \(shown.1) and its weights add up to \(shown.0), \(shown.2) too \(difference.isNegative ? "little" : "much"): \(isLeftToGive ? "\(weighted.withoutWeight) more have none" : "adjust them")",
      related: parts.prefix(200).map { part in
        report.place(
          part.range, zh: "“\(report.quote(part.name))”\(part.weight.normalized) 分",
          en: "“\(report.quote(part.name))”: \(part.weight.normalized)")
      } + report.declaration(of: field, in: form.template))
  }
}
