// instruction-left-in: the form's own guidance stands in place of an answer.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let instructionLeftIn = Rule(
    name: "instruction-left-in", family: .structure, severity: .warning,
    summary: Bilingual(zh: "填表说明没有换成内容", en: "the form's instruction left in place of an answer"),
    why: Bilingual(
      zh: "空白表里印的填写说明原样留着，等于没有填。删去说明，写上自己的内容。",
      en:
        "Where the instruction that the blank form prints is left in, nothing has been filled in. Replace it with your own words."
    ),
    examples: [
      .flagged(
        "部门职责:\n  > ‹照“三定”规定概括，不必逐条抄录。›", template: "部门职责: prose\n  > 照“三定”规定概括，不必逐条抄录。"),
      .flagged(
        "部门职责: ‹照三定规定概括，不必逐条抄录›", template: "部门职责: prose\n  > 照“三定”规定概括，不必逐条抄录。"),
      .flagged(
        "绩效指标:\n  - 新增企业数: ≥ 3 家\n    指标解释: ‹说明统计口径和数据来源。›",
        template: "绩效指标: indicators\n  - *: target\n    指标解释: text\n      > 说明统计口径和数据来源。"),
      .flagged("绩效目标:\n  > ‹请填写本年度要达到的目标。›", in: .form),
      .flagged("绩效目标:\n  > ‹（请简要概括，200字以内）›", in: .form),
      .flagged("绩效目标:\n  > ‹描述本单位用全部资金在年度内要达到的产出和效果。›", in: .form),
      .flagged(
        "保障措施:\n  > ‹为保证项目实施而制定的制度和措施，如成立的工作专班、资金管理办法等。›", template: "保障措施: prose"),
      .flagged(
        "保障措施:\n  > ‹Describe how the results will be kept up after the last payment (max. 200 words).›",
        template: "保障措施: prose"),
      .flagged(
        "保障措施:\n  > The register is kept by two clerks.\n  > ‹[Describe here how the register will be kept up]›\n  > ‹<Add further measures>›",
        template: "保障措施: prose"),
      .flagged(
        "保障措施: Other ‹(please specify)›\n资金用途: ‹Lorem ipsum dolor sit amet›\n批准文件: ‹e.g. council decision›",
        template: "保障措施: text\n资金用途: text\n批准文件: text"),
      .fine("保障措施:\n  > The register is kept by two clerks.\n  > [Annex B lists the clerks]", template: "保障措施: prose"),
      .flagged("绩效目标:\n  > ‹Please state what will be achieved, for whom and by when.›", in: .form),
      .flagged("保障措施: ‹[insert the name of the partner]›", template: "保障措施: text"),
      .flagged("保障措施:\n  > 一是成立专班。\n  > 二是‹（此处填写其他措施，没有的可不填）›", template: "保障措施: prose"),
      .flagged("绩效目标:\n  > ‹（填写年初确定的目标，与申报时一致）›\n  > 全年培训600人。", in: .form),
      .flagged(
        "保障措施:\n  > 整治前后面貌一新。\n  > ‹【此处插入整治前后对比照片】›\n批准文件: ‹（没有批准文件的，请在此逐条说明原因）›",
        template: "保障措施: prose\n批准文件: text"),
      .fine(
        "保障措施:\n  > 整治前后面貌一新【此处原为垃圾场】\n  > 【附图：整治前后对比照片】\n批准文件: （没有批准文件的，经请示后办理）", template: "保障措施: prose\n批准文件: text"),
      .fine("绩效目标:\n  > （填写电子病历12万份，抽查合格率95%以上）", in: .form),
      .fine("保障措施:\n  > 一是成立专班（请销假制度另行印发），二是此处填方（土）外运。", template: "保障措施: prose"),
      .flagged("财政部门: ‹填写本级财政部门全称›\n批准文件: ‹注明批准机关和文号›", template: "财政部门: text\n批准文件: text"),
      .fine(
        "资金用途: 填写电子病历系统的运行维护\n批准文件: 注明见附件\n主管部门: 标明沟镇人民政府",
        template: "资金用途: text\n批准文件: text\n主管部门: text"),
      .fine("保障措施:\n  > Please see annex B.", template: "保障措施: prose"),
      .fine("绩效目标:\n  > Explain the new law to 300 traders and enter 640 pumps into the register.", in: .form),
      .fine(
        "保障措施:\n  > Insertion of clauses on penalties into all contracts; descriptions of posts are kept.",
        template: "保障措施: prose"),
      .fine(
        "部门职责:\n  > 照“三定”规定承担全县就业培训和失业登记。", template: "部门职责: prose\n  > 照“三定”规定概括，不必逐条抄录。"),
      .fine("绩效目标:\n  > 请示报告制度落实到26个村，全年培训600人。", in: .form),
      .fine("绩效目标:\n  > 填写电子病历12万份，抽查合格率95%以上。", in: .form),
      .fine("绩效目标:\n  > 为保障开学而制定的修缮计划全部完成，3所学校8月底前交付。", in: .form),
      .flagged("完成情况:\n  > ‹对照年初计划，逐项说明完成了什么（限150字）›", template: "完成情况: prose"),
      .flagged(
        "主要成效: ‹总结项目取得的成绩。(300字以内)›\n不足:\n  > ‹结合自评结果，分析存在的不足及原因。›\n建议:\n  > ‹针对自评发现的问题，提出改进的意见和建议。›\n概述: ‹说明资金用途、管理办法（字数控制在200字以内）›",
        template: "主要成效: text\n不足: prose\n建议: prose\n概述: text"),
      .fine(
        "主要成效: 全年修缮校舍3栋，说明会开了两场（200字以内）\n不足:\n  > 结合自评结果，分析存在的不足后发现验收偏晚，2栋楼拖到10月。\n建议:\n  > 针对自评发现的验收偏晚，提出由县住建局提前进场的意见。\n概述: 说明书印制（含排版200字以内的封底文字）",
        template: "主要成效: text\n不足: prose\n建议: prose\n概述: text"),
      .flagged(
        "绩效目标:\n  > 目标1：修缮校舍3栋。\n  > 目标2：‹（对照上级下达的任务，填写本单位承担的其他目标）›\n  > ‹（此处简要写出与上年不同之处，没有的填“无”。）›",
        in: .form),
      .flagged(
        "纠偏措施: ‹从经费保障、制度保障、人员保障等方面分析偏差原因›\n保障措施: 从经费、制度、人员三方面分析，主要是招标流标推迟开工。",
        template: "纠偏措施: text\n保障措施: text"),
      .flagged("保障措施:\n  > ‹填写保证项目实施的制度和措施，如组织机构、工作方案等，可另附页。›", template: "保障措施: prose"),
      .flagged("纠偏措施:\n  > 倒排工期，每周调度。\n  > ‹填写说明：对监控发现的偏差，应写明责任人和完成时限。›", template: "纠偏措施: prose"),
      .fine(
        "绩效目标:\n  > 目标1：修缮校舍3栋（对照省定标准，填方和护坡一并完成）。\n  > 目标2：培训600人（根据各镇填报的需求）。\n表格说明:\n  > 本表一式三份。\n  > 填写说明：由各乡镇签字盖章后按时报送。",
        template: "绩效目标: prose\n表格说明: prose"),
      .flagged(
        "绩效目标:\n  > ‹（用文字简要描述预期达到的产出和效果，不超过300字）›修缮校舍3栋，培训600人。\n  > 指标值应当细化、量化‹（填报后请删除本行）›。", in: .form),
      .flagged(
        "绩效目标:\n  > ‹（填写项目实施的主要内容、范围和期限，不超过200字）›\n  > 修缮校舍3栋。\n保障措施: ‹（从经费保障、制度保障、人员保障等方面说明）›",
        template: "绩效目标: prose\n保障措施: text"),
      .fine(
        "绩效目标:\n  > （宣传画册，说明文字每册不超过300字）印制600本。\n  > 旧档案数字化后删除重复件（含此前请示后删除的3件）。", in: .form),
      .flagged(
        "绩效指标:\n  - 修缮校舍: ≥ 3 栋\n    指标解释: ‹说明该指标的含义、计算方法和数据来源。›\n自评结论: ‹结合自评情况写总分和取得的成效（200字以内）›\n措施:\n  > ‹（请逐项说明拟采取的纠偏措施，没有的填“无”。）›",
        template: "绩效指标: indicators\n  - *: target\n    指标解释: text\n自评结论: text\n措施: prose"),
      .flagged(
        "（二）资金使用情况‹（可用表格形式反映）›:\n  | 名称 | 预算数 | 执行数 | 原因 |\n  | 甲 | 60 | 36 | ‹1.执行率未达90%的需说明原因（100字以内）；2.年中调整预算的应单独说明› |\n  | 乙 | 30 | 30 | 结余部分已在决算中说明，执行率达到100%，无需另行申请追加预算 |",
        in: .document),
      .fine(
        "绩效指标:\n  - 修缮校舍: ≥ 3 栋\n    指标解释: 反映指标完成情况的统计口径和数据来源以台账为准\n自评结论: 结合自评情况写实描述，得分96分",
        template: "绩效指标: indicators\n  - *: target\n    指标解释: text\n自评结论: text"),
      .fine("（二）资金使用情况（含上年结转）:\n  > 支出60万元（附表请见附件一）。\n（三）其他情况（请见附件）:\n  > 结余2万元。", in: .document),
      .flagged(
        "改进措施:\n  > ‹1.下一步拟改进措施，包括项目整改和绩效目标调整完善等相关内容。›\n  > ‹2.简要概述项目立项目的和年度绩效目标。›", template: "改进措施: prose"),
      .fine(
        "改进措施:\n  > 1.简要说明会开了3次，项目立项依据已经补齐。\n  > 2.培训包括政策解读、账务处理等内容，已经印发。", template: "改进措施: prose"),
      .fine("建议:\n  > 结合实际，分析研判，提出措施并督促落实。\n  > 针对漏项问题，提出整改意见。", template: "建议: prose"),
    ],
    checks: [
      .line(.entry, .answer) { line, form, report in
        let field = form.bindings[line].field
        if let field {
          switch form.template.fields[field].type {
          case .text, .prose, .scoring: break
          default: return
          }
        }
        // The first character of an answer tells nearly always that it is none of the form's.
        let start = answerStart(line, form.tree)
        guard start + 3 <= form.tree.bytes.count else { return }
        let isGuidance = field.map { mayBeGuidance($0, at: start, form) } ?? false
        guard isGuidance || mayBeInstruction(form.tree.bytes, at: start), let answer = answer(line, form.tree) else {
          return
        }
        if isGuidance, let field, let guidance = guidance(of: field, in: answer, line, form) {
          say(answer, guidance, line, form, report)
        } else if isInstruction(form.tree.bytes, answer) || asksBySides(form.tree.bytes, answer) {
          say(answer, nil, line, form, report)
        }
      },
      .line(.all, .endsAsPrinted) { line, form, report in
        let tree = form.tree
        if let (words, entry) = printed(line, form), !isSaid(words, report) {
          return say(words, nil, entry, form, report)
        }
        let kind = tree.lines[line].kind
        if kind == .entry || kind == .item, let place = request(line, tree) { say(place, nil, line, form, report) }
      },
      .line(.entry, .any) { line, form, report in
        guard form.bindings[line].role == .open || form.bindings[line].role == .none,
          let words = PrintedInstruction.inHeading(line, form.tree)
        else { return }
        report.depend(on: .everything)
        guard form.tree.headDirective(.form) == nil else { return }
        report.add(
          words, zh: "标题里的“\(report.quote(words))”是提纲的说明：删去",
          en: "“\(report.quote(words))” in the heading is the outline's instruction: delete it",
          fixes: [
            report.fix(
              .suggested, zh: "删去说明", en: "delete the instruction", edits: [TextEdit(range: words, text: "")])
          ])
      },
      .form([.rows, .entries]) { form, report in
        for table in report.resultTables(of: form) {
          for row in table.rows {
            for cell in row.cells where cell.count >= 60 && PrintedInstruction.isCell(form.tree.bytes, cell) {
              report.add(
                cell, zh: "“\(report.quote(cell))”是填表说明：换成实际内容，或删去",
                en: "“\(report.quote(cell))” is the form's instruction: replace it with your answer, or delete it")
            }
          }
        }
      },
      .line(.prose, .any) { line, form, report in
        let tree = form.tree
        if let words = inBrackets(tree.bytes, tree.lines[line]) ?? announced(line, tree) ?? beforeAnswer(line, tree)
          ?? PrintedInstruction.ofOutline(line, tree),
          !isSaid(words, report)
        {
          report.add(
            words, zh: "“\(report.quote(words))”是填表说明：换成实际内容，或删去",
            en: "“\(report.quote(words))” is the form's instruction: replace it with your answer, or delete it")
        }
        if let text = wholeInBrackets(line, tree), let entry = tree.lines[line].parent,
          EnglishInstruction.isOne(tree.bytes, text), !isSaid(text, report)
        {
          say(text, nil, entry, form, report)
        }
      },
    ])

  // MARK: - Instructions with a limit of length

  /// 说明完成情况（100字以内）, 结合自评情况，分析原因。: the text that the form prints under the field, and the line of the field.
  private static func printed(_ line: Int, _ form: Form) -> (ByteRange, Int)? {
    let tree = form.tree
    let bytes = tree.bytes
    let end = tree.lines[line].end
    guard end - tree.lines[line].content >= 24,
      tree.lines[line].kind == .prose || tree.lines[line].kind == .entry
    else { return nil }
    // ） ) 。 and what is asked for: nearly no other line ends so.
    let last = NotationScan.character(bytes, end - 3)
    let isLimited = bytes[end - 1] == 0x29 || last == 0xEF_BC89
    guard isLimited || last == 0xE3_8082 || askedEnds.contains(last),
      let text = tree.lines[line].kind == .prose ? tree.text(ofLine: line) : tree.value(ofLine: line),
      text.count >= 18, text.count <= 300, let entry = tree.lines[line].kind == .prose ? tree.lines[line].parent : line
    else { return nil }
    var rest = text
    var hasLimit = false
    if isLimited {
      guard let start = limit(bytes, text) else { return nil }
      rest = ByteRange(clamping: text.lowerBound, start)
      hasLimit = true
    }
    // What only the author can know: figures, and names in quotes.
    guard rest.count >= 12,
      hasLimit
        ? printedOrders.isIn(bytes, rest)
          || looks.contains(where: { bytes[text].starts(with: $0) }) && PrintedInstruction.writes.isIn(bytes, rest)
        : isAsking(bytes, rest) || PrintedInstruction.asksForMeaning(bytes, rest),
      !bytes[rest].contains(where: { $0 &- 0x30 < 10 }), !known.isIn(bytes, rest)
    else { return nil }
    return (text, entry)
  }

  /// The start of the brackets at the end that say how long the answer may be: （100字以内）.
  private static func limit(_ bytes: [UInt8], _ text: ByteRange) -> Int? {
    var i = text.upperBound - 1
    let lower = max(text.lowerBound, text.upperBound - 60)
    while i > lower {
      i -= 1
      guard bytes[i] == 0x28 || bytes[i] == 0xEF && bytes[i..<text.upperBound].starts(with: opening) else { continue }
      return PrintedInstruction.isLimit(bytes, ByteRange(clamping: i, text.upperBound)) ? i : nil
    }
    return nil
  }

  /// 结合自评情况，分析问题及原因: told whereon to look, and then to write something of which the kind is named.
  private static func isAsking(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    guard looks.contains(where: { bytes[text].starts(with: $0) }) else { return false }
    var end = text.upperBound
    if bytes[text].suffix(3).elementsEqual("。".utf8) { end -= 3 }
    let whole = ByteRange(clamping: text.lowerBound, end)
    guard kinds.ends(bytes, whole), ownEyes.isIn(bytes, whole), !strangers.isIn(bytes, whole),
      let comma = comma(bytes, whole)
    else { return false }
    return printedOrders.isIn(bytes, ByteRange(clamping: comma, min(comma + 18, end)))
  }

  /// The end of the first comma.
  private static func comma(_ bytes: [UInt8], _ text: ByteRange) -> Int? {
    for i in text {
      if bytes[i] == 0x2C { return i + 1 }
      if bytes[i] == 0xEF, bytes[i..<text.upperBound].starts(with: "，".utf8) { return i + 3 }
    }
    return nil
  }

  private static let known = WordSet("“ 《 ② ③ 我局 我县 我市 我校 我院 我单位 本局 本县 本市 本校 本院")
  /// Whom only the author can name.
  private static let strangers = WordSet("由 局 县 镇 乡 村委 街道 中心 公司")
  private static let printedOrders = WordSet("说明 分析 描述 概述 简述 简要 填写 列出 列明 提出 介绍 阐述 总结 反映 写明 归纳 概括 论述")
  private static let looks = NameTraitWords.words("对照 结合 针对 根据 围绕 参照")
  private static let ownEyes = WordSet("自评 评价 年度目标 绩效目标 预期目标 年初目标 目标任务")
  private static let kinds = WordSet("完成情况 情况 成效 成果 效果 原因 意见 建议 措施 问题 经验 做法")
  /// The last characters of those.
  private static let askedEnds = NameTraitWords.words("况 效 果 因 见 议 施 题 验 法 义 据").map { NotationScan.character($0, 0) }

  /// Whether the answer was told as a whole.
  private static func isSaid(_ words: ByteRange, _ report: Report) -> Bool {
    report.findings.contains { $0.rule == "instruction-left-in" && $0.range.overlaps(words) }
  }

  /// Other (please specify): a request at the end of a value, which nobody has met.
  private static func request(_ line: Int, _ tree: Tree) -> ByteRange? {
    let end = tree.lines[line].end
    guard end >= 18, tree.bytes[end - 1] == 0x29,
      tree.lines[line].kind == .entry || tree.lines[line].kind == .item,
      tree.bytes[end - 2] == 0x79 || tree.bytes[end - 2] == 0x6E, let value = tree.value(ofLine: line),
      let words = requests.first(where: {
        value.count > $0.count && EnglishWords.stands($0, value.upperBound - $0.count, tree.bytes, value.upperBound)
      })
    else { return nil }
    return ByteRange(clamping: value.upperBound - words.count, value.upperBound)
  }

  private static let requests = ["(please specify)", "(please explain)", "(specify)"].map { Array($0.utf8) }

  /// What stands in brackets within a line of prose and tells what to write there: （此处填写其他问题）. With its brackets.
  private static func inBrackets(_ bytes: [UInt8], _ line: Line) -> ByteRange? {
    // It stands at the end of its line.
    var end = line.end
    while end - line.content > 12, stops.contains(where: { bytes[(end - $0.count)..<end].elementsEqual($0) }) {
      end -= 3
    }
    guard end - line.content > 12,
      let pair = pairs.first(where: { bytes[(end - 3)..<end].elementsEqual($0.closing) })
    else { return nil }
    var i = end - 6
    while i >= line.content {
      if bytes[i] == pair.opening[0], bytes[i..<end].starts(with: pair.opening) {
        let inner = ByteRange(clamping: i + 3, end)
        if bracketed.contains(where: { bytes[inner].starts(with: $0) }) || toBeDeleted.ends(bytes, i + 3..<end - 3)
          || isAlone(bytes, line, i) && PrintedInstruction.ifNone.isIn(bytes, inner)
            && askedFirst.contains(where: { bytes[inner].starts(with: $0) })
        {
          return ByteRange(clamping: i, end)
        }
        // 目标3：（对照上级下达的目标，填写本单位的其他目标）
        if isNumbered(bytes, line, i), looks.contains(where: { bytes[inner].starts(with: $0) }),
          asksToWrite.isIn(bytes, inner), !bytes[inner].contains(where: { $0 &- 0x30 < 10 })
        {
          return ByteRange(clamping: i, end)
        }
        // A line of its own, with nothing that only the author can know.
        if isAlone(bytes, line, i), PrintedInstruction.isLimit(bytes, inner),
          askedFirst.contains(where: { bytes[inner].starts(with: $0) })
        {
          return ByteRange(clamping: i, end)
        }
        guard isAlone(bytes, line, i), end == line.end || end + 3 == line.end,
          orders.contains(where: { bytes[inner].starts(with: $0) }), !bytes[inner].contains(where: { $0 &- 0x30 < 10 })
        else { return nil }
        return ByteRange(clamping: i, end)
      }
      i -= 1
    }
    return nil
  }

  /// Whether nothing stands before `start` but a number: 目标3：, 2.
  private static func isNumbered(_ bytes: [UInt8], _ line: Line, _ start: Int) -> Bool {
    guard start - line.content <= 24, start - 3 > line.content else { return false }
    let last = bytes[start - 1]
    return last == 0x2E || last == 0x3A || bytes[(start - 3)..<start].elementsEqual(colon)
      || bytes[(start - 3)..<start].elementsEqual(comma) || isAlone(bytes, line, start)
  }

  private static let colon = Array("：".utf8)
  private static let comma = Array("、".utf8)
  private static let asksToWrite = WordSet("填写 填列 填报 写明 简述 概述 描述 概括")

  /// 填写说明：对发现的偏差，应说明拟采取的措施。: a line of prose that says itself that it is one. Not below an entry for such notes.
  private static func announced(_ line: Int, _ tree: Tree) -> ByteRange? {
    guard let text = tree.text(ofLine: line), text.count > 18,
      let mark = announcements.first(where: { tree.bytes[text].starts(with: $0) }),
      let parent = tree.lines[line].parent, let name = tree.readLabel(ofLine: parent)?.name,
      !notes.isIn(tree.bytes, name), text.count > mark.count
    else { return nil }
    return text
  }

  private static let announcements = NameTraitWords.words("填写说明： 填报说明： 填表说明： 填写要求： 填报要求：")
  private static let notes = WordSet("说明 备注 附注 注")

  /// Whether nothing stands before `start` but the mark of the line and spaces.
  private static func isAlone(_ bytes: [UInt8], _ line: Line, _ start: Int) -> Bool {
    let mark = bytes[line.content] == 0x3E ? 1 : 3
    return start >= line.content + mark && bytes[(line.content + mark)..<start].allSatisfy { $0 == 0x20 }
  }

  private static let opening = Array("（".utf8)
  private static let pairs = [("（", "）"), ("【", "】")].map { (opening: Array($0.utf8), closing: Array($1.utf8)) }
  private static let stops = ["。", "；"].map { Array($0.utf8) }
  /// With what the instruction begins that stands in brackets.
  private static let bracketed = NameTraitWords.words(
    "此处填 此处应填 此处可 此处请 此处简 此处说明 此处写 此处列 此处注明 此处描述 此处概 在此填 在此处填 此处插 此处附 此处粘 此处放 此处补 在此插 在此处插 请填 请在此 请写 请注明 请说明 请列 请简要 请概括 请描述 请具体 请逐项 请逐条 请如实 请对照 请结合 请分项 请按要求 填写说明 填报说明 填表说明 填写要求 简要说明 简要描述 简要概述 可另附 可附页 可加行"
  )

  /// （从经费保障、人员保障等方面分析偏差原因）: a whole answer in brackets that says which sides to look at.
  private static func asksBySides(_ bytes: [UInt8], _ answer: ByteRange) -> Bool {
    guard answer.count >= 30, bytes[answer].starts(with: opening), bytes[answer].suffix(3).elementsEqual(closing),
      case let inner = ByteRange(clamping: answer.lowerBound + 3, answer.upperBound - 3)
    else { return false }
    return sideHeads.contains(where: { bytes[inner].starts(with: $0) }) && sides.isIn(bytes, inner)
      && printedOrders.isIn(bytes, inner)
  }

  private static let sideHeads = NameTraitWords.words("从 请从 围绕 可从 应从 主要从")
  private static let sides = WordSet("等方面 几个方面 等角度")

  /// （填报后请删除本行）, with its last words.
  private static let toBeDeleted = WordSet("删除本行 删除此行 删去本行 删去此行 删除本段 删除此段 删除本句 删除此句 删除本说明 删除此说明 后请删除 时请删除 前请删除 后删除 后删去")

  /// （用文字描述预期达到的产出和效果，不超过300字）培训600人: the brackets before an answer that say how long it may be.
  private static func beforeAnswer(_ line: Int, _ tree: Tree) -> ByteRange? {
    let bytes = tree.bytes
    guard let text = tree.lines[line].kind == .prose ? tree.text(ofLine: line) : tree.value(ofLine: line),
      text.count > 30, bytes[text.lowerBound] == 0x28 || bytes[text].starts(with: opening)
    else { return nil }
    var i = text.lowerBound + 3
    while i < min(text.lowerBound + 240, text.upperBound), bytes[i] != 0x29,
      !bytes[i..<text.upperBound].starts(with: closing)
    {
      i += 1
    }
    guard i < text.upperBound, bytes[i] == 0x29 || bytes[i..<text.upperBound].starts(with: closing) else { return nil }
    let end = i + (bytes[i] == 0x29 ? 1 : 3)
    let inner = ByteRange(clamping: text.lowerBound, end)
    let asked = text.lowerBound + (bytes[text.lowerBound] == 0x28 ? 1 : 3)
    return end < text.upperBound && askedFirst.contains(where: { bytes[asked..<end].starts(with: $0) })
      && PrintedInstruction.isLimit(bytes, inner) ? inner : nil
  }

  private static let closing = Array("）".utf8)
  private static let askedFirst = NameTraitWords.words(
    "请 用文字 以文字 用简 简要 简述 概括 概述 描述 说明项目 说明本 填写 填报 围绕 对照 结合 从 应 需 须 限 不超过")

  /// A line of prose that is wholly in brackets, [ ] or < >, as guidance is that stands behind an answer.
  private static func wholeInBrackets(_ line: Int, _ tree: Tree) -> ByteRange? {
    guard tree.lines[line].kind == .prose, let text = tree.text(ofLine: line), let first = text.first,
      tree.bytes[first] == 0x5B || tree.bytes[first] == 0x3C
    else { return nil }
    return text
  }

  private static func say(
    _ answer: ByteRange, _ guidance: RelatedPlace?, _ line: Int, _ form: Form, _ report: Report
  ) {
    let name = form.tree.readLabel(ofLine: line).map { report.quote($0.name) } ?? ""
    let words = report.quote(answer)
    report.add(
      answer, zh: "“\(name)”里的“\(words)”是填表说明：换成实际内容",
      en: "“\(words)” under “\(name)” is the form's instruction: replace it with your answer",
      related: guidance.map { place in
        [
          RelatedPlace(
            source: place.source, range: place.range,
            message: report.language == .zh
              ? "模板“\(form.template.name)”的填写说明" : "the guidance of the template “\(form.template.name)”")
        ]
      } ?? [])
  }

  /// Where the value of the line, or the prose on the line below, begins; an offset without meaning where there is none.
  private static func answerStart(_ line: Int, _ tree: Tree) -> Int {
    let bytes = tree.bytes
    guard let colon = tree.lines[line].colon else { return bytes.count }
    var start = colon + (bytes[colon] == 0x3A ? 1 : 3)
    let end = tree.lines[line].end
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    if start < end { return start }
    let last = tree.lines[line].subtreeEnd
    var child = line + 1
    while child < last, !tree.lines[child].kind.isSignificant { child += 1 }
    guard child < last, case .prose = tree.lines[child].kind else { return bytes.count }
    start = tree.lines[child].content
    start += bytes[start] < 0x80 ? 1 : 3
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    return start
  }

  /// Whether the character at the offset, with three bytes behind it, is the first of some guidance of the field.
  private static func mayBeGuidance(_ field: Int, at start: Int, _ form: Form) -> Bool {
    guard !form.template.fields[field].guidance.isEmpty else { return false }
    let source = form.template.fields[field].origin.source
    guard form.template.sources.indices.contains(source) else { return false }
    for range in form.template.fields[field].guidance where range.count >= shortest {
      let bytes = form.template.sources[source].tree.bytes
      if bytes[range.lowerBound] == form.tree.bytes[start], bytes[range.lowerBound + 1] == form.tree.bytes[start + 1],
        bytes[range.lowerBound + 2] == form.tree.bytes[start + 2]
      {
        return true
      }
    }
    return false
  }

  /// Whether the character at the offset is one with which the instructions of printed forms begin.
  private static func mayBeInstruction(_ bytes: [UInt8], at start: Int) -> Bool {
    let first = bytes[start]
    // Most answers begin with a digit or one of a few thousand ideographs.
    if first &- 0x30 < 10 { return false }
    switch UInt32(first) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) {
    // （ 请 此 在 填 写 注 列 标 应 须 简 为 描 从
    case 0xEF_BC88, 0xE8_AFB7, 0xE6_ADA4, 0xE5_9CA8, 0xE5_A1AB, 0xE5_8699, 0xE6_B3A8, 0xE5_8897, 0xE6_A087, 0xE5_BA94,
      0xE9_A1BB, 0xE7_AE80, 0xE4_B8BA, 0xE6_8F8F, 0xE4_BB8E:
      return true
    // Lorem, List, Text, Add, Give, Write, Mention, e.g.
    case 0x4C_6F72, 0x4C_6973, 0x54_6578, 0x41_6464, 0x47_6976, 0x57_7269, 0x4D_656E, 0x65_2E67: return true
    default: break
    }
    switch first {
    // ( [ < P D E B I F S O C
    case 0x28, 0x5B, 0x3C, 0x50, 0x44, 0x45, 0x42, 0x49, 0x46, 0x53, 0x4F, 0x43: return true
    default: return false
    }
  }

  /// The value of the line, or the first line of prose under it.
  private static func answer(_ line: Int, _ tree: Tree) -> ByteRange? {
    if let value = tree.value(ofLine: line), !value.isEmpty { return value }
    let end = tree.lines[line].subtreeEnd
    var child = line + 1
    while child < end, !tree.lines[child].kind.isSignificant { child += 1 }
    guard child < end, tree.lines[child].kind == .prose, let text = tree.text(ofLine: child), !text.isEmpty else {
      return nil
    }
    return text
  }

  // MARK: - The template's guidance

  /// Texts shorter than this many bytes (eight ideographs), without punctuation, may be alike by chance.
  private static let shortest = 24

  /// The guidance of the field, if the answer is nothing but that.
  private static func guidance(of field: Int, in answer: ByteRange, _ line: Int, _ form: Form) -> RelatedPlace? {
    let declared = form.template.fields[field]
    guard form.template.sources.indices.contains(declared.origin.source) else { return nil }
    let source = form.template.sources[declared.origin.source]
    var given: [UInt8]?
    for range in declared.guidance {
      // Nearly every answer begins with another character.
      guard range.count >= shortest, answer.count <= 2 * range.count, 2 * answer.count >= range.count,
        answer.count > 2, form.tree.bytes[answer].prefix(3).elementsEqual(source.tree.bytes[range].prefix(3))
      else { continue }
      let text = given ?? DuplicateNames.folded(form.tree.bytes, answer)
      given = text
      let guidance = DuplicateNames.folded(source.tree.bytes, range)
      if text.count >= shortest, isNearlyAll(text, guidance) || isNearlyAll(guidance, text) {
        return RelatedPlace(source: source, range: range, message: "")
      }
    }
    return nil
  }

  /// Whether `long` is `short` with little behind it.
  private static func isNearlyAll(_ long: [UInt8], _ short: [UInt8]) -> Bool {
    short.count >= shortest && long.starts(with: short) && long.count - short.count <= long.count / 8
  }

  // MARK: - What printed forms say

  private static func isInstruction(_ bytes: [UInt8], _ answer: ByteRange) -> Bool {
    guard answer.count >= 12, answer.count <= 400 else { return false }
    var text = bytes[answer]
    let isBracketed = text.starts(with: "（".utf8) || text.first == 0x28
    if isBracketed {
      text = text.dropFirst(text.first == 0x28 ? 1 : 3)
      // The brackets have to hold all of it.
      guard text.suffix(3).elementsEqual("）".utf8) || text.last == 0x29 else { return false }
      let inner = text.dropLast(text.last == 0x29 ? 1 : 3)
      if NameKind.contains(inner, Array("（".utf8)) || NameKind.contains(inner, Array("）".utf8)) { return false }
    }
    if openings.contains(where: { text.starts(with: $0) }) || asks(text) { return true }
    // （未达到目标值的，请在此逐条分析原因）: an answer is not wholly in brackets.
    if isBracketed, !text.contains(where: { $0 &- 0x30 < 10 }),
      requested.contains(where: { NameKind.contains(text, $0) })
    {
      return true
    }
    if EnglishInstruction.isOne(bytes, answer) { return true }
    return isDefinition(text) || isOffer(text) || asksToAnalyse(text)
  }

  /// 填写本级财政部门全称, 注明批准文号: told to write something of which the kind is named, and nothing else said.
  private static func asks(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 90, orders.contains(where: { text.starts(with: $0) }),
      !text.contains(where: { $0 &- 0x30 < 10 })
    else { return false }
    var end = text.endIndex
    if text[text.startIndex..<end].suffix(3).elementsEqual("。".utf8) { end -= 3 }
    let text = text[text.startIndex..<end]
    return asked.contains { text.count > $0.count && text.suffix($0.count).elementsEqual($0) }
  }

  private static let orders = NameTraitWords.words("填写 填列 填入 写明 注明 列明 标明 应填 须填 简述 概述 描述 阐述 逐项列 逐条列")
  /// What a field may hold, as forms call it.
  private static let asked = NameTraitWords.words("全称 名称 简称 全名 姓名 编码 代码 文号 编号 电话 号码 地址 字样 即可 职务 日期 规范名称")

  /// 填写为保证实施而制定的制度，可另附页。: told what to write, and that there may be more of it.
  private static func isOffer(_ text: ArraySlice<UInt8>) -> Bool {
    orders.contains { text.starts(with: $0) } && offers.contains { NameKind.contains(text, $0) }
  }

  /// 从经费保障、制度保障、人员保障等方面分析偏差原因: told what to look at, with nothing found.
  private static func asksToAnalyse(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 240, views.contains(where: { text.starts(with: $0) }), NameKind.contains(text, aspects) else {
      return false
    }
    var end = text.endIndex
    if text.suffix(3).elementsEqual("。".utf8) { end -= 3 }
    let text = text[text.startIndex..<end]
    return analyses.contains { text.count > $0.count && text.suffix($0.count).elementsEqual($0) }
  }

  private static let views = NameTraitWords.words("从 请从 应从")
  private static let aspects = Array("方面".utf8)
  private static let analyses = NameTraitWords.words(
    "分析原因 分析偏差原因 说明原因 分析偏差的原因 分析未完成原因 进行分析 进行说明 加以说明 加以分析 进行判断和分析 分析说明")
  private static let offers = NameTraitWords.words("可另附 可附页 另附页 可加页 可续页 可附后")

  /// 为…而制定的…，如…等。: the printed description of what belongs into the field.
  private static func isDefinition(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.starts(with: "为".utf8), NameKind.contains(text, Array("而制定的".utf8)),
      NameKind.contains(text, Array("，如".utf8))
    else { return false }
    return text.suffix(6).elementsEqual("等。".utf8) || text.suffix(3).elementsEqual("等".utf8)
  }

  private static let requested = NameTraitWords.words("，请在此 ，请逐条 ，请逐项 ，请填写 ，请写明")

  private static let openings = [
    "请填写", "请在此", "请简要", "请概述", "请说明", "请列明", "请注明", "请描述", "请按", "请根据", "请针对", "请对照", "请结合", "请围绕", "此处填写", "此处填",
    "在此填写", "填写说明", "填报说明",
    "填表说明", "填写要求", "填报要求", "简要说明", "简要描述", "简要概述", "简要介绍", "描述",
  ].map { Array($0.utf8) }
}
