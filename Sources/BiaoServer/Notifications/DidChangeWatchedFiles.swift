// workspace/didChangeWatchedFiles

extension Notification {
  static let didChangeWatchedFiles = Notification("workspace/didChangeWatchedFiles") { state, params in
    for change in params?["changes"]?.elements ?? [] {
      guard let uri = change["uri"]?.string, let path = DocumentURI(uri).path else { continue }
      state.fileChanged(path)
    }
  }
}
