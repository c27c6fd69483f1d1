// capped-rate: at least 100 % of what cannot be more.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let cappedRate = Rule(
    name: "capped-rate", family: .targets, severity: .warning,
    summary: Bilingual(zh: "比率最高100%，却写成≥100%", en: "“≥ 100%” of a rate that cannot exceed 100 %"),
    why: Bilingual(
      zh: "合格率、及时率、覆盖率不会超过100%，要求全部做到就写“= 100%”；写“≥”让人以为还可以更高。",
      en:
        "A pass rate or a coverage is never above 100 %: where all must pass, write “= 100%”. With “≥” it looks as if more were possible."
    ),
    examples: [
      .flagged("- 企业验收合格率: ‹≥ 100 %›", in: .tier("质量指标")),
      .flagged("- 补助资金按时发放: ‹≥ 100%›", in: .tier("时效指标")),
      .flagged("- 行政村覆盖率: ‹100%以上›"),
      .flagged("- 资金发放及时率: ‹不低于100%›", in: .tier("时效指标")),
      .flagged("- 问卷回收情况: 受访群众满意率‹达到100%以上›", in: .tier("满意度指标")),
      .flagged("- 数据准确率 (%): ‹≥100›", in: .tier("质量指标")),
      .flagged("- 专项资金拨付进度: ‹≥ 100%›", in: .tier("时效指标")),
      .flagged("- Vessels carrying a licence: ‹≥ 100%›\n- Facades that pass inspection: ‹≥ 100%›", in: .tier("质量指标")),
      .flagged(
        "- Percentage of pupils with a textbook: ‹≥ 100%›\n- Salaries paid on time: ‹≥ 100%›", in: .tier("质量指标")),
      .fine(
        "- Vessels inspected: ≥ 100%\n- Sales that meet the plan: ≥ 100%\n- Trainees who pass: = 100%",
        in: .tier("质量指标")),
      .flagged("- 疑似病例转诊率: ‹≥ 100%›\n  指标解释: 转诊到定点医院的人数占报告人数的比例", in: .tier("质量指标")),
      .fine("- 病例任务率: ≥ 100%\n  指标解释: 实际转诊数占目标任务的比例", in: .tier("质量指标")),
      .fine("- 企业验收合格率: = 100%", in: .tier("质量指标")),
      .fine("- 行政村覆盖率: 100%"),
      .fine("- 任务完成率: ≥ 100%"),
      .fine("- 税收收入完成预算比例: ≥ 100%", in: .tier("经济效益指标")),
      .fine("- 国有资本保值增值率: ≥ 100%", in: .tier("经济效益指标")),
      .fine("- 病床使用率: ≥ 100%", in: .tier("质量指标")),
      .fine("- 产销率: ≥ 100%", in: .tier("经济效益指标")),
      .fine("- 受益农户: ≥ 100 户", in: .tier("社会效益指标")),
      .fine("- 群众满意度: ≥ 95%", in: .tier("满意度指标")),
    ],
    checks: [
      .target(.hundred) { list, indicator, form, report in
        for index in list.targets.indices
        where list.targets[index].comparator == .atLeast && list.targets[index].figure?.number == .hundred {
          let target = list.targets[index]
          let traits = report.traits(of: indicator, list, index)
          guard let figure = target.figure, target.isPlainFigure, !traits.contains(.lessIsBetter),
            report.percent(figure, of: indicator, in: form) == .hundred,
            report.isCapped(traits, indicator, list, index)
              || list.targets.count == 1 && traits == .ratio && report.isExplainedAsShare(indicator, form)
          else { continue }
          let words = report.quote(target.valueRange)
          let full = "= " + report.tree.text(figure.range)
          // The words hold the same values as the sign, so nothing changes of what is asked.
          report.add(
            target.valueRange, zh: "“\(report.quote(indicator.name))”最高就是100%，不必写“\(words)”：写成“\(full)”",
            en: "“\(report.quote(indicator.name))” cannot exceed 100%, as “\(words)” has it: write “\(full)”",
            fixes: [report.rewriting(.safe, target.valueRange, as: full)])
        }
      }
    ])
}
