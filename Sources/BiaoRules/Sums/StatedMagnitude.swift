// Amounts in running text with the number of one in a table, in another unit: 支出263.2元 beside 263.2 in a table of 万元.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// Units that were lost or made larger on the way from a table into a sentence.
enum StatedMagnitude {
  /// Those of a text. Amounts in 万元 are as tables have them, and round numbers prove nothing: nearly every text is done
  /// with here.
  static func wrong(_ bytes: [UInt8], _ text: ByteRange, _ form: Form, _ report: Report) -> [StatedMisfit] {
    guard Sentences.hold(1, amountsIn: text, bytes) else { return [] }
    var found: [StatedMisfit] = []
    for figure in GoalText.figures(bytes, text).map(\.figure) where isSuspicious(figure) {
      report.depend(on: .everything)
      guard let other = cell(with: figure, in: form, report) else { continue }
      found.append(StatedMisfit(kind: .magnitude, figure: figure, expected: nil, others: [other]))
    }
    return found
  }

  /// 263.2元 and 179.40亿元: four digits that mean something, decimals among them, and another unit than 万元.
  private static func isSuspicious(_ figure: Figure) -> Bool {
    guard let unit = figure.unit, unit.dimension == .money, unit.per == Unit.none, unit.power != 4, figure.power == 0,
      figure.divisor == 1, case let number = figure.number.normalized, number.scale > 0
    else { return false }
    return number >= (Decimal(1000).scaled(byPowerOfTen: -number.scale) ?? number)
  }

  /// The cell of a table in 万元 that holds the very number and nothing else.
  private static func cell(with figure: Figure, in form: Form, _ report: Report) -> Figure? {
    let bytes = form.tree.bytes
    let unitOfForm = form.tree.headDirective(.unit).flatMap { Units.unit(named: bytes, $0.argument) }
    for table in report.resultTables(of: form) {
      let around = table.moneyUnit(form).flatMap { Units.unit(in: bytes, $0)?.unit } ?? unitOfForm
      for row in table.rows {
        for (column, cell) in row.cells.enumerated() where cell.count >= 4 && cell.count <= 16 {
          guard let unit = (table.units.indices.contains(column) ? table.units[column] : nil) ?? around,
            unit.dimension == .money, unit.power == 4, let other = Figure.alone(bytes, cell), other.unit == nil,
            other.number == figure.number
          else { continue }
          return other
        }
      }
    }
    return nil
  }
}
