// Renaming: what changes, what refuses, and that everything still says what it said.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

extension TestProject {
  /// The project after a rename.
  func applying(_ plan: RenamePlan) -> TestProject {
    let edited = Dictionary(plan.documents.map { ($0.source.path, $0.edited) }, uniquingKeysWith: { first, _ in first })
    return TestProject(
      sources.map { source in edited[source.path].map { SourceFile(path: source.path, tree: Tree($0)) } ?? source })
  }

  func rename(_ text: String, _ number: Int = 1, in path: String, to name: String) -> Result<RenamePlan, RenameRefusal>
  {
    project.renamed(at: offset(of: text, number, in: path), in: view(path), to: name)
  }
}

@Suite struct RenameTests {
  private let test = TestProject(movingDocuments)

  /// The lines that a rename changes, as they are afterwards.
  private func changed(_ text: String, _ number: Int = 1, in path: String, to name: String) -> [String] {
    switch test.rename(text, number, in: path, to: name) {
    case .failure(let refusal): return [refusal.reason]
    case .success(let plan):
      return plan.documents.flatMap { document -> [String] in
        let before = String(decoding: document.source.tree.bytes, as: UTF8.self).split(separator: "\n")
        let after = String(decoding: document.edited, as: UTF8.self).split(separator: "\n")
        return zip(before, after).filter { $0 != $1 }.map { "\(document.source.path) " + $1.drop { $0 == " " } }
      }
    }
  }

  @Test func aFieldChangesInTemplatesFormulasAndForms() {
    let expected = [
      "base.biao 总投资: amount", "base.biao 按性质分: parts of 总投资", "base.biao @check 总投资 = 支出明细.合计.金额", "child.biao 总投资:",
      "child.biao @check 总投资 >= 财政拨款", "one.biao 总投资: 30 万元", "two.biao 总投资: 30",
    ]
    #expect(changed("资金总额", in: "base.biao", to: "总投资") == expected)
    #expect(changed("资金总额", in: "two.biao", to: " 总投资 ") == expected)
    #expect(changed("资金总额", 2, in: "base.biao", to: "总投资") == expected)
  }

  @Test func namesAreQuotedWhereTheyMustBe() {
    #expect(
      changed("资金总额", in: "base.biao", to: "资金: 总额") == [
        "base.biao \"资金: 总额\": amount", "base.biao 按性质分: parts of 资金: 总额", "base.biao @check \"资金: 总额\" = 支出明细.合计.金额",
        "child.biao \"资金: 总额\":", "child.biao @check \"资金: 总额\" >= 财政拨款", "one.biao \"资金: 总额\": 30 万元",
        "two.biao \"资金: 总额\": 30",
      ])
    #expect(
      changed("金额", in: "base.biao", to: "金额-元") == [
        "base.biao 金额-元: amount", "base.biao @check 其中财政 <= \"金额-元\"", "base.biao @check 资金总额 = 支出明细.合计.\"金额-元\"",
        "child.biao @check \"金额-元\" = 其中财政", "one.biao | 内容 | 金额-元 | 其中财政 | 备注 |",
      ])
    #expect(changed("金额", in: "base.biao", to: "金|额").first?.contains("没法写成名称") == true)
    #expect(changed("捐款", in: "two.biao", to: "# 捐款") == ["two.biao \"# 捐款\": 10"])
    #expect(changed("里程", in: "two.biao", to: "指标1：里程").last == "two.biao - \"指标1：里程\": ≥ 3 公里")
  }

  @Test func tiersKeepWhatStandsAroundTheirName() {
    #expect(
      changed("数量指标", in: "base.biao", to: "产出规模") == [
        "base.biao 产出规模: tier, alias 产出数量", "one.biao 一、产出规模:", "two.biao 产出规模:",
      ])
    guard case .success(let plan) = test.rename("数量指标", in: "base.biao", to: "产出规模") else {
      Issue.record("refused")
      return
    }
    #expect(plan.documents.flatMap { $0.edits.map(\.kind) } == [.name, .variant, .alias])
  }

  @Test func whatIsShownIsTheDeclaredName() {
    func shown(_ text: String, in path: String) -> String? {
      let view = test.view(path)
      guard case .success(let target) = view.prepareRename(at: test.offset(of: text, in: path)) else { return nil }
      return "\(view.tree.text(target.range)) → \(target.placeholder)"
    }
    #expect(shown("一、数量", in: "one.biao") == "数量指标 → 数量指标")
    #expect(shown("产出数量", in: "two.biao") == "产出数量 → 产出数量")
    #expect(shown("项目名称", in: "one.biao") == "项目名称 → 项目名称")
    #expect(changed("一、数量", in: "one.biao", to: "产出规模") == changed("数量指标", in: "base.biao", to: "产出规模"))
  }

  @Test func anAliasIsRenamedAlone() {
    let expected = ["base.biao 数量指标: tier, alias 数量产出", "two.biao 数量产出:"]
    #expect(changed("产出数量", in: "base.biao", to: "数量产出") == expected)
    #expect(changed("产出数量", in: "two.biao", to: "数量产出") == expected)
    #expect(
      changed("产出数量", in: "base.biao", to: "数量,产出") == ["base.biao 数量指标: tier, alias \"数量,产出\"", "two.biao 数量,产出:"])
  }

  @Test func attributesRowsTemplatesAndIndicators() {
    #expect(
      changed("得分", in: "one.biao", to: "自评得分") == [
        "base.biao 自评得分: number", "base.biao @check 自评得分 <= 分值", "one.biao 自评得分: 50",
      ])
    #expect(
      changed("合计", in: "one.biao", to: "总计") == [
        "base.biao @total 总计", "base.biao @check 资金总额 = 支出明细.总计.金额", "one.biao | 总计 | 30   | 20       |      |",
      ])
    #expect(
      changed("县/基础表", in: "one.biao", to: "市/基础表") == [
        "base.biao @template 市/基础表", "child.biao @extends 市/基础表", "one.biao @form 市/基础表",
      ])
    guard case .success(let plan) = test.rename("里程", in: "two.biao", to: "道路里程") else {
      Issue.record("refused")
      return
    }
    #expect(plan.documents.map(\.source.path) == ["one.biao", "two.biao"])
    #expect(plan.documents.map { $0.edits.map(\.kind) } == [[.otherDocument], [.name]])
    #expect(changed("路面", in: "one.biao", to: "路基") == ["one.biao | 路基 | 30   | 20       |      |"])
  }

  @Test func refusesWithAReason() {
    #expect(changed("项目名称", in: "base.biao", to: "") == ["名称不能空着"])
    #expect(changed("项目名称", in: "base.biao", to: "甲\n乙") == ["名称里不能有换行和控制字符"])
    #expect(changed("项目名称", in: "base.biao", to: "资金 总额") == ["模板“县/基础表”里同一级已有“资金总额”"])
    // The sibling stands in the template that extends.
    #expect(changed("项目名称", in: "base.biao", to: "学校") == ["模板“县/学校表”里同一级已有“学校”"])
    #expect(changed("项目名称", in: "base.biao", to: "/") == ["“/”是“不适用”或占位的写法，不能作名称"])
    #expect(changed("县/基础表", in: "one.biao", to: "县/学校表") == ["已有模板叫“县/学校表”"])
    #expect(changed("捐款", in: "two.biao", to: "财政拨款") == ["“two.biao”里同一级已有“财政拨款”"])
    #expect(changed("万元", in: "base.biao", to: "元") == ["计量单位是内建的，不能改名"])
    #expect(changed("分值", in: "base.biao", to: "分") == ["“分值”“指标值”是语言里的词，不能改名"])
    #expect(changed("amount", in: "base.biao", to: "a") == ["类型和修饰是语言里的词，不能改名"])
    #expect(changed("@form", in: "one.biao", to: "a") == ["指令是语言里的词，不能改名"])
    #expect(changed("3 公里", in: "one.biao", to: "a") == ["这里没有能改名的名称；数、单位、文字直接改就是"])
    #expect(changed("*: target", in: "base.biao", to: "a") == ["“*”不是名称，不能改名"])
    // The column 金额 would be found first where the total is meant.
    #expect(changed("财政拨款", in: "base.biao", to: "其中财政").first?.contains("指别的东西") == true)
    let builtIn = TestProject([("a.biao", "@form 财政部/项目支出绩效目标表\n项目名称: 甲\n")])
    let refusal = builtIn.view("a.biao", language: .en).prepareRename(at: builtIn.offset(of: "项目名称", in: "a.biao"))
    #expect(refusal.refusal?.hasPrefix("a built-in template declares it") == true)
  }

  /// A form of an open template has a line of the new name already: it would become the declared one.
  @Test func refusesWhereFormsHaveTheNameAlready() {
    let test = TestProject([
      ("t.biao", "@template 甲\n*: text\n经费: amount\n"), ("a.biao", "@form 甲\n经费: 1 万元\n"),
      ("b.biao", "@form 甲\n拨款: 见附件\n"),
    ])
    #expect(
      test.rename("经费", in: "a.biao", to: "拨款").refusal == "“b.biao”里已经另有同名的栏目，改名后就混在一起了")
    #expect(test.rename("经费", in: "a.biao", to: "资金").refusal == nil)
  }

  /// The whole project with each of its names changed has the findings it had, and changed back the bytes it had.
  @Test(arguments: ["某某事项", "某某（甲）: 1+1"])
  func everythingStaysAsItWas(_ name: String) {
    var projects = [TestProject(movingDocuments)]
    projects.append(TestProject(exampleProject.sources.filter { !$0.path.hasPrefix("faulty") }))
    var restored = 0
    for test in projects {
      var seen: Set<Symbol> = []
      var count = 0
      for source in test.sources {
        let view = test.view(source)
        for place in view.occurrences.all() where seen.insert(place.symbol).inserted {
          guard case .entry = place.symbol else {
            guard case .template = place.symbol else { continue }
            restored += check(test, view, place, name) ? 1 : 0
            continue
          }
          count += 1
          // A project is linted twice for each.
          guard test.sources.count < 10 || count % 83 == 0 else { continue }
          restored += check(test, view, place, name) ? 1 : 0
        }
      }
    }
    #expect(restored > 10)
  }

  /// Whether the rename was done and taken back.
  private func check(_ test: TestProject, _ view: DocumentView, _ place: Occurrence, _ name: String) -> Bool {
    let old = view.tree.text(place.range)
    guard case .success(let plan) = test.project.renamed(at: place.range.lowerBound, in: view, to: name) else {
      return false
    }
    #expect(!plan.documents.isEmpty, "\(old)")
    let after = test.applying(plan)
    for (a, b) in zip(test.sources, after.sources) {
      #expect(a.tree.problems.map(\.kind) == b.tree.problems.map(\.kind), "\(old) in \(a.path)")
      #expect(findings(test, a) == findings(after, b), "\(old) in \(a.path)")
    }
    guard plan.documents.allSatisfy({ $0.edits.allSatisfy { $0.kind == .name } }),
      let document = plan.documents.first(where: { $0.source.path == view.source.path })
    else { return false }
    // The place moves with the edits before it.
    let shift = document.edits.filter { $0.range.upperBound <= place.range.lowerBound }.reduce(0) {
      $0 + $1.text.utf8.count - $1.range.count
    }
    let marks = document.edits.first { $0.range == place.range }.map { $0.text.hasPrefix("\"") ? 1 : 0 } ?? 0
    let back = after.project.renamed(
      at: place.range.lowerBound + shift + marks, in: after.view(view.source.path), to: old)
    guard case .success(let restoring) = back else {
      Issue.record("\(old): \(back)")
      return false
    }
    let restored = after.applying(restoring)
    for (a, b) in zip(test.sources, restored.sources) {
      #expect(a.tree.bytes == b.tree.bytes, "\(old) in \(a.path)")
    }
    return true
  }

  /// What does not rest on the words of names.
  private func findings(_ test: TestProject, _ source: SourceFile) -> [String] {
    let families: Set<Rule.Family> = [.syntax, .structure, .templates, .values, .sums, .scoring]
    return test.view(source).examination.findings.filter {
      Rule.named($0.rule).map { families.contains($0.family) } ?? false
    }
    .map { "\(source.tree.lineIndex(at: $0.range.lowerBound)) \($0.rule)" }
  }

  @Test func nothingTraps() {
    for (path, text) in movingDocuments {
      let bytes = Array(text.utf8)
      for length in stride(from: 0, through: bytes.count, by: 71) {
        let view = test.view(SourceFile(path: path, tree: Tree(Array(bytes[..<length]))))
        for offset in stride(from: -1, through: length + 1, by: 23) {
          _ = view.prepareRename(at: offset)
          _ = test.project.renamed(at: offset, in: view, to: "“新:名")
        }
      }
    }
  }
}

extension Result where Failure == RenameRefusal {
  fileprivate var refusal: String? {
    if case .failure(let refusal) = self { refusal.reason } else { nil }
  }
}

/// A template whose names carry years, and a form of a later year.
@Suite struct YearsInNamesTests {
  private let test = TestProject([
    ("t.biao", "@template 决算\n年度: year\n2019年决算数: amount\n2020年决算数: amount\n说明: text\n"),
    ("now.biao", "@form 决算\n2020年决算数: 3\n说明: 甲\n"),
    ("later.biao", "@form 决算\n2021年决算数: 3\n2022年决算数: 4\n说明: 乙\n"),
  ])

  private func references(_ text: String, in path: String) -> [String] {
    test.project.references(at: test.offset(of: text, in: path), in: test.view(path), includeDeclaration: true).whole()
      .map { "\($0.source.path) \($0.source.tree.text($0.range))" }
  }

  @Test func aLineIsTheSameInFormsOfAllYears() {
    let expected = ["later.biao 2022年决算数", "now.biao 2020年决算数", "t.biao 2020年决算数"]
    #expect(references("2020年决算数", in: "t.biao").sorted() == expected)
    #expect(references("2022年决算数", in: "later.biao").sorted() == expected)
    #expect(references("2020年决算数", in: "now.biao").sorted() == expected)
  }

  @Test func aNameWithAYearIsNotRenamedInFormsOfOtherYears() {
    switch test.rename("2020年决算数", in: "t.biao", to: "2020年支出") {
    case .success: Issue.record("renamed")
    case .failure(let refusal): #expect(refusal.reason.contains("later.biao"))
    }
    switch test.rename("说明", in: "later.biao", to: "备注") {
    case .failure(let refusal): Issue.record("\(refusal.reason)")
    case .success(let plan):
      #expect(plan.documents.map(\.source.path).sorted() == ["later.biao", "now.biao", "t.biao"])
    }
  }
}
