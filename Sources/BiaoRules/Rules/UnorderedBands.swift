// unordered-bands: fewer points for a better result than for a worse one, or bands that are listed out of order.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let unorderedBands = Rule(
    name: "unordered-bands", family: .scoring, severity: .warning,
    summary: Bilingual(
      zh: "结果更好得分反而更少，或各档没有按高低排列", en: "fewer points for a better result, or bands that are not in order"),
    why: Bilingual(
      zh: "做得越好得分应当越多；两档的分数或符号写反了，做得好的反而吃亏；各档忽高忽低，打分的人容易看错。",
      en:
        "Better results earn more points. Where the points or the signs of two bands are swapped, those who did well lose; bands that go up and down are easily misread."
    ),
    examples: [
      .flagged(
        "- 群众满意度 (8分): ≥ 90%\n  评分标准: 满意度≥90%得8分，80%≤满意度<90%得‹5分›，60%≤满意度<80%得6分，满意度<60%不得分",
        in: .tier("满意度指标")),
      .flagged("- 培训人次 (8分): ≥ 300人次\n  评分标准: 完成率小于60%得8分，完成率大于等于60%‹不得分›"),
      .flagged(
        "- 设备采购成本 (5分): ≤ 100万元\n  评分标准: 成本≤100万元‹不得分›，成本>100万元得5分", in: .tier("成本指标")),
      .fine(
        "- Users content (6分): ≥ 80%\n  评分标准: 80% and above 6 points, 60% to less than 80% 3 points, below 60% 0 points",
        in: .tier("满意度指标")),
      .fine(
        "- 群众满意度 (8分): ≥ 90%\n  评分标准: 满意度≥90%得8分，80%≤满意度<90%得6分，满意度<80%不得分", in: .tier("满意度指标")),
      .flagged(
        "- 学生满意度 (5分): ≥ 90%\n  评分标准: 满意度80%（含）—90%得3分，‹90%（含）以上›得5分，70%（含）—80%得2分，70%以下不得分",
        in: .tier("满意度指标")),
      .fine(
        "- 学生满意度 (5分): ≥ 90%\n  评分标准: 满意度70%以下不得分，70%（含）—80%得2分，80%（含）—90%得3分，90%（含）以上得5分",
        in: .tier("满意度指标")),
      .fine(
        "- 学生满意度 (5分): ≥ 90%\n  评分标准: 满意度90%（含）以上得5分，70%以下不得分，70%（含）—90%得3分",
        in: .tier("满意度指标")),
      .fine(
        "- 管网失水率 (4分): ≤ 1.5%\n  评分标准: 失水率≤1.5%得4分，1.5%—2%（含）得2分，2%—3%（含）得1分，3%以上不得分",
        in: .tier("质量指标")),
      .fine("- 设备采购成本 (5分): ≤ 100万元\n  评分标准: 成本≤100万元得5分，成本>100万元不得分", in: .tier("成本指标")),
      // Reached by far: the target was too low.
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 完成率100%—130%得8分，完成率130%以上得5分，完成率100%以下不得分"),
      // Another thing than the indicator: less of it is better.
      .flagged(
        "- 群众满意度 (8分): ≥ 90%\n  评分标准: 满意度小于60%得6分，满意度大于等于60%得‹4分›", in: .tier("满意度指标"),
        others: ["mismatched-threshold", "mismatched-full-score"]),
      .fine("- 补助发放及时率 (8分): = 100%\n  评分标准: 逾期率≤1%得8分，逾期率>1%不得分", in: .tier("时效指标")),
    ] + DeductionSign.examples,
    checks: [
      .scoring(.bands) { scoring, indicator, form, report in
        checkListing(scoring, indicator, report)
        guard !isPlainlyInOrder(scoring.facts, indicator),
          // Of a target with the wrong sign the bands say the contrary, rightly.
          !isReversed(indicator, form, report), let isMore = direction(scoring, indicator, form, report)
        else { return }
        check(scoring, indicator, isMore, report)
      },
      .scoring(.directed) { _, indicator, form, report in
        DeductionSign.find(indicator, form, report)?.say(indicator, report)
      },
    ])

  private static func isReversed(_ indicator: Indicator, _ form: Form, _ report: Report) -> Bool {
    guard case .value(let list) = indicator.target, list.targets.count == 1,
      let comparator = list.targets[0].comparator
    else { return false }
    return ReversedComparator.isReversed(comparator, list, 0, indicator, form, report)
  }

  // MARK: - In what order they stand

  /// Three bands or more that give points and go neither up nor down, in what was reached or in points: 80%—90%, 90%以上,
  /// 70%—80%. The second band of the first step against the other ones stands out of turn.
  private static func checkListing(_ scoring: FormScoring, _ indicator: Indicator, _ report: Report) {
    guard !scoring.facts.isListedInOrder else { return }
    var listed: [ScoringBand] = []
    for band in scoring.scoring.bands {
      switch band.points {
      case .constant(let points) where points.isZero: continue
      case .constant, .full, .share: listed.append(band)
      default: return
      }
    }
    let steps = Array(zip(listed, listed.dropFirst()))
    let gains = steps.map { $0.points.compared(to: $1.points, weight: indicator.weight) }
    let (falls, rises) = (gains.count { $0 == 1 }, gains.count { $0 == -1 })
    // In order of the points they may come from the target to both sides.
    guard !gains.contains(nil), falls > 0, rises > 0,
      let turn = gains.firstIndex(of: rises > falls ? 1 : -1)
    else { return }
    let (first, second) = steps[turn]
    let (here, there) = (
      report.quote(scoring.place(first.conditionRange)), report.quote(scoring.place(second.conditionRange))
    )
    report.add(
      scoring.place(second.conditionRange), zh: "“\(there)”写在“\(here)”之后，各档没有按高低排列：从高到低写",
      en: "“\(there)” stands behind “\(here)”, so the bands are not in order: list them from the best to the worst",
      related: [report.place(scoring.place(first.conditionRange), zh: "写在前面的一档", en: "the band before it")])
  }

  /// Nearly all are: seen by the target's sign alone.
  private static func isPlainlyInOrder(_ facts: ScoringFacts, _ indicator: Indicator) -> Bool {
    guard case .value(let list) = indicator.target, list.targets.count == 1 else { return false }
    switch list.targets[0].comparator {
    case .atLeast, .greater: return facts.isRising
    case .atMost, .less: return facts.isFalling
    // A target without a sign is reached from below as a rule.
    default: return facts.isRising
    }
  }

  /// Whether more of what the bands hold is better; nil where that is not certain.
  private static func direction(
    _ scoring: FormScoring, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Bool? {
    let isMore = report.isMoreBetter(indicator)
    if isRate(scoring, indicator) {
      // How completely a limit was kept may be meant either way.
      return isMore == false ? nil : true
    }
    return report.speaksOfIndicator(scoring, indicator, form) ? isMore : nil
  }

  /// Whether the bands are of the completion rate: by name, or in % where the target is in something else.
  private static func isRate(_ scoring: FormScoring, _ indicator: Indicator) -> Bool {
    if scoring.scoring.variable == .completionRate { return true }
    guard scoring.scoring.subject == nil, scoring.scoring.unit?.dimension == .ratio,
      case .value(let list) = indicator.target, let unit = list.targets.first?.unit ?? indicator.unit
    else { return false }
    return unit.dimension != .ratio
  }

  private static func check(_ scoring: FormScoring, _ indicator: Indicator, _ isMore: Bool, _ report: Report) {
    var bands: [(band: ScoringBand, end: Decimal?)] = []
    for band in scoring.scoring.bands {
      guard let interval = band.interval else { continue }
      bands.append((band, (isMore ? interval.lower : interval.upper)?.value))
    }
    // From the best to the worst; without an end on the worse side a band is the worst.
    bands.sort { a, b in
      guard let first = a.end else { return false }
      guard let second = b.end else { return true }
      return isMore ? first > second : first < second
    }
    // Beyond the target less may be given: it was set too low.
    let limit = target(scoring, indicator)
    var index = 0
    while index + 1 < bands.count {
      let better = bands[index]
      let worse = bands[index + 1]
      index += 1
      if let limit, let end = worse.end, isMore ? end >= limit : end <= limit { continue }
      if let limit, let end = better.end, isMore ? end > limit : end < limit { continue }
      guard better.band.points.compared(to: worse.band.points, weight: indicator.weight) == -1 else { continue }
      let here = report.quote(scoring.place(better.band.conditionRange))
      let there = report.quote(scoring.place(worse.band.conditionRange))
      let points = (report.points(better.band, scoring), report.points(worse.band, scoring))
      report.add(
        scoring.place(better.band.pointsRange),
        zh: "“\(here)”比“\(there)”好，得分却更少（“\(points.0)”对“\(points.1)”）：核对两档的分数",
        en: "“\(here)” is better than “\(there)” but gets less (“\(points.0)” against “\(points.1)”): check both bands",
        related: [report.place(scoring.place(worse.band.pointsRange), zh: "较差的一档得分更多", en: "the worse band gets more")],
        fixes: swapped(better.band, worse.band, scoring, report))
    }
  }

  /// The target in the unit of the bands; 100 for completion rates.
  private static func target(_ scoring: FormScoring, _ indicator: Indicator) -> Decimal? {
    if isRate(scoring, indicator) { return Decimal(100) }
    guard case .value(let list) = indicator.target, let target = list.targets.first else { return nil }
    return target.figure?.base(in: indicator.unit)
  }

  private static func swapped(
    _ a: ScoringBand, _ b: ScoringBand, _ scoring: FormScoring, _ report: Report
  ) -> [Fix] {
    let first = scoring.place(a.pointsRange)
    let second = scoring.place(b.pointsRange)
    guard first.upperBound <= second.lowerBound || second.upperBound <= first.lowerBound else { return [] }
    let texts = (report.tree.text(first), report.tree.text(second))
    // “得8分” has its verb outside of the range, “不得分” within: only like is swapped with like.
    guard texts.0.first?.isNumber == true, texts.1.first?.isNumber == true else { return [] }
    return [
      report.fix(
        .suggested, zh: "对调两档的分数", en: "swap the points of the two bands",
        edits: [TextEdit(range: first, text: texts.1), TextEdit(range: second, text: texts.0)])
    ]
  }
}
