// `hebiao suppressions`, and suppressions that expire, through the command.

import Foundation
import Testing

@Suite struct SuppressionRegisterTests {
  private let folder: TemporaryFolder
  /// 2026-06-30.
  private static let day = ["SOURCE_DATE_EPOCH": "1782820800"]
  private let form = """
    # hebiao-ignore illegal-value until 2026-06-30: 电话另附
    联系电话: 见附件
    # hebiao-ignore-block vague-target, placeholder 至2026年5月：评审会未开 | 附件一
    绩效指标:
      产出指标:
        数量指标:
          - 服务: 明显提升
      效益指标: /
    # hebiao-ignore-file vague-tarjet

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("表/a.biao", form)
    try folder.write("b.biao", "@template 测试/表\n\n名称: text\n")
  }

  private func suppressions(_ arguments: String..., day: [String: String] = day) throws -> ProcessResult {
    try hebiao(["suppressions"] + arguments, in: folder.url, environment: day)
  }

  @Test func listsWhatIsThereByFileAndLine() throws {
    try folder.write("c.biao", "# hebiao-ignore-start placeholder: 采购后填\n项目名称: 待定\n# hebiao-ignore-end\n")
    let result = try suppressions(".")
    #expect(
      result.text == """
        c.biao:1: placeholder · 一段（2–2 行） · 忽略 1 处 · 采购后填
        表/a.biao:1: illegal-value · 下一行 · 到 2026-06-30 · 忽略 1 处 · 电话另附
        表/a.biao:3: vague-target · 下一行及下级（4–8 行） · 到 2026-05-31 · 过期，问题还有 1 处 · 评审会未开 | 附件一
        表/a.biao:3: placeholder · 下一行及下级（4–8 行） · 到 2026-05-31 · 过期 · 评审会未开 | 附件一
        表/a.biao:9: vague-tarjet · 全文 · 没有这条规则
        4 条忽略注释，在 2 个文件里：用上 2，过期 2，没有这条规则 1

        """)
    #expect(result.code == 1 && result.errors.isEmpty)
    // A day later the first one has expired too.
    let later = try suppressions("表", day: ["SOURCE_DATE_EPOCH": "1782864000"])
    #expect(later.text.contains("表/a.biao:1: illegal-value · 下一行 · 到 2026-06-30 · 过期，问题还有 1 处"))
  }

  @Test func asJSON() throws {
    let result = try suppressions("--report", "json", "表")
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    #expect(object["version"] as? Int == 1)
    let all = try #require(object["suppressions"] as? [[String: Any]])
    #expect(all.map { $0["line"] as? Int } == [1, 3, 9])
    #expect(all.map { $0["scope"] as? String } == ["line", "block", "file"])
    #expect(all.map { $0["path"] as? String } == Array(repeating: "表/a.biao", count: 3))
    #expect(all[1]["reason"] as? String == "评审会未开 | 附件一" && all[2]["reason"] is NSNull)
    let rules = try #require(all[1]["rules"] as? [[String: Any]])
    #expect(rules.map { $0["name"] as? String } == ["vague-target", "placeholder"])
    #expect(rules.map { $0["state"] as? String } == ["expired", "expired"])
    #expect(rules.map { $0["hidden"] as? Int } == [1, 0])
    #expect(rules.map { $0["until"] as? String } == ["2026-05-31", "2026-05-31"])
    let lines = try #require(all[1]["lines"] as? [String: Int])
    #expect(lines == ["first": 4, "last": 8])
    let summary = try #require(object["summary"] as? [String: Int])
    #expect(
      summary == ["files": 1, "comments": 3, "used": 1, "unused": 0, "expired": 2, "unknown": 1, "unjudged": 0])
    // Without any it is still an object.
    let none = try suppressions("--report", "json", "b.biao")
    #expect(try JSONSerialization.jsonObject(with: none.output) is [String: Any])
    #expect(none.code == 0)
  }

  @Test func asMarkdown() throws {
    let result = try suppressions("--lang", "en", "--report", "markdown", "表")
    let lines = result.text.components(separatedBy: "\n")
    #expect(lines[0] == "| Place | Rule | Scope | Last day | State | Reason |")
    #expect(
      lines[3] == "| 表/a.biao:3 | vague-target | block (lines 4–8) | 2026-05-31 | expired, 1 left | 评审会未开 \\| 附件一 |")
    #expect(result.text.hasSuffix("\n\n3 comments in 1 file: used 1, expired 2, no such rule 1\n"))
  }

  @Test func exitCodesTell() throws {
    try folder.write("good.biao", "# hebiao-ignore illegal-value: 电话另附\n联系电话: 见附件\n")
    let good = try suppressions("good.biao")
    #expect(good.code == 0 && good.text.hasSuffix("1 条忽略注释，在 1 个文件里：用上 1\n"), "\(good.text)")
    for bad in [
      "# hebiao-ignore illegal-value: 早已改好\n项目名称: 甲\n", "# hebiao-ignore-end\n", "# hebiao-ignore: 无\n甲: 1\n",
      "# hebiao-ignore illegal-value until 明年: 电话另附\n联系电话: 见附件\n", "# hebiao-ignore-line placeholder\n甲: 1\n",
    ] {
      try folder.write("bad.biao", bad)
      #expect(try suppressions("bad.biao").code == 1, "\(bad)")
    }
    #expect(try suppressions("b.biao").text == "没有忽略注释\n")
    #expect(try suppressions("none.biao").code == 2)
    try folder.write("空/readme.txt", "")
    #expect(try suppressions("空").code == 3)
    #expect(try suppressions().code == 2)
    let wrong = try suppressions(".", day: ["SOURCE_DATE_EPOCH": "soon"])
    #expect(wrong.code == 2 && wrong.errors.contains("SOURCE_DATE_EPOCH"))
  }

  /// Whether a rule that compares documents has something to say is known where all of them are given.
  @Test func rulesAcrossFilesAreJudgedOverAWholeFolder() throws {
    let text = "# hebiao-ignore-file duplicate-code: 暂用同一编码\n项目名称: 甲\n"
    try folder.write("项目/hebiao.biao", "@form hebiao/配置\n")
    try folder.write("项目/a.biao", text)
    try folder.write("项目/b.biao", "项目名称: 乙\n")
    #expect(try suppressions("项目/a.biao").text.contains("不知道"))
    #expect(try suppressions("项目/a.biao", "项目/b.biao").text.contains("不知道"))
    #expect(try suppressions("项目").text.contains("没有用上"))
    #expect(!(try hebiao(["lint", "项目/a.biao", "项目/b.biao"], in: folder.url).text.contains("unused-suppression")))
    #expect(try hebiao(["lint", "项目"], in: folder.url).text.contains("unused-suppression"))
  }

  /// `--staged` and `--since`, with what is not selected beside it.
  @Test(.enabled(if: hasGit, "git is not installed")) func ofWhatChangedAlone() throws {
    let repository = try TestRepository()
    func suppressions(_ arguments: String...) throws -> ProcessResult {
      try hebiao(["suppressions"] + arguments, in: repository.top, environment: repository.environment)
    }
    let text = "# hebiao-ignore-file duplicate-code: 暂用同一编码\n项目名称: 甲\n"
    try repository.write("hebiao.biao", "@form hebiao/配置\n")
    try repository.write("a.biao", text)
    try repository.write("b.biao", text)
    try repository.commit()
    #expect(try suppressions("--staged").text == "没有忽略注释\n")
    #expect(try suppressions("--since", "HEAD").code == 0)
    try repository.write("b.biao", "# 说明\n" + text)
    try repository.git("add", "b.biao")
    try repository.write("b.biao", "项目名称: 甲\n")
    let staged = try suppressions("--staged")
    #expect(
      staged.text == """
        b.biao:2: duplicate-code · 全文 · 没有用上 · 暂用同一编码
        1 条忽略注释，在 1 个文件里：没有用上 1

        """ && staged.code == 1, "\(staged)")
    #expect(try suppressions("--since", "HEAD").text == "没有忽略注释\n")
    try repository.write("b.biao", text + "# 说明\n")
    #expect(try suppressions("--since", "HEAD", ".").text.hasPrefix("b.biao:1: duplicate-code · 全文 · 没有用上"))
    #expect(try suppressions("--since", "HEAD", "a.biao").text == "没有忽略注释\n")
    #expect(try suppressions(".").text.contains("2 条忽略注释"))
    for wrong in [["--staged", "--since", "HEAD"], ["--staged", "-"], ["--since", "nosuch"]] {
      #expect(
        try hebiao(["suppressions"] + wrong, in: repository.top, environment: repository.environment).code == 2)
    }
    #expect(try self.suppressions("--staged").errors.contains("不在 git 仓库里"))
  }

  /// A finding of another document makes the suppression of a changed one useful.
  @Test(.enabled(if: hasGit, "git is not installed")) func whatIsNotSelectedIsComparedWith() throws {
    let repository = try TestRepository()
    let head = "@form 承德市/项目绩效目标表\n"
    let code = "项目编码: 53112225P00001100023\n"
    let silenced = "# hebiao-ignore-file duplicate-code: 两个子项目共用一个编码\n"
    try repository.write("a.biao", head + code + "项目名称: 河道清淤\n")
    try repository.write("b.biao", silenced + head + code + "项目名称: 校舍维修\n")
    try repository.commit()
    try repository.write("b.biao", silenced + head + code + "项目名称: 路灯安装\n")
    let result = try hebiao(
      ["suppressions", "--since", "HEAD"], in: repository.top, environment: repository.environment)
    #expect(result.text.hasPrefix("b.biao:1: duplicate-code · 全文 · 忽略 1 处"), "\(result)")
  }

  @Test func lintKnowsTheDay() throws {
    func lint(_ day: [String: String], _ arguments: String...) throws -> ProcessResult {
      try hebiao(["lint"] + arguments + ["表/a.biao"], in: folder.url, environment: day)
    }
    let today = try lint(Self.day)
    #expect(today.text.contains("[expired-suppression]") && !today.text.contains("[illegal-value]"))
    #expect(try lint(["SOURCE_DATE_EPOCH": "1782864000"]).text.contains("[illegal-value]"))
    #expect(try lint(["SOURCE_DATE_EPOCH": "1"]).text.contains("[vague-target]") == false)
    #expect(try lint(["SOURCE_DATE_EPOCH": "-1"]).code == 2)
    // The fix of one whose fault is still there is left to people.
    #expect(try lint(Self.day, "--fix").text.contains("[expired-suppression]"))
    let text = try String(contentsOf: folder.url.appending(path: "表/a.biao"), encoding: .utf8)
    #expect(text.contains("vague-target") && !text.contains("placeholder"))
  }
}
