// empty-required: required, but nothing filled in.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let emptyRequired = Rule(
    name: "empty-required", family: .structure, severity: .error,
    summary: Bilingual(zh: "必填的内容没有填", en: "required, but not filled in"),
    why: Bilingual(
      zh: "必填的空着，表就不完整，系统不收，评审人也会退回。",
      en: "A required blank leaves the form incomplete: systems refuse it and reviewers send it back."),
    examples: [
      .flagged(
        "一、项目情况:\n  > 改造道路12公里。\n  > 投入资金600万元。\n二、绩效目标完成情况分析:\n  > 道路已全部通车。\n  > 群众满意度95%。\n  > 资金支付80%。\n‹三、偏离绩效目标的原因和下一步改进措施›:\n四、其他需要说明的问题:",
        template: "*: text"),
      .fine(
        "一、项目情况:\n  > 改造道路12公里。\n  > 投入资金600万元。\n二、绩效目标完成情况分析:\n  > 道路已全部通车。\n  > 群众满意度95%。\n  > 资金支付80%。\n三、偏离绩效目标的原因和下一步改进措施: 无\n四、其他需要说明的问题:",
        template: "*: text"),
      .flagged(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 泵站检修 (10分): ≥ 6 座\n        得分: 10\n  效益指标:\n    经济效益指标:\n      - ‹经济效益› (10分):\n        得分: 10",
        in: .document),
      .flagged(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 泵站检修: ≥ 6 座\n        评分标准: 每少1座扣1分\n      - 闸门检修: ≥ 6 座\n        评分标准: 每少1座扣1分\n      - 塘坝检修: ≥ 6 座\n        ‹评分标准›:\n      - 水井检修: ≥ 6 座\n        评分标准: 每少1座扣1分\n      - 渡槽检修: ≥ 6 座\n        评分标准: 每少1座扣1分\n      - 涵洞检修: ≥ 6 座\n        评分标准: 每少1座扣1分\n      - 水塔检修: ≥ 6 座\n        评分标准: 每少1座扣1分\n  效益指标:\n    社会效益指标:\n      - 受益人数: ≥ 20 人",
        in: .document),
      .fine(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 泵站检修: ≥ 6 座\n        评分标准: 每少1座扣1分\n      - 闸门检修: ≥ 6 座\n        评分标准: 每少1座扣1分\n      - 塘坝检修: ≥ 6 座\n        评分标准:\n      - 水井检修: ≥ 6 座\n        评分标准:\n      - 渡槽检修: ≥ 6 座\n        评分标准: 每少1座扣1分\n      - 涵洞检修: ≥ 6 座\n        评分标准: 每少1座扣1分\n      - 水塔检修: ≥ 6 座\n        评分标准: 每少1座扣1分\n  效益指标:\n    社会效益指标:\n      - 受益人数: ≥ 20 人",
        in: .document),
      // A blank goal beside what was done of it.
      .flagged(
        "年度总体目标:\n  ‹预期目标›:\n  实际完成情况:\n    > 体育中心的费用已结清。", template: goalGroup),
      .fine("年度总体目标:\n  预期目标:\n  实际完成情况:", template: goalGroup),
      .flagged(
        "‹年度绩效目标›:\n绩效指标:\n  - 泵站检修: ≥ 6 座", template: "年度绩效目标: prose\n绩效指标: indicators\n  - *: target"),
      .fine(
        "年度绩效目标:\n年度主要任务:\n  > 检修泵站六座。\n绩效指标:\n  - 泵站检修: ≥ 6 座",
        template: "年度绩效目标: prose\n年度主要任务: prose\n绩效指标: indicators\n  - *: target"),
      .flagged("‹项目名称›:", template: "项目名称: text, required"),
      .flagged("填报日期: ‹年 月 日›", template: "填报日期: date, required"),
      .flagged(
        "绩效指标:\n  产出指标:\n    - ‹新增企业数›:\n    - 退出企业数: ≤ 3 家",
        template: "绩效指标: indicators\n  产出指标: tier\n  - *: target, required"),
      .flagged(
        "进度:\n  | 内容 | 完成时间 |\n  | 建设 |‹ ›|", template: "进度: table\n  内容: text\n  完成时间: month, required"),
      .fine("项目名称: 甲\n绩效目标:\n  > 全年新增企业三家。", template: "项目名称: text, required\n绩效目标: prose, required"),
      .fine(
        "进度:\n  | 内容 | 完成时间 |\n  | 建设 | 2021年12月 |\n  | | |",
        template: "进度: table\n  内容: text, required\n  完成时间: month, required"),
      .fine(
        "进度:\n  | 内容 | 开始时间 | 金额 |\n  | 建设 | 2021年12月 | 3 |\n  | 设备 | 2021年12月 | 2 |\n  | 合计 | | 5 |",
        template: "进度: table\n  内容: text, required\n  开始时间: month, required\n  金额: number\n  @total 合计"),
      .fine("联系电话:", in: .form),
      .fine(
        "绩效指标:\n  - 新增企业数: ≥ 3 家\n    指标解释: 当年登记的企业\n  - /: /\n    指标解释:",
        template: "绩效指标: indicators\n  - *: target\n    指标解释: text, required"),
      .fine("资金总额: 0", template: "资金总额: amount, required"),
      .flagged("- 药品抽检批次: ≥ 90 批次\n- 抽检人员培训: ≥ 3 次\n- ‹不合格药品处置率›:", in: .tier("数量指标")),
      .fine("- 药品抽检批次: ≥ 90 批次\n- 抽检人员培训: ≥ 3 次\n- 三级指标3:", in: .tier("数量指标")),
      .fine("- 药品抽检批次: ≥ 90 批次\n- 抽检人员培训: ≥ 3 次\n- 医疗器械抽检:\n  绩效标准: 36 批次", in: .tier("数量指标")),
      .flagged(
        "‹主管部门›:\n绩效指标:\n  产出指标:\n    数量指标:\n      - 培训人数 (50分): ≥ 60 人\n        ‹完成值›:\n        ‹得分›:\n        未完成原因分析:\n  效益指标:\n    社会效益指标:\n      - 就业人数 (40分): ≥ 20 人\n        完成值: 26人\n        得分: 40\n‹合计› (100分):\n‹评价结论›:\n存在问题:",
        in: .document),
      .flagged(
        "资金情况 (万元):\n  |              | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n  | 年度资金总额 | 62.50      |‹            ›| 10   | 98.08% | 9.8 |\n  | 上年结转资金 |            |            | —    |        | —    |\n绩效指标:\n  产出指标:\n    数量指标:\n      - 培训人数 (50分): ≥ 60 人\n        实际完成值: 60人\n        得分: 50\n  效益指标:\n    社会效益指标:\n      - 就业人数 (40分): ≥ 20 人\n        实际完成值: 26人\n        得分: 40",
        in: .document),
      .flagged(
        "资金情况 (万元):\n  |              | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n  | 年度资金总额 | 62.50      | 61.30      | 10   |‹        ›|‹      ›|\n  | 上年结转资金 |            |            | —    |        | —    |\n绩效指标:\n  产出指标:\n    数量指标:\n      - 培训人数 (50分): ≥ 60 人\n        实际完成值: 60人\n        得分: 50\n  效益指标:\n    社会效益指标:\n      - 就业人数 (40分): ≥ 20 人\n        实际完成值: 26人\n        得分: 40",
        in: .document),
      .flagged(
        "主管部门: 县人社局\n资金情况 (万元):\n  |              | 全年预算数 | 全年执行数 |\n  | 年度资金总额 | 62.50 | 0.00 |\n绩效指标:\n  产出指标:\n    数量指标:\n      - 培训人数: ≥ 60 人\n        ‹完成值›:\n        ‹得分›:\n  效益指标:\n    社会效益指标:\n      - 就业人数: ≥ 20 人\n        ‹完成值›:\n        ‹得分›:\n未完成原因分析: 场地没有落实",
        in: .document),
      .fine(
        "主管部门: 县人社局\n联系电话:\n资金情况 (万元):\n  |              | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n  | 年度资金总额 |            |            |      |        |      |\n绩效指标:\n  产出指标:\n    数量指标:\n      - 培训人数 (50分): ≥ 60 人\n        完成值:\n        得分:\n  效益指标:\n    社会效益指标:\n      - 就业人数 (40分): ≥ 20 人\n        完成值:\n        得分:\n合计:",
        in: .document),
      .fine(
        "项目名称:\n主管部门:\n绩效指标:\n  产出指标: /\n  效益指标: /", in: .document),
      .flagged(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 抽检批次: ≥ 60 批次\n        完成值: 66批次\n      - ‹不合格产品处置数量›:\n        完成值:\n  效益指标:\n    社会效益指标:\n      - 就业人数: ≥ 20 人\n        完成值: 26人",
        in: .document),
      .fine(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 抽检批次: ≥ 60 批次\n      - 抽检不少于12家企业:\n      - 指标3:\n  效益指标:\n    社会效益指标:\n      - 就业人数: ≥ 20 人\n      - 脱贫户数:\n        年度指标值: ≥ 60 户",
        in: .document),
      .flagged(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 泵站检修: ≥ 6 座\n        1—8月执行情况: 4座\n        全年预计完成情况: 6座\n        完成可能性: 确定能\n      - 闸门检修: ≥ 9 扇\n        1—8月执行情况: 6扇\n        全年预计完成情况: 9扇\n        完成可能性: 确定能\n      - 渠道清淤: ≥ 12 公里\n        1—8月执行情况: 8公里\n        全年预计完成情况: 12公里\n        完成可能性: 确定能\n      - 堤坡护砌: ≥ 3 公里\n        1—8月执行情况: 2公里\n        ‹全年预计完成情况›:\n        ‹完成可能性›:\n  效益指标:\n    社会效益指标:\n      - 受益村数: ≥ 20 个",
        in: .document),
      .fine(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 泵站检修: ≥ 6 座\n        1—8月执行情况: 4座\n        全年预计完成情况: 6座\n        完成可能性: 确定能\n      - 闸门检修: ≥ 9 扇\n        1—8月执行情况: 6扇\n        全年预计完成情况: 9扇\n        完成可能性: 确定能\n      - 渠道清淤: ≥ 12 公里\n        1—8月执行情况: 8公里\n        全年预计完成情况: 12公里\n        完成可能性: 确定能\n      - 堤坡护砌: ≥ 3 公里\n        1—8月执行情况:\n        全年预计完成情况:\n        完成可能性:\n  效益指标:\n    社会效益指标:\n      - 受益村数: ≥ 20 个",
        in: .document),
      .flagged(
        "‹项目开始日期›:\n资金 (万元):\n  ‹资金总额›:\n  其中:\n    财政拨款: 36\n绩效指标:\n  产出指标:\n    数量指标:\n      - 培训人数: ≥ 60 人\n  效益指标:\n    社会效益指标:\n      - 就业人数: ≥ 20 人",
        in: .document),
    ],
    checks: [
      .fault([.empty]) { fault, form, report in
        let template = form.template
        guard let field = fault.field, template.fields.indices.contains(field), let line = fault.line else { return }
        let declared = template.fields[field]
        // What a group lacks is said line by line, what a tier lacks of the tier.
        if declared.type.isContainer, report.faults(of: form).lackingLines.contains(line), declared.type != .table {
          return
        }
        if form.isInEmptyTier(line, report) || form.isUnderStruckRow(line) { return }
        let isItem = form.bindings[line].role == .indicator && declared.name == "*"
        let isCell = form.bindings[line].role == .row
        let name = isCell ? declared.name : report.quote(fault.range)
        report.add(
          fault.range,
          zh: isItem ? "指标“\(name)”没有指标值：填写" : "“\(name)”必填，还空着：填写",
          en: isItem
            ? "the indicator “\(name)” has no target: fill it in"
            : "“\(name)” is required and still blank: fill it in",
          related: report.declaration(of: field, in: template))
      },
      .line([.entry, .item], .empty) { line, form, report in
        // `年 月 日` on a dotted line is as empty as nothing.
        let binding = form.bindings[line]
        guard case .field = binding.role, let field = binding.field,
          form.template.fields[field].isRequired,
          let value = form.tree.value(ofLine: line), !value.isEmpty, !form.isUnderStruckRow(line)
        else { return }
        report.add(
          value, zh: "“\(form.template.fields[field].name)”必填，这里只有“\(report.quote(value))”：填写完整",
          en:
            "“\(form.template.fields[field].name)” is required, and “\(report.quote(value))” is only its frame: fill it in",
          related: report.declaration(of: field, in: form.template))
      },
      .form { form, report in
        // What every reviewer asks for, whether the template says so or not.
        for answer in EmptyAnswer.all(in: form, report) {
          let name = report.quote(answer.name)
          if answer.isTarget {
            report.add(
              answer.place, zh: "指标“\(name)”没有指标值：填写", en: "the indicator “\(name)” has no target: fill it in")
          } else if let owner = answer.owner {
            let whose = report.quote(owner)
            report.add(
              answer.place, zh: "“\(whose)”的“\(name)”还空着：填写", en: "“\(name)” of “\(whose)” is still blank: fill it in",
              related: [report.place(owner, zh: "在这里", en: "here")])
          } else {
            report.add(answer.place, zh: "“\(name)”还空着：填写", en: "“\(name)” is still blank: fill it in")
          }
        }
      },
    ])

  private static let goalGroup = "年度总体目标: group\n  预期目标: prose\n  实际完成情况: prose"
}

extension Form {
  /// Whether the line describes an indicator that is struck or still to be written, and so owes nothing.
  fileprivate func isUnderStruckRow(_ line: Int) -> Bool {
    guard let row = tree.lines[line].parent, bindings[row].role == .indicator else { return false }
    return bindings[row].state == .inapplicable || bindings[row].state == .placeholder
  }

  /// Whether the line stands in a tier of which it is said already that nothing in it is filled in.
  func isInEmptyTier(_ line: Int, _ report: Report) -> Bool {
    let tiers = report.faults(of: self).emptyTierLines
    guard !tiers.isEmpty else { return false }
    var around = tree.lines[line].parent
    while let parent = around {
      if tiers.contains(parent) {
        // Where only a target is missing, that is what is said, and all else for itself.
        guard let row = tier(atLine: parent).flatMap(unansweredRow(of:)) else { return true }
        return row.line == line
      }
      around = tree.lines[parent].parent
    }
    return false
  }
}
