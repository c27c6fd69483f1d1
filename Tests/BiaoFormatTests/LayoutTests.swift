// The canonical layout by example.

import BiaoFormat
import BiaoModel
import BiaoSyntax
import Testing

private func formatted(_ text: String, _ options: FormatOptions = FormatOptions()) -> String {
  String(decoding: Formatter(options).formatted(Tree(Array(text.utf8))), as: UTF8.self)
}

@Suite struct LayoutTests {
  @Test func signsAreHalfWidthWithOneSpaceAfter() {
    #expect(
      formatted("＠form　株洲市/表\n\n绩效指标：\n　　产出指标（50分）：\n　　　　－ 新增企业数（6分） ： 15家以上 \n　　　　　　＞说明\n")
        == "@form 株洲市/表\n\n绩效指标:\n  产出指标 (50分):\n    - 新增企业数 (6分): 15家以上\n      > 说明\n")
  }

  @Test func onlyWeightsAndUnitsGetHalfWidthParentheses() {
    #expect(formatted("机关（本级）支出（万元）：1\n") == "机关（本级）支出 (万元): 1\n")
    #expect(formatted("机关（本级）：1\n") == "机关（本级）: 1\n")
    #expect(formatted("甲(本级)：1\n") == "甲(本级): 1\n")
    #expect(formatted("甲（6分）（ 万元 ）：1\n") == "甲 (6分) (万元): 1\n")
    #expect(formatted("“指标1：甲”（6分）: 1（万元）\n") == "“指标1：甲” (6分): 1（万元）\n")
  }

  @Test func linesThatWouldBecomeOthersKeepTheirSpace() {
    #expect(formatted("-（6分）: 1\n") == "-(6分): 1\n")
    #expect(formatted("=======（6分）: 1\n") == "=======(6分): 1\n")
    #expect(formatted("- -（6分）: 1\n") == "- - (6分): 1\n")
  }

  @Test func indentationIsByLevel() {
    #expect(formatted("a:\n    b:\n      c: 1\n    d: 1\n  e: 2\n") == "a:\n  b:\n    c: 1\n  d: 1\n  e: 2\n")
    #expect(formatted("a:\n\tb:\n\t\tc: 1\n") == "a:\n  b:\n    c: 1\n")
    #expect(formatted("a:\n b: 1\n", FormatOptions(indentWidth: 4)) == "a:\n    b: 1\n")
  }

  @Test func commentsGoWithTheLineThatFollows() {
    #expect(formatted("a:\n# of b\n    b: 1\n") == "a:\n  # of b\n  b: 1\n")
    #expect(
      formatted("a:\n    b: 1\n    # still in a\n\n# of c\nc: 1\n") == "a:\n  b: 1\n  # still in a\n\n# of c\nc: 1\n")
    #expect(formatted("#甲\n#   乙: 1\n##\n#!x\n＃ 丙 \n") == "# 甲\n#   乙: 1\n##\n#!x\n# 丙\n")
  }

  @Test func blankLines() {
    #expect(formatted("\n\na: 1\n\n\n \nb: 2\n\n") == "a: 1\n\nb: 2\n")
    #expect(formatted("@form x\n# of a\na: 1\n") == "@form x\n\n# of a\na: 1\n")
    #expect(formatted("@form x\n@unit 元\n# of a\n\na: 1\n") == "@form x\n@unit 元\n# of a\n\na: 1\n")
    #expect(
      formatted("a:\n  b:\n    c: 1\n  # in a\n# of d\nd:\n  e:\n    f: 1\ng: 1\n")
        == "a:\n  b:\n    c: 1\n  # in a\n\n# of d\nd:\n  e:\n    f: 1\ng: 1\n")
    #expect(formatted("a:\n  > 甲\nb:\n  c: 1\n") == "a:\n  > 甲\nb:\n  c: 1\n")
    #expect(formatted(" \n\t\n") == "")
  }

  @Test func tablesAreAligned() {
    #expect(
      formatted("a:\n ｜名称｜预算\n |基本支出 | 1|\n    | 其中：人员 || \n")
        == """
        a:
          | 名称         | 预算 |
          | 基本支出     | 1    |
            | 其中：人员 |      |

        """)
  }

  @Test func ambiguousWidthFollowsTheTable() {
    #expect(formatted("a:\n  | — | x |\n  | ab | y |\n") == "a:\n  | —  | x |\n  | ab | y |\n")
    #expect(formatted("a:\n  | — | 甲 |\n  | ab | y |\n") == "a:\n  | — | 甲 |\n  | ab | y  |\n")
  }

  @Test func wideTablesAreNotAligned() {
    let wide = String(repeating: "长", count: 90)
    #expect(formatted("a:\n  | x |  y |\n  |\(wide)| 1 |\n") == "a:\n  | x | y |\n  | \(wide) | 1 |\n")
  }

  @Test func rowsWithAFaultStayAsTheyAreAndAlignNothing() {
    #expect(
      formatted("a:\n    |x|y|\n    |1|2|3333|\n    |4|  55|\n")
        == "a:\n  | x | y  |\n  |1|2|3333|\n  | 4 | 55 |\n")
  }

  @Test func linesWithAFaultKeepTheirText() {
    #expect(formatted("a:\n    没有冒号　的行  \n    “b：1\n    c：2\n") == "a:\n  没有冒号　的行  \n  “b：1\n  c: 2\n")
  }

  @Test func terminators() {
    #expect(formatted("a：1\r\nb：2") == "a: 1\r\nb: 2\r\n")
    #expect(formatted("a: 1\nb: 2\r\nc: 3\n") == "a: 1\nb: 2\nc: 3\n")
    #expect(formatted("a: 1\nb: 2\r\n") == "a: 1\nb: 2\n")
    #expect(formatted("a: 1\nb: 2\n", FormatOptions(terminator: .crlf)) == "a: 1\r\nb: 2\r\n")
    #expect(formatted("\u{FEFF}\n a：1") == "\u{FEFF}a: 1\n")
  }

  @Test func someDocumentsAreLeftAsTheyAre() {
    let conflict = Tree(Array("<<<<<<< HEAD\na：1\n=======\na：2\n>>>>>>> x\n".utf8))
    #expect(Formatter().refusal(conflict) == .conflict(line: 0))
    #expect(Formatter().edits(conflict).isEmpty)
    let deep = Tree(Array((0..<300).map { String(repeating: " ", count: $0) + "a：\n" }.joined().utf8))
    #expect(Formatter().refusal(deep) == .tooDeep(line: 256))
  }

  @Test func editsAreSmall() {
    let tree = Tree(Array("甲（6分）：1\n乙: 2\n".utf8))
    #expect(
      Formatter().edits(tree) == [
        FormatEdit(range: 3..<6, text: Array(" (".utf8)), FormatEdit(range: 10..<16, text: Array("): ".utf8)),
      ])
  }

  @Test func indentationOfARangeThatWouldChangeTheTreeIsLeft() {
    let tree = Tree(Array("a:\n    b:\n        c：1\n".utf8))
    let edits = Formatter().edits(tree, in: [20..<21])
    #expect(String(decoding: edits.applied(to: tree.bytes), as: UTF8.self) == "a:\n    b:\n        c: 1\n")
    // What was pasted into a document that is laid out goes to its place.
    let pasted = Tree(Array("a:\n  b:\n      c：1\n      d: 2\n".utf8))
    let moved = Formatter().edits(pasted, in: [8..<30])
    #expect(String(decoding: moved.applied(to: pasted.bytes), as: UTF8.self) == "a:\n  b:\n    c: 1\n    d: 2\n")
  }

  @Test func aRangeTakesTheWholeTable() {
    let tree = Tree(Array("a:\n  | x | y |\n  | 长 | 1 |\nb：1\n".utf8))
    let edits = Formatter().edits(tree, in: [6..<6])
    #expect(String(decoding: edits.applied(to: tree.bytes), as: UTF8.self) == "a:\n  | x  | y |\n  | 长 | 1 |\nb：1\n")
  }

  @Test func targetsOnRequest() {
    let text = "绩效指标:\n  产出指标:\n    数量指标:\n      - 新增企业数：15家以上\n      - 合格率: ≥ 98%\n"
    let source = SourceFile(path: "a.biao", tree: Tree(Array(text.utf8)))
    guard case .found(let template) = TemplateStore(workspace: []).template(named: TemplateStore.generalName) else {
      Issue.record("no general template")
      return
    }
    let form = Form(source, template: template)
    let result = Formatter().formatted(source.tree, targets: CanonicalTargets(form))
    #expect(
      String(decoding: result, as: UTF8.self)
        == "绩效指标:\n  产出指标:\n    数量指标:\n      - 新增企业数: ≥ 15 家\n      - 合格率: ≥ 98%\n")
  }
}
