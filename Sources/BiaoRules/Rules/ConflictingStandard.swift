// conflicting-standard: the target, and the standard or the sentence beside it, say different things.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let conflictingStandard = Rule(
    name: "conflicting-standard", family: .targets, severity: .warning,
    summary: Bilingual(zh: "绩效标准与指标值不一致", en: "a standard that contradicts its target"),
    why: Bilingual(
      zh: "同一行里指标值写20家、绩效标准写6家，完成了十家算不算达到没有人知道；两处应当一致。",
      en:
        "With a target of 20 and a standard of 6 in one row nobody knows whether ten are enough. Both say the same, or one is wrong."
    ),
    examples: [
      .flagged("- 无偿献血人次: ≥ 25000 人次\n  指标解释: 街头和团体献血达到‹26000›人次\n- 采血点数: ≥ 26 个\n  指标解释: 每个采血点日均采血达到12人次"),
      .flagged("- 培育新型工业企业: 20家以上\n  绩效标准: ≥‹6›家"),
      .flagged("- 园区销售收入: 1亿元\n  绩效标准: ‹≤›1亿元", in: .tier("经济效益指标")),
      .flagged("- 设备验收合格率: ≥ 98%\n  绩效标准: ‹≤› 98%", in: .tier("质量指标")),
      .flagged("- 项目总成本: ≤ 200 万元\n  绩效标准: ≤ ‹220› 万元", in: .tier("成本指标")),
      .flagged(
        "- 参训率 结业率: 95%以上 90%以上\n  绩效标准: ≥95% ≥‹85›%", in: .tier("质量指标"),
        others: ["compound-indicator"]),
      .flagged("- 设备交付时间: 9月30日前\n  绩效标准: ‹11月30日前›", in: .tier("时效指标")),
      .flagged(
        "绩效指标:\n  - 清洁生产审核企业: ≥ 50 家\n    指标值内容: 完成清洁生产审核企业‹40›家以上", template: withContent),
      .flagged(
        "绩效指标:\n  - Trainees: ≥ 60 人\n    standard: ≥ ‹80› 人", template: withStandard),
      .flagged("- 灌渠衬砌质量达标率100%: ‹≥ 96%›", in: .tier("质量指标")),
      .fine("- 灌渠衬砌质量达标率100%: = 100%", in: .tier("质量指标")),
      .fine("- 高龄老人补贴覆盖率达到95%以上: ≥ 97%", in: .tier("社会效益指标")),
      .flagged("- 全年无较大生产安全事故发生: ‹≤ 2 起›", in: .tier("社会效益指标")),
      .fine("- 全年无较大生产安全事故发生: = 0 起", in: .tier("社会效益指标")),
      .fine("- 无害化处理病死畜禽: ≥ 260 次", in: .tier("数量指标")),
      .fine("- 零散渣土投诉处置: ≤ 2 次", in: .tier("时效指标")),
      .fine("- 培育新型工业企业: 20家以上\n  绩效标准: ≥20户"),
      .fine("- 省级项目奖补资金: 200万元以上\n  绩效标准: ≥2000000元", in: .tier("经济效益指标")),
      .fine("- 部门满意度: 85%以上\n  绩效标准: 85%", in: .tier("满意度指标")),
      .fine("- 检查次数: 4次以上\n  绩效标准: ≥4次 每季度"),
      .fine("- 培训村医: ≥ 60 人\n  绩效标准: 历史标准：上年50人"),
      .fine("- 培训村医: ≥ 60 人\n  绩效标准: 行业标准55人以上"),
      .fine("- 设备交付时间: 9月30日前\n  绩效标准: 2025年9月30日前", in: .tier("时效指标")),
      .fine(
        "绩效指标:\n  - 园区技工贸总收入: ≥ 5500 亿元\n    指标值内容: 全年园区技工贸总收入超5500亿元", template: withContent),
      .fine(
        "绩效指标:\n  - 培训村医: ≥ 60 人\n    指标值内容: 举办培训3期，培训村医60人以上", template: withContent),
      .fine(
        "绩效指标:\n  - 培训村医: ≥ 60 人\n    指标值内容: 为12个乡镇培训村医", template: withContent),
      .fine(
        "绩效指标:\n  - 书店夜间开放时长: ≥ 3 小时\n    指标值内容: 书店每晚19时后继续开门的平均时长", template: withContent),
      .fine(
        "绩效指标:\n  - 增值税增速: ≥ 5%\n    指标值内容: 较上年增长5%以上", template: withContent),
      .flagged("- 海岛物资运送: ≥ 60 航次\n  指标解释: 全年补给船往返不少于‹80›航次"),
      .fine("- 海岛物资运送: ≥ 60 航次\n  指标解释: 每航次运送物资不少于30吨\n- 培训村医: ≥ 60 人\n  指标解释: 培训3天以上的村医"),
      .fine(
        "绩效指标:\n  - 学员满意度: ≥ 90%\n    指标值内容: 结业时匿名填问卷，问卷回收率不低于60%", template: withContent),
      .flagged(
        "绩效指标:\n  - 学员满意度: ≥ 90%\n    指标值内容: 结业时匿名填问卷，学员满意度不低于‹85›%", template: withContent),
      .flagged("- 康复训练软件3套: ‹100%›", in: .tier("数量指标")),
      .fine("- 康复训练软件3套: 3 套\n- 3套康复训练软件安装完成率: 100%", in: .tier("数量指标")),
      .fine("- 通过验收的康复器材3套: 100%", in: .tier("质量指标")),
      .flagged(
        "绩效指标:\n  - 示范茶园面积: ≥ 40000\n    实施周期指标值: ‹5000›\n    度量单位: 亩",
        template: "绩效指标: indicators\n  - *: target\n    实施周期指标值: text\n    度量单位: unit"),
      .flagged(
        "绩效指标:\n  - 义诊场次: ≥ 60 场\n    实施周期指标值: ‹≥ 48 场›\n  - 清淤渠道: ≥ 12 公里\n    实施周期指标值: ≥ 36 公里",
        template: "绩效指标: indicators\n  - *: target\n    实施周期指标值: text"),
      .fine(
        "绩效指标:\n  - 义诊场次: ≥ 60 场\n    实施周期指标值: ≥ 180 场\n  - 参训率: ≥ 95%\n    实施周期指标值: ≥ 90%\n  - 投诉: ≤ 12 起\n    实施周期指标值: ≤ 6 起\n  - 抢修时长: 4 小时\n    实施周期指标值: 2 小时",
        template: "绩效指标: indicators\n  - *: target\n    实施周期指标值: text"),
      .flagged("- 居民满意度: ≥ 92%\n  指标解释: 入户抽样调查居民满意度，应达到‹95›%以上", in: .tier("满意度指标")),
      .fine(
        "- 居民满意度: ≥ 92%\n  指标解释: 入户抽样调查居民满意度，应达到92%以上\n- 学生满意度: ≥ 90%\n  指标解释: 满意率达到80%以上的班级所占比例\n- 家长满意度: ≥ 90%\n  指标解释: 问卷回收率达到95%以上，家长满意度",
        in: .tier("满意度指标")),
    ],
    checks: [
      .target([.figure, .standard, .content, .explanation]) { list, indicator, form, report in
        checkName(list, indicator, form, report)
        guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1 else { return }
        let attributes = report.attributes(of: indicator, in: form)
        if let line = attributes[.standard] { checkStandard(line, list, indicator, form, report) }
        if let line = attributes[.content] { checkContent(line, list, indicator, form, report) }
        if let line = attributes[.explanation], list.targets.count == 1, list.targets[0].comparator != nil {
          checkContent(line, list, indicator, form, report, isBoundOnly: true)
          checkExplainedRate(line, list, indicator, form, report)
        }
      },
      .form([.rows, .prose, .entries, .indicators, .results, .others]) { form, report in
        for less in PeriodTarget.less(in: form, report) {
          let (value, yearly) = (report.quote(less.value), report.quote(less.yearly))
          report.add(
            less.value, zh: "“\(report.quote(less.name))”写“\(value)”，比一年的“\(yearly)”还少：核对哪一个对",
            en:
              "“\(report.quote(less.name))” is “\(value)”, less than “\(yearly)” of one year: check which one is right",
            related: [report.place(less.yearly, zh: "一年的指标值", en: "the target of one year")])
        }
      },
    ])

  private static let withContent = "绩效指标: indicators\n  - *: target\n    指标值内容: text"
  private static let withStandard = "绩效指标: indicators\n  - *: target\n    standard: target"

  /// The name itself may say what is to be reached.
  private static func checkName(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) {
    // Most names say nothing, as their end shows.
    if list.targets.count == 1, let figure = list.targets[0].figure, figure.unit == Units.percent,
      figure.number == .hundred, let counted = StatedName.count(form.tree.bytes, indicator.name),
      TierKind(indicator, form) == .quantity
    {
      return sayName(counted, list.targets[0], report)
    }
    guard list.targets.count == 1, StatedName.mayState(form.tree.bytes, indicator.name),
      let figure = list.targets[0].figure, figure.divisor == 1
    else { return }
    let bytes = form.tree.bytes
    if figure.unit == Units.percent, list.targets[0].upper == nil,
      let stated = StatedName.rate(bytes, indicator.name), stated.number != figure.number
    {
      sayName(stated.range, list.targets[0], report)
    } else if figure.unit?.dimension == .events || figure.unit?.dimension == .count,
      figure.number > (list.targets[0].comparator == .less ? .one : .zero),
      let none = StatedName.absence(bytes, indicator.name)
    {
      sayName(none, list.targets[0], report)
    }
  }

  private static func sayName(_ stated: ByteRange, _ target: Target, _ report: Report) {
    let (words, value) = (report.quote(stated), report.quote(target.valueRange))
    report.add(
      target.valueRange, zh: "指标值“\(value)”与名称里的“\(words)”不一致：核对哪一个对",
      en: "the target “\(value)” contradicts “\(words)” in the name: check which one is right",
      related: [report.place(stated, zh: "名称里的说法", en: "what the name says")])
  }

  // MARK: - Standards

  private static func checkStandard(
    _ line: Int, _ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    guard let value = form.tree.value(ofLine: line), !value.isEmpty, value.count <= 200,
      !NameTraits.holds(form.tree.bytes, value, otherStandards),
      case .value(let standards) = Read.targets(form.tree.bytes, value),
      standards.targets.count == list.targets.count
    else { return }
    for index in list.targets.indices {
      let (target, standard) = (list.targets[index], standards.targets[index])
      guard let place = conflict(target, standard, { naturalDirection(list, index, indicator, form, report) }) else {
        continue
      }
      if place == standard.comparatorRange, let comparator = target.comparator,
        ReversedComparator.isReversed(comparator, list, index, indicator, form, report)
      {
        continue
      }
      let right = report.tree.text(target.valueRange)
      report.add(
        place,
        zh: "绩效标准“\(report.quote(standard.valueRange))”与指标值“\(report.quote(target.valueRange))”不一致：核对哪一个对",
        en:
          "the standard “\(report.quote(standard.valueRange))” contradicts the target “\(report.quote(target.valueRange))”: check which one is right",
        related: [report.place(target.valueRange, zh: "指标值", en: "the target")],
        fixes: [
          report.fix(
            .suggested, zh: "照指标值改为“\(right)”", en: "write “\(right)”, as the target",
            edits: [TextEdit(range: standard.valueRange, text: right)])
        ])
    }
  }

  /// Where the standard says something else than the target; nil where they agree or cannot be compared.
  private static func conflict(_ target: Target, _ standard: Target, _ natural: () -> Direction?) -> ByteRange? {
    if let mine = target.deadline, let other = standard.deadline, target.figure == nil, standard.figure == nil {
      return differ(mine, other) ? standard.valueRange : nil
    }
    guard target.isPlainFigure, standard.isPlainFigure, target.rateRange == nil, standard.rateRange == nil,
      let mine = target.figure, let other = standard.figure, mine.divisor == 1, other.divisor == 1,
      let same = areSame(mine, other)
    else { return nil }
    guard same else { return other.numberRange }
    guard let place = standard.comparatorRange, let theirs = Direction(standard) else { return nil }
    let own = Direction(target)
    guard own != .exactly, theirs != .exactly else { return nil }
    if let own { return own == theirs ? nil : place }
    // A bare number says what its name makes of it.
    guard target.comparatorRange == nil, let natural = natural() else { return nil }
    return natural == theirs ? nil : place
  }

  private enum Direction {
    case more, less, exactly

    init?(_ target: Target) {
      switch target.comparator {
      case .atLeast, .greater: self = .more
      case .atMost, .less: self = .less
      case .equal: self = .exactly
      case .notEqual, .approximately, .range, nil: return nil
      }
    }
  }

  private static func naturalDirection(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Direction? {
    let traits = report.traits(of: indicator, list, index)
    if !traits.isDisjoint(with: [.revenue, .moreIsBetter]) { return TierKind(indicator, form) == .cost ? nil : .more }
    if !traits.isDisjoint(with: [.cost, .lessIsBetter, .control]) { return .less }
    return nil
  }

  /// Whether two figures are one amount; nil where their units cannot be compared.
  private static func areSame(_ mine: Figure, _ other: Figure) -> Bool? {
    if let unit = mine.unit, let theirs = other.unit, !unit.isCommensurable(with: theirs) {
      // 20家 and 20户: counters that stand for each other.
      guard let kind = UnitClass(unit), let otherKind = UnitClass(theirs), kind.isCount, kind.agrees(with: otherKind),
        let a = mine.number.scaled(byPowerOfTen: Int(unit.power)),
        let b = other.number.scaled(byPowerOfTen: Int(theirs.power))
      else { return nil }
      return a == b
    }
    if mine.number == other.number, mine.power == other.power, mine.unit == nil || other.unit == nil { return true }
    guard let a = mine.base(in: other.unit), let b = other.base(in: mine.unit) else { return nil }
    return a == b
  }

  private static func differ(_ mine: Deadline, _ other: Deadline) -> Bool {
    guard !mine.isRelative, !other.isRelative, mine.kind == other.kind, let month = mine.date.month,
      let otherMonth = other.date.month
    else { return false }
    if let year = mine.date.year, let otherYear = other.date.year, year != otherYear { return true }
    if month != otherMonth { return true }
    if let day = mine.date.day, let otherDay = other.date.day { return day != otherDay }
    return false
  }

  // MARK: - Sentences

  /// The target in a sentence. Only where each has one figure of the same kind is it certain that both mean one thing.
  /// `isBoundOnly` where the sentence explains the indicator, and says the target only if it has the target's comparison.
  private static func checkContent(
    _ line: Int, _ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report, isBoundOnly: Bool = false
  ) {
    guard list.targets.count == 1, list.targets[0].isPlainFigure, let mine = list.targets[0].figure,
      let unit = mine.unit, let value = form.tree.value(ofLine: line), !value.isEmpty, value.count <= 400,
      !isBoundOnly || unit.dimension != .ratio && mayBound(form.tree.bytes, value),
      case .value(let sentence) = Read.targets(form.tree.bytes, value)
    else { return }
    let figures = sentence.targets.filter { $0.figure != nil }
    guard figures.count == 1, figures[0].isPlainFigure, figures[0].rateRange == nil, figures[0].upper == nil,
      figures[0].qualifier != .each, let other = figures[0].figure, let theirs = other.unit,
      UnitClass(unit).map({ kind in UnitClass(theirs).map(kind.agrees) ?? false }) ?? false,
      UnitClass(unit) == UnitClass(theirs) || mine.number.isInteger, areSame(mine, other) == false,
      !isBoundOnly
        || (figures[0].comparator == list.targets[0].comparator
          || figures[0].comparator == nil && figures[0].qualifier == .reached && list.targets[0].comparator == .atLeast)
          && theirs == unit && !NameTraits.holds(form.tree.bytes, value, otherThings),
      !isTimeOfDay(other, form.tree.bytes),
      !isOfAnotherRate(figures[0].valueRange.lowerBound, from: value.lowerBound, indicator, form.tree.bytes)
    else { return }
    let target = list.targets[0].valueRange
    report.add(
      other.numberRange,
      zh: "“\(report.quote(figures[0].valueRange))”与指标值“\(report.quote(target))”不一致：核对哪一个对",
      en:
        "“\(report.quote(figures[0].valueRange))” contradicts the target “\(report.quote(target))”: check which one is right",
      related: [report.place(target, zh: "指标值", en: "the target")])
  }

  /// A rate that the explanation ends with under the indicator's own name: 居民满意度，应达到95%以上 below 居民满意度: ≥ 92%.
  private static func checkExplainedRate(
    _ line: Int, _ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    let bytes = form.tree.bytes
    guard list.targets[0].isPlainFigure, let mine = list.targets[0].figure, mine.unit == Units.percent,
      indicator.name.count >= 9, let value = form.tree.value(ofLine: line), value.count <= 200,
      mayBound(bytes, value), case .value(let sentence) = Read.targets(bytes, value),
      case let figures = sentence.targets.filter({ $0.figure != nil }), figures.count == 1, let stated = figures.first,
      stated.isPlainFigure, stated.rateRange == nil, stated.upper == nil, let other = stated.figure,
      other.unit == Units.percent, other.number != mine.number, stated.comparator == list.targets[0].comparator,
      ends(value, after: max(stated.valueRange.upperBound, other.range.upperBound), bytes),
      case let words = ByteRange(clamping: value.lowerBound, min(stated.valueRange.lowerBound, other.range.lowerBound)),
      case let end = links.trimmedEnd(of: words, in: bytes),
      end - value.lowerBound >= 9,
      bytes[(end - 9)..<end].elementsEqual(bytes[(indicator.name.upperBound - 9)..<indicator.name.upperBound])
    else { return }
    let target = list.targets[0].valueRange
    report.add(
      other.numberRange,
      zh: "“\(report.quote(stated.valueRange))”与指标值“\(report.quote(target))”不一致：核对哪一个对",
      en:
        "“\(report.quote(stated.valueRange))” contradicts the target “\(report.quote(target))”: check which one is right",
      related: [report.place(target, zh: "指标值", en: "the target")])
  }

  /// Whether a text is over at `at`, but for 以上 and a stop.
  private static func ends(_ text: ByteRange, after at: Int, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[min(at, text.upperBound)..<text.upperBound]
    for word in endings where rest.starts(with: word) { rest = rest.dropFirst(word.count) }
    return rest.isEmpty
  }

  private static let endings = NameTraitWords.words("及以上 以上 。 ；")
  private static let links = NameTraitWords.words("达到 达 不低于 应 需 要 须 ， 为 ≥")

  /// Whether a text has a digit and a word or sign that bounds: few explanations do, and the rest need not be read.
  private static func mayBound(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    bytes[text].contains { $0 &- 0x30 < 10 } && bounds.isIn(bytes, text)
  }

  private static let bounds = WordSet("不 至少 以上 以内 超 达 ≥ ≤ 高于 低于 大于 小于 多于 少于")

  /// What makes a bound in an explanation one of the single case, or of another year.
  private static let otherThings = NameTraitWords.words(
    "每 单 人均 户均 平均 其中 上年 去年 往年 近三年 历史 标准 规模 面积 的 者 指 是指 或 计 按 不满 未满 年龄 岁 期间 连续 累计 持续 周期 频 各 均 per each Each every")

  /// 19时 in a sentence is when, 3小时 how long.
  private static func isTimeOfDay(_ figure: Figure, _ bytes: [UInt8]) -> Bool {
    figure.unitRange.map { bytes[$0].elementsEqual(hour) } ?? false
  }

  private static let hour = Array("时".utf8)

  /// Whether a rate stands directly before the figure that begins at `start`, and the indicator is none of that name: the
  /// questionnaires that have to come back beside those that are content.
  private static func isOfAnotherRate(
    _ start: Int, from begin: Int, _ indicator: Indicator, _ bytes: [UInt8]
  ) -> Bool {
    guard start - begin >= 9, start <= bytes.count,
      rates.contains(where: { bytes[begin..<start].suffix($0.count).elementsEqual($0) })
    else { return false }
    return !NameKind.contains(bytes[indicator.name], Array(bytes[start - 9..<start]))
  }

  private static let rates = NameTraitWords.words("率 比例 占比 比重")

  /// Standards of another year, another place or a whole trade are meant to differ from the target.
  private static let otherStandards = NameTraitWords.words(
    "历史 上年 去年 往年 近三年 行业 国家 国标 省级 全国 全省 全市 平均 同期 参照 计划标准 规范 办法 通知 文件 基期 基数 previous average national")
}
