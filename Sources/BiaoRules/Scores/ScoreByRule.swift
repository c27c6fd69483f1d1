// The score that an indicator's scoring rule gives for what was reached, beside the one that was given.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct ScoreByRule {
  /// The points that the rule gives, with as many decimals as anybody writes.
  var points: Decimal
  /// The scoring rule.
  var rule: ByteRange

  /// Nil where the rule is not understood as a whole, where it says nothing of such a result, and where the score is what
  /// it gives, rounded or cut off.
  static func wrong(
    _ item: SelfEvaluation.Item, actual: ByteRange, _ form: Form, _ report: Report
  ) -> ScoreByRule? {
    guard item.index >= 0, case let indicator = form.indicators[item.index],
      let rule = report.scoring(of: indicator, in: form), rule.scoring.isWhole, !rule.facts.traits.contains(.added),
      let points = points(rule, item, indicator, actual, form, report)?.decimal(rounded: 4)?.normalized,
      !points.isNegative, points <= item.weight, let difference = points.subtracting(item.score)?.magnitude,
      let place = Decimal.one.scaled(byPowerOfTen: -item.score.normalized.scale), difference >= place
    else { return nil }
    return ScoreByRule(points: points, rule: rule.range)
  }

  private static func points(
    _ rule: FormScoring, _ item: SelfEvaluation.Item, _ indicator: Indicator, _ actual: ByteRange, _ form: Form,
    _ report: Report
  ) -> Rational? {
    let bytes = form.tree.bytes
    if rule.scoring.variable == .none {
      switch item.attainment {
      case .reached, .exceeded: return rule.scoring.score(isAchieved: true, weight: item.weight)
      case .missed: return rule.scoring.score(isAchieved: false, weight: item.weight)
      case .unknown: return nil
      }
    }
    guard case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
      list.targets[0].upper == nil, let target = list.targets[0].figure,
      let result = ResultValue.plain(bytes, actual), target.divisor == 1,
      let unit = target.unit ?? report.unit(of: indicator, in: form),
      result.unit.map({ $0.withoutPower == unit.withoutPower }) ?? true,
      let asked = target.base(in: target.unit == nil ? unit : nil),
      let reached = result.base(in: result.unit == nil ? unit : nil)
    else { return nil }
    switch rule.scoring.variable {
    case .none: return nil
    case .completionRate: return rate(rule, item, asked, reached, list, indicator, form, report)
    case .value:
      guard let bands = rule.scoring.unit, bands.dimension == unit.dimension,
        report.speaksOfIndicator(rule, indicator, form),
        let own = rule.scoring.score(at: Rational(reached), weight: item.weight)
      else { return nil }
      // Bands in % without a name may be of the completion rate, unless one of them ends where the target is.
      if unit == Units.percent, rule.scoring.subject == nil, asked != .hundred,
        !rule.scoring.bands.contains(where: { $0.interval?.lower?.value == asked || $0.interval?.upper?.value == asked }
        )
      {
        guard let other = rate(rule, item, asked, reached, list, indicator, form, report), other == own else {
          return nil
        }
      }
      return own
    }
  }

  /// By the completion rate, which there is where more is better.
  private static func rate(
    _ rule: FormScoring, _ item: SelfEvaluation.Item, _ asked: Decimal, _ reached: Decimal, _ list: TargetList,
    _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Rational? {
    guard Attainment.isLessBetter(list, indicator, in: form, report) != true, !asked.isZero, !asked.isNegative,
      !reached.isNegative, let share = Rational(reached).divided(by: Rational(asked)),
      let percent = share.multiplied(by: Rational(100))
    else { return nil }
    return rule.scoring.score(at: percent, weight: item.weight)
  }
}
