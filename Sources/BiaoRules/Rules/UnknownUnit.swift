// unknown-unit: a unit that there is not.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let unknownUnit = Rule(
    name: "unknown-unit", family: .values, severity: .warning,
    summary: Bilingual(zh: "没有这样的计量单位", en: "a unit that there is not"),
    why: Bilingual(
      zh: "单位写错了字，汇总时这一项就对不上；“百分比”是量的名称，数字后面写“%”。",
      en:
        "With a unit misspelt the figure fits no total. “百分比” is what is measured; behind the figure it is written “%”."
    ),
    examples: [
      .flagged("- 劳务派遣人员出勤率: ≥98‹百分比›", in: .tier("质量指标")),
      .flagged("- 工资发放准确率: 不低于96‹个百分比›", in: .tier("质量指标")),
      .flagged("- 婴儿死亡率: ≤ 3‹千分比›", in: .tier("社会效益指标")),
      .flagged("- 群众满意度: ≥ 95 ‹百份比›", in: .tier("满意度指标")),
      .flagged("- 维修校舍面积: ≥ 1200 ‹平放米›"),
      .flagged("- 维修校舍面积: 1200‹平方来›以上"),
      .flagged("- 造林面积: ≥ 30‹公倾›"),
      .flagged("- 项目总成本: ≤ 200万‹员›", in: .tier("成本指标")),
      .flagged("- 故障修复时间: ≤ 3 个‹工做日›", in: .tier("时效指标")),
      .flagged("- 出租铺面数量: = 9 ‹间数›", in: .tier("数量指标")),
      .fine("- 出租铺面间数: = 9 间\n- 帮扶户数: ≥ 36 户", in: .tier("数量指标")),
      .flagged("- 维修校舍面积: 1200\n  计量单位: ‹平方来›"),
      .flagged("- 维修校舍间数: ≥ 12 间\n  计量单位: ‹定量›"),
      .flagged("- 维修校舍间数: ≥ 12 间\n  计量单位: ‹≥›"),
      .flagged("- 维修校舍间数: ≥ 12 间\n  计量单位: ‹12间›"),
      .flagged("- Attendance rate: ≥ 95 ‹precent›", in: .tier("质量指标")),
      .flagged("- 购置执法车辆: ≥ 6 ‹俩›\n- 举办培训班: ≥ 5 ‹厂›\n- 安装摄像头: ≥ 40 ‹各›"),
      .flagged("- 购置执法车辆: ≥ 6\n  计量单位: ‹俩›"),
      .fine("- 建设村史馆: ≥ 6 馆\n- 新建水厂: ≥ 2 厂\n- 修建挡墙: ≥ 6 堵\n- 帮扶结对: ≥ 30 对\n- 一村一警: ≥ 3 警"),
      .fine("- 补植行道树: ≥ 260 棵次"),
      .fine("- 改造标段: ≥ 3 标段"),
      .fine("- 服务员工: ≥ 200万员工"),
      .fine("- 群众满意度: 百分之九十五以上", in: .tier("满意度指标")),
      .fine("- 群众满意度: ≥ 90(%)", in: .tier("满意度指标")),
      .fine("- 森林覆盖率: 提高2个百分点", in: .tier("生态效益指标")),
      .fine("- 群众满意度: ≥ 95\n  计量单位: 百分比", in: .tier("满意度指标")),
      .fine("- 孕产妇死亡率: ≤ 12\n  计量单位: 1/10万", in: .tier("社会效益指标")),
      .fine("- 补植行道树: ≥ 260\n  计量单位: 棵次"),
      .fine("- Attendance rate: ≥ 95 percent", in: .tier("质量指标")),
      .fine("- Wells drilled: ≥ 40 wells"),
      .fine("- 维修桥梁: ≥ 4 座\n  计量单位: 座"),
    ],
    checks: [
      .target([.beyondFigure, .ratioInWords]) { list, indicator, form, report in
        for index in list.targets.indices { check(list, index, indicator, form, report) }
      },
      .indicator(.unitLine) { indicator, form, report in checkLine(indicator, form, report) },
    ])

  private static func check(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ form: Form, _ report: Report
  ) {
    let bytes = form.tree.bytes
    guard let figure = list.targets[index].figure else {
      // `500平放米`, which is read as words.
      let range = list.targets[index].range
      guard list.targets[index].kind == .qualitative, range.count <= 60, range.lowerBound < range.upperBound,
        bytes[range.lowerBound] &- 0x30 < 10
      else { return }
      var end = range.lowerBound
      while end < range.upperBound, bytes[end] &- 0x30 < 10 || bytes[end] == 0x2E { end += 1 }
      _ = say(after: end, hasMultiplier: false, upTo: range.upperBound, report)
      return
    }
    if let unit = figure.unitRange, unit.lowerBound >= figure.numberRange.upperBound, figure.unit?.dimension == .ratio {
      // Most units of ratios are signs.
      guard !unit.isEmpty, bytes[unit.lowerBound] >= 0xE4, bytes[unit.lowerBound] <= 0xE9 else { return }
      guard let sign = UnitSlips.sign(bytes, unit) else { return }
      say(unit, sign, isSafe: true, report)
      return
    }
    guard let object = list.targets[index].object, figure.unit == nil || object.lowerBound == figure.range.upperBound
    else { return }
    let end = figure.unit == nil ? figure.range.upperBound : figure.numberRange.upperBound
    let hasMultiplier = figure.unit == nil && figure.power >= 4
    let limit = ByteRange(clamping: end, object.upperBound).upperBound
    if say(after: end, hasMultiplier: hasMultiplier, upTo: limit, report) || figure.unit != nil { return }
    guard
      let (range, right) = MeasureWords.slip(bytes, end, limit, name: indicator.name, hasMultiplier: hasMultiplier)
    else { return }
    sayUncounted(range, right, report)
  }

  /// One character that counts nothing.
  private static func sayUncounted(_ range: ByteRange, _ right: String?, _ report: Report) {
    if let right { return say(range, right, isSafe: false, report) }
    let words = report.quote(range)
    report.add(
      range, zh: "没有“\(words)”这个单位：核对是哪个字",
      en: "there is no unit “\(words)”: check which character is meant")
  }

  /// Speaks of the misspelt unit that stands at `offset`, behind spaces and a multiplier; false where there is none.
  private static func say(after offset: Int, hasMultiplier: Bool, upTo end: Int, _ report: Report) -> Bool {
    guard let (range, right) = UnitSlips.find(report.tree.bytes, offset, end, hasMultiplier) else { return false }
    say(range, right, isSafe: false, report)
    return true
  }

  private static func say(_ range: ByteRange, _ right: String, isSafe: Bool, _ report: Report) {
    let words = report.quote(range)
    report.add(
      range, zh: isSafe ? "“\(words)”不是计量单位：数字后面写“\(right)”" : "没有“\(words)”这个单位：应是“\(right)”",
      en: isSafe
        ? "“\(words)” is no unit: write “\(right)” behind the number"
        : "there is no unit “\(words)”: “\(right)” is probably meant",
      fixes: [report.rewriting(isSafe ? .safe : .suggested, range, as: right)])
  }

  // MARK: - Unit lines

  /// The unit line below an indicator. What says yes, no or 定性 there is `illegal-value-type`.
  private static func checkLine(_ indicator: Indicator, _ form: Form, _ report: Report) {
    guard let line = report.attributes(of: indicator, in: form)[.unit], let value = form.tree.value(ofLine: line),
      let first = value.first
    else { return }
    let bytes = form.tree.bytes
    let isSign =
      bytes[first] == 0x3E || bytes[first] == 0x3C || bytes[first] == 0x3D || bytes[value].starts(with: "≥".utf8)
      || bytes[value].starts(with: "≤".utf8)
    // 1/10万 is one, 10万人 may be.
    let isNumber = bytes[first] &- 0x30 < 10 && !bytes[value].contains(0x2F) && !UnitSlips.hasMultiplier(bytes, value)
    if isSign || isNumber || UnitSlips.isValueType(bytes, value) {
      report.add(
        value, zh: "“\(report.quote(value))”不是计量单位：这一栏只写单位，如“个”“%”",
        en: "“\(report.quote(value))” is no unit: write the unit alone here, as “个” or “%”")
    } else if bytes[first] >= 0x80, Units.unit(named: bytes, value) == nil,
      let (range, right) = UnitSlips.find(bytes, value.lowerBound, value.upperBound, false), range == value
    {
      say(range, right, isSafe: false, report)
    } else if value.count == 3, Units.unit(named: bytes, value) == nil,
      let (range, right) = MeasureWords.slip(
        bytes, value.lowerBound, value.upperBound, name: indicator.name, hasMultiplier: false)
    {
      sayUncounted(range, right, report)
    }
  }
}
