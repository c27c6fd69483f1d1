// Examples: what a rule flags and what it lets pass, as documentation and as tests.

/// A piece of a document. In a flagged one `‹` and `›` enclose what the rule points at; all of it, and nothing else.
package struct Example: Sendable {
  /// What stands around the text, so that examples can be as short as what they show.
  package enum Place: Sendable, Hashable {
    /// Nothing: the text is the document.
    case document
    /// A form of the example template, or of the template given: the text is its entries.
    case form
    /// The text is items under that tier of the example template.
    case tier(String)
    /// A template: the text is its entries.
    case template
  }

  package let isFlagged: Bool
  /// The text with its marks.
  package let text: String
  package let place: Place
  /// The entries of the template against which the form is checked; nil for the example template.
  package let template: String?
  /// Other rules that have to speak of the same example. Usually none: one fault is one finding.
  package let others: [String]
  /// Whether the text means the same when its structure characters are typed full-width. Not so where the characters
  /// are what the example is about.
  package let isTypedFreely: Bool
  /// The other documents that a rule across files compares it with. They may name the templates of `sharedTemplates`.
  package let beside: [String]

  static func flagged(
    _ text: String, in place: Place? = nil, template: String? = nil, others: [String] = [],
    isTypedFreely: Bool = true, beside: [String] = []
  ) -> Example {
    Example(
      isFlagged: true, text: text, place: place ?? defaultPlace(template, beside), template: template, others: others,
      isTypedFreely: isTypedFreely, beside: beside)
  }

  static func fine(
    _ text: String, in place: Place? = nil, template: String? = nil, isTypedFreely: Bool = true,
    beside: [String] = []
  ) -> Example {
    Example(
      isFlagged: false, text: text, place: place ?? defaultPlace(template, beside), template: template, others: [],
      isTypedFreely: isTypedFreely, beside: beside)
  }

  /// Most examples are indicators; those with a template of their own are forms, those beside others whole documents.
  private static func defaultPlace(_ template: String?, _ beside: [String]) -> Place {
    if !beside.isEmpty { return .document }
    return template == nil ? .tier("数量指标") : .form
  }

  /// The whole document without marks.
  package var plainDocument: String {
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: document.unicodeScalars.filter { $0 != "‹" && $0 != "›" })
    return String(plain)
  }

  /// The whole document, with the marks.
  package var document: String {
    switch place {
    case .document: return text
    case .form: return "@form \(formTemplateName)\n\n\(text)\n"
    case .template: return "@template 示例/模板\n\n\(text)\n"
    case .tier(let name):
      var lines = ["@form \(formTemplateName)", "", "绩效指标:"]
      var indentation = "  "
      for tier in Example.path(to: name) {
        lines.append("\(indentation)\(tier):")
        indentation += "  "
      }
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        lines.append(line.isEmpty ? "" : indentation + line)
      }
      return lines.joined(separator: "\n") + "\n"
    }
  }

  /// The documents of the templates that the example needs.
  package var templates: [String] {
    if let template { return ["@template \(formTemplateName)\n\n\(template)\n"] }
    return beside.isEmpty ? [Example.defaultTemplate] : Example.sharedTemplates
  }

  private var formTemplateName: String { template == nil ? "示例/绩效目标表" : "示例/表" }

  /// The tiers from the outermost to the named one.
  private static func path(to tier: String) -> [String] {
    switch tier {
    case "数量指标", "质量指标", "时效指标", "成本指标": ["产出指标", tier]
    case "经济效益指标", "社会效益指标", "生态效益指标": ["效益指标", tier]
    default: [tier]
    }
  }

  /// The templates of examples of several documents: a department's form, a project's, and a project's evaluation.
  private static let sharedTemplates: [String] =
    [
      """
      @template 示例/项目绩效目标表

      年度: year
      部门名称: text
      主管部门: text
      预算单位: text
      项目名称: text
      项目编码: code
      资金总额: amount
      项目支出: amount
      年度任务: table
        任务名称: text
        总额: amount
      绩效指标: indicators
        - *: target

      """
    ] + ["部门整体绩效目标表", "项目绩效自评表"].map { "@template 示例/\($0)\n@extends 示例/项目绩效目标表\n" }

  /// Requires nothing, so that an example shows one fault.
  private static let defaultTemplate = """
    @template 示例/绩效目标表
    @unit 万元

    项目名称: text
    年度: year
    联系电话: phone
    填报日期: date
    项目期: period
    项目类型: choice
      - 新增项目
      - 延续项目
    预算数: amount
    人数: integer
    执行率: percent
    绩效目标: prose
    绩效指标: indicators
      产出指标: tier
        数量指标: tier
        质量指标: tier
        时效指标: tier
        成本指标: tier
      效益指标: tier
        经济效益指标: tier
        社会效益指标: tier
        生态效益指标: tier
      满意度指标: tier
      - *: target
        计量单位: unit
        指标解释: text
        评分标准: scoring
        绩效标准: target
        实际完成值: target
        得分: number
        偏差原因分析及改进措施: text

    评分说明: scoring

    """
}
