// A cell of a table of amounts that is a thousand times as large as its neighbours: 11860000.00 among 1250.00 and 1030.00, as
// it is where one is in 元 and the table in 万元.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct OtherMagnitude {
  var cell: ByteRange
  /// One of the row's other amounts.
  var other: ByteRange
  var meant: Decimal

  /// Those of a table whose columns are amounts in 万元: a ten-thousandth of the cell is about what the others of its row
  /// are.
  static func all(in table: ResultTable, _ form: Form) -> [OtherMagnitude] {
    let bytes = form.tree.bytes
    let amounts = table.names.indices.dropFirst().filter {
      table.units[$0] == unit || table.units[$0] == nil && money.isIn(bytes, table.names[$0])
    }
    guard amounts.count >= 3, amounts.allSatisfy({ !shares.isIn(bytes, table.names[$0]) }),
      amounts.contains(where: { table.units[$0] == unit })
        || table.moneyUnit(form).flatMap({ Units.unit(named: bytes, $0) }) == unit
        || form.tree.headDirective(.unit).flatMap({ Units.unit(named: bytes, $0.argument) }) == unit
    else { return [] }
    var found: [OtherMagnitude] = []
    for row in table.rows {
      let figures = amounts.compactMap { column -> Figure? in
        guard let cell = row.cell(column), let figure = Figure.alone(bytes, cell), figure.divisor == 1,
          figure.number > .zero, figure.unit == nil, figure.power == 0
        else { return nil }
        return figure
      }
      guard figures.count >= 3, let most = figures.max(by: { $0.number < $1.number }),
        case let rest = figures.filter({ $0.range != most.range }), let next = rest.map(\.number).max(), next >= .one,
        let least = rest.map(\.number).min(), let bound = next.scaled(byPowerOfTen: 3), most.number >= bound,
        let meant = most.number.scaled(byPowerOfTen: -4)?.normalized, let low = least.scaled(byPowerOfTen: -1),
        let high = next.scaled(byPowerOfTen: 1), meant >= low, meant <= high, let near = rest.first
      else { continue }
      found.append(OtherMagnitude(cell: most.range, other: near.range, meant: meant))
    }
    return found.count <= 2 ? found : []
  }

  func say(_ report: Report) {
    let (words, near) = (report.quote(cell), report.quote(other))
    report.add(
      cell, zh: "“\(words)”比同一行的“\(near)”大上万倍，多半是按元填的：换算成万元是 \(meant)",
      en:
        "“\(words)” is ten thousand times as large as “\(near)” in its row: it may be in yuan, and \(meant) in ten thousands",
      related: [report.place(other, zh: "同一行的数", en: "another amount of the row")],
      fixes: [report.rewriting(.suggested, cell, as: "\(meant)")])
  }

  private static let unit = Units.unit(named: Array("万元".utf8))
  private static let money = WordSet("决算 预算 执行 支出 金额 资金 拨款")
  private static let shares = WordSet("率 比 分值 得分 序号 人数 数量")

  /// Of `mismatched-unit`.
  static let examples: [Example] = [
    .flagged(
      "经费 (万元):\n  | 科目 | 2022年决算数 | 2023年预算数 | 2023年决算数 |\n  | 大气治理 | 1860.00 | 1700.00 | 1785.20 |\n  | 土壤治理 | 1250.00 | 1030.00 | ‹11860000.00› |",
      in: .document),
    .fine(
      "经费 (万元):\n  | 科目 | 2022年决算数 | 2023年预算数 | 2023年决算数 |\n  | 大气治理 | 1860.00 | 1700.00 | 1785.20 |\n  | 零星维修 | 0.12 | 0.10 | 186.00 |",
      in: .document),
  ]
}
