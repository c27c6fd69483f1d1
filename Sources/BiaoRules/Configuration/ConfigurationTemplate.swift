// The template of configurations: made of the rules that there are, so that it always knows them all.

package import BiaoModel
import BiaoValues

/// A project's configuration is a form, checked like any other.
package enum ConfigurationTemplate {
  package static let name = "hebiao/配置"

  /// For a `TemplateStore`. The text is made when somebody asks for the template.
  package static let provided = ProvidedTemplate(name: name) { Array(text.utf8) }

  /// An entry at top level, with its English name.
  package enum Entry: String, Sendable, CaseIterable {
    case preset = "预设"
    case language = "语言"
    case rules = "规则"
    case include = "包含"
    case exclude = "排除"
    case overrides = "按路径"
    case words = "词表"
    case units = "计量单位"
    case libraries = "指标库"
    case templates = "模板"
    case baseline = "基线"

    package var alias: String {
      switch self {
      case .preset: "preset"
      case .language: "language"
      case .rules: "rules"
      case .include: "include"
      case .exclude: "exclude"
      case .overrides: "overrides"
      case .words: "words"
      case .units: "units"
      case .libraries: "libraries"
      case .templates: "templates"
      case .baseline: "baseline"
      }
    }

    /// Whether its items are paths, or patterns of paths.
    package var holdsPaths: Bool {
      switch self {
      case .include, .exclude, .overrides, .libraries, .templates: true
      case .preset, .language, .rules, .words, .units, .baseline: false
      }
    }

    /// Whether it is a list of items.
    package var isList: Bool { holdsPaths }
  }

  package static let rulesField = Entry.rules.rawValue
  static let vagueWordsField = "空泛用语"
  static let unitName = "名称"
  static let unitDimension = "量纲"
  static let unitFactor = "换算"
  static let unitAliases = "别名"
  /// What switches a rule off.
  package static let off = "off"

  /// The names under which a configuration speaks of a dimension, the English one last.
  static func names(of dimension: Dimension) -> [String] {
    let chinese =
      switch dimension {
      case .money: "金额"
      case .ratio: "比率"
      case .ratioDifference: "百分点"
      case .count: "数量"
      case .persons: "人数"
      case .visits: "人次"
      case .households: "户数"
      case .organisations: "单位数"
      case .events: "次数"
      case .documents: "份数"
      case .things: "台件数"
      case .buildings: "房屋设施数"
      case .living: "株只数"
      case .length: "长度"
      case .area: "面积"
      case .volume: "体积"
      case .mass: "重量"
      case .time: "时间"
      case .workTime: "工作日"
      case .months: "月数"
      case .lessons: "学时"
      case .energy: "能量"
      case .power: "功率"
      case .information: "数据量"
      case .bandwidth: "带宽"
      case .environment: "浓度"
      case .sound: "声级"
      case .temperature: "温度"
      case .score: "分数"
      case .other: "其他"
      case .composite: ""
      }
    return chinese.isEmpty ? [] : [chinese, dimension.name]
  }

  private static var text: String {
    let severities = Severity.allCases.reversed().map(\.name) + [off]
    var text = "# 项目的配置：哪些文件、哪些规则、以什么轻重\n@template \(name)\n\n"
    func open(_ entry: Entry, _ type: String, _ guidance: String) {
      text += "\(entry.rawValue): \(type), alias \(entry.alias)\n  > \(guidance)\n"
    }
    func options(_ words: [String], _ indentation: String) {
      for word in words { text += "\(indentation)- \(word)\n" }
    }
    func rules(_ indentation: String) {
      for rule in Rule.all {
        text += "\(indentation)\(rule.name): choice\(rule.formerNames.map { ", alias \($0)" }.joined())\n"
        text += "\(indentation)  > \(rule.summary.zh)\n"
        options(severities, indentation + "  ")
      }
    }
    open(
      .preset, "choice",
      "先取哪一组规则。recommended 是默认；strict 更严；submission 只留财政部门会退表的，一律算错误；all 是全部。")
    options(Preset.allCases.map(\.rawValue), "  ")
    open(.language, "choice", "消息用中文还是英文；命令行的 --lang 优先。")
    options(Language.allCases.map(\.rawValue), "  ")
    open(.rules, "group", "单条规则的轻重，优先于预设。off 是关闭。")
    rules("  ")
    open(
      .include, "list",
      "只看这些文件，写法同 .gitignore：* ? […] **，以 / 结尾的是文件夹，! 开头的取消前面的。相对于本文件所在的文件夹。不写就是全部。")
    text += "  - *: text\n"
    open(.exclude, "list", "不看这些文件和文件夹，写法同上；在命令行上点名的也不看。.gitignore 和 .ignore 里的不必再写。")
    text += "  - *: text\n"
    open(
      .overrides, "list",
      "路径合乎某个式样的文件另有预设和规则。合乎几个时依次起作用，后面的优先；写了预设的从那个预设重新开始，off 是一条也不要。")
    text += "  - *: text\n    预设: choice, alias preset\n"
    options(Preset.allCases.map(\.rawValue) + [off], "      ")
    rules("    ")
    text += "\(Entry.words.rawValue): group, alias \(Entry.words.alias)\n"
    text += "  \(vagueWordsField): list, alias vague\n"
    text += "    > 单位里常用而没法判断的说法，与内建的一起查。\n"
    text += "    - *: text\n"
    open(.units, "table", "内建之外的计量单位，一行一个。")
    text += "  \(unitName): text, required, alias name\n    > 怎么写，如 垛。\n"
    text += "  \(unitDimension): choice, alias dimension\n    > 量的是什么；写了换算的不必写，都不写的只和它自己比。\n"
    options(Dimension.allCases.flatMap(names), "    ")
    text += "  \(unitFactor): text, alias factor\n    > 一个等于多少内建的单位，如 0.25 亩、1/3 吨。\n"
    text += "  \(unitAliases): text, alias aliases\n    > 别的写法，用、隔开。\n"
    open(.libraries, "list", "模板 hebiao/指标库 的表，可以在仓库之外；写路径，相对于本文件所在的文件夹。")
    text += "  - *: text\n"
    open(.templates, "list", "放模板的文件夹，或单个模板，可以在仓库之外；写路径，相对于本文件所在的文件夹。")
    text += "  - *: text\n"
    open(.baseline, "text", "记下已有问题的文件，其中的不再报；写路径，相对于本文件所在的文件夹。")
    return text
  }
}
