// Points for each further step of which nothing says where they end: 每多10人加1分.

import BiaoSyntax
import BiaoValues

/// Scoring rules are read into functions of what was reached; of these sentences the points alone matter, which grow
/// without a bound.
enum FurtherPoints {
  /// The clause, as offsets of the scoring rule's text; nil where there is none, or where a limit stands anywhere in it.
  static func find(_ text: [UInt8]) -> ByteRange? {
    guard text.count < 2000 else { return nil }
    let whole = 0..<text.count
    var start = 0
    while start < text.count {
      let end = stop(text, start)
      if let clause = clause(text, start..<end) { return limits.isIn(text, whole) ? nil : clause }
      start = end + 1
    }
    return nil
  }

  /// Points for each so many, from the first on: 每招收10人得0.3分.
  struct Each: Sendable {
    /// The clause.
    var range: ByteRange
    /// How many earn how many points.
    var step: Figure
    var points: Decimal
    /// Whether the rule says that there is no end: 多招多得, 上不封顶.
    var isEndless: Bool
  }

  /// The first such clause; nil where there is none, or where a limit stands anywhere in the text.
  static func each(_ text: [UInt8]) -> Each? {
    guard text.count < 2000 else { return nil }
    var start = 0
    while start < text.count {
      let end = stop(text, start)
      if text[start..<end].starts(with: every), let found = each(text, start..<end) {
        let whole = 0..<text.count
        return limits.isIn(text, whole) && !endless.isIn(text, whole) || full.isIn(text, whole) ? nil : found
      }
      // Over all bytes of the stop.
      start = end + (end < text.count && text[end] >= 0xE0 ? 3 : 1)
    }
    return nil
  }

  private static func each(_ text: [UInt8], _ clause: Range<Int>) -> Each? {
    guard !losses.isIn(text, clause), let gain = gain(text, clause),
      let step = firstFigure(text, clause.lowerBound..<gain.lowerBound), step.divisor == 1, !step.number.isZero,
      let points = firstFigure(text, gain.upperBound..<clause.upperBound), points.divisor == 1,
      points.unit?.dimension == .score, points.range.lowerBound == gain.upperBound
    else { return nil }
    let isEndless = endless.isIn(text, 0..<text.count) || moreForMore(text)
    return Each(range: clause, step: step, points: points.number, isEndless: isEndless)
  }

  /// The last verb right before a number: not the first 得 of 每获得1项得2分.
  private static func gain(_ text: [UInt8], _ clause: Range<Int>) -> Range<Int>? {
    for start in clause.reversed() {
      if text[start] >= 0xE5, gets.contains(where: { text[start..<clause.upperBound].starts(with: $0) }),
        start + 3 < clause.upperBound, text[start + 3] &- 0x30 < 10
      {
        return start..<start + 3
      }
    }
    return nil
  }

  private static func firstFigure(_ text: [UInt8], _ range: Range<Int>) -> Figure? {
    guard let digit = range.first(where: { text[$0] >= 0x30 && text[$0] <= 0x39 }) else { return nil }
    return Figure.scan(text, digit..<range.upperBound, signed: false)
  }

  /// 多招多得, 多劳多得: any verb between.
  private static func moreForMore(_ text: [UInt8]) -> Bool {
    guard let found = moreGets.firstRange(in: text, 0..<text.count), found.lowerBound >= 6 else { return false }
    return text[(found.lowerBound - 6)..<found.lowerBound].starts(with: moreGets.prefix(3))
  }

  private static let every = Array("每".utf8)
  private static let gets = NameTraitWords.words("得 计 记 加")
  private static let moreGets = Array("多得".utf8)
  private static let endless = WordSet("不封顶 不设上限 没有上限 无上限")
  private static let full = WordSet("满分 总分 计满 得满")

  /// Where the clause ends that starts at `start`: at 。 ； ， or their ASCII forms, by their first byte.
  private static func stop(_ text: [UInt8], _ start: Int) -> Int {
    var i = start
    while i < text.count {
      switch text[i] {
      case 0x3B, 0x0A: return i
      // 1,000 and 0.5 have no space behind.
      case 0x2C, 0x2E: if i + 1 >= text.count || text[i + 1] <= 0x20 { return i }
      case 0xE3 where i + 2 < text.count && text[i + 1] == 0x80 && text[i + 2] == 0x82: return i
      case 0xEF where i + 2 < text.count && text[i + 1] == 0xBC && (text[i + 2] == 0x8C || text[i + 2] == 0x9B):
        return i
      default: break
      }
      i += 1
    }
    return i
  }

  private static func clause(_ text: [UInt8], _ range: Range<Int>) -> ByteRange? {
    var i = range.lowerBound
    while i < range.upperBound {
      let isLatin = text[i] | 0x20 == 0x65
      // 每, or the e of each, every and extra.
      guard text[i] == 0xE6 || isLatin else {
        i += 1
        continue
      }
      if isLatin {
        if let found = latin(text, i, range) { return found }
      } else if let opening = openings.first(where: { text[i..<range.upperBound].starts(with: $0) }) {
        let rest = (i + opening.count)..<range.upperBound
        guard let gain = gains.lazy.compactMap({ $0.firstRange(in: text, rest) }).first,
          points.firstRange(in: text, gain.upperBound..<range.upperBound) != nil,
          !losses.isIn(text, rest)
        else { return nil }
        return i..<range.upperBound
      }
      i += 1
    }
    return nil
  }

  /// each further well, every additional 5 wells: with points and without a loss.
  private static func latin(_ text: [UInt8], _ at: Int, _ range: Range<Int>) -> ByteRange? {
    guard at == range.lowerBound || text[at - 1] == 0x20,
      latinOpenings.contains(where: { text[at..<range.upperBound].starts(with: $0) }),
      latinPoints.isIn(text, range), !latinLosses.isIn(text, range)
    else { return nil }
    var start = range.lowerBound
    while start < range.upperBound, text[start] <= 0x20 { start += 1 }
    // plus, and: what the step adds begins behind.
    if let plus = latinJoint.firstRange(in: text, start..<range.upperBound), plus.upperBound < at {
      start = plus.upperBound
    }
    return start..<range.upperBound
  }

  private static let openings = NameTraitWords.words(
    "每多 每增加 每增长 每增 每超过 每超出 每超额 每超 每高出 每高 每提高 每上升 每提升 每新增 每再增加 每再 每额外")
  private static let gains = NameTraitWords.words("加 奖励 得 增 另计")
  private static let points = Array("分".utf8)
  private static let losses = WordSet("扣 减 倒扣 超期 超时 超支 逾期 超标")
  private static let limits = WordSet(
    "最高 最多 上限 不超过 不超 不高于 加满 封顶 为止 至多 限加 不再加 maximum Maximum max Max limit cap Cap most exceed than up")
  private static let latinOpenings = [
    "each further ", "each additional ", "every further ", "every additional ", "each extra ",
    "every extra ", "each more ",
  ].map { Array($0.utf8) }
  private static let latinPoints = WordSet("point mark")
  private static let latinLosses = WordSet("lose loss deduct minus less missing delay")
  private static let latinJoint = Array("plus ".utf8)
}
