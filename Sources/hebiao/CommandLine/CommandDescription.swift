// What a command is, as data: the parser, the help, the completions and the manual pages are all made of it.

import BiaoRules

/// A command of the program.
struct CommandDescription: Sendable {
  /// As it is typed after `hebiao`; may have two words.
  let name: String
  /// What it does, in some words; for the list of commands.
  let summary: Bilingual
  /// What it does, in a sentence or more; for its own help. The summary where there is none.
  var about: Bilingual?
  var operands: [OperandDescription] = []
  var options: [OptionDescription] = []
  /// Further paragraphs of the help, after the options.
  var notes: [Bilingual] = []
  /// What its exit codes mean, in the order of the codes.
  var exitCodes: [ExitCodeMeaning] = []
  /// Does it. Throws what is wrong with the command line.
  let run: @Sendable (ParsedArguments) throws(UsageError) -> ExitCode
}

/// An argument that is no option.
struct OperandDescription: Sendable {
  enum Content: Sendable {
    /// Files and folders.
    case path
    case rule
    case template
    case command
    /// One of some words.
    case word([String])
  }

  /// As the help calls it: `PATH…`, `[RULE]`.
  let placeholder: String
  let content: Content
  let help: Bilingual
  /// Whether the command line is wrong without it.
  var isRequired = false
  var isRepeatable = false
}

/// An option. One of the same name has the same shape in every command, though not always the same values.
struct OptionDescription: Sendable {
  enum Value: Sendable {
    case none
    /// After `=` only, since the next argument may be a path.
    case optional([String])
    /// One of some words, after `=` or in the next argument.
    case choice([String])
    /// One of some words, and `=FILE` after it where it is to go into a file; in the next argument, or after `=`.
    case output([String])
    /// Anything else, after `=` or in the next argument; and as what the help shows it.
    case text(String)
    /// The path of a file.
    case file(String)
    case folder(String)
  }

  /// With its dashes.
  let name: String
  /// A single letter with its dash.
  var short: String?
  var value = Value.none
  let help: Bilingual
  var isRepeatable = false
  /// Accepted, but of no interest to whoever reads the help.
  var isHidden = false

  /// As the help shows it with its values.
  var usage: String {
    switch value {
    case .none: name
    case .optional(let allowed): "\(name)[=\(allowed.joined(separator: "|"))]"
    case .choice(let allowed): "\(name) \(allowed.joined(separator: "|"))"
    case .output: "\(name) FORMAT[=FILE]"
    case .text(let placeholder), .file(let placeholder), .folder(let placeholder): "\(name) \(placeholder)"
    }
  }

  /// What it may be given, for messages.
  var allowedValues: [String] {
    switch value {
    case .none: []
    case .optional(let allowed), .choice(let allowed), .output(let allowed): allowed
    case .text(let placeholder), .file(let placeholder), .folder(let placeholder): [placeholder]
    }
  }
}

struct ExitCodeMeaning: Sendable {
  let code: ExitCode
  let meaning: Bilingual

  init(_ code: ExitCode, zh: String, en: String) {
    self.code = code
    meaning = Bilingual(zh: zh, en: en)
  }
}

extension OptionDescription {
  // MARK: Options of every command

  static let language = OptionDescription(
    name: "--lang", value: .choice(Language.allCases.map(\.rawValue)),
    help: Bilingual(zh: "输出语言（默认依语言环境，否则中文）", en: "language of the output (default: from the locale, else Chinese)"))
  static let help = OptionDescription(
    name: "--help", short: "-h", help: Bilingual(zh: "显示帮助", en: "show help"))
  static let version = OptionDescription(
    name: "--version", short: "-V", help: Bilingual(zh: "显示版本", en: "show the version"))
  static let universal = [language, help]

  // MARK: Options of several commands

  static let color = OptionDescription(
    name: "--color", value: .choice(ColorChoice.allCases.map(\.rawValue)),
    help: Bilingual(
      zh: "是否着色（默认 auto：仅在终端上；遵从 NO_COLOR、FORCE_COLOR、CLICOLOR）",
      en: "colour (default: auto, only on a terminal; NO_COLOR, FORCE_COLOR and CLICOLOR are respected)"))
  static let standardInputName = OptionDescription(
    name: "--stdin-filename", value: .text("PATH"),
    help: Bilingual(
      zh: "标准输入在消息里的名称，也依它找配置和模板",
      en: "how messages call standard input; its configuration and templates are sought near it"))
}

extension OperandDescription {
  /// The same where options may take their place.
  static let lintedDocuments: OperandDescription = {
    var operand = documents
    operand.isRequired = false
    return operand
  }()

  /// The paths of documents.
  static let documents = OperandDescription(
    placeholder: "PATH…", content: .path,
    help: Bilingual(
      zh: "文件，或文件夹（其中所有 .biao 文件，隐藏文件夹除外）；- 为标准输入",
      en: "a file, or a folder (all .biao files in it but for hidden folders); - is standard input"),
    isRequired: true, isRepeatable: true)
}

enum ColorChoice: String, CaseIterable {
  case auto, always, never
}
