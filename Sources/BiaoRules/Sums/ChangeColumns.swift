// Rates of change in tables: 2025年, 2026年, 增减额 and 增减率 side by side.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A cell of a column of rates that is not what its row's change is of the figure before.
struct ChangeColumn {
  var cell: ByteRange
  /// With as many decimals as written and its sign.
  var expected: Decimal
  var change: ByteRange
  var before: ByteRange

  /// Those of a table in which the change of each row is the difference of two columns, and the rate of another row is that
  /// of its change.
  static func wrong(in table: ResultTable, _ bytes: [UInt8]) -> [ChangeColumn] {
    guard let rate = table.plainColumn(bytes, where: rates.contains),
      let change = table.plainColumn(bytes, where: changes.contains), rate != change, !table.isRelated
    else { return [] }
    let columns = table.names.indices.filter { $0 != rate && $0 != change && $0 > 0 }
    // The two columns of which each change is the difference.
    for (first, second) in zip(columns, columns.dropFirst()) {
      guard let order = order(first, second, change, table, bytes) else { continue }
      let before = order ? first : second
      var right = 0
      var found: [ChangeColumn] = []
      // Where other falls have their sign, one without it rises.
      let hasSigns = table.rows.contains { row in row.cell(rate).map { bytes[$0.lowerBound] == 0x2D } ?? false }
      for row in table.rows {
        guard let cell = row.cell(rate), let stated = Figure.alone(bytes, cell, signed: true),
          stated.unit == Units.percent || stated.unit == nil, stated.number.scale > 0 || stated.unit == Units.percent,
          let part = row.cell(change), let delta = number(bytes, part), !delta.isZero,
          let whole = row.cell(before), let base = number(bytes, whole), base > .zero,
          let share = Rational(delta.magnitude).divided(by: Rational(base))?.multiplied(by: Rational(.hundred)),
          let expected = share.decimal(rounded: stated.number.scale),
          let distance = expected.subtracting(stated.number.magnitude)?.magnitude,
          let step = Decimal.one.scaled(byPowerOfTen: -stated.number.scale)
        else { continue }
        if distance <= step {
          if hasSigns, stated.number.isNegative != (delta.isNegative == order), !stated.number.isZero {
            found.append(
              ChangeColumn(
                cell: cell, expected: stated.number.isNegative ? expected : expected.negated, change: part,
                before: whole))
          } else {
            right += 1
          }
        } else if let doubt = doubt(delta, base), distance > doubt {
          let signed = stated.number.isNegative ? expected.negated : expected
          found.append(ChangeColumn(cell: cell, expected: signed, change: part, before: whole))
        }
      }
      return right > found.count ? found : []
    }
    return []
  }

  /// Whether every change is the second less the first, or the first less the second; nil for neither.
  private static func order(
    _ first: Int, _ second: Int, _ change: Int, _ table: ResultTable, _ bytes: [UInt8]
  ) -> Bool? {
    var (ascending, descending, count) = (true, true, 0)
    for row in table.rows {
      guard let a = row.cell(first).flatMap({ number(bytes, $0) }),
        let b = row.cell(second).flatMap({ number(bytes, $0) }),
        let delta = row.cell(change).flatMap({ number(bytes, $0) })
      else { continue }
      if delta.isZero, a == b { continue }
      count += 1
      if b.subtracting(a) != delta { ascending = false }
      if a.subtracting(b) != delta { descending = false }
    }
    guard count >= 2, ascending != descending else { return nil }
    return ascending
  }

  /// What rounding of the amounts leaves open, in percent.
  private static func doubt(_ delta: Decimal, _ base: Decimal) -> Decimal? {
    Decimal.one.scaled(byPowerOfTen: -max(delta.scale, base.scale)).flatMap {
      Rational($0).divided(by: Rational(base))?.multiplied(by: Rational(.hundred))?.decimal(rounded: 4)
    }
  }

  private static func number(_ bytes: [UInt8], _ cell: ByteRange) -> Decimal? {
    guard let figure = Figure.alone(bytes, cell, signed: true), figure.divisor == 1, figure.unit != Units.percent else {
      return nil
    }
    return figure.number
  }

  private static let rates = Set<NameKey>(words: "增减率 增减幅度 增减比例 增减幅 增长率 变动率 变动幅度 增幅 增减百分比 同比增长 同比增减")
  private static let changes = Set<NameKey>(words: "增减额 增减数 增减 增减金额 变动额 变动数 增加额 增减变动 增减变化 差额 增减量")
}
