// Amounts in running text whose parts are listed behind 其中 and come to something else.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// 共支出89.97万元，其中：30万元用于……；30万元用于……；29.99万元用于……
struct StatedParts {
  var total: Figure
  var parts: [Figure]
  var sum: Decimal

  /// Nil where the parts come to the total, and where they need not: parts may be left out, unless hardly anything is.
  static func wrong(_ bytes: [UInt8], _ text: ByteRange) -> StatedParts? {
    guard bytes.span.extracting(text.clamped(to: 0..<bytes.count)).holdsDigit(),
      let mark = mark.firstRange(in: bytes, text),
      case let rest = ByteRange(clamping: mark.upperBound, text.upperBound),
      case let end = stop.firstRange(in: bytes, rest)?.lowerBound ?? text.upperBound,
      case let list = ByteRange(clamping: mark.upperBound, end), !others.isIn(bytes, list),
      case let figures = GoalText.figures(bytes, ByteRange(clamping: text.lowerBound, end)),
      let stated = figures.last(where: { $0.figure.range.upperBound <= mark.lowerBound }),
      totals.isIn(bytes, stated.clause), isAmount(stated.figure)
    else { return nil }
    let total = stated.figure
    var parts: [Figure] = []
    var clause = -1
    var sum = Decimal.zero
    for figure in figures
    where figure.figure.range.lowerBound >= mark.upperBound && figure.figure.unit?.dimension == .money {
      // Two amounts in one clause are not two parts.
      guard isAmount(figure.figure), figure.figure.unit == total.unit, figure.figure.power == total.power,
        figure.clause.lowerBound != clause, let next = sum.adding(figure.figure.number)
      else { return nil }
      clause = figure.clause.lowerBound
      sum = next
      parts.append(figure.figure)
    }
    guard parts.count >= 2, parts.count <= 12, let difference = sum.subtracting(total.number), !difference.isZero,
      let place = Decimal.one.scaled(byPowerOfTen: -total.number.scale),
      difference.magnitude >= place, let hundredfold = difference.scaled(byPowerOfTen: 2),
      !difference.isNegative || hundredfold.magnitude <= total.number
    else { return nil }
    return StatedParts(total: total, parts: parts, sum: sum.normalized)
  }

  private static func isAmount(_ figure: Figure) -> Bool {
    figure.unit?.dimension == .money && figure.unit?.denominator == nil && figure.divisor == 1
  }

  private static let mark = Array("其中".utf8)
  private static let stop = Array("。".utf8)
  private static let totals = WordSet("共 总 合计 资金 支出 投入 安排 下达 到位 预算 拨付 补助")
  /// What is counted twice, is no part, or is a rate.
  private static let others = WordSet("其中 含 包括 每 均 分别 标准 单价 共 合计 累计 总 比 增 减 剩余 结余 调整 计划 上年 去年 / 不足 超 约 余万 以上")
}
