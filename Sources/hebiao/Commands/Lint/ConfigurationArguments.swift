// The options about configuration: of `hebiao lint`, `hebiao format` and `hebiao config`.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// What the command line says of configuration.
struct ConfigurationArguments {
  let request: ConfigurationRequest

  static let options: [OptionDescription] = [.configuration, .isolated, .includeIgnored]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    var request = ConfigurationRequest(
      isIsolated: arguments.has(.isolated), includesIgnored: arguments.has(.includeIgnored))
    for value in arguments.all(.configuration) {
      if Self.isPath(value) {
        if request.isIsolated {
          throw .exclusiveOptions(OptionDescription.isolated.name, OptionDescription.configuration.name)
        }
        request.file = FilePath(value).normalized
      } else {
        request.extra.append(try Self.form(String(decoding: value, as: UTF8.self), arguments.language))
      }
    }
    self.request = request
  }

  /// A line of a configuration holds a colon and a blank or full-width one; the name of a document ends in `.biao`.
  private static func isPath(_ value: [UInt8]) -> Bool {
    guard isDocumentName(Array(FilePath(value).name)) else { return false }
    let text = String(decoding: value, as: UTF8.self)
    return !text.contains("\n") && !text.contains(": ") && !text.contains("：")
  }

  /// Lines of a configuration as a form. What stands for a list may stand behind its colon, and a rule without `规则`.
  private static func form(_ text: String, _ language: Language) throws(UsageError) -> SourceFile {
    let given = Tree(Array("\(text)\n".utf8))
    let entries = given.children(of: nil).filter { given.lines[$0].kind == .entry }
    var lines = ""
    for line in entries {
      guard let label = given.label(ofLine: line) else { continue }
      let name = given.text(label.name)
      let key = NameKey(given.bytes, label.name)
      let value = given.value(ofLine: line).map { given.text($0) } ?? ""
      let whole = given.text(
        ByteRange(
          clamping: given.lines[line].start,
          given.fullRange(ofLine: max(given.lines[line].subtreeEnd - 1, line)).upperBound))
      let entry = ConfigurationTemplate.Entry.allCases.first {
        NameKey($0.rawValue) == key || NameKey($0.alias) == key
      }
      if let entry, entry.isList, !value.isEmpty {
        lines += "\(entry.rawValue):\n  - \(value)\n"
      } else if entry != nil {
        lines += whole.hasSuffix("\n") ? whole : whole + "\n"
      } else if let rule = Rule.named(name) {
        lines += "\(ConfigurationTemplate.rulesField):\n  \(rule.name): \(value)\n"
      } else {
        let names = ConfigurationTemplate.Entry.allCases.flatMap { [$0.rawValue, $0.alias] } + Rule.all.map(\.name)
        throw .unknownSetting(name, suggestion: NearestName.find(name, among: names))
      }
    }
    let source = SourceFile(
      path: OptionDescription.configuration.name,
      tree: Tree(Array("@form \(ConfigurationTemplate.name)\n\n\(lines)".utf8)))
    guard !entries.isEmpty,
      case .success(let loaded) = ConfigurationLoader().load(nil, extra: [source], workingFolder: FilePath([]))
    else { throw .illegalSetting(text, message: nil) }
    if let finding = loaded.forms.last?.findings(language).first {
      throw .illegalSetting(text, message: finding.message)
    }
    return source
  }
}

extension OptionDescription {
  static let configuration = OptionDescription(
    name: "--config", value: .text("KEY: VALUE|FILE"),
    help: Bilingual(
      zh: "在配置之上再加一条，写法同 hebiao.biao：--config '预设: strict'、--config 'vague-target: off'；可写多次。"
        + "也可以是一个配置文件，代替找到的",
      en: "one more setting on top of the configuration, as hebiao.biao has it: --config 'preset: strict', --config "
        + "'vague-target: off'; may be repeated. Or a configuration file, in place of those that are found"),
    isRepeatable: true)
  static let isolated = OptionDescription(
    name: "--isolated", help: Bilingual(zh: "不用任何 hebiao.biao", en: "use no hebiao.biao"))
  static let includeIgnored = OptionDescription(
    name: "--include-ignored",
    help: Bilingual(
      zh: ".gitignore、.ignore 和配置里“排除”的也看（点名的文件否则同样不看）",
      en:
        "look also at what .gitignore, .ignore or the configuration leave out (files that are named are left out, too)")
  )
}
