// Forms bound: what each line is, and what does not fit.

import BiaoModel
import BiaoSyntax
import BiaoValues
import Testing

@Suite struct FormTests {
  private static let simple = template(
    """
    @template t
    名称: text, required
    资金总额 (万元): amount, required
      其中: parts
        甲: amount
    年度: year
    备注: text
    """)

  @Test func namesFoldWidthCaseAndSpace() {
    #expect(faults(form("名　称：甲\n资金 总额（万元）：１２０．００\n  其中：\n    甲：120", Self.simple)) == [])
    #expect(faults(form("@form t\n名称: a", Self.simple)) == ["missing 1 t 资金总额"])
  }

  @Test func linesThatDoNotFit() {
    let text = "@form t\n名称:\n名称: 甲\n资金总额: 十几万\n  其中:\n    甲: 1\n    乙: 2\n年渡: 2024\n备注"
    #expect(
      faults(form(text, Self.simple)) == [
        "empty 2 名称", "duplicate 3 名称", "illegal 4 十几万", "unknown 8 年渡 → 年度",
      ])
  }

  private static let tiers = template(
    """
    @template t
    绩效指标: indicators, required
      产出指标: tier, required
        数量指标: tier, required
        质量指标: tier
      满意度指标: tier, required
        服务对象满意度指标: tier, required
      - *: target, required
        说明: text
    """)

  @Test func tiersAreFoundWithAndWithoutTheirSuffix() {
    let text = "绩效指标:\n  产出 (50分):\n    数量:\n      - 甲 (6分): 3家\n  满意度指标:\n    服务对象满意度:\n      - 乙: 95%"
    let bound = form(text, Self.tiers)
    #expect(faults(bound) == [])
    #expect(bound.tiers.map { bound.tree.text($0.name) } == ["产出", "数量", "满意度指标", "服务对象满意度"])
    #expect(bound.tiers[0].weight == Decimal(50))
    #expect(bound.tiers.map(\.indicators) == [0..<1, 0..<1, 1..<2, 1..<2])
    #expect(bound.indicators.map(\.weight) == [Decimal(6), nil])
  }

  @Test(arguments: [
    ("一、产出指标", "（一）数量指标"), ("1.产出", "1.1数量"), ("（1）产出指标", "①数量"), ("产出指标(40)", "数量指标1"), ("产出指标（50%）", "数量（12.5）"),
  ])
  func tiersAreFoundBesideTheirNumbers(first: String, second: String) {
    let bound = form("绩效指标:\n  \(first):\n    \(second):\n      - 甲: 3家\n  满意度指标: /", Self.tiers)
    #expect(faults(bound) == [])
    #expect(bound.tiers.count == 3)
  }

  /// What stands under a goal or a part only tells more; a name of the template has slipped in there.
  @Test func linesThatTellMore() {
    let more = template(
      "@template t\n目标: prose\n年度: year\n总额: amount\n其中: parts of 总额\n  财政拨款: amount\n  其他: amount")
    let text = "目标:\n  目标1: 建3所\n总额: 10\n其中:\n  财政拨款: 10\n    其中：中央: 6\n    省级: 4"
    #expect(faults(form(text, more)) == [])
    #expect(faults(form("目标:\n  年度: 2024\n总额: 10\n  甲: 2", more)) == ["unknown 2 年度", "unknown 4 甲"])
  }

  @Test func tiersThatDoNotFit() {
    let text = """
      @form t
      绩效指标:
        产出指标:
          质量指标:
            - ……
          服务对象满意度指标:
            - 甲: 1家
          管理指标:
            - 乙: 2家
      """
    #expect(
      faults(form(text, Self.tiers)) == [
        "missing 2 绩效指标 满意度指标", "missing 3 产出指标 数量指标", "emptyTier 4 质量指标",
        "misplacedTier 6 服务对象满意度指标 → 满意度指标", "unknownTier 8 管理指标",
      ])
    #expect(faults(form("绩效指标:\n  产出指标: /\n  满意度指标: 无", Self.tiers)) == [])
  }

  @Test func anItemThatIsOnlyAStrokeStrikesItsTier() {
    let text = "绩效指标:\n  产出指标:\n    - /\n  满意度指标:\n    服务对象满意度指标:\n      - 无\n      - 甲: 95%"
    let bound = form(text, Self.tiers)
    #expect(faults(bound) == [])
    #expect(bound.tiers.map(\.isStruck) == [true, false, false])
    #expect(bound.indicators.count == 1)
  }

  /// Its target is what it lacks.
  @Test func anItemWithOtherColumnsIsNotBlank() {
    let text = "绩效指标:\n  产出指标: /\n  满意度指标:\n    服务对象满意度指标:\n      - 甲:\n        说明: 问卷"
    #expect(faults(form(text, Self.tiers)) == ["empty 5 甲"])
  }

  @Test func anOpenTemplateFindsTheIndicatorsUnderAnotherName() {
    let open = template(
      """
      @template t
      *: text
      绩效目标: prose
        *: text
      绩效指标: indicators, required
        产出指标: tier, required
        效益指标: tier, required
        - *: target
      """)
    let bound = form("名称: 甲\n绩效目标:\n  产出指标:\n    - 甲: 3家\n  效益指标:\n    - 乙: 95%", open)
    #expect(faults(bound) == [])
    #expect(bound.indicators.count == 2)
    // One tier alone is no such group, and the declared name goes first.
    #expect(faults(form("绩效目标:\n  产出指标:\n    - 甲: 3家", open)) == ["missing 1 绩效目标 绩效指标"])
    // Each goal may have its own, in which no tier is a second one.
    let several = form(
      "名称: 甲\n绩效目标1:\n  产出指标:\n    - 甲: 3家\n  效益指标: /\n绩效目标2:\n  产出指标:\n    - 乙: 4家\n  效益指标: /", open)
    #expect(faults(several) == [])
    #expect(several.indicators.count == 2)
    let listed = form("绩效指标完成情况:\n  - 甲: 3家\n  - 乙: 4家\n  - 丙: 5家", open)
    #expect(listed.indicators.count == 3)
    let both = form("目标:\n  产出指标:\n    - 甲: 3家\n  效益指标: /\n绩效指标:\n  产出指标: /\n  效益指标: /", open)
    #expect(faults(both) == [])
    #expect(both.indicators.isEmpty)
  }

  private static let report = template(
    """
    @template t
    *: text
    绩效指标: indicators, required
      *: text
      产出指标: tier, required
        数量指标: tier
        质量指标: tier
      效益指标: tier, required
        经济效益指标: tier, alias 实施效果
      - *: target
    """)

  @Test func reportsHaveTheirTiersBelowHeadings() {
    let deep = form(
      "一、结论:\n  （二）完成情况:\n    A产出指标（自评分19分）:\n      （1）数量指标:\n        - 甲: 3家\n    B效益指标:\n      经济效益指标:\n        - 乙: 4家",
      Self.report)
    #expect(faults(deep) == [])
    #expect(deep.indicators.count == 2)
    #expect(deep.tiers.count == 4)
    // Headings with text alone are none, and the tiers may be the headings.
    #expect(form("一、结论:\n  产出指标:\n    > 甲\n  效益指标:\n    > 乙", Self.report).indicators.isEmpty)
    #expect(form("分析:\n  结论:\n    产出指标:\n      > 甲\n    效益指标:\n      > 乙", Self.report).tiers.isEmpty)
    let top = form("名称: 甲\n产出指标:\n  数量指标:\n    - 甲: 3家\n效益指标:\n  - 乙: 4家", Self.report)
    #expect(top.indicators.count == 2)
    #expect(top.tiers.count == 3)
    // What cannot be bound, below a heading without its colon or with no name, hides none behind it.
    let group = "    产出指标:\n      - 甲: 3家\n    效益指标:\n      - 乙: 4家"
    for heading in ["一、结论\n  （二）完成情况:", "一、结论:\n  :", "一、结论\n  :"] {
      let broken = form("\(heading)\n\(group)\n二、分析:\n  （一）指标:\n\(group)", Self.report)
      #expect(broken.indicators.count >= 2, Comment(rawValue: heading))
      #expect(broken.indicators.last?.line == 11, Comment(rawValue: heading))
    }
  }

  /// A group of second tiers alone, under a name that the template does not know.
  @Test func secondTiersMakeAGroup() {
    let own = form("项目年度绩效目标（定量指标）:\n  数量指标:\n    - 甲: 3家\n  质量指标:\n    - 乙: 95%", Self.report)
    #expect(own.indicators.count == 2)
    #expect(own.tiers.count == 2)
    // Headings of running text are none, nor is one of them alone.
    #expect(form("绩效目标说明:\n  数量指标:\n    > 3家\n  质量指标:\n    > 95%", Self.report).tiers.isEmpty)
    #expect(form("绩效目标说明:\n  数量指标:\n    - 甲: 3家\n  其他:\n    - 乙: 95%", Self.report).tiers.isEmpty)
  }

  @Test func listsOfResultsAreIndicators() {
    let text =
      "一、结论:\n  （二）完成情况:\n    - 1.甲:\n      年初目标值: 3家\n      实际完成值: 4家\n    - 2.乙:\n      初目标值: 5家\n      实际完成值: 6家"
    let bound = form(text, Self.report)
    #expect(faults(bound) == [])
    #expect(bound.indicators.count == 2)
  }

  @Test func firstTiersMayBeLeftOutOrStandTogether() {
    let second = form("绩效指标:\n  数量指标:\n    - 甲: 3家\n  质量指标:\n    - 乙: 95%\n  效益指标:\n    - 丙: 4家", Self.report)
    #expect(faults(second) == [])
    #expect(second.indicators.count == 3)
    let beside = form("绩效指标:\n  产出指标: /\n  数量指标:\n    - 甲: 3家\n  效益指标: /", Self.report)
    #expect(faults(beside) == ["misplacedTier 3 数量指标 → 产出指标"])
    let around = form("绩效指标:\n  实施效果指标:\n    产出指标:\n      - 甲: 3家\n    效益指标:\n      - 乙: 4家", Self.report)
    #expect(faults(around) == [])
    #expect(around.indicators.count == 2)
    // 经济效益: and below it what it was to reach.
    let nameless = form(
      "绩效指标:\n  产出指标:\n    - 甲: 3家\n  效益指标:\n    经济效益指标:\n      年初目标值: 显著提高\n      实际完成值: 6%", Self.report)
    #expect(faults(nameless) == [])
  }

  private static let table = template(
    """
    @template t
    @unit 万元
    收支: table
      机构: text, required
      合计: amount
      甲: amount
      乙: amount
      @check 合计 = 甲 + 乙
      @total 汇总
    """)

  @Test func tablesAreBoundByColumnsAndRows() {
    let text = """
      收支:
        | 机构 | 合计（万元） | 甲 | 乙 |
        | 汇 总 | 6 | 3 | 3 |
          | 一 | 3 | 1 | 2 |
          | 二 | 3 | 2 | 1 |
        |  |  |  |  |
      """
    let bound = form(text, Self.table)
    #expect(faults(bound) == [])
    #expect(bound.tables[0].rows.map(\.parent) == [nil, 0, 0, nil])
    #expect(bound.tables[0].rows.last?.isBlank == true)
    #expect(bound.judgements(includingHolding: true).count == 6)
    #expect(verdicts(bound) == [])
    #expect(faults(form("收支:\n  | 机构 | 丙 |\n  | | 1 |", Self.table)) == ["unknown 2 丙", "empty 3  "])
  }

  @Test func choicesMayBeTicked() {
    let choice = template("@template t\n属性: choice\n  - 延续专项\n  - 新增专项")
    #expect(faults(form("属性: 新增专项", choice)) == [])
    #expect(faults(form("属性: 延续专项■     新增专项□", choice)) == [])
    #expect(faults(form("属性: ☑延续专项 □新增专项", choice)) == [])
    #expect(faults(form("属性: 延续专项□ 新增专项□", choice)) == ["illegal 1 延续专项□ 新增专项□"])
    #expect(faults(form("属性: 续建", choice)) == ["illegal 1 续建"])
  }

  @Test func anOpenTemplateTakesWhatItDoesNotKnow() {
    let open = template("@template t\n*: text\n甲: text\n指标: indicators\n  *: text\n  产出: tier")
    let bound = form("乙: 1\n  丙: 2\n甲: 3\n指标:\n  自设指标:\n    - 丁: 3家", open)
    #expect(faults(bound) == [])
    #expect(bound.indicators.count == 1)
  }
}
