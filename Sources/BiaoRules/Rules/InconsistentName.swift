// inconsistent-name: the name of one department written in two ways.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let inconsistentName = Rule(
    name: "inconsistent-name", family: .files, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "同一部门的名称写法不一", en: "the name of one department written in two ways"),
    why: Bilingual(
      zh: "部门表和项目表靠部门名称对应：写错一个字、漏了地名或者只写简称，汇总时就成了两个部门。",
      en:
        "Forms of a department and of its projects are matched by its name: with a wrong character or without its area it becomes two departments in every summary."
    ),
    examples: [
      .flagged(
        "@form 示例/项目绩效目标表\n\n主管部门: ‹云岭县交通远输局›\n项目名称: 公路养护",
        beside: ["@form 示例/部门整体绩效目标表\n\n部门名称: 云岭县交通运输局\n"]),
      .flagged(
        "@form 示例/项目绩效目标表\n\n主管部门: ‹云岭县工业和信化息局›\n项目名称: 企业培育",
        beside: ["@form 示例/部门整体绩效目标表\n\n部门名称: 云岭县工业和信息化局\n"]),
      .flagged(
        "@form 示例/项目绩效目标表\n\n主管部门: ‹云岭土家族农业农村局›\n项目名称: 农田管护",
        beside: ["@form 示例/部门整体绩效目标表\n\n部门名称: 云岭土家族自治县农业农村局\n"]),
      .flagged(
        "@form 示例/项目绩效目标表\n\n主管部门: ‹县教育局›\n项目名称: 校舍维修",
        beside: ["@form 示例/部门整体绩效目标表\n\n部门名称: 云岭县教育局\n"]),
      .flagged(
        "@form 示例/项目绩效目标表\n\n主管部门: ‹云岭县教体局›\n项目名称: 校舍维修",
        beside: ["@form 示例/部门整体绩效目标表\n\n部门名称: 云岭县教育体育局\n"]),
      .flagged(
        "@form 示例/项目绩效目标表\n\n主管部门: ‹云岭县发改委›\n项目名称: 能耗监测",
        beside: ["@form 示例/部门整体绩效目标表\n\n部门名称: 云岭县发展和改革委员会\n"]),
      .fine(
        "@form 示例/项目绩效目标表\n\n主管部门: 云岭县教体局\n项目名称: 校舍维修",
        beside: ["@form 示例/部门整体绩效目标表\n\n部门名称: 南山县教育体育局\n"]),
      // Other departments, however near their names are.
      .fine(
        "@form 示例/项目绩效目标表\n\n主管部门: 云岭县教育局\n项目名称: 校舍维修",
        beside: [
          "@form 示例/部门整体绩效目标表\n\n部门名称: 云岭县体育局\n", "@form 示例/部门整体绩效目标表\n\n部门名称: 云岭市教育局\n",
          "@form 示例/部门整体绩效目标表\n\n部门名称: 云屏县教育局\n",
        ]),
      .fine(
        "@form 示例/项目绩效目标表\n\n主管部门: 云岭县中医院\n项目名称: 设备购置",
        beside: ["@form 示例/部门整体绩效目标表\n\n部门名称: 云岭县医院\n", "@form 示例/部门整体绩效目标表\n\n部门名称: 云岭县第二中学\n"]),
      // With its code, and as the department's own unit.
      .fine(
        "@form 示例/项目绩效目标表\n\n预算单位: 350001云岭县交通运输局本级\n项目名称: 公路养护",
        beside: ["@form 示例/部门整体绩效目标表\n\n部门名称: 云岭县交通运输局\n"]),
      // Two counties are meant by 县教育局.
      .fine(
        "@form 示例/项目绩效目标表\n\n主管部门: 县教育局\n项目名称: 校舍维修",
        beside: ["@form 示例/部门整体绩效目标表\n\n部门名称: 云岭县教育局\n", "@form 示例/部门整体绩效目标表\n\n部门名称: 南山县教育局\n"]),
    ],
    checks: [
      .joined([.inconsistentName]) { fault, report in
        let words = report.quote(fault.range)
        let right = DepartmentName.plain(fault.otherName).name
        // A code before the name would be lost with it.
        let isPlain = DepartmentName.plain(fault.words).name == fault.words
        let file = fault.others.first.map { String($0.path.split(separator: "/").last ?? "") } ?? ""
        report.add(
          fault.range, zh: "“\(words)”在“\(file)”里写作“\(right)”：核实全称，两张表写成一样",
          en: "“\(words)” is “\(right)” in “\(file)”: find out the full name and write it in both",
          related: report.places(fault.others, zh: "另一张表的写法", en: "the name in the other form"),
          // A branch (生态环境分局) bears that name by law; the other form may be the one to change.
          fixes: isPlain && !fault.words.hasSuffix("分局")
            ? [
              report.fix(
                .suggested, zh: "改为“\(right)”", en: "change to “\(right)”",
                edits: [TextEdit(range: fault.range, text: right)])
            ] : [])
      }
    ])
}
