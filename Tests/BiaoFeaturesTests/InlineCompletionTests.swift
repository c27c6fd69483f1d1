// The rest of what is being written: there where it can be only one thing, and nothing anywhere else.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import TestSupport
import Testing

@Suite struct InlineCompletionTests {
  private static let template = """
    @template 甲/表
    @unit 万元
    项目名称: text, required
    总额: amount, required
    其中: parts of 总额
      甲款: amount
      乙款: amount
    完成率: percent
    备注: text
    计划: table
      年度: text
      合计: amount
      甲: amount
      乙: amount
      @check 合计 = 甲 + 乙
    绩效: indicators, total 100
      产出指标: tier
        数量指标: tier
        质量指标: tier
      - *: target
    """

  /// What follows at the `‸` of a form.
  private func completed(_ text: String) -> String? {
    let parts = ("@form 甲/表\n" + text).split(separator: "‸", omittingEmptySubsequences: false)
    let view = view(parts.joined(), templates: [Self.template])
    return view.inlineCompletion(at: parts[0].utf8.count)?.text
  }

  private let indicators = "绩效:\n  产出指标 (50分):\n    数量指标:\n"

  @Test(arguments: [
    // The one name that goes on so; two characters are needed, and one name alone.
    ("项目‸", "名称: "), ("项‸", nil), ("项目名称‸", nil), ("完成‸", "率: "), ("计划‸", nil), ("其‸", nil),
    // What the form itself works out.
    ("总额:‸\n其中:\n  甲款: 10\n  乙款: 2.5\n", " 12.5"), ("总额: ‸\n其中:\n  甲款: 10\n  乙款: 2.5\n", "12.5"),
    ("总额: 3‸\n其中:\n  甲款: 10\n  乙款: 2.5\n", nil), ("总额:‸\n", nil),
    ("计划:\n  | 年度 | 合计 | 甲 | 乙 |\n  | 2024 | ‸ | 1 | 2 |\n", "3"),
    ("计划:\n  | 年度 | 合计 | 甲 | 乙 |\n  | 2024 |  | 1‸ | 2 |\n", nil),
    // The unit of a rate.
    ("完成率: 95‸", "%"), ("完成率: 95%‸", nil), ("备注: 95‸", nil), ("总额: 95‸", nil),
    // The required line that comes next.
    ("项目名称: 一\n‸\n", "总额: "), ("项目名称: 一\n总额: 3\n‸\n", nil), ("项目名称: 一\n\n‸\n", nil),
  ]) func linesOfAForm(_ text: String, _ expected: String?) {
    #expect(completed(text) == expected, "\(text)")
  }

  @Test(arguments: [
    ("      - 甲 (‸", nil), ("      - 甲 (20分): 3 个\n      - 乙 (‸", "30分)"), ("      - 甲: 3 个\n      - 乙 (‸", nil),
    ("      - 甲（20分）：3个\n      - 乙（‸", "30分）"), ("      - 甲 (20分): 3 个\n      - 乙 (1‸", nil),
    ("      - 甲 (60分): 3 个\n      - 乙 (‸", nil),
    ("      - 培训人‸", "数: ≥ "), ("      - 没有这样的名称‸", nil), ("      - 培训人次 ‸", nil),
    ("      - 培训人次: ≥ 120‸", " 人次"), ("      - 培训人次: ≥ 120 ‸", "人次"), ("      - 培训人次: ≥ 120 人次‸", nil),
    ("      - 培训人数: ≥ 120‸", nil), ("      - 一种没有人知道的东西: ≥ 120‸", nil), ("      - 培训人次: 明显提高12‸", nil),
  ]) func indicatorsOfATier(_ text: String, _ expected: String?) {
    let tier = text.contains("甲") ? "绩效:\n  产出指标:\n    数量指标 (50分):\n" : indicators
    #expect(completed(tier + text) == expected, "\(text)")
  }

  @Test(arguments: [
    ("| 2024 | |\n| 2025 | |\n‸", "| 2026 | "), ("| 2024 | |\n| 2025 | |\n|‸", " 2026 | "),
    ("| 2024 | |\n| 2025 | |\n| ‸ |  |", "2026"), ("| 2023 | |\n| 2025 | |\n|‸", nil), ("| 2024 | |\n|‸", nil),
    ("| 3月 | |\n| 4月 | |\n|‸", " 5月 | "), ("| 11月 | |\n| 12月 | |\n|‸", nil), ("| 第3季度 | |\n| 第4季度 | |\n|‸", nil),
    ("| 01 | |\n| 02 | |\n|‸", " 03 | "), ("| 1.2 | |\n| 1.3 | |\n|‸", nil), ("| 10% | |\n| 11% | |\n|‸", nil),
    ("| 甲 | |\n| 乙 | |\n|‸", nil), ("| 2024 | |\n| 2025 | |\n| | ‸ |", nil), ("| 2024 | |\n| 2025 | |\n| 3‸", nil),
    ("| 999998 | |\n| 999999 | |\n|‸", " 1000000 | "), ("| 9999998 | |\n| 9999999 | |\n|‸", nil),
  ]) func rowsOfAPlan(_ text: String, _ expected: String?) {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
    #expect(completed("计划:\n  | 年度 | 合计 |\n" + rows) == expected, "\(text)")
  }

  /// Wherever a cursor stands, what is offered ends the line, and taking it brings no fault of syntax.
  @Test func breaksNothing() throws {
    for document in Document.examples {
      let view = document.view()
      var random = SeededGenerator(seed: UInt64(document.bytes.count))
      for _ in 0..<40 {
        // A line of which the end was not written yet.
        let line = view.tree.lines[random.below(view.tree.lines.count)]
        let cut = line.start + random.below(line.end - line.start + 1)
        let tree = view.tree.replacing(cut..<line.end, with: [])
        let short = DocumentView(
          view.linter.examine(SourceFile(path: "a.biao", tree: tree)), linter: view.linter)
        guard let item = short.inlineCompletion(at: cut) else { continue }
        #expect(item.offset <= cut && !item.text.isEmpty && !item.text.contains("\n"))
        let taken = tree.replacing(item.offset..<item.offset, with: Array(item.text.utf8))
        #expect(taken.problems.count <= tree.problems.count, "\(document.name) \(cut) \(item)")
      }
    }
  }
}
