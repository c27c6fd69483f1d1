// What it costs to read a document in an editor: colours, outline, hovers, hints, the preview.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax

/// Features of one document. Those at a place are asked in the middle of the document, and at the document's first figure.
let readingPhases: [(name: String, prepare: @Sendable ([UInt8]) -> () -> Void)] = [
  ("semantic tokens", { bytes in feature(bytes) { $0.semanticTokens().count } }),
  (
    "semantic tokens of 50 lines",
    { bytes in
      feature(bytes) { view in
        let middle = view.tree.lines[view.tree.lines.count / 2].start
        return view.semanticTokens(in: middle..<min(middle + 1600, view.tree.bytes.count)).count
      }
    }
  ),
  ("document symbols", { bytes in feature(bytes) { $0.documentSymbols().count } }),
  ("folding ranges", { bytes in feature(bytes) { $0.foldingRanges().count } }),
  ("selection ranges", { bytes in feature(bytes, at: nameOffset) { $0.selectionRanges(at: $1).count } }),
  ("document highlights, name", { bytes in feature(bytes, at: nameOffset) { $0.documentHighlights(at: $1).count } }),
  ("document highlights, sum", { bytes in feature(bytes, at: figureOffset) { $0.documentHighlights(at: $1).count } }),
  ("document links", { bytes in feature(bytes) { $0.documentLinks().count } }),
  ("hover, name", { bytes in feature(bytes, at: nameOffset) { $0.hover(at: $1)?.markdown.utf8.count ?? 0 } }),
  ("hover, sum", { bytes in feature(bytes, at: figureOffset) { $0.hover(at: $1)?.markdown.utf8.count ?? 0 } }),
  ("inlay hints", { bytes in feature(bytes) { $0.inlayHints().count } }),
  ("code lenses", { bytes in feature(bytes) { $0.codeLenses().count } }),
  ("signature help", { bytes in feature(bytes, at: weightOffset) { $0.signatureHelp(at: $1)?.parameters.count ?? 0 } }),
  ("preview as HTML", { bytes in feature(bytes) { $0.preview().html.utf8.count } }),
  ("preview as Markdown", { bytes in feature(bytes) { $0.preview().markdown.utf8.count } }),
]

private func feature(_ bytes: [UInt8], _ body: @escaping (DocumentView) -> Int) -> () -> Void {
  feature(bytes, at: { _ in 0 }, { view, _ in body(view) })
}

private func feature(
  _ bytes: [UInt8], at place: (DocumentView) -> Int, _ body: @escaping (DocumentView, Int) -> Int
) -> () -> Void {
  let templates = TemplateStore(workspace: [templateSource])
  let source = SourceFile(path: "form.biao", tree: Tree(bytes))
  let linter = Linter(templates: templates, options: LintOptions())
  let view = DocumentView(linter.examine(source), linter: linter)
  let offset = place(view)
  return { keep(body(view, offset)) }
}

/// In the name of the indicator in the middle of the form.
private func nameOffset(_ view: DocumentView) -> Int {
  guard let indicators = view.form?.indicators, !indicators.isEmpty else { return 0 }
  return indicators[indicators.count / 2].name.lowerBound
}

/// In its weight.
private func weightOffset(_ view: DocumentView) -> Int {
  guard let indicators = view.form?.indicators, !indicators.isEmpty else { return 0 }
  return (indicators[indicators.count / 2].weightRange?.lowerBound ?? 0) + 2
}

/// In a figure that relations compute.
private func figureOffset(_ view: DocumentView) -> Int {
  view.form?.judgements(includingHolding: true).last?.place.lowerBound ?? 0
}
