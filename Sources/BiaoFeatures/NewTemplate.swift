// A template derived from a form: its lines with the types that their values have.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues

/// Writes the template that a form could be a form of.
struct NewTemplate {
  private let form: Form
  private var tree: Tree { form.tree }
  private var text = ""
  private static let maximumDepth = 64

  init(_ form: Form) { self.form = form }

  /// The document of a template of that name.
  consuming func write(name: String) -> String {
    text = "@template \(name)\n"
    if let unit = tree.headDirective(.unit), !unit.argument.isEmpty {
      text += "@unit \(tree.text(unit.argument))\n"
    }
    text += "\n"
    writeChildren(of: nil, indentation: "", depth: 0)
    return text
  }

  private mutating func writeChildren(of line: Int?, indentation: String, depth: Int) {
    var seen: Set<NameKey> = []
    for child in tree.children(of: line) where tree.lines[child].kind == .entry {
      guard let label = tree.readLabel(ofLine: child), !label.name.isEmpty, tree.lines[child].colon != nil,
        seen.insert(NameKey(tree.bytes, label.name)).inserted
      else { continue }
      write(child, label, indentation: indentation, depth: depth)
    }
  }

  private mutating func write(_ line: Int, _ label: LabelReading, indentation: String, depth: Int) {
    let type = type(ofLine: line)
    let inner = indentation + "  "
    let total = type == .indicators ? weightTotal(under: line) : nil
    text += indentation + Insertion.written(tree.text(label.name))
    if let weight = label.weightRange, type != .indicators { text += " " + tree.text(weight) }
    if let unit = label.unitRange { text += " (\(tree.text(unit)))" }
    text += ": " + type.keywords.en
    if type == .parts { text += partsOf(line) ?? "" }
    if isRequired(line) { text += ", required" }
    if let total { text += ", total \(total)" }
    text += "\n"
    guard depth < NewTemplate.maximumDepth else { return }
    switch type {
    case .table: writeColumns(under: line, indentation: inner)
    case .choice:
      if let field = form.bindings[line].field {
        for option in form.template.fields[field].options { text += "\(inner)- \(option)\n" }
      }
    case .indicators:
      writeChildren(of: line, indentation: inner, depth: depth + 1)
      writeItems(under: line, indentation: inner)
    case .list:
      if hasItems(line) { writeElements(under: line, indentation: inner, depth: depth + 1) }
    default: writeChildren(of: line, indentation: inner, depth: depth + 1)
    }
  }

  // MARK: - Types

  private func isRequired(_ line: Int) -> Bool {
    guard let field = form.bindings[line].field, form.bindings[line].role == .field || form.bindings[line].role == .tier
    else { return false }
    if form.bindings[line].role == .tier, !(form.tier(atLine: line)?.isDeclared ?? false) { return false }
    return form.template.fields[field].isRequired
  }

  /// The declared type of a line, else the one that its value and the lines under it have.
  private func type(ofLine line: Int) -> FieldType {
    switch form.bindings[line].role {
    case .field:
      if let field = form.bindings[line].field {
        let type = form.template.fields[field].type
        if type == .parts, partsOf(line) == nil { return .group }
        return type
      }
    case .tier: return .tier
    case .part: return .amount
    case .unknown where form.tier(atLine: line) != nil: return .tier
    default: break
    }
    for child in tree.children(of: line) {
      switch tree.lines[child].kind {
      case .prose: return .prose
      case .row: return .table
      case .item: return .list
      case .entry: return .group
      default: continue
      }
    }
    return tree.value(ofLine: line).map(type(of:)) ?? .text
  }

  /// What parts are parts of, as their type says it: nothing for the line above, ` of X` for one beside; nil for any other,
  /// which would need a path.
  private func partsOf(_ line: Int) -> String? {
    guard let field = form.bindings[line].field else { return nil }
    let template = form.template
    for relation in template.relations {
      guard case .parts(field, let total) = relation.kind, template.fields.indices.contains(total) else { continue }
      let parent = template.fields[field].parent
      if total == parent { return "" }
      // The form may call it by another name.
      guard template.fields[total].parent == parent, let line = form.line(of: total),
        let name = tree.readLabel(ofLine: line)?.name
      else { return nil }
      return " of " + DocumentView.writtenInFormula(tree.text(name))
    }
    return nil
  }

  private func type(of value: ByteRange) -> FieldType {
    let bytes = tree.bytes
    if value.isEmpty { return .text }
    if case .value = Read.phone(bytes, value), value.count >= 7 { return .phone }
    if case .value(let percent) = Read.percent(bytes, value), percent.figure.range == value,
      percent.figure.unit == Units.percent
    {
      return .percent
    }
    if case .value(let amount) = Read.amount(bytes, value), amount.figure.range == value,
      !amount.figure.isNumeral
    {
      return amount.figure.unit?.dimension == .money ? .amount : .number
    }
    if case .value = Read.period(bytes, value) { return .period }
    if case .value(let date) = Read.date(bytes, value), date.range == value { return .date }
    return .text
  }

  private func hasItems(_ line: Int) -> Bool { tree.children(of: line).contains { tree.lines[$0].kind == .item } }

  /// `- *` of a list, with every line that some element has.
  private mutating func writeElements(under line: Int, indentation: String, depth: Int) {
    text += "\(indentation)- *: text\n"
    var seen: Set<NameKey> = []
    for element in tree.children(of: line) where tree.lines[element].kind == .item {
      for child in tree.children(of: element) where tree.lines[child].kind == .entry {
        guard let label = tree.readLabel(ofLine: child), !label.name.isEmpty,
          seen.insert(NameKey(tree.bytes, label.name)).inserted
        else { continue }
        write(child, label, indentation: indentation + "  ", depth: depth + 1)
      }
    }
  }

  // MARK: - Indicators

  /// What the weights of the indicators under a line add up to, if each has one.
  private func weightTotal(under line: Int) -> Decimal? {
    let range = line..<max(tree.lines[line].subtreeEnd, line + 1)
    var sum = Decimal.zero
    var count = 0
    for indicator in form.indicators where range.contains(indicator.line) {
      guard let weight = indicator.weight, let more = sum.adding(weight) else { return nil }
      sum = more
      count += 1
    }
    return count > 0 ? sum : nil
  }

  /// `- *` with every line that some indicator has.
  private mutating func writeItems(under line: Int, indentation: String) {
    let range = line..<max(tree.lines[line].subtreeEnd, line + 1)
    text += "\(indentation)- *: target, required\n"
    var seen: Set<NameKey> = []
    for indicator in form.indicators where range.contains(indicator.line) {
      for child in tree.children(of: indicator.line) where tree.lines[child].kind == .entry {
        guard let label = tree.readLabel(ofLine: child), !label.name.isEmpty else { continue }
        let key = NameKey(tree.bytes, label.name)
        guard seen.insert(key).inserted else { continue }
        text +=
          "\(indentation)  \(Insertion.written(tree.text(label.name))): \(attributeType(key, child).keywords.en)\n"
      }
    }
  }

  private func attributeType(_ key: NameKey, _ line: Int) -> FieldType {
    if form.bindings[line].role == .field, let field = form.bindings[line].field {
      return form.template.fields[field].type
    }
    switch AttributeRole.named(key) {
    case .unit: return .unit
    case .scoring: return .scoring
    case .actual: return .target
    case .score: return .number
    default: return .text
    }
  }

  // MARK: - Tables

  private mutating func writeColumns(under line: Int, indentation: String) {
    guard let header = tree.children(of: line).first(where: { tree.lines[$0].kind == .row }) else { return }
    let rows = (header + 1..<max(tree.lines[line].subtreeEnd, header + 1)).filter { tree.lines[$0].kind == .row }
    let cells = rows.prefix(50).map { Array(tree.cells(ofLine: $0)) }
    var seen: Set<NameKey> = []
    let bound = form.table(atLine: line)
    let outer = tree.readLabel(ofLine: line)?.unit
    for (index, cell) in tree.cells(ofLine: header).enumerated() {
      let label = tree.readCellLabel(cell)
      guard !label.name.isEmpty, seen.insert(NameKey(tree.bytes, label.name)).inserted else { continue }
      text += indentation + Insertion.written(cellText(label.name))
      if let unit = label.unitRange { text += " (\(tree.text(unit)))" }
      let field = bound.flatMap { $0.columns.indices.contains(index) ? $0.columns[index].field : nil }
      let declared = field.map { form.template.fields[$0] }
      let type = declared?.type ?? columnType(index, cells, unit: label.unit ?? outer)
      text += ": " + type.keywords.en + (declared?.isRequired ?? false ? ", required" : "") + "\n"
      for option in declared?.options ?? [] { text += "\(indentation)  - \(option)\n" }
    }
  }

  /// `\|` is a bar.
  private func cellText(_ range: ByteRange) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in tree.text(range).unicodeScalars {
      if scalar == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, scalar != "|", scalar != "｜" { result.append("\\") }
      isEscaped = false
      result.append(scalar)
    }
    return String(result)
  }

  /// The one type that all cells of a column have that have something.
  private func columnType(_ index: Int, _ rows: [[ByteRange]], unit: BiaoValues.Unit?) -> FieldType {
    var found: FieldType?
    for row in rows where row.indices.contains(index) && !row[index].isEmpty {
      if Read.text(tree.bytes, row[index]).isInapplicable { continue }
      let type = type(of: row[index])
      if let found, found != type {
        // Amounts with and without their unit.
        guard found.isFigure, type.isFigure, found != .percent, type != .percent else { return .text }
      }
      found = found == .amount ? .amount : type
    }
    return found == .number && unit?.dimension == .money ? .amount : found ?? .text
  }
}

extension Reading {
  fileprivate var isInapplicable: Bool {
    if case .inapplicable = self { true } else { false }
  }
}

extension DocumentView {
  /// A template of which this form could be a form.
  func newTemplateChange() -> CodeActionChange? {
    guard let form else { return nil }
    var name = say(zh: "新模板", en: "new template")
    if let directive = tree.headDirective(.form), !directive.argument.isEmpty {
      name = tree.text(directive.argument) + say(zh: "（副本）", en: " (copy)")
    }
    return CodeActionChange(
      newDocument: CodeActionChange.NewDocument(fileName: fileName(of: name), text: NewTemplate(form).write(name: name))
    )
  }
}
