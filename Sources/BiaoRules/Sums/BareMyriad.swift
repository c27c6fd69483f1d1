// Amounts of a field with 万 and without 元: 基本支出总额: 864.2万.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum BareMyriad {
  /// The value of an entry on money that is a number with 万 and nothing more.
  static func find(_ line: Int, in form: Form) -> ByteRange? {
    let tree = form.tree
    guard let colon = tree.lines[line].colon, tree.lines[line].end - colon <= 24, tree.lines[line].end >= 3,
      NotationScan.character(tree.bytes, tree.lines[line].end - 3) == myriad,
      money.isIn(tree.bytes, ByteRange(clamping: tree.lines[line].content, colon)),
      let value = tree.value(ofLine: line), let number = Figure.alone(tree.bytes, value), number.missingBase
    else { return nil }
    return value
  }

  static func check(_ line: Int, _ form: Form, _ report: Report) {
    guard let value = find(line, in: form) else { return }
    let words = report.quote(value)
    report.add(
      value, zh: "“\(words)”缺“元”：写成“\(words)元”", en: "“\(words)” lacks “元”: write “\(words)元”",
      fixes: [report.rewriting(.suggested, value, as: words + "元")])
  }

  /// 万
  private static let myriad: UInt32 = 0xE4_B887
  private static let money = WordSet("资金 经费 预算 支出 收入 投资 金额 总额 拨款 费用")

  /// Of `missing-unit`.
  static let examples: [Example] = [
    .flagged("基本支出总额: ‹864.2万›\n项目支出总额: 0", template: "*: text"),
    .fine("基本支出总额: 864.2万元\n受益人口: 12万\n资金支出说明: 见附表，共两万", template: "*: text"),
  ]
}
