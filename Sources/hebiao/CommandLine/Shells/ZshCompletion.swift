// Completion for zsh.

func zshCompletion(_ table: CompletionTable) -> String {
  var text = """
    #compdef hebiao
    # zsh completion of hebiao; made by `hebiao completions zsh`

    _hebiao() {
      local curcontext="$curcontext" state line
      local -a commands
      commands=(

    """
  for word in table.firstWords { text += "    \(shellQuoted("\(zshEscaped(word.text)):\(word.help)"))\n" }
  text += "  )\n  _arguments -C \\\n"
  for option in table.options { text += argument(option) }
  text += "    '1:command:->command' \\\n    '*::argument:->argument' && return\n"
  text += """
      case $state in
        command) _describe -t commands 'hebiao' commands ;;
        argument)
          case $line[1] in

    """
  for word in table.firstWords.map(\.text) {
    text += "        \(word))\n"
    let subcommands = table.commands.filter { $0.words.first == word && $0.words.count > 1 }
    if let own = table.commands.first(where: { $0.name == word }) {
      text += arguments(own, "          ")
    } else {
      text += "          case $words[2] in\n"
      for command in subcommands {
        text +=
          "            \(command.words[1])) shift words; (( CURRENT-- ))\n\(arguments(command, "              "))              ;;\n"
      }
      let names = subcommands.map { shellQuoted("\(zshEscaped($0.words[1])):\($0.help)") }.joined(separator: " ")
      text += "            *) local -a subcommands; subcommands=(\(names)); _describe 'command' subcommands ;;\n"
      text += "          esac\n"
    }
    text += "          ;;\n"
  }
  return text + """
          esac
          ;;
      esac
    }

    _hebiao "$@"

    """
}

/// The call that completes a command's own options and operands.
private func arguments(_ command: CompletionTable.Command, _ indentation: String) -> String {
  var text = indentation + "_arguments \\\n"
  for option in command.options { text += indentation + argument(option).drop(while: { $0 == " " }) }
  switch command.operands {
  case .none, .anything, .attached: text += indentation + "'*:: :'\n"
  case .files: text += indentation + "'*:path:_files'\n"
  case .folders: text += indentation + "'*:folder:_files -/'\n"
  case .words(let words):
    text += indentation + shellQuoted("*:word:(\(words.map { zshEscaped($0.text) }.joined(separator: " ")))") + "\n"
  }
  return text
}

/// One argument of `_arguments`, as a line that goes on.
private func argument(_ option: CompletionTable.Option) -> String {
  let help = "[\(zshEscaped(option.help))]"
  let action: String
  switch option.values {
  case .none: action = help
  case .attached(let values): action = "=-\(help)::value:(\(values.joined(separator: " ")))"
  case .words(let words): action = "=\(help):value:(\(words.map { zshEscaped($0.text) }.joined(separator: " ")))"
  case .files: action = "=\(help):file:_files"
  case .folders: action = "=\(help):folder:_files -/"
  case .anything: action = "=\(help):value: "
  }
  var text = "    " + shellQuoted("*\(option.name)\(action)") + " \\\n"
  if let short = option.short { text += "    " + shellQuoted("*\(short)\(help)") + " \\\n" }
  return text
}

/// What stands in a specification of `_arguments`, where brackets, colons and backslashes mean something.
private func zshEscaped(_ text: String) -> String {
  var escaped = ""
  for character in text {
    if "[]:\\".contains(character) { escaped += "\\" }
    escaped.append(character)
  }
  return escaped
}
