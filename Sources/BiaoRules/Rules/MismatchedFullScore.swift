// mismatched-full-score: the best score of a scoring rule is not the indicator's weight.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let mismatchedFullScore = Rule(
    name: "mismatched-full-score", family: .scoring, severity: .warning,
    summary: Bilingual(zh: "评分标准的最高得分与分值不一致", en: "a best score that is not the weight"),
    why: Bilingual(
      zh: "最高一档应当正好是指标的分值：低了，全做到也拿不满分；高了，得分会超过分值。",
      en:
        "The best band gives just the weight: with less nobody can get full marks, with more the score exceeds the weight."
    ),
    examples: [
      .flagged("- 图书借阅量 (20分): ≥ 30000 册\n  评分标准: ≥30,000 gets ‹25› points, below 30,000 gets 0"),
      .flagged(
        "- 群众满意度 (9分): ≥ 90%\n  评分标准: 满意度大于等于90%得‹8›分，小于90%且大于等于80%得7分，小于80%不得分", in: .tier("满意度指标")),
      .flagged("- 设备采购成本 (5分): ≤ 100万元\n  评分标准: 不超过100万元得‹10›分，超过的不得分", in: .tier("成本指标")),
      .flagged("- 交付使用时间 (8分): 8月25日前\n  评分标准: 按期交付得‹10›分，每迟1天扣1分，扣完为止", in: .tier("时效指标")),
      .flagged("- 培训人次 (8分): ≥ 300人次\n  评分标准: 得分=‹完成率×10分›"),
      .flagged(
        "- 立项程序规范性 (5分): 规范\n  评分标准: ①按程序申报，得2分；②经集体研究，得2分；③批复齐备，得‹2›分。", in: .tier("质量指标"), others: ["vague-target"]),
      .flagged("- 档案管理 (6分): 归档\n  评分标准: 1.专人保管（2分）；2.编制目录（1分）；3.按年装订（‹2›分）", in: .tier("质量指标")),
      .flagged("- 档案管理 (5分): 归档\n  评分标准: 专人保管得2分；编制目录得2分；按年装订得‹2›分", in: .tier("质量指标")),
      .flagged(
        "- 档案管理 (5分): 归档\n  评分标准: ①专人保管2分；②编制目录2分；③按年装订‹2›分", in: .tier("质量指标")),
      .flagged(
        "- 图书借阅量 (10分): ≥ 30000 册\n  评分标准: 完成率小于60%不得分；大于等于60%的，得分=‹（实际完成率-60%）/（1-40%）×指标分值›"),
      .fine(
        "- 图书借阅量 (10分): ≥ 30000 册\n  评分标准: 完成率小于60%不得分；大于等于60%的，得分=（实际完成率-60%）/（1-60%）×指标分值\n- 到馆人次 (10分): ≥ 90000 人次\n  评分标准: 完成率100%得满分；小于100%的，得分=（完成率-50%）×分值"
      ),
      .fine("- 档案管理 (6分): 归档\n  评分标准: ①专人保管2分；②30分钟内调出档案2分；③按年装订3分", in: .tier("质量指标")),
      .fine("- 档案管理 (5分): 归档\n  评分标准: ①专人保管，得2分；②编制目录，得2分；③按年装订，得1分", in: .tier("质量指标")),
      .fine("- 档案管理 (5分): 归档\n  评分标准: ①全部归档，得5分；②大半归档，得3分；③少数归档，得1分", in: .tier("质量指标")),
      .fine("- 档案管理 (5分): 归档\n  评分标准: ①专人保管，得2分；②编制目录、按年装订，各得2分；③上架得1分，最高5分", in: .tier("质量指标")),
      .fine(
        "- 群众满意度 (8分): ≥ 90%\n  评分标准: 满意度大于等于90%得8分，小于90%且大于等于80%得7分，小于80%不得分", in: .tier("满意度指标")),
      .fine("- 设备采购成本 (5分): ≤ 100万元\n  评分标准: 不超过100万元得满分，超过的不得分", in: .tier("成本指标")),
      .fine("- 验收合格率 (10分): = 100%\n  评分标准: 验收及时得5分，验收资料齐全得5分", in: .tier("质量指标")),
      .fine("- 群众满意度 (10分): ≥ 90%\n  评分标准: 很满意占比60%以上得5分，满意占比30%以上得5分", in: .tier("满意度指标")),
      .fine("- 培训场次 (10分): ≥ 5场\n  评分标准: 每举办1场得2分"),
      .fine("- 培训场次 (10分): ≥ 5场\n  评分标准: 举办1场得2分，最高10分"),
      .fine("- 群众满意度 (8分): ≥ 90%\n  评分标准: 满意度≥90%得100分，80%≤满意度<90%得80分，满意度<80%得0分", in: .tier("满意度指标")),
      .fine("- 安全事故起数 (5分): 0起\n  评分标准: 每发生1起扣2分，扣完为止", in: .tier("质量指标")),
    ],
    checks: [
      .scoring(.points) { scoring, indicator, _, report in
        guard let weight = indicator.weight, scoring.scoring.isWhole,
          let best = best(scoring.scoring, weight), best.points != weight
        else { return }
        say(best.band, best.points, weight, indicator, scoring, report)
      },
      .scoring(.threshold) { scoring, _, _, report in checkFormula(scoring, report) },
      .scoring(.added) { scoring, indicator, _, report in
        guard let weight = indicator.weight, let added = scoring.facts.added, added.sum != weight,
          // A part as large as the whole is a band beside other bands; and points may be given out of a hundred.
          added.largest < weight, added.sum != .hundred, added.sum > weight || added.isNumbered,
          scoring.scoring.cap == nil
        else { return }
        let range = scoring.place(added.last)
        let (sum, full) = (added.sum.normalized.description, weight.normalized.description)
        let isMore = added.sum > weight
        report.add(
          range,
          zh: "各项得分加起来是\(sum)分，分值却是\(full)分：\(isMore ? "得分会超过分值" : "全做到也拿不满分")，改成一致",
          en:
            "the points come to \(sum), the weight is \(full): \(isMore ? "the score would exceed the weight" : "full marks cannot be reached"); make them agree",
          related: indicator.weightRange.map { [report.place($0, zh: "分值", en: "the weight")] } ?? [])
      },
    ])

  /// （完成率-60%）/（1-40%）×分值: a formula that does not give the weight at 100 %, where no other band does.
  private static func checkFormula(_ scoring: FormScoring, _ report: Report) {
    let bands = scoring.scoring.bands
    guard scoring.scoring.isWhole, scoring.scoring.cap == nil,
      !bands.contains(where: { $0.points == .full }),
      let band = bands.first(where: { band in
        guard case .linear(let line) = band.points else { return false }
        return line.ofWeight && line.overRate && !line.isQuotient && line.intercept < .zero
      }), case .linear(let line) = band.points, let end = line.slope.adding(line.intercept), .zero < end, end != .one,
      end < .one || !scoring.scoring.isCapped,
      let share = end.multiplied(by: Rational(.hundred))?.decimal(rounded: 1)?.normalized
    else { return }
    let range = scoring.place(band.pointsRange)
    let words = report.quote(range)
    report.add(
      range, zh: "完成率100%时，“\(words)”只得分值的\(share)%：分母应是 1 减去分子里减去的数",
      en: "at a rate of 100% “\(words)” gives \(share)% of the weight: divide by 1 less what is taken off above")
  }

  /// The band with the most points and these; nil where no single band certainly is the full score.
  private static func best(_ scoring: Scoring, _ weight: Decimal) -> (band: ScoringBand, points: Decimal)? {
    var best: (band: ScoringBand, points: Decimal)?
    var inWords = 0
    var positive = 0
    var reachesWeight = false
    for band in scoring.bands {
      let points: Decimal
      switch band.points {
      case .constant(let constant): points = constant
      case .spread(_, let high): points = high
      case .full, .proportional:
        reachesWeight = true
        continue
      case .linear(let line):
        if line.ofWeight {
          reachesWeight = true
          continue
        }
        guard line.overRate, let end = line.slope.adding(line.intercept)?.decimal else { return nil }
        points = end
      case .share, .deduction, .undefinedRatio, .discretion: continue
      case .gain, .grade, .unknown: return nil
      }
      guard !points.isZero else { continue }
      positive += 1
      switch band.condition {
      case .words, .achieved, .always: inWords += 1
      default: break
      }
      // The best score twice: two things that are added up, 很满意占比60%以上得5分，满意占比30%以上得5分.
      if let other = best, other.points == points { return nil }
      if best.map({ $0.points < points }) ?? true { best = (band, points) }
    }
    guard let best else { return nil }
    // Several things in words are added up: 数量达标得5分，质量达标得5分.
    if inWords > 1 { return nil }
    if reachesWeight && best.points < weight { return nil }
    // Points out of 100, to be multiplied by the weight.
    if best.points == Decimal(100) { return nil }
    if let cap = scoring.cap, cap == weight || best.points < cap { return nil }
    if best.points < weight, isEach(best.band, positive, best.points, weight) { return nil }
    return best
  }

  /// 完成1项得2分: points for each thing, although the text does not say 每.
  private static func isEach(_ band: ScoringBand, _ positive: Int, _ points: Decimal, _ weight: Decimal) -> Bool {
    guard positive == 1 else { return false }
    switch band.condition {
    case .interval(let interval):
      guard let lower = interval.lower, interval.upper == nil || interval.isPoint,
        lower.comparison.isEmpty || lower.value == .one
      else { return false }
      return lower.value == .one || lower.step == lower.value
    case .words: return !weight.isZero && isMultiple(weight, of: points)
    default: return false
    }
  }

  private static func isMultiple(_ weight: Decimal, of points: Decimal) -> Bool {
    Rational(weight).divided(by: Rational(points))?.denominator == 1
  }

  private static func say(
    _ band: ScoringBand, _ points: Decimal, _ weight: Decimal, _ indicator: Indicator, _ scoring: FormScoring,
    _ report: Report
  ) {
    let range = report.number(band, scoring)
    let isNumber = report.tree.text(range) == points.description
    let full = weight.normalized.description
    let best = points.normalized.description
    report.add(
      range,
      zh: "最高得\(best)分，分值却是\(full)分：\(points < weight ? "全做到也拿不满分" : "得分会超过分值")，改成一致",
      en:
        "the best score is \(best), the weight \(full): \(points < weight ? "full marks cannot be reached" : "the score would exceed the weight"); make them agree",
      related: indicator.weightRange.map { [report.place($0, zh: "分值", en: "the weight")] } ?? [],
      fixes: isNumber
        ? [
          report.fix(
            .suggested, zh: "最高得分改成\(full)", en: "make the best score \(full)",
            edits: [TextEdit(range: range, text: full)])
        ] : [])
  }
}
