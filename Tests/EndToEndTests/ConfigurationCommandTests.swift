// Configuration, ignore files and .editorconfig, through the command.

import Foundation
import Testing

@Suite struct ConfigurationCommandTests {
  private let folder: TemporaryFolder
  private let form = "绩效指标:\n  产出指标:\n    数量指标:\n      - 服务水平: 明显提升\n  效益指标: /\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(".git/HEAD", "")
  }

  private func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.url.appending(path: path)), as: UTF8.self)
  }

  private func run(_ arguments: String...) throws -> ProcessResult { try hebiao(arguments, in: folder.url) }

  @Test func settingsOfTheCommandLine() throws {
    try folder.write("a.biao", form)
    #expect(try run("lint", "a.biao").text.contains("警告[vague-target]"))
    #expect(try run("lint", "--config", "vague-target: error", "a.biao").text.contains("错误[vague-target]"))
    #expect(try run("lint", "--config", "预设：submission", "a.biao").text.contains("错误[vague-target]"))
    #expect(try run("lint", "--config", "rules:\n  vague-target: off", "a.biao").code == 0)
    // The last one counts, and over that of the file.
    try folder.write("hebiao.biao", "@form hebiao/配置\n规则:\n  vague-target: off\n")
    #expect(try run("lint", "a.biao").code == 0)
    let both = try run("lint", "--config", "vague-target: error", "--config", "vague-target: info", "a.biao")
    #expect(both.text.contains("信息[vague-target]") && both.code == 0)
    #expect(try run("lint", "--isolated", "a.biao").text.contains("警告[vague-target]"))
    try folder.write("别/严.biao", "@form hebiao/配置\n规则:\n  vague-target: error\n")
    #expect(try run("lint", "--config", "别/严.biao", "a.biao").text.contains("错误[vague-target]"))
    #expect(try run("lint", "--config", "别/没有.biao", "a.biao").code == 2)
    #expect(try run("lint", "--config", "排除: a.biao", "a.biao", ".").text.contains("没有发现问题"))
  }

  @Test(arguments: [
    ("vague-tarjet: off", "vague-target"), ("exclud: x", "exclude"), ("vague-target: of", "off"), ("预设: strickt", "strict"),
    ("排除: [", "["), ("什么", "--config"), ("", "--config"), ("指标库: 没有.biao", "没有"),
  ])
  func mistakesOfTheCommandLine(_ text: String, _ hint: String) throws {
    try folder.write("a.biao", form)
    for command in [["lint"], ["format", "--check"], ["config"]] {
      let result = try hebiao(command + ["--config", text, "a.biao"], in: folder.url)
      #expect(result.code == 2 && result.output.isEmpty && result.errors.contains(hint), "\(command) \(result.errors)")
    }
  }

  @Test func whatIsLeftOut() throws {
    for name in ["a.biao", "归档/a.biao", "旧/a.biao", "草稿/a.biao"] { try folder.write(name, form) }
    try folder.write(".gitignore", "/旧/\n")
    try folder.write(".ignore", "草稿\n")
    try folder.write("hebiao.biao", "@form hebiao/配置\n排除:\n  - 归档/\n")
    let walked = try run("lint", ".")
    #expect(walked.text.contains("2 个文件"), "\(walked.text)")
    // As pre-commit calls it: nothing is wrong where all was left out.
    let named = try run("lint", "旧/a.biao", "草稿/a.biao", "归档/a.biao")
    #expect(named.code == 0 && named.output.isEmpty, "\(named.text) \(named.errors)")
    for place in [".gitignore:1", ".ignore:1", "hebiao.biao:3"] { #expect(named.errors.contains(place)) }
    #expect(try run("lint", "--include-ignored", "旧/a.biao", "草稿/a.biao", "归档/a.biao").text.contains("3 个文件"))
    try folder.write("旧/b.biao", "a：1\n")
    #expect(try run("format", "旧/b.biao", "归档").code == 0)
    #expect(try read("旧/b.biao") == "a：1\n")
    // Standard input is handed over to be looked at.
    let piped = try hebiao(
      ["format", "--stdin-filename", "旧/b.biao", "-"], in: folder.url, input: Data("a：1\n".utf8))
    #expect(piped.text == "a: 1\n")
    #expect(try run("lint", "没有").code == 2)
  }

  /// A broken configuration is named, in whatever command, and nothing is written under it.
  @Test func aBrokenConfigurationChangesNothing() throws {
    try folder.write("a.biao", "a：1\n")
    try folder.write("hebiao.biao", "@form hebiao/配置\n@extends 没有.biao\n排除:\n  - \"[a\"\n计量单位:\n  | 名称 | 换算 |\n  | 垛 | 几亩 |\n")
    for command in [["format"], ["lint", "--fix"], ["lint"], ["config"]] {
      let result = try hebiao(command + ["a.biao"], in: folder.url)
      #expect(result.code == 2, "\(command) \(result.text)")
      for line in [2, 4, 7] { #expect(result.errors.contains("hebiao.biao:\(line): "), "\(command) \(result.errors)") }
    }
    #expect(try read("a.biao") == "a：1\n")
    let findings = try run("lint", "--lang", "en", "hebiao.biao")
    #expect(findings.text.components(separatedBy: "error[faulty-configuration]").count == 4, "\(findings.text)")
  }

  @Test func configurationIsExplained() throws {
    try folder.write("共享/hebiao.biao", "@form hebiao/配置\n语言: zh\n规则:\n  vague-target: error\n  missing-unit: off\n")
    try folder.write(
      "表/hebiao.biao",
      "@form hebiao/配置\n@extends ../共享\n\n预设: strict\n规则:\n  vague-target: info\n排除:\n  - 归档/\n按路径:\n  - 旧/\n    预设: off\n")
    try folder.write("表/.editorconfig", "[*.biao]\nend_of_line = crlf\n")
    let text = try run("config", "表/旧/a.biao", "--lang", "zh")
    #expect(
      text.text == """
        文件: 表/旧/a.biao
        检查: 是
        配置: 表/hebiao.biao → 共享/hebiao.biao
        预设: strict（表/hebiao.biao:4）
        语言: zh（共享/hebiao.biao:2）
        规则 missing-unit: off（共享/hebiao.biao:5）
        规则 vague-target: info（表/hebiao.biao:6）
        排除: 归档/（表/hebiao.biao:8）
        按路径: 旧/（表/hebiao.biao:10）
          预设: off
        换行: crlf（\(folder.url.path)/表/.editorconfig:2）
        规则: 关闭 \(try ruleCount())

        """, "\(text.text)")
    let json = try run("config", "表/归档/a.biao", "--report", "json", "--config", "missing-weight: off")
    let object = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let excluded = try #require(object["excluded"] as? [String: Any])
    #expect(excluded["file"] as? String == "表/hebiao.biao" && excluded["line"] as? Int == 8)
    #expect(object["configuration"] as? [String] == ["--config", "表/hebiao.biao", "共享/hebiao.biao"])
    let rules = try #require(object["rules"] as? [String: String])
    #expect(rules["missing-weight"] == "off" && rules["vague-target"] == "info")
    #expect(try ruleCount() == rules.count)
    let settings = try #require(object["settings"] as? [[String: Any]])
    #expect(settings.contains { $0["key"] as? String == "overrides" && $0["matches"] as? Bool == false })
    #expect(try run("config", "--isolated").text.contains("--isolated"))
  }

  private func ruleCount() throws -> Int {
    let json = try run("rules", "--report", "json")
    let object = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    return (object["rules"] as? [Any])?.count ?? 0
  }

  @Test func lineEndsOfEditorConfig() throws {
    try folder.write(".editorconfig", "root = true\n[{表,旧}/**.biao]\nend_of_line = crlf\n[第{1..3}批.biao]\nend_of_line = lf\n")
    try folder.write("表/a.biao", "a: 1\nb: 2\n")
    try folder.write("第2批.biao", "a: 1\r\nb: 2\r\n")
    try folder.write("b.biao", "a: 1\r\nb: 2\r\nc: 3\n")
    #expect(try run("format", ".").code == 0)
    #expect(try read("表/a.biao") == "a: 1\r\nb: 2\r\n")
    #expect(try read("第2批.biao") == "a: 1\nb: 2\n")
    #expect(try read("b.biao") == "a: 1\r\nb: 2\r\nc: 3\r\n")
    #expect(try run("format", "--line-ending", "lf", "表/a.biao").code == 0)
    #expect(try read("表/a.biao") == "a: 1\nb: 2\n")
  }

  @Test func unitsAndLibraries() throws {
    let text = "绩效指标:\n  产出指标:\n    数量指标:\n      - 饲草收储量: ≥ 30 垛\n  效益指标: /\n"
    try folder.write("a.biao", text)
    let before = try run("lint", "a.biao").text
    try folder.write("hebiao.biao", "@form hebiao/配置\n计量单位:\n  | 名称 | 换算 |\n  | 垛 | 0.5 吨 |\n")
    let after = try run("lint", "a.biao").text
    #expect(before.contains("垛") && !after.contains("垛"), "\(before)\n\(after)")
  }
}
