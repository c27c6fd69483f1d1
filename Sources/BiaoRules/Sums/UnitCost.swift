// A cost of each that is ten thousand times what the funds pay for: ≤ 1500万元/亩 where 3600万元 are for 2.4万亩.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct UnitCost {
  /// The unit of the cost.
  var unit: ByteRange
  /// The funds, and the number of those that they are for.
  var funds: ByteRange
  var count: ByteRange

  /// Where the cost of each, times the one number of the form in its unit, is ten thousand times the form's funds.
  static func find(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) -> UnitCost? {
    guard list.targets.count == 1, list.isPlainFigure(0), let figure = list.targets[0].figure, let unit = figure.unit,
      unit.dimension == .composite, unit.secondPer == Unit.none, unit.numerator.dimension == .money,
      unit.numerator.power == 4, let each = unit.denominator, let place = figure.unitRange, figure.divisor == 1,
      let cost = figure.number.scaled(byPowerOfTen: 4 - Int(each.power))
    else { return nil }
    report.depend(on: .everything)
    guard let funds = report.funds(of: form), funds.value > .zero, let counted = number(of: each, in: form),
      let all = cost.multiplied(by: counted.number),
      let ratio = Rational(all).divided(by: Rational(funds.value))?.decimal(rounded: 0), ratio >= Decimal(9_900),
      ratio <= Decimal(10_100)
    else { return nil }
    return UnitCost(unit: place, funds: funds.range, count: counted.range)
  }

  /// The one number of that unit among the targets, as many as there are.
  private static func number(of unit: BiaoValues.Unit, in form: Form) -> (number: Decimal, range: ByteRange)? {
    var found: (number: Decimal, range: ByteRange)?
    for indicator in form.indicators.prefix(maximum) {
      guard case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
        let figure = list.targets[0].figure, let own = figure.unit, own.id == unit.id, own.dimension == unit.dimension,
        figure.divisor == 1, let number = figure.number.scaled(byPowerOfTen: Int(own.power))
      else { continue }
      if let found, found.number != number { return nil }
      found = (number, figure.range)
    }
    return found
  }

  func say(_ report: Report) {
    let (words, total, number) = (report.quote(unit), report.quote(funds), report.quote(count))
    report.add(
      unit, zh: "按“\(words)”算，“\(number)”要花的是资金“\(total)”的一万倍：多半是“元”，核对单位",
      en: "at “\(words)”, “\(number)” would cost ten thousand times the funds “\(total)”: check the unit",
      related: [
        report.place(funds, zh: "资金", en: "the funds"), report.place(count, zh: "数量", en: "the number"),
      ])
  }

  private static let maximum = 200

  /// Of `mismatched-unit`.
  static let examples: [Example] = [
    .flagged(
      "资金总额 (万元): 3600\n绩效指标:\n  产出指标:\n    数量指标:\n      - 建设高标准农田: ≥ 2.4 万亩\n    成本指标:\n      - 亩均投资标准: ≤ 1500 ‹万元/亩›",
      template: costTemplate),
    .fine(
      "资金总额 (万元): 3600\n绩效指标:\n  产出指标:\n    数量指标:\n      - 建设高标准农田: ≥ 2.4 万亩\n    成本指标:\n      - 亩均投资标准: ≤ 0.15 万元/亩\n      - 亩均补助标准: ≤ 1500 元/亩",
      template: costTemplate),
  ]
  private static let costTemplate =
    "资金总额: amount\n绩效指标: indicators\n  产出指标: tier\n    数量指标: tier\n    成本指标: tier"
}
