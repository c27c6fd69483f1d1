// textDocument/definition: where a name is defined.

import BiaoFeatures

extension Request {
  static let definition = Request(
    "textDocument/definition",
    capability: { _, writer in writer.member("definitionProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (_, view, offset) = try call.place(&state)
      state.write(view.definition(at: offset), to: &writer)
    })
}
