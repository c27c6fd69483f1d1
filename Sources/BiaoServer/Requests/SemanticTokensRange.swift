// textDocument/semanticTokens/range

import BiaoFeatures

extension Request {
  static let semanticTokensRange = Request("textDocument/semanticTokens/range") {
    state, call, writer throws(ResponseError) in
    let (document, view, range) = try call.range(&state)
    let data = state.encode(view.semanticTokens(in: range), in: document.tree)
    writer.object { $0.array("data", data) { $0.int(Int($1)) } }
  }
}
