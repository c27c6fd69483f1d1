// Parts in running text that leave nothing out: 其中合格60件、不合格6件 of what was tested, and the points of a total score.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension StatedParts {
  /// Numbers of what is so and what is not that do not come to the number of all. Linear in the text.
  static func wrongComplements(_ bytes: [UInt8], _ text: ByteRange) -> [StatedParts] {
    var found: [StatedParts] = []
    for sentence in Sentences(bytes, text) where denials.isIn(bytes, sentence) {
      let figures = GoalText.figures(bytes, sentence).map(\.figure)
      guard figures.count >= 3 else { continue }
      for index in 1..<figures.count - 1
      where isComplement(bytes, figures[index - 1], figures[index], figures[index + 1]) {
        if let wrong = wrong(bytes, figures, index) { found.append(wrong) }
      }
    }
    return found
  }

  /// Whether the words between two numbers deny what stands before the first: 合格60件、不合格.
  private static func isComplement(_ bytes: [UInt8], _ before: Figure, _ first: Figure, _ second: Figure) -> Bool {
    guard let unit = first.unit, unit == second.unit, unit.dimension != .ratio, first.power == second.power,
      first.divisor == 1, second.divisor == 1
    else { return false }
    let between = ByteRange(clamping: first.range.upperBound, second.range.lowerBound)
    let head = ByteRange(clamping: before.range.upperBound, first.range.lowerBound)
    guard between.count <= 24,
      let denial = denialWords.first(where: { bytes[between].starts(with: $0) }), between.count >= denial.count + 6
    else { return false }
    let word = bytes[(between.lowerBound + denial.count)..<between.upperBound]
    return head.count >= word.count && bytes[head].suffix(word.count).elementsEqual(word)
  }

  /// The two parts at `index` and behind it, held against the last number of the same things before 其中.
  private static func wrong(_ bytes: [UInt8], _ figures: [Figure], _ index: Int) -> StatedParts? {
    let parts = [figures[index], figures[index + 1]]
    guard let at = figures[..<index].lastIndex(where: { $0.unit == parts[0].unit && $0.power == parts[0].power }),
      case let total = figures[at], total.divisor == 1,
      case let between = ByteRange(clamping: total.range.upperBound, parts[0].range.lowerBound),
      among.firstRange(in: bytes, between) != nil, !inexact.isIn(bytes, between),
      !inexact.isIn(bytes, ByteRange(clamping: max(total.range.lowerBound - 6, 0), total.range.lowerBound)),
      !planned.isIn(bytes, ByteRange(clamping: max(total.range.lowerBound - 30, 0), total.range.lowerBound)),
      let sum = parts[0].number.adding(parts[1].number), sum != total.number, total.number >= parts[0].number
    else { return nil }
    return StatedParts(total: total, parts: parts, sum: sum.normalized)
  }

  /// “三公”经费28.6万元，其中公务接待费4.2万元、公务用车运行维护费23.4万元，未安排因公出国（境）费用: the three that there are.
  static func wrongOfficial(_ bytes: [UInt8], _ text: ByteRange) -> [StatedParts] {
    guard let name = official.firstRange(in: bytes, text) else { return [] }
    let rest = ByteRange(clamping: name.lowerBound, text.upperBound)
    let sentence = ByteRange(clamping: name.lowerBound, stop.firstRange(in: bytes, rest)?.lowerBound ?? rest.upperBound)
    let figures = GoalText.figures(bytes, sentence).map(\.figure)
    guard let mark = among.firstRange(in: bytes, sentence), let total = figures.first, total.unit?.dimension == .money,
      total.range.upperBound <= mark.lowerBound, total.range.lowerBound - name.upperBound <= 45,
      !otherYears.isIn(bytes, ByteRange(clamping: max(text.lowerBound, name.lowerBound - 24), total.range.lowerBound))
    else { return [] }
    var parts: [Figure] = []
    var named = 0
    var start = mark.upperBound
    for figure in figures where figure.range.lowerBound >= mark.upperBound {
      let words = ByteRange(clamping: start, figure.range.lowerBound)
      start = figure.range.upperBound
      guard let kind = officialKinds.firstIndex(where: { $0.isIn(bytes, words) }) else { return [] }
      // 公务用车购置费 and 公务用车运行维护费 are two parts of one kind.
      named |= 1 << kind
      guard figure.unit == total.unit, figure.divisor == 1, !inexact.isIn(bytes, words), !compared.isIn(bytes, words)
      else { return [] }
      parts.append(figure)
    }
    let isWhole = named == 7 || named & 3 == 3 && noTravel.isIn(bytes, sentence)
    guard isWhole, parts.count <= 4, let sum = parts.reduce(Decimal?.some(.zero), { $0?.adding($1.number) }),
      sum != total.number
    else { return [] }
    return [StatedParts(total: total, parts: parts, sum: sum.normalized)]
  }

  /// The points of parts that do not come to the score before 其中, or behind them: more than it, or nearly as many by one
  /// slip.
  static func wrongScores(_ bytes: [UInt8], _ text: ByteRange) -> [StatedParts] {
    guard let mark = among.firstRange(in: bytes, text) else { return wrongScoresBefore(bytes, text) }
    let rest = ByteRange(clamping: mark.upperBound, text.upperBound)
    let list = ByteRange(clamping: rest.lowerBound, stop.firstRange(in: bytes, rest)?.lowerBound ?? rest.upperBound)
    guard !otherPoints.isIn(bytes, list) else { return [] }
    let figures = GoalText.figures(bytes, ByteRange(clamping: text.lowerBound, list.upperBound))
    guard
      let stated = figures.last(where: { $0.figure.range.upperBound <= mark.lowerBound && isScore($0.figure) }),
      scores.isIn(bytes, stated.wordsBefore),
      mark.lowerBound - stated.figure.range.upperBound <= 60
    else { return [] }
    let parts = figures.lazy.map(\.figure).filter { $0.range.lowerBound >= list.lowerBound }
    guard parts.allSatisfy(isScore), parts.count >= 3, parts.count <= 12 else { return [] }
    var sum = Decimal.zero
    for part in parts {
      guard let next = sum.adding(part.number) else { return [] }
      sum = next
    }
    guard let difference = sum.subtracting(stated.figure.number), !difference.isZero else { return [] }
    let found = StatedParts(total: stated.figure, parts: Array(parts), sum: sum.normalized)
    return !difference.isNegative || Slip.isOne(stated.figure.number, meant: sum) ? [found] : []
  }

  /// 决策得18分、过程得16.9分、产出得25分，综合得分60.9分: scores of parts that do not come to the score behind them.
  private static func wrongScoresBefore(_ bytes: [UInt8], _ text: ByteRange) -> [StatedParts] {
    var found: [StatedParts] = []
    for sentence in Sentences(bytes, text) where wholes.isIn(bytes, sentence) && !otherParts.isIn(bytes, sentence) {
      let figures = GoalText.figures(bytes, sentence).filter { isScore($0.figure) }
      guard figures.count >= 4, figures.count <= 12, let stated = figures.last,
        wholes.isIn(bytes, stated.wordsBefore),
        case let parts = figures.dropLast().map(\.figure),
        parts.allSatisfy({ part in
          givens.contains { bytes[..<part.range.lowerBound].suffix($0.count).elementsEqual($0) }
        })
      else { continue }
      var sum: Decimal? = .zero
      for part in parts { sum = sum?.adding(part.number) }
      guard let sum, let difference = sum.subtracting(stated.figure.number), !difference.isZero,
        !difference.isNegative || Slip.isOne(stated.figure.number, meant: sum)
      else { continue }
      found.append(StatedParts(total: stated.figure, parts: parts, sum: sum.normalized))
    }
    return found
  }

  private static let wholes = WordSet("综合得分 总得分 总分 得分合计 合计得分 自评得分 评价得分 综合评分")
  private static let givens = NameTraitWords.words("得 得分 得分为 得分： 得分:")
  /// What could be had, what was lost, and the scores of others.
  private static let otherParts = WordSet("满分 扣 失 分值 ／ 加分 平均 上年 上一年 去年 权重 较 比")

  private static func isScore(_ figure: Figure) -> Bool {
    figure.unit?.dimension == .score && figure.divisor == 1 && figure.power == 0
  }

  private static let denialWords = NameTraitWords.words("、不 ，不 ；不 、未 ，未 ；未")
  static let denials = WordSet("、不 ，不 、未 ，未")
  private static let among = Array("其中".utf8)
  private static let stop = Array("。".utf8)
  private static let official = Array("三公".utf8)
  private static let officialKinds = [WordSet("接待"), WordSet("用车 公车"), WordSet("出国 出境")]
  private static let noTravel = WordSet("未安排 无因公 没有安排 不安排 未发生")
  private static let otherYears = WordSet("上年 去年")
  private static let compared = WordSet("比 较 增 减 其中 降 下 节约")
  private static let inexact = WordSet("约 近 余 多 左右")
  private static let planned = WordSet("计划 目标 应 任务")
  static let scores = WordSet("得分 总分 评分 自评分")
  /// What is no part of the score: what could be had, what was lost.
  private static let otherPoints = WordSet("满分 扣 失 分值 总分 / ／ 加分 共计 合计 平均 上年 （ (")
}

extension Slip {
  /// Whether one digit is wrong or two are swapped.
  fileprivate static func isOne(_ written: Decimal, meant: Decimal) -> Bool {
    guard let slip = Slip.find(meant: meant, tolerance: .zero, written: written, places: written.scale)?.slip else {
      return false
    }
    switch slip {
    case .wrongDigit, .swappedDigits, .droppedDigit, .doubledDigit, .shiftedPoint: return true
    case .sign, .blank, .extraDigit, .other: return false
    }
  }
}
