// Several reports at once: where they go, and that a report file is complete or not there at all.

import Foundation
import Testing

/// A form with errors, a warning and more.
private let faulty = """
  @form 财政部/项目支出绩效目标表
  项目资金:
    资金总额: 120.00
    其中:
      财政拨款: 100.00
      其他资金: 21.00

  """

@Suite struct ReportFilesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("表.biao", faulty)
  }

  private func lint(_ arguments: String..., environment: [String: String] = [:]) throws -> ProcessResult {
    try hebiao(["lint"] + arguments, in: folder.url, environment: environment)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  private func names() throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder.url.path))
  }

  private func shell(_ script: String) throws -> ProcessResult {
    try runProcess(URL(filePath: "/bin/sh"), ["-c", script, hebiaoBinary.path], in: folder.url)
  }

  @Test func eachGoesToItsFile() throws {
    let result = try lint("--report", "github", "--report=sarif=out.sarif", "--report", "json=出.json", ".")
    #expect(result.code == 1 && result.errors.isEmpty)
    #expect(result.text.hasPrefix("::error file=表.biao,"))
    #expect(try names() == ["表.biao", "out.sarif", "出.json"])
    // What goes to a file is what would have gone to standard output.
    #expect(try text("出.json") == lint("--report", "json", ".").text)
    #expect(try text("out.sarif") == lint("--report", "sarif=-", ".").text)
  }

  @Test func filesAloneLeaveStandardOutputEmpty() throws {
    let result = try lint("--report", "csv=a.csv", ".")
    #expect(result.code == 1 && result.text.isEmpty && result.errors.isEmpty)
  }

  @Test func whatCannotBeIsRefused() throws {
    for (arguments, words) in [
      (["--report", "json", "--report", "sarif"], "标准输出"),
      (["--report", "json=a", "--report", "csv=./a"], "同一个文件"), (["--report", "sarfi"], "sarif"),
      (["--report", "json="], "FILE"), (["--report", "json=表.biao"], "覆盖"),
      (["--report", "json", "--max-findings", "3"], "--report text|concise|"),
      (["--max-findings", "x"], "--max-findings"),
      (["--max-warnings", "-1"], "--max-warnings"), (["--fail-on", "hint"], "error"),
      (["--exit-zero", "--fail-on", "error"], "只能用一个"),
    ] {
      let result = try hebiao(["lint"] + arguments + ["."], in: folder.url)
      #expect(result.code == 2, "\(arguments)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
    }
    #expect(try text("表.biao") == faulty)
    #expect(try names() == ["表.biao"])
  }

  @Test func aReportReplacesTheOldOneAndKeepsItsMode() throws {
    let file = try folder.write("a.json", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "link.json").path, withDestinationPath: "a.json")
    #expect(try lint("--report", "json=link.json", ".").code == 1)
    #expect(try text("a.json").hasPrefix("{\"version\":1"))
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try names() == ["表.biao", "a.json", "link.json"])
  }

  @Test func aFileThatCannotBeWrittenEndsTheRunBeforeTheWork() throws {
    let result = try lint("--report", "json=没有/a.json", "--report", "csv=b.csv", "--report", "text", ".")
    #expect(result.code == 4 && result.text.isEmpty)
    #expect(result.errors.hasPrefix("错误: 报告无法写入 没有/a.json: "))
    #expect(try lint("--report", "json=.", ".").code == 4)
    #expect(try names() == ["表.biao"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))) func fullDisk() throws {
    let result = try lint("--report", "json=/dev/full", "--report", "csv=b.csv", ".")
    #expect(result.code == 4)
    #expect(result.errors.hasPrefix("错误: 报告无法写入 /dev/full: "))
    // The other one is complete.
    #expect(try names() == ["表.biao", "b.csv"])
  }

  /// A disk on which the report has no room: the old one stays, and nothing is left beside it.
  @Test func noRoomForTheReport() throws {
    try folder.write("a.html", "old")
    let result = try shell(#"trap '' XFSZ; ulimit -f 2; "$0" lint --report html=a.html ."#)
    #expect(result.code == 4, "\(result.errors)")
    #expect(result.errors.hasPrefix("错误: 报告无法写入 a.html: "))
    #expect(try text("a.html") == "old")
    #expect(try names() == ["表.biao", "a.html"])
  }

  @Test func brokenPipe() throws {
    for i in 0..<2000 { try folder.write("d/\(i).biao", faulty) }
    // The reader leaves at once; the writer has more to say than a pipe holds.
    let result = try shell(#"{ "$0" lint d; echo "code $?" >&2; } | true"#)
    #expect(result.errors.contains("错误: 输出无法写入: "))
    #expect(result.errors.hasSuffix("code 4\n"))
  }

  /// An interrupted run ends as the signal says and leaves no report, neither half of one nor what it was to become.
  @Test func interruption() throws {
    for i in 0..<3000 { try folder.write("d/\(i).biao", faulty) }
    try folder.write("a.json", "old")
    let process = Process()
    process.executableURL = hebiaoBinary
    process.arguments = ["lint", "--report", "json=a.json", "d"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // As soon as the report is begun.
    while process.isRunning, try !names().contains(where: { $0.hasPrefix(".hebiao-") }) {}
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGTERM)
    #expect(try text("a.json") == "old")
    #expect(try names() == ["表.biao", "a.json", "d"])
  }

  @Test func pathsAreFromTheCheckoutOfTheService() throws {
    try folder.write("仓/下/a.biao", faulty)
    let root = folder.url.resolvingSymlinksInPath().path
    let inside = folder.url.appending(path: "仓/下")
    let github = try hebiao(
      ["lint", "--report", "github", "a.biao"], in: inside, environment: ["GITHUB_WORKSPACE": root + "/仓"])
    #expect(github.text.hasPrefix("::error file=下/a.biao,"))
    let gitlab = try hebiao(
      ["lint", "--report", "gitlab", root + "/仓/下/a.biao"], in: inside, environment: ["CI_PROJECT_DIR": root])
    #expect(gitlab.text.contains(#""path":"仓/下/a.biao""#))
    // A checkout elsewhere says nothing of this folder.
    let other = try hebiao(
      ["lint", "--report", "github", "./a.biao"], in: inside, environment: ["GITHUB_WORKSPACE": "/nowhere"])
    #expect(other.text.hasPrefix("::error file=a.biao,"))
    // A service does not choose the form of the output.
    #expect(try lint(".", environment: ["GITHUB_ACTIONS": "true"]).text == lint(".").text)
  }
}
