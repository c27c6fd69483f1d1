// Which findings make a run fail, and how many of them are shown.

import Foundation
import Testing

@Suite struct ThresholdTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // Errors, warnings and nothing at all, each in a file of its own.
    try folder.write(
      "hebiao.biao", "@form hebiao/配置\n\n规则:\n  missing-colon: error\n")
    try folder.write("error.biao", "@template 甲/一\n\n名称: text\n没有冒号\n没有冒号\n")
    try folder.write("clean.biao", "@template 甲/二\n\n名称: text\n")
    try folder.write(
      "warning.biao", "@form 甲/二\n\n名称: 一\n# hebiao-ignore vague-target: 不再需要\n# hebiao-ignore missing-unit: 不再需要\n")
  }

  private func lint(_ arguments: String...) throws -> ProcessResult {
    try hebiao(["lint"] + arguments, in: folder.url)
  }

  private struct Counts {
    var error = 0
    var warning = 0
    var info = 0
  }

  private func counts(_ path: String) throws -> Counts {
    let result = try lint("--report", "json", path)
    let json = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    let summary = try #require(json["summary"] as? [String: Int])
    return Counts(error: summary["error"] ?? 0, warning: summary["warning"] ?? 0, info: summary["info"] ?? 0)
  }

  @Test func theLightestSeverityThatFails() throws {
    let (errors, warnings) = (try counts("error.biao"), try counts("warning.biao"))
    #expect(errors.error >= 2 && warnings.error == 0 && warnings.warning == 2)
    for (level, error, warning) in [
      ("error", 1, 0), ("warning", 1, 1), ("info", 1, 1), ("never", 0, 0),
    ] as [(String, Int32, Int32)] {
      #expect(try lint("--fail-on", level, "error.biao").code == error, "\(level)")
      #expect(try lint("--fail-on", level, "warning.biao").code == warning, "\(level)")
      #expect(try lint("--fail-on", level, "clean.biao").code == 0, "\(level)")
    }
  }

  @Test func infosFailWhereTold() throws {
    try folder.write("hebiao.biao", "@form hebiao/配置\n\n规则:\n  unused-suppression: info\n")
    #expect(try counts("warning.biao").info == 2)
    #expect(try lint("warning.biao").code == 0)
    #expect(try lint("--fail-on", "info", "warning.biao").code == 1)
    try folder.write("hebiao.biao", "@form hebiao/配置\n\n规则:\n  unused-suppression: hint\n")
    #expect(try lint("--fail-on", "info", "warning.biao").code == 0)
  }

  @Test func warningsMayBeAllowed() throws {
    #expect(try lint("--max-warnings", "1", "warning.biao").code == 1)
    #expect(try lint("--max-warnings", "2", "warning.biao").code == 0)
    #expect(try lint("--max-warnings", "9", "error.biao").code == 1)
    #expect(try lint("--fail-on", "error", "--max-warnings", "1", "warning.biao").code == 1)
    #expect(try lint("--fail-on", "never", "--max-warnings", "2", "error.biao").code == 0)
  }

  @Test func exitZeroForgivesFindingsAlone() throws {
    #expect(try lint("--exit-zero", "error.biao").code == 0)
    #expect(try lint("--exit-zero", "没有.biao").code == 2)
    try folder.write("zero.biao", Data([0, 0, 0, 0]))
    #expect(try lint("--exit-zero", "zero.biao").code == 4)
    #expect(
      try lint("--exit-zero", "--report", "text", folder.write("leer/x.txt", "").deletingLastPathComponent().path)
        .code == 3)
  }

  /// What fails in reports of tests is what makes the run fail.
  @Test func testReportsFailAsTheRunDoes() throws {
    #expect(try lint("--report", "tap", "warning.biao").text.contains("not ok 1"))
    #expect(try lint("--report", "tap", "--fail-on", "error", "warning.biao").text.contains("\nok 1"))
    #expect(try lint("--report", "junit", "--fail-on", "error", "warning.biao").text.contains("failures=\"0\""))
    #expect(try lint("--report", "junit", "warning.biao").text.contains("failures=\"2\""))
  }

  // MARK: How much is shown

  @Test func quietShowsErrorsAlone() throws {
    #expect(try lint("-q", "warning.biao").text.isEmpty)
    #expect(try lint("-q", "warning.biao").code == 1)
    let result = try lint("--quiet", "--report", "concise", ".")
    let lines = result.text.split(separator: "\n")
    #expect(lines.count == (try counts(".").error) && lines.allSatisfy { $0.contains("错误[") })
    // Other reports are complete.
    #expect(try lint("-q", "--report", "json", ".").text == lint("--report", "json", ".").text)
  }

  @Test func findingsAreCappedAndCounted() throws {
    let all = try lint("--report", "concise", ".").text.split(separator: "\n").dropLast()
    #expect(all.count > 3)
    let capped = try lint("--report", "concise", "--max-findings", "2", ".").text.split(separator: "\n")
    #expect(Array(capped.prefix(2)) == Array(all.prefix(2)))
    #expect(capped.count == 4 && capped[2] == "另有 \(all.count - 2) 处未列出")
    #expect(try lint("--report", "concise", "--max-findings", "0", ".").text.hasPrefix("另有 \(all.count) 处未列出\n"))
    let each = try lint("--report", "concise", "--max-findings-per-file", "1", ".").text.split(separator: "\n")
    #expect(each.count { $0.contains("]: ") } == Set(all.compactMap { $0.split(separator: ":").first }).count)
    #expect(each.contains { $0.hasPrefix("error.biao: 另有 ") })
    // The code is that of all findings.
    #expect(try lint("--max-findings", "0", "error.biao").code == 1)
    #expect(try lint("--report", "github", "--max-findings", "1", ".").text.split(separator: "\n").count == 1)
  }

  @Test func statistics() throws {
    let text = try lint("--statistics", "--lang", "en", ".").text
    let warnings = try counts("warning.biao")
    #expect(text.contains("\nRules:\n") && text.contains("\nFiles:\n"))
    #expect(text.contains("      2  unused-suppression (2 fixable)  "))
    #expect(text.contains("      3  error.biao  2 errors, 1 hint\n"))
    #expect(text.contains("      \(warnings.warning)  warning.biao  2 warnings\n"))
    let result = try lint("--statistics", "--report", "json", ".")
    #expect(result.errors.contains("unused-suppression"))
    let json = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    let statistics = try #require(json["statistics"] as? [String: [[String: Any]]])
    let rules = try #require(statistics["rules"])
    let found = try #require(json["findings"] as? [[String: Any]])
    #expect(rules.compactMap { $0["count"] as? Int }.reduce(0, +) == found.count)
    #expect(Set(rules.compactMap { $0["rule"] as? String }) == Set(found.compactMap { $0["rule"] as? String }))
    #expect(try lint("--statistics", "clean.biao").text == "1 个文件，没有发现问题\n")
  }

  /// On a terminal, that `script` provides; elsewhere there is none.
  @Test(.enabled(if: findTool("script") != nil, "script is not installed")) func progress() throws {
    for i in 0..<3000 { try folder.write("d/\(i).biao", "@form 甲/二\n\n名称: 一\n") }
    let script = try #require(findTool("script"))
    func run(_ options: String) throws -> String {
      try runProcess(
        script, ["-qec", "'\(hebiaoBinary.path)' lint \(options) --report json=out.json d", "/dev/null"],
        in: folder.url,
        environment: ["TERM": "xterm"]
      ).text
    }
    let output = try run("")
    // A fast machine may be done before there is anything to show; what was drawn is gone at the end.
    if output.contains("/3000") { #expect(output.hasSuffix("\r\u{1B}[K")) }
    #expect(try !run("--no-progress").contains("/3000"))
    #expect(try !run("-q").contains("/3000"))
    #expect(try lint("--report", "json=out.json", "d").errors.isEmpty)
  }
}
