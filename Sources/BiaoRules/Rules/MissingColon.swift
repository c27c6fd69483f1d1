// missing-colon: a line that is neither a label with its value nor anything else.

import BiaoSyntax

extension Rule {
  static let missingColon = Rule(
    name: "missing-colon", family: .syntax, severity: .error,
    summary: Bilingual(zh: "栏目名称后面没有冒号", en: "a label without a colon"),
    why: Bilingual(
      zh: "没有冒号，分不清哪些字是栏目名称、哪些字是填写的内容；成段的文字应以“>”开头。",
      en: "Without a colon nobody can tell the label from what was filled in; running text begins with “>”."),
    examples: [
      .flagged("‹联系电话 0731-2345678›", in: .form),
      .flagged("绩效目标:\n  ‹全年新增企业三家。›", in: .form),
      .flagged("‹项目名称›", in: .form),
      .fine("联系电话： 0731-2345678", in: .form),
      .fine("绩效目标:\n  > 全年新增企业三家。", in: .form),
    ],
    checks: [
      .syntax(.missingColon) { problem, report in
        report.add(
          problem.range, zh: "“\(report.quote(problem.range))”后面没有冒号：写成“名称: 内容”，成段文字以“>”开头",
          en: "“\(report.quote(problem.range))” has no colon: write “label: value”, or begin running text with “>”",
          fixes: fixes(problem.range, report))
      }
    ])

  private static func fixes(_ range: ByteRange, _ report: Report) -> [Fix] {
    let tree = report.tree
    var fixes: [Fix] = []
    if tree.lines[tree.lineIndex(at: range.lowerBound)].parent != nil {
      fixes.append(
        report.fix(
          .suggested, zh: "改为一段文字", en: "make it running text",
          edits: [TextEdit(range: range.lowerBound..<range.lowerBound, text: "> ")]))
    }
    // Between the name and the first white space after it, if there is some.
    let gap = range.first { tree.bytes[$0] == 0x20 || tree.bytes[$0] == 0x09 } ?? range.upperBound
    fixes.append(
      report.fix(
        .suggested, zh: "加上冒号", en: "add the colon", edits: [TextEdit(range: gap..<gap, text: ":")]))
    return fixes
  }
}
