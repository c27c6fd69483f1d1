// Reasons that give none (客观原因), and far more than was asked for without one.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum EmptyReason {
  /// Whether a reason says no more than that there was one.
  static func isOne(_ bytes: [UInt8], _ reason: ByteRange) -> Bool {
    guard reason.count >= 6, reason.count <= 60 else { return false }
    var rest = bytes[reason]
    trim(&rest)
    while let word = heads.first(where: { rest.starts(with: $0) && rest.count > $0.count }) {
      rest = rest.dropFirst(word.count)
    }
    while let word = tails.first(where: { rest.count > $0.count && rest.suffix($0.count).elementsEqual($0) }) {
      rest = rest.dropLast(word.count)
      trim(&rest)
    }
    return causes.contains { rest.elementsEqual($0) }
  }

  private static func trim(_ rest: inout ArraySlice<UInt8>) {
    while rest.count > 3, stops.contains(where: { rest.suffix(3).elementsEqual($0) }) { rest = rest.dropLast(3) }
    while let last = rest.last, last == 0x20 || last == 0x2E || last == 0x3B { rest = rest.dropLast() }
  }

  private static let stops = NameTraitWords.words("。 ， ； 、")
  private static let heads = NameTraitWords.words("因为 由于 主要是 主要 系 属于 属 受 因 一些 部分 其他的 原因是 偏差原因： 原因：")
  private static let tails = NameTraitWords.words(
    "影响 造成 导致 所致 限制 制约 等 未完成 未能完成 未达标 未达到 未完成目标 未完成任务 引起 干扰 较多 较大 未达到目标 未达到预期 偏差")
  private static let causes = NameTraitWords.words(
    """
    客观原因 主观原因 主客观原因 客观和主观原因 其他原因 其它原因 各种原因 多种原因 种种原因 特殊原因 有关原因 相关原因 多方面原因 诸多原因 某些原因 客观因素 主观因素 主客观因素
    其他因素 其它因素 各种因素 多种因素 诸多因素 客观条件 特殊情况 客观情况 历史原因 工作原因 自身原因 外部原因 内部原因 不可抗力因素 不可控因素 实际情况 现实原因 客观原因和主观原因
    """)

  static func check(_ indicator: Indicator, _ form: Form, _ report: Report) {
    guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1,
      let line = report.attributes(of: indicator, in: form)[.reason], let reason = form.tree.value(ofLine: line)
    else { return }
    let words = report.quote(reason)
    if reason.count == 1, form.tree.bytes[reason.lowerBound] == 0x30 {
      return report.add(
        reason, zh: "“\(words)”是数，不是原因：没有偏差写“无”，有就写明",
        en: "“\(words)” is a number and no reason: say why, or that there was no deviation")
    }
    guard isOne(form.tree.bytes, reason) else { return }
    report.add(
      reason, zh: "“\(words)”没有说是什么原因：写明是哪一件事，怎样改进",
      en: "“\(words)” does not say what the reason was: name it, and what will be done")
  }

  // MARK: - Far more than was asked for

  /// A result of more than three times what was asked for at least, of which nobody says why: the target was set too low,
  /// or one of the two is wrong.
  static func checkExcess(_ item: SelfEvaluation.Item, _ form: Form, _ report: Report) {
    guard item.attainment == .exceeded, item.reason == nil, !item.hasOtherReason, let actual = item.actual,
      case let indicator = item.indicator(in: form), case .value(let list) = indicator.target, list.targets.count == 1,
      list.isPlainFigure(0), list.targets[0].kind == .quantitative, let asked = list.targets[0].figure,
      list.targets[0].comparator == .atLeast || list.targets[0].comparator == .greater
        || list.targets[0].comparator == nil,
      case .value(let reached) = Read.targets(form.tree.bytes, actual), reached.targets.count == 1,
      reached.isPlainFigure(0), let got = reached.targets[0].figure,
      // Of a handful three times as many are few.
      asked.number >= Decimal(10), asked.unit == got.unit || got.unit == nil, asked.unit?.dimension != .ratio,
      asked.divisor == 1, got.divisor == 1, asked.power == got.power,
      let threefold = asked.number.multiplied(by: Decimal(3)), got.number > threefold,
      // A hundred times as many are another slip.
      let most = asked.number.multiplied(by: .hundred), got.number < most,
      let percent = Rational(got.number).divided(by: Rational(asked.number))?.multiplied(by: Rational(.hundred))?
        .decimal(rounded: 0)
    else { return }
    let (words, target) = (report.quote(actual), report.quote(indicator.value))
    report.add(
      actual, zh: "“\(words)”是指标值“\(target)”的\(percent)%，没有写原因：说明为什么超出这么多，或核对两个数",
      en: "“\(words)” is \(percent)% of the target “\(target)” without a reason: say why so much, or check both",
      atMost: .info, related: [report.place(indicator.value, zh: "指标值", en: "the target")])
  }

  /// Of `missing-reason`.
  static let examples: [Example] = [
    .flagged("- 巡护里程 (10分): ≥ 600 公里\n  实际完成值: 600公里\n  得分: 10\n  偏差原因分析及改进措施: ‹0›"),
    .flagged(
      "- 巡护里程 (10分): ≥ 600 公里\n  实际完成值: 560公里\n  得分: 9\n  偏差原因分析及改进措施: ‹客观原因。›\n- 巡护人次 (10分): ≥ 900 人次\n  实际完成值: 860人次\n  得分: 9\n  偏差原因分析及改进措施: ‹受各种因素影响，未完成目标›"
    ),
    .fine(
      "- 巡护里程 (10分): ≥ 600 公里\n  实际完成值: 560公里\n  得分: 9\n  偏差原因分析及改进措施: 客观原因：汛期道路中断11天，未能巡护。"),
    .flagged(
      "- 巡护面积 (10分): ≥ 120 平方公里\n  实际完成值: ‹416平方公里›\n  得分: 10\n  偏差原因分析及改进措施:\n- 巡护人次 (10分): ≥ 900 人次\n  实际完成值: 960人次\n  得分: 10\n  偏差原因分析及改进措施:"
    ),
    .fine(
      "- 巡护面积 (10分): ≥ 120 平方公里\n  实际完成值: 416平方公里\n  得分: 10\n  偏差原因分析及改进措施: 年中并入两个林场。\n- 督查次数 (10分): ≥ 2 次\n  实际完成值: 7次\n  得分: 10\n  偏差原因分析及改进措施:"
    ),
  ]
}
