// Units of a result that are not those of its target although both measure alike.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum OtherUnit {
  /// 4870万元 beside 5000元: nearly the same number, of another multiple of the unit.
  static func isOtherMagnitude(_ beside: Figure?, _ figure: Figure) -> Bool {
    guard let beside, let unit = beside.unit, let other = figure.unit, unit != other || beside.power != figure.power,
      unit.isCommensurable(with: other),
      unit.dimension != .ratio, beside.divisor == 1, figure.divisor == 1, !figure.number.isZero, !beside.number.isZero,
      let first = beside.number.magnitude.scaled(byPowerOfTen: beside.power),
      let second = figure.number.magnitude.scaled(byPowerOfTen: figure.power), let most = second.adding(second),
      let mine = first.adding(first), first < most,
      let value = beside.base(in: nil)?.magnitude, let asked = figure.base(in: nil)?.magnitude,
      let fifty = asked.multiplied(by: Decimal(50)), let own = value.multiplied(by: Decimal(50))
    else { return false }
    // Of what is half done the number is smaller.
    if value >= fifty { return first.multiplied(by: Decimal(8)).map { $0 > second } ?? false }
    return asked >= own && second < mine
  }

  /// 批次 beside 家: a target and what was reached have one unit, and only 个 stands for any.
  static func isOtherThing(
    _ unit: BiaoValues.Unit, _ kind: UnitClass, _ figure: Figure, _ theirs: UnitClass
  ) -> Bool {
    guard let other = figure.unit, unit.dimension != .events, other.dimension != .events else { return false }
    let isBeside =
      kind == .generic && (theirs == .bodies || theirs == .people)
      || theirs == .generic && (kind == .bodies || kind == .people)
    return isBeside && unit.id != UnitClass.piece && other.id != UnitClass.piece
  }
}
