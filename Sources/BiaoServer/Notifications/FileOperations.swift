// workspace/didCreateFiles, didRenameFiles, didDeleteFiles: what an editor did to files itself.

import BiaoWorkspace

extension Notification {
  static let didCreateFiles = Notification("workspace/didCreateFiles") { state, params in
    for file in params?["files"]?.elements ?? [] { state.operated(on: file["uri"]) }
  }

  static let didDeleteFiles = Notification("workspace/didDeleteFiles") { state, params in
    for file in params?["files"]?.elements ?? [] { state.operated(on: file["uri"]) }
  }

  static let didRenameFiles = Notification("workspace/didRenameFiles") { state, params in
    for file in params?["files"]?.elements ?? [] {
      state.operated(on: file["oldUri"])
      state.operated(on: file["newUri"])
    }
  }
}

extension ServerState {
  fileprivate mutating func operated(on uri: JSONValue?) {
    guard let path = uri?.string.flatMap({ DocumentURI($0).path }) else { return }
    // Of a folder that came or went the documents are found by looking again.
    for folder in fileChanged(path) {
      beginScan(folder)
      mustJoin.insert(folder)
    }
  }
}
