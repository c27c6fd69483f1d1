// textDocument/hover

import BiaoFeatures

extension Request {
  static let hover = Request(
    "textDocument/hover",
    capability: { _, writer in writer.member("hoverProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view, offset) = try call.place(&state)
      guard let hover = view.hover(at: offset) else {
        writer.null()
        return
      }
      let convert = state.convert
      let isMarkdown = state.client.hoverPrefersMarkdown
      writer.object {
        $0.object("contents") {
          $0.member("kind", isMarkdown ? "markdown" : "plaintext")
          $0.member("value", isMarkdown ? hover.markdown : hover.plainText)
        }
        convert.member("range", hover.range, in: document.tree, to: &$0)
      }
    })
}
