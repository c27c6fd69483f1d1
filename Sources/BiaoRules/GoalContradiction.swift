// The finding that a goal and an indicator promise the same thing in two ways.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Report {
  /// Says that what stands in `promise` of a goal is not what the indicator says in `target`. `place` is what is shown of
  /// the indicator, the target where it is nil; `advice` what to do in Chinese.
  func addContradiction(
    of promise: ByteRange, by indicator: Indicator, target: ByteRange, place shown: ByteRange? = nil,
    advice: String = "两处改成一样的数"
  ) {
    let (words, name, value) = (quote(promise), quote(indicator.name), quote(target))
    add(
      promise, zh: "目标写“\(words)”，指标“\(name)”写“\(value)”：\(advice)",
      en: "the goal says “\(words)”, the indicator “\(name)” says “\(value)”: they must agree",
      related: [place(shown ?? target, zh: "“\(name)”的指标值", en: "the target of “\(name)”")])
  }
}

/// A rate that a goal promises of the very thing that an indicator is called: 水质达标率达到100%, and 水质达标率 ≥ 95%.
enum NamedRate {
  /// The indicator whose name stands right before the figure, and whether its target asks for less; nil where there is none,
  /// or where several bear the name. One that asks for as much or more carries the promise.
  static func indicator(of promise: GoalFigure, in form: Form) -> (indicator: Indicator, isWeaker: Bool)? {
    let bytes = form.tree.bytes
    guard promise.figure.unit == Units.percent, promise.figure.divisor == 1,
      case let end = nameEnd(bytes, ByteRange(clamping: promise.clause.lowerBound, promise.figure.range.lowerBound)),
      end - promise.clause.lowerBound >= 9
    else { return nil }
    let indicators = form.indicators.span
    var found: Int?
    for index in indicators.indices.prefix(maximum) {
      let name = indicators[index].name
      guard name.count >= 9, end - name.count >= promise.clause.lowerBound,
        bytes[end - 1] == bytes[name.upperBound - 1],
        bytes[(end - name.count)..<end].elementsEqual(bytes[name]),
        startsAName(bytes, end - name.count, promise.clause.lowerBound)
      else { continue }
      guard found == nil else { return nil }
      found = index
    }
    guard let found, case .value(let list) = indicators[found].target, list.targets.count == 1, list.isPlainFigure(0),
      let figure = list.targets[0].figure, figure.unit == Units.percent, list.targets[0].upper == nil
    else { return nil }
    switch list.targets[0].comparator {
    case .atMost?, .less?: return (indicators[found], figure.number > promise.figure.number)
    default: return (indicators[found], figure.number < promise.figure.number)
    }
  }

  /// Where the name ends that stands before the words that lead to a number: 达到, 不低于.
  private static func nameEnd(_ bytes: [UInt8], _ words: ByteRange) -> Int {
    var end = words.upperBound
    while let link = links.first(where: {
      end - $0.count >= words.lowerBound && bytes[(end - $0.count)..<end].elementsEqual($0)
    }) {
      end -= link.count
    }
    return end
  }

  /// A longer name ends so, too: 体检率 of 老年人体检率.
  private static func startsAName(_ bytes: [UInt8], _ start: Int, _ clause: Int) -> Bool {
    start == clause
      || before.contains { start - $0.count >= clause && bytes[(start - $0.count)..<start].elementsEqual($0) }
  }

  private static let maximum = 1024
  private static let links =
    NameTraitWords.words(
      "达到 达 为 不低于 不少于 不高于 不超过 控制在 保持在 保持 稳定在 提高到 提高至 提升到 提升至 须 应 要 均 在 ≥ ≤ ＝ = 到 至") + [[0x20]]
  private static let before = NameTraitWords.words("、 ： : 使 确保 保证 实现 保持 的 并 且 和 与 及 . ． ） )") + [[0x20]]
}
