// mixed-indentation: tabs and spaces in the indentation of one document.

import BiaoSyntax

extension Rule {
  static let mixedIndentation = Rule(
    name: "mixed-indentation", family: .syntax, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "缩进混用制表符和空格", en: "tabs and spaces mixed in indentation"),
    why: Bilingual(
      zh: "制表符的宽度各个软件不同，混用时看上去的层级和实际的层级会不一样。",
      en: "A tab is differently wide in every program, so the levels that one sees are not the levels that there are."),
    examples: [
      .flagged("绩效指标:\n  产出指标: /\n‹\t›效益指标: /", in: .form),
      .flagged("绩效指标:\n\t产出指标:\n‹    ›数量指标: /", in: .form),
      .fine("绩效指标:\n  产出指标: /\n　效益指标: /", in: .form),
      .fine("绩效指标:\n\t产出指标:\n\t\t数量指标: /", in: .form),
    ],
    checks: [
      .syntax(.mixedIndentation) { problem, report in
        report.add(
          problem.range, zh: "这一行的缩进和前面的不同，混用了制表符和空格：全文用同一种",
          en: "tabs and spaces are mixed in the indentation: use one of them throughout",
          fixes: fixes(problem.range, report))
      }
    ])

  private static func fixes(_ range: ByteRange, _ report: Report) -> [Fix] {
    let column = report.tree.lines[report.tree.lineIndex(at: range.lowerBound)].column
    if report.isIndentedWithTabs {
      guard column.isMultiple(of: 2), column <= 2 * Tree.maximumDepth else { return [] }
      return [
        report.fix(
          .safe, zh: "改用制表符缩进", en: "indent with tabs",
          edits: [TextEdit(range: range, text: String(repeating: "\t", count: column / 2))])
      ]
    }
    guard column <= 2 * Tree.maximumDepth else { return [] }
    return [
      report.fix(
        .safe, zh: "改用空格缩进", en: "indent with spaces",
        edits: [TextEdit(range: range, text: String(repeating: " ", count: column))])
    ]
  }
}
