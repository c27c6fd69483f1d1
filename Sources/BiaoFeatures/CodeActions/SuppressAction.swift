// Comments that silence a finding, to be given their reason.

import BiaoModel
import BiaoRules
import BiaoSyntax

extension DocumentView {
  /// For each rule that speaks in `range` a comment for its line and one for the document.
  func suppressionActions(in range: ByteRange) -> [CodeAction] {
    var actions: [CodeAction] = []
    var seen: Set<String> = []
    for (index, finding) in examination.findings.enumerated() where touches(finding.range, range) {
      guard seen.insert(finding.rule).inserted else { continue }
      let line = tree.lineIndex(at: finding.range.lowerBound)
      actions.append(
        CodeAction(
          title: say(zh: "此处忽略 \(finding.rule)，写明理由", en: "Ignore \(finding.rule) here, with a reason"),
          kind: "quickfix.suppressRule.inline.hebiao", finding: index, key: .suppress(rule: finding.rule, line: line)))
      actions.append(
        CodeAction(
          title: say(zh: "全文忽略 \(finding.rule)，写明理由", en: "Ignore \(finding.rule) in this file, with a reason"),
          kind: "quickfix.suppressRule.topLevel.hebiao", finding: index, key: .suppress(rule: finding.rule, line: nil)))
    }
    return actions
  }

  /// The comment before `line`, or before the first line of the document.
  func suppression(of rule: String, line: Int?) -> CodeActionChange? {
    guard Rule.named(rule) != nil, tree.lines.indices.contains(line ?? 0) else { return nil }
    let hasMark = tree.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var place = tree.lines[line ?? 0].start
    if place == 0, hasMark { place = 3 }
    let indentation = line.map(tree.indentation) ?? ""
    let words = "\(indentation)# hebiao-ignore\(line == nil ? "-file" : "") \(rule): "
    let reason = say(zh: "理由", en: "reason")
    let end = tree.terminator
    var change = CodeActionChange([TextEdit(range: place..<place, text: words + reason + end)])
    var snippet = Snippet(words)
    snippet.addPlaceholder(reason)
    snippet.add(end == "\n" ? "\n" : end)
    change.snippet = snippet
    return change
  }
}
