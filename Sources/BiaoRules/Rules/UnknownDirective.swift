// unknown-directive: a word after @ that the language does not know.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let unknownDirective = Rule(
    name: "unknown-directive", family: .syntax, severity: .error,
    summary: Bilingual(zh: "@ 后面不是指令", en: "a word after @ that is no directive"),
    why: Bilingual(
      zh: "认不出的指令不起作用：表按错的模板、错的单位核对，却没有人知道。",
      en: "A directive that is not understood does nothing: the form is checked by the wrong template or unit."),
    examples: [
      .flagged("‹@from› 示例/绩效目标表\n\n绩效指标:\n  产出指标: /\n  效益指标: /\n", in: .document),
      .flagged("‹@单價› 万元\n项目名称: 甲", in: .form),
      .fine("@unit 万元\n项目名称: 甲", in: .form),
      .fine("@单位 万元\n项目名称: 甲", in: .form),
    ],
    checks: [
      .syntax(.unknownDirective) { problem, report in
        let line = report.tree.lineIndex(at: problem.range.lowerBound)
        guard let directive = report.tree.directive(ofLine: line) else { return }
        let word = report.quote(directive.keyword)
        let nearest = report.nearest(
          to: report.tree.text(directive.keyword), among: DirectiveKind.allCases.flatMap(\.keywords))
        report.add(
          problem.range,
          zh: nearest.map { "没有“@\(word)”这个指令，是“@\($0)”吗？" }
            ?? "没有“@\(word)”这个指令：可用的有 @form @template @extends @unit @check @total",
          en: nearest.map { "there is no directive “@\(word)”: did you mean “@\($0)”?" }
            ?? "there is no directive “@\(word)”: there are @form @template @extends @unit @check @total",
          fixes: nearest.map { nearest in
            [
              report.fix(
                .suggested, zh: "改为“@\(nearest)”", en: "change to “@\(nearest)”",
                edits: [TextEdit(range: directive.keyword, text: nearest)])
            ]
          } ?? [])
      }
    ])
}
