// unneeded-reason: a reason for losing points or missing a target, where nothing was lost or missed.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let unneededReason = Rule(
    name: "unneeded-reason", family: .scoring, severity: .info, presets: .advisory,
    summary: Bilingual(
      zh: "得了满分或达到了指标值，却写着不足", en: "shortcomings named beside a full score or a target that was reached"),
    why: Bilingual(
      zh: "一边得满分，一边说有待加强，两处必有一处不实：没有偏差就不必写原因，确有不足就该扣分。",
      en: "A full score and a shortcoming contradict each other: either there was none, or it should have cost points."),
    examples: [
      .flagged(
        "- 营商环境优化 (3分): 兑现融资贴息政策\n  实际完成值: 融资贴息全部兑现\n  得分: 3\n  偏差原因分析及改进措施: ‹行业整合刚起步，有待进一步加强›",
        in: .tier("质量指标")),
      .flagged(
        "- 取证率 (10分): ≥ 85%\n  实际完成值: 85%\n  得分: 10\n  偏差原因分析及改进措施: ‹实训设备不足，下一年添置›", in: .tier("质量指标")),
      .flagged(
        "- 养护里程 (10分): ≥ 30 公里\n  实际完成值: 32 公里\n  得分: 10\n  偏差原因分析及改进措施: ‹超出计划，但部分路段未完成›"),
      .flagged(
        "绩效指标:\n  - 取证率: ≥ 85%\n    实际完成值: 88%\n    偏差原因: ‹实训设备不足，未能完成目标›",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    偏差原因: text"),
      .fine(
        "绩效指标:\n  - 取证率: ≥ 85%\n    实际完成值: 83%\n    偏差原因: 实训设备不足，未能完成目标\n  - 实训课时: ≥ 320 课时\n    实际完成值: 336课时\n    偏差原因: 无偏差",
        template: "绩效指标: indicators\n  - *: target\n    实际完成值: target\n    偏差原因: text"),
      .fine(
        "- 取证率 (10分): ≥ 85%\n  实际完成值: 88%\n  得分: 10\n  偏差原因分析及改进措施: 由于增加了实训课时，超额完成。", in: .tier("质量指标")),
      .flagged(
        "- 取证率 (10分): ≥ 85%\n  实际完成值: 85%\n  得分: 10\n  偏差原因分析及改进措施: ‹经费下达较晚，部分课程未按期完成›", in: .tier("质量指标")),
      .fine("- 取证率 (10分): ≥ 85%\n  实际完成值: 85%\n  得分: 10\n  偏差原因分析及改进措施: 无", in: .tier("质量指标")),
      .fine("- 取证率 (10分): ≥ 85%\n  实际完成值: 85%\n  得分: 10\n  偏差原因分析及改进措施: 无偏差", in: .tier("质量指标")),
      .fine("- 取证率 (10分): ≥ 85%\n  实际完成值: 85%\n  得分: 10\n  偏差原因分析及改进措施: 继续保持", in: .tier("质量指标")),
      .fine(
        "- 取证率 (10分): ≥ 85%\n  实际完成值: 85%\n  得分: 10\n  偏差原因分析及改进措施: 未发现问题，按期完成", in: .tier("质量指标")),
      .fine(
        "- 取证率 (10分): ≥ 85%\n  实际完成值: 78%\n  得分: 9\n  偏差原因分析及改进措施: 实训设备不足，下一年添置。", in: .tier("质量指标")),
    ],
    checks: [
      .form { form, report in
        guard let evaluation = report.selfEvaluation(of: form) else { return }
        for item in evaluation.items where item.score == item.weight && !item.weight.isZero {
          guard let reason = item.reason, item.attainment != .missed, confesses(reason, form.tree.bytes) else {
            continue
          }
          let words = report.quote(reason)
          let name = report.quote(item.indicator(in: form).name)
          report.add(
            reason, zh: "“\(name)”得了满分，又写“\(words)”：没有偏差就删去，确有不足就扣分",
            en: "“\(name)” has its full score, yet says “\(words)”: remove it, or take points off",
            related: [report.place(item.scoreRange, zh: "满分", en: "the full score")])
        }
        // By the end of the year what is reached is reached; before, it may be behind all the same.
        guard !evaluation.unscored.isEmpty, !FilingDate.isMidYear(form, report) else { return }
        for item in evaluation.unscored where !item.isProgress {
          let indicator = form.indicators[item.indicator]
          guard let reason = SelfEvaluation.text(ofLine: item.line, form), confesses(reason, form.tree.bytes) else {
            continue
          }
          switch Attainment(indicator, actual: item.actual, in: form, report) {
          case .reached, .exceeded: break
          case .missed, .unknown: continue
          }
          let (words, name, actual) = (
            report.quote(reason), report.quote(indicator.name), report.quote(item.actual)
          )
          report.add(
            reason, zh: "“\(name)”完成“\(actual)”，达到了指标值，又写“\(words)”：没有偏差就删去，确有不足就核对完成值",
            en:
              "“\(name)” reached its target with “\(actual)”, yet says “\(words)”: remove it, or check what was reached",
            related: [report.place(item.actual, zh: "完成的情况", en: "what was reached")])
        }
      }
    ])

  /// Whether the words admit a shortcoming. Praise, plans and `无偏差` do not.
  private static func confesses(_ reason: ByteRange, _ bytes: [UInt8]) -> Bool {
    if denials.contains(where: { bytes[reason].starts(with: $0) }) { return false }
    // 超额完成，但部分路段未完成: what counts stands behind the 但.
    let words =
      turns.lazy.compactMap { $0.firstRange(in: bytes, reason) }.first
      .map { ByteRange(clamping: $0.upperBound, reason.upperBound) } ?? reason
    return NameTraits.holds(bytes, words, shortcomings) && !NameTraits.holds(bytes, words, excess)
  }

  private static let turns = NameTraitWords.words("但 然而 however but")

  private static let denials = NameTraitWords.words("无 不存在 没有 未发现 未出现 不涉及 no No none None")
  private static let shortcomings = NameTraitWords.words(
    """
    有待 不足 不够 不到位 不及时 不完善 不健全 不高 不强 未能 未按期 未按时 未完成 未达 尚未 尚需 尚有 仍需 仍有 滞后 推迟 延迟 延期 偏低 偏慢 欠缺 缺乏 缺少
    差距 薄弱 落后 短板 受限 insufficient delayed behind lack shortfall
    """)
  /// What explains more than was asked for.
  private static let excess = NameTraitWords.words("超额 超出 超过 高于 大于 提前 exceed")
}
