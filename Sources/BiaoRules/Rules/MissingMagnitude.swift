// missing-magnitude: a change over a baseline with no amount.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let missingMagnitude = Rule(
    name: "missing-magnitude", family: .targets, severity: .warning,
    summary: Bilingual(zh: "有比较基准，没有幅度", en: "a change with no amount"),
    why: Bilingual(
      zh: "“较上年增加”增加一元也算完成；写明幅度，年终才能判断做到了没有。",
      en: "“较上年增加” is reached by one yuan more; only an amount lets anybody judge at the end of the year."),
    examples: [
      .flagged("- 引导产业收入增加: ‹较上年增加›", in: .tier("经济效益指标")),
      .flagged("- 企业税收: ‹同比提高›", in: .tier("经济效益指标")),
      .fine("- 引导产业收入: 较上年增加 5% 以上", in: .tier("经济效益指标")),
      .fine("- 规模工业增加值: 同比增长5%", in: .tier("经济效益指标")),
      .fine("- 企业税收: 不低于上年", in: .tier("经济效益指标")),
    ],
    checks: [
      .indicator { indicator, _, report in
        guard case .value = indicator.target, case .missingMagnitude(let range) = report.measurability(of: indicator)
        else { return }
        let words = report.quote(range)
        report.add(
          range, zh: "“\(words)”没有说多少：写明幅度，如“\(words)5%以上”",
          en: "“\(words)” does not say how much: give an amount, such as “\(words)5%以上”")
      }
    ])
}
