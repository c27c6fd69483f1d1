// Results that say nothing of what was reached, or that it was not: 见清运台账, 优良 for ≥95%, 拟于2024年出台 with the full score.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum EmptyResult {
  /// 见附件, 详见清运台账: where it can be looked up, and not what it is.
  static func isReference(_ bytes: [UInt8], _ actual: ByteRange) -> Bool {
    guard actual.count <= 60, references.contains(where: { bytes[actual].starts(with: $0) }) else { return false }
    return papers.ends(bytes, actual.trimmingStop(bytes))
      && !GoalText.figures(bytes, actual).contains {
        $0.figure.unit != nil
      }
  }

  /// A grade where a number is due: nothing tells how much it is. That all of it passed says as much as 100 %.
  static func isGrade(_ bytes: [UInt8], _ actual: ByteRange, _ figure: Figure, _ target: Target) -> Bool {
    let words = NameKey(bytes, actual)
    if passes.contains(words) { return target.dimension == .ratio && figure.number < .hundred }
    return grades.contains(words)
  }

  /// Whether words may say as much as 100 %, or nothing at all: 全部合格, 无投诉.
  static func saysAll(_ bytes: [UInt8], _ actual: ByteRange) -> Bool {
    passes.contains(NameKey(bytes, actual)) || wholes.isIn(bytes, actual)
  }

  private static let wholes = WordSet("全 均 都 无 未 零 没 不 所有 一律 达标 合格 通过 分之 成以上 半 待 暂")

  /// What is still planned, and so was not done.
  static func isPlan(_ bytes: [UInt8], _ actual: ByteRange) -> Bool {
    plans.contains(where: { bytes[actual].starts(with: $0) }) && !done.isIn(bytes, actual)
  }

  private static let references = NameTraitWords.words("见 详见 参见 具体见 详情见 请见 如附件 附件 附后 另附 查看 以台账 按台账")
  private static let papers = WordSet(
    "附件 附表 附后 台账 台帐 台账为准 报告 材料 资料 清单 总结 记录 佐证 档案 文件 说明 明细 明细表 情况表 统计表 汇总表 附件1 附件2 附件3 决算 报表 账册 登记表 登记册 另附 如附件")
  private static let grades = Set<NameKey>(
    words: "优良 优秀 良好 优 良 较好 好 很好 较高 高 一般 满意 非常满意 比较满意 基本满意 正常 达到预期 符合要求 按要求 完成良好 完成较好")
  private static let passes = Set<NameKey>(words: "合格 达标 通过 全部合格 验收合格 已达标")
  private static let plans = NameTraitWords.words(
    "拟于 拟定于 拟在 将于 计划于 计划明年 计划次年 计划下年 计划在 预计明年 预计次年 预计于 明年 次年 下年 下一年度 推迟到 推迟至 延期至 延期到 延至 正在制定 正在起草 正在编制 正在拟定 正在修订 起草中 编制中 制定中 尚未出台 尚未印发 尚未制定 尚未启动 尚未建成 尚未完成 尚未实施 尚未开展 暂未出台 暂未完成 暂未启动 暂未实施 暂未开展 未出台 未启动 未实施 未开展 未完成"
  )
  private static let done = WordSet("已 全部完成 无未 %")

  /// Of `vague-result`.
  static let examples: [Example] = [
    .flagged(
      "- 垃圾清运量 (10分): ≥ 9 万吨\n  实际完成值: ‹见清运台账›\n  得分: 10\n- 巡查次数 (10分): ≥ 90 次\n  实际完成值: ‹详见附件2。›\n  得分: 10"),
    .flagged("- 断面水质达标率 (10分): ≥ 95%\n  实际完成值: ‹优良›\n  得分: 10", in: .tier("质量指标")),
    .fine(
      "- 验收合格率 (10分): 100%\n  实际完成值: 合格\n  得分: 10\n- 断面水质等级 (10分): 良好\n  实际完成值: 优良\n  得分: 10\n- 水质达标率 (10分): ≥ 95%\n  实际完成值: 96%，见附件1\n  得分: 10",
      in: .tier("质量指标")),
  ]

  /// Of `mismatched-score`.
  static let examplesOfScores: [Example] = [
    .flagged("- 长效机制建设 (5分): 出台管理办法\n  实际完成值: 拟于2024年出台\n  得分: ‹5›", in: .tier("社会效益指标")),
    .fine(
      "- 长效机制建设 (5分): 出台管理办法\n  实际完成值: 管理办法已印发，明年全面推开\n  得分: 5\n- 舆情 (5分): 不发生重大舆情\n  实际完成值: 未发生\n  得分: 5",
      in: .tier("社会效益指标")),
  ]
}

extension ByteRange {
  /// Without the full stop at its end.
  fileprivate func trimmingStop(_ bytes: [UInt8]) -> ByteRange {
    guard count > 3, upperBound <= bytes.count, NotationScan.character(bytes, upperBound - 3) == 0xE3_8082 else {
      return self
    }
    return ByteRange(clamping: lowerBound, upperBound - 3)
  }
}
