// Figures of one passage of running text that contradict each other: what is common to changes, products, shares and parts.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A figure that is not what others in the same passage come to.
struct StatedMisfit {
  enum Kind {
    /// The difference of the two others.
    case difference
    /// The change as a percentage: of the first other, by the second one.
    case growth
    /// The product of the two others.
    case product
    /// The first of the others as a percentage of the second.
    case share
    /// A part that is larger than the other, of which it is one.
    case excess
    /// A rate that goes the other way than the amount before it.
    case direction
    /// The number of all, which the others come to.
    case parts
    /// The last of the answers that all come to another number than the last of the others.
    case answers
    /// A change of a number that is no percentage, in percentage points.
    case points
    /// The difference of two percentages, as one.
    case percent
    /// The number of the other, which stands in a table in another unit.
    case magnitude
  }

  var kind: Kind
  var figure: Figure
  /// What the figure should be, in its own unit and with its own decimals; nil where that is not known.
  var expected: Decimal?
  var others: [Figure]

  /// Those of a text. Linear in it.
  static func all(
    _ bytes: [UInt8], _ text: ByteRange, _ signs: StatedSigns, _ form: Form, _ report: Report
  ) -> [StatedMisfit] {
    // Seen in one pass, and most texts are done with here.
    let (runs, points, percents, brackets) = numbers(bytes, text)
    guard runs > 0 else { return [] }
    let isDistant = runs > 1 && signs.contains(.distantRatio)
    let (changes, products, shares, excesses, counts, fractions) = (
      runs > 2 && signs.contains(.change), runs > 2 && signs.contains(.product),
      runs > 2 && StatedShares.mayHold(bytes, text), runs > 1 && signs.contains(.excess),
      runs > 2 && brackets > 0 || runs > 3 && signs.contains(.survey),
      runs > 2 && percents > 0
    )
    var found = points > 0 ? StatedMagnitude.wrong(bytes, text, form, report) : []
    if changes || products {
      for sentence in Sentences(bytes, text) {
        let figures = GoalText.figures(bytes, sentence).map(\.figure)
        guard figures.count >= 2 else { continue }
        if changes {
          found += StatedChange.wrong(bytes, sentence, figures) + StatedDirection.wrong(bytes, sentence, figures)
        }
        if products { found += StatedProduct.wrong(bytes, sentence, figures) }
      }
    }
    if runs > 2 { found += StatedAddition.wrong(bytes, text) }
    if isDistant {
      let figures = report.figures(ofGoal: text)
      for wrong in DistantRatio.wrong(bytes, text, figures, form, report)
      where !found.contains(where: { $0.figure.range == wrong.figure.range }) {
        found.append(wrong)
      }
    }
    if shares || excesses || counts || fractions {
      let figures = report.figures(ofGoal: text).map(\.figure)
      if shares { found += StatedShares.wrong(bytes, text, figures, form, report) }
      if excesses { found += StatedExcess.wrong(bytes, text, figures) }
      if fractions {
        found += StatedFraction.wrong(bytes, text, figures) + StatedSurvey.wrongReturns(bytes, text, figures)
      }
      if counts || excesses {
        found += StatedCounts.wrong(bytes, text, figures) + StatedSurvey.wrong(bytes, text, figures, report)
      }
    }
    return found
  }

  /// How many numbers a text holds, and how many decimal points, percent signs and brackets.
  private static func numbers(
    _ bytes: [UInt8], _ text: ByteRange
  ) -> (runs: Int, points: Int, percents: Int, brackets: Int) {
    let span = bytes.span.extracting(text.clamped(to: 0..<bytes.count))
    var (runs, points, percents, brackets, isInside) = (0, 0, 0, 0, false)
    for index in span.indices {
      let byte = span[index]
      if byte &- 0x30 < 10 {
        if !isInside { runs &+= 1 }
        isInside = true
      } else if byte == 0x2E, isInside {
        points &+= 1
      } else {
        isInside = false
        // （ is EF BC 88.
        if byte == 0x25 { percents &+= 1 } else if byte == 0x28 || byte == 0x88 { brackets &+= 1 }
      }
    }
    return (runs, points, percents, brackets)
  }
}

extension Rule {
  static func say(_ misfit: StatedMisfit, _ report: Report) {
    let words = report.quote(misfit.figure.range)
    let others = misfit.others.map { "“\(report.quote($0.range))”" }
    let listedZh = others.joined(separator: "、")
    let listedEn = others.joined(separator: " and ")
    let expected = misfit.expected.map { "\($0)" } ?? ""
    let (zh, en) =
      switch misfit.kind {
      case .difference:
        ("\(listedZh)相差 \(expected)，这里写“\(words)”", "\(listedEn) differ by \(expected), not “\(words)”")
      case .growth:
        (
          "由\(listedZh)算出的变化是 \(expected)%，这里写“\(words)”",
          "\(listedEn) come to a change of \(expected)%, not “\(words)”"
        )
      case .product:
        ("\(listedZh)相乘是 \(expected)，这里写“\(words)”", "\(listedEn) multiply to \(expected), not “\(words)”")
      case .share:
        (
          "\(others.first ?? "")是\(others.last ?? "")的 \(expected)%，这里写“\(words)”",
          "\(others.first ?? "") is \(expected)% of \(others.last ?? ""), not “\(words)”"
        )
      case .excess:
        ("“\(words)”是\(listedZh)的一部分，却比它大", "“\(words)” is a part of \(listedEn), but larger")
      case .parts:
        ("\(listedZh)加起来是 \(expected)，这里写“\(words)”", "\(listedEn) come to \(expected), not “\(words)”")
      case .direction:
        ("\(listedZh)和“\(words)”一增一减，方向相反", "\(listedEn) and “\(words)” go in opposite directions")
      case .answers:
        (
          "\(others.dropLast().joined(separator: "、"))加起来是 \(expected)，不是\(others.last ?? "")",
          "\(others.dropLast().joined(separator: " and ")) come to \(expected), not \(others.last ?? "")"
        )
      case .magnitude:
        (
          "“\(words)”的数与表里的\(listedZh)相同，单位不同",
          "“\(words)” has the number of \(listedEn) in the table, but another unit"
        )
      case .percent:
        (
          "\(listedZh)相差的是“\(words.dropLast())个百分点”，不是“\(words)”",
          "\(listedEn) differ by “\(words.dropLast())个百分点”, which is not “\(words)”"
        )
      case .points:
        ("\(listedZh)不是百分数，相差不能说“\(words)”", "\(listedEn) are no percentages, so they cannot differ by “\(words)”")
      }
    var fixes: [Fix] = []
    if misfit.kind == .percent, let sign = misfit.figure.unitRange {
      fixes = [report.rewriting(.suggested, sign, as: "个百分点")]
    } else if misfit.kind != .answers, let expected = misfit.expected {
      fixes = [
        report.fix(
          .suggested, zh: "改为 \(expected)", en: "change the figure to \(expected)",
          edits: [TextEdit(range: misfit.figure.numberRange, text: "\(expected)")])
      ]
    }
    report.add(
      misfit.figure.range, zh: "\(zh)：核对这几个数", en: "\(en): check the figures",
      related: misfit.others.map { report.place($0.range, zh: "有关的数", en: "a figure that it depends on") },
      fixes: fixes)
  }
}

extension StatedMisfit {
  /// Of `mismatched-sum`, which says all of this.
  static let examples: [Example] =
    [
      .flagged(
        "说明:\n  > 面向观众发放问卷500份，回收有效问卷468份，有效回收率‹96.3%›；满意度94.7%。",
        template: "说明: prose"),
      .fine(
        "说明:\n  > 面向观众发放问卷500份，回收有效问卷468份，有效回收率93.6%；满意度94.7%。\n  > 向企业发放问卷200份，回收问卷186份，满意度91.5%。",
        template: "说明: prose"),
      // What a count is compared with, and scores before their total.
      .flagged(
        "说明:\n  > 全年办理法律援助案件‹1286件›，比2021年的1142件有所增加，其中刑事案件542件、民事案件706件、行政案件48件。\n  > 经评价，决策得18分、过程得16.9分、产出得25分、效益得28分，综合得分‹86.9分›。",
        template: "说明: prose"),
      .fine(
        "说明:\n  > 全年办理法律援助案件1296件，比2021年的1142件增长13.5%，其中刑事案件542件、民事案件706件、行政案件48件。\n  > 经评价，决策得18分、过程得16.9分、产出得25分、效益得28分，综合得分87.9分。\n  > 决策得18分、过程得16.9分、产出得25分，比上年综合得分86.9分有所提高。",
        template: "说明: prose"),
      .flagged(
        "说明:\n  > 2021年总支出1798.64万元，较上年1926.80万元增加128.16万元，下降‹6.65%›。\n  > 现场抽查4个项目点，占5个项目点的‹60%›。\n  > 评价组由‹6人›组成，其中组长1人、副组长1人、成员5人。",
        template: "说明: prose"),
      .fine(
        "说明:\n  > 2021年总支出1798.64万元，较上年1926.80万元减少128.16万元，下降6.65%；里程增加6公里，能耗下降3%。\n  > 现场抽查4个项目点，占5个项目点的80%。\n  > 评价组由7人组成，其中组长1人、副组长1人、成员5人。",
        template: "说明: prose"),
      .flagged(
        "支出 (万元):\n  | 项目 | 2020年 | 2021年 | 增减额 |\n  | 工资 | 98.20 | 105.60 | 7.40 |\n  | 会议 | 40.10 | 36.20 | -3.90 |\n  | 培训 | 20.00 | 21.50 | 1.50 |\n  | 资本性支出 | 8.00 | 6.20 | ‹1.80› |",
        in: .document),
      .fine(
        "支出 (万元):\n  | 项目 | 2020年 | 2021年 | 增减额 |\n  | 工资 | 98.20 | 105.60 | 7.40 |\n  | 会议 | 40.10 | 36.20 | -3.90 |\n  | 培训 | 20.00 | 21.50 | 1.50 |\n  | 资本性支出 | 8.00 | 6.20 | -1.80 |\n  | 其他 | 8.00 | 6.20 | |",
        in: .document),
      .flagged(
        "资金支出:\n  | 项目 | 年初预算数 | 1-7月执行数 |\n  | 年度资金总额 | 3650.00 | ‹2044.18› |\n    | 其中：财政拨款 | 3200.00 | 1804.18 |\n    | 其他资金 | 450.00 | 250.00 |",
        in: .document),
      .fine(
        "资金支出:\n  | 项目 | 年初预算数 | 1-7月执行数 | 执行率 |\n  | 年度资金总额 | 3650.00 | 2054.18 | 56.28% |\n    | 其中：财政拨款 | 3200.00 | 1804.18 | 56.38% |\n    | 债券资金 | 300.00 | 120.00 | 40.00% |",
        in: .document),
      .flagged(
        "说明:\n  > 全市12个断面中11个达到Ⅲ类，优良比例‹100%›。\n  > 288份有效问卷中满意264份，满意度‹93.67%›。\n  > 全年整治排污口57个，完成年度任务60个的‹96.6%›。\n  > 核定编制126名，实有在职人员118人，其中行政32人、事业86人，在职人员控制率‹96.35%›。",
        template: "说明: prose"),
      .fine(
        "说明:\n  > 全市12个断面中11个达到Ⅲ类，优良比例91.7%。\n  > 288份有效问卷中满意264份，满意度91.67%；12个断面中9个达标，比上年提高8.3个百分点，全市空气优良率98%。\n  > 全年整治排污口57个，完成年度任务60个的95%；20个中学6个改造，升学率98%。\n  > 核定编制126名，实有在职人员118人，在职人员控制率93.65%。",
        template: "说明: prose"),
      .flagged(
        "三公经费 (万元):\n  | 项目 | 2025年 | 2026年 | 增减额 | 增减率 |\n  | 接待费 | 3.20 | 2.90 | -0.30 | -9.38% |\n  | 车辆费 | 7.50 | 7.00 | -0.50 | -6.67% |\n  | 合计 | 10.70 | 9.90 | -0.80 | ‹7.48%› |",
        in: .document),
      .flagged(
        "说明:\n  > 人均标准由2023年的89元提高到94元，增加5元，增长‹5.3%›。\n  > 受理案件1620件，较上年同期1350件增加270件，增长‹25%›。\n  > 三公经费预算32.5万元，比上年减少2万元，下降‹7.4%›。\n  > 支出由412.50万元增加到568.80万元，增加‹165.30万元›。\n  > 应到位1920万元，实际到位1440万元，缺口‹840万元›。\n  > 水利用系数由0.52提高到0.58，提高‹0.06个百分点›。\n  > 拟安排268.5万元，较上年245万元增加‹24.5万元›。\n  > 适配辅具1350件，与1500件的目标相比缺口‹250件›。\n  > 会议费预算62.40万元，比2024年减少3.10万元，下降‹4.97%›。\n  > 会议费预算62.40万元，较2024年减少3.10万元（下降‹4.97%›）。\n  > 培训费62.40万元，同比减少3.10万元，降幅‹4.97%›。",
        template: "说明: prose"),
      .fine(
        "说明:\n  > 人均标准由2023年的89元提高到94元，增加5元，增长5.6%。\n  > 受理案件1620件，较上年同期1350件增加270件，增长20%；其中调解结案810件，占50%。\n  > 三公经费预算32.5万元，比上年减少2万元，下降5.8%。\n  > 支出由412.50万元增加到568.80万元，增加156.30万元，增长37.9%。\n  > 应到位1920万元，实际到位1440万元，缺口480万元。\n  > 覆盖率由52%提高到58%，提高6个百分点；里程由3.2公里增加到4.1公里，比计划多0.4公里，增长28.1%。\n  > 年末在校生1260人，比上年增加40人，其中住校生增长12%。\n  > 价格由5.26万元降至4.87万元，下降约7%，共节约12.6万元。\n  > 拟安排268.5万元，较上年245万元增加23.5万元，增长9.6%；另有设备款，比上年12万元增加3万元。\n  > 受理案件1620件，其中民事案件1596件、行政案件24件，较上年同期1350件增加270件。\n  > 适配辅具1350件，与1500件的目标相比缺口150件。\n  > 会议费预算62.40万元，比2024年减少3.10万元，下降4.73%。\n  > 会议费预算62.40万元，较2024年减少3.10万元（下降4.73%），培训费下降4.97%。\n  > 培训费62.40万元，同比减少3.10万元，降幅4.7%；其中差旅费同比减少3.10万元，占比下降4.97%。",
        template: "说明: prose"),
      .flagged(
        "资金用途: 送戏下乡120场，每场补助6000元，计‹7.2万元›；图书馆、文化馆开放2馆，每馆40万元，计80万元\n说明:\n  > 亩均增产80公斤，3.2万亩共新增粮食‹25.6万公斤›。",
        template: "资金用途: prose\n说明: prose"),
      .fine(
        "资金用途: 送戏下乡120场，每场补助6000元，计72万元；图书馆、文化馆开放2馆，每馆40万元，计80万元；培训12期，每期补助3万元，设备12台，共计40万元\n说明:\n  > 亩均增产80公斤，3.2万亩共新增粮食256万公斤。\n  > 演出120场，每场观众500人，受益群众6万人次，每场补助最高6000元，全年共补助65万元。\n  > 补贴38人，每人1200元，共4.56万元。",
        template: "资金用途: prose\n说明: prose"),
      .flagged(
        "说明:\n  > 共需资金4004.4万元。其中中央补助2402.64万元，占60%；省级补助1201.32万元，占30%；县级配套400.44万元，占‹15%›。\n  > 计划总投资4860万元，其中上级补助2708万元、县级财政1552万元、乡镇自筹600万元，乡镇自筹占总投资的‹13.3%›。",
        template: "说明: prose"),
      .flagged(
        "资金总额: 2860\n说明:\n  > 中央水利资金1680万元，占总投资的58.7%；省级补助720万元；县级配套460万元，占总投资的‹16.8%›。",
        template: "资金总额 (万元): amount\n说明: prose"),
      .fine(
        "资金总额: 2860\n说明:\n  > 共需资金4004.4万元。其中中央补助2402.64万元，占60%；省级补助1201.32万元，占30%；县级配套400.44万元，占10%。\n  > 中央水利资金1680万元，占总投资的58.7%；省级补助720万元；县级配套460万元，占总投资的16.1%。\n  > 专项资金1200万元，占60%；其中设备购置300万元，占专项资金的25%；培训90万元，占本类的15%。",
        template: "资金总额 (万元): amount\n说明: prose"),
      .flagged(
        "说明:\n  > 2025年“三公”经费预算‹28.6万元›，较上年压减2.4万元，其中公务接待费4.2万元、公务用车运行维护费23.4万元，未安排因公出国（境）费用。",
        template: "说明: prose"),
      .fine(
        "说明:\n  > 2025年“三公”经费预算27.6万元，较上年压减2.4万元，其中公务接待费4.2万元、公务用车运行维护费23.4万元，未安排因公出国（境）费用。\n  > 上年“三公”经费35.6万元，其中公务接待费4.2万元、公务用车运行维护费23.4万元。\n  > “三公”经费预算35.6万元，其中公务接待费4.2万元，公务用车购置费16万元、运行维护费9.4万元。",
        template: "说明: prose"),
      .flagged(
        "资金执行情况 (万元):\n  | 来源 | 预算数 | 执行数 |\n  | 财政资金 | 560 | 263.2 |\n  | 其他资金 | 80 | 42.15 |\n说明:\n  > 上半年支出‹263.2元›，其他资金支出‹42.15亿元›。",
        template: "*: group"),
      .fine(
        "资金执行情况 (万元):\n  | 来源 | 预算数 | 执行数 |\n  | 财政资金 | 560 | 263.2 |\n  | 其他资金 | 80 | 42.15 |\n单价 (元):\n  | 内容 | 单价 |\n  | 垃圾桶 | 126.50 |\n说明:\n  > 上半年支出263.2万元，垃圾桶每个126.50元，另收利息1263.2元，人均560元。",
        template: "*: group"),
      // The whole stands in a table or on a line of its own.
      .flagged(
        "支出表 (万元):\n  | 项目 | 年初预算数 | 全年预算 | 支出数 |\n  | 合计 | 2846.35 | 3458.83 | 3296.71 |\n  | 闸门更换 | 180.00 | 200.00 | 126.50 |\n说明:\n  > 年中追加612.48万元，预算调整率‹21.25%›。\n  > 闸门更换支出126.5万元，占全年预算的‹62.35%›。",
        template: "*: group"),
      .fine(
        "支出表 (万元):\n  | 项目 | 年初预算数 | 全年预算 | 支出数 |\n  | 合计 | 2846.35 | 3458.83 | 3296.71 |\n  | 闸门更换 | 180.00 | 200.00 | 126.50 |\n说明:\n  > 年中追加612.48万元，预算调整率21.52%；调减62.48万元，项目调整率8.25%。\n  > 闸门更换支出126.5万元，占全年预算的63.25%；水泵更换支出126.5万元，占全年预算的62.35%。\n  > 总预算200万元，支出124.7万元，占预算的62.35%。",
        template: "*: group"),
      // Counts with all that they are made of.
      .flagged(
        "说明:\n  > 全县现有巡护队伍14支、‹426人›，其中护林队6支148人、护水队4支86人、护路队4支202人。\n  > 年末实有‹72人›，其中参公人员38人、事业人员32人、工勤人员3人，离退休41人。\n  > 维护‹36个›监测站（其中国家站2个、区域站29个、交通站6个）正常运行。\n  > 三年累计轮换储备粮‹8.32万吨›（2024年2.36万吨、2025年2.64万吨、2026年3.42万吨）。\n  > 调处纠纷‹1280件›（邻里820件、婚姻240件、劳资210件）。",
        template: "说明: prose"),
      .fine(
        "说明:\n  > 全县现有巡护队伍15支、426人，其中护林队6支148人、护水队4支86人、护路队5支192人。\n  > 年末实有72人，其中参公人员38人、事业人员30人、工勤人员3人，离退休41人。\n  > 培训72人，其中女学员38人、党员32人、青年骨干3人。\n  > 维护36个监测站（其中新增国家站2个、区域站29个、交通站6个）正常运行，约36个站点（国家站2个、区域站29个、交通站6个等）。\n  > 轮换储备粮约8.2万吨（2024年2.3万吨、2025年2.6万吨、2026年3.4万吨）；储备粮9.2万吨（稻谷5.3万吨、小麦2.6万吨、玉米不足1.4万吨）。\n  > 轮换储备粮8.2万吨（2024年2.3万吨、2025年2.6万吨、2026年3.4万吨）；办学点36所（小学20所、初中10所、高中5所）。\n  > 现有1280人，其中研究生820人、本科240人、大专210人。",
        template: "说明: prose"),
      // Columns of changes.
      .flagged(
        "经费 (万元):\n  | 科目 | 2023年 | 2024年 | 增减额 | 增减率 |\n  | 会议费 | 6.40 | 5.80 | -0.60 | -9.38% |\n  | 培训费 | 15.00 | 14.00 | -1.00 | -6.67% |\n  | 差旅费 | 0 | 0 | 0 | — |\n  | 合计 | 21.40 | 19.80 | -1.60 | ‹-7.84%› |",
        template: "*: group"),
      .fine(
        "经费 (万元):\n  | 科目 | 2023年 | 2024年 | 增减额 | 增减率 |\n  | 会议费 | 6.40 | 5.80 | -0.60 | -9.38% |\n  | 培训费 | 15.00 | 14.00 | -1.00 | -6.67% |\n  | 差旅费 | 0.3 | 0.2 | -0.1 | -31.2% |\n  | 接待费 | 1.20 | 1.80 | 0.60 | 50% |\n占比 (万元):\n  | 科目 | 2023年 | 2024年 | 增减额 | 增减率 |\n  | 会议费 | 6.40 | 5.80 | 0.61 | 3.38% |\n  | 培训费 | 15.00 | 14.00 | 1.02 | 6.67% |\n  | 接待费 | 1.20 | 1.80 | 0.83 | 50% |",
        template: "*: group"),
      // What budgets are made of everywhere.
      .flagged(
        "预算:\n  基本支出: ‹4488.32›\n    人员经费: 3924.17\n    公用经费: 564.51\n“三公”经费: ‹46.3›\n  公务接待费: 4.2\n  公务用车运行维护费: 42.5\n  因公出国（境）费: 0\n支出表 (万元):\n  | 项目 | 预算数 |\n  | 基本支出 | ‹968.40› |\n    | 人员经费 | 812.36 |\n    | 日常公用经费 | 165.04 |\n  | 项目支出 | 126.00 |",
        template: "*: group"),
      .fine(
        "预算:\n  基本支出: 4488.68\n    人员经费: 3924.17\n    公用经费: 564.51\n  基本支出: 4488.68\n    人员经费: 3924.17\n    其中工资: 2000.00\n  “三公”经费: 46.7\n    公务接待费: 4.2\n    公务用车运行维护费: 42.5\n    上年公务接待费: 6.3\n支出表 (万元):\n  | 项目 | 预算数 |\n  | 项目支出 | 968.40 |\n    | 人员培训 | 812.36 |\n    | 公用设施 | 120.04 |\n  | 基本支出 | 126.00 |",
        template: "*: group"),
      .flagged(
        "说明:\n  > 年末实有‹62人›，其中行政人员38人、事业人员22人、工勤人员3人，离退休41人。\n  > 维护‹26个›雨量站（其中国家站1个、区域站21个、交通站5个）。\n  > 现有队伍14支、‹326人›，其中水上5支148人、山地4支86人、城市5支102人。\n  > 回收有效问卷552份。其中非常满意268份、满意187份、一般75份、不满意‹32份›，满意度82.4%。",
        template: "说明: prose"),
      .fine(
        "说明:\n  > 年末实有62人，其中行政人员38人、事业人员21人，离退休41人。\n  > 年末实有62人，其中党员41人、女职工26人、高级职称12人。\n  > 维护26个雨量站（其中国家站1个、区域站21个、交通站4个）。\n  > 现有队伍14支、336人，其中水上5支148人、山地4支86人、城市5支102人。\n  > 三年轮换储备粮7.2万吨（2024年2.3万吨、2025年2.4万吨、2026年2.6万吨）；新建塘坝12座（东片4座，西片7座）。\n  > 新建塘坝12座（主要在东片5座、西片4座），抽查30户（东片12户、西片10户、其余在镇区）。\n  > 回收有效问卷562份。其中非常满意268份、满意187份、一般75份、不满意32份。\n  > 培训412人（计划400人，实到390人），发放120套（含教材118套、工具2套）。",
        template: "说明: prose"),
      .flagged(
        "说明:\n  > 全县共有卫生院21家，其中中心卫生院5家；村卫生室286个，其中产权公有的‹298个›。\n  > 上半年受理1620件，其中民事案件1052件、刑事案件544件，较上年同期增加270件；其中已办结‹1702件›。\n  > 项目涉及4个乡镇，现场抽查‹5个乡镇›的12个行政村。",
        template: "说明: prose"),
      .fine(
        "说明:\n  > 全县共有村民小组412个，分布在286个村，其中已通硬化路的298个。\n  > 上半年受理1620件，其中已办结1102件，比上年多210件，其中积案320件。\n  > 新建站点12个，其中计划外站点2个，累计建成站点86个，其中示范站点14个。\n  > 项目涉及4个乡镇，现场抽查4个乡镇的12个行政村，抽查站点26个。\n  > 资助学生56名，其中每人每年不少于3000元，覆盖学校18所，其中小学12所。",
        template: "说明: prose"),
    ] + StatedPoints.examples
}
