// uneven-row: a row with more or fewer cells than its table has columns.

import BiaoSyntax

extension Rule {
  static let unevenRow = Rule(
    name: "uneven-row", family: .syntax, severity: .error,
    summary: Bilingual(zh: "表格行的格数与列数不同", en: "a row with more or fewer cells than columns"),
    why: Bilingual(
      zh: "少一格或多一格，后面的数字就全落到别的列里，合计也跟着错。",
      en: "One cell too few or too many moves all figures behind it into other columns, and the sums go wrong."),
    examples: [
      .flagged(
        "资金:\n  | 名称 | 预算 | 执行 |\n  | 甲 | 600.00 ‹|›",
        template: "资金: table\n  名称: text\n  预算: amount\n  执行: amount"),
      .flagged(
        "资金:\n  | 名称 | 预算 |\n  | 甲 | 600.00 | ‹600.00› |", template: "资金: table\n  名称: text\n  预算: amount"),
      .fine(
        "资金:\n  | 名称 | 预算 | 执行 |\n  | 甲 | 600.00 | |",
        template: "资金: table\n  名称: text\n  预算: amount\n  执行: amount"),
    ],
    checks: [
      .syntax(.unevenRow) { problem, report in
        report.add(
          problem.range,
          zh:
            "这一行有 \(problem.found) 格，表头有 \(problem.expected) 列：\(problem.found < problem.expected ? "补上空格子" : "删去多出的格子，或用“\\|”写格内的竖线")",
          en:
            "this row has \(problem.found) cells and its table \(problem.expected) columns: \(problem.found < problem.expected ? "add the empty cells" : "remove what is too much, or write “\\|” for a bar in a cell")",
          related: problem.related.map { [report.place($0, zh: "表头", en: "the columns")] } ?? [],
          fixes: fixes(problem, report))
      }
    ])

  private static func fixes(_ problem: SyntaxProblem, _ report: Report) -> [Fix] {
    let missing = problem.expected - problem.found
    guard missing > 0, missing <= 64 else { return [] }
    let content = report.tree.contentRange(ofLine: report.tree.lineIndex(at: problem.range.lowerBound))
    let isClosed =
      report.tree.bytes[content].last == 0x7C || report.tree.bytes[content].suffix(3).elementsEqual("｜".utf8)
    return [
      report.fix(
        .suggested, zh: "在行末补 \(missing) 个空格子", en: "add \(missing) empty cells at the end",
        edits: [
          TextEdit(
            range: content.upperBound..<content.upperBound,
            text: (isClosed ? "" : " |") + String(repeating: " |", count: missing))
        ])
    ]
  }
}
