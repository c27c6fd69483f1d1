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
      .flagged(indented(7), in: .form),
      .fine(indented(8), in: .form),
      .fine("绩效指标:\n    产出指标: /\n    效益指标:\n      社会效益指标: /", in: .form),
    ],
    checks: [
      .syntax(.unevenIndentation) { problem, report in
        report.add(
          problem.range, zh: "这一行和同层的行缩进不齐：与它们对齐", en: "this line is not indented as the others of its group: align it",
          related: problem.related.map { [report.place($0, zh: "同层的行", en: "a line of the same group")] } ?? [],
          fixes: problem.related.map { related in
            let line = report.tree.lineIndex(at: problem.range.lowerBound)
            let sibling = report.tree.lines[report.tree.lineIndex(at: related.lowerBound)]
            return fixes(line..<max(report.tree.lines[line].subtreeEnd, line + 1), to: sibling.column, report)
          } ?? [])
      },
      .document { report in
        let tree = report.tree
        for (line, usual) in unusualSteps(tree) {
          guard let parent = tree.lines[line].parent else { continue }
          let column =
            tree.lines[parent].column + tree.lines[usual].column
            - (tree.lines[usual].parent.map { tree.lines[$0].column } ?? 0)
          report.add(
            ByteRange(clamping: tree.lines[line].start, tree.lines[line].content),
            zh: "这一行比名称缩进的格数和别处不同：与它们一致",
            en: "this line is indented from its name by another width than elsewhere: align it",
            related: [
              report.place(
                ByteRange(clamping: tree.lines[usual].start, tree.lines[usual].content), zh: "别处这样缩进",
                en: "lines elsewhere are indented so")
            ], fixes: fixes(line..<tree.lines[parent].subtreeEnd, to: column, report))
        }
      },
    ])

  /// Six indicators with one line each, the last of which is indented by `columns`.
  private static func indented(_ columns: Int) -> String {
    let names = ["培训村医", "培训护士", "培训药师", "培训校医", "培训兽医"]
    let spaces = String(repeating: " ", count: columns)
    return "绩效指标:\n  产出指标:\n    数量指标:\n"
      + names.map { "      - \($0): ≥ 60 人\n        指标解释: 结业的学员\n" }.joined()
      + "      - 培训乡医: ≥ 60 人\n" + (columns == 8 ? spaces : "‹\(spaces)›") + "指标解释: 结业的学员"
  }

  /// The first lines under an item that are one column nearer to it, or farther from it, than those under nearly all other
  /// items, each with a line that is as usual. Five items show what is usual, and more than two are a way of writing.
  private static func unusualSteps(_ tree: Tree) -> [(line: Int, usual: Int)] {
    // Not in lists, which each form would allocate.
    var counts = SIMD8<Int>(repeating: 0)
    var first = SIMD8<Int>(repeating: -1)
    for index in tree.lines.indices where tree.lines[index].kind == .entry {
      guard let step = step(index, tree) else { continue }
      counts[step] += 1
      if first[step] < 0 { first[step] = index }
    }
    guard let usual = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[usual] >= 5 else { return [] }
    let odd = [usual - 1, usual + 1].filter { counts.indices.contains($0) && counts[$0] > 0 }
    guard !odd.isEmpty, odd.reduce(0, { $0 + counts[$1] }) <= min(2, counts[usual] / 5) else { return [] }
    return tree.lines.indices.compactMap { index in
      step(index, tree).map { odd.contains($0) } ?? false ? (index, first[usual]) : nil
    }
  }

  /// By how many columns the first line under an item is indented from it; nil for every other line, and where there are
  /// tabs.
  private static func step(_ index: Int, _ tree: Tree) -> Int? {
    let line = tree.lines[index]
    guard line.kind == .entry, let parent = line.parent, tree.lines[parent].kind == .item else { return nil }
    var before = index - 1
    while before > parent, !tree.lines[before].kind.isSignificant { before -= 1 }
    guard before == parent else { return nil }
    let step = line.column - tree.lines[parent].column
    // A tab or a full-width space is wider than its bytes.
    guard step > 0, step < 8, line.content - line.start == line.column else { return nil }
    return step
  }

  /// Moves the lines, the first of them to that column.
  private static func fixes(_ moved: Range<Int>, to first: Int, _ report: Report) -> [Fix] {
    let tree = report.tree
    let delta = first - tree.lines[moved.lowerBound].column
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
