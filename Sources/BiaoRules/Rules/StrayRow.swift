// stray-row: a table row where there is no table.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let strayRow = Rule(
    name: "stray-row", family: .syntax, severity: .error,
    summary: Bilingual(zh: "表格行不在任何表格之下", en: "a table row that belongs to no table"),
    why: Bilingual(
      zh: "表格行属于它上方的栏目，而且那一栏要是表格；放错地方的行，里面的数字不参加任何核对。",
      en: "Rows belong to the entry above them, which must be a table; figures in a stray row are checked by nobody."),
    examples: [
      .flagged("‹| 资金总额 | 600.00 |›\n项目名称: 甲", in: .form),
      .flagged("预算数:\n  ‹| 资金总额 | 600.00 |›\n  | 财政资金 | 600.00 |", in: .form),
      .fine("资金:\n  | 名称 | 金额 |\n  | 甲 | 600.00 |", template: "资金: table\n  名称: text\n  金额: amount"),
    ],
    checks: [
      .syntax(.strayRow) { problem, report in
        report.add(
          problem.range, zh: "表格行“\(report.quote(problem.range))”不在任何栏目之下：缩进到表格的名称下面",
          en: "the row “\(report.quote(problem.range))” stands under nothing: indent it under the name of its table")
      },
      .fault([.unexpectedRows]) { fault, form, report in
        // A row that stands under nothing is said above.
        guard let line = fault.line, form.tree.lines[line].parent != nil else { return }
        report.add(
          fault.range, zh: "“\(report.quote(fault.range))”所在的栏目不是表格：把内容写成条目，或移到表格下面",
          en: "“\(report.quote(fault.range))” is a table row, and this is no table: write entries, or move it",
          related: report.declaration(of: fault.field, in: form.template))
      },
    ])
}
