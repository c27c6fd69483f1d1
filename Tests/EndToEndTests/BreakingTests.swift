// `hebiao breaking`: changes that others notice, and those that nobody does.

import Foundation
import Testing

@Suite struct BreakingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes an old and a new version into two folders and compares them: `rule line` of each finding.
  private func compare(_ old: [String: String], _ new: [String: String]) throws -> [String] {
    // Nothing is left of an earlier comparison.
    for name in ["old", "new"] { try? FileManager.default.removeItem(at: folder.url.appending(path: name)) }
    for (name, text) in old { try folder.write("old/\(name)", text) }
    for (name, text) in new { try folder.write("new/\(name)", text) }
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "new"), withIntermediateDirectories: true)
    let result = try hebiao(
      ["breaking", "--against-folder", "../old", ".", "--report", "concise"], in: folder.url.appending(path: "new"))
    #expect(result.errors.isEmpty, "\(result.errors)")
    let found = result.text.matches(of: /(?m):(\d+):\d+: \S+?\[([a-z-]+)\]:/).map { "\($0.2) \($0.1)" }
    #expect(result.code == (found.isEmpty ? 0 : 1))
    return found
  }

  private func template(_ body: String) -> [String: String] { ["t.biao": "@template 示例/表\n\n" + body] }

  private func form(_ body: String) -> [String: String] {
    [
      "t.biao": """
      @template 示例/表

      名称: text
      绩效指标: indicators
        产出指标: tier
          数量指标: tier
          质量指标: tier

      """,
      "f.biao": "@form 示例/表\n\n" + body,
    ]
  }

  @Test(
    arguments: [
      // old lines, new lines, what is found
      ("甲: text", "甲: text", []),
      ("甲: text", "乙: text", ["removed-field 1"]),
      ("甲: text", "乙: text, alias 甲", []),
      ("甲: text\n乙: group", "乙: group\n  甲: text", ["moved-field 4"]),
      ("甲: amount", "甲: date", ["retyped-field 3"]),
      // Whatever was an amount is also a text or a number.
      ("甲: amount", "甲: text", []),
      ("甲: integer", "甲: number", []),
      ("甲: number", "甲: integer", ["retyped-field 3"]),
      ("甲: text", "甲: text, required", ["newly-required 3"]),
      ("甲: text, required", "甲: text", []),
      ("甲: text", "甲: text\n乙: text, required", ["newly-required 4"]),
      ("甲: text", "甲: text\n乙: text", []),
      ("甲: choice\n  - 一\n  - 二", "甲: choice\n  - 一\n  - 三", ["narrowed-choice 3"]),
      ("甲: choice\n  - 一", "甲: choice\n  - 一\n  - 二", []),
      ("甲 (万元): amount", "甲 (元): amount", ["changed-unit 3"]),
      ("甲 (万元): amount", "@unit 万元\n甲: amount", ["changed-unit 1"]),
      ("指标: indicators, total 100", "指标: indicators, total 90", ["moved-weight 3"]),
      ("指标: indicators\n  产出: tier", "指标: indicators", ["narrowed-tier 3"]),
      ("指标: indicators\n  产出: tier", "指标: indicators\n  产出: tier, at least 2", ["narrowed-tier 4"]),
      ("指标: indicators\n  产出: tier", "指标: indicators\n  产出: tier, quantitative", ["narrowed-tier 4"]),
      (
        "甲: group\n  乙: amount\n  丙: amount", "甲: group\n  乙: amount\n  丙: amount\n  @check 乙 >= 丙",
        ["new-relation 6"]
      ),
      // Another spacing is no other relation.
      ("甲: amount\n乙: amount\n@check 甲 >= 乙", "甲: amount\n乙: amount\n@check 甲>=乙", []),
    ] as [(String, String, [String])])
  func templates(old: String, new: String, expected: [String]) throws {
    #expect(try compare(template(old + "\n"), template(new + "\n")) == expected)
  }

  @Test func templatesGoByTheirNames() throws {
    #expect(
      try compare(["a.biao": "@template 示例/表\n\n甲: text\n"], ["下/b.biao": "@template 示例/表\n\n甲: text\n"]).isEmpty)
    #expect(try compare(["z.biao": "@template 示例/别的\n\n甲: text\n"], [:]) == ["removed-template 1"])
  }

  /// What a template inherits is reported where it changed, once.
  @Test func inheritedLines() throws {
    let base = "@template 示例/底\n\n甲: text\n乙: text\n"
    let own = "@template 示例/表\n@extends 示例/底\n\n丙: text\n"
    #expect(
      try compare(
        ["a.biao": base, "b.biao": own], ["a.biao": "@template 示例/底\n\n乙: text\n", "b.biao": own])
        == ["removed-field 1"])
  }

  @Test(
    arguments: [
      ("- 灯 (10分): ≥ 5 盏", "- 灯 (10分): ≥ 5 盏", []),
      ("- 灯 (10分): ≥ 5 盏", "- 灯 (10分): ≥ 4 盏", ["weakened-target 6"]),
      ("- 灯 (10分): ≥ 5 盏", "- 灯 (10分): ≥ 6 盏", []),
      ("- 误工 (10分): ≤ 5 天", "- 误工 (10分): ≤ 6 天", ["weakened-target 6"]),
      ("- 费用 (10分): ≤ 5 万元", "- 费用 (10分): ≤ 50000 元", []),
      ("- 灯 (10分): ≥ 5 盏", "- 灯 (8分): ≥ 5 盏", ["moved-weight 6"]),
      ("- 灯 (10分): ≥ 5 盏", "- 灯 (10分): ≥ 5 公里", ["changed-unit 6"]),
      ("- 灯 (10分): ≥ 5 盏", "- 灯 (10分): 明显增加", ["weakened-target 6"]),
      ("- 灯 (10分): ≥ 5 盏\n      - 杆: 3 根", "- 灯 (10分): ≥ 5 盏", ["removed-indicator 5"]),
      // Two of one name are compared in their order.
      ("- 灯: ≥ 5 盏\n      - 灯: ≥ 9 盏", "- 灯: ≥ 5 盏\n      - 灯: ≥ 8 盏", ["weakened-target 7"]),
    ] as [(String, String, [String])])
  func indicators(old: String, new: String, expected: [String]) throws {
    func body(_ text: String) -> String { "绩效指标:\n  产出指标:\n    数量指标:\n      \(text)\n" }
    #expect(try compare(form(body(old)), form(body(new))) == expected)
  }

  @Test func tiersAndFields() throws {
    let old = "名称: 灯塔\n绩效指标:\n  产出指标 (60分):\n    数量指标:\n      - 灯: 3 盏\n    质量指标:\n      - 合格率: 100%\n"
    let new = "绩效指标:\n  产出指标 (50分):\n    数量指标:\n      - 灯: 3 盏\n    质量指标: /\n"
    #expect(
      try compare(form(old), form(new)) == ["removed-field 1", "moved-weight 4", "narrowed-tier 7"])
  }

  @Test func formsThatMovedAreKnownAgain() throws {
    let text = "项目名称: 灯塔修缮\n项目目标:\n  > 修三座灯塔。\n"
    #expect(try compare(["a.biao": text], ["下/b.biao": text]).isEmpty)
    #expect(try compare(["a.biao": text, "c.biao": "项目名称: 别的\n"], [:]) == ["removed-form 1", "removed-form 1"])
  }

  @Test(.enabled(if: findTool("git") != nil, "git is not installed"))
  func againstARevision() throws {
    func git(_ arguments: String...) throws {
      let identity = ["-c", "user.name=n", "-c", "user.email=e@example.invalid"]
      let result = try runProcess(
        try #require(findTool("git")), identity + arguments, in: folder.url,
        environment: ["HOME": folder.url.path, "GIT_CONFIG_NOSYSTEM": "1"])
      #expect(result.code == 0, "\(result.errors)")
    }
    try git("init", "-q")
    try folder.write("模板.biao", "@template 示例/表\n\n甲: text\n乙: text\n")
    try folder.write("下/表.biao", "@form 示例/表\n\n甲: 一\n乙: 二\n")
    try git("add", "-A")
    try git("commit", "-q", "-m", "1")
    #expect(try hebiao(["breaking", "--against", "HEAD"], in: folder.url).code == 0)
    try folder.write("模板.biao", "@template 示例/表\n\n甲: text\n")
    let below = try hebiao(["breaking", "--against", "HEAD", "下"], in: folder.url)
    #expect(below.code == 0, "only what is asked about")
    let result = try hebiao(["breaking", "--against", "HEAD", "--lang", "en"], in: folder.url)
    #expect(result.code == 1)
    #expect(result.text.contains("模板.biao:1:11: error[removed-field]"))
    #expect(result.text.contains("HEAD:模板.biao:4:1"))
    #expect(try hebiao(["breaking", "--against", "HEAD", "--fail-on", "never"], in: folder.url).code == 0)
    let unknown = try hebiao(["breaking", "--against", "nowhere"], in: folder.url)
    #expect(unknown.code == 2 && unknown.errors.contains("nowhere"))
  }

  @Test func usage() throws {
    #expect(try hebiao(["breaking"], in: folder.url).code == 2)
    #expect(try hebiao(["breaking", "--against", "HEAD", "--against-folder", "."], in: folder.url).code == 2)
    let missing = try hebiao(["breaking", "--against-folder", "nowhere", "."], in: folder.url)
    #expect(missing.code == 2 && missing.errors.contains("nowhere"))
    #expect(try hebiao(["breaking", "--against", "HEAD", "--report", "xml"], in: folder.url).code == 2)
    #expect(try hebiao(["breaking", "--against", "HEAD"], in: folder.url).code == 2, "no repository")
  }
}
