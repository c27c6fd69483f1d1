// Two places of a form's goals that promise the same in the same words, and not as much: 重点人群签约率达到80%以上, and 75% below.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct RivalFigures {
  /// The later of the two, and the earlier one.
  var said: ByteRange
  var other: ByteRange

  /// Those of a form that lists its goals in text, without indicators against which they could be held. A clause that is
  /// said more than twice is a form of words, what several years bring is no contradiction, and amounts of money are told of
  /// many things.
  static func all(in form: Form, _ report: Report) -> [RivalFigures] {
    guard form.indicators.count < 3, !report.tellsResults(form) else { return [] }
    let tree = form.tree
    let texts = (report.goals(of: form).filter { !$0.isLongTerm }.flatMap(\.texts) + report.taskTexts(of: form))
      .sorted { $0.lowerBound < $1.lowerBound }
    var known: [ArraySlice<UInt8>: [Said]] = [:]
    var order: [ArraySlice<UInt8>] = []
    var examined = 0
    for text in texts where examined < maximum && text.count >= shortest {
      for figure in report.figures(ofGoal: text) {
        examined += 1
        guard figure.figure.divisor == 1, let unit = figure.figure.unit, unit.dimension != .money,
          !others.isIn(tree.bytes, figure.clause),
          case let words = words(before: figure, tree.bytes), words.count >= 15
        else { continue }
        let key = tree.bytes[words]
        if known[key] == nil { order.append(key) }
        known[key, default: []].append(Said(figure: figure.figure, unit: unit, text: text.lowerBound))
      }
    }
    return order.compactMap { key in
      guard let pair = known[key], pair.count == 2, pair[0].text != pair[1].text, pair[0].unit == pair[1].unit,
        pair[0].figure.power == pair[1].figure.power, pair[0].figure.number != pair[1].figure.number
      else { return nil }
      return RivalFigures(said: pair[1].figure.range, other: pair[0].figure.range)
    }
  }

  /// 购买肥料900包，购买肥料480包: clauses of one list that say nothing but the same words and another number.
  static func listed(in form: Form, _ report: Report) -> [RivalFigures] {
    let bytes = form.tree.bytes
    var found: [RivalFigures] = []
    form.visitAnswersOutsideIndicators { line in
      guard found.count < 8, let text = ProseSlip.text(ofLine: line, form.tree) else { return }
      let figures = report.figures(ofGoal: text)
      for (said, next) in zip(figures, figures.dropFirst()) where said.figure.number != next.figure.number {
        guard said.figure.unit == next.figure.unit, said.figure.unit?.dimension.isCount ?? true,
          said.figure.divisor == 1, next.figure.divisor == 1, said.figure.power == next.figure.power,
          case let between = next.clause.lowerBound - said.clause.upperBound, between >= 0, between <= 3,
          // Nothing but what is counted stands behind it: 包.
          case let tail = ByteRange(clamping: said.figure.range.upperBound, said.clause.upperBound),
          tail.count == (said.figure.unit == nil ? 3 : 0),
          bytes[tail].elementsEqual(bytes[next.figure.range.upperBound..<next.clause.upperBound]),
          said.wordsBefore.count >= 12,
          bytes[said.wordsBefore].elementsEqual(bytes[next.wordsBefore]), !others.isIn(bytes, said.clause)
        else { continue }
        found.append(RivalFigures(said: next.figure.range, other: said.figure.range))
      }
    }
    return found
  }

  private struct Said {
    var figure: Figure
    var unit: BiaoValues.Unit
    var text: Int
  }

  /// The whole clause before the figure, without its number in a list and without what says that it is reached.
  private static func words(before figure: GoalFigure, _ bytes: [UInt8]) -> ByteRange {
    var start = figure.clause.lowerBound
    let end = links.trimmedEnd(of: ByteRange(clamping: start, figure.figure.range.lowerBound), in: bytes)
    while start < end, bytes[start] < 0x80 { start += 1 }
    return ByteRange(clamping: start, max(start, end))
  }

  func say(_ report: Report) {
    let (words, earlier) = (report.quote(said), report.quote(other))
    report.add(
      said, zh: "这里写“\(words)”，前面同一件事写“\(earlier)”：两处改成一样的数",
      en: "“\(words)” stands here, and “\(earlier)” of the same thing before: they must agree",
      related: [report.place(other, zh: "前面的写法", en: "what stands before")])
  }

  private static let maximum = 1000
  private static let shortest = 15
  private static let links = NameTraitWords.words("达到 达 为 不低于 不少于 不高于 不超过 控制在 保持在 稳定在 提高到 提高至 在 ≥ ≤")
  private static let others = WordSet(
    "上年 去年 同期 历年 预期 同比 其中 剩余 平均 较 比 以来 季度 上半年 下半年 首批 一期 二期 分别 年均 由 从 月底 月末 年底 到20 至20 中期 每")

  /// Of `conflicting-result`.
  static let examples: [Example] = [
    .flagged("建设内容:\n  > 新栽桃树苗2300株、梨树苗2500株，购买肥料900包，购买肥料‹480›包；购买割草机6台。", template: "建设内容: prose"),
    .fine("建设内容:\n  > 新栽桃树苗2300株，第一季度购买肥料900包，第二季度购买肥料480包，购买有机肥300包，购买割草机6台。", template: "建设内容: prose"),
    .flagged(
      "总体绩效目标:\n  > 重点人群签约率达到80%以上，培训村医420人次。\n分项绩效目标:\n  - 签约服务\n    绩效指标: 重点人群签约率达到‹75%›以上，培训村医420人次。", in: .document),
    .fine(
      "总体绩效目标:\n  > 重点人群签约率达到80%以上，老年人签约率达到75%以上。\n分项绩效目标:\n  - 签约服务\n    绩效指标: 重点人群签约率较上年提高5个百分点，残疾人签约率达到70%以上。",
      in: .document),
    .fine(
      "中期目标:\n  > 重点人群签约率达到80%以上，培训村医1260人次。\n年度目标:\n  > 重点人群签约率达到75%以上，培训村医420人次。",
      template: "中期目标: prose\n年度目标: prose"),
  ]
}
