// Answers to “why was it missed?” that deny that it was: 无偏差, 已达到年度目标值.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum DeniedDeviation {
  /// Whether a reason says that there is nothing to give a reason for, and nothing else.
  static func isOne(_ bytes: [UInt8], _ reason: ByteRange) -> Bool {
    reason.count <= 90 && denials.isIn(bytes, reason) && !doubts.isIn(bytes, reason)
  }

  private static let denials = WordSet(
    """
    无偏差 没有偏差 不存在偏差 未发现偏差 未出现偏差 未发生偏差 未产生偏差 无较大偏差 达到年度目标 达到目标 达到年度指标 达到指标 达到预期目标 达到预期指标 达到年初目标
    完成年度目标 完成目标任务 完成年度指标 完成预期目标 完成年度任务 已全部完成 已按计划完成 已按期完成 已按时完成 均已完成 无需说明
    """)
  /// What goes on to give a reason, or denies the denial.
  private static let doubts = WordSet("但 由于 因 未 不足 滞后 推迟 延期 除 才 缓 暂 尚 没有达 没达 没有完 基本 部分 将 后")

  /// The indicators of a form on the course of the year whose target will be missed by what is expected, with a line for
  /// the reason that says nothing or denies it.
  static func ofForecasts(_ evaluation: SelfEvaluation, _ form: Form, _ report: Report) -> [(
    item: SelfEvaluation.Unscored, forecast: ByteRange, isDenied: Bool
  )] {
    var found: [(item: SelfEvaluation.Unscored, forecast: ByteRange, isDenied: Bool)] = []
    for item in evaluation.unscored {
      let isDenied = item.reason.map { isOne(form.tree.bytes, $0) } ?? false
      guard item.reason == nil || isDenied else { continue }
      let indicator = form.indicators[item.indicator]
      guard let line = report.attributes(of: indicator, in: form)[.forecast],
        let forecast = form.tree.value(ofLine: line), !forecast.isEmpty,
        case .missed = Attainment(indicator, actual: forecast, in: form, report),
        // What nothing can reach, or what asks for the contrary, is a slip in the target.
        !Rule.asksForMoreThanAll(indicator, form, report), !ReversedComparator.isSaid(of: indicator, form, report)
      else { continue }
      found.append((item, forecast, isDenied))
    }
    return found
  }
}
