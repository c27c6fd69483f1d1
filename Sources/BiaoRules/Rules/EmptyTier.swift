// empty-tier: a tier with no indicator, or with nothing but placeholders.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let emptyTier = Rule(
    name: "empty-tier", family: .structure, severity: .error,
    summary: Bilingual(zh: "层级下面没有指标", en: "a tier with no indicator"),
    why: Bilingual(
      zh: "只有层级名称、没有指标，等于没填；确实不涉及的，应写“/”表明已经考虑过。",
      en: "A tier's name without an indicator is no answer; where nothing applies, “/” says that it was considered."),
    examples: [
      .flagged("绩效指标:\n  产出指标:\n    ‹数量指标›:\n    质量指标: /", in: .form),
      .flagged("绩效指标:\n  产出指标:\n    ‹数量指标›:\n      - ……\n      - ……", in: .form),
      .flagged("绩效指标:\n  产出指标:\n    ‹数量指标›:\n      - 新增企业数: ……\n      - ……", in: .form),
      .flagged("绩效指标:\n  ‹产出指标› (50分):\n  效益指标: /", in: .form),
      .flagged("绩效指标:\n  产出指标:\n    数量指标:\n      - ‹农田水渠清淤›:\n    质量指标: /", in: .form),
      .flagged("绩效指标:\n  产出指标:\n    ‹数量指标›:\n      - 指标1:\n    质量指标: /", in: .form),
      .flagged(
        "绩效指标:\n  产出指标:\n    数量指标:\n      - ‹农田水渠清淤›:\n      - ……\n    质量指标: /", in: .form, others: ["placeholder"]),
      .fine("绩效指标:\n  产出指标:\n    数量指标: /\n    质量指标: —", in: .form),
      .flagged("绩效指标:\n  产出指标:\n    ‹数量指标›:\n    质量指标: ……", in: .form, others: ["placeholder"]),
      .fine("绩效指标:\n  产出指标:\n    数量指标:\n      - 新增企业数: ≥ 3 家", in: .form),
      .fine("绩效指标:\n  效益指标:\n    生态效益指标:\n      - \"指标1：无\":", in: .form),
      .fine(
        "绩效指标:\n  指标完成情况:\n    | 一级指标 | 三级指标 | 指标值 | 完成值 |\n    | 产出指标 | 堤防清淤长度 | ≥12公里 | 12公里 |\n    | | 验收合格率 | 100% | 100% |",
        in: .document),
      .fine(
        "项目名称: 芦川堤防\n资金情况:\n  > 到位60万元。\n绩效分析:\n  （一）产出:\n    > 清淤6公里，验收合格。\n  （二）效益:\n    > 受益6个村。", in: .document),
      .flagged(
        "绩效指标:\n  ‹产出›:\n    > 清淤6公里，验收合格。\n  效益: /", in: .document),
      .fine("绩效指标:\n  效益指标:\n    生态效益指标:\n      - 本项目不涉及: 无", in: .form),
      .fine("绩效指标:\n  效益指标:\n    生态效益指标:\n      - \"指标1：/\": /\n      - \"指标2：\":", in: .form),
    ],
    checks: [
      .fault([.emptyTier]) { fault, form, report in
        // Of dots behind the colon it is said that they keep the place of something.
        if let line = fault.line, let value = form.tree.value(ofLine: line), !value.isEmpty,
          report.speaks("placeholder")
        {
          return
        }
        // A table of indicators fills what it stands under in a form that names no template to read it.
        if let line = fault.line, form.tree.headDirective(.form) == nil,
          case let end = form.tree.lines[line].subtreeEnd, end > line + 1,
          report.indicatorTables(of: form).contains(where: { $0.line > line && $0.line < end })
        {
          return
        }
        if let line = fault.line, isReported(line, form) { return }
        let tier = fault.line.flatMap { form.tier(atLine: $0) }
        let inside = tier.map { Array(form.indicators[$0.indicators].prefix(8)) } ?? []
        let name = report.quote(fault.range)
        // A row that says what is measured is where the target is missing.
        if let tier, let indicator = form.unansweredRow(of: tier) {
          let words = report.quote(indicator.name)
          report.add(
            indicator.name, zh: "“\(name)”只有“\(words)”一项，没有写指标值：填写，确实不涉及的填“/”",
            en: "“\(words)”, all that “\(name)” has, has no target: write it, or strike the tier with “/”",
            related: [report.place(tier.name, zh: "在这一层", en: "in this tier")])
          return
        }
        let named = inside.first { isNamed($0, form) }.map { report.quote($0.name) }
        report.add(
          fault.range,
          zh: inside.isEmpty
            ? "“\(name)”下面没有指标：填写指标，确实不涉及的填“/”"
            : named.map { "“\(name)”下面没有填好的指标，“\($0)”没有写指标值：填写，确实不涉及的填“/”" }
              ?? "“\(name)”下面只有空行，没有填好的指标：填写，确实不涉及的填“/”",
          en: inside.isEmpty
            ? "“\(name)” has no indicator: fill one in, or strike the tier with “/”"
            : named.map {
              "“\(name)” holds no finished indicator, “\($0)” has no target: write it, or strike the tier with “/”"
            }
              ?? "“\(name)” holds only blanks: fill them in, or strike the tier with “/”",
          related: inside.map { report.place($0.name, zh: "还没有填", en: "still blank") },
          fixes: inside.isEmpty ? start(fault, form, report) : [])
      }
    ])

  /// Whether the line is a section of a report that is named as a tier is, with running text below it: 绩效分析 of 产出 and 效益,
  /// in a form that names no template. What is called 指标 is to list them.
  private static func isReported(_ line: Int, _ form: Form) -> Bool {
    let tree = form.tree
    guard tree.headDirective(.form) == nil, tree.children(of: line).contains(where: { tree.lines[$0].kind == .prose }),
      !tree.lines[line..<tree.lines[line].subtreeEnd].contains(where: { $0.kind == .item })
    else { return false }
    var top = line
    while let parent = tree.lines[top].parent { top = parent }
    return top != line && tree.readLabel(ofLine: top).map { !group.isIn(tree.bytes, $0.name) } ?? false
  }

  private static let group = WordSet("指标")

  /// Whether the row has a name, and no mark that keeps the place of one.
  private static func isNamed(_ indicator: Indicator, _ form: Form) -> Bool {
    if case .value = Read.text(form.tree.bytes, indicator.name) { return true }
    return false
  }

  /// An indicator to start with, where nothing at all stands in the tier.
  private static func start(_ fault: FormFault, _ form: Form, _ report: Report) -> [Fix] {
    guard let line = fault.line, let field = fault.field, form.tree.lines[line].subtreeEnd <= line + 1,
      form.tree.value(ofLine: line)?.isEmpty ?? true, let start = Suggestions.start(ofTier: field, in: form, report)
    else { return [] }
    let words = "\(start.name): \(start.example)"
    return [
      report.fix(
        .suggested, zh: "从“\(words)”写起，数字按实际定", en: "start with “\(words)” with a figure of your own",
        edits: [Insertion(into: form, terminator: report.lineTerminator).edit(of: start, intoTierAt: line)])
    ]
  }
}

extension Form {
  /// The one row of an empty tier that says what is measured, and not how much is to be reached; nil where there are several,
  /// or none. The others keep the place of rows.
  func unansweredRow(of tier: TierUse) -> Indicator? {
    let named = indicators[tier.indicators].filter { indicator in
      guard case .value = Read.text(tree.bytes, indicator.name) else { return false }
      return true
    }
    guard named.count == 1, let indicator = named.first, indicator.value.isEmpty,
      tree.lines[indicator.line].colon != nil, RowName.isOwn(tree.bytes, indicator.name)
    else { return nil }
    return indicator
  }
}
