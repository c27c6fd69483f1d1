// rounding-difference: a difference that rounding alone explains.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let roundingDifference = Rule(
    name: "rounding-difference", family: .sums, severity: .hint, presets: .advisory,
    summary: Bilingual(zh: "合计的尾差，四舍五入可以解释", en: "a difference that rounding alone explains"),
    why: Bilingual(
      zh: "各项分别四舍五入，合计差在末位并不是错；有的单位仍要求逐位对上，所以提示一下。",
      en:
        "Parts rounded one by one may miss the total in the last place. That is no fault, but some offices want to know."
    ),
    examples: [
      .flagged(
        "资金总额: ‹650.01›\n其中:\n  财政资金: 600.00\n  其他资金: 50.00",
        template: "资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount"),
      .fine(
        "资金总额: 650.00\n其中:\n  财政资金: 600.00\n  其他资金: 50.00",
        template: "资金总额: amount\n其中: parts of 资金总额\n  财政资金: amount\n  其他资金: amount"),
    ] + FundsTotal.roundedExamples,
    checks: [
      .judgement { judgement, form, report in
        guard judgement.verdict == .rounding else { return }
        let wording = JudgementWording(judgement, form, report)
        let (zh, en) = wording.subject
        let (rightZh, rightEn) = wording.rightWords
        report.add(
          wording.place, zh: "\(zh) \(wording.left)，\(rightZh) \(wording.right)，尾差 \(wording.difference)，四舍五入可以解释",
          en: "\(en) is \(wording.left), \(rightEn) \(wording.right): rounding explains \(wording.difference)",
          related: wording.related())
      },
      .form([.rows, .entries]) { form, report in
        for total in report.fundsTotals(of: form).flatMap(\.rounded) { say(total, report) }
      },
    ])

  /// Of a table of funds that no template adds up.
  private static func say(_ rounded: ImpliedTotal, _ report: Report) {
    let (name, stated) = (report.quote(rounded.total.name), rounded.total.figure.number)
    let (sum, difference) = (rounded.sum, rounded.difference.magnitude)
    let (zh, en) =
      rounded.column.map { report.quote($0) }.map { ("“\(name)”的“\($0)”", "“\($0)” of “\(name)”") } ?? (
        "“\(name)”", "“\(name)”"
      )
    report.add(
      rounded.total.figure.range, zh: "\(zh) \(stated)，各项合计 \(sum)，尾差 \(difference)，四舍五入可以解释：能对上就对上",
      en: "\(en) is \(stated), the parts add up to \(sum): rounding may explain \(difference)",
      related: rounded.parts.map { part in
        report.place(part.figure.range, zh: "“\(report.quote(part.name))”", en: "“\(report.quote(part.name))”")
      })
  }
}
