// Hover: what the word under the cursor is, how its value was read, what it adds up with.

import BiaoModel
import BiaoRules
package import BiaoSyntax
import BiaoValues

/// What is said of the word under the cursor.
package struct Hover: Sendable {
  /// The word.
  package var range: ByteRange
  package var text: RichText

  package var markdown: String { text.markdown }
  package var plainText: String { text.plainText }
}

extension DocumentView {
  /// What there is to say of the word at `offset`; nil where there is nothing.
  package func hover(at offset: Int) -> Hover? {
    guard offset >= 0, offset <= tree.bytes.count else { return nil }
    let line = tree.lineIndex(at: offset)
    let found: Hover?
    switch tree.lines[line].kind {
    case .blank, .conflictMarker: found = nil
    case .comment: found = suppressionHover(at: offset, line: line)
    case .directive: found = directiveHover(at: offset, line: line)
    case .prose, .row, .item, .entry:
      found = form.map { formHover(at: offset, line: line, in: $0) } ?? declarationHover(at: offset, line: line)
    }
    guard let found, !found.text.isEmpty, !found.range.isEmpty, found.range.touches(offset) else { return nil }
    return found
  }

  // MARK: - Lines of forms

  private func formHover(at offset: Int, line: Int, in form: Form) -> Hover? {
    switch tree.lines[line].kind {
    case .prose:
      guard let parent = tree.lines[line].parent, let field = form.bindings[parent].field,
        form.bindings[parent].role == .field, let text = tree.text(ofLine: line)
      else { return nil }
      return Hover(range: text, text: fieldText(field, of: form.template))
    case .row: return rowHover(at: offset, line: line, in: form)
    default: break
    }
    guard form.bindings.indices.contains(line), let label = tree.readLabel(ofLine: line) else { return nil }
    let binding = form.bindings[line]
    if label.name.touches(offset), !label.name.isEmpty {
      return Hover(range: label.name, text: nameText(ofLine: line, binding, in: form))
    }
    if let weight = label.weightRange, weight.touches(offset) {
      return Hover(range: weight, text: weightText(weight, in: form))
    }
    if let range = label.unitRange, range.touches(offset), let unit = label.unit {
      return Hover(range: range, text: unitText(unit))
    }
    guard let value = tree.value(ofLine: line), value.touches(offset), !value.isEmpty else { return nil }
    return valueHover(value, line: line, binding, in: form)
  }

  private func nameText(ofLine line: Int, _ binding: Binding, in form: Form) -> RichText {
    switch binding.role {
    case .indicator: return form.indicator(atLine: line).map { indicatorText($0, in: form) } ?? RichText()
    case .tier:
      var text = binding.field.map { fieldText($0, of: form.template) } ?? RichText()
      if let tier = form.tier(atLine: line) { text.append(tierText(tier, in: form)) }
      return text
    case .field:
      guard let field = binding.field else { return RichText() }
      if let rule = configuredRule(field) { return ruleText(rule) }
      var text = fieldText(field, of: form.template)
      if form.template.fields[field].type == .indicators { text.append(groupText(line, in: form)) }
      return text
    case .part, .open, .element, .unknown, .none, .header, .row: return RichText()
    }
  }

  private func valueHover(_ value: ByteRange, line: Int, _ binding: Binding, in form: Form) -> Hover? {
    if binding.role == .indicator, let indicator = form.indicator(atLine: line) {
      return Hover(range: value, text: targetText(indicator, in: form))
    }
    if let field = binding.field, binding.role == .field, let rule = configuredRule(field) {
      return Hover(range: value, text: ruleText(rule))
    }
    var text = RichText()
    if let index = binding.figure, form.figures.indices.contains(index) {
      text = figureText(form.figures[index], in: form)
    }
    if let field = binding.field, binding.role == .field {
      switch form.template.fields[field].type {
      case .scoring: text = scoringText(value, line: line, in: form)
      case .target:
        if case .value(let list) = Read.targets(tree.bytes, value) { text = readingText(list, value) }
      default: break
      }
      if tree.lines[line].parent.map({ form.bindings[$0].role == .indicator }) ?? false,
        form.template.attributeRole(of: field) == .scoring, text.isEmpty
      {
        text = scoringText(value, line: line, in: form)
      }
      text.append(fieldText(field, of: form.template))
    }
    return Hover(range: value, text: text)
  }

  private func rowHover(at offset: Int, line: Int, in form: Form) -> Hover? {
    guard
      let table = form.tables.first(where: { $0.headerLine <= line && line < tree.lines[$0.line].subtreeEnd })
    else { return nil }
    if line == table.headerLine {
      guard let column = table.columns.first(where: { $0.name.touches(offset) }), let field = column.field else {
        return nil
      }
      return Hover(range: column.name, text: fieldText(field, of: form.template))
    }
    guard let row = table.row(atLine: line) else { return nil }
    for position in row.cells where table.cells[position].range.touches(offset) {
      let cell = table.cells[position]
      let column = position - row.cells.lowerBound
      var text = RichText()
      if let index = cell.figure, form.figures.indices.contains(index) {
        text = figureText(form.figures[index], in: form)
      }
      if table.columns.indices.contains(column), let field = table.columns[column].field {
        text.append(fieldText(field, of: form.template))
      }
      if column == table.nameColumn, isTotal(row, of: table, in: form) {
        text.paragraph(
          .strong(tree.quote(row.name)), .plain(say(zh: "：", en: ": ") + DirectiveKind.total.meaning[language]))
      }
      return Hover(range: cell.range, text: text)
    }
    return nil
  }

  private func isTotal(_ row: Table.Row, of table: Table, in form: Form) -> Bool {
    form.template.relations.contains { relation in
      guard case .total(let field, let key) = relation.kind else { return false }
      return field == table.field && key == row.key
    }
  }

  // MARK: - Figures

  /// What the figure is in other units, and the relations in which it takes part.
  private func figureText(_ use: FigureUse, in form: Form) -> RichText {
    var text = RichText()
    let others = UnitConversion.others(use.figure, in: use.inherited)
    if !others.isEmpty {
      var written = UnitConversion.grouped(use.figure.number)
      if let unit = use.figure.effectiveUnit(in: use.inherited) { written += " " + unit.symbol }
      text.paragraph(.strong(written), .plain(" = " + others.joined(separator: " = ")))
    } else if use.figure.unit == nil, use.figure.power == 0, let unit = use.inherited {
      text.paragraph(
        .strong(use.figure.number.description + (unit == Units.percent ? "%" : " " + unit.symbol)))
    }
    for relation in relationTexts(of: use.figure.range, in: form) { text.blocks += relation.blocks }
    return text
  }

  /// Each relation in which the figure at `place` takes part, with the form's numbers.
  func relationTexts(of place: ByteRange, in form: Form) -> [RichText] {
    let found = form.judgements(includingHolding: true).filter { judgement in
      judgement.left.contains { $0.range.meets(place) } || judgement.right.contains { $0.range.meets(place) }
    }
    // Where the figure is the total first; then the sums that it enters.
    let totals = found.filter { $0.left.contains { $0.range.meets(place) } }
    let ordered = totals + found.filter { judgement in !judgement.left.contains { $0.range.meets(place) } }
    var texts: [RichText] = ordered.prefix(8).map { judgement in
      let computation = Computation(judgement, form, language)
      var text = RichText()
      text.paragraph(.plain(say(zh: "核对：", en: "Check: ")), .strong(computation.rule))
      var lines: [[RichText.Span]] = []
      let numbers = computation.substituted
      if !numbers.isEmpty {
        lines.append([.code(numbers), .plain(say(zh: "：", en: ": ") + computation.verdict)])
      } else {
        lines.append([.plain(computation.verdict)])
      }
      if let interval = computation.interval { lines.append([.plain(interval)]) }
      text.list(lines)
      return text
    }
    if ordered.count > 8 {
      var text = RichText()
      let rest = ordered.count - 8
      text.paragraph(.plain(say(zh: "还有 \(rest) 条核对关系", en: "and \(rest) more relations")))
      texts.append(text)
    }
    return texts
  }

  // MARK: - The configuration

  /// The rule whose severity a field of the configuration sets.
  func configuredRule(_ field: Int) -> Rule? {
    guard template.name == ConfigurationTemplate.name else { return nil }
    return Rule.named(template.fields[field].name)
  }

  func ruleText(_ rule: Rule) -> RichText {
    var text = RichText()
    text.paragraph(
      .strong(rule.name), .plain(say(zh: "：", en: ": ") + rule.summary[language]))
    text.paragraph(.plain(rule.why[language]))
    if let basis = rule.basis {
      text.paragraph(.plain(say(zh: "依据：", en: "Based on: ") + basis[language]))
    }
    let severity = rule.severity
    text.paragraph(
      .plain(say(zh: "默认：\(severity.title.zh)（", en: "By default: ")), .code(severity.name),
      .plain(say(zh: "）", en: "")))
    return text
  }
}

extension ByteRange {
  /// Whether two ranges share a byte, or are the same.
  func meets(_ other: ByteRange) -> Bool { self == other || overlaps(other) }
}
