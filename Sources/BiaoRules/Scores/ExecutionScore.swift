// The score of the execution rate, in the row that has both.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A row of funds whose points are not what its rate of execution comes to: weight 10, rate 98 %, score 10. The forms of
/// the Ministry of Finance give the weight times the rate.
struct ExecutionScore {
  var score: ByteRange
  var rate: ByteRange
  /// The weight, in its cell or in the name of the column of scores: 得分（20分*执行率）.
  var weight: ByteRange
  /// The weight times the rate, with two decimals at most.
  var expected: Decimal

  /// Those of a table.
  static func wrong(in table: ResultTable, _ bytes: [UInt8]) -> [ExecutionScore] {
    guard let rate = table.plainColumn(bytes, where: rates.contains),
      let score = table.plainColumn(bytes, where: FundsWords.scores.contains)
    else { return [] }
    let weight = table.plainColumn(bytes, where: FundsWords.weights.contains)
    let named = weight == nil ? namedWeight(bytes, table.names[score]) : nil
    // Where the template says how the score follows, it says as well that it is too low.
    let isRelated = table.isRelated && table.column(where: rates.contains) != nil
    return table.rows.compactMap { row in
      guard let given = row.cell(score), let share = row.cell(rate),
        let full = weight.flatMap({ row.cell($0) }) ?? named
      else { return nil }
      return judged(given, share, full, isRelated: isRelated, bytes)
    }
  }

  /// Those of entries that stand beside each other: 预算执行率: 87.50%, 分值: 10, 得分: 10.
  static func wrong(inEntriesOf form: Form) -> [ExecutionScore] {
    let tree = form.tree
    var found: [ExecutionScore] = []
    form.visitEntriesOutsideIndicators { line in
      guard tree.lines[line].valueBeginsWithDigit(tree.bytes.span),
        let name = tree.plainLabel(ofLine: line), rates.contains(NameKey(tree.bytes, name)), !form.isRelated(line),
        let share = tree.value(ofLine: line), let parent = tree.lines[line].parent
      else { return }
      var (score, weight): (ByteRange?, ByteRange?)
      for other in tree.children(of: parent) where tree.lines[other].kind == .entry && other != line {
        guard let name = tree.plainLabel(ofLine: other), let value = tree.value(ofLine: other), !form.isRelated(other)
        else { continue }
        if FundsWords.scores.contains(NameKey(tree.bytes, name)) { score = value }
        if FundsWords.weights.contains(NameKey(tree.bytes, name)) { weight = value }
      }
      if let score, let weight, let wrong = judged(score, share, weight, isRelated: false, tree.bytes) {
        found.append(wrong)
      }
    }
    return found
  }

  /// Those of indicators without a target of their own: 预算执行率 (10分): —, and then 100% and 9 points.
  static func wrong(inIndicatorsOf form: Form, _ report: Report) -> [ExecutionScore] {
    let bytes = form.tree.bytes
    var found: [ExecutionScore] = []
    let indicators = form.indicators.span
    for index in indicators.indices {
      // Nearly all have a target, which is seen without taking them out of the form.
      guard case .inapplicable = indicators[index].target, let weight = indicators[index].weight,
        let place = indicators[index].weightRange, rates.contains(NameKey(bytes, indicators[index].name)),
        case let attributes = report.attributes(of: indicators[index], in: form), attributes[.scoring] == nil,
        let share = attributes[.actual].flatMap({ form.tree.value(ofLine: $0) }),
        percentage(bytes, share) == .hundred,
        let score = attributes[.score].flatMap({ form.tree.value(ofLine: $0) }), let points = number(bytes, score),
        points < weight
      else { continue }
      found.append(ExecutionScore(score: score, rate: share, weight: place, expected: weight))
    }
    return found
  }

  /// Of `mismatched-score`.
  static let examples: [Example] = [
    .flagged("绩效指标:\n  - 预算执行率 (10分): —\n    实际完成值: 100%\n    得分: ‹9›", template: evaluated),
    .fine("绩效指标:\n  - 预算执行率 (10分): —\n    实际完成值: 100%\n    得分: 10", template: evaluated),
  ]
  private static let evaluated = "绩效指标: indicators\n  - *: target\n    实际完成值: text\n    得分: number"

  /// Nil where the points are the weight times the rate, or may be.
  private static func judged(
    _ given: ByteRange, _ share: ByteRange, _ full: ByteRange, isRelated: Bool, _ bytes: [UInt8]
  ) -> ExecutionScore? {
    guard let points = number(bytes, given), let percent = percentage(bytes, share),
      let whole = number(bytes, full), percent <= .hundred, whole > .zero,
      let product = percent.multiplied(by: whole)?.scaled(byPowerOfTen: -2),
      let more = points.subtracting(product), let tolerance = Decimal.one.scaled(byPowerOfTen: -1),
      // Of all that was to be spent nothing is left to be weighed; points above the weight are another rule's.
      percent < .hundred && more > tolerance
        || !isRelated && (isInexact(points, product, percent, whole) || points.isZero && percent >= Decimal(95))
    else { return nil }
    return ExecutionScore(
      score: given, rate: share, weight: full, expected: product.rounded(places: 2).normalized)
  }

  /// The points of the row of the total, of five to twenty.
  static func total(in table: ResultTable, _ bytes: [UInt8]) -> ByteRange? {
    guard table.plainColumn(bytes, where: rates.contains) != nil,
      let score = table.plainColumn(bytes, where: FundsWords.scores.contains), let row = table.rows.first,
      let cell = row.cell(score), let points = number(bytes, cell),
      points >= Decimal(5), points <= Decimal(20)
    else { return nil }
    return cell
  }

  /// Whether points with decimals are not those of any rate that is printed so, or others fall short by more than
  /// cutting off decimals explains.
  private static func isInexact(_ points: Decimal, _ product: Decimal, _ percent: Decimal, _ whole: Decimal) -> Bool {
    guard !points.isZero, let short = product.subtracting(points) else { return false }
    guard points.scale >= 2 else {
      let allowed = points.scale == 0 ? Decimal(5).scaled(byPowerOfTen: -1) : Decimal.one.scaled(byPowerOfTen: -1)
      return allowed.map { short > $0 } ?? false
    }
    // Half of the last place of the rate, in points.
    guard let margin = Decimal(5).scaled(byPowerOfTen: -3 - percent.scale)?.multiplied(by: whole),
      let place = Decimal.one.scaled(byPowerOfTen: -points.scale),
      let half = Decimal(5).scaled(byPowerOfTen: -1 - points.scale), let below = margin.adding(place),
      let above = margin.adding(half)
    else { return false }
    return short > below || short.isNegative && short.magnitude >= above
  }

  /// 98%, or 0.98 or 97.80 without a unit: nobody spends twice as much as there is.
  private static func percentage(_ bytes: [UInt8], _ cell: ByteRange) -> Decimal? {
    if let percent = number(bytes, cell, isPercent: true) { return percent }
    guard let share = number(bytes, cell) else { return nil }
    if share > Decimal(2), share <= .hundred { return share }
    return share.scale >= 2 && share < .one ? share.scaled(byPowerOfTen: 2) : nil
  }

  /// The 20 of 得分（20分*执行率）.
  private static func namedWeight(_ bytes: [UInt8], _ name: ByteRange) -> ByteRange? {
    guard let points = Array("分*".utf8).firstRange(in: bytes, name) ?? Array("分×".utf8).firstRange(in: bytes, name)
    else { return nil }
    var start = points.lowerBound
    while start > name.lowerBound, bytes[start - 1] &- 0x30 < 10 { start -= 1 }
    return start < points.lowerBound ? start..<points.lowerBound : nil
  }

  private static func number(_ bytes: [UInt8], _ cell: ByteRange, isPercent: Bool = false) -> Decimal? {
    guard let figure = Figure.alone(bytes, cell),
      isPercent ? figure.unit == Units.percent : figure.unit?.dimension != .ratio
    else { return nil }
    return figure.number
  }

  private static let rates = Set(["执行率", "预算执行率", "全年执行率"].map { NameKey($0) })
}
