// Columns of amounts that are the sum of the columns beside them in every row of a table but one.

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
    return found + wrongAtEnd(table, bytes, figures)
  }

  /// 中央补助, 地方配套, 小计: a column that calls itself a total, of the columns before it.
  private static func wrongAtEnd(_ table: ResultTable, _ bytes: [UInt8], _ figures: [[Cell]]) -> [RowSum] {
    var found: [RowSum] = []
    for column in table.names.indices.dropFirst(2)
    where totals.isIn(bytes, table.names[column]) && !rates.isIn(bytes, table.names[column]) {
      // Other amounts may stand before those that it sums up: the fewest columns that explain nearly all rows.
      var first = column
      while first > 1, !rates.isIn(bytes, table.names[first - 1]),
        figures.allSatisfy({ isAmount($0, first - 1, table) })
      {
        first -= 1
        guard column - first >= 2 else { continue }
        let parts = first...(column - 1)
        if holds(column, parts, figures) { break }
        if let slip = slip(column, parts, figures, table) {
          found.append(slip)
          break
        }
      }
    }
    return found
  }

  private static func holds(_ column: Int, _ parts: ClosedRange<Int>, _ figures: [[Cell]]) -> Bool {
    var count = 0
    for row in figures {
      guard row.indices.contains(column), case .figure(let total) = row[column] else { continue }
      var sum: Decimal? = .zero
      for part in parts where row.indices.contains(part) {
        if case .figure(let figure) = row[part] { sum = sum?.adding(figure.number) }
      }
      guard sum == total.number else { return false }
      count += 1
    }
    return count > 1
  }

  private enum Cell {
    case blank
    case figure(Amount)
    case other
  }

  private struct Amount {
    var number: Decimal
    var unit: BiaoValues.Unit?
    var power = 0
  }

  private static func figure(_ cell: ByteRange, _ bytes: [UInt8]) -> Cell {
    guard let first = cell.first else { return .blank }
    if let number = Decimal(plain: bytes, cell) { return .figure(Amount(number: number)) }
    guard bytes[first] &- 0x30 < 10, let figure = Figure.alone(bytes, cell),
      figure.unit?.dimension != .ratio
    else { return cell.count == 1 && (bytes[first] == 0x2D || bytes[first] == 0x2F) ? .blank : .other }
    return .figure(Amount(number: figure.number, unit: figure.unit, power: figure.power))
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
      var count = 0
      for part in parts where row.indices.contains(part) {
        guard case .figure(let figure) = row[part] else { continue }
        guard figure.unit == total.unit, figure.power == total.power, let next = sum.adding(figure.number) else {
          return nil
        }
        sum = next
        count += 1
      }
      // A row with one part shows nothing of how the columns belong together.
      guard count >= 2, let difference = total.number.subtracting(sum) else { continue }
      if difference.isZero {
        holds += 1
      } else if wrong != nil {
        return nil
      } else {
        let cells = table.rows[index].cells
        let addends = parts.filter {
          if row.indices.contains($0), case .figure = row[$0] { true } else { false }
        }
        wrong = RowSum(
          cell: cells[column], column: table.names[column], parts: addends.map { cells[$0] }, sum: sum.normalized,
          difference: difference.magnitude)
      }
    }
    return holds >= 2 ? wrong : nil
  }

  private static let maximumColumns = 12
  private static let totals = WordSet("合计 小计 总计 共计 总额 总数 总投资 总量")
  private static let rates = WordSet("率 比 占 % 分值 得分 权重 单价 标准 年度 年份 序号 编号")
}
