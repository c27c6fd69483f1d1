// missing-tier: a tier that the template requires is absent.

package import BiaoModel
import BiaoSyntax
import BiaoValues

extension Rule {
  static let missingTier = Rule(
    name: "missing-tier", family: .structure, severity: .error,
    summary: Bilingual(zh: "缺少模板要求的层级", en: "a tier that the template requires is absent"),
    why: Bilingual(
      zh: "指标要从产出、效益、满意度等各方面说明这笔钱办成了什么；整层没有，评审人就无从判断那一方面，只能退回。没有写 @form 的表若是报告（有别的章节，没有目标），或是分值合计100的平列指标，不要求层级。",
      en:
        "Indicators have to show outputs, effects and satisfaction; where a whole tier is absent, reviewers cannot judge that side and send the form back. Nothing is asked of a document without @form that is a report (other sections and no goal) or a flat list of indicators whose weights make 100."
    ),
    examples: [
      .flagged(
        "‹绩效指标›:\n  产出指标: /",
        template:
          "绩效指标: indicators, required\n  产出指标: tier, required\n  满意度指标: tier, required\n    服务对象满意度指标: tier, required"),
      .flagged(
        "绩效指标:\n  ‹产出指标›:\n    数量指标: /\n    时效指标: /",
        template:
          "绩效指标: indicators\n  产出指标: tier\n    数量指标: tier, required\n    质量指标: tier, required\n    时效指标: tier, required"
      ),
      .flagged(
        "@form ‹示例/表›\n\n项目名称: 甲\n", in: .document,
        template: "项目名称: text\n绩效指标: indicators, required\n  产出指标: tier, required"),
      .fine(
        "绩效指标:\n  满意度指标:\n    满意度指标:\n      - 居民满意度: ≥ 90%",
        template: "绩效指标: indicators\n  满意度指标: tier, required\n    服务对象满意度指标: tier, required"),
      .flagged("‹项目名称›: 芦川县堤防清淤\n绩效目标: 清淤12公里", in: .document),
      .fine(
        "项目名称: 芦川县堤防清淤\n资金投入情况:\n  > 清淤专项资金60万元，已全部到位。\n产出完成情况:\n  > 清淤12公里。", in: .document),
      .fine(
        "绩效指标:\n  - 预算执行率 (20分): ≥ 95%\n  - 堤防清淤长度 (20分): ≥ 12 公里\n  - 验收合格率 (20分): 100%\n  - 清淤完成时间 (20分): 2026年9月底前\n  - 沿河居民满意度 (20分): ≥ 92%",
        in: .document),
      .fine(
        "绩效指标:\n  | 一级指标 | 二级指标 | 三级指标 | 指标值 |\n  | 产出指标 | 数量指标 | 堤防清淤长度 | ≥12公里 |\n  | | 质量指标 | 验收合格率 | 100% |\n  | 效益指标 | 社会效益指标 | 受益村数 | ≥6个 |",
        in: .document),
      .fine(
        "绩效指标:\n  指标完成情况:\n    | 一级指标 | 三级指标 | 指标值 | 完成值 |\n    | 产出指标 | 堤防清淤长度 | ≥12公里 | 12公里 |\n    | | 验收合格率 | 100% | 100% |",
        in: .document),
      .fine(
        "项目名称: 芦川县堤防清淤\n绩效目标: 清淤12公里\n绩效指标监控:\n  | 一级指标 | 三级指标 | 指标值 | 1—7月完成值 |\n  | 产出指标 | 堤防清淤长度 | ≥12公里 | 6公里 |\n  | | 验收合格率 | 100% | 100% |\n  | 效益指标 | 受益村数 | ≥6个 | 6个 |",
        in: .document),
      .fine(
        "项目名称: 芦川县堤防清淤\n绩效目标: 清淤12公里\n绩效目标执行情况:\n  | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1—6月完成值 |\n  | 产出指标 | 数量指标 | 堤防清淤长度 | ≥12公里 | 6公里 |\n  | | 质量指标 | 验收合格率 | 100% | 100% |\n  | 效益指标 | 社会效益指标 | 受益村数 | ≥6个 | 6个 |",
        in: .document),
      .flagged(
        "‹项目名称›: 芦川县堤防清淤\n绩效目标: 清淤12公里\n任务分解:\n  | 考核指标 | 目标值 |\n  | 清淤长度 | ≥12公里 |\n  | 验收次数 | ≥2次 |\n  | 清淤方量 | ≥6万立方米 |",
        in: .document),
      .fine("绩效指标:\n  产出指标: /", template: "绩效指标: indicators\n  产出指标: tier, required\n  效益指标: tier"),
      .fine("绩效指标:\n  产出:\n    数量: /", template: "绩效指标: indicators\n  产出指标: tier, required\n    数量指标: tier, required"),
    ],
    checks: [
      .fault([.missing]) { fault, form, report in
        guard let field = fault.field, form.template.isTierLike(field), !form.template.isUnderItems(field),
          !report.faults(of: form).probablyPresent.contains(field),
          form.tree.headDirective(.form) != nil || !isOfAnotherKind(form, lacking: field, under: fault.line, report)
        else { return }
        let name = form.template.fields[field].name
        let start = Suggestions.start(ofTier: field, in: form, report)
        let insertion = Insertion(into: form, terminator: report.lineTerminator)
        let around = fault.line.flatMap { form.tree.readLabel(ofLine: $0)?.name }
        report.add(
          fault.range,
          zh: around.map { "“\(report.quote($0))”缺少“\(name)”：补上这一层；确实不涉及的填“/”" } ?? "表中缺少“\(name)”：补上这一部分",
          en: around.map { "“\(report.quote($0))” lacks the tier “\(name)”: add it, or strike it with “/”" }
            ?? "the form lacks “\(name)”: add it",
          related: report.declaration(of: field, in: form.template),
          fixes: [
            report.fix(
              .safe, zh: "插入“\(name)”", en: "insert “\(name)”",
              edits: [insertion.edit(of: field, under: fault.line)])
          ]
            + (start.map { start in
              let words = "\(start.name): \(start.example)"
              return [
                report.fix(
                  .suggested, zh: "插入“\(name)”，从“\(words)”写起，数字按实际定",
                  en: "insert “\(name)”, starting with “\(words)” with a figure of your own",
                  edits: [insertion.edit(of: field, under: fault.line, starting: start)])
              ]
            } ?? []))
      }
    ])
}

// MARK: - Forms that name no template

extension Rule {
  /// Whether a form that names no template is plainly none of those of which the general one requires the tier.
  private static func isOfAnotherKind(
    _ form: Form, lacking field: Int, under group: Int?, _ report: Report
  ) -> Bool {
    // A table of indicators names their tiers in columns.
    if let group {
      let end = form.tree.lines[group].subtreeEnd
      return isFlatScheme(form, group)
        || report.indicatorTables(of: form).contains { $0.line > group && $0.line < end }
    }
    return isForeign(form) || isReport(form) || hasElsewhere(field, form)
      || report.indicatorTables(of: form).contains { namesIndicators($0, form) }
  }

  /// Whether the table has a column of tiers, or the entry around it says that it lists indicators (绩效指标监控), and it is
  /// long enough to stand for the whole group: some bodies name it so in forms of their own.
  private static func namesIndicators(_ table: IndicatorTable, _ form: Form) -> Bool {
    table.rows.count >= 3
      && (table.namesTiers
        || (form.tree.readLabel(ofLine: table.group)?.name).map { indicators.isIn(form.tree.bytes, $0) } ?? false)
  }

  private static let indicators = WordSet("指标")

  /// Whether it is in Latin letters from its first label on: what the Chinese ones require is not asked of it.
  private static func isForeign(_ form: Form) -> Bool {
    guard let first = form.tree.lines.indices.first(where: { form.tree.lines[$0].kind == .entry }),
      let label = form.tree.readLabel(ofLine: first)?.name
    else { return false }
    return form.tree.bytes[label].allSatisfy { $0 < 0x80 }
      && form.template.name.utf8.contains { $0 >= 0x80 }
  }

  /// Whether it has sections that no form has, and none for its goals: a report, a letter, an allocation of funds.
  private static func isReport(_ form: Form) -> Bool {
    let tree = form.tree
    var hasSections = false
    for line in tree.children(of: nil) where tree.lines[line].kind == .entry {
      if let name = tree.readLabel(ofLine: line)?.name, goals.ends(tree.bytes, name) { return false }
      if form.bindings[line].role == .open, tree.lines[line].subtreeEnd > line + 1 { hasSections = true }
    }
    return hasSections
  }

  private static let goals = WordSet("目标")

  /// Whether the form has the tier in some section: as the table of an annex.
  private static func hasElsewhere(_ field: Int, _ form: Form) -> Bool {
    form.tree.lines.indices.contains { line in
      guard form.tree.lines[line].kind == .entry, form.tree.lines[line].parent != nil,
        let name = form.tree.readLabel(ofLine: line)?.name
      else { return false }
      return form.template.child(of: 0, named: NameKey(form.tree.bytes, name)) == field
    }
  }

  /// Whether the group is a list of indicators whose weights make a whole: some bodies have no tiers.
  private static func isFlatScheme(_ form: Form, _ group: Int) -> Bool {
    var sum = Decimal.zero
    var count = 0
    for line in form.tree.children(of: group) {
      if form.tree.lines[line].kind != .item { return false }
    }
    for indicator in form.indicators where form.tree.lines[indicator.line].parent == group {
      guard let weight = indicator.weight, let next = sum.adding(weight) else { return false }
      sum = next
      count += 1
    }
    return count >= 5 && sum == .hundred
  }
}

extension Template {
  /// Whether the field is a tier or the group that holds tiers.
  package func isTierLike(_ field: Int) -> Bool {
    fields.indices.contains(field) && (fields[field].type == .tier || fields[field].type == .indicators)
  }
}
