// Days that a table of works plans and an indicator of the same work sets earlier.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// An indicator that bears a row's name with a column's, as 文庙修缮 with 完工时间, and a deadline before what stands there.
struct TableDeadline {
  var indicator: Indicator
  var deadline: ByteRange
  /// The day in the table.
  var cell: ByteRange

  /// The contradictions of a form. Linear in its rows and indicators: a row is found by its name.
  static func contradictions(in form: Form, _ report: Report) -> [TableDeadline] {
    let bytes = form.tree.bytes
    var columns: [(table: Int, column: Int, name: ByteRange)] = []
    for (index, table) in form.tables.enumerated() {
      for column in table.columns.indices where words.ends(bytes, table.columns[column].name) {
        columns.append((index, column, table.columns[column].name))
      }
    }
    guard !columns.isEmpty, columns.count <= 16 else { return [] }
    var rows: [Int: [NameKey: Int?]] = [:]
    var found: [TableDeadline] = []
    for indicator in form.indicators {
      guard case .value(let list) = indicator.target, list.targets.count == 1, let due = list.targets[0].deadline,
        !due.isRelative, due.date.month != nil
      else { continue }
      for (index, column, name) in columns
      where indicator.name.count > name.count + 6 && bytes[indicator.name].suffix(name.count).elementsEqual(bytes[name])
      {
        let table = form.tables[index]
        let known = rows[index] ?? TableDeadline.rows(table)
        rows[index] = known
        let stem = ByteRange(clamping: indicator.name.lowerBound, indicator.name.upperBound - name.count)
        guard let row = known[NameKey(bytes, stem)] ?? nil, let cell = table.cell(row: row, column: column),
          case .value(let planned) = Read.deadline(bytes, cell.range), planned.date.month != nil,
          case let year = report.dates(of: form).year ?? due.date.year ?? planned.date.year ?? 2000,
          let last = due.date.inYear(year).lastDay?.ordinal, let first = planned.date.inYear(year).firstDay?.ordinal,
          first > last
        else { continue }
        found.append(TableDeadline(indicator: indicator, deadline: due.range, cell: cell.range))
      }
    }
    return found
  }

  /// The rows by name; nil where two bear it.
  private static func rows(_ table: Table) -> [NameKey: Int?] {
    var rows: [NameKey: Int?] = [:]
    for (index, row) in table.rows.enumerated() { rows[row.key] = rows[row.key] == nil ? .some(index) : .some(nil) }
    return rows
  }

  private static let words = WordSet("时间 日期 时限 期限")
}
