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
    // 326公顷 beside 326亩
    if first == second, value != asked, first >= Decimal(10) || first.scale > 0 { return true }
    // Of what is half done the number is smaller.
    if value >= fifty { return first.multiplied(by: Decimal(8)).map { $0 > second } ?? false }
    return asked >= own && second < mine
  }

  /// 780万元/人·月 beside 780元/人·月: the same of what is measured per each of something, which has no class.
  static func checkQuotient(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) {
    guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1, list.targets.count == 1,
      list.isPlainFigure(0), let figure = list.targets[0].figure, let unit = figure.unit, UnitClass(unit) == nil
    else { return }
    let attributes = report.attributes(of: indicator, in: form)
    for role in [AttributeRole.standard, .actual, .progress, .forecast] {
      guard let value = attributes[role].flatMap({ form.tree.value(ofLine: $0) }), !value.isEmpty, value.count <= 60,
        case .value(let beside) = Read.targets(form.tree.bytes, value), beside.targets.count == 1,
        beside.isPlainFigure(0), isOtherMagnitude(beside.targets[0].figure, figure),
        let place = beside.targets[0].figure?.unitRange
      else { continue }
      say(place, beside: figure, report)
    }
  }

  /// Says that a unit is not that of the target.
  static func say(_ unit: ByteRange, beside target: Figure, _ report: Report) {
    let (mine, theirs) = (report.quote(unit), report.quote(target.unitRange ?? target.range))
    report.add(
      unit, zh: "“\(mine)”与指标值的单位“\(theirs)”不符：用同一个单位",
      en: "“\(mine)” is not the unit “\(theirs)” of the target: use the same one",
      related: [report.place(target.range, zh: "指标值", en: "the target")])
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
