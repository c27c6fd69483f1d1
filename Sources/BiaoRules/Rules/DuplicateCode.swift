// duplicate-code: two projects with one code.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let duplicateCode = Rule(
    name: "duplicate-code", family: .files, severity: .error,
    summary: Bilingual(zh: "两个项目用了同一个项目编码", en: "two projects with one code"),
    why: Bilingual(
      zh: "预算系统按编码认项目：两个项目用一个编码，后报的会盖掉先报的。多半是照着旧表填写时忘了改。",
      en:
        "Budget systems know projects by their code: of two projects with one code the later replaces the earlier. Mostly a form was copied and its code forgotten."
    ),
    examples: [
      .flagged(
        "@form 示例/项目绩效目标表\n\n项目编码: ‹53112225P00001100023›\n项目名称: 河道清淤",
        beside: ["@form 示例/项目绩效目标表\n\n项目编码: 53112225P00001100023\n项目名称: 校舍维修\n"]),
      // Two projects that have nothing in common, although the forms are of two kinds.
      .flagged(
        "@form 示例/项目绩效自评表\n\n项目编码: ‹53112225P00001100023›\n项目名称: 石窟壁画数字化保护",
        beside: ["@form 示例/项目绩效目标表\n\n项目编码: 53112225P00001100023\n项目名称: 中小学校舍维修\n"]),
      .fine(
        "@form 示例/项目绩效自评表\n\n年度: 2025\n项目编码: 53112225P00001100023\n项目名称: 石窟壁画数字化保护",
        beside: ["@form 示例/项目绩效目标表\n\n年度: 2024\n项目编码: 53112225P00001100023\n项目名称: 中小学校舍维修\n"]),
      .fine(
        "@form 示例/项目绩效目标表\n\n项目编码: 53112225P00001100024\n项目名称: 河道清淤",
        beside: ["@form 示例/项目绩效目标表\n\n项目编码: 53112225P00001100023\n项目名称: 校舍维修\n"]),
      // The same project, planned and evaluated.
      .fine(
        "@form 示例/项目绩效自评表\n\n项目编码: 53112225P00001100023\n项目名称: 校舍维修项目",
        beside: ["@form 示例/项目绩效目标表\n\n项目编码: 53112225P00001100023\n项目名称: 校舍维修\n"]),
      // A copy, and a project that goes on under another name.
      .fine(
        "@form 示例/项目绩效目标表\n\n年度: 2025\n项目编码: 53112225P00001100023\n项目名称: 校舍维修",
        beside: [
          "@form 示例/项目绩效目标表\n\n年度: 2025\n项目编码: 53112225P00001100023\n项目名称: 校舍 维修\n",
          "@form 示例/项目绩效目标表\n\n年度: 2024\n项目编码: 53112225P00001100023\n项目名称: 校舍维修（一期）\n",
        ]),
    ],
    checks: [
      .joined([.duplicateCode]) { fault, report in
        let code = report.quote(fault.range)
        report.add(
          fault.range, zh: "项目编码“\(code)”已是“\(fault.otherName)”的编码：改成本项目自己的编码",
          en: "the code “\(code)” is already that of “\(fault.otherName)”: give this project its own",
          related: report.places(fault.others, zh: "已在此使用", en: "it is used here"))
      }
    ])
}
