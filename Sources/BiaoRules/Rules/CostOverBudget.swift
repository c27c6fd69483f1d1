// cost-over-budget: a cost target above all the funds of the form.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let costOverBudget = Rule(
    name: "cost-over-budget", family: .sums, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "成本指标高过资金总额", en: "a cost target above the form's funds"),
    why: Bilingual(
      zh: "一项成本就超过全部资金，要么指标写错（多半是单位），要么缺口没有来源。",
      en: "One cost that exceeds all the funds is either mistyped, most often in its unit, or not paid for."),
    examples: [
      .flagged(form("120万元", "- 改造总成本: ≤ ‹150万元›"), in: .form),
      .flagged(form("120万元", "- 改造总成本: ‹1200万元›以内"), in: .form),
      .flagged(form("83.00万元", "- 贴息成本: ≤ ‹830000万元›"), in: .form),
      .flagged("项目资金总额: 2350万元\n" + tier + "- 项目总投资: ≤ ‹2450万元›", template: whole),
      .flagged("财政拨款: 80万元\n其他资金: 20万元\n" + tier + "- 改造总成本: ≤ ‹120万元›", template: sources),
      .fine("财政拨款: 80万元\n其他资金: 20万元\n" + tier + "- 改造总成本: ≤ 100万元", template: sources),
      .fine("项目资金总额: 2350万元\n" + tier + "- 项目总投资: ≤ 2350万元", template: whole),
      .fine("项目资金总额: 2350万元\n" + tier + "- 带动社会总投资: ≤ 2450万元", template: whole),
      .fine("年度资金总额: 2350万元\n" + tier + "- 项目总投资: ≤ 2450万元", template: whole),
      .flagged(
        "预算数: 742.50万元\n绩效指标:\n  产出指标:\n    ‹成本指标›:\n      - 日常养护成本: ≤ 612.50万元\n      - 危桥加固成本: ≤ 150.00万元",
        in: .form),
      .fine(form("742.50万元", "- 日常养护成本: ≤ 592.50万元\n      - 危桥加固成本: ≤ 150.00万元"), in: .form),
      .fine(form("742.50万元", "- 养护成本: ≤ 742.50万元\n      - 危桥加固成本: ≤ 150.00万元"), in: .form),
      .fine(
        form("700.00万元", "- 危桥加固成本: ≤ 600.00万元\n      - 加固材料成本: ≤ 350.00万元\n      - 加固人工成本: ≤ 250.00万元"), in: .form),
      .fine(form("120万元", "- 改造总成本: ≤ 120万元"), in: .form),
      .flagged(
        "资金 (万元):\n  | | 年初预算数 | 1—7月执行数 |\n  | 年度资金总额 | 2460.00 | 1318.56 |\n  | 其中：财政拨款 | 2160.00 | 1128.56 |\n"
          + tier + "- 项目总成本: ≤ ‹2640万元›", in: .document, others: ["missing-tier"]),
      .flagged(form("120万元", "- 改造总成本: ≤ ‹120元›"), in: .form),
      .flagged(form("1526.48万元", "- 项目总成本: ≤ ‹1562.48万元›"), in: .form),
      .flagged(form("1562.48万元", "- 项目总成本: ≤ ‹1526.48万元›"), in: .form),
      .flagged(
        "申请资金 (万元):\n  资金总额: 385.60\n绩效指标:\n  成本指标:\n    - 项目总投入: ≤ ‹400 万元›\n  产出指标:\n    - 修路: ≥ 3 公里\n  效益指标: /\n  满意度指标: /",
        in: .document),
      .flagged(form("1562.48万元", "- 项目总投资: ≤ ‹1526.48万元›"), in: .form),
      .fine(form("1562.48万元", "- 项目总成本: ≤ 1526万元\n      - 总成本降低额: ≥ 800元"), in: .form),
      .flagged(
        "Total appropriation: 3,480,000\nGrant: 640,000\nMeasures:\n  Cost:\n    - Total programme cost: ≤ ‹3,840,000 dollars›\n    - Cost per transaction: ≤ 2.40 dollars",
        template: english),
      .fine(
        "Total appropriation: 3,480,000\nGrant: 640,000\nMeasures:\n  Cost:\n    - Total programme cost: ≤ 3.48 million dollars\n    - Cost of the portal over its lifetime: ≤ 4,200,000 dollars",
        template: english),
      .fine(form("120万元", "- 改造总成本: ≤ 1200000元"), in: .form),
      .flagged(
        "预算数: 800万元\n项目支出: 260万元\n基本支出: 540万元\n" + tier + "- 项目支出总成本: ≤ ‹280万元›\n      - 基本支出成本: ≤ 540万元",
        template: "预算数: amount\n项目支出: amount\n基本支出: amount\n绩效指标: indicators\n  产出指标: tier\n    成本指标: tier"),
      .fine(form("120万元", "- 改造总成本: ≤ 100万元\n      - 监理成本: ≤ 30万元"), in: .form),
      .flagged(form("3260万元", "- 财政和自筹补亏总额: ≤ ‹3620万元›"), in: .form),
      .fine(form("3260万元", "- 财政和自筹补亏总额: ≤ 3260万元\n      - 自筹配套总额: ≤ 3620万元"), in: .form),
      .fine(form("120万元", "- 项目总投资: ≤ 500万元"), in: .form),
      .fine(form("1元", "- 培训人均成本: ≤ 150元/人"), in: .form),
      .flagged(form("386.4万元", "- 书屋图书更新补助标准: ≤ ‹2000万元/个›"), in: .form),
      .fine(form("386.4万元", "- 书屋图书更新补助标准: ≤ 2000元/个\n      - 园区亩均税收: ≥ 400万元/亩"), in: .form),
      .fine("改造总投资: 300万元\n" + form("120万元", "- 改造总成本: ≤ 300万元"), template: other),
      .flagged(
        "全年预算数: 2565万元\n绩效目标:\n  | 指标名称 | 计量单位 | 指标性质 | 指标值 |\n  | 培训人数 | 人 | ≥ | 512 |\n  | 项目成本概算 | 万元 | ≤ | ‹3584› |",
        template: "全年预算数: amount\n*: group"),
      .fine(
        "全年预算数: 2565万元\n绩效目标:\n  | 指标名称 | 计量单位 | 指标性质 | 指标值 |\n  | 培训人数 | 人 | ≥ | 512 |\n  | 项目成本概算 | 万元 | ≤ | 2565 |\n  | 节约采购支出 | 万元 | ≥ | 3600 |",
        template: "全年预算数: amount\n*: group"),
      .fine(form("120", "- 改造总成本: ≤ 150万元"), template: other),
    ],
    checks: [
      .target(.money) { list, indicator, form, report in
        for index in list.targets.indices where list.targets[index].kind == .quantitative {
          if let unit = list.targets[index].figure?.unit, unit.dimension == .composite,
            unit.numerator.dimension == .money
          {
            checkPrice(list.targets[index], unit, indicator, form, report)
            continue
          }
          // Most figures are no money, which is seen without taking the target out of its list.
          guard (list.targets[index].figure?.unit ?? indicator.unit)?.dimension == .money else { continue }
          let target = list.targets[index]
          guard let figure = target.figure, target.change == nil,
            (figure.unit ?? indicator.unit)?.dimension == .money
          else { continue }
          switch target.comparator {
          case nil, .atMost?, .less?, .equal?, .approximately?: break
          default: continue
          }
          check(figure, indicator, form, report)
        }
      },
      .form([.rows, .prose, .entries, .indicators, .results]) { form, report in checkSum(form, report) },
      .form(.besidesRemarks) { form, report in
        guard let cost = EnglishCost.excess(in: form, report) else { return }
        let (words, name, funds) = (report.quote(cost.range), report.quote(cost.fundsName), report.quote(cost.funds))
        report.add(
          cost.range, zh: "“\(words)”高过“\(name)” \(funds)：核对单位和金额",
          en: "“\(words)” is more than “\(name)” with “\(funds)”: check unit and amount",
          related: [report.place(cost.funds, zh: "“\(name)”在此", en: "“\(name)” is here")])
      },
    ])

  private static let english = """
    Total appropriation: amount
    Grant: amount
    Measures: indicators
      Cost: tier
    """

  private static let other = """
    改造总投资: amount
    预算数: amount
    绩效指标: indicators
      产出指标: tier
        成本指标: tier
    """

  private static let whole = """
    项目资金总额: amount
    年度资金总额: amount
    绩效指标: indicators
      产出指标: tier
        成本指标: tier
    """
  private static let sources = """
    财政拨款: amount
    其他资金: amount
    绩效指标: indicators
      产出指标: tier
        成本指标: tier
    """
  private static let tier = "绩效指标:\n  产出指标:\n    成本指标:\n      "

  private static func form(_ funds: String, _ item: String) -> String {
    "预算数: \(funds)\n绩效指标:\n  产出指标:\n    成本指标:\n      \(item)"
  }

  private static func check(_ figure: Figure, _ indicator: Indicator, _ form: Form, _ report: Report) {
    // Nearly every form states an amount that is no less, and then nothing more need be read.
    guard form.isCostTier(indicator.tierLine) || isCostInTable(indicator, form),
      let stated = Funds(figure, in: indicator.unit, name: indicator.name)
    else { return }
    report.depend(on: .figures)
    if let part = Funds.ofField(named: indicator.name, in: form), part.range != stated.range {
      guard let excess = stated.value.subtracting(part.value), let doubt = stated.half.adding(part.half), excess > doubt
      else { return }
      return say(indicator, figure, part, report)
    }
    let name = FoldedText(form.tree.bytes, indicator.name).bytes
    if wholes.contains(where: { NameKind.contains(name, $0) })
      || wholeCosts.contains(NameKey(form.tree.bytes, indicator.name)), let funds = report.funds(of: form),
      checkWhole(indicator, figure, stated, funds, form, report)
    {
      return
    }
    if Funds.reaches(stated.value, in: form) { return }
    guard let funds = report.funds(of: form),
      !otherMoney.isIn(form.tree.bytes, indicator.name) || isOfAllSources(name)
        || wholeCosts.contains(NameKey(form.tree.bytes, indicator.name))
          && isWhole(funds, form, report.dates(of: form)),
      let excess = stated.value.subtracting(funds.value),
      let tolerance = stated.half.adding(funds.half),
      excess > tolerance, !form.sumsUpCosts
    else { return }
    say(indicator, figure, funds, report)
  }

  /// Tables need not name their tiers: 项目成本概算.
  private static func isCostInTable(_ indicator: Indicator, _ form: Form) -> Bool {
    form.tree.lines[indicator.line].kind == .row && costsOfAll.contains(NameKey(form.tree.bytes, indicator.name))
  }

  private static let costsOfAll = Set<NameKey>(words: "项目总成本 项目成本 总成本 项目成本概算 成本概算 项目总投入 项目成本控制 总成本控制 成本控制数")

  /// The price of one thing that is more than there is for all: 2000万元/个 for 2000元/个.
  private static func checkPrice(
    _ target: Target, _ unit: BiaoValues.Unit, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    switch target.comparator {
    case nil, .atMost?, .less?, .equal?, .approximately?: break
    default: return
    }
    guard target.change == nil, var figure = target.figure, figure.divisor == 1,
      form.isCostTier(indicator.tierLine) || prices.ends(form.tree.bytes, indicator.name),
      !earnings.isIn(form.tree.bytes, indicator.name)
    else { return }
    figure.unit = unit.numerator
    guard let price = Funds(figure, in: nil, name: indicator.name), !price.value.isZero else { return }
    report.depend(on: .figures)
    if Funds.reaches(price.value, in: form) { return }
    guard let funds = report.funds(of: form), let tolerance = price.half.adding(funds.half),
      let excess = price.value.subtracting(funds.value), excess > tolerance,
      // Systems ask for an amount, and some print 1元.
      funds.value >= Decimal(10_000)
    else { return }
    say(indicator, figure, funds, report)
  }

  private static let prices = WordSet("成本 单价 标准 造价 费用")
  /// What others have, and not the form's money.
  private static let earnings = WordSet("收入 产值 产出 税 收益 效益 投资 纯利 利润")

  /// A cost of everything that is written wrong: 198元 where the funds are 198万元, 1268.45 for 1286.45. Whether it was said.
  private static func checkWhole(
    _ indicator: Indicator, _ figure: Figure, _ stated: Funds, _ funds: Funds, _ form: Form, _ report: Report
  ) -> Bool {
    let (words, name) = (report.quote(figure.range), report.quote(indicator.name))
    let (total, amount) = (report.quote(funds.name), report.quote(funds.range))
    let related = [report.place(funds.range, zh: "“\(total)”在此", en: "“\(total)” is here")]
    if let thousandfold = stated.value.scaled(byPowerOfTen: 3), !stated.value.isZero, thousandfold < funds.value {
      report.add(
        figure.range, zh: "“\(name)” \(words)，不到“\(total)” \(amount) 的千分之一：核对单位",
        en: "“\(name)” is “\(words)”, less than a thousandth of “\(total)” with “\(amount)”: check the unit",
        related: related)
      return true
    }
    guard stated.value >= Decimal(1000), stated.value != funds.value,
      Slip.find(
        meant: funds.value, tolerance: .zero, written: stated.value, places: max(stated.value.scale, funds.value.scale)
      )?.slip == .swappedDigits,
      // The number may stand elsewhere, as that of another amount.
      !form.figures.contains(where: { $0.figure.base(in: $0.inherited) == stated.value })
    else { return false }
    report.add(
      figure.range, zh: "“\(name)” \(words)，“\(total)”是 \(amount)，像是两个数字颠倒了：核对这两个数",
      en: "“\(name)” is “\(words)”, “\(total)” “\(amount)”: two digits look swapped, check both", related: related)
    return true
  }

  /// Costs of all that is done.
  private static let wholes: [[UInt8]] = ["总成本", "总投入", "总支出", "成本总额", "支出总额"].map { Array($0.utf8) }

  private static func say(_ indicator: Indicator, _ figure: Figure, _ funds: Funds, _ report: Report) {
    let (words, total) = (report.quote(figure.range), report.quote(funds.name))
    report.add(
      figure.range,
      zh: "“\(report.quote(indicator.name))” \(words)，高过“\(total)” \(report.quote(funds.range))：核对单位和金额",
      en:
        "“\(report.quote(indicator.name))” is “\(words)”, more than “\(total)” with “\(report.quote(funds.range))”: check unit and amount",
      related: [report.place(funds.range, zh: "“\(total)”在此", en: "“\(total)” is here")])
  }

  /// 财政和自筹补亏总额: what the sources pay together.
  private static func isOfAllSources(_ name: [UInt8]) -> Bool {
    NameKind.contains(name, Array("财政".utf8)) && NameKind.contains(name, Array("自筹".utf8))
      && totals.contains { name.count > $0.count && name.suffix($0.count).elementsEqual($0) }
  }

  private static let totals: [[UInt8]] = ["总额", "合计", "总投入", "总成本"].map { Array($0.utf8) }

  /// Several costs that are all within the funds, but not together.
  private static func checkSum(_ form: Form, _ report: Report) {
    // The tier's costs: of the first tier that has two.
    var tier = -1
    var costs: [Funds] = []
    var lastLine = -1
    let indicators = form.indicators.span
    for index in indicators.indices {
      let tierLine = indicators[index].tierLine
      if tierLine != lastLine {
        if costs.count > 1 { break }
        lastLine = tierLine
        costs = []
        tier = form.isCostTier(tierLine) ? tierLine : -1
      }
      guard tier == tierLine, let cost = addend(index, form) else { continue }
      costs.append(cost)
      // More are no budget, however much they come to.
      guard costs.count <= 16 else { return }
    }
    guard costs.count > 1, !form.sumsUpCosts, let label = form.tree.readLabel(ofLine: tier)?.name,
      let funds = report.funds(of: form), let sum = costs.reduce(Decimal.zero as Decimal?, { $0?.adding($1.value) }),
      let half = costs.reduce(funds.half as Decimal?, { $0?.adding($1.half) }),
      let excess = sum.subtracting(funds.value),
      excess > half,
      // Where they are much more, they are no parts of one whole: a cost and what it is made of.
      let double = excess.adding(excess), double < funds.value,
      costs.allSatisfy({ $0.value < funds.value })
    else { return }
    // A cost that is the sum of others, or as much as another, is stated twice.
    for (index, cost) in costs.enumerated() {
      guard let others = sum.subtracting(cost.value), others != cost.value else { return }
      for (other, second) in costs.enumerated() where other != index {
        if second.value == cost.value { return }
        for third in costs[(other + 1)...] where second.value.adding(third.value) == cost.value { return }
      }
    }
    if Funds.reaches(sum, in: form) { return }
    let total = report.quote(funds.name)
    let words = inWords(sum)
    report.add(
      label,
      zh: "“\(report.quote(label))”\(costs.count)项合计 \(words)，高过“\(total)” \(report.quote(funds.range))：核对金额",
      en:
        "the \(costs.count) costs under “\(report.quote(label))” are “\(words)” together, more than “\(total)” with “\(report.quote(funds.range))”: check the amounts",
      related: costs.map { report.place($0.range, zh: "相加的一项", en: "one of them") } + [
        report.place(funds.range, zh: "“\(total)”在此", en: "“\(total)” is here")
      ])
  }

  /// A sum of 元 in 万元 where it is no small one.
  private static func inWords(_ sum: Decimal) -> String {
    guard sum >= Decimal(10_000), let large = sum.scaled(byPowerOfTen: -4) else { return "\(sum.normalized)元" }
    return "\(large.normalized)万元"
  }

  /// The cost that an indicator limits, where it may be one part of all that is spent.
  private static func addend(_ index: Int, _ form: Form) -> Funds? {
    // Most are no money, which is seen without taking the indicator out of the form.
    guard case .value(let list) = form.indicators[index].target, list.targets.count == 1,
      list.targets[0].kind == .quantitative,
      (list.targets[0].figure?.unit ?? form.indicators[index].unit)?.dimension == .money
    else { return nil }
    let indicator = form.indicators[index]
    let target = list.targets[0]
    guard let figure = target.figure, target.change == nil, figure.divisor == 1, target.subject == nil else {
      return nil
    }
    switch target.comparator {
    case nil, .atMost?, .less?, .equal?: break
    default: return nil
    }
    guard !otherMoney.isIn(form.tree.bytes, indicator.name), !partial.isIn(form.tree.bytes, indicator.name) else {
      return nil
    }
    return Funds(figure, in: indicator.unit, name: indicator.name)
  }

  /// Totals, parts of others, prices, and what each gets.
  private static let partial = WordSet(
    NameTraitWords.words("总 合计 全部 其中 均 单位 每 标准 单价 单 定额 社会成本 生态 机会成本 otal nit verage") + [Array(" per ".utf8)])

  /// Whether the funds are those of the whole project, of all sources and years, so that its investment cannot exceed them.
  private static func isWhole(_ funds: Funds, _ form: Form, _ dates: FormDates) -> Bool {
    // A project of several years may have this year's part here.
    for line in dates.periods.prefix(16) {
      guard let value = form.tree.value(ofLine: line), case .value(let period) = Read.period(form.tree.bytes, value),
        period.start.year == period.end.year, !period.isOpenEnded
      else { return false }
    }
    if wholeFunds.contains(NameKey(form.tree.bytes, funds.name)) { return true }
    // 项目资金 with 资金总额 and its sources below.
    guard NameKey(form.tree.bytes, funds.name) == NameKey("资金总额"),
      let line = form.bindings.indices.first(where: { form.tree.readLabel(ofLine: $0)?.name == funds.name }),
      let parent = form.tree.lines[line].parent, let group = form.tree.readLabel(ofLine: parent)?.name
    else { return false }
    return NameKey(form.tree.bytes, group) == NameKey("项目资金")
  }

  private static let wholeCosts = Set(
    ["总投资", "项目总投资", "工程总投资", "项目总投资额", "工程总投资额", "建设总投资"].map { NameKey($0) })
  private static let wholeFunds = Set(
    ["项目资金总额", "项目总投资", "总投资", "实施期资金总额", "项目总额", "项目总资金"].map { NameKey($0) })
  /// Money that is not paid out of the form's funds, or not by it alone.
  private static let otherMoney = WordSet("投资 节约 节省 降低 减少 下降 撬动 带动 社会资本 自筹 贷款 收入 产值 nvestment aving")
}
