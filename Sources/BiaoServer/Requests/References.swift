// textDocument/references

import BiaoFeatures

extension Request {
  static let references = Request(
    "textDocument/references",
    capability: { _, writer in
      writer.object("referencesProvider") { $0.member("workDoneProgress", false) }
    },
    begin: { state, call throws(ResponseError) in
      let isDeclared = try call.object()["context"]?["includeDeclaration"]?.bool ?? false
      return FoundPlaces(try call.askedPlace(state)) { project, view, offset in
        project.references(at: offset, in: view, includeDeclaration: isDeclared)
      }
    })
}
