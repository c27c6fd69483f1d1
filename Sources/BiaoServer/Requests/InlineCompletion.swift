// textDocument/inlineCompletion (LSP 3.18)

import BiaoFeatures
import BiaoSyntax

extension Request {
  static let inlineCompletion = Request(
    "textDocument/inlineCompletion",
    capability: { client, writer in
      if client.inlineCompletion { writer.object("inlineCompletionProvider") { _ in } }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view, offset) = try call.place(&state)
      guard let item = view.inlineCompletion(at: offset) else {
        writer.null()
        return
      }
      let convert = state.convert
      writer.array {
        $0.object {
          $0.member("insertText", item.text)
          convert.member("range", item.offset..<item.offset, in: document.tree, to: &$0)
        }
      }
    })
}
