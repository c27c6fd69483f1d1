// Rates of spending in running text: 预算512万元，已执行276.48万元，执行率45.0%.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A rate that stands in one sentence with the two amounts of which it is made.
struct StatedRate {
  /// The percentage as written.
  var range: ByteRange
  /// What the amounts come to, with as many decimals as written, or one.
  var expected: Decimal
  var spent: ByteRange
  var budget: ByteRange

  /// The rates of a text that its amounts contradict. A sentence says a rate where it holds two amounts of money before it
  /// and no third, the one that is spent no more than the other. Linear in the text.
  static func wrong(_ bytes: [UInt8], _ text: ByteRange) -> [StatedRate] {
    guard marks.isIn(bytes, text) else { return [] }
    var found: [StatedRate] = []
    var start = text.lowerBound
    var i = start
    while i < text.upperBound {
      let isStop = i + 3 <= text.upperBound && bytes[i..<text.upperBound].starts(with: stop)
      if isStop || i + 1 == text.upperBound {
        if let wrong = sentence(bytes, ByteRange(clamping: start, isStop ? i : text.upperBound)) { found.append(wrong) }
        start = i + (isStop ? 3 : 1)
        i = start
      } else {
        i += 1
      }
    }
    return found
  }

  private static func sentence(_ bytes: [UInt8], _ text: ByteRange) -> StatedRate? {
    guard text.count >= 30, text.count <= 600, marks.isIn(bytes, text) else { return nil }
    var amounts: [Figure] = []
    var i = text.lowerBound
    while i < text.upperBound {
      guard bytes[i] &- 0x30 < 10,
        let figure = Figure.scan(bytes, ByteRange(clamping: i, min(text.upperBound, i + 48)), signed: false)
      else {
        i += 1
        continue
      }
      let start = i
      i = max(i + 1, figure.range.upperBound)
      if figure.unit?.dimension == .money {
        amounts.append(figure)
      } else if figure.unit == Units.percent {
        // What follows the rate, as what is left, is none of its amounts.
        guard figure.divisor == 1, isNamedRate(bytes, text.lowerBound, start), amounts.count == 2,
          !NameTraits.holds(bytes, ByteRange(clamping: text.lowerBound, start), others),
          !NameTraits.holds(bytes, ByteRange(clamping: start, text.upperBound), parts)
        else { return nil }
        // 预算50万元，支出45万元，到位率100%: of money that is not spoken of.
        let words = arrivals.isIn(bytes, ByteRange(clamping: amounts[1].range.upperBound, start)) ? arrived : spending
        return judged(figure, amounts).flatMap { rate in
          let before = rate.spent == amounts[0].range ? text.lowerBound : amounts[0].range.upperBound
          return words.isIn(bytes, ByteRange(clamping: before, rate.spent.lowerBound)) ? rate : nil
        }
      }
    }
    return nil
  }

  /// 执行率, 执行率为, 预算执行率达到
  private static func isNamedRate(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    rates.ends(bytes, start..<links.trimmedEnd(of: start..<end, in: bytes))
  }

  private static func judged(_ figure: Figure, _ amounts: [Figure]) -> StatedRate? {
    guard let first = amounts[0].base(in: nil), let second = amounts[1].base(in: nil), first != second,
      !first.isZero, !second.isZero, !first.isNegative, !second.isNegative
    else { return nil }
    let (spent, budget) = first < second ? (amounts[0], amounts[1]) : (amounts[1], amounts[0])
    let (low, high) = first < second ? (first, second) : (second, first)
    guard let quotient = Rational(low).divided(by: Rational(high)), let percent = quotient * Rational(100),
      let expected = percent.decimal(rounded: max(figure.number.scale, 1)),
      let difference = expected.subtracting(figure.number)?.magnitude,
      let step = Decimal.one.scaled(byPowerOfTen: -figure.number.scale),
      // Amounts printed in round numbers leave some doubt.
      let doubt = expected.scaled(byPowerOfTen: -2), let allowed = step.adding(doubt), difference > allowed
    else { return nil }
    return StatedRate(range: figure.range, expected: expected, spent: spent.range, budget: budget.range)
  }

  private static let marks = WordSet("率 进度")
  private static let stop = Array("。".utf8)
  private static let rates = WordSet("执行率 支出率 支付率 拨付率 到位率 使用率 执行进度 支出进度 支付进度 拨付进度")
  private static let arrivals = WordSet("到位率")
  private static let arrived = WordSet("到位 下达 拨付 拨入 收到")
  private static let spending = WordSet("支出 执行 支付 使用 拨付 完成 报销 兑付 发放 下拨 已支 已付")
  private static let links = NameTraitWords.words("为 达到 达 是 约 仅 仅为 已达")
  /// Rates of several things.
  private static let parts = NameTraitWords.words("分别 其中")
  /// Other money than the two amounts, and other rates.
  private static let others = NameTraitWords.words(
    "其中 分别 上年 去年 同比 结余 结转 剩余 追加 调减 调增 合计 共计 累计 较 比上 少 节约 节省 超支 缺口 差额 利息 投资")
}
