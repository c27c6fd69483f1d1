// overlapping-bands: one result to which a scoring rule gives two scores.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let overlappingBands = Rule(
    name: "overlapping-bands", family: .scoring, severity: .warning,
    summary: Bilingual(zh: "同一结果有两个得分", en: "one result with two scores"),
    why: Bilingual(
      zh: "两档都包含同一个数，正好做到那个数时该得几分就有两种说法；相邻两档只有一档写“等于”。",
      en:
        "Where two bands hold the same figure, whoever reaches just that can claim either score. Of two neighbours only one says “等于”."
    ),
    examples: [
      .flagged(
        "- 群众满意度 (8分): ≥ 90%\n  评分标准: 满意度大于等于90%得8分，小于90%且大于等于80%得7分，‹小于等于80%›且大于等于60%得6分，小于60%不得分",
        in: .tier("满意度指标")),
      .flagged(
        "- 设备采购成本 (5分): ≤ 100万元\n  评分标准: 成本‹≤100万元›得5分，成本≥100万元不得分", in: .tier("成本指标")),
      .flagged(
        "- 系统响应时间 (6分): ≤ 4小时\n  评分标准: 2小时以内得6分，‹1小时—3小时得4分›，3小时以上不得分", in: .tier("时效指标")),
      .flagged("评分说明: 90（含）—100分为优；80（含）—‹90分›（含）为良；60（含）—80分为中；60分以下为差", in: .form),
      .fine(
        "- 群众满意度 (8分): ≥ 90%\n  评分标准: 满意度大于等于90%得8分，小于90%且大于等于80%得7分，小于80%不得分", in: .tier("满意度指标")),
      .fine("- 群众满意度 (8分): ≥ 90%\n  评分标准: 90%-100%得8分，80%-90%得6分，60%-80%得4分", in: .tier("满意度指标")),
      .fine("- 群众满意度 (8分): ≥ 90%\n  评分标准: 90%以上得8分，90%以下不得分", in: .tier("满意度指标")),
      .fine("- 群众满意度 (8分): ≥ 90%\n  评分标准: ≥90%得8分，≥80%得6分，≥60%得4分，其他不得分", in: .tier("满意度指标")),
      .fine("- 培训人次 (8分): ≥ 300人次\n  评分标准: 完成率≥100%得8分，≥80%得6分，<80%不得分"),
      .flagged("等次说明: 90（含）—100分为优；80（含）—‹90›分（含）为良；60（含）—80分为中；60分以下为差。", template: "等次说明: text"),
      .fine(
        "等次说明: 90（含）—100分（含）为优；80（含）—90分（不含）为良；60分（含）—80分为中；60分以下为差。", template: "等次说明: text"),
      .fine("评分说明: 90（含）—100分为优；80（含）—90分为良；60（含）—80分为中；60分以下为差", in: .form),
    ],
    checks: [
      .scoring(.overlap) { scoring, _, _, report in
        checkOverlaps(scoring, report)
      },
      .form([.prose, .entries]) { form, report in
        for scoring in report.freeScorings(of: form) { checkOverlaps(scoring, report) }
        guard let stated = report.statedGrades(of: form), let overlap = stated.bounds.overlap,
          let place = overlap.worse.toPlace,
          !report.findings.contains(where: { $0.rule == "overlapping-bands" && $0.range.overlaps(place) })
        else { return }
        let (better, worse) = (overlap.better.spelling, overlap.worse.spelling)
        report.add(
          place, zh: "“\(report.quote(place))”分既属“\(better)”又属“\(worse)”：只让一档包含它",
          en: "“\(report.quote(place))” earns both “\(better)” and “\(worse)”: only one of them may hold it",
          related: overlap.better.place.map {
            [report.place($0, zh: "另一档也包含它", en: "the other grade holds it as well")]
          }
            ?? [])
      },
    ])

  private static func checkOverlaps(_ scoring: FormScoring, _ report: Report) {
    for overlap in scoring.facts.overlaps {
      let first = scoring.scoring.bands[overlap.first]
      let second = scoring.scoring.bands[overlap.second]
      if overlap.isPoint, let lower = overlap.lower, let upper = overlap.upper {
        let value = report.quote(scoring.place(lower.figure))
        let range = scoring.place(upper)
        let (here, there) =
          first.interval?.upper == upper && first.interval?.upper?.figure == upper.figure
          ? (first, second) : (second, first)
        report.add(
          range,
          zh:
            "“\(value)”有两个得分：这里是“\(report.points(here, scoring))”，另一档是“\(report.points(there, scoring))”，只让一档包含它",
          en:
            "“\(value)” has two scores, “\(report.points(here, scoring))” here and “\(report.points(there, scoring))” in the other band: only one of them may hold it",
          related: [report.place(scoring.place(lower), zh: "另一档也包含它", en: "the other band holds it as well")],
          fixes: opened(upper, scoring, report))
      } else {
        let range = scoring.place(
          second.conditionRange.lowerBound..<max(second.conditionRange.upperBound, second.pointsRange.upperBound))
        report.add(
          range,
          zh:
            "“\(report.quote(scoring.place(second.conditionRange)))”和“\(report.quote(scoring.place(first.conditionRange)))”有重叠，得分却是“\(report.points(second, scoring))”和“\(report.points(first, scoring))”：分开两档",
          en:
            "“\(report.quote(scoring.place(second.conditionRange)))” and “\(report.quote(scoring.place(first.conditionRange)))” share results, with the scores “\(report.points(second, scoring))” and “\(report.points(first, scoring))”: part them",
          related: [report.place(scoring.place(first.conditionRange), zh: "另一档", en: "the other band")])
      }
    }
  }

  /// Drops 等于 from the upper end: by custom the lower end belongs to its band.
  private static func opened(_ end: ScoringEnd, _ scoring: FormScoring, _ report: Report) -> [Fix] {
    let range = scoring.place(end.comparison)
    let words = report.tree.text(range)
    guard let open = openComparisons.first(where: { $0.closed == words })?.open else { return [] }
    return [
      report.fix(
        .suggested, zh: "把“\(words)”改成“\(open)”", en: "write “\(open)” for “\(words)”",
        edits: [TextEdit(range: range, text: open)])
    ]
  }

  private static let openComparisons: [(closed: String, open: String)] = [
    ("小于等于", "小于"), ("小于或等于", "小于"), ("低于等于", "低于"), ("低于或等于", "低于"), ("不高于", "低于"), ("不超过", "低于"), ("不大于", "小于"),
    ("不多于", "少于"), ("≤", "<"), ("≦", "<"), ("<=", "<"), ("＜＝", "＜"), ("at most", "below"),
    ("no more than", "less than"),
  ]
}
