// What was done for one goal, written under another one: 目标3: 治理水土流失, and 新建供水工程36处 below it.

import BiaoModel
import BiaoSyntax

struct OtherGoalsResult {
  var text: ByteRange
  /// The goal under which it stands, and the one of which it speaks.
  var goal: ByteRange
  var owner: ByteRange

  /// Those of a form whose goals have one answer each: an answer that stands under two goals, or has words of another goal
  /// and none of its own.
  static func all(of results: [OverallResult], _ bytes: [UInt8]) -> [OtherGoalsResult] {
    let answers = results.compactMap { result -> (goal: ByteRange, text: ByteRange)? in
      guard let goal = result.goal, result.texts.count == 1, result.texts[0].count >= shortest,
        result.texts[0].count <= longest, goal.count <= longest
      else { return nil }
      return (goal, result.texts[0])
    }
    guard answers.count >= 2, answers.count <= maximum else { return [] }
    var found: [OtherGoalsResult] = []
    for (index, answer) in answers.enumerated()
    where ResultValue.longestRun(bytes, named(answer.goal), answer.text) < 2
      && TwinExplanation.sharedIdeographs(bytes, answer.goal, answer.text) * 3 <= answer.goal.count / 3
    {
      let other = answers.enumerated().first { place, other in
        place != index
          && (bytes[other.text].elementsEqual(bytes[answer.text])
            || ResultValue.longestRun(bytes, named(other.goal), answer.text) >= 5)
      }
      if let other { found.append(OtherGoalsResult(text: answer.text, goal: answer.goal, owner: other.element.goal)) }
    }
    return found
  }

  /// No more of a goal than is compared.
  private static func named(_ goal: ByteRange) -> ByteRange {
    ByteRange(clamping: goal.lowerBound, min(goal.upperBound, goal.lowerBound + 90))
  }

  func say(_ report: Report) {
    let (words, own, other) = (report.quote(text), report.quote(goal), report.quote(owner))
    report.add(
      text, zh: "“\(words)”说的是“\(other)”，不是“\(own)”：写这个目标完成了什么",
      en: "“\(words)” tells of “\(other)”, not of “\(own)”: say what was done for this goal",
      related: [report.place(owner, zh: "说的是这个目标", en: "the goal of which it tells")])
  }

  private static let shortest = 24
  private static let longest = 600
  private static let maximum = 60

  /// Of `vague-result`.
  static let examples: [Example] = [
    .flagged(
      "完成情况表:\n  - 目标1: 农村饮水安全巩固提升，自来水普及率达到90%\n    实际完成: 新建集中供水工程36处，自来水普及率达到91.5%。\n  - 目标2: 新增水土流失治理面积28平方公里\n    实际完成: ‹新建集中供水工程36处，自来水普及率达到91.5%。›\n  - 目标3: 排查河湖“四乱”问题并全部整改\n    实际完成: 排查问题47个，全部整改。",
      in: .document),
    .fine(
      "完成情况表:\n  - 目标1: 农村饮水安全巩固提升，自来水普及率达到90%\n    实际完成: 新建集中供水工程36处，自来水普及率达到91.5%。\n  - 目标2: 新增水土流失治理面积28平方公里\n    实际完成: 综合治理小流域3条，治理坡耕地29平方公里。",
      in: .document),
  ]
}
