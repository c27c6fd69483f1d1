// unclosed-quote: a name that opens a quotation mark and never closes it.

import BiaoSyntax

extension Rule {
  static let unclosedQuote = Rule(
    name: "unclosed-quote", family: .syntax, severity: .error,
    summary: Bilingual(zh: "名称的引号没有收尾", en: "a name whose quotation mark is never closed"),
    why: Bilingual(
      zh: "引号没有收尾，名称到哪里为止就不清楚，冒号会切错地方。",
      en: "Where the quotation mark is not closed, the end of the name is unclear and the wrong colon is taken."),
    examples: [
      .flagged("- ‹\"›指标1：完成率: = 100%", isTypedFreely: false),
      .flagged("- ‹“›四上企业数: ≥ 5 家"),
      .fine("- \"指标1：完成率\": = 100%", isTypedFreely: false),
      .fine("- “四上企业”数: ≥ 5 家"),
    ],
    checks: [
      .syntax(.unclosedQuote) { problem, report in
        let line = report.tree.lineIndex(at: problem.range.lowerBound)
        let label = ByteRange(clamping: problem.range.lowerBound, report.tree.lines[line].end)
        report.add(
          problem.range, zh: "“\(report.quote(label))”开头的引号没有收尾：补上后引号，或删去前引号",
          en: "“\(report.quote(label))” opens a quotation mark and does not close it: close it, or remove it",
          fixes: fixes(problem.range, line: line, report))
      }
    ])

  private static func fixes(_ mark: ByteRange, line: Int, _ report: Report) -> [Fix] {
    let tree = report.tree
    var fixes = [
      report.fix(.suggested, zh: "删去引号", en: "remove the mark", edits: [TextEdit(range: mark, text: "")])
    ]
    // The last colon of the line ends a name that was quoted because it holds others.
    if let colon = tree.lastColon(in: ByteRange(clamping: mark.upperBound, tree.lines[line].end)) {
      let end = tree.trimmed(ByteRange(clamping: mark.upperBound, colon)).upperBound
      fixes.append(
        report.fix(
          .suggested, zh: "在冒号前补上引号", en: "close it before the colon",
          edits: [TextEdit(range: end..<end, text: mark.count == 1 ? "\"" : "”")]))
    }
    return fixes
  }
}

extension Tree {
  /// The offset of the last `:` or `：` in `range`.
  fileprivate func lastColon(in range: ByteRange) -> Int? {
    range.last { i in
      bytes[i] == 0x3A || (bytes[i] == 0xEF && i + 2 < range.upperBound && bytes[i + 1] == 0xBC && bytes[i + 2] == 0x9A)
    }
  }
}
