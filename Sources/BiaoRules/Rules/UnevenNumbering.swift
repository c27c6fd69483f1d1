// uneven-numbering: the numbers of a list that repeat, skip or change their form.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let unevenNumbering = Rule(
    name: "uneven-numbering", family: .notation, severity: .info, presets: .advisory,
    summary: Bilingual(zh: "编号重复、跳号或样式不一", en: "a list whose numbers repeat, skip or change their form"),
    why: Bilingual(
      zh: "编号跳过一个，读的人会以为漏了一条；重复的编号引用时分不清；同一列里“（1）”“（二）”混用也一样。",
      en:
        "A skipped number looks like a lost point, and nobody can refer to one that stands twice; so does a list that begins with “（1）” and goes on with “（二）”."
    ),
    examples: [
      .flagged(
        "- “指标1：水泵检修”: 6 台\n- “‹指标1›：闸门检修”: 8 扇\n- “指标3：渠道清淤”: 9 公里", in: .tier("数量指标")),
      .fine(
        "- “指标1：水泵检修”: 6 台\n- “指标2：闸门检修”: 8 扇\n- 渠道清淤: 9 公里\n- “指标3：渠道衬砌”: 9 公里", in: .tier("数量指标")),
      .flagged("工作概况:\n  > 1. 清淤水渠；\n  > 2. 加固堤坝；\n  > ‹4.› 培训农民。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 1.清淤水渠86公里。\n  > ‹3.›培训农民260人。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 1.5万亩水渠受益。\n  > 3.2万人受益。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 1.清淤水渠86公里。2、培训农民260人。\n  > 3.修复闸门。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 1.清淤水渠86公里。\n  > 2.培训农民260人。", template: "工作概况: prose"),
      .flagged(
        "进度:\n  | 内容 | 时间 |\n  | 1、清淤 | 3月 |\n  | 2、加固 | 4月 |\n  | 3、培训 | 5月 |\n  | ‹5、›修复闸门 | 6月 |",
        template: "进度: table\n  内容: text\n  时间: text"),
      .fine(
        "进度:\n  | 内容 | 时间 |\n  | 1、清淤 | 3月 |\n  | 2、加固 | 4月 |\n  | 4、培训 | 5月 |\n  | 7、修复闸门 | 6月 |",
        template: "进度: table\n  内容: text\n  时间: text"),
      .flagged("工作概况:\n  > （一）清淤水渠。\n  > （二）加固堤坝。\n  > ‹（二）›培训农民。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 1、清淤水渠。\n  > ‹2.›加固堤坝。\n  > 3、培训农民。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > ‹（1）›清淤水渠。\n  > （二）加固堤坝。\n  > （三）培训农民。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 今年重点：1.清淤水渠；2.加固堤坝；‹2.›培训农民；3.修复闸门。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 一是清淤水渠；二是加固堤坝；‹四是›培训农民。", template: "工作概况: prose"),
      .flagged("- 1、清淤水渠长度: ≥ 6 公里\n- 2、加固堤坝长度: ≥ 2 公里\n- ‹2、›培训场次: ≥ 6 场"),
      .flagged(
        "进度:\n  | 内容 | 时间 |\n  | 1、清淤 | 3月 |\n  | 2、加固 | 4月 |\n  | 3、培训 | 5月 |\n  | ‹4›修复闸门 | 6月 |",
        template: "进度: table\n  内容: text\n  时间: text"),
      .flagged(
        "进度:\n  | 序号 | 内容 |\n  | 1 | 清淤 |\n  | 2 | 加固 |\n  | 3 | 培训 |\n  | ‹3› | 修复闸门 |",
        template: "进度: table\n  序号: text\n  内容: text"),
      .flagged(
        "进度表 (万元):\n  | 序号 | 内容 | 金额 |\n  | 1 | 清淤 | 3 |\n  | 2 | 加固 | 4 |\n  | 3 | 培训 | 5 |\n  | ‹3› | 修复闸门 | 6 |\n  | 合计 |  | 18 |",
        in: .document),
      .flagged("完成情况:\n  - 目标1: 清淤水渠\n    实际完成: ‹目标2›：清淤水渠6公里。", template: "完成情况: list\n  *:\n    实际完成: prose"),
      .fine("完成情况:\n  - 目标1: 清淤水渠\n    实际完成: 目标1：清淤水渠6公里。", template: "完成情况: list\n  *:\n    实际完成: prose"),
      .fine(
        "进度:\n  | 序号 | 内容 | 时间 |\n  | 1 | 清淤 | 3月 |\n  | 2 | 加固 | 4月 |\n  | 2 | 加固 | 5月 |\n  | 3 | 培训 | 6月 |",
        template: "进度: table\n  序号: text\n  内容: text\n  时间: text"),
      .fine(
        "进度:\n  | 内容 | 时间 |\n  | 1、清淤 | 3月 |\n  | 2、加固 | 4月 |\n  | 3、培训 | 5月 |\n  | 4月底前验收 | 6月 |",
        template: "进度: table\n  内容: text\n  时间: text"),
      .flagged("- 1、清淤水渠长度: ≥ 6 公里\n- 2、加固堤坝长度: ≥ 2 公里\n- 3、培训场次: ≥ 6 场\n- ‹4›修复闸门数: ≥ 6 座"),
      .fine("- 1、清淤水渠长度: ≥ 6 公里\n- 2、加固堤坝长度: ≥ 2 公里\n- 3、培训场次: ≥ 6 场\n- 4月份检查次数: ≥ 6 次"),
      .fine("工作概况:\n  > 1. 清淤水渠；\n  > 2. 加固堤坝；\n  > 3. 培训农民。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 一、清淤水渠\n  > 1、干渠\n  > 2、支渠\n  > 二、加固堤坝\n  > 1、上游\n  > 2、下游", template: "工作概况: prose"),
      .fine("工作概况:\n  > （1）清淤水渠；（2）加固堤坝；\n  > （3）培训农民。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 3. 培训农民。\n  > 4. 修复闸门。\n  > 6. 其他。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 评选1、2、3等奖；1.5万亩水渠；2.6万人受益。\n  > 见附件1、2、4。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 1. 清淤水渠。\n  > 2. 加固堤坝，3. 培训农民。\n  > 4. 修复闸门。", template: "工作概况: prose"),
      .flagged(
        "单位概况:\n  > 直属事业单位‹5›个，即县种子管理站、县农机服务中心、县畜牧水产站、县土肥站。", template: "单位概况: prose"),
      .fine(
        "单位概况:\n  > 直属事业单位4个，即县种子管理站、县农机服务中心、县畜牧水产站、县土肥站。\n  > 直属事业单位5个，即县种子管理站、县农机服务中心、县畜牧水产站等。",
        template: "单位概况: prose"),
      .flagged("单位概况:\n  > 我局内设办公室、规划科、执法科、信息科‹5›个科室，在职12人。", template: "单位概况: prose"),
      .fine(
        "单位概况:\n  > 我局内设办公室、规划科、执法科、信息科4个科室，在职12人。\n  > 下设水文站、渔政站、种子站等5个二级机构。\n  > 下设水文站、渔政站和种子站、农机站4个下属单位。",
        template: "单位概况: prose"),
      .flagged(
        "绩效目标:\n  > 目标1：清淤水渠6公里。\n  > 目标2：加固堤坝2处。\n  > ‹目标2›：培训农民260人。\n  > 目标4：修复闸门6座。",
        template: "绩效目标: prose"),
      .flagged(
        "一、项目概况:\n  > 清淤水渠4条。\n二、资金情况:\n  三公经费: 6万元\n  > 支出60万元。\n‹四、›评价结论:\n  > 验收合格。\n五、有关建议:\n  > 加强管护。",
        in: .document),
      .flagged(
        "一、项目概况:\n  > 清淤水渠4条。\n二、资金情况:\n  > 1. 到位60万元；\n  > 2. 支出60万元。\n‹四、›评价结论:\n  > 验收合格。\n五、有关建议:\n  > 加强管护。",
        in: .document),
      .flagged(
        "一、项目概况:\n  > 清淤水渠4条。\n二、资金情况:\n  > 到位60万元。\n‹二、›评价结论:\n  > 验收合格。\n四、有关建议:\n  > 加强管护。",
        in: .document),
      .flagged(
        "分项绩效目标:\n  - （一）绩效目标: 清淤\n    绩效指标:\n      > 1.清淤水渠6公里。\n      > 2.加固堤坝2处。\n  - （二）绩效目标: 培训\n    绩效指标:\n      > 1.培训农民260人。\n      > 2.合格率不低于95%。\n  - ‹（四）›绩效目标: 管护\n    绩效指标:\n      > 1.管护水渠60公里。\n      > 2.巡查12次。",
        in: .document),
      .fine(
        "一、项目概况:\n  > 清淤水渠4条。\n二、资金情况:\n  > 到位60万元。\n三、评价结论:\n  （一）验收结果:\n    > 验收合格。\n  （二）农户反映:\n    > 农户满意。",
        in: .document),
      .fine(
        "一、项目概况:\n  > 清淤水渠4条。\n二、资金情况:\n  > 到位60万元。\n  > 三、执行情况：支出60万元。\n四、评价结论:\n  > 验收合格。\n附表:\n  一、清单:\n    > 闸门3座。\n  三、台账:\n    > 水泵3台。",
        in: .document),
      .fine(
        "一、项目概况:\n  > 清淤水渠4条。\n二、资金情况:\n  > 到位60万元。\n评价结论:\n  > 验收合格。\n四、有关建议:\n  > 加强管护。",
        in: .document),
      .flagged(
        "工作概况:\n  > 目标1：清淤水渠6公里。\n  > 目标2：加固堤坝3处。\n  > ‹目标2›：培训农民60人。", template: "工作概况: prose"),
      .flagged(
        "工作概况:\n  > 目标1：清淤水渠6公里。\n  > 目标2：加固堤坝3处。\n  > ‹目标4›：培训农民60人。", template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 目标1：清淤水渠6公里。\n  > 目标2：加固堤坝3处；目标3：修复闸门2座。\n  > 目标4：培训农民60人。\n完成情况:\n  > 目标1：清淤水渠6公里。\n  > 目标2完成情况：加固3处。\n  > 目标2：目标已经实现。",
        template: "工作概况: prose\n完成情况: prose"),
      .flagged(
        "工作概况:\n  > 检查发现，主要存在以下‹四›个方面的问题：\n  > （一）管护不到位。\n  > 东渠无人值守。\n  > （二）水费收缴偏慢。\n  > （三）资料不全。",
        template: "工作概况: prose"),
      .flagged(
        "工作概况:\n  > 全年开展‹4›个项目：转移支付和配套项目、业务管理项目、专项经费项目、事故预防项目、综合治理项目。\n  > 涉及‹两›个镇：东河镇、西河镇及南坡镇。",
        template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 全年开展5个项目：转移支付和配套项目、业务管理项目、专项经费项目、事故预防项目、综合治理项目。\n  > 完成4个项目：管网项目、道路项目等项目。\n  > 涉及3个镇：东河镇、西河镇和南坡镇。\n  > 分为两个部分：一是建设，二是管护。\n  > 共2个项目：清淤项目、护坡项目（含二期），投资60万元。",
        template: "工作概况: prose"),
      .flagged("工作概况:\n  > 抽查发现，有‹3›个项目未按期完工，分别为东渠防渗改造和西闸更换，平均延期47天。", template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 抽查发现，有3个项目未按期完工，分别为东渠防渗改造、西闸更换和泵站及管道检修，平均延期47天。\n  > 3个项目分别为120万元、80万元和60万元；两年共8个村，2024年3个村分别为东村和西村等。",
        template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 检查发现，主要存在以下三个方面的问题：\n  > （一）管护不到位。\n  > （二）水费收缴偏慢。\n  > （三）资料不全。\n  > 整改措施如下：\n  > 1. 落实管护人员。\n  > 2. 催缴水费。\n  > 完成了以下四项任务，成效明显。\n  > 1. 清淤水渠。",
        template: "工作概况: prose"),
      .flagged(
        "工作概况:\n  > 自查发现‹三›个方面的问题：一是水费收缴偏慢；二是管护人员不足。下一步逐项整改。\n  > 采取了‹4›项措施：（1）培训；（2）巡查；（3）通报；（4）约谈；（5）督办。",
        template: "工作概况: prose"),
      .fine(
        "工作概况:\n  > 自查发现三个方面的问题：一是水费收缴偏慢；二是管护人员不足；三是资料不全。下一步逐项整改。\n  > 存在三个方面的问题：一是水费收缴偏慢；二是管护人员不足。\n  > 三是资料不全。",
        template: "工作概况: prose"),
      .fine("工作概况:\n  > （一）总体：1.清淤；2.加固。（二）分项：1.培训；2.修复。", template: "工作概况: prose"),
    ] + NumberedHeadings.examples,
    checks: [
      .document { report in
        var spoken = 0
        for block in NumberedBlocks(report.notation, report.tree) {
          // A document that numbers nothing well is told so a hundred times, not ten thousand.
          guard spoken < 100 else { return }
          spoken += check(block, report)
          if let slip = unmarkedNumber(after: block, report.tree) { sayUnmarked(slip, report) }
        }
      },
      .document { report in
        let tree = report.tree
        for index in tree.lines.indices {
          if case .item = tree.lines[index].kind { checkGoal(index, tree, report) }
        }
      },
      .document { report in
        for wrong in AnnouncedCount.wrong(in: report.tree, report.notation) { say(wrong, report) }
      },
      .line(.prose, .long) { line, form, report in
        guard let text = form.tree.text(ofLine: line) else { return }
        for wrong in AnnouncedCount.enumerated(form.tree.bytes, text) { say(wrong, report) }
        for wrong in AnnouncedCount.ordinal(form.tree.bytes, text, report) { say(wrong, report) }
        for wrong in AnnouncedCount.offices(form.tree.bytes, text) { sayListed(wrong, report) }
        for wrong in AnnouncedCount.namely(form.tree.bytes, text) { say(wrong, report) }
      },
      .form { form, report in
        let tree = form.tree
        for (last, next) in NumberedGoals.broken(tree) {
          sayGoal(next, after: last, report)
        }
        for (last, next) in NumberedGoals.repeated(in: form) { sayGoal(next, after: last, of: "指标", report) }
        // What a template calls its fields it numbers as it likes.
        let isDeclared = tree.headDirective(.form) != nil
        let broken = NumberedHeadings.broken(report.notation, tree) { $0 == .item || $0 == .entry && !isDeclared }
        if !isDeclared { NumberedHeadings.checkUnnumbered(tree, report) }
        for (numbers, place) in broken.prefix(100)
        where !report.findings.contains(where: {
          $0.rule == "uneven-numbering" && $0.range.overlaps(numbers[place].range)
        }) {
          sayBreak(numbers, at: place, report)
        }
      },
      .form([.rows, .entries]) { form, report in
        for table in form.tables.prefix(100) where table.rows.count > 3 {
          if let slip = repeatedSerial(in: table, form) { sayRepeated(slip, report) }
          if let slip = unmarkedNumber(in: table, form.tree.bytes) { sayUnmarked(slip, report) }
          if let slip = skippedNumber(in: table, form.tree.bytes) { saySkipped(slip, report) }
        }
        for table in report.resultTables(of: form).prefix(100) where table.rows.count > 3 && !table.isBound {
          if let slip = repeatedSerial(in: table, form.tree.bytes) { sayRepeated(slip, report) }
        }
      },
    ])

  /// The number of findings.
  private static func check(_ block: [ListNumber], _ report: Report) -> Int {
    var count = 0
    var mixed: Set<ListNumber.Style> = []
    for styles in ListNumber.alike {
      let numbers = block.filter { styles.contains($0.style) && $0.startsLine }
      if let odd = oddOnes(numbers) {
        mixed.formUnion(styles)
        sayMixed(odd.numbers, as: odd.style, report)
        count += 1
      }
    }
    for style in ListNumber.Style.allCases where !mixed.contains(style) {
      let numbers = block.filter { $0.style == style }
      guard let place = firstBreak(numbers, report.tree) else { continue }
      sayBreak(numbers, at: place, report)
      count += 1
    }
    return count
  }

  private static func say(_ wrong: AnnouncedCount, _ report: Report) {
    report.add(
      wrong.range, zh: "这里说有\(wrong.stated)条，下面列了\(wrong.count)条：补上漏掉的，或改数",
      en: "\(wrong.stated) items are announced, and \(wrong.count) follow: add what is missing, or correct the number",
      related: [report.place(wrong.last, zh: "最后一条", en: "the last item")])
  }

  private static func sayListed(_ wrong: AnnouncedCount, _ report: Report) {
    report.add(
      wrong.range, zh: "前面列了\(wrong.count)个，这里说\(wrong.stated)个：补上漏掉的，或改数",
      en: "\(wrong.count) are listed, but here stands \(wrong.stated): add what is missing, or correct the number",
      related: [report.place(wrong.last, zh: "最后一个", en: "the last of them")])
  }

  // MARK: - 目标7: 目标6：…

  /// A line under 目标7, or its value, that begins with the number of another goal.
  private static func checkGoal(_ index: Int, _ tree: Tree, _ report: Report) {
    let line = tree.lines[index]
    guard let colon = line.colon, colon - line.content > NumberedGoals.goal.count, colon - line.content < 24 else {
      return
    }
    var start = line.content + (tree.bytes[line.content] < 0x80 ? 1 : 3)
    while start < colon, tree.bytes[start] == 0x20 { start += 1 }
    guard start < colon, tree.bytes[start] == NumberedGoals.goal[0],
      let name = tree.readLabel(ofLine: index)?.name,
      let own = NumberedGoals.read(NumberedGoals.goal, tree.bytes, name, isWhole: true)
    else { return }
    for child in [index] + tree.children(of: index).prefix(8) {
      guard let value = tree.value(ofLine: child),
        let other = NumberedGoals.read(NumberedGoals.goal, tree.bytes, value),
        other.value != own.value
      else { continue }
      let words = report.quote(other.range)
      let right = "目标\(own.value)"
      report.add(
        other.range, zh: "“\(report.quote(name))”下面写着“\(words)”：核对编号",
        en: "“\(words)” stands under “\(report.quote(name))”: check the number",
        related: [report.place(name, zh: "这一项的编号", en: "the number here")],
        fixes: [report.rewriting(.suggested, other.range, as: right)])
    }
  }

  private static func sayGoal(
    _ next: NumberedGoals, after last: NumberedGoals, of kind: String = "目标", _ report: Report
  ) {
    let (words, before, due) = (report.quote(next.range), report.quote(last.range), "\(kind)\(last.value + 1)")
    let isRepeated = next.value == last.value
    report.add(
      next.range, zh: isRepeated ? "“\(words)”重复：应为“\(due)”" : "“\(before)”之后是“\(words)”，缺“\(due)”：补上漏掉的一条，或重新编号",
      en: isRepeated
        ? "“\(words)” stands twice: it should be “\(due)”"
        : "“\(words)” follows “\(before)”: add what “\(due)” was, or renumber",
      related: [report.place(last.range, zh: "前一个编号", en: "the number before it")],
      fixes: [report.rewriting(.suggested, next.range, as: due)])
  }

  // MARK: - Tables

  /// A number of a column 序号 that stands in two rows, and the edits that count on from there.
  private struct RepeatedSerial {
    var range: ByteRange
    var before: ByteRange
    var due: Int
    var edits: [TextEdit]
  }

  /// Where a column that counts its rows from 1 has a number twice. Nothing where a number is missing or stands three
  /// times, or where more than two are repeated: such a table numbers groups of rows.
  /// The same in a table that no template reads, whose last row may be a total. One number that stands twice running.
  private static func repeatedSerial(in table: ResultTable, _ bytes: [UInt8]) -> RepeatedSerial? {
    guard
      let column = table.names.firstIndex(where: { $0.count < 12 && serials.contains(foldedName(bytes, $0)) })
    else { return nil }
    var found: RepeatedSerial?
    var last = 0
    var lastRange = 0..<0
    for (index, row) in table.rows.enumerated() {
      guard let range = row.cell(column), range.count < 4, let value = number(bytes[range]) else {
        return index == table.rows.count - 1 ? found : nil
      }
      if value == last, value > 1, found == nil {
        // Rows of one thing share its number: all else that both say of it is the same.
        guard let name = row.cell(column + 1), let other = table.rows[index - 1].cell(column + 1),
          !bytes[name].elementsEqual(bytes[other])
        else { return nil }
        found = RepeatedSerial(range: range, before: lastRange, due: value + 1, edits: [])
      } else if value != last + 1 {
        return nil
      }
      if found != nil { found?.edits.append(TextEdit(range: range, text: String(index + 1))) }
      (last, lastRange) = (value, range)
    }
    return found
  }

  private static func repeatedSerial(in table: Table, _ form: Form) -> RepeatedSerial? {
    let bytes = form.tree.bytes
    guard
      let column = table.columns.firstIndex(where: {
        $0.name.count < 12 && serials.contains(foldedName(bytes, $0.name))
      })
    else {
      return nil
    }
    var found: RepeatedSerial?
    var repeats = 0
    var last = 0
    var lastRange = 0..<0
    var count = 0
    for row in table.rows where !row.isBlank {
      guard row.parent == nil, row.cells.count > column else { return nil }
      let range = table.cells[row.cells.lowerBound + column].range
      guard !range.isEmpty, range.count < 4, let value = number(bytes[range]) else { return nil }
      count += 1
      if value == last, value > 1 {
        repeats += 1
        guard repeats < 3, !isGroup(row, lastRange, column, table, bytes) else { return nil }
        if found == nil { found = RepeatedSerial(range: range, before: lastRange, due: value + 1, edits: []) }
      } else if value != last + 1 {
        return nil
      }
      if found != nil { found?.edits.append(TextEdit(range: range, text: String(count))) }
      (last, lastRange) = (value, range)
    }
    return repeats * 2 < count ? found : nil
  }

  private static let serials = Set(["序号", "no.", "no"].map { Array($0.utf8) })

  /// Whether the row goes on with what the row before it says: its next cell is empty or the same.
  private static func isGroup(
    _ row: Table.Row, _ before: ByteRange, _ column: Int, _ table: Table, _ bytes: [UInt8]
  ) -> Bool {
    guard row.cells.count > column + 1,
      let other = table.rows.first(where: {
        $0.cells.count > column + 1 && table.cells[$0.cells.lowerBound + column].range == before
      })
    else { return true }
    let cell = table.cells[row.cells.lowerBound + column + 1].range
    let above = table.cells[other.cells.lowerBound + column + 1].range
    return cell.isEmpty || above.isEmpty || bytes[cell] == bytes[above]
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in text {
      guard byte >= 0x30, byte <= 0x39, value < 100 else { return nil }
      value = value * 10 + Int(byte & 0x0F)
    }
    return value
  }

  private static func sayRepeated(_ slip: RepeatedSerial, _ report: Report) {
    let words = report.quote(slip.range)
    report.add(
      slip.range, zh: "序号“\(words)”重复：应为“\(slip.due)”",
      en: "the row number “\(words)” stands twice: it should be “\(slip.due)”",
      related: [report.place(slip.before, zh: "前一个“\(words)”", en: "the “\(words)” before it")],
      fixes: [
        report.fix(.suggested, zh: "从“\(slip.due)”起重新编号", en: "renumber from “\(slip.due)”", edits: slip.edits)
      ])
  }

  /// The number of a row's name that lacks its mark: `4修复闸门` after `1、` `2、` `3、`.
  private static func unmarkedNumber(in table: Table, _ bytes: [UInt8]) -> (range: ByteRange, value: Int)? {
    guard let first = table.rows.first, markEnd(bytes, first.name, 1) != nil else { return nil }
    var found: (range: ByteRange, value: Int)?
    var marked = 0
    for (index, row) in table.rows.enumerated() where !row.name.isEmpty {
      if markEnd(bytes, row.name, index + 1) != nil {
        marked += 1
        continue
      }
      let digits = Array(String(index + 1).utf8)
      let end = row.name.lowerBound + digits.count
      guard found == nil, marked > 1, bytes[row.name].starts(with: digits), end + 6 <= row.name.upperBound,
        NotationScan.isIdeograph(NotationScan.character(bytes, end)),
        !counted.contains(Array(bytes[end..<end + 3]))
      else { return nil }
      found = (row.name.lowerBound..<end, index + 1)
    }
    return marked > 2 ? found : nil
  }

  /// The one number too far among rows whose names are numbered from 1: `3、` `5、`.
  private static func skippedNumber(in table: Table, _ bytes: [UInt8]) -> (
    range: ByteRange, due: Int, before: ByteRange
  )? {
    guard let first = table.rows.first, markEnd(bytes, first.name, 1) != nil else { return nil }
    var found: (range: ByteRange, due: Int, before: ByteRange)?
    var due = 1
    var last = first.name.lowerBound..<first.name.lowerBound
    for row in table.rows where !row.isBlank {
      guard row.parent == nil else { return nil }
      if let end = markEnd(bytes, row.name, due) {
        last = row.name.lowerBound..<end
      } else if found == nil, due > 2, let end = markEnd(bytes, row.name, due + 1) {
        found = (row.name.lowerBound..<end, due, last)
        last = row.name.lowerBound..<end
        due += 1
      } else {
        return nil
      }
      due += 1
    }
    return found
  }

  private static func saySkipped(_ slip: (range: ByteRange, due: Int, before: ByteRange), _ report: Report) {
    let (words, before) = (report.quote(slip.range), report.quote(slip.before))
    report.add(
      slip.range, zh: "“\(before)”之后是“\(words)”，缺“\(slip.due)、”：补上漏掉的一行，或重新编号",
      en: "“\(words)” follows “\(before)”: add what “\(slip.due)、” was, or renumber",
      related: [report.place(slip.before, zh: "前一个编号", en: "the number before it")])
  }

  /// The same of the item that follows numbered ones.
  private static func unmarkedNumber(after block: [ListNumber], _ tree: Tree) -> (range: ByteRange, value: Int)? {
    guard let last = block.last, last.style == .comma, last.startsLine, last.value > 2,
      tree.lines[last.line].kind == .item, block.enumerated().allSatisfy({ $0.element.value == $0.offset + 1 })
    else { return nil }
    var next = max(tree.lines[last.line].subtreeEnd, last.line + 1)
    while next < tree.lines.count, !tree.lines[next].kind.isSignificant { next += 1 }
    guard next < tree.lines.count, tree.lines[next].kind == .item,
      tree.lines[next].parent == tree.lines[last.line].parent, let name = tree.readLabel(ofLine: next)?.name
    else { return nil }
    let digits = Array(String(last.value + 1).utf8)
    let end = name.lowerBound + digits.count
    guard tree.bytes[name].starts(with: digits), end + 6 <= name.upperBound,
      NotationScan.isIdeograph(NotationScan.character(tree.bytes, end)),
      !counted.contains(Array(tree.bytes[end..<end + 3]))
    else { return nil }
    return (name.lowerBound..<end, last.value + 1)
  }

  /// What follows a number that counts: 4个, 4月.
  private static let counted = Set(
    "个家项次年月日天级类期批种条人万亿千百十号大套台件户所处村镇县市区座轮层".map { Array(String($0).utf8) })

  private static func markEnd(_ bytes: [UInt8], _ name: ByteRange, _ value: Int) -> Int? {
    let mark = Array("\(value)、".utf8)
    return name.count > mark.count && bytes[name].starts(with: mark) ? name.lowerBound + mark.count : nil
  }

  private static func sayUnmarked(_ slip: (range: ByteRange, value: Int), _ report: Report) {
    let words = report.quote(slip.range)
    report.add(
      slip.range, zh: "编号“\(words)”后面漏了“、”：写成“\(words)、”",
      en: "“\(words)” lacks the mark of the numbers before it: write “\(words)、”",
      fixes: [
        report.fix(
          .safe, zh: "补“、”", en: "add “、”",
          edits: [TextEdit(range: slip.range.upperBound..<slip.range.upperBound, text: "、")])
      ])
  }

  // MARK: - One list in two styles

  /// The numbers that are in the rarer style, where those of both styles together count from 1 without a break.
  private static func oddOnes(_ numbers: [ListNumber]) -> (numbers: [ListNumber], style: ListNumber.Style)? {
    guard numbers.count >= 3, numbers.enumerated().allSatisfy({ $0.element.value == $0.offset + 1 }) else { return nil }
    var counts: [ListNumber.Style: Int] = [:]
    for number in numbers { counts[number.style, default: 0] += 1 }
    guard counts.count > 1, let usual = counts.values.max(), 2 * usual > numbers.count,
      let style = numbers.first(where: { counts[$0.style] == usual })?.style
    else { return nil }
    return (numbers.filter { $0.style != style }, style)
  }

  private static func sayMixed(_ numbers: [ListNumber], as style: ListNumber.Style, _ report: Report) {
    guard let first = numbers.first, let text = style.text(first.value) else { return }
    let words = report.quote(first.range)
    let edits = numbers.compactMap { number in
      style.text(number.value).map { TextEdit(range: number.range, text: $0) }
    }
    report.add(
      first.range, zh: "编号“\(words)”与同列其他编号样式不同：写成“\(text)”",
      en: "“\(words)” is numbered otherwise than the rest of its list: write “\(text)”",
      fixes: [report.fix(.safe, zh: "统一编号样式", en: "number the list in one style", edits: edits)])
  }

  // MARK: - Repeated and skipped numbers

  /// The first number that is not what comes after the one before it: the same again, or one too far. Nil where the
  /// numbers are no list that counts from 1.
  private static func firstBreak(_ numbers: [ListNumber], _ tree: Tree) -> Int? {
    guard numbers.count >= 2, numbers[0].value == 1 else { return nil }
    var found: Int?
    for i in 1..<numbers.count {
      let (last, value) = (numbers[i - 1].value, numbers[i].value)
      if value == last + 1 || value == 1 && last > 1 { continue }
      // 2. 2. 4.: the second 2 was to be 3.
      if let found, i == found + 1, numbers[found].value == numbers[found - 1].value, value == last + 2 { continue }
      guard found == nil, last >= 2 && numbers.count >= 3 || isPlainSkip(numbers[i - 1], numbers[i], tree),
        value == last || value == last + 2 && !mentions(last + 1, numbers, i, tree)
      else {
        // More than one break is another way of numbering.
        return nil
      }
      found = i
    }
    return found
  }

  /// Paragraphs `1.` and `3.` that follow each other, and are no decimals.
  private static func isPlainSkip(_ first: ListNumber, _ second: ListNumber, _ tree: Tree) -> Bool {
    guard first.startsLine, second.startsLine, second.line > first.line, second.value == first.value + 2,
      (first.line + 1..<second.line).allSatisfy({ !tree.lines[$0].kind.isSignificant }),
      tree.lines[second.line].kind == .prose
    else { return false }
    return [first, second].allSatisfy { number in
      guard number.range.upperBound < tree.bytes.count else { return false }
      return !NotationScan.isDigit(UInt32(tree.bytes[number.range.upperBound]))
    }
  }

  /// Whether the missing number stands between the two numbers in some other form.
  private static func mentions(_ value: Int, _ numbers: [ListNumber], _ index: Int, _ tree: Tree) -> Bool {
    let between =
      numbers[index - 1].range
      .upperBound..<max(
        numbers[index - 1].range.upperBound, numbers[index].range.lowerBound)
    let digits = Array(String(value).utf8)
    let numeral = Array((ChineseOrdinal.text(value) ?? "").utf8)
    var i = between.lowerBound
    while i < between.upperBound {
      for word in [digits, numeral]
      where !word.isEmpty && i + word.count <= between.upperBound && tree.bytes[i] == word[0] {
        if tree.bytes[i..<i + word.count].elementsEqual(word), isMention(tree.bytes, i, i + word.count) { return true }
      }
      // Full-width and circled numbers hide it as well.
      if tree.bytes[i] == 0xEF, i + 2 < between.upperBound, tree.bytes[i + 1] == 0xBC, tree.bytes[i + 2] >= 0x90,
        tree.bytes[i + 2] <= 0x99
      {
        return true
      }
      i += 1
    }
    return false
  }

  /// Whether digits or numerals from `start` to `end` may number something: no part of a longer number (420套).
  private static func isMention(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard bytes[start] < 0x80 else { return true }
    if start > 0, isPartOfNumber(bytes[start - 1]) { return false }
    return end >= bytes.count || !isPartOfNumber(bytes[end]) || bytes[end] == 0x2E
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte == 0x2E || byte == 0x2C }

  private static func sayBreak(_ numbers: [ListNumber], at index: Int, _ report: Report) {
    let number = numbers[index]
    let last = numbers[index - 1]
    let isRepeated = number.value == last.value
    let style = number.style
    guard let due = style.text(last.value + 1), let after = style.text(last.value) else { return }
    var edits: [TextEdit] = []
    // The numbers up to the next start of a list, as far as they follow each other.
    var value = last.value
    for i in index..<numbers.count {
      guard i == index || numbers[i].value == numbers[i - 1].value + 1 else { break }
      value += 1
      if numbers[i].value == value { break }
      guard let text = style.text(value) else { break }
      edits.append(TextEdit(range: numbers[i].range, text: text))
    }
    let words = report.quote(number.range)
    let place = report.place(last.range, zh: "前一个编号", en: "the number before it")
    // A skipped number may be a lost point, and what refers to a number would refer to another.
    let isSafe = isRepeated && !refersToNumbers(numbers, report.tree)
    report.add(
      number.range,
      zh: isRepeated ? "编号“\(words)”重复：应为“\(due)”" : "“\(after)”之后是“\(words)”，缺“\(due)”：补上漏掉的一条，或重新编号",
      en: isRepeated
        ? "“\(words)” stands twice: it should be “\(due)”"
        : "“\(words)” follows “\(after)”: add what “\(due)” was, or renumber", related: [place],
      fixes: edits.isEmpty
        ? []
        : [report.fix(isSafe ? .safe : .suggested, zh: "从“\(due)”起重新编号", en: "renumber from “\(due)”", edits: edits)])
  }

  /// Whether the text around the list speaks of 第…项 or of what was said above.
  private static func refersToNumbers(_ numbers: [ListNumber], _ tree: Tree) -> Bool {
    guard let first = numbers.first, let last = numbers.last else { return false }
    let end = tree.lines.indices.contains(last.line) ? tree.lines[last.line].end : last.range.upperBound
    let range = ByteRange(clamping: first.range.lowerBound, min(end, tree.bytes.count))
    return references.contains { $0.firstRange(in: tree.bytes, range) != nil }
  }

  private static let references: [[UInt8]] = ["第", "上述", "前述", "见"].map { Array($0.utf8) }
}
