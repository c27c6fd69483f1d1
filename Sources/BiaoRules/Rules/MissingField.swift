// missing-field: a required line is absent.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let missingField = Rule(
    name: "missing-field", family: .structure, severity: .error,
    summary: Bilingual(zh: "缺少模板要求的栏目", en: "a line that the template requires is absent"),
    why: Bilingual(
      zh: "必填的栏目整行没有，表就不完整，系统不收，评审人也会退回。",
      en: "Without a required line the form is incomplete: systems refuse it and reviewers send it back."),
    examples: [
      .flagged(
        "@form ‹示例/表›\n\n项目编码: 001\n主管部门: 甲\n", in: .document, template: "项目编码: text\n项目名称: text, required\n主管部门: text"),
      .flagged("‹资金›:\n  财政资金: 600", template: "资金: group\n  资金总额: amount, required\n  财政资金: amount"),
      .flagged(
        "‹进度›:\n  | 内容 |\n  | 建设 |", template: "进度: table\n  内容: text, required\n  完成时间: month, required"),
      .fine("项目编码: 001\n项目名称: 甲", template: "项目编码: text\n项目名称: text, required\n主管部门: text"),
      .fine("项目编码: 001\n支出名称: 甲", template: "项目编码: text\n项目名称: text, required, alias 支出名称"),
      .fine("资金: /", template: "资金: group\n  资金总额: amount, required"),
    ],
    checks: [
      .fault([.missing]) { fault, form, report in
        let template = form.template
        guard let field = fault.field, template.fields.indices.contains(field), !template.isTierLike(field),
          !template.isUnderItems(field), !report.faults(of: form).probablyPresent.contains(field)
        else { return }
        let name = template.fields[field].name
        let around = fault.line.flatMap { form.tree.readLabel(ofLine: $0)?.name }
        if template.fields[template.fields[field].parent].type == .table {
          // A table without any row lacks more than a column; that is said elsewhere.
          guard let line = fault.line, form.table(atLine: line) != nil else { return }
          report.add(
            fault.range, zh: "表格“\(report.quote(fault.range))”缺少“\(name)”列：补上这一列",
            en: "the table “\(report.quote(fault.range))” lacks the column “\(name)”: add it",
            related: report.declaration(of: field, in: template))
          return
        }
        report.add(
          fault.range,
          zh: around.map { "“\(report.quote($0))”缺少必填的“\(name)”：补上这一行" } ?? "表中缺少必填的“\(name)”：补上这一行",
          en: around.map { "“\(report.quote($0))” lacks the required “\(name)”: add the line" }
            ?? "the form lacks the required “\(name)”: add the line",
          related: report.declaration(of: field, in: template),
          fixes: [
            report.fix(
              .safe, zh: "插入“\(name)”", en: "insert “\(name)”",
              edits: [Insertion(into: form, terminator: report.lineTerminator).edit(of: field, under: fault.line)])
          ])
      }
    ])
}
