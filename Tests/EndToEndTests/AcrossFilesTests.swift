// Rules across files, through the command: departments and their projects in one folder.

import Foundation
import Testing

@Suite struct AcrossFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func project(_ code: String, _ name: String, _ amount: String, jobs: Int) -> String {
    """
    @form 承德市/项目绩效目标表

    预算单位: 云岭县工业和信息化局
    项目编码: \(code)
    项目名称: \(name)
    预算规模及资金用途:
      预算数: \(amount)
    绩效指标:
      效益指标:
        社会效益指标:
          - 带动就业人数: ≥ \(jobs) 人

    """
  }

  private let department = """
    @form 财政部/部门整体支出绩效目标表

    部门名称: 云岭县工业和信息化局
    年度预算申请:
      资金总额: 900
      按支出性质分:
        项目支出: 500
    绩效指标:
      效益指标:
        社会效益指标:
          - 新增就业人数: ≥ 20 人

    """

  private struct Output: Decodable {
    struct Finding: Decodable {
      struct Place: Decodable {
        struct Range: Decodable {
          struct Position: Decodable, Equatable {
            var line: Int
            var column: Int
            var offset: Int
          }
          var start: Position
          var end: Position
        }
        var path: String
        var range: Range
      }
      var rule: String
      var path: String
      var range: Place.Range
      var related: [Place]
    }
    var findings: [Finding]
  }

  private let rules: Set<String> = [
    "duplicate-code", "inconsistent-indicator", "inconsistent-name", "mismatched-roll-up", "unused-template",
    "weaker-department-target", "unused-suppression",
  ]

  private func lint(_ paths: String...) throws -> [Output.Finding] {
    let result = try hebiao(["lint", "--report", "json"] + paths, in: folder.url)
    #expect(result.errors.isEmpty, "\(result.errors)")
    return try JSONDecoder().decode(Output.self, from: result.output).findings.filter { rules.contains($0.rule) }
  }

  private func writeFolder() throws {
    try folder.write("部门.biao", department)
    try folder.write("项目/a.biao", project("53112225P00001100023", "校舍维修", "320", jobs: 15))
    try folder.write("项目/b.biao", project("53112225P00001100023", "创业大赛", "240", jobs: 180))
  }

  @Test func findingsStandInTheFilesAtFault() throws {
    try writeFolder()
    let found = try lint(".")
    #expect(
      found.map { "\($0.path) \($0.rule)" } == [
        "部门.biao mismatched-roll-up", "部门.biao weaker-department-target", "项目/b.biao duplicate-code",
      ])
    let sum = try #require(found.first)
    #expect(sum.related.map(\.path) == ["项目/a.biao", "项目/b.biao"])
    // The places of other files are counted as those of one's own.
    let code = try #require(found.last)
    let other = try #require(code.related.first)
    #expect(other.path == "项目/a.biao" && other.range.start == code.range.start && other.range.end == code.range.end)
    #expect(other.range.start == .init(line: 4, column: 7, offset: other.range.start.offset))
    let text = try String(contentsOf: folder.url.appending(path: "项目/a.biao"), encoding: .utf8)
    let words = Array(text.utf8)[other.range.start.offset..<other.range.end.offset]
    #expect(String(decoding: words, as: UTF8.self) == "53112225P00001100023")
  }

  @Test func textReportQuotesTheOtherFile() throws {
    try writeFolder()
    let text = try hebiao(["lint", "."], in: folder.url).text
    #expect(text.contains("= 相关: 项目/a.biao:4:7  53112225P00001100023 — 已在此使用\n"))
    #expect(text.contains("= 相关: 项目/b.biao:11:17  ≥ 180 人 — 项目的指标值\n"))
  }

  @Test func orderAndThreadsDoNotMatter() throws {
    try writeFolder()
    let forward = try hebiao(["lint", "部门.biao", "项目/a.biao", "项目/b.biao"], in: folder.url)
    let backward = try hebiao(["lint", "项目/b.biao", "项目/a.biao", "部门.biao"], in: folder.url)
    #expect(forward.output == backward.output)
  }

  @Test func oneFileAloneIsComparedWithNothing() throws {
    try writeFolder()
    #expect(try lint("部门.biao").isEmpty)
    #expect(try lint("项目/b.biao").isEmpty)
  }

  @Test func suppressionsSpeakOfRulesAcrossFiles() throws {
    try writeFolder()
    let comment = "# hebiao-ignore-file duplicate-code: 两个子项目共用一个编码\n"
    try folder.write("项目/b.biao", comment + project("53112225P00001100023", "创业大赛", "240", jobs: 180))
    #expect(try !lint(".").contains { $0.rule == "duplicate-code" || $0.rule == "unused-suppression" })
    #expect(try lint("项目/b.biao").isEmpty)
    try folder.write("项目/b.biao", comment + project("53112225P00001100024", "创业大赛", "240", jobs: 180))
    #expect(try lint(".").filter { $0.rule == "unused-suppression" }.map(\.path) == ["项目/b.biao"])
    #expect(try lint("项目/b.biao").isEmpty)
  }

  @Test func severitiesAreThoseOfTheFilesOwnConfiguration() throws {
    try writeFolder()
    try folder.write("项目/hebiao.biao", "@form hebiao/配置\n\n规则:\n  duplicate-code: off\n")
    #expect(try !lint(".").contains { $0.rule == "duplicate-code" })
    #expect(try lint(".").contains { $0.rule == "weaker-department-target" })
  }

  @Test func templatesWithoutForms() throws {
    try folder.write("hebiao.biao", "@form hebiao/配置\n")
    try folder.write("templates/used.biao", "@template 县/项目表\n\n项目名称: text\n")
    try folder.write("templates/old.biao", "@template 县/旧项目表\n\n项目名称: text\n")
    #expect(try lint(".").isEmpty, "a folder of templates alone")
    try folder.write("forms/a.biao", "@form 县/项目表\n\n项目名称: 甲\n")
    #expect(try lint(".").map { "\($0.path) \($0.rule)" } == ["templates/old.biao unused-template"])
    // A part of the workspace: its other forms may use it.
    #expect(try lint("templates", "forms").isEmpty)
  }

  /// The example that goes with the reference: the department's form is at fault only beside its project's.
  @Test func theExampleShowsThem() throws {
    let whole = try hebiao(["lint", "--lang", "en", "grammar/examples/faulty/tourism"], in: repositoryRoot)
    let lines = whole.text.split(separator: "\n").filter { $0.hasPrefix("grammar/") }
    #expect(
      lines.compactMap { $0.split(separator: "[").dropFirst().first?.split(separator: "]").first } == [
        "mismatched-roll-up", "mismatched-roll-up", "weaker-department-target",
      ])
    #expect(lines.allSatisfy { $0.hasPrefix("grammar/examples/faulty/tourism/department.biao:") })
    let alone = try hebiao(["lint", "grammar/examples/faulty/tourism/department.biao"], in: repositoryRoot)
    #expect(alone.code == 0, "\(alone.text)")
  }
}
