// Completion: what is offered where, and that applying it does no harm.

import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@testable import BiaoFeatures

/// A document with the cursor at `‸`.
func cursor(_ text: String) -> (text: String, offset: Int) {
  let parts = text.split(separator: "‸", maxSplits: 1, omittingEmptySubsequences: false)
  return (parts.joined(), parts[0].utf8.count)
}

/// The text after an item was taken; with the defaults of its places where `isSnippet`.
func apply(_ item: CompletionItem, to view: DocumentView, isSnippet: Bool) -> String {
  let bytes = view.tree.bytes
  let line = view.tree.lineIndex(at: item.replace.lowerBound)
  var text = ""
  if isSnippet {
    for part in item.insertion.parts {
      switch part {
      case .text(let piece): text += piece
      case .placeholder(_, let piece): text += piece
      }
    }
  } else {
    text = item.insertion.plain
  }
  var indentation = String(decoding: bytes[view.tree.lines[line].start..<view.tree.lines[line].content], as: UTF8.self)
  if view.tree.lines[line].kind == .blank {
    indentation = String(decoding: bytes[view.tree.lines[line].start..<item.replace.lowerBound], as: UTF8.self)
  }
  if let bom = indentation.unicodeScalars.first, bom == "\u{FEFF}" {
    indentation = String(indentation.unicodeScalars.dropFirst())
  }
  text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n" + indentation)
  var edits = item.additionalEdits + [TextEdit(range: item.replace, text: text)]
  edits.sort { $0.range.lowerBound < $1.range.lowerBound }
  return applied(edits, to: bytes)
}

/// `bytes` with edits in order and without overlap.
func applied(_ edits: [TextEdit], to bytes: [UInt8]) -> String {
  var result: [UInt8] = []
  var position = 0
  for edit in edits {
    #expect(edit.range.lowerBound >= position)
    result += bytes[position..<max(position, edit.range.lowerBound)]
    result += edit.text.utf8
    position = edit.range.upperBound
  }
  result += bytes[position...]
  return String(decoding: result, as: UTF8.self)
}

private let roadTemplate = """
  @template 测试/项目表
  @unit 万元

  项目名称: text, required
    > 写全称。
  年度: year
  类别: choice
    - 新建
    - 续建
  项目资金: group, required
    资金总额: amount, required
      按来源: parts
        财政拨款: amount
        其他资金: amount
  绩效指标: indicators, required, total 100
    产出指标: tier, required
      数量指标: tier, required
      质量指标: tier
    满意度指标: tier, required
    - *: target, required
      评分标准: scoring, required
      备注: text
  明细: table
    名称: text, required
    金额: amount
    状态: choice
      - 已付
      - 未付
    日期: date
  """

@Suite struct CompletionTests {
  private func complete(_ marked: String, language: Language = .zh) -> (list: CompletionList, view: DocumentView) {
    let (text, offset) = cursor(marked)
    let view = view(text, templates: [roadTemplate], language: language)
    return (view.completion(at: offset), view)
  }

  private func labels(_ marked: String) -> [String] { complete(marked).list.items.map(\.label) }

  private func take(_ label: String, in marked: String, isSnippet: Bool = false) throws -> String {
    let (list, view) = complete(marked)
    let item = try #require(list.items.first { $0.label == label }, "\(list.items.map(\.label))")
    return apply(item, to: view, isSnippet: isSnippet)
  }

  private let head = "@form 测试/项目表\n"

  @Test func missingRequiredFieldsComeFirst() {
    #expect(labels(head + "‸") == ["项目名称", "项目资金", "绩效指标", "年度", "类别", "明细"])
    // Not what the form has already.
    #expect(labels(head + "项目名称: 甲\n‸\n年度: 2026\n") == ["项目资金", "绩效指标", "类别", "明细"])
  }

  @Test func aFieldComesWithWhatItRequires() throws {
    #expect(try take("绩效指标", in: head + "‸") == head + "绩效指标:\n  产出指标:\n    数量指标:\n  满意度指标:")
    #expect(
      try take("满意度指标", in: head + "绩效指标:\n  ‸", isSnippet: true)
        == head + "绩效指标:\n  满意度指标:\n    - 指标名: ≥ 数 单位\n      评分标准: ")
    #expect(try take("明细", in: head + "‸") == head + "明细:\n  | 名称 | 金额 | 状态 | 日期 |")
    #expect(try take("项目资金", in: head + "xmzj‸") == head + "项目资金:\n  资金总额: ")
  }

  @Test func namesAreFoundByPinyin() {
    #expect(labels(head + "xmmc‸").first == "项目名称")
    #expect(labels(head + "xmz‸") == ["项目资金"])
    #expect(labels(head + "jixiao‸") == ["绩效指标"])
    let item = complete(head + "xmz‸").list.items.first
    #expect(item?.filterText.hasPrefix("xmzj") == true)
    #expect(complete(head + "xmz‸").list.isIncomplete)
  }

  @Test func aNameAloneIsReplacedWhereLinesHangOnIt() throws {
    #expect(try take("项目资金", in: head + "项目‸:\n  资金总额: 5\n") == head + "项目资金:\n  资金总额: 5\n")
    #expect(try take("年度", in: head + "n‸du: 2026\n") == head + "年度: 2026\n")
  }

  @Test func indicatorsOfTheLibrarySuitTheTier() throws {
    let marked = head + "绩效指标:\n  产出指标:\n    质量指标:\n      ‸\n"
    let (list, view) = complete(marked)
    #expect(list.items.first?.kind == .indicator)
    let item = try #require(list.items.first { $0.label == "验收合格率" })
    #expect(
      apply(item, to: view, isSnippet: false)
        == head + "绩效指标:\n  产出指标:\n    质量指标:\n      - 验收合格率: = 100%\n        评分标准: \n")
    #expect(item.insertion.syntax() == "- 验收合格率: = ${1:100}%\n  评分标准: $2")
    #expect(labels(head + "绩效指标:\n  产出指标:\n    质量指标:\n      - yshgl‸\n").first == "验收合格率")
    // Not what the tier has already.
    #expect(!labels(head + "绩效指标:\n  产出指标:\n    质量指标:\n      - 验收合格率: = 100%\n      ‸\n").contains("验收合格率"))
    // Where tiers stand below, indicators do not.
    #expect(labels(head + "绩效指标:\n  产出指标:\n    ‸\n") == ["数量指标", "质量指标"])
  }

  @Test func attributesOfAnIndicator() {
    let lines = head + "绩效指标:\n  满意度指标:\n    - 满意度: ≥ 90%\n      ‸"
    #expect(labels(lines) == ["评分标准", "备注"])
    #expect(labels(head + "绩效指标:\n  满意度指标:\n    - 满意度: ≥ 90%\n      评分标准: 达标得分\n      ‸") == ["备注"])
  }

  @Test func anUnevenIndentationIsRepaired() throws {
    let marked = head + "绩效指标:\n  产出指标:\n    数量指标: /\n   ‸"
    #expect(try take("质量指标", in: marked) == head + "绩效指标:\n  产出指标:\n    数量指标: /\n    质量指标:")
  }

  @Test func choices() throws {
    #expect(labels(head + "类别: ‸") == ["新建", "续建"])
    #expect(labels(head + "类别: xu‸") == ["续建"])
    #expect(try take("新建", in: head + "类别:‸") == head + "类别: 新建")
    #expect(try take("续建", in: head + "类别: 新‸建") == head + "类别: 续建")
    #expect(try take("续建", in: head + "类别：‸") == head + "类别：续建")
  }

  @Test func elementsOfAList() throws {
    let template = "@template t\n领域: list\n  - *: choice\n    - 教育\n    - 卫生\n费用: list\n  - *: amount\n"
    func complete(_ marked: String) -> [String] {
      let (text, offset) = cursor("@form t\n" + marked)
      return BiaoFeaturesTests.view(text, templates: [template]).completion(at: offset).items.map(\.label)
    }
    #expect(complete("领域:\n  - ‸\n") == ["教育", "卫生"])
    #expect(complete("领域:\n  - ws‸\n") == ["卫生"])
    #expect(complete("费用:\n  - 差旅: 5‸\n").first == "万元")
  }

  @Test func unitsAfterANumber() throws {
    #expect(labels(head + "项目资金:\n  资金总额: 12.5‸").first == "万元")
    #expect(try take("亿元", in: head + "项目资金:\n  资金总额: 12.5‸") == head + "项目资金:\n  资金总额: 12.5 亿元")
    #expect(try take("亿元", in: head + "项目资金:\n  资金总额: 12.5 y‸") == head + "项目资金:\n  资金总额: 12.5 亿元")
    #expect(try take("元", in: head + "项目资金:\n  资金总额: 12.5 ‸万元") == head + "项目资金:\n  资金总额: 12.5 元")
    let rate = head + "绩效指标:\n  满意度指标:\n    - 群众满意度: ≥ 90‸"
    #expect(labels(rate).first == "%")
    #expect(try take("%", in: rate) == head + "绩效指标:\n  满意度指标:\n    - 群众满意度: ≥ 90%")
    let length = head + "绩效指标:\n  产出指标:\n    数量指标:\n      - 道路长度: ≥ 12 ‸"
    #expect(labels(length).prefix(3) == ["公里", "米", "延米"] || labels(length).first == "km")
    #expect(!labels(length).contains("人"))
  }

  @Test func comparisonsForATarget() throws {
    let cost = head + "绩效指标:\n  满意度指标:\n    - 项目总成本: ‸"
    #expect(labels(cost).prefix(2) == ["≤ 600 万元", "≤"])
    #expect(labels(cost).contains("/"))
    #expect(try take("≤", in: cost) == head + "绩效指标:\n  满意度指标:\n    - 项目总成本: ≤ ")
    #expect(labels(head + "绩效指标:\n  满意度指标:\n    - 甲: dx‸").contains("定性"))
  }

  @Test func tiersMayBeStruck() {
    #expect(labels(head + "绩效指标:\n  产出指标: ‸") == ["/"])
  }

  @Test func weightsAndUnitsInParentheses() throws {
    let marked = head + "绩效指标:\n  产出指标 (60分):\n  满意度指标 (‸):\n"
    #expect(labels(marked).first == "40分")
    #expect(try take("40分", in: marked) == head + "绩效指标:\n  产出指标 (60分):\n  满意度指标 (40分):\n")
    #expect(
      try take("40分", in: head + "绩效指标:\n  产出指标 (60分):\n  满意度指标（4‸")
        == head + "绩效指标:\n  产出指标 (60分):\n  满意度指标（40分）")
    #expect(labels(head + "项目资金 (w‸)").contains("万元"))
  }

  @Test func datesOfTheFormsYear() {
    #expect(labels(head + "年度: 2026\n明细:\n  | 名称 | 日期 |\n  | 甲 | ‸ |\n").prefix(2) == ["2026年1月1日", "2026年12月31日"])
  }

  @Test func tables() throws {
    #expect(labels(head + "明细:\n  | 名称 | ‸ |\n") == ["金额", "状态", "日期"])
    #expect(labels(head + "明细:\n  | 名称 | 状态 |\n  | 甲 | ‸ |\n") == ["已付", "未付"])
    #expect(labels(head + "明细:\n  | 名称 | 状态 |\n  | ‸ | 已付 |\n").isEmpty)
    #expect(
      try take("未付", in: head + "明细:\n  | 名称 | 状态 |\n  | 甲 | 已‸付 |\n")
        == head + "明细:\n  | 名称 | 状态 |\n  | 甲 | 未付 |\n")
  }

  /// What a table holds are rows, and a line among them would take those that follow.
  @Test func linesOfATableAreRows() {
    #expect(labels(head + "明细:\n  ‸\n").isEmpty)
    let rows = ["  | 名称 | 状态 |\n", "  | 甲 | 已付 |\n", "  | 乙 | 未付 |\n"]
    for index in 0...2 {
      for indentation in ["", "  ", "    "] {
        let text = rows[..<index].joined() + indentation + "‸\n" + rows[index...].joined()
        #expect(labels(head + "明细:\n" + text).isEmpty)
      }
    }
    #expect(labels(head + "明细:\n" + rows.joined() + "  ‸\n").isEmpty)
    #expect(labels(head + "明细:\n" + rows.joined() + "‸\n").contains("年度"))
  }

  @Test func directivesAndTemplates() throws {
    #expect(labels("‸").first?.hasPrefix("@") == true)
    #expect(labels("@‸").contains("form") && labels("@‸").contains("表"))
    #expect(labels("@f‸").first == "form")
    #expect(labels("@表 测‸").first == "测试/项目表")
    #expect(labels("@form xmb‸").contains("测试/项目表"))
    #expect(try take("测试/项目表", in: "@form xm‸\n") == "@form 测试/项目表\n")
    let template = "@模板 甲\n@继‸\n"
    #expect(labels(template).first == "继承")
    #expect(!labels("@模板 甲\n@继承 ‸\n").contains("甲"))
  }

  @Test func suppressions() throws {
    #expect(
      labels(head + "#‸\n项目名称:\n") == [
        "hebiao-ignore", "hebiao-ignore-block", "hebiao-ignore-start", "hebiao-ignore-end", "hebiao-ignore-file",
      ])
    #expect(labels(head + "# hebiao-ig‸\n").count == 5)
    #expect(labels(head + "# 说明‸\n").isEmpty)
    // What the next line is at fault for comes first.
    #expect(labels(head + "# hebiao-ignore ‸\n项目名称:\n").first == "empty-required")
    #expect(labels(head + "# hebiao-ignore empty-required, vague-t‸\n").first == "vague-target")
    #expect(labels(head + "# hebiao-ignore empty-required: 因‸\n").isEmpty)
    let item = complete(head + "# hebiao-ignore emptyr‸\n项目名称:\n").list.items.first
    #expect(item?.insertion.syntax() == "empty-required: ${1:理由}")
  }

  @Test func daysOfSuppressions() {
    #expect(labels(head + "# hebiao-ignore empty-required ‸\n项目名称:\n") == ["until", "截至", "至"])
    #expect(labels(head + "# hebiao-ignore-block vague-target, empty-required u‸\n").first == "until")
    #expect(labels(head + "# hebiao-ignore empty-required until ‸\n").isEmpty)
    #expect(labels(head + "# hebiao-ignore empty-required until 2027-01-01, vague-t‸\n").first == "vague-target")
    #expect(labels(head + "# hebiao-ignore-end empty-required ‸\n").isEmpty)
    #expect(labels(head + "# hebiao-ignore-start empty-req‸\n").first == "empty-required")
    #expect(labels(head + "# hebiao-ignore-nothing empty-req‸\n").isEmpty)
    let item = complete(head + "# hebiao-ignore empty-required u‸\n项目名称:\n").list.items.first
    #expect(item?.insertion.syntax() == "until ${1:年-月-日}: ${2:理由}")
  }

  @Test func theConfigurationIsAForm() {
    #expect(labels("@form hebiao/配置\n预设: ‸").contains("strict"))
    #expect(labels("@form hebiao/配置\n规则:\n  vague‸").contains("vague-target"))
    #expect(labels("@form hebiao/配置\n规则:\n  vague-target: ‸") == ["error", "warning", "info", "hint", "off"])
  }

  @Test func templates() throws {
    #expect(labels("@template 甲\n名称: ‸").first == "text")
    #expect(labels("@模板 甲\n名称: ‸").first == "文本")
    #expect(labels("@模板 甲\n名称: 文本，‸").prefix(2) == ["必填", "别名"])
    #expect(labels("@template 甲\n名称: text, ‸").prefix(2) == ["required", "alias"])
    #expect(labels("@template 甲\n指标: indicators, t‸").first == "total")
    let sums = "@template 甲\n资金: group\n  总额: amount\n  财政（省）: amount\n  其他: amount\n  @check ‸\n"
    #expect(labels(sums).prefix(3) == ["总额", "财政（省）", "其他"])
    #expect(labels(sums).contains("sum"))
    #expect(try take("财政（省）", in: sums).contains("@check \"财政（省）\""))
    #expect(labels("@template 甲\n资金: group\n  总额: amount\n@check 资金.‸\n") == ["总额"])
    #expect(labels("@template 甲\n总额: amount\n明细: parts of z‸\n").contains("总额"))
    #expect(labels("@template 甲\n@extends 测试/项目表\n‸\n").first == "项目名称")
    #expect(labels("@template 甲\n@extends 测试/项目表\n绩效指标:\n  ‸\n") == ["产出指标", "满意度指标"])
  }

  @Test func nothingInRunningText() {
    #expect(labels(head + "项目名称:\n  > 写‸\n").isEmpty)
  }

  @Test func itemsAreOrderedAndExplained() throws {
    let (list, view) = complete(head + "‸")
    #expect(list.items.map(\.sortText) == list.items.map(\.sortText).sorted())
    let key = try #require(list.items.first?.key)
    #expect(CompletionKey(text: key.text) == key)
    #expect(view.completionDetails(key)?.contains("写全称。") == true)
    #expect(view.completionDetails(.field(99_999)) == nil)
    #expect(view.completionDetails(.field(-1)) == nil)
    #expect(view.completionDetails(.rule("vague-target")) != nil)
    #expect(view.completionDetails(.template("财政部/项目支出绩效目标表")) != nil)
    #expect(view.completionDetails(.indicator("验收合格率"))?.contains("100") == true)
    for type in FieldType.allCases { #expect(view.completionDetails(.type(type.keywords.en)) != nil) }
  }

  @Test func snippetsAreEscaped() {
    var snippet = Snippet("a$b\\c}\n")
    snippet.addPlaceholder("x}$")
    #expect(snippet.syntax(newline: "\r\n ") == "a\\$b\\\\c}\r\n ${1:x\\}\\$}")
    #expect(snippet.plain(newline: "\n  ") == "a$b\\c}\n  ")
  }
}
