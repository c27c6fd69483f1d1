// missing-unit: a number without the unit that it counts.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let missingUnit = Rule(
    name: "missing-unit", family: .values, severity: .warning,
    summary: Bilingual(zh: "指标值没有计量单位", en: "a target without its unit"),
    why: Bilingual(
      zh: "没有单位，92 是百分之九十二还是九十二个说不清；“200万”是元是户也要猜。",
      en: "Without a unit nobody can say whether 92 is a share or a number of things, or what the “200万” are."),
    examples: [
      .flagged(
        "得分表:\n  | 三级指标 | 分值 | 目标值 | 实际值 | 得分 |\n  | 清淤渠道 | 6 | 36公里 | ‹36.3› | 6 |\n  | 更换水泵 | 6 | 9台 | 9台 | 6 |\n  | 培训农民 | 6 | 60人次 | 66人次 | 6 |",
        in: .document),
      .fine(
        "得分表:\n  | 三级指标 | 分值 | 目标值 | 实际值 | 得分 |\n  | 清淤渠道 | 6 | 36公里 | 36.3 | 6 |\n  | 更换水泵 | 6 | 9台 | 9 | 6 |\n  | 培训农民 | 6 | 60人次 | 66人次 | 6 |",
        in: .document),
      .flagged("- 提高运营率: ≥‹92›", in: .tier("经济效益指标")),
      .flagged("- 服务对象满意度: ≥ ‹94›", in: .tier("满意度指标")),
      .flagged("- 满意度提高: 85%以上\n  绩效标准: ≥‹85›", in: .tier("满意度指标")),
      .flagged("- 科技三项费用: ≤‹200万›", in: .tier("成本指标")),
      .flagged("- 奖补资金: ‹200万›以上", in: .tier("经济效益指标")),
      .flagged("- 新增企业个数: ‹3›"),
      .flagged("- Vaccination coverage rate: ≥ ‹92›", in: .tier("质量指标")),
      .flagged("- Client satisfaction: ≥ ‹85›", in: .tier("满意度指标")),
      .flagged("- Length of pipe laid: ≥ ‹12›"),
      .flagged("- Slides confirmed by the laboratory: ≥ ‹95›\n  实际完成值: 96%", in: .tier("质量指标")),
      .flagged("- Caregivers satisfied with the health post: ≥ ‹80›", in: .tier("满意度指标")),
      .flagged("- Satisfaction of households: ≥ ‹90›", in: .tier("满意度指标")),
      .flagged(
        "- Survey sheets that pass the data check: ≥ 95%\n- Freezers working at the yearly inspection: ≥ ‹90›",
        in: .tier("质量指标")),
      .flagged("- Percentage of wells tested: ≥ ‹85›", in: .tier("质量指标")),
      .flagged(
        "- 机井维修 (5分): ≥ 36 眼\n  实际完成值: 36眼\n  得分: 5\n- 泵站检修 (5分): ≥ 6 座\n  实际完成值: 6座\n  得分: 5\n- 渠道清淤 (5分): ≥ 12 公里\n  实际完成值: 12.6公里\n  得分: 5\n- 闸门更换 (5分): ≥ 9 扇\n  实际完成值: ‹9›\n  得分: 5"
      ),
      .flagged(
        "- 争取省级资金 (5分): ≥ 1.2 亿元\n  实际完成值: ‹1.36亿›\n  得分: 5", in: .tier("经济效益指标")),
      .fine(
        "- 机井维修 (5分): ≥ 36 眼\n  实际完成值: 36\n  得分: 5\n- 泵站检修 (5分): ≥ 6 座\n  实际完成值: 6座\n  得分: 5\n- 渠道清淤 (5分): ≥ 12 公里\n  实际完成值: 12.6\n  得分: 5\n- 闸门更换 (5分): ≥ 9 扇\n  实际完成值: 9扇\n  得分: 5"
      ),
      .fine("- Boats that pass the inspection: ≥ 60\n- Nets that pass the inspection: ≥ 90", in: .tier("质量指标")),
      .fine("- Length of pipe laid: ≥ 12 km"),
      .fine("- “其中：新栽防护林面积（亩）”: 3200", in: .tier("数量指标")),
      .fine("- Boreholes drilled: ≥ 18"),
      .fine("- Number of people trained: ≥ 40\n  实际完成值: 42"),
      .fine("- Villages with a water committee: 18 villages by 30 June 2025"),
      .fine("- Handover of the pumps: Q2 2025", in: .tier("时效指标")),
      .fine("- Survey of wells: by 30 June 2025", in: .tier("时效指标")),
      .fine("- Grant per village: ≤ $120", in: .tier("成本指标")),
      .fine("- Total cost: ≤ US$ 2 million", in: .tier("成本指标")),
      .fine("- Child mortality: ≤ 5 per 1,000", in: .tier("社会效益指标")),
      .fine("- Client satisfaction: ≥ 4.2", in: .tier("满意度指标")),
      .fine("- 运营率: ≥ 92%", in: .tier("质量指标")),
      .fine("- 新增入规企业: ≥ 50 家\n  实际完成值: 52"),
      .flagged(
        "- 图像合格率: ≥ 99%\n  实际完成值: ‹99.6›\n- 著录准确率: ≥ 97%\n  实际完成值: 97.8%", in: .tier("质量指标")),
      .fine("- 图像合格率: ≥ 99%\n  实际完成值: 99.6\n- 著录准确率: ≥ 97%\n  实际完成值: 97.8", in: .tier("质量指标")),
      .fine("- 受益企业满意度（%）: ≥98", in: .tier("满意度指标")),
      .fine("- 新增企业 (家): ≥ 3"),
      .fine("- 新增企业数: ≥ 3\n  计量单位: 家"),
      .fine("- 评审总成本: ≤ 200", in: .tier("成本指标")),
      .flagged(
        "@unit 万元\n\n绩效指标:\n  效益指标:\n    经济效益指标:\n      - 果园亩均增收: ≥ 300 元\n      - 全县果业年产值: ≥ ‹26›",
        in: .document, others: ["missing-tier"]),
      .fine(
        "@unit 万元\n\n绩效指标:\n  效益指标:\n    经济效益指标:\n      - 果园面积: ≥ 300 亩\n      - 全县果业年产值: ≥ 2600\n  产出指标:\n    数量指标:\n      - 改造果园数: 26 个",
        in: .document),
      .fine("- 投入产出比: 1:1.5", in: .tier("经济效益指标")),
      .fine("- 年度考核得分: ≥ 90", in: .tier("质量指标")),
      .fine("- 安全事故起数: 0", in: .tier("质量指标")),
      .fine("- 设备完好率: ≥ 0.95", in: .tier("质量指标")),
      .flagged("- 乡镇档案室达标率: ‹1›", in: .tier("质量指标")),
      .flagged("- 样品送检差错率: ≤ ‹1›", in: .tier("质量指标")),
      .fine("- 乡镇档案室达标率: 1\n- 设备完好率: 0.95", in: .tier("质量指标")),
      .fine("- 乡镇档案室达标率（%）: 1\n- 师生比: 1\n- 政策知晓率: 1\n  计量单位: %", in: .tier("质量指标")),
      .flagged(
        "工作概况:\n  > 全年道路支出86.4万元、桥涵支出31.25万元、绿化支出‹18.6›、照明支出9.3万元、排水支出27.15万元。",
        template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 全年道路支出86.4万元、桥涵支出31.25万元、绿化补栽186、照明支出9.3万元、排水支出27.15万元。\n  > 2021、2022年道路经费86.4万元、桥涵支出31.25万元、照明支出9.3万元，排水支出27.15万元，结余资金3.2，待明年使用。",
        template: "工作概况: prose"),
      .fine("- 规划期: 2022-2025", in: .tier("时效指标")),
      .flagged("- 补助资金: ‹200万›用于改造", in: .tier("成本指标")),
      .flagged("- 技术合同成交额: ‹20亿›", in: .tier("经济效益指标")),
      .fine("- 检测能力: 1万管/日"),
      .fine("- 机房PUE值: ≤ 1.3\n- 机房电能使用效率（PUE）: ≤ 1.3", in: .tier("生态效益指标")),
      .fine("- 孕产妇死亡率: ≤ 10/10万", in: .tier("社会效益指标")),
      .flagged("- 孕产妇死亡率: ≤ ‹12›", in: .tier("社会效益指标")),
      .fine("- 道路交通万车死亡率: ≤ 1.5", in: .tier("社会效益指标")),
      .fine("- 印刷质量: 符合GB/T 7705-2008", in: .tier("质量指标")),
      .fine("- 儿童康复: 0—6岁残疾儿童康复救助率100%", in: .tier("质量指标")),
    ] + UnitlessFunds.examples + BareFraction.examples + BareShare.examples + FundsRate.examplesOfBare
      + OddAmount.examples + BareMyriad.examples,
    checks: [
      .target([.unitless, .span, .beyondFigure]) { list, indicator, form, report in
        check(list, indicator.value, indicator, form, report)
      },
      .indicator(.targetLines) { indicator, form, report in
        for child in indicator.line + 1..<max(form.tree.lines[indicator.line].subtreeEnd, indicator.line + 1) {
          guard let field = form.bindings[child].field, case .target = form.template.fields[field].type,
            case .field = form.bindings[child].role, form.tree.lines[child].parent == indicator.line,
            let value = form.tree.value(ofLine: child),
            mayLackUnit(form.tree.bytes, value), case .value(let list) = Read.targets(form.tree.bytes, value)
          else { continue }
          // What was reached is in the unit of what was to be reached: 50家, and 52 beside it.
          if AttributeRole.named(form.template.fields[field].key) == .actual {
            if hasUnit(indicator), !isBareAmongShares(indicator, form, report), !lacksMoney(indicator, value, form),
              !isBareAmongCounts(indicator, form, report)
            {
              continue
            }
            // Where the target has none either, it is said there.
            if isBareFigure(indicator) { continue }
          }
          check(list, value, indicator, form, report)
        }
      },
      .form(.besidesRemarks) { form, report in
        for table in report.indicatorTables(of: form) {
          for (bare, unit) in BareResult.all(in: table, form.tree.bytes) {
            let (words, asked) = (report.quote(bare), report.quote(unit))
            report.add(
              bare, zh: "“\(words)”没有单位，指标值用的是“\(asked)”：补上单位",
              en: "“\(words)” has no unit, the target has “\(asked)”: add it",
              related: [report.place(unit, zh: "指标值的单位", en: "the unit of the target")],
              fixes: [report.rewriting(.suggested, bare, as: words + asked)])
          }
        }
      },
      .line(.prose, .any) { line, form, report in
        guard let text = form.tree.text(ofLine: line), text.count >= 90,
          form.tree.bytes.span.extracting(text).holdsDigit(), Sentences.hold(4, amountsIn: text, form.tree.bytes)
        else { return }
        for bare in BareAmount.all(form.tree.bytes, text) { say(bare, report) }
        for odd in OddAmount.all(form.tree.bytes, text) { odd.say(report) }
      },
      .line([.prose, .entry], .long) { line, form, report in
        guard
          let text = form.tree.lines[line].kind == .prose
            ? form.tree.text(ofLine: line) : form.tree.value(ofLine: line),
          text.count >= 24
        else { return }
        for bare in BareShare.all(form.tree.bytes, text) { BareShare.say(bare, report) }
      },
      .line(.entry, .endsAsTitle) { line, form, report in BareMyriad.check(line, form, report) },
      .form { form, report in UnitlessFunds.check(form, report) },
      .form([.rows, .entries]) { form, report in FundsRate.checkBare(form, report) },
    ])

  private static func say(_ bare: BareAmount, _ report: Report) {
    let (words, other) = (report.quote(bare.number), report.quote(bare.other.range))
    let unit = bare.other.unitRange.map { report.tree.text($0) } ?? ""
    let end = bare.number.upperBound
    report.add(
      bare.number, zh: "“\(words)”没有单位，前后各项都有：补上“\(unit)”",
      en: "“\(words)” has no unit, as the amounts beside it have: add “\(unit)”",
      related: [report.place(bare.other.range, zh: "前面的“\(other)”", en: "“\(other)” before it")],
      fixes: [
        report.fix(
          .suggested, zh: "补上“\(unit)”", en: "add “\(unit)”", edits: [TextEdit(range: end..<end, text: unit)])
      ])
  }

  /// Whether the target is one figure without a unit.
  private static func isBareFigure(_ indicator: Indicator) -> Bool {
    guard case .value(let list) = indicator.target, list.targets.count == 1 else { return false }
    return list.targets[0].kind == .quantitative && list.targets[0].unit == nil && list.targets[0].figure?.unit == nil
  }

  /// Whether the target is one figure with a unit.
  private static func hasUnit(_ indicator: Indicator) -> Bool {
    guard case .value(let list) = indicator.target, list.targets.count == 1 else { return false }
    return list.targets[0].unit != nil
  }

  /// 3.46亿 beside a target in 元: the multiple is written, and not of what.
  private static func lacksMoney(_ indicator: Indicator, _ value: ByteRange, _ form: Form) -> Bool {
    guard case .value(let list) = indicator.target, list.targets.count == 1,
      list.targets[0].figure?.unit?.dimension == .money
    else { return false }
    return multiples.ends(form.tree.bytes, value)
  }

  private static let multiples = WordSet("万 亿")

  /// Whether the target is a percentage, and the form writes what was reached of another such one with its sign.
  private static func isBareAmongShares(_ indicator: Indicator, _ form: Form, _ report: Report) -> Bool {
    guard isShare(indicator) else { return false }
    report.depend(on: .everything)
    for other in form.indicators.prefix(maximumExamined) where other.line != indicator.line && isShare(other) {
      guard let line = report.attributes(of: other, in: form)[.actual], let value = form.tree.value(ofLine: line),
        value.count > 1
      else { continue }
      if form.tree.bytes[value.upperBound - 1] == 0x25 || form.tree.bytes[value].suffix(3).elementsEqual(sign) {
        return true
      }
    }
    return false
  }

  /// Whether the target counts something, and all that was reached elsewhere has its unit, of several indicators.
  private static func isBareAmongCounts(_ indicator: Indicator, _ form: Form, _ report: Report) -> Bool {
    guard countUnit(indicator) != nil else { return false }
    report.depend(on: .everything)
    var written = 0
    for other in form.indicators.prefix(maximumExamined) where other.line != indicator.line {
      guard countUnit(other) != nil, let line = report.attributes(of: other, in: form)[.actual],
        let value = form.tree.value(ofLine: line), !value.isEmpty
      else { continue }
      guard form.tree.bytes[value.upperBound - 1] &- 0x30 >= 10 else { return false }
      if Figure.scan(form.tree.bytes, value, signed: false)?.unit != nil { written += 1 }
    }
    return written >= 2
  }

  /// The unit of a target that is one figure and no share.
  private static func countUnit(_ indicator: Indicator) -> BiaoValues.Unit? {
    guard case .value(let list) = indicator.target, list.targets.count == 1,
      let unit = list.targets[0].figure?.unit, unit.dimension != .ratio
    else { return nil }
    return unit
  }

  private static func isShare(_ indicator: Indicator) -> Bool {
    guard case .value(let list) = indicator.target, list.targets.count == 1 else { return false }
    return list.targets[0].figure?.unit == Units.percent
  }

  private static let sign = Array("％".utf8)

  /// Whether it is no cost, of which the form may say the unit once for all, and other targets write theirs.
  private static func isBareAmongAmounts(_ indicator: Indicator, _ form: Form) -> Bool {
    guard !form.isCostTier(indicator.tierLine) else { return false }
    return form.indicators.prefix(maximumExamined).contains { other in
      guard case .value(let list) = other.target, list.targets.count == 1 else { return false }
      return list.targets[0].figure?.unit?.numerator.dimension == .money
    }
  }

  /// Of a value with more targets only the first are looked at: for each the value and the lines beside it are read.
  private static let maximumExamined = 64

  private static func check(
    _ list: TargetList, _ value: ByteRange, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    // A date as a spreadsheet counts it has no unit.
    if SerialDate.find(form.tree.bytes, indicator) != nil { return }
    for index in list.targets.indices.prefix(maximumExamined)
    where list.targets[index].kind == .quantitative || list.targets[index].kind == .range {
      // Nearly all have a unit, which is seen without taking the target out of its list.
      if list.targets[index].unit != nil, list.targets[index].upper == nil,
        !(list.targets[index].figure?.missingBase ?? false)
      {
        continue
      }
      let target = list.targets[index]
      guard let figure = target.upper ?? target.figure, target.unit == nil || figure.missingBase, figure.divisor == 1,
        !figure.number.isZero, target.object == nil || figure.missingBase
      else { continue }
      if isLatin(form.tree.bytes, value) {
        if checkLatin(figure, value, indicator, form, report) { continue }
      }
      let kind = NameKind(form.tree.bytes, indicator.name) ?? target.subject.flatMap { NameKind(form.tree.bytes, $0) }
      // 1万管/日: a unit that is not in the catalogue; money alone (200万用于补助) needs its own.
      if figure.missingBase, kind != .money, let object = target.object,
        object.lowerBound == figure.unitRange?.upperBound
      {
        continue
      }
      // A misspelt unit is no missing one.
      if let object = target.object, object.lowerBound == figure.range.upperBound,
        UnitSlips.find(form.tree.bytes, object.lowerBound, object.upperBound, figure.power >= 4) != nil
      {
        continue
      }
      if kind == .unitless { continue }
      if kind == .ratio, figure.number.magnitude <= .one, figure.power == 0 {
        // 0.95 says it all, and so does 1 beside it, but not beside 95%.
        if figure.number < .one, figure.number.scale > 0, list.targets.count == 1,
          !hasUnitElsewhere(indicator, kind, figure, form, report), value == indicator.value
        {
          report.sayFraction(figure, indicator, form)
        }
        guard figure.number == .one, figure.number.scale == 0, !writesFractions(form, report) else { continue }
        if hasUnitElsewhere(indicator, kind, figure, form, report) { continue }
        if target.comparator != .atMost, target.comparator != .less {
          sayWhole(figure, indicator, form, report)
          continue
        }
      }
      if hasUnitElsewhere(indicator, kind, figure, form, report) { continue }
      say(figure, kind, indicator, form, report)
    }
  }

  /// A rate of 1: all, as a spreadsheet has it that lost its format, or a hundredth.
  private static func sayWhole(_ figure: Figure, _ indicator: Indicator, _ form: Form, _ report: Report) {
    let words = report.quote(figure.numberRange)
    report.add(
      figure.numberRange, zh: "“\(words)”没有单位：是全部就写成“100%”，不是就写成“\(words)%”",
      en: "“\(words)” has no unit: write “100%” for all, or “\(words)%”",
      fixes: changes.isIn(form.tree.bytes, indicator.name)
        ? []
        : [
          report.fix(
            .suggested, zh: "改为“100%”", en: "change to “100%”",
            edits: [TextEdit(range: figure.numberRange, text: "100%")])
        ])
  }

  /// Rates of which 1 is seldom all.
  private static let changes = WordSet("增 减 降 升 提高 差错 事故 死亡 发病 失 误 偏差 投诉")

  /// Whether the form writes shares as decimals.
  private static func writesFractions(_ form: Form, _ report: Report) -> Bool {
    report.depend(on: .everything)
    return form.indicators.prefix(maximumExamined).contains { other in
      guard case .value(let list) = other.target, list.targets.count == 1, let figure = list.targets[0].figure else {
        return false
      }
      return figure.unit == nil && figure.number.scale > 0 && figure.number.magnitude < .one
        && NameKind(form.tree.bytes, other.name) == .ratio
    }
  }

  /// Whether the rest need not be asked of a value in Latin letters. In English the name tells what is counted, dates and
  /// money are written in words, and Chinese classifiers would be no advice: only a share without % is certain.
  private static func checkLatin(
    _ figure: Figure, _ value: ByteRange, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Bool {
    let bytes = form.tree.bytes
    let hasLetters = bytes[value].contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x24 }
    guard isLatin(bytes, indicator.name) else { return hasLetters && hasWord(bytes, value) }
    if !hasLetters, case let traits = NameTraits(bytes, indicator.name),
      traits.contains(.length) || traits.contains(.area),
      figure.power == 0, !hasUnitElsewhere(indicator, nil, figure, form, report)
    {
      let words = report.quote(figure.numberRange)
      let units = traits.contains(.length) ? ("m", "km") : ("m²", "ha")
      report.add(
        figure.numberRange, zh: "“\(words)”没有单位：写明是“\(words) \(units.0)”还是“\(words) \(units.1)”",
        en: "“\(words)” has no unit: say whether it is “\(words) \(units.0)” or “\(words) \(units.1)”")
      return true
    }
    guard !hasLetters,
      NameTraits(bytes, indicator.name).contains(.share) || hasShareBeside(indicator, form)
        || isShareAmongShares(figure.number, indicator, form, report),
      !NameTraits.holds(bytes, indicator.name, perMany),
      figure.number > Decimal(10), figure.number <= .hundred, figure.power == 0,
      !hasUnitElsewhere(indicator, .ratio, figure, form, report)
    else { return true }
    say(figure, .ratio, indicator, form, report)
    return true
  }

  /// Whether a line below, as its baseline or what was reached, is a figure in %.
  private static func hasShareBeside(_ indicator: Indicator, _ form: Form) -> Bool {
    let bytes = form.tree.bytes
    for child in form.tree.children(of: indicator.line) {
      guard let value = form.tree.value(ofLine: child), value.count <= 24, value.count > 1,
        bytes[value.upperBound - 1] == 0x25, case .value(let list) = Read.targets(bytes, value),
        list.targets.count == 1, list.targets[0].figure?.unit == Units.percent
      else { continue }
      return true
    }
    return false
  }

  /// Whether the name speaks of a part (freezers working at the inspection), the others of its tier are in %, and the form
  /// does not count as many of these things.
  private static func isShareAmongShares(
    _ number: Decimal, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> Bool {
    guard number >= Decimal(50), let name = report.englishName(of: indicator), name.isPart,
      let kind = TierKind(indicator, form), kind == .quality || kind == .satisfaction
    else { return false }
    report.depend(on: .everything)
    let nouns = name.words.filter { EnglishName.isCounted($0) }
    var hasShare = false
    for other in form.indicators.prefix(maximumCompared) where other.line != indicator.line {
      guard case .value(let list) = other.target, list.targets.count == 1, let figure = list.targets[0].figure else {
        continue
      }
      if other.tierLine == indicator.tierLine {
        guard figure.unit == Units.percent else { return false }
        hasShare = true
      } else if figure.unit != Units.percent, figure.number >= number,
        EnglishWords.all(form.tree.bytes, other.name).contains(where: nouns.contains)
      {
        return false
      }
    }
    return hasShare
  }

  /// A form with more indicators is a data set.
  private static let maximumCompared = 256

  /// No Chinese characters.
  private static func isLatin(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    !bytes[range.clamped(to: 0..<bytes.count)].contains { $0 >= 0xE3 && $0 != 0xEF }
  }

  /// Three letters in a row: more than a sign of a unit.
  private static func hasWord(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    var letters = 0
    for byte in bytes[range.clamped(to: 0..<bytes.count)] {
      letters = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A ? letters + 1 : 0
      if letters == 3 { return true }
    }
    return false
  }

  /// Rates that are given by the thousand.
  private static let perMany = NameTraitWords.words("ortality orbidity irth ncidence revalence")

  private static func say(_ figure: Figure, _ kind: NameKind?, _ indicator: Indicator, _ form: Form, _ report: Report) {
    if figure.missingBase || figure.power > 0 {
      let words = report.quote(figure.range)
      // The base stands before a slash: 620万/月.
      let end = figure.unitRange.map { baseEnd(form.tree.bytes, $0) } ?? figure.range.upperBound
      let isMoney = kind == .money || figure.missingBase && figure.unit != nil
      report.add(
        figure.range, zh: "“\(words)”没有单位：\(isMoney ? "补上“元”" : "写明是元、人还是别的")",
        en: "“\(words)” has no unit: \(isMoney ? "add “元”" : "say what is counted, money or something else")",
        fixes: isMoney
          ? [report.fix(.suggested, zh: "补上“元”", en: "add “元”", edits: [TextEdit(range: end..<end, text: "元")])] : [])
      return
    }
    let words = report.quote(figure.numberRange)
    let end = figure.numberRange.upperBound
    let known = report.known(indicator)?.units ?? []
    let isIncidence = NameTraits.holds(form.tree.bytes, indicator.name, incidences)
    if isIncidence, NameTraits.holds(form.tree.bytes, indicator.name, bases) { return }
    if isIncidence {
      report.add(
        figure.numberRange, zh: "“\(words)”没有单位：写明是“\(words)/10万”“\(words)‰”还是“\(words)%”",
        en: "“\(words)” has no unit: say whether it is “\(words)/10万”, “\(words)‰” or “\(words)%”")
    } else if kind == .ratio || known.first == Units.percent {
      report.add(
        figure.numberRange, zh: "“\(words)”没有单位：比率写成“\(words)%”",
        en: "“\(words)” has no unit: a rate is written “\(words)%”",
        fixes: [report.fix(.suggested, zh: "补上“%”", en: "add “%”", edits: [TextEdit(range: end..<end, text: "%")])])
    } else {
      let units =
        known.isEmpty
        ? kind == .money ? ["万元", "元"] : likelyUnits(FoldedText(form.tree.bytes, indicator.name).bytes)
        : known.prefix(3).map { $0.symbol }
      report.add(
        figure.numberRange, zh: "“\(words)”没有单位：写明数的是什么，如\(units.map { "“\(words)\($0)”" }.joined())",
        en: "“\(words)” has no unit: say what is counted, as \(units.map { "“\(words)\($0)”" }.joined(separator: ", "))"
      )
    }
  }

  /// Rates that are seldom given in %: so many of ten thousand or a hundred thousand.
  private static let incidences = NameTraitWords.words("死亡率 发病率 患病率 出生率")
  /// The name says of how many: 万车死亡率.
  private static let bases = NameTraitWords.words("万车 亿元 百万 十万 10万")

  /// The units to offer for an indicator of that name which the library does not know.
  private static func likelyUnits(_ name: [UInt8]) -> [String] {
    for (nouns, units) in unitsOfNouns where nouns.contains(where: { NameKind.contains(name, $0) }) { return units }
    return ["个", "人", "万元"]
  }

  private static let unitsOfNouns: [(nouns: [[UInt8]], units: [String])] = [
    (["面积"], ["平方米", "亩"]), (["长度", "里程"], ["米", "公里"]), (["时间", "时长", "时限", "期限", "天数"], ["天", "小时"]),
    (["人次"], ["人次"]), (["人数", "人口", "人员"], ["人"]), (["次数", "场次", "频次"], ["次", "场"]), (["户数"], ["户"]),
    (["产量", "重量"], ["吨", "公斤"]),
  ].map { nouns, units in (nouns.map { Array($0.utf8) }, units) }

  /// The end of the multiplier in `万/月`: where 元 belongs.
  private static func baseEnd(_ bytes: [UInt8], _ unit: ByteRange) -> Int {
    var i = unit.lowerBound
    while i < unit.upperBound {
      if bytes[i] == 0x2F || bytes[i...].starts(with: "／".utf8) || bytes[i...].starts(with: "每".utf8) { return i }
      i += 1
    }
    return unit.upperBound
  }

  // MARK: - Units that stand elsewhere

  private static func hasUnitElsewhere(
    _ indicator: Indicator, _ kind: NameKind?, _ figure: Figure, _ form: Form, _ report: Report
  ) -> Bool {
    if indicator.unit != nil { return true }
    // Within the quotation marks of the name.
    if let group = form.tree.trailingParentheses(in: indicator.name),
      Units.unit(named: form.tree.bytes, group.inner) != nil
    {
      return true
    }
    if let items = indicator.items, form.template.fields[items].unit != nil { return true }
    // The form's own unit is one of money, and says nothing of `200万`.
    if kind == .money, figure.power == 0 {
      report.depend(on: .everything)
      if let unit = form.moneyUnit {
        return !hasResultInOtherUnit(indicator, unit, form, report) && !isBareAmongAmounts(indicator, form)
      }
    }
    // A column of its own on paper is a line under the indicator here.
    for child in form.tree.children(of: indicator.line) {
      guard let label = form.tree.readLabel(ofLine: child) else { continue }
      let isUnit = form.bindings[child].field.map { form.template.fields[$0].type == .unit } ?? false
      if isUnit || unitKeys.contains(NameKey(form.tree.bytes, label.name)),
        case .value = Read.text(form.tree.bytes, form.tree.value(ofLine: child) ?? label.name)
      {
        return true
      }
    }
    // The tiers and the group around.
    var line: Int? = indicator.tierLine
    while let current = line {
      if form.tree.readLabel(ofLine: current)?.unit != nil { return true }
      if let field = form.bindings[current].field, form.template.fields[field].unit != nil { return true }
      line = form.tree.lines[current].parent
    }
    return false
  }

  /// Whether what was reached is in another unit than the form's: 1280元/平方米 beside a bare target, where amounts are in
  /// 万元.
  private static func hasResultInOtherUnit(
    _ indicator: Indicator, _ own: BiaoValues.Unit, _ form: Form, _ report: Report
  ) -> Bool {
    let attributes = report.attributes(of: indicator, in: form)
    return [AttributeRole.actual, .progress, .forecast].contains { role in
      guard let line = attributes[role], let value = form.tree.value(ofLine: line),
        let figure = Figure.scan(form.tree.bytes, value, signed: false), let unit = figure.unit
      else { return false }
      return unit != own
    }
  }

  private static let unitKeys: Set<NameKey> = [NameKey("计量单位"), NameKey("度量单位"), NameKey("单位")]

  /// Whether the value may hold a number without a unit: a digit that is followed by the end, a stop, 万, 亿, or 以上 and
  /// the like. Spares reading the others.
  private static func mayLackUnit(_ bytes: [UInt8], _ value: ByteRange) -> Bool {
    var i = value.lowerBound
    var afterDigit = false
    while i < value.upperBound {
      let byte = bytes[i]
      if byte >= 0x30, byte <= 0x39 {
        afterDigit = true
        i += 1
        continue
      }
      if byte == 0xEF, i + 2 < value.upperBound, bytes[i + 1] == 0xBC, bytes[i + 2] >= 0x90, bytes[i + 2] <= 0x99 {
        afterDigit = true
        i += 3
        continue
      }
      if afterDigit, byte != 0x2E, byte != 0x20 {
        if byte < 0x80 ? byte != 0x25 : openings.contains(where: { bytes[i...].starts(with: $0) }) { return true }
        afterDigit = false
      }
      i += 1
    }
    return afterDigit
  }

  private static let openings: [[UInt8]] = ["万", "亿", "以", "及", "左", "；", "、", "，", "。", "至", "—", "～", "－"].map {
    Array($0.utf8)
  }
}

extension Form {
  /// The unit of money that `@unit` gives.
  fileprivate var moneyUnit: BiaoValues.Unit? {
    for index in tree.lines.indices {
      switch tree.lines[index].kind {
      case .entry, .item: return template.unit
      case .directive:
        if let directive = tree.directive(ofLine: index), directive.kind == .unit {
          return Units.unit(named: tree.bytes, directive.argument)
        }
      case .blank, .comment, .prose, .row, .conflictMarker: continue
      }
    }
    return template.unit
  }
}
