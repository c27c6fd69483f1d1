// The command line, read by hand: there are few options, and a library for them would cost more than the rest of a start.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// What the user asks for.
enum Command {
  case lint(LintArguments)
  case format(FormatArguments)
  /// Nil lists all rules.
  case explain(rule: String?)
  case rules(RulesReport)
  case lsp(ServerArguments)
  case replay(FilePath)
  /// Nil says only what concerns no document.
  case doctor(FilePath?)
  case help(HelpTopic)
  case version
}

enum HelpTopic {
  case all, lint, format, explain, rules, lsp, replay, doctor
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
  /// Apply fixes first.
  var fixing: FixArguments?
}

struct FixArguments {
  var safety = Fix.Safety.safe
  /// Show what would be fixed as a unified diff, and do nothing else.
  var isDiff = false
  /// Say nothing of what is left.
  var isOnly = false
  /// List the fixes that were applied, and those that were not.
  var isListed = false
}

struct FormatArguments {
  enum Mode {
    /// Files are rewritten, standard input goes to standard output.
    case write
    /// What would be rewritten is named.
    case check
    /// What would be rewritten is shown as a unified diff.
    case diff
  }

  var inputs: [LintRun.Input] = []
  var mode = Mode.write
  /// First and last line, from 1; all lines where there is none.
  var lines: [ClosedRange<Int>] = []
  /// Whether targets are written in their canonical spelling.
  var rewritesTargets = false
  var lineEnding = LineEnding.auto
  /// The name under which standard input is spoken of.
  var standardInputName: FilePath?
  var color = ColorChoice.auto
}

enum LineEnding: String, CaseIterable {
  case auto, lf, crlf
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
  case missingPath(command: String)
  case unexpectedArgument(String)
  case unknownRule(String, suggestion: String?)
  /// An option that the command does not have.
  case foreignOption(String, command: String)
  /// Options that contradict each other.
  case exclusiveOptions(String, String)
  case illegalLines(String)
  /// An option that says nothing without another.
  case companionNeeded(option: String, companion: String)
  /// An option that speaks of the one document there is.
  case oneDocumentNeeded(option: String)
  /// `-` and paths beside it.
  case standardInputNotAlone
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
    case fix = "--fix"
    case fixOnly = "--fix-only"
    case showFixes = "--show-fixes"
    case check = "--check"
    case diff = "--diff"
    case range = "--range"
    case canonicalTargets = "--canonical-targets"
    case lineEnding = "--line-ending"
    case standardInputName = "--stdin-filename"
    case record = "--record"
    case stdio = "--stdio"
    case clientProcess = "--clientProcessId"
    case help = "--help"
    case version = "--version"
  }

  private static let commands = ["lint", "format", "rules", "explain", "lsp", "replay", "doctor", "help"]

  var language: Language
  private var remaining: ArraySlice<[UInt8]>
  private var operands: [[UInt8]] = []
  private(set) var isLanguageChosen = false
  /// The last `--report`: which values it may have depends on the command.
  private var report: String?
  private var preset: Preset?
  private var isProfiled = false
  private var color: ColorChoice?
  private var format = FormatArguments()
  private var fixing = FixArguments()
  /// All options given, in their order.
  private var given: [Option] = []
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
      try refuse(Self.formatOptions, for: name)
      guard !rest.isEmpty else { throw .missingPath(command: name) }
      return .lint(
        LintArguments(
          inputs: inputs(Array(rest)), report: try chosenReport(.text), color: color ?? .auto, preset: preset,
          isProfiled: isProfiled, fixing: try fixArguments(inputs(Array(rest)))))
    case "format":
      if asksForHelp { return .help(.format) }
      try refuse([.report, .preset, .profile, .record, .fix, .fixOnly, .showFixes], for: name)
      guard !rest.isEmpty else { throw .missingPath(command: name) }
      return .format(try formatArguments(inputs(Array(rest))))
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
    case "replay":
      if asksForHelp { return .help(.replay) }
      guard let file = rest.first else { throw .missingPath(command: "replay") }
      if let second = rest.dropFirst().first { throw .unexpectedArgument(String(decoding: second, as: UTF8.self)) }
      return .replay(FilePath(file))
    case "doctor":
      if asksForHelp { return .help(.doctor) }
      if let second = rest.dropFirst().first { throw .unexpectedArgument(String(decoding: second, as: UTF8.self)) }
      return .doctor(rest.first.map { FilePath($0) })
    case "help":
      switch rest.first.map({ String(decoding: $0, as: UTF8.self) }) {
      case nil: return .help(.all)
      case "lint": return .help(.lint)
      case "format": return .help(.format)
      case "explain": return .help(.explain)
      case "rules": return .help(.rules)
      case "lsp": return .help(.lsp)
      case "replay": return .help(.replay)
      case "doctor": return .help(.doctor)
      case .some(let topic): throw .unknownCommand(topic, suggestion: NearestName.find(topic, among: Self.commands))
      }
    default:
      if asksForHelp { return .help(.all) }
      let nearest = NearestName.find(name, among: Self.commands)
      throw .unknownCommand(name, suggestion: name.hasSuffix(".biao") ? "hebiao lint \(name)" : nearest)
    }
  }

  private static let formatOptions: Set<Option> = [
    .check, .range, .canonicalTargets, .lineEnding, .standardInputName,
  ]

  /// An option of another command is a mistake: its author expects something of it.
  private func refuse(_ foreign: Set<Option>, for command: String) throws(UsageError) {
    if let option = given.first(where: foreign.contains) {
      throw .foreignOption(option.rawValue, command: command)
    }
  }

  private func fixArguments(_ inputs: [LintRun.Input]) throws(UsageError) -> FixArguments? {
    let isAsked = given.contains(.fix) || given.contains(.fixOnly) || given.contains(.diff)
    if !isAsked, given.contains(.showFixes) {
      throw .companionNeeded(option: Option.showFixes.rawValue, companion: Option.fix.rawValue)
    }
    // Its text and the findings of others would be one stream.
    if isAsked, inputs.contains(.standardInput), inputs.count > 1 { throw .standardInputNotAlone }
    return isAsked ? fixing : nil
  }

  private func formatArguments(_ inputs: [LintRun.Input]) throws(UsageError) -> FormatArguments {
    var arguments = format
    arguments.inputs = inputs
    arguments.color = color ?? .auto
    if inputs.contains(.standardInput), inputs.count > 1 { throw .standardInputNotAlone }
    if given.contains(.check), given.contains(.diff) {
      throw .exclusiveOptions(Option.check.rawValue, Option.diff.rawValue)
    }
    if !arguments.lines.isEmpty, inputs.count > 1 { throw .oneDocumentNeeded(option: Option.range.rawValue) }
    return arguments
  }

  /// `START:END`, `START:` or one line, from 1.
  private mutating func readLines(_ option: String, _ attached: String?) throws(UsageError) -> ClosedRange<Int> {
    let text = try readText(option, attached, allowed: ["START:END"])
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first.flatMap({ Int($0) }), first > 0 else { throw .illegalLines(text) }
    guard parts.count > 1 else { return first...first }
    if parts[1].isEmpty { return first...Int.max }
    guard let last = Int(parts[1]), last >= first else { throw .illegalLines(text) }
    return first...last
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
    let option: Option? = name == "-h" ? .help : name == "-V" ? .version : Option(rawValue: name)
    if let option { given.append(option) }
    switch option {
    case .report: report = try readText(name, attached, allowed: allReports)
    case .language:
      language = try readValue(name, attached)
      isLanguageChosen = true
    case .profile:
      guard attached == nil else { throw .unexpectedValue(option: name) }
      isProfiled = true
    case .fix:
      // The value is never the next argument, which is a path.
      fixing.safety = attached == nil ? .safe : try readValue(name, attached)
    case .fixOnly:
      guard attached == nil else { throw .unexpectedValue(option: name) }
      fixing.isOnly = true
    case .showFixes:
      guard attached == nil else { throw .unexpectedValue(option: name) }
      fixing.isListed = true
    case .check, .diff:
      guard attached == nil else { throw .unexpectedValue(option: name) }
      format.mode = option == .check ? .check : .diff
      if option == .diff { fixing.isDiff = true }
    case .range: format.lines.append(try readLines(name, attached))
    case .canonicalTargets:
      guard attached == nil else { throw .unexpectedValue(option: name) }
      format.rewritesTargets = true
    case .lineEnding: format.lineEnding = try readValue(name, attached)
    case .standardInputName: format.standardInputName = FilePath(try readText(name, attached, allowed: ["PATH"]))
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
