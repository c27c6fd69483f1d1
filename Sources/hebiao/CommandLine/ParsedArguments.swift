// A command line after its options have been told from its operands, for one command to read.

import BiaoRules
import BiaoWorkspace

/// What was given to a command. Everything is bytes, because a file's name need not be UTF-8.
struct ParsedArguments: Sendable {
  let command: CommandDescription
  let operands: [[UInt8]]
  let language: Language
  /// Whether the command line itself names the language.
  let isLanguageChosen: Bool
  /// In their order; the value of one that has none is nil.
  fileprivate(set) var options: [(name: String, value: [UInt8]?)]

  init(
    command: CommandDescription, operands: [[UInt8]], options: [(name: String, value: [UInt8]?)], language: Language,
    isLanguageChosen: Bool
  ) {
    self.command = command
    self.operands = operands
    self.options = options
    self.language = language
    self.isLanguageChosen = isLanguageChosen
  }

  var words: Wording { Wording(language) }

  func has(_ option: OptionDescription) -> Bool { options.contains { $0.name == option.name } }

  /// The values of an option, in their order.
  func all(_ option: OptionDescription) -> [[UInt8]] {
    options.compactMap { $0.name == option.name ? $0.value : nil }
  }

  /// The last value of an option: it replaces those before it.
  func text(_ option: OptionDescription) -> String? {
    all(option).last.map { String(decoding: $0, as: UTF8.self) }
  }

  func path(_ option: OptionDescription) -> FilePath? { all(option).last.map { FilePath($0) } }

  /// The same of an option that means nothing without a word: a variable of a script that is not set gives an empty one.
  func givenText(_ option: OptionDescription) throws(UsageError) -> String? {
    let text = text(option)
    if text?.isEmpty == true { throw .missingValue(option: option.name, allowed: option.allowedValues) }
    return text
  }

  /// How standard input is called, where an option says.
  func standardInputName() throws(UsageError) -> FilePath? {
    _ = try givenText(.standardInputName)
    return path(.standardInputName)
  }

  /// The last value, one of some words. The parser has refused others, so nil means that there is none.
  func choice<Value: RawRepresentable<String>>(_ option: OptionDescription, as type: Value.Type = Value.self) -> Value?
  {
    text(option).flatMap { Value(rawValue: $0) }
  }

  /// The last value, a number that is not negative.
  func number(_ option: OptionDescription) throws(UsageError) -> Int? {
    guard let text = text(option) else { return nil }
    guard let number = Int(text), number >= 0, text.first != "+" else {
      throw .illegalValue(option: option.name, value: text, allowed: ["0", "1", "2", "…"])
    }
    return number
  }

  /// Refuses two options that contradict each other.
  func exclude(_ first: OptionDescription, _ second: OptionDescription) throws(UsageError) {
    if has(first), has(second) { throw .exclusiveOptions(first.name, second.name) }
  }

  /// The operands as documents, each once.
  var inputs: [RunInput] {
    var known: Set<RunInput> = []
    return operands.map { $0 == [0x2D] ? .standardInput : .path(FilePath($0)) }.filter { known.insert($0).inserted }
  }

  /// The operand of a command that takes one at most.
  var operandText: String? { operands.first.map { String(decoding: $0, as: UTF8.self) } }
}

extension [RunInput] {
  /// As messages call them.
  var texts: [String] { map { if case .path(let path) = $0 { path.text } else { "-" } } }

  /// Where configuration is looked for: standard input stands in the working folder.
  var paths: [FilePath] { map { if case .path(let path) = $0 { path } else { FilePath(".") } } }
}
