// One number of running text with two digits swapped in another place of it: 供养特困人员4210人, and 4120名特困人员 later.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct ProseSlip {
  /// The one that is said once, of two the later, and the other one.
  var said: ByteRange
  var other: ByteRange

  /// Those of the text outside of indicators, in lines of prose and in values as long as one. Linear in its figures: two numbers with swapped digits have the same digits.
  static func all(in form: Form, _ report: Report) -> [ProseSlip] {
    let bytes = form.tree.bytes
    var all: [(key: UInt64, said: Said)] = []
    form.visitAnswersOutsideIndicators { line in
      guard all.count < maximum, let text = ProseSlip.text(ofLine: line, form.tree) else { return }
      var last: Figure?
      for figure in report.figures(ofGoal: text) {
        defer { last = figure.figure }
        guard figure.figure.divisor == 1, let unit = figure.figure.unit,
          unit != Units.percent, let key = key(figure.figure, bytes)
        else { continue }
        all.append((key, Said(figure: figure, last: last)))
      }
    }
    return pairs(all, bytes).compactMap { first, second in
      let (one, other) = (count(of: first, all), count(of: second, all))
      // A number that is said twice is meant: where both are, they are two.
      if one > 1, other > 1 { return nil }
      return other > 1
        ? ProseSlip(said: first.figure.range, other: second.figure.range)
        : ProseSlip(said: second.figure.range, other: first.figure.range)
    }
  }

  /// How often the number of a figure is said.
  private static func count(of figure: GoalFigure, _ all: [(key: UInt64, said: Said)]) -> Int {
    all.count { $0.said.figure.figure.number == figure.figure.number }
  }

  /// The figures of which one is the other with two digits swapped, those of the same digits side by side.
  private static func pairs(_ all: [(key: UInt64, said: Said)], _ bytes: [UInt8]) -> [(GoalFigure, GoalFigure)] {
    let order = all.indices.sorted { (all[$0].key, $0) < (all[$1].key, $1) }
    var pairs: [(at: Int, first: GoalFigure, second: GoalFigure)] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, all[order[end]].key == all[order[start]].key { end += 1 }
      if end - start > 1 {
        var (known, seen): ([Decimal], [Said]) = ([], [])
        for index in order[start..<end] {
          let said = all[index].said
          let isNew = !known.contains(said.figure.figure.number)
          if isNew, known.count < 8 { known.append(said.figure.figure.number) }
          guard !others.isIn(bytes, said.figure.clause) else { continue }
          if isNew, let other = seen.first(where: { isSlip($0, said, bytes) }) {
            pairs.append((index, other.figure, said.figure))
          }
          if seen.count < 4 { seen.append(said) }
        }
      }
      start = end
    }
    return pairs.sorted { $0.at < $1.at }.map { ($0.first, $0.second) }
  }

  /// A figure, and the one before it in the text.
  private struct Said {
    var figure: GoalFigure
    var last: Figure?
  }

  static func text(ofLine line: Int, _ tree: Tree) -> ByteRange? {
    switch tree.lines[line].kind {
    case .prose: tree.text(ofLine: line)
    case .entry: tree.value(ofLine: line).flatMap { $0.count >= shortestValue ? $0 : nil }
    default: nil
    }
  }

  /// How often each digit stands in the number, four bits for each; nil where it has fewer than two that are no zero, or a
  /// digit more often than that.
  private static func key(_ figure: Figure, _ bytes: [UInt8]) -> UInt64? {
    guard figure.numberRange.count <= 15 else { return nil }
    var key: UInt64 = 0
    var count = 0
    for i in figure.numberRange where bytes[i] &- 0x30 < 10 {
      key &+= 1 << (UInt64(bytes[i] &- 0x30) &* 4)
      if bytes[i] != 0x30 { count += 1 }
    }
    return count >= 2 ? key : nil
  }

  private static func isSlip(_ one: Said, _ two: Said, _ bytes: [UInt8]) -> Bool {
    let (first, second) = (one.figure, two.figure)
    guard let unit = first.figure.unit, let other = second.figure.unit, first.figure.power == second.figure.power,
      unit == other || unit.dimension.isCount && unit.isCommensurable(with: other),
      first.figure.numberRange.count == second.figure.numberRange.count,
      case let pairs = zip(first.figure.numberRange, second.figure.numberRange),
      case let differing = pairs.filter({ bytes[$0] != bytes[$1] }), differing.count == 2,
      // 86.4 and 84.6: the point between them does not count.
      differing[1].0 == differing[0].0 + 1
        || differing[1].0 == differing[0].0 + 2 && bytes[differing[0].0 + 1] == 0x2E
    else { return false }
    // 96栋楼、3248户, and 96栋楼、3428户 居民
    if let last = one.last, let before = two.last, last.unit == before.unit, last.number == before.number,
      last.number > .one, bytes[..<first.figure.range.lowerBound].suffix(pause.count).elementsEqual(pause),
      bytes[last.range.upperBound..<first.figure.range.lowerBound]
        .elementsEqual(bytes[before.range.upperBound..<second.figure.range.lowerBound])
    {
      return true
    }
    // Of fewer digits one may well be another number: all that is said before them has to be the same.
    if first.figure.number < .hundred {
      return sameBefore(first.figure.numberRange, second.figure.numberRange, bytes) >= 15
    }
    return ResultValue.longestRun(bytes, surroundings(first), surroundings(second)) >= 4
  }

  /// How many bytes of text are the same before two numbers.
  private static func sameBefore(_ first: ByteRange, _ second: ByteRange, _ bytes: [UInt8]) -> Int {
    var count = 0
    while count < min(first.lowerBound, second.lowerBound), bytes[first.lowerBound - count - 1] >= 0x80,
      bytes[first.lowerBound - count - 1] == bytes[second.lowerBound - count - 1]
    {
      count += 1
    }
    return count
  }

  /// The words around the number, those that say of what it is.
  private static func surroundings(_ figure: GoalFigure) -> ByteRange {
    let range = figure.figure.range
    return ByteRange(
      clamping: max(figure.clause.lowerBound, range.lowerBound - 30),
      min(figure.clause.upperBound, range.upperBound + 30))
  }

  private static let pause = Array("、".utf8)
  /// In bytes.
  private static let shortestValue = 30
  /// More figures are those of a collection of reports.
  private static let maximum = 2000
  /// What is not the same time's, and parts.
  private static let others = WordSet(
    "上年 去年 同期 历年 计划 预期 原定 同比 其中 剩余 每 平均 较 比 以来 季度 上半年 下半年 首批 一期 二期 第一批 第二批 另 拟 将 预计 年均 由 从 调整")
}
