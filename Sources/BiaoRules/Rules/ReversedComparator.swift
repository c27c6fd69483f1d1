// reversed-comparator: a comparison that points the wrong way.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let reversedComparator = Rule(
    name: "reversed-comparator", family: .targets, severity: .warning,
    summary: Bilingual(zh: "比较方向反了", en: "a comparison that points the wrong way"),
    why: Bilingual(
      zh: "成本写“≥”，花得越多越算完成；收入、满意度写“≤”，做得越差越算完成。方向反了，考核的结论也就反了。",
      en:
        "With “≥” a cost is met by spending more, with “≤” a revenue or a satisfaction by doing worse: the assessment says the contrary of what is meant."
    ),
    examples: [
      .flagged(
        "- 打井、配电: 50000元\n- 围墙300米: 300元/米\n- 标准化棚圈360平米: 550元/平米\n- 防疫室84平米: ‹≥›1050元", in: .tier("成本指标")),
      .fine("- 打井、配电: 50000元\n- 围墙300米: 300元/米\n- 防疫室84平米: ≥1050元", in: .tier("成本指标")),
      .flagged("- 项目总成本: ‹≥› 83 万元", in: .tier("成本指标")),
      .flagged("- 引导资金: 项目建设资金投入‹≥›2000万元", in: .tier("成本指标")),
      .flagged("- 设备运行维护费: 20万元‹以上›", in: .tier("成本指标")),
      .flagged(
        "绩效指标:\n  - 宣传展板制作数量: ‹≤› 12 块\n    指标性质: 正向", template: "绩效指标: indicators\n  - *: target\n    指标性质: text"),
      .fine(
        "绩效指标:\n  - 宣传展板制作数量: ≥ 12 块\n    指标性质: 正向指标\n  - 公务用车费: ≤ 3 万元\n    指标性质: 反向",
        template: "绩效指标: indicators\n  - *: target\n    指标性质: text"),
      .flagged("- 会议费支出: ‹不低于›12万元", in: .tier("成本指标")),
      .flagged("- 每公里工程造价: ‹＞› 60 万元/公里", in: .tier("成本指标")),
      .flagged("- “三公经费”控制率: ‹≥›100%", in: .tier("成本指标")),
      .flagged("- 服务对象投诉率: ‹≥› 3%", in: .tier("满意度指标")),
      .flagged("- 热线响应时间: ‹≥› 30 分钟", in: .tier("时效指标")),
      .flagged("- 业务办理时限: ‹≥› 5 个工作日", in: .tier("时效指标")),
      .flagged("- 安全事故起数: ‹≥› 2 起", in: .tier("社会效益指标")),
      .flagged("- 园区营业收入: ‹≤› 5500 万元", in: .tier("经济效益指标")),
      .flagged("- 服务对象满意度: 95%‹以下›", in: .tier("满意度指标")),
      .flagged("- 竣工验收合格率: ‹不高于›98%", in: .tier("质量指标")),
      .flagged("- Total cost: ‹≥› 200 万元", in: .tier("成本指标")),
      .flagged("- 秸秆综合利用率: ‹不超过›93%", in: .tier("生态效益指标")),
      .flagged("- 新增就业人数: ‹≤› 200 人", in: .tier("社会效益指标")),
      .flagged("- 农技员培训补助标准: ‹不低于›300元/人", in: .tier("成本指标")),
      .flagged("- 会议费支出标准: ‹≥› 550 元/人·天", in: .tier("成本指标")),
      .fine("- 倒塌民房重建补助标准: 不低于 2.5 万元/户\n- 厕所改造补助标准: ≥ 1000 元/户", in: .tier("成本指标")),
      .flagged("- Total cost: ‹≥› USD 64,000\n- Cost per well: ≤ $8", in: .tier("成本指标")),
      .flagged(
        "Results:\n  Resources:\n    - Overtime cost: ‹≥› 412,000 GBP\n    - Cost of fuel: ‹at least› 12,000 dollars\n  Costs:\n    - Administrative costs: ‹≥› 7%\n    - Travel budget: ‹≥› 30,000 euros",
        template: englishTemplate),
      .fine(
        "Results:\n  Resources:\n    - Share of costs covered by fees: ≥ 80%\n    - Travel budget spent: ≥ 90%\n  Costs:\n    - Administrative costs: ≤ 7%\n    - Travel budget: up to 30,000 euros",
        template: englishTemplate),
      .flagged(
        "- Cases of measles: ‹not less than› 30 cases\n- Passengers pleased with the ferry: ‹≤› 85%\n- Share of milk rejected: ‹≥› 6%\n- Milk samples with residues: ‹at least› 5%\n- Test error rate: ‹not less than› 2%",
        in: .tier("社会效益指标")),
      .fine(
        "- Cases of measles treated: ≥ 30 cases\n- Cases of malaria: ≤ 30 cases\n- Passengers not satisfied with the ferry: ≤ 5%\n- Share of milk rejected: ≤ 6%\n- Share of waste sorted: ≥ 60%\n- Milk samples with a certificate: at least 95%\n- Test error rate: below 2%",
        in: .tier("社会效益指标")),
      .flagged(
        "- Complaints about building work: ‹at least› 30 complaints\n- Vaccines written off as expired: ‹≥› 3%\n- Breakdowns per bus: ‹not less than› 4\n- Overdue loans: ‹≥› 5%\n- Trains running late: ‹≥› 8%\n- Pupils repeating a year: ‹at least› 6%",
        in: .tier("社会效益指标")),
      .fine(
        "- Complaints answered in time: ≥ 30 complaints\n- Expired vaccines destroyed: ≥ 95%\n- Breakdowns per bus: ≤ 4\n- Recovery of overdue loans: ≥ 60%\n- Libraries open late: ≥ 8 libraries\n- Debts written off: ≥ 300 debts\n- Counterfeit goods rejected: ≥ 95%\n- Weight loss of participants: ≥ 5 kg",
        in: .tier("社会效益指标")),
      .flagged("- Child mortality: ‹≥› 30 per 1,000\n- Average repair time: ‹≥› 3 天", in: .tier("社会效益指标")),
      .flagged(
        "Objective: Mini-grids supply 6,200 households at a tariff of no more than EUR 0.28 per kWh and at least 38 schools.\nResults:\n  Resources:\n    - Average tariff: ‹≥› 0.28 EUR/kWh\n    - Schools supplied: ‹≤› 38 schools\n    - Households supplied: ≥ 6,200 households",
        template: "Objective: prose\n" + englishTemplate),
      .fine(
        "Objective: Mini-grids supply more than 30 schools at a tariff of no more than EUR 0.28 per kWh; losses stay below 15%.\nResults:\n  Resources:\n    - Average tariff: ≤ 0.28 EUR/kWh\n    - Schools supplied: ≥ 30 schools\n    - Availability of supply: ≥ 98%\n    - Growth of sales: ≥ 15%",
        template: "Objective: prose\n" + englishTemplate),
      .flagged(
        "绩效目标: 全年细颗粒物平均浓度不高于38微克/立方米，夜间噪声投诉处理时长控制在48小时以内，古树健康株数不少于260株。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 细颗粒物平均浓度: ‹≥› 38 微克/立方米\n      - 古树健康株数: 260株‹以内›",
        in: .form),
      .fine(
        "绩效目标: 全年细颗粒物平均浓度不高于38微克/立方米，80%以上的古树健康，空置床位不少于60张。\n绩效指标:\n  产出指标:\n    数量指标:\n      - 细颗粒物平均浓度: ≤ 38 微克/立方米\n      - 重病古树比例: ≤ 80%\n      - 占用床位: ≤ 60 张",
        in: .form),
      .flagged("- 接警后出动时间: ‹≥› 60 秒\n- 火场到达时间: ‹≥› 8 分钟\n- 道路抢通时限: ‹≥› 24 小时\n- 奖金到账天数: ‹≥› 30 天", in: .tier("时效指标")),
      .flagged("- Average time from alarm to arrival: ‹≥› 3 天", in: .tier("时效指标")),
      .fine("- 热线受理时间: ≥ 24 小时\n- 预警提前到达时间: ≥ 60 分钟\n- Time from warning to flood: ≥ 3 天", in: .tier("时效指标")),
      .flagged(
        "- Refunds obtained for consumers: ‹≤› 480,000 dollars\n- Household income from visitors: ‹not more than› $300\n- Profit of the mill: ‹up to› 2 million EUR",
        in: .tier("经济效益指标")),
      .flagged("- Jobs created for women: ‹≤› 300 jobs\n- Masons trained: ‹at most› 60 masons"),
      .fine(
        "- Refunds paid to consumers: ≤ 480,000 dollars\n- Revenue lost to leaks: ≤ $300\n- Sales of tobacco: ≤ $3 million\n- Income of eligible households: ≤ $300",
        in: .tier("经济效益指标")),
      .fine(
        "- Masons trained per session: ≤ 20 masons\n- Houses built in the flood zone: ≤ 3 houses\n- Cost recovery: ≥ $300\n- Contribution to the cost: ≥ $300"
      ),
      .flagged("- 森林火灾受害率: ‹≥› 0.9‰", in: .tier("生态效益指标")),
      .flagged("- 项目建设周期: ‹≥› 12 个月", in: .tier("时效指标")),
      .flagged("- 管网抢修时限: ‹≥› 6 小时\n- 资金拨付天数: ‹≥› 30 天\n- Time to repair a pump: ‹≥› 3 天", in: .tier("时效指标")),
      .flagged("- School drop-out: ‹≥› 8%\n- Availability of pumps: ‹≤› 95%", in: .tier("质量指标")),
      .fine(
        "- 平均无故障时间: ≥ 3000 小时\n- 场馆开放天数: ≥ 300 天\n- 应急演练时长: ≥ 5 小时\n- Time to failure: ≥ 8000 小时", in: .tier("质量指标")),
      .fine("- 困难群众救助补助标准: ≥ 650 元/人\n- 改造补助标准: ≤ 2000 元/户", in: .tier("成本指标")),
      .fine("- 水资源开发利用率: ≤ 40%", in: .tier("生态效益指标")),
      .fine("- 参训学员满意度: 85%≤满意度＜95%", in: .tier("满意度指标")),
      .flagged("- 监理及勘察费占比: ‹≥› 5%\n  指标解释: 占项目总投资的比例，不得高于5%"),
      .flagged("- 问卷份数: ‹≤› 200 份\n  指标解释: 回收的有效问卷，不少于200份。"),
      .fine("- 监理及勘察费占比: ≤ 5%\n  指标解释: 占项目总投资的比例，不得高于5%\n- 绿地占比: ≥ 5%\n  指标解释: 其中硬质铺装不超过15%，裸土不超过5%的面积"),
      .fine("- 每期参训人数: ≤ 50 人"),
      .fine("- 新增失业人数: ≤ 200 人", in: .tier("社会效益指标")),
      .fine("- 项目总成本: ≤ 83 万元", in: .tier("成本指标")),
      .fine("- 成本节约率: ≥ 5%", in: .tier("成本指标")),
      .fine("- 降低企业用能成本: ≥ 300 万元", in: .tier("经济效益指标")),
      .fine("- 单位成本: 较上年下降3%以上", in: .tier("成本指标")),
      .fine("- 预算资金到位率: ≥ 95%", in: .tier("成本指标")),
      .fine("- 带动社会投资: ≥ 2000 万元", in: .tier("成本指标")),
      .fine("- 特困人员供养标准: ≥ 1040 元/人·月", in: .tier("成本指标")),
      .flagged("- 生均培养成本: ‹≥› 8.6 万元/人", in: .tier("成本指标")),
      .fine("- 生均公用经费: ≥ 720 元/人·年", in: .tier("成本指标")),
      .fine("- 完成固定资产投资: ≥ 57 亿元"),
      .fine("- 高血压患者血压控制率: ≥ 60%", in: .tier("质量指标")),
      .fine("- 处理投诉: ≥ 120 件"),
      .fine("- 减少安全事故起数: ≥ 2 起", in: .tier("社会效益指标")),
      .fine("- 投诉办结率: ≥ 98%", in: .tier("质量指标")),
      .fine("- 大厅开放时间: ≥ 8 小时", in: .tier("时效指标")),
      .fine("- 压缩业务办理时间: ≥ 2 个工作日", in: .tier("社会效益指标")),
      .fine("- 城镇登记失业率: ≤ 4.5%", in: .tier("社会效益指标")),
      .fine("- 脱贫户人均收入: ≥ 1.5 万元", in: .tier("经济效益指标")),
      .fine("- 群众不满意率: ≤ 5%", in: .tier("满意度指标")),
      .flagged(
        "绩效指标:\n  产出指标:\n    质量指标:\n      - 论文抽检合格率:\n        指标性质: ‹≤›\n        指标值: 60\n        度量单位: %\n      - 论文送审通过率:\n        指标值: 95\n        指标性质: ‹≤›\n        度量单位: %\n      - 论文差错率:\n        指标性质: ≤\n        指标值: 5\n        度量单位: %",
        in: .document, others: ["missing-tier"]),
      .flagged(
        "指标明细:\n  | 指标 | 符号 | 指标值 | 计量单位 |\n  | 数量指标 | | | |\n    | 维护雨量站 | ≥ | 36 | 个 |\n  | 质量指标 | | | |\n    | 雨量站在线率 | ‹≤› | 95 | % |",
        in: .document),
      .flagged(
        "- 林地补助: ‹≥›120万元\n- 冷库补助: ≤ 125万元\n- 苗圃补助: ≤ 48万元", in: .tier("成本指标")),
      .fine(
        "- 林地补助: ≥ 120万元\n- 冷库补助: ≥ 125万元\n- 苗圃补助: ≤ 48万元\n- 林农自筹投入: ≥ 12万元", in: .tier("成本指标")),
      .fine(
        "- 带动林农投入: ≥ 120万元\n- 冷库补助: ≤ 125万元\n- 苗圃补助: ≤ 48万元", in: .tier("成本指标")),
    ] + ContraryBounds.examples,
    checks: [
      .target([.bound, .beyondFigure]) { list, indicator, form, report in
        var isSaid = false
        if let (before, behind) = ContraryBounds.find(list, form.tree.bytes) {
          let (words, other) = (report.quote(before), report.quote(behind))
          return report.add(
            before, zh: "“\(words)”与后面的“\(other)”方向相反：只留一个",
            en: "“\(words)” contradicts “\(other)” behind the figure: keep one of them",
            related: [report.place(behind, zh: "后面的写法", en: "behind the figure")])
        }
        for index in list.targets.indices {
          guard let comparator = list.targets[index].comparator,
            ReversedComparator.isReversed(comparator, list, index, indicator, form, report),
            let place = list.targets[index].comparatorRange ?? KindLine.sign(of: indicator, in: form),
            let figure = list.targets[index].figure
          else { continue }
          let isAfter = list.targets[index].comparatorRange != nil && place.lowerBound >= figure.range.upperBound
          say(comparator, place, isAfter: isAfter, report)
          isSaid = true
        }
        if !isSaid, let contrary = ExplainedBound.find(list, indicator, form, report) {
          isSaid = true
          sayAgainstExplanation(contrary, report)
        }
        if !isSaid, let (place, line) = ReversedComparator.againstOwnKind(list, indicator, form) {
          isSaid = true
          sayAgainstKind(place, line, report)
        }
        // What follows is known of English words alone.
        if isSaid || !EnglishWords.mayBegin(form.tree.bytes, indicator.name) { return }
        if let cost = ForeignAmount.cost(of: indicator, in: form, report), let bound = cost.bound,
          bound.direction == .lower
        {
          sayLimit(bound.range, "≤", report)
        }
        if let place = ReversedComparator.limitOfLoss(list, indicator, form, report) { sayLimit(place, "≤", report) }
        if let place = ReversedComparator.limitOfGain(list, indicator, form, report) { sayGain(place, "≥", report) }
      },
      .form([.rows, .prose, .entries, .indicators]) { form, report in
        guard !form.indicators.isEmpty else { return }
        var left = EnglishGoal.maximumPromises
        var examined = 0
        for text in report.goals(of: form).lazy.flatMap(\.texts) {
          for figure in report.figures(ofGoal: text) {
            examined += 1
            guard examined <= maximumExamined else { break }
            if let contrary = GoalBound.contrary(to: figure, form, report) { say(contrary, report) }
          }
          for contrary in EnglishGoal.contraryBounds(text, form, report, left: &left) { say(contrary, report) }
        }
      },
    ])

  private static let englishTemplate = """
    Results: indicators
      Resources: tier
      Costs: tier
    """

  /// A goal with more figures is a report; each is held against the indicators with its number.
  private static let maximumExamined = 64

  private static func say(_ contrary: GoalBound, _ report: Report) {
    let right = contrary.isAfter ? (contrary.isLimit ? "以内" : "以上") : (contrary.isLimit ? "≤" : "≥")
    sayContrary(contrary.comparator, contrary.promise, right, report)
  }

  private static func say(_ contrary: EnglishGoal.ContraryBound, _ report: Report) {
    sayContrary(contrary.bound.range, contrary.promise, contrary.bound.direction == .lower ? "≤" : "≥", report)
  }

  /// `kind` is 正向 or 反向, as the form says.
  private static func sayAgainstKind(_ place: ByteRange, _ kind: ByteRange, _ report: Report) {
    let (words, said) = (report.quote(place), report.quote(kind))
    report.add(
      place, zh: "“\(words)”与写明的“\(said)”方向相反：核对是哪一个",
      en: "“\(words)” contradicts “\(said)” beside it: check which one is right",
      related: [report.place(kind, zh: "写明的方向", en: "the direction that is given")])
  }

  private static func sayAgainstExplanation(_ contrary: ExplainedBound, _ report: Report) {
    let (words, said) = (report.quote(contrary.comparator), report.quote(contrary.said))
    let right = contrary.isLimit ? "≤" : "≥"
    let isWord = report.tree.bytes[contrary.comparator].count > 3
    report.add(
      contrary.comparator, zh: "“\(words)”与指标解释里的“\(said)”方向相反：核对是哪一个",
      en: "“\(words)” contradicts “\(said)” in the explanation: check which one is right",
      related: [report.place(contrary.said, zh: "指标解释", en: "the explanation")],
      fixes: isWord ? [] : [report.rewriting(.suggested, contrary.comparator, as: right)])
  }

  private static func sayContrary(_ place: ByteRange, _ said: ByteRange, _ right: String, _ report: Report) {
    // That it points the wrong way was seen without the goal.
    if report.findings.contains(where: { $0.rule == "reversed-comparator" && $0.range == place }) { return }
    let (words, promise) = (report.quote(place), report.quote(said))
    report.add(
      place, zh: "“\(words)”与目标里的“\(promise)”方向相反：写成“\(right)”",
      en: "“\(words)” contradicts “\(promise)” in the goal: write “\(right)”",
      related: [report.place(said, zh: "绩效目标里的写法", en: "the goal says it so")],
      fixes: [report.rewriting(.suggested, place, as: right)])
  }

  private static func say(_ comparator: Comparator, _ place: ByteRange, isAfter: Bool, _ report: Report) {
    let isLimit = comparator == .atLeast || comparator == .greater
    // A word before the number needs no space behind, a sign has its own.
    let right = isAfter ? (isLimit ? "以内" : "以上") : (isLimit ? "≤" : "≥")
    if isLimit { return sayLimit(place, right, report) }
    sayGain(place, right, report)
  }

  private static func sayGain(_ place: ByteRange, _ right: String, _ report: Report) {
    let words = report.quote(place)
    report.add(
      place, zh: "“\(words)”方向反了：这一项越多越好，写成“\(right)”",
      en: "“\(words)” points the wrong way: more is better here, write “\(right)”",
      fixes: [report.rewriting(.suggested, place, as: right)])
  }

  private static func sayLimit(_ place: ByteRange, _ right: String, _ report: Report) {
    let words = report.quote(place)
    report.add(
      place, zh: "“\(words)”方向反了：这一项写的是上限，不超过才算完成，写成“\(right)”",
      en: "“\(words)” points the wrong way: this is a limit not to be exceeded, write “\(right)”",
      fixes: [report.rewriting(.suggested, place, as: right)])
  }
}

enum ReversedComparator {
  /// The comparison, and the line beside it that says 正向 (more is better) or 反向 otherwise.
  static func againstOwnKind(
    _ list: TargetList, _ indicator: Indicator, _ form: Form
  ) -> (place: ByteRange, kind: ByteRange)? {
    let tree = form.tree
    guard tree.lines[indicator.line].subtreeEnd > indicator.line + 1, list.targets.count == 1,
      let place = list.targets[0].comparatorRange
    else { return nil }
    let isUpper: Bool
    switch list.targets[0].comparator {
    case .atLeast, .greater: isUpper = true
    case .atMost, .less: isUpper = false
    default: return nil
    }
    guard let kind = KindLine.value(of: indicator, in: form) else { return nil }
    let isMoreBetter = tree.bytes[kind].starts(with: "正向".utf8)
    guard isMoreBetter || reverseWords.contains(where: { tree.bytes[kind].starts(with: $0) }) else { return nil }
    return isMoreBetter == isUpper ? nil : (place, kind)
  }

  private static let reverseWords = NameTraitWords.words("反向 逆向 负向")

  /// Whether the comparison asks for more of what should be little, or for less of what should be much. Silent where
  /// the words leave a doubt: what saves, remedies or is paid by others is no cost.
  static func isReversed(
    _ comparator: Comparator, _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Bool {
    switch comparator {
    case .atLeast, .greater:
      asksForMore(list, index, indicator, form, report) || isAmongLimits(list, index, indicator, form, report)
    case .atMost, .less: asksForLess(list, index, indicator, form, report)
    case .equal, .notEqual, .approximately, .range: false
    }
  }

  /// Whether the comparison of an indicator's one target points the wrong way.
  static func isSaid(of indicator: Indicator, _ form: Form, _ report: Report) -> Bool {
    guard case .value(let list) = indicator.target, list.targets.count == 1 else { return false }
    if let comparator = list.targets[0].comparator, isReversed(comparator, list, 0, indicator, form, report) {
      return true
    }
    guard EnglishWords.mayBegin(form.tree.bytes, indicator.name) else { return false }
    return ForeignAmount.cost(of: indicator, in: form, report)?.bound?.direction == .lower
      || limitOfLoss(list, indicator, form, report) != nil || limitOfGain(list, indicator, form, report) != nil
  }

  /// The lower bound of what should be little, in English, where the reader of targets knows no unit: a mortality of at least
  /// 30 per 1,000. Nil for all else.
  static func limitOfLoss(
    _ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> ByteRange? {
    let bytes = form.tree.bytes
    guard let bound = EnglishBound(bytes, indicator.value) ?? EnglishBound(ending: bytes, indicator.value),
      bound.direction == .lower, isLoss(list, indicator, form, report),
      !NameTraits.holds(bytes, indicator.name, NameTraitWords.remedies)
    else { return nil }
    return bound.range
  }

  /// A mortality by the thousand, or an evil however it is counted.
  private static func isLoss(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) -> Bool {
    let traits = report.traits(of: indicator)
    if traits.contains(.lessIsBetter), NameTraits.holds(form.tree.bytes, indicator.value, perThousand) { return true }
    guard let figure = list.targets.first?.figure, !figure.number.isZero else { return false }
    // not less than 2%: comparisons in words, which the reader of targets does not know
    if traits.contains(.lessIsBetter), list.isPlainFigure(0), report.percent(figure, of: indicator, in: form) != nil {
      return true
    }
    // Most names speak of no evil, which their bytes tell.
    return EnglishName.mayBeEvil(form.tree.bytes, indicator.name) && report.englishName(of: indicator)?.isEvil ?? false
  }

  private static let perThousand = ["per 1,000", "per 1000", "per 10,000", "per 100,000", "per 100000", "per thousand"]
    .map { Array($0.utf8) }

  /// The upper bound of money that comes in (refunds obtained, ≤ 480,000 dollars) or of what a project does for people (jobs
  /// created: at most 120), in English; nil where the name says nothing of the kind.
  static func limitOfGain(
    _ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> ByteRange? {
    let bytes = form.tree.bytes
    guard list.targets.count == 1,
      let bound = EnglishBound(bytes, indicator.value) ?? EnglishBound(ending: bytes, indicator.value),
      bound.direction == .upper,
      let name = report.englishName(of: indicator), TierKind(indicator, form) != .cost
    else { return nil }
    if name.isContent, let figure = list.targets[0].figure, list.isPlainFigure(0), figure.number < .hundred,
      report.percent(figure, of: indicator, in: form) != nil
    {
      return bound.range
    }
    if name.isGain { return ForeignAmount(bytes, indicator) == nil ? nil : bound.range }
    guard name.isDeed, let figure = list.targets[0].figure, !figure.number.isZero, list.isPlainFigure(0),
      figure.divisor == 1
    else { return nil }
    return bound.range
  }

  private static let lessIsBetter: NameTraits = [
    .lessIsBetter, .cost, .spending, .control, .waiting, .incident, .burden,
  ]

  private static func asksForMore(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Bool {
    let traits = report.traits(of: indicator, list, index)
    guard !traits.isDisjoint(with: lessIsBetter) else { return isStandard(list, index, indicator, form, report) }
    guard let figure = list.targets[index].figure, list.isPlainFigure(index), !figure.number.isZero,
      let name = report.namePart(of: indicator, list, index)
    else { return false }
    let unit = figure.unit ?? report.unit(of: indicator, in: form)
    let bytes = form.tree.bytes
    if !traits.isDisjoint(with: [.cost, .spending]), !(traits.contains(.lessIsBetter) && unit?.dimension == .ratio) {
      guard figure.missingBase || unit?.numerator.dimension == .money else { return false }
      // Money that is spent is an output or an effect in other tiers.
      guard TierKind(indicator, form) == .cost || traits.contains(.cost) && TierKind(indicator, form) == nil,
        !traits.contains(.spending) || !(unit?.dimension == .composite) || traits.contains(.cost)
          || isUnitPrice(name, bytes)
      else { return false }
      return !NameTraits.holds(bytes, name, NameTraitWords.savings)
        && !NameTraits.holds(bytes, indicator.name, NameTraitWords.savings)
    }
    if traits.contains(.control) { return true }
    if traits.contains(.waiting) {
      // 办理 and 处理 are part of such names.
      return unit?.dimension.isTime ?? false && !NameTraits.holds(bytes, name, NameTraitWords.shortenings)
        && !NameTraits.holds(bytes, indicator.name, NameTraitWords.shortenings)
    }
    guard !NameTraits.holds(bytes, name, NameTraitWords.remedies),
      !NameTraits.holds(bytes, indicator.name, NameTraitWords.remedies)
    else { return false }
    if traits.contains(.lessIsBetter) {
      return unit?.dimension == .ratio || unit == nil && (figure.divisor != 1 || isPerMany(list, index, bytes))
    }
    // tonnes and the like, which are no unit of ours
    if traits.contains(.burden), unit == nil { return isLatinNoun(list.targets[index].object, bytes) }
    if traits.contains(.incident) {
      guard let unit else { return true }
      // stock-outs: ≥ 4 days per quarter; in Chinese a name without a number may be of days without any.
      return unit.numerator.dimension.isCount || unit.numerator.dimension.isTime && bytes[name].allSatisfy { $0 < 0x80 }
    }
    guard let unit else { return false }
    return unit.dimension != .ratio && unit.dimension != .ratioDifference && !unit.dimension.isCount
  }

  /// 补助标准 or 支出标准 among the costs: what is paid for each, at most. What people live on has a lower bound.
  private static func isStandard(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Bool {
    let bytes = form.tree.bytes
    guard let name = report.namePart(of: indicator, list, index), standards.ends(bytes, name),
      let figure = list.targets[index].figure, list.isPlainFigure(index), !figure.number.isZero,
      (figure.unit ?? report.unit(of: indicator, in: form))?.numerator.dimension == .money,
      TierKind(indicator, form) == .cost
    else { return false }
    if NameTraits.holds(bytes, indicator.name, livelihoods) { return false }
    // A subsidy may have a lower bound, too, but not what the work itself costs.
    return !subsidies.ends(bytes, name) || NameTraits.holds(bytes, indicator.name, workings)
  }

  /// An amount of money, asked for as a lower bound among the costs, where two others there are limits, or three have no
  /// sign, and none is a lower bound.
  private static func isAmongLimits(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Bool {
    let bytes = form.tree.bytes
    guard list.targets.count == 1, isAmount(list), form.isCostTier(indicator.tierLine),
      !othersMoney.isIn(bytes, indicator.name)
    else { return false }
    report.depend(on: .everything)
    var (limits, plain) = (0, 0)
    for other in form.indicators.prefix(maximumBeside)
    where other.tierLine == indicator.tierLine && other.line != indicator.line {
      guard case .value(let list) = other.target, list.targets.count == 1, list.isPlainFigure(0),
        let unit = list.targets[0].figure?.unit
      else { continue }
      switch list.targets[0].comparator {
      case .atMost, .less: limits += unit.dimension == .money ? 1 : 0
      case .atLeast, .greater: if unit.dimension == .money { return false }
      // One for each is as plain as one of all.
      case nil: plain += unit.numerator.dimension == .money ? 1 : 0
      case .equal, .notEqual, .approximately, .range: break
      }
    }
    return limits >= 2 || plain >= 3
  }

  /// Whether a target is one amount of money, of all and not for each.
  private static func isAmount(_ list: TargetList) -> Bool {
    list.isPlainFigure(0) && list.targets[0].figure?.unit?.dimension == .money
  }

  /// More indicators are a collection of forms.
  private static let maximumBeside = 256
  /// What is brought in and not spent.
  private static let othersMoney = WordSet("自筹 社会 撬动 带动 引导 吸引 投入 配套 收入 收益 效益 筹 节 省 减 降 压 缩 盘活 追 回收 挽回 到位 争取")

  /// 120 per 100,000
  private static func isPerMany(_ list: TargetList, _ index: Int, _ bytes: [UInt8]) -> Bool {
    guard let object = list.targets[index].object else { return false }
    return bytes[object].starts(with: perMany)
  }

  private static func isLatinNoun(_ object: ByteRange?, _ bytes: [UInt8]) -> Bool {
    guard let object, let first = bytes[object].first else { return false }
    return first | 0x20 >= 0x61 && first | 0x20 <= 0x7A
  }

  private static let perMany = Array("per ".utf8)
  private static let standards = WordSet("补助标准 奖补标准 支出标准 开支标准 费标准 费用标准 经费标准")
  private static let subsidies = WordSet("补助标准 奖补标准")
  private static let workings = NameTraitWords.words("培训 会议 差旅 误工 误餐 伙食 交通 讲课 授课 演练 宣传 示范 工作 活动")
  private static let livelihoods = NameTraitWords.words(
    """
    救 济 低保 抚 供养 均 孤儿 残疾 灾 困难 养老 高龄 优抚 优待 工资 津贴 生活 特困 基本 最低 义务 公用 公共 人均 学生 营养 资助 助学 退役 遗属 离退休 独生 生育 计生
    计划生育 失独 村干部 村级 护理 儿童 农民 粮 地力 医保 医疗 筹资 财政
    """)

  private static func asksForLess(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Bool {
    let traits = report.traits(of: indicator, list, index)
    let target = list.targets[index]
    if ContraryBounds.limitsFall(target, indicator, form.tree.bytes) { return true }
    guard !traits.isDisjoint(with: [.moreIsBetter, .revenue, .people, .person]) else {
      return isKnownAsMore(target, list, indicator, form, report)
    }
    guard let figure = target.figure, target.isPlainFigure,
      let name = report.namePart(of: indicator, list, index),
      !NameTraits.holds(form.tree.bytes, name, NameTraitWords.limits),
      !target.hasBoundBefore(form.tree.bytes, indicator.value)
    else { return false }
    if !traits.isDisjoint(with: [.people, .person]) {
      // Who finds work or gains by it cannot be too many.
      guard NameTraits.holds(form.tree.bytes, name, gains) else {
        return isKnownAsMore(target, list, indicator, form, report)
      }
      return (figure.unit ?? report.unit(of: indicator, in: form))?.dimension == .persons
    }
    if traits.contains(.revenue) {
      let unit = figure.unit ?? report.unit(of: indicator, in: form)
      return (figure.missingBase || unit?.dimension == .money) && TierKind(indicator, form) != .cost
    }
    // A share of at most 100 % is always true; what may exceed 100 % may have a limit.
    return traits.contains(.share)
      && report.percent(figure, of: indicator, in: form).map { $0 < .hundred } ?? false
  }

  /// What makes a limit of a good thing; and so many to one class, one car, one day may have one.
  private static let limitsAndPerOne = NameTraitWords.limits + NameTraitWords.words("每 均 单 班 间隔 距离")

  /// Whether the indicator library says that more is better, outside of the costs: 道路硬化里程, ≤ 9 公里.
  private static func isKnownAsMore(
    _ target: Target, _ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Bool {
    // Most limits are those of costs. To look a name up in the library takes as long as to look through it for words.
    guard list.targets.count == 1, target.subject == nil, target.isPlainFigure, let figure = target.figure,
      !figure.number.isZero, TierKind(indicator, form) != .cost, let known = report.known(indicator),
      known.direction == .atLeast, !NameTraits.holds(form.tree.bytes, indicator.name, limitsAndPerOne),
      !target.hasBoundBefore(form.tree.bytes, indicator.value)
    else { return false }
    guard let unit = figure.unit ?? report.unit(of: indicator, in: form) else { return known.units.isEmpty }
    return unit.dimension != .ratio && known.units.contains { $0.dimension == unit.dimension }
  }

  /// 每公里工程造价, 单位投资: a price, which is a cost however it is called.
  private static func isUnitPrice(_ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    NameTraits.holds(bytes, name, priceWords)
  }

  private static let gains = NameTraitWords.words("新增就业 带动就业 吸纳就业 受益 惠及 脱贫人 惠及学生 受资助 资助学生 受助")
  private static let priceWords = NameTraitWords.words("造价 单位 每 均 单价 ariff rice")
}
