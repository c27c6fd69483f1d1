// What is shown in and above the text: hints, lenses, the shape of what is typed.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import TestSupport
import Testing

@Suite struct InlayHintsTests {
  private let template = """
    @template 甲/表
    @unit 万元
    总额: amount
    其中: parts of 总额
      甲款: amount
      乙款: amount
    合计数: parts
      丁: amount
      戊: amount
    表: table
      机构: text
      合计: amount
      甲: amount
      乙: amount
      @check 合计 = 甲 + 乙
      @total 总计
    绩效: indicators, total 100
      成本: tier
      产出: tier
      - *: target
    @check sum(成本) <= 总额
    """

  /// The document with each hint where it is shown, in ⟦ ⟧.
  private func shown(_ view: DocumentView) -> String {
    var text = ""
    var start = 0
    for hint in view.inlayHints() {
      text += view.text(start..<hint.offset) + "⟦\(hint.label)⟧"
      start = hint.offset
    }
    return text + view.text(start..<view.tree.bytes.count)
  }

  @Test func wrongAndBlankSums() throws {
    let text = """
      @form 甲/表
      总额: 51.5
      其中:
        甲款: 20
        乙款: 30
      表:
        | 机构 | 合计 | 甲 | 乙 |
        | 总计 |      | 3 | 4 |
        | 一院 | 5    | 1 | 2 |
        | 二院 |      | 2 | 2 |
      绩效:
        成本:
          - 造价 (100分): ≤ 60 万元
      """
    let view = view(text, templates: [template])
    #expect(
      shown(view) == """
        @form 甲/表
        总额: 51.5⟦ = 50.0（差 1.5 万元）⟧
        其中:
          甲款: 20
          乙款: 30
        表:
          | 机构 | 合计 | 甲 | 乙 |
          | 总计 |⟦ = 5⟧⟦ = 7⟧      | 3 | 4 |
          | 一院 | 5⟦ = 3（差 2 万元）⟧    | 1 | 2 |
          | 二院 |⟦ = 4⟧      | 2 | 2 |
        绩效:
          成本:⟦（差 8.5 万元）⟧
            - 造价 (100分): ≤ 60 万元
        """)
    let hint = try #require(view.inlayHints().first)
    #expect(hint.edits == [TextEdit(range: view.offset(of: "51.5")..<view.offset(of: "51.5") + 4, text: "50.0")])
    #expect(hint.tooltip.plainText.contains("20.0 + 30.0 = 50.0"))
    #expect(hint.location?.source.path == "t0.biao")
    #expect(view.inlayHints(in: 0..<10).isEmpty)
    // Taking a hint makes it go away.
    var fixed = Array(text.utf8)
    fixed.replaceSubrange(hint.edits[0].range, with: Array(hint.edits[0].text.utf8))
    let after = BiaoFeaturesTests.view(String(decoding: fixed, as: UTF8.self), templates: [template])
    #expect(!after.inlayHints().contains { $0.label.contains("1.5 万元") })
  }

  @Test func weightsStillToGive() throws {
    let text = """
      @form 甲/表
      绩效:
        成本 (30分):
          - 造价 (10分): ≤ 60 万元
        产出 (60分):
          - 长度 (40分): ≥ 3 公里
          - “桥”: ≥ 2 座
      """
    let view = view(text, templates: [template])
    #expect(
      shown(view) == """
        @form 甲/表
        绩效:⟦ 合计 90，还差 10⟧
          成本 (30分):⟦ 合计 10，还差 20⟧
            - 造价 (10分): ≤ 60 万元
          产出 (60分):⟦ 合计 40，还差 20⟧
            - 长度 (40分): ≥ 3 公里
            - “桥”⟦ (20分)⟧: ≥ 2 座
        """)
    let hint = try #require(view.inlayHints().last)
    #expect(hint.edits.map(\.text) == [" (20分)"])
  }

  @Test func amountsInAnotherUnit() {
    let view = view("@form 甲/表\n总额: 1.92 亿元\n其中:\n  甲款: 19200\n", templates: [template], language: .en)
    #expect(shown(view).hasPrefix("@form 甲/表\n总额: 1.92 亿元⟦ = 19,200 万元⟧\n"))
  }

  @Test(arguments: Document.examples) func hintsAreOfTheTextAndTakingOneIsSound(_ document: Document) {
    let isClean = document.name.hasPrefix("clean/")
    for bytes in [document.bytes] + document.broken {
      let view = Document.view(bytes)
      let hints = view.inlayHints()
      #expect(zip(hints, hints.dropFirst()).allSatisfy { $0.offset <= $1.offset })
      for hint in hints {
        #expect(hint.offset >= 0 && hint.offset <= bytes.count && !hint.label.isEmpty)
        for edit in hint.edits { #expect(edit.range.upperBound <= bytes.count) }
      }
      if isClean, bytes == document.bytes {
        #expect(!hints.contains { $0.label.contains("差") }, "\(hints.map(\.label))")
      }
      let middle = bytes.count / 2
      #expect(
        view.inlayHints(in: 0..<middle).map(\.label) == hints.filter { $0.offset <= middle }.map(\.label))
    }
  }
}

@Suite struct CodeLensesTests {
  private func shown(_ view: DocumentView) -> [String] {
    view.codeLenses().map { "\(view.text($0.range)): \($0.title ?? "?")" }
  }

  @Test func weightsAndCounts() {
    let text = """
      @form 财政部/项目支出绩效目标表
      绩效指标:
        成本指标: /
        产出指标 (50分):
          数量指标:
            - 桥数 (6分): ≥ 40 座
            - 路长 (4分): ≥ 3 公里
            - 坝数: /
          质量指标:
      """
    let lenses = shown(view(text))
    #expect(
      lenses.dropFirst() == ["绩效指标: 2 项指标 · 合计 50/100", "产出指标: 2 项 · 合计 10/50", "数量指标: 2 项 · 合计 10"]
        || lenses.dropFirst() == ["绩效指标: 2 项指标 · 合计 10", "产出指标: 2 项 · 合计 10/50", "数量指标: 2 项 · 合计 10"])
    #expect(lenses.first?.contains("错误") == true)
  }

  @Test func formsOfATemplateAreCountedWhenAsked() throws {
    let template = "@template 甲/表\n甲: text\n"
    let texts = [
      "t.biao": template, "a.biao": "@form 甲/表\n甲: 1\n", "b.biao": "@表 甲／表\n", "c.biao": "@template 乙\n@extends 甲/表\n",
      "d.biao": "@form 丙\n",
    ]
    let view = view(template)
    let lens = try #require(view.codeLenses().first)
    #expect(lens.title == nil)
    let read: @Sendable (String) -> SourceFile? = { path in
      texts[path].map { SourceFile(path: path, tree: Tree(Array($0.utf8))) }
    }
    let project = ProjectView(
      paths: texts.keys.sorted() + ["gone.biao"], templates: view.templates, language: .zh, read: read)
    var uses = TemplateUses(ofTemplate: try #require(lens.template), in: project)
    var pauses = 0
    while !uses.advance(isDue: { true }) { pauses += 1 }
    #expect(pauses == texts.count + 1)
    let resolved = uses.resolve(lens)
    #expect(resolved.title == "2 份表使用，1 个模板继承")
    guard case .references(let places) = resolved.action else { throw Unexpected() }
    #expect(places.map(\.source.path) == ["a.biao", "b.biao", "c.biao"])
  }

  private struct Unexpected: Error {}

  @Test(arguments: Document.examples) func lensesStandOnNames(_ document: Document) {
    for bytes in [document.bytes] + document.broken {
      let lenses = Document.view(bytes, .en).codeLenses()
      for lens in lenses {
        #expect(lens.range.upperBound <= bytes.count)
        #expect(lens.title?.isEmpty != true && (lens.title != nil || lens.template != nil))
      }
    }
  }
}

@Suite struct SignatureHelpTests {
  /// The active part of the shape at the end of `words`.
  private func active(_ view: DocumentView, after words: String) -> String? {
    guard let help = view.signatureHelp(at: view.offset(of: words, past: words.utf8.count)), let active = help.active
    else { return nil }
    let label = Array(help.label.utf8)
    return String(decoding: label[help.parameters[active].range], as: UTF8.self)
  }

  @Test func formulas() {
    let view = view("@template 甲/表\n甲: amount\n@check 甲 = sum(乙.丙) + 丁 * (戊 + 己\n@total 总计\n")
    #expect(active(view, after: "@check 甲") == "左边")
    #expect(active(view, after: "甲 =") == " = ")
    #expect(active(view, after: "sum(乙") == "组或层级")
    #expect(active(view, after: "sum(乙.丙") == ".属性")
    #expect(active(view, after: "sum(乙.丙)") == "右边")
    #expect(active(view, after: "(戊 + 己") == "右边")
    #expect(active(view, after: "@total 总") == "行名")
    #expect(view.signatureHelp(at: view.offset(of: "sum(乙", past: 5))?.label == "sum(组或层级.属性)")
    #expect(view.signatureHelp(at: 3) == nil)
  }

  @Test func declarations() {
    let view = view("@template 甲/表\n甲: amount, alias 乙, total 100, 什么\n", language: .en)
    #expect(active(view, after: "甲: amo") == "type")
    #expect(active(view, after: "alias 乙") == ", alias NAME")
    #expect(active(view, after: "total 10") == ", total N")
    #expect(active(view, after: "什么") == nil)
    #expect(view.signatureHelp(at: view.offset(of: "什么", past: 3)) != nil)
  }

  @Test func weightsAndTargets() {
    let view = view(
      "@form 财政部/项目支出绩效目标表\n绩效指标:\n  产出指标 (50分):\n    数量指标:\n      - 桥数 (6分): ≥ 40 座\n      - 满意 (6分): 95%以上\n")
    #expect(active(view, after: "产出指标 (5") == " (N分)")
    #expect(active(view, after: "桥数 (6") == " (N分)")
    #expect(active(view, after: "桥数") == nil)
    #expect(active(view, after: "≥") == "≥")
    #expect(active(view, after: "≥ 40") == " 数")
    #expect(active(view, after: "≥ 40 座") == " 单位")
    #expect(active(view, after: "95%以上") == "≥")
  }

  @Test(arguments: Document.examples) func activePartsExist(_ document: Document) {
    for bytes in [document.bytes] + document.broken.prefix(5) {
      let view = Document.view(bytes)
      for offset in Document.offsets(of: bytes) {
        guard let help = view.signatureHelp(at: offset) else { continue }
        #expect(help.active.map { help.parameters.indices.contains($0) } ?? true)
        for parameter in help.parameters { #expect(parameter.range.upperBound <= help.label.utf8.count) }
      }
    }
  }
}
