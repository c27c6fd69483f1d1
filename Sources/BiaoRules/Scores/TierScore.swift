// Scores that a form gives for a tier as a whole, behind its indicators: 得分构成, and under it 产出指标: 49.27.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// One that is not the sum of the scores of the tier's indicators.
struct TierScore {
  var range: ByteRange
  var name: ByteRange
  var tier: ByteRange
  var sum: Decimal

  /// Those of a form in which each indicator has a score.
  static func wrong(_ evaluation: SelfEvaluation, _ form: Form) -> [TierScore] {
    guard evaluation.isComplete, evaluation.items.contains(where: { $0.index >= 0 }) else { return [] }
    let tree = form.tree
    var sums: [NameKey: (sum: Decimal, tier: ByteRange)?] = [:]
    for tier in form.tiers where !tier.indicators.isEmpty {
      let key = NameKey(tree.bytes, tier.name)
      // Of two tiers with one name nobody knows which is meant.
      sums[key] = sums[key] == nil ? sum(of: tier, evaluation).map { ($0, tier.name) } : .some(nil)
    }
    var found: [TierScore] = []
    form.visitEntriesOutsideIndicators { line in
      guard let value = tree.value(ofLine: line), !value.isEmpty, value.count <= 12,
        let name = tree.readLabel(ofLine: line)?.name, form.bindings[line].role != .tier, !form.isRelated(line),
        let parent = tree.lines[line].parent.flatMap({ tree.readLabel(ofLine: $0)?.name }),
        let key = key(of: name, below: parent, tree.bytes), let (sum, tier) = sums[key] ?? nil,
        let stated = SelfEvaluation.points(tree.bytes, value), stated.number != sum
      else { return }
      // Printed more coarsely.
      if sum.scale > stated.number.scale, sum.rounded(places: stated.number.scale) == stated.number { return }
      found.append(TierScore(range: stated.range, name: name, tier: tier, sum: sum))
    }
    return found
  }

  private static func sum(of tier: TierUse, _ evaluation: SelfEvaluation) -> Decimal? {
    var sum = Decimal.zero
    for item in evaluation.items where tier.indicators.contains(item.index) {
      guard let next = sum.adding(item.score) else { return nil }
      sum = next
    }
    return sum
  }

  /// The tier of 产出指标 below 得分构成, and of 产出指标得分 anywhere; weights are no scores.
  private static func key(of name: ByteRange, below parent: ByteRange, _ bytes: [UInt8]) -> NameKey? {
    if bytes[name].suffix(score.count).elementsEqual(score), name.count > score.count {
      return NameKey(bytes, ByteRange(clamping: name.lowerBound, name.upperBound - score.count))
    }
    return scores.isIn(bytes, parent) && !weights.isIn(bytes, parent) ? NameKey(bytes, name) : nil
  }

  private static let score = Array("得分".utf8)
  private static let scores = WordSet("得分 评分 分数")
  private static let weights = WordSet("分值 权重 满分 标准分")
}
