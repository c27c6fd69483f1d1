// Forms made of templates, and templates made of forms.

import BiaoLibrary
import BiaoModel
import BiaoRules
import BiaoSyntax
import Testing

@testable import BiaoFeatures

@Suite struct NewFormTests {
  static let templateNames = TemplateStore(workspace: [], provided: [ConfigurationTemplate.provided]).names

  /// The form of every built-in template parses, has every line, and lacks nothing but what is to be filled in.
  @Test(arguments: templateNames) func formsLackOnlyTheirValues(_ name: String) throws {
    let store = TemplateStore(workspace: [], provided: [ConfigurationTemplate.provided])
    guard case .found(let template) = store.template(named: name) else {
      Issue.record("no template \(name)")
      return
    }
    for language in Language.allCases {
      let text = NewForm(template, library: store.indicatorLibrary, language: language).write()
      let source = SourceFile(path: "a.biao", tree: Tree(Array(text.utf8)))
      #expect(source.tree.problems.isEmpty)
      let form = Form(source, template: template)
      let faults = form.faults.filter { $0.kind != .empty && $0.kind != .emptyTier }
      #expect(faults.isEmpty, "\(faults)\n\(text)")
      for field in template.fields.indices.dropFirst()
      where !template.isUnderItems(field) && template.fields[field].name != "*" {
        #expect(form.line(of: field) != nil, "\(template.fields[field].name) is not in\n\(text)")
      }
    }
  }

  @Test func guidanceStandsAsComments() throws {
    let template = """
      @template 测试/表

      名称: text, required
        > 写全称。
      类别: choice
        - 新建
        - 续建
      绩效指标: indicators, total 100
        数量指标: tier, required
          > 做多少。
        - *: target
          评分标准: scoring, required
      明细: table
        名称: text
        金额（万元）: amount
      """
    let view = view(template)
    let change = try #require(view.codeActionChange(.newForm)?.newDocument)
    #expect(change.fileName == "表.biao")
    #expect(
      change.text == """
        @form 测试/表

        # 必填
        # 写全称。
        名称:

        # 可填：新建、续建
        类别:

        # 每项指标写成“- 指标名 (分值): 指标值”
        # 下面缩进写：评分标准（必填）
        # 分值合计 100
        绩效指标:
          # 做多少。
          # 例：- 建设项目数量: ≥ 8 个
          数量指标:

        明细:
          | 名称 | 金额 (万元) |
          |  |  |

        """)
    #expect(self.view("名称: 甲\n").codeActionChange(.newForm) == nil)
  }

  private func view(_ text: String) -> DocumentView { BiaoFeaturesTests.view(text) }

  /// The template of every example form compiles, and the form fills it.
  @Test(arguments: allDocuments.indices) func formsFillTheirOwnTemplates(_ index: Int) throws {
    let (path, text) = allDocuments[index]
    let view = BiaoFeaturesTests.view(
      text, templates: exampleDocuments.filter { $0.path.hasPrefix("templates/") }.map(\.text))
    guard !view.isTemplate, view.tree.problems.isEmpty else { return }
    let made = try #require(view.codeActionChange(.newTemplate)?.newDocument)
    let source = SourceFile(path: "t.biao", tree: Tree(Array(made.text.utf8)))
    #expect(source.tree.problems.isEmpty, "\(path)")
    let template = TemplateStore(workspace: []).compile(source)
    #expect(template.problems.isEmpty, "\(path): \(template.problems)\n\(made.text)")
    let form = Form(view.source, template: template)
    let missing = form.faults.filter { $0.kind == .missing || $0.kind == .unexpectedRows }
    let own = view.form?.faults.filter { $0.kind == .missing || $0.kind == .unexpectedRows } ?? []
    #expect(missing.count <= own.count, "\(path): \(missing)\n\(made.text)")
    let unknown = form.faults.filter { $0.kind == .unknown || $0.kind == .unknownTier || $0.kind == .misplacedTier }
    #expect(unknown.isEmpty, "\(path): \(unknown.map { view.tree.text($0.range) })\n\(made.text)")
  }

  @Test func typesAreThoseOfTheValues() throws {
    let view = view(
      "@unit 万元\n甲: 12.5万元\n乙: 95%\n丙: 2026年3月1日\n丁: 2026年1月 — 2026年12月\n戊: 字\n己:\n  > 文\n庚:\n  - 一\n辛:\n  壬: 5\n表:\n  | 名 | 数 (万元) |\n  | 一 | 5.2 |\n"
    )
    let made = try #require(view.codeActionChange(.newTemplate)?.newDocument)
    #expect(
      made.text == """
        @template 新模板
        @unit 万元

        甲: amount
        乙: percent
        丙: date
        丁: period
        戊: text
        己: prose
        庚: list
          - *: text
        辛: group
          壬: number
        表: table
          名: text
          数 (万元): amount

        """)
  }

  @Test func fileNamesAreHarmless() {
    let view = view("名称: 甲\n")
    #expect(view.fileName(of: "财政部/项目表") == "项目表.biao")
    #expect(view.fileName(of: "../..") == "新表.biao")
    #expect(view.fileName(of: "a/b:c*?\u{0}") == "bc.biao")
    #expect(view.fileName(of: "") == "新表.biao")
  }
}
