// uneven-indentation: lines of one group that are indented differently.

import BiaoSyntax

extension Rule {
  static let unevenIndentation = Rule(
    name: "uneven-indentation", family: .syntax, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "同一层的行缩进不齐", en: "lines of one group with different indentation"),
    why: Bilingual(
      zh: "层级全靠缩进；缩进不齐的行，读的人说不准它属于哪一层。",
      en: "Indentation is what makes the levels; with uneven lines a reader cannot be sure of the level."),
    examples: [
      .flagged("绩效指标:\n    产出指标: /\n‹  ›效益指标: /", in: .form),
      .flagged("绩效指标:\n    产出指标: /\n‹  ›效益指标:\n      社会效益指标: /", in: .form),
      .fine("绩效指标:\n    产出指标: /\n    效益指标:\n      社会效益指标: /", in: .form),
    ],
    checks: [
      .syntax(.unevenIndentation) { problem, report in
        report.add(
          problem.range, zh: "这一行和同层的行缩进不齐：与它们对齐", en: "this line is not indented as the others of its group: align it",
          related: problem.related.map { [report.place($0, zh: "同层的行", en: "a line of the same group")] } ?? [],
          fixes: fixes(problem, report))
      }
    ])

  /// Moves the line and what stands under it.
  private static func fixes(_ problem: SyntaxProblem, _ report: Report) -> [Fix] {
    let tree = report.tree
    guard let related = problem.related else { return [] }
    let line = tree.lineIndex(at: problem.range.lowerBound)
    let sibling = tree.lines[tree.lineIndex(at: related.lowerBound)]
    let moved = line..<max(tree.lines[line].subtreeEnd, line + 1)
    let delta = sibling.column - tree.lines[line].column
    // A large subtree, or one indented with more than spaces, is a matter for the formatter.
    guard moved.count <= 200, !report.isIndentedWithTabs else { return [] }
    var edits: [TextEdit] = []
    for index in moved where tree.lines[index].kind != .blank {
      let column = tree.lines[index].column + delta
      guard column >= 0, column <= 4 * Tree.maximumDepth else { return [] }
      // A sibling stands before, so that no byte order mark does.
      edits.append(
        TextEdit(
          range: ByteRange(clamping: tree.lines[index].start, tree.lines[index].content),
          text: String(repeating: " ", count: column)))
    }
    return [report.fix(.suggested, zh: "与同层的行对齐", en: "align with the group", edits: edits)]
  }
}
