// What a configuration form says.

package import BiaoModel
import BiaoSyntax
import BiaoValues

/// A project's configuration, read from a form of the template `hebiao/配置`. What cannot be read of it says nothing here
/// and is a finding in the form.
package struct Configuration: Sendable, Equatable {
  package var preset: Preset?
  package var language: Language?
  /// By the rule's present name; a nil value switches it off.
  package var severities: [String: Severity?] = [:]
  /// Further vague words, as folded UTF-8.
  package var vagueWords: [[UInt8]] = []

  package init() {}

  /// The file in which a folder's configuration stands.
  package static let fileName = "hebiao.biao"

  /// Reads a document of the template `hebiao/配置`. Of a rule named twice the first line counts.
  package init(_ source: SourceFile, template: Template) {
    let form = Form(source, template: template)
    func line(_ path: String...) -> Int? {
      var field = 0
      for name in path {
        guard let child = template.child(of: field, named: NameKey(name)) else { return nil }
        field = child
      }
      return form.line(of: field)
    }
    func text(_ line: Int?) -> String? {
      guard let line, form.bindings[line].state == .value, let range = form.tree.value(ofLine: line) else { return nil }
      return form.tree.text(range)
    }
    preset = text(line(ConfigurationTemplate.presetField)).flatMap(Preset.init)
    language = text(line(ConfigurationTemplate.languageField)).flatMap(Language.init)
    for rule in Rule.all {
      guard let word = text(line(ConfigurationTemplate.rulesField, rule.name)) else { continue }
      if word == ConfigurationTemplate.off {
        severities[rule.name] = .some(nil)
      } else if let severity = Severity.allCases.first(where: { $0.name == word }) {
        severities[rule.name] = severity
      }
    }
    if let list = line(ConfigurationTemplate.wordsField, ConfigurationTemplate.vagueWordsField) {
      for child in form.tree.children(of: list) where form.bindings[child].role == .element {
        guard let label = form.tree.label(ofLine: child) else { continue }
        vagueWords.append(FoldedText(form.tree.bytes, label.name).bytes)
      }
    }
  }

  /// The options that hold under this configuration. What the command line says comes first: `preset` and `language`
  /// there replace those here, the rules of the configuration stay as they are.
  package func options(preset chosen: Preset? = nil, language chosenLanguage: Language? = nil) -> LintOptions {
    var options = LintOptions()
    options.language = chosenLanguage ?? language ?? options.language
    options.settings = RuleSettings(chosen ?? preset ?? .recommended)
    for (name, severity) in severities { _ = options.settings.set(name, severity) }
    options.vagueWords = vagueWords
    return options
  }
}
