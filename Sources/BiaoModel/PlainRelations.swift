// Relations that are seen to hold without finding their terms.

import BiaoSyntax
import BiaoValues

// Nearly every relation of a form holds between figures of one unit, added as they are written; the terms of the others,
// their names and places, are found by `RelationJudge`. True says that the relation holds or that nothing is there to be
// judged; false says nothing.

extension Form {
  /// Whether the lines under `line` add up to the entry of `total`.
  func plainlyHolds(partsUnder line: Int, total: Int) -> Bool {
    guard let entry = self.line(of: total) else { return false }
    var sum = PlainSum()
    guard add(line: entry, isSubtracted: true, to: &sum) else { return false }
    var isFirst = true
    for child in tree.children(of: line) {
      switch tree.lines[child].kind {
      case .entry, .item: break
      case .blank, .comment, .directive, .prose, .row, .conflictMarker: continue
      }
      if !isFirst, let label = tree.label(ofLine: child), namesDetail(label.name) { return false }
      isFirst = false
      guard add(line: child, isSubtracted: false, to: &sum) else { return false }
    }
    return sum.isZero
  }

  /// Whether the rows of a table without indented rows add up to the row `total`, in every column that is summed.
  func plainlyHolds(total: Int, table index: Int) -> Bool {
    guard !tables[index].rows.contains(where: { $0.parent != nil }) else { return false }
    var isFirst = true
    for row in tables[index].rows.indices where row != total && !tables[index].rows[row].isBlank {
      if !isFirst, namesDetail(tables[index].rows[row].name) { return false }
      isFirst = false
    }
    for column in tables[index].columns.indices where isSummed(column, of: index) {
      var sum = PlainSum()
      // A total row that ends before the column says nothing of it.
      guard column < tables[index].rows[total].cells.count else { continue }
      guard add(table: index, row: total, column: column, isSubtracted: true, to: &sum) else { return false }
      for row in tables[index].rows.indices where row != total && !tables[index].rows[row].isBlank {
        guard add(table: index, row: row, column: column, isSubtracted: false, to: &sum) else { return false }
      }
      guard sum.isZero else { return false }
    }
    return true
  }

  /// Whether an equation of sums and differences holds.
  func plainlyHolds(_ formula: Formula, at site: RelationSite) -> Bool {
    guard case .equal = formula.comparison else { return false }
    var sum = PlainSum()
    return add(formula.left, isSubtracted: false, at: site, to: &sum)
      && add(formula.right, isSubtracted: true, at: site, to: &sum) && sum.isZero
  }

  // MARK: - Terms: false where one is none of these

  private func add(_ expression: Expression, isSubtracted: Bool, at site: RelationSite, to sum: inout PlainSum) -> Bool
  {
    switch expression {
    case .reference(.field(let field)):
      guard let line = self.line(of: field) else { return false }
      return add(line: line, isSubtracted: isSubtracted, to: &sum)
    case .reference(.column(let field)):
      guard let table = site.table, let row = site.row, let column = tables[table].column(of: field) else {
        return false
      }
      return add(table: table, row: row, column: column, isSubtracted: isSubtracted, to: &sum)
    case .negated(let inner): return add(inner, isSubtracted: !isSubtracted, at: site, to: &sum)
    case .binary(.add, let left, let right):
      return add(left, isSubtracted: isSubtracted, at: site, to: &sum)
        && add(right, isSubtracted: isSubtracted, at: site, to: &sum)
    case .binary(.subtract, let left, let right):
      return add(left, isSubtracted: isSubtracted, at: site, to: &sum)
        && add(right, isSubtracted: !isSubtracted, at: site, to: &sum)
    case .constant, .reference, .binary, .sum: return false
    }
  }

  /// The figure of an entry or item.
  private func add(line: Int, isSubtracted: Bool, to sum: inout PlainSum) -> Bool {
    if let figure = bindings[line].figure { return sum.add(self, figure, isSubtracted: isSubtracted) }
    // Without a colon a figure may stand there that nobody has read.
    guard tree.lines[line].colon != nil else { return false }
    return isBlank(bindings[line].state, field: bindings[line].field)
  }

  /// The figure of a cell; nothing where the row is too short to have it.
  private func add(table: Int, row: Int, column: Int, isSubtracted: Bool, to sum: inout PlainSum) -> Bool {
    guard let cell = tables[table].cell(row: row, column: column) else { return true }
    if let figure = cell.figure { return sum.add(self, figure, isSubtracted: isSubtracted) }
    return isBlank(cell.state, field: tables[table].columns[column].field)
  }

  /// Whether a place without a figure is blank: not one that could not be read, and no date.
  private func isBlank(_ state: ValueState, field: Int?) -> Bool {
    if case .illegal = state { return false }
    guard let field else { return true }
    switch template.fields[field].type {
    case .year, .month, .date: return false
    default: return true
    }
  }
}

/// Figures of one unit, added as they are written.
private struct PlainSum {
  private var difference = Decimal.zero
  private var unit: BiaoValues.Unit?
  private var isEmpty = true

  var isZero: Bool { difference.isZero }

  /// Adds a figure of the form; false where it is in another unit, or no plain number.
  mutating func add(_ form: borrowing Form, _ index: Int, isSubtracted: Bool) -> Bool {
    guard form.figures[index].figure.power == 0, form.figures[index].figure.divisor == 1 else { return false }
    let own = form.figures[index].figure.unit ?? form.figures[index].inherited
    if isEmpty {
      unit = own
      isEmpty = false
    } else if !isSameUnit(own, unit) {
      return false
    }
    let number = form.figures[index].figure.number
    guard let next = isSubtracted ? difference.subtracting(number) : difference.adding(number) else { return false }
    difference = next
    return true
  }
}

/// Whether two units are the same, seen without a call into the module of the catalogue.
func isSameUnit(_ a: BiaoValues.Unit?, _ b: BiaoValues.Unit?) -> Bool {
  switch (a, b) {
  case (nil, nil): true
  case (let a?, let b?):
    a.id == b.id && a.power == b.power && a.per == b.per && a.perPower == b.perPower && a.secondPer == b.secondPer
  default: false
  }
}
