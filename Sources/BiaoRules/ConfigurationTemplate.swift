// The template of configurations: made of the rules that there are, so that it always knows them all.

package import BiaoModel

/// A project's configuration is a form, checked like any other.
package enum ConfigurationTemplate {
  package static let name = "hebiao/配置"

  /// For a `TemplateStore`. The text is made when somebody asks for the template.
  package static let provided = ProvidedTemplate(name: name) { Array(text.utf8) }

  static let presetField = "预设"
  static let languageField = "语言"
  package static let rulesField = "规则"
  static let wordsField = "词表"
  static let vagueWordsField = "空泛用语"
  /// What switches a rule off.
  static let off = "off"

  private static var text: String {
    var text = """
      # 项目的配置：哪些规则以什么轻重说话
      @template \(name)

      \(presetField): choice, alias preset
        > 先取哪一组规则。recommended 是默认；strict 更严；submission 只留财政部门会退表的，一律算错误；all 是全部。

      """
    for preset in Preset.allCases { text += "  - \(preset.rawValue)\n" }
    text += "\(languageField): choice, alias language\n  > 消息用中文还是英文；命令行的 --lang 优先。\n"
    for language in Language.allCases { text += "  - \(language.rawValue)\n" }
    text += "\(rulesField): group, alias rules\n  > 单条规则的轻重，优先于预设。off 是关闭。\n"
    let severities = Severity.allCases.reversed().map(\.name) + [off]
    for rule in Rule.all {
      text += "  \(rule.name): choice\(rule.formerNames.map { ", alias \($0)" }.joined())\n"
      text += "    > \(rule.summary.zh)\n"
      for severity in severities { text += "    - \(severity)\n" }
    }
    text += "\(wordsField): group, alias words\n"
    text += "  \(vagueWordsField): list, alias vague\n"
    text += "    > 单位里常用而没法判断的说法，与内建的一起查。\n"
    text += "    - *: text\n"
    return text
  }
}
