// An examination on two threads is the examination on one, in every part.

import BiaoModel
import BiaoSyntax
import Testing

@testable import BiaoRules

@Suite struct DivisionTests {
  /// Does what it is handed at once, as a thread does that is done before it is waited for.
  static let early = Beside(shortestText: 0) { work in
    work()
    return {}
  }
  /// Does it when it is waited for, as where there is no other thread.
  private static let late = Beside(shortestText: 0) { work in work }

  @Test(arguments: [RuleSettings(.recommended), RuleSettings(.all)])
  func equalsThatOnOneThread(_ settings: RuleSettings) {
    var options = LintOptions()
    options.settings = settings
    let sources = ExampleFormsTests.sources
    let linter = Linter(templates: TemplateStore(workspace: sources), options: options)
    for source in sources { compare(source, linter) }
  }

  @Test(arguments: RuleExample.all) func equalsThatOnOneThreadOfRuleExamples(_ item: RuleExample) {
    compare(
      SourceFile(path: "example.biao", tree: Tree(MarkedText(item.example.document).bytes)), item.linter(.zh))
  }

  /// What is limited in a document is limited in both of its parts together.
  @Test(arguments: [
    // Findings with details.
    Array(repeating: "- 培训人数: ≥ 80 吨", count: 2300),
    Array(repeating: "- 植树棵数: ≥ 80 棵", count: 1200) + Array(repeating: "- 培训人数: ≥ 80 吨", count: 1200),
    // Proposals.
    (0..<240).map { "- 设备购置数量\($0): 较多" },
    // Words that are counted in the text.
    (0..<60).flatMap { index -> [String] in
      let place = [0x5E73 + index * 7, 0x6797 + index * 5].compactMap { Unicode.Scalar($0).map(String.init) }
      return [
        "- \(place[0])购\(place[1])备数量: ≥ 2 台", "    指标解释: 反映\(place[0])够\(place[1])备数量的情况",
      ]
    },
    // What was found in the text before.
    (0..<20).map { "- 第\($0)类设备数量: ≥ 2 台" } + ["- 平林设备安装数量: ≥ 2 台", "    指标解释: 反映平林设备按装数量的情况"],
    // A name in either part.
    ["- 培训人次: ≥ 80 人次"] + (0..<80).map { "- 第\($0)类设备数量: ≥ 2 台" } + ["- 培训人次: ≥ 90 人次"],
    (0..<20).map { "- 第\($0)类设备数量: ≥ 2 台" } + ["- 第3类设备数量: ≥ 3 台"],
    // Two targets in one row.
    ["- 培训人次: ≥ 80 人次; ≥ 3 期", "- 设备数量: ≥ 2 台", "- 车辆数量: ≥ 2 辆"],
  ])
  func limitsHold(_ indicators: [String]) throws {
    let text = "@form 项目支出绩效目标申报表\n\n绩效指标:\n  产出指标:\n    数量指标:\n"
    let body = indicators.map { "      \($0)\n" }.joined()
    let source = SourceFile(path: "long.biao", tree: Tree(Array((text + body).utf8)))
    var options = LintOptions()
    options.settings = RuleSettings(.all)
    let form = compare(source, Linter(templates: TemplateStore(workspace: []), options: options)).form
    #expect(form?.indicators.count == indicators.count { $0.hasPrefix("-") })
  }

  @discardableResult
  private func compare(_ source: SourceFile, _ linter: Linter) -> Examination {
    let whole = linter.examine(source)
    for beside in [DivisionTests.early, DivisionTests.late] {
      let divided = linter.examine(source, beside: beside)
      if let difference = ExaminationText.difference(divided, whole) {
        Issue.record("\(source.path): \(difference)")
        continue
      }
      // What the next examination takes over serves as well.
      let tree = source.tree.replacing(source.tree.bytes.count..<source.tree.bytes.count, with: Array("\n甲: 较多\n".utf8))
      let edited = SourceFile(path: source.path, tree: tree)
      let difference = ExaminationText.difference(
        linter.examine(edited, previous: divided), linter.examine(edited, previous: whole))
      if let difference { Issue.record("\(source.path), edited: \(difference)") }
    }
    return whole
  }
}
