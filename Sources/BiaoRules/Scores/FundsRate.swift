// Rates of execution in tables of funds that no template computes: 47.68 of 50 is no 95.00%.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A rate that is not what the row's amounts come to.
struct FundsRate {
  var cell: ByteRange
  var spent: ByteRange
  var planned: ByteRange
  /// With as many decimals as written.
  var expected: Decimal

  /// Those of a table. Each of several columns may be what is divided by: 年初预算数, 全年预算数.
  static func wrong(in table: ResultTable, _ bytes: [UInt8]) -> [FundsRate] {
    guard !table.isRelated, let rate = table.plainColumn(bytes, where: FundsWords.rates.contains),
      let spent = table.plainColumn(bytes, where: FundsWords.spent.contains),
      let first = table.plainColumn(bytes, where: FundsWords.planned.contains)
    else { return [] }
    let planned = table.names.indices.filter { column in
      column == first || column != rate && column != spent && budgets.isIn(bytes, table.names[column])
    }
    return table.rows.compactMap { row in
      guard let cell = row.cell(rate), let stated = Figure.alone(bytes, cell), stated.unit == Units.percent,
        let part = row.cell(spent), let done = Figure.alone(bytes, part), done.unit != Units.percent,
        let step = Decimal.one.scaled(byPowerOfTen: -stated.number.scale)
      else { return nil }
      var wrong: FundsRate?
      for column in planned {
        guard let whole = row.cell(column), let due = Figure.alone(bytes, whole), !due.number.isZero,
          // One of both may leave out the unit of the table.
          due.unit == nil || done.unit == nil || due.unit == done.unit && due.power == done.power,
          let quotient = Rational(done.number).divided(by: Rational(due.number)),
          let share = quotient * Rational(.hundred), let expected = share.decimal(rounded: stated.number.scale),
          let difference = expected.subtracting(stated.number)?.magnitude
        else { continue }
        if difference <= step { return nil }
        // The last one is the plan as it was in the end.
        wrong = FundsRate(cell: cell, spent: part, planned: whole, expected: expected)
      }
      return wrong
    }
  }

  private static let budgets = WordSet("预算 计划 安排 下达 到位 金额")
}
