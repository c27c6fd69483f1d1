// textDocument/didClose

extension Notification {
  static let didClose = Notification("textDocument/didClose") { state, params in
    guard let text = params?["textDocument"]?["uri"]?.string else {
      state.outbox.log(.error, "textDocument/didClose without uri")
      return
    }
    let uri = DocumentURI(text)
    guard let document = state.documents[uri] else {
      state.outbox.log(.error, "textDocument/didClose of a document that is not open: \(text)")
      return
    }
    state.close(uri)
    if !state.client.pullsDiagnostics { state.unpublish(document.uri) }
  }
}
