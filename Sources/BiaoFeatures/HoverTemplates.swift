// What a hover says of directives, and of the lines of a template.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

extension DocumentView {
  func directiveHover(at offset: Int, line: Int) -> Hover? {
    guard let directive = tree.directive(ofLine: line), let kind = directive.kind else { return nil }
    var text = RichText()
    let word = ByteRange(clamping: tree.lines[line].content, directive.keyword.upperBound)
    if word.touches(offset) {
      let names = kind.keywords.map { "@" + $0 }
      text.paragraph(.code(names.joined(separator: " ")), .plain(say(zh: "：", en: ": ") + kind.meaning[language]))
      return Hover(range: word, text: text)
    }
    let argument = directive.argument
    guard argument.touches(offset), !argument.isEmpty else { return nil }
    switch kind {
    case .form, .extends: return templateText(tree.text(argument)).map { Hover(range: argument, text: $0) }
    case .template:
      return Hover(range: argument, text: templateText(template))
    case .unit: return Units.unit(named: tree.bytes, argument).map { Hover(range: argument, text: unitText($0)) }
    case .check: return formulaHover(at: offset, line: line)
    case .total:
      text.paragraph(.strong(tree.text(argument)), .plain(say(zh: "：", en: ": ") + kind.meaning[language]))
      return Hover(range: argument, text: text)
    }
  }

  private func formulaHover(at offset: Int, line: Int) -> Hover? {
    let tokens = tree.formulaTokens(ofLine: line)
    guard let token = tokens.last(where: { $0.range.touches(offset) }) else { return nil }
    var text = RichText()
    switch token.kind {
    case .sum:
      text.paragraph(
        .code("sum(A)"),
        .plain(
          say(
            zh: "：A 下面各项金额之和；A 是层级时，是各指标值里的金额之和。sum(A.得分) 是 A 下每个指标的得分之和。",
            en:
              ": what stands under A added up: the amounts of a group, the money in the targets of a tier. sum(A.score) adds "
              + "an attribute of all indicators under A.")))
    case .name, .quote:
      guard isTemplate else { return nil }
      let mention = template.mentions(lines: template.fieldsOfLines()).first { $0.range.touches(offset) }
      guard let mention else { return nil }
      return Hover(range: mention.range, text: fieldText(mention.field, of: template))
    case .number, .operator, .open, .close, .dot, .comma: return nil
    }
    return Hover(range: token.range, text: text)
  }

  private func templateText(_ name: String) -> RichText? {
    guard case .found(let found) = templates.template(named: name) else { return nil }
    return templateText(found)
  }

  /// A template: what its first comments say, where it stands, what it holds.
  private func templateText(_ found: Template) -> RichText {
    var text = RichText()
    text.paragraph(.strong(found.name))
    guard let source = found.sources.first else { return text }
    var comments: [String] = []
    for index in source.tree.lines.indices {
      guard source.tree.lines[index].kind == .comment, let words = source.tree.text(ofLine: index) else { break }
      if !words.isEmpty { comments.append(source.tree.text(words)) }
    }
    text.quote(comments)
    let required = found.fields.count { $0.isRequired }
    let (fields, relations) = (found.fields.count - 1, found.relations.count)
    text.paragraph(
      .plain(
        say(
          zh: "\(source.isBuiltIn ? "内置模板" : "本项目的模板")：\(fields) 栏（必填 \(required)），\(relations) 条核对关系",
          en: "\(source.isBuiltIn ? "Built in" : "Of this workspace"): \(fields) lines (\(required) required), "
            + "\(relations) relations")))
    if found.sources.count > 1 {
      let names = found.sources.dropFirst().compactMap { TemplateStore.templateName(of: $0.tree) }
      text.paragraph(.plain(say(zh: "继承：", en: "Extends: ") + names.joined(separator: " ← ")))
    }
    if let unit = found.unit { text.paragraph(.plain(say(zh: "金额单位：", en: "Amounts in: ") + unit.symbol)) }
    return text
  }

  // MARK: - Lines of templates

  func declarationHover(at offset: Int, line: Int) -> Hover? {
    guard let label = tree.readLabel(ofLine: line) else { return nil }
    if label.name.touches(offset), !label.name.isEmpty { return declaredNameHover(label.name, line: line) }
    if let range = label.unitRange, range.touches(offset), let unit = label.unit {
      return Hover(range: range, text: unitText(unit))
    }
    guard let value = tree.value(ofLine: line) else { return nil }
    for piece in tree.declarationPieces(value) where piece.range.touches(offset) {
      var text = RichText()
      switch piece.meaning {
      case .type(let type):
        text.paragraph(
          .code("\(type.keywords.en) \(type.keywords.zh)"), .plain(say(zh: "：", en: ": ") + type.meaning[language]))
        if let operand = piece.operand, operand.touches(offset) {
          let mention = template.mentions(lines: template.fieldsOfLines()).first { $0.range.touches(offset) }
          if let mention { return Hover(range: mention.range, text: fieldText(mention.field, of: template)) }
        }
      case .modifier(let modifier):
        text.paragraph(
          .code("\(modifier.keywords.en) \(modifier.keywords.zh)"),
          .plain(say(zh: "：", en: ": ") + modifier.meaning[language]))
      case .unknown: return nil
      }
      return Hover(range: piece.range, text: text)
    }
    return nil
  }

  private func declaredNameHover(_ name: ByteRange, line: Int) -> Hover? {
    let lines = template.fieldsOfLines()
    guard lines.indices.contains(line), let field = lines[line] else { return nil }
    var text = fieldText(field, of: template)
    if template.fields[field].name == "*" {
      text.paragraph(
        .plain(say(zh: "这一组下面的每一项都带有下列各行。", en: "What every item below this group carries.")))
    }
    if let base = inheritedFrom(field) {
      text.paragraph(.plain(say(zh: "继承自模板“\(base)”", en: "Inherited from the template “\(base)”")))
    }
    return Hover(range: name, text: text)
  }

  /// The name of the template that first declares the field, where it is another.
  private func inheritedFrom(_ field: Int) -> String? {
    guard let base = template.sources.dropFirst().first.flatMap({ TemplateStore.templateName(of: $0.tree) }),
      case .found(let extended) = templates.template(named: base)
    else { return nil }
    // The same path of names in the template that is extended.
    var path: [NameKey] = []
    var current = field
    while current > 0, path.count <= Tree.maximumDepth {
      path.append(template.fields[current].key)
      current = template.fields[current].parent
    }
    var place = 0
    for key in path.reversed() {
      guard let child = extended.child(of: place, named: key) else { return nil }
      place = child
    }
    return base
  }
}
