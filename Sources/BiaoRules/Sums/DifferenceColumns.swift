// Columns of differences: 2021年, 2020年 and 增减额 side by side, with one row in which it is not the difference.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The cell that is not: 1.80 where 6.20 and 8.00 stand beside it.
struct DifferenceSlip {
  var cell: ByteRange
  /// With its sign.
  var expected: Decimal
  var first: ByteRange
  var second: ByteRange

  /// The one of a table in which all other rows, three at least, have the difference of the two columns before it.
  static func find(in table: ResultTable, _ bytes: [UInt8]) -> DifferenceSlip? {
    guard !table.isRelated, table.rows.count >= 4, table.rows.count <= maximumRows,
      let change = table.plainColumn(bytes, where: changes.contains), change >= 2
    else { return nil }
    return slip(table, bytes, change, first: change - 2, second: change - 1)
      ?? slip(table, bytes, change, first: change - 1, second: change - 2)
  }

  private static func slip(
    _ table: ResultTable, _ bytes: [UInt8], _ change: Int, first: Int, second: Int
  ) -> DifferenceSlip? {
    var found: DifferenceSlip?
    var right = 0
    for row in table.rows {
      guard let a = row.cell(first), let b = row.cell(second), let cell = row.cell(change),
        let minuend = number(bytes, a), let subtrahend = number(bytes, b), let stated = number(bytes, cell),
        let expected = minuend.subtracting(subtrahend)
      else { continue }
      if expected == stated {
        // Nothing changed, and nothing shows which way it is counted.
        if !expected.isZero { right += 1 }
        continue
      }
      guard found == nil, !expected.isZero else { return nil }
      found = DifferenceSlip(cell: cell, expected: expected.normalized, first: a, second: b)
    }
    return right >= 3 ? found : nil
  }

  private static func number(_ bytes: [UInt8], _ cell: ByteRange) -> Decimal? {
    guard let figure = Figure.alone(bytes, cell, signed: true), figure.divisor == 1, figure.unit != Units.percent,
      figure.power == 0
    else { return nil }
    return figure.number
  }

  private static let maximumRows = 400
  private static let changes = Set<NameKey>(words: "增减额 增减数 增减 增减金额 变动额 变动数 增减变动 增减变化 差额 增减量 增减情况")
}
