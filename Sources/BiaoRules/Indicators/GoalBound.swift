// A goal and an indicator that bound the same number of the same thing from two sides: 浓度不高于38, and 平均浓度: ≥ 38.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A comparison of a target that points another way than the goal says.
struct GoalBound {
  /// The comparison of the target.
  var comparator: ByteRange
  /// Whether it stands behind the number.
  var isAfter: Bool
  /// Whether the goal means a limit from above.
  var isLimit: Bool
  /// The bound with its number in the goal.
  var promise: ByteRange

  /// The first indicator that names what stands beside the figure and bounds its number from the other side.
  static func contrary(to promise: GoalFigure, _ form: Form, _ report: Report) -> GoalBound? {
    let bytes = form.tree.bytes
    // 每班不超过50人 is a bound of another thing than 学员50人以上.
    guard promise.figure.divisor == 1, let (isLimit, range) = bound(of: promise, bytes),
      !parts.isIn(bytes, promise.clause)
    else { return nil }
    var found: GoalBound?
    report.targetNumbers(of: form).first(saying: promise.figure.number) { index in
      let indicator = form.indicators[index]
      guard case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
        let comparator = list.targets[0].comparator, let place = list.targets[0].comparatorRange,
        isContrary(comparator, isLimit), let figure = list.targets[0].figure,
        figure.power == promise.figure.power, figure.unit == promise.figure.unit || figure.unit == nil,
        GoalUnit.isNamed(indicator.name, beside: promise, bytes)
      else { return false }
      found = GoalBound(
        comparator: place, isAfter: place.lowerBound >= figure.range.upperBound, isLimit: isLimit, promise: range)
      return true
    }
    return found
  }

  private static func isContrary(_ comparator: Comparator, _ isLimit: Bool) -> Bool {
    switch comparator {
    case .atLeast, .greater: isLimit
    case .atMost, .less: !isLimit
    case .equal, .notEqual, .approximately, .range: false
    }
  }

  /// Which way the words beside a figure bound it, with their place; nil where there are none.
  private static func bound(of promise: GoalFigure, _ bytes: [UInt8]) -> (isLimit: Bool, range: ByteRange)? {
    // 低于 is part of 不低于.
    bound(of: promise, minima, bytes).map { (false, $0) } ?? bound(of: promise, limits, bytes).map { (true, $0) }
  }

  private static func bound(of promise: GoalFigure, _ words: Words, _ bytes: [UInt8]) -> ByteRange? {
    let (start, end) = (promise.figure.range.lowerBound, promise.figure.range.upperBound)
    if let length = words.before.endingLength(bytes, promise.wordsBefore) {
      return ByteRange(clamping: start - length, end)
    }
    guard end + 6 <= promise.clause.upperBound, words.firsts.contains(NotationScan.character(bytes, end)) else {
      return nil
    }
    let after = bytes[end..<promise.clause.upperBound]
    // 50%以上的村: what the villages are like.
    guard let word = words.after.first(where: { after.starts(with: $0) }),
      !after.dropFirst(word.count).starts(with: attribute)
    else { return nil }
    return ByteRange(clamping: start, end + word.count)
  }

  private struct Words {
    let before: WordSet
    let after: [[UInt8]]
    /// The characters with which those behind the figure begin.
    let firsts: [UInt32]

    init(before: StaticString, after: StaticString) {
      self.before = WordSet(before)
      self.after = NameTraitWords.words(after)
      firsts = self.after.map { NotationScan.character($0, 0) }
    }
  }

  private static let limits = Words(before: "不高于 不超过 不多于 不大于 低于 小于 ≤ 最多", after: "以内 以下 之内 及以下")
  private static let minima = Words(before: "不低于 不少于 不小于 ≥ 至少", after: "以上 及以上")
  private static let parts = WordSet("每 单次 单个 单人 人均 户均 班均 其中 分别")
  private static let attribute = Array("的".utf8)
}
