// duplicate-field: two lines of one name where there should be one.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let duplicateField = Rule(
    name: "duplicate-field", family: .structure, severity: .error,
    summary: Bilingual(zh: "同一栏目写了两次", en: "a line that stands twice"),
    why: Bilingual(
      zh: "同一栏目有两行，读的人不知道以哪一行为准，合计也只算得了一行。",
      en: "With two lines of one name nobody knows which counts, and a sum can take only one of them."),
    examples: [
      .flagged("项目名称: 甲\n‹项目名称›: 乙", in: .form),
      .flagged("项目名称: 甲\n‹项目 名称›: 乙", in: .form),
      .flagged("绩效指标:\n  产出指标:\n    数量指标: /\n    ‹数量指标›: /", in: .form),
      .flagged("资金:\n  | 名称 | 预算 | ‹预算› |\n  | 甲 | 1 | 1 |", template: "资金: table\n  名称: text\n  预算: amount"),
      .fine("- 新增企业数: ≥ 3 家\n  指标解释: 甲\n- 退出企业数: ≤ 3 家\n  指标解释: 乙"),
    ] + RepeatedRow.examples,
    checks: [
      .fault([.duplicate]) { fault, form, report in
        let first = fault.other == fault.line ? nil : fault.other.flatMap { form.tree.readLabel(ofLine: $0)?.name }
        report.add(
          fault.range, zh: "“\(report.quote(fault.range))”写了两次：合为一处，或改名",
          en: "“\(report.quote(fault.range))” stands twice: keep one of them, or rename it",
          related: first.map { [report.place($0, zh: "第一次写在这里", en: "the first one is here")] } ?? [])
      },
      .form([.rows, .entries]) { form, report in
        for table in report.resultTables(of: form) {
          for row in RepeatedRow.all(in: table, form.tree) { row.say(report) }
        }
      },
    ])
}
