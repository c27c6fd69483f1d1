// Cells that say what was reached without the unit that their target has, in a table that gives it elsewhere.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum BareResult {
  /// The one or two cells of a table, with the unit of the target, where at least twice as many say their unit.
  static func all(in table: IndicatorTable, _ bytes: [UInt8]) -> [(bare: ByteRange, unit: ByteRange)] {
    var bare: [(bare: ByteRange, unit: ByteRange)] = []
    var written = 0
    for row in table.rows {
      guard let actual = row.actual, let first = actual.first, bytes[first] &- 0x30 < 10,
        case .value(let list) = row.indicator.target, list.targets.count == 1, list.isPlainFigure(0),
        let asked = list.targets[0].figure, let unit = asked.unitRange, asked.unit != nil
      else { continue }
      guard let figure = Figure.alone(bytes, actual) else {
        if Figure.scan(bytes, actual, signed: false)?.unit != nil { written += 1 }
        continue
      }
      if figure.unit != nil {
        written += 1
      } else if figure.power == 0, row.indicator.unit == nil, !row.hasOtherUnit {
        bare.append((actual, unit))
      }
    }
    return written >= max(2, 2 * bare.count) ? bare : []
  }
}
