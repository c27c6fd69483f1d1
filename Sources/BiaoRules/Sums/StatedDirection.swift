// A change in running text that goes up as an amount and down as a rate: 较上年增加128.16万元，下降6.65%.

import BiaoSyntax
import BiaoValues

enum StatedDirection {
  /// The rates of a sentence that fall where the amount before them rises, or the other way round. Only a comma and the verb
  /// stand between the two.
  static func wrong(_ bytes: [UInt8], _ sentence: ByteRange, _ figures: [Figure]) -> [StatedMisfit] {
    var found: [StatedMisfit] = []
    for index in figures.indices.dropFirst() where figures[index].unit == Units.percent {
      let (amount, rate) = (figures[index - 1], figures[index])
      let between = ByteRange(clamping: amount.range.upperBound, rate.range.lowerBound)
      guard amount.unit != Units.percent, amount.unit?.dimension != .ratioDifference,
        bytes[between].starts(with: comma),
        let second = direction(
          bytes, ByteRange(clamping: between.lowerBound + comma.count, between.upperBound), isAll: true),
        let first = direction(bytes, ByteRange(clamping: sentence.lowerBound, amount.range.lowerBound), isAll: false),
        first != second
      else { continue }
      found.append(StatedMisfit(kind: .direction, figure: rate, expected: nil, others: [amount]))
    }
    return found
  }

  /// Whether the words say that something rose; nil where they say neither. `isAll` is whether they say nothing else.
  private static func direction(_ bytes: [UInt8], _ words: ByteRange, isAll: Bool) -> Bool? {
    func says(_ verbs: [[UInt8]]) -> Bool {
      verbs.contains { isAll ? bytes[words].elementsEqual($0) : bytes[words].suffix($0.count).elementsEqual($0) }
    }
    return says(rises) ? true : says(falls) ? false : nil
  }

  private static let comma = Array("，".utf8)
  private static let rises = NameTraitWords.words("增加 增长 增加了 增长了 上升 提高")
  private static let falls = NameTraitWords.words("减少 下降 减少了 下降了 降低 压减")
}
