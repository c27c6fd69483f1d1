// Names of the project by their characters, by readings, ranked and cut.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import Synchronization
import Testing

@Suite struct WorkspaceSymbolsTests {
  private let test = TestProject([
    ("t.biao", "@template 县/水质表\n河流: text\n绩效指标: indicators\n  数量指标: tier, required\n  质量指标： 层级\n  - *: target\n"),
    ("a.biao", "@form 县/水质表\n项目名称: 清河治理\n绩效指标:\n  数量指标:\n    - 清淤河道: ≥ 3 公里\n    - 河道\n"),
    ("b.biao", "@form 县/水质表\n主管部门: 水务局\n绩效指标:\n  质量指标:\n    - 清 淤 河道长度: 5 公里\n    - ＰＭ2.5 浓度: 35\n"),
  ])

  private func names(_ query: String, limit: Int = 50, reading: ReadingMatch? = nil) -> [String] {
    test.project.symbols(query, limit: limit, reading: reading).symbols.map {
      "\($0.location.source.path) \($0.kind) \($0.name)" + ($0.container.map { " < \($0)" } ?? "")
    }
  }

  @Test func wholeNamesBeforeBeginningsBeforeInsides() {
    #expect(names("清淤河道") == ["a.biao indicator 清淤河道 < 数量指标", "b.biao indicator 清 淤 河道长度 < 质量指标"])
    #expect(
      names("河") == [
        "t.biao field 河流 < 县/水质表", "a.biao form 清河治理", "a.biao indicator 清淤河道 < 数量指标",
        "b.biao indicator 清 淤 河道长度 < 质量指标",
      ])
    #expect(names("数量指标") == ["t.biao tier 数量指标 < 绩效指标"])
    #expect(names("质量指标") == ["t.biao tier 质量指标 < 绩效指标"])
    #expect(names("水质") == ["t.biao template 县/水质表"])
    #expect(names("pm2.5") == ["b.biao indicator ＰＭ2.5 浓度 < 质量指标"])
    #expect(names("没有") == [])
  }

  @Test func readingsComeLast() {
    let reading: ReadingMatch = { query, text in query == "hd" && text.contains("河道") ? 1 : nil }
    #expect(names("hd") == [])
    #expect(
      names("hd", reading: reading)
        == ["a.biao indicator 清淤河道 < 数量指标", "b.biao indicator 清 淤 河道长度 < 质量指标"])
  }

  @Test func emptyQueryGivesEverythingUpToTheLimit() {
    let all = test.project.symbols("")
    #expect(all.symbols.count == 10)
    #expect(!all.isCut)
    #expect(all.symbols.first?.kind == .template)
    let few = test.project.symbols("", limit: 3)
    #expect(few.symbols.map(\.name) == all.symbols.prefix(3).map(\.name))
    #expect(few.symbols.map(\.location.range) == all.symbols.prefix(3).map(\.location.range))
    #expect(few.isCut)
    #expect(test.project.symbols("河", limit: 0).symbols.isEmpty)
  }

  @Test func rangesAreTheNames() {
    for symbol in exampleProject.project.symbols("率").symbols {
      let tree = symbol.location.source.tree
      #expect(tree.text(symbol.location.range) == symbol.name)
      #expect(symbol.name.contains("率"))
    }
    #expect(exampleProject.project.symbols("率").symbols.count > 10)
  }

  /// A document that has become another one since it was searched is not spoken of.
  @Test func documentsThatChangeMeanwhile() {
    let before = SourceFile(path: "a.biao", tree: Tree(Array("绩效指标:\n  数量指标:\n    - 清淤河道: 3\n    - 河道: 1\n".utf8)))
    for text in ["", "绩效指标:\n", "绩效指标:\n  数量指标:\n    - 甲: 3\n    - 乙丙丁戊己庚辛: 1\n"] {
      let after = SourceFile(path: "a.biao", tree: Tree(Array(text.utf8)))
      let reads = Reads()
      let project = ProjectView(paths: ["a.biao"], templates: test.templates, language: .zh) { _ in
        reads.next() == 1 ? before : after
      }
      #expect(project.symbols("河道").symbols.isEmpty)
    }
  }

  private final class Reads: Sendable {
    private let count = Mutex(0)
    func next() -> Int {
      count.withLock {
        $0 += 1
        return $0
      }
    }
  }
}
