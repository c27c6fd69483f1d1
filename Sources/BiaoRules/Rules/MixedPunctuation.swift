// mixed-punctuation: half-width punctuation in Chinese text, and brackets of two widths.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let mixedPunctuation = Rule(
    name: "mixed-punctuation", family: .notation, severity: .hint, presets: .advisory,
    summary: Bilingual(zh: "中文里夹着半角标点", en: "half-width punctuation in Chinese text"),
    why: Bilingual(
      zh: "中文文字之间用全角标点；半角逗号、括号夹在里面，排版参差，按标点分句的程序也会读错。一对括号也要同宽。",
      en:
        "Between Chinese words punctuation is full-width; half-width marks look uneven and mislead programs that split sentences. The two brackets of a pair are of one width."
    ),
    examples: [
      .flagged("工作概况:\n  > 提升综合事务管理水平‹,›确保各项工作顺利开展,保障正常运转。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 清淤水渠6公里，其中‹:›干渠2公里。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 组织培训‹;›开展检查。", template: "工作概况: prose"),
      .flagged("项目名称: 水渠清淤‹,›堤坝加固", in: .form),
      .flagged("工作概况:\n  > 完成全部水渠‹(›含支渠)的清淤。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 完成水渠（含支渠‹)›清淤6公里。", template: "工作概况: prose"),
      .flagged("- 培训场次: ≥ 6 场\n  指标解释: 举办培训班‹(›含视频培训）的场次"),
      .fine("工作概况:\n  > 完成投资1,245万元，比例为1:2；采用 A,B 两种方案(a)和(b)。", template: "工作概况: prose"),
      .flagged("工作概况:\n  > 大于等于60%‹,›得分=（完成率-60%)/(1-60%）*指标分值。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 合格率95%,优良率60%", template: "工作概况: prose"),
      .fine("工作概况:\n  > 1,清淤水渠；2,加固堤坝；投资1,245万元，达到95%,96%,97%。", template: "工作概况: prose"),
      .fine("- 培训场次 (场): ≥ 6\n  指标解释: 举办培训班(场次)", isTypedFreely: false),
      .fine("工作概况:\n  > 1)清淤水渠；2)加固堤坝。\n  > 每日8:00前发布，电话:0731-8888。", template: "工作概况: prose"),
      .fine("项目名称: 水渠清淤(一期)", in: .form),
      .flagged("工作概况:\n  > 清淤‹,›加固\n  > 培训,检查\n  > 修复,验收\n  > 种植,养殖\n  > 采购,安装", template: "工作概况: prose"),
      .fine("工作概况:\n  > Tiers: 产出, 效益, 满意度 as in the template of the year", template: "工作概况: prose"),
    ],
    checks: [
      .document { report in
        let notation = report.notation
        var lines: [[TextEdit]] = []
        var i = 0
        while i < notation.halfwidth.count {
          let line = notation.halfwidth[i].line
          var edits: [TextEdit] = []
          while i < notation.halfwidth.count, notation.halfwidth[i].line == line {
            edits += replacements(at: notation.halfwidth[i].at, line, report.tree)
            i += 1
          }
          if !edits.isEmpty, isChinese(report.tree, line) { lines.append(edits) }
        }
        if lines.count > 4, lines.reduce(0, { $0 + $1.count }) > wideCommaCount(report.tree.bytes) {
          // A text that was typed or converted so throughout has one fault, not hundreds.
          say(lines.flatMap { $0 }, isEverywhere: true, report)
        } else {
          for edits in lines { say(edits, isEverywhere: false, report) }
        }
        for mark in notation.unlikeBrackets { checkBrackets(mark, report) }
      }
    ])

  /// One finding for a line: who types one half-width comma types several.
  private static func say(_ edits: [TextEdit], isEverywhere: Bool, _ report: Report) {
    var edits = edits
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    guard let first = edits.first else { return }
    let mark = first.range.lowerBound..<first.range.lowerBound + 1
    let count = edits.count
    let more = count > 1 ? "，\(isEverywhere ? "全文" : "本行")共 \(count) 处" : ""
    let place = count > 1 ? " (\(count) marks in this \(isEverywhere ? "document" : "line"))" : ""
    report.add(
      mark, zh: "中文里用了半角“\(report.quote(mark))”：改为全角“\(first.text)”\(more)",
      en: "a half-width “\(report.quote(mark))” between Chinese words: write “\(first.text)”\(place)",
      fixes: [report.fix(.safe, zh: "改为全角标点", en: "use full-width punctuation", edits: edits)])
  }

  /// Whether the line is Chinese and not English that names Chinese words: it has fewer letters than ideographs.
  private static func isChinese(_ tree: Tree, _ index: Int) -> Bool {
    let line = tree.lines[index]
    var balance = 0
    for i in line.content..<max(line.content, min(line.end, tree.bytes.count)) {
      let byte = tree.bytes[i]
      if byte >= 0xE4, byte <= 0xE9 { balance += 1 }
      if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A { balance -= 1 }
    }
    return balance > 0
  }

  /// How many ， the text has.
  private static func wideCommaCount(_ bytes: [UInt8]) -> Int {
    var count = 0
    var i = 0
    while i + 2 < bytes.count {
      if bytes[i] == 0xEF, bytes[i + 1] == 0xBC, bytes[i + 2] == 0x8C { count += 1 }
      i += 1
    }
    return count
  }

  /// The changes that the mark at `at` asks for; none where it is right as it is.
  private static func replacements(at: Int, _ index: Int, _ tree: Tree) -> [TextEdit] {
    let line = tree.lines[index]
    if let colon = line.colon, at < colon { return [] }
    if line.colon == nil, line.kind == .item || line.kind == .entry { return [] }
    let end = min(line.end, tree.bytes.count)
    // The space that goes with a half-width mark goes with it.
    let range = at..<(at + 1 < end && tree.bytes[at + 1] == 0x20 ? at + 2 : at + 1)
    switch tree.bytes[at] {
    case 0x2C:
      if at > 0, tree.bytes[at - 1] == 0x25, !hasWideStop(tree.bytes, line) { return [] }
      return [TextEdit(range: range, text: "，")]
    // Targets are separated by either.
    case 0x3B: return line.kind == .prose ? [TextEdit(range: range, text: "；")] : []
    case 0x3A: return line.kind == .prose ? [TextEdit(range: range, text: "：")] : []
    case 0x28:
      guard line.kind == .prose, let close = closing(tree.bytes, from: at + 1, end) else { return [] }
      return [TextEdit(range: at..<at + 1, text: "（"), TextEdit(range: close..<close + 1, text: "）")]
    default: return []
    }
  }

  /// Whether the line has a ， ； ： or 。 beside what its name ends with.
  private static func hasWideStop(_ bytes: [UInt8], _ line: Line) -> Bool {
    var i = line.colon.map { $0 + 1 } ?? line.content
    while i + 2 < min(line.end, bytes.count) {
      switch (bytes[i], bytes[i + 1], bytes[i + 2]) {
      case (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9B), (0xEF, 0xBC, 0x9A), (0xE3, 0x80, 0x82): return true
      default: i += 1
      }
    }
    return false
  }

  /// The `)` after words that are Chinese throughout; nil where figures, formulas, letters or other brackets stand between.
  private static func closing(_ bytes: [UInt8], from start: Int, _ end: Int) -> Int? {
    var i = start
    while i < end, i - start < 300 {
      let byte = bytes[i]
      if byte == 0x29 { return i > start ? i : nil }
      if byte < 0x80 { return nil }
      if byte == 0xEF, i + 2 < end, bytes[i + 1] == 0xBC, bytes[i + 2] == 0x88 || bytes[i + 2] == 0x89 { return nil }
      i += 1
    }
    return nil
  }

  private static func checkBrackets(_ mark: NotationMark, _ report: Report) {
    let bytes = report.tree.bytes
    let line = report.tree.lines[mark.line]
    if let colon = line.colon, mark.at < colon { return }
    if line.colon == nil, line.kind == .item || line.kind == .entry { return }
    // [2021]14号 is said by another rule.
    if bytes[mark.at] == 0x5B { return }
    guard let open = opening(bytes, before: mark.at, from: line.colon ?? line.content),
      !isFormula(bytes, open, mark.at, min(line.end, bytes.count))
    else { return }
    let isOpenHalf = bytes[open] == 0x28
    let place = isOpenHalf ? open : mark.at
    let wide = isOpenHalf ? "（" : "）"
    let range = place..<place + 1
    report.add(
      range, zh: "括号一半全角一半半角：“\(report.quote(range))”改为“\(wide)”",
      en: "one bracket of the pair is full-width, the other not: write “\(wide)” for “\(report.quote(range))”",
      fixes: [report.rewriting(.safe, range, as: wide)])
  }

  /// The bracket that the one at `close` closes: at most 600 bytes before it.
  private static func opening(_ bytes: [UInt8], before close: Int, from start: Int) -> Int? {
    var depth = 1
    var i = close
    while i > start, close - i < 600 {
      i -= 1
      let isWide = i + 2 < bytes.count && bytes[i] == 0xEF && bytes[i + 1] == 0xBC
      if bytes[i] == 0x29 || isWide && bytes[i + 2] == 0x89 { depth += 1 }
      if bytes[i] == 0x28 || isWide && bytes[i + 2] == 0x88 {
        depth -= 1
        if depth == 0 { return i }
      }
    }
    return nil
  }

  /// Whether the brackets group the terms of a formula: an operator or % stands within or next to them.
  private static func isFormula(_ bytes: [UInt8], _ open: Int, _ close: Int, _ end: Int) -> Bool {
    var i = max(open - 3, 0)
    let last = min(close + 6, end)
    while i < last {
      switch bytes[i] {
      case 0x25, 0x2A, 0x2B, 0x2F, 0x3D: return true
      // × ÷
      case 0xC3: if i + 1 < last, bytes[i + 1] == 0x97 || bytes[i + 1] == 0xB7 { return true }
      default: break
      }
      i += 1
    }
    return false
  }
}
