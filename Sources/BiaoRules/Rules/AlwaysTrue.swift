// always-true: a target that every result fulfils.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let alwaysTrue = Rule(
    name: "always-true", family: .targets, severity: .warning,
    summary: Bilingual(zh: "怎样都算达到的指标值", en: "a target that every result fulfils"),
    why: Bilingual(
      zh: "次数不会少于零，比率不会超过100%；这样的指标值做得多差都算完成，等于没有目标。",
      en:
        "Nothing happens less than zero times, no share exceeds 100 %: however bad the result, the target is met. It is none."
    ),
    examples: [
      .flagged("- 环保处罚: ‹0次以上›", in: .tier("生态效益指标")),
      .flagged("- 水利工程安全责任事故: ‹0起以上›", in: .tier("社会效益指标")),
      .fine("- 水利投资净增项目: ≥ 0 个", in: .tier("社会效益指标")),
      .flagged("- 安全事故起数: ‹≥ 0 起›", in: .tier("社会效益指标")),
      .flagged("- 举办培训班次数: ‹≥0次›"),
      .flagged("- 服务对象投诉率: ‹≥ 0%›", in: .tier("满意度指标")),
      .flagged("- 验收合格率: ‹≤ 100%›", in: .tier("质量指标")),
      .flagged("- 资金发放及时率 (%): ‹≤100›", in: .tier("时效指标")),
      .flagged("- Accidents: ‹≥ 0 起›", in: .tier("社会效益指标")),
      .flagged("- 试卷印制差错率: ‹≥ 0›", in: .tier("质量指标")),
      .flagged("- Wells drilled: ‹>= 0› wells"),
      .flagged("- Caretakers trained: ‹≥ 0› people"),
      .flagged("- 新建渠道: ‹≥ 0 公里›\n- 造林面积: ‹≥ 0亩›"),
      .flagged("- 课程完成率: ‹≥ 0%›", in: .tier("质量指标")),
      .fine("- 企业利润: ≥ 0 万元\n- 净增耕地: ≥ 0 亩", in: .tier("经济效益指标")),
      .fine("- Wells drilled: >= 10 wells\n- Net increase of wells: >= 0 wells"),
      .fine("- 参训学员满意度: 90%≤满意度≤100%", in: .tier("满意度指标")),
      .fine("- 环保处罚: 0次", in: .tier("生态效益指标")),
      .fine("- 安全事故起数: ≤ 0 起", in: .tier("社会效益指标")),
      .fine("- “三公经费”控制率: ≤ 100%", in: .tier("成本指标")),
      .fine("- 公用经费变动率: ≤100%", in: .tier("成本指标")),
      .fine("- 预算执行率: ≤ 100%", in: .tier("时效指标")),
      .fine("- 企业利润增长率: ≥ 0%", in: .tier("经济效益指标")),
      .fine("- 净增就业: ≥ 0 人", in: .tier("社会效益指标")),
      .fine("- 病床使用率: ≤ 100%", in: .tier("质量指标")),
      .fine("- 验收合格率: = 100%", in: .tier("质量指标")),
      .fine("- 举办培训班次数: > 0 次"),
    ],
    checks: [
      .target([.zero, .hundred]) { list, indicator, form, report in
        for index in list.targets.indices {
          guard let comparator = list.targets[index].comparator else { continue }
          switch comparator {
          case .atLeast where list.targets[index].figure?.number.isZero ?? false:
            fromZero(list, index, indicator, form, report)
          case .atMost where list.targets[index].figure?.number == .hundred:
            toHundred(list, index, indicator, form, report)
          default: continue
          }
        }
      }
    ])

  private static func fromZero(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    let target = list.targets[index]
    guard let figure = target.figure, target.isPlainFigure else { return }
    let traits = report.traits(of: indicator, list, index)
    if let unit = figure.unit ?? report.unit(of: indicator, in: form) {
      guard isNeverNegative(unit.dimension) || unit == Units.percent && isPart(traits, indicator, form) else { return }
    } else {
      guard
        !traits.isDisjoint(with: [.count, .incident, .share]) || isLatinCount(target, indicator, form)
          || isPart(traits, indicator, form)
      else { return }
    }
    guard let name = report.namePart(of: indicator, list, index),
      isPart(traits, indicator, form)
        || !NameTraits.holds(form.tree.bytes, name, NameTraitWords.signed) || isUnsigned(form.tree.bytes, name)
    else { return }
    let words = report.quote(target.valueRange)
    let isBad = !traits.isDisjoint(with: [.incident, .lessIsBetter])
    let unit = figure.unitRange.map { report.tree.text($0) } ?? ""
    report.add(
      target.valueRange,
      zh: "“\(words)”怎样都算达到：\(isBad ? "要求不发生写“= 0\(unit)”，否则写出上限" : "写出至少要达到的数")",
      en:
        "any result meets “\(words)”: \(isBad ? "write “= 0\(unit)” if none may happen, or a limit" : "say how many there must be")",
      fixes: isBad
        ? [
          report.fix(
            .suggested, zh: "改为“= 0\(unit)”", en: "write “= 0\(unit)”",
            edits: [TextEdit(range: target.valueRange, text: "= 0\(unit)")])
        ] : [])
  }

  /// 水利工程安全事故: none of the words that tell of a rise or a loss, but for 利 in words that speak of something else.
  private static func isUnsigned(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    var rest = Array(bytes[name])
    for word in harmless {
      while let place = word.firstRange(in: rest, 0..<rest.count) { rest.replaceSubrange(place, with: [0x20]) }
    }
    return rest.count < name.count && !NameTraits.holds(rest, 0..<rest.count, NameTraitWords.signed)
  }

  private static let harmless = NameTraitWords.words("水利 便利 权利 专利 福利 利用 温室 温泉 比赛 比武 升级 升学 余热 干净 净水 净化 变电 变压")

  /// Of things, lengths, areas, weights and spans of time there is never less than nothing. Money may be lost.
  private static func isNeverNegative(_ dimension: Dimension) -> Bool {
    switch dimension {
    case .length, .area, .volume, .mass, .time, .workTime, .months, .lessons, .energy, .power: true
    default: dimension.isCount
    }
  }

  /// A part of a whole, or how much of what was planned is done.
  private static func isPart(_ traits: NameTraits, _ indicator: Indicator, _ form: Form) -> Bool {
    traits.contains(.share) || traits.contains(.ratio) && doneRates.ends(form.tree.bytes, indicator.name)
  }

  private static let doneRates = WordSet("完成率 达成率 执行率 利用率 参与率 入住率 出租率 开工率 回收率")

  /// `Wells drilled: >= 0 wells`: in English the word behind the number is what is counted.
  private static func isLatinCount(_ target: Target, _ indicator: Indicator, _ form: Form) -> Bool {
    guard let object = target.object, let last = form.tree.bytes[object].last, last == 0x73 || last == 0x65 else {
      return false
    }
    return form.tree.bytes[object].allSatisfy { $0 < 0x80 } && form.tree.bytes[indicator.name].allSatisfy { $0 < 0x80 }
  }

  private static func toHundred(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    let target = list.targets[index]
    guard let figure = target.figure, target.isPlainFigure else { return }
    let traits = report.traits(of: indicator, list, index)
    guard traits.contains(.share), report.percent(figure, of: indicator, in: form) == .hundred,
      !target.hasBoundBefore(form.tree.bytes, indicator.value)
    else { return }
    let words = report.quote(target.valueRange)
    let full = "= " + report.tree.text(figure.range)
    let isGood = traits.contains(.moreIsBetter)
    report.add(
      target.valueRange,
      zh: "“\(words)”怎样都算达到：\(isGood ? "要求全部做到写“\(full)”，否则写出下限" : "写出低于100%的上限")",
      en:
        "any result meets “\(words)”: \(isGood ? "write “\(full)” if all must, or the least that must" : "write a limit below 100%")",
      fixes: isGood
        ? [report.rewriting(.suggested, target.valueRange, as: full)] : [])
  }
}

extension Decimal {
  /// 100
  static let hundred = Decimal(100)
}
