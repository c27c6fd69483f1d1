// missing-attribute: an indicator without a line that the template requires under each.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let missingAttribute = Rule(
    name: "missing-attribute", family: .structure, severity: .error,
    summary: Bilingual(zh: "指标缺少模板要求的内容", en: "an indicator without a line that the template requires"),
    why: Bilingual(
      zh: "模板要求每项指标都写明的内容（解释、依据、评分标准、实际完成值等）少了一项，这项指标就无法审核、无法打分。",
      en:
        "What the template asks of every indicator, its explanation, basis, scoring rule or actual value, is what it is reviewed and scored by."
    ),
    examples: [
      .flagged(
        "绩效指标:\n  - ‹新增企业数›: ≥ 3 家\n  - 退出企业数: ≤ 3 家\n    指标解释: 注销的企业",
        template: "绩效指标: indicators\n  - *: target\n    指标解释: text, required"),
      .flagged(
        "绩效指标:\n  产出指标:\n    - ‹培训人数›: ≥ 60 人\n      指标解释: 结业的学员",
        template:
          "绩效指标: indicators\n  产出指标: tier\n  - *: target\n    计量单位: unit\n    指标解释: text, required\n    设定依据: text, required\n    评分标准: scoring, required"
      ),
      .flagged(
        "绩效指标:\n  - ‹培训人数›: ≥ 60 人\n    评分标准: 每少1人扣1分，扣完为止。",
        template: "绩效指标: indicators\n  - *: target\n    指标解释: text, required\n    评分标准: scoring, required"),
      .flagged(
        "分项目标:\n  - ‹目标一›: 新增企业3家\n  - 目标二: 培训60人\n    考核指标: 培训人数",
        template: "分项目标: list\n  - *: text\n    考核指标: text, required"),
      .fine(
        "绩效指标:\n  - 新增企业数: ≥ 3 家\n    指标解释: 当年登记的企业",
        template: "绩效指标: indicators\n  - *: target\n    指标解释: text, required\n    备注: text"),
      .fine(
        "绩效指标:\n  产出指标:\n    - 新增企业数: ≥ 3 家\n      指标说明: 当年登记的企业\n    - /: /\n  效益指标: /",
        template:
          "绩效指标: indicators\n  产出指标: tier\n  效益指标: tier\n  - *: target\n    指标解释: text, required, alias 指标说明"),
      .fine(
        "绩效指标:\n  - 新增企业数: ≥ 3 家\n    指标解释: 当年登记的企业\n  - /: /\n    指标解释:",
        template: "绩效指标: indicators\n  - *: target\n    指标解释: text, required"),
    ],
    checks: [
      .form { form, report in
        guard form.faults.contains(where: { $0.kind == .missing }) else { return }
        check(form, report)
      }
    ])

  private static func check(_ form: Form, _ report: Report) {
    var meant: [Int: String] = [:]
    for fault in form.faults where fault.kind == .unknown {
      if let line = fault.line, let nearest = fault.nearest { meant[line] = nearest }
    }
    // What an item lacks stands together, in template order.
    var i = 0
    while i < form.faults.count {
      guard form.faults[i].kind == .missing, let line = form.faults[i].line, let first = form.faults[i].field,
        form.template.isUnderItems(first)
      else {
        i += 1
        continue
      }
      let name = form.faults[i].range
      var fields: [Int] = []
      while i < form.faults.count, form.faults[i].kind == .missing, form.faults[i].line == line,
        let field = form.faults[i].field
      {
        fields.append(field)
        i += 1
      }
      if !fields.isEmpty { say(fields, line, name, meant, form, report) }
    }
  }

  private static func say(
    _ all: [Int], _ line: Int, _ name: ByteRange, _ meant: [Int: String], _ form: Form, _ report: Report
  ) {
    let fields = all.filter { !isWrittenOtherwise($0, line, meant, form) }
    guard let first = fields.first else { return }
    let indicator = report.quote(name)
    let missing = fields.map { "“\(form.template.fields[$0].name)”" }
    report.add(
      name, zh: "“\(indicator)”缺少必填的\(missing.joined(separator: "、"))：补上",
      en:
        "“\(indicator)” lacks the required \(missing.joined(separator: ", ")): add \(missing.count > 1 ? "them" : "it")",
      related: report.declaration(of: first, in: form.template),
      fixes: [
        report.fix(
          .safe, zh: "插入\(missing.joined(separator: "、"))", en: "insert \(missing.joined(separator: ", "))",
          edits: insertions(of: fields, line, form, report))
      ])
  }

  /// Edits in the order of their places; those at one place in template order.
  private static func insertions(of fields: [Int], _ line: Int, _ form: Form, _ report: Report) -> [TextEdit] {
    let insertion = Insertion(into: form, terminator: report.lineTerminator)
    let edits = fields.map { insertion.edit(of: $0, under: line) }
    return edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    .map(\.element)
  }

  /// Whether a line under the item says it under a name that the template does not know, or lacks its colon: that is
  /// said of the line. `meant` holds, by line, the declared names nearest to those unknown ones.
  private static func isWrittenOtherwise(_ field: Int, _ line: Int, _ meant: [Int: String], _ form: Form) -> Bool {
    let role = AttributeRole.named(form.template.fields[field].key)
    for child in form.tree.children(of: line) where form.bindings[child].role == .unknown {
      guard form.tree.lines[child].colon != nil, let name = form.tree.readLabel(ofLine: child)?.name else {
        return true
      }
      if let role, AttributeRole.named(NameKey(form.tree.bytes, name)) == role { return true }
      if meant[child] == form.template.fields[field].name { return true }
    }
    return false
  }
}
