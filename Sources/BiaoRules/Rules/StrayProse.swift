// stray-prose: running text that stands under no entry.

import BiaoSyntax

extension Rule {
  static let strayProse = Rule(
    name: "stray-prose", family: .syntax, severity: .error,
    summary: Bilingual(zh: "段落不在任何栏目之下", en: "running text that stands under nothing"),
    why: Bilingual(
      zh: "段落属于它上方缩进更少的那一行；上方没有这样的行，这段话就不属于表里任何一栏。",
      en: "Running text belongs to the nearest line above that is less indented; without one it belongs to nothing."),
    examples: [
      .flagged("‹> 全年新增企业三家。›\n绩效目标:", in: .form),
      .fine("绩效目标:\n  > 全年新增企业三家。", in: .form),
    ],
    checks: [
      .syntax(.strayProse) { problem, report in
        report.add(
          problem.range, zh: "“\(report.quote(problem.range))”不在任何栏目之下：缩进到它所属的栏目下面",
          en: "“\(report.quote(problem.range))” stands under nothing: indent it under the label it belongs to",
          fixes: [
            report.fix(
              .suggested, zh: "改为注释", en: "make it a comment",
              edits: [TextEdit(range: problem.range.lowerBound..<problem.range.lowerBound, text: "# ")])
          ])
      }
    ])
}
