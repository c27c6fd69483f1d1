// Columns of amounts that are the sum of the columns behind them in every row of a table but one.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The cell that is not: 321.25 where 166, 136 and 20.25 stand beside it.
struct RowSum {
  /// The total as written, and its column's name.
  var cell: ByteRange
  var column: ByteRange
  var parts: [ByteRange]
  var sum: Decimal
  var difference: Decimal

  /// Those of tables that no relation of a template reads. Linear in the rows.
  static func wrong(in table: ResultTable, _ bytes: [UInt8]) -> [RowSum] {
    guard !table.isRelated, table.rows.count >= 3, table.names.count >= 4, table.names.count <= maximumColumns else {
      return []
    }
    let figures = table.rows.map { row in row.cells.map { figure($0, bytes) } }
    var found: [RowSum] = []
    for column in table.names.indices.dropFirst().dropLast(2) where !rates.isIn(bytes, table.names[column]) {
      // The widest block of columns behind it that holds nothing but amounts.
      var last = column
      while last + 1 < table.names.count, !rates.isIn(bytes, table.names[last + 1]),
        figures.allSatisfy({ isAmount($0, last + 1, table) })
      {
        last += 1
      }
      guard last - column >= 2, let slip = slip(column, column + 1...last, figures, table) else { continue }
      found.append(slip)
    }
    return found
  }

  private enum Cell {
    case blank
    case figure(Figure)
    case other
  }

  private static func figure(_ cell: ByteRange, _ bytes: [UInt8]) -> Cell {
    guard let first = cell.first else { return .blank }
    guard bytes[first] &- 0x30 < 10, let figure = Figure.alone(bytes, cell),
      figure.unit?.dimension != .ratio
    else { return cell.count == 1 && (bytes[first] == 0x2D || bytes[first] == 0x2F) ? .blank : .other }
    return .figure(figure)
  }

  private static func isAmount(_ row: [Cell], _ column: Int, _ table: ResultTable) -> Bool {
    guard row.indices.contains(column) else { return true }
    if case .other = row[column] { return false }
    return true
  }

  private static func slip(
    _ column: Int, _ parts: ClosedRange<Int>, _ figures: [[Cell]], _ table: ResultTable
  ) -> RowSum? {
    var holds = 0
    var wrong: RowSum?
    for (index, row) in figures.enumerated() {
      guard row.indices.contains(column), case .figure(let total) = row[column] else { continue }
      var sum = Decimal.zero
      var cells: [ByteRange] = []
      for part in parts where row.indices.contains(part) {
        guard case .figure(let figure) = row[part] else { continue }
        guard figure.unit == total.unit, figure.power == total.power, let next = sum.adding(figure.number) else {
          return nil
        }
        sum = next
        cells.append(figure.range)
      }
      // A row with one part shows nothing of how the columns belong together.
      guard cells.count >= 2, let difference = total.number.subtracting(sum) else { continue }
      if difference.isZero {
        holds += 1
      } else if wrong != nil {
        return nil
      } else {
        wrong = RowSum(
          cell: table.rows[index].cells[column], column: table.names[column], parts: cells, sum: sum.normalized,
          difference: difference.magnitude)
      }
    }
    return holds >= 2 ? wrong : nil
  }

  private static let maximumColumns = 12
  private static let rates = WordSet("率 比 占 % 分值 得分 权重 单价 标准 年度 年份 序号 编号")
}
