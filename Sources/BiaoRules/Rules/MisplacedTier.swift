// misplaced-tier: a known tier under the wrong parent.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let misplacedTier = Rule(
    name: "misplaced-tier", family: .structure, severity: .error,
    summary: Bilingual(zh: "层级放错了地方", en: "a known tier under the wrong parent"),
    why: Bilingual(
      zh: "二级指标各归一个一级指标；放错地方，分值和得分就汇总到别的一级指标里。",
      en: "Every second tier belongs to one first tier; in the wrong place its weights and scores are added to another."
    ),
    examples: [
      .flagged("绩效指标:\n  产出指标:\n    ‹社会效益指标›:\n      - 带动就业人数: ≥ 20 人", in: .form),
      .flagged("绩效指标:\n  ‹数量指标›:\n    - 新增企业数: ≥ 3 家", in: .form),
      .fine("绩效指标:\n  效益指标:\n    社会效益指标:\n      - 带动就业人数: ≥ 20 人", in: .form),
    ],
    checks: [
      .fault([.misplacedTier]) { fault, form, report in
        guard let field = fault.field, form.template.fields.indices.contains(field) else { return }
        let parent = form.template.fields[field].parent
        let home = form.template.fields[parent].name
        let name = report.quote(fault.range)
        let present = form.line(of: parent).flatMap { form.tree.readLabel(ofLine: $0)?.name }
        report.add(
          fault.range, zh: "“\(name)”不该在这里：移到“\(home)”之下",
          en: "“\(name)” does not belong here: move it under “\(home)”",
          related: (present.map { [report.place($0, zh: "应在这里之下", en: "it belongs under this")] } ?? [])
            + report.declaration(of: field, in: form.template))
      }
    ])
}
