// `hebiao man`: manual pages, made of the descriptions of the commands.

import BiaoRules
import BiaoWorkspace

extension CommandDescription {
  static let manual = CommandDescription(
    name: "man", summary: Bilingual(zh: "输出手册页", en: "print manual pages"),
    about: Bilingual(
      zh: "输出程序或一个命令的手册页（roff），如 hebiao man lint | man -l -；或把全部手册页写进一个文件夹",
      en:
        "Prints the manual page of the program or of a command (roff), as in hebiao man lint | man -l -; or writes all "
        + "pages into a folder"),
    operands: [
      OperandDescription(
        placeholder: "[COMMAND]", content: .command,
        help: Bilingual(zh: "命令；不写则是程序的", en: "a command; else the program"),
        isRepeatable: true)
    ], options: [.manualFolder], run: runManual)
}

extension OptionDescription {
  fileprivate static let manualFolder = OptionDescription(
    name: "--directory", value: .folder("DIR"),
    help: Bilingual(
      zh: "把所有手册页写进这个文件夹（不存在则建立），如 ~/.local/share/man/man1",
      en: "write all pages into this folder, which is made if need be, such as ~/.local/share/man/man1"))
}

private func runManual(_ arguments: ParsedArguments) throws(UsageError) -> ExitCode {
  let language = arguments.language
  if let folder = arguments.path(.manualFolder) {
    if let extra = arguments.operandText { throw .unexpectedArgument(extra) }
    return writeManual(folder, arguments.words)
  }
  let name = arguments.operands.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  if name.isEmpty { return show(ManualPage(language).program, to: OutputStream.standardOutput, code: .clean) }
  guard let command = CommandDescription.named(name) else { throw .unknownCommand(name, suggestion: nil) }
  return show(ManualPage(language).text(command), to: OutputStream.standardOutput, code: .clean)
}

/// Writes every page into `folder`.
private func writeManual(_ folder: FilePath, _ words: Wording) -> ExitCode {
  let page = ManualPage(words.language)
  var pages = [("hebiao.1", page.program)]
  for command in CommandDescription.all { pages.append((page.fileName(command), page.text(command))) }
  func refuse(_ path: FilePath, _ error: SystemError) -> ExitCode {
    let problem = FileProblem(path: path, kind: .unwritable(error))
    return show(words.message(problem) + "\n", to: OutputStream.standardError, code: .incomplete)
  }
  if let error = Platform.createFolder(folder) { return refuse(folder, error) }
  for (name, text) in pages {
    let path = folder.appending(Array(name.utf8))
    if let error = Platform.writeFile(Array(text.utf8), at: path) { return refuse(path, error) }
  }
  return show(
    words.choose("写好 \(pages.count) 页\n", "\(pages.count) pages written\n"), to: OutputStream.standardOutput,
    code: .clean)
}

/// Writes pages in the macros that every `man` reads.
struct ManualPage {
  private let words: Wording

  init(_ language: Language) { words = Wording(language) }

  func fileName(_ command: CommandDescription) -> String { "\(pageName(command)).1" }

  private func pageName(_ command: CommandDescription) -> String {
    "hebiao-" + command.name.split(separator: " ").joined(separator: "-")
  }

  /// The page of the program itself.
  var program: String {
    var text = head("hebiao", words.choose("检查用 Biao 写的绩效表", "checks performance forms written in Biao"))
    text += section(words.choose("用法", "SYNOPSIS"))
    text += ".B hebiao\n" + escaped(words.choose("COMMAND [选项] …", "COMMAND [OPTIONS] …")) + "\n"
    text += section(words.choose("命令", "COMMANDS"))
    for command in CommandDescription.all {
      text += ".TP\n.B \(escaped(pageName(command)))(1)\n\(escaped(command.summary[words.language]))\n"
    }
    text += section(words.choose("选项", "OPTIONS"))
    for option in [OptionDescription.language, .help, .version] { text += entry(option) }
    return text
  }

  func text(_ command: CommandDescription) -> String {
    let language = words.language
    var text = head(pageName(command), command.summary[language])
    text += section(words.choose("用法", "SYNOPSIS"))
    let operands = command.operands.map(\.placeholder).joined(separator: " ")
    text += ".B hebiao \(escaped(command.name))\n" + escaped("\(words.choose("[选项]", "[OPTIONS]")) \(operands)") + "\n"
    text += section(words.choose("说明", "DESCRIPTION")) + escaped((command.about ?? command.summary)[language]) + "\n"
    for operand in command.operands {
      text += ".TP\n.I \(escaped(operand.placeholder))\n\(escaped(operand.help[language]))\n"
    }
    text += section(words.choose("选项", "OPTIONS"))
    for option in command.allOptions where !option.isHidden { text += entry(option) }
    if !command.notes.isEmpty { text += section(words.choose("附注", "NOTES")) }
    for (index, note) in command.notes.enumerated() {
      text += (index == 0 ? "" : ".PP\n") + escaped(note[language]) + "\n"
    }
    if !command.exitCodes.isEmpty { text += section(words.choose("退出码", "EXIT STATUS")) }
    for entry in command.exitCodes {
      text += ".TP\n.B \(entry.code.rawValue)\n\(escaped(entry.meaning[language]))\n"
    }
    return text + section(words.choose("参见", "SEE ALSO")) + ".BR hebiao (1)\n"
  }

  private func head(_ name: String, _ summary: String) -> String {
    ".TH \(escaped(name.uppercased())) 1 \"\(versionDate)\" \"hebiao \(version)\"\n\(section(words.choose("名称", "NAME")))"
      + "\(escaped(name)) \\- \(escaped(summary))\n"
  }

  private func section(_ title: String) -> String { ".SH \(escaped(title))\n" }

  private func entry(_ option: OptionDescription) -> String {
    let names = (option.short.map { "\($0), " } ?? "") + option.usage
    return ".TP\n.B \(escaped(names))\n\(escaped(option.help[words.language]))\n"
  }

  /// Text in which nothing means anything to roff. Line breaks become spaces.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\n": result += " "
      case "." where result.isEmpty, "'" where result.isEmpty: result += "\\&\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
