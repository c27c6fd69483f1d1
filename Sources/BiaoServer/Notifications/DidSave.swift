// textDocument/didSave: what is on the disk may have changed; the text has not.

extension Notification {
  static let didSave = Notification("textDocument/didSave") { state, params in
    guard let text = params?["textDocument"]?["uri"]?.string, let document = state.documents[DocumentURI(text)] else {
      return
    }
    // A client that watches files says so itself.
    if !state.client.watchesFiles { state.prepare(document.workspace) }
  }
}
