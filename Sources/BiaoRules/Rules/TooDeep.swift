// too-deep: more levels than any form has.

import BiaoSyntax

extension Rule {
  static let tooDeep = Rule(
    name: "too-deep", family: .syntax, severity: .error,
    summary: Bilingual(zh: "层级超过 256 层", en: "more than 256 levels"),
    why: Bilingual(
      zh: "没有哪张表有这么多层；多半是缩进坏了，更深的行不再分层。",
      en: "No form has so many levels: the indentation is broken, and deeper lines are no longer told apart."),
    examples: [
      .fine("绩效指标:\n  产出指标:\n    数量指标: /", in: .form)
    ],
    checks: [
      .syntax(.tooDeep) { problem, report in
        report.add(
          problem.range, zh: "从这一行起层级超过 \(Tree.maximumDepth) 层：检查缩进",
          en: "from this line on there are more than \(Tree.maximumDepth) levels: check the indentation")
      }
    ])
}
