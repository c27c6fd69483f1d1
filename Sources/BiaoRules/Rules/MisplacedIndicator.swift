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
        "绩效指标:\n  产出指标:\n    数量指标:\n      - 新增企业数: ≥ 3 家\n    - ‹培训人数›: ≥ 60 人\n      指标解释: 结业的学员", in: .form),
      .flagged("绩效指标:\n  产出指标:\n    质量指标: /\n  - ‹学员满意度›: ≥ 90%\n  满意度指标: /", in: .form),
      .flagged("- 支持链上企业: ≥ 10 ‹户›", in: .tier("质量指标")),
      .flagged("- 培训‹人数›: ≥ 60\n  计量单位: 人", in: .tier("质量指标")),
      .flagged("- 技术合同成交额: ≥ 100 ‹万元›", in: .tier("质量指标")),
      .flagged("- 学员‹满意度›: ≥ 90%\n  指标解释: 结业时的问卷", in: .tier("质量指标")),
      .flagged("- 工程验收‹合格率›: = 100%", in: .tier("成本指标")),
      .flagged("- 专项资金‹使用率›: = 100%", in: .tier("成本指标")),
      .flagged("- 召开座谈会: ≥ 6 ‹次›", in: .tier("社会效益指标")),
      .flagged("- 规模工业总产值‹增长率›: ≥ 7%"),
      .flagged("- 改造‹完成时间›: 10月31日前", in: .tier("质量指标")),
      .flagged("- 维修总‹成本›: ≤ 50 万元"),
      .fine("- 出勤率: ≥ 95%\n- 改造任务完成率: = 100%\n- 借阅量增长率: ≥ 5%"),
      .fine("- 验收合格率: = 100%\n- 获奖作品: ≥ 3 件\n- 安全事故: 0 起\n- 优质工程: ≥ 2 个", in: .tier("质量指标")),
      .fine("- 救助标准: ≥ 650 元\n- 达标企业户数: ≥ 10 户", in: .tier("质量指标")),
      .fine("- 维修总成本: ≤ 50 万元\n- 成本控制率: ≤ 100%", in: .tier("成本指标")),
      .fine("- 带动就业人数: ≥ 60 人\n- 信息公开次数: 1次/月\n- 投诉次数: ≤ 3 次", in: .tier("社会效益指标")),
      .fine("- 培训及时率: = 100%\n- 完成时间: 10月31日前", in: .tier("时效指标")),
      .fine(
        "绩效指标:\n  满意度指标:\n    - 学员满意度: ≥ 90%",
        template: "绩效指标: indicators\n  满意度指标: tier\n    服务对象满意度指标: tier"),
      .fine(
        "绩效指标:\n  产出指标:\n    - 学员满意度: ≥ 90%",
        template: "绩效指标: indicators\n  产出指标: tier\n    *: text\n    数量指标: tier\n    质量指标: tier"),
    ],
    checks: [
      .form { form, report in
        // The indicators of a tier stand together, so that a tier is looked at once.
        var i = 0
        while i < form.indicators.count {
          let tier = form.indicators[i].tierLine
          var end = i + 1
          while end < form.indicators.count, form.indicators[end].tierLine == tier { end += 1 }
          if hasTiersBelow(form.indicators[i], form) {
            checkOutside(i..<end, form, report)
          } else if let kind = TierKind.around(form.indicators[i], in: form) {
            for index in i..<end {
              guard let misfit = Misfit.find(index, in: kind, form) else { continue }
              say(misfit, form.indicators[index], form, report)
            }
          }
          i = end
        }
      }
    ])

  // MARK: - Outside of the second tiers

  /// Whether the template has two tiers or more below the one in which the indicator stands, and wants no others.
  private static func hasTiersBelow(_ indicator: Indicator, _ form: Form) -> Bool {
    let fields = form.template.fields
    guard fields.indices.contains(indicator.tier), !fields[indicator.tier].isOpen else { return false }
    let end = fields[indicator.tier].subtreeEnd
    var child = indicator.tier + 1
    var count = 0
    while child < end {
      if fields[child].type == .tier { count += 1 }
      child = max(fields[child].subtreeEnd, child + 1)
    }
    guard count > 1 else { return false }
    // Under a tier that the template does not know nothing is said of where an indicator belongs.
    return form.tier(atLine: indicator.tierLine)?.isDeclared ?? true
  }

  private static func checkOutside(_ range: Range<Int>, _ form: Form, _ report: Report) {
    guard let first = range.first else { return }
    let tierLine = form.indicators[first].tierLine
    // Where none of the tiers stands, it is said that they are missing.
    if report.faults(of: form).lackingLines.contains(tierLine),
      !form.tree.children(of: tierLine).contains(where: { form.tree.lines[$0].kind == .entry })
    {
      return
    }
    guard let tier = form.tree.readLabel(ofLine: tierLine)?.name else { return }
    for index in range {
      guard case .value = form.indicators[index].target else { continue }
      let indicator = form.indicators[index]
      let home = Misfit.home(of: indicator, index, form, report)
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
  }

  // MARK: - In the wrong tier

  private static func say(_ misfit: Misfit, _ indicator: Indicator, _ form: Form, _ report: Report) {
    // What common knowledge lets stand here is not misplaced.
    guard let tier = form.tree.readLabel(ofLine: indicator.tierLine)?.name,
      !(report.known(indicator)?.belongs(to: form.template.fields[indicator.tier].key) ?? false)
    else { return }
    let home = misfit.measure.home(in: form)
    // A form whose template has no such tier has the indicator where it can.
    guard home != nil || misfit.measure.wording.advice != nil else { return }
    let words = report.quote(misfit.range)
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
