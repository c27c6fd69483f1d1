// What is shown of real forms: everything that the form says is in its preview, and no feature fails on one.

import BiaoFeatures
import BiaoModel
import BiaoRules
import BiaoSyntax
import Foundation
import TestSupport
import Testing

@Suite struct RealFormsReadingTests {
  @Test(.enabled(if: !Document.realForms.isEmpty), arguments: Document.realForms) func previewHoldsTheForm(
    _ document: Document
  ) {
    let view = document.view()
    let markdown = view.preview().markdown
    for index in view.tree.lines.indices {
      // Every value that was filled in, but the directives and comments.
      guard let value = view.tree.value(ofLine: index), !value.isEmpty else { continue }
      #expect(markdown.contains(Markdown.escaped(view.text(value))), "\(document.name): \(view.text(value))")
    }
    for index in view.tree.lines.indices {
      for cell in view.tree.cells(ofLine: index) where !cell.isEmpty {
        #expect(markdown.contains(Markdown.escaped(view.text(cell))), "\(document.name): \(view.text(cell))")
      }
    }
  }

  @Test(.enabled(if: !Document.realForms.isEmpty), arguments: Document.realForms) func everythingCanBeAsked(
    _ document: Document
  ) {
    let view = document.view()
    #expect(!view.semanticTokens().isEmpty && !view.documentSymbols().isEmpty && !view.foldingRanges().isEmpty)
    #expect(view.codeLenses().allSatisfy { $0.title != nil })
    var hovers = 0
    for offset in Document.offsets(of: document.bytes, count: 40) {
      if let hover = view.hover(at: offset) {
        hovers += 1
        #expect(!hover.markdown.isEmpty)
      }
      _ = view.documentHighlights(at: offset)
      #expect(view.selectionRanges(at: offset).last == 0..<document.bytes.count)
    }
    #expect(hovers > 5)
    for hint in view.inlayHints() { #expect(hint.offset <= document.bytes.count) }
  }
}
