// textDocument/implementation: the forms that fill a line of a template.

import BiaoFeatures

extension Request {
  static let implementation = Request(
    "textDocument/implementation",
    capability: { _, writer in writer.member("implementationProvider", true) },
    answer: { state, call, writer throws(ResponseError) in
      let (project, view, offset) = try call.placeInProject(&state)
      let locations = project.implementation(at: offset, in: view)
      try call.checkCancelled()
      state.write(locations, to: &writer)
    })
}
