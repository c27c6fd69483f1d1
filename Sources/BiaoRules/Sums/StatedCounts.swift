// Counts in running text with the list of what they are made of: 救援队伍14支、326人，其中消防5支148人、森防4支86人、社会力量5支102人.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension StatedParts {
  /// The counts of a text whose parts, listed behind 其中 or in brackets, come to something else by one slip of the pen. Linear in
  /// the text.
  static func wrongCounts(_ bytes: [UInt8], _ text: ByteRange) -> [StatedParts] {
    guard text.count >= 30, countMarks.isIn(bytes, text) else { return [] }
    var found: [StatedParts] = []
    var isRead = false
    var figures: [GoalFigure] = []
    for sentence in Sentences(bytes, text) where countMarks.isIn(bytes, sentence) {
      if !isRead { figures = GoalText.figures(bytes, text) }
      isRead = true
      let own = figures.filter {
        $0.figure.range.lowerBound >= sentence.lowerBound && $0.figure.range.upperBound <= sentence.upperBound
      }
      guard own.count >= 3 else { continue }
      for index in 1..<(own.count - 1) {
        guard let list = CountList(bytes, sentence, own, first: index) else { continue }
        found += list.wrong(bytes)
      }
    }
    return found
  }

  fileprivate static let countMarks = WordSet("其中 （")
}

/// The parts behind one mark, with the counts before it.
private struct CountList {
  private let wholes: [Figure]
  private let parts: [Figure]
  /// Whether the list stands in brackets, and not as that of some of them.
  private let isEnumerated: Bool
  private let list: ByteRange

  /// Nil where the figure at `first` is not the first one behind a mark.
  init?(_ bytes: [UInt8], _ sentence: ByteRange, _ figures: [GoalFigure], first: Int) {
    let (before, part) = (figures[first - 1].figure, figures[first].figure)
    let words = ByteRange(clamping: before.range.upperBound, part.range.lowerBound)
    guard words.count <= 60 else { return nil }
    let mark = CountList.among.firstRange(in: bytes, words)
    let bracket = CountList.bracket.firstRange(in: bytes, words)
    guard let opening = mark ?? bracket,
      case let head = ByteRange(clamping: opening.upperBound, words.upperBound),
      // Another clause begins behind it.
      !CountList.comma.isIn(bytes, head), !CountList.closing.isIn(bytes, words)
    else { return nil }
    isEnumerated = mark == nil
    // As far as the bracket, or the first mark that does not list.
    var end = sentence.upperBound
    let rest = ByteRange(clamping: part.range.upperBound, end)
    if bracket != nil {
      guard let close = CountList.closing.firstRange(in: bytes, rest) else { return nil }
      end = close.lowerBound
    } else {
      let next = first + 1 < figures.count ? figures[first + 1].figure.range.lowerBound : end
      let isListed = CountList.listMark.isIn(bytes, ByteRange(clamping: part.range.upperBound, next))
      if isListed || figures[first + 1].figure.range.lowerBound == part.range.upperBound,
        let stop = CountList.comma.firstRange(in: bytes, rest)
      {
        end = stop.lowerBound
      }
      if let again = CountList.among.firstRange(in: bytes, rest), again.lowerBound < end { return nil }
    }
    list = ByteRange(clamping: opening.upperBound, end)
    parts = figures[first...].lazy.map(\.figure).filter { $0.range.upperBound <= end }
    // The counts of the clause before the mark: 14支、326人.
    let clause = figures[first - 1].clause.lowerBound
    wholes = figures[..<first].filter { $0.clause.lowerBound == clause }.map(\.figure)
  }

  func wrong(_ bytes: [UInt8]) -> [StatedParts] {
    guard let start = wholes.first?.range.lowerBound, !CountList.others.isIn(bytes, list),
      !CountList.before.isIn(bytes, ByteRange(clamping: max(start - 18, 0), list.lowerBound))
    else { return [] }
    return wholes.compactMap { whole in
      guard let unit = whole.unit, unit.dimension.isCount || unit.dimension == .mass || unit.dimension == .area,
        unit.denominator == nil, whole.divisor == 1,
        // One count of each unit.
        wholes.filter({ $0.unit == unit }).count == 1,
        case let own = parts.filter({ $0.unit == unit }), own.count >= 3, own.count <= 12,
        own.allSatisfy({ $0.divisor == 1 && $0.power == whole.power }),
        let sum = own.reduce(Decimal?.some(.zero), { $0?.adding($1.number) }), sum != whole.number,
        let difference = sum.subtracting(whole.number),
        let twentyfold = difference.magnitude.multiplied(by: Decimal(20)),
        twentyfold <= whole.number, Slip.explains(whole.number, own, sum: sum)
      else { return nil }
      // Parts that were rounded one by one.
      if whole.number.scale > 0 || unit.power > 0 {
        guard let doubt = Decimal(own.count).scaled(byPowerOfTen: -whole.number.scale), difference.magnitude > doubt
        else { return nil }
      }
      // Behind 其中 something may be left out; in brackets alone stands all that there is, but for one or two of many.
      if difference.isNegative {
        guard isEnumerated, let tens = difference.scaled(byPowerOfTen: -1), tens.normalized.scale == 0 else {
          return nil
        }
      }
      return StatedParts(total: whole, parts: own, sum: sum.normalized)
    }
  }

  private static let among = Array("其中".utf8)
  private static let bracket = Array("（".utf8)
  private static let closing = Array("）".utf8)
  private static let comma = Array("，".utf8)
  private static let listMark = Array("、".utf8)
  /// What is counted twice, and what is left out.
  private static let others = WordSet(
    "女 党员 少数民族 残疾 老年 脱贫 困难 学历 以上 以下 其中 等 主要 重点 含 包括 每 均 分别 合计 累计 共 增 减 比 较 约 余 多 新增 上年 去年 计划 目标 应完成 应到 兼 不足 超 最")
  private static let before = WordSet("约 近 超 余 以上 不少于 不低于 每 平均 人均 计划 上年 去年 同比")
}
