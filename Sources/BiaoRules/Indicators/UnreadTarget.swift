// Targets of nothing but a degree in tables of indicators that no template reads: 群众满意度: 较好 under 成效指标.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum UnreadTarget {
  /// The words, and whether they stand in place of a share of those who are content.
  static func find(_ line: Int, _ form: Form) -> (words: ByteRange, asksForShare: Bool)? {
    let tree = form.tree
    guard form.template.name == TemplateStore.generalName, tree.lines[line].colon != nil,
      let parent = tree.lines[line].parent, tree.lines[parent].kind == .entry, let colon = tree.lines[parent].colon,
      case let tier = ByteRange(clamping: tree.lines[parent].content, colon), indicators.ends(tree.bytes, tier),
      let value = tree.value(ofLine: line), value.count >= 6, value.count <= 15,
      degrees.contains(where: { tree.bytes[value].elementsEqual($0) }), let name = tree.readLabel(ofLine: line)?.name
    else { return nil }
    return (value, satisfactions.ends(tree.bytes, name))
  }

  static func check(_ line: Int, _ form: Form, _ report: Report) {
    guard let (range, asksForShare) = find(line, form) else { return }
    report.depend(on: .everything)
    let words = report.quote(range)
    if asksForShare {
      report.add(
        range, zh: "“\(words)”没有说多少人满意：写出满意度，如“≥ 90%”",
        en: "“\(words)” does not say how many are content: give a share, as “≥ 90%”")
    } else {
      report.add(
        range, zh: "“\(words)”没有说到什么程度：写出数字和单位，或可查证的成果、等级",
        en: "“\(words)” does not say how much: give a figure with its unit, a document or a grade")
    }
  }

  private static let indicators = WordSet("指标")
  private static let satisfactions = WordSet("满意度 满意率 满意程度")
  private static let degrees = NameTraitWords.words(
    "较好 良好 很好 明显 显著 有效 较高 较大 较强 提高 提升 改善 增强 增加 不断提高 不断提升 逐步提高 逐步提升 持续提升 明显提高 明显改善 有所提高 有所改善 基本满意 比较满意")

  static let examples: [Example] = [
    .flagged(
      "绩效目标表:\n  成效指标:\n    - 对经济和社会的影响: ‹较好›\n      优: 较好\n    - 群众满意度: ‹较好›\n    - 抚育苗木: 600万株", in: .document),
    .fine("问题清单:\n  - 管护情况: 较好\n绩效目标表:\n  成效指标:\n    - 群众满意度: 满意率90%以上", in: .document),
  ]
}
