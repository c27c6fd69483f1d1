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
      .flagged("绩效目标:\n  > 1.‹加强›行业管理，不断优化营商环境。\n  > 2.大力推动企业创新发展。" + indicators, in: .form),
      .fine("绩效目标: 培训600人，取证率不低于85%。" + indicators, in: .form),
      .fine("绩效目标:\n  > 进一步提升服务水平。\n  > 年底前完成老旧小区改造。" + indicators, in: .form),
      .fine("绩效目标: 编制《全县水网规划》，提升防洪能力。" + indicators, in: .form),
      .fine("绩效目标: 低保对象应保尽保，资金按月足额发放。" + indicators, in: .form),
      .fine("绩效目标: 改建三所学校的屋面，改善办学条件。" + indicators, in: .form),
      .fine(
        "年度目标: 新增入规企业30户。\n长期目标: 推动工业经济高质量发展。" + indicators,
        template: "年度目标: prose\n长期目标: prose" + declared),
      .fine(
        "年度目标:\n  预期目标: 新增入规企业30户。\n  实际完成情况: 营商环境不断优化。" + indicators,
        template: "年度目标: group\n  预期目标: prose\n  实际完成情况: prose" + declared),
    ],
    checks: [
      .form { form, report in
        // A form without indicators lacks more than figures in its goal.
        guard !form.indicators.isEmpty else { return }
        for goal in report.goals(of: form) where !goal.isLongTerm { check(goal, report) }
      }
    ])

  private static let indicators = "\n绩效指标:\n  产出指标:\n    数量指标:\n      - 培训人数: ≥ 60 人"
  private static let declared = "\n绩效指标: indicators\n  产出指标: tier\n    数量指标: tier"

  private static func check(_ goal: GoalText, _ report: Report) {
    let bytes = report.tree.bytes
    // A figure is the commonest yardstick, and the cheapest to see.
    if goal.texts.contains(where: { GoalText.holdsNumber(bytes, $0) }) { return }
    var vague: ByteRange?
    var sentence: ByteRange?
    for text in goal.texts {
      for clause in GoalText.sentences(bytes, text) {
        switch measurability(bytes, clause) {
        case .measurable, .borderline, .missingMagnitude: return
        case .vague(let vagueness):
          sentence = sentence ?? clause
          if vague == nil, vagueness.range.count < clause.count, vagueness.category != .reference {
            vague = vagueness.range
          }
        case .noTarget: break
        }
      }
    }
    guard let place = vague ?? sentence, !goal.texts.contains(where: { GoalText.namesResult(bytes, $0) }) else {
      return
    }
    let name = report.quote(goal.name)
    let words = report.quote(place)
    report.add(
      place, zh: "“\(name)”通篇没有数字、期限或看得见的成果，“\(words)”无法衡量：写明做多少、何时做完、做到什么程度",
      en:
        "“\(name)” has no figure, date or result to be seen, and “\(words)” cannot be measured: say how much, by when and how well",
      related: [report.place(goal.name, zh: "绩效目标", en: "the goal")])
  }
}

extension GoalText {
  /// Whether the text holds a number but those of lists, years and documents.
  static func holdsNumber(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    let end = min(text.upperBound, bytes.count)
    var i = max(text.lowerBound, 0)
    var isHead = true
    while i < end {
      let length = digitLength(bytes, at: i, end: end)
      if length == 0 {
        // Spaces, brackets and stops before the number of a list item.
        isHead = isHead && bytes[i] <= 0x28 || isStop(bytes, i, end) || isHead && isContinuation(bytes, i)
        i += 1
        continue
      }
      let start = i
      while i < end, case let next = digitLength(bytes, at: i, end: end), next > 0 { i += next }
      let rest = bytes[i..<end]
      let isNumbering = isHead && numberings.contains { rest.starts(with: $0) }
      isHead = false
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

  private static let year = Array("年".utf8)
  private static let dateTails = NameTraitWords.words("底 末 内 前 上半年 下半年 第 一季度 二季度 三季度 四季度")
  private static let numberings = NameTraitWords.words(". 、 ． ) ） : ：")
  private static let notCounting = NameTraitWords.words("〕 】 ] 号文 号）")

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
    if NameTraits.holds(bytes, text, results) { return true }
    var from = text.lowerBound
    while let found = title.firstRange(in: bytes, ByteRange(clamping: from, min(text.upperBound, bytes.count))) {
      let before = bytes[max(text.lowerBound, found.lowerBound - 18)..<found.lowerBound]
      if !references.contains(where: { NameKind.contains(before, $0) }) { return true }
      from = found.upperBound
    }
    return false
  }

  private static let results = NameTraitWords.words(
    """
    验收 投产 投用 投入使用 竣工 开工 通车 交付 挂牌 上线 出台 印发 报告 批复 达标 达到国家 达到省 国家级 省级 省定 全覆盖 零 不发生 未发生 杜绝 应发尽发
    应保尽保 应救尽救 应享尽享 应收尽收 按月 按季 每月 每季 每年 每周 一次性 全部 不拖欠 不超 控制数
    """)
  private static let title = Array("《".utf8)
  private static let references = NameTraitWords.words("根据 按照 依据 落实 贯彻 依照 遵照 执行 符合 》")
}
