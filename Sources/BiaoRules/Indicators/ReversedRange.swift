// Ranges that are written from the greater number to the smaller one: 99%—95%.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum ReversedRange {
  /// Nothing lies in such a range as it stands. A change (由5%降至3%) has its words.
  static func check(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) {
    for index in list.targets.indices where list.targets[index].kind == .range {
      guard let lower = list.targets[index].figure, let upper = list.targets[index].upper,
        let unit = upper.unit ?? lower.unit ?? report.unit(of: indicator, in: form), lower.divisor == 1,
        upper.divisor == 1, let first = lower.base(in: lower.unit == nil && lower.power == 0 ? unit : nil),
        let second = upper.base(in: upper.unit == nil && upper.power == 0 ? unit : nil),
        !second.isNegative, second < first,
        // 24—1月 and the like are no numbers.
        !unit.dimension.isTime, unit.dimension != .temperature, unit.dimension != .environment,
        !changes.isIn(form.tree.bytes, indicator.value),
        // Of errors the better number may stand last.
        report.traits(of: indicator, list, index).isDisjoint(with: [.lessIsBetter, .incident, .burden]),
        lower.range.upperBound < upper.range.upperBound
      else { continue }
      let range = ByteRange(clamping: lower.range.lowerBound, upper.range.upperBound)
      let words = report.quote(range)
      let mark = ByteRange(clamping: lower.range.upperBound, upper.range.lowerBound)
      let right = report.tree.text(upper.range) + report.tree.text(mark) + report.tree.text(lower.range)
      report.add(
        range, zh: "“\(words)”前大后小，没有一个数在里面：核对两端，把小的写在前面",
        en: "“\(words)” runs from the greater number to the smaller one: check both, and write the smaller one first",
        fixes: lower.unit == nil || upper.unit == nil ? [] : [report.rewriting(.suggested, range, as: right)])
    }
  }

  private static let changes = WordSet("由 从 降 减 压 缩 升 提 改 增 到 :")

  static let examples: [Example] = [
    .flagged("- 水质监测合格率: ‹99%—95%›\n- 抽检合格率: ‹98-90%›", in: .tier("质量指标")),
    .fine("- 水质监测合格率: 95%—99%\n- 差错率: 由5%降至3%\n- 库温: 8—-2℃\n- 男女比例: 3:2", in: .tier("质量指标")),
    .fine("- 汛期: 10月-次年3月\n- 施工期: 2024年9月-2025年3月", in: .tier("时效指标")),
  ]
}
