// Columns that say which share of the whole each row has, as the row of totals tells.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The cell that is not the share of its row, where all others of its column are.
struct ImpliedShare {
  var cell: ByteRange
  /// With as many decimals as written.
  var expected: Decimal
  /// The row's amount, and the whole.
  var part: ByteRange
  var whole: ByteRange

  /// Those of a table. Linear in the rows, with the columns squared.
  static func wrong(in table: ResultTable, _ bytes: [UInt8]) -> [ImpliedShare] {
    guard table.rows.count >= 4, table.rows.count <= maximumRows, table.names.count >= 3,
      table.names.count <= maximumColumns,
      let total = [0, table.rows.count - 1].first(where: { isTotal(table.rows[$0], bytes) })
    else { return [] }
    return table.names.indices.dropFirst().compactMap { column in
      guard shares.isIn(bytes, table.names[column]), percent(table, total, column, bytes) == .hundred else {
        return nil
      }
      var found: ImpliedShare?
      for amount in table.names.indices.dropFirst() where amount != column {
        switch compared(table, column, amount, total, bytes) {
        // One column explains it all.
        case .all: return nil
        case .none: continue
        case .but(let share):
          if found != nil { return nil }
          found = share
        }
      }
      return found
    }
  }

  private enum Comparison {
    case all, none
    case but(ImpliedShare)
  }

  private static func compared(
    _ table: ResultTable, _ column: Int, _ amount: Int, _ total: Int, _ bytes: [UInt8]
  ) -> Comparison {
    guard let whole = number(table, total, amount, bytes), whole > .zero, let place = table.rows[total].cell(amount)
    else { return .none }
    var wrong: ImpliedShare?
    var right = 0
    for row in table.rows.indices where row != total {
      guard let cell = table.rows[row].cell(column), let stated = percent(table, row, column, bytes),
        let value = number(table, row, amount, bytes), let part = table.rows[row].cell(amount),
        let quotient = Rational(value).divided(by: Rational(whole)), let share = quotient * Rational(100),
        let expected = share.decimal(rounded: stated.scale), let difference = expected.subtracting(stated)?.magnitude,
        let step = Decimal.one.scaled(byPowerOfTen: -stated.scale)
      else { return .none }
      // What is made to add up to 100 % may be off by one in its last place.
      if difference <= step {
        right += 1
      } else {
        guard wrong == nil else { return .none }
        wrong = ImpliedShare(cell: cell, expected: expected, part: part, whole: place)
      }
    }
    guard let wrong else { return .all }
    return right >= 2 ? .but(wrong) : .none
  }

  private static func percent(_ table: ResultTable, _ row: Int, _ column: Int, _ bytes: [UInt8]) -> Decimal? {
    figure(table, row, column, bytes).flatMap { $0.unit == Units.percent ? $0.number : nil }
  }

  private static func number(_ table: ResultTable, _ row: Int, _ column: Int, _ bytes: [UInt8]) -> Decimal? {
    figure(table, row, column, bytes).flatMap { $0.unit == Units.percent ? nil : $0.number }
  }

  private static func figure(_ table: ResultTable, _ row: Int, _ column: Int, _ bytes: [UInt8]) -> Figure? {
    guard let cell = table.rows[row].cell(column), let figure = Figure.alone(bytes, cell), figure.power == 0
    else { return nil }
    return figure
  }

  private static func isTotal(_ row: ResultTable.Row, _ bytes: [UInt8]) -> Bool {
    // The column of the numbers of rows has none for the total.
    (row.cell(0) ?? row.cell(1)).map { totals.isIn(bytes, $0) } ?? false
  }

  private static let maximumRows = 400
  private static let maximumColumns = 16
  private static let shares = WordSet("占比 比重 占 hare ercent %")
  private static let totals = WordSet("合计 总计 合 All Total TOTAL total")
}
