// textDocument/references

import BiaoFeatures

extension Request {
  static let references = Request(
    "textDocument/references",
    capability: { _, writer in
      writer.object("referencesProvider") { $0.member("workDoneProgress", false) }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (project, view, offset) = try call.placeInProject(&state)
      let isDeclared = try call.object()["context"]?["includeDeclaration"]?.bool ?? false
      let locations = project.references(at: offset, in: view, includeDeclaration: isDeclared)
      try call.checkCancelled()
      if let token = call.partialResultToken {
        // All that there is has been sent when the reply comes, so that is empty.
        state.sendParts(locations, token) { state.write($1, to: &$0) }
        writer.array { _ in }
      } else {
        state.write(locations, to: &writer)
      }
    })
}
