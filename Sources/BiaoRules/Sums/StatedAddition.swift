// Counts in running text with their sum behind them: 新建12所、改造18所，合计30所.

import BiaoSyntax
import BiaoValues

enum StatedAddition {
  /// Those of a text of which the sum is another number. Only what stands in one sentence and in one unit is added, and
  /// every number since the sentence began.
  static func wrong(_ bytes: [UInt8], _ text: ByteRange) -> [StatedMisfit] {
    guard marks.isIn(bytes, text) else { return [] }
    var found: [StatedMisfit] = []
    for sentence in Sentences(bytes, text) where marks.isIn(bytes, sentence) {
      let figures = GoalText.figures(bytes, sentence).map(\.figure)
      for index in figures.indices.dropFirst(2) {
        let total = figures[index]
        guard let unit = total.unit, unit.dimension.isCount, total.divisor == 1,
          sums.contains(where: { bytes[..<total.range.lowerBound].suffix($0.count).elementsEqual($0) }),
          case let parts = figures[..<index], parts.count <= 6,
          parts.allSatisfy({ $0.unit == unit && $0.divisor == 1 && $0.power == total.power }),
          !others.isIn(bytes, ByteRange(clamping: sentence.lowerBound, total.range.lowerBound)),
          let sum = parts.reduce(Decimal?.some(.zero), { $0?.adding($1.number) }), sum != total.number,
          // The first one may be the sum of the others already.
          let first = parts.first, let rest = sum.subtracting(first.number), rest != first.number, sum != .zero,
          let difference = sum.subtracting(total.number)?.magnitude, let half = sum.multiplied(by: Decimal(5)),
          let tenfold = difference.multiplied(by: Decimal(10)), tenfold <= half
        else { continue }
        found.append(StatedMisfit(kind: .parts, figure: total, expected: sum.normalized, others: Array(parts)))
        break
      }
    }
    return found
  }

  private static let marks = WordSet("合计 共计 总计")
  private static let sums = NameTraitWords.words("合计 共计 总计 合计为 共计为")
  private static let others = WordSet("其中 每 平均 较 比 上年 去年 年底 年末 占 分别 由 从 至 以上 以下 不少于")

  /// Of `mismatched-sum`.
  static let examples: [Example] = [
    .flagged("说明:\n  > 新建村卫生室12所、改造提升18所，合计‹32所›。", template: "说明: prose"),
    .fine("说明:\n  > 新建村卫生室12所、改造提升18所，合计30所；其中示范6所、达标20所，共计26所达到标准。", template: "说明: prose"),
  ]
}
