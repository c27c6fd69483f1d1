// A goal of which less was reached than it says, and nobody tells why: 检定计量器具24000台件, and 检定21640台件，圆满完成 below it.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct GoalShortfall {
  /// What was reached, and the goal's number.
  var reached: Figure
  var asked: Figure

  /// Those among goals that have one answer each. Both name the thing in the same words, and the goal says one number of its
  /// unit.
  static func all(of results: [OverallResult], _ form: Form, _ report: Report) -> [GoalShortfall] {
    let bytes = form.tree.bytes
    return results.compactMap { result in
      guard let goal = result.goal, result.texts.count == 1, let text = result.texts.first, text.count <= longest,
        goal.count <= longest, !reasons.isIn(bytes, text), !limits.isIn(bytes, goal)
      else { return nil }
      let goals = report.figures(ofGoal: goal).filter { isCount($0.figure) }
      guard goals.count == 1, let asked = goals.first, !parts.isIn(bytes, asked.clause) else { return nil }
      let answers = report.figures(ofGoal: text).filter { $0.figure.unit == asked.figure.unit }
      guard answers.count == 1, let reached = answers.first, reached.figure.divisor == 1,
        reached.figure.power == asked.figure.power, reached.figure.number < asked.figure.number,
        !parts.isIn(bytes, reached.clause),
        ResultValue.longestRun(bytes, before(asked), before(reached)) >= 4,
        !isExplained(reached.figure, form, report)
      else { return nil }
      return GoalShortfall(reached: reached.figure, asked: asked.figure)
    }
  }

  private static func isCount(_ figure: Figure) -> Bool {
    guard let unit = figure.unit, figure.divisor == 1 else { return false }
    return unit != Units.percent && unit.dimension != .money
  }

  /// The words of the thing.
  private static func before(_ said: GoalFigure) -> ByteRange { said.words(before: 84) }

  /// Whether an indicator that reached the same number has a reason.
  private static func isExplained(_ figure: Figure, _ form: Form, _ report: Report) -> Bool {
    form.indicators.contains { indicator in
      let attributes = report.attributes(of: indicator, in: form)
      guard let actual = attributes[.actual], let value = form.tree.value(ofLine: actual),
        Figure.scan(form.tree.bytes, value, signed: false)?.number == figure.number, let reason = attributes[.reason]
      else { return false }
      return form.tree.value(ofLine: reason).map { !$0.isEmpty } ?? false
    }
  }

  func say(_ report: Report) {
    let (words, goal) = (report.quote(reached.range), report.quote(asked.range))
    report.add(
      reached.range, zh: "目标是“\(goal)”，只完成了“\(words)”，却没有写原因：写明没有完成的原因",
      en: "the goal is “\(goal)”, but “\(words)” was reached and no reason is given: say why",
      related: [report.place(asked.range, zh: "目标", en: "the goal")])
  }

  private static let longest = 400
  private static let reasons = WordSet("因 由于 受 原因 其余 剩余 尚 未 正在 下一步 仅 只 调整 推迟 延期 变更 减少 不足 差距 较")
  /// What is better where it is less.
  private static let limits = WordSet("不超过 不高于 不多于 以内 以下 控制 下降 减少 降低 压减 压缩 低于 ≤")
  private static let parts = WordSet("其中 累计 每 平均 上半年 下半年 季度 上年 去年 同期 全国 全省 省级 年底 三年 五年")

  /// Of `missing-reason`.
  static let examples: [Example] = [
    .flagged(
      "完成情况表:\n  - 目标1: 完成强制检定计量器具24000台\n    实际完成: 完成强制检定计量器具‹21640台›，圆满完成年度目标。\n  - 目标2: 检查特种设备1800台\n    实际完成: 检查特种设备1846台。",
      in: .document),
    .fine(
      "完成情况表:\n  - 目标1: 完成强制检定计量器具24000台\n    实际完成: 完成强制检定计量器具21640台，因两家企业停产。\n  - 目标2: 检查特种设备1800台\n    实际完成: 检查特种设备1640台，其余2台正在检修。\n  - 目标3: 完成积案化解不超过60件\n    实际完成: 完成积案化解42件。",
      in: .document),
  ]
}
