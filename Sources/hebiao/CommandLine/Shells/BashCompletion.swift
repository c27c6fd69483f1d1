// Completion for bash 4 and later, without the bash-completion package.

func bashCompletion(_ table: CompletionTable) -> String {
  var text = """
    # bash completion of hebiao; made by `hebiao completions bash`

    _hebiao_files() {
      local IFS=$'\\n'
      COMPREPLY=($(compgen "$1" -- "$cur"))
      compopt -o filenames 2>/dev/null
    }

    _hebiao() {
      local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' words='' index
      # bash breaks words at "=": what is complete stands before it.
      if [[ $cur == = ]]; then cur=''; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
      for ((index = 1; index < COMP_CWORD; index++)); do
        case "$command ${COMP_WORDS[index]}" in

    """
  for command in table.commands {
    for count in 1...command.words.count {
      let before = command.words.prefix(count - 1).joined(separator: " ")
      let whole = command.words.prefix(count).joined(separator: " ")
      let pattern = shellQuoted("\(before) \(command.words[count - 1])")
      text += "      \(pattern)) command=\(shellQuoted(whole)) ;;\n"
    }
  }
  text += "    esac\n  done\n  case \"$command $prev\" in\n"
  for (name, options) in [("", table.options)] + table.commands.map({ ($0.name, $0.options) }) {
    for option in options {
      let pattern = shellQuoted("\(name) \(option.name)")
      switch option.values {
      case .none: break
      case .attached(let values):
        text += "    \(pattern)) if [[ ${COMP_WORDS[COMP_CWORD-1]} == = || ${COMP_WORDS[COMP_CWORD]} == = ]]; then\n"
        text +=
          "      COMPREPLY=($(compgen -W \(shellQuoted(values.joined(separator: " "))) -- \"$cur\")); return; fi ;;\n"
      case .words(let words):
        let list = shellQuoted(words.map(\.text).joined(separator: " "))
        text += "    \(pattern)) COMPREPLY=($(compgen -W \(list) -- \"$cur\")); return ;;\n"
      case .files: text += "    \(pattern)) _hebiao_files -f; return ;;\n"
      case .folders: text += "    \(pattern)) _hebiao_files -d; return ;;\n"
      case .anything: text += "    \(pattern)) return ;;\n"
      }
    }
  }
  text += "  esac\n  case $command in\n"
  func optionList(_ options: [CompletionTable.Option]) -> String {
    options.flatMap { [$0.name] + ($0.short.map { [$0] } ?? []) }.joined(separator: " ")
  }
  func entry(_ name: String, _ options: [CompletionTable.Option], _ operands: CompletionTable.Values, _ next: [String])
  {
    text += "    \(shellQuoted(name)))\n"
    text += "      if [[ $cur == -* ]]; then words=\(shellQuoted(optionList(options)))\n"
    switch operands {
    case .words(let words):
      text += "      else words=\(shellQuoted((next + words.map(\.text)).joined(separator: " ")))\n"
    case .files where next.isEmpty: text += "      else _hebiao_files -f; return\n"
    default: text += "      else words=\(shellQuoted(next.joined(separator: " ")))\n"
    }
    text += "      fi ;;\n"
  }
  entry("", table.options, .none, table.firstWords.map(\.text))
  for word in table.firstWords.map(\.text) where !table.commands.contains(where: { $0.name == word }) {
    entry(word, [], .none, table.secondWords(after: word).map(\.text))
  }
  for command in table.commands {
    let next = command.words.count == 1 ? table.secondWords(after: command.name).map(\.text) : []
    entry(command.name, command.options, command.operands, next)
  }
  return text + """
      esac
      COMPREPLY=($(compgen -W "$words" -- "$cur"))
    }

    complete -F _hebiao hebiao

    """
}

/// `text` in single quotes, as POSIX shells and fish read them.
func shellQuoted(_ text: String) -> String {
  var quoted = "'"
  for character in text {
    if character == "'" { quoted += "'\\''" } else { quoted.append(character) }
  }
  return quoted + "'"
}
