// placeholder: a mark that keeps a place instead of an answer.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let placeholder = Rule(
    name: "placeholder", family: .values, severity: .warning,
    summary: Bilingual(zh: "占位符号没有换成内容", en: "a placeholder left in"),
    why: Bilingual(
      zh: "“……”“XX”“待定”留在表里，说明这一处没有填完；要求填写的地方划掉，名称里留着“≥**人”这样的空，名称只有一个数，也一样。",
      en:
        "“……”, “XX” or “待定” left in a form says that it is not finished; so does a stroke where an answer is due, a blank such as “≥**人” in a name, and a number in place of a name."
    ),
    examples: [
      .flagged("进度:\n  | 内容 | 时间 |\n  | 清淤 | 3月 |\n  | ‹……› | |", in: .document),
      .fine("进度:\n  | 内容 | 时间 |\n  | 清淤…… | 3月 |\n  | …… | 5月 |", in: .document),
      .flagged("工作概况:\n  > 有力提升了‹XX›区残疾人服务。", template: "工作概况: prose"),
      .flagged("- 新增企业数: ≥ 3 家\n- ‹……›"),
      .flagged("资金来源文号: ‹待补充›\n办公地址: 待业人员服务中心", template: "*: group"),
      .flagged("主要任务:\n  > 任务1：更换路灯260盏。\n  > ‹任务2：……›", template: "主要任务: prose"),
      .flagged("- 新增企业数: ‹……›\n- 退出企业数: ≤ 3 家"),
      .flagged("- 新增企业数: ‹/›\n- 退出企业数: ≤ 3 家"),
      .flagged("项目名称: ‹待定›", in: .form),
      .flagged("预算数: ‹XX›万元", in: .form),
      .flagged("项目名称: ‹无›", template: "项目名称: text, required"),
      .flagged(
        "资金:\n  | 名称 | 金额 |\n  | 甲 | ‹……› |", template: "资金: table\n  名称: text\n  金额: amount"),
      .flagged("- 居民满意度: ‹定性›", in: .tier("满意度指标")),
      .flagged("项目名称: ‹XX›县农村公路养护", in: .form),
      .flagged("- 完工时间: 2025年‹XX›月底前\n- 通车时间: ‹X›月X日前\n- 居民评价: 定性：‹待定›", in: .tier("时效指标")),
      .flagged("- Signs replaced: ‹XX› signs\n- Shirts handed out: ≥ 300 XXL shirts"),
      .flagged("- 培训人数: ‹○○›人\n- 培训场次: ‹to be determined›\n- 培训天数: ≥ 3 天"),
      .flagged("保障措施:\n  - ‹TBD›\n  - 成立专班", template: "*: text"),
      .flagged("评价类型: ‹事中评价□ 事后评价□›", template: "评价类型: text"),
      .flagged(
        "存在问题:\n  > 一是泵站老化，汛期停机两次。二是管护人员不足。‹三是……›", template: "存在问题: prose"),
      .fine(
        "存在问题:\n  > 一是泵站老化，汛期停机两次。二是管护人员不足，缺6人……\n  > 泵站老化、闸门锈蚀，问题不止一处，于是……", template: "存在问题: prose"),
      .fine("评价类型: 事中评价□ 事后评价☑\n附件: 决算表□\n评价方式: 自评√ 抽评□", template: "评价类型: text\n附件: text\n评价方式: text"),
      .fine("基本建设类: 新建□ 扩建□\n行政事业类: 采购☑ 修缮□", template: "基本建设类: text\n行政事业类: text"),
      .fine("项目名称: X光机采购\n人数: 3", in: .form),
      .fine("项目名称: 无\n联系电话: /\n预算数: 0", in: .form),
      .fine("绩效指标:\n  产出指标: /\n  效益指标: 不适用", in: .form),
      .fine("- 新增企业数: ≥ 3 家\n- /: /"),
      .fine("- 生态效益: 不适用", in: .tier("生态效益指标")),
      .fine("- 重大舆情事件: 无", in: .tier("社会效益指标")),
      .fine("- 新增企业数: ≥ 3 家\n  计量单位: 无\n  指标解释: 无"),
      .fine(
        "资金:\n  | 名称 | 金额 |\n  | 甲 | —— |", template: "资金: table\n  名称: text\n  金额: amount"),
      .flagged(
        "- 改造老旧小区数量（≥‹**›个）: ≥ 6 个\n- 组织技能比武‹xx›场: 3 场\n- 补种树木‹_ _›亩: ≥ 40 亩\n- 修缮‹××›处祠堂: 2 处\n- 帮办代办‹**›件: 300 件"
      ),
      .flagged("- 困难家庭补助标准（<‹**›元/户·年）——最高800元: ≤ 800 元/户", in: .tier("成本指标")),
      .fine(
        "- 加大**重点**路段巡查: ≥ 30 次\n- ★发放慰问品: ≥ 60 份\n- 整治河道*: ≥ 3 条\n- 加固3×5米涵洞: ≥ 2 个\n- Shirts XXL bought: ≥ 60 shirts\n- XX染色体检测: ≥ 60 例\n- 二○○八年以来档案扫描: ≥ 900 卷\n- X光机采购: 3 台"
      ),
      .flagged("- ‹77›: 100 人\n- ‹0›: 0.00%\n- ‹2024年全年›: ≥ 300 天\n- ‹2024年11月完成›: = 90%"),
      .fine(
        "- 12345: ≥ 900 件\n- 5G: ≥ 60 座\n- 2024年11月底前: 完成主体工程\n- 2024年秋季教材: ≥ 900 册\n- 2024年11月完成: = 100%\n- 1978年工龄补助: ≥ 60 人"
      ),
      .flagged("- 受理投诉: ≥ 60 件\n  指标解释: ‹0›"),
      .fine("- 受理投诉: ≥ 60 件\n  指标解释: /\n- 安全事故: 0 起\n  指标解释: 0起为达标"),
      .flagged("- 衬砌渠道长度: ‹公里›\n- 改造泵站数量: ≥ 4 座", in: .tier("数量指标")),
      .flagged("- 工程验收合格率: ‹≥ %›", in: .tier("质量指标")),
      .fine("- 公示周期: 每季\n- 资料归档形式: 电子", in: .tier("时效指标")),
      .flagged("绩效指标:\n  效益指标:\n    社会效益指标:\n      - ‹社会效益指标›: ≥ 90%", in: .form, others: ["missing-tier"]),
      .fine("- 满意度指标完成率: ≥ 90%", in: .tier("社会效益指标")),
      .flagged("- ‹全年›: 1—12月", in: .tier("时效指标")),
      .flagged(
        "年度绩效目标 (80分):\n  产出指标 (40分):\n    数量指标:\n      - 羊舍面积（≥‹**›平方米） (40分): 22.8 平方米", in: .document,
        others: ["missing-tier", "mismatched-weight"]),
      .fine("- 决策依据完整性: —\n  实际完成值: 依据齐全\n  得分: 4\n- 培训人数: ≥ 60 人\n  得分: 6"),
      .flagged(
        "项目名称: 泵站换泵\n下达日期: ‹-年-月-日›\n绩效目标:\n  > 1.换水泵9台；\n  > ‹2.›\n  > ‹3.›\n  > ‹.. ................›\n绩效指标:\n  产出指标: /\n  效益指标: /",
        in: .document),
      .flagged(
        "项目名称: 泵站换泵\n绩效目标:\n  > 20‹xx›年更换水泵9台，投入‹××›万元，惠及农户‹（ ）›户。\n  > ‹某某›县农户满意度达到90%以上，安全运行‹____›天。\n绩效指标:\n  产出指标: /\n  效益指标: /",
        in: .document),
      .flagged(
        "项目名称: 泵站换泵\n绩效目标:\n  > 向‹XX›小区等更换水泵9台，由云岭县‹XX›灌区管护，惠及农户260户。\n绩效指标:\n  产出指标: /\n  效益指标: /",
        in: .document),
      .fine(
        "项目名称: 泵站换泵\n绩效目标:\n  > 更换水泵9台，由张XX小区长管护，“云岭县XX灌区”的样本照旧。\n绩效指标:\n  产出指标: /\n  效益指标: /",
        in: .document),
      .fine(
        "项目名称: 泵站换泵\n绩效目标:\n  > 采购XX系列水泵和XXL号工装，张某某、王XX等人负责，型号AXX-20；参照《XX县水泵管理办法》和“XX单位”样本。\n  > 是（ ）否（ ），合格的打钩；签字：____ 年____月____日，分XX个人和某某人说。\n绩效指标:\n  产出指标: /\n  效益指标: /",
        in: .document),
      .fine(
        "项目名称: 泵站换泵\n下达日期: 2026年3月6日\n绩效目标:\n  > 1.换水泵9台；\n  > 2.清淤\n绩效指标:\n  产出指标: /\n  效益指标: /",
        in: .document),
    ] + DocumentNumbers.examples,
    checks: [
      .line(.all, .struck) { line, form, report in check(line, form.bindings[line].state, form, report) },
      .line(.all, .value) { line, form, report in checkHead(line, form, report) },
      .line(.entry, [.answer, .unbound]) { line, form, report in checkPending(line, form, report) },
      .line(.entry, .beginsDots) { line, form, report in checkDots(line, form, report) },
      .line(.entry, .endsAsDay) { line, form, report in checkDate(line, form, report) },
      .line(.entry, .endsAsBox) { line, form, report in checkBoxes(line, form, report) },
      .line(.prose, .any) { line, form, report in
        checkPoint(line, form, report)
        if let text = form.tree.text(ofLine: line) { DocumentNumbers.check(text, report) }
      },
      .line(.entry, .long) { line, form, report in
        if let text = form.tree.value(ofLine: line) { DocumentNumbers.check(text, report) }
      },
      // Items of lists that nobody reads.
      .line(.item, .unbound) { line, form, report in
        guard form.tree.lines[line].colon == nil else { return checkUnread(line, form, report) }
        guard let label = form.tree.readLabel(ofLine: line)?.name,
          label.count <= 24, case .placeholder = Read.text(form.tree.bytes, label).state
        else { return }
        say(mark(label, form) ?? label, name: nil, .placeholder, report)
      },
      .form([.rows, .entries]) { form, report in
        for table in form.tables {
          for row in table.rows where !row.isBlank {
            for index in row.cells {
              let cell = table.cells[index]
              if case .value = cell.state { continue }
              guard cell.state == .placeholder || cell.state == .inapplicable,
                let column = table.columns[index - row.cells.lowerBound].field,
                cell.state == .placeholder || form.template.fields[column].isRequired
              else { continue }
              say(mark(cell.range, form) ?? cell.range, name: form.template.fields[column].name, cell.state, report)
            }
          }
        }
      },
      .form([.rows, .entries]) { form, report in
        for table in report.resultTables(of: form) where !table.isBound {
          for row in table.rows {
            guard let dots = dotsAlone(row, form.tree.bytes) else { continue }
            say(dots, name: nil, .placeholder, report)
          }
        }
      },
      .form { form, report in checkText(form, report) },
      .indicator(.any) { indicator, form, report in checkName(indicator, form, report) },
      .indicator(.explanation) { indicator, form, report in
        guard let line = report.attributes(of: indicator, in: form)[.explanation],
          let value = form.tree.value(ofLine: line), EmptyName.isNumber(form.tree.bytes, value),
          let label = form.tree.readLabel(ofLine: line)
        else { return }
        say(value, name: report.quote(label.name), .placeholder, report)
      },
      .indicator(.beyondFigure) { indicator, form, report in
        if let unit = EmptyTarget.unitAlone(form.tree.bytes, form.tree.trimmed(indicator.value)) {
          let (name, words) = (report.quote(indicator.name), report.quote(unit))
          report.add(
            unit, zh: "“\(name)”只写了“\(words)”，没有数：填写要做到多少",
            en: "“\(name)” has only “\(words)” and no number: say how much is to be reached")
          return
        }
        checkInside(indicator, form, report)
        guard indicator.value.count == 6 || indicator.value.count == 12,
          types.contains(where: { form.tree.bytes[indicator.value].elementsEqual($0) })
        else { return }
        say(indicator.value, name: report.quote(indicator.name), .placeholder, report)
      },
    ])

  /// The …… that are all that a row of a table has.
  private static func dotsAlone(_ row: ResultTable.Row, _ bytes: [UInt8]) -> ByteRange? {
    var found: ByteRange?
    for cell in row.cells where !cell.isEmpty {
      guard cell.count % 3 == 0,
        stride(from: cell.lowerBound, to: cell.upperBound, by: 3).allSatisfy({
          NotationScan.character(bytes, $0) == 0xE2_80A6 || bytes[$0..<$0 + 3].elementsEqual([0x2E, 0x2E, 0x2E])
        })
      else { return nil }
      found = found ?? cell
    }
    return found
  }

  // MARK: - Boxes

  /// 新建□ 续建□: the options that the form prints, none of them ticked.
  private static func checkBoxes(_ line: Int, _ form: Form, _ report: Report) {
    guard let value = form.tree.value(ofLine: line), let label = form.tree.readLabel(ofLine: line)?.name,
      let count = openBoxes(value, form.tree.bytes), count > 1, value.count > 3 * count,
      !isHalf(line, label, form)
    else { return }
    let name = report.quote(label)
    report.add(
      value, zh: "“\(name)”印着\(count)个选项，一项也没有勾选：勾选合适的",
      en: "none of the \(count) options of “\(name)” is ticked: tick one")
  }

  /// How many boxes a value has; nil where one of them is ticked.
  private static func openBoxes(_ value: ByteRange, _ bytes: [UInt8]) -> Int? {
    guard !ticks.isIn(bytes, value) else { return nil }
    var count = 0
    var start = value.lowerBound
    while let found = box.firstRange(in: bytes, ByteRange(clamping: start, value.upperBound)) {
      count += 1
      start = found.upperBound
    }
    return count
  }

  /// 基本建设类: 新建□ 扩建□ and on the next line 行政事业类: 采购☑ 修缮□: both are one list of options. Of two that are not
  /// ticked the first one is told.
  private static func isHalf(_ line: Int, _ label: ByteRange, _ form: Form) -> Bool {
    let tree = form.tree
    return [line - 1, line + 1].contains { other in
      guard tree.lines.indices.contains(other), tree.lines[other].kind == .entry,
        tree.lines[other].parent == tree.lines[line].parent, let name = tree.readLabel(ofLine: other)?.name,
        tree.bytes[name].suffix(3).elementsEqual(tree.bytes[label].suffix(3)), let value = tree.value(ofLine: other),
        box.firstRange(in: tree.bytes, value) != nil || ticks.isIn(tree.bytes, value)
      else { return false }
      return other < line || openBoxes(value, tree.bytes) == nil
    }
  }

  private static let box = Array("□".utf8)
  private static let ticks = WordSet("☑ √ ■ ✓ ✔ ☒ ● V v R ×")

  // MARK: - Names of indicators

  /// A name with a blank in it, or one that is a number or a date and says not what is measured.
  private static func checkName(_ indicator: Indicator, _ form: Form, _ report: Report) {
    let bytes = form.tree.bytes
    let name = indicator.name
    if let blank = EmptyName.blank(bytes, name) {
      // A name of nothing but marks is told as a row.
      if Read.text(bytes, name).isMark { return }
      let words = report.quote(blank)
      report.add(
        blank, zh: "名称里的“\(words)”是表上留的空：填上，或删去",
        en:
          "“\(words)” in the name is a blank of the printed form: fill it in, or delete it"
      )
      return
    }
    if TierTitle.isOne(bytes, name), isTitleAlone(indicator, form) {
      let words = report.quote(name)
      report.add(
        name, zh: "“\(words)”是层级的名称，不是指标：写明考核什么",
        en: "“\(words)” is the name of a tier, and no indicator: say what is measured")
      return
    }
    guard let first = name.first, bytes[first] &- 0x30 < 10 || isYear(bytes, name),
      case .value(let list) = indicator.target
    else { return }
    if EmptyName.isNumber(bytes, name) { return sayNumber(name, report) }
    guard list.targets.count == 1,
      list.targets[0].figure != nil || bytes[first] >= 0x80 || bytes.sayTheSame(name, indicator.value),
      list.targets[0].subject == nil,
      bytes[first] >= 0x80 || EmptyName.isDate(bytes, name), !isBelowItem(indicator.line, form)
    else { return }
    // All is done by then.
    if bytes[name].suffix(3).elementsEqual("成".utf8), list.targets[0].figure?.number == .hundred { return }
    let words = report.quote(name)
    report.add(
      name, zh: "“\(words)”只是时间，不是指标名称：写明考核什么，时间写在指标值里",
      en: "“\(words)” is a time, and no name: say what is measured, and give the time as target")
  }

  /// 全年: a time as those that begin with digits.
  private static func isYear(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    name.count <= 12 && years.contains { bytes[name].elementsEqual($0) }
  }

  private static let years = NameTraitWords.words("全年 全年度 年内 本年度 当年 上半年 下半年")

  /// Whether a row with the name of a tier has a figure or a word as target; a sentence tells itself what is meant.
  private static func isTitleAlone(_ indicator: Indicator, _ form: Form) -> Bool {
    guard case .value(let list) = indicator.target, list.targets.count == 1 else { return false }
    return indicator.value.count <= 18 && list.targets[0].subject == nil
  }

  /// A year below a named item is that item's.
  private static func isBelowItem(_ line: Int, _ form: Form) -> Bool {
    form.tree.lines[line].parent.map { form.tree.lines[$0].kind == .item } ?? false
  }

  /// 88: 100 among indicators that nobody reads.
  private static func checkUnread(_ line: Int, _ form: Form, _ report: Report) {
    let bytes = form.tree.bytes
    guard form.tree.lines[line].content + 2 < bytes.count, let name = form.tree.readLabel(ofLine: line)?.name,
      EmptyName.isNumber(bytes, name), let value = form.tree.value(ofLine: line), EmptyName.isNumber(bytes, value)
    else { return }
    sayNumber(name, report)
  }

  /// ……: for more tiers, of which nobody wrote one.
  private static func checkDots(_ line: Int, _ form: Form, _ report: Report) {
    let tree = form.tree
    guard tree.lines[line].subtreeEnd <= line + 1,
      form.bindings[line].role == .none || form.bindings[line].role == .open, tree.lines[line].parent != nil,
      let name = tree.readLabel(ofLine: line)?.name, tree.value(ofLine: line)?.isEmpty ?? true,
      case .placeholder(let mark) = Read.text(tree.bytes, name)
    else { return }
    say(mark, name: nil, .placeholder, report)
  }

  /// -年-月-日: a date of which nothing is filled in, where no template says that it is one.
  private static func checkDate(_ line: Int, _ form: Form, _ report: Report) {
    let bytes = form.tree.bytes
    let end = form.tree.lines[line].end
    guard end - form.tree.lines[line].content > 12,
      form.bindings[line].role == .none || form.bindings[line].role == .open,
      NotationScan.character(bytes, end - 3) == 0xE6_97A5, let value = form.tree.value(ofLine: line),
      value.count >= 9, value.count <= 30, isBlankDate(bytes, value), let label = form.tree.readLabel(ofLine: line)
    else { return }
    say(value, name: report.quote(label.name), .placeholder, report)
  }

  /// Whether 年, 月 and 日 stand there with blanks, strokes and lines before them.
  private static func isBlankDate(_ bytes: [UInt8], _ value: ByteRange) -> Bool {
    var parts = 0
    var i = value.lowerBound
    while i < value.upperBound {
      let length = Read.blankLength(bytes, i, value.upperBound)
      if length > 0 {
        i += length
      } else if bytes[i] == 0x20 || bytes[i] == 0x2D || bytes[i] == 0x5F || bytes[i] == 0x2F {
        i += 1
      } else if parts < blankDateParts.count, NotationScan.character(bytes, i) == blankDateParts[parts] {
        parts += 1
        i += 3
      } else {
        return false
      }
    }
    return parts == blankDateParts.count
  }

  private static let blankDateParts: [UInt32] = [0xE5_B9B4, 0xE6_9C88, 0xE6_97A5]

  /// 2. behind a first point that has words: a point of the printed form that nobody wrote.
  private static func checkPoint(_ line: Int, _ form: Form, _ report: Report) {
    let tree = form.tree
    let bytes = tree.bytes
    if tree.lines[line].end - tree.lines[line].content > 6, OpenPoint.isDot(bytes[tree.lines[line].end - 1]),
      let dots = tree.text(ofLine: line), dots.allSatisfy({ OpenPoint.isDot(bytes[$0]) || bytes[$0] == 0x20 })
    {
      return say(dots, name: nil, .placeholder, report)
    }
    if tree.lines[line].end - tree.lines[line].content > 10, OpenPoint.isDot(bytes[tree.lines[line].end - 1]),
      let text = tree.text(ofLine: line), let open = OpenPoint.find(bytes, text)
    {
      return sayOpen(open, report)
    }
    guard tree.lines[line].end - tree.lines[line].content <= 16, let text = tree.text(ofLine: line),
      isPoint(bytes, text), let group = tree.lines[line].parent,
      // The points of a field are few, and stand together.
      (line - nearestPoints...line + nearestPoints).contains(where: { other in
        guard other != line, tree.lines.indices.contains(other), tree.lines[other].parent == group,
          tree.lines[other].kind == .prose, let words = tree.text(ofLine: other)
        else { return false }
        return words.count > 9 && bytes[words.lowerBound] &- 0x30 < 10
      })
    else { return }
    sayOpen(text, report)
  }

  private static func sayOpen(_ point: ByteRange, _ report: Report) {
    let words = report.quote(point)
    report.add(
      point, zh: "“\(words)”后面没有内容：填写这一条，或删去", en: "nothing stands behind “\(words)”: write the point, or delete it")
  }

  private static let nearestPoints = 12

  /// A number and what ends it.
  private static func isPoint(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    var i = text.lowerBound
    while i < text.upperBound, bytes[i] &- 0x30 < 10 { i += 1 }
    guard i > text.lowerBound, i - text.lowerBound <= 2, i < text.upperBound else { return false }
    if bytes[i] == 0x2E || bytes[i] == 0x29 { return i + 1 == text.upperBound }
    return i + 3 == text.upperBound && pointEnds.contains(NotationScan.character(bytes, i))
  }

  private static let pointEnds = NotationScan.characters("、．）")

  private static func sayNumber(_ name: ByteRange, _ report: Report) {
    let words = report.quote(name)
    report.add(
      name, zh: "“\(words)”只是数字，不是指标名称：写明考核什么，不需要的整行删去",
      en: "“\(words)” is a number, and no name: say what is measured, or remove the line")
  }

  // MARK: - Running text

  /// 20xx年, ××万元, （ ）个 and 某某县 in goals and reports.
  private static func checkText(_ form: Form, _ report: Report) {
    let tree = form.tree
    for mark in report.notation.blanks {
      if let text = runningText(mark.line, tree), let blank = ProseBlanks.blank(tree.bytes, mark.at, text) {
        sayBlank(blank, report)
      }
    }
    for mark in report.notation.doubled {
      guard NotationScan.character(tree.bytes, mark.at) == 0xE6_9F90, let text = runningText(mark.line, tree),
        let blank = ProseBlanks.somebody(tree.bytes, mark.at, text)
      else { continue }
      sayBlank(blank, report)
    }
  }

  /// A line of prose, or a value as long as a sentence.
  private static func runningText(_ line: Int, _ tree: Tree) -> ByteRange? {
    switch tree.lines[line].kind {
    case .prose: return tree.text(ofLine: line)
    case .entry:
      guard let value = tree.value(ofLine: line), value.count > 30 else { return nil }
      return value
    default: return nil
    }
  }

  private static func sayBlank(_ blank: ByteRange, _ report: Report) {
    // Of what stands alone, or at the head of a value, the checks of values speak.
    if report.findings.contains(where: { $0.rule == "placeholder" && $0.range.overlaps(blank) }) { return }
    let words = report.quote(blank)
    report.add(
      blank, zh: "“\(words)”是留着没填的空：换成实际内容", en: "“\(words)” is a blank that nobody filled in: write what is meant")
  }

  // MARK: - Values

  /// 待补充 as the answer of a line that no template knows.
  private static func checkPending(_ line: Int, _ form: Form, _ report: Report) {
    let bytes = form.tree.bytes
    guard form.tree.lines[line].end - form.tree.lines[line].content <= 90, let colon = form.tree.lines[line].colon,
      let value = form.tree.value(ofLine: line), value.count >= 6, value.count <= 24, value.lowerBound > colon,
      NotationScan.character(bytes, value.lowerBound) == 0xE5_BE85,
      form.bindings[line].role == .open || form.bindings[line].role == .none,
      case .placeholder = Read.text(bytes, value).state, let label = form.tree.readLabel(ofLine: line)
    else { return }
    say(value, name: report.quote(label.name), .placeholder, report)
  }

  /// A name that is to be filled in at its beginning: XX县农村公路养护.
  private static func checkHead(_ line: Int, _ form: Form, _ report: Report) {
    guard form.bindings[line].role == .field, let value = form.tree.value(ofLine: line), let first = value.first else {
      return
    }
    let bytes = form.tree.bytes
    switch bytes[first] {
    // X, x, _, and the first bytes of × and ○
    case 0x58, 0x78, 0x5F, 0xC3, 0xE2: break
    default: return
    }
    let length = Read.blankLength(bytes, first, value.upperBound)
    guard length >= 2, length > 3 || bytes[first] < 0x80, first + length < value.upperBound,
      bytes[first + length] >= 0xE4, bytes[first + length] <= 0xE9, let label = form.tree.readLabel(ofLine: line)
    else { return }
    say(first..<first + length, name: report.quote(label.name), .placeholder, report)
  }

  /// A mark behind the type of a target (定性 XX), or in place of a month or day (2025年X月底前).
  private static func checkInside(_ indicator: Indicator, _ form: Form, _ report: Report) {
    guard case .value(let list) = indicator.target, indicator.value.count <= 60 else { return }
    guard list.targets.count > 1 || list.targets[0].figure == nil && list.targets[0].deadline == nil else { return }
    let bytes = form.tree.bytes
    var text = form.tree.trimmed(indicator.valueWithoutType)
    if text.lowerBound > indicator.value.lowerBound {
      while text.count >= 3, bytes[text].starts(with: colon) {
        text = ByteRange(clamping: text.lowerBound + 3, text.upperBound)
      }
      if let mark = mark(text, form), !Read.isInapplicable(bytes, text) {
        return say(mark, name: report.quote(indicator.name), .placeholder, report)
      }
    }
    var i = text.lowerBound
    while i < text.upperBound {
      let length = Read.blankLength(bytes, i, text.upperBound)
      guard length > 0 else {
        i += 1
        continue
      }
      let after = ByteRange(clamping: i + length, text.upperBound)
      if i == text.lowerBound || bytes[i - 1] | 0x20 < 0x61 || bytes[i - 1] | 0x20 > 0x7A,
        dateParts.contains(where: { bytes[after].starts(with: $0) })
      {
        return say(i..<i + length, name: report.quote(indicator.name), .placeholder, report)
      }
      i += length
    }
  }

  private static let colon = Array("：".utf8)
  private static let dateParts = NameTraitWords.words("年 月 日 季度")

  /// The type of a target, which stands where the target is due.
  private static let types = NameTraitWords.words("定性 定量 定性指标 定量指标")

  private static func check(_ line: Int, _ state: ValueState, _ form: Form, _ report: Report) {
    let binding = form.bindings[line]
    guard let label = form.tree.readLabel(ofLine: line) else { return }
    let value = form.tree.value(ofLine: line) ?? label.name
    let isRequired = binding.field.map { form.template.fields[$0].isRequired } ?? false
    switch binding.role {
    case .indicator:
      if form.isInEmptyTier(line, report) { return }
      if state == .inapplicable, isAnswer(line, label.name, form, report) { return }
    // What the template does not know is said of the name; a stroke behind it strikes it.
    case .tier, .unknown: if state == .inapplicable { return }
    default: if state == .inapplicable, !isRequired { return }
    }
    let isItemAlone = form.tree.lines[line].colon == nil
    let range = mark(isItemAlone ? label.name : value, form) ?? (isItemAlone ? label.name : value)
    say(range, name: isItemAlone ? nil : report.quote(label.name), state, report)
  }

  /// Whether a struck target says something: a row that is struck as a whole, or that bears only its tier's name, says
  /// that there is no such indicator; 无 beside 重大舆情事件 says that there shall be none.
  private static func isAnswer(_ line: Int, _ name: ByteRange, _ form: Form, _ report: Report) -> Bool {
    if Read.text(form.tree.bytes, name).isMark { return true }
    // A row that strikes its tier is no indicator.
    guard let indicator = form.indicator(atLine: line) else { return true }
    if let tier = form.tree.readLabel(ofLine: indicator.tierLine)?.name,
      withoutSuffix(form.tree.bytes, tier) == withoutSuffix(form.tree.bytes, name)
    {
      return true
    }
    // Where points are given all the same, a standard of the form's own is meant.
    if let score = report.attributes(of: indicator, in: form)[.score], !form.tree.isBlank(score) { return true }
    let value = form.tree.trimmed(indicator.value)
    guard form.tree.bytes[value].elementsEqual("无".utf8) else { return false }
    let text = FoldedText(form.tree.bytes, name).bytes
    return unwanted.contains { NameKind.contains(text, $0) }
  }

  private static func withoutSuffix(_ bytes: [UInt8], _ name: ByteRange) -> [UInt8] {
    let folded = foldedName(bytes, name)
    return folded.suffix(6).elementsEqual("指标".utf8) ? Array(folded.dropLast(6)) : folded
  }

  /// What is wanted not to happen.
  private static let unwanted = [
    "事件", "事故", "投诉", "舆情", "纠纷", "违规", "违法", "违纪", "案件", "处罚", "隐患", "差错", "失误", "上访", "信访", "污染",
    "伤亡", "死亡", "损失", "缺陷", "拖欠", "返贫", "超支", "通报",
  ].map { Array($0.utf8) }

  /// The placeholder itself, without a unit that stands beside it.
  private static func mark(_ range: ByteRange, _ form: Form) -> ByteRange? {
    switch Read.text(form.tree.bytes, range) {
    case .placeholder(let mark), .inapplicable(let mark): mark
    default: nil
    }
  }

  private static func say(_ range: ByteRange, name: String?, _ state: ValueState, _ report: Report) {
    let word = report.quote(range)
    guard let name else {
      report.add(
        range, zh: "“\(word)”是占位的空行：填写指标，或删去这一行",
        en: "“\(word)” only keeps a place: fill in an indicator, or remove the line")
      return
    }
    report.add(
      range, zh: "“\(name)”只写了“\(word)”：填写实际内容\(state == .inapplicable ? "，不要的整行删去" : "")",
      en: "“\(name)” says only “\(word)”: fill it in\(state == .inapplicable ? ", or remove the line" : "")")
  }
}

extension Reading {
  fileprivate var isMark: Bool {
    switch self {
    case .inapplicable, .placeholder: true
    case .empty, .value, .illegal: false
    }
  }
}
