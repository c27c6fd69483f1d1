// Which documents a lint looks at: lists of paths, trees on standard input, parts; and with how many threads.

import Foundation
import Testing

@Suite struct DocumentSelectionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func form(_ other: String) -> String {
    """
    @form 财政部/项目支出绩效目标表
    项目资金:
      资金总额: 120.00
      其中:
        财政拨款: 100.00
        其他资金: \(other)

    """
  }

  private func lint(_ arguments: String..., input: String = "") throws -> ProcessResult {
    try hebiao(["lint", "--lang", "en"] + arguments, in: folder.url, input: Data(input.utf8))
  }

  /// The documents spoken of, as `concise` names them.
  private func found(_ arguments: String..., input: String = "") throws -> [String] {
    let result = try hebiao(
      ["lint", "--lang", "en", "--report", "concise", "--quiet", "--select", "mismatched-sum"] + arguments,
      in: folder.url, input: Data(input.utf8))
    return result.text.split(separator: "\n").compactMap { $0.split(separator: ":").first.map(String.init) }
  }

  /// What a lint of the same words looks at, for people and for other programs.
  @Test func filesAreShown() throws {
    for path in ["a.biao", "夹/b c.biao", "夹/表\n换行.biao", "略/d.biao"] { try folder.write(path, form("20.00")) }
    try folder.write("夹/e.txt", "")
    try folder.write(".ignore", "略/\n")
    let shown = try lint("--show-files", ".")
    #expect(shown.text == "a.biao\n夹/b c.biao\n夹/表\n换行.biao\n" && shown.code == 0 && shown.errors.isEmpty)
    let separated = try lint("--show-files", "--null", ".")
    #expect(separated.text == "a.biao\u{0}夹/b c.biao\u{0}夹/表\n换行.biao\u{0}")
    // Which is a list that is read.
    #expect(try lint("--show-files", "--null", "--files-from", "-", input: separated.text).output == separated.output)
    #expect(try lint("--show-files", "--include-ignored", ".").text.hasSuffix("略/d.biao\n"))
    let parts = try (1...3).map { try lint("--show-files", "--null", "--shard", "\($0)/3", ".").text }
    let whole = separated.text.split(separator: "\u{0}")
    #expect(parts.flatMap { $0.split(separator: "\u{0}") }.sorted() == whole.sorted())
    #expect(try lint("--show-files", "夹/e.txt").text == "夹/e.txt\n")
    #expect(try lint("--show-files", "无").code == 2)
    try folder.write("空/e.txt", "")
    #expect(try lint("--show-files", "空").code == 3)
    for other in [
      ["--fix"], ["--diff"], ["--watch"], ["--report", "json"], ["--report", "shard=s"], ["--baseline", "b"],
    ] {
      #expect(try hebiao(["lint", "--show-files", "."] + other, in: folder.url).code == 2, "\(other)")
    }
    try folder.write("hebiao.biao", "@form hebiao/配置\n\n规侧:\n")
    let faulty = try lint("--show-files", ".")
    #expect(faulty.code == 2 && faulty.errors.contains("faulty configuration"))
  }

  @Test func listsOfPaths() throws {
    try folder.write("a.biao", form("21.00"))
    try folder.write("b c.biao", form("22.00"))
    try folder.write("夹/d.biao", form("23.00"))
    try folder.write("表\n换行.biao", form("24.00"))
    #expect(try found("--files-from", "-", input: "a.biao\r\n\nb c.biao\n./a.biao\n") == ["a.biao", "b c.biao"])
    #expect(try found("--files-from", "-", input: "夹\0b c.biao\0") == ["b c.biao", "夹/d.biao"])
    #expect(try found("--files-from", "-", "--null", input: "表\n换行.biao").count == 1)
    try folder.write("list", "a.biao\n")
    #expect(try found("--files-from", "list", "夹") == ["a.biao", "夹/d.biao"])
    #expect(try found("--files-from=list") == ["a.biao"])
    // A path that is not there is told as one on the command line is.
    let missing = try lint("--files-from", "-", input: "a.biao\nweg.biao\n")
    #expect(missing.code == 2 && missing.errors == "error: no such file or folder: weg.biao\n")
    #expect(try lint("--files-from", "weg").code == 2)
    // A pipe to which a program has still to write, as `<(…)` of a shell is one.
    try folder.write("late.sh", "(sleep 0.3; echo a.biao) | \"$1\" lint --report json --files-from /dev/stdin\n")
    let late = try runProcess(URL(filePath: "/bin/sh"), ["late.sh", hebiaoBinary.path], in: folder.url)
    #expect(late.code != 2 && late.text.contains(#""files":1"#), "\(late.errors)")
    #expect(try lint("--null", "a.biao").code == 2)
    #expect(try lint("--files-from", "-", "-").code == 2)
    #expect(try lint().code == 2)
    // Of an empty list nothing is wrong.
    let empty = try lint("--files-from", "-")
    #expect(empty.code == 0 && empty.errors.isEmpty)
  }

  @Test func aTreeOnStandardInput() throws {
    let files = [
      ("hebiao.biao", "@form hebiao/配置\n规则:\n  mismatched-sum: info\n"),
      ("模板/县.biao", "@template 县/表\n项目名称: text, required\n备注: text\n"),
      ("表/甲.biao", "@form 县/表\n备注: x\n"), ("表/乙.biao", form("21.00")),
      ("表/深/hebiao.biao", "@form hebiao/配置\n规则:\n  mismatched-sum: off\n"), ("表/深/丙.biao", form("21.00")),
    ]
    for (path, text) in files { try folder.write("盘/\(path)", text) }
    let batch = files.map { "\($0.0)\0\($0.1)\0" }.joined()
    let inside = folder.url.appending(path: "盘")
    for format in ["text", "json", "gitlab"] {
      let disk = try hebiao(["lint", "--report", format, "."], in: inside)
      // Where there is nothing on the disk.
      let elsewhere = try TemporaryFolder()
      let memory = try hebiao(
        ["lint", "--report", format, "--stdin-batch"], in: elsewhere.url, input: Data(batch.utf8))
      #expect(memory.errors.isEmpty && memory.code == disk.code)
      let there = disk.text.replacingOccurrences(of: inside.path, with: "")
      #expect(memory.text.replacingOccurrences(of: elsewhere.url.path, with: "") == there, "\(format)")
      #expect(memory.text.contains("unused-template") == disk.text.contains("unused-template"))
    }
    // What lies on the disk plays no part.
    try folder.write("盘/模板/县.biao", "@template 县/表\n备注: text\n")
    let memory = try hebiao(["lint", "--stdin-batch"], in: inside, input: Data(batch.utf8))
    #expect(memory.text.contains("missing-field"))
    for wrong in ["a.biao", "a.biao\0x", "a.biao\0x\0b.biao\0", "\0x\0", "a.biao\0x\0a.biao\0y\0"] {
      let result = try lint("--stdin-batch", input: wrong)
      #expect(result.code == 2 && result.output.isEmpty && !result.errors.isEmpty)
    }
    #expect(try lint("--stdin-batch", input: "").code == 3)
    #expect(try lint("--stdin-batch", ".", input: batch).code == 2)
    #expect(try lint("--stdin-batch", "--fix", input: batch).code == 2)
    let diff = try lint("--stdin-batch", "--diff", input: "a.biao\0@form 通用/绩效表\n项目名称：x\n\0")
    #expect(diff.code != 2, "\(diff.errors)")
  }

  @Test func rulesByName() throws {
    try folder.write("a.biao", form("21.00"))
    #expect(try found("a.biao") == ["a.biao"])
    #expect(try lint("--ignore", "all", "a.biao").code == 0)
    #expect(try lint("--select", "vague-*", "a.biao").code == 0)
    #expect(try lint("--select", "vague-*", "--extend-select", "sums", "a.biao").code == 1)
    let wrong = try lint("--select", "mismatched-summ", "a.biao")
    #expect(wrong.code == 2 && wrong.errors.contains("did you mean mismatched-sum?"))
    // With fixes too: what is not selected is not fixed.
    let text = "@form 通用/绩效表\n项目名称：x\n资金总额: １２\n"
    try folder.write("b.biao", text)
    let none = try lint("--fix-only", "--select", "sums", "b.biao")
    #expect(none.code == 0, "\(none.errors)")
    #expect(try String(contentsOf: folder.url.appending(path: "b.biao"), encoding: .utf8) == text)
    _ = try lint("--fix-only", "--select", "fullwidth-number", "b.biao")
    #expect(try String(contentsOf: folder.url.appending(path: "b.biao"), encoding: .utf8) != text)
  }

  @Test func theNumberOfThreadsChangesNothing() throws {
    let examples = repositoryRoot.appending(path: "grammar/examples").path
    let one = try lint("-j", "1", "--report", "json", examples)
    #expect(one.output.count > 1000)
    for count in ["-j2", "-j=3", "--threads=16"] {
      #expect(try lint(count, "--report", "json", examples).output == one.output)
    }
    for wrong in ["-j0", "-jx", "-j-1", "--threads="] { #expect(try lint(wrong, examples).code == 2) }
  }
}
