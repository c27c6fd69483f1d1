// Amounts beside the calculation that leads to them: 42公里×5.6万元/公里, and 218.40 in the column of amounts.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct BasisProduct {
  var amount: ByteRange
  var basis: ByteRange
  /// What the calculation comes to, in the unit of the column.
  var product: Decimal

  /// Those of a table with a column of calculations and one of amounts, of which at least two agree.
  static func all(in table: ResultTable, _ form: Form) -> [BasisProduct] {
    let bytes = form.tree.bytes
    guard !table.isRelated, let column = table.names.firstIndex(where: { bases.isIn(bytes, $0) }) else { return [] }
    let unitOfForm = form.tree.headDirective(.unit).flatMap { Units.unit(named: bytes, $0.argument) }
    let unitOfTable = table.moneyUnit(form).flatMap { Units.unit(named: bytes, $0) } ?? unitOfForm
    for amounts in table.names.indices where amounts != column && sums.isIn(bytes, table.names[amounts]) {
      var (right, wrong) = (0, [BasisProduct]())
      for row in table.rows {
        guard let basis = row.cell(column), let cell = row.cell(amounts), let stated = Figure.alone(bytes, cell),
          let unit = stated.unit ?? table.units[amounts] ?? unitOfTable, unit.dimension == .money,
          let product = product(basis, unit, bytes)
        else { continue }
        guard let difference = product.subtracting(stated.number)?.magnitude,
          let step = Decimal.one.scaled(byPowerOfTen: -stated.number.scale)
        else { continue }
        if difference < step {
          right += 1
        } else {
          wrong.append(BasisProduct(amount: stated.range, basis: basis, product: product.normalized))
        }
      }
      if right >= 2, wrong.count <= 2 { return wrong }
    }
    return []
  }

  /// What the factors of a calculation come to, in a unit of money; nil where it is more than factors, of which the last is
  /// a price: 12人×2次×600元/人次.
  private static func product(_ basis: ByteRange, _ unit: BiaoValues.Unit, _ bytes: [UInt8]) -> Decimal? {
    var product = Decimal.one
    var start = basis.lowerBound
    var (count, prices) = (0, 0)
    while start < basis.upperBound {
      guard let figure = Figure.scan(bytes, ByteRange(clamping: start, basis.upperBound), signed: false),
        figure.range.lowerBound == start, figure.divisor == 1
      else { return nil }
      let end = signs.compactMap { $0.firstRange(in: bytes, ByteRange(clamping: start, basis.upperBound)) }
        .min { $0.lowerBound < $1.lowerBound }
      let factor = ByteRange(clamping: start, end?.lowerBound ?? basis.upperBound)
      guard !marks.isIn(bytes, factor) else { return nil }
      // Of what is counted as many as are written, of money as many of the column's unit.
      var power = figure.unit.map { Int($0.power) } ?? figure.power
      if let own = figure.unit, own.numerator.dimension == .money {
        prices += 1
        power -= Int(unit.power)
      }
      guard let number = figure.number.scaled(byPowerOfTen: power) else { return nil }
      guard let next = product.multiplied(by: number) else { return nil }
      product = next
      count += 1
      start = end?.upperBound ?? basis.upperBound
    }
    return count >= 2 && prices == 1 ? product : nil
  }

  func say(_ report: Report) {
    let (words, calculation) = (report.quote(amount), report.quote(basis))
    report.add(
      amount, zh: "“\(calculation)”是 \(product.description)，这里写“\(words)”：核对",
      en: "“\(calculation)” comes to \(product.description), not “\(words)”: check both",
      related: [report.place(basis, zh: "测算", en: "the calculation")])
  }

  private static let bases = WordSet("测算 计算依据 计算过程 计算公式 预算依据 资金依据")
  private static let sums = WordSet("金额 预算 资金 经费 合计 小计")
  private static let signs = NameTraitWords.words("× * x X ＊")
  private static let marks = WordSet("+ ＋ － = ＝ ÷ （ ( 、 ， ；")

  /// Of `mismatched-sum`.
  static let examples: [Example] = [
    .flagged(
      "资金测算 (万元):\n  | 支出内容 | 测算依据 | 金额 |\n  | 水库维修 | 18座×6.5万元/座 | 117.00 |\n  | 渠道清淤 | 42公里×5.6万元/公里 | ‹218.40› |\n  | 水泵更换 | 7台×9.3万元/台 | 65.10 |",
      in: .document),
    .fine(
      "资金测算 (万元):\n  | 支出内容 | 测算依据 | 金额 |\n  | 水库维修 | 18座×6.5万元/座 | 117.00 |\n  | 渠道清淤 | 42公里×5.2万元/公里+监理费 | 230.40 |\n  | 培训 | 60人×5天×400元/人·天 | 12.00 |\n  | 水泵更换 | 7台×9.3万元/台 | 65.10 |",
      in: .document),
  ]
}
