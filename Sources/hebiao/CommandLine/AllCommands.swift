// The commands, in the order in which the help lists them.

extension CommandDescription {
  static let all: [CommandDescription] = [
    .lint, .format, .suppressions, .breaking, .new, .rules, .explain, .config, .reportMerge, .lsp, .replay, .doctor,
    .completions, .manual,
  ]

  static func named(_ name: String) -> CommandDescription? { all.first { $0.name == name } }

  /// Its own options and those of every command.
  var allOptions: [OptionDescription] { options + OptionDescription.universal }

  /// The option of any command that goes by `name`, which may be its letter.
  static func anyOption(named name: String) -> OptionDescription? {
    func matches(_ option: OptionDescription) -> Bool { option.name == name || option.short == name }
    if matches(.version) { return .version }
    for command in all {
      if let option = command.allOptions.first(where: matches) { return option }
    }
    return nil
  }
}
