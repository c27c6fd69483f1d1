// uncapped-score: points for each further unit, without an end.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let uncappedScore = Rule(
    name: "uncapped-score", family: .scoring, severity: .warning,
    summary: Bilingual(zh: "加分没有上限", en: "further points without a cap"),
    why: Bilingual(
      zh: "“每多1场加2分”没有尽头，做得多了得分会超过分值，合计也就超过一百分；补一句“最高不超过该指标分值”。",
      en:
        "“2 points for each further event” never ends: the score exceeds the weight, and the total a hundred. Say that the weight is the most."
    ),
    examples: [
      .flagged("- 培训人次 (8分): ≥ 300人次\n  评分标准: 达到300人次得5分，‹每多10人次加1分›"),
      .flagged("- 培训人次 (5分): ≥ 300人次\n  评分标准: 完成300人次得5分；‹每增加10人次奖励0.5分›，未完成不得分"),
      .flagged("- Wells drilled (8分): ≥ 40 wells\n  评分标准: 5 points for 40 wells, plus ‹1 point for each further well›"),
      .flagged("- 学徒班招生 (6分): 260人以上\n  评分标准: ‹每招收10人得0.3分›，多招多得。"),
      .flagged("- 学徒班招生 (6分): 260人以上\n  评分标准: ‹每招收10人得0.3分›。"),
      .flagged("- 省级以上竞赛获奖 (4分): ≥ 3 项\n  评分标准: ‹每获得1项得2分›"),
      .flagged("- 选送节目 (5分): ≥ 4 个\n  评分标准: ‹每取得1个名次计1.5分›；未参赛不得分"),
      .fine("- 省级以上竞赛获奖 (6分): ≥ 3 项\n  评分标准: 每获得1项得2分"),
      .fine("- 学徒班招生 (6分): 200人以上\n  评分标准: 每招收10人得0.3分。"),
      .fine("- 原创短视频 (8分): ≥ 2000 条\n  评分标准: 每完成100条得0.8分，最高8分。"),
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 达到300人次得5分，每多10人次加1分，加满8分为止"),
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 达到300人次得8分，每少10人次扣1分；每超期1天扣1分"),
      .fine(
        "- Wells drilled (8分): ≥ 40 wells\n  评分标准: 5 points for 40 wells, plus 1 point for each further well, up to 8"),
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 按完成比例得分"),
    ],
    checks: [
      .scoring(.more) { scoring, indicator, _, report in
        guard let local = scoring.facts.more ?? scoring.facts.each.flatMap({ excess($0, indicator) }) else { return }
        let range = scoring.place(local)
        let cap = ScoreCap(scoring, report.tree.bytes)
        report.add(
          range, zh: "“\(report.quote(range))”没有封顶，做得多了会超过分值：补上“\(cap.words)”",
          en: "nothing limits “\(report.quote(range))”: add that the score is at most the weight",
          fixes: [cap.fix(behind: range, report)])
      }
    ])

  /// The clause that gives points for each so many, where the target earns more than the weight by it, or where the rule says
  /// that there is no end.
  private static func excess(_ each: FurtherPoints.Each, _ indicator: Indicator) -> ByteRange? {
    if each.isEndless { return each.range }
    guard let weight = indicator.weight, case .value(let list) = indicator.target, list.targets.count == 1,
      let figure = list.targets[0].figure, figure.divisor == 1, list.targets[0].change == nil,
      let unit = figure.unit ?? indicator.unit, each.step.unit.map({ $0.isCommensurable(with: unit) }) ?? true,
      let asked = figure.base(in: unit), let step = each.step.base(in: unit),
      let earned = asked.multiplied(by: each.points), let most = weight.multiplied(by: step)
    else { return nil }
    return earned > most ? each.range : nil
  }
}
