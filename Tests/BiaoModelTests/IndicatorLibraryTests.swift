// The indicator library: names found by their ends, tiers, and what a workspace adds.

import BiaoModel
import BiaoSyntax
import BiaoValues
import Testing

@Suite struct IndicatorLibraryTests {
  private let library = TemplateStore(workspace: []).indicatorLibrary

  private func known(_ name: String, _ library: IndicatorLibrary) -> LibraryIndicator? {
    let bytes = Array("- \(name): 1".utf8)
    return library.match(bytes, 2..<2 + name.utf8.count)
  }

  private func match(_ name: String) -> String? { known(name, library)?.name }

  private func workspace(_ rows: String) -> IndicatorLibrary {
    let text = "@form hebiao/指标库\n\n指标库:\n  | 指标 | 别名 | 层级 | 单位 | 方向 |\n\(rows)\n"
    return TemplateStore(workspace: [SourceFile(path: "own.biao", tree: Tree(Array(text.utf8)))]).indicatorLibrary
  }

  @Test(arguments: [
    ("教学楼房屋修缮面积", "房屋修缮面积"), ("修缮面积。", "房屋修缮面积"), ("验收合格率指标", "验收合格率"), ("新建道路长度", "道路长度"),
    ("受益企业满意度（%）", "服务对象满意度"), ("服 务 对 象 满意度", "服务对象满意度"), ("城区pm2.5平均浓度", "细颗粒物浓度"),
    ("职业技能提升培训人次", "培训人数"), ("未成年人保护政策知晓率", "政策知晓率"),
    ("Number of people trained", "Number of people trained"),
    ("Total number of people trained", "Number of people trained"),
    ("Beneficiary satisfaction rate", "Beneficiary satisfaction rate"),
    ("People trained in hygiene at schools", "Number of people trained"),
    ("TRAINING COMPLETION RATE", "Training completion rate"),
    ("Water pipe laid (km)", "Length of pipe laid"),
  ])
  func namesAreFoundByTheirEnds(_ name: String, _ expected: String) {
    #expect(match(name) == expected)
  }

  /// Of a name that says the opposite of a known one nothing is known but what the library says of the whole of it.
  @Test(arguments: [
    ("产品不合格率", "不合格率"), ("群众不满意率", "不满意率"), ("辖区失业率", "失业率"), ("房屋空置率", "空置率"),
    ("投诉按期办结率", "投诉处理率"), ("群众投诉率", "投诉率"), ("供水管网漏损率", "漏损率"), ("义务教育辍学率", "辍学率"),
    ("非正常死亡率", nil), ("未参加培训人数", nil), ("未按期验收合格率", nil), ("提高群众满意度", nil), ("有效降低设备故障率", nil),
    ("大幅缩短响应时间", nil), ("验收合格率提高幅度之比", nil), ("无投诉率", nil), ("Non-compliant pass rate", nil),
    ("Reduction in waiting time", nil), ("Uncompass rate", nil), ("率", nil), ("", nil), ("。", nil), ("()", nil),
    ("（）", nil),
  ])
  func namesTurnedRoundAreNotTakenForTheirEnds(_ name: String, _ expected: String?) {
    #expect(match(name) == expected)
  }

  @Test func indicatorsAreKnownByTier() throws {
    let rates = library.indicators(inTier: NameKey("质量"))
    #expect(rates.contains { $0.name == "验收合格率" })
    #expect(library.indicators(inTier: NameKey("质量指标")).map(\.name) == rates.map(\.name))
    let rate = try #require(rates.first { $0.name == "验收合格率" })
    #expect(rate.belongs(to: NameKey("质量指标")) && !rate.belongs(to: NameKey("数量指标")))
    #expect(rate.cap?.description == "100" && rate.units.first?.symbol == "%")
    #expect(library.indicators(inTier: NameKey("没有的层级")).isEmpty)
  }

  @Test func aWorkspaceAddsItsOwn() {
    let library = workspace("  | 古树复壮株数 | | 数量指标 | 株 | ≥ |")
    #expect(known("村口古树复壮株数", library)?.name == "古树复壮株数")
    #expect(library.indicators(inTier: NameKey("数量指标")).first?.name == "古树复壮株数")
    #expect(known("新建道路长度", library)?.name == "道路长度")
  }

  /// What the workspace says of a name counts before what the built-in library says; of two of its own rows the first.
  @Test func aWorkspaceWordsIndicatorsAnew() {
    let library = workspace("  | 道路长度 | 村道长度 | 社会效益指标 | 米 | |\n  | 道路长度 | | 质量指标 | | |")
    #expect(known("新建道路长度", library)?.tiers == ["社会效益指标"])
    #expect(known("新建村道长度", library)?.tiers == ["社会效益指标"])
    #expect(library.indicators.filter { $0.name == "道路长度" }.count == 1)
  }

  /// The index of names and the reading of rows, against a plain look at every name.
  @Test func everyNameAndOtherNameIsFound() {
    for document in LibraryDocument.all {
      for row in document.rows {
        for name in row.names {
          #expect(match(name) == row.name, "\(name)")
          #expect(match("某县" + name) == row.name, "某县\(name)")
        }
      }
    }
  }
}
