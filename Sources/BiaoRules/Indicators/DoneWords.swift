// A target that says only that something is done (已完成), where the name asks how many, how much or how often.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum DoneWords {
  /// The words; nil where being done is what the name asks for: a plan that is drawn up, a building that is finished.
  static func find(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) -> ByteRange? {
    let value = indicator.valueWithoutType
    guard list.targets.count == 1, value.count >= 6, value.count <= 24 else { return nil }
    let words = form.tree.trimmed(value)
    guard words.count >= 6, lasts.contains(NotationScan.character(form.tree.bytes, words.upperBound - 3)) else {
      return nil
    }
    let key = NameKey(form.tree.bytes, words)
    // What goes on at the year's end is no aim of anything.
    if going.contains(key) { return words }
    guard done.contains(key) else { return nil }
    let bytes = form.tree.bytes
    guard !bytes[indicator.name].contains(where: { $0 &- 0x30 < 10 }) || isNumberedOnly(bytes, indicator.name) else {
      return nil
    }
    if !report.traits(of: indicator).isDisjoint(with: measures) { return words }
    guard events.ends(bytes, indicator.name), !documents.isIn(bytes, indicator.name) else { return nil }
    // When it is done is another question.
    if case .inside(.timeliness) = report.standing(of: indicator, in: form) { return nil }
    return words
  }

  /// 指标1: the only digits are those that number the row.
  private static func isNumberedOnly(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    guard bytes[name].starts(with: numbered) else { return false }
    var i = name.lowerBound + numbered.count
    while i < name.upperBound, bytes[i] &- 0x30 < 10 { i += 1 }
    return !bytes[i..<name.upperBound].contains { $0 &- 0x30 < 10 }
  }

  private static let numbered = Array("指标".utf8)

  private static let going = Set<NameKey>(
    words: "完成中 进行中 推进中 实施中 开展中 办理中 正在进行 正在开展 正在推进 正在实施 正在完成 正在办理 持续推进中 正常推进 正常推进中")
  private static let done = Set<NameKey>(words: "已完成 完成 全部完成 已全部完成 均已完成 已开展 开展 已举办 已组织 已实施 已进行 已落实 完成任务")
  /// The last characters of all of them.
  private static let lasts = NameTraitWords.words("成 中 行 展 进 施 理 办 织 实 务").map { NotationScan.character($0, 0) }
  private static let measures: NameTraits = [.share, .ratio, .count, .people, .events, .area, .length, .control]
  /// What is held so many times, for so many persons.
  private static let events = WordSet(
    """
    培训 培训班 演练 宣传 宣讲 讲座 走访 慰问 义诊 调研 抽检 巡查 演出 培训活动 演练活动 宣传活动 宣讲活动 讲座活动 走访活动 慰问活动 义诊活动 调研活动 演出活动
    培训工作 演练工作 宣传工作 宣讲工作 走访工作 慰问工作 调研工作 抽检工作 巡查工作 科普活动 宣传周 宣传月 宣传日 宣传教育 科普教育 知识竞赛 技能竞赛
    """)
  /// What is written about it is there or not.
  private static let documents = WordSet("方案 计划 制度 办法 总结 报告 平台 系统")
}
