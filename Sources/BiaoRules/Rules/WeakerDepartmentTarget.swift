// weaker-department-target: a department that promises less than one of its projects.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let weakerDepartmentTarget = Rule(
    name: "weaker-department-target", family: .files, severity: .warning,
    summary: Bilingual(zh: "部门的指标值低于其项目的指标值", en: "a department that promises less than one of its projects"),
    why: Bilingual(
      zh: "项目做成的都算在部门头上：一个项目就要解决就业180人，部门却只写20人，部门的目标等于没有定。",
      en:
        "What a project achieves its department achieves: with 180 jobs from one project, a department's target of 20 is none."
    ),
    examples: [
      .flagged(
        "@form 示例/部门整体绩效目标表\n\n年度: 2025\n部门名称: 云岭县工业和信息化局\n绩效指标:\n  - 新增就业人数: ‹20人以上›",
        beside: [
          "@form 示例/项目绩效目标表\n\n年度: 2025\n主管部门: 云岭县工业和信息化局\n项目名称: 创业大赛\n绩效指标:\n  - 新增及解决就业人数: 180人以上\n"
        ]),
      .fine(
        "@form 示例/部门整体绩效目标表\n\n年度: 2025\n部门名称: 云岭县工业和信息化局\n绩效指标:\n  - 新增就业人数: 200人以上",
        beside: [
          "@form 示例/项目绩效目标表\n\n年度: 2025\n主管部门: 云岭县工业和信息化局\n项目名称: 创业大赛\n绩效指标:\n  - 新增及解决就业人数: 180人以上\n"
        ]),
      // A stock is no growth, an upper limit no promise, a meeting everybody's own.
      .fine(
        "@form 示例/部门整体绩效目标表\n\n年度: 2025\n部门名称: 云岭县工业和信息化局\n绩效指标:\n  - 新增规模以上企业数: ≥ 5 家\n  - 安全事故起数: ≤ 1 起\n  - 会议次数: ≥ 2 次",
        beside: [
          "@form 示例/项目绩效目标表\n\n年度: 2025\n主管部门: 云岭县工业和信息化局\n项目名称: 企业服务\n绩效指标:\n  - 规模以上企业数: ≥ 120 家\n  - 安全事故起数: ≤ 2 起\n  - 会议次数: ≥ 6 次\n"
        ]),
      // Another department's project.
      .fine(
        "@form 示例/部门整体绩效目标表\n\n年度: 2025\n部门名称: 云岭县工业和信息化局\n绩效指标:\n  - 新增就业人数: 20人以上",
        beside: [
          "@form 示例/项目绩效目标表\n\n年度: 2025\n主管部门: 云岭县人力资源和社会保障局\n项目名称: 技能培训\n绩效指标:\n  - 新增就业人数: 180人以上\n"
        ]),
    ],
    checks: [
      .joined([.weakerDepartmentTarget]) { fault, report in
        let words = report.quote(fault.range)
        let other = fault.others.first?.words.text ?? ""
        report.add(
          fault.range, zh: "“\(fault.name)”部门只定“\(words)”，而它的一个项目就定了“\(other)”：部门的指标值不应低于项目",
          en:
            "the department promises “\(words)” for “\(fault.name)”, but one of its projects “\(other)”: raise it, or check both",
          related: report.places(fault.others, zh: "项目的指标值", en: "the project's target"))
      }
    ])
}
