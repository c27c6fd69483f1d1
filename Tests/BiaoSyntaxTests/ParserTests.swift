// What the parser makes of each construct.

import BiaoSyntax
import Testing

private func tree(_ text: String) -> Tree { Tree(Array(text.utf8)) }

private func kinds(_ text: String) -> [LineKind] { tree(text).lines.map(\.kind) }

private func problems(_ text: String) -> [String] {
  let tree = tree(text)
  return tree.problems.map { "\($0.kind) \(tree.text($0.range))" }
}

@Suite struct ParserTests {
  @Test func aLineIsWhatItsFirstVisibleCharacterSays() {
    #expect(
      kinds("# a\n@form b\n> c\n| d |\n- e\nf: g\n\n   \n") == [
        .comment, .directive, .prose, .row, .item, .entry, .blank, .blank, .blank,
      ])
    #expect(kinds("＃ a\n＠表 b\n＞ c\n》c\n｜d｜\n－ e\nf：g") == [.comment, .directive, .prose, .prose, .row, .item, .entry])
    #expect(kinds("-a\n－甲\n-\n-\u{3000}b") == [.entry, .entry, .item, .item])
    #expect(kinds("\u{200B}# a\n\u{3000}\u{A0}| b |") == [.comment, .row])
  }

  @Test func terminatorsOfEveryKindEndALine() {
    for newline in ["\n", "\r\n", "\r"] {
      let tree = tree(["甲: 1", "", "乙: 2"].joined(separator: newline))
      #expect(tree.lines.map(\.kind) == [.entry, .blank, .entry])
      #expect(tree.value(ofLine: 0).map { tree.text($0) } == "1")
      #expect(tree.hasNoProblems)
    }
    #expect(kinds("a: 1\n\r\nb: 2") == [.entry, .blank, .entry])
  }

  @Test func labelsAndValuesAreCut() {
    func parts(_ text: String) -> [String?] {
      let tree = tree(text)
      let label = tree.label(ofLine: 0)
      return [
        label.map { tree.text($0.name) }, label?.last.map { tree.text($0.inner) },
        tree.value(ofLine: 0).map { tree.text($0) },
      ]
    }
    #expect(parts("年度总体目标: 好") == ["年度总体目标", nil, "好"])
    #expect(parts("甲（6分）：≥ 40 家 ") == ["甲（6分）", "6分", "≥ 40 家"])
    #expect(parts("- 甲(一(二))(万元): 1") == ["甲(一(二))(万元)", "万元", "1"])
    #expect(parts("- \"指标1：满意度\" (6分): 98%") == ["指标1：满意度", "6分", "98%"])
    #expect(parts("- “指标4：“三公经费”控制率”: 100%") == ["指标4：“三公经费”控制率", nil, "100%"])
    #expect(parts("“三公经费”控制率: ≤100%") == ["“三公经费”控制率", nil, "≤100%"])
    #expect(parts("比例: 1:1") == ["比例", nil, "1:1"])
    #expect(parts("- 优") == ["优", nil, ""])
    #expect(parts("a: # b") == ["a", nil, "# b"])
  }

  @Test func structureIsIndentation() {
    let text = "a:\n  b:\n\n    # c\n    d: 1\n  # e\n  f: 2\n\ng: 3"
    let tree = tree(text)
    #expect(tree.lines.map(\.parent) == [nil, 0, 1, 1, 1, 0, 0, nil, nil])
    #expect(tree.lines.map(\.subtreeEnd) == [7, 5, 3, 4, 5, 6, 7, 8, 9])
    #expect(Array(tree.children(of: nil)) == [0, 8])
    #expect(Array(tree.children(of: 0)) == [1, 6])
    #expect(Self.parents("a:\n\tb:\n\t\tc: 1") == [nil, 0, 1])
    #expect(Self.parents("a:\n\u{3000}b:\n  c: 1") == [nil, 0, 0])
  }

  private static func parents(_ text: String) -> [Int?] { tree(text).lines.map(\.parent) }

  @Test func rowsBelongToATableAndToEachOther() {
    let tree = tree("a:\n  | x | y |\n  | 1 | 2 |\n    | 3 | 4 |\n  > p")
    #expect(tree.lines.map(\.parent) == [nil, 0, 0, 2, 0])
    #expect(tree.cells(ofLine: 2).map { tree.text($0) } == ["1", "2"])
    let escaped = Self.cells("｜ a\\|b ｜｜ c")
    #expect(escaped == ["a\\|b", "", "c"])
  }

  private static func cells(_ text: String) -> [String] {
    let tree = tree(text)
    return tree.cells(ofLine: 0).map { tree.text($0) }
  }

  @Test func faultsOfTheTextAreMarkedExactly() {
    #expect(problems("实施单位 甲") == ["missingColon 实施单位 甲"])
    #expect(problems("- \"甲: 1") == ["unclosedQuote \""])
    #expect(problems("@备注 x") == ["unknownDirective @备注"])
    #expect(problems("> x") == ["strayProse > x"])
    #expect(problems("| x |") == ["strayRow | x |"])
    #expect(problems("a:\n  | x | y |\n  | 1 |\n  | 1 | 2 | 3 |") == ["unevenRow |", "unevenRow 3"])
    #expect(problems("a:\n  b: 1\n\tc: 2") == ["mixedIndentation \t"])
    #expect(problems("a:\n   b: 1\n  c: 2") == ["unevenIndentation   "])
    #expect(problems("a: 1\u{200B}\nb: 2\u{202E}3") == ["invisibleCharacter \u{200B}", "invisibleCharacter \u{202E}"])
    #expect(problems("a: 1\u{A0}2") == ["invisibleCharacter \u{A0}"])
    #expect(
      problems("<<<<<<< HEAD\na: 1\n=======\n>>>>>>> b") == [
        "mergeConflictMarker <<<<<<<", "mergeConflictMarker =======", "mergeConflictMarker >>>>>>>",
      ])
    #expect(tree("a: 1").hasNoProblems)
  }

  @Test func whatLooksLikeAFaultAndIsNone() {
    #expect(problems("a:\n  > 甲\u{A0}乙\n  | 合\u{A0}计 |\n# \u{A0}") == [])
    #expect(problems("a: 👨‍👩‍👧 ❤️") == [])
    #expect(problems("\u{FEFF}a: 1") == [])
    #expect(problems("“三公经费”控制率: 1") == [])
    #expect(problems("a:\n    b: 1\n    c: 2\n    # d") == [])
    #expect(problems("========: 1") == [])
  }

  @Test func brokenUTF8IsKeptAndReported() {
    let tree = Tree([0x61, 0x3A, 0x20, 0xFF, 0xFE, 0x31, 0x0A, 0x62, 0x3A, 0xE4, 0xB8])
    #expect(tree.problems.map(\.kind) == [.invalidUTF8, .invalidUTF8])
    #expect(tree.problems.map(\.range) == [3..<5, 9..<11])
    #expect(tree.lines.count == 2)
  }

  @Test func levelsBeyondTheLimitAreSiblings() {
    let text = (0..<400).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
    let tree = tree(text)
    #expect(tree.problems.map(\.kind) == [.tooDeep])
    #expect(tree.lines.map { Int($0.depth) }.max() == 255)
  }
}
