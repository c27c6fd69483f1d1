// Cumulative rates that running text sets for one month after the other: 11月底达到95%，12月底达到90%.

import BiaoSyntax
import BiaoValues

/// A rate that is lower than that of an earlier month.
struct StatedStep {
  var rate: ByteRange
  var month: ByteRange
  var earlierRate: ByteRange
  var earlierMonth: ByteRange

  /// Whether a text has two percentages.
  static func mayHold(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    let span = bytes.span.extracting(text.clamped(to: 0..<bytes.count))
    var count = 0
    for index in span.indices where span[index] == 0x25 { count &+= 1 }
    return count > 1
  }

  /// Those of a text that speaks of what is spent or done in all.
  static func falls(_ bytes: [UInt8], _ text: ByteRange) -> [StatedStep] {
    guard cumulative.isIn(bytes, text) else { return [] }
    var last: (month: Int, place: ByteRange, rate: Figure)?
    var found: [StatedStep] = []
    var from = text.lowerBound
    while let name = monthEnd.firstRange(in: bytes, ByteRange(clamping: from, text.upperBound)) {
      from = name.upperBound
      var start = name.lowerBound
      while start > text.lowerBound, name.lowerBound - start < 3, bytes[start - 1] &- 0x30 < 10 { start -= 1 }
      let month = bytes[start..<name.lowerBound].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
      let rest = ByteRange(clamping: name.upperBound, min(text.upperBound, name.upperBound + 60))
      guard (1...12).contains(month), start == text.lowerBound || bytes[start - 1] != 0xB4,
        let rate = GoalText.figures(bytes, rest).first?.figure, rate.unit == Units.percent, rate.divisor == 1,
        saysHowFar(bytes, ByteRange(clamping: rest.lowerBound, rate.range.lowerBound))
      else {
        last = nil
        continue
      }
      if let last, last.month < month, rate.number < last.rate.number {
        found.append(
          StatedStep(
            rate: rate.range, month: start..<name.upperBound, earlierRate: last.rate.range, earlierMonth: last.place))
      }
      last = (month, start..<name.upperBound, rate)
      from = rate.range.upperBound
    }
    return found
  }

  /// Whether nothing stands between the month and its rate but that it is reached: 12月底结余率控制在5% is another rate.
  private static func saysHowFar(_ bytes: [UInt8], _ gap: ByteRange) -> Bool {
    var start = gap.lowerBound
    while start < gap.upperBound {
      guard let word = between.first(where: { bytes[start..<gap.upperBound].starts(with: $0) }) else { return false }
      start += word.count
    }
    return true
  }

  private static let between = NameTraitWords.words(
    "前 累计 预算 资金 支出 支付 执行率 执行进度 进度 执行 完成率 完成 达到 达 不低于 力争 确保 要 应 需 为 至 到 总体 的")
  private static let monthEnd = Array("月底".utf8)
  private static let cumulative = WordSet("执行率 支出进度 执行进度 支付进度 累计完成 累计支出 完成率 累计进度")
}
