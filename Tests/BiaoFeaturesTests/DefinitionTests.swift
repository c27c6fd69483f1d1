// From names to what declares them, and from declarations to names.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

/// A template, one that extends it, and forms of both.
let movingDocuments: [(path: String, text: String)] = [
  (
    "base.biao",
    """
    @template 县/基础表
    @unit 万元

    项目名称: text, required
    等级: choice
      - 甲
      - 乙
    资金总额: amount
      按来源分: parts
        财政拨款: amount
        其他资金: amount
      按性质分: parts of 资金总额
        工程费: amount
    支出明细: table
      内容: text
      金额: amount
      其中财政: amount
      @check 其中财政 <= 金额
      @total 合计
    绩效指标: indicators, total 100
      产出指标: tier
        数量指标: tier, alias 产出数量
      - *: target
        得分: number
        @check 得分 <= 分值
    @check 资金总额 = 支出明细.合计.金额
    """
  ),
  (
    "child.biao",
    """
    @template 县/学校表
    @extends 县/基础表

    项目名称: text, required, alias 工程名称
    学校: text
    等级: removed
    资金总额:
      按来源分:
        村集体: amount
    支出明细:
      @check 金额 = 其中财政
    @check 资金总额 >= 财政拨款
    """
  ),
  (
    "one.biao",
    """
    @form 县/基础表

    项目名称: 修路
    等级: 甲
    资金总额: 30 万元
      按来源分:
        财政拨款: 20
        其他资金: 10
    支出明细:
      | 内容 | 金额 | 其中财政 | 备注 |
      | 合计 | 30   | 20       |      |
      | 路面 | 30   | 20       |      |
    绩效指标:
      产出指标 (60分):
        一、数量指标:
          - 里程 (60分): ≥ 3 公里
            得分: 50
    """
  ),
  (
    "two.biao",
    """
    # hebiao-ignore-file missing-weight: 试
    @form 县/学校表

    工程名称: 修校舍
    学校: 一小
    资金总额: 30
      按来源分:
        财政拨款: 20
        捐款: 10
    绩效指标:
      产出指标:
        产出数量:
          - 里程: ≥ 3 公里
    """
  ),
]

@Suite struct DefinitionTests {
  let test = TestProject(movingDocuments)

  private func definition(_ text: String, _ number: Int = 1, in path: String) -> [String] {
    test.view(path).definition(at: test.offset(of: text, number, in: path)).map(describe)
  }

  private func declaration(_ text: String, _ number: Int = 1, in path: String) -> [String] {
    test.view(path).declaration(at: test.offset(of: text, number, in: path)).map(describe)
  }

  private func type(_ text: String, _ number: Int = 1, in path: String) -> [String] {
    test.view(path).typeDefinition(at: test.offset(of: text, number, in: path)).map(describe)
  }

  @Test func entriesLeadToTheLineThatHolds() {
    #expect(definition("项目名称", in: "one.biao") == ["base.biao:4 项目名称"])
    #expect(definition("工程名称", in: "two.biao") == ["child.biao:4 项目名称"])
    #expect(declaration("工程名称", in: "two.biao") == ["base.biao:4 项目名称"])
    // A line that only opens the inherited group holds nothing.
    #expect(definition("资金总额", in: "two.biao") == ["base.biao:8 资金总额"])
    #expect(definition("学校:", in: "two.biao") == ["child.biao:5 学校"])
    #expect(definition("数量指标", in: "one.biao") == ["base.biao:22 数量指标"])
    #expect(definition("产出数量", in: "two.biao") == ["base.biao:22 数量指标"])
    #expect(definition("得分", in: "one.biao") == ["base.biao:24 得分"])
  }

  @Test func columnsRowsAndOptions() {
    #expect(definition("其中财政", in: "one.biao") == ["base.biao:17 其中财政"])
    #expect(definition("合计", in: "one.biao") == ["base.biao:19 合计"])
    #expect(definition("甲", in: "one.biao") == ["base.biao:6 甲"])
    // Neither the column nor the row is the template's.
    #expect(definition("备注", in: "one.biao") == ["one.biao:10 备注"])
    #expect(definition("路面", in: "one.biao") == ["one.biao:12 路面"])
    #expect(definition("捐款", in: "two.biao") == ["two.biao:9 捐款"])
  }

  @Test func templatesAndFormulas() {
    #expect(definition("县/学校表", in: "two.biao") == ["child.biao:1 县/学校表"])
    #expect(definition("县/基础表", in: "child.biao") == ["base.biao:1 县/基础表"])
    #expect(definition("资金总额 = ", in: "base.biao") == ["base.biao:8 资金总额"])
    #expect(definition("支出明细.", in: "base.biao") == ["base.biao:14 支出明细"])
    #expect(definition("合计.", in: "base.biao") == ["base.biao:19 合计"])
    #expect(definition("资金总额", 2, in: "base.biao") == ["base.biao:8 资金总额"])
    #expect(definition("财政拨款", in: "child.biao") == ["base.biao:10 财政拨款"])
    #expect(definition("其中财政", in: "child.biao") == ["base.biao:17 其中财政"])
    #expect(definition("等级", in: "child.biao") == ["base.biao:5 等级"])
    // 分值 is declared nowhere; neither is a rule or a unit.
    #expect(definition("分值", in: "base.biao") == [])
    #expect(definition("missing-weight", in: "two.biao") == [])
    #expect(definition("万元", in: "one.biao") == [])
    #expect(definition("修校舍", in: "two.biao") == [])
  }

  @Test func typesOfValues() {
    #expect(type("修路", in: "one.biao") == ["base.biao:4 text"])
    #expect(type("甲", in: "one.biao") == ["base.biao:6 甲"])
    #expect(type("等级", in: "one.biao") == ["base.biao:5 choice"])
    #expect(type("≥ 3 公里", in: "one.biao") == ["base.biao:23 target"])
    #expect(type("里程", in: "one.biao") == ["base.biao:23 target"])
    #expect(type("30   | 20", in: "one.biao") == ["base.biao:16 amount"])
    #expect(type("@form", in: "one.biao") == ["base.biao:1 县/基础表"])
    #expect(type("县/基础表", in: "child.biao") == ["base.biao:1 县/基础表"])
    #expect(type("按性质分", in: "base.biao") == ["base.biao:12 parts of 资金总额"])
  }

  @Test func implementationsAreTheLinesOfForms() {
    func implementation(_ text: String, _ number: Int = 1, in path: String) -> [String] {
      test.project.implementation(at: test.offset(of: text, number, in: path), in: test.view(path)).whole().map(
        describe)
    }
    #expect(implementation("项目名称", in: "base.biao") == ["one.biao:3 项目名称", "two.biao:4 工程名称"])
    #expect(implementation("数量指标", in: "base.biao") == ["one.biao:15 一、数量指标", "two.biao:12 产出数量"])
    #expect(implementation("金额", in: "base.biao") == ["one.biao:10 金额"])
    #expect(implementation("合计", in: "base.biao") == ["one.biao:11 合计"])
    #expect(implementation("县/基础表", in: "base.biao") == ["child.biao:2 县/基础表", "one.biao:1 县/基础表"])
    #expect(implementation("村集体", in: "child.biao") == [])
  }

  @Test func referencesOfEveryKind() {
    func references(_ text: String, _ number: Int = 1, in path: String, _ isWithDeclaration: Bool = true) -> [String] {
      test.project.references(
        at: test.offset(of: text, number, in: path), in: test.view(path), includeDeclaration: isWithDeclaration
      ).whole().map(describe)
    }
    let funds = [
      "base.biao:8 资金总额", "base.biao:12 资金总额", "base.biao:26 资金总额", "child.biao:7 资金总额", "child.biao:12 资金总额",
      "one.biao:5 资金总额", "two.biao:6 资金总额",
    ]
    #expect(references("资金总额", in: "base.biao") == funds)
    #expect(references("资金总额", in: "two.biao") == funds)
    #expect(references("资金总额", in: "two.biao", false) == Array(funds.dropFirst()))
    #expect(
      references("工程名称", in: "child.biao", false)
        == ["child.biao:4 工程名称", "one.biao:3 项目名称", "two.biao:4 工程名称"])
    #expect(references("里程", in: "two.biao") == ["one.biao:16 里程", "two.biao:13 里程"])
    #expect(references("missing-weight", in: "two.biao") == ["two.biao:1 missing-weight"])
    #expect(references("万元", in: "base.biao") == ["base.biao:2 万元", "one.biao:5 万元"])
    #expect(references("路面", in: "one.biao") == ["one.biao:12 路面"])
    #expect(references("路面", in: "one.biao", false) == [])
    #expect(references("合计", in: "one.biao") == ["base.biao:19 合计", "base.biao:26 合计", "one.biao:11 合计"])
    #expect(references("等级", in: "child.biao") == ["base.biao:5 等级", "child.biao:6 等级", "one.biao:4 等级"])
  }

  /// A document that nobody saved, of a built-in template: the template's own lines are found too.
  @Test func builtInTemplates() {
    let path = "new.biao"
    let view = test.view(
      SourceFile(path: path, tree: Tree(Array("@form 财政部/项目支出绩效目标表\n项目名称: 修路\n".utf8))))
    let offset = view.tree.bytes.count - 20
    let definition = view.definition(at: offset)
    #expect(definition.map(\.source.path) == ["builtin:财政部/项目支出绩效目标表（2015）"])
    let found = test.project.references(at: offset, in: view, includeDeclaration: true).whole().map(\.source.path)
    #expect(Set(found) == [path, "builtin:财政部/项目支出绩效目标表（2015）"])
  }

  @Test func configurationNamesRules() {
    let test = TestProject([
      ("hebiao.biao", "@form hebiao/配置\n规则:\n  missing-weight: off\n"),
      ("a.biao", "# hebiao-ignore-file missing-weight: 试\n项目名称: 甲\n"),
    ])
    let offset = test.offset(of: "missing-weight", in: "a.biao")
    let found = test.project.references(at: offset, in: test.view("a.biao"), includeDeclaration: true).whole().map(
      describe)
    #expect(found == ["hebiao.biao:3 missing-weight", "a.biao:1 missing-weight"])
  }
}
