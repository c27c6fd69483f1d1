// What the completion scripts of all shells are made of: commands, options and values with their explanations.

import BiaoRules

/// The commands as a shell sees them.
struct CompletionTable {
  /// Something to be typed, and what it means.
  struct Word {
    var text: String
    var help: String
  }

  enum Values {
    /// Takes no value.
    case none
    /// Given after `=` or not at all.
    case attached([String])
    case words([Word])
    case files
    case folders
    /// Nothing that could be guessed.
    case anything
  }

  struct Option {
    var name: String
    var short: String?
    var help: String
    var values: Values

    /// All that may be typed for it: its name, its letter, and its name with each value that is attached to it.
    var words: [Word] {
      var texts = [name] + (short.map { [$0] } ?? [])
      if case .attached(let values) = values { texts += values.map { "\(name)=\($0)" } }
      return texts.map { Word(text: $0, help: help) }
    }
  }

  struct Command {
    /// One word, or two.
    var words: [String]
    var help: String
    var options: [Option]
    var operands: Values

    var name: String { words.joined(separator: " ") }
  }

  let commands: [Command]
  /// Options that stand without a command.
  let options: [Option]

  init(_ language: Language) {
    func option(_ described: OptionDescription) -> Option {
      let values: Values
      switch described.value {
      case .none: values = .none
      case .optional(let allowed): values = .attached(allowed)
      case .choice(let allowed), .output(let allowed): values = .words(allowed.map { Word(text: $0, help: "") })
      case .text: values = .anything
      case .file: values = .files
      case .folder: values = .folders
      }
      return Option(name: described.name, short: described.short, help: described.help[language], values: values)
    }
    func operands(_ described: [OperandDescription]) -> Values {
      guard let first = described.first else { return .none }
      switch first.content {
      case .path: return .files
      case .rule: return .words(Rule.all.map { Word(text: $0.name, help: $0.summary[language]) })
      case .template: return .anything
      case .command: return .words(CommandDescription.all.map { Word(text: $0.name, help: $0.summary[language]) })
      case .word(let words): return .words(words.map { Word(text: $0, help: "") })
      }
    }
    var commands = CommandDescription.all.map { command in
      Command(
        words: command.name.split(separator: " ").map(String.init), help: command.summary[language],
        options: command.allOptions.filter { !$0.isHidden }.map(option), operands: operands(command.operands))
    }
    let names = CommandDescription.all.map { Word(text: $0.name, help: $0.summary[language]) }
    commands.append(
      Command(
        words: ["help"], help: language == .zh ? "显示帮助" : "show help", options: [option(.language)],
        operands: .words(names)))
    self.commands = commands
    options = [.language, .help, .version].map(option)
  }

  /// The first words of commands, each once, with the help of the first command that begins so.
  var firstWords: [Word] {
    var known: Set<String> = []
    return commands.compactMap { command in
      guard let word = command.words.first, known.insert(word).inserted else { return nil }
      return Word(text: word, help: command.help)
    }
  }

  /// The second words of commands that begin with `word`.
  func secondWords(after word: String) -> [Word] {
    commands.compactMap { $0.words.count > 1 && $0.words[0] == word ? Word(text: $0.words[1], help: $0.help) : nil }
  }
}
