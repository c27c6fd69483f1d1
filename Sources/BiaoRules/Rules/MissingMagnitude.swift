// missing-magnitude: a change over a baseline with no amount.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let missingMagnitude = Rule(
    name: "missing-magnitude", family: .targets, severity: .warning,
    summary: Bilingual(zh: "有比较基准，没有幅度", en: "a change with no amount"),
    why: Bilingual(
      zh: "“较上年增加”增加一元也算完成；写明幅度，年终才能判断做到了没有。",
      en: "“较上年增加” is reached by one yuan more; only an amount lets anybody judge at the end of the year."),
    examples: [
      .flagged("- 引导产业收入增加: ‹较上年增加›", in: .tier("经济效益指标")),
      .flagged("- 企业税收: ‹同比提高›", in: .tier("经济效益指标")),
      .flagged("- 村医诊疗水平: ‹较上年提高›", in: .tier("社会效益指标")),
      .flagged(
        "- Forest cover: ‹more than before›\n- Household income: ‹higher than in 2024›\n- Tree cover: ‹above the 2024 level›\n- Rice yield: ‹higher than the base year›",
        in: .tier("经济效益指标")),
      .fine(
        "- Household income: 5% higher than in 2024\n- Forest cover: no less than last year\n- Rice yield: higher than in 2024 by 8%\n- Trees: more than 2024 trees",
        in: .tier("经济效益指标")),
      .fine("- 万人发案率: 低于上年", in: .tier("社会效益指标")),
      .fine("- 引导产业收入: 较上年增加 5% 以上", in: .tier("经济效益指标")),
      .fine("- 规模工业增加值: 同比增长5%", in: .tier("经济效益指标")),
      .fine("- 企业税收: 不低于上年", in: .tier("经济效益指标")),
    ],
    checks: [
      .indicator(.vague) { indicator, form, report in
        guard case .value = indicator.target, case .missingMagnitude(let range) = report.measurability(of: indicator)
        else { return }
        let words = report.quote(range)
        // No share of a level, an ability, an environment can be counted: another measure is due.
        if levels.ends(form.tree.bytes, indicator.name) || levels.isIn(form.tree.bytes, range) {
          return report.add(
            range, zh: "“\(words)”没有说多少，也数不出来：换成能数的成果，如新增几项、达到几级",
            en:
              "“\(words)” says not how much, nor can it be counted: name a result that can be, so many of it or a grade"
          )
        }
        let isEnglish = words.utf8.allSatisfy { $0 < 0x80 }
        let better = isEnglish ? "\(words) by 5% or more" : withoutHedges(words) + "5%以上"
        report.add(
          range, zh: "“\(words)”没有说多少：写明幅度，如“\(better)”",
          en: "“\(words)” does not say how much: give an amount, such as “\(better)”",
          // Words that the message cuts would be lost.
          fixes: range.count > 60
            ? []
            : [
              report.fix(
                .suggested, zh: "改为“\(better)”，幅度按实际定",
                en: "change it to “\(better)” with an amount of your own",
                edits: [TextEdit(range: range, text: better)])
            ])
      }
    ])

  private static let levels = WordSet("水平 能力 素质 意识 效能 影响力 竞争力 氛围")

  /// 较上年有所下降 → 较上年下降: with an amount behind it, 有所 says nothing.
  private static func withoutHedges(_ words: String) -> String {
    for hedge in ["有所", "有一定", "略有", "稳步", "不断", "持续", "逐步", "明显", "显著", "大幅"] {
      let parts = words.split(separator: hedge, maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, !parts[1].isEmpty { return String(parts[0] + parts[1]) }
    }
    return words
  }
}
