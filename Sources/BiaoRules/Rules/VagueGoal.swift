// vague-goal: a goal without anything that could be measured.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let vagueGoal = Rule(
    name: "vague-goal", family: .targets, severity: .warning, presets: .advisory,
    summary: Bilingual(zh: "绩效目标里没有一处可以衡量", en: "a goal in which nothing can be measured"),
    why: Bilingual(
      zh: "目标要写清做什么、做多少、何时做完、做到什么程度。通篇是“加强”“提升”“促进”，年底就说不清完成没有，指标也无从分解。",
      en:
        "A goal says what is done, how much, by when and how well. One that only strengthens, improves and promotes cannot be judged at the year's end, nor broken down into indicators."
    ),
    basis: Bilingual(
      zh: "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
      en: "“财预〔2015〕88号”, on the performance goals of central departments' budgets"),
    examples: [
      .flagged("绩效目标: ‹进一步提升›服务水平，促进产业高质量发展。" + indicators, in: .form),
      .flagged("项目名称: 山塘低坝加固补助\n绩效目标: ‹山塘低坝加固›" + indicators, in: .form),
      .fine("项目名称: 山塘低坝加固补助\n绩效目标: 山塘低坝加固12座" + indicators, in: .form),
      .flagged("绩效目标:\n  > 1.‹加强›行业管理，不断优化营商环境。\n  > 2.大力推动企业创新发展。" + indicators, in: .form),
      .fine("投入目标:\n  资金总额: 43.6\n绩效目标: 培训600人。" + indicators, template: "*: text\n绩效目标: prose" + declared),
      .fine("绩效目标: 培训600人，取证率不低于85%。" + indicators, in: .form),
      .fine("绩效目标:\n  > 进一步提升服务水平。\n  > 年底前完成老旧小区改造。" + indicators, in: .form),
      .fine("绩效目标: 编制《全县水网规划》，提升防洪能力。" + indicators, in: .form),
      .flagged("绩效目标:\n  > 目标1：‹加强›行业管理，不断优化营商环境。\n  > 目标2：大力推动企业创新发展。" + indicators, in: .form),
      .flagged("绩效目标: ‹围绕›“2+3”产业体系，大力推动企业创新发展。" + indicators, in: .form),
      .flagged(
        "绩效目标: 落实《全县产业发展行动方案（2023-2026）》、《企业培育办法》（云政发〔2023〕8号）等系列文件，‹大力推动›企业创新发展。" + indicators, in: .form),
      .flagged(
        "目标清单:\n  - 服务企业目标:\n    绩效指标: ‹加强›行业管理，不断优化营商环境。",
        template: "目标清单: list\n  - *: text\n    绩效指标: prose"),
      .fine(
        "目标清单:\n  - 服务企业目标: 走访企业60家\n    绩效指标: 走访服务企业，优化营商环境。\n  - 农民培训目标:\n    绩效指标: 培训人数",
        template: "目标清单: list\n  - *: text\n    绩效指标: prose"),
      .fine(
        "目标清单:\n  - 服务企业目标:\n    绩效指标: 走访企业60家，解决问题不少于20件。\n  - 水利建设目标:\n    绩效指标: 小型水库除险加固年底前全部完工。",
        template: "目标清单: list\n  - *: text\n    绩效指标: prose"),
      .flagged(
        "定性目标清单:\n  - 目标1: 新增标准厂房 155 万平方米\n  - 目标2: ‹营商环境优化升级›\n绩效指标:\n  产出指标:\n    数量指标:\n      - 培训人数: ≥ 60 人",
        template: "定性目标清单: list\n  - *: text" + declared),
      .fine("绩效目标: 按照《防洪法》和省里的要求，编制《全县水网规划》，提升防洪能力。" + indicators, in: .form),
      .fine("绩效目标: 保障机关日常运转，各项支出控制在预算范围内，提高服务水平。" + indicators, in: .form),
      .fine("绩效目标: 低保对象应保尽保，资金按月足额发放。" + indicators, in: .form),
      .fine("绩效目标: 组织送戏下乡，实现一镇一月一演。" + indicators, in: .form),
      .fine("绩效目标: 改建三所学校的屋面，改善办学条件。" + indicators, in: .form),
      .flagged(
        "年度目标: 新增入规企业30户。\n长期目标: ‹推动›工业经济高质量发展。" + indicators,
        template: "年度目标: prose\n长期目标: prose" + declared),
      .fine(
        "年度目标: 新增入规企业30户。\n长期目标: 到2030年规上企业达到600户，推动工业经济高质量发展。" + indicators,
        template: "年度目标: prose\n长期目标: prose" + declared),
      .fine(
        "年度目标:\n  预期目标: 新增入规企业30户。\n  实际完成情况: 营商环境不断优化。" + indicators,
        template: "年度目标: group\n  预期目标: prose\n  实际完成情况: prose" + declared),
    ],
    checks: [
      .form(.besidesRemarks) { form, report in
        // A form without indicators lacks more than figures in its goal, unless its indicators are sentences.
        guard !form.indicators.isEmpty else { return checkSentences(form, report) }
        for goal in report.goals(of: form) where !goal.isSummary {
          if let title = copied(goal, form) {
            sayCopied(goal, title, report)
          } else {
            check(goal.name, goal.texts, report)
          }
        }
        checkLists(form, report)
      }
    ])

  private static let indicators = "\n绩效指标:\n  产出指标:\n    数量指标:\n      - 培训人数: ≥ 60 人"
  private static let declared = "\n绩效指标: indicators\n  产出指标: tier\n    数量指标: tier"

  /// The project's name, where the goal is nothing but it or a part of it.
  private static func copied(_ goal: GoalText, _ form: Form) -> ByteRange? {
    guard goal.texts.count == 1, let text = goal.texts.first, text.count >= 12, text.count <= 120,
      !GoalText.holdsNumber(form.tree.bytes, text), let title = form.tree.formTitle, title.count <= text.count * 3,
      Array(form.tree.bytes[text]).firstRange(in: form.tree.bytes, title) != nil
    else { return nil }
    return title
  }

  private static func sayCopied(_ goal: GoalText, _ title: ByteRange, _ report: Report) {
    let name = report.quote(goal.name)
    report.add(
      goal.texts[0], zh: "“\(name)”只重复了项目名称：写做什么、做多少、做到什么程度",
      en: "“\(name)” only repeats the name of the project: say what is done, and how much of it",
      related: [report.place(title, zh: "项目名称", en: "the name of the project")])
  }

  /// Forms that list goals with their indicators in words: each of these lines promises something of its own.
  private static func checkSentences(_ form: Form, _ report: Report) {
    let tree = form.tree
    for line in tree.lines.indices {
      guard tree.lines[line].kind == .entry, form.bindings[line].role == .field, let field = form.bindings[line].field,
        form.template.fields[field].type == .prose || form.template.fields[field].type == .text,
        form.template.isUnderItems(field), let name = tree.readLabel(ofLine: line)?.name,
        NameTraits.holds(tree.bytes, name, promises), !NameTraits.holds(tree.bytes, name, GoalText.besides)
      else { continue }
      // The goal above it or a line beside it may say how much.
      if let item = tree.lines[line].parent, tree.lines[item].subtreeEnd > item {
        let whole = ByteRange(clamping: tree.lines[item].start, tree.lines[tree.lines[item].subtreeEnd - 1].end)
        if GoalText.holdsNumber(tree.bytes, whole) { continue }
      }
      var texts: [ByteRange] = []
      if let value = tree.value(ofLine: line), case .value(let text) = Read.text(tree.bytes, value) {
        texts.append(text)
      }
      for child in tree.children(of: line) where tree.lines[child].kind == .prose {
        if let text = tree.text(ofLine: child) { texts.append(text) }
      }
      check(name, texts, isListed: true, report)
    }
  }

  /// Goals that are listed one by one beside the indicators: each promises something of its own.
  private static func checkLists(_ form: Form, _ report: Report) {
    let tree = form.tree
    for field in form.template.fields.indices where form.template.fields[field].type == .list {
      guard let list = form.line(of: field), let name = tree.readLabel(ofLine: list)?.name,
        NameTraits.holds(tree.bytes, name, goals),
        !NameTraits.holds(tree.bytes, name, GoalText.besides)
          || NameTraits.holds(tree.bytes, name, qualitative)
      else { continue }
      for item in tree.children(of: list) where tree.lines[item].kind == .item {
        guard let label = tree.readLabel(ofLine: item)?.name,
          case let text = tree.lines[item].colon == nil ? label : tree.value(ofLine: item) ?? label,
          case .value(let words) = Read.text(tree.bytes, text)
        else { continue }
        check(label, [words], isListed: true, report)
      }
    }
  }

  private static let goals = NameTraitWords.words("目标 goals Goals objectives Objectives")
  private static let qualitative = NameTraitWords.words("定性目标")
  private static let promises = NameTraitWords.words("指标 目标 indicator Indicator goal Goal")

  private static func check(_ name: ByteRange, _ texts: [ByteRange], isListed: Bool = false, _ report: Report) {
    let bytes = report.tree.bytes
    // A figure is the commonest yardstick, and the cheapest to see.
    if texts.contains(where: { GoalText.holdsNumber(bytes, $0) }) { return }
    var vague: ByteRange?
    var sentence: ByteRange?
    for text in texts {
      for clause in GoalText.sentences(bytes, text).flatMap({ GoalText.withoutDocuments(bytes, $0) }) {
        switch measurability(bytes, clause) {
        case .measurable, .borderline, .missingMagnitude: return
        case .vague(let vagueness):
          // Where an indicator stands in words, its name alone may be all that is asked: 考核指标: 培训人数.
          if isListed, vagueness.category == .unquantified { return }
          sentence = sentence ?? clause
          if vague == nil, vagueness.range.count < clause.count, vagueness.category != .reference {
            vague = vagueness.range
          }
        case .noTarget: break
        }
      }
    }
    guard let place = vague ?? sentence, !texts.contains(where: { GoalText.namesResult(bytes, $0) }) else {
      return
    }
    let title = report.quote(name)
    let words = report.quote(place)
    report.add(
      place, zh: "“\(title)”没有可考核的数量、期限或看得见的成果，“\(words)”无法衡量：写明做多少、何时做完、做到什么程度",
      en:
        "“\(title)” has no figure, date or result to be seen, and “\(words)” cannot be measured: say how much, by when and how well",
      related: [report.place(name, zh: "绩效目标", en: "the goal")])
  }
}

extension GoalText {
  /// Whether the text holds a number but those of lists, years and documents.
  static func holdsNumber(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    let end = min(text.upperBound, bytes.count)
    var i = max(text.lowerBound, 0)
    var isHead = true
    var isUnclosed = false
    while i < end {
      let length = digitLength(bytes, at: i, end: end)
      if length == 0 {
        // The years and numbers in a title measure nothing.
        if bytes[i] == 0xE3, !isUnclosed, bytes[i..<end].starts(with: title) {
          if let close = titleEnd.firstRange(in: bytes, ByteRange(clamping: i, end)) {
            isHead = false
            i = close.upperBound
            continue
          }
          isUnclosed = true
        }
        // Spaces, brackets and stops before the number of a list item.
        isHead = isHead && bytes[i] <= 0x28 || isStop(bytes, i, end) || isHead && isContinuation(bytes, i)
        i += 1
        continue
      }
      let start = i
      while i < end, case let next = digitLength(bytes, at: i, end: end), next > 0 { i += next }
      let rest = bytes[i..<end]
      let isNumbering =
        (isHead || follows(bytes, text.lowerBound, start, goalWords)) && numberings.contains { rest.starts(with: $0) }
      isHead = false
      // 3+3+2 is the name of a programme.
      if rest.first == 0x2B || start > text.lowerBound && bytes[start - 1] == 0x2B { continue }
      if i - start == 4, let length = yearRange(bytes, start, end) {
        i = start + length
        continue
      }
      if isNumbering || notCounting.contains(where: { rest.starts(with: $0) }) { continue }
      if i - start == 4, rest.starts(with: year) {
        let after = rest.dropFirst(year.count)
        guard let next = after.first else { continue }
        // 2025年底, 2025年12月 are dates to keep.
        let isDate = next >= 0x30 && next <= 0x39 || dateTails.contains { after.starts(with: $0) }
        if !isDate { continue }
      }
      return true
    }
    return false
  }

  private static func isStop(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Bool {
    switch bytes[i] {
    case 0x3B, 0x0A: true
    // 。 ； （ by their last byte, with the two before it.
    case 0x82: i >= 2 && bytes[i - 1] == 0x80 && bytes[i - 2] == 0xE3
    case 0x9B, 0x88: i >= 2 && bytes[i - 1] == 0xBC && bytes[i - 2] == 0xEF
    default: false
    }
  }

  /// The first two bytes of such a stop do not end the head of a list item either.
  private static func isContinuation(_ bytes: [UInt8], _ i: Int) -> Bool {
    let byte = bytes[i]
    return byte == 0xE3 || byte == 0xEF || byte == 0x80 || byte == 0xBC
  }

  /// Whether one of the words stands right before `start`, white space aside.
  private static func follows(_ bytes: [UInt8], _ lower: Int, _ start: Int, _ words: [[UInt8]]) -> Bool {
    var last = start
    while last > lower, bytes[last - 1] == 0x20 { last -= 1 }
    return words.contains { last - $0.count >= lower && bytes[(last - $0.count)..<last].elementsEqual($0) }
  }

  private static let goalWords = NameTraitWords.words("目标 任务 Goal goal Objective objective")

  /// The length of `2022-2025` with 年, which says when and not how much; nil where no such range starts at `start`, or
  /// where it is the date by which something is done.
  private static func yearRange(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    guard start + 4 < end, isCentury(bytes, start) else { return nil }
    var i = start + 4
    if bytes[i..<end].starts(with: year) { i += year.count }
    guard let dash = dashes.first(where: { bytes[i..<end].starts(with: $0) }) else { return nil }
    i += dash.count
    guard i + 4 <= end, isCentury(bytes, i), bytes[(i + 2)..<(i + 4)].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      return nil
    }
    i += 4
    if i < end, digitLength(bytes, at: i, end: end) > 0 { return nil }
    let after = bytes[i..<end]
    guard after.starts(with: year) else { return i - start }
    return dateTails.contains { after.dropFirst(year.count).starts(with: $0) } ? nil : i + year.count - start
  }

  /// 19 or 20.
  private static func isCentury(_ bytes: [UInt8], _ i: Int) -> Bool {
    bytes[i] == 0x32 && bytes[i + 1] == 0x30 || bytes[i] == 0x31 && bytes[i + 1] == 0x39
  }

  private static let dashes = NameTraitWords.words("- — – － ～ ~ 至 到")
  private static let year = Array("年".utf8)
  private static let dateTails = NameTraitWords.words("底 末 内 前 上半年 下半年 第 一季度 二季度 三季度 四季度")
  private static let numberings = NameTraitWords.words(". 、 ． ) ） : ：")
  private static let notCounting = NameTraitWords.words("〕 】 ] 号文 号） 号) 号、 号， 号, 号； 号; 号。 号》")

  /// The sentences of a text, without what numbers them.
  static func sentences(_ bytes: [UInt8], _ text: ByteRange) -> [ByteRange] {
    let end = min(text.upperBound, bytes.count)
    var sentences: [ByteRange] = []
    var start = max(text.lowerBound, 0)
    var i = start
    while i <= end {
      if i == end || isStop(bytes, i, end) && bytes[i] != 0x88 {
        let last = i == end ? end : bytes[i] < 0x80 ? i : i - 2
        let range = trimmedRange(bytes, unnumbered(bytes, ByteRange(clamping: start, last)))
        if !range.isEmpty { sentences.append(range) }
        start = min(i + 1, end)
      }
      i += 1
    }
    return sentences
  }

  /// A sentence without the clauses that refer to documents, whose numbers and years are no yardsticks.
  static func withoutDocuments(_ bytes: [UInt8], _ sentence: ByteRange) -> [ByteRange] {
    let end = min(sentence.upperBound, bytes.count)
    guard documents.contains(where: { $0.firstRange(in: bytes, ByteRange(clamping: sentence.lowerBound, end)) != nil })
    else { return [sentence] }
    var pieces: [ByteRange] = []
    var pieceStart = sentence.lowerBound
    var clauseStart = sentence.lowerBound
    var depth = 0
    var hasDocument = false
    var i = sentence.lowerBound
    while i <= end {
      let stop = i == end ? 1 : depth == 0 ? commaLength(bytes, i, end) : 0
      if stop > 0 {
        if hasDocument {
          if clauseStart > pieceStart { pieces.append(ByteRange(clamping: pieceStart, clauseStart)) }
          pieceStart = min(i + stop, end)
        } else if i == end, i > pieceStart {
          pieces.append(ByteRange(clamping: pieceStart, end))
        }
        hasDocument = false
        clauseStart = min(i + stop, end)
        i += stop
        continue
      }
      if bytes[i] == 0xE3, i + 2 < end, bytes[i + 1] == 0x80 {
        switch bytes[i + 2] {
        case 0x8A:
          depth += 1
          hasDocument = true
        case 0x8B: depth = max(depth - 1, 0)
        case 0x94: hasDocument = true
        default: break
        }
      }
      i += 1
    }
    return pieces.map { trimmedRange(bytes, $0) }.filter { !$0.isEmpty }
  }

  private static let documents = NameTraitWords.words("《 〔")

  private static func commaLength(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Int {
    if bytes[i] == 0x2C { return 1 }
    return bytes[i] == 0xEF && i + 2 < end && bytes[i + 1] == 0xBC && bytes[i + 2] == 0x8C ? 3 : 0
  }

  /// Without `1.`, `2、`, `（3）`, `一是` and the like at its start.
  private static func unnumbered(_ bytes: [UInt8], _ sentence: ByteRange) -> ByteRange {
    let end = min(sentence.upperBound, bytes.count)
    var i = sentence.lowerBound
    while i < end, bytes[i] == 0x20 { i += 1 }
    for open in openings where i + open.count <= end && bytes[i...].starts(with: open) { i += open.count }
    let start = i
    while i < end, case let length = digitLength(bytes, at: i, end: end), length > 0 { i += length }
    if i == start {
      while i + 3 <= end, numerals.contains(where: { bytes[i...].starts(with: $0) }) { i += 3 }
    }
    guard i > start, let mark = marks.first(where: { i + $0.count <= end && bytes[i...].starts(with: $0) }) else {
      return sentence
    }
    return ByteRange(clamping: i + mark.count, end)
  }

  private static let openings = NameTraitWords.words("（ ( 目标")
  private static let numerals = NameTraitWords.words("一 二 三 四 五 六 七 八 九 十")
  private static let marks = NameTraitWords.words(". 、 ． ) ） : ： 是")

  /// Whether a result is named that there is or is not at the year's end (验收, 投产, 零), a rhythm (每月), or a document
  /// that is to be made: 编制《规划》, but not 根据《办法》.
  static func namesResult(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    let end = min(text.upperBound, bytes.count)
    var from = max(text.lowerBound, 0)
    // What refers to documents does so for all that are listed after it.
    var isReferring = false
    while let found = title.firstRange(in: bytes, ByteRange(clamping: from, end)) {
      let before = ByteRange(clamping: from, found.lowerBound)
      if holdsResult(bytes, before) { return true }
      if let stop = lastStop(bytes, before) {
        isReferring = NameTraits.holds(bytes, ByteRange(clamping: stop, found.lowerBound), references)
      } else {
        isReferring = isReferring || NameTraits.holds(bytes, before, references)
      }
      let near = ByteRange(clamping: max(before.lowerBound, found.lowerBound - 18), found.lowerBound)
      if !isReferring || NameTraits.holds(bytes, near, makings) { return true }
      guard let close = titleEnd.firstRange(in: bytes, ByteRange(clamping: found.upperBound, end)) else { return true }
      from = close.upperBound
    }
    return holdsResult(bytes, ByteRange(clamping: from, end))
  }

  private static func holdsResult(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    if NameTraits.holds(bytes, text, results) { return true }
    for level in levels {
      guard let found = level.firstRange(in: bytes, text) else { continue }
      // 争取更多省级项目 names no result.
      let near = ByteRange(clamping: max(text.lowerBound, found.lowerBound - 24), found.lowerBound)
      if !NameTraits.holds(bytes, near, attempts) { return true }
    }
    var from = text.lowerBound
    while let found = issuing.firstRange(in: bytes, ByteRange(clamping: from, text.upperBound)) {
      // 关于印发《办法》的通知 is a title.
      if !follows(bytes, text.lowerBound, found.lowerBound, onTopic) { return true }
      from = found.upperBound
    }
    return false
  }

  /// The end of the last 。 or ； in `text`.
  private static func lastStop(_ bytes: [UInt8], _ text: ByteRange) -> Int? {
    var i = text.upperBound
    while i > text.lowerBound {
      if isStop(bytes, i - 1, i), bytes[i - 1] != 0x88 { return i }
      i -= 1
    }
    return nil
  }

  private static let results = NameTraitWords.words(
    """
    验收 投产 投用 投入使用 竣工 开工 通车 交付 挂牌 上线 出台 报告 批复 达标 达到国家 达到省 省定 全覆盖 零 不发生 未发生 杜绝 应发尽发
    应保尽保 应救尽救 应享尽享 应收尽收 按月 按季 每月 每季 每年 每周 一月一 一季一 一周一 一次性 全部 不拖欠 不超 控制数 预算范围内 预算额度内 预算之内 预算内
    """)
  private static let levels = NameTraitWords.words("国家级 省级")
  private static let attempts = NameTraitWords.words("争取 力争 申报 多报")
  private static let issuing = Array("印发".utf8)
  private static let onTopic = NameTraitWords.words("关于")
  private static let title = Array("《".utf8)
  private static let titleEnd = Array("》".utf8)
  private static let makings = NameTraitWords.words("编制 制定 修订 起草 编写 编印 编纂 出版 发布 提交 形成 完成")
  private static let references = NameTraitWords.words("根据 按照 依据 落实 贯彻 依照 遵照 执行 符合 关于 围绕 学习 宣传")
}
