// illegal-value-type: a target whose type its tier or the template does not allow.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let illegalValueType = Rule(
    name: "illegal-value-type", family: .values, severity: .error,
    summary: Bilingual(zh: "指标值的类型与层级不符", en: "a target of a type that its tier does not allow"),
    why: Bilingual(
      zh: "数量指标要数得出来，时效指标要有完成的期限，成本指标要有金额；类型不对，这一项就无从考核。",
      en:
        "A quantity is counted, timeliness has a deadline, a cost has an amount; a target of another type cannot be assessed."
    ),
    examples: [
      .flagged("- 参加大赛项目: ‹1、2、3等奖›"),
      .flagged("- 省级以上大赛获奖数量: ‹一等奖›、二等奖"),
      .fine("- 省级以上大赛获奖数量: 一等奖、二等奖各两项"),
      .flagged("- 危旧房改造户数: ‹应改尽改›"),
      .fine("- 危旧房改造: 应改尽改\n- 危旧房改造户数: ≥ 60 户"),
      .flagged("- 防虫网室竣工: ‹6个月›\n- 水厂投产时间: ‹90天›", in: .tier("时效指标")),
      .fine("- 防虫网室竣工: 开工后6个月内\n- 竣工验收周期: 6个月\n- 网室建设: 6个月\n- 开工准备: ≤ 3 个月", in: .tier("时效指标")),
      .flagged("- 作品获奖等级: 定性 省级三等奖及以上\n  计量单位: ‹达标›", in: .tier("质量指标")),
      .flagged("- 开展培训会 参加大赛项目: 4次以上 ‹1、2、3等奖›"),
      .flagged("- 按项目申报计划时间完成: ‹1—2年›", in: .tier("时效指标")),
      .flagged("- 个人核定工资数额: ‹工资标准›", in: .tier("成本指标")),
      .flagged("- 部门预决算公开: 定性 按要求及时公开\n  计量单位: ‹是›", in: .tier("时效指标")),
      .flagged(
        "绩效指标:\n  - 预决算公开: ‹已公开›", template: "绩效指标: indicators\n  - *: target, quantitative"),
      .flagged(
        "绩效指标:\n  - 新增企业数: ‹≥ 3 家›", template: "绩效指标: indicators\n  - *: target, qualitative"),
      .flagged("- 项目完成时间: ‹≥ 95%›", in: .tier("时效指标")),
      .fine("- 完成及时率: ≥ 95%\n- 系统正常运行时间: ≥ 99%\n- 压缩审批时间: ≥ 30%", in: .tier("时效指标")),
      .fine("- 租赁办公房屋时间: 2024年一年", in: .tier("时效指标")),
      .fine("- 参加大赛项目: 3项"),
      .fine("- 参加大赛项目: 一等奖 2 项以上"),
      .fine("- 参赛获奖等次: 二等奖及以上", in: .tier("质量指标")),
      .fine("- 租赁期限: 36个月", in: .tier("时效指标")),
      .fine("- 故障响应时间: ≤ 24 小时", in: .tier("时效指标")),
      .fine("- 办结时间: 5个工作日内", in: .tier("时效指标")),
      .fine("- 补贴审核时间: 3个月", in: .tier("时效指标")),
      .fine("- 完成时间: 2024年12月", in: .tier("时效指标")),
      .fine("- 项目实施时间: 2024年1月—2024年12月", in: .tier("时效指标")),
      .fine("- 项目实施周期: 1—2年", in: .tier("时效指标")),
      .fine("- 合同期: 3年", in: .tier("时效指标")),
      .fine("- 租赁期限: 2022-2025", in: .tier("时效指标")),
      .fine("- 工资发放: 每月8日前\n  计量单位: 日", in: .tier("时效指标")),
      .fine("- 会议费标准: 550元/人·天", in: .tier("成本指标")),
      .flagged(
        "绩效指标:\n  - 经费安排: 按季安排\n    指标值类型: ‹定量›", template: "绩效指标: indicators\n  - *: target\n    指标值类型: text"),
      .fine(
        "绩效指标:\n  - 经费安排: 按季安排\n    指标值类型: 定性\n  - 经费拨付: 每月10日前\n    指标值类型: 定量\n  - 经费拨付次数: 4 次\n    指标值类型: 定量",
        template: "绩效指标: indicators\n  - *: target\n    指标值类型: text"),
      .flagged("- 工作安排时间: 定量 ‹按月安排›", in: .tier("时效指标")),
      .fine("- 工作安排时间: 定性 按月安排\n- 经费拨付: 定量 每月10日前", in: .tier("时效指标")),
    ] + BrokenCount.examples + TargetAsName.examples,
    checks: [
      .target([.measured, .words, .span, .beyondFigure]) { list, indicator, form, report in
        if list.targets.count == 1, list.targets[0].kind == .qualitative, list.targets[0].figure == nil,
          list.targets[0].deadline == nil, let kind = KindLine.value(of: indicator, in: form),
          form.tree.bytes[kind].starts(with: "定量".utf8)
        {
          let (words, value) = (report.quote(kind), report.quote(indicator.value))
          report.add(
            kind, zh: "指标值“\(value)”里没有数，不是“\(words)”：写出数字和单位，或改为“定性”",
            en: "the target “\(value)” has no figure and is not “\(words)”: give a figure with its unit, or write “定性”",
            related: [report.place(indicator.value, zh: "指标值", en: "the target")])
          return
        }
        if indicator.value != indicator.valueWithoutType,
          form.tree.bytes[indicator.value].starts(with: "定量".utf8),
          !GoalText.holdsNumber(form.tree.bytes, indicator.value)
        {
          let value = form.tree.trimmed(indicator.valueWithoutType)
          let words = report.quote(value)
          report.add(
            value, zh: "“\(words)”里没有数，不是“定量”：写出数字和单位，或改为“定性”",
            en: "“\(words)” has no figure and is not “定量”: give a figure with its unit, or write “定性”")
          return
        }
        IllegalValueType.check(list, indicator, form, report)
      },
      .target(.ratio) { list, indicator, form, report in
        IllegalValueType.checkMoment(list, indicator, form, report)
        TargetAsName.check(list, indicator, form, report)
      },
      .target(.figure) { list, indicator, form, report in BrokenCount.check(list, indicator, form, report) },
      .form { form, report in IllegalValueType.checkUnits(form, report) },
    ])
}

enum IllegalValueType {
  static func check(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) {
    if let measure = measure(of: indicator, form), check(list, against: measure, indicator, form, report) { return }
    if let classes = prizeClasses(form.tree.bytes, indicator.value), TierKind(indicator, form) == .quantity {
      report.add(
        classes, zh: "“\(report.quote(classes))”是等次，不是数量：写出获奖的项数，等次放到质量指标",
        en: "“\(report.quote(classes))” is a class, not a quantity: write how many, and put the class under quality")
      return
    }
    let isAlone = list.targets.count == 1
    for index in list.targets.indices {
      switch list.targets[index].kind {
      case .graded, .qualitative: checkWords(list.targets[index], indicator, form, report)
      case .duration: checkTime(list.targets[index], isAlone: isAlone, indicator, form, report)
      case .range where list.targets[index].dimension?.isTime ?? false:
        checkTime(list.targets[index], isAlone: false, indicator, form, report)
      default: break
      }
    }
  }

  // MARK: - What the template says

  private static func measure(of indicator: Indicator, _ form: Form) -> Field.Measure? {
    indicator.items.flatMap { form.template.fields[$0].measure } ?? form.template.fields[indicator.tier].measure
  }

  private static func check(
    _ list: TargetList, against measure: Field.Measure, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Bool {
    let isQualitative = list.targets.allSatisfy { $0.kind == .qualitative || $0.kind == .graded }
    let value = indicator.valueWithoutType
    switch measure {
    case .quantitative:
      guard isQualitative else { return false }
      // What nobody could judge is said by another rule.
      if case .vague = report.measurability(of: indicator) { return false }
      if case .missingMagnitude = report.measurability(of: indicator) { return false }
      let range = report.tree.trimmed(value)
      report.add(
        range, zh: "“\(report.quote(range))”不是数量：模板要求定量，写出数字和单位",
        en: "“\(report.quote(range))” is no quantity: the template asks for a figure with its unit",
        related: report.declaration(of: indicator.items ?? indicator.tier, in: form.template))
      return true
    case .qualitative:
      guard !isQualitative, list.targets.allSatisfy({ $0.figure != nil }) else { return false }
      let range = report.tree.trimmed(value)
      report.add(
        range, zh: "“\(report.quote(range))”是数量：模板要求定性，写出可查证的成果或等级",
        en: "“\(report.quote(range))” is a quantity: the template asks for a result or a grade",
        related: report.declaration(of: indicator.items ?? indicator.tier, in: form.template))
      return true
    }
  }

  // MARK: - What the tier says

  private static func checkWords(_ target: Target, _ indicator: Indicator, _ form: Form, _ report: Report) {
    if target.kind == .qualitative, target.figure == nil, let words = allOfThem(form.tree.bytes, indicator) {
      return report.add(
        words, zh: "“\(report.quote(words))”不是数量：“\(report.quote(indicator.name))”要写多少，全覆盖改用比率",
        en: "“\(report.quote(words))” is no quantity: say how many “\(report.quote(indicator.name))” are, or use a rate"
      )
    }
    if case .vague(let vagueness) = report.measurability(of: indicator), isReferenceForCost(vagueness, indicator, form)
    {
      report.add(
        vagueness.range, zh: "“\(report.quote(vagueness.range))”不是金额：成本指标写出金额的上限和单位",
        en: "“\(report.quote(vagueness.range))” is no amount: write the most it may cost, with its unit")
    }
  }

  /// 危房改造户数: 应改尽改: all that there are, where the name asks for their number.
  private static func allOfThem(_ bytes: [UInt8], _ indicator: Indicator) -> ByteRange? {
    let value = indicator.valueWithoutType
    guard value.count == 12, numbers.ends(bytes, indicator.name),
      NotationScan.character(bytes, value.lowerBound) == 0xE5_BA94,
      NotationScan.character(bytes, value.lowerBound + 6) == 0xE5_B0BD,
      bytes[value.lowerBound + 3..<value.lowerBound + 6].elementsEqual(bytes[value.lowerBound + 9..<value.upperBound])
    else { return nil }
    return value
  }

  private static let numbers = WordSet("户数 人数 人次 次数 个数 家数 件数 数量 面积 里程 床位数 座数 台数")

  /// 完成时间: ≥95% is a rate, and no time.
  static func checkMoment(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) {
    guard list.targets.count == 1, case .quantitative = list.targets[0].kind, case .ratio? = list.targets[0].dimension,
      moments.ends(form.tree.bytes, form.tree.trimmed(indicator.name)), let target = list.targets.first,
      target.change == nil, target.baseline == nil, target.subject == nil,
      // Where there should be no figure at all, that is what is said.
      measure(of: indicator, form) != .qualitative, TierKind(indicator, form) == .timeliness
    else { return }
    let range = form.tree.trimmed(target.valueRange)
    let day = report.dates(of: form).year.map { "\($0)年12月31日前" } ?? "12月31日前"
    report.add(
      range, zh: "“\(report.quote(range))”是比率，不是时间：写出日期，如“\(day)”，或把名称改成“…及时率”",
      en: "“\(report.quote(range))” is a rate, no time: write a date, as “\(day)”, or name the rate")
  }

  private static let moments = WordSet(
    "完成时间 完成时限 完成期限 完工时间 竣工时间 完成日期 竣工日期 交付时间 验收时间 开工时间 拨付时间 发放时间 支付时间 开展时间 实施时间 启动时间 举办时间 交付日期")

  /// `1、2、3等奖`, `一等奖`: classes with no number of prizes after them.
  private static func prizeClasses(_ bytes: [UInt8], _ value: ByteRange) -> ByteRange? {
    guard let word = prize.firstRange(in: bytes, value) else { return nil }
    // Back over the numerals and what stands between them.
    var start = word.lowerBound
    var hasNumeral = false
    while start > value.lowerBound {
      if bytes[start - 1] >= 0x30, bytes[start - 1] <= 0x39 {
        hasNumeral = true
        start -= 1
        continue
      }
      guard start - value.lowerBound >= 3 else { break }
      let character = bytes[start - 3..<start]
      if numerals.contains(where: { character.elementsEqual($0) }) {
        hasNumeral = true
      } else if !character.elementsEqual("、".utf8) {
        break
      }
      start -= 3
    }
    // 一等奖3项 counts.
    let rest = bytes[word.upperBound..<value.upperBound]
    let isCounted = rest.contains { $0 >= 0x30 && $0 <= 0x39 } || holdsNumber(rest)
    return hasNumeral && !isCounted ? start..<word.upperBound : nil
  }

  /// Whether a numeral stands there that is none of a further class: 一等奖三项, but not 一等奖、二等奖.
  private static func holdsNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var i = text.startIndex
    while i + 3 <= text.endIndex {
      if numerals.contains(where: { text[i..<(i + 3)].elementsEqual($0) }),
        !text[(i + 3)...].starts(with: prize), !text[(i + 3)...].starts(with: "、".utf8)
      {
        return true
      }
      i += text[i] < 0x80 ? 1 : 3
    }
    return false
  }

  private static let prize = Array("等奖".utf8)
  private static let numerals = ["一", "二", "三", "四", "五", "特", "两"].map { Array($0.utf8) }

  /// A cost that is given by reference (`工资标准`) is a wrong type rather than a vague word.
  static func isReferenceForCost(_ vagueness: Vagueness, _ indicator: Indicator, _ form: Form) -> Bool {
    vagueness.category == .reference && TierKind(indicator, form) == .cost
  }

  /// A year or two is no deadline. How long something takes or lasts is one where the name asks for it, and where a
  /// limit is set; of what happens on one day no span of time is.
  private static func checkTime(
    _ target: Target, isAlone: Bool, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    guard target.comparator == nil || target.comparator == .range, target.deadline == nil,
      TierKind(indicator, form) == .timeliness
    else { return }
    switch target.kind {
    // Hours, days and months are how long a service may take; a year is the whole of what the money is for.
    case .duration, .range:
      guard let unit = target.unit,
        years.contains(unit)
          || isAlone && target.kind == .duration && target.comparator == nil
            && form.tree.trimmed(target.valueRange) == form.tree.trimmed(indicator.valueWithoutType)
            && events.ends(form.tree.bytes, form.tree.trimmed(indicator.name))
      else { return }
    // A schedule and a dated year (2024年一年) have their ends.
    default: return
    }
    let name = FoldedText(form.tree.bytes, indicator.name).bytes
    if name.suffix(3).elementsEqual("期".utf8) || spans.contains(where: { NameKind.contains(name, $0) }) { return }
    // `2024年一年`: the year stands before the span; 2025年2月30日 is a damaged date, of which another rule speaks.
    if target.subject.map({ form.tree.bytes[$0].first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }) ?? false { return }
    if let number = target.figure?.number, number >= Decimal(1900) { return }
    let range = form.tree.trimmed(target.valueRange)
    let day = report.dates(of: form).year.map { "\($0)年12月31日前" } ?? "12月31日前"
    report.add(
      range, zh: "“\(report.quote(range))”是时长，不是期限：写出完成的日期，如“\(day)”",
      en: "“\(report.quote(range))” is a span of time, not a deadline: write a date, as “\(day)”")
  }

  /// What happens on one day, of which a span of time says nothing.
  private static let events = WordSet(
    "竣工 完工 投产 投用 通车 交工 开园 挂牌 上线 投入使用 竣工时间 完工时间 投产时间 投用时间 通车时间 交工时间 开园时间 上线时间 挂牌时间 开工时间 启用时间 投入使用时间")
  private static let years = [Units.unit(named: Array("年".utf8)), Units.unit(named: Array("年度".utf8))].compactMap { $0 }
  /// Names that ask for a span of time.
  private static let spans = [
    "期限", "年限", "周期", "工期", "时长", "质保", "寿命", "服务期", "有效期", "建设期", "时限", "频次", "频率", "租期", "天数", "月数",
  ].map { Array($0.utf8) }

  // MARK: - Unit columns

  /// A unit column that says yes or no.
  static func checkUnits(_ form: Form, _ report: Report) {
    for line in form.bindings.indices {
      guard case .value = form.bindings[line].state, let field = form.bindings[line].field,
        case .unit = form.template.fields[field].type, let value = form.tree.value(ofLine: line)
      else { continue }
      check(unit: value, form, report)
    }
    for table in form.tables {
      for (position, column) in table.columns.enumerated() {
        guard let field = column.field, case .unit = form.template.fields[field].type else { continue }
        for row in table.rows.indices {
          if let cell = table.cell(row: row, column: position), !cell.range.isEmpty {
            check(unit: cell.range, form, report)
          }
        }
      }
    }
  }

  private static func check(unit range: ByteRange, _ form: Form, _ report: Report) {
    guard range.count <= 15, answers.contains(NameKey(form.tree.bytes, range)) else { return }
    report.add(
      range, zh: "“\(report.quote(range))”不是计量单位：定性的指标这一栏填“/”或不写",
      en: "“\(report.quote(range))” is no unit: for a qualitative target write “/” or nothing here")
  }

  private static let answers = Set(
    [
      "是", "否", "是/否", "是或否", "有", "有/无", "√", "✓", "☑", "yes", "no", "已完成", "完成", "优", "良", "好", "定性",
      "达标", "未达标", "合格", "不合格", "满意", "及时", "良好", "优秀", "通过", "达到", "符合",
    ].map {
      NameKey($0)
    })
}
