// What each word of a document is coloured as.

import BiaoFeatures
import BiaoRules
import BiaoSyntax
import TestSupport
import Testing

@Suite struct SemanticTokensTests {
  /// One token a line: its text, its kind, its modifiers.
  private func shown(_ view: DocumentView, in range: ByteRange? = nil) -> String {
    view.semanticTokens(in: range).map { token in
      let names = SemanticToken.Modifiers.names.enumerated().filter { token.modifiers.rawValue & (1 << $0.offset) != 0 }
      return ([view.text(token.range), token.kind.name] + names.map(\.element)).joined(separator: " ")
    }.joined(separator: "\n")
  }

  @Test func formOfABuiltInTemplate() {
    let text = """
      # 说明
      @form 财政部/项目支出绩效目标表
      @unit 万元
      项目名称: 桥
      项目资金:
        年度资金总额: 12.5
          财政拨款: 2 亿元
      # hebiao-ignore vague-target: 理由
      年度目标:
        > 修桥
      绩效指标:
        成本指标: /
        产出指标 (50分):
          数量指标:
            - 桥数 (6分): ≥ 40 座
            - 按期 (4分): 定性 按要求及时公开
      """
    #expect(
      shown(view(text)) == """
        # 说明 comment
        @form decorator
        财政部/项目支出绩效目标表 class defaultLibrary
        @unit decorator
        万元 unit
        项目名称 property required
        桥 string
        项目资金 property
        年度资金总额 property readonly required
        12.5 number readonly
        财政拨款 property
        2 number
        亿元 unit
        # comment
        hebiao-ignore keyword
        vague-target enumMember
        : 理由 comment
        年度目标 property
        修桥 string
        绩效指标 property required
        成本指标 tier deprecated required
        / keyword
        产出指标 tier required
        50分 weight
        数量指标 tier required
        桥数 indicator
        6分 weight
        ≥ operator
        40 number
        座 unit
        按期 indicator
        4分 weight
        定性 keyword
        按要求及时公开 enumMember
        """)
  }

  @Test func template() {
    let text = """
      @template 甲/表
      @extends 财政部/项目支出绩效目标表
      旧: removed
      总额 (万元): amount, required, alias 合计数
        > 填总数
      明细: parts of 总额
        甲: 金额
      等级: choice
        - 优
      表: table
        数: amount
        @check 数 = sum(别.甲) + 1.5% <= "总 额"
      绩效: indicators, total 100
        产出: 层级, 至少 2 项
        - *: target
      """
    #expect(
      shown(view(text)) == """
        @template decorator
        甲/表 class declaration definition
        @extends decorator
        财政部/项目支出绩效目标表 class defaultLibrary
        旧 property deprecated
        removed modifier
        总额 property declaration required
        万元 unit
        amount type
        required modifier
        alias modifier
        合计数 string
        填总数 comment documentation
        明细 property declaration
        parts type
        of keyword
        总额 property
        甲 property declaration
        金额 type
        等级 property declaration
        choice type
        优 enumMember declaration
        表 property declaration
        table type
        数 property declaration
        amount type
        @check decorator
        数 property
        = operator
        sum function defaultLibrary
        别 property
        甲 property
        + operator
        1.5% number
        <= operator
        总 额 property
        绩效 property declaration
        indicators type
        total modifier
        100 number
        产出 tier declaration
        层级 type
        至少 modifier
        2 项 number
        * keyword declaration
        target type
        """)
  }

  @Test func tableWithTotals() {
    let template = """
      @template 甲/表
      收入: table
        机构: text, required
        合计 (万元): amount
        拨款: amount
        @check 合计 = 拨款
        @total 总计
      """
    let text = """
      @form 甲/表
      收入:
        | 机构 | 合计（万元） | 拨款 |
        | 总计 | 12 | 12万元 |
        | 一院 | 12 | —— |
      """
    #expect(
      shown(view(text, templates: [template])) == """
        @form decorator
        甲/表 class
        收入 property
        机构 property definition required
        合计 property definition readonly
        万元 unit
        拨款 property definition
        总计 property readonly
        12 number readonly
        12 number readonly
        万元 unit
        一院 property
        12 number readonly
        —— keyword
        """)
  }

  @Test func rangeGivesItsLines() {
    let view = view("项目名称: 桥\n主管部门: 局\n年度: 2024\n")
    let middle = view.offset(of: "主管")
    #expect(shown(view, in: middle..<middle + 1) == "主管部门 property\n局 string")
  }

  @Test(arguments: Document.examples) func tokensAreInOrderWithinLinesAndSameInParts(_ document: Document) {
    for bytes in [document.bytes] + document.broken {
      let view = Document.view(bytes)
      let tokens = view.semanticTokens()
      var end = 0
      for token in tokens {
        #expect(
          !token.range.isEmpty && token.range.lowerBound >= end && token.range.upperBound <= view.tree.bytes.count)
        let line = view.tree.lines[view.tree.lineIndex(at: token.range.lowerBound)]
        #expect(token.range.upperBound <= line.end, "\(document.name): a token over lines")
        end = token.range.upperBound
      }
      let middle = view.tree.lines[view.tree.lines.count / 2].start
      let head = view.semanticTokens(in: 0..<max(middle - 1, 0))
      let tail = view.semanticTokens(in: middle..<view.tree.bytes.count)
      if middle > 0 { #expect(head + tail == tokens) }
    }
    #expect(!document.view().semanticTokens().isEmpty)
  }

  @Test func legendHasNoNameTwice() {
    #expect(Set(SemanticToken.Kind.allCases.map(\.name)).count == SemanticToken.Kind.allCases.count)
    let standard: Set<String> = [
      "namespace", "type", "class", "enum", "interface", "struct", "typeParameter", "parameter", "variable", "property",
      "enumMember", "event", "function", "method", "macro", "keyword", "modifier", "comment", "string", "number",
      "regexp", "operator", "decorator",
    ]
    for kind in SemanticToken.Kind.allCases { #expect(standard.contains(kind.standardName)) }
    #expect(SemanticToken.Modifiers.required.rawValue == 1 << (SemanticToken.Modifiers.names.count - 1))
  }
}
