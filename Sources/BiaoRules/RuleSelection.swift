// Rules named on a command line: by name, family, preset or glob.

import BiaoModel

/// What a command line says of which rules speak. It comes before the configuration: `select` replaces preset and
/// configuration, `extend` adds to them, and what is ignored is silent whatever else names it. How loudly a rule speaks
/// stays as the configuration says; one that is off there has its own severity.
package struct RuleSelection: Sendable, Equatable {
  /// By index in `Rule.all`; nil where the preset and the configuration choose.
  private var selected: [Bool]?
  private var extended: [Bool]
  private var ignored: [Bool]

  /// A pattern that names no rule.
  package struct UnknownName: Error, Hashable, Sendable {
    package var name: String
    /// The nearest name of a rule, a family or a preset, or a glob that names some.
    package var suggestion: String?
  }

  /// Changes nothing.
  package init() {
    extended = Array(repeating: false, count: Rule.all.count)
    ignored = extended
  }

  /// Each pattern is the name of a rule (a former one included), of a family, of a preset, or has a `*` for any characters
  /// or a `?` for one. `select` is nil where nothing was said; an empty one selects nothing.
  package init(select: [String]?, extend: [String], ignore: [String]) throws(UnknownName) {
    self.init()
    if let select { selected = try RuleSelection.rules(named: select) }
    extended = try RuleSelection.rules(named: extend)
    ignored = try RuleSelection.rules(named: ignore)
  }

  package var changesNothing: Bool { self == RuleSelection() }

  /// Applies it to what the configuration says. `preset` is the preset that holds.
  package func apply(to settings: inout RuleSettings, preset: Preset) {
    for (index, rule) in Rule.all.enumerated() {
      let isOn = (selected?[index] ?? (settings[index] != nil) || extended[index]) && !ignored[index]
      if !isOn {
        settings[index] = nil
      } else if settings[index] == nil {
        settings[index] = preset == .submission ? .error : rule.severity
      }
    }
  }

  private static func rules(named patterns: [String]) throws(UnknownName) -> [Bool] {
    var isNamed = Array(repeating: false, count: Rule.all.count)
    for pattern in patterns {
      let matched = rules(named: pattern)
      if matched.isEmpty {
        let names = Rule.all.map(\.name) + Rule.Family.allCases.map(\.rawValue) + Preset.allCases.map(\.rawValue)
        // A word of several names is what they have in common.
        let globs = ["\(pattern)-*", "*-\(pattern)", "*-\(pattern)-*"]
        throw UnknownName(
          name: pattern,
          suggestion: NearestName.find(pattern, among: names) ?? globs.first { !rules(named: $0).isEmpty })
      }
      for index in matched { isNamed[index] = true }
    }
    return isNamed
  }

  /// The indices in `Rule.all`; none where the pattern names nothing.
  private static func rules(named pattern: String) -> [Int] {
    if let index = Rule.index(of: pattern) { return [index] }
    if let family = Rule.Family(rawValue: pattern) {
      return Rule.all.indices.filter { Rule.all[$0].family == family }
    }
    if let preset = Preset(rawValue: pattern) {
      return Rule.all.indices.filter { Rule.all[$0].presets.holds(preset) }
    }
    let isGlob = pattern.utf8.contains { $0 == 0x2A || $0 == 0x3F }
    // Of all that a pattern of paths may hold no more than a name has, and the two signs.
    guard isGlob, pattern.utf8.allSatisfy({ $0 == 0x2A || $0 == 0x3F || $0 == 0x2D || $0 &- 0x61 < 26 }),
      let glob = try? PathPattern(pattern.utf8, unit: .byte)
    else { return [] }
    return Rule.all.indices.filter {
      glob.matches(Array(Rule.all[$0].name.utf8), from: 0, name: 0, isFolder: false)
    }
  }
}
