// workspace/didChangeWatchedFiles

import BiaoWorkspace

extension Notification {
  static let didChangeWatchedFiles = Notification("workspace/didChangeWatchedFiles") { state, params in
    var toScan: Set<WorkspaceFolder> = []
    for change in params?["changes"]?.elements ?? [] {
      guard let uri = change["uri"]?.string, let path = DocumentURI(uri).path else { continue }
      toScan.formUnion(state.fileChanged(path))
    }
    for folder in toScan { state.beginScan(folder) }
  }
}
