// Completion for PowerShell 5 and later.

func powershellCompletion(_ table: CompletionTable) -> String {
  var text = """
    # PowerShell completion of hebiao; made by `hebiao completions powershell`

    Register-ArgumentCompleter -Native -CommandName 'hebiao' -ScriptBlock {
      param($wordToComplete, $commandAst, $cursorPosition)
      $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
      $previous = if ($words.Count -gt 0) { $words[-1] } else { '' }
      $plain = @($words | Where-Object { -not $_.StartsWith('-') })
      $first = if ($plain.Count -gt 0) { $plain[0] } else { '' }
      $two = if ($plain.Count -gt 1) { "$($plain[0]) $($plain[1])" } else { '' }
      $options = @{

    """
  func entries(_ words: [CompletionTable.Word]) -> String {
    let pairs = words.map { "@(\(quoted($0.text)), \(quoted($0.help)))" }
    // An array of one array would be that array; the comma makes it one of one.
    return pairs.count == 1 ? ", \(pairs[0])" : pairs.joined(separator: ", ")
  }
  func options(_ options: [CompletionTable.Option]) -> String { entries(options.flatMap(\.words)) }
  text += "    '' = @(\(options(table.options)))\n"
  for command in table.commands { text += "    \(quoted(command.name)) = @(\(options(command.options)))\n" }
  text += "  }\n  $operands = @{\n    '' = @(\(entries(table.firstWords)))\n"
  for word in table.firstWords.map(\.text) where !table.commands.contains(where: { $0.name == word }) {
    text += "    \(quoted(word)) = @(\(entries(table.secondWords(after: word))))\n"
  }
  for command in table.commands {
    if case .words(let words) = command.operands {
      text += "    \(quoted(command.name)) = @(\(entries(words)))\n"
    }
  }
  text += "  }\n  $values = @{\n"
  for (name, list) in [("", table.options)] + table.commands.map({ ($0.name, $0.options) }) {
    for option in list {
      guard case .words(let words) = option.values else { continue }
      text += "    \(quoted("\(name) \(option.name)")) = @(\(entries(words)))\n"
    }
  }
  return text + """
      }
      $command = if ($options.ContainsKey($two)) { $two } elseif ($options.ContainsKey($first)) { $first } else { '' }
      if ($values.ContainsKey("$command $previous")) { $found = $values["$command $previous"] }
      elseif ($wordToComplete.StartsWith('-')) { $found = $options[$command] }
      elseif ($command -ne '' -and $operands.ContainsKey($command)) { $found = $operands[$command] }
      elseif ($operands.ContainsKey($first)) { $found = $operands[$first] }
      else { $found = @() }
      $found | Where-Object { $_[0].StartsWith($wordToComplete) } | ForEach-Object {
        $help = if ($_[1]) { $_[1] } else { $_[0] }
        [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $help)
      }
    }

    """
}

/// In single quotation marks, of which PowerShell knows five and takes each for any other.
private func quoted(_ text: String) -> String {
  let marks: Set<Character> = ["'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}"]
  return "'" + text.map { marks.contains($0) ? "\($0)\($0)" : "\($0)" }.joined() + "'"
}
