// The figures of a form that a relation names.

import BiaoSyntax
import BiaoValues

/// A place in a form where a figure stands or should stand.
struct FoundTerm {
  enum Content {
    case blank
    /// An index into the form's figures.
    case figure(Int)
    /// A figure read from a target, or a date as a number.
    case value(FigureUse)
    /// A value that could not be read, or a name that is probably misspelt: one fault is enough.
    case blocked
  }

  var content: Content
  var range: ByteRange
  var name: ByteRange
  var columnName: ByteRange?
  var line: Int
}

/// Where a relation is evaluated: the row or the item at hand.
struct RelationSite {
  var table: Int?
  var row: Int?
  /// Index into the form's indicators.
  var item: Int?
}

/// Finds terms in a form. Made once a form, because it remembers which names are blocked.
struct TermFinder {
  let form: Form
  private let template: Template
  /// For each table its first row of each name; nothing where no relation looks rows up by the dozen.
  private let rowsByName: [[NameKey: Int]]
  /// In a form with many tables the first of each field, with many tiers the first declared one, and for each table with
  /// many columns the first of these. In others, which are nearly all, looking is as fast.
  private let tables: [Int: Int]
  private let tiers: [Int: Int]
  private let columns: [Int: [Int: Int]]
  private static let many = 16
  /// Declared fields for which the form has an undeclared line of a similar name.
  private let misspelt: [Int]

  init(_ form: consuming Form) {
    template = form.template
    rowsByName =
      form.template.comparesRowsByName || form.template.relations.count > 32
      ? form.tables.map { table in
        Dictionary(table.rows.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { first, _ in first })
      } : []
    var (tables, tiers): ([Int: Int], [Int: Int]) = ([:], [:])
    if form.tables.count > TermFinder.many {
      for index in form.tables.indices.reversed() { tables[form.tables[index].field] = index }
    }
    if form.tiers.count > TermFinder.many {
      for index in form.tiers.indices.reversed() where form.tiers[index].isDeclared {
        tiers[form.tiers[index].field] = index
      }
    }
    self.tables = tables
    self.tiers = tiers
    var columns: [Int: [Int: Int]] = [:]
    for (index, table) in form.tables.enumerated() where table.columns.count > TermFinder.many {
      for (column, declared) in table.columns.enumerated() {
        if let field = declared.field, columns[index]?[field] == nil { columns[index, default: [:]][field] = column }
      }
    }
    self.columns = columns
    var misspelt: [Int] = []
    for fault in form.faults where fault.kind == .unknown {
      guard let nearest = fault.nearest, let group = fault.field,
        let field = form.template.child(of: group, named: NameKey(nearest))
      else { continue }
      misspelt.append(field)
    }
    self.misspelt = misspelt
    self.form = form
  }

  /// The first table bound to the field.
  func table(of field: Int) -> Int? {
    tables.isEmpty ? form.tables.firstIndex { $0.field == field } : tables[field]
  }

  private func tier(of field: Int) -> TierUse? {
    tiers.isEmpty ? form.tiers.first { $0.field == field && $0.isDeclared } : tiers[field].map { form.tiers[$0] }
  }

  /// The first row of that name.
  func row(named key: NameKey, in table: Int) -> Int? {
    rowsByName.isEmpty ? form.tables[table].rows.firstIndex { $0.key == key } : rowsByName[table][key]
  }

  func term(_ reference: Reference, at site: RelationSite) -> FoundTerm? {
    switch reference {
    case .field(let field): return entry(field)
    case .column(let column):
      guard let table = site.table, let row = site.row else { return nil }
      return cell(table: table, row: row, field: column)
    case .otherTable(let field, let column):
      guard let table = site.table, let row = site.row, let other = self.table(of: field),
        let otherRow = self.row(named: form.tables[table].rows[row].key, in: other)
      else { return nil }
      return cell(table: other, row: otherRow, field: column)
    case .cell(let field, let row, let column):
      guard let table = self.table(of: field), let row = self.row(named: row, in: table) else { return nil }
      return cell(table: table, row: row, field: column)
    case .attribute(let attribute): return site.item.flatMap { self.attribute(attribute, ofItem: $0) }
    case .weight: return site.item.flatMap { weight(ofItem: $0) }
    case .target: return site.item.flatMap { targets(ofItem: $0, money: false).first }
    }
  }

  func terms(_ operand: SumOperand) -> [FoundTerm] {
    switch operand {
    case .field(let field):
      if let tier = tier(of: field) {
        return tier.indicators.flatMap { targets(ofItem: $0, money: true) }
      }
      if template.fields[field].type == .indicators {
        return form.indicators.indices.flatMap { targets(ofItem: $0, money: true) }
      }
      guard let line = form.line(of: field) else { return [] }
      return parts(under: line)
    case .attribute(let under, let attribute):
      return items(under: under).compactMap { self.attribute(attribute, ofItem: $0) }
    case .weights(let under):
      return items(under: under).compactMap { weight(ofItem: $0) }
    case .column(let column):
      guard let table = self.table(of: template.fields[column].parent) else { return [] }
      let rows = form.tables[table].rows
      let parents = Set(rows.compactMap(\.parent))
      return rows.indices.filter { !parents.contains($0) && !rows[$0].isBlank }.compactMap {
        cell(table: table, row: $0, field: column)
      }
    }
  }

  /// The figures of the lines directly under `line`, declared or not.
  func parts(under line: Int) -> [FoundTerm] {
    form.tree.children(of: line).compactMap { child in
      switch form.tree.lines[child].kind {
      case .entry, .item: entryTerm(line: child)
      default: nil
      }
    }
  }

  func entry(_ field: Int) -> FoundTerm? {
    if let line = form.line(of: field) { return entryTerm(line: line) }
    guard misspelt.contains(field) else { return nil }
    return FoundTerm(content: .blocked, range: 0..<0, name: 0..<0, line: 0)
  }

  private func entryTerm(line: Int) -> FoundTerm {
    let name = form.tree.readLabel(ofLine: line)?.name ?? form.tree.contentRange(ofLine: line)
    let value = form.tree.value(ofLine: line) ?? name
    let binding = form.bindings[line]
    let isNameless = binding.role == .part && form.tree.lines[line].colon == nil
    var term = FoundTerm(
      content: .blank, range: isNameless ? name : (value.isEmpty ? name : value), name: name, line: line)
    if let figure = binding.figure {
      term.content = .figure(figure)
      term.range = form.figures[figure].figure.range
    } else if binding.state == .illegal
      || form.tree.lines[line].colon == nil && form.tree.bytes[name].contains(where: { $0 &- 0x30 < 10 })
    {
      // 上年结转 60 lacks its colon: the figure is there, but nobody has read it.
      term.content = .blocked
    } else if let field = binding.field, let date = date(value, as: template.fields[field].type) {
      term.content = .value(date)
    }
    return term
  }

  func cell(table index: Int, row: Int, field: Int) -> FoundTerm? {
    let table = columns[index]
    guard let column = table == nil ? form.tables[index].column(of: field) : table?[field] else {
      guard misspelt.contains(field) else { return nil }
      return FoundTerm(content: .blocked, range: 0..<0, name: 0..<0, line: 0)
    }
    return cell(table: index, row: row, column: column)
  }

  func cell(table index: Int, row: Int, column: Int) -> FoundTerm? {
    guard let cell = form.tables[index].cell(row: row, column: column) else { return nil }
    let row = form.tables[index].rows[row]
    let column = form.tables[index].columns[column]
    var term = FoundTerm(
      content: .blank, range: cell.range, name: row.name, columnName: column.name, line: row.line)
    if let figure = cell.figure {
      term.content = .figure(figure)
      term.range = form.figures[figure].figure.range
    } else if cell.state == .illegal {
      term.content = .blocked
    } else if let field = column.field, let date = date(cell.range, as: template.fields[field].type) {
      term.content = .value(date)
    }
    return term
  }

  // MARK: - Items

  private func items(under field: Int) -> [Int] {
    if template.fields[field].type == .indicators { return Array(form.indicators.indices) }
    return tier(of: field).map { Array($0.indicators) } ?? []
  }

  private func attribute(_ attribute: Int, ofItem item: Int) -> FoundTerm? {
    let line = form.indicators[item].line
    guard let child = form.tree.children(of: line).first(where: { form.bindings[$0].field == attribute }) else {
      return nil
    }
    var term = entryTerm(line: child)
    if case .blank = term.content, template.fields[attribute].type == .target,
      let figure = targetFigures(of: term.range).first
    {
      term.content = .value(figure)
    }
    // The attribute's own name says little; the indicator's says which one it is.
    term.name = form.indicators[item].name
    return term
  }

  private func weight(ofItem item: Int) -> FoundTerm? {
    let indicator = form.indicators[item]
    guard let weight = indicator.weight, let range = indicator.weightRange else { return nil }
    let use = FigureUse(figure: Figure(number: weight, range: range), inherited: nil, isExact: true)
    return FoundTerm(content: .value(use), range: range, name: indicator.name, line: indicator.line)
  }

  /// The figures of an item's targets; only those of money where `money` is asked for.
  private func targets(ofItem item: Int, money: Bool) -> [FoundTerm] {
    let indicator = form.indicators[item]
    guard case .value(let list) = indicator.target else { return [] }
    return list.targets.compactMap(\.figure).compactMap { figure in
      let inherited = indicator.unit
      let isMoney =
        figure.unit?.dimension == .money
        || (figure.unit == nil && (figure.missingBase || inherited?.dimension == .money))
      guard !money || isMoney else { return nil }
      // 200万 under a sum of money is 200万元.
      let use = FigureUse(
        figure: figure, inherited: inherited ?? (figure.missingBase && money ? Units.yuan : nil), isExact: false)
      return FoundTerm(content: .value(use), range: figure.range, name: indicator.name, line: indicator.line)
    }
  }

  private func targetFigures(of range: ByteRange) -> [FigureUse] {
    guard case .value(let list) = Read.targets(form.tree.bytes, range) else { return [] }
    return list.targets.compactMap(\.figure).map { FigureUse(figure: $0, inherited: nil, isExact: false) }
  }

  // MARK: - Dates

  /// A date as a number that orders dates: year, month and day one after another.
  private func date(_ range: ByteRange, as type: FieldType) -> FigureUse? {
    let reading: Reading<WrittenDate> =
      switch type {
      case .year: Read.year(form.tree.bytes, range)
      case .month: Read.month(form.tree.bytes, range)
      case .date: Read.date(form.tree.bytes, range)
      default: .empty
      }
    guard case .value(let written) = reading, let year = written.date.year else { return nil }
    let number = year * 10_000 + (written.date.month ?? 0) * 100 + (written.date.day ?? 0)
    return FigureUse(figure: Figure(number: Decimal(number), range: range), inherited: nil, isExact: true)
  }
}
