// Tiers of a report that are a sentence each, of which some say nothing that can be checked: 质量指标: 确保道路质量，已完成。

import BiaoModel
import BiaoSyntax

struct SentenceTier {
  /// The sentence, and the name of the tier.
  var text: ByteRange
  var name: ByteRange

  /// Those of a form without indicators, which tells of its tiers under headings like 绩效指标完成情况分析; at least three of
  /// them, so that the lines are such a list. What has a number, a grade or a standard can be checked.
  static func all(in form: Form) -> [SentenceTier] {
    guard form.indicators.isEmpty else { return [] }
    let tree = form.tree
    var tiers: [SentenceTier] = []
    form.visitEntriesOutsideIndicators { line in
      guard let colon = tree.lines[line].colon, colon - tree.lines[line].content <= 54,
        tree.lines[line].end > colon + 1,
        ends.ends(tree.bytes, ByteRange(clamping: tree.lines[line].content, colon)),
        let name = tree.readLabel(ofLine: line)?.name, isTier(name, tree.bytes),
        let value = tree.value(ofLine: line), value.count >= 12
      else { return }
      tiers.append(SentenceTier(text: value, name: name))
    }
    guard tiers.count >= 3 else { return [] }
    return tiers.filter {
      $0.text.count <= longest && !GoalText.holdsNumber(tree.bytes, $0.text) && promises.isIn(tree.bytes, $0.text)
        && !standards.isIn(tree.bytes, $0.text)
    }
  }

  /// With its ordinal or without: 3.满意度指标.
  private static func isTier(_ name: ByteRange, _ bytes: [UInt8]) -> Bool {
    names.contains(NameKey(bytes, name)) || TierName.variants(bytes, name).contains(where: names.contains)
  }

  func say(_ report: Report) {
    let (words, tier) = (report.quote(text), report.quote(name))
    report.add(
      text, zh: "“\(tier)”只写“\(words)”，没有数，也没有可查证的标准：写明达到多少、按什么标准判断",
      en: "“\(tier)” says only “\(words)”, without a number or a standard that can be checked: say what was reached")
  }

  private static let ends = WordSet("指标 目标 度 量 效 益 影响 本")
  private static let names = Set<NameKey>(
    words:
      "数量指标 质量指标 时效指标 成本指标 经济效益指标 社会效益指标 生态效益指标 可持续影响指标 满意度指标 服务对象满意度指标 社会公众或服务对象满意度指标 经济效益 社会效益 生态效益 可持续影响 服务对象满意度"
  )
  private static let promises = WordSet("提升 提高 改善 确保 方便 持续 促进 增强 保障 按时 及时 有效 进一步 明显 显著 推动 加强")
  private static let standards = WordSet("合格 验收 达标 通过 符合 无 未发生 没有发生 零 全部 全覆盖 级 名录 备案 认定 标准 不涉及 见附")
  private static let longest = 150

  /// Of `vague-result`.
  static let examples: [Example] = [
    .flagged(
      "绩效指标完成情况分析:\n  1.产出完成情况:\n    数量指标: 建成道路491米，已完成。\n    质量指标: ‹确保道路质量，已完成。›\n    时效指标: 按时完成，12月20日通车。\n  2.效益完成情况:\n    社会效益指标: ‹方便周边居民出行，已完成。›",
      template: "*: text"),
    .fine(
      "绩效指标完成情况分析:\n  1.产出完成情况:\n    数量指标: 建成道路491米，已完成。\n    质量指标: 道路质量验收合格。\n    时效指标: 按时完成，12月20日通车。\n  2.效益完成情况:\n    社会效益指标: 方便周边6个村出行。",
      template: "*: text"),
  ]
}
