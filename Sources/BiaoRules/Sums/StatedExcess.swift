// Parts in running text that are larger than the whole: 村卫生室286个，其中产权公有的298个.

import BiaoSyntax
import BiaoValues

/// A number behind 其中, or of what was looked at, that is larger than the number of all.
enum StatedExcess {
  /// Those of a line.
  static func wrong(_ bytes: [UInt8], _ text: ByteRange, _ figures: [Figure]) -> [StatedMisfit] {
    var found: [StatedMisfit] = []
    for index in figures.indices.dropFirst() {
      let words = ByteRange(clamping: figures[index - 1].range.upperBound, figures[index].range.lowerBound)
      guard words.count <= 60 else { continue }
      if let mark = among.firstRange(in: bytes, words) {
        if let wrong = part(bytes, text, figures, index, mark) { found.append(wrong) }
      } else if returned(bytes, figures, index, words) {
        found.append(
          StatedMisfit(kind: .excess, figure: figures[index], expected: nil, others: [figures[index - 1]]))
      } else if sampled.isIn(bytes, words), let wrong = sample(bytes, figures, index) {
        found.append(wrong)
      }
    }
    return found
  }

  /// 发放问卷500份，收回520份: more than were sent.
  private static func returned(_ bytes: [UInt8], _ figures: [Figure], _ index: Int, _ words: ByteRange) -> Bool {
    let (sent, back) = (figures[index - 1], figures[index])
    guard words.count <= 45, back.unit == sent.unit, back.unit?.dimension.isCount ?? true, back.power == sent.power,
      sent.divisor == 1, back.divisor == 1, back.number > sent.number, returns.isIn(bytes, words),
      !sendings.isIn(bytes, words), !others.isIn(bytes, words)
    else { return false }
    let start = max(index > 1 ? figures[index - 2].range.upperBound : 0, sent.range.lowerBound - 36)
    let head = ByteRange(clamping: start, sent.range.lowerBound)
    // 通过网络共收回 counts others as well.
    return sendings.isIn(bytes, head) && sheets.isIn(bytes, head) && !further.isIn(bytes, words)
  }

  private static let sendings = WordSet("发放 发出 下发 投放 派发 发送 推送")
  private static let returns = WordSet("收回 回收 收到 有效 返回")
  private static let further = WordSet("网 线上 扫码 二维码 共 累计 合计 另")
  private static let sheets = WordSet("问卷 调查表 测评表 评议表 征求意见表 答卷")

  /// The first part of those behind 其中. No other number of the line can be the whole: all of the same unit are smaller.
  private static func part(
    _ bytes: [UInt8], _ text: ByteRange, _ figures: [Figure], _ index: Int, _ mark: ByteRange
  ) -> StatedMisfit? {
    let part = figures[index]
    guard let unit = part.unit, unit.per == Unit.none, unit.dimension != .ratio, unit.dimension != .ratioDifference,
      part.divisor == 1, let own = part.base(in: nil),
      case let before = ByteRange(clamping: mark.upperBound, part.range.lowerBound), before.count <= 36,
      !comma.isIn(bytes, before), !others.isIn(bytes, before)
    else { return nil }
    var whole: (figure: Figure, value: Decimal)?
    for figure in figures[..<index] {
      guard figure.unit?.withoutPower == unit.withoutPower else {
        // 三百余所学校, 412所 in another unit of the same kind may be the whole.
        if figure.unit?.dimension == unit.dimension, unit.dimension != .money { return nil }
        continue
      }
      guard figure.divisor == 1, let value = figure.base(in: nil), value < own else { return nil }
      if whole.map({ $0.value <= value }) ?? true { whole = (figure, value) }
    }
    guard let whole = whole?.figure,
      case let head = ByteRange(clamping: max(text.lowerBound, whole.range.lowerBound - 15), whole.range.lowerBound),
      !others.isIn(bytes, head)
    else { return nil }
    return StatedMisfit(kind: .excess, figure: part, expected: nil, others: [whole])
  }

  /// 涉及4个乡镇，……抽查5个乡镇: the same things by name.
  private static func sample(_ bytes: [UInt8], _ figures: [Figure], _ index: Int) -> StatedMisfit? {
    let taken = figures[index]
    guard let own = taken.base(in: nil), taken.divisor == 1 else { return nil }
    let name = thing(bytes, taken)
    guard name.count >= 6 else { return nil }
    var whole: Figure?
    for figure in figures[..<index] where bytes[thing(bytes, figure)].elementsEqual(bytes[name]) {
      // Twice the same things: one number is that of some of them.
      if whole != nil { return nil }
      whole = figure
    }
    guard let whole, let all = whole.base(in: nil), whole.divisor == 1, all < own,
      case let start = max(0, whole.range.lowerBound - 24),
      totals.isIn(bytes, ByteRange(clamping: start, whole.range.lowerBound))
    else { return nil }
    return StatedMisfit(kind: .excess, figure: taken, expected: nil, others: [whole])
  }

  /// The ideographs that follow a number: 个乡镇. As far as the next 的 or mark.
  private static func thing(_ bytes: [UInt8], _ figure: Figure) -> ByteRange {
    var end = figure.numberRange.upperBound
    let start = end
    while end + 3 <= bytes.count, end - start < 24, bytes[end] &- 0xE4 < 6,
      NotationScan.character(bytes, end) != of
    {
      end += 3
    }
    return start..<end
  }

  static let marks = WordSet("其中 抽 问卷 调查表 测评表 评议表")
  private static let among = Array("其中".utf8)
  private static let comma = Array("，".utf8)
  private static let of = NotationScan.character(Array("的".utf8), 0)
  private static let sampled = WordSet("抽查 抽取 抽样 抽选")
  private static let totals = WordSet("涉及 共有 覆盖 全部 共 辖")
  /// What is counted otherwise than the whole.
  private static let others = WordSet("每 累计 历年 总 计划 人均 户均 最高 增 减 比 较 多 少 超 新 目标 达")
}
