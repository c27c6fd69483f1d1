// Growth in running text: 办理案件1562件，比2024年的1420件增长12.0%.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A percentage of growth or decline that stands behind the two figures of which it is made.
struct StatedGrowth {
  /// The percentage as written.
  var range: ByteRange
  /// What the figures come to, with as many decimals as written.
  var expected: Decimal
  /// Whether the later figure is the larger one.
  var grows: Bool
  var now: ByteRange
  var before: ByteRange

  /// The growths of a text that its figures contradict. Linear in the text.
  static func wrong(_ bytes: [UInt8], _ text: ByteRange) -> [StatedGrowth] {
    guard bytes.span.extracting(text.clamped(to: 0..<bytes.count)).holds(0x25) else { return [] }
    let figures = GoalText.figures(bytes, text).map(\.figure)
    guard figures.count >= 3 else { return [] }
    return figures.indices.dropFirst(2).compactMap { growth(bytes, figures[$0 - 2], figures[$0 - 1], figures[$0]) }
  }

  private static func growth(_ bytes: [UInt8], _ now: Figure, _ before: Figure, _ rate: Figure) -> StatedGrowth? {
    let between = ByteRange(clamping: now.range.upperBound, before.range.lowerBound)
    let verb = ByteRange(clamping: before.range.upperBound, rate.range.lowerBound)
    guard rate.unit == Units.percent, rate.divisor == 1, let unit = now.unit, unit == before.unit,
      unit.dimension != .ratio, now.divisor == 1, before.divisor == 1, between.count <= 60, verb.count <= 18,
      comparing.isIn(bytes, between), !stops.isIn(bytes, between),
      let isUp = begins(rises, bytes, verb) ? true : begins(falls, bytes, verb) ? false : nil,
      let late = now.base(in: nil), let early = before.base(in: nil), early > .zero,
      let change = late.subtracting(early)?.magnitude,
      let quotient = Rational(change).divided(by: Rational(early)), let percent = quotient * Rational(100),
      let expected = percent.decimal(rounded: rate.number.scale),
      let difference = expected.subtracting(rate.number)?.magnitude,
      let step = Decimal.one.scaled(byPowerOfTen: -rate.number.scale)
    else { return nil }
    let grows = late > early
    // Figures that are rounded themselves leave some doubt.
    guard difference > step || grows != isUp && !change.isZero else { return nil }
    return StatedGrowth(
      range: rate.range, expected: expected, grows: grows, now: now.range, before: before.range)
  }

  static let comparing = WordSet("比 较")
  /// 比计划多300户: then the second figure is what the two differ by.
  private static let stops = WordSet("。 ； 其中 分别 多 少 增 减 高 低 超")
  private static let rises = NameTraitWords.words("增长 增加 上升 提高 提升 上涨 多 增")
  private static let falls = NameTraitWords.words("下降 减少 降低 下跌 少 降 减 压减 节约")

  /// Whether the verb stands right behind the figure.
  private static func begins(_ words: [[UInt8]], _ bytes: [UInt8], _ verb: ByteRange) -> Bool {
    words.contains { bytes[verb].starts(with: $0) }
  }
}
