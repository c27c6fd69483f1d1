// The command line, read by hand: there are few options, and a library for them would cost more than the rest of a start.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// What the user asks for.
enum Command {
  case lint(LintArguments)
  /// Nil lists all rules.
  case explain(rule: String?)
  case rules(RulesReport)
  case lsp(ServerArguments)
  case help(HelpTopic)
  case version
}

enum HelpTopic {
  case all, lint, explain, rules, lsp
}

struct ServerArguments {
  /// Where the session is recorded.
  var recording: FilePath?
}

struct LintArguments {
  var inputs: [LintRun.Input] = []
  var report = ReportFormat.text
  var color = ColorChoice.auto
  /// Replaces the preset of the configuration.
  var preset: Preset?
  /// Say at the end where the time went.
  var isProfiled = false
}

/// How `hebiao rules` lists them.
enum RulesReport: String, CaseIterable {
  case text, json
  /// The rule reference.
  case markdown
}

enum ColorChoice: String, CaseIterable {
  case auto, always, never
}

/// What is wrong with a command line. Worded by `Wording`.
enum UsageError: Error, Hashable {
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  case missingValue(option: String, allowed: [String])
  case unexpectedValue(option: String)
  case illegalValue(option: String, value: String, allowed: [String])
  case missingPath
  case unexpectedArgument(String)
  case unknownRule(String, suggestion: String?)
}

/// A read command line. The language is known even where the rest is wrong, so that the error is worded in it.
struct Arguments {
  var language: Language
  /// Whether the command line itself names the language.
  var isLanguageChosen: Bool
  /// Nil for an empty command line.
  var command: Result<Command, UsageError>?

  /// `arguments` are bytes, because a file's name need not be UTF-8; everything but paths is.
  init(_ arguments: [[UInt8]], environment: (String) -> String?) {
    var parser = ArgumentParser(arguments, language: Language(environment: environment))
    if arguments.isEmpty {
      command = nil
    } else {
      do throws(UsageError) {
        command = .success(try parser.parse())
      } catch {
        command = .failure(error)
      }
    }
    language = parser.language
    isLanguageChosen = parser.isLanguageChosen
  }
}

extension Language {
  /// By the locale, as POSIX orders its variables: Chinese where it is Chinese, unset or the C locale, else English.
  init(environment: (String) -> String?) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
    let name = locale.prefix { $0 != "." && $0 != "@" && $0 != "_" && $0 != "-" }.lowercased()
    self = ["", "c", "posix", "zh"].contains(name) ? .zh : .en
  }
}

private struct ArgumentParser {
  private enum Option: String, CaseIterable {
    case report = "--report"
    case language = "--lang"
    case color = "--color"
    case preset = "--preset"
    case profile = "--profile"
    case record = "--record"
    case stdio = "--stdio"
    case clientProcess = "--clientProcessId"
    case help = "--help"
    case version = "--version"
  }

  private static let commands = ["lint", "rules", "explain", "lsp", "help"]

  var language: Language
  private var remaining: ArraySlice<[UInt8]>
  private var operands: [[UInt8]] = []
  private(set) var isLanguageChosen = false
  /// The last `--report`: which values it may have depends on the command.
  private var report: String?
  private var preset: Preset?
  private var isProfiled = false
  private var color: ColorChoice?
  private var recording: FilePath?
  private var asksForHelp = false
  private var asksForVersion = false

  init(_ arguments: [[UInt8]], language: Language) {
    remaining = arguments[...]
    self.language = language
  }

  mutating func parse() throws(UsageError) -> Command {
    // An error before `--lang` shall be worded in that language too, so the first one waits for the end.
    var failure: UsageError?
    while let argument = remaining.popFirst() {
      if argument == Array("--".utf8) {
        operands += remaining
        remaining = []
      } else if argument.first == 0x2D, argument.count > 1 {
        do throws(UsageError) {
          try readOption(String(decoding: argument, as: UTF8.self))
        } catch {
          failure = failure ?? error
        }
      } else {
        operands.append(argument)
      }
    }
    if let failure { throw failure }
    if asksForVersion { return .version }
    return try readCommand()
  }

  private mutating func readCommand() throws(UsageError) -> Command {
    guard let first = operands.first else {
      // Options alone ask for nothing.
      return .help(.all)
    }
    let name = String(decoding: first, as: UTF8.self)
    let rest = operands.dropFirst()
    switch name {
    case "lint":
      if asksForHelp { return .help(.lint) }
      guard !rest.isEmpty else { throw .missingPath }
      return .lint(
        LintArguments(
          inputs: inputs(Array(rest)), report: try chosenReport(.text), color: color ?? .auto, preset: preset,
          isProfiled: isProfiled))
    case "rules":
      if asksForHelp { return .help(.rules) }
      if let second = rest.first { throw .unexpectedArgument(String(decoding: second, as: UTF8.self)) }
      return .rules(try chosenReport(.text))
    case "explain":
      if asksForHelp { return .help(.explain) }
      if rest.count > 1, let second = rest.dropFirst().first {
        throw .unexpectedArgument(String(decoding: second, as: UTF8.self))
      }
      return .explain(rule: rest.first.map { String(decoding: $0, as: UTF8.self) })
    case "lsp":
      if asksForHelp { return .help(.lsp) }
      if let second = rest.first { throw .unexpectedArgument(String(decoding: second, as: UTF8.self)) }
      return .lsp(ServerArguments(recording: recording))
    case "help":
      switch rest.first.map({ String(decoding: $0, as: UTF8.self) }) {
      case nil: return .help(.all)
      case "lint": return .help(.lint)
      case "explain": return .help(.explain)
      case "rules": return .help(.rules)
      case "lsp": return .help(.lsp)
      case .some(let topic): throw .unknownCommand(topic, suggestion: NearestName.find(topic, among: Self.commands))
      }
    default:
      if asksForHelp { return .help(.all) }
      let nearest = NearestName.find(name, among: Self.commands)
      throw .unknownCommand(name, suggestion: name.hasSuffix(".biao") ? "hebiao lint \(name)" : nearest)
    }
  }

  private func inputs(_ operands: [[UInt8]]) -> [LintRun.Input] {
    var inputs: [LintRun.Input] = []
    for operand in operands {
      let input: LintRun.Input = operand == [0x2D] ? .standardInput : .path(FilePath(operand))
      if !inputs.contains(input) { inputs.append(input) }
    }
    return inputs
  }

  private mutating func readOption(_ text: String) throws(UsageError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    let attached = parts.count > 1 ? String(parts[1]) : nil
    switch name == "-h" ? .help : name == "-V" ? .version : Option(rawValue: name) {
    case .report: report = try readText(name, attached, allowed: allReports)
    case .language:
      language = try readValue(name, attached)
      isLanguageChosen = true
    case .profile:
      guard attached == nil else { throw .unexpectedValue(option: name) }
      isProfiled = true
    case .record: recording = FilePath(Array(try readText(name, attached, allowed: []).utf8))
    case .stdio:
      // What editors pass to every server; there is no other way to talk to this one.
      guard attached == nil else { throw .unexpectedValue(option: name) }
    case .clientProcess:
      // The same number comes with `initialize`.
      _ = try readText(name, attached, allowed: [])
    case .preset: preset = try readValue(name, attached)
    case .color: color = try readValue(name, attached)
    case .help:
      guard attached == nil else { throw .unexpectedValue(option: name) }
      asksForHelp = true
    case .version:
      guard attached == nil else { throw .unexpectedValue(option: name) }
      asksForVersion = true
    case nil:
      throw .unknownOption(name, suggestion: NearestName.find(name, among: Option.allCases.map(\.rawValue)))
    }
  }

  private var allReports: [String] { ReportFormat.allCases.map(\.rawValue) }

  /// The report that was asked for, among those of the command.
  private func chosenReport<Value: RawRepresentable<String> & CaseIterable>(
    _ usual: Value
  ) throws(UsageError) -> Value {
    guard let report else { return usual }
    guard let value = Value(rawValue: report) else {
      throw .illegalValue(option: Option.report.rawValue, value: report, allowed: Value.allCases.map(\.rawValue))
    }
    return value
  }

  /// The value after `=` or in the next argument.
  private mutating func readText(
    _ option: String, _ attached: String?, allowed: [String]
  ) throws(UsageError) -> String {
    guard let text = attached ?? remaining.popFirst().map({ String(decoding: $0, as: UTF8.self) }) else {
      throw .missingValue(option: option, allowed: allowed)
    }
    return text
  }

  private mutating func readValue<Value: RawRepresentable<String> & CaseIterable>(
    _ option: String, _ attached: String?
  ) throws(UsageError) -> Value {
    let allowed = Value.allCases.map(\.rawValue)
    let text = try readText(option, attached, allowed: allowed)
    guard let value = Value(rawValue: text) else {
      throw .illegalValue(option: option, value: text, allowed: allowed)
    }
    return value
  }
}
