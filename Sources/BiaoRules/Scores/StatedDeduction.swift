// What evaluators say in words beside a score: 未建立机制，扣3分, and 6 of 6 points all the same.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct StatedDeduction {
  var score: ByteRange
  /// The points that are said to be lost.
  var lost: ByteRange
  var weight: ByteRange
  var expected: Decimal

  /// Those of a table: rows that name one deduction, and have all their points or other than what is left of them.
  static func all(in table: ResultTable, _ bytes: [UInt8]) -> [StatedDeduction] {
    guard let weight = table.plainColumn(bytes, where: ValuesBelow.weights.contains),
      let score = table.names.indices.first(where: { AttributeRole.written(bytes, table.names[$0]) == .score })
    else { return [] }
    let texts = table.names.indices.filter { $0 != weight && $0 != score && !rules.isIn(bytes, table.names[$0]) }
    return table.rows.compactMap { row in
      guard let own = row.cell(score), let points = SelfEvaluation.points(bytes, own), let most = row.cell(weight),
        let whole = SelfEvaluation.points(bytes, most), points.number <= whole.number,
        case let said = texts.compactMap({ column in row.cell(column).flatMap { deductions(in: $0, bytes) } }).joined(),
        said.count == 1, let lost = said.first, lost.number > .zero,
        let expected = whole.number.subtracting(lost.number), !expected.isNegative, expected != points.number
      else { return nil }
      return StatedDeduction(score: own, lost: lost.range, weight: most, expected: expected)
    }
  }

  /// 扣3分 in a cell; nil where it says what would be lost, or that nothing is.
  private static func deductions(in cell: ByteRange, _ bytes: [UInt8]) -> [(number: Decimal, range: ByteRange)]? {
    guard cell.count >= 15, !conditions.isIn(bytes, cell) else { return nil }
    var found: [(number: Decimal, range: ByteRange)] = []
    var start = cell.lowerBound
    while let word = word.firstRange(in: bytes, ByteRange(clamping: start, cell.upperBound)) {
      start = word.upperBound
      var end = start
      while end < cell.upperBound, bytes[end] &- 0x30 < 10 || bytes[end] == 0x2E { end += 1 }
      guard end > start, bytes[end..<cell.upperBound].starts(with: unit),
        case .value(let reading) = Read.number(bytes, start..<end)
      else { continue }
      found.append((reading.figure.number, word.lowerBound..<end + unit.count))
    }
    return found
  }

  static func check(_ form: Form, _ report: Report) {
    for wrong in report.resultTables(of: form).lazy.flatMap({ all(in: $0, form.tree.bytes) })
    where !report.findings.contains(where: { $0.rule == "mismatched-score" && $0.range.overlaps(wrong.score) }) {
      let (words, lost, weight) = (report.quote(wrong.score), report.quote(wrong.lost), report.quote(wrong.weight))
      report.add(
        wrong.score, zh: "写着“\(lost)”，分值 \(weight) 分应得 \(wrong.expected) 分，这里写“\(words)”：核对得分",
        en: "“\(lost)” leaves \(wrong.expected) of \(weight) points, not “\(words)”: check the score",
        related: [report.place(wrong.lost, zh: "扣分", en: "the points lost")])
    }
  }

  private static let word = Array("扣".utf8)
  private static let unit = Array("分".utf8)
  private static let rules = WordSet("标准 规则 办法 细则 方法 说明 指标 分值 权重")
  /// What would be lost, or is lost of each.
  private static let conditions = WordSet("每 不扣 未扣 的扣 则 扣完 若 如 否则 酌情 合计扣 共扣 累计扣")

  /// Of `mismatched-score`.
  static let examples: [Example] = [
    .flagged(
      "效益:\n  | 三级指标 | 分值 | 评价情况 | 得分 |\n  | 长效机制 | 6 | 未建立部门联席会商机制，扣3分 | ‹6› |\n  | 公众知晓率 | 6 | 问卷调查为82%，扣2分 | 4 |",
      template: "*: group"),
    .fine(
      "效益:\n  | 三级指标 | 分值 | 评分标准 | 评价情况 | 得分 |\n  | 长效机制 | 6 | 缺1项扣3分 | 机制健全，不扣分 | 6 |\n  | 公众知晓率 | 6 | 每低1个百分点扣0.5分 | 问卷调查为82%，扣1分；样本不足，扣1分 | 4 |",
      template: "*: group"),
  ]
}
