// Words in place of a date in a tier of timeliness (及时, 按时完成, 全年), and of a share in one of satisfaction (基本满意).

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A target that may be a fact elsewhere, but says nothing in a tier that asks when, or how many were content.
enum OpenDeadline {
  /// The words; nil where the value says more than them, and where the name speaks of what has a date by law or of a
  /// term that runs through the year.
  static func find(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) -> ByteRange? {
    let value = indicator.valueWithoutType
    guard list.targets.count == 1, value.count >= 6, value.count <= 40 else { return nil }
    switch list.targets[0].kind {
    case .qualitative, .graded, .deadline, .period: break
    default: return nil
    }
    guard case .inside(let kind) = report.standing(of: indicator, in: form) else { return nil }
    switch kind {
    case .timeliness:
      let key = NameKey(form.tree.bytes, value)
      if promises.contains(key) || english.contains(key) {
        return NameTraits.holds(form.tree.bytes, indicator.name, dated) ? nil : form.tree.trimmed(value)
      }
      // 检验报告出具时间: 及时出具
      if times.ends(form.tree.bytes, indicator.name), value.count <= 18,
        form.tree.bytes[value].allSatisfy({ $0 >= 0x80 }),
        prompt.contains(where: { form.tree.bytes[value].starts(with: $0) })
      {
        return form.tree.trimmed(value)
      }
      // A year is no day on which something is done; a service may well run through it.
      guard wholeYear.contains(key), NameTraits.holds(form.tree.bytes, indicator.name, moments) else { return nil }
      return form.tree.trimmed(value)
    case .satisfaction:
      return contents.contains(NameKey(form.tree.bytes, value)) ? form.tree.trimmed(value) : nil
    default: return nil
    }
  }

  private static let promises = Set<NameKey>(
    words: """
      及时 按时 按期 如期 准时 高效及时 及时高效 及时有效 及时完成 及时拨付 及时发放 及时支付 及时足额 及时足额拨付 及时足额发放 及时到位 及时开展
      及时支出 及时兑现 及时下达 按时完成 按期完成 如期完成 准时完成 按时拨付 按时发放 按时支付 按时开展 按时推进 按期推进 如期推进 按期拨付 按期发放
      按计划 按进度 按序时进度 按照计划 按计划推进 按计划完成 按计划实施 按计划进行 按计划开展 按计划执行 按计划拨付 按进度推进 按进度完成 按进度拨付 按进度支付 按进度实施
      拨付及时 发放及时 支付及时 完成及时 到位及时 按序时进度推进 按序时进度完成 按照计划推进 按照计划完成 按照进度推进 按照进度完成 根据工作进度拨付 根据进度拨付 根据工作进度推进 根据工作进度支付
      按工作进度拨付 按工作进度推进 按工作计划推进 按工作计划完成 按时完成工作 按时完成任务 及时完成任务 按时按质完成 按时保质完成 按质按时完成
      """)
  private static let times = WordSet("时间 时限 期限 日期")
  private static let prompt = NameTraitWords.words("及时 按时 按期 如期")
  private static let english = Set(
    ["on time", "in time", "timely", "on schedule", "as planned", "as scheduled"].flatMap {
      [NameKey($0), NameKey($0.prefix(1).uppercased() + $0.dropFirst())]
    })
  private static let wholeYear = Set<NameKey>(words: "全年 本年 本年度 当年 年度内 本年内")
  /// A day on which something is over.
  private static let moments = NameTraitWords.words(
    "完成时间 完成时限 完成期限 完工时间 竣工时间 完成日期 竣工日期 开工时间 交付时间 验收时间 办结时间 拨付时间 发放时间 支付时间")
  /// What a law or a calendar gives a day.
  private static let dated = NameTraitWords.words("年报 决算 预算公开 公开 报表 报送 上报 申报 报告 汇算 合同 预算执行 支出进度 执行进度")
  private static let contents = Set<NameKey>(words: "基本满意 比较满意 较满意 较为满意 满意")
}
