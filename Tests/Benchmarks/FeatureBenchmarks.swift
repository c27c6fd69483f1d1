// What the language server computes while an author writes.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax

/// Each is one request in the middle of a form that is examined already.
let featurePhases: [(name: String, prepare: @Sendable ([UInt8]) -> () -> Void)] = [
  ("completion of a field", { bytes in complete(bytes, after: "\n", typed: "") }),
  ("completion of a field by pinyin", { bytes in complete(bytes, after: "\n", typed: "jx") }),
  ("completion of an indicator", { bytes in complete(bytes, after: "    数量指标:\n", typed: "      ") }),
  ("completion of an indicator by pinyin", { bytes in complete(bytes, after: "    数量指标:\n", typed: "      - syr") }),
  ("completion of a unit", { bytes in complete(bytes, after: "    数量指标:\n", typed: "      - 甲乙丙丁: ≥ 12 ") }),
  (
    "code actions",
    { bytes in
      let view = view(bytes)
      let line = view.tree.lines[view.tree.lines.count / 2]
      return { keep(view.codeActions(in: line.content..<line.end).count) }
    }
  ),
  (
    "all safe fixes",
    { bytes in
      let view = view(bytes)
      return { keep(view.codeActionChange(.fixAll)?.edits.count ?? 0) }
    }
  ),
  (
    "enter",
    { bytes in
      let view = view(bytes)
      let line = view.tree.lines[view.tree.lines.count / 2]
      return { keep(view.onTypeFormatting(after: "\n", at: line.start).edits.count) }
    }
  ),
  (
    "names and what they mean",
    { bytes in
      let view = view(bytes)
      return { keep(view.occurrences.all().count) }
    }
  ),
  ("definition", { bytes in atMiddle(bytes) { $0.definition(at: $1).count } }),
  (
    "prepare rename",
    { bytes in
      atMiddle(bytes) { view, offset in
        if case .success(let target) = view.prepareRename(at: offset) { target.range.count } else { 0 }
      }
    }
  ),
  ("linked editing", { bytes in atMiddle(bytes) { $0.linkedEditingRanges(at: $1)?.ranges.count ?? 0 } }),
  (
    "call hierarchy",
    { bytes in
      let view = view(bytes)
      let offset = view.form?.judgements(includingHolding: true).first?.place.lowerBound ?? 0
      return { keep(view.prepareCallHierarchy(at: offset).map { view.outgoingCalls(from: $0).count } ?? 0) }
    }
  ),
  (
    "a bar in a table",
    { bytes in
      let view = view(bytes)
      let row = view.tree.lines.lastIndex { $0.kind == .row } ?? 0
      return { keep(view.onTypeFormatting(after: "|", at: view.tree.lines[row].end).edits.count) }
    }
  ),
]

private func view(_ bytes: [UInt8]) -> DocumentView {
  let store = TemplateStore(workspace: [templateSource])
  let source = SourceFile(path: "form.biao", tree: Tree(bytes))
  let linter = Linter(templates: store, options: LintOptions())
  return DocumentView(linter.examine(source), linter: linter)
}

/// Something asked in the name on the line in the middle.
private func atMiddle(_ bytes: [UInt8], _ ask: @escaping (DocumentView, Int) -> Int) -> () -> Void {
  let view = view(bytes)
  var line = view.tree.lines.count / 2
  while line > 0, view.tree.readLabel(ofLine: line) == nil { line -= 1 }
  let offset = view.tree.readLabel(ofLine: line)?.name.lowerBound ?? 0
  return { keep(ask(view, offset)) }
}

/// A completion behind `typed` on a new line behind the last `line`, or at the end.
private func complete(_ bytes: [UInt8], after line: String, typed: String) -> () -> Void {
  var bytes = bytes
  let pattern = Array(line.utf8)
  var place = bytes.count
  while place > pattern.count, !bytes[place - pattern.count..<place].elementsEqual(pattern) { place -= 1 }
  bytes.insert(contentsOf: Array(typed.utf8), at: place)
  bytes.insert(0x0A, at: place + typed.utf8.count)
  let view = view(bytes)
  let offset = place + typed.utf8.count
  return { keep(view.completion(at: offset).items.count) }
}
