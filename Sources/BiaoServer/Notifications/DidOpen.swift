// textDocument/didOpen

extension Notification {
  static let didOpen = Notification("textDocument/didOpen") { state, params in
    let item = params?["textDocument"]
    guard let uri = item?["uri"]?.string, let text = item?["text"]?.utf8 else {
      state.outbox.log(.error, "textDocument/didOpen without uri or text")
      return
    }
    // Opened twice, it is the new text that counts.
    state.open(DocumentURI(uri), version: item?["version"]?.int, text: text)
  }
}
