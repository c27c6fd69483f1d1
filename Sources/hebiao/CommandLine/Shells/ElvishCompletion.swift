// Completion for elvish.

func elvishCompletion(_ table: CompletionTable) -> String {
  func pairs(_ words: [CompletionTable.Word]) -> String {
    "[" + words.map { "[\(quoted($0.text)) \(quoted($0.help))]" }.joined(separator: " ") + "]"
  }
  func options(_ options: [CompletionTable.Option]) -> String { pairs(options.flatMap(\.words)) }
  var text = """
    # elvish completion of hebiao; made by `hebiao completions elvish`

    use str

    set edit:completion:arg-completer[hebiao] = {|@words|
      var options = [
        &''=\(options(table.options))

    """
  for command in table.commands { text += "    &\(quoted(command.name))=\(options(command.options))\n" }
  text += "  ]\n  var operands = [\n    &''=\(pairs(table.firstWords))\n"
  for word in table.firstWords.map(\.text) where !table.commands.contains(where: { $0.name == word }) {
    text += "    &\(quoted(word))=\(pairs(table.secondWords(after: word)))\n"
  }
  var paths = ""
  /// Options whose value is the next word.
  var valued: [String] = []
  for command in table.commands {
    switch command.operands {
    case .words(let words): text += "    &\(quoted(command.name))=\(pairs(words))\n"
    case .files, .folders: paths += "    &\(quoted(command.name))=$true\n"
    case .none, .attached, .anything: break
    }
  }
  text += "  ]\n  var values = [\n"
  for (name, list) in [("", table.options)] + table.commands.map({ ($0.name, $0.options) }) {
    for option in list {
      let key = quoted("\(name) \(option.name)")
      switch option.values {
      case .words, .anything, .files, .folders: valued += [option.name] + (option.short.map { [$0] } ?? [])
      case .none, .attached: break
      }
      switch option.values {
      case .words(let words): text += "    &\(key)=\(pairs(words))\n"
      case .anything: text += "    &\(key)=[]\n"
      case .files, .folders: paths += "    &\(key)=$true\n"
      case .none, .attached: break
      }
    }
  }
  let names = Set(valued).sorted().map { "&\(quoted($0))=$true" }.joined(separator: " ")
  text += "  ]\n  # Options whose value is the next word.\n  var valued = [\(names)]\n"
  return text + "  # Commands and options that are followed by a path.\n  var paths = [\n" + paths + """
      ]
      var word = $words[-1]
      var given = $words[1..-1]
      var plain = []
      var is-value = $false
      for next $given {
        if $is-value {
          set is-value = $false
        } elif (str:has-prefix $next -) {
          set is-value = (has-key $valued $next)
        } else {
          set plain = [$@plain $next]
        }
      }
      var first = ''
      var command = ''
      if (> (count $plain) 0) { set first = $plain[0] }
      if (and (> (count $plain) 1) (has-key $options $first' '$plain[1])) {
        set command = $first' '$plain[1]
      } elif (has-key $options $first) {
        set command = $first
      }
      var previous = $command
      if (> (count $given) 0) { set previous = $command' '$given[-1] }
      fn offer {|pairs|
        each {|pair| edit:complex-candidate $pair[0] &display=(str:trim-space $pair[0]'  '$pair[1]) } $pairs
      }
      if (has-key $values $previous) {
        offer $values[$previous]
      } elif (has-key $paths $previous) {
        edit:complete-filename $word
      } elif (str:has-prefix $word -) {
        offer $options[$command]
      } elif (and (eq $command '') (has-key $operands $first)) {
        offer $operands[$first]
      } elif (and (not-eq $command '') (has-key $operands $command)) {
        offer $operands[$command]
      } elif (has-key $paths $command) {
        edit:complete-filename $word
      }
    }

    """
}

/// In single quotation marks, of which two stand for one.
private func quoted(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
}
