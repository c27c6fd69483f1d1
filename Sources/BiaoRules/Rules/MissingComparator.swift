// missing-comparator: a cost or a controlled rate with a bare number.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let missingComparator = Rule(
    name: "missing-comparator", family: .targets, severity: .warning,
    summary: Bilingual(zh: "成本或控制率没有写比较符号", en: "a cost or a controlled rate without a comparison"),
    why: Bilingual(
      zh: "成本和控制率是上限。只写数字，花少了是超额完成还是没有完成说不清，写上“≤”才好考核。",
      en:
        "A cost and a controlled rate are limits. With a bare number nobody can say whether spending less is good or a failure; “≤” says so."
    ),
    examples: [
      .flagged("- 科技三项费用: ‹200万元›", in: .tier("成本指标")),
      .flagged("- 项目总成本: ‹86.5 万元›", in: .tier("成本指标")),
      .flagged("- 科技三项费用: ‹200万›", in: .tier("成本指标"), others: ["missing-unit"]),
      .flagged("- 每户改造成本: ‹1.2万元/户›", in: .tier("成本指标")),
      .flagged("- “三公经费”控制率: ‹100%›", in: .tier("成本指标")),
      .flagged("- 公用经费控制率 (%): ‹100›", in: .tier("成本指标")),
      .flagged("- Total cost: ‹200 万元›", in: .tier("成本指标")),
      .flagged("- 图书采购单价: ‹30元/册›", in: .tier("成本指标")),
      .flagged("- Cost per book: ‹USD 8›", in: .tier("成本指标")),
      .fine("- Cost per book: up to 8 EUR", in: .tier("成本指标")),
      .fine("- 粮食收购单价: 2.4元/斤", in: .tier("成本指标")),
      .fine("- 科技三项费用: ≤ 200 万元", in: .tier("成本指标")),
      .fine("- 项目总成本: 不超过86.5万元", in: .tier("成本指标")),
      .fine("- 会议费标准: 550元/人·天", in: .tier("成本指标")),
      .fine("- 农机补贴标准: 3000元/台", in: .tier("成本指标")),
      .fine("- 发放救助资金: 120万元", in: .tier("成本指标")),
      .fine("- 项目总成本: = 86.5 万元", in: .tier("成本指标")),
      .fine("- 贴息补贴企业数量: 3家"),
      .fine("- 办公房屋租赁数量: 6间"),
      .fine("- 完成工业投资: 57亿元"),
      .fine("- 预算控制率: ≤ 100%", in: .tier("成本指标")),
      .fine("- 病虫害控制率: 95%", in: .tier("质量指标")),
      .fine("- 超支经费: 0万元", in: .tier("成本指标")),
      .fine(
        "绩效指标:\n  成本指标:\n    - 项目总成本: 200万元\n      指标方向: ≤",
        template: "绩效指标: indicators\n  成本指标: tier\n  - *: target\n    指标方向: text"),
    ],
    checks: [
      .target([.bare, .beyondFigure]) { list, indicator, form, report in
        for index in list.targets.indices where list.targets[index].comparatorRange == nil {
          guard list.targets[index].kind == .quantitative, list.targets[index].qualifierRange == nil,
            list.targets[index].comparator == nil
          else { continue }
          check(list, index, indicator, form, report)
        }
        if let cost = ForeignAmount.cost(of: indicator, in: form, report), cost.bound == nil,
          !hasDirection(indicator, form)
        {
          say(cost.range, report)
        }
      }
    ])

  private static func check(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    let traits = report.traits(of: indicator, list, index)
    guard !traits.isDisjoint(with: [.cost, .spending, .control]) else { return }
    let target = list.targets[index]
    guard let figure = target.figure, target.isPlainFigure, !figure.number.isZero, target.object == nil,
      let name = report.namePart(of: indicator, list, index)
    else { return }
    if traits.contains(.control) {
      guard report.percent(figure, of: indicator, in: form) != nil else { return }
    } else {
      let unit = figure.unit ?? report.unit(of: indicator, in: form)
      guard figure.missingBase || unit?.numerator.dimension == .money,
        traits.contains(.cost) || unit?.dimension != .composite,
        TierKind(indicator, form) == .cost,
        !NameTraits.holds(form.tree.bytes, name, NameTraitWords.fixedPayments)
      else { return }
    }
    guard !hasDirection(indicator, form) else { return }
    say(figure.range, report)
  }

  private static func say(_ range: ByteRange, _ report: Report) {
    let words = report.quote(range)
    report.add(
      range, zh: "“\(words)”没有比较符号：要控制的是上限，写成“≤ \(words)”",
      en: "“\(words)” has no comparison: it is a limit, write “≤ \(words)”",
      fixes: [
        report.fix(
          .suggested, zh: "补上“≤”", en: "add “≤”",
          edits: [TextEdit(range: range.lowerBound..<range.lowerBound, text: "≤ ")])
      ])
  }

  /// Whether the comparison stands in a line of its own, as systems print it: 指标性质: ≤, 指标方向性: 反向.
  private static func hasDirection(_ indicator: Indicator, _ form: Form) -> Bool {
    form.tree.children(of: indicator.line).contains { child in
      guard let label = form.tree.readLabel(ofLine: child) else { return false }
      return NameTraits.holds(form.tree.bytes, label.name, directionWords)
    }
  }

  private static let directionWords = NameTraitWords.words("方向 性质 符号 类型 比较 direction comparison operator")
}
