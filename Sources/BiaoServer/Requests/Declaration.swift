// textDocument/declaration: where a name was first declared.

import BiaoFeatures

extension Request {
  static let declaration = Request(
    "textDocument/declaration",
    capability: { _, writer in writer.member("declarationProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (_, view, offset) = try call.place(&state)
      state.write(view.declaration(at: offset), to: &writer)
    })
}
