// What is said of an offer when somebody looks at it.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  /// The documentation of an offer as Markdown; nil where there is none, or where the document has changed so much that the
  /// offer is gone.
  package func completionDetails(_ key: CompletionKey) -> String? {
    switch key {
    case .field(let index):
      guard template.fields.indices.contains(index), index > 0 else { return nil }
      return fieldDetails(index)
    case .indicator(let name): return indicatorDetails(name)
    case .rule(let name):
      guard let rule = Rule.named(name) else { return nil }
      return "**\(rule.summary[language])**\n\n\(rule.why[language])"
    case .template(let name): return templateDetails(name)
    case .directive(let word):
      let kind = DirectiveKind.allCases.first { $0.keywords.contains(word) }
      return kind.map { "`@\($0.keywords[0])` `@\($0.keywords[1])`\n\n\(directiveSummary($0))" }
    case .type(let name):
      return FieldType.allCases.first { $0.keywords.en == name }.map(typeSummary)
    }
  }

  private func fieldDetails(_ index: Int) -> String {
    let field = template.fields[index]
    var parts = ["**\(markdownText(field.name))** · \(detail(ofField: index))"]
    let tree = template.sources.indices.contains(field.origin.source) ? template.sources[field.origin.source].tree : nil
    let guidance = tree.map { tree in field.guidance.map { markdownText(tree.text($0)) } } ?? []
    if !guidance.isEmpty { parts.append(guidance.joined(separator: "\n\n")) }
    if !field.options.isEmpty {
      parts.append(say(zh: "可填：", en: "one of: ") + field.options.prefix(30).map(markdownText).joined(separator: "、"))
    }
    if !field.aliases.isEmpty {
      parts.append(say(zh: "也叫：", en: "also: ") + field.aliases.prefix(8).map(markdownText).joined(separator: "、"))
    }
    parts.append(say(zh: "模板“\(markdownText(template.name))”", en: "template “\(markdownText(template.name))”"))
    return parts.joined(separator: "\n\n")
  }

  private func indicatorDetails(_ name: String) -> String? {
    let bytes = Array(name.utf8)
    guard let known = templates.indicatorLibrary.match(bytes, 0..<bytes.count) else { return nil }
    var parts = ["**\(markdownText(known.name))**"]
    if !known.example.isEmpty { parts.append(say(zh: "示例：", en: "example: ") + "`\(known.example)`") }
    if !known.tiers.isEmpty {
      parts.append(say(zh: "层级：", en: "tiers: ") + known.tiers.map(markdownText).joined(separator: "、"))
    }
    if !known.units.isEmpty {
      parts.append(say(zh: "单位：", en: "units: ") + known.units.map { markdownText($0.symbol) }.joined(separator: "、"))
    }
    switch known.direction {
    case .atLeast: parts.append(say(zh: "越多越好（≥）", en: "more is better (≥)"))
    case .atMost: parts.append(say(zh: "越少越好（≤）", en: "less is better (≤)"))
    case .equal: parts.append(say(zh: "只有一个值是对的（=）", en: "one value is right (=)"))
    default: break
    }
    if let cap = known.cap { parts.append(say(zh: "最大 \(cap)", en: "at most \(cap)")) }
    return parts.joined(separator: "\n\n")
  }

  private func templateDetails(_ name: String) -> String? {
    guard case .found(let template) = templates.template(named: name), let source = template.sources.first else {
      return nil
    }
    // The comments before its first line say what a template is for.
    var parts: [String] = []
    for index in 0..<source.tree.headEnd where source.tree.lines[index].kind == .comment {
      if let text = source.tree.text(ofLine: index) { parts.append(markdownText(source.tree.text(text))) }
    }
    let names = template.children(of: 0).map { template.fields[$0] }.filter { $0.name != "*" }
    parts.append(
      names.prefix(24).map { markdownText($0.name) + ($0.isRequired ? "*" : "") }.joined(separator: "、")
        + (names.count > 24 ? "……" : ""))
    parts.append("`\(source.path)`")
    return parts.joined(separator: "\n\n")
  }

  private func typeSummary(_ type: FieldType) -> String {
    let text =
      switch type {
      case .text: say(zh: "一行文字", en: "a line of text")
      case .prose: say(zh: "几段文字，每段以 `>` 开头", en: "running text, each paragraph after `>`")
      case .amount: say(zh: "金额，可带单位：`1245.61`、`1.92 亿元`", en: "an amount of money, with a unit or without")
      case .percent: say(zh: "百分比：`98%`", en: "a percentage")
      case .integer: say(zh: "整数", en: "a whole number")
      case .number: say(zh: "数字", en: "a number")
      case .year: say(zh: "年度：`2026`", en: "a year")
      case .month: say(zh: "月份：`2026年3月`", en: "a month")
      case .date: say(zh: "日期：`2026年3月1日`", en: "a date")
      case .period: say(zh: "期间：`2026年1月 — 2026年12月`", en: "a period")
      case .choice: say(zh: "下面各项中的一个", en: "one of the items under it")
      case .code: say(zh: "编码", en: "a code")
      case .phone: say(zh: "电话", en: "a telephone number")
      case .unit: say(zh: "计量单位：`万元`、`人次`", en: "a unit")
      case .list: say(zh: "每项以 `-` 开头", en: "items, each after `-`")
      case .table: say(zh: "表格，下面各行是它的列", en: "a table; the lines under it are its columns")
      case .group: say(zh: "几行合为一组", en: "lines that belong together")
      case .indicators: say(zh: "各层级的指标", en: "the tiers with their indicators")
      case .tier: say(zh: "一个层级", en: "a tier")
      case .target: say(zh: "指标值：`≥ 15 家`", en: "a target: `≥ 15 people`")
      case .scoring: say(zh: "评分标准", en: "how points are given")
      case .parts: say(zh: "各部分，合计等于上一行或 `of` 后的一行", en: "parts that add up to the line above, or to that after `of`")
      }
    return "`\(type.keywords.en)` `\(type.keywords.zh)`\n\n\(text)"
  }

  /// Text as Markdown shows it: nothing in it is markup.
  private func markdownText(_ text: String) -> String {
    let special: Set<Unicode.Scalar> = ["\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~"]
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if special.contains(scalar) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}
