// The names of a formula to the fields they mean.

import BiaoSyntax
import BiaoValues

/// Resolves names among the fields of a template: first among the children of the group in which the line stands, then
/// outward, then the one place of the template that bears the name.
struct NameResolver {
  let fields: [Field]
  /// Fields by name and alias, for names that only one place bears.
  private let byName: [NameKey: [Int]]
  /// The first child of each name and alias.
  private let children: [Child: Int]

  private struct Child: Hashable {
    var parent: Int
    var key: NameKey
  }

  init(fields: [Field]) {
    self.fields = fields
    var byName: [NameKey: [Int]] = [:]
    var children: [Child: Int] = [:]
    for (index, field) in fields.enumerated().dropFirst() {
      for key in [field.key] + field.aliases.map({ NameKey($0) }) {
        let child = Child(parent: field.parent, key: key)
        if children[child] == nil { children[child] = index }
        if field.name != "*", byName[key]?.last != index { byName[key, default: []].append(index) }
      }
    }
    self.byName = byName
    self.children = children
  }

  /// How often a check in `field` holds.
  func scope(of field: Int) -> Relation.Scope {
    if fields[field].name == "*" { return .items(field) }
    return fields[field].type == .table ? .rows(field) : .group(field)
  }

  func resolve(_ formula: ParsedFormula, in scope: Int) throws(TemplateProblem) -> Formula {
    Formula(
      left: try resolve(formula.left, in: scope), comparison: formula.comparison,
      right: try resolve(formula.right, in: scope))
  }

  private func resolve(_ expression: ParsedExpression, in scope: Int) throws(TemplateProblem) -> Expression {
    switch expression {
    case .constant(let value, let isRatio): return .constant(value, isRatio: isRatio)
    case .negated(let inner): return .negated(try resolve(inner, in: scope))
    case .binary(let operation, let left, let right):
      return .binary(operation, try resolve(left, in: scope), try resolve(right, in: scope))
    case .name(let path): return .reference(try reference(path, in: scope))
    case .sum(let path): return .sum(try sumOperand(path, in: scope))
    }
  }

  /// The field that a path names, seen from `scope`.
  func field(_ path: NamePath, from scope: Int) throws(TemplateProblem) -> Int {
    guard let first = path.segments.first else { throw unknown(path.range, from: scope) }
    var field = try firstField(first, from: scope)
    for segment in path.segments.dropFirst() {
      guard let child = child(of: field, named: segment.key) else { throw unknown(segment.range, from: field) }
      field = child
    }
    return field
  }

  func firstField(_ segment: NamePath.Segment, from scope: Int) throws(TemplateProblem) -> Int {
    var around = scope
    while true {
      if let child = child(of: around, named: segment.key) { return child }
      if fields[around].key == segment.key, around != 0 { return around }
      if around == 0 { break }
      around = fields[around].parent
    }
    if let places = byName[segment.key], places.count == 1 { return places[0] }
    throw unknown(segment.range, from: scope)
  }

  func child(of field: Int, named key: NameKey) -> Int? { children[Child(parent: field, key: key)] }

  private func reference(_ path: NamePath, in scope: Int) throws(TemplateProblem) -> Reference {
    if fields[scope].name == "*", path.segments.count == 1 {
      if let attribute = child(of: scope, named: path.segments[0].key) { return .attribute(attribute) }
      if path.segments[0].key == NameResolver.weight { return .weight }
      if path.segments[0].key == NameResolver.target { return .target }
    }
    guard let first = path.segments.first else { throw unknown(path.range, from: scope) }
    // T.R.C and T.C, where R is a row of the form that no template knows.
    if let table = tableStart(path, from: scope) {
      let rest = path.segments.dropFirst(table.used)
      if rest.count == 2, let row = rest.first, let last = rest.last,
        let column = child(of: table.field, named: last.key)
      {
        return .cell(table: table.field, row: row.key, column: column)
      }
      if rest.count == 1, let last = rest.first, let column = child(of: table.field, named: last.key),
        fields[scope].type == .table, table.field != scope
      {
        return .otherTable(table: table.field, column: column)
      }
      if let last = rest.last { throw unknown(last.range, from: table.field) }
    }
    let field = try field(path, from: scope)
    if fields[scope].type == .table, fields[field].parent == scope { return .column(field) }
    if isColumn(field) {
      // A column of a table alone says nothing outside of the table's rows.
      guard fields[scope].type == .table else { throw unknown(first.range, from: scope) }
      return .otherTable(table: fields[field].parent, column: field)
    }
    return .field(field)
  }

  /// The table that the path begins with, and how many names that takes.
  func tableStart(_ path: NamePath, from scope: Int) -> (field: Int, used: Int)? {
    guard let first = path.segments.first, var field = try? firstField(first, from: scope) else { return nil }
    var used = 1
    while fields[field].type != .table {
      guard used < path.segments.count, let child = child(of: field, named: path.segments[used].key) else { return nil }
      field = child
      used += 1
    }
    return field == scope ? nil : (field, used)
  }

  private func isColumn(_ field: Int) -> Bool { fields[fields[field].parent].type == .table }

  private func sumOperand(_ path: NamePath, in scope: Int) throws(TemplateProblem) -> SumOperand {
    if let whole = try? field(path, from: scope) { return isColumn(whole) ? .column(whole) : .field(whole) }
    guard path.segments.count > 1, let last = path.segments.last else { throw unknown(path.range, from: scope) }
    let under = try field(NamePath(segments: Array(path.segments.dropLast())), from: scope)
    if let items = fields[under].items {
      if let attribute = child(of: items, named: last.key) { return .attribute(under: under, attribute) }
      if last.key == NameResolver.weight { return .weights(under: under) }
    }
    throw unknown(last.range, from: under)
  }

  private func unknown(_ range: ByteRange, from scope: Int) -> TemplateProblem {
    TemplateProblem(kind: .unknownName, range: range)
  }

  /// The weight of an item and its target have no line of their own in a template.
  static let weight = NameKey("分值")
  static let target = NameKey("指标值")
}

extension Relation {
  /// The relation with fields renumbered and its document one further away; nil if a field of it is gone.
  func moved(by index: [Int], in fields: [Field]) -> Relation? {
    func at(_ field: Int) -> Int? { index.indices.contains(field) && index[field] >= 0 ? index[field] : nil }
    var moved = self
    moved.origin.source += 1
    switch kind {
    case .parts(let parts, let total):
      guard let parts = at(parts), let total = at(total), fields[parts].type == .parts else { return nil }
      moved.kind = .parts(parts: parts, total: total)
    case .total(let table, let row):
      guard let table = at(table), fields[table].type == .table else { return nil }
      moved.kind = .total(table: table, row: row)
    case .check(let formula, let scope):
      guard let left = formula.left.moved(by: at), let right = formula.right.moved(by: at) else { return nil }
      let movedScope: Scope
      switch scope {
      case .group(let field):
        guard let field = at(field) else { return nil }
        movedScope = .group(field)
      case .rows(let field):
        guard let field = at(field), fields[field].type == .table else { return nil }
        movedScope = .rows(field)
      case .items(let field):
        guard let field = at(field) else { return nil }
        movedScope = .items(field)
      }
      moved.kind = .check(Formula(left: left, comparison: formula.comparison, right: right), scope: movedScope)
    }
    return moved
  }
}

extension Expression {
  fileprivate func moved(by at: (Int) -> Int?) -> Expression? {
    switch self {
    case .constant: return self
    case .negated(let inner): return inner.moved(by: at).map { .negated($0) }
    case .binary(let operation, let left, let right):
      guard let left = left.moved(by: at), let right = right.moved(by: at) else { return nil }
      return .binary(operation, left, right)
    case .reference(let reference): return reference.moved(by: at).map { .reference($0) }
    case .sum(let operand): return operand.moved(by: at).map { .sum($0) }
    }
  }
}

extension Reference {
  fileprivate func moved(by at: (Int) -> Int?) -> Reference? {
    switch self {
    case .field(let field): return at(field).map { .field($0) }
    case .column(let column): return at(column).map { .column($0) }
    case .attribute(let attribute): return at(attribute).map { .attribute($0) }
    case .weight, .target: return self
    case .otherTable(let table, let column):
      guard let table = at(table), let column = at(column) else { return nil }
      return .otherTable(table: table, column: column)
    case .cell(let table, let row, let column):
      guard let table = at(table), let column = at(column) else { return nil }
      return .cell(table: table, row: row, column: column)
    }
  }
}

extension SumOperand {
  fileprivate func moved(by at: (Int) -> Int?) -> SumOperand? {
    switch self {
    case .field(let field): return at(field).map { .field($0) }
    case .column(let column): return at(column).map { .column($0) }
    case .weights(let under): return at(under).map { .weights(under: $0) }
    case .attribute(let under, let attribute):
      guard let under = at(under), let attribute = at(attribute) else { return nil }
      return .attribute(under: under, attribute)
    }
  }
}
