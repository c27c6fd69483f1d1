// Rates of a table of which no template says how they are reckoned: the other rows do.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension StatedCompletion {
  /// The one rate of a column that is not the quotient of two other columns, where those of all other rows are. Two rows
  /// whose quotient is not simply all have to agree, three where the rates are whole numbers: so often no quotient is met
  /// by chance.
  static func implied(in table: ResultTable, _ bytes: [UInt8]) -> [StatedCompletion] {
    guard table.names.count >= 4, table.names.count <= 12, table.rows.count >= 3, table.rows.count <= 200 else {
      return []
    }
    var figures: [[Figure?]] = []
    for column in table.names.indices { figures.append(table.rows.map { figure(bytes, $0.cell(column)) }) }
    var found: [StatedCompletion] = []
    for column in table.names.indices.dropFirst() {
      let rates = figures[column]
      guard rates.count(where: { $0?.unit == Units.percent }) >= 3,
        rates.allSatisfy({ $0 == nil || $0?.unit == Units.percent })
      else { continue }
      if let row = lonelyRow(column, figures) {
        guard let stated = table.rows[row.row].cell(column), let actual = table.rows[row.row].cell(row.part),
          let target = table.rows[row.row].cell(row.whole)
        else { continue }
        found.append(StatedCompletion(stated: stated, expected: row.expected, target: target, actual: actual))
      }
    }
    return found
  }

  private static func figure(_ bytes: [UInt8], _ cell: ByteRange?) -> Figure? {
    guard let cell, let figure = Figure.scan(bytes, cell, signed: false), figure.range == cell, figure.divisor == 1
    else { return nil }
    return figure
  }

  /// The row whose rate is not what the two columns come to which all the others are made of.
  private static func lonelyRow(
    _ column: Int, _ figures: [[Figure?]]
  ) -> (row: Int, part: Int, whole: Int, expected: Decimal)? {
    var found: (row: Int, part: Int, whole: Int, expected: Decimal)?
    let columns = figures.indices.filter { $0 != column && $0 > 0 && isCounted(figures[$0]) }
    for part in columns {
      for whole in columns where whole != part {
        guard let lonely = lonelyRow(figures[column], figures[part], figures[whole]) else { continue }
        // Several quotients come into question.
        if found != nil { return nil }
        found = (lonely.row, part, whole, lonely.expected)
      }
    }
    return found
  }

  private static func isCounted(_ column: [Figure?]) -> Bool {
    column.count { $0 != nil && $0?.unit != Units.percent } >= 3
  }

  private static func lonelyRow(
    _ rates: [Figure?], _ parts: [Figure?], _ wholes: [Figure?]
  ) -> (row: Int, expected: Decimal)? {
    var (wrong, telling, agreeing): ((row: Int, expected: Decimal)?, Int, Int) = (nil, 0, 0)
    var isCoarse = false
    for row in rates.indices {
      guard let rate = rates[row], let part = parts[row], let whole = wholes[row] else { continue }
      guard let low = part.exactBase(in: nil), let high = whole.exactBase(in: nil), high > .zero,
        let percent = low.divided(by: high)?.multiplied(by: Rational(100)),
        let expected = percent.decimal(rounded: max(rate.number.scale, 1)),
        let difference = expected.subtracting(rate.number)?.magnitude,
        let step = Decimal.one.scaled(byPowerOfTen: -rate.number.scale)
      else { return nil }
      if difference <= step {
        agreeing += 1
        if !low.isZero, low != high {
          telling += 1
          isCoarse = isCoarse || rate.number.scale == 0
        }
      } else if wrong == nil {
        wrong = (row, expected)
      } else {
        return nil
      }
    }
    return agreeing >= 2 && telling >= (isCoarse ? 3 : 2) ? wrong : nil
  }
}
