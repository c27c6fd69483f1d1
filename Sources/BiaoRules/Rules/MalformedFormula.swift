// malformed-formula: a relation that cannot be read.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let malformedFormula = Rule(
    name: "malformed-formula", family: .templates, severity: .error,
    summary: Bilingual(zh: "核对关系写法有误", en: "a relation that cannot be read"),
    why: Bilingual(
      zh: "读不懂的关系不会执行；名称里有运算符、括号、点或空格的，要加引号。",
      en: "A relation that cannot be read is never judged; names with operators, brackets, dots or spaces are quoted."),
    examples: [
      .flagged("收入: amount\n支出: amount\n@check 支出 <= 收入 ‹+›", in: .template),
      .flagged("收入: amount\n支出: amount\n@check 支出 ‹收›入", in: .template),
      .fine("收入: amount\n支出: amount\n@check 支出 <= 收入 + 100", in: .template),
      .fine("收入（万元）: amount\n\"收入-甲\": amount\n@check \"收入-甲\" <= 收入", in: .template),
    ],
    checks: [
      .template([.malformedFormula]) { problem, _, report in
        report.add(
          problem.range, zh: "“\(report.quote(problem.range))”处读不懂：关系写作“名称 = 名称 + 名称”，含运算符的名称加引号",
          en:
            "the formula cannot be read at “\(report.quote(problem.range))”: write “A = B + C”, and quote names that hold operators"
        )
      }
    ])
}
