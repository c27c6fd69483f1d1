// A total cost that has the digits of the form's funds, but for a slip: ≤ 198元 where the funds are 198万元.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The whole cost is what the funds are; nearly the same number is no other amount.
struct BudgetSlip {
  /// The figure of the funds that is meant.
  var funds: ByteRange
  /// Whether the number is the same in another unit; else two of its digits are swapped.
  var isUnit: Bool

  /// Nil for an indicator of another name than the total's, and where the form states the very amount somewhere.
  static func find(_ figure: Figure, _ indicator: Indicator, _ form: Form, _ report: Report) -> BudgetSlip? {
    let bytes = form.tree.bytes
    guard totals.ends(bytes, indicator.name), !others.isIn(bytes, indicator.name), figure.divisor == 1,
      let stated = Funds(figure, in: indicator.unit, name: indicator.name), !stated.value.isZero
    else { return nil }
    report.depend(on: .everything)
    var found: BudgetSlip?
    for use in form.figures {
      guard use.figure.range != figure.range, use.figure.divisor == 1,
        let funds = Funds(use.figure, in: use.inherited, name: indicator.name)
      else { continue }
      if funds.value == stated.value { return nil }
      if found == nil, let slip = slip(stated.value, funds.value, figure.number) {
        found = BudgetSlip(funds: use.figure.range, isUnit: slip == .unit)
      }
    }
    // Two swapped digits may be another amount's; the total itself tells.
    guard let found, !found.isUnit else { return found }
    return report.funds(of: form)?.range == found.funds ? found : nil
  }

  private enum Kind { case unit, digits }

  private static func slip(_ stated: Decimal, _ funds: Decimal, _ number: Decimal) -> Kind? {
    let digits = number.normalized.description.utf8.count { $0 &- 0x30 < 10 }
    if digits >= 2 {
      // 元 for 万元 and the other way round, 万元 for 亿元.
      if stated.scaled(byPowerOfTen: 4) == funds || funds.scaled(byPowerOfTen: 4) == stated { return .unit }
    }
    guard digits >= 4, let slip = Slip.find(meant: funds, tolerance: .zero, written: stated, places: 6)?.slip,
      case .swappedDigits = slip
    else { return nil }
    return .digits
  }

  private static let totals = WordSet("总成本 总投入 总支出 总费用 成本总额 总额 总金额 投入总额 资金总量 预算总额 项目成本")
  private static let others = WordSet("均 每 单位 社会 生态 节约 自筹 配套 其中 收入 产值")
}
