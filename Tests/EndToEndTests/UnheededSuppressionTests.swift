// `hebiao lint --no-suppressions`: what comments silence is shown.

import Foundation
import Testing

@Suite struct UnheededSuppressionTests {
  private let folder: TemporaryFolder
  private let form = """
    # hebiao-ignore illegal-value until 2026-06-30: 电话另附
    联系电话: 见附件
    # hebiao-ignore-block vague-target, vague-tarjet 至2026年5月：评审会未开
    绩效指标:
      产出指标:
        数量指标:
          # hebiao-ignore vague-target
          - 服务: 明显提升
          - 培训: 若干
      效益指标: /
    # hebiao-ignore-file missing-unit

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a.biao", form)
  }

  private func lint(_ arguments: String...) throws -> ProcessResult {
    // 2026-06-30.
    try hebiao(["lint"] + arguments + ["a.biao"], in: folder.url, environment: ["SOURCE_DATE_EPOCH": "1782820800"])
  }

  private func findings(_ report: String, _ arguments: String...) throws -> [[String: Any]] {
    let output = try hebiao(
      ["lint", "--report", report] + arguments + ["a.biao"], in: folder.url,
      environment: ["SOURCE_DATE_EPOCH": "1782820800"]
    ).output
    if report == "jsonl" {
      return try output.split(separator: 0x0A).compactMap {
        try JSONSerialization.jsonObject(with: $0) as? [String: Any]
      }
    }
    let object = try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any])
    return try #require(object["findings"] as? [[String: Any]])
  }

  private func described(_ finding: [String: Any]) -> String {
    let line = ((finding["range"] as? [String: Any])?["start"] as? [String: Any])?["line"] as? Int ?? 0
    return "\(line) \(finding["rule"] as? String ?? "")"
  }

  @Test func textNamesTheComment() throws {
    let heeded = try lint("--report", "concise")
    #expect(!heeded.text.contains("[illegal-value]") && heeded.text.contains("[expired-suppression]"))
    let shown = try lint("--no-suppressions")
    #expect(shown.code == 1)
    #expect(shown.text.contains("  = 忽略: a.biao:1:3  # hebiao-ignore illegal-value until 2026-06-30: 电话另附\n"))
    // The narrowest, as where they hold; the expired one silences nothing.
    #expect(shown.text.contains("  = 忽略: a.biao:7:9  # hebiao-ignore vague-target\n"), "\(shown.text)")
    #expect(shown.text.components(separatedBy: "= 忽略:").count == 3, "\(shown.text)")
    // Nothing is said about comments that are not heeded.
    #expect(!shown.text.contains("suppression]"))
    #expect(try lint("--no-suppressions", "--lang", "en").text.contains("  = silenced: a.biao:1:3  # hebiao-ignore"))
  }

  @Test(arguments: ["json", "jsonl"]) func jsonHoldsTheComment(report: String) throws {
    #expect(try findings(report).allSatisfy { $0["suppression"] == nil })
    let all = try findings(report, "--no-suppressions")
    #expect(all.map(described) == ["2 illegal-value", "8 vague-target", "9 vague-target"])
    let first = try #require(all.first?["suppression"] as? [String: Any])
    #expect(Set(first.keys) == ["line", "scope", "until", "reason"])
    #expect(first["line"] as? Int == 1 && first["scope"] as? String == "line")
    #expect(first["until"] as? String == "2026-06-30" && first["reason"] as? String == "电话另附")
    let second = try #require(all.dropFirst().first?["suppression"] as? [String: Any])
    #expect(second["line"] as? Int == 7 && second["until"] is NSNull && second["reason"] is NSNull)
    #expect(all.last?["suppression"] is NSNull)
  }

  @Test func fixesLeaveThemAlone() throws {
    for option in ["--fix", "--fix-only", "--diff", "--fix=suggested"] {
      let result = try lint("--no-suppressions", option)
      #expect(result.code == 2 && result.errors.contains("--no-suppressions"), "\(result.errors)")
    }
    #expect(try String(contentsOf: folder.url.appending(path: "a.biao"), encoding: .utf8) == form)
  }

  /// It decides what is found, so that the parts of a run hold it.
  @Test func partsOfARun() throws {
    let environment = ["SOURCE_DATE_EPOCH": "1782820800"]
    try folder.write("b.biao", form)
    func run(_ arguments: String...) throws -> ProcessResult {
      try hebiao(arguments, in: folder.url, environment: environment)
    }
    for report in ["text", "json"] {
      for number in 1...2 {
        _ = try run("lint", "--no-suppressions", "--shard", "\(number)/2", "--report", "shard=s\(number)", ".")
      }
      let merged = try run("report", "merge", "s1", "s2", "--report", report)
      let whole = try run("lint", "--no-suppressions", "--report", report, ".")
      #expect(merged.output == whole.output && merged.code == whole.code)
      #expect(whole.text.contains("2026-06-30"))
    }
  }
}
