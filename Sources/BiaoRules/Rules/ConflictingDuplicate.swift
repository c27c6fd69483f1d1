// conflicting-duplicate: the same indicator twice, with targets that contradict each other.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let conflictingDuplicate = Rule(
    name: "conflicting-duplicate", family: .structure, severity: .warning,
    summary: Bilingual(zh: "同一项指标有两个不同的指标值", en: "one indicator with two different targets"),
    why: Bilingual(
      zh: "同一项指标一处写1%、一处写2%，到考核时就不知道以哪个为准。两处指的是一回事就改成一致，不是一回事就在名称里写明区别。",
      en:
        "Where one indicator is to reach 1% here and 2% there, nobody knows which counts. Make the targets agree, or name what sets the two apart."
    ),
    examples: [
      .flagged("- 受益群众满意度: ≥ 90%\n- 受益群众满意率: ‹≥ 85%›", in: .tier("满意度指标")),
      .fine("- 受益群众满意度: ≥ 90%\n- 受益企业满意率: ≥ 85%", in: .tier("满意度指标")),
      .flagged("- 税收增长率: ≥ 1%\n- 税收增长率: ‹≥ 2%›", in: .tier("经济效益指标")),
      .flagged("- 税收增长率 税收增长率: ≥ 1% ‹≥ 2%›", in: .tier("经济效益指标")),
      .flagged(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 受益群众人数: ≥ 600 人\n  效益指标:\n    社会效益指标:\n      - 受益群众人数: ‹≥ 800 人›",
        in: .form),
      .flagged("- Latrines built: ≥ 96 latrines\n- Latrine built: ‹≥ 90› latrines"),
      .fine(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 文化广场: ≥ 500 平方米\n  效益指标:\n    社会效益指标:\n      - 文化广场: ≥ 2 个", in: .form),
      .fine(
        "- 住宿费: ≤ 350 元/人·天\n  指标解释: 科级以下\n- 住宿费: ≤ 500 元/人·天\n  指标解释: 处级", in: .tier("成本指标")),
      .flagged(
        "绩效指标:\n  - Fishers content with the closures: ≥ 70%\n    Means of verification: survey of 220 families\n  - Fishers content with the closures: ‹≥ 75%›\n    Means of verification: interviews at landing sites",
        template: "绩效指标: indicators\n  - *: target\n    Means of verification: text"),
      .fine(
        "绩效指标:\n  - Fishers content: ≥ 70%\n    Notes: North coast\n  - Fishers content: ≥ 75%\n    Notes: South coast",
        template: "绩效指标: indicators\n  - *: target\n    Notes: text"),
      .flagged("- 患者满意度: ≥ 90%\n- 患者满意度: ‹≥ 85分›", in: .tier("满意度指标")),
      .fine("- 文化广场: ≥ 500 平方米\n- 文化广场: ≥ 2 个"),
      .fine("- 室内温度: ≥ 18 ℃\n- 室内温度: ≤ 27 ℃", in: .tier("质量指标")),
      .flagged(
        "项目安排:\n  | 项目 | 完工时间 |\n  | 钟楼修缮 | 2025年12月 |\n  | 碑廊加固 | 2025年6月 |\n绩效指标:\n  - 钟楼修缮完工时间: ‹2025年10月31日前›\n  - 碑廊加固完工时间: 2025年6月30日前",
        template: works),
      .fine(
        "项目安排:\n  | 项目 | 完工时间 |\n  | 钟楼修缮 | 2025年9月 |\n  | 碑廊加固 | 2025年12月 |\n绩效指标:\n  - 钟楼修缮完工时间: 2025年10月31日前\n  - 碑廊勘察完工时间: 2025年6月30日前",
        template: works),
      .fine("- 培训（第一期）: ≥ 60 人\n- 培训（第二期）: ≥ 80 人"),
      .fine("- 年度任务: 3月底前\n- 年度任务: 10月底前", in: .tier("时效指标")),
    ],
    checks: [
      .names,
      .form([.rows, .entries, .indicators, .results]) { form, report in
        guard !form.tables.isEmpty else { return }
        for contradiction in TableDeadline.contradictions(in: form, report) {
          let (cell, words) = (report.quote(contradiction.cell), report.quote(contradiction.deadline))
          report.add(
            contradiction.deadline,
            zh: "“\(report.quote(contradiction.indicator.name))”在前面的表里是“\(cell)”，这里是“\(words)”：改成一致",
            en:
              "“\(report.quote(contradiction.indicator.name))” is “\(cell)” in the table, but “\(words)” here: make them agree",
            related: [report.place(contradiction.cell, zh: "表里的时间", en: "the day in the table")])
        }
      },
      .form { form, report in
        for pair in report.sameNames(in: form) where pair.relation == .contrary {
          let (first, second) = (pair.first.target.valueRange, pair.second.target.valueRange)
          let name = report.quote(pair.second.name)
          report.add(
            second,
            zh: "“\(name)”前面写的是“\(report.quote(first))”，这里是“\(report.quote(second))”：改成一致，或在名称里写明区别",
            en:
              "“\(name)” is to reach “\(report.quote(first))” above and “\(report.quote(second))” here: make them agree, or name what sets them apart",
            related: [report.place(first, zh: "另一个指标值", en: "the other target")])
        }
      },
      .form([.indicators]) { form, report in
        for pair in report.nearNames(in: form) where pair.relation == .contrary {
          let (first, second) = (report.quote(pair.first.value), report.quote(pair.second.value))
          let (name, other) = (report.quote(pair.second.name), report.quote(pair.first.name))
          report.add(
            pair.second.value, zh: "“\(name)”就是“\(other)”，那里写的是“\(first)”，这里是“\(second)”：改成一致，或删去一处",
            en:
              "“\(name)” is “\(other)”, which is to reach “\(first)”, and “\(second)” here: make them agree, or remove one",
            related: [report.place(pair.first.value, zh: "另一个指标值", en: "the other target")])
        }
      },
    ])

  private static let works = """
    项目安排: table
      项目: text
      完工时间: text
    绩效指标: indicators
      - *: target
    """
}
