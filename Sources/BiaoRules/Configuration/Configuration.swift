// What a configuration form says, together with those it extends.

package import BiaoModel
import BiaoSyntax
package import BiaoValues

/// A project's configuration, put together from forms of the template `hebiao/配置`: the extended ones first, then the
/// nearest, then what the command line adds. A later one replaces preset, language, baseline, the severity of a rule and
/// the meaning of a unit; its patterns, overrides, words, libraries and templates come after those before.
package struct Configuration: Sendable, Equatable {
  package var preset: Preset?
  package var language: Language?
  /// By the rule's present name; a nil value switches it off.
  package var severities: [String: Severity?] = [:]
  /// Further vague words, as folded UTF-8.
  package var vagueWords: [[UInt8]] = []
  /// If there are any, only documents that these match are looked at.
  package private(set) var include: [Scoped<PathPattern>] = []
  package private(set) var exclude: [Scoped<PathPattern>] = []
  package private(set) var overrides: [Scoped<ConfigurationOverride>] = []
  package private(set) var units: [Scoped<UnitDefinition>] = []
  /// Paths of forms of the indicator library's template, as written.
  package private(set) var libraries: [Scoped<String>] = []
  /// Paths of templates and of folders of templates, as written.
  package private(set) var templates: [Scoped<String>] = []
  package private(set) var baseline: Scoped<String>?
  /// The paths of the forms of which it is made, in the order above.
  package private(set) var sources: [String] = []
  /// Everything that is in effect, in the order of `ConfigurationTemplate.Entry` and then of the forms.
  package private(set) var settings: [Scoped<ConfigurationLayer.Setting>] = []

  /// Something that was said in one of `sources`, on a line of it (from 0).
  package struct Scoped<Value: Sendable & Hashable>: Sendable, Hashable {
    package var value: Value
    package var source: Int
    package var line: Int
  }

  package init() {}

  /// The file in which a folder's configuration stands.
  package static let fileName = "hebiao.biao"

  /// Reads one document of the template `hebiao/配置`, without those it extends.
  package init(_ source: SourceFile, template: Template) {
    self.init([ConfigurationLayer(source, template: template)])
  }

  /// Puts forms together, the one that holds least first.
  package init(_ layers: [ConfigurationLayer]) {
    sources = layers.map(\.source.path)
    var all: [Scoped<ConfigurationLayer.Setting>] = []
    for (index, layer) in layers.enumerated() {
      all += layer.settings.map { Scoped(value: $0, source: index, line: $0.line) }
    }
    /// The last setting of each subject.
    var last: [ConfigurationLayer.Value.Subject: Int] = [:]
    for (index, setting) in all.enumerated() {
      if let subject = setting.value.value.subject { last[subject] = index }
    }
    settings = all.indices.filter { index in
      all[index].value.value.subject.map { last[$0] == index } ?? true
    }.sorted { a, b in (all[a].value.value.rank, a) < (all[b].value.value.rank, b) }.map { all[$0] }
    for setting in settings { take(setting) }
  }

  private mutating func take(_ setting: Scoped<ConfigurationLayer.Setting>) {
    func scoped<Value>(_ value: Value) -> Scoped<Value> {
      Scoped(value: value, source: setting.source, line: setting.line)
    }
    switch setting.value.value {
    case .preset(let preset): self.preset = preset
    case .language(let language): self.language = language
    case .rule(let name, let severity): severities[name] = .some(severity)
    case .include(let pattern, _): include.append(scoped(pattern))
    case .exclude(let pattern, _): exclude.append(scoped(pattern))
    case .override(let override): overrides.append(scoped(override))
    case .vagueWord(let word, _): vagueWords.append(word)
    case .unit(let unit): units.append(scoped(unit))
    case .library(let path): libraries.append(scoped(path))
    case .templates(let path): templates.append(scoped(path))
    case .baseline(let path): baseline = scoped(path)
    }
  }

  /// The options that hold under this configuration for a document that the overrides at those indices match. What the
  /// command line says comes first: `preset` and `language` there replace those here, the rules of the configuration and
  /// its overrides stay as they are.
  package func options(
    preset chosen: Preset? = nil, language chosenLanguage: Language? = nil, overrides matching: [Int] = []
  ) -> LintOptions {
    var options = LintOptions()
    options.language = chosenLanguage ?? language ?? options.language
    options.settings = RuleSettings(chosen ?? preset ?? .recommended)
    for (name, severity) in severities { _ = options.settings.set(name, severity) }
    for index in matching where overrides.indices.contains(index) {
      switch overrides[index].value.start {
      case .preset(let preset): options.settings = RuleSettings(preset)
      case .nothing: options.settings = .silent
      case nil: break
      }
      for rule in overrides[index].value.rules { _ = options.settings.set(rule.rule, rule.severity) }
    }
    options.vagueWords = vagueWords
    return options
  }
}

extension ConfigurationLayer.Value {
  /// The place among the settings: that of its entry in the template.
  fileprivate var rank: Int {
    let entry: ConfigurationTemplate.Entry =
      switch self {
      case .preset: .preset
      case .language: .language
      case .rule: .rules
      case .include: .include
      case .exclude: .exclude
      case .override: .overrides
      case .vagueWord: .words
      case .unit: .units
      case .library: .libraries
      case .templates: .templates
      case .baseline: .baseline
      }
    return ConfigurationTemplate.Entry.allCases.firstIndex(of: entry) ?? 0
  }

  /// What a setting settles, so that nothing is left of an earlier one of the same subject.
  fileprivate enum Subject: Hashable {
    case preset, language, baseline
    case rule(String)
    case unit([UInt8])
    case word([UInt8])
  }

  /// Nil for what adds to those before.
  fileprivate var subject: Subject? {
    switch self {
    case .preset: .preset
    case .language: .language
    case .baseline: .baseline
    case .rule(let name, _): .rule(name)
    case .unit(let unit): .unit(unit.symbol)
    case .vagueWord(let word, _): .word(word)
    case .include, .exclude, .override, .library, .templates: nil
    }
  }
}
