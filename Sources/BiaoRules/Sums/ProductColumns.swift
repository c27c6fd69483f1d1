// Amounts that are a quantity times a price in every row of a table but one.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The amount that is not: 45 万元 for 36000 亩 at 15 元.
struct ProductSlip {
  /// The amount as written, and its column's name.
  var cell: ByteRange
  var column: ByteRange
  var quantity: ByteRange
  var price: ByteRange
  /// What they come to, in the unit of the column.
  var product: Decimal

  /// The one of a table that no relation of a template reads. Linear in the rows.
  static func find(in table: ResultTable, _ bytes: [UInt8]) -> ProductSlip? {
    guard !table.isRelated, table.rows.count >= 3, table.names.count >= 3, table.names.count <= maximumColumns,
      let price = table.names.firstIndex(where: { prices.isIn(bytes, $0) && !amounts.ends(bytes, $0) })
    else { return nil }
    let figures = table.rows.map { row in row.cells.map { Figure.alone(bytes, $0) } }
    for amount in table.names.indices where amount != price && amounts.isIn(bytes, table.names[amount]) {
      for quantity in table.names.indices where quantity != price && quantity != amount {
        if let slip = slip(quantity, price, amount, figures, table) { return slip }
      }
    }
    return nil
  }

  private static func slip(
    _ quantity: Int, _ price: Int, _ amount: Int, _ figures: [[Figure?]], _ table: ResultTable
  ) -> ProductSlip? {
    // 元 in the price and 万元 in the amount: one power of ten for all rows.
    for power in [0, -4, 4] {
      var right = 0
      var wrong: ProductSlip?
      for (index, row) in figures.enumerated() {
        guard row.count > max(quantity, price, amount), let number = row[quantity], let each = row[price],
          let stated = row[amount], number.unit?.dimension != .ratio, number.number > .one
        else { continue }
        guard let exact = number.number.multiplied(by: each.number)?.scaled(byPowerOfTen: power),
          let difference = exact.subtracting(stated.number)?.magnitude,
          // Rounded as it is written.
          let step = Decimal.one.scaled(byPowerOfTen: -stated.number.scale)
        else { return nil }
        if difference < step {
          right += 1
        } else if wrong != nil {
          wrong = nil
          right = -1
          break
        } else {
          wrong = ProductSlip(
            cell: table.rows[index].cells[amount], column: table.names[amount], quantity: number.range,
            price: each.range,
            product: exact.normalized)
        }
      }
      if right >= 2, let wrong { return wrong }
    }
    return nil
  }

  private static let maximumColumns = 12
  private static let prices = WordSet("单价 标准 均价 单位成本 单位造价 定额")
  private static let amounts = WordSet("金额 合计 小计 总价 费用 经费 资金 预算 总额 投资")
}
