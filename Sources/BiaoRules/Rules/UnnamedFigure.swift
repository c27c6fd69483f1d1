// unnamed-figure: a part of a sum without a name.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let unnamedFigure = Rule(
    name: "unnamed-figure", family: .sums, severity: .warning,
    summary: Bilingual(zh: "构成里的数没有名称", en: "a part of a sum that has no name"),
    why: Bilingual(
      zh: "没有名称的数也算进了合计，可是谁也不知道它是哪一项收支；写明名称，或者删去。",
      en: "A figure without a name counts in the sum, but nobody knows what it pays for. Name it, or remove it."),
    examples: [
      .flagged(
        "资金总额: 660.00\n其中:\n  财政资金: 600.00\n  其他资金: 50.00\n  - ‹10.00›",
        template: "资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount"),
      .fine(
        "资金总额: 660.00\n其中:\n  财政资金: 600.00\n  其他资金: 50.00\n  - 上年结转: 10.00",
        template: "资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount"),
      .fine(
        "资金总额: 650.00\n其中:\n  财政资金: 600.00\n  其他资金: 50.00\n  其中上级补助: 20.00",
        template: "资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount"),
    ],
    checks: [
      .form([.entries]) { form, report in
        for relation in form.template.relations {
          guard case .parts(let parts, _) = relation.kind, let line = form.line(of: parts) else { continue }
          for child in form.tree.children(of: line) {
            guard form.tree.lines[child].colon == nil, let index = form.bindings[child].figure else { continue }
            let range = form.figures[index].figure.range
            // A name may stand before the figure: 上年结转 10.
            guard form.tree.readLabel(ofLine: child)?.name ?? form.tree.contentRange(ofLine: child) == range else {
              continue
            }
            let word = report.quote(range)
            report.add(
              range, zh: "“\(word)”没有名称，却算进了合计：写明是哪一项，如“- 上年结转: \(word)”，或删去",
              en: "“\(word)” has no name but counts in the sum: name it, as in “- carried over: \(word)”, or remove it")
          }
        }
      }
    ])
}
