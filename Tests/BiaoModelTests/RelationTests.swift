// Relations judged on the interval that printing allows.

import BiaoModel
import BiaoSyntax
import BiaoValues
import Foundation
import TestSupport
import Testing

@Suite struct RelationTests {
  /// The verdicts on `总 = 甲 + 乙` in 万元.
  private func sum(_ total: String, _ first: String, _ second: String) -> [String] {
    let sum = template("@template t\n@unit 万元\n总: amount\n甲: amount\n乙: amount\n@check 总 = 甲 + 乙")
    return verdicts(form("总: \(total)\n甲: \(first)\n乙: \(second)", sum))
  }

  @Test func sumsAllowForRoundingAndNothingMore() {
    #expect(sum("100.00", "60.00", "40.00") == [])
    #expect(sum("100.01", "60.00", "40.00") == ["rounding 100.01: 100.01 = 100"])
    #expect(sum("100.02", "60.00", "40.00") == ["fails 100.02: 100.02 = 100"])
    #expect(sum("100", "33", "66") == ["fails 100: 100 = 99"], "figures without decimals are exact")
    #expect(sum("120", "114.73", "5.27") == [], "beside 5.27, a 120 is 120.00")
    #expect(sum("120", "114.23", "5.27") == ["fails 120: 120 = 119.5"])
    #expect(sum("1.2亿元", "6000", "6000万元") == [])
    #expect(sum("（1.50）", "-2.00", "0.5") == [])
  }

  @Test func blanksContributeNothing() {
    #expect(sum("100", "100", "") == [])
    #expect(sum("100", "——", "/") == [], "nothing on one side")
    #expect(sum("", "1", "2") == [])
    #expect(sum("0", "0", "") == [])
    #expect(sum("100", "99", "约一") == [], "an unreadable figure is a fault of its own")
  }

  /// The verdicts on `率 = 甲 / 乙`.
  private func rate(_ rate: String, _ first: String, _ second: String, _ type: String = "amount") -> [String] {
    let quotient = template("@template t\n率: percent\n甲: \(type)\n乙: \(type)\n@check 率 = 甲 / 乙")
    return verdicts(form("率: \(rate)\n甲: \(first)\n乙: \(second)", quotient))
  }

  @Test func quotientsAreComparedAsRatesArePrinted() {
    #expect(rate("95.6%", "87", "91", "integer") == [])
    #expect(rate("96%", "87", "91", "integer") == [])
    #expect(rate("95.5%", "87", "91", "integer") == ["fails 95.5%: 95.5 = 95.6043956044"])
    #expect(rate("100%", "0", "0") == ["undefined 100%: 100 = ?"])
    #expect(rate("", "0", "0") == [])
    #expect(rate("1.27倍", "373.5", "292.62") == ["fails 1.27倍: 1.27 = 1.2763994259"])
  }

  @Test func figuresSetEqualMustAgreeAsPrinted() {
    let equal = template("@template t\n甲: amount\n乙: amount\n@check 甲 = 乙")
    #expect(verdicts(form("甲: 373.50\n乙: 373.5", equal)) == [])
    #expect(verdicts(form("甲: 373.5\n乙: 373.15", equal)) == ["fails 373.5: 373.5 = 373.15"])
  }

  @Test func inequalitiesAndConstants() {
    let plan = template(
      "@template t\n计划 (%): group\n  3月底: percent\n  12月底: percent\n  @check 3月底 <= 12月底\n  @check 12月底 = 100%")
    #expect(verdicts(form("计划:\n  3月底: 25\n  12月底: 100", plan)) == [])
    #expect(
      verdicts(form("计划:\n  3月底: 95%\n  12月底: 90%", plan)) == ["fails 95%: 95 ≤ 90", "fails 90%: 90 = 100"])
    let months = template("@template t\n起: month\n止: month\n@check 起 <= 止")
    #expect(verdicts(form("起: 2021年1月\n止: 2021-12", months)) == [])
    #expect(verdicts(form("起: 2022年1月\n止: 2021-12", months)).count == 1)
  }

  @Test func breakdownsUnderHeadingsEachAddUp() {
    let funds = template("@template t\n资金: table\n  年初: amount\n  执行: amount\n  @total 总额")
    let text = """
      资金:
        | | 年初 | 执行 |
        | 总额 | 10 | 9 |
          | 按收入 | | |
            | 甲 | 6 | 9 |
            | 乙 | 4 | 0 |
          | 按支出 | | |
            | 丙 | 7 | —— |
            | 丁 | 4 | |
      """
    #expect(verdicts(form(text, funds)) == ["fails 10: 10 = 11"])
    #expect(form(text, funds).judgements(includingHolding: true).count == 3)
  }

  @Test func partsCountDeclaredOrNot() {
    let parts = template("@template t\n总额: amount\n按支出: parts of 总额\n  基本支出: amount\n  项目支出: amount")
    #expect(verdicts(form("总额: 15\n按支出:\n  基本支出: 3\n  其他: 2\n  - 10", parts)) == [])
    #expect(verdicts(form("总额: 15\n按支出:\n  基本支出: 3", parts)) == ["fails 15: 15 = 3"])
  }

  /// The word between may be either language's, and in Chinese be left out; a name may begin with it in quotation marks.
  @Test(arguments: [
    ("parts of 总额", "of", "总额"), ("Parts 于 总额", "于", "总额"), ("parts 于总额", "于", "总额"), ("构成 of 总额", "of", "总额"),
    ("构成 于 总额", "于", "总额"), ("构成于总额", "于", "总额"), ("构成　于　总额, required", "于", "总额"), ("构成 总额", nil, "总额"),
    ("构成总额", nil, "总额"), ("构成 于", nil, "于"), ("构成 \"于总额\"", nil, "\"于总额\""), ("构成 office", nil, "office"),
  ])
  func theWordBetweenPartsAndTotal(text: String, link: String?, operand: String) throws {
    let tree = Tree(Array(text.utf8))
    let piece = try #require(tree.declarationPieces(0..<text.utf8.count).first)
    #expect(piece.meaning == .type(.parts))
    #expect(piece.link.map { tree.text($0) } == link && piece.operand.map { tree.text($0) } == operand)
  }

  @Test(arguments: ["parts of", "parts 于", "parts of总额", "parts", "构成"])
  func partsOfNothing(text: String) throws {
    let piece = try #require(Tree(Array(text.utf8)).declarationPieces(0..<text.utf8.count).first)
    #expect(piece.link == nil && piece.operand == nil)
  }

  @Test func partsInChinese() {
    let parts = template("@template t\n总额: amount\n按支出: 构成 于 总额\n  基本支出: amount\n  项目支出: amount")
    #expect(verdicts(form("总额: 15\n按支出:\n  基本支出: 3", parts)) == ["fails 15: 15 = 3"])
  }

  @Test func aMisspeltNameBlocksItsRelation() {
    let sum = template("@template t\n补助合计: amount\n甲支出: amount\n乙支出: amount\n@check 补助合计 = 甲支出 + 乙支出")
    #expect(verdicts(form("补助合计: 3\n甲支出: 1\n乙支岀: 2", sum)) == [])
  }

  @Test func aPartThatIsMisspeltIsFoundAndCounts() {
    let parts = template("@template t\n总额: amount\n其中: parts of 总额\n  办公设备购置: amount\n  水费: amount\n  2019年支出: amount")
    let slip = form("总额: 3\n其中:\n  办公共设备购置: 1\n  电费: 1\n  2020年支出: 1", parts)
    #expect(faults(slip) == ["unknown 3 办公共设备购置 → 办公设备购置"])
    #expect(verdicts(slip) == [])
    #expect(faults(form("其中:\n  办公共设备购置: 1\n  办公设备购置: 1", parts)) == [])
  }

  @Test func attributesAndWeightsOfItems() {
    let scores = template(
      """
      @template t
      总分: number
      指标: indicators
        产出: tier
        - *: target
          得分: number
          @check 得分 <= 分值
      @check 总分 = sum(指标.得分)
      """)
    let text = "总分: 9\n指标:\n  产出:\n    - 甲 (5分): 1家\n      得分: 5\n    - 乙 (4分): 2家\n      得分: 4.5"
    #expect(verdicts(form(text, scores)).sorted() == ["fails 4.5: 4.5 ≤ 4", "fails 9: 9 = 9.5"])
  }

  @Test func otherTablesAreReadInTheRowOfTheSameName() {
    let tables = template(
      """
      @template t
      收入: table
        机构: text
        收入合计: amount
      支出: table
        机构: text
        支出合计: amount
        结余: amount
        @check 结余 = 收入.收入合计 - 支出合计
      总结余: amount
      @check 总结余 = 支出.汇总.结余
      """)
    let text = """
      收入:
        | 机构 | 收入合计 |
        | 汇总 | 10 |
        | 一 | 4 |
      支出:
        | 机构 | 支出合计 | 结余 |
        | 一 | 3 | 2 |
        | 汇总 | 8 | 2 |
      总结余: 3
      """
    #expect(verdicts(form(text, tables)) == ["fails 2: 2 = 1", "fails 3: 3 = 2"])
  }

  /// Faults in real forms, counted by hand beside the relations of the templates they fill.
  @Test func realForms() throws {
    guard let document = Document.realForms.first(where: { $0.name == "xiangxi-department-review-2020.biao" }) else {
      return
    }
    guard
      case .found(let template) = TemplateStore(workspace: []).template(named: "湘西州/部门整体支出绩效自评基本情况表")
    else {
      Issue.record("the template is not in the library")
      return
    }
    let bound = Form(SourceFile(path: "review", tree: Tree(document.bytes)), template: template)
    #expect(bound.judgements(includingHolding: true).count == 58)
    #expect(
      bound.judgements().filter { $0.verdict == .fails }.map { "\($0.leftValue) \($0.rightValue?.description ?? "")" }
        == ["188.47 197.94", "9712.53 9693.06", "1352.45 1342.45", "1826.17 1806.69"])
  }

  /// A line “其中…” after others is a detail of the line above, and so may be lines after it.
  @Test(arguments: [
    ("  甲: 100\n  其中中央: 60\n  乙: 50\n", 150, true), ("  乙: 50\n  甲: 100\n  其中：中央: 60\n  省级: 40\n", 150, true),
    ("  甲: 100\n  其中中央: 60\n  乙: 50\n", 210, false), ("  甲: 100\n  其中中央: 60\n", 100, true),
    ("  甲: 100\n  其中中央: 60\n  其中省级: 40\n  乙: 50\n", 150, true), ("  其中甲: 100\n  乙: 50\n", 150, true),
    ("  甲: 100\n  其中中央: 60\n", 160, false),
  ])
  func detailsAreNoFurtherParts(_ parts: String, _ total: Int, _ holds: Bool) {
    let funds = template("@template 示例/表\n总额: amount\n其中: parts of 总额\n  *: amount\n")
    let bound = form("@form 示例/表\n总额: \(total)\n其中:\n\(parts)", funds)
    let verdicts = bound.judgements(includingHolding: true).map(\.verdict)
    #expect(verdicts == [holds ? .holds : .fails])
  }

  @Test func twoFiguresInOneCellAreNotRead() {
    let funds = template("@template 示例/表\n总额: amount\n其中: parts of 总额\n  *: amount\n")
    let bound = form("@form 示例/表\n总额: 373.72（248.45）\n其中:\n  甲: 248.45\n", funds)
    #expect(bound.judgements(includingHolding: true).isEmpty)
    #expect(bound.faults.map(\.kind) == [.illegal])
  }
}
