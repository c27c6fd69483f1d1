// misplaced-indicator: an indicator in a tier that measures something else.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let misplacedIndicator = Rule(
    name: "misplaced-indicator", family: .structure, severity: .warning,
    summary: Bilingual(zh: "指标放错了层级", en: "an indicator in the wrong tier"),
    why: Bilingual(
      zh: "各层级考核的东西不同：数量数做了多少，质量看做得怎样，效益看带来什么。指标放错层级，那一层级就等于没有指标，分值也算到别处。",
      en:
        "Every tier judges something else: how much was done, how well, with what effect. An indicator in the wrong one leaves its tier without a measure and moves its weight elsewhere."
    ),
    examples: [
      .flagged(
        "绩效指标:\n  效益指标:\n    可持续影响指标:\n      - 协会覆盖率: 100%\n      - 残疾人‹满意度›: ≥ 90%\n  满意度指标:\n    - 学员满意度: ≥ 95%\n  产出指标:\n    数量指标:\n      - 培训人数: ≥ 60 人",
        in: .document),
      .flagged("- 助学金‹覆盖率›: 100%", in: .tier("时效指标")),
      .fine("- 助学金及时发放率: 100%\n- 补助资金按时到位率: 100%", in: .tier("时效指标")),
      .flagged("- 经费供应‹时效›: 100%", in: .tier("数量指标")),
      .fine("- 制定补助标准: 2 项\n- 财政补助标准: 589元/人", in: .tier("数量指标")),
      .flagged("- 热线投诉‹按时办结率›: ≥ 98%", in: .tier("满意度指标")),
      .fine("- 投诉办结率: ≥ 98%\n- 办结事项满意率: ≥ 98%", in: .tier("满意度指标")),
      .flagged("- 业务指导: 每季度一‹次›，共4次\n- 现场考核: ≤ 4 次\n- 会议成本: ≤ 3 万元", in: .tier("成本指标")),
      .flagged(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 新增企业数: ≥ 3 家\n    - ‹培训人数›: ≥ 60 人\n      指标解释: 结业的学员", in: .form),
      .flagged("绩效指标:\n  产出指标:\n    质量指标: /\n  - ‹学员满意度›: ≥ 90%\n  满意度指标: /", in: .form),
      .flagged(
        "绩效指标:\n  满意度指标:\n    服务对象满意度指标:\n      - 学员满意度: ≥ 90%\n    - ‹企业满意度›: ≥ 90%",
        template: "绩效指标: indicators\n  满意度指标: tier\n    服务对象满意度指标: tier"),
      .flagged("- 支持链上企业: ≥ 10 ‹户›", in: .tier("质量指标")),
      .flagged("- 培训‹人数›: ≥ 60\n  计量单位: 人", in: .tier("质量指标")),
      .flagged("- 技术合同成交额: ≥ 100 ‹万元›", in: .tier("质量指标")),
      .flagged("- 学员‹满意度›: ≥ 90%\n  指标解释: 结业时的问卷", in: .tier("质量指标")),
      .flagged("- 办事群众‹满意度›: ≥ 90%", in: .tier("社会效益指标")),
      .flagged("- 工程验收‹合格率›: = 100%", in: .tier("成本指标")),
      .flagged("- 召开座谈会: ≥ 6 ‹次›", in: .tier("社会效益指标")),
      .flagged("- 召开赛事协调会: 4‹次›", in: .tier("社会效益指标")),
      .fine("- 生均公用经费标准达标率: = 100%", in: .tier("成本指标")),
      .flagged("- 水文仪器‹维护›: ≥ 6 次", in: .tier("质量指标")),
      .fine("- 同一设备返修后合格的维护: ≤ 2 次", in: .tier("质量指标")),
      .flagged("- 听众对节目的‹满意程度›: ≥ 86%", in: .tier("社会效益指标")),
      .fine("- 组织创造就业机会: ≥ 40 次", in: .tier("社会效益指标")),
      .flagged("- 规模工业总产值‹增长率›: ≥ 7%"),
      .flagged("- 改造‹完成时间›: 10月31日前", in: .tier("质量指标")),
      .flagged("- 维修总‹成本›: ≤ 50 万元"),
      .flagged("- GDP‹增长率›: ≥ 6%"),
      .flagged("- 地区生产总值‹增长率›: ≥ 6%"),
      .flagged("- 规上工业增加值‹增速›: ≥ 6%"),
      .flagged("- 购置检测设备: ≥ 3 ‹台›", in: .tier("质量指标")),
      .fine("- 新建示范村: ≥ 3 个\n- 购置问题设备: 0 台", in: .tier("质量指标")),
      .flagged("- 档案‹加工人员›: 12 人", in: .tier("质量指标")),
      .fine("- 持证巡护人员: ≥ 12 人\n- 专业技术人员: ≥ 12 人", in: .tier("质量指标")),
      .flagged("- 培训农技人员: ≥ 120 ‹人›", in: .tier("质量指标")),
      .flagged("- 农技员‹培训人数›: ≥ 120 人", in: .tier("社会效益指标")),
      .flagged("- 培训养老护理员: ≥ 300 ‹人次›", in: .tier("社会效益指标")),
      .fine("- 公益技能培训: ≥ 600 人次", in: .tier("社会效益指标")),
      .fine("- 培训后就业人数: ≥ 60 人\n- 带动培训人数: ≥ 60 人\n- 培训合格人员: ≥ 60 人", in: .tier("社会效益指标")),
      .flagged("- 公厕改造: 25 ‹座›\n- 审计项目数: 20 ‹个›\n- 安全宣传活动: ≥ 12 ‹场›", in: .tier("质量指标")),
      .flagged("- 硬化道路: ≥ 3 ‹公里›\n- 栽植苗木: ≥ 3000 ‹株›\n- 慰问困难群众: ≥ 300 ‹人›\n- 获奖补企业数: ≥ 12 ‹家›", in: .tier("质量指标")),
      .fine("- 道路宽度: ≥ 6 米\n- 骨干教师: ≥ 36 人\n- 获奖企业数: ≥ 12 家\n- 生均图书: ≥ 30 册", in: .tier("质量指标")),
      .flagged("- 苗木‹成活率›: ≥ 90%\n- 补贴发放‹及时率›: = 100%\n- ‹人均增收›: ≥ 2000 元"),
      .fine("- 案件办结率: ≥ 98%\n- 任务完成率: = 100%\n- 税收征收: ≥ 36 亿元"),
      .flagged("- 绿化面积: ≥ 9 ‹亩›\n- 新建公厕: ≥ 12 ‹座›", in: .tier("时效指标")),
      .fine("- 按期完工项目: ≥ 12 个\n- 每日清运垃圾: ≥ 30 吨\n- 开展巡查: ≥ 12 次", in: .tier("时效指标")),
      .flagged("- 培训村医: ≥ 90 ‹人›", in: .tier("成本指标")),
      .fine("- 聘用人员数: ≤ 12 人\n- 占用耕地: 12 亩", in: .tier("成本指标")),
      .flagged("- 发放宣传册: ≥ 3000 ‹册›\n- 验收‹合格率›: ≥ 95%\n- 项目‹完成时间›: 12月31日前", in: .tier("满意度指标")),
      .fine("- 群众投诉: ≤ 3 件\n- 调查样本: ≥ 300 份\n- 满意度得分: ≥ 90 分", in: .tier("满意度指标")),
      .flagged("- 采购扫雪车: ≥ 5 ‹辆›", in: .tier("生态效益指标")),
      .flagged("- 举办专场招聘会: ≥ 6 ‹场›", in: .tier("社会效益指标")),
      .fine("- 组织的演出获奖: ≥ 2 场", in: .tier("社会效益指标")),
      .fine("- 优质工程项目数: ≥ 20 个\n- 整改项目数: ≥ 20 个\n- 获奖演出: ≥ 2 场", in: .tier("质量指标")),
      .flagged("- 管理人员培训: ≥ 40 ‹人›", in: .tier("质量指标")),
      .fine("- 培训骨干教师: ≥ 60 人", in: .tier("质量指标")),
      .flagged(
        "Results:\n  Outcomes:\n    Businesses:\n      - ‹Meetings held› with traders: ≥ 6 meetings\n      - Number of ‹workshops organised›: 12\n      - ‹Seminars for midwives held›: 8 seminars",
        template:
          "Results: indicators\n  Outputs: tier\n    Quantity: tier\n    Quality: tier\n  Outcomes: tier\n    Businesses: tier\n    Consumers: tier"
      ),
      .fine(
        "Results:\n  Outputs:\n    Quantity:\n      - Meetings held with traders: ≥ 6 meetings\n  Outcomes:\n    Businesses:\n      - Meetings held by the traders themselves: ≥ 6 meetings\n      - Meetings held within 30 days: ≥ 90%\n      - Visits by tourists: ≥ 3,000 visits",
        template:
          "Results: indicators\n  Outputs: tier\n    Quantity: tier\n    Quality: tier\n  Outcomes: tier\n    Businesses: tier\n    Consumers: tier"
      ),
      .fine("- 出勤率: ≥ 95%\n- 改造任务完成率: = 100%\n- 借阅量增长率: ≥ 5%"),
      .fine("- 验收合格率: = 100%\n- 获奖作品: ≥ 3 件\n- 安全事故: 0 起\n- 优质工程: ≥ 2 个", in: .tier("质量指标")),
      .fine("- 救助标准: ≥ 650 元\n- 达标企业户数: ≥ 10 户", in: .tier("质量指标")),
      .fine("- 维修总成本: ≤ 50 万元\n- 成本控制率: ≤ 100%\n- 专项资金使用率: = 100%", in: .tier("成本指标")),
      .fine("- 群众安全感满意度: ≥ 95%\n- 投诉处理满意率: ≥ 90%", in: .tier("社会效益指标")),
      .fine("- 带动就业人数: ≥ 60 人\n- 信息公开次数: 1次/月\n- 投诉次数: ≤ 3 次", in: .tier("社会效益指标")),
      .fine("- 培训及时率: = 100%\n- 完成时间: 10月31日前", in: .tier("时效指标")),
      .fine(
        "绩效指标:\n  满意度指标:\n    - 学员满意度: ≥ 90%",
        template: "绩效指标: indicators\n  满意度指标: tier\n    服务对象满意度指标: tier"),
      .fine(
        "绩效指标:\n  产出指标:\n    - 学员满意度: ≥ 90%",
        template: "绩效指标: indicators\n  产出指标: tier\n    *: text\n    数量指标: tier\n    质量指标: tier"),
      .flagged("- 低保对象动态‹复核率›: ≥ 98%\n- 粮食安全‹事件发生数›: 0 起", in: .tier("满意度指标")),
      .fine("- 信访事件数: ≤ 3 起\n- 投诉件复核率: ≥ 98%", in: .tier("满意度指标")),
      .flagged("- 每平方米‹改造成本›: ≤ 140 元/平方米", in: .tier("社会效益指标")),
      .fine("- 每平方米改造成本: 下降 40 元\n- 农户灌溉成本: ≤ 60 元/亩", in: .tier("社会效益指标")),
      .flagged("- 社会保障卡‹制发张数›: ≥ 12000 张", in: .tier("质量指标")),
      // The group of three years beside that of one, which nobody else reads.
      .flagged(
        "中期绩效指标:\n  产出指标:\n    数量指标:\n      - 抽检批次: ≥ 300 批次\n    质量指标:\n      - 仪器维修‹维护›: ≥ 12 次\n年度绩效指标:\n  产出指标:\n    数量指标:\n      - 抽检批次: ≥ 100 批次\n  效益指标:\n    社会效益指标:\n      - 新增就业: ≥ 60 人",
        in: .document),
    ],
    checks: [
      .target(.target) { list, indicator, form, report in
        if let misfit = Misfit.findHeld(list, indicator, form, report) { return say(misfit, indicator, form, report) }
        switch report.standing(of: indicator, in: form) {
        case .outside: checkOutside(indicator, form, report)
        case .inside(let kind):
          if let misfit = Misfit.find(list, indicator, in: kind, form)
            ?? Misfit.findKnown(list, indicator, in: kind, form, report)
          {
            say(misfit, indicator, form, report)
          }
        case .unknown:
          // 可持续影响 may be many things, but not how content somebody is.
          if let misfit = Misfit.satisfaction(list, indicator, form), form.isLasting(indicator.tierLine) {
            say(misfit, indicator, form, report)
          }
        }
      },
      .form(.besidesRemarks) { form, report in
        for row in report.indicatorTables(of: form).lazy.filter(\.isGroup).flatMap(\.rows) {
          guard let kind = row.kind, case .value(let list) = row.indicator.target,
            let misfit = Misfit.find(list, row.indicator, in: kind, form)
          else { continue }
          sayUnread(misfit, row.indicator, form, report)
        }
      },
    ])

  /// Of a line in a group of indicators that nobody reads, which there is no moving within.
  private static func sayUnread(_ misfit: Misfit, _ indicator: Indicator, _ form: Form, _ report: Report) {
    guard let tier = form.tree.lines[indicator.line].parent.flatMap({ form.tree.readLabel(ofLine: $0)?.name }) else {
      return
    }
    let home = misfit.measure.home(in: form).map { form.template.fields[$0].name }
    let wording = misfit.measure.wording
    guard let advice = wording.advice ?? home.map({ Bilingual(zh: "移到“\($0)”", en: "move it to “\($0)”") }) else {
      return
    }
    let words = report.quote(misfit.measure == .growth ? indicator.name : misfit.range)
    report.add(
      misfit.range, zh: "“\(words)”\(wording.what.zh)，不该放在“\(report.quote(tier))”：\(advice.zh)",
      en: "“\(words)” \(wording.what.en) and does not belong in “\(report.quote(tier))”: \(advice.en)")
  }

  // MARK: - Outside of the second tiers

  private static func checkOutside(_ indicator: Indicator, _ form: Form, _ report: Report) {
    let tierLine = indicator.tierLine
    guard let tier = form.tree.readLabel(ofLine: tierLine)?.name else { return }
    report.depend(on: .everything)
    // Where none of the tiers stands, it is said that they are missing.
    if report.faults(of: form).lackingLines.contains(tierLine),
      !form.tiers.contains(where: { form.tree.lines[$0.line].parent == tierLine })
    {
      return
    }
    let home = Misfit.home(of: indicator, form, report)
    let names = form.template.children(of: indicator.tier).filter { form.template.fields[$0].type == .tier }
      .prefix(4).map { "“\(form.template.fields[$0].name)”" }
    let name = home.map { "“\(form.template.fields[$0].name)”" }
    report.add(
      indicator.name,
      zh:
        "“\(report.quote(indicator.name))”直接写在“\(report.quote(tier))”之下：移到\(name ?? names.joined(separator: "、") + "等")之下",
      en:
        "“\(report.quote(indicator.name))” stands directly under “\(report.quote(tier))”: move it under \(name ?? names.joined(separator: ", "))",
      related: report.declaration(of: home ?? indicator.tier, in: form.template),
      fixes: home.flatMap { move(indicator, to: $0, form, report) }.map { [$0] } ?? [])
  }

  // MARK: - In the wrong tier

  private static func say(_ misfit: Misfit, _ indicator: Indicator, _ form: Form, _ report: Report) {
    guard let tier = form.tree.readLabel(ofLine: indicator.tierLine)?.name else { return }
    // What common knowledge lets stand here is not misplaced. Of growth it knows but the bare word; and satisfaction has
    // a tier of its own, whatever some forms do.
    if misfit.measure != .growth, misfit.measure != .satisfaction,
      report.known(indicator)?.belongs(to: form.template.fields[indicator.tier].key) ?? false
    {
      return
    }
    report.depend(on: .everything)
    let home = misfit.homes.lazy.compactMap { form.template.tier(named: $0) }.first ?? misfit.measure.home(in: form)
    // A form whose template has no such tier has the indicator where it can.
    guard home != nil || misfit.measure.wording.advice != nil else { return }
    // 增长率 alone says not of what.
    let words = report.quote(misfit.measure == .growth ? indicator.name : misfit.range)
    let wording = misfit.measure.wording
    let name = home.map { form.template.fields[$0].name } ?? ""
    report.add(
      misfit.range,
      zh:
        "“\(words)”\(wording.what.zh)，不该放在“\(report.quote(tier))”：\(wording.advice?.zh ?? "移到“\(name)”")",
      en:
        "“\(words)” \(wording.what.en) and does not belong in “\(report.quote(tier))”: \(wording.advice?.en ?? "move it to “\(name)”")",
      related: home.flatMap { form.line(of: $0) }.flatMap { form.tree.readLabel(ofLine: $0)?.name }
        .map { [report.place($0, zh: "应在这里之下", en: "it belongs under this")] } ?? [],
      fixes: home.flatMap { move(indicator, to: $0, form, report) }.map { [$0] } ?? [])
  }

  private static func move(_ indicator: Indicator, to field: Int, _ form: Form, _ report: Report) -> Fix? {
    // A row that packs several indicators is no one thing to move.
    guard case .value(let list) = indicator.target, list.targets.count == 1,
      let edits = IndicatorMove(in: form, terminator: report.lineTerminator).edits(line: indicator.line, to: field)
    else { return nil }
    let name = form.template.fields[field].name
    return report.fix(.suggested, zh: "移到“\(name)”之下", en: "move it under “\(name)”", edits: edits)
  }
}
