// unquoted-name: `- 指标1：满意度: 98%`, where the first colon cuts the name in two.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let unquotedName = Rule(
    name: "unquoted-name", family: .syntax, severity: .error,
    summary: Bilingual(zh: "含冒号的指标名称没有加引号", en: "an indicator name with a colon that is not quoted"),
    why: Bilingual(
      zh: "名称到第一个冒号为止，“指标1：满意度: 98%”的名称就成了“指标1”，指标值成了“满意度: 98%”；名称加上引号才完整。",
      en:
        "A name ends at its first colon, so the indicator is called “指标1” and its target is all the rest; quotation marks keep the name whole."
    ),
    examples: [
      .flagged("- ‹指标1›：受益企业数: ≥ 5 家", isTypedFreely: false),
      .flagged("- ‹目标２›: “三公经费”控制率：≤ 100%", in: .tier("成本指标"), isTypedFreely: false),
      .flagged("- ‹数量指标三›：受益企业数: ≥ 5 家", isTypedFreely: false),
      .flagged("- ‹任务2›：随访管理率 (5分): ≥ 90%\n- ‹卫生院›：体检覆盖率 (5分): ≥ 90%", in: .tier("质量指标"), isTypedFreely: false),
      .fine("- \"指标1：受益企业数\": ≥ 5 家", isTypedFreely: false),
      .fine("- 指标1: ≥ 5 家", isTypedFreely: false),
      .fine("- 指标1: 每日 8:00 前发布", isTypedFreely: false),
      .fine("- 指标1: 师生比 1:15", in: .tier("质量指标"), isTypedFreely: false),
    ],
    checks: [
      .line(.item, .any) { index, form, report in
        let tree = form.tree
        let line = tree.lines[index]
        // Few values hold a colon, so that is asked first.
        guard let colon = line.colon, !line.isQuoted, colon - line.content <= 48,
          mayHoldColon(tree.bytes.span.extracting(colon + 1..<line.end)),
          let value = tree.value(ofLine: index), let second = colonInside(tree.bytes, value),
          let label = tree.label(ofLine: index),
          isOrdinal(tree.bytes, label.name)
            || tree.readCellLabel(ByteRange(clamping: value.lowerBound, second)).weight != nil
        else { return }
        // Weight and unit stay outside of the quotation marks.
        let rest = tree.readCellLabel(tree.trimmed(value.lowerBound..<second)).name
        let whole = ByteRange(clamping: label.name.lowerBound, rest.upperBound)
        report.add(
          label.name, zh: "名称在“\(report.quote(label.name))”处被冒号截断：给“\(report.quote(whole))”加上引号",
          en:
            "the colon cuts the name after “\(report.quote(label.name))”: put quotation marks around “\(report.quote(whole))”",
          fixes: [quoting(whole, report)])
      }
    ])

  private static func quoting(_ name: ByteRange, _ report: Report) -> Fix {
    let hasMark = report.tree.bytes[name].contains(0x22)
    return report.fix(
      .suggested, zh: "给名称加上引号", en: "quote the name",
      edits: [
        TextEdit(range: name.lowerBound..<name.lowerBound, text: hasMark ? "“" : "\""),
        TextEdit(range: name.upperBound..<name.upperBound, text: hasMark ? "”" : "\""),
      ])
  }

  /// Whether the name ends with 指标, 目标 or 任务 and a number.
  private static func isOrdinal(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    var end = name.upperBound
    while let length = numeralLength(bytes, endingAt: end, from: name.lowerBound) { end -= length }
    guard end < name.upperBound, end - name.lowerBound >= 6 else { return false }
    // A mark that opens and never closes is a fault of its own.
    if bytes[name.lowerBound] == 0x22 || bytes[name].starts(with: "“".utf8) { return false }
    let word = bytes[end - 6..<end]
    return word.elementsEqual("指标".utf8) || word.elementsEqual("目标".utf8) || word.elementsEqual("任务".utf8)
  }

  /// The length of the digit (ASCII, full-width, Chinese) that ends at `end`.
  private static func numeralLength(_ bytes: [UInt8], endingAt end: Int, from start: Int) -> Int? {
    guard end > start else { return nil }
    if bytes[end - 1] >= 0x30, bytes[end - 1] <= 0x39 { return 1 }
    guard end - start >= 3 else { return nil }
    let character = bytes[end - 3..<end]
    if character.first == 0xEF, bytes[end - 2] == 0xBC, bytes[end - 1] >= 0x90, bytes[end - 1] <= 0x99 { return 3 }
    return numerals.contains { character.elementsEqual($0.utf8) } ? 3 : nil
  }

  private static let numerals: [String] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  /// Whether : or the last byte of ： stands in the text.
  private static func mayHoldColon(_ text: Span<UInt8>) -> Bool {
    for i in text.indices where text[i] == 0x3A || text[i] == 0x9A { return true }
    return false
  }

  /// The first colon of the value that does not stand between digits, as it does in `8:00` and `1:15`.
  private static func colonInside(_ bytes: [UInt8], _ value: ByteRange) -> Int? {
    var i = value.lowerBound
    while i < value.upperBound {
      var length = 0
      if bytes[i] == 0x3A { length = 1 }
      if bytes[i] == 0xEF, i + 2 < value.upperBound, bytes[i + 1] == 0xBC, bytes[i + 2] == 0x9A { length = 3 }
      if length > 0, i > value.lowerBound, i + length < value.upperBound,
        !(isDigit(bytes[i - 1]) && isDigit(bytes[i + length]))
      {
        return i
      }
      i += max(length, 1)
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
