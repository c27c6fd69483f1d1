// target-repeats-name: a target that says no more than the indicator's name.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let targetRepeatsName = Rule(
    name: "target-repeats-name", family: .targets, severity: .info, presets: .advisory,
    summary: Bilingual(zh: "指标值只是重复了名称", en: "a target that only repeats the indicator's name"),
    why: Bilingual(
      zh: "指标值要说做到多少、做到哪一步；照抄名称等于没有填。",
      en: "A target says how much, or how far; to copy the name says nothing."),
    examples: [
      .flagged("- 群众满意度‹95%›以上: ≥95%", in: .tier("满意度指标")),
      .fine("- 95%以上村组的通水率: ≥95%\n- 增长5%以上的企业占比: ≥95%", in: .tier("质量指标")),
      .flagged("- 防汛台账建立: ‹防汛台账建立›"),
      .flagged("- 部门预决算公开: ‹部门预决算 公开。›", in: .tier("时效指标")),
      .flagged("- 灌溉制度出台: 定性 ‹灌溉制度出台›", in: .tier("社会效益指标")),
      .fine("- 部门预决算公开: 定性 按要求及时公开", in: .tier("时效指标")),
      .fine("- 水库除险加固12座: 水库除险加固12座"),
      .fine("- 系统验收: 系统通过验收", in: .tier("质量指标")),
      .fine("- /: /\n- 新增企业数: ≥ 3 家"),
    ],
    checks: [
      .target(.ratio) { list, indicator, form, report in
        guard let named = TargetAsName.repeated(list, indicator, form.tree.bytes) else { return }
        let words = report.quote(named)
        report.add(
          named, zh: "名称里已经写了指标值“\(words)”：名称只写衡量什么，数写在指标值里",
          en: "the name holds the target “\(words)”: name what is measured, and leave the figure to the target")
      },
      .indicator(.words) { indicator, form, report in
        // A figure, date or grade answers what the name asks, wherever else it stands.
        guard case .value(let list) = indicator.target, list.targets.count == 1,
          list.targets[0].kind == .qualitative
        else { return }
        let value = indicator.valueWithoutType
        guard form.tree.bytes.sayTheSame(indicator.name, value) else { return }
        // What is vague has been called so.
        if case .vague = report.measurability(of: indicator) { return }
        let range = form.tree.trimmed(value)
        let words = report.quote(range)
        report.add(
          range, zh: "指标值“\(words)”只是重复了名称：写出数量、期限或看得见的成果",
          en: "the target “\(words)” only repeats the name: give a figure, a date or a result to be seen")
      },
    ])
}

extension [UInt8] {
  /// Whether two pieces of the text are the same to a reader: width, case, white space and stops at the end aside.
  func sayTheSame(_ first: ByteRange, _ second: ByteRange) -> Bool {
    // Most pairs differ in length by more than white space and stops.
    guard !first.isEmpty, !second.isEmpty, first.count <= 2 * second.count + 16, second.count <= 2 * first.count + 16
    else { return false }
    return wording(first) == wording(second)
  }

  /// The folded name without stops at its end.
  func wording(_ range: ByteRange) -> [UInt8] {
    var text = foldedName(self, range)
    while let last = text.last {
      if last == 0x3B || last == 0x2C || last == 0x2E {
        text.removeLast()
      } else if text.count > 3, text.suffix(3).elementsEqual("。".utf8) || text.suffix(3).elementsEqual("、".utf8) {
        text.removeLast(3)
      } else {
        break
      }
    }
    return text
  }
}
