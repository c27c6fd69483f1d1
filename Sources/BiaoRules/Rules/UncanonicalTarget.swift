// uncanonical-target: a target that is not written as `≥ 15 家`.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let uncanonicalTarget = Rule(
    name: "uncanonical-target", family: .notation, severity: .hint, presets: [],
    summary: Bilingual(zh: "指标值没有用统一写法", en: "a target that is not in its canonical spelling"),
    why: Bilingual(
      zh: "“15家以上”“不少于15家”“≥15家”说的是一回事；统一写成“≥ 15 家”，汇总、比对时一眼看得清。意思不变，说不准的写法不动。",
      en:
        "“15家以上”, “不少于15家” and “≥15家” say the same; one spelling, “≥ 15 家”, is compared at a glance. The meaning stays, and so does what has no better spelling."
    ),
    examples: [
      .flagged("- 新增企业数: ‹15家以上›"),
      .flagged("- 清淤总成本: ‹不超过600万元›", in: .tier("成本指标")),
      .flagged("- 验收合格率: ‹不低于98%›", in: .tier("质量指标")),
      .flagged("- 培训场次: ‹≥ 6 场。›"),
      .flagged("- 蔬菜产量: ‹较上年增长5%以上›", in: .tier("经济效益指标")),
      .fine("- 新增企业数: ≥ 15 家"),
      .fine("- 验收合格率: = 100%", in: .tier("质量指标")),
      .fine("- 新增企业数: 达50家"),
      .fine("- 清淤完成时间: 12月31日前", in: .tier("时效指标")),
      .fine("- 受益农户数: 30余户"),
    ],
    checks: [
      .target(.target) { list, indicator, form, report in
        // Most are, which costs less to see than to write them.
        if list.isPlainlyCanonical(form.tree.bytes, indicator.value) { return }
        // A sign too many has a rule of its own.
        if DoubledSign.find(indicator.line, form.tree) != nil { return }
        guard let canonical = list.canonical(form.tree.bytes, indicator.value),
          case let value = form.tree.trimmed(indicator.value), !form.tree.bytes[value].elementsEqual(canonical)
        else { return }
        let text = String(decoding: canonical, as: UTF8.self)
        report.add(
          value, zh: "“\(report.quote(value))”统一写成“\(text)”", en: "“\(report.quote(value))” is written “\(text)”",
          fixes: [report.rewriting(.safe, value, as: text)])
      }
    ])
}
