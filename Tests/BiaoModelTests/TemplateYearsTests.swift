// Templates whose names carry years, read by the forms of other years.

import BiaoModel
import BiaoSyntax
import Testing

@Suite struct TemplateYearsTests {
  private static let text = """
    @template 决算（2015）
    年度: year
    2019年决算数: amount, alias 2019年度决算
    2020年决算数: amount
    增加额: amount
    2019年与2020年对比表: table
      2019年: amount
      2019-2020年增减: amount
    编号: code
      > 2020年起编号。
    @check 增加额 = 2020年决算数 - 2019年决算数
    """

  private func names(_ form: String) -> [String]? {
    let store = TemplateStore(workspace: [source(Self.text, path: "t.biao")])
    guard case .found(let template) = store.template(named: "决算（2015）", for: Tree(Array(form.utf8))) else { return nil }
    return template.fields.dropFirst().map(\.name)
  }

  private func years(_ form: String) -> String? { names(form)?[1] }

  @Test func movesEveryNameAndFormula() {
    let form = "@form 决算（2015）\n2021年决算数: 10\n2022年决算数: 30\n增加额: 15\n"
    #expect(
      names(form) == [
        "年度", "2021年决算数", "2022年决算数", "增加额", "2021年与2022年对比表", "2021年", "2021-2022年增减", "编号",
      ])
    let store = TemplateStore(workspace: [source(Self.text, path: "t.biao")])
    let tree = Tree(Array(form.utf8))
    guard case .found(let template) = store.template(named: "决算（2015）", for: tree) else {
      Issue.record("no template")
      return
    }
    #expect(template.name == "决算（2015）")
    #expect(template.problems.isEmpty)
    let bound = Form(SourceFile(path: "form.biao", tree: tree), template: template)
    #expect(faults(bound).isEmpty)
    #expect(verdicts(bound) == ["fails 15: 15 = 20"])
  }

  @Test func staysWhereTheNamesAreThoseOfTheTemplate() {
    #expect(years("2019年决算数: 10\n2020年决算数: 30") == "2019年决算数")
    // An odd name is no other year's form.
    #expect(years("2019年决算数: 10\n2020年决算数: 30\n2024年预算: 3") == "2019年决算数")
    #expect(years("2031年规划: 3") == "2019年决算数")
    #expect(years("增加额: 3") == "2019年决算数")
    // Nobody uses a template for so long.
    #expect(years("2088年决算数: 3\n2089年决算数: 4") == "2019年决算数")
  }

  @Test func readsTheYearWhereNoNameHasOne() {
    #expect(years("年度: 2023年度\n增加额: 3") == "2022年决算数")
    #expect(years("年度: 2020\n增加额: 3") == "2019年决算数")
  }

  @Test func goesBackAsWell() {
    #expect(years("2017年度决算: 10\n2018年决算数: 30") == "2017年决算数")
  }

  @Test func isOneTemplateForAllFormsOfAYear() {
    let store = TemplateStore(workspace: [source(Self.text, path: "t.biao")])
    let form = Tree(Array("2021年决算数: 10\n2022年决算数: 30".utf8))
    guard case .found(let first) = store.template(named: "决算（2015）", for: form),
      case .found(let second) = store.template(named: "决算（2015）", for: form)
    else {
      Issue.record("no template")
      return
    }
    // What was bound before an edit is taken over only while the template is the same.
    #expect(first === second)
  }
}
