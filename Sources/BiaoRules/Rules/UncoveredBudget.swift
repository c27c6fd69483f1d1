// uncovered-budget: funds without a cost target.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let uncoveredBudget = Rule(
    name: "uncovered-budget", family: .sums, severity: .info, presets: [.strict],
    summary: Bilingual(zh: "有资金，却没有一项成本指标", en: "funds without a cost target"),
    why: Bilingual(
      zh: "成本指标说明这笔钱花多少、花在哪里；没有一个数，预算就没有约束。",
      en: "Cost targets say how much is spent on what; without a single figure nothing bounds the budget."),
    examples: [
      .flagged("预算数: 120万元\n绩效指标:\n  ‹成本指标›: /\n  产出指标:\n    - 改造里程: ≥ 30公里", template: required),
      .flagged(
        "预算数: 120万元\n绩效指标:\n  ‹成本指标›:\n    - 资金支付: 按合同条款分期支付\n  产出指标:\n    - 改造里程: ≥ 30公里", template: required),
      .fine("预算数: 120万元\n绩效指标:\n  成本指标:\n    - 改造成本: ≤ 120万元\n  产出指标: /", template: required),
      .fine("预算数: 120万元\n绩效指标:\n  成本指标:\n    - 成本控制率: ≤ 100%\n  产出指标: /", template: required),
      .fine("预算数: 120万元\n绩效指标:\n  成本指标:\n    - 单位成本: ≤ 4万元/公里\n  产出指标: /", template: required),
      .fine("预算数: 0\n绩效指标:\n  成本指标: /\n  产出指标: /", template: required),
      .fine("预算数:\n绩效指标:\n  成本指标: /\n  产出指标: /", template: required),
      .fine(
        "预算数: 120万元\n绩效指标:\n  成本指标: /\n  产出指标: /",
        template: "预算数: amount\n绩效指标: indicators\n  成本指标: tier\n  产出指标: tier"),
      .fine(
        "预算数: 120万元\n绩效指标:\n  成本指标:\n    经济成本指标:\n      - 改造成本: ≤ 120万元\n    社会成本指标: /\n  产出指标: /",
        template: """
          预算数: amount
          绩效指标: indicators
            成本指标: tier, required
              经济成本指标: tier
              社会成本指标: tier
            产出指标: tier
          """),
    ],
    checks: [
      .form(.besidesRemarks) { form, report in
        for tier in form.tiers where tier.isDeclared && form.template.fields[tier.field].isRequired {
          guard form.isCostTier(tier.line), tier.isStruck || lacksFigures(tier, form, report),
            let funds = report.funds(of: form), !funds.value.isZero
          else { continue }
          let (name, total) = (report.quote(tier.name), report.quote(funds.name))
          report.add(
            tier.name, zh: "“\(total)” \(report.quote(funds.range))，而“\(name)”没有一个数：写明总成本或单位成本",
            en: "“\(total)” is “\(report.quote(funds.range))”, but “\(name)” has no figure: state a total or unit cost",
            related: [report.place(funds.range, zh: "“\(total)”在此", en: "“\(total)” is here")])
        }
      }
    ])

  private static let required = "预算数: amount\n绩效指标: indicators\n  成本指标: tier, required\n  产出指标: tier"

  /// Whether its indicators are filled in and none has a number. What is vague is said to be so elsewhere.
  private static func lacksFigures(_ tier: TierUse, _ form: Form, _ report: Report) -> Bool {
    guard !tier.indicators.isEmpty else { return false }
    for index in tier.indicators {
      guard form.indicators.indices.contains(index), case .value(let list) = form.indicators[index].target,
        list.targets.allSatisfy({ $0.figure == nil })
      else { return false }
      switch report.measurability(of: form.indicators[index]) {
      case .measurable, .borderline: continue
      case .vague, .missingMagnitude, .noTarget: return false
      }
    }
    return true
  }
}
