// Shares written as a decimal among others in %: 林农满意度: ≥0.9.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Report {
  /// Whether another indicator's target is a share in %, so that a decimal beside it has lost its sign.
  func writesPercentages(_ form: Form, beside indicator: Indicator) -> Bool {
    depend(on: .everything)
    return form.indicators.prefix(64).contains { other in
      guard other.line != indicator.line, case .value(let list) = other.target, list.targets.count == 1,
        list.targets[0].figure?.unit == Units.percent
      else { return false }
      return NameTraits(tree.bytes, other.name).contains(.share)
    }
  }

  /// A decimal in place of a percentage.
  func sayFraction(_ figure: Figure, _ indicator: Indicator, _ form: Form) {
    guard traits(of: indicator).contains(.share), figure.number > .zero, figure.number < .one,
      writesPercentages(form, beside: indicator), let percent = figure.number.scaled(byPowerOfTen: 2)?.normalized
    else { return }
    let words = quote(figure.numberRange)
    add(
      figure.numberRange, zh: "“\(words)”没有百分号，别的比率都有：写成“\(percent)%”",
      en: "“\(words)” has no percent sign, as the other rates have: write “\(percent)%”",
      fixes: [rewriting(.suggested, figure.numberRange, as: "\(percent)%")])
  }
}

enum BareFraction {
  /// Of `missing-unit`.
  static let examples: [Example] = [
    .flagged("- 苗木成活率: ≥ 90%\n- 造林验收合格率: ‹0.95›", in: .tier("质量指标")),
    .fine("- 苗木成活率: ≥ 0.9\n- 造林验收合格率: 0.95\n- 灌溉水有效利用系数: 0.55\n- 小区容积率: 0.8", in: .tier("质量指标")),
    .fine("- 苗木成活率: ≥ 90%\n- 灌溉水有效利用系数: 0.55\n- 小区容积率: ≤ 0.8\n- 小区绿地率: 30%", in: .tier("质量指标")),
  ]
}
