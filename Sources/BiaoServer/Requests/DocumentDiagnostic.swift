// textDocument/diagnostic: the client asks for the diagnostics of a document.

import BiaoFeatures
import BiaoRules

extension Request {
  static let documentDiagnostic = Request(
    "textDocument/diagnostic",
    capability: { client, writer in
      guard client.pullsDiagnostics else { return }
      writer.object("diagnosticProvider") {
        $0.member("identifier", "hebiao")
        $0.member("interFileDependencies", true)
        $0.member("workspaceDiagnostics", true)
      }
    },
    answer: { state, call, writer throws(ResponseError) in
      let (document, view) = try call.document(&state)
      let id = state.resultID(of: document)
      var written = document.written
      writer.object {
        if call.params?["previousResultId"]?.string == id {
          $0.member("kind", "unchanged")
          $0.member("resultId", id)
        } else {
          $0.member("kind", "full")
          $0.member("resultId", id)
          $0.key("items")
          written = WrittenDiagnostics.write(
            view.examination.findings, of: document.source, by: document.examined?.linter ?? -1, after: written, state,
            to: &$0)
        }
      }
      state.update(document.uri) {
        $0.isDirty = false
        $0.written = written
      }
    })
}

extension ServerState {
  /// Says which examination a result is of: the same text under the same linter beside the same documents.
  func resultID(of document: OpenDocument) -> String {
    let examination = "\(document.revision).\(document.examined?.linter ?? 0).\(document.joinedRevision)"
    return document.exclusion == nil ? examination : examination + ".excluded"
  }
}
