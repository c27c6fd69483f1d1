// Symbols, folding and growing selections: the shape of a document.

import BiaoFeatures
import BiaoRules
import BiaoSyntax
import TestSupport
import Testing

private let form = """
  @form 财政部/项目支出绩效自评表
  项目名称: 桥
  项目资金:
    |              | 全年预算数 | 全年执行数 |
    | 年度资金总额 | 12 | 12.5 |
      | 其他资金 | 12 | 12.5 |

  # 一
  # 二
  绩效指标:
    成本指标: /
    产出指标 (50分):
      数量指标:
        - 桥数 (6分): ≥ 40
          计量单位: 座
          得分: 6
        - 按期 (4分): 12月31日前

  总分: 10

  """

@Suite struct DocumentSymbolsTests {
  private func shown(_ symbols: [DocumentSymbol], _ depth: Int = 0) -> String {
    symbols.map { symbol in
      let line = [symbol.name, symbol.detail ?? "-", "\(symbol.kind)"].joined(separator: " · ")
      return String(repeating: "  ", count: depth) + line + (symbol.isDeprecated ? " †" : "") + "\n"
        + shown(symbol.children, depth + 1)
    }.joined()
  }

  @Test func formIsATreeOfItsTiers() {
    #expect(
      shown(view(form).documentSymbols()) == """
        项目名称 · 桥 · property
        项目资金 · - · array
          年度资金总额 · 12 | 12.5 · number
            其他资金 · 12 | 12.5 · number
        绩效指标 · - · namespace
          成本指标 · 不适用 · namespace †
          产出指标 · (50分) 2 项 · namespace
            数量指标 · 2 项 · namespace
              桥数 · ≥ 40 座 (6分) · variable
                计量单位 · 座 · field
                得分 · 6 · number
              按期 · 12月31日前 (4分) · variable
        总分 · 10 · number

        """)
  }

  @Test func templateShowsItsRelations() {
    let text = """
      @template 甲/表
      旧: removed
      资金: table
        合计: amount
        @check 合计 = 甲 + 乙
        @total 总计
      等级: choice
        - 优
      绩效: indicators
        - *: target, required
      """
    #expect(
      shown(view(text).documentSymbols())
        == """
        旧 · removed · property †
        资金 · table · array
          合计 · amount · number
          合计 = 甲 + 乙 · @check · operator
          总计 · @total · operator
        等级 · choice · enum
          优 · - · enumMember
        绩效 · indicators · namespace
          * · target, required · variable

        """.replacing("旧 · removed · property", with: "旧 · removed · class"))
  }

  @Test(arguments: Document.examples) func rangesNest(_ document: Document) {
    func check(_ symbols: [DocumentSymbol], within range: ByteRange) {
      var end = range.lowerBound
      for symbol in symbols {
        #expect(!symbol.name.isEmpty && !symbol.name.contains("\n"))
        #expect(symbol.range.lowerBound >= end && symbol.range.upperBound <= range.upperBound)
        #expect(symbol.selectionRange.lowerBound >= symbol.range.lowerBound)
        #expect(symbol.selectionRange.upperBound <= symbol.range.upperBound)
        check(symbol.children, within: symbol.range)
        end = symbol.range.upperBound
      }
    }
    for bytes in [document.bytes] + document.broken {
      check(Document.view(bytes, .en).documentSymbols(), within: 0..<bytes.count)
    }
    #expect(!document.view().documentSymbols().isEmpty)
  }

  @Test func deepDocumentsEnd() {
    let text = (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    var depth = 0
    var symbols = view(text).documentSymbols()
    while let first = symbols.first {
      depth += 1
      symbols = first.children
    }
    #expect(depth > 200 && depth <= Tree.maximumDepth)
  }
}

@Suite struct FoldingRangesTests {
  @Test func whatFoldsAndWhatIsThenSaid() {
    let view = view(form)
    let shown = view.foldingRanges().map { fold in
      let first = view.tree.lineIndex(at: fold.range.lowerBound)
      let last = view.tree.lineIndex(at: fold.range.upperBound)
      return "\(first)-\(last) \(fold.kind) \(fold.collapsedText ?? "")"
    }
    #expect(
      shown == [
        "2-5 region （2 行）", "4-5 region ", "7-8 comment ", "9-16 region （2 项，合计 10）", "11-16 region （2 项，合计 10）",
        "12-16 region （2 项，合计 10）", "13-15 region ",
      ])
  }

  @Test func runningTextAmongOtherLines() {
    let text = "总体目标:\n  > 一\n  > 二\n  > 三\n  预期: 好\n目标:\n  > 一\n  > 二\n  > 三\n"
    let view = view(text, language: .en)
    #expect(view.foldingRanges().map { view.tree.lineIndex(at: $0.range.lowerBound) } == [0, 1, 5])
    #expect(view.foldingRanges()[1].collapsedText == "(3 paragraphs)")
  }

  @Test(arguments: Document.examples) func foldsSpanLinesAndBeginApart(_ document: Document) {
    for bytes in [document.bytes] + document.broken {
      let view = Document.view(bytes)
      var starts: Set<Int> = []
      for fold in view.foldingRanges() {
        let first = view.tree.lineIndex(at: fold.range.lowerBound)
        #expect(view.tree.lineIndex(at: fold.range.upperBound) > first)
        #expect(starts.insert(first).inserted)
      }
    }
  }
}

@Suite struct SelectionRangesTests {
  @Test func growsFromTheNumberToTheForm() {
    let view = view(form)
    let ranges = view.selectionRanges(at: view.offset(of: "40"))
    let ends = ranges.map { range in
      let lines = view.text(range).split(separator: "\n").map { $0.drop { $0 == " " } }
      return "\(lines.first ?? "") … \(lines.last ?? "")"
    }
    #expect(
      ends == [
        "40 … 40", "≥ 40 … ≥ 40", "- 桥数 (6分): ≥ 40 … - 桥数 (6分): ≥ 40", "- 桥数 (6分): ≥ 40 … 得分: 6",
        "- 桥数 (6分): ≥ 40 … - 按期 (4分): 12月31日前", "数量指标: … - 按期 (4分): 12月31日前",
        "产出指标 (50分): … - 按期 (4分): 12月31日前", "成本指标: / … - 按期 (4分): 12月31日前",
        "绩效指标: … - 按期 (4分): 12月31日前", "@form 财政部/项目支出绩效自评表 … 总分: 10",
      ])
  }

  @Test func wordsOfAFormulaAndOfARuleName() {
    let template = view("@template 甲/表\n甲: amount\n@check 甲 = sum(丙.丁)\n# hebiao-ignore vague-target: 因为\n")
    #expect(
      template.selectionRanges(at: template.offset(of: "丁")).map(template.text)[..<3] == [
        "丁", "甲 = sum(丙.丁)", "@check 甲 = sum(丙.丁)",
      ])
    #expect(
      template.selectionRanges(at: template.offset(of: "vague")).map(template.text)[..<2] == [
        "vague-target", "hebiao-ignore vague-target: 因为",
      ])
  }

  @Test(arguments: Document.examples) func eachHoldsTheOneBefore(_ document: Document) {
    for bytes in [document.bytes] + document.broken.prefix(4) {
      let view = Document.view(bytes)
      for offset in Document.offsets(of: bytes) {
        let ranges = view.selectionRanges(at: offset)
        #expect(ranges.last == 0..<bytes.count)
        let place = min(max(offset, 0), bytes.count)
        for (inner, outer) in zip(ranges, ranges.dropFirst()) {
          #expect(inner.lowerBound >= outer.lowerBound && inner.upperBound <= outer.upperBound && inner != outer)
        }
        if let first = ranges.first { #expect(first.lowerBound <= place && place <= first.upperBound) }
      }
    }
  }
}
