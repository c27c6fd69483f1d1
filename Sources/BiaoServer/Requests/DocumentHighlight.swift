// textDocument/documentHighlight

import BiaoFeatures

extension Request {
  static let documentHighlight = Request(
    "textDocument/documentHighlight",
    capability: { _, writer in writer.member("documentHighlightProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view, offset) = try call.place(&state)
      let convert = state.convert
      writer.array(view.documentHighlights(at: offset)) { writer, highlight in
        writer.object {
          convert.member("range", highlight.range, in: document.tree, to: &$0)
          $0.member("kind", number(of: highlight.kind))
        }
      }
    })

  private static func number(of kind: DocumentHighlight.Kind) -> Int {
    switch kind {
    case .text: 1
    case .read: 2
    case .write: 3
    }
  }
}
