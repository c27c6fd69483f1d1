// unknown-type: a template's line whose type or modifier there is not.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let unknownType = Rule(
    name: "unknown-type", family: .templates, severity: .error,
    summary: Bilingual(zh: "模板里有认不出的类型或修饰", en: "a type or modifier that there is not"),
    why: Bilingual(
      zh: "类型认不出，这一栏填什么都不会被核对。",
      en: "What is filled into a field of an unknown type is checked by nobody."),
    examples: [
      .flagged("金额: ‹ammount›", in: .template),
      .flagged("金额: amount, ‹requird›", in: .template),
      .flagged("绩效指标: indicators, ‹total›", in: .template),
      .fine("金额: amount, required", in: .template),
      .fine("金额: 金额，必填", in: .template),
    ],
    checks: [
      .template([.unknownType, .unknownModifier]) { problem, _, report in
        let word = report.quote(problem.range)
        let isType = problem.kind == .unknownType
        // `total` without its number is nearest to itself.
        let nearest = problem.nearest.flatMap { $0 == word ? nil : $0 }
        report.add(
          problem.range,
          zh: nearest.map { "没有“\(word)”这种\(isType ? "类型" : "修饰")，是“\($0)”吗？" }
            ?? "“\(word)”不是\(isType ? "类型" : "完整的修饰")：写法见语言说明",
          en: nearest.map { "there is no \(isType ? "type" : "modifier") “\(word)”: did you mean “\($0)”?" }
            ?? "“\(word)” is no \(isType ? "type" : "complete modifier"): see the language reference",
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
