// How many times one amount is another, in running text: 年初预算120万元，追加60万元，调整预算是年初预算的1.5倍.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A multiple or a share that stands in one sentence with the amounts of which it is made.
struct StatedRatio {
  /// The figure as written, in 倍 or %.
  var figure: Figure
  /// What the amounts come to, with as many decimals.
  var expected: Decimal
  /// The amounts above, one or two that are added up, and the one below.
  var parts: [ByteRange]
  var whole: ByteRange

  /// Those of a text that its amounts contradict. Linear in the text.
  static func wrong(_ bytes: [UInt8], _ text: ByteRange) -> [StatedRatio] {
    guard marks.isIn(bytes, text) else { return [] }
    var found: [StatedRatio] = []
    for sentence in Sentences(bytes, text) where marks.isIn(bytes, sentence) {
      let figures = GoalText.figures(bytes, sentence)
      for index in figures.indices.dropFirst(2) where isRatio(figures[index].figure) {
        if let wrong = wrong(bytes, sentence, figures, index) { found.append(wrong) }
      }
    }
    return found
  }

  private static func isRatio(_ figure: Figure) -> Bool {
    figure.divisor == 1 && (figure.unit == Units.percent || figure.unit == times)
  }

  private static func wrong(
    _ bytes: [UInt8], _ sentence: ByteRange, _ figures: [GoalFigure], _ index: Int
  ) -> StatedRatio? {
    let ratio = figures[index].figure
    let head = ByteRange(clamping: figures[index - 1].figure.range.upperBound, ratio.range.lowerBound)
    // A sentence with more is a list.
    let amounts = figures[max(0, index - maximumFigures)..<index].map(\.figure)
    // 支出60万元，占预算80万元的75%
    if bytes[head].elementsEqual(of), let share = share(bytes, amounts, ratio) { return share }
    // 总预算80万元，其中设备费60万元，占总预算的75%
    if let share = namedShare(bytes, sentence, head, amounts, ratio) { return share }
    guard ends.contains(where: { bytes[head].suffix($0.count).elementsEqual($0) }), amounts.count == 2 else {
      return nil
    }
    let first = segment(sentence.lowerBound, amounts[0])
    let second = segment(amounts[0].range.upperBound, amounts[1])
    if initialEnds.contains(where: { bytes[head].suffix($0.count).elementsEqual($0) }) {
      guard initial.isIn(bytes, first), !initial.isIn(bytes, second) else { return nil }
      if added.isIn(bytes, second) {
        return adjusted.isIn(bytes, head) ? judged(ratio, [amounts[0], amounts[1]], amounts[0]) : nil
      }
      // 追加后为, 调整为: the whole budget, as it was spent.
      guard spent.isIn(bytes, second) || adjusted.isIn(bytes, second), !changes.isIn(bytes, second) else { return nil }
      return judged(ratio, [amounts[1]], amounts[0])
    }
    // 预算80万元，实际支出60万元，控制率75%
    guard let control = control.firstRange(in: bytes, head), planned.isIn(bytes, first), spent.isIn(bytes, second),
      !planned.isIn(bytes, second) || spentBudget.isIn(bytes, second), !spent.isIn(bytes, first),
      !others.isIn(bytes, first), !others.isIn(bytes, second)
    else { return nil }
    let name = name(bytes, ByteRange(clamping: head.lowerBound, control.lowerBound))
    guard name.isEmpty || Array(bytes[name]).firstRange(in: bytes, first) != nil else { return nil }
    return judged(ratio, [amounts[1]], amounts[0])
  }

  /// The last two amounts, where the second is what the first is said to be a share of.
  private static func share(_ bytes: [UInt8], _ amounts: [Figure], _ ratio: Figure) -> StatedRatio? {
    guard amounts.count >= 2 else { return nil }
    let (part, whole) = (amounts[amounts.count - 2], amounts[amounts.count - 1])
    let between = ByteRange(clamping: part.range.upperBound, whole.range.lowerBound)
    guard between.count <= 42, let verb = Array("占".utf8).firstRange(in: bytes, between),
      bytes[between.lowerBound..<verb.lowerBound].elementsEqual(comma) || verb.lowerBound == between.lowerBound,
      !comma.isIn(bytes, ByteRange(clamping: verb.upperBound, between.upperBound))
    else { return nil }
    return judged(ratio, [part], whole)
  }

  /// The last amount, where it is said to be a share of what the same sentence names with its amount.
  private static func namedShare(
    _ bytes: [UInt8], _ sentence: ByteRange, _ head: ByteRange, _ amounts: [Figure], _ ratio: Figure
  ) -> StatedRatio? {
    guard amounts.count >= 2, head.count >= 15, head.count <= 48, bytes[head].suffix(3).elementsEqual(of),
      let verb = Array("占".utf8).firstRange(in: bytes, head),
      verb.lowerBound == head.lowerBound || bytes[head.lowerBound..<verb.lowerBound].elementsEqual(comma),
      case let name = Array(bytes[verb.upperBound..<(head.upperBound - 3)]), name.count >= 9
    else { return nil }
    var whole: Figure?
    var start = sentence.lowerBound
    for amount in amounts.dropLast() {
      let words = withoutLink(bytes, ByteRange(clamping: start, amount.range.lowerBound))
      if words.count >= name.count, bytes[words].suffix(name.count).elementsEqual(name) {
        // Twice under one name, nobody knows which is meant.
        guard whole == nil else { return nil }
        whole = amount
      }
      start = amount.range.upperBound
    }
    guard let whole, let part = amounts.last else { return nil }
    return judged(ratio, [part], whole)
  }

  /// Without 为 and the like at the end.
  private static func withoutLink(_ bytes: [UInt8], _ words: ByteRange) -> ByteRange {
    guard let link = links.first(where: { words.count > $0.count && bytes[words].suffix($0.count).elementsEqual($0) })
    else {
      return words
    }
    return ByteRange(clamping: words.lowerBound, words.upperBound - link.count)
  }

  /// The words before an amount, from the end of the one before it.
  private static func segment(_ start: Int, _ figure: Figure) -> ByteRange {
    ByteRange(clamping: start, figure.range.lowerBound)
  }

  /// The name of what is controlled: what stands behind the last mark.
  private static func name(_ bytes: [UInt8], _ text: ByteRange) -> ByteRange {
    var start = text.lowerBound
    while let mark = comma.firstRange(in: bytes, ByteRange(clamping: start, text.upperBound)) {
      start = mark.upperBound
    }
    return ByteRange(clamping: start, text.upperBound)
  }

  /// Nil where the figure is right, with what rounding of the amounts leaves open; of a percentage the last place may have
  /// been cut off.
  private static func judged(_ ratio: Figure, _ parts: [Figure], _ whole: Figure) -> StatedRatio? {
    guard
      (parts + [whole]).allSatisfy({ $0.unit?.dimension == .money && $0.unit?.denominator == nil && $0.divisor == 1 }),
      let below = whole.base(in: nil), let halfBelow = whole.halfPlace(in: nil), below > halfBelow
    else { return nil }
    var above = Decimal.zero
    var halfAbove = Decimal.zero
    for part in parts {
      guard let value = part.base(in: nil), let half = part.halfPlace(in: nil), let next = above.adding(value),
        let nextHalf = halfAbove.adding(half)
      else { return nil }
      above = next
      halfAbove = nextHalf
    }
    let isPercent = ratio.unit == Units.percent
    let places = ratio.number.scale
    guard let quotient = Rational(above).divided(by: Rational(below)),
      let expected = (isPercent ? quotient * Rational(.hundred) : quotient)?.decimal(rounded: places),
      let doubt = isPercent ? Decimal.one.scaled(byPowerOfTen: -places) : Decimal(5).scaled(byPowerOfTen: -places - 1),
      let low = ratio.number.subtracting(doubt)?.scaled(byPowerOfTen: isPercent ? -2 : 0),
      let high = ratio.number.adding(doubt)?.scaled(byPowerOfTen: isPercent ? -2 : 0),
      let most = above.adding(halfAbove), let least = above.subtracting(halfAbove),
      let smallest = below.subtracting(halfBelow), let largest = below.adding(halfBelow),
      let lowest = low.multiplied(by: smallest), let highest = high.multiplied(by: largest),
      most < lowest || least > highest
    else { return nil }
    return StatedRatio(figure: ratio, expected: expected, parts: parts.map(\.range), whole: whole.range)
  }

  private static let maximumFigures = 24
  private static let times = Units.unit(named: Array("倍".utf8))
  private static let marks = WordSet("占 控制率 年初")
  private static let of = Array("的".utf8)
  private static let links = NameTraitWords.words("为 是 共计 合计 共 计 达 :  ：")
  private static let comma = Array("，".utf8)
  private static let control = Array("控制率".utf8)
  private static let initialEnds = NameTraitWords.words("年初的 年初数的 年初预算的 年初预算数的 年初预算额的 年初预算安排的 年初预算金额的")
  private static let ends = initialEnds + NameTraitWords.words("控制率 控制率为 控制率是 控制率达 控制率达到")
  private static let initial = WordSet("年初预算 年初部门预算 年初安排预算")
  private static let added = WordSet("追加 调增 增加")
  private static let adjusted = WordSet("调整预算 调整后预算 调整后的预算 全年预算 追加后预算 最终预算 调整预算数")
  private static let planned = WordSet("预算 安排 控制数 限额 计划")
  private static let spent = WordSet("实际 支出 执行 决算 发生 使用 支付")
  private static let spentBudget = WordSet("实际 执行")
  private static let changes = WordSet("追加 减 增 结余 结转 其中")
  private static let others = WordSet("上年 去年 同期 其中 人均 结余 追加")
}

extension [UInt8] {
  /// Whether the word stands in `range` of `text`.
  func isIn(_ text: [UInt8], _ range: ByteRange) -> Bool { firstRange(in: text, range) != nil }
}
