// mismatched-threshold: full marks from another figure than the target.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let mismatchedThreshold = Rule(
    name: "mismatched-threshold", family: .scoring, severity: .warning,
    summary: Bilingual(zh: "得满分的标准与指标值不一致", en: "full marks from another figure than the target"),
    why: Bilingual(
      zh: "指标值是做到才算完成的数；没做到也得满分，或做到了还不得满分，指标值就成了摆设。",
      en: "The target is what has to be reached. Full marks without it, or none with it, make the target meaningless."),
    examples: [
      .flagged(
        "- 群众满意度 (8分): ≥ 95%\n  评分标准: 满意度大于等于‹90%›得8分，小于90%且大于等于80%得6分，小于80%不得分", in: .tier("满意度指标")),
      .flagged("- 新增企业数 (6分): ≥ 40家\n  评分标准: 达到‹30家›得6分，每少1家扣1分，扣完为止"),
      .flagged(
        "- 设备采购成本 (5分): ≤ 100万元\n  评分标准: 成本小于等于‹120万元›得5分，大于120万元不得分", in: .tier("成本指标")),
      .flagged(
        "- 验收合格率 (5分): ≥ 95%\n  评分标准: 验收合格率达到‹100%›得满分，其他不得分", in: .tier("质量指标")),
      .fine(
        "- 群众满意度 (8分): ≥ 90%\n  评分标准: 满意度大于等于90%得8分，小于90%且大于等于80%得6分，小于80%不得分", in: .tier("满意度指标")),
      .fine("- 新增企业数 (6分): ≥ 40家\n  评分标准: 完成率达到100%得6分，90%以上得4分，90%以下不得分"),
      .fine("- 新增企业数 (6分): ≥ 40家\n  评分标准: ≥90%得6分，<90%不得分"),
      .flagged("- 设备完好率 (6分): ≥ 95%\n  评分标准: ‹90%›以上得6分，90%以下不得分", in: .tier("质量指标")),
      .flagged("- 数据准确率 (10分): ≥ 95%\n  评分标准: ≥‹90%›得10分，80%（含）—90%得6分，80%以下不得分", in: .tier("质量指标")),
      .flagged("- 档案差错率 (5分): ≤ 1%\n  评分标准: ≤‹3%›得5分，3%以上不得分", in: .tier("质量指标")),
      .flagged(
        "- Callers content with the hotline (9分): ≥ 85%\n  评分标准: 9 points from ‹80%›; 6 points from 70% to below 80%; 0 points below 70%\n- Pass rate (9分): ≥ 85%\n  评分标准: from ‹80%›: 9 points; below 80%: 0 points",
        in: .tier("满意度指标")),
      .fine(
        "- Callers content with the hotline (9分): ≥ 85%\n  评分标准: 9 points from 85%; 6 points from 70% to below 85%; 0 points below 70%\n- Visits made (9分): ≥ 640 visits\n  评分标准: 9 points from 640 visits; below that, 9 points times the completion rate",
        in: .tier("满意度指标")),
      .fine("- 设备完好率 (6分): ≥ 85%\n  评分标准: 90%以上得6分，90%以下不得分", in: .tier("质量指标")),
      .flagged(
        "- 单元工程优良率 (5分): ≥ 70%\n  评分标准: ≥‹60%›得5分，50%（含）—60%得3分，50%以下不得分", in: .tier("质量指标")),
      .fine("- 单元工程优良率 (5分): ≥ 70%\n  评分标准: ≥80%得5分，60%（含）—80%得3分，60%以下不得分", in: .tier("质量指标")),
      .fine("- 学员就业率提高比例 (5分): ≥ 10%\n  评分标准: ≥50%得5分，50%以下不得分", in: .tier("社会效益指标")),
      .fine("- 单元工程优良率 (5分): ≥ 70%\n  评分标准: 完成率≥60%得5分，完成率<60%不得分", in: .tier("质量指标")),
      .flagged(
        "- 人均运行成本 (10分): ≤ 4.8 万元/人\n  评分标准: 不超过‹5万元›得10分，每超0.1万元扣1分，扣完为止", in: .tier("成本指标")),
      .fine("- 人均运行成本 (10分): ≤ 4.8 万元/人\n  评分标准: 不超过4.8万元得10分，每超0.1万元扣1分，扣完为止", in: .tier("成本指标")),
      .flagged(
        "- 机关人员经费 (5分): ≤ 218 万元\n  评分标准: 成本小于等于‹215万元›得5分，大于215万元不得分", in: .tier("成本指标")),
      .fine("- 设备采购成本 (5分): ≤ 1000000元\n  评分标准: 成本小于等于100万元得5分，大于100万元不得分", in: .tier("成本指标")),
      .fine("- 设备完好率 (6分): ≥ 95%\n  评分标准: 抽查合格率达到90%得6分，其他不得分", in: .tier("质量指标")),
      .fine(
        "- 群众满意度 (8分): ≥ 90%\n  评分标准: 满意度95%以上得8分，90%（含）—95%得7分，低于90%不得分", in: .tier("满意度指标")),
    ],
    checks: [
      .scoring(.threshold) { scoring, indicator, form, report in
        guard case .value(let list) = indicator.target, list.targets.count == 1, let target = list.targets.first
        else { return }
        check(target, scoring, indicator, form, report)
      }
    ])

  private static func check(
    _ target: Target, _ scoring: FormScoring, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    guard target.kind == .quantitative, target.qualifier == nil || target.qualifier == .reached, target.upper == nil,
      let figure = target.figure, let unit = figure.unit ?? indicator.unit, scoring.scoring.variable == .value,
      let own = scoring.scoring.unit, own.isCommensurable(with: unit) || isAmount(own, of: unit),
      let value = figure.base(in: indicator.unit),
      report.speaksOfIndicator(scoring, indicator, form), let isMore = isMore(target),
      let band = full(scoring.scoring, indicator.weight), let interval = band.interval,
      let end = isMore ? interval.lower : interval.upper, end.value != value,
      !mayBeCompletion(
        scoring, own, value, isEasier: isMore ? end.value < value : end.value > value, indicator, report),
      // A band that begins at the target is meant so.
      !scoring.scoring.bands.contains(where: {
        $0.interval?.lower?.value == value || $0.interval?.upper?.value == value
      })
    else { return }
    let isEasier = isMore ? end.value < value : end.value > value
    let words = report.quote(scoring.place(end.figure))
    let goal = report.quote(target.valueRange)
    report.add(
      scoring.place(end.figure),
      zh: isEasier ? "“\(words)”就得满分，指标值却是“\(goal)”：改成一致" : "“\(words)”才得满分，指标值却是“\(goal)”：改成一致",
      en:
        "full marks \(isEasier ? "already" : "only") from “\(words)”, but the target is “\(goal)”: make them agree",
      related: [report.place(target.valueRange, zh: "指标值", en: "the target")],
      fixes: replaced(end, figure, scoring, report))
  }

  /// 5万元 beside 4.8万元/人: the scoring rule leaves out for what each amount is.
  private static func isAmount(_ unit: BiaoValues.Unit, of target: BiaoValues.Unit) -> Bool {
    unit.dimension == .money && target.dimension == .composite && target.numerator.dimension == .money
  }

  /// Whether more is better. A target without a comparison is reached by exactly so much, or more.
  private static func isMore(_ target: Target) -> Bool? {
    switch target.comparator {
    case .atLeast, .greater, .equal, nil: true
    case .atMost, .less: false
    default: nil
    }
  }

  /// A percentage without a name may be the completion rate, except of satisfaction, which has none. One below a target that
  /// is a share gives full marks too soon in either sense.
  private static func mayBeCompletion(
    _ scoring: FormScoring, _ unit: BiaoValues.Unit, _ target: Decimal, isEasier: Bool, _ indicator: Indicator,
    _ report: Report
  ) -> Bool {
    guard unit.dimension == .ratio, scoring.scoring.subject == nil else { return false }
    if isEasier, case let traits = report.traits(of: indicator),
      traits.contains(.share) || report.englishName(of: indicator)?.isPart ?? false
    {
      return false
    }
    let name = FoldedText(report.tree.bytes, indicator.name).bytes
    if NameKind.contains(name, satisfied) { return false }
    // Nobody gives full marks for completing less than four fifths of a rate: such a figure is the rate itself.
    guard rates.contains(where: { name.count > $0.count && name.suffix($0.count).elementsEqual($0) }),
      let band = full(scoring.scoring, indicator.weight), let lower = band.interval?.lower, band.interval?.upper == nil
    else { return true }
    return lower.value >= Decimal(80) || lower.value > target
  }

  private static let rates = NameTraitWords.words("率 比例 比重 占比")

  private static let satisfied = Array("满意".utf8)

  /// The one band of numbers that gives most; nil where several do, or where words give as much.
  private static func full(_ scoring: Scoring, _ weight: Decimal?) -> ScoringBand? {
    var best: ScoringBand?
    for band in scoring.bands {
      switch band.points {
      case .constant(let points) where points.isZero: continue
      case .constant, .full: break
      case .deduction, .undefinedRatio, .discretion, .share, .proportional: continue
      default: return nil
      }
      guard band.interval != nil else { return nil }
      guard let other = best else {
        best = band
        continue
      }
      switch band.points.compared(to: other.points, weight: weight) {
      case 1: best = band
      case -1: continue
      default: return nil
      }
    }
    // One band with fewer points than the weight is not the full score.
    if case .constant(let points)? = best?.points, let weight, points < weight { return nil }
    return best
  }

  /// Writes the target's figure wherever the threshold stands, if both are in one unit.
  private static func replaced(
    _ end: ScoringEnd, _ figure: Figure, _ scoring: FormScoring, _ report: Report
  ) -> [Fix] {
    guard figure.unit == scoring.scoring.unit, figure.divisor == 1 else { return [] }
    let text = report.tree.text(figure.range)
    var edits: [TextEdit] = []
    for band in scoring.scoring.bands {
      for other in [band.interval?.lower, band.interval?.upper] {
        guard let other, other.value == end.value else { continue }
        let range = scoring.place(other.figure)
        if !edits.contains(where: { $0.range == range }) { edits.append(TextEdit(range: range, text: text)) }
      }
    }
    return [
      report.fix(.suggested, zh: "评分标准改成“\(text)”", en: "write “\(text)” in the scoring rule", edits: edits)
    ]
  }
}
