// The commands, in the order in which the help lists them.

extension CommandDescription {
  static let all = makers.map { $0.make() }

  /// The command of that name. Makes no other: a start should pay for the command that it runs.
  static func named(_ name: String) -> CommandDescription? { makers.first { $0.name == name }?.make() }

  private static let makers: [(name: String, make: @Sendable () -> CommandDescription)] = [
    ("lint", { .lint }), ("format", { .format }), ("suppressions", { .suppressions }), ("breaking", { .breaking }),
    ("new", { .new }), ("rules", { .rules }), ("explain", { .explain }), ("config", { .config }),
    ("report merge", { .reportMerge }), ("lsp", { .lsp }), ("replay", { .replay }), ("doctor", { .doctor }),
    ("completions", { .completions }), ("man", { .manual }),
  ]

  /// Its own options and those of every command.
  var allOptions: [OptionDescription] { options + OptionDescription.universal }

  /// The option of any command that goes by `name`, which may be its letter; sought first in the command called
  /// `preferred`, as one of the same name has the same shape in all.
  static func anyOption(named name: String, preferred: String?) -> OptionDescription? {
    func matches(_ option: OptionDescription) -> Bool { option.name == name || option.short == name }
    if matches(.version) { return .version }
    if let option = preferred.flatMap(named)?.allOptions.first(where: matches) { return option }
    for command in all {
      if let option = command.allOptions.first(where: matches) { return option }
    }
    return nil
  }
}
