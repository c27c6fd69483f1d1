// missing-weight: some indicators have a weight, and this one has none.

import BiaoModel
import BiaoSyntax
import BiaoValues

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
      .flagged(
        "绩效指标:\n  产出指标 (50分):\n    数量指标:\n      - 新增企业数 (30分): ≥ 3 家\n      - ‹退出企业数›: ≤ 3 家", in: .form,
        others: ["mismatched-weight"]),
      .fine("- 新增企业数: ≥ 3 家\n- 退出企业数: ≤ 3 家"),
      .fine("- 补助果园面积 (10分): ≥ 30 亩\n- 其中梨园面积: ≥ 12 亩\n- 其中枣园面积: ≥ 18 亩\n- 补助果农户数 (6分): ≥ 41 户"),
      .fine(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 新增企业数 (6分): ≥ 3 家\n  效益指标:\n    生态效益指标:\n      - \"指标：无\":",
        in: .form),
    ],
    checks: [
      .form([.entries, .indicators, .results]) { form, report in
        guard form.indicators.contains(where: { $0.weight != nil }) else { return }
        var shares = WeightShares(form)
        for group in report.weights(of: form).groups where group.weighted > 0 && group.weighted < group.counting.count {
          for index in group.counting where form.indicators[index].weight == nil {
            let indicator = form.indicators[index]
            if hasWeightAttribute(indicator, form) || isPartOfOneAbove(index, form) || isInValue(indicator, form) {
              continue
            }
            let share = shares.share(of: indicator, in: group)
            report.add(
              indicator.name,
              zh: "“\(report.quote(indicator.name))”没有分值，别的指标有：在名称后写明，如“（\(share?.description ?? "5")分）”",
              en:
                "“\(report.quote(indicator.name))” has no weight and others have: write it after the name, as “(\(share?.description ?? "5") pts)”",
              fixes: share.flatMap { fix(indicator, $0, group, form, report) }.map { [$0] } ?? [])
          }
        }
      }
    ])

  /// The share written after the name, as the weights of the others are.
  private static func fix(
    _ indicator: Indicator, _ share: Decimal, _ group: Weights.Group, _ form: Form, _ report: Report
  ) -> Fix? {
    let tree = form.tree
    guard let model = group.counting.first(where: { form.indicators[$0].weight != nil }),
      let range = form.indicators[model].weightRange, let notation = WeightNotation(tree, range)
    else { return nil }
    var place = indicator.name.upperBound
    if tree.lines[indicator.line].isQuoted {
      guard tree.bytes.indices.contains(place) else { return nil }
      place += tree.bytes[place] < 0x80 ? 1 : 3
    }
    // A space as the other one has.
    let isSpaced = range.lowerBound > 0 && tree.bytes[range.lowerBound - 1] == 0x20
    return report.fix(
      .suggested, zh: "给“\(report.quote(indicator.name))” \(share) 分",
      en: "give “\(report.quote(indicator.name))” \(share)",
      edits: [TextEdit(range: place..<place, text: (isSpaced ? " " : "") + notation.writing(share))])
  }

  /// 其中桃树种植面积: a part of what stands above, which has the weight.
  private static func isPartOfOneAbove(_ index: Int, _ form: Form) -> Bool {
    let name = form.indicators[index].name
    return index > 0 && form.tree.bytes[name].starts(with: ofWhich)
      && form.indicators[index - 1].tierLine == form.indicators[index].tierLine
  }

  private static let ofWhich = Array("其中".utf8)

  /// 任务2：随访管理率 (5分): 90%: a name that its first colon cuts in two has its weight in what is left of it.
  private static func isInValue(_ indicator: Indicator, _ form: Form) -> Bool {
    let bytes = form.tree.bytes
    var i = indicator.value.lowerBound
    while i < indicator.value.upperBound {
      if bytes[i] == 0x3A || bytes[i] == 0xEF && NotationScan.character(bytes, i) == 0xEF_BC9A {
        return form.tree.readCellLabel(form.tree.trimmed(ByteRange(clamping: indicator.value.lowerBound, i))).weight
          != nil
      }
      i += 1
    }
    return false
  }

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

/// What is left for the indicators without a weight, in equal parts.
private struct WeightShares {
  private let form: Form
  /// By the line of the tier or group that they share in.
  private var known: [Int: Decimal?] = [:]

  init(_ form: Form) { self.form = form }

  /// Nil where nothing is known of what is left, and where it does not divide into halves of a point.
  mutating func share(of indicator: Indicator, in group: Weights.Group) -> Decimal? {
    // The innermost tier whose worth is known, else the group.
    var tier = form.tiers.isEmpty ? nil : form.tierIndex(atLine: indicator.tierLine)
    var steps = 0
    while let index = tier, steps < 256 {
      let use = form.tiers[index]
      if let worth = use.weight ?? (use.isDeclared ? form.template.fields[use.field].weight : nil) {
        return share(of: worth, key: use.line, among: Array(use.indicators))
      }
      tier = use.parent
      steps += 1
    }
    guard let total = form.template.fields[group.field].total else { return nil }
    return share(of: total, key: -1 - group.field, among: group.counting)
  }

  private mutating func share(of worth: Decimal, key: Int, among indicators: [Int]) -> Decimal? {
    if let share = known[key] { return share }
    let share = divide(worth, among: indicators)
    known[key] = .some(share)
    return share
  }

  private func divide(_ worth: Decimal, among indicators: [Int]) -> Decimal? {
    var left = worth
    var without = 0
    for index in indicators {
      let indicator = form.indicators[index]
      if let weight = indicator.weight {
        guard let rest = left.subtracting(weight) else { return nil }
        left = rest
      } else if indicator.counts {
        without += 1
      }
    }
    guard without > 0, !left.isNegative, !left.isZero,
      let share = Rational(left).divided(by: Rational(without))?.decimal?.normalized,
      share.multiplied(by: Decimal(2))?.isInteger == true
    else { return nil }
    return share
  }
}
