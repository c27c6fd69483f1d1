// Facts as text, and the join of the facts of several documents.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues
import TestSupport
import Testing

@Suite struct FactsTests {
  private static let linter = Linter(templates: TemplateStore(workspace: []), options: LintOptions())

  private func facts(_ path: String, _ text: String) -> Facts {
    Self.linter.lintWithFacts(SourceFile(path: path, tree: Tree(Array(text.utf8)))).facts
  }

  // MARK: - As text

  private static let form = """
    # hebiao-ignore-file duplicate-code: 编码由上级统一编
    @form 财政部/部门整体支出绩效目标表
    @unit 万元

    部门名称: 😀云岭县教育局（本级）
    年度: 2025年
    年度主要任务:
      | 任务名称   | 总额   |
      | 校舍维修   | 320.50 |
      | 金额合计   | 320.50 |
    年度预算申请:
      资金总额: 1,200
      按支出性质分:
        项目支出: 320.50
    绩效指标:
      产出指标:
        数量指标:
          - 维修学校数: ≥ 12 所
          - 通车里程: 0.5 万米
            备注: 甲
          - 维修次数 （次）: 3
    """

  @Test func readsWhatTheFormSays() throws {
    let facts = facts("a/b.biao", Self.form)
    #expect(facts.kind == .department && facts.year == 2025 && !facts.isEvaluation && facts.suppressesFileRules)
    #expect(facts.template?.text == "财政部/部门整体支出绩效目标表")
    #expect(facts.names.map(\.words.text) == ["😀云岭县教育局（本级）"])
    #expect(facts.names.first?.words.place.utf16.count == 12)
    #expect(facts.names.first?.words.place.codePoints.count == 11)
    #expect(facts.amounts.map(\.role) == [.total, .projectSpending, .task, .task])
    #expect(facts.amounts.map(\.value) == [12_000_000, 3_205_000, 3_205_000, 3_205_000].map { Decimal($0) })
    #expect(facts.indicators.map(\.name) == ["维修学校数", "通车里程", "维修次数"])
    #expect(facts.indicators.map(\.value) == [12, 5000, 3].map { Decimal($0) })
    #expect(facts.indicators.allSatisfy { !$0.measure.isEmpty && $0.isCount })
  }

  @Test func textKeepsEverything() {
    let all = [
      facts("a/b.biao", Self.form), facts("c\td\\e\nf.biao", Self.form), facts("", ""),
      facts("t.biao", "@template 甲/乙\n@extends 甲/丙\n项目名称: text\n"),
    ]
    #expect(Facts.decode(all.flatMap(\.encoded)) == all)
    #expect(Facts.decode([]) == [])
  }

  @Test func textOfAllExamplesKeepsEverything() {
    for item in RuleExample.all {
      let source = SourceFile(path: "example.biao", tree: Tree(MarkedText(item.example.document).bytes))
      let facts = item.linter(.zh).lintWithFacts(source).facts
      #expect(Facts.decode(facts.encoded) == [facts])
    }
  }

  /// Whatever the bytes are, reading ends; what was read is written as it reads.
  @Test func readingIsTotal() {
    let bytes = facts("a/b.biao", Self.form).encoded
    var random = SystemRandomNumberGenerator()
    func check(_ bytes: [UInt8]) {
      guard let read = Facts.decode(bytes) else { return }
      #expect(Facts.decode(read.flatMap(\.encoded)) == read)
    }
    for end in bytes.indices { check(Array(bytes[..<end])) }
    for _ in 0..<2000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: changed.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: changed[index] = UInt8.random(in: 0...255, using: &random)
        case 1: changed.remove(at: index)
        default: changed.insert("0919\\\t\n-. ".utf8.randomElement(using: &random) ?? 0x30, at: index)
        }
      }
      check(changed)
    }
    #expect(Facts.decode(Array("F\t2\ta\t0\t0\t\t0\n".utf8)) == nil)
    #expect(Facts.decode(Array("N\t0\t甲\t0 3 0 0 1 0 1\n".utf8)) == nil)
  }

  // MARK: - Joined

  private func project(_ path: String, code: Int, name: String, people: Int = 10) -> Facts {
    facts(
      path,
      """
      @form 承德市/项目绩效目标表

      预算单位: 云岭县教育局
      项目编码: 53112225P0000110\(code)
      项目名称: \(name)
      预算规模及资金用途:
        预算数: 10
      绩效指标:
        产出指标:
          数量指标:
            - 培训人数: ≥ \(people) 人
      """)
  }

  private func department(_ path: String, people: Int) -> Facts {
    facts(
      path,
      """
      @form 财政部/部门整体支出绩效目标表

      部门名称: 云岭县教育局
      绩效指标:
        产出指标:
          数量指标:
            - 培训人数: ≥ \(people) 人
      """)
  }

  /// Findings by document, in words that do not depend on the order.
  private func said(_ facts: [Facts]) -> [String] {
    zip(facts, Join.faults(facts, wholeFolders: [])).flatMap { facts, faults in
      faults.map { fault in
        "\(facts.path) \(fault.kind) \(fault.range) \(fault.others.map { "\($0.path) \($0.words.text)" })"
      }
    }.sorted()
  }

  @Test func doesNotDependOnTheOrder() {
    var all = [
      department("d.biao", people: 20), project("p1.biao", code: 1000, name: "校舍维修", people: 30),
      project("p2.biao", code: 1000, name: "教师培训", people: 400), project("p3.biao", code: 1000, name: "营养餐"),
      facts("q.biao", "@form 承德市/项目绩效目标表\n预算单位: 县教育局\n"),
    ]
    let expected = said(all)
    #expect(expected.count == 4)
    for _ in 0..<50 {
      all.shuffle()
      #expect(said(all) == expected)
    }
  }

  /// The nearest form of a department is meant; of two drafts in one folder neither.
  @Test func findsTheDepartmentOfAProject() {
    let near = department("2025/甲/d.biao", people: 500)
    let far = department("2025/d.biao", people: 5)
    let project = project("2025/甲/项目/p.biao", code: 1000, name: "校舍维修", people: 100)
    #expect(said([near, far, project]).isEmpty)
    #expect(said([far, project]).count == 1)
    #expect(said([department("2025/甲/e.biao", people: 5), near, far, project]).isEmpty)
    // In a folder beside, if the run has no other.
    #expect(said([department("部门/d.biao", people: 5), project]).count == 1)
    #expect(said([department("部门/d.biao", people: 5), department("草稿/d.biao", people: 5), project]).isEmpty)
  }

  /// Each of many duplicates points at the first alone, and a large department costs no more than its forms.
  @Test func isLinear() {
    let base = project("p.biao", code: 1000, name: "校舍维修")
    var all = [department("d.biao", people: 1)]
    for index in 0..<5000 {
      var copy = base
      copy.path = "p\(index).biao"
      for name in copy.names.indices where copy.names[name].role == .project {
        copy.names[name].words.text = "项目\(index)"
      }
      all.append(copy)
    }
    var count = 0
    let time = processorTime {
      let faults = Join.faults(all, wholeFolders: [])
      count = faults.joined().filter { $0.kind == .duplicateCode }.count
      #expect(faults.joined().filter { $0.kind == .duplicateCode }.allSatisfy { $0.others.map(\.path) == ["p0.biao"] })
    }
    #expect(count == 4999)
    #expect(time < .seconds(20), "\(time)")
  }

  // MARK: - Suppressions

  /// A document alone cannot tell whether the comment is of use.
  @Test func suppressionsAreUnusedOnlyBesideOthers() {
    let text = "# hebiao-ignore-file duplicate-code: 由上级统一编码\n绩效指标:\n  产出指标: /\n  效益指标: /\n"
    let source = SourceFile(path: "a.biao", tree: Tree(Array(text.utf8)))
    #expect(Self.linter.lint(source).map(\.rule) == [])
    #expect(Self.linter.lintWithFacts(source).findings.map(\.rule) == [])
    #expect(Self.linter.lint(source, joined: []).map(\.rule) == ["unused-suppression"])
  }
}
