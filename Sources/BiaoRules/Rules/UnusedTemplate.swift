// unused-template: a template of the workspace that no form names.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let unusedTemplate = Rule(
    name: "unused-template", family: .files, severity: .hint, presets: .advisory,
    summary: Bilingual(zh: "没有表用到的模板", en: "a template that no form names"),
    why: Bilingual(
      zh: "没有表用到的模板多半是换了新模板之后留下的，或者表里的模板名称写错了；留着它，后来的人不知道该用哪一个。",
      en:
        "A template without forms is mostly left over from before the last change, or its forms name it wrongly; while it is there nobody knows which one to use."
    ),
    examples: [
      .flagged("@template ‹示例/旧项目表›\n\n项目名称: text", beside: ["@form 示例/项目绩效目标表\n\n项目名称: 校舍维修\n"]),
      .fine("@template 示例/新项目表\n\n项目名称: text", beside: ["@form 示例/新项目表\n\n项目名称: 校舍维修\n"]),
      .fine(
        "@template 示例/基础表\n\n项目名称: text",
        beside: ["@template 示例/新项目表\n@extends 示例/基础表\n\n年度: year\n", "@form 示例/新项目表\n\n项目名称: 校舍维修\n"]),
      // A folder of templates alone.
      .fine("@template 示例/旧项目表\n\n项目名称: text", beside: ["@template 示例/新项目表\n\n年度: year\n"]),
    ],
    checks: [
      .joined([.unusedTemplate]) { fault, report in
        let words = report.quote(fault.range)
        report.add(
          fault.range, zh: "没有表用到模板“\(words)”：不再用就删去，要用就核对表里 @form 后的名称",
          en: "no form uses the template “\(words)”: remove it, or check the names after @form")
      }
    ])
}
