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

  /// 提升12% beside 100公斤: how much more in percent, where an amount was asked for. Its sign, in the value `actual`.
  static func changeInPercent(
    _ list: TargetList, _ kind: UnitClass, _ asked: Figure, _ actual: ByteRange, _ bytes: [UInt8]
  ) -> ByteRange? {
    guard kind != .ratio, asked.unit?.dimension != .ratioDifference, let figure = list.targets[0].figure,
      figure.unit == Units.percent, figure.range.upperBound == actual.upperBound,
      changes.contains(where: {
        actual.lowerBound + $0.count == figure.range.lowerBound && bytes[actual].starts(with: $0)
      })
    else { return nil }
    return figure.unitRange
  }

  private static let changes = NameTraitWords.words("提升 提高 增长 增加 上升 增幅 降低 下降 减少")

  /// A standard or a result beside the target that counts something else.
  /// `isShareFitting` is whether it may say as well what share of the target is done.
  static func check(
    _ value: ByteRange, _ kind: UnitClass, _ figure: Figure, isShareFitting: Bool, _ form: Form, _ report: Report
  ) {
    guard !value.isEmpty, value.count <= 60,
      case .value(let list) = Read.targets(form.tree.bytes, value), list.targets.count == 1
    else { return }
    if let place = changeInPercent(list, kind, figure, value, form.tree.bytes) {
      return say(place, beside: figure, report)
    }
    guard list.targets[0].isPlainFigure, list.targets[0].subject == nil, list.targets[0].object == nil,
      let unit = list.targets[0].figure?.unit, let place = list.targets[0].figure?.unitRange
    else { return }
    // 436.5毫克/升 beside 420吨: how much there is in each of something, and how much in all.
    if unit.dimension == .composite, unit.numerator.dimension == .mass, figure.unit?.dimension == .mass {
      return say(place, beside: figure, report)
    }
    guard let other = UnitClass(unit), !(isShareFitting && other == .ratio),
      !kind.agrees(with: other) || isOtherMagnitude(list.targets[0].figure, figure)
        || form.tree.bytes[value].first.map({ $0 < 0x80 || $0 == 0xE2 }) ?? false
          && isOtherThing(unit, other, figure, kind)
    else { return }
    say(place, beside: figure, report)
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
