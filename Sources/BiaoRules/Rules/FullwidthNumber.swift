// fullwidth-number: a figure in full-width digits.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let fullwidthNumber = Rule(
    name: "fullwidth-number", family: .notation, severity: .info, presets: .advisory,
    summary: Bilingual(zh: "数字用了全角", en: "a figure in full-width digits"),
    why: Bilingual(
      zh: "全角数字和小数点看上去一样，填报系统和电子表格却读不成数字，汇总时会漏掉；一律用半角。",
      en:
        "Full-width digits look alike, but systems and spreadsheets read them as text and leave them out of sums; use half-width ones."
    ),
    examples: [
      .flagged("预算数: ‹120．00›", in: .form),
      .flagged("预算数: ‹１２０．００›万元", in: .form),
      .flagged("- 培训人数: ≥‹１２００›人"),
      .flagged("- 验收合格率: ≥‹９５％›", in: .tier("质量指标")),
      .flagged("- 培训人数 (‹１０›分): ≥ 120 人"),
      .flagged(
        "资金:\n  | 名称 | 金额 |\n  | 甲 | ‹１，２００．５０› |", template: "资金: table\n  名称: text\n  金额: amount"),
      .flagged("工作概况:\n  > 培训农民‹３００›人次，合格率达到95%。", template: "工作概况: prose"),
      .fine("工作概况:\n  > 下属单位３家:（１）服务中心；（２）培训中心。", template: "工作概况: prose", isTypedFreely: false),
      .fine("- 第１批项目数: ≥ 5 个"),
      .fine("工作概况:\n  > 推广５Ｇ应用场景12个。", template: "工作概况: prose"),
      .fine("项目名称: １号路改造", in: .form),
      .fine("- 培训人数: ≥ 1,200 人"),
    ],
    checks: [
      .document { report in
        var end = 0
        var header: (line: Int, isHeader: Bool)?
        for mark in report.notation.fullwidthDigits where mark.at >= end {
          // The first row of a table holds names.
          if report.tree.lines[mark.line].kind == .row {
            if header?.line != mark.line { header = (mark.line, isHeader(mark.line, report.tree)) }
            if header?.isHeader == true { continue }
          }
          let number = numberRange(report.tree.bytes, around: mark.at, in: report.tree.lines[mark.line])
          end = number.upperBound
          guard isFigure(number, mark.line, report) else { continue }
          let words = halfwidth(report.tree.bytes, number)
          // ． among half-width digits.
          let isPointAlone = !report.tree.bytes[number].contains { $0 >= 0x90 && $0 <= 0x99 }
          report.add(
            number, zh: "“\(report.quote(number))”\(isPointAlone ? "的标点是全角" : "是全角数字")：写成“\(words)”",
            en:
              "“\(report.quote(number))” \(isPointAlone ? "has full-width punctuation" : "is in full-width digits"): write “\(words)”",
            fixes: [
              report.fix(
                .safe, zh: "改为半角", en: "use half-width digits", edits: [TextEdit(range: number, text: words)])
            ])
        }
      }
    ])

  /// The digits of both widths around `at`, with points and commas between them and a full-width % after them.
  private static func numberRange(_ bytes: [UInt8], around at: Int, in line: Line) -> ByteRange {
    var start = at
    while start > line.content, isASCIIDigit(bytes[start - 1]) || bytes[start - 1] == 0x2E { start -= 1 }
    while start < at, bytes[start] == 0x2E { start += 1 }
    let end = min(line.end, bytes.count)
    var i = start
    while i < end {
      let length = digitLength(bytes, i, end)
      if length > 0 {
        i += length
        continue
      }
      let mark = separatorLength(bytes, i, end)
      guard mark.length > 0 else { break }
      let digits = digitCount(bytes, i + mark.length, end)
      // A comma stands before three digits, and is another mark of punctuation elsewhere.
      guard mark.isComma ? digits == 3 : digits > 0 else { break }
      i += mark.length
    }
    if i + 2 < end, bytes[i] == 0xEF, bytes[i + 1] == 0xBC, bytes[i + 2] == 0x85 { i += 3 }
    return ByteRange(clamping: start, i)
  }

  private static func isASCIIDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The length of the digit at `i`, 0 where there is none.
  private static func digitLength(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Int {
    guard i < end else { return 0 }
    if isASCIIDigit(bytes[i]) { return 1 }
    guard bytes[i] == 0xEF, i + 2 < end, bytes[i + 1] == 0xBC, bytes[i + 2] >= 0x90, bytes[i + 2] <= 0x99 else {
      return 0
    }
    return 3
  }

  /// How many digits stand there; four stand for any more.
  private static func digitCount(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Int {
    var i = i
    var count = 0
    while count < 4 {
      let length = digitLength(bytes, i, end)
      guard length > 0 else { break }
      i += length
      count += 1
    }
    return count
  }

  private static func separatorLength(_ bytes: [UInt8], _ i: Int, _ end: Int) -> (length: Int, isComma: Bool) {
    guard i < end else { return (0, false) }
    if bytes[i] == 0x2E || bytes[i] == 0x2C { return (1, bytes[i] == 0x2C) }
    guard bytes[i] == 0xEF, i + 2 < end, bytes[i + 1] == 0xBC else { return (0, false) }
    if bytes[i + 2] == 0x8E || bytes[i + 2] == 0x8C { return (3, bytes[i + 2] == 0x8C) }
    return (0, false)
  }

  /// Whether no row stands above this one in its table.
  private static func isHeader(_ index: Int, _ tree: Tree) -> Bool {
    var i = index
    while i > 0 {
      i -= 1
      switch tree.lines[i].kind {
      case .blank, .comment, .conflictMarker: continue
      case .row: return false
      default: return true
      }
    }
    return true
  }

  private static func halfwidth(_ bytes: [UInt8], _ range: ByteRange) -> String {
    var text: [UInt8] = []
    var i = range.lowerBound
    while i < range.upperBound {
      if bytes[i] < 0x80 {
        text.append(bytes[i])
        i += 1
      } else {
        // EF BC 81 is `!`, and so on.
        text.append(i + 2 < range.upperBound ? bytes[i + 2] &- 0x60 : 0x3F)
        i += 3
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: - What is a figure

  /// Whether the digits are a figure and no part of a name or the number of an item: they fill the value or cell, are a
  /// weight, or have a comparison before or a unit after them.
  private static func isFigure(_ number: ByteRange, _ index: Int, _ report: Report) -> Bool {
    let tree = report.tree
    let line = tree.lines[index]
    if let colon = line.colon, number.upperBound <= colon {
      // `（１０分）` ends the label, with a unit after it at most.
      guard colon - number.upperBound <= 48, let weight = tree.readLabel(ofLine: index)?.weightRange else {
        return false
      }
      return weight.lowerBound <= number.lowerBound && number.upperBound <= weight.upperBound
    }
    if line.kind == .row {
      if fillsCell(tree.bytes, number, line) { return true }
    } else if line.colon == nil, line.kind != .prose {
      return false
    } else if tree.value(ofLine: index) == number {
      return true
    }
    return hasSign(tree.bytes, number.lowerBound, line) || hasUnit(tree.bytes, number, line)
  }

  /// Whether only white space stands between the number and the bars around it.
  private static func fillsCell(_ bytes: [UInt8], _ number: ByteRange, _ line: Line) -> Bool {
    let end = min(line.end, bytes.count)
    var next = number.upperBound
    while next < end, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    let after = next == end || bytes[next] == 0x7C || startsBar(bytes, next)
    var start = number.lowerBound
    while start > line.content, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    guard after, start > line.content else { return false }
    return bytes[start - 1] == 0x7C || start - 3 >= line.content && startsBar(bytes, start - 3)
  }

  /// ｜
  private static func startsBar(_ bytes: [UInt8], _ at: Int) -> Bool { NotationScan.character(bytes, at) == 0xEF_BD9C }

  /// ≥ ≤ = > < in both widths before the number.
  private static func hasSign(_ bytes: [UInt8], _ at: Int, _ line: Line) -> Bool {
    var i = at
    while i > line.content, bytes[i - 1] == 0x20 { i -= 1 }
    guard i > line.content + 2 else { return false }
    switch bytes[i - 1] {
    case 0x3C, 0x3D, 0x3E: return true
    case 0xA4, 0xA5, 0xA6, 0xA7: return bytes[i - 2] == 0x89 && bytes[i - 3] == 0xE2
    case 0x9C, 0x9D, 0x9E: return bytes[i - 2] == 0xBC && bytes[i - 3] == 0xEF
    default: return false
    }
  }

  /// A unit that only follows figures, and no 第 before them.
  private static func hasUnit(_ bytes: [UInt8], _ number: ByteRange, _ line: Line) -> Bool {
    let start = number.lowerBound
    if start - 3 >= line.content {
      let before = bytes[start - 3..<start]
      if before.elementsEqual("第".utf8) || before.elementsEqual("（".utf8) { return false }
    }
    if start > line.content, bytes[start - 1] | 0x20 >= 0x61, bytes[start - 1] | 0x20 <= 0x7A { return false }
    if number.count >= 3, bytes[number.upperBound - 3..<number.upperBound].elementsEqual("％".utf8) { return true }
    var i = number.upperBound
    let end = min(line.end, bytes.count)
    if i < end, bytes[i] == 0x25 { return true }
    if i < end, bytes[i] == 0x20 { i += 1 }
    return unitsOfFigures.contains { i + $0.count <= end && bytes[i..<i + $0.count].elementsEqual($0) }
  }

  private static let unitsOfFigures: [[UInt8]] = [
    "万", "亿", "元", "人次", "人", "个", "户", "项", "次", "吨", "亩", "平方", "公里", "千米", "公顷", "公斤", "立方", "台", "辆", "套", "件",
  ].map { Array($0.utf8) }
}
