// A form that says that nothing was missed, while the actual value of an indicator is below its target.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct NothingMissed {
  /// 无, or 全部完成.
  var claim: ByteRange
  /// The indicator that was missed, its target and its actual value.
  var indicator: ByteRange
  var target: ByteRange
  var actual: ByteRange

  /// What a form says wrong of itself, at most one of each kind of statement.
  static func find(in form: Form, texts: [ByteRange], _ report: Report) -> NothingMissed? {
    guard let claim = answer(in: form) ?? statement(in: texts, form.tree.bytes) else { return nil }
    for indicator in form.indicators {
      guard case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
        list.targets[0].change == nil,
        case let attributes = report.attributes(of: indicator, in: form),
        let line = attributes[.actual], let value = form.tree.value(ofLine: line), !value.isEmpty, value.count <= 30,
        case .value(let reached) = Read.targets(form.tree.bytes, value), reached.targets.count == 1,
        reached.isPlainFigure(0), reached.targets[0].comparator == nil,
        case .missed = Attainment(indicator, actual: value, in: form, report)
      else { continue }
      return NothingMissed(claim: claim, indicator: indicator.name, target: indicator.value, actual: value)
    }
    return nil
  }

  /// 未完成的绩效目标: 无
  private static func answer(in form: Form) -> ByteRange? {
    let tree = form.tree
    var found: ByteRange?
    form.visitEntriesOutsideIndicators { line in
      guard found == nil, let colon = tree.lines[line].colon,
        tree.lines[line].end - colon <= 40, colon - tree.lines[line].content >= 9,
        mayDeny(tree.bytes, colon, tree.lines[line].end),
        let name = tree.readLabel(ofLine: line)?.name, asks.isIn(tree.bytes, name), goals.isIn(tree.bytes, name),
        let value = tree.value(ofLine: line), value.count >= 3,
        denials.contains(where: { tree.bytes[value].elementsEqual($0) })
      else { return }
      found = value
    }
    return found
  }

  /// Whether the value behind the colon begins with 无 没 不 均 全.
  private static func mayDeny(_ bytes: [UInt8], _ colon: Int, _ end: Int) -> Bool {
    var i = colon + (bytes[colon] == 0x3A ? 1 : 3)
    while i < end, bytes[i] == 0x20 { i += 1 }
    guard i + 3 <= end else { return false }
    switch NotationScan.character(bytes, i) {
    case 0xE6_97A0, 0xE6_B2A1, 0xE4_B88D, 0xE5_9D87, 0xE5_85A8: return true
    default: return false
    }
  }

  /// 各项指标全部完成, in a sentence that makes no exception.
  private static func statement(in texts: [ByteRange], _ bytes: [UInt8]) -> ByteRange? {
    for text in texts where statements.isIn(bytes, text) {
      var start = text.lowerBound
      while start < text.upperBound {
        var end = start
        // 。 or ；
        while end < text.upperBound, !isStop(bytes, end, text.upperBound) { end += bytes[end] &- 0xE0 < 16 ? 3 : 1 }
        let sentence = ByteRange(clamping: start, min(end, text.upperBound))
        if !exceptions.isIn(bytes, sentence),
          let claim = claims.lazy.compactMap({ $0.firstRange(in: bytes, sentence) }).first
        {
          return claim
        }
        start = end + 3
      }
    }
    return nil
  }

  private static func isStop(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    guard at + 3 <= end else { return false }
    let character = NotationScan.character(bytes, at)
    return character == 0xE3_8082 || character == 0xEF_BC9B
  }

  private static let asks = WordSet("未完成 未实现 未达到 未达标 没有完成 偏离")
  private static let goals = WordSet("目标 指标 情况 任务")
  private static let denials = NameTraitWords.words(
    "无 没有 无。 不存在 均已完成 全部完成 无偏离 无未完成 无未完成指标 无未完成情况 无未完成的指标 无未完成的目标 全部指标均已完成 全部完成。 均已完成。")
  private static let claim: StaticString = """
    指标全部完成 指标均完成 指标均已完成 指标都已完成 指标已全部完成 指标均全部完成 指标全部达标 指标均达标 指标全部达到 指标均达到 指标值全部完成 指标值均达到 指标值全部达到 目标全部完成 目标均完成 目标均已完成
    目标已全部完成 目标全部实现 目标均已实现 目标全部达到 目标均达到 任务全部完成 全部完成年度绩效目标 全部完成绩效目标 全部完成年初绩效目标 全部完成年度指标 全部完成各项指标 全面完成年度绩效目标 全面完成各项指标
    全部完成年初设定的绩效目标 全部完成预期目标 全部达到预期目标 全部达到年度指标值 全面完成年初设定的绩效目标 不存在未完成 没有未完成 无未完成 无未达标 没有偏离绩效目标 无偏离绩效目标
    """
  private static let statements = WordSet(claim)
  private static let claims = NameTraitWords.words(claim)
  /// What makes an exception, and what speaks of something else than the year's indicators.
  private static let exceptions = WordSet(
    "除 其余 其他 基本 大部分 多数 未能 以外 之外 力争 确保 争取 将 计划 预计 部分 产出指标 个别 一项 建议 要求 如果 若 视为 数量指标 质量指标")
}
