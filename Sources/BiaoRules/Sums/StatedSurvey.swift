// Answers of a survey that do not come to the questionnaires that count: 非常满意268份、满意187份、一般75份、不满意32份 of 552.

import BiaoSyntax
import BiaoValues

enum StatedSurvey {
  /// The answers of a line and the number of valid questionnaires, which stands in it or shortly before.
  static func wrong(
    _ bytes: [UInt8], _ text: ByteRange, _ figures: [Figure], _ report: Report
  ) -> [StatedMisfit] {
    var answers: [Figure] = []
    var sum = Decimal.zero
    var hasContrary = false
    for index in figures.indices {
      let figure = figures[index]
      let start = index > 0 ? figures[index - 1].range.upperBound : text.lowerBound
      let gap = ByteRange(clamping: start, figure.range.lowerBound)
      guard grades.ends(bytes, gap), figure.divisor == 1, figure.unit?.dimension != .ratio,
        answers.isEmpty || figure.unit == answers[0].unit
      else {
        if !answers.isEmpty { break }
        continue
      }
      guard answers.isEmpty || gap.count <= 24, let value = figure.base(in: nil), let next = sum.adding(value) else {
        return []
      }
      sum = next
      answers.append(figure)
      hasContrary = hasContrary || contrary.ends(bytes, gap)
    }
    // From the best to the worst: none is left out.
    guard answers.count >= 3, hasContrary else { return [] }
    // The number of all may stand in a line before.
    report.depend(on: .everything)
    guard let whole = questionnaires(bytes, before: answers[0].range.lowerBound),
      whole.unit == answers[0].unit, let stated = whole.base(in: nil), stated != sum,
      let difference = sum.subtracting(stated), let most = difference.magnitude.multiplied(by: Decimal(5)),
      most <= stated
    else { return [] }
    return [
      StatedMisfit(
        kind: .answers, figure: answers[answers.count - 1], expected: sum.normalized, others: answers + [whole])
    ]
  }

  /// The rates of return that are not what was returned of what was given out: 发放问卷500份，回收有效问卷468份，有效回收率96.3%.
  static func wrongReturns(_ bytes: [UInt8], _ text: ByteRange, _ figures: [Figure]) -> [StatedMisfit] {
    guard returned.isIn(bytes, text) else { return [] }
    var found: [StatedMisfit] = []
    var (given, back): (Figure?, Figure?)
    var last = text.lowerBound
    for figure in figures where figure.divisor == 1 {
      let gap = ByteRange(clamping: max(last, figure.range.lowerBound - 45), figure.range.lowerBound)
      last = figure.range.upperBound
      if figure.unit == Units.percent {
        guard rates.ends(bytes, gap), let given, let back, given.unit == back.unit, given.power == back.power,
          !given.number.isZero, let share = Rational(back.number).divided(by: Rational(given.number)),
          let percent = (share * Rational(.hundred)),
          let expected = percent.decimal(rounded: max(figure.number.scale, 1)),
          let difference = expected.subtracting(figure.number)?.magnitude,
          let step = Decimal.one.scaled(byPowerOfTen: -figure.number.scale), difference > step
        else { continue }
        found.append(
          StatedMisfit(kind: .share, figure: figure, expected: expected.normalized, others: [back, given]))
      } else if returned.isIn(bytes, gap) {
        back = figure
      } else if handedOut.isIn(bytes, gap), forms.isIn(bytes, gap) {
        (given, back) = (figure, nil)
      }
    }
    return found
  }

  private static let returned = WordSet("回收 收回")
  private static let rates = WordSet("回收率 回收率为 回收率达 有效率 有效率为")
  private static let handedOut = WordSet("发放 发出 下发")
  private static let forms = WordSet("问卷 调查表")

  /// The last number behind 有效问卷 within two or three sentences.
  private static func questionnaires(_ bytes: [UInt8], before end: Int) -> Figure? {
    let start = max(0, end - 500)
    var found: Figure?
    var from = start
    while let word = valid.firstRange(in: bytes, ByteRange(clamping: from, end)) {
      let next = GoalText.figures(bytes, ByteRange(clamping: word.upperBound, min(word.upperBound + 24, end))).first
      if let next, next.figure.range.lowerBound - word.upperBound <= 9, next.figure.unit?.dimension != .ratio {
        found = next.figure
      }
      from = word.upperBound
    }
    return found
  }

  private static let valid = Array("有效问卷".utf8)
  private static let grades = WordSet("非常满意 很满意 十分满意 比较满意 较满意 基本满意 满意 一般 不太满意 不满意 非常不满意 不了解 说不清")
  static let contrary = WordSet("不满意")
}
