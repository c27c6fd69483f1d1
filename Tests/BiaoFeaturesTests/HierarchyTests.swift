// Sums as a hierarchy of calls, templates as a hierarchy of types.

import BiaoFeatures
import BiaoModel
import BiaoSyntax
import Testing

@Suite struct HierarchyTests {
  private let test = TestProject(movingDocuments)

  private func describe(_ item: SumItem) -> String { "\(item.name) \(item.detail) \(item.kind)" }

  private func outgoing(_ text: String, _ number: Int = 1, in path: String) -> [String] {
    let view = test.view(path)
    guard let item = view.prepareCallHierarchy(at: test.offset(of: text, number, in: path)) else { return ["-"] }
    return view.outgoingCalls(from: item).map { describe($0.item) }
  }

  private func incoming(_ text: String, _ number: Int = 1, in path: String) -> [String] {
    let view = test.view(path)
    guard let item = view.prepareCallHierarchy(at: test.offset(of: text, number, in: path)) else { return ["-"] }
    return view.incomingCalls(to: item).map { describe($0.item) }
  }

  @Test func totalsAreMadeOfTheirParts() {
    #expect(
      outgoing("30 万元", in: "one.biao") == ["财政拨款 20 万元 figure", "其他资金 10 万元 figure", "合计 · 金额 30 万元 total"])
    #expect(outgoing("资金总额", in: "one.biao") == outgoing("30 万元", in: "one.biao"))
    #expect(outgoing("捐款", in: "two.biao") == [])
    #expect(outgoing("项目名称", in: "one.biao") == ["-"])
  }

  @Test func partsFeedTheirTotals() {
    #expect(incoming("捐款", in: "two.biao") == ["资金总额 30 万元 total"])
    #expect(incoming("30   |", 2, in: "one.biao") == ["合计 · 金额 30 万元 total"])
    #expect(incoming("30 万元", in: "one.biao") == [])
  }

  @Test func weightsAddUp() {
    #expect(outgoing("绩效指标", in: "one.biao") == ["产出指标 60分 weight"])
    #expect(outgoing("(60分)", in: "one.biao") == ["里程 60分 weight"])
    #expect(incoming("(60分)", 2, in: "one.biao") == ["产出指标 60分 weight"])
    #expect(incoming("(60分)", in: "one.biao") == ["绩效指标 100分 weight"])
  }

  @Test func templatesSayWhatWillAddUp() {
    #expect(
      outgoing("资金总额", in: "base.biao") == [
        "财政拨款 amount figure", "其他资金 amount figure", "工程费 amount figure", "金额 amount figure",
      ])
    #expect(incoming("工程费", in: "base.biao") == ["资金总额 amount total"])
    let view = test.view("base.biao")
    let item = view.prepareCallHierarchy(at: test.offset(of: "资金总额", in: "base.biao"))
    let call = item.flatMap { view.outgoingCalls(from: $0).last }
    #expect(call?.ranges.map { view.tree.text($0) } == ["金额"])
    #expect(call.map { view.tree.lineIndex(at: $0.ranges[0].lowerBound) } == 25)
    // What the template inherits stands in the other document.
    #expect(outgoing("资金总额", in: "child.biao").count == 5)
  }

  /// Who is made of a figure is fed by it, and the other way round.
  @Test func bothWaysAreInverse() {
    var count = 0
    for source in exampleProject.sources {
      let view = exampleProject.view(source)
      for line in source.tree.lines.indices {
        let content = source.tree.contentRange(ofLine: line)
        for offset in [content.lowerBound, content.upperBound] {
          guard let item = view.prepareCallHierarchy(at: offset) else { continue }
          #expect(
            item.range.lowerBound <= item.selection.lowerBound && item.selection.upperBound <= item.range.upperBound)
          for call in view.outgoingCalls(from: item) {
            count += 1
            #expect(view.incomingCalls(to: call.item).contains { $0.item == item }, "\(item) \(call.item)")
          }
          for call in view.incomingCalls(to: item) {
            #expect(view.outgoingCalls(from: call.item).contains { $0.item == item }, "\(item) \(call.item)")
          }
        }
      }
    }
    #expect(count > 200)
  }

  @Test func templatesExtendTemplates() {
    let view = test.view("two.biao")
    let item = view.prepareTypeHierarchy(at: test.offset(of: "县/学校表", in: "two.biao"))
    #expect(item?.path == "child.biao")
    let base = item.flatMap { test.templates.supertypes(of: $0).first }
    #expect(base?.name == "县/基础表")
    #expect(base.map { test.templates.subtypes(of: $0) } == item.map { [$0] })
    #expect(base.map { test.templates.supertypes(of: $0) } == [])
    #expect(view.prepareTypeHierarchy(at: test.offset(of: "一小", in: "two.biao")) == nil)
    let library = TemplateItem(
      name: "财政部/项目支出绩效目标表（2015）", path: "", range: 0..<0, selection: 0..<0)
    #expect(test.templates.subtypes(of: library).count >= 4)
  }

  @Test func nothingTraps() {
    for (path, text) in movingDocuments {
      let bytes = Array(text.utf8)
      for length in stride(from: 0, through: bytes.count, by: 61) {
        let view = test.view(SourceFile(path: path, tree: Tree(Array(bytes[..<length]))))
        for offset in stride(from: -1, through: length + 1, by: 9) {
          _ = view.prepareTypeHierarchy(at: offset)
          guard let item = view.prepareCallHierarchy(at: offset) else { continue }
          _ = test.view("two.biao").incomingCalls(to: item)
          _ = test.view("child.biao").outgoingCalls(from: item)
        }
      }
    }
  }
}
