// One amount of a list that lost its 万: 170万元，3月到账70万元，6月到账60万元，10月到账20元，11月到账20万元.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The one part of an amount that is in another unit than all others, where the numbers add up.
struct OddAmount {
  var part: Figure
  var total: Figure

  /// Those of a text, at most one in a sentence, of which the first amount is the whole.
  static func all(_ bytes: [UInt8], _ text: ByteRange) -> [OddAmount] {
    Sentences(bytes, text).compactMap { sentence in
      guard Sentences.hold(4, amountsIn: sentence, bytes) else { return nil }
      let amounts = GoalText.figures(bytes, sentence).map(\.figure)
        .filter { $0.unit?.dimension == .money && $0.unit?.denominator == nil && $0.divisor == 1 }
      guard amounts.count >= 4, amounts.count <= maximum, let total = amounts.first,
        case let odd = amounts.dropFirst().filter({ $0.unit != total.unit || $0.power != total.power }),
        odd.count == 1,
        amounts.dropFirst().reduce(Decimal.zero as Decimal?, { $0?.adding($1.number) }) == total.number
      else { return nil }
      return OddAmount(part: odd[0], total: total)
    }
  }

  func say(_ report: Report) {
    let (words, whole) = (report.quote(part.range), report.quote(total.range))
    report.add(
      part.range, zh: "“\(words)”和其他各项的数加起来正好是“\(whole)”，单位却不同：核对单位",
      en: "with the other parts “\(words)” comes to “\(whole)”, but its unit is another one: check it",
      related: [report.place(total.range, zh: "总额", en: "the total")])
  }

  private static let maximum = 12

  /// Of `missing-unit`.
  static let examples: [Example] = [
    .flagged(
      "资金到位情况:\n  > 运行维护经费170万元经年初预算审核通过后，2017年3月到账70万元，6月到账60万元，10月到账‹20元›，11月到账20万元。",
      template: "资金到位情况: prose"),
    .fine(
      "资金到位情况:\n  > 运行维护经费170万元经年初预算审核通过后，2017年3月到账70万元，6月到账60万元，10月到账20万元，11月到账20万元，手续费20元。",
      template: "资金到位情况: prose"),
  ]
}
