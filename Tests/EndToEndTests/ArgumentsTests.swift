// The command line as it is read.

import BiaoRules
import BiaoWorkspace
import Testing

@testable import HebiaoCommand

@Suite struct ArgumentsTests {
  private func read(_ line: String, _ environment: [String: String] = [:]) -> Arguments {
    Arguments(line.split(separator: " ").map { Array($0.utf8) }) { environment[$0] }
  }

  private func lint(_ line: String) -> LintArguments? {
    guard case .success(.command(let parsed)) = read(line).request, parsed.command.name == "lint" else { return nil }
    return try? LintArguments(parsed)
  }

  private func error(_ line: String) -> UsageError? {
    if case .failure(let error) = read(line).request { error } else { nil }
  }

  @Test func lintOptions() {
    #expect(lint("lint a")?.report.standardOutput == .text)
    #expect(lint("lint --report json a")?.report.standardOutput == .json)
    #expect(lint("--report=json lint a")?.report.standardOutput == .json)
    #expect(
      lint("lint --report=csv=a=b.csv --report sarif=- a")?.report.targets
        == [ReportTarget(format: .csv, path: "a=b.csv"), ReportTarget(format: .sarif)])
    #expect(lint("lint a --color never b")?.report.color == .never)
    #expect(lint("lint a - b a")?.inputs == [.path(FilePath("a")), .standardInput, .path(FilePath("b"))])
    #expect(lint("lint -- --report")?.inputs == [.path(FilePath("--report"))])
  }

  /// As many as a command line holds: each is compared with no other.
  @Test(.timeLimit(.minutes(1))) func manyPaths() throws {
    let operands = (0..<300_000).map { Array("\($0 % 200_000).biao".utf8) }
    let arguments = ParsedArguments(
      command: .lint, operands: operands, options: [], language: .zh, isLanguageChosen: false)
    #expect(arguments.inputs.count == 200_000)
  }

  @Test func pathsNeedNotBeUTF8() {
    let arguments = Arguments([Array("lint".utf8), [0xFF, 0x2E]]) { _ in nil }
    guard case .success(.command(let parsed)) = arguments.request else {
      Issue.record("no command")
      return
    }
    #expect(parsed.inputs == [.path(FilePath([0xFF, 0x2E]))])
  }

  /// A variable of a script that is not set must not mean the working folder, or no rule.
  @Test(arguments: [
    ["lint", ""], ["lint", "a", ""], ["format", ""], ["suppressions", ""], ["config", ""], ["report", "merge", ""],
    ["lint", "--select", "", "a"], ["lint", "--select=", "a"], ["lint", "--select", " , ", "a"],
    ["lint", "--files-from", ""], ["lint", "--baseline", "", "a"], ["lint", "--write-baseline=", "a"],
    ["lint", "--stdin-filename", "", "-"], ["format", "--stdin-filename=", "-"], ["breaking", "--against-folder", ""],
    ["lint", "--since", "", "a"], ["suppressions", "--since=", "a"], ["breaking", "--against", "", "a"],
  ])
  func emptyArguments(words: [String]) throws {
    let result = try hebiao(words)
    #expect(result.code == 2 && !result.errors.isEmpty && result.output.isEmpty, "\(words): \(result)")
  }

  @Test func errors() {
    let formats = ReportFormat.allCases.map(\.rawValue) + ["shard"]
    #expect(error("format") == .missingOperand(command: "format", placeholder: "PATH…"))
    // Options may stand in the place of paths.
    #expect(lint("lint") == nil && lint("lint --staged") != nil && lint("lint --shard 1/2") == nil)
    #expect(lint("lint -j4 a")?.selection.threadCount == 4)
    #expect(error("lint -h4 a") == .unknownOption("-h4", suggestion: nil))
    #expect(error("lint --reprot json a") == .unknownOption("--reprot", suggestion: "--report"))
    #expect(error("lint --frobnicate a") == .unknownOption("--frobnicate", suggestion: nil))
    #expect(error("lint -x") == .unknownOption("-x", suggestion: nil))
    #expect(error("lint --report") == .missingValue(option: "--report", allowed: formats))
    #expect(error("lint --report=yaml a") == .illegalValue(option: "--report", value: "yaml", allowed: formats))
    #expect(error("lint --report=sraif=x a") == .illegalValue(option: "--report", value: "sraif", allowed: ["sarif"]))
    #expect(error("--version=3") == .unexpectedValue(option: "--version"))
    #expect(error("--versio") == .unknownOption("--versio", suggestion: "--version"))
    #expect(error("lnit a") == .unknownCommand("lnit", suggestion: "lint"))
    #expect(error("report a") == .unknownCommand("report", suggestion: "report merge"))
    #expect(error("表.biao") == .unknownCommand("表.biao", suggestion: "hebiao lint 表.biao"))
    #expect(error("explain a b") == .unexpectedArgument("b"))
  }

  @Test func languageFromTheLocale() {
    #expect(read("--version").language == .zh)
    #expect(read("--version", ["LANG": "C.UTF-8"]).language == .zh)
    #expect(read("--version", ["LANG": "POSIX"]).language == .zh)
    #expect(read("--version", ["LANG": "zh_CN.UTF-8"]).language == .zh)
    #expect(read("--version", ["LANG": "en_US.UTF-8"]).language == .en)
    #expect(read("--version", ["LANG": "de_DE@euro"]).language == .en)
    #expect(read("--version", ["LANG": "en_US.UTF-8", "LC_ALL": "zh_TW"]).language == .zh)
    #expect(read("--version", ["LANG": "zh_CN", "LC_MESSAGES": "en_GB", "LC_ALL": ""]).language == .en)
    #expect(read("--lang zh --version", ["LANG": "en_US"]).language == .zh)
    // Known even where the rest is wrong.
    #expect(read("lint --bad --lang en").language == .en)
  }

  @Test func exitCodesHaveAnOrder() {
    #expect(ExitCode.most(of: []) == .clean)
    #expect(ExitCode.most(of: [.findings, .incomplete]) == .incomplete)
    #expect(ExitCode.most(of: [.findings, .incomplete, .usage]) == .usage)
    #expect(ExitCode.most(of: [.nothingMatched, .findings]) == .findings)
  }
}
