// The help of the program and of each command, laid out from their descriptions.

import BiaoFormat
import BiaoRules

/// The version that `--version` prints.
let version = "0.1.0"

/// When that version was made; manual pages say it.
let versionDate = "2026-11-21"

/// The help of `command`; nil is that of the program.
func helpText(_ command: CommandDescription?, _ language: Language) -> String {
  let layout = HelpLayout(language)
  return command.map(layout.text) ?? layout.overview
}

/// Lays out help texts for a terminal of usual width.
private struct HelpLayout {
  let words: Wording
  private let width = 118
  /// Where explanations begin, in cells.
  private let column = 30

  init(_ language: Language) { words = Wording(language) }

  var overview: String {
    var text = words.choose(
      "核表 hebiao \(version)：检查用 Biao 写的绩效表\n", "hebiao \(version): checks performance forms written in Biao\n")
    text += words.choose("\n用法:\n", "\nUsage:\n")
    for command in CommandDescription.all {
      let operands = command.operands.map(\.placeholder).joined(separator: " ")
      let usage = "hebiao \(command.name)" + (operands.isEmpty ? "" : " \(operands)")
      text += entry(usage, command.summary[words.language])
    }
    text += entry(
      words.choose("hebiao help [COMMAND]", "hebiao help [COMMAND]"),
      words.choose("显示帮助；带上命令时是它的选项和退出码", "show help; of a command, its options and exit codes"))
    return text + options([.language, .help, .version])
  }

  func text(_ command: CommandDescription) -> String {
    let language = words.language
    var text = wrapped((command.about ?? command.summary)[language], indentation: 0) + "\n"
    let operands = command.operands.map(\.placeholder)
    text += words.choose("\n用法: ", "\nUsage: ")
    text += (["hebiao \(command.name)", words.choose("[选项]", "[OPTIONS]")] + operands).joined(separator: " ") + "\n"
    if !command.operands.isEmpty { text += "\n" }
    for operand in command.operands { text += entry(operand.placeholder, operand.help[language]) }
    text += options(command.allOptions)
    for note in command.notes { text += "\n" + wrapped(note[language], indentation: 0) + "\n" }
    if !command.exitCodes.isEmpty {
      text += words.choose("\n退出码:\n", "\nExit codes:\n")
      for entry in command.exitCodes {
        text += "  \(entry.code.rawValue)   \(wrapped(entry.meaning[language], indentation: 6))\n"
      }
      if command.exitCodes.count > 3 {
        text += words.choose("  同时有几种情况时，按 2、4、1、3 取先者。\n", "  Where several apply, the first of 2, 4, 1, 3.\n")
      }
    }
    return text
  }

  private func options(_ options: [OptionDescription]) -> String {
    words.choose("\n选项:\n", "\nOptions:\n")
      + options.filter { !$0.isHidden }.map { option in
        entry((option.short.map { "\($0), " } ?? "") + option.usage, option.help[words.language])
      }.joined()
  }

  /// What is typed, and beside it or below it what it means.
  private func entry(_ usage: String, _ help: String) -> String {
    let own = 2 + cells(usage)
    let gap =
      own + 2 > column ? "\n" + String(repeating: " ", count: column) : String(repeating: " ", count: column - own)
    return "  \(usage)\(gap)\(wrapped(help, indentation: column))\n"
  }

  private func cells(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + cellWidth(of: $1.value) } }

  /// `text` in lines; those after the first are indented. A line breaks at a space or beside a character of full width, but
  /// not before punctuation.
  private func wrapped(_ text: String, indentation: Int) -> String {
    var result = ""
    var used = indentation
    for piece in pieces(text) {
      let size = cells(piece)
      if used + size > width, used > indentation {
        while result.last == " " { result.removeLast() }
        result += "\n" + String(repeating: " ", count: indentation)
        used = indentation
        if piece == " " { continue }
      }
      result += piece
      used += size
    }
    return result
  }

  /// What must stay on one line: a word with the punctuation after it, a character of full width, a space.
  private func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var isOpen = false
    for character in text {
      let isWide = character.unicodeScalars.contains { cellWidth(of: $0.value) > 1 }
      if character == " " {
        pieces.append(" ")
        isOpen = false
      } else if "，。；：、）！？”".contains(character), let last = pieces.indices.last {
        pieces[last].append(character)
        isOpen = false
      } else if isWide || !isOpen {
        pieces.append(String(character))
        // An opening bracket stays with what it opens.
        isOpen = !isWide || character == "（" || character == "“"
      } else if let last = pieces.indices.last {
        pieces[last].append(character)
      }
    }
    return pieces
  }
}
