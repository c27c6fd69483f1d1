// `hebiao format` as a process: what it writes, what it leaves, exit codes.

import BiaoFormat
import Foundation
import Testing

@testable import HebiaoCommand

private let untidy = "@form 测试/表\n名称：甲\n资金（万元）：\n    合计：1\n"
private let tidy = "@form 测试/表\n\n名称: 甲\n资金 (万元):\n  合计: 1\n"

@Suite struct FormatTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func format(_ arguments: String..., input: String? = nil, environment: [String: String] = [:]) throws
    -> ProcessResult
  {
    try hebiao(["format"] + arguments, in: folder.url, input: input.map { Data($0.utf8) }, environment: environment)
  }

  private func text(_ path: String) throws -> String {
    // Not as a string: that would lose the byte order mark.
    String(decoding: try Data(contentsOf: folder.url.appending(path: path)), as: UTF8.self)
  }

  // MARK: Writing

  @Test func filesAreRewritten() throws {
    try folder.write("a.biao", untidy)
    try folder.write("子/b.biao", tidy)
    let result = try format(".")
    #expect(result.code == 0)
    #expect(result.text == "已排版: a.biao\n2 个文件，排版了 1 个\n")
    #expect(result.errors.isEmpty)
    #expect(try text("a.biao") == tidy)
    let again = try format(".", "--lang", "en")
    #expect(again.text == "2 files, nothing to format\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["a.biao", "子"])
  }

  @Test func anUnchangedFileIsNotTouched() throws {
    let file = try folder.write("a.biao", tidy)
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: file.path)
    #expect(try format("a.biao").code == 0)
    #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date == old)
  }

  @Test func modeAndLinksStay() throws {
    let file = try folder.write("内/a.biao", untidy)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    let link = folder.url.appending(path: "b.biao")
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "内/a.biao")
    #expect(try format("b.biao").text == "已排版: b.biao\n1 个文件，排版了 1 个\n")
    #expect(try text("内/a.biao") == tidy)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "内/a.biao")
    #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o640)
  }

  /// The administrator may write anything, so that the test says something only to others.
  @Test(.enabled(if: geteuid() != 0)) func whatMayNotBeWrittenIsNamed() throws {
    let file = try folder.write("a.biao", untidy)
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file.path)
    let result = try format("a.biao", "--lang", "en")
    #expect(result.code == 4)
    #expect(result.errors == "error: cannot write file, left as it was: a.biao: Permission denied\n")
    #expect(try text("a.biao") == untidy)
  }

  /// A disk that is full, as a limit on the size of files makes it.
  @Test func aFullDiskLeavesTheFileWhole() throws {
    guard let shell = findTool("sh") else { return }
    try folder.write("a.biao", untidy)
    let command = "(trap '' XFSZ; ulimit -f 0; '\(hebiaoBinary.path)' format a.biao 2>&1; echo $?) | cat"
    let result = try runProcess(shell, ["-c", command], in: folder.url)
    #expect(result.text == "错误: 文件无法写入，未改动: a.biao: File too large\n4\n")
    #expect(try text("a.biao") == untidy)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.biao"])
  }

  /// Whoever interrupts a run finds each file as it was or as it should be, and nothing else.
  @Test func anInterruptedRunLeavesNoFileHalfDone() throws {
    let names = (0..<1500).map { "\($0).biao" }
    for name in names { try folder.write(name, untidy) }
    let process = Process()
    process.executableURL = hebiaoBinary
    process.arguments = ["format", "."]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Once it writes.
    while process.isRunning, try text("0.biao") == untidy { usleep(200) }
    process.interrupt()
    process.waitUntilExit()
    if process.terminationReason == .uncaughtSignal {
      #expect(process.terminationStatus == SIGINT)
      #expect(try names.contains { try text($0) == untidy }, "it went on to the end")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == names.sorted())
    for name in names {
      let text = try text(name)
      #expect(text == untidy || text == tidy)
    }
  }

  @Test func lineTerminatorsAndMarkStay() throws {
    try folder.write("a.biao", "\u{FEFF}" + untidy.replacing("\n", with: "\r\n"))
    #expect(try format("a.biao").code == 0)
    #expect(try text("a.biao") == "\u{FEFF}" + tidy.replacing("\n", with: "\r\n"))
    #expect(try format("--line-ending", "lf", "a.biao").code == 0)
    #expect(try text("a.biao") == "\u{FEFF}" + tidy)
  }

  @Test func conflictsAreLeftAlone() throws {
    let conflict = "名称：甲\n<<<<<<< HEAD\n金额：1\n=======\n金额：2\n>>>>>>> x\n"
    try folder.write("a.biao", conflict)
    try folder.write("b.biao", untidy)
    let result = try format(".")
    #expect(result.code == 4)
    #expect(result.errors == "错误: 有未解决的合并冲突，未排版: a.biao:2\n")
    #expect(result.text == "已排版: b.biao\n1 个文件，排版了 1 个\n")
    #expect(try text("a.biao") == conflict)
  }

  // MARK: Standard input

  @Test func standardInputGoesToStandardOutput() throws {
    let result = try format("-", input: untidy)
    #expect(result.code == 0 && result.text == tidy && result.errors.isEmpty)
    #expect(try format("-", input: tidy).text == tidy)
    #expect(try format("-", input: "").text.isEmpty)
    let check = try format("-", "--check", "--stdin-filename", "表/甲.biao", input: untidy)
    #expect(check.code == 1)
    #expect(check.text == "表/甲.biao:2: 需要排版\n")
    let conflict = "<<<<<<< HEAD\na：1\n"
    let refused = try format("-", "--lang", "en", input: conflict)
    #expect(refused.code == 4 && refused.text == conflict)
    #expect(refused.errors == "error: unresolved merge conflict, not formatted: -:1\n")
  }

  @Test func aRangeOfLines() throws {
    let result = try format("-", "--range", "2:3", input: "甲：1\n乙：2\n丙：3\n丁：4\n")
    #expect(result.text == "甲：1\n乙: 2\n丙: 3\n丁：4\n")
    #expect(try format("-", "--range=3:", "--range", "1", input: "甲：1\n乙：2\n丙：3\n").text == "甲: 1\n乙：2\n丙: 3\n")
    #expect(try format("-", "--range", "9:9", input: "甲：1\n").text == "甲：1\n")
    for bad in ["0:1", "3:2", "a", "", "1:x", "-1"] {
      let result = try format("-", "--range=\(bad)", input: "")
      #expect(result.code == 2)
      #expect(result.errors.hasPrefix("错误: “\(bad)”不是行的范围；写成 START:END，如 3:7"), "\(bad)")
    }
  }

  @Test func targetsOnRequest() throws {
    let form = "绩效指标:\n  产出指标:\n    数量指标:\n      - 新增企业数: 15家以上\n"
    #expect(try format("-", input: form).text == form)
    let result = try format("-", "--canonical-targets", input: form)
    #expect(result.text == form.replacing("15家以上", with: "≥ 15 家"))
    // The workspace's template says which values are targets.
    try folder.write("hebiao.biao", "@form hebiao/配置\n")
    try folder.write("模板.biao", "@template 测试/甲\n\n任务: indicators\n  - *: target\n")
    try folder.write("a.biao", "@form 测试/甲\n\n任务:\n  - 新增企业数: 不少于15家\n")
    #expect(try format("--canonical-targets", "a.biao").code == 0)
    #expect(try text("a.biao") == "@form 测试/甲\n\n任务:\n  - 新增企业数: ≥ 15 家\n")
  }

  // MARK: Looking only

  @Test func checkNamesWhatWouldChange() throws {
    try folder.write("a.biao", untidy)
    try folder.write("b.biao", tidy)
    let result = try format("--check", ".")
    #expect(result.code == 1)
    #expect(result.text == "a.biao:2: 需要排版\n2 个文件，1 个需要排版\n")
    #expect(try text("a.biao") == untidy)
    let clean = try format("--check", "b.biao")
    #expect(clean.code == 0 && clean.text == "1 个文件，都已排好\n")
  }

  @Test func diffIsForPatch() throws {
    try folder.write("a.biao", untidy)
    let result = try format("--diff", ".", "--lang", "en")
    #expect(result.code == 1)
    #expect(
      result.text == """
        --- a.biao
        +++ a.biao
        @@ -1,4 +1,5 @@
         @form 测试/表
        -名称：甲
        -资金（万元）：
        -    合计：1
        +
        +名称: 甲
        +资金 (万元):
        +  合计: 1

        """)
    #expect(result.errors == "1 file, 1 would be formatted\n")
    let colored = try format("--diff", ".", "--color", "always").text
    #expect(colored.contains("\u{1B}[31m-名称：甲\u{1B}[0m\n") && colored.contains("\u{1B}[36m@@ -1,4 +1,5 @@\u{1B}[0m\n"))
    guard let patch = findTool("patch") else { return }
    try folder.write("改.diff", result.output)
    #expect(try runProcess(patch, ["-p0", "-s", "-i", "改.diff"], in: folder.url).code == 0)
    #expect(try text("a.biao") == tidy)
  }

  /// All forms at hand, damaged in all kinds of ways: the diff takes the one text to the other.
  @Test func diffsOfAnythingApply() throws {
    guard let patch = findTool("patch") else { return }
    let texts = [
      "甲：1", "甲: 1", "甲：1\n\n\n", "\n\n甲: 1\n乙：2", "a:\n b：1\r\n c：2\n", "a: 1\rb：2\n", "\n\n", "甲: 1\n\n\n乙: 2\n",
      (1...40).map { "项\($0)\($0 % 9 == 0 ? "：" : ":") \($0)\n" }.joined(), "a: 1\nb: 2\nc: 3\nd: 4\n\n\n",
    ]
    for (index, text) in texts.enumerated() {
      try folder.write("\(index).biao", text)
      let expected = try format("-", input: text).output
      let diff = try format("--diff", "\(index).biao")
      #expect(diff.code == (expected == Data(text.utf8) ? 0 : 1))
      try folder.write("d", diff.output)
      if !diff.output.isEmpty {
        #expect(
          try runProcess(patch, ["--binary", "-p0", "-s", "-i", "d"], in: folder.url).code == 0,
          "\(text.debugDescription)")
      }
      // A file of which nothing is left is removed by patch.
      let url = folder.url.appending(path: "\(index).biao")
      let result = FileManager.default.fileExists(atPath: url.path) ? try Data(contentsOf: url) : Data()
      #expect(result == expected, "\(text.debugDescription)")
    }
  }

  // MARK: Exit codes

  @Test func usage() throws {
    try folder.write("a.biao", tidy)
    for (arguments, message) in [
      ([], "错误: 缺少路径: hebiao format PATH…"), (["--check", "--diff", "a.biao"], "错误: --check 和 --diff 只能用一个"),
      (["-", "a.biao"], "错误: 标准输入“-”不能与路径同用"), (["--range", "1:2", "a.biao", "b.biao"], "错误: --range 只能用于一个文件"),
      (["--preset", "all", "a.biao"], "错误: hebiao format 没有选项 --preset"),
      (["--line-ending", "cr", "a.biao"], "错误: 选项 --line-ending 不能取“cr”，可取: auto、lf、crlf"),
    ] {
      let result = try hebiao(["format"] + arguments, in: folder.url)
      #expect(result.code == 2)
      #expect(result.errors.hasPrefix(message + "\n"), "\(arguments): \(result.errors)")
    }
    #expect(try hebiao(["lint", "--check", "a.biao"], in: folder.url).code == 2)
  }

  @Test func missingAndNothing() throws {
    let missing = try format("没有.biao")
    #expect(missing.code == 2 && missing.errors == "错误: 路径不存在: 没有.biao\n" && missing.text.isEmpty)
    let nothing = try format(".", "--lang", "en")
    #expect(nothing.code == 3 && nothing.errors == "error: no .biao file found: .\n" && nothing.text.isEmpty)
  }

  @Test func aBinaryFileIsNotFormatted() throws {
    try folder.write("a.biao", Data([0x61, 0, 0x3A]))
    let result = try format("a.biao")
    #expect(result.code == 4)
    #expect(result.errors.contains("a.biao"))
  }

  @Test func manyFilesComeInOrder() throws {
    for index in 0..<60 { try folder.write("\(index + 100).biao", index % 3 == 0 ? untidy : tidy) }
    let result = try format("--check", ".")
    let expected = (0..<60).filter { $0 % 3 == 0 }.map { "\($0 + 100).biao:2: 需要排版\n" }.joined()
    #expect(result.text == expected + "60 个文件，20 个需要排版\n")
    #expect(try format(".").code == 0)
    #expect(try format("--check", ".").code == 0)
  }
}
