// Targets with a figure that is no firm bound: 约300人, 88%左右, 力争30篇.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum UnsureTarget {
  /// What leaves a way out, and whether a bound stands beside it that can be checked all the same (力争95%以上) or the figure
  /// is only about right: worth a hint.
  static func find(_ list: TargetList, _ indicator: Indicator, _ form: Form) -> (words: ByteRange, isHint: Bool)? {
    let bytes = form.tree.bytes
    for index in list.targets.indices where list.targets[index].comparator == .approximately {
      if let words = list.targets[index].comparatorRange, !isTerm(bytes, words) { return (words, true) }
    }
    let value = indicator.valueWithoutType
    guard let hedge = hedges.first(where: { bytes[value].starts(with: $0) }) else { return nil }
    var start = value.lowerBound + hedge.count
    while start < value.upperBound {
      if bytes[start] == 0x20 {
        start += 1
      } else if let word = links.first(where: { bytes[start..<value.upperBound].starts(with: $0) }) {
        start += word.count
      } else {
        break
      }
    }
    // 力争年底前新增2家 says by when.
    guard start < value.upperBound, list.targets.count == 1, list.targets[0].deadline == nil,
      let figure = list.targets[0].figure, figure.range.lowerBound >= start, figure.range.lowerBound - start <= 12,
      bytes[start] &- 0x30 < 10 || comparisons.contains(where: { bytes[start..<value.upperBound].starts(with: $0) })
    else { return nil }
    return (
      ByteRange(clamping: value.lowerBound, value.lowerBound + hedge.count), list.targets[0].comparator != nil
    )
  }

  /// 左右 of a thing (左右岸) is none.
  private static func isTerm(_ bytes: [UInt8], _ words: ByteRange) -> Bool {
    words.upperBound + 3 <= bytes.count && sides.contains { bytes[words.upperBound...].starts(with: $0) }
  }

  private static let hedges = NameTraitWords.words("力争 争取 力求 原则上 尽量 尽可能 尽力 争创 努力")
  private static let links = NameTraitWords.words("达到 达 完成 实现 做到 在 为 控制在 保持在 保持 ： : 不少 采用")
  private static let comparisons = NameTraitWords.words("≥ ≤ ＞ ＜ > < 不低于 不少于 不超过 不高于 超过 至少")
  private static let sides = NameTraitWords.words("岸 两 侧 幅 线")

  static func check(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) {
    guard let (range, isHint) = find(list, indicator, form) else { return }
    let words = report.quote(range)
    report.add(
      range, zh: "“\(words)”没有确定的界限：写出必须达到的数，如“≥”或“≤”加上数",
      en: "“\(words)” is no firm bound: give the figure that has to be reached, as one after “≥” or “≤”",
      atMost: isHint ? .hint : .error)
  }

  static let examples: [Example] = [
    .flagged("- 采用的调研报告: ‹力争›20篇\n- 参会人数: ‹约›300人\n- 参展企业: ‹争取›达到60家", in: .tier("数量指标")),
    .flagged("- 观众满意度: 88%‹左右›\n- 市民满意度: ‹力争›95%以上", in: .tier("满意度指标")),
    .fine("- 采用的调研报告: 20篇\n- 节约用水: 300吨\n- 新增企业: 力争年底前新增入库企业2家\n- 治理左右岸: 12公里", in: .tier("数量指标")),
  ]
}
