// Configurations with those that they extend and the files that they name.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues
import Testing

@testable import BiaoWorkspace

@Suite struct ConfigurationFinderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func configuration(_ text: String, at path: String = "hebiao.biao") throws {
    try folder.write(path, "@form hebiao/配置\n" + text)
  }

  private func load(_ path: String = "hebiao.biao") throws -> LoadedConfiguration {
    try ConfigurationLoader().load(folder.path(path), workingFolder: folder.path("")).get()
  }

  private func faults(_ path: String = "hebiao.biao") throws -> [ConfigurationFault.Kind] {
    try load(path).forms.flatMap { $0.faults.map(\.kind) }
  }

  @Test func whatIsExtendedComesFirst() throws {
    try configuration(
      "\n预设: strict\n语言: en\n规则:\n  vague-target: error\n  missing-unit: off\n排除:\n  - 旧/\n", at: "共享/hebiao.biao")
    try configuration(
      "@extends ../共享\n\n预设: all\n规则:\n  missing-unit: info\n排除:\n  - \"!旧/要.biao\"\n", at: "表/hebiao.biao")
    let loaded = try load("表/hebiao.biao")
    #expect(loaded.forms.map(\.path) == [folder.path("共享/hebiao.biao"), folder.path("表/hebiao.biao")])
    let own = loaded.configuration
    #expect(own.preset == .all && own.language == .en)
    #expect(own.severities["vague-target"] == .some(.error) && own.severities["missing-unit"] == .some(.info))
    #expect(own.exclude.map(\.source) == [0, 1] && own.exclude.map(\.line) == [8, 7])
    #expect(own.settings.map(\.source) == [1, 0, 0, 1, 0, 1])
    // Both patterns apply where the nearest one stands.
    #expect(loaded.base(of: 0) == folder.path("表") && loaded.base(of: 1) == folder.path("表"))
    try configuration("@extends ../hebiao.biao\n", at: "近/hebiao.biao")
    try configuration("\n排除:\n  - /近/旧.biao\n")
    #expect(try load("近/hebiao.biao").base(of: 0) == folder.path(""))
    try folder.write("近/旧.biao")
    #expect(Discovery([folder.path("近/旧.biao")]).excludedCount == 1)
  }

  @Test func mistakesAreFaults() throws {
    try configuration("@extends hebiao.biao\n")
    #expect(try faults() == [.circle(["hebiao.biao", "hebiao.biao"])])
    try configuration("@extends 没有.biao\n指标库:\n  - 指标库.biao\n模板:\n  - 模版\n")
    try folder.write("模板/a.txt")
    #expect(try faults() == [.missing(nearest: nil), .missing(nearest: nil), .missing(nearest: "模板")])
    try configuration("@extends a.biao\n指标库:\n  - a.biao\n模板:\n  - a.biao\n  - 模板\n")
    try folder.write("a.biao", "项目名称: 甲\n")
    #expect(try faults() == [.noConfiguration, .noLibrary, .noTemplate, .noTemplate])
    // Around two corners, and each fault in its own form.
    try configuration("@extends 二.biao\n")
    try configuration("@extends hebiao.biao\n排除:\n  - \"[\"\n", at: "二.biao")
    #expect(try faults() == [.circle(["hebiao.biao", "二.biao", "hebiao.biao"]), .pattern(.badSet)])
    var finder = ConfigurationFinder()
    #expect(finder.index(for: folder.path("b.biao")) == 0)
    let problems = finder.allProblems(.zh)
    #expect(problems.map(\.path) == [folder.path("二.biao"), folder.path("二.biao")])
  }

  @Test func librariesAndTemplatesFromElsewhere() throws {
    try folder.write("外/指标库.biao", "@form hebiao/指标库\n\n指标库:\n  | 指标 | 层级 | 单位 |\n  | 垛数 | 数量指标 | 个 |\n")
    try folder.write("外/模板/深/甲.biao", "@template 甲/表\n\n名称: text, required\n")
    try folder.write("外/模板/b.biao", "名称: 甲\n")
    try configuration("\n指标库:\n  - ../外/指标库.biao\n模板:\n  - ../外/模板\n", at: "内/hebiao.biao")
    let loaded = try load("内/hebiao.biao")
    #expect(loaded.forms.flatMap { $0.faults }.isEmpty)
    #expect(loaded.shared.map { FilePath($0.path) } == [folder.path("外/指标库.biao"), folder.path("外/模板/深/甲.biao")])
    try folder.write("内/a.biao", "@form 甲/表\n\n说明: 乙\n")
    let run = LintRun(RunDocuments([.path(folder.path("内/a.biao"))]), language: .zh)
    let linter = run.linters { Issue.record("\($0)") }[folder.path("内/a.biao")]
    guard case .found = linter.templates.template(named: "甲/表") else {
      Issue.record("no template")
      return
    }
  }

  @Test func overridesByPath() throws {
    try configuration(
      "\n预设: strict\n规则:\n  missing-weight: error\n按路径:\n  - 归档/\n    预设: off\n    vague-target: info\n  - \"*.草稿.biao\"\n    missing-unit: off\n"
    )
    let loaded = try load()
    func settings(_ path: String) -> RuleSettings {
      loaded.configuration.options(overrides: loaded.overrides(for: folder.path(path))).settings
    }
    func severity(_ rule: String, _ path: String) -> Severity? { Rule.index(of: rule).flatMap { settings(path)[$0] } }
    #expect(loaded.overrides(for: folder.path("归档/深/a.草稿.biao")) == [0, 1])
    #expect(severity("vague-target", "归档/a.biao") == .info && severity("missing-weight", "归档/a.biao") == nil)
    #expect(severity("missing-weight", "a.biao") == .error && severity("missing-unit", "a.biao") != nil)
    #expect(severity("missing-unit", "表/a.草稿.biao") == nil && severity("missing-weight", "表/a.草稿.biao") == .error)
  }

  /// Text of the command line comes last, and applies where there is no file.
  @Test func requests() throws {
    let extra = SourceFile(path: "--config", tree: Tree(Array("@form hebiao/配置\n预设: all\n".utf8)))
    try configuration("\n预设: strict\n语言: en\n")
    func found(_ request: ConfigurationRequest) -> Configuration? {
      var finder = ConfigurationFinder(request)
      return finder.configuration(for: folder.path("表/a.biao"))?.configuration
    }
    #expect(found(ConfigurationRequest())?.preset == .strict)
    #expect(found(ConfigurationRequest(extra: [extra]))?.preset == .all)
    #expect(found(ConfigurationRequest(extra: [extra]))?.language == .en)
    #expect(found(ConfigurationRequest(isIsolated: true)) == nil)
    #expect(found(ConfigurationRequest(isIsolated: true, extra: [extra]))?.sources == ["--config"])
    try configuration("\n预设: submission\n", at: "别/严.biao")
    #expect(found(ConfigurationRequest(file: folder.path("别/严.biao")))?.preset == .submission)
    var finder = ConfigurationFinder(ConfigurationRequest(file: folder.path("没有.biao")))
    #expect(finder.index(for: folder.path("a.biao")) == nil)
    #expect(finder.allProblems(.zh).map(\.kind) == [.missing])
  }

  @Test func unitsOfARunContradictEachOther() throws {
    try configuration("\n计量单位:\n  | 名称 | 换算 |\n  | 垄 | 2 米 |\n", at: "甲/hebiao.biao")
    try configuration("\n计量单位:\n  | 名称 | 换算 |\n  | 垄 | 3 米 |\n", at: "乙/hebiao.biao")
    var finder = ConfigurationFinder()
    for name in ["甲/a.biao", "乙/a.biao"] { _ = finder.index(for: folder.path(name)) }
    let (units, problems) = finder.units()
    #expect(units.map(\.factor) == [Rational(2)] && problems.count == 1)
    #expect(problems.first?.path == folder.path("乙/hebiao.biao"))
  }
}
