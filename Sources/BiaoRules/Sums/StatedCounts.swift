// Counts in running text whose parts are listed behind them and come to something else: 62人，其中行政38人、事业22人、工勤3人.

import BiaoSyntax
import BiaoValues

/// Parts that are more than the whole by a slip of the pen, and those of a list that is complete.
enum StatedCounts {
  /// Those of a line.
  static func wrong(_ bytes: [UInt8], _ text: ByteRange, _ figures: [Figure]) -> [StatedMisfit] {
    var found: [StatedMisfit] = []
    for index in figures.indices.dropLast() where isCount(figures[index]) {
      let last = lastCompared(bytes, figures, index)
      guard last + 1 < figures.count,
        case let gap = ByteRange(clamping: figures[last].range.upperBound, figures[last + 1].range.lowerBound),
        gap.count <= 90, let list = list(bytes, text, gap), let wrong = wrong(bytes, list, figures, index, behind: last)
      else { continue }
      found.append(wrong)
    }
    return found
  }

  /// The last of the figures with which a count is compared, before its parts: 1286件，比上年的1142件增长12.6%，其中…….
  private static func lastCompared(_ bytes: [UInt8], _ figures: [Figure], _ index: Int) -> Int {
    var last = index
    while last + 1 < figures.count, last - index < 2 {
      let gap = ByteRange(clamping: figures[last].range.upperBound, figures[last + 1].range.lowerBound)
      guard gap.count <= 45, compared.isIn(bytes, gap), among.firstRange(in: bytes, gap) == nil else { break }
      last += 1
    }
    return last
  }

  private static let compared = WordSet("，比 ，较 ，同比 增长 增加 下降 减少 提高 上升")

  /// Where the parts stand.
  private struct List {
    var range: ByteRange
    /// In brackets and without 其中: all parts are there.
    var isComplete: Bool
  }

  /// The list that begins behind a figure and what it counts, in whose gap to the next one its mark stands.
  private static func list(_ bytes: [UInt8], _ text: ByteRange, _ gap: ByteRange) -> List? {
    var start = behindUnit(bytes, gap)
    // 26个雨量站（
    while start + 3 <= gap.upperBound, start - gap.lowerBound <= 60,
      NotationScan.isIdeograph(NotationScan.character(bytes, start)),
      !bytes[start..<gap.upperBound].starts(with: among)
    {
      start += 3
    }
    let rest = bytes[start..<gap.upperBound]
    let bracket = rest.starts(with: opening) ? 3 : rest.first == 0x28 ? 1 : 0
    var end = text.upperBound
    if bracket > 0 {
      guard
        let close = closing.firstRange(in: bytes, ByteRange(clamping: start, text.upperBound))?.lowerBound
          ?? bytes[start..<text.upperBound].firstIndex(of: 0x29)
      else { return nil }
      end = close
    }
    if let among = among.firstRange(in: bytes, gap) {
      // ，其中 and nothing else before it.
      guard among.lowerBound - start <= 3 else { return nil }
      return List(range: ByteRange(clamping: among.upperBound, end), isComplete: false)
    }
    return bracket > 0 ? List(range: ByteRange(clamping: start + bracket, end), isComplete: true) : nil
  }

  /// Where the other unit of a number ends that stands in brackets: 420件（套）.
  private static func behindUnit(_ bytes: [UInt8], _ gap: ByteRange) -> Int {
    guard bytes[gap].starts(with: opening), let close = closing.firstRange(in: bytes, gap),
      close.lowerBound - gap.lowerBound <= 9,
      bytes[gap.lowerBound + 3..<close.lowerBound].allSatisfy({ $0 >= 0x80 })
    else { return gap.lowerBound }
    return close.upperBound
  }

  private static func wrong(
    _ bytes: [UInt8], _ list: List, _ figures: [Figure], _ index: Int, behind compared: Int
  ) -> StatedMisfit? {
    let whole = figures[index]
    let stated = whole.number
    // 约36个, 计划36个
    if about.isIn(bytes, ByteRange(clamping: max(0, whole.range.lowerBound - 12), whole.range.lowerBound)) {
      return nil
    }
    var (parts, others): ([Figure], [Figure]) = ([], [])
    var sum = Decimal.zero
    var last = list.range.lowerBound
    var separator: Separator?
    for figure in figures[(compared + 1)...] {
      guard figure.range.upperBound <= list.range.upperBound, parts.count < maximumParts else { break }
      let gap = ByteRange(clamping: last, figure.range.lowerBound)
      // 5支148人: the same part counted otherwise.
      if gap.isEmpty, !parts.isEmpty || !others.isEmpty {
        if figure.unit == whole.unit, others.count == parts.count + 1 {
          guard figure.power == whole.power, let next = sum.adding(figure.number) else { return nil }
          (sum, last) = (next, figure.range.upperBound)
          parts.append(figure)
          continue
        }
        if isCount(figure), parts.count == others.count + 1 {
          others.append(figure)
          last = figure.range.upperBound
          continue
        }
        break
      }
      guard !ends.isIn(bytes, gap), let own = Separator(bytes, gap, isFirst: parts.isEmpty && others.isEmpty),
        separator == nil || own == .none || own == separator
      else { break }
      if !(parts.isEmpty && others.isEmpty), own != .none { separator = separator ?? own }
      guard isCount(figure), figure.divisor == 1 else { break }
      if overlaps(gap, whole, bytes) || !holdsWord(bytes, gap) { return nil }
      last = figure.range.upperBound
      if figure.unit == whole.unit {
        guard figure.power == whole.power, let next = sum.adding(figure.number) else { return nil }
        sum = next
        parts.append(figure)
      } else {
        others.append(figure)
      }
    }
    guard parts.count >= 2, others.isEmpty || others.count == parts.count, !sum.isZero,
      let difference = sum.subtracting(stated), !difference.isZero,
      let twentyfold = difference.magnitude.multiplied(by: Decimal(20)),
      // One too many of a handful is as clear.
      twentyfold <= stated.magnitude || difference == .one && parts.count >= 3,
      Slip.explains(stated, parts, sum: sum)
    else { return nil }
    // Parts that were rounded one by one.
    if stated.scale > 0 || whole.unit?.power ?? 0 > 0 {
      guard let doubt = Decimal(parts.count).scaled(byPowerOfTen: -stated.scale), difference.magnitude > doubt else {
        return nil
      }
    }
    // A part that is left out makes the sum smaller, by tens seldom, and nothing makes it larger.
    if difference.isNegative, !isComplete(others, figures, index) {
      guard list.isComplete, let tens = difference.scaled(byPowerOfTen: -1), tens.normalized.scale == 0 else {
        return nil
      }
    }
    // What follows the list may belong to it: ……，其余为临时人员.
    let behind = ByteRange(clamping: last, min(last + 30, list.range.upperBound))
    if difference.isNegative, remainders.isIn(bytes, behind) || remainders.isIn(bytes, list.range) { return nil }
    return StatedMisfit(kind: .parts, figure: whole, expected: sum.normalized, others: parts)
  }

  /// Whether the parts, counted otherwise, come to the number that stands before the whole: 14支、326人，其中……5支148人.
  private static func isComplete(_ parts: [Figure], _ figures: [Figure], _ index: Int) -> Bool {
    guard parts.count >= 2, index > 0, figures[index - 1].unit == parts[0].unit,
      figures[index].range.lowerBound - figures[index - 1].range.upperBound <= 3,
      let all = figures[index - 1].base(in: nil)
    else { return false }
    var sum = Decimal.zero
    for part in parts {
      guard part.unit == parts[0].unit, let value = part.base(in: nil), let next = sum.adding(value) else {
        return false
      }
      sum = next
    }
    return sum == all
  }

  private static func isCount(_ figure: Figure) -> Bool {
    guard let unit = figure.unit, unit.per == Unit.none, figure.divisor == 1 else { return false }
    switch unit.dimension {
    case .ratio, .ratioDifference, .score, .time: return false
    case .money: return false
    default: return true
    }
  }

  /// What parts two items of a list.
  private enum Separator {
    case list, comma, none

    init?(_ bytes: [UInt8], _ gap: ByteRange, isFirst: Bool) {
      let (isList, isComma) = (StatedCounts.listMarks.isIn(bytes, gap), StatedCounts.commas.isIn(bytes, gap))
      if isList, isComma { return nil }
      self = isList ? .list : isComma ? .comma : .none
      if !isFirst, self == .none { return nil }
    }
  }

  private static func holdsWord(_ bytes: [UInt8], _ gap: ByteRange) -> Bool {
    bytes[gap].contains { $0 &- 0xE4 < 6 } && gap.count <= 75
  }

  fileprivate static let listMarks = WordSet("、 和 及")
  fileprivate static let commas = WordSet("， ,")
  private static let among = Array("其中".utf8)
  private static let opening = Array("（".utf8)
  private static let closing = Array("）".utf8)
  private static let maximumParts = 16
  /// What is no part of the list any more.
  private static let ends = WordSet(
    "。 ； ： 另 此外 其中 合计 共 总 比 较 增 减 占 上年 去年 同比 离退休 退休 每 平均 人均 户均 完成 实际 计划 到位 已 达 超 完好 抽 合格 新增 至 —— 编制")
  /// Whether the words of a part say what others may be as well, and the whole does not: 低保 of 城乡低保对象 parts nothing.
  private static func overlaps(_ words: ByteRange, _ whole: Figure, _ bytes: [UInt8]) -> Bool {
    guard overlapping.isIn(bytes, words) else { return false }
    let before = ByteRange(clamping: max(0, whole.range.lowerBound - 30), whole.range.lowerBound)
    return overlapping.words.contains {
      $0.firstRange(in: bytes, words) != nil && $0.firstRange(in: bytes, before) == nil
    }
  }

  /// What may be counted among others as well: 党员, 女, 高级职称.
  private static let overlapping = WordSet(
    """
    党员 女 男性 少数民族 汉族 职称 高级 中级 初级 本科 研究生 硕士 博士 学历 岁 困难 贫困 脱贫 低保 残疾 退役 留守 享受 重点 示范 骨干 以上 以下 涉及 覆盖 惠及 带动 其他 等 约 近 余 多 曾 获 优秀 持证 兼 双 既 也 又 不含 新 首次 重复 含 包括 满意
    """)
  private static let about = WordSet("约 近 超 不少于 不低于 每 平均 人均 计划 上年 去年")
  private static let remainders = WordSet("其余 其他 剩余 另有 余下 等 主要 包括 含")
}
