// textDocument/typeDefinition: what gives a value its type.

import BiaoFeatures

extension Request {
  static let typeDefinition = Request(
    "textDocument/typeDefinition",
    capability: { _, writer in writer.member("typeDefinitionProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (_, view, offset) = try call.place(&state)
      state.write(view.typeDefinition(at: offset), to: &writer)
    })
}
