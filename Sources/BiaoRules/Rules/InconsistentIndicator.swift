// inconsistent-indicator: one indicator with two targets in two forms.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let inconsistentIndicator = Rule(
    name: "inconsistent-indicator", family: .files, severity: .warning,
    summary: Bilingual(zh: "同一指标在两张表里指标值不同", en: "one indicator with two targets in two forms"),
    why: Bilingual(
      zh: "一个部门一年里的同一件事只有一个指标值：部门表写增长7%、项目表写5%，完成6%时无从判断。自评表要照抄批复的指标值，改了就不是自评。",
      en:
        "One thing of one department has one target a year: with 7% in the department's form and 5% in a project's, nobody can judge 6%. A self-evaluation repeats the targets that were approved."
    ),
    examples: [
      .flagged(
        "@form 示例/项目绩效目标表\n\n主管部门: 云岭县工业和信息化局\n项目名称: 企业培育\n绩效指标:\n  - 规模以上工业增加值增速: ‹≥ 5%›",
        beside: ["@form 示例/部门整体绩效目标表\n\n部门名称: 云岭县工业和信息化局\n绩效指标:\n  - 规模工业增长率: ≥ 7%\n"]),
      .flagged(
        "@form 示例/项目绩效自评表\n\n年度: 2025\n主管部门: 云岭县教育局\n项目名称: 校舍维修\n绩效指标:\n  - 维修面积: ‹≥ 1200 平方米›",
        beside: [
          "@form 示例/项目绩效目标表\n\n年度: 2025年\n主管部门: 云岭县教育局\n项目名称: 校舍维修\n绩效指标:\n  - 维修面积: ≥ 1800 平方米\n"
        ]),
      // Each project has its own people to ask, and its own share of a quantity.
      .fine(
        "@form 示例/项目绩效目标表\n\n主管部门: 云岭县工业和信息化局\n项目名称: 企业培育\n绩效指标:\n  - 企业满意度: ≥ 90%\n  - 受扶持企业税收增长率: ≥ 4%",
        beside: [
          "@form 示例/部门整体绩效目标表\n\n部门名称: 云岭县工业和信息化局\n绩效指标:\n  - 企业满意度: ≥ 85%\n  - 税收增长率: ≥ 2%\n"
        ]),
      // Another department, another year, the same value written otherwise.
      .fine(
        "@form 示例/项目绩效目标表\n\n年度: 2025\n主管部门: 云岭县工业和信息化局\n项目名称: 企业培育\n绩效指标:\n  - 规模工业增长率: 5%以上",
        beside: [
          "@form 示例/部门整体绩效目标表\n\n年度: 2025\n部门名称: 云岭县商务局\n绩效指标:\n  - 规模工业增长率: ≥ 7%\n",
          "@form 示例/部门整体绩效目标表\n\n年度: 2024\n部门名称: 云岭县工业和信息化局\n绩效指标:\n  - 规模工业增长率: ≥ 6%\n",
          "@form 示例/部门整体绩效目标表\n\n年度: 2025\n部门名称: 云岭县工业和信息化局\n绩效指标:\n  - 规模工业增长率: ≥ 5.0%\n",
        ]),
      .fine(
        "@form 示例/项目绩效自评表\n\n年度: 2025\n主管部门: 云岭县教育局\n项目名称: 校舍维修\n绩效指标:\n  - 维修面积: ≥ 1800 平方米",
        beside: [
          "@form 示例/项目绩效目标表\n\n年度: 2025年\n主管部门: 云岭县教育局\n项目名称: 校舍维修\n绩效指标:\n  - 维修面积: ≥ 0.18 万平方米\n"
        ]),
    ],
    checks: [
      .joined([.inconsistentIndicator]) { fault, report in
        let words = report.quote(fault.range)
        let other = fault.others.first?.words.text ?? ""
        report.add(
          fault.range, zh: "“\(fault.name)”是“\(words)”，另一张表的“\(fault.otherName)”是“\(other)”：两表的指标值改成一致",
          en:
            "“\(fault.name)” is “\(words)”, but “\(fault.otherName)” of the other form is “\(other)”: make them agree",
          related: report.places(fault.others, zh: "另一张表的指标值", en: "the target of the other form"))
      }
    ])
}
