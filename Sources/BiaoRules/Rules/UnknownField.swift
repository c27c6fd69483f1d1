// unknown-field: a line or column that the template does not declare.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let unknownField = Rule(
    name: "unknown-field", family: .structure, severity: .warning,
    summary: Bilingual(zh: "模板里没有的栏目", en: "a line that the template does not declare"),
    why: Bilingual(
      zh: "栏目名称写错，填的内容就没有人认得，核对也用不上它。",
      en: "What stands under a misspelt name is recognised by nobody and takes part in no check."),
    examples: [
      .flagged("‹联系电讯›: 0731-2345678", in: .form),
      .flagged("‹附记›: 甲", in: .form),
      .flagged("- 新增企业数: ≥ 3 家\n  ‹指标解说›: 新增的企业"),
      .flagged(
        "资金:\n  | 名称 | ‹预算額› |\n  | 甲 | 1 |", template: "资金: table\n  名称: text\n  预算额: amount"),
      .flagged(
        "绩效指标:\n  - 新增企业数: ≥ 3 家\n    ‹监测频度›: 每季\n  - 退出企业数: ≤ 2 家\n    监测频度: 每季",
        template: "绩效指标: indicators\n  - *: target\n    指标解释: text"),
      .fine("联 系 电 话： 0731-2345678", in: .form),
      .fine("附记: 甲", template: "*: text\n项目名称: text"),
      .fine(
        "资金:\n  | 来源 | 预算数（A） | 执行数（B） | 执行率（B/A） |\n  | 财政拨款 | 80 | 60 | 75% |",
        template: "资金: table\n  来源: text\n  预算数: amount\n  执行数: amount\n  执行率: percent"),
    ],
    checks: [
      .fault([.unknown]) { fault, form, report in
        // A line that the template's author did not think of stands under each indicator: it is said once.
        let others = fault.line.flatMap { report.faults(of: form).unknownAttributes[$0] } ?? 0
        if others < 0 { return }
        let (moreZh, moreEn) = others > 0 ? ("（还有\(others)处）", " (and \(others) more)") : ("", "")
        let name = report.quote(fault.range)
        let nearest = fault.absentNearest(in: form)
        report.add(
          fault.range,
          zh: nearest.map { "模板里没有“\(name)”，是“\($0)”吗？" } ?? "模板里没有“\(name)”\(moreZh)：改用模板的栏目名称，或删去",
          en: nearest.map { "the template has no “\(name)”: did you mean “\($0)”?" }
            ?? "the template has no “\(name)”\(moreEn): use one of its names, or remove the line",
          related: report.declaration(of: fault.meantField(in: form) ?? fault.field, in: form.template),
          fixes: nearest.map { nearest in
            [
              report.fix(
                .suggested, zh: "改为“\(nearest)”", en: "change to “\(nearest)”",
                edits: [TextEdit(range: fault.range, text: Insertion.written(nearest))])
            ]
          } ?? [])
      }
    ])
}

extension FormFault {
  /// The declared field that was probably meant.
  fileprivate func meantField(in form: Form) -> Int? {
    guard let nearest = absentNearest(in: form), let group = field else { return nil }
    return form.template.child(of: group, named: NameKey(nearest))
  }
}
