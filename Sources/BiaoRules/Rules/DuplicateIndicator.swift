// duplicate-indicator: the same indicator with the same target twice.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let duplicateIndicator = Rule(
    name: "duplicate-indicator", family: .structure, severity: .warning,
    summary: Bilingual(zh: "同一项指标写了两次", en: "the same indicator twice"),
    why: Bilingual(
      zh: "同一项指标写两次，分值就算了两次，另一处却空着该有的指标。留一处，另一处删去或换成别的指标。",
      en:
        "An indicator that stands twice is weighed twice, in place of another that should be there. Keep one and remove or replace the other."
    ),
    examples: [
      .flagged("- 列养里程: ≥ 1860 公里\n- 巡查次数: ≥ 60 次\n- ‹农村公路列养里程›: ≥ 1860 公里"),
      .flagged("- 改造学校食堂: = 28 所\n- ‹学校食堂改造数›: = 28 所"),
      .flagged("- 新增企业: ≥ 3 家\n- ‹新增企业数›: ≥ 3 家"),
      .fine("- 列养里程: ≥ 1860 公里\n- 非列养里程: ≥ 1860 公里\n- 验收列养里程: ≥ 1860 公里\n- 乡道列养里程: ≥ 1800 公里"),
      .fine("- 职工培训人数: ≥ 60 人\n- 农业职工培训人数: ≥ 60 人\n- 改造学校食堂: = 28 所\n- 改造学校操场: = 28 所"),
      .flagged("- 新增企业数: ≥ 3 家\n- 培训人数: ≥ 60 人\n- ‹新增企业数›: ≥3家\n  指标解释: 当年登记的企业"),
      .flagged(
        "绩效指标:\n  产出指标:\n    质量指标:\n      - 道路完好率: ≥ 95%\n  效益指标:\n    社会效益指标:\n      - ‹道路完好率›: 95%以上", in: .form),
      .flagged("- 补助资金发放时间: 12月31日前\n- ‹补助资金发放时间›: 12月31日前", in: .tier("时效指标")),
      .flagged("- Wells drilled: ≥ 10 wells\n- ‹Well drilled›: ≥ 10 wells"),
      .fine("- Wells drilled: ≥ 10 wells\n- Wells repaired: ≥ 10 wells"),
      .fine("- 道路面积: ≥ 3000 平方米\n- 道路长度: ≥ 3 公里"),
      .fine(
        "- 住宿费: ≤ 350 元/人·天\n  指标解释: 科级以下\n- 住宿费: ≤ 350 元/人·天\n  指标解释: 外聘讲师", in: .tier("成本指标")),
      .fine("- 新增企业数: ≥ 3 家\n- /: /\n- /: /"),
      .fine(
        "绩效指标:\n  中期指标:\n    - 新增企业数: ≥ 3 家\n  年度指标:\n    - 新增企业数: ≥ 3 家",
        template: "绩效指标: indicators\n  *: text\n  产出指标: tier"),
    ],
    checks: [
      .names,
      .form { form, report in
        for pair in report.sameNames(in: form) where pair.relation == .same {
          let name = report.quote(pair.second.name)
          report.add(
            pair.second.name, zh: "指标“\(name)”已经写过，指标值也一样：删去一处，或换成别的指标",
            en: "the indicator “\(name)” stands already, with the same target: remove one, or replace it",
            related: [report.place(pair.first.name, zh: "第一次写在这里", en: "it stands here first")],
            fixes: removal(of: pair.second, form, report).map { [$0] } ?? [])
        }
      },
      .form([.indicators]) { form, report in
        for pair in report.nearNames(in: form) where pair.relation == .same {
          let (name, other) = (report.quote(pair.second.name), report.quote(pair.first.name))
          report.add(
            pair.second.name, zh: "“\(name)”与前面的“\(other)”是一回事，指标值也一样：删去一处，或在名称里写明区别",
            en: "“\(name)” is what “\(other)” is, with the same target: remove one, or name what sets them apart",
            related: [report.place(pair.first.name, zh: "前一个指标", en: "the indicator before it")])
        }
      },
    ])

  /// Takes the row away with the lines under it.
  private static func removal(of row: NamedTarget, _ form: Form, _ report: Report) -> Fix? {
    guard !row.isPacked, let edit = IndicatorMove(in: form, terminator: report.lineTerminator).removal(line: row.line)
    else { return nil }
    return report.fix(.suggested, zh: "删去这一项", en: "remove this one", edits: [edit])
  }
}
