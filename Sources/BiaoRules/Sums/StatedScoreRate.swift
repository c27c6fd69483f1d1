// Rates of scores in running text: 效益类指标25分，得23.5分，得分率92%.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A rate of which the score and the full score stand before it.
struct StatedScoreRate {
  /// The percentage as written.
  var range: ByteRange
  /// With as many decimals as written.
  var expected: Decimal
  var score: ByteRange
  var full: ByteRange

  /// The rates of a text that its scores contradict: two scores stand between one rate and the next, or the stop before it,
  /// and the lesser is called what was got. Linear in the text.
  static func wrong(_ bytes: [UInt8], _ text: ByteRange) -> [StatedScoreRate] {
    var found: [StatedScoreRate] = []
    for sentence in Sentences(bytes, text) where mark.isIn(bytes, sentence) {
      var scores: [Figure] = []
      var start = sentence.lowerBound
      var i = start
      while i < sentence.upperBound {
        guard bytes[i] &- 0x30 < 10,
          let figure = Figure.scan(bytes, ByteRange(clamping: i, min(sentence.upperBound, i + 48)), signed: false)
        else {
          i += 1
          continue
        }
        let before = ByteRange(clamping: start, i)
        i = max(i + 1, figure.range.upperBound)
        if figure.unit?.dimension == .score, figure.divisor == 1, figure.power == 0 {
          scores.append(figure)
        } else if figure.unit == Units.percent {
          if scores.count == 2, ends(bytes, before), !others.isIn(bytes, before),
            let wrong = judged(figure, scores, bytes, start)
          {
            found.append(wrong)
          }
          scores = []
          start = i
        }
      }
    }
    return found
  }

  /// Whether the words before the percentage call it the rate of scores: 得分率, 得分率为.
  private static func ends(_ bytes: [UInt8], _ before: ByteRange) -> Bool {
    mark.ends(bytes, before.lowerBound..<links.trimmedEnd(of: before, in: bytes))
  }

  private static func judged(
    _ rate: Figure, _ scores: [Figure], _ bytes: [UInt8], _ start: Int
  ) -> StatedScoreRate? {
    let (got, full) = scores[0].number < scores[1].number ? (scores[0], scores[1]) : (scores[1], scores[0])
    let words = ByteRange(clamping: start, got.range.lowerBound)
    guard awards.ends(bytes, start..<links.trimmedEnd(of: words, in: bytes)), got.number < full.number,
      let quotient = Rational(got.number).divided(by: Rational(full.number)), let share = quotient * Rational(100),
      let expected = share.decimal(rounded: rate.number.scale),
      let difference = expected.subtracting(rate.number)?.magnitude,
      let step = Decimal.one.scaled(byPowerOfTen: -rate.number.scale), difference > step
    else { return nil }
    return StatedScoreRate(range: rate.range, expected: expected, score: got.range, full: full.range)
  }

  static let mark = WordSet("得分率")
  private static let awards = WordSet("得 得分 评分 实得")
  private static let links = NameTraitWords.words("为 是 达到 达 约 共 ： :")
  /// Points that are no part of the rate, and rates of several things.
  private static let others = WordSet("扣 平均 分别 其中 上年 去年 提高 下降 增加 减少 每")
}
