// The command line, read by the descriptions of the commands. A library for it would cost more than the rest of a start.

import BiaoModel
import BiaoRules

/// A read command line. The language is known even where the rest is wrong, so that the error is worded in it.
struct Arguments {
  enum Request {
    case command(ParsedArguments)
    /// The help of a command; nil is that of the program.
    case help(CommandDescription?)
    case version
  }

  var language: Language
  /// Nil for an empty command line.
  var request: Result<Request, UsageError>?

  /// `arguments` are bytes, because a file's name need not be UTF-8.
  init(_ arguments: [[UInt8]], environment: (String) -> String?) {
    var parser = ArgumentParser(arguments, language: Language(environment: environment))
    if arguments.isEmpty {
      request = nil
    } else {
      do throws(UsageError) {
        request = .success(try parser.parse())
      } catch {
        request = .failure(error)
      }
    }
    language = parser.language
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
  private(set) var language: Language
  private var isLanguageChosen = false
  private var remaining: ArraySlice<[UInt8]>
  private var operands: [[UInt8]] = []
  private var options: [(name: String, value: [UInt8]?)] = []

  init(_ arguments: [[UInt8]], language: Language) {
    remaining = arguments[...]
    self.language = language
  }

  mutating func parse() throws(UsageError) -> Arguments.Request {
    // An error before `--lang` shall be worded in that language too, so the first one waits for the end.
    var failure: UsageError?
    func note(_ error: UsageError) { failure = failure ?? error }
    while let argument = remaining.popFirst() {
      if argument == Array("--".utf8) {
        operands += remaining
        remaining = []
      } else if argument.first == 0x2D, argument.count > 1 {
        do throws(UsageError) {
          try readOption(argument)
        } catch {
          note(error)
        }
      } else {
        operands.append(argument)
      }
    }
    if let failure { throw failure }
    if options.contains(where: { $0.name == OptionDescription.version.name }) { return .version }
    return try readCommand()
  }

  /// An option may stand before its command, so it is looked up among those of all. Which values it may have is the
  /// command's business.
  private mutating func readOption(_ argument: [UInt8]) throws(UsageError) {
    let equals = argument.firstIndex(of: 0x3D)
    var name = String(decoding: argument[..<(equals ?? argument.count)], as: UTF8.self)
    var attached = equals.map { Array(argument[($0 + 1)...]) }
    let preferred = operands.first.map { String(decoding: $0, as: UTF8.self) }
    if argument[1] != 0x2D, argument.count > 2, argument[2] != 0x3D {
      // `-j4`
      name = String(decoding: argument[..<2], as: UTF8.self)
      attached = Array(argument[2...])
      if case .none? = CommandDescription.anyOption(named: name, preferred: preferred)?.value {
        throw .unknownOption(String(decoding: argument, as: UTF8.self), suggestion: nil)
      }
    }
    guard let option = CommandDescription.anyOption(named: name, preferred: preferred) else {
      let options = CommandDescription.all.flatMap(\.allOptions) + [.version]
      let names = options.filter { !$0.isHidden }.map(\.name)
      throw .unknownOption(name, suggestion: NearestName.find(name, among: names))
    }
    var value: [UInt8]?
    switch option.value {
    case .none:
      guard attached == nil else { throw .unexpectedValue(option: name) }
    case .optional: value = attached
    case .choice, .output, .text, .file, .folder:
      guard let found = attached ?? remaining.popFirst() else {
        throw .missingValue(option: name, allowed: option.allowedValues)
      }
      value = found
    }
    if option.name == OptionDescription.language.name {
      let text = String(decoding: value ?? [], as: UTF8.self)
      guard let chosen = Language(rawValue: text) else {
        throw .illegalValue(option: name, value: text, allowed: option.allowedValues)
      }
      language = chosen
      isLanguageChosen = true
    }
    options.append((option.name, value))
  }

  private func readCommand() throws(UsageError) -> Arguments.Request {
    // Options alone ask for nothing.
    guard let first = operands.first else { return .help(nil) }
    let asksForHelp = options.contains { $0.name == OptionDescription.help.name }
    if first == Array("help".utf8) {
      if operands.count == 1 { return .help(nil) }
      return .help(try findCommand(operands[1...]).command)
    }
    let command: CommandDescription
    let rest: ArraySlice<[UInt8]>
    do throws(UsageError) {
      (command, rest) = try findCommand(operands[...])
    } catch {
      if asksForHelp { return .help(nil) }
      throw error
    }
    if asksForHelp { return .help(command) }
    let parsed = ParsedArguments(
      command: command, operands: Array(rest), options: try checkedOptions(of: command), language: language,
      isLanguageChosen: isLanguageChosen)
    try checkOperands(parsed)
    return .command(parsed)
  }

  /// The command whose name `words` begin with, and what follows the name.
  private func findCommand(
    _ words: ArraySlice<[UInt8]>
  ) throws(UsageError) -> (command: CommandDescription, rest: ArraySlice<[UInt8]>) {
    let texts = words.prefix(2).map { String(decoding: $0, as: UTF8.self) }
    let name = texts.first ?? ""
    if texts.count == 2, let command = CommandDescription.named(name + " " + texts[1]) {
      return (command, words.dropFirst(2))
    }
    if let command = CommandDescription.named(name) { return (command, words.dropFirst(1)) }
    let names = CommandDescription.all.map(\.name)
    // Of a command of two words somebody may remember the first.
    let nearest = names.first { $0.hasPrefix(name + " ") } ?? NearestName.find(name, among: names + ["help"])
    throw .unknownCommand(name, suggestion: name.hasSuffix(".biao") ? "hebiao lint \(name)" : nearest)
  }

  /// An option of another command is a mistake: its author expects something of it.
  private func checkedOptions(
    of command: CommandDescription
  ) throws(UsageError) -> [(name: String, value: [UInt8]?)] {
    for (name, value) in options {
      guard let option = command.allOptions.first(where: { $0.name == name }) else {
        throw .foreignOption(name, command: command.name)
      }
      guard let value else { continue }
      switch option.value {
      case .optional(let allowed), .choice(let allowed):
        let text = String(decoding: value, as: UTF8.self)
        guard allowed.contains(text) else { throw .illegalValue(option: name, value: text, allowed: allowed) }
      case .output(let allowed):
        let text = String(decoding: value.prefix { $0 != 0x3D }, as: UTF8.self)
        guard allowed.contains(text) else {
          // The list is long.
          let nearest = NearestName.find(text, among: allowed).map { [$0] }
          throw .illegalValue(option: name, value: text, allowed: nearest ?? allowed)
        }
      case .file, .folder:
        // A variable of a script that is not set: nobody means the working folder.
        guard !value.isEmpty else { throw .missingValue(option: name, allowed: option.allowedValues) }
      case .none, .text: break
      }
    }
    return options
  }

  private func checkOperands(_ parsed: ParsedArguments) throws(UsageError) {
    let described = parsed.command.operands
    if parsed.operands.count < described.filter(\.isRequired).count, let first = described.first(where: \.isRequired) {
      throw .missingOperand(command: parsed.command.name, placeholder: first.placeholder)
    }
    for (index, operand) in parsed.operands.enumerated() where operand.isEmpty {
      guard let description = index < described.count ? described[index] : described.last else { continue }
      if case .path = description.content {
        throw .missingOperand(command: parsed.command.name, placeholder: description.placeholder)
      }
    }
    if !described.contains(where: \.isRepeatable), let extra = parsed.operands.dropFirst(described.count).first {
      throw .unexpectedArgument(String(decoding: extra, as: UTF8.self))
    }
  }
}
