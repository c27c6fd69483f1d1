// Products in running text: 送戏下乡120场，每场补助6000元，计72万元; 亩均增产80公斤，3.2万亩共增产256万公斤.

import BiaoSyntax
import BiaoValues

/// So many things at so much each, and what they come to.
enum StatedProduct {
  /// Those of a sentence. What is paid beside them nobody knows where amounts stand before them and the total is one of all.
  static func wrong(_ bytes: [UInt8], _ sentence: ByteRange, _ figures: [Figure]) -> [StatedMisfit] {
    var found: [StatedMisfit] = []
    for index in figures.indices.dropLast(2) {
      let (first, second, third) = (figures[index], figures[index + 1], figures[index + 2])
      guard [first, second, third].allSatisfy({ $0.divisor == 1 && $0.unit?.dimension != .ratio }) else { continue }
      let head = ByteRange(
        clamping: index > 0 ? figures[index - 1].range.upperBound : sentence.lowerBound, first.range.lowerBound)
      if let wrong = wrong(bytes, head, first, second, third, isLast: index + 3 == figures.count),
        index == 0 || isOwn(bytes, second, third, figures[..<index])
      {
        found.append(wrong)
      }
    }
    return found
  }

  private static func wrong(
    _ bytes: [UInt8], _ head: ByteRange, _ one: Figure, _ two: Figure, _ three: Figure, isLast: Bool
  ) -> StatedMisfit? {
    let first = ByteRange(clamping: one.range.upperBound, two.range.lowerBound)
    let second = ByteRange(clamping: two.range.upperBound, three.range.lowerBound)
    let all = ByteRange(clamping: head.lowerBound, three.range.upperBound)
    guard first.count <= 60, second.count <= 45, !others.isIn(bytes, all),
      !behind.isIn(bytes, ByteRange(clamping: three.range.upperBound, min(three.range.upperBound + 9, bytes.count)))
    else { return nil }
    if isTotal(bytes, second),
      each.firstRange(in: bytes, first).map({ isThing(bytes, $0.upperBound, of: one) })
        ?? prices.contains(where: { bytes[first].suffix($0.count).elementsEqual($0) })
    {
      guard let wrong = judged(count: one, price: two, total: three) else { return nil }
      // For some years or months nobody says how many: only a slip of the pen is wrong for certain.
      if yearly.isIn(bytes, all) {
        guard let meant = wrong.expected, Slip.isOfThePen(three.number, meant: meant) else { return nil }
      }
      return wrong
    }
    guard isLast, let mark = average.firstRange(in: bytes, head), mark.lowerBound >= head.lowerBound + 3,
      isThing(bytes, mark.lowerBound - 3, of: two), common.isIn(bytes, second)
    else { return nil }
    return yearly.isIn(bytes, all) ? nil : judged(count: two, price: one, total: three)
  }

  /// Whether no earlier figure can be a part of the total.
  private static func isOwn(
    _ bytes: [UInt8], _ price: Figure, _ total: Figure, _ earlier: ArraySlice<Figure>
  ) -> Bool {
    let gap = ByteRange(clamping: price.range.upperBound, total.range.lowerBound)
    return own.contains { bytes[gap].elementsEqual($0) }
      || !earlier.contains {
        $0.unit?.dimension == total.unit?.dimension || $0.unit?.dimension == price.unit?.dimension
      }
  }

  /// ，计, ，共培训, ，合计支出: the word for a sum, and a verb at most.
  private static func isTotal(_ bytes: [UInt8], _ gap: ByteRange) -> Bool {
    guard let head = totals.first(where: { bytes[gap].starts(with: $0) }) else { return false }
    let rest = bytes[gap].dropFirst(head.count)
    return rest.isEmpty || verbs.contains { rest.elementsEqual($0) }
  }

  private static func character(_ bytes: [UInt8], _ at: Int) -> UInt32? {
    at + 3 <= bytes.count ? NotationScan.character(bytes, at) : nil
  }

  /// Whether the figure counts what one of is called so at `at`: 120场 for 每场, 3.2万亩 for 亩均, 600TB for 每TB.
  private static func isThing(_ bytes: [UInt8], _ at: Int, of figure: Figure) -> Bool {
    var unit = figure.numberRange.upperBound
    if let next = character(bytes, unit), multipliers.contains(next) { unit += 3 }
    if let thing = character(bytes, at), character(bytes, unit) == thing { return true }
    guard let written = figure.unitRange, written.count >= 2, bytes[written].allSatisfy({ $0 < 0x80 }) else {
      return false
    }
    return at < bytes.count && bytes[at...].starts(with: bytes[written])
  }

  private static func judged(count: Figure, price: Figure, total: Figure) -> StatedMisfit? {
    guard let unit = price.unit, let whole = total.unit,
      unit.withoutPower == whole.withoutPower || unit.dimension == .persons && whole.dimension.isCount,
      unit.per == Unit.none,
      count.unit?.dimension != .money,
      let number = count.number.scaled(byPowerOfTen: count.power + Int(count.unit?.power ?? 0)),
      let each = price.base(in: nil), let stated = total.base(in: nil), let half = total.halfPlace(in: nil),
      let product = number.multiplied(by: each), let distance = product.subtracting(stated)?.magnitude,
      // A count in 万 is rounded itself, and so may the price be.
      let doubt = count.number.scale > 0 || price.number.scale > 0 ? stated.magnitude.scaled(byPowerOfTen: -2) : .zero,
      let allowed = half.adding(doubt), distance > allowed,
      let expected = product.scaled(byPowerOfTen: -Int(whole.power))?.normalized, expected.scale <= 4
    else { return nil }
    return StatedMisfit(kind: .product, figure: total, expected: expected, others: [count, price])
  }

  static let marks = WordSet("每 均 单价")
  private static let each = Array("每".utf8)
  private static let average = Array("均".utf8)
  private static let totals = NameTraitWords.words("，共计 ，合计 ，总计 ，小计 ，共 ，计 ，需")
  private static let own = NameTraitWords.words("，计 ，小计")
  private static let verbs = NameTraitWords.words(
    """
    需 需资金 资金 补助 支出 投入 培训 发放 支付 安排 费用 金额 投资 采购 租金 经费 需经费 需补助 补贴 参训 受训 惠及 服务 受益 演出 奖补 奖励 约需 支付费用 支出资金 发放资金 发放补助 发放补贴
    """)
  private static let prices = NameTraitWords.words("，单价 ，均价 ，单价为 ，平均单价 ，采购单价 （单价 ，每个 ，单位成本")
  private static let yearly = WordSet("每年 每学年 /年")
  private static let common = WordSet("共 合计 总计")
  private static let multipliers = NotationScan.characters("万亿千百")
  private static let others = WordSet("最高 最低 不超过 不少于 不低于 以上 以内 以下 约 近 余 左右 其中 平均每月 每月 每季 每天 每日 每周 分别 不等 至少 折 另")
  /// What makes a total of all that it comes from more than one product.
  private static let behind = WordSet("以上 以内 左右 （含")
}
