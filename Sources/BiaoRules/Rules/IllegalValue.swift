// illegal-value: a field whose text is not of its type.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let illegalValue = Rule(
    name: "illegal-value", family: .values, severity: .error,
    summary: Bilingual(zh: "填写的内容与栏目的类型不符", en: "text that is not of its field's type"),
    why: Bilingual(
      zh: "金额不是数字、日期历上没有、选项不在列，读的人和程序都无从采用。",
      en: "An amount that is no number, a date that no calendar has, a choice outside of its list: nobody can use it."),
    examples: [
      .flagged("资金情况:\n  实际到位: ‹7,00.0,77›\n  实际支出: 1,200.50\n  批次: 1,2,3\n  章节: 3.1.2", in: .document),
      .flagged("- 预警准确率: ≥ ‹9O›%", in: .tier("质量指标")),
      .fine("- 水中O2浓度: 达到K2O标准\n- 采用设备: iPhone 5o型\n- 采样范围: CO2、NO2", in: .tier("质量指标")),
      .flagged("预算数: ‹六百多万吧›", in: .form),
      .flagged("预算数: 600 ‹人›", in: .form),
      .flagged("预算数: 373.72‹（248.45）›", in: .form),
      .flagged("填报日期: 2021年2月‹30›日", in: .form),
      .flagged(
        "- Launch of the ferry timetable: by ‹31 November 2026›\n- Choirs registered: before ‹30 February›",
        in: .tier("时效指标")),
      .fine(
        "- Launch of the ferry timetable: by 30 November 2026\n- Choirs registered: before 29 February 2028",
        in: .tier("时效指标")),
      .flagged("项目类型: ‹其他项目›", in: .form),
      .flagged("项目类型: ‹新增项目■ 延续项目■›", in: .form),
      .flagged("人数: 3‹.5›", in: .form),
      .flagged("联系电话: ‹见›附件", in: .form),
      .flagged("绩效指标: ‹见附件›\n  产出指标: /", in: .form),
      .flagged("绩效指标:\n  产出指标: ‹见附件›", in: .form),
      .flagged(
        "资金:\n  | 名称 | 金额 |\n  | 甲 | ‹约六百› |", template: "资金: table\n  名称: text\n  金额: amount"),
      .flagged("- 工程完工时间: ‹2025年2月30日›前", in: .tier("时效指标")),
      .flagged("- 工程完工时间: ‹2025年13月›底前", in: .tier("时效指标")),
      .flagged("- 工程完工时间: ‹11月31日›前", in: .tier("时效指标")),
      .flagged("- 工程完工时间: ‹2025.11.31›前", in: .tier("时效指标")),
      .flagged("- 工程完工时间: ‹12月31›前", in: .tier("时效指标")),
      .flagged(
        "完成情况:\n  > ‹2024年9月31日›前全部验收，2024年10月31日前付清。\n交付日期: ‹2024年6月31日›", template: "完成情况: prose\n交付日期: text"),
      .fine(
        "完成情况:\n  > 2024年9月30日前全部验收，每月30日前报账，6—7月31处渠道清淤。\n交付日期: 2024年1月31日",
        template: "完成情况: prose\n交付日期: text"),
      .fine("- 巡查频次: 每年5月2次", in: .tier("时效指标")),
      .fine("- 工程完工时间: 2024年2月29日前", in: .tier("时效指标")),
      .flagged("资金情况:\n  > ‹2023年2月29日›下达补助60万元。", template: "资金情况: prose"),
      .fine("- 建设工期: 13个月", in: .tier("时效指标")),
      .fine("- 检测依据: 符合GB 2025.31.2-2024", in: .tier("质量指标")),

      .flagged("绩效指标:\n  满意度指标:\n    ‹企业满意度›: ≥ 90%", in: .form),
      .fine(
        "绩效指标:\n  分值设置: 产出指标60分、效益指标40分\n  指标完成情况:\n    | 一级指标 | 三级指标 | 指标值 | 完成值 |\n    | 产出指标 | 堤防清淤长度 | ≥12公里 | 12公里 |\n    | | 验收合格率 | 100% | 100% |",
        in: .document),
      .fine("预算数: 1,245.61", in: .form),
      .fine("预算数: -104.77万元", in: .form),
      .fine("预算数: （104.77）", in: .form),
      .fine("预算数: 0", in: .form),
      .fine("预算数: 854万元（道路建设400万元，桥梁454万元）", in: .form),
      .fine("预算数: 120.50（含上年结转20.50）", in: .form),
      .fine("预算数: /\n填报日期: 年 月 日", in: .form),
      .fine("填报日期: 2024年2月29日\n年度: 2024年度\n项目期: 2024年1月 — 2024年12月", in: .form),
      .fine("项目类型: 新增项目■ 延续项目□", in: .form),
      .fine("联系电话: 0731-22345678 转 801", in: .form),
      .flagged("- 补助资金到位时间: = ‹45,291› 45,291\n- 竣工日期: ‹45291›\n- 拨付及时性: ≤ ‹45,291›", in: .tier("时效指标")),
      .fine("- 补助资金到位时间: 2023年12月31日前\n- 平均无故障时间: ≥ 45000 小时\n- 志愿服务时间: ≥ 45,000 小时", in: .tier("时效指标")),
      .flagged("绩效目标: ‹36.8›", in: .form),
      .flagged("年度目标:\n  预期目标: ‹36.8万元›\n  实际完成情况: ‹35.2›", template: "年度目标: group\n  预期目标: prose\n  实际完成情况: prose"),
      .fine("年度目标:\n  预期目标: 36.8公里道路全部硬化\n  实际完成情况: 0", template: "年度目标: group\n  预期目标: prose\n  实际完成情况: prose"),
      .fine(
        "绩效指标:\n  - 培训人数: ≥ 60 人\n    年度目标: 60",
        template: "绩效指标: indicators\n  - *: target\n    年度目标: text"),
      .flagged(
        "资金到位:\n  | 来源 | 预算数 | 到位数 |\n  | 合计 | 700 | ‹7,00.0,77› |\n  | 县级 | 1,437,206.55 | 1.437.206,55 |\n  | 编号 | 1,2,3 | 3.1,3.2 |",
        template: "资金到位: table\n  *: text"),
      .flagged(
        "资金:\n  实际到位资金: ‹7,00.0,77›\n  财政拨款: ‹854万854万›（新建400万元，改造454万元）\n  其他资金: ‹85.4万元85.4万元›",
        template: "资金: group\n  *: text"),
      .fine(
        "资金:\n  实际到位资金: 1,437,206.55\n  财政拨款: 854万元（新建400万元，改造454万元）\n  编号: 1,2,3\n  工期: 20天20小时\n  比例: 1:1",
        template: "资金: group\n  *: text"),
      .flagged("项目名称: 2024年渔政执法补助‹支出绩效自评表›\n人数: 3", in: .form),
      .flagged("项目名称: 森林抚育‹项目绩效目标申报表›", in: .form),
      .fine("项目名称: 绩效目标申报系统运维\n人数: 3", in: .form),
      .fine("项目名称: 统计报表印制\n人数: 3", in: .form),
      .flagged(
        "收入 (万元):\n  | 来源 | 2021年 | 2022年 | 占比 |\n  | 本级 | 38.40 | 37.65 | 40% |\n  | 上级 | 88.45 | 84.10 | 60% |\n  | 合计 | ‹100%› | 121.75 | 100% |",
        in: .document),
      .flagged("专项属性: ‹延续专项■     新增专项■›", template: "专项属性: text"),
      .fine("专项属性: 延续专项■     新增专项□\n评审: 专家评审■ 现场核查■", template: "专项属性: text\n评审: text"),
      .flagged(
        "支出 (万元):\n  | 科目 | 预算数 | 决算数 |\n  | 邮电费 | 38.40 | 37.65 |\n  | 差旅费 | 88.45 | ‹84.1O› |\n  | 培训费 | ‹18.62.› | 19.46 |",
        in: .document),
      .flagged("部门名称: 云岭县展览馆2024年度‹部门整体绩效目标›", template: "部门名称: text"),
      .fine("部门名称: 云岭县绩效目标管理中心", template: "部门名称: text"),
    ] + TelephoneNumbers.examples,
    checks: [
      .fault([.illegal]) { fault, form, report in
        if let line = fault.line, form.isIndicatorWithoutDash(line) {
          let name = form.tree.readLabel(ofLine: line)?.name ?? fault.range
          let words = report.quote(name)
          let start = form.tree.lines[line].content
          report.add(
            name, zh: "“\(words)”后面是指标值，是一项指标：行首要写“- ”",
            en: "“\(words)” has a target, so it is an indicator: begin its line with “- ”",
            fixes: [
              report.fix(
                .suggested, zh: "在行首加“- ”", en: "begin the line with “- ”",
                edits: [TextEdit(range: start..<start, text: "- ")])
            ])
          return
        }
        if let line = fault.line, form.isWordOnIndicators(line, report) { return }
        let expected = ExpectedValue(fault, in: form)
        let word = report.quote(
          expected.isUnit ? fault.range : fault.line.map { form.wholeValue(fault.range, line: $0) } ?? fault.range)
        report.add(
          fault.range, zh: expected.zh(word), en: expected.en(word),
          related: report.declaration(of: fault.field, in: form.template))
      },
      .form([.entries]) { form, report in TelephoneNumbers.check(form, report) },
      .line(.entry, .endsAsTitle) { line, form, report in MisplacedText.check(line, form, report) },
      .line(.entry, .endsAsPrinted) { line, form, report in
        guard form.bindings[line].state != .illegal,
          NotationScan.character(form.tree.bytes, form.tree.lines[line].end - 3) == Options.tick,
          let value = form.tree.value(ofLine: line), Options.hasBothTicked(form.tree.bytes, value)
        else { return }
        report.add(
          value, zh: "“\(report.quote(value))”勾了不止一项：只勾一项",
          en: "“\(report.quote(value))” has more than one tick: tick one")
      },
      .form([.rows, .entries]) { form, report in
        for cell in report.resultTables(of: form).lazy.flatMap(\.rows).flatMap(\.cells)
        where MalformedNumber.isOne(form.tree.bytes, cell) {
          sayMalformed(cell, report)
        }
        for cell in report.resultTables(of: form).lazy.flatMap({ MalformedNumber.amongNumbers(in: $0, form.tree.bytes) }
        ) {
          sayMalformed(cell, report)
        }
        let tables = report.resultTables(of: form)
        for cell in tables.lazy.flatMap({ MalformedNumber.sharesAmongAmounts(in: $0, form.tree.bytes) }) {
          let words = report.quote(cell)
          report.add(
            cell, zh: "这一列是金额，合计写“\(words)”：写各行之和",
            en: "the column has amounts, and its total is “\(words)”: write the sum of its rows")
        }
      },
      .line(.entry, .any) { line, form, report in
        guard form.bindings[line].state != .illegal,
          MalformedNumber.mayBeOne(form.tree.lines[line], form.tree.bytes.span),
          let value = form.tree.value(ofLine: line)
        else { return }
        if MalformedNumber.isOne(form.tree.bytes, value) {
          sayMalformed(value, report)
        } else if let (both, one) = MalformedNumber.doubled(form.tree.bytes, value) {
          let (words, figure) = (report.quote(both), report.tree.text(one))
          report.add(
            both, zh: "“\(words)”把一个数写了两遍：留一个", en: "“\(words)” is one figure written twice: keep one",
            fixes: [report.rewriting(.suggested, both, as: figure)])
        }
      },
      .indicator(.beyondFigure) { indicator, form, report in
        guard let range = MalformedNumber.withLetter(form.tree.bytes, indicator.value) else { return }
        let words = report.quote(range)
        let right = String(words.map { $0 == "O" || $0 == "o" ? "0" : $0 })
        report.add(
          range, zh: "“\(words)”里是字母，不是数字零：写成“\(right)”",
          en: "“\(words)” has a letter in place of a zero: write “\(right)”",
          fixes: [report.rewriting(.suggested, range, as: right)])
      },
      .indicator(.hundred) { indicator, form, report in
        guard let (range, date) = SerialDate.find(form.tree.bytes, indicator) else { return }
        let words = report.quote(range)
        report.add(
          range, zh: "“\(words)”是电子表格里日期的序号：写成日期“\(date.description)”",
          en: "“\(words)” is the number by which a spreadsheet counts a date: write “\(date.description)”",
          fixes: [report.rewriting(.suggested, indicator.value, as: "\(date.description)前")])
      },
      .indicator(.beyondFigure) { indicator, form, report in
        if EnglishWords.mayBegin(form.tree.bytes, indicator.name),
          let date = EnglishDate(form.tree.bytes, indicator.value), let month = date.date.month,
          let day = date.date.day,
          day > CalendarDate.days(inMonth: month, year: date.date.year)
        {
          let words = report.quote(date.range)
          return report.add(
            date.range, zh: "历上没有“\(words)”：核对年、月、日", en: "no calendar has “\(words)”: check year, month and day")
        }
        if let (date, fault) = ImpossibleDate.find(form.tree.bytes, indicator.value) { say(date, fault, report) }
      },
      // Running text has dates of all kinds, of which no calendar has those behind 月3 at most.
      .line(.prose, .any) { line, form, report in
        checkDates(line, form.tree, report) { $0.text(ofLine: line) }
      },
      .line(.entry, .endsAsDay) { line, form, report in
        // A date that its type refuses is told with it.
        if form.bindings[line].state != .illegal { checkDates(line, form.tree, report) { $0.value(ofLine: line) } }
      },
    ])

  private static func sayMalformed(_ number: ByteRange, _ report: Report) {
    let words = report.quote(number)
    report.add(number, zh: "“\(words)”不成数：核对逗号和小数点", en: "“\(words)” is no number: check its commas and points")
  }

  private static func checkDates(_ line: Int, _ tree: Tree, _ report: Report, in text: (Tree) -> ByteRange?) {
    guard ImpossibleDate.mayEndMonth(tree.bytes.span, tree.lines[line].content, tree.lines[line].end),
      let text = text(tree), let (date, fault) = ImpossibleDate.find(tree.bytes, text), case .impossible = fault
    else { return }
    say(date, fault, report)
  }

  private static func say(_ date: ByteRange, _ fault: ImpossibleDate.Fault, _ report: Report) {
    let words = report.quote(date)
    switch fault {
    case .impossible:
      report.add(
        date, zh: "历上没有“\(words)”：核对年、月、日", en: "no calendar has “\(words)”: check year, month and day")
    case .unmarkedDay:
      report.add(
        date, zh: "“\(words)”少了“日”：写成“\(words)日”", en: "“\(words)” lacks its “日”: write “\(words)日”",
        fixes: [
          report.fix(
            .suggested, zh: "补上“日”", en: "add “日”",
            edits: [TextEdit(range: date.upperBound..<date.upperBound, text: "日")])
        ])
    }
  }
}

extension Form {
  /// Whether a line without anything below it, in a form without a template, says something of the table of indicators
  /// beside it: 分值设置: 产出指标50分、效益指标30分. The tiers of such a form stand in the table.
  func isWordOnIndicators(_ line: Int, _ report: Report) -> Bool {
    guard tree.lines[line].kind == .entry, tree.lines[line].subtreeEnd <= line + 1, tree.headDirective(.form) == nil,
      let group = tree.lines[line].parent, bindings[line].role == .tier || bindings[line].role == .unknown,
      tier(atLine: line).map({ !$0.isDeclared }) ?? true,
      case let end = tree.lines[group].subtreeEnd
    else { return false }
    return report.indicatorTables(of: self).contains { $0.line > group && $0.line < end }
  }

  /// Whether a line under a tier is read as a tier but has a figure as its target: its `- ` was forgotten.
  func isIndicatorWithoutDash(_ line: Int) -> Bool {
    guard tree.lines[line].kind == .entry, let parent = tree.lines[line].parent,
      bindings[line].role == .tier || bindings[line].role == .unknown,
      tier(atLine: parent) != nil, tier(atLine: line).map({ $0.indicators.isEmpty && !$0.isDeclared }) ?? true,
      let value = tree.value(ofLine: line), !value.isEmpty,
      let name = tree.readLabel(ofLine: line)?.name, !tree.bytes[name].suffix(6).starts(with: "指".utf8),
      case .value(let list) = Read.targets(tree.bytes, value)
    else { return false }
    return list.targets.contains {
      $0.kind != .qualitative && ($0.figure?.unit != nil || $0.comparator != nil && $0.figure != nil)
    }
  }
}

/// What should have stood where something else stands.
private struct ExpectedValue {
  private let type: FieldType
  private let options: [String]
  private let name: String
  /// The fault is the unit of a figure.
  let isUnit: Bool
  /// The fault is a second figure, in brackets after the first.
  private let isSecond: Bool

  init(_ fault: FormFault, in form: Form) {
    var field = Field?.none
    if let index = fault.field, form.template.fields.indices.contains(index) { field = form.template.fields[index] }
    // What stands undeclared among the parts of an amount is an amount.
    let isPart = fault.line.map { form.bindings[$0].role == .part } ?? false
    type = isPart ? .amount : field?.type ?? .text
    options = field?.options ?? []
    name = fault.line.flatMap { form.tree.readLabel(ofLine: $0)?.name }.map { form.tree.quote($0) } ?? field?.name ?? ""
    isSecond =
      type == .amount && form.tree.bytes.indices.contains(fault.range.lowerBound)
      && (form.tree.bytes[fault.range.lowerBound] == 0x28 || form.tree.bytes[fault.range.lowerBound] == 0xEF)
      && fault.line.map { form.wholeValue(fault.range, line: $0) != fault.range } ?? false
    isUnit = type.isFigure && Units.unit(named: form.tree.bytes, fault.range) != nil
  }

  func zh(_ word: String) -> String {
    if isUnit { return "“\(word)”不是\(kind.zh)的单位：核对数字和单位" }
    if isSecond { return "“\(word)”一格写了两个数：只留一个，另一个写明是什么，单列一行" }
    switch type {
    case .group, .indicators, .table, .parts: return "“\(name)”的内容应在下面分列，不写在名称后面：移走“\(word)”"
    case .tier: return "“\(name)”是层级，后面只能写“/”：“\(word)”另起一行写成指标，行首写“- ”"
    case .choice: return "“\(word)”不是其中一个选项：可选\(options.prefix(8).map { "“\($0)”" }.joined())"
    default: return "“\(word)”不是\(kind.zh)：写成\(example.zh)"
    }
  }

  func en(_ word: String) -> String {
    if isUnit { return "“\(word)” is no unit of \(kind.en): check the figure and its unit" }
    if isSecond { return "“\(word)” holds two figures: keep one, and name the other on a line of its own" }
    switch type {
    case .group, .indicators, .table, .parts:
      return "“\(name)” is filled in line by line below, not after its name: move “\(word)”"
    case .tier:
      return
        "“\(name)” is a tier, after which only “/” may stand: write “\(word)” as an indicator on a line that begins with “- ”"
    case .choice:
      return "“\(word)” is not one of the options: \(options.prefix(8).map { "“\($0)”" }.joined(separator: ", "))"
    default: return "“\(word)” is not \(kind.en): write \(example.en)"
    }
  }

  private var kind: (zh: String, en: String) {
    switch type {
    case .amount: ("金额", "an amount")
    case .percent: ("百分比", "a percentage")
    case .integer: ("整数", "a whole number")
    case .number: ("数字", "a number")
    case .year: ("年度", "a year")
    case .month: ("月份", "a month")
    case .date: ("日期", "a date")
    case .period: ("期间", "a period")
    case .phone: ("电话号码", "a telephone number")
    default: ("这一栏要填的内容", "what belongs here")
    }
  }

  private var example: (zh: String, en: String) {
    switch type {
    case .amount: ("数字，如“120.50”或“120.50万元”", "a number such as “120.50” or “120.50万元”")
    case .percent: ("“95%”这样", "it like “95%”")
    case .integer: ("“12”这样", "it like “12”")
    case .number: ("“12.5”这样", "it like “12.5”")
    case .year: ("“2024年”这样", "it like “2024年”")
    case .month: ("“2024年6月”这样", "it like “2024年6月”")
    case .date: ("历上有的一天，如“2024年6月30日”", "a day of the calendar such as “2024年6月30日”")
    case .period: ("起止，如“2024年1月—2024年12月”", "start and end, such as “2024年1月—2024年12月”")
    case .phone: ("“0731-2345678”这样", "it like “0731-2345678”")
    default: ("模板要求的内容", "what the template asks for")
    }
  }
}

extension Form {
  /// The value or cell of which `range` is a part, for a message; the part itself where the whole is long.
  fileprivate func wholeValue(_ range: ByteRange, line: Int) -> ByteRange {
    let whole =
      tree.lines[line].kind == .row
      ? tree.cells(ofLine: line).first { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
      : tree.value(ofLine: line)
    guard let whole, whole.lowerBound <= range.lowerBound, range.upperBound <= whole.upperBound, whole.count <= 90
    else { return range }
    return whole
  }
}
