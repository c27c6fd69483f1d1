// Binding tables: columns to declared fields, rows to names, cells to figures.

import BiaoSyntax
import BiaoValues

extension FormBinder {
  /// Binds the rows among the lines `start ..< end`, which stand under the entry `line` of the table `field`.
  mutating func bindTable(under line: Int, field: Int, units: UnitContext, start: Int, end: Int) {
    let context = BindingContext(field: field, units: units, isInTier: false, depth: tree.lines[start].depth)
    var table = Table(
      field: field, line: line, headerLine: start, columns: [], rows: [], cells: [], nameColumn: 0, context: context)
    bindColumns(&table)
    let before = earlier.table(like: table, context: context)
    var nextBefore = 0
    var rowsBefore: [Int32] = []
    // The innermost row before, for each depth below the table's own.
    var open: [(depth: UInt16, row: Int)] = []
    table.rows.reserveCapacity(end - start)
    table.cells.reserveCapacity(min((end - start) * min(table.columns.count, 64), 1 << 16))
    let declared = table.columns.indices.filter { table.columns[$0].field != nil }
    for index in start + 1..<max(end, start + 1) where tree.lines[index].kind == .row {
      let depth = tree.lines[index].depth
      while let last = open.last, last.depth >= depth { open.removeLast() }
      if let before, let row = earlier.row(on: index, of: before, next: &nextBefore) {
        earlier.addRow(row, of: before, on: index, parent: open.last?.row, to: &table, &form)
        rowsBefore.append(Int32(truncatingIfNeeded: row))
      } else {
        bindRow(index, parent: open.last?.row, in: &table, declaredColumns: declared, units: units)
        if before != nil { rowsBefore.append(-1) }
      }
      open.append((depth, table.rows.count - 1))
    }
    form.tables.append(table)
    earlier.note(table: before, rows: rowsBefore)
  }

  private mutating func bindColumns(_ table: inout Table) {
    let field = table.field
    form.bindings[table.headerLine].role = .header
    form.bindings[table.headerLine].fieldIndex = Int32(truncatingIfNeeded: field)
    for (position, cell) in tree.cells(ofLine: table.headerLine).enumerated() {
      let label = tree.readCellLabel(cell)
      var column = Table.Column(field: nil, name: label.name, unit: label.unit)
      // The name with its parentheses may be the declared one.
      let declared =
        template.child(of: field, named: NameKey(tree.bytes, label.name), written: label.name, in: tree.bytes)
        ?? template.child(of: field, named: NameKey(tree.bytes, cell))
      if let declared {
        column.field = declared
        if form.firstLines[declared] >= 0 {
          fault(.duplicate, line: table.headerLine, range: label.name, field: declared, other: table.headerLine)
        } else {
          form.firstLines[declared] = Int32(truncatingIfNeeded: table.headerLine)
        }
        if column.unit == nil { column.unit = template.fields[declared].unit }
      } else if !cell.isEmpty, !template.fields[field].isOpen, position > 0 || hasNamedFirstColumn(field) {
        fault(
          .unknown, line: table.headerLine, range: label.name, field: field, nearest: nearest(to: label.name, in: field)
        )
      }
      table.columns.append(column)
    }
    table.nameColumn =
      table.columns.firstIndex { column in column.field.map { template.fields[$0].type == .text } ?? false } ?? 0
  }

  /// Whether the template names the column in which the rows are named; otherwise the first column may be called
  /// anything.
  private func hasNamedFirstColumn(_ field: Int) -> Bool {
    template.children(of: field).contains { template.fields[$0].type == .text }
  }

  /// 年度资金总额：, as printed forms have it, is 年度资金总额.
  private func withoutColon(_ name: ByteRange) -> ByteRange {
    guard name.count > 3 else { return name }
    let length: Int
    switch tree.bytes[name.upperBound - 1] {
    case 0x3A: length = 1
    case 0x9A where tree.bytes[name.upperBound - 2] == 0xBC && tree.bytes[name.upperBound - 3] == 0xEF: length = 3
    default: return name
    }
    return tree.trimmed(ByteRange(clamping: name.lowerBound, name.upperBound - length))
  }

  private mutating func bindRow(
    _ line: Int, parent: Int?, in table: inout Table, declaredColumns: [Int], units: UnitContext
  ) {
    form.bindings[line].role = .row
    form.bindings[line].fieldIndex = Int32(truncatingIfNeeded: table.field)
    let first = table.cells.count
    var isBlank = true
    for range in tree.cells(ofLine: line) {
      if table.cells.count - first == table.columns.count { break }
      if !range.isEmpty { isBlank = false }
      table.cells.append(Table.Cell(range: range, state: range.isEmpty ? .empty : .unread, figure: nil))
    }
    let cells = first..<table.cells.count
    let end = tree.lines[line].end
    let name = table.nameColumn < cells.count ? table.cells[first + table.nameColumn].range : end..<end
    var row = Table.Row(
      line: line, parent: parent, name: name, key: NameKey(tree.bytes, withoutColon(name)), isBlank: isBlank,
      hasFigures: false,
      cells: cells)
    row.firstFigure = Int32(truncatingIfNeeded: form.figures.count)
    row.firstFault = Int32(truncatingIfNeeded: form.faults.count)
    if !isBlank {
      let label = tree.readCellLabel(name)
      var units = units
      units.add(label.unit)
      for position in declaredColumns where position < cells.count {
        guard let field = table.columns[position].field else { continue }
        var units = units
        units.add(table.columns[position].unit)
        let figures = form.figures.count
        let state = readValue(table.cells[first + position].range, of: field, line: line, units: units)
        table.cells[first + position].state = state
        if form.figures.count > figures {
          table.cells[first + position].figure = figures
          row.hasFigures = true
        }
        if state == .empty, template.fields[field].isRequired, table.cells[first + position].range.isEmpty,
          !isBlankInTotal(field, row.key, in: table)
        {
          fault(.empty, line: line, range: visibleCell(first + position, line: line, in: table), field: field)
        }
      }
    }
    row.figureCount = Int32(truncatingIfNeeded: form.figures.count) - row.firstFigure
    row.faultCount = Int32(truncatingIfNeeded: form.faults.count) - row.firstFault
    table.rows.append(row)
  }

  /// Whether the row is the one of totals, and the column one of words or dates, which have no sum.
  private func isBlankInTotal(_ field: Int, _ row: NameKey, in table: Table) -> Bool {
    switch template.fields[field].type {
    case .text, .date, .month, .year, .period, .phone, .choice: break
    default: return false
    }
    return template.relations.contains { relation in
      if case .total(let declared, let key) = relation.kind { return declared == table.field && key == row }
      return false
    }
  }

  /// Where to point at an empty cell: its place, or the row's name where the cell has no width.
  private func visibleCell(_ index: Int, line: Int, in table: Table) -> ByteRange {
    let range = table.cells[index].range
    return range.isEmpty
      ? ByteRange(clamping: range.lowerBound, min(range.lowerBound + 1, tree.lines[line].end)) : range
  }
}
