// missing-tier: a tier that the template requires is absent.

package import BiaoModel
import BiaoSyntax

extension Rule {
  static let missingTier = Rule(
    name: "missing-tier", family: .structure, severity: .error,
    summary: Bilingual(zh: "缺少模板要求的层级", en: "a tier that the template requires is absent"),
    why: Bilingual(
      zh: "指标要从产出、效益、满意度等各方面说明这笔钱办成了什么；整层没有，评审人就无从判断那一方面，只能退回。",
      en:
        "Indicators have to show outputs, effects and satisfaction; where a whole tier is absent, reviewers cannot judge that side and send the form back."
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
      .fine("绩效指标:\n  产出指标: /", template: "绩效指标: indicators\n  产出指标: tier, required\n  效益指标: tier"),
      .fine("绩效指标:\n  产出:\n    数量: /", template: "绩效指标: indicators\n  产出指标: tier, required\n    数量指标: tier, required"),
    ],
    checks: [
      .fault([.missing]) { fault, form, report in
        guard let field = fault.field, form.template.isTierLike(field), !form.template.isUnderItems(field),
          !report.faults(of: form).probablyPresent.contains(field),
          fault.line != nil || !isForeign(form)
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

extension Rule {
  /// Whether a form that names no template is in Latin letters from its first label on: what the Chinese ones require is
  /// not asked of it.
  private static func isForeign(_ form: Form) -> Bool {
    guard form.tree.headDirective(.form) == nil,
      let first = form.tree.lines.indices.first(where: { form.tree.lines[$0].kind == .entry }),
      let label = form.tree.readLabel(ofLine: first)?.name
    else { return false }
    return form.tree.bytes[label].allSatisfy { $0 < 0x80 }
      && form.template.name.utf8.contains { $0 >= 0x80 }
  }
}

extension Template {
  /// Whether the field is a tier or the group that holds tiers.
  package func isTierLike(_ field: Int) -> Bool {
    fields.indices.contains(field) && (fields[field].type == .tier || fields[field].type == .indicators)
  }
}
