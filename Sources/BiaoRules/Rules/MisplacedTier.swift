// misplaced-tier: a known tier under the wrong parent.

import BiaoModel
import BiaoSyntax

extension Rule {
  static let misplacedTier = Rule(
    name: "misplaced-tier", family: .structure, severity: .error,
    summary: Bilingual(zh: "层级放错了地方", en: "a known tier under the wrong parent"),
    why: Bilingual(
      zh: "二级指标各归一个一级指标；放错地方，分值和得分就汇总到别的一级指标里。",
      en: "Every second tier belongs to one first tier; in the wrong place its weights and scores are added to another."
    ),
    examples: [
      .flagged("绩效指标:\n  产出指标:\n    ‹社会效益指标›:\n      - 带动就业人数: ≥ 20 人", in: .form),
      .flagged(
        "绩效指标:\n  产出指标:\n    数量指标: /\n    ‹社会效益指标›:\n      - 带动就业人数: ≥ 20 人\n  效益指标:\n    生态效益指标: /",
        in: .form),
      .flagged(
        "绩效指标:\n  效益指标:\n    生态效益指标: /\n  产出指标:\n    ‹社会效益指标›:\n      - 带动就业人数: ≥ 20 人\n    数量指标: /",
        in: .form),
      .flagged(
        "绩效指标:\n  效益指标:\n    生态效益指标: /\n  产出指标:\n    数量指标: /\n    ‹社会效益指标›:\n      - 带动就业人数: ≥ 20 人",
        in: .form),
      .flagged("绩效指标:\n  ‹数量指标›:\n    - 新增企业数: ≥ 3 家", in: .form),
      .fine("绩效指标:\n  效益指标:\n    社会效益指标:\n      - 带动就业人数: ≥ 20 人", in: .form),
    ],
    checks: [
      .fault([.misplacedTier]) { fault, form, report in
        guard let field = fault.field, form.template.fields.indices.contains(field) else { return }
        let parent = form.template.fields[field].parent
        let home = form.template.fields[parent].name
        let name = report.quote(fault.range)
        let present = form.line(of: parent).flatMap { form.tree.readLabel(ofLine: $0)?.name }
        report.add(
          fault.range, zh: "“\(name)”不该在这里：移到“\(home)”之下",
          en: "“\(name)” does not belong here: move it under “\(home)”",
          related: (present.map { [report.place($0, zh: "应在这里之下", en: "it belongs under this")] } ?? [])
            + report.declaration(of: field, in: form.template),
          fixes: fault.line.flatMap { move($0, as: field, form, report) }.map { [$0] } ?? [])
      }
    ])

  /// Moves the tier with all that stands under it to the end of its home, if the form has the home and not yet the tier
  /// there, and if the lines fit as they are indented.
  private static func move(_ line: Int, as field: Int, _ form: Form, _ report: Report) -> Fix? {
    let tree = form.tree
    let parent = form.template.fields[field].parent
    guard form.line(of: field) == nil, let home = form.line(of: parent), home != tree.lines[line].parent,
      tree.value(ofLine: home)?.isEmpty ?? true, tree.lines[home].column < tree.lines[line].column
    else { return nil }
    let isAligned = tree.children(of: home).allSatisfy { tree.lines[$0].column == tree.lines[line].column }
    let lines = line..<max(tree.lines[line].subtreeEnd, line + 1)
    let last = max(tree.lines[home].subtreeEnd, home + 1) - 1
    // The home must not stand inside of what is moved, nor the other way round.
    guard isAligned, lines.count <= 1000, last < lines.lowerBound || home >= lines.upperBound else { return nil }
    let range = ByteRange(
      clamping: tree.fullRange(ofLine: line).lowerBound, tree.fullRange(ofLine: lines.upperBound - 1).upperBound)
    var text = tree.text(range)
    var removed = range
    let place = tree.fullRange(ofLine: last).upperBound
    if range.upperBound == tree.bytes.count, tree.lines[lines.upperBound - 1].end == tree.bytes.count {
      // The last line of the document has no terminator: it takes the one before it.
      text += report.lineTerminator
      removed = ByteRange(clamping: tree.lines[line - 1].end, range.upperBound)
    } else if place == tree.bytes.count, tree.lines[last].end == tree.bytes.count {
      text = report.lineTerminator + text
      text.removeLast()
    }
    let insertion = TextEdit(range: place..<place, text: text)
    let removal = TextEdit(range: removed, text: "")
    let name = form.template.fields[parent].name
    return report.fix(
      .suggested, zh: "移到“\(name)”之下", en: "move it under “\(name)”",
      edits: place <= removed.lowerBound ? [insertion, removal] : [removal, insertion])
  }
}
