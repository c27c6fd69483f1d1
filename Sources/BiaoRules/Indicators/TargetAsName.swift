// Names that are the target themselves, with a share beside them that says nothing: 20万元: 100%, 12月底之前完成: 100%.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum TargetAsName {
  /// The name of an indicator that is nothing but an amount or a day, where the target is a share.
  static func find(_ list: TargetList, _ indicator: Indicator, _ bytes: [UInt8]) -> ByteRange? {
    guard list.targets.count == 1, list.targets[0].figure?.unit == Units.percent, list.targets[0].deadline == nil,
      indicator.name.contains(where: { bytes[$0] &- 0x30 < 10 })
    else { return nil }
    if let amount = Figure.alone(bytes, indicator.name) {
      return amount.unit?.dimension == .money ? indicator.name : nil
    }
    guard let day = Deadline.scan(bytes, indicator.name), day.kind == .before,
      case let rest = ByteRange(clamping: day.range.upperBound, indicator.name.upperBound),
      rest.isEmpty || rests.contains(where: { bytes[rest].elementsEqual($0) })
    else { return nil }
    return indicator.name
  }

  static func check(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) {
    guard let name = find(list, indicator, form.tree.bytes) else { return }
    let (words, value) = (report.quote(name), report.quote(indicator.value))
    report.add(
      indicator.value, zh: "“\(words)”本身就是指标值，后面的“\(value)”不说明什么：名称写衡量什么，“\(words)”写成指标值",
      en:
        "“\(words)” is a target itself, so that “\(value)” says nothing: name what is measured, and put “\(words)” here",
      related: [report.place(name, zh: "指标名称", en: "the name")])
  }

  /// 满意度95%以上: ≥95%: the number in the name, with the same words that make a bound of it.
  static func repeated(_ list: TargetList, _ indicator: Indicator, _ bytes: [UInt8]) -> ByteRange? {
    guard list.targets.count == 1, let figure = list.targets[0].figure, figure.unit == Units.percent,
      let start = indicator.name.first(where: { bytes[$0] &- 0x30 < 10 }), start > indicator.name.lowerBound,
      let named = Figure.scan(bytes, ByteRange(clamping: start, indicator.name.upperBound), signed: false),
      named.unit == Units.percent, named.number == figure.number,
      case let rest = ByteRange(clamping: named.range.upperBound, indicator.name.upperBound),
      bounds.contains(where: { bytes[rest].elementsEqual($0) })
        || rest.isEmpty && reached.ends(bytes, ByteRange(clamping: indicator.name.lowerBound, start))
    else { return nil }
    return named.range
  }

  private static let rests = NameTraitWords.words("完成 前完成 之前完成 全部完成 完工 前完工 完成任务 完成支付 支付完毕 拨付到位")
  private static let bounds = NameTraitWords.words("以上 及以上 以下 及以下 以内")
  private static let reached = WordSet("达到 不低于 不少于 ≥ 大于 高于 不超过 控制在")

  /// Of `illegal-value-type`.
  static let examples: [Example] = [
    .flagged("- 20万元: ‹100%›", in: .tier("成本指标")),
    .flagged("- 12月底之前完成: ‹100%›", in: .tier("时效指标")),
    .fine("- 20万元以上项目评审率: 100%", in: .tier("成本指标")),
    .fine("- 12月底前完成支付的项目比例: 100%", in: .tier("时效指标")),
  ]
}
