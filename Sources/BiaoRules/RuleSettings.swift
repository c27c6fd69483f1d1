// Which rules speak, and how loudly: presets, and what a configuration changes of them.

/// A set of rules for a purpose.
package enum Preset: String, Sendable, CaseIterable {
  /// What every author should hear; without a configuration this applies.
  case recommended
  /// Everything but matters of mere style: for those who want their forms to pass any reviewer.
  case strict
  /// What a finance bureau sends a form back for, each an error.
  case submission
  /// Every rule there is.
  case all
}

/// The presets that hold a rule. `all` holds each.
package struct Presets: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let recommended = Presets(rawValue: 1)
  package static let strict = Presets(rawValue: 2)
  package static let submission = Presets(rawValue: 4)

  /// Faults for which forms are sent back.
  package static let everywhere: Presets = [.recommended, .strict, .submission]
  /// Faults that are worth a word, but for which no form is sent back.
  package static let advisory: Presets = [.recommended, .strict]

  package func holds(_ preset: Preset) -> Bool {
    switch preset {
    case .recommended: contains(.recommended)
    case .strict: contains(.strict)
    case .submission: contains(.submission)
    case .all: true
    }
  }
}

/// The severity of each rule in a run; a rule without one is silent.
package struct RuleSettings: Sendable, Equatable {
  /// By index in `Rule.all`.
  private var severities: [Severity?]

  package init(_ preset: Preset) {
    severities = Rule.all.map { rule in
      guard rule.presets.holds(preset) else { return nil }
      return preset == .submission ? .error : rule.severity
    }
  }

  package static let recommended = RuleSettings(.recommended)

  /// No rule speaks.
  package static let silent: RuleSettings = {
    var settings = recommended
    for index in settings.severities.indices { settings.severities[index] = nil }
    return settings
  }()

  /// The severity of the rule at that index of `Rule.all`; nil where it is off.
  package subscript(rule: Int) -> Severity? {
    get { severities.indices.contains(rule) ? severities[rule] : nil }
    set { if severities.indices.contains(rule) { severities[rule] = newValue } }
  }

  /// Sets the rule of that name, a former one included. False where there is no such rule.
  package mutating func set(_ name: String, _ severity: Severity?) -> Bool {
    guard let index = Rule.index(of: name) else { return false }
    severities[index] = severity
    return true
  }
}
