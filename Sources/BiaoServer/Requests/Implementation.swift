// textDocument/implementation: the forms that fill a line of a template.

import BiaoFeatures

extension Request {
  static let implementation = Request(
    "textDocument/implementation",
    capability: { _, writer in writer.member("implementationProvider", true) },
    begin: { state, call throws(ResponseError) in
      FoundPlaces(try call.askedPlace(state)) { project, view, offset in project.implementation(at: offset, in: view) }
    })
}
