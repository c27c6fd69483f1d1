// Completion for fish.

func fishCompletion(_ table: CompletionTable) -> String {
  var text = """
    # fish completion of hebiao; made by `hebiao completions fish`

    # The words of the command line that are no options, up to the cursor.
    function __hebiao_words
      set -l words (commandline -opc)
      set -e words[1]
      for word in $words
        string match -q -- '-*' $word; or echo $word
      end
    end

    # Whether it begins with exactly these words.
    function __hebiao_begins
      set -l words (__hebiao_words)
      test (count $words) -ge (count $argv); or return 1
      for index in (seq (count $argv))
        test "$words[$index]" = "$argv[$index]"; or return 1
      end
    end

    # Whether there are so many.
    function __hebiao_has_words
      test (count (__hebiao_words)) -eq $argv[1]
    end

    complete -c hebiao -f

    """
  for word in table.firstWords {
    text += "complete -c hebiao -n '__hebiao_has_words 0' -a \(fishQuoted(word.text)) -d \(fishQuoted(word.help))\n"
    for second in table.secondWords(after: word.text) {
      text +=
        "complete -c hebiao -n '__hebiao_begins \(word.text); and __hebiao_has_words 1' -a \(fishQuoted(second.text))"
      text += " -d \(fishQuoted(second.help))\n"
    }
  }
  for option in table.options { text += line(option, "__hebiao_has_words 0") }
  for command in table.commands {
    let condition = "__hebiao_begins \(command.name)"
    for option in command.options { text += line(option, condition) }
    switch command.operands {
    case .none, .anything, .attached: break
    case .files: text += "complete -c hebiao -n \(fishQuoted(condition)) -F\n"
    case .folders: text += "complete -c hebiao -n \(fishQuoted(condition)) -a '(__fish_complete_directories)'\n"
    case .words(let words):
      for word in words {
        text += "complete -c hebiao -n \(fishQuoted(condition)) -a \(fishQuoted(word.text))"
        text += word.help.isEmpty ? "\n" : " -d \(fishQuoted(word.help))\n"
      }
    }
  }
  return text
}

private func line(_ option: CompletionTable.Option, _ condition: String) -> String {
  var text = "complete -c hebiao -n \(fishQuoted(condition)) -l \(option.name.dropFirst(2))"
  if let short = option.short { text += " -s \(short.dropFirst())" }
  switch option.values {
  case .none: break
  // fish knows no value that may be left out: it is offered as an option of its own.
  case .attached(let values):
    text += " -d \(fishQuoted(option.help))\n"
    for value in values {
      text += "complete -c hebiao -n \(fishQuoted(condition)) -a \(fishQuoted("\(option.name)=\(value)"))\n"
    }
    return text
  case .words(let words): text += " -x -a \(fishQuoted(words.map(\.text).joined(separator: " ")))"
  case .files: text += " -r -F"
  case .folders: text += " -x -a '(__fish_complete_directories)'"
  case .anything: text += " -x"
  }
  return text + " -d \(fishQuoted(option.help))\n"
}

/// In single quotes fish reads a backslash before a quote or a backslash.
private func fishQuoted(_ text: String) -> String {
  var quoted = "'"
  for character in text {
    if character == "'" || character == "\\" { quoted += "\\" }
    quoted.append(character)
  }
  return quoted + "'"
}
