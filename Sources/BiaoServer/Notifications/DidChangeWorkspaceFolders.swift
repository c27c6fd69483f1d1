// workspace/didChangeWorkspaceFolders

extension Notification {
  static let didChangeWorkspaceFolders = Notification("workspace/didChangeWorkspaceFolders") { state, params in
    let event = params?["event"]
    func paths(_ list: JSONValue?) -> [DocumentURI] {
      list?.elements.compactMap { $0["uri"]?.string }.map { DocumentURI($0) } ?? []
    }
    let removed = Set(paths(event?["removed"]).compactMap(\.path))
    state.folders.removeAll { removed.contains($0) }
    for path in paths(event?["added"]).compactMap(\.path) where !state.folders.contains(path) {
      state.folders.append(path)
    }
    state.foldersChanged()
  }
}
