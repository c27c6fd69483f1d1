// Products in running text: 送戏下乡120场，每场补助6000元，计72万元; 亩均增产80公斤，3.2万亩共增产256万公斤.

import BiaoSyntax
import BiaoValues

/// So many things at so much each, and what they come to.
enum StatedProduct {
  /// That of a sentence, if it holds no more than three figures: of a longer one nobody knows what else is paid.
  static func wrong(_ bytes: [UInt8], _ sentence: ByteRange, _ figures: [Figure]) -> [StatedMisfit] {
    guard figures.count == 3, figures.allSatisfy({ $0.divisor == 1 && $0.unit?.dimension != .ratio }) else { return [] }
    let first = ByteRange(clamping: figures[0].range.upperBound, figures[1].range.lowerBound)
    let second = ByteRange(clamping: figures[1].range.upperBound, figures[2].range.lowerBound)
    let head = ByteRange(clamping: sentence.lowerBound, figures[0].range.lowerBound)
    guard first.count <= 60, second.count <= 45, !others.isIn(bytes, sentence) else { return [] }
    let misfit: StatedMisfit?
    if let mark = each.firstRange(in: bytes, first), let thing = character(bytes, mark.upperBound),
      isThing(thing, of: figures[0], bytes),
      totals.contains(where: { bytes[second].suffix($0.count).elementsEqual($0) })
    {
      misfit = judged(count: figures[0], price: figures[1], total: figures[2])
    } else if let mark = average.firstRange(in: bytes, head), mark.lowerBound >= sentence.lowerBound + 3,
      let thing = character(bytes, mark.lowerBound - 3), isThing(thing, of: figures[1], bytes),
      common.isIn(bytes, second)
    {
      misfit = judged(count: figures[1], price: figures[0], total: figures[2])
    } else {
      misfit = nil
    }
    return misfit.map { [$0] } ?? []
  }

  private static func character(_ bytes: [UInt8], _ at: Int) -> UInt32? {
    at + 3 <= bytes.count ? NotationScan.character(bytes, at) : nil
  }

  /// Whether the figure counts what one of is called so: 120场 for 每场, 3.2万亩 for 亩均.
  private static func isThing(_ thing: UInt32, of figure: Figure, _ bytes: [UInt8]) -> Bool {
    var at = figure.numberRange.upperBound
    if let next = character(bytes, at), multipliers.contains(next) { at += 3 }
    return character(bytes, at) == thing
  }

  private static func judged(count: Figure, price: Figure, total: Figure) -> StatedMisfit? {
    guard let unit = price.unit, let whole = total.unit, unit.withoutPower == whole.withoutPower, unit.per == Unit.none,
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

  static let marks = WordSet("每 均")
  private static let each = Array("每".utf8)
  private static let average = Array("均".utf8)
  private static let totals = NameTraitWords.words("，计 ，共计 ，合计 ，共 ，共需 ，需 ，小计 ，总计 ，共需资金 ，需资金 ，计补助 ，共补助 ，共计补助")
  private static let common = WordSet("共 合计 总计")
  private static let multipliers = NotationScan.characters("万亿千百")
  private static let others = WordSet("最高 最低 不超过 不少于 不低于 以上 以内 以下 约 近 余 左右 其中 平均每月 每年 每月 每季 每天 每周 分别 不等 至少")
}
