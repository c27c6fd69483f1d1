// cyclic-extends: a template that extends itself, directly or through others.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let cyclicExtends = Rule(
    name: "cyclic-extends", family: .templates, severity: .error,
    summary: Bilingual(zh: "模板继承绕回了自己", en: "a template that extends itself"),
    why: Bilingual(
      zh: "绕成圈的继承没有起点，栏目从哪里来说不清，这一行因此不起作用。",
      en: "A circle has no first template to inherit from, so the line is without effect."),
    examples: [
      .flagged("@template 示例/甲\n@extends ‹示例/甲›\n\n项目名称: text\n", in: .document),
      .fine("@template 示例/甲\n@extends 示例/绩效目标表\n\n项目名称: text\n", in: .document),
    ],
    checks: [
      .template([.cyclicExtends]) { problem, _, report in
        let path = problem.path.joined(separator: " → ")
        // Nobody writes so many templates one upon the other: the way is not followed to its end.
        guard let first = problem.path.first, let last = problem.path.last, NameKey(first) == NameKey(last) else {
          return report.add(
            problem.range, zh: "一层层继承的模板太多（从“\(path)”起）：改为继承较近的模板，或删去这一行",
            en:
              "there are too many templates one upon the other (from “\(path)” on): extend one nearer to the first, or remove the line"
          )
        }
        report.add(
          problem.range, zh: "继承绕回了自己（“\(path)”）：改为继承别的模板，或删去这一行",
          en: "this extends itself (“\(path)”): extend another template, or remove the line")
      }
    ])
}
