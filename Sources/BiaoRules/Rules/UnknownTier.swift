// unknown-tier: a tier that the template does not know.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let unknownTier = Rule(
    name: "unknown-tier", family: .structure, severity: .error,
    summary: Bilingual(zh: "模板里没有的层级", en: "a tier that the template does not know"),
    why: Bilingual(
      zh: "层级名称是固定的，评审和汇总按名称归类；自拟或写错的层级，下面的指标哪一类也归不进去。",
      en: "Tier names are fixed, and reviews and roll-ups go by them; indicators under another name belong nowhere."),
    examples: [
      .flagged("绩效指标:\n  产出指标:\n    ‹数量指示›:\n      - 新增企业数: ≥ 3 家", in: .form),
      .flagged(
        "绩效指标:\n  效益指标:\n    ‹可持续发展指标›:\n      - 设备使用年限: ≥ 8 年",
        template: "绩效指标: indicators\n  效益指标: tier\n    社会效益指标: tier\n    可持续影响指标: tier"),
      .flagged("绩效指标:\n  ‹投入指标›:\n    - 新增企业数: ≥ 3 家", in: .form),
      .flagged("绩效指标:\n  产出指标:\n    ‹人力投入指标›: /", in: .form),
      // Without a template other tiers are welcome, but not these.
      .flagged(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 新增企业数: ≥ 3 家\n    ‹质量指示›:\n      - 验收合格率: ≥ 95%\n  效益指标:\n    ‹社会效应指标›:\n      - 带动就业人数: ≥ 20 人\n  满意度指标:\n    - 企业满意度: ≥ 90%",
        in: .document),
      .flagged(
        "绩效指标:\n  ‹产业指标›:\n    数量指标:\n      - 新增企业数: ≥ 3 家\n    ‹实效指标›:\n      - 验收完成时间: 2026年9月底前\n  效益指标:\n    社会效益指标:\n      - 带动就业人数: ≥ 20 人\n  满意度指标:\n    - 企业满意度: ≥ 90%",
        in: .document),
      .fine(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 新增企业数: ≥ 3 家\n    工程质量指标:\n      - 验收合格率: ≥ 95%\n  效益指标:\n    社会效果指标:\n      - 带动就业人数: ≥ 20 人\n  满意度指标:\n    - 企业满意度: ≥ 90%",
        in: .document),
      .fine("绩效指标:\n  产 出 指 标:\n    数量:\n      - 新增企业数: ≥ 3 家", in: .form),
      .fine("绩效指标:\n  产出指标（50分）:\n    数量指标: /", in: .form),
    ],
    checks: [
      .fault([.unknownTier]) { fault, form, report in
        // That its `- ` is missing is said of its value.
        if let line = fault.line, form.isIndicatorWithoutDash(line) { return }
        let name = report.quote(fault.range)
        let nearest = fault.absentNearest(in: form)
        let known =
          fault.field.map { field in
            form.template.children(of: field).filter { form.template.isTierLike($0) }.prefix(8)
              .map { form.template.fields[$0].name }
          } ?? []
        let list = known.map { "“\($0)”" }
        report.add(
          fault.range,
          zh: nearest.map { "模板里没有“\(name)”这一层，是“\($0)”吗？" }
            ?? "模板里没有“\(name)”这一层\(known.isEmpty ? "：把指标放到模板的层级下面" : "：这里可用\(list.joined())")",
          en: nearest.map { "the template has no tier “\(name)”: did you mean “\($0)”?" }
            ?? "the template has no tier “\(name)”\(known.isEmpty ? ": put its indicators under a tier it has" : ": it has \(list.joined(separator: ", ")) here")",
          related: report.declaration(of: fault.field, in: form.template),
          fixes: nearest.map { nearest in
            [
              report.fix(
                .suggested, zh: "改为“\(nearest)”", en: "change to “\(nearest)”",
                edits: [TextEdit(range: fault.range, text: nearest)])
            ]
          } ?? [])
      }
    ])
}

extension FormFault {
  /// The declared name that was probably meant, unless the form has that line already.
  func absentNearest(in form: Form) -> String? {
    guard let nearest, let group = field else { return nearest }
    guard let meant = form.template.child(of: group, named: NameKey(nearest)) else { return nearest }
    return form.line(of: meant) == nil ? nearest : nil
  }
}
