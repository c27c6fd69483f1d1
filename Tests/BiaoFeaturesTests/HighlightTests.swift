// What belongs to the word under the cursor, and what leads elsewhere.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import TestSupport
import Testing

@Suite struct DocumentHighlightsTests {
  private func shown(_ view: DocumentView, at words: String, past: Int = 0) -> [String] {
    view.documentHighlights(at: view.offset(of: words, past: past)).map { "\(view.text($0.range)) \($0.kind)" }
  }

  private let template = """
    @template 甲/表
    @unit 万元
    总额: amount
    其中: parts of 总额
      甲款: amount
      乙款: amount
    结余: amount
    绩效: indicators, total 100
      产出: tier
      - *: target
    @check 结余 = 总额 - 其中.甲款
    """
  private let form = """
    @form 甲/表
    总额: 50
    其中:
      甲款: 20
      乙款: 30 万元
    结余: 30
    绩效:
      产出 (60分):
        - 路 (20分): 3 公里
        - 桥 (40分): 5 座
        - 桥 (40分): 2 公里
    """

  @Test func totalAndItsParts() {
    let view = view(form, templates: [template])
    #expect(shown(view, at: "50") == ["50 write", "20 read", "30 万元 read"])
    // 甲款 enters two relations.
    #expect(shown(view, at: "20") == ["50 write", "20 read", "30 万元 read", "30 write"])
  }

  @Test func weightsUnitsAndNames() {
    let view = view(form, templates: [template])
    #expect(shown(view, at: "60分") == ["绩效 write", "(60分) write", "(20分) read", "(40分) read", "(40分) read"])
    #expect(shown(view, at: "公里") == ["公里 text", "公里 text"])
    #expect(shown(view, at: "桥") == ["桥 text", "桥 text"])
    #expect(shown(view, at: "万元") == ["万元 text"])
  }

  @Test func namesOfATemplate() {
    let view = view(template)
    #expect(shown(view, at: "总额") == ["总额 write", "总额 read", "总额 read"])
    #expect(shown(view, at: "其中.甲款", past: 7) == ["甲款 write", "甲款 read"])
  }

  @Test func rulesOfSuppressions() {
    let text = "# hebiao-ignore vague-target: 一\n甲: 1\n# hebiao-ignore vague-target, missing-unit: 二\n乙: 1\n"
    #expect(shown(view(text), at: "vague") == ["vague-target text", "vague-target text"])
  }

  @Test func bothEndsOfASuppressedRange() {
    let text = "# hebiao-ignore-start vague-target: 一\n甲: 1\n# hebiao-ignore-end\n"
    for word in ["hebiao-ignore-start", "hebiao-ignore-end"] {
      #expect(shown(view(text), at: word) == ["hebiao-ignore-start text", "hebiao-ignore-end text"])
    }
    #expect(shown(view("# hebiao-ignore-end\n"), at: "hebiao").isEmpty)
  }

  @Test(arguments: Document.examples) func placesHoldTheCursorAndAreInOrder(_ document: Document) {
    for bytes in [document.bytes] + document.broken.prefix(3) {
      let view = Document.view(bytes)
      for offset in Document.offsets(of: bytes) {
        let places = view.documentHighlights(at: offset).map(\.range)
        #expect(places == places.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
        if !places.isEmpty {
          #expect(places.contains { $0.lowerBound <= offset && offset <= $0.upperBound })
        }
      }
    }
  }
}

@Suite struct DocumentLinksTests {
  @Test func templatesAndAddresses() {
    let text = """
      @template 甲/表
      @extends 财政部/项目支出绩效目标表
      # 见 https://example.org/a(b)?c=1。以及http://example.com/x, 等（https://example.net/y）
      地址: xhttps://no https://yes.example|
      """
    let links = view(text).documentLinks().map { link in
      switch link.target {
      case .template(let source): source.path
      case .address(let address): address
      }
    }
    #expect(
      links == [
        "builtin:财政部/项目支出绩效目标表", "https://example.org/a(b)?c=1", "http://example.com/x", "https://example.net/y",
        "https://yes.example",
      ])
  }

  @Test func formLeadsToTheWorkspacesTemplate() throws {
    let view = view("@form 甲/表\n甲: 1\n", templates: ["@template 甲/表\n甲: text\n"])
    let link = try #require(view.documentLinks().first)
    #expect(view.text(link.range) == "甲/表")
    guard case .template(let source) = link.target else { throw Unexpected() }
    #expect(source.path == "t0.biao")
    #expect(BiaoFeaturesTests.view("@form 没有\n").documentLinks().isEmpty)
  }

  @Test(arguments: Document.examples) func linksAreOfTheirLines(_ document: Document) {
    for bytes in [document.bytes] + document.broken {
      let view = Document.view(bytes)
      var end = 0
      for link in view.documentLinks() {
        #expect(link.range.lowerBound >= end && !link.range.isEmpty)
        end = link.range.upperBound
      }
    }
  }

  private struct Unexpected: Error {}
}
