// mismatched-roll-up: a department's amount that its projects contradict.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let mismatchedRollUp = Rule(
    name: "mismatched-roll-up", family: .files, severity: .warning,
    summary: Bilingual(zh: "部门的金额与其项目的金额对不上", en: "a department's amount that its projects contradict"),
    why: Bilingual(
      zh: "部门的项目支出由各项目汇总而来：各项目之和超过它，或者任务表里的金额与项目表不同，必有一处填错，或者有项目不在部门预算里。",
      en:
        "A department's spending on projects is the sum of its projects: where they exceed it, or a project's amount differs between the two forms, one of them is wrong or a project is not in the department's budget."
    ),
    examples: [
      .flagged(
        "@form 示例/部门整体绩效目标表\n@unit 万元\n\n年度: 2025\n部门名称: 云岭县教育局\n项目支出: ‹500.00›",
        beside: [
          "@form 示例/项目绩效目标表\n@unit 万元\n\n年度: 2025\n主管部门: 云岭县教育局\n项目名称: 校舍维修\n资金总额: 320\n",
          "@form 示例/项目绩效目标表\n@unit 万元\n\n年度: 2025\n主管部门: 云岭县教育局\n项目名称: 营养餐\n资金总额: 210\n",
        ]),
      .flagged(
        "@form 示例/部门整体绩效目标表\n@unit 万元\n\n年度: 2025\n部门名称: 云岭县图书馆\n年度任务:\n  | 任务名称 | 总额 |\n  | 全民阅读活动 | ‹86.00› |\n  | 古籍修复 | 38.75 |",
        beside: [
          "@form 示例/项目绩效目标表\n@unit 万元\n\n年度: 2025\n主管部门: 云岭县图书馆\n项目名称: 全民阅读活动\n资金总额: 68.00\n"
        ]),
      // Some of its projects only; rounded; one of another year, and one form twice.
      .fine(
        "@form 示例/部门整体绩效目标表\n@unit 万元\n\n年度: 2025\n部门名称: 云岭县教育局\n项目支出: 500",
        beside: [
          "@form 示例/项目绩效目标表\n@unit 万元\n\n年度: 2025\n主管部门: 云岭县教育局\n项目名称: 校舍维修\n资金总额: 320.10\n",
          "@form 示例/项目绩效目标表\n@unit 万元\n\n年度: 2025\n主管部门: 云岭县教育局\n项目名称: 营养餐\n资金总额: 180.30\n",
          "@form 示例/项目绩效目标表\n@unit 万元\n\n年度: 2024\n主管部门: 云岭县教育局\n项目名称: 信息化\n资金总额: 180.30\n",
        ]),
      // Funds for others pass through, and the department alone answers for no school's projects.
      .fine(
        "@form 示例/部门整体绩效目标表\n@unit 万元\n\n年度: 2025\n部门名称: 云岭县教育局\n项目支出: 500",
        beside: [
          "@form 示例/项目绩效目标表\n@unit 万元\n\n年度: 2025\n主管部门: 云岭县教育局\n项目名称: 义务教育薄弱环节专项资金\n资金总额: 3200\n"
        ]),
      .fine(
        "@form 示例/部门整体绩效目标表\n@unit 万元\n\n年度: 2025\n部门名称: 云岭县教育局（本级）\n项目支出: 500",
        beside: [
          "@form 示例/项目绩效目标表\n@unit 万元\n\n年度: 2025\n主管部门: 云岭县教育局\n项目名称: 校舍维修\n资金总额: 3200\n"
        ]),
    ],
    checks: [
      .joined([.exceededByProjects]) { fault, report in
        let words = report.quote(fault.range)
        report.add(
          fault.range,
          zh:
            "\(fault.name)“\(words)”少于其\(fault.others.count)个项目之和\(fault.amounts.sum)万元，少\(fault.amounts.excess)万元：核对各项目金额，或补上漏列的预算",
          en:
            "“\(words)” is less than the “\(fault.amounts.sum)万元” of its projects together, by “\(fault.amounts.excess)万元”: check the projects' amounts or the budget",
          related: report.places(fault.others, zh: "项目的金额", en: "a project's amount"))
      },
      .joined([.mismatchedProject]) { fault, report in
        let words = report.quote(fault.range)
        report.add(
          fault.range, zh: "“\(fault.name)”在这里是“\(words)”，在项目表里是“\(fault.otherName)”：改成一样的数",
          en: "“\(fault.name)” is “\(words)” here, but “\(fault.otherName)” in the project's own form: they must agree",
          related: report.places(fault.others, zh: "项目表的金额", en: "the amount in the project's form"))
      },
    ])
}
