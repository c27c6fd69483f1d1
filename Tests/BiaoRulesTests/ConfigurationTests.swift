// Presets, and what a configuration form changes of them.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues
import Testing

@Suite struct ConfigurationTests {
  private static let templates = TemplateStore(workspace: [], provided: [ConfigurationTemplate.provided])

  private static func source(_ text: String) -> SourceFile {
    SourceFile(path: Configuration.fileName, tree: Tree(Array(text.utf8)))
  }

  private func configuration(_ text: String) throws -> Configuration {
    guard case .found(let template) = Self.templates.template(named: ConfigurationTemplate.name) else {
      throw Missing()
    }
    return Configuration(Self.source(text), template: template)
  }

  private struct Missing: Error {}

  private func severity(of rule: String, _ options: LintOptions) throws -> Severity? {
    options.settings[try #require(Rule.index(of: rule))]
  }

  @Test func theTemplateIsSoundAndKnowsEveryRule() throws {
    guard case .found(let template) = Self.templates.template(named: ConfigurationTemplate.name) else {
      Issue.record("no template")
      return
    }
    #expect(template.problems.isEmpty)
    let group = try #require(template.child(of: 0, named: NameKey("规则")))
    #expect(template.children(of: group).map { template.fields[$0].name } == Rule.all.map(\.name))
  }

  @Test func severitiesAreRead() throws {
    let configuration = try configuration(
      "@form hebiao/配置\n预设: strict\n语言：en\n规则:\n  vague-target: error\n  missing-weight: off\n")
    #expect(configuration.preset == .strict && configuration.language == .en)
    let options = configuration.options()
    #expect(try severity(of: "vague-target", options) == .error)
    #expect(try severity(of: "missing-weight", options) == nil)
    #expect(try severity(of: "missing-unit", options) == .warning)
    #expect(options.language == .en)
    // The command line comes first, but for the rules.
    let chosen = configuration.options(preset: .submission, language: .zh)
    #expect(chosen.language == .zh)
    #expect(try severity(of: "missing-unit", chosen) == .error)
    #expect(try severity(of: "missing-weight", chosen) == nil)
  }

  @Test func whatCannotBeReadIsAFindingAndSaysNothing() throws {
    let text = "@form hebiao/配置\n规则:\n  vague-tarjet: error\n  missing-unit: loud\n  missing-weight: 重\n"
    #expect(try configuration(text).severities.isEmpty)
    let findings = Linter(templates: Self.templates, options: LintOptions()).lint(Self.source(text))
    #expect(findings.map(\.rule) == ["unknown-field", "illegal-value", "illegal-value"])
    #expect(findings.first?.message.contains("vague-target") == true)
  }

  @Test func vagueWordsAreAdded() throws {
    let form = "绩效指标:\n  产出指标:\n    数量指标:\n      - 服务水平: 再上新台阶\n"
    func rules(_ options: LintOptions) -> [String] {
      Linter(templates: Self.templates, options: options).lint(Self.source(form)).map(\.rule)
    }
    let configuration = try configuration("@form hebiao/配置\n词表:\n  空泛用语:\n    - 再上新台阶\n    - 迈上快车道\n")
    #expect(configuration.vagueWords.count == 2)
    var other = configuration
    other.vagueWords = []
    #expect(rules(configuration.options()).contains("vague-target"))
    let vague = "绩效指标:\n  产出指标:\n    数量指标:\n      - 服务水平: 迈上快车道\n"
    let found = Linter(templates: Self.templates, options: configuration.options()).lint(Self.source(vague)).map(\.rule)
    let unfound = Linter(templates: Self.templates, options: other.options()).lint(Self.source(vague)).map(\.rule)
    #expect(found.contains("vague-target") && !unfound.contains("vague-target"))
  }

  private static func layer(_ text: String) throws -> ConfigurationLayer {
    guard case .found(let template) = Self.templates.template(named: ConfigurationTemplate.name) else {
      throw Missing()
    }
    return ConfigurationLayer(Self.source("@form hebiao/配置\n" + text), template: template)
  }

  @Test func englishNames() throws {
    let layer = try Self.layer(
      "preset: strict\nexclude:\n  - a/\noverrides:\n  - b/**\n    preset: off\n    vague-target: info\nbaseline: x.biao\n"
    )
    let configuration = Configuration([layer])
    #expect(layer.faults.isEmpty && configuration.preset == .strict)
    #expect(configuration.exclude.count == 1 && configuration.baseline?.value == "x.biao")
    #expect(configuration.overrides.first?.value.start == .nothing)
    #expect(configuration.overrides.first?.value.rules.first?.rule == "vague-target")
  }

  /// In a process of its own: units are known to all of it, and the tests beside this one use others.
  @Test func units() async {
    await #expect(processExitsWith: .success) {
      let layer = try ConfigurationTests.layer(
        "计量单位:\n  | 名称 | 量纲 | 换算 | 别名 |\n  | 囤 | | 1/3 吨 | 粮囤、大囤 |\n  | 蓬 | 数量 | | |\n  | 篓 | | | |\n  | 桩 | 长度 | 3 亩 | |\n"
      )
      #expect(layer.faults.map(\.kind) == [.unitDimension])
      let units = Configuration([layer]).units.map(\.value)
      #expect(units.map { String(decoding: $0.symbol, as: UTF8.self) } == ["囤", "蓬", "篓"])
      #expect(units.map(\.dimension) == [.mass, .count, .other])
      #expect(units.first?.factor == Rational(1000).divided(by: Rational(3)) && units.first?.spellings.count == 2)
      ExtraUnits.use(units)
      defer { ExtraUnits.use([]) }
      let read = Read.figure(Array("6 万大囤".utf8), 0..<Array("6 万大囤".utf8).count)
      guard case .value(let figure) = read else {
        Issue.record("not read")
        return
      }
      #expect(figure.figure.unit?.symbol == "万囤" && figure.figure.unit?.dimension == .mass)
      #expect(figure.figure.exactBase(in: nil) == Rational(20_000_000))
      #expect(Units.unit(named: Array("囤/人".utf8))?.symbol == "囤/人")
      let other = try #require(Units.unit(named: Array("篓".utf8)))
      let days = try #require(Units.unit(named: Array("人日".utf8)))
      #expect(!other.isCommensurable(with: days))
    }
  }

  @Test(arguments: [
    ("排除:\n  - \"[a\"\n", ConfigurationFault.Kind.pattern(.badSet)), ("包含:\n  - ../a\n", .pattern(.outside)),
    ("按路径:\n  - \"!a\"\n    vague-target: off\n", .negatedOverride),
    ("计量单位:\n  | 名称 | 换算 |\n  | 大 户 | 1 户 |\n", .unitSpelling),
    ("计量单位:\n  | 名称 | 换算 |\n  | 公斤 | 1 户 |\n", .knownUnit),
    ("计量单位:\n  | 名称 | 换算 |\n  | 囤 | 许多 |\n", .unitFactor), ("@extends\n", .nothingExtended),
  ])
  func faults(_ text: String, _ fault: ConfigurationFault.Kind) throws {
    #expect(try Self.layer(text).faults.map(\.kind) == [fault])
    let findings = Linter(templates: Self.templates, options: LintOptions()).lint(
      Self.source("@form hebiao/配置\n" + text))
    #expect(findings.map(\.rule).contains("faulty-configuration"))
  }

  /// `all` holds every rule, `recommended` is the default, and what a bureau rejects is an error.
  @Test func presets() {
    let all = RuleSettings(.all)
    #expect(Rule.all.indices.allSatisfy { all[$0] == Rule.all[$0].severity })
    #expect(LintOptions().settings == RuleSettings(.recommended))
    let submission = RuleSettings(.submission)
    #expect(Rule.all.indices.allSatisfy { submission[$0] == nil || submission[$0] == .error })
    for preset in Preset.allCases {
      let settings = RuleSettings(preset)
      #expect(Rule.all.indices.contains { settings[$0] != nil })
      // Strict is recommended and more.
      if preset == .strict {
        let recommended = RuleSettings(.recommended)
        #expect(Rule.all.indices.allSatisfy { recommended[$0] == nil || settings[$0] != nil })
      }
    }
  }

  /// A rule that is off neither speaks nor makes its suppressions unused.
  @Test func aRuleThatIsOffIsSilent() {
    let text = "# hebiao-ignore vague-target: 理由\n项目名称: 甲\n"
    var options = LintOptions()
    #expect(
      Linter(templates: Self.templates, options: options).lint(Self.source(text)).map(\.rule).contains(
        "unused-suppression"))
    let isKnown = options.settings.set("vague-target", nil)
    let isUnknown = options.settings.set("no-such-rule", nil)
    #expect(isKnown && !isUnknown)
    #expect(
      !Linter(templates: Self.templates, options: options).lint(Self.source(text)).map(\.rule).contains(
        "unused-suppression"))
  }
}
