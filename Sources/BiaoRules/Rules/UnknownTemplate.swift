// unknown-template: a form or template that names a template which there is not.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let unknownTemplate = Rule(
    name: "unknown-template", family: .templates, severity: .error,
    summary: Bilingual(zh: "找不到所写的模板", en: "a template that is not to be found"),
    why: Bilingual(
      zh: "找不到模板，这张表就只能按通用的要求核对，本地表式的必填项、合计关系都查不到。",
      en:
        "Without its template a form is checked by general requirements only: what the local form demands is not looked at."
    ),
    examples: [
      .flagged("@form ‹示例/绩效目标總表›\n\n绩效指标:\n  产出指标: /\n  效益指标: /\n", in: .document),
      .flagged("‹@form›\n\n绩效指标:\n  产出指标: /\n  效益指标: /\n", in: .document),
      .flagged("@template 示例/甲\n@extends ‹示例/乙›\n\n项目名称: text\n", in: .document),
      .fine("@form 示例/绩效目标表\n\n项目名称: 甲\n", in: .document),
      .fine("@form 示例／绩效 目标表\n\n项目名称: 甲\n", in: .document),
      .fine("@template 示例/甲\n@extends 示例/绩效目标表\n\n项目名称: text\n", in: .document),
    ],
    checks: [
      .unknownForm { unknown, report in
        reportUnknownTemplate(unknown.range, nearest: unknown.nearest, report)
      },
      .template([.unknownTemplate]) { problem, _, report in
        reportUnknownTemplate(problem.range, nearest: problem.nearest, report)
      },
    ])

  private static func reportUnknownTemplate(_ range: ByteRange, nearest: String?, _ report: Report) {
    let name = report.quote(range)
    guard !name.hasPrefix("@"), !name.hasPrefix("＠") else {
      report.add(range, zh: "“\(name)”后面没有模板名：写上表所用的模板", en: "“\(name)” names no template: write the name of one")
      return
    }
    report.add(
      range,
      zh: nearest.map { "找不到模板“\(name)”，是“\($0)”吗？" } ?? "找不到模板“\(name)”：核对名称，或把模板放进工作区",
      en: nearest.map { "there is no template “\(name)”: did you mean “\($0)”?" }
        ?? "there is no template “\(name)”: check the name, or put the template into the workspace",
      fixes: nearest.map { nearest in
        [
          report.fix(
            .suggested, zh: "改为“\(nearest)”", en: "change to “\(nearest)”",
            edits: [TextEdit(range: range, text: nearest)])
        ]
      } ?? [])
  }
}
