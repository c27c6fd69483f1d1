// textDocument/implementation: the forms that fill a line of a template.

import BiaoFeatures

extension Request {
  static let implementation = Request(
    "textDocument/implementation",
    capability: { _, writer in writer.member("implementationProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view, offset) = try call.place(&state)
      let project = try call.project(document, &state)
      let locations = project.implementation(at: offset, in: view)
      try call.checkCancelled()
      state.write(locations, to: &writer)
    })
}
