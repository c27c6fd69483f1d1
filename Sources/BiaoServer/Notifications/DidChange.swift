// textDocument/didChange

extension Notification {
  static let didChange = Notification("textDocument/didChange") { state, params in
    let item = params?["textDocument"]
    guard let text = item?["uri"]?.string, let changes = params?["contentChanges"], changes.isArray else {
      state.outbox.log(.error, "textDocument/didChange without uri or contentChanges")
      return
    }
    let uri = DocumentURI(text)
    guard let document = state.documents[uri] else {
      state.outbox.log(.error, "textDocument/didChange of a document that is not open: \(text)")
      return
    }
    let version = item?["version"]?.int
    if let version, let known = document.version, version <= known {
      state.outbox.log(.warning, "version \(version) of \(text) after version \(known)")
    }
    let convert = state.convert
    var isWrong = false
    state.edit(uri, version: version) { document in
      // Each change speaks of the text as the one before has left it.
      for change in changes.elements {
        guard let text = change["text"]?.utf8 else {
          isWrong = true
          continue
        }
        guard let given = change["range"] else {
          document.replace(with: text)
          continue
        }
        guard let range = convert.range(given, in: document.tree) else {
          isWrong = true
          continue
        }
        document.replace(range, with: text)
      }
    }
    if isWrong { state.outbox.log(.error, "a change of \(text) that cannot be read; the texts may differ now") }
  }
}
