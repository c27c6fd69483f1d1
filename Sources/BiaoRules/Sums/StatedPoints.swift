// Percentages of which the difference is given in % and not in percentage points: 由52%提高到57%，提高5%.

import BiaoModel
import BiaoSyntax
import BiaoValues

enum StatedPoints {
  /// A percentage that is the difference of two others, and not the part of the first by which it changed.
  static func wrong(_ stated: Figure, _ old: Figure, _ new: Figure) -> StatedMisfit? {
    guard stated.unit == Units.percent, old.unit == Units.percent, new.unit == Units.percent, old.number > .zero,
      let difference = new.number.subtracting(old.number)?.magnitude, !difference.isZero,
      difference == stated.number,
      let part = Rational(difference).divided(by: Rational(old.number))?.multiplied(by: Rational(.hundred))?
        .decimal(rounded: stated.number.scale), part != stated.number
    else { return nil }
    return StatedMisfit(kind: .percent, figure: stated, expected: nil, others: [old, new])
  }

  /// Of `mismatched-sum`; with the other changes of two figures.
  static let examples: [Example] = [
    .flagged(
      "说明:\n  > 入园率由上年的71.5%提高到76.0%，提高‹4.5%›。\n  > 入园率76%，较上年71%提高‹5%›。\n  > 失业率由6%降至5%，下降‹1%›。",
      template: "说明: prose"),
    .fine(
      "说明:\n  > 入园率由上年的71.5%提高到76.0%，提高4.5个百分点。\n  > 失业率由6%降至5%，下降16.7%。\n  > 覆盖率由50%提高到100%，提高100%；普及率由100%提高到105%，提高5%。",
      template: "说明: prose"),
    .flagged(
      "说明:\n  > 火灾上年40起，本年36起，下降‹6%›。\n  > 2023年火灾40起，2024年36起，下降‹6%›。\n  > 较2022年620万元增加62万元，增长‹9%›。\n  > 火灾起数较上年40起下降‹10%›，即控制在30起以内。\n  > 资助学生较上年260人增长‹20%›，达到320人。",
      template: "说明: prose"),
    .fine(
      "说明:\n  > 火灾上年40起，本年36起，下降10%。\n  > 火灾上年发生40起，本年扑灭36起，下降6%。\n  > 较2022年620万元增加62万元，增长10%；比2021年617万元增加65万元，增长10.5%。\n  > 火灾起数较上年40起下降10%，即控制在36起以内；事故较上年7起下降10%，控制在6起以内。\n  > 资助学生较上年260人增长20%，达到312人。",
      template: "说明: prose"),
    .flagged(
      "说明:\n  > 共发放问卷400份，收回‹420份›，满意度95%。", template: "说明: prose"),
    .fine(
      "说明:\n  > 共发放问卷400份，收回380份；入户发放问卷200份，网上推送后共收回320份。", template: "说明: prose"),
    .flagged("- 火灾起数: 较上年下降5%\n  实际完成值: 上年40起，本年36起，下降‹6%›", in: .tier("社会效益指标")),
    .flagged(
      "说明:\n  > 开展焊工培训12期，每期30人，共培训‹460人次›。\n  > 存储800GB，每GB每年0.12万元，计‹86万元›；两项合计420万元。\n  > 更换水表1200只，单价200元，合计支出‹240万元›。",
      template: "说明: prose"),
    .fine(
      "说明:\n  > 开展焊工培训12期，每期30人，共培训360人次。\n  > 存储800GB，每GB每年0.12万元，计96万元，三年共计288万元。\n  > 更换水表1200只，单价200元，合计支出24万元。\n  > 租车6辆，每辆每年2万元，共计36万元。\n  > 水泵3台，每台4万元，更换水表1200只，单价200元，合计支出36万元。",
      template: "说明: prose"),
    .flagged(
      "说明:\n  > 对‹320件›（套）馆藏陶瓷开展病害调查和修复，其中一级文物26件、二级文物82件、三级文物222件。\n  > 项目总投资‹4820万元›，其中建安工程费3620万元（3500元/平方米）、设备购置费700万元、前期费用410万元；2024年安排2410万元，占总投资的50%。",
      template: "说明: prose"),
    .fine(
      "说明:\n  > 对320件（套）馆藏陶瓷开展病害调查和修复，其中一级文物26件、二级文物82件、三级文物212件。\n  > 项目总投资4820万元，其中建安工程费3620万元（3500元/平方米）、设备购置费700万元；2024年安排2410万元，占总投资的50%。\n  > 项目总投资4820万元，其中建安工程费3620万元（3500元/平方米）、设备购置费790万元、前期费用410万元；2024年安排2410万元，占总投资的50%。\n  > 项目总投资4820万元，其中主要有建安工程费3620万元、设备购置费700万元、前期费用410万元。",
      template: "说明: prose"),
  ]
}

extension Rule {
  /// What was reached, said in less words than other checks of text look at: 上年20起，本年18起，下降8%.
  static func checkActual(_ indicator: Indicator, _ form: Form, _ report: Report) {
    guard let line = report.attributes(of: indicator, in: form)[.actual], let text = form.tree.value(ofLine: line),
      text.count >= 24, text.count < 45, form.tree.bytes[text].contains(0x25)
    else { return }
    let figures = GoalText.figures(form.tree.bytes, text).map(\.figure)
    guard figures.count >= 3 else { return }
    for misfit in StatedChange.wrong(form.tree.bytes, text, figures)
      + StatedFraction.bracketed(form.tree.bytes, figures)
    {
      say(misfit, report)
    }
  }
}
