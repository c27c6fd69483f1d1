// unknown-name: a relation in a template that speaks of what the template does not declare.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let unknownName = Rule(
    name: "unknown-name", family: .templates, severity: .error,
    summary: Bilingual(zh: "核对关系里有模板没有的名称", en: "a relation that names what the template does not declare"),
    why: Bilingual(
      zh: "名称对不上，这条核对关系在哪张表上都不会执行，错的数字就放过去了。",
      en: "A relation with an unknown name is never judged in any form, and wrong figures pass."),
    examples: [
      .flagged("收入: amount\n支出: amount\n@check 支出 <= ‹收入合计›", in: .template),
      .flagged("资金: group\n  总额: amount\n  其中: parts of ‹合计›\n    财政: amount", in: .template),
      .flagged("财政拨款收入: amount\n支出: amount\n@check 支出 <= ‹财政拔款收入›", in: .template),
      .fine("收入: amount\n支出: amount\n@check 支出 <= 收入", in: .template),
      .fine("资金: group\n  总额: amount\n  其中: parts of 总额\n    财政: amount", in: .template),
    ],
    checks: [
      .template([.unknownName]) { problem, template, report in
        let name = report.quote(problem.range)
        let nearest =
          problem.nearest
          ?? report.nearest(to: report.tree.text(problem.range), among: template.fields.dropFirst().map(\.name))
          .flatMap { NameKey($0) == NameKey(name) ? nil : $0 }
        report.add(
          problem.range,
          zh: nearest.map { "模板里没有“\(name)”，是“\($0)”吗？" }
            ?? "模板里没有“\(name)”，或有几处同名：核对名称，同名的写出上一级（“上级.名称”）",
          en: nearest.map { "the template declares no “\(name)”: did you mean “\($0)”?" }
            ?? "the template declares no “\(name)”, or several: check the name, or write the group before it with a dot",
          fixes: nearest.map { nearest in
            [
              report.fix(
                .suggested, zh: "改为“\(nearest)”", en: "change to “\(nearest)”",
                edits: [TextEdit(range: problem.range, text: nearest)])
            ]
          } ?? [])
      }
    ])
}
