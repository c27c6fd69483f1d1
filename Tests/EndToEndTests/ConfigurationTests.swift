// The configuration form and the presets, through the command.

import Foundation
import Testing

@Suite struct ConfigurationFileTests {
  private let folder: TemporaryFolder
  private let form = "绩效指标:\n  产出指标:\n    数量指标:\n      - 服务水平: 明显提升\n"

  init() throws { folder = try TemporaryFolder() }

  private func lint(_ arguments: String...) throws -> ProcessResult { try hebiao(["lint"] + arguments, in: folder.url) }

  @Test func theNearestOneUpwardApplies() throws {
    try folder.write("hebiao.biao", "@form hebiao/配置\n规则:\n  vague-target: off\n  missing-tier: off\n")
    try folder.write("近/hebiao.biao", "@form hebiao/配置\n规则:\n  vague-target: error\n  missing-tier: off\n")
    try folder.write("近/里/a.biao", form)
    try folder.write("远/a.biao", form)
    let near = try lint("近/里/a.biao")
    #expect(near.code == 1 && near.text.contains("错误[vague-target]"))
    let far = try lint("远/a.biao")
    #expect(far.code == 0, "\(far.text)")
    // Both in one run.
    let both = try lint("近/里", "远")
    #expect(both.text.components(separatedBy: "[vague-target]").count == 2)
    // A repository of its own has nothing to do with what lies around it.
    try folder.write("远/.git/HEAD", "")
    #expect(try lint("远/a.biao").text.contains("警告[vague-target]"))
  }

  @Test func aFaultyOneIsNamed() throws {
    try folder.write("hebiao.biao", "@form hebiao/配置\n规则:\n  vague-tarjet: off\n")
    try folder.write("a.biao", "@template 测试/表\n\n名称: text\n")
    let result = try lint("a.biao")
    #expect(result.code == 2)
    #expect(result.errors.hasPrefix("错误: 配置有误: hebiao.biao:3: "), "\(result.errors)")
    #expect(result.errors.contains("vague-target"))
  }

  /// One that is there and cannot be read never leaves what is built in to apply in silence.
  @Test(arguments: ["nowhere", "hebiao.biao", "/dev/zero", "pipe", "picture"])
  func anUnreadableOneIsTold(target: String) throws {
    try folder.write("a.biao", "@template 测试/表\n\n名称: text\n")
    try folder.write("picture", Data([0x89, 0x50, 0, 0, 1]))
    #expect(try runProcess(try #require(findTool("mkfifo")), ["pipe"], in: folder.url).code == 0)
    let link = folder.url.appending(path: "hebiao.biao").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    for arguments in [
      ["lint", "a.biao"], ["lint", "."], ["lint", "--fix", "a.biao"], ["lint", "--diff", "a.biao"],
      ["format", "a.biao"], ["suppressions", "a.biao"], ["config", "a.biao"], ["explain", "a.biao:1"],
    ] {
      let result = try hebiao(arguments, in: folder.url)
      #expect(result.code == 4, "\(arguments)")
      // Once, also where it is a document of the run as well.
      let told = result.errors.split(separator: "\n").filter { $0.contains("hebiao.biao") }
      #expect(told.count == 1 && told[0].hasPrefix("错误: "), "\(arguments): \(result.errors)")
    }
    // A folder of that name is no configuration.
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createDirectory(atPath: link, withIntermediateDirectories: false)
    #expect(try lint("a.biao").code == 0)
  }

  @Test func presetsAndLanguage() throws {
    try folder.write("a.biao", form)
    #expect(try lint("--preset", "submission", "a.biao").text.contains("错误[vague-target]"))
    #expect(try lint("--preset=strictest", "a.biao").code == 2)
    try folder.write("hebiao.biao", "@form hebiao/配置\n预设: submission\n语言: en\n")
    #expect(try lint("a.biao").text.contains("error[vague-target]"))
    #expect(try lint("--lang", "zh", "--preset", "recommended", "a.biao").text.contains("警告[vague-target]"))
  }
}

@Suite struct RulesTests {
  /// `grammar/rules.md` is what the command writes.
  @Test func theReferenceIsCurrent() throws {
    let written = try String(contentsOf: repositoryRoot.appending(path: "grammar/rules.md"), encoding: .utf8)
    let current = try hebiao(["rules", "--report", "markdown"]).text
    #expect(written == current, "run: hebiao rules --report markdown > grammar/rules.md")
  }

  @Test func listsEveryRule() throws {
    let json = try hebiao(["rules", "--report", "json"])
    let object = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let rules = try #require(object["rules"] as? [[String: Any]])
    let text = try hebiao(["rules", "--lang", "en"]).text
    for rule in rules {
      let name = try #require(rule["name"] as? String)
      #expect(text.contains("  \(name) "))
      #expect((rule["presets"] as? [String])?.contains("all") == true)
      #expect((rule["summary"] as? [String: String])?.keys.sorted() == ["en", "zh"])
    }
    #expect(rules.contains { ($0["fixes"] as? [String])?.contains("safe") == true })
    #expect(try hebiao(["rules", "--report", "xml"]).code == 2)
    #expect(try hebiao(["rules", "more"]).code == 2)
  }
}
