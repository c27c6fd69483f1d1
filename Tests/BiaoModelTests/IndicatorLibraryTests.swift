// The indicator library: names found by their ends, tiers, and what a workspace adds.

import BiaoModel
import BiaoSyntax
import BiaoValues
import Testing

@Suite struct IndicatorLibraryTests {
  private func match(_ name: String, _ library: IndicatorLibrary) -> String? {
    let bytes = Array(name.utf8)
    return library.match(bytes, 0..<bytes.count)?.name
  }

  @Test func namesAreFoundByTheirEnds() {
    let library = TemplateStore(workspace: []).indicatorLibrary
    #expect(match("教学楼房屋修缮面积", library) == "房屋修缮面积")
    #expect(match("修缮面积。", library) == "房屋修缮面积")
    #expect(match("验收合格率指标", library) == "验收合格率")
    #expect(match("验收合格率提高幅度之比", library) == nil)
    #expect(match("", library) == nil)
  }

  @Test func indicatorsAreKnownByTier() throws {
    let library = TemplateStore(workspace: []).indicatorLibrary
    let rates = library.indicators(inTier: NameKey("质量"))
    #expect(rates.contains { $0.name == "验收合格率" })
    let rate = try #require(rates.first { $0.name == "验收合格率" })
    #expect(rate.belongs(to: NameKey("质量指标")) && !rate.belongs(to: NameKey("数量指标")))
    #expect(rate.cap?.description == "100" && rate.units.first?.symbol == "%")
  }

  @Test func aWorkspaceAddsItsOwn() {
    let text = """
      @form hebiao/指标库

      指标库:
        | 指标 | 层级 | 单位 | 方向 |
        | 古树复壮株数 | 数量指标 | 株 | ≥ |
      """
    let store = TemplateStore(workspace: [SourceFile(path: "own.biao", tree: Tree(Array(text.utf8)))])
    #expect(match("村口古树复壮株数", store.indicatorLibrary) == "古树复壮株数")
    #expect(store.indicatorLibrary.indicators(inTier: NameKey("数量指标")).first?.name == "古树复壮株数")
  }

  /// Every row of the built-in library says what it needs to say, and nothing is lost in reading it.
  @Test func theBuiltInLibraryIsWellFormed() {
    let library = TemplateStore(workspace: []).indicatorLibrary
    for indicator in library.indicators {
      #expect(!indicator.tiers.isEmpty, "\(indicator.name)")
      let bytes = Array(indicator.name.utf8)
      #expect(library.match(bytes, 0..<bytes.count)?.name == indicator.name, "\(indicator.name) stands twice")
    }
    #expect(Set(library.indicators.map(\.name)).count == library.indicators.count)
  }
}
