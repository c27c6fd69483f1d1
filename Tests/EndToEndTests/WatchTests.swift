// --watch: a real process, real edits as editors make them.

import Foundation
import Testing

/// A watching process and what it has written so far.
private final class Watching {
  let folder: TemporaryFolder
  private let process = Process()
  private let output: URL
  private let errors: URL

  init(_ folder: TemporaryFolder, _ arguments: [String], environment: [String: String]) throws {
    self.folder = folder
    let scratch = FileManager.default.temporaryDirectory.appending(path: "hebiao-watch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    output = scratch.appending(path: "out")
    errors = scratch.appending(path: "err")
    for file in [output, errors] { try Data().write(to: file) }
    process.executableURL = hebiaoBinary
    process.arguments =
      ["lint", "--lang", "en", "--report", "concise", "--select", "mismatched-sum,missing-field", "--watch"] + arguments
    process.currentDirectoryURL = folder.url
    var variables = environment
    variables["PATH"] = ProcessInfo.processInfo.environment["PATH"]
    process.environment = variables
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  private func text(_ file: URL) -> String {
    String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
  }

  /// How often it has come to wait.
  var rounds: Int { text(errors).components(separatedBy: "waiting for changes").count - 1 }

  /// Waits until it has waited more often than `count` times; the number then.
  func round(after count: Int) throws -> Int {
    let end = Date(timeIntervalSinceNow: 60)
    while rounds <= count, Date() < end, process.isRunning { usleep(20_000) }
    // Several events of one save may make two rounds.
    usleep(400_000)
    try #require(rounds > count, "\(text(output))\(text(errors))")
    return rounds
  }

  /// The documents with findings that the last round told of.
  var last: [String] {
    let text = text(output)
    var round: [String] = []
    var rounds: [[String]] = []
    for line in text.split(separator: "\n") {
      if line.contains("file") && !line.contains(": error") && !line.contains("[") {
        rounds.append(round)
        round = []
      } else if let path = line.split(separator: ":").first {
        round.append(String(path))
      }
    }
    return rounds.last ?? []
  }

  var isTerminalControlled: Bool { text(output).contains("\u{1B}") }

  /// As Ctrl-C does it; how it ended.
  func interrupt() -> (reason: Process.TerminationReason, status: Int32) {
    kill(process.processIdentifier, SIGINT)
    let end = Date(timeIntervalSinceNow: 20)
    while process.isRunning, Date() < end { usleep(20_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return (process.terminationReason, process.terminationStatus)
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: output.deletingLastPathComponent())
  }
}

@Suite(.serialized) struct WatchTests {
  private func form(_ other: String) -> String {
    "@form 财政部/项目支出绩效目标表\n项目资金:\n  资金总额: 120.00\n  其中:\n    财政拨款: 100.00\n    其他资金: \(other)\n"
  }

  private func right(_ name: String) -> String { "@form 县/表\n备注: \(name)\n" }

  @Test(arguments: ["", "poll"])
  func everyKindOfChangeIsNoticed(_ way: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("模板.biao", "@template 县/表\n项目名称: text\n备注: text\n")
    try folder.write("表/a.biao", right("x"))
    let watching = try Watching(folder, ["."], environment: ["HEBIAO_WATCH": way])
    var round = try watching.round(after: 0)
    #expect(watching.last.isEmpty)
    // Saved in place.
    try folder.write("表/a.biao", form("21.00"))
    round = try watching.round(after: round)
    #expect(watching.last.contains("表/a.biao"))
    // Saved beside it and moved over it.
    try folder.write("表/a.biao~", right("y"))
    let (beside, place) = (folder.url.appending(path: "表/a.biao~").path, folder.url.appending(path: "表/a.biao").path)
    let moved = unsafe rename(beside, place)
    #expect(moved == 0)
    round = try watching.round(after: round)
    #expect(watching.last.isEmpty)
    // A new folder, and later a file in it.
    try folder.write("新/深/b.biao", form("22.00"))
    round = try watching.round(after: round)
    try folder.write("新/深/c.biao", form("23.00"))
    round = try watching.round(after: round)
    #expect(watching.last.filter { $0.hasPrefix("新/深/") }.count >= 2)
    try FileManager.default.removeItem(at: folder.url.appending(path: "新"))
    round = try watching.round(after: round)
    #expect(watching.last.isEmpty)
    // What documents depend on.
    try folder.write("模板.biao", "@template 县/表\n项目名称: text, required\n备注: text\n")
    round = try watching.round(after: round)
    #expect(watching.last == ["表/a.biao"])
    try folder.write("hebiao.biao", "@form hebiao/配置\n语言: zh\n")
    round = try watching.round(after: round)
    // What nothing depends on.
    try folder.write("说明.txt", "x")
    try folder.write("表/.a.biao.swp", "x")
    usleep(1_500_000)
    #expect(watching.rounds == round)
    #expect(!watching.isTerminalControlled)
    let end = watching.interrupt()
    #expect(end.reason == .uncaughtSignal && end.status == SIGINT)
  }

  @Test func fixesAreNoChangeOfTheirOwnForEver() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.biao", right("x"))
    let watching = try Watching(
      folder, ["--fix", "--extend-select", "fullwidth-number", "a.biao"], environment: [:])
    let round = try watching.round(after: 0)
    try folder.write("a.biao", "@form 通用/绩效表\n资金总额: １２\n")
    let later = try watching.round(after: round)
    usleep(1_500_000)
    #expect(watching.rounds <= later + 1)
    #expect(try String(contentsOf: folder.url.appending(path: "a.biao"), encoding: .utf8).contains("12"))
    #expect(watching.interrupt().status == SIGINT)
  }

  /// `hebiao lint --watch … | head`: it does not stay behind.
  @Test func endsWithWhoReadsIt() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.biao", right("x"))
    let script = "(timeout 30 \"$1\" lint --watch a.biao 2> errors; echo $? > code) | true"
    _ = try runProcess(URL(filePath: "/bin/sh"), ["-c", script, "sh", hebiaoBinary.path], in: folder.url)
    let code = try String(contentsOf: folder.url.appending(path: "code"), encoding: .utf8)
    #expect(code == "4\n")
  }

  @Test func whatCannotBeWatched() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.biao", right("x"))
    for arguments in [["-"], ["--staged"], ["--stdin-batch"], ["--files-from", "-"]] {
      let result = try hebiao(["lint", "--watch"] + arguments, in: folder.url)
      #expect(result.code == 2, "\(arguments)")
    }
  }
}
