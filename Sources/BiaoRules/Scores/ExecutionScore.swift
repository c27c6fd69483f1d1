// The score of the execution rate, in the row that has both.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A row of funds that gives more points than its rate of execution comes to: weight 10, rate 98 %, score 10. The forms of the
/// Ministry of Finance give the weight times the rate.
struct ExecutionScore {
  var score: ByteRange
  var rate: ByteRange
  var weight: ByteRange
  /// The weight times the rate, with two decimals at most.
  var expected: Decimal

  /// Those of a table.
  static func wrong(in table: ResultTable, _ bytes: [UInt8]) -> [ExecutionScore] {
    guard let weight = table.column(where: weights.contains), let rate = table.column(where: rates.contains),
      let score = table.column(where: scores.contains)
    else { return [] }
    return table.rows.compactMap { row in
      guard let given = row.cell(score), let share = row.cell(rate), let full = row.cell(weight),
        let points = number(bytes, given), let percent = number(bytes, share, isPercent: true),
        let whole = number(bytes, full), percent < .hundred, whole > .zero,
        let product = percent.multiplied(by: whole)?.scaled(byPowerOfTen: -2),
        let more = points.subtracting(product), let tolerance = Decimal.one.scaled(byPowerOfTen: -1), more > tolerance
      else { return nil }
      return ExecutionScore(
        score: given, rate: share, weight: full, expected: product.rounded(places: 2).normalized)
    }
  }

  private static func number(_ bytes: [UInt8], _ cell: ByteRange, isPercent: Bool = false) -> Decimal? {
    guard let figure = Figure.scan(bytes, cell, signed: false), figure.range == cell, figure.divisor == 1,
      isPercent ? figure.unit == Units.percent : figure.unit?.dimension != .ratio
    else { return nil }
    return figure.number
  }

  private static let weights = Set(["分值", "权重", "满分", "标准分"].map { NameKey($0) })
  private static let rates = Set(["执行率", "预算执行率", "全年执行率"].map { NameKey($0) })
  private static let scores = Set(["得分", "自评得分", "评分"].map { NameKey($0) })
}
