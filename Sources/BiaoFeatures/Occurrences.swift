// The names in a document, each with what it stands for: the ground on which definition, references and rename stand.

package import BiaoModel
package import BiaoRules
package import BiaoSyntax
import BiaoValues

/// A name in a document.
package struct Occurrence: Sendable, Hashable {
  package enum Role: Sendable {
    /// Where the thing was first declared.
    case declaration
    /// Where a template redeclares what it inherits.
    case redeclaration
    /// An `alias` in a template.
    case alias
    case use
  }

  /// How the name is written there, which decides how another one must be.
  package enum Notation: Sendable {
    /// In the label of an entry or item.
    case label
    /// As a cell of a table's row; `header` is the row that names the columns.
    case cell, header
    /// After `@form`, `@template`, `@extends`, `@total`: to the end of the line.
    case directive
    /// After `alias`.
    case alias
    /// In a `@check`, and after `parts of`.
    case formula, path
    /// As a value, in a comment, in parentheses.
    case other
  }

  package var symbol: Symbol
  /// Without quotation marks.
  package var range: ByteRange
  package var role: Role
  package var notation: Notation
}

/// Finds the names of one document. Made once for a document; each line is looked at on its own.
package struct Occurrences: Sendable {
  package let tree: Tree
  private let path: String
  private let form: Form?
  private let symbols: TemplateSymbols
  /// Names in the relations of a template, in document order, and its aliases.
  private let formulaNames: [FormulaName]
  /// The first line of a template's document that speaks of each field.
  private let firstLines: [Int: Int]
  /// The identities of the fields that the template inherits, where it takes some away.
  private let baseEntries: [EntryID]
  private let isConfiguration: Bool
  private let isIndicatorLibrary: Bool

  package init(form: Form, symbols: TemplateSymbols) {
    tree = form.tree
    path = form.source.path
    self.form = form
    self.symbols = symbols
    formulaNames = []
    firstLines = [:]
    baseEntries = []
    let name = NameKey(form.template.name)
    isConfiguration = name == NameKey(ConfigurationTemplate.name)
    isIndicatorLibrary = name == NameKey(IndicatorLibrary.templateName)
  }

  /// The names in the template's own document.
  package init(template: Template, source: SourceFile) {
    tree = source.tree
    path = source.path
    form = nil
    symbols = TemplateSymbols(template)
    formulaNames = template.formulaNames()
    var firstLines: [Int: Int] = [:]
    for line in source.tree.lines.indices {
      if let field = template.provenance.field(ofLine: line), firstLines[field] == nil { firstLines[field] = line }
    }
    self.firstLines = firstLines
    baseEntries =
      template.provenance.removals.isEmpty ? [] : template.provenance.base.map { TemplateSymbols($0).entries } ?? []
    isConfiguration = false
    isIndicatorLibrary = false
  }

  package init(_ examination: Examination) {
    switch examination.subject {
    case .form(let form): self.init(form: form, symbols: TemplateSymbols(form.template))
    case .template(let template): self.init(template: template, source: examination.source)
    }
  }

  /// All names, in document order.
  package func all() -> [Occurrence] {
    var result: [Occurrence] = []
    for line in tree.lines.indices { result += inLine(line) }
    return result
  }

  /// The names at an offset: a name reaches to the place right behind it. The innermost first, and of two that only touch
  /// the one that begins there.
  package func at(_ offset: Int) -> [Occurrence] {
    inLine(tree.lineIndex(at: offset)).filter { $0.range.lowerBound <= offset && offset <= $0.range.upperBound }.sorted
    {
      ($0.range.count, -$0.range.lowerBound) < ($1.range.count, -$1.range.lowerBound)
    }
  }

  /// The names on a line, in order.
  package func inLine(_ line: Int) -> [Occurrence] {
    guard tree.lines.indices.contains(line) else { return [] }
    var result: [Occurrence] = []
    switch tree.lines[line].kind {
    case .comment: addRules(line, to: &result)
    case .directive: addDirective(line, to: &result)
    case .entry, .item:
      if let form { addLabelled(line, of: form, to: &result) } else { addDeclaration(line, to: &result) }
    case .row: if let form { addRow(line, of: form, to: &result) }
    case .blank, .prose, .conflictMarker: break
    }
    result.removeAll { $0.range.isEmpty }
    result.sort { $0.range.lowerBound < $1.range.lowerBound }
    return result
  }

  private func addRules(_ line: Int, to result: inout [Occurrence]) {
    for (name, range) in tree.silencedRules(ofLine: line) {
      guard let rule = Rule.named(name) else { continue }
      result.append(Occurrence(symbol: .rule(rule.name), range: range, role: .use, notation: .other))
    }
  }

  private func addDirective(_ line: Int, to result: inout [Occurrence]) {
    guard let directive = tree.directive(ofLine: line), let kind = directive.kind, !directive.argument.isEmpty else {
      return
    }
    let argument = directive.argument
    switch kind {
    case .form, .template, .extends:
      // What does not say what the document is names nothing.
      guard line < tree.headEnd, tree.headDirective(kind)?.argument == argument, (kind == .form) == (form != nil) else {
        return
      }
      let symbol = Symbol.template(NameKey(tree.bytes, argument))
      let role: Occurrence.Role = kind == .template ? .declaration : .use
      result.append(Occurrence(symbol: symbol, range: argument, role: role, notation: .directive))
    case .unit: addUnit(Units.unit(named: tree.bytes, argument), argument, to: &result)
    case .check, .total: addFormulaNames(in: argument, to: &result)
    }
  }

  private func addUnit(_ unit: BiaoValues.Unit?, _ range: ByteRange?, to result: inout [Occurrence]) {
    guard let unit, let range else { return }
    result.append(Occurrence(symbol: .unit(unit), range: range, role: .use, notation: .other))
  }
}

// MARK: - Templates

extension Occurrences {
  private func addFormulaNames(in range: ByteRange, to result: inout [Occurrence]) {
    let template = symbols.template
    let first = partitionPoint(formulaNames.count) {
      formulaNames[$0].range.lowerBound >= range.lowerBound
    }
    for name in formulaNames[first...].prefix(while: { $0.range.upperBound <= range.upperBound }) {
      let notation: Occurrence.Notation =
        switch name.notation {
        case .formula: .formula
        case .path: .path
        case .row: .directive
        }
      let symbol: Symbol
      // Nothing but `@total` says that there is such a row.
      let role: Occurrence.Role = name.notation == .row ? .declaration : .use
      switch name.meaning {
      case .field(let field) where template.fields.indices.contains(field) && field > 0:
        symbol = .entry(symbols.entries[field])
      case .row(let table, let key):
        guard let row = symbols.row(key, of: table) else { continue }
        symbol = row
      case .field, .weight, .target, .unknown: continue
      }
      result.append(Occurrence(symbol: symbol, range: name.range, role: role, notation: notation))
    }
  }

  private func addDeclaration(_ line: Int, to result: inout [Occurrence]) {
    guard let label = tree.readLabel(ofLine: line) else { return }
    let template = symbols.template
    let value = tree.value(ofLine: line) ?? label.name
    if let field = template.provenance.field(ofLine: line), template.fields.indices.contains(field) {
      let symbol = Symbol.entry(symbols.entries[field])
      var role = Occurrence.Role.declaration
      if template.provenance.inherited(field) != nil || firstLines[field].map({ $0 < line }) ?? false {
        role = value.isEmpty ? .use : .redeclaration
      }
      result.append(Occurrence(symbol: symbol, range: label.name, role: role, notation: .label))
      let aliases = template.provenance.aliases
      let first = partitionPoint(aliases.count) { aliases[$0].lowerBound >= value.lowerBound }
      for alias in aliases[first...].prefix(while: { $0.upperBound <= value.upperBound }) {
        result.append(Occurrence(symbol: symbol, range: alias, role: .alias, notation: .alias))
      }
      addFormulaNames(in: value, to: &result)
    } else if let removed = template.provenance.removals[line] {
      guard baseEntries.indices.contains(removed) else { return }
      let symbol = Symbol.entry(baseEntries[removed])
      result.append(Occurrence(symbol: symbol, range: label.name, role: .use, notation: .label))
    } else if tree.lines[line].kind == .item, let parent = tree.lines[line].parent,
      let field = template.provenance.field(ofLine: parent), template.fields[field].type == .choice,
      let option = tree.label(ofLine: line)
    {
      let symbol = Symbol.option(symbols.entries[field], NameKey(tree.bytes, option.name))
      result.append(Occurrence(symbol: symbol, range: option.name, role: .declaration, notation: .other))
    }
    addUnit(label.unit, label.unitRange, to: &result)
  }
}

// MARK: - Forms

extension Occurrences {
  private func addLabelled(_ line: Int, of form: Form, to result: inout [Occurrence]) {
    guard let label = tree.readLabel(ofLine: line) else { return }
    let binding = form.bindings[line]
    let key = NameKey(tree.bytes, label.name)
    if !key.isEmpty, let symbol = symbol(ofLine: line, key, binding, form) {
      let role: Occurrence.Role =
        switch symbol {
        case .own: .declaration
        default: .use
        }
      result.append(Occurrence(symbol: symbol, range: label.name, role: role, notation: .label))
    }
    addUnit(label.unit, label.unitRange, to: &result)
    if let figure = binding.figure { addUnit(of: form.figures[figure].figure, to: &result) }
    if binding.role == .indicator, let indicator = form.indicator(atLine: line), !form.tree.isTargetBelow(indicator),
      case .value(let targets) = indicator.target
    {
      for target in targets.targets { if let figure = target.figure { addUnit(of: figure, to: &result) } }
    }
    guard binding.role == .field, binding.state == .value, let field = binding.field,
      let value = tree.value(ofLine: line), !value.isEmpty
    else { return }
    switch form.template.fields[field].type {
    case .unit: addUnit(Units.unit(named: tree.bytes, value), value, to: &result)
    case .choice:
      let chosen = NameKey(tree.bytes, value)
      guard form.template.fields[field].options.contains(where: { NameKey($0) == chosen }) else { return }
      let symbol = Symbol.option(symbols.entries[field], chosen)
      result.append(Occurrence(symbol: symbol, range: value, role: .use, notation: .other))
    default: break
    }
  }

  private func addUnit(of figure: Figure, to result: inout [Occurrence]) {
    addUnit(figure.unit, figure.unitRange, to: &result)
  }

  private func symbol(ofLine line: Int, _ key: NameKey, _ binding: Binding, _ form: Form) -> Symbol? {
    switch binding.role {
    case .field:
      guard let field = binding.field else { return nil }
      if isConfiguration, isRule(field, form.template) {
        return Rule.named(form.template.fields[field].name).map { .rule($0.name) }
      }
      return .entry(symbols.entries[field])
    case .tier:
      guard let tier = form.tier(atLine: line) else { return nil }
      return tier.isDeclared ? .entry(symbols.entries[tier.field]) : own(tree.lines[line].parent, key)
    case .indicator:
      guard let indicator = form.indicator(atLine: line), indicator.counts else { return nil }
      return .indicator(key)
    case .element, .header, .row: return nil
    // A part without a name is a figure.
    case .part: return tree.lines[line].colon == nil ? nil : own(tree.lines[line].parent, key)
    case .open, .unknown, .none: return own(tree.lines[line].parent, key)
    }
  }

  private func isRule(_ field: Int, _ template: Template) -> Bool {
    let parent = template.fields[field].parent
    return parent > 0 && template.fields[parent].key == NameKey(ConfigurationTemplate.rulesField)
  }

  private func own(_ parent: Int?, _ key: NameKey) -> Symbol {
    var around: [NameKey] = []
    var parent = parent
    while let line = parent {
      if let label = tree.readLabel(ofLine: line) { around.append(NameKey(tree.bytes, label.name)) }
      parent = tree.lines[line].parent
    }
    return .own(document: path, around: around, key)
  }

  private func addRow(_ line: Int, of form: Form, to result: inout [Occurrence]) {
    let role = form.bindings[line].role
    guard role == .header || role == .row, let table = table(around: line, of: form) else { return }
    if role == .header {
      for (column, cell) in zip(table.columns, tree.cells(ofLine: line)) {
        let key = NameKey(tree.bytes, column.name)
        guard !key.isEmpty else { continue }
        if let field = column.field {
          let isWhole = NameKey(tree.bytes, cell) == form.template.fields[field].key
          let range = isWhole ? cell : column.name
          result.append(Occurrence(symbol: .entry(symbols.entries[field]), range: range, role: .use, notation: .header))
        } else {
          let symbol = own(table.line, key)
          result.append(Occurrence(symbol: symbol, range: column.name, role: .declaration, notation: .header))
        }
        addUnit(column.unit, unitRange(after: column.name, in: cell), to: &result)
      }
      return
    }
    guard let index = row(at: line, in: table) else { return }
    let row = table.rows[index]
    if !row.key.isEmpty, !row.name.isEmpty {
      if isIndicatorLibrary {
        let symbol = Symbol.indicator(row.key)
        result.append(Occurrence(symbol: symbol, range: row.name, role: .declaration, notation: .cell))
      } else if let symbol = symbols.row(row.key, of: table.field) {
        result.append(Occurrence(symbol: symbol, range: row.name, role: .use, notation: .cell))
      } else {
        let symbol = Symbol.ownRow(document: path, row.key)
        result.append(Occurrence(symbol: symbol, range: row.name, role: .declaration, notation: .cell))
      }
    }
    for cell in table.cells[row.cells] {
      if let figure = cell.figure { addUnit(of: form.figures[figure].figure, to: &result) }
    }
  }

  private func unitRange(after name: ByteRange, in cell: ByteRange) -> ByteRange? { tree.readCellLabel(cell).unitRange }

  /// The table that the row on that line belongs to.
  private func table(around line: Int, of form: Form) -> Table? {
    var parent = tree.lines[line].parent
    while let line = parent, tree.lines[line].kind == .row { parent = tree.lines[line].parent }
    return parent.flatMap { form.table(atLine: $0) }
  }

  private func row(at line: Int, in table: Table) -> Int? {
    let low = partitionPoint(table.rows.count) { table.rows[$0].line >= line }
    return low < table.rows.count && table.rows[low].line == line ? low : nil
  }
}
