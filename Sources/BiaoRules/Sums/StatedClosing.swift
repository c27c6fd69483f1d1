// Figures in running text that come to something else than the total behind them, or before the brackets in which they
// stand.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// 维保费186万元，租赁费96.8万元，电费34万元，共计326.8万元; 每人180元（宫颈64元、乳腺106元）.
///
/// Said only where one slip of the pen explains the difference: text leaves much out, and what looks like a part may be
/// none.
struct StatedClosing {
  var total: Figure
  var parts: [Figure]
  var sum: Decimal

  static func wrong(_ bytes: [UInt8], _ text: ByteRange) -> [StatedClosing] {
    guard marks.isIn(bytes, text) || bracket.firstRange(in: bytes, text) != nil else { return [] }
    var found: [StatedClosing] = []
    for sentence in Sentences(bytes, text) where sentence.count > 30 && found.count < maximum {
      let hasMark = marks.isIn(bytes, sentence)
      guard hasMark || bracket.firstRange(in: bytes, sentence) != nil else { continue }
      let figures = GoalText.figures(bytes, sentence).map(\.figure)
      guard figures.count >= 3, figures.count <= maximumFigures else { continue }
      for index in figures.indices.dropFirst(2) where hasMark {
        if let wrong = closing(bytes, sentence, figures, index) { found.append(wrong) }
      }
      for index in figures.indices.dropLast(2) {
        if let wrong = bracketed(bytes, sentence, figures, index) { found.append(wrong) }
      }
    }
    return found
  }

  /// The figure at `index` stands right behind 共计; the parts are those of its unit before it.
  private static func closing(
    _ bytes: [UInt8], _ sentence: ByteRange, _ figures: [Figure], _ index: Int
  ) -> StatedClosing? {
    let total = figures[index]
    guard isPlain(total), let mark = markBefore(bytes, sentence, total) else { return nil }
    var parts: [Figure] = []
    // From the last one back to the first that is no part: what stands before a total or 其中 belongs to another list.
    for figure in figures[..<index].reversed() {
      let between = ByteRange(clamping: figure.range.upperBound, parts.last?.range.lowerBound ?? mark)
      guard isPlain(figure), figure.unit == total.unit, figure.power == total.power,
        figure.range.upperBound <= mark, !others.isIn(bytes, between)
      else { break }
      parts.append(figure)
    }
    guard let first = parts.last, !others.isIn(bytes, clause(bytes, sentence, before: first)) else { return nil }
    return judged(total, parts.reversed())
  }

  /// The figure at `index` stands right before a bracket; the parts are all figures in it.
  private static func bracketed(
    _ bytes: [UInt8], _ sentence: ByteRange, _ figures: [Figure], _ index: Int
  ) -> StatedClosing? {
    let total = figures[index]
    guard isPlain(total), total.unit?.dimension == .money,
      bytes[total.range.upperBound..<sentence.upperBound].starts(with: bracket),
      let end = closingBracket.firstRange(
        in: bytes, ByteRange(clamping: total.range.upperBound, sentence.upperBound))?.lowerBound
    else { return nil }
    let parts = figures[(index + 1)...].prefix { $0.range.upperBound <= end }
    let inside = ByteRange(clamping: total.range.upperBound, end)
    guard parts.allSatisfy({ isPlain($0) && $0.unit == total.unit && $0.power == total.power }),
      !others.isIn(bytes, inside), !comparisons.isIn(bytes, inside)
    else { return nil }
    return judged(total, Array(parts))
  }

  private static func judged(_ total: Figure, _ parts: [Figure]) -> StatedClosing? {
    guard parts.count >= 2, parts.count <= 12, total.number >= Decimal(100) || total.number.normalized.scale > 0 else {
      return nil
    }
    // The list may be longer than what is summed up: some of the last of them.
    var tail: Decimal? = .zero
    for (count, part) in parts.reversed().enumerated() {
      tail = tail?.adding(part.number)
      if count > 0, tail == total.number { return nil }
    }
    guard let sum = tail, sum != total.number, Slip.explains(total.number, parts, sum: sum) else { return nil }
    return StatedClosing(total: total, parts: parts, sum: sum.normalized)
  }

  private static func isPlain(_ figure: Figure) -> Bool {
    guard let unit = figure.unit else { return false }
    return figure.divisor == 1 && unit.denominator == nil && (unit.dimension == .money || unit.dimension.isCount)
  }

  /// Where 共计 begins, with nothing but its own words between it and the figure.
  private static func markBefore(_ bytes: [UInt8], _ sentence: ByteRange, _ total: Figure) -> Int? {
    for mark in markWords {
      for words in behind {
        let start = total.range.lowerBound - mark.count - words.count
        if start >= sentence.lowerBound, bytes[start..<total.range.lowerBound].elementsEqual(mark + words) {
          return start
        }
      }
    }
    return nil
  }

  private static func clause(_ bytes: [UInt8], _ sentence: ByteRange, before figure: Figure) -> ByteRange {
    var start = figure.range.lowerBound
    while start - 3 >= sentence.lowerBound, !bytes[(start - 3)..<start].elementsEqual(comma) { start -= 1 }
    return ByteRange(clamping: start - 3 >= sentence.lowerBound ? start : sentence.lowerBound, figure.range.lowerBound)
  }

  private static let maximum = 8
  private static let maximumFigures = 24
  private static let bracket = Array("（".utf8)
  private static let closingBracket = Array("）".utf8)
  private static let comma = Array("，".utf8)
  private static let markWords = NameTraitWords.words("共计 合计 总计 总共")
  private static let behind = NameTraitWords.words("为 支出 投入 金额 资金 经费 费用") + [[]]
  private static let marks = WordSet("共计 合计 总计 总共")
  /// What begins another list, is counted twice, is no part, or is a rate.
  private static let others = WordSet("其中 含 包括 每 均 分别 标准 单价 累计 共计 合计 总计 剩余 结余 上年 去年 比 超 不足 约")
  private static let comparisons = WordSet("最 原 现 年 由 从 至 到 或 以 元- 高 低 不")
}
