// Names edited together, and names for indexes.

import BiaoFeatures
import BiaoModel
import BiaoSyntax
import Testing

@Suite struct LinkedEditingTests {
  private let test = TestProject(
    movingDocuments + [
      (
        "t.biao",
        "@template 两表\n收入: table\n  单位: text\n  数: amount\n支出: table\n  单位: text\n  额: amount\n  @check 额 <= 收入.数\n"
      ),
      ("f.biao", "@form 两表\n收入:\n  | 单位 | 数 |\n  | 甲   | 1  |\n支出:\n  | 单位 | 额 |\n  | 甲   | 1  |\n"),
    ])

  private func linked(_ text: String, _ number: Int = 1, in path: String) -> [Int]? {
    let view = test.view(path)
    return view.linkedEditingRanges(at: test.offset(of: text, number, in: path))?.ranges.map {
      view.tree.lineIndex(at: $0.lowerBound) + 1
    }
  }

  @Test func namesOfOneDocument() {
    #expect(linked("资金总额", in: "base.biao") == [8, 12, 26])
    #expect(linked("资金总额", 3, in: "base.biao") == [8, 12, 26])
    #expect(linked("合计", in: "base.biao") == [19, 26])
    #expect(linked("甲", in: "f.biao") == [4, 7])
  }

  @Test func whatStandsOnceOrElsewhere() {
    #expect(linked("项目名称", in: "base.biao") == nil)
    // The base declares it.
    #expect(linked("资金总额", in: "child.biao") == nil)
    #expect(linked("其中财政", in: "child.biao") == nil)
    // Nothing compares the rows of this table.
    #expect(linked("路面", in: "one.biao") == nil)
    #expect(linked("里程", in: "one.biao") == nil)
    #expect(linked("万元", in: "base.biao") == nil)
  }

  /// The ranges hold one text and one of them is where the cursor is, whatever the document.
  @Test func rangesAreEqual() {
    for source in exampleProject.sources {
      let view = exampleProject.view(source)
      for name in view.occurrences.all() {
        guard let linked = view.linkedEditingRanges(at: name.range.lowerBound) else { continue }
        #expect(Set(linked.ranges.map { source.tree.text($0) }).count == 1)
        #expect(linked.ranges.contains(name.range) && linked.ranges.count > 1)
        #expect(zip(linked.ranges, linked.ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
      }
    }
  }

  private func moniker(_ text: String, in path: String) -> String? {
    test.view(path).moniker(at: test.offset(of: text, in: path)).map { "\($0.identifier) \($0.uniqueness) \($0.kind)" }
  }

  @Test func monikersAreStable() {
    #expect(moniker("县/基础表", in: "base.biao") == "template:县/基础表 project export")
    #expect(moniker("县/基础表", in: "one.biao") == "template:县/基础表 project import")
    #expect(moniker("数量指标", in: "base.biao") == "entry:县/基础表#绩效指标/产出指标/数量指标 project export")
    #expect(moniker("产出数量", in: "two.biao") == "entry:县/基础表#绩效指标/产出指标/数量指标 project import")
    #expect(moniker("学校:", in: "two.biao") == "entry:县/学校表#学校 project import")
    #expect(moniker("得分", in: "one.biao") == "entry:县/基础表#绩效指标/*/得分 project import")
    #expect(moniker("合计", in: "one.biao") == "row:县/基础表#支出明细#合计 project import")
    #expect(moniker("里程", in: "one.biao") == "indicator:里程 project export")
    #expect(moniker("捐款", in: "two.biao") == "own:捐款 document local")
    #expect(moniker("missing-weight", in: "two.biao") == "rule:missing-weight scheme import")
    #expect(moniker("万元", in: "one.biao") == "unit:万元 scheme import")
    #expect(moniker("修路", in: "one.biao") == nil)
  }

  /// One thing has one moniker, wherever it is named.
  @Test func oneThingOneMoniker() {
    var known: [Symbol: String] = [:]
    for source in exampleProject.sources {
      let view = exampleProject.view(source)
      for name in view.occurrences.all() {
        guard let moniker = view.moniker(at: name.range.lowerBound) else {
          Issue.record("\(source.path) \(source.tree.text(name.range))")
          continue
        }
        #expect(known[name.symbol, default: moniker.identifier] == moniker.identifier)
        known[name.symbol] = moniker.identifier
      }
    }
    #expect(Set(known.values).count > known.count * 9 / 10)
  }
}
