// The workspace of a run: the folders in which its templates are looked for.

/// A folder to search, with or without the folders in it.
package struct WorkspaceFolder: Sendable, Hashable {
  package var path: FilePath
  package var descends: Bool

  package init(path: FilePath, descends: Bool) {
    self.path = path
    self.descends = descends
  }
}

/// The folder to which `path`, a file or a folder, belongs: the nearest one upward that holds `hebiao.biao` or `.git`.
///
/// Where there is none the workspace is the given folder itself, or the folder of the given file without those in it: a
/// form on its own in a home or temporary folder must not have everything beside it read. For the same reason `/` and
/// the home folder are never a workspace, marked or not.
func workspaceFolder(of path: FilePath, isFolder: Bool) -> WorkspaceFolder {
  let own = isFolder ? path : path.parent
  // How many folders up, so that a relative path stays relative and reports name files as the user does.
  let ancestors = absoluteAncestors(of: own)
  let home = Platform.environment("HOME").map { FilePath($0).normalized }
  for (steps, folder) in ancestors.enumerated() {
    if folder.bytes == [0x2F] || folder == home { break }
    if isMarked(folder) { return WorkspaceFolder(path: up(steps, from: own) ?? folder, descends: true) }
  }
  let isBroad = ancestors.first.map { $0.bytes == [0x2F] || $0 == home } ?? true
  return WorkspaceFolder(path: own, descends: isFolder && !isBroad)
}

/// The workspace of an open document: as above; where no folder upward is marked, the innermost of the folders that are
/// open in the editor and hold the document, with the folders in it unless it is `/` or the home folder.
package func workspaceFolder(of document: FilePath, openFolders: [FilePath]) -> WorkspaceFolder {
  let found = workspaceFolder(of: document, isFolder: false)
  if isMarked(found.path) { return found }
  let holding = openFolders.map(\.normalized).filter { document.isInside($0) }
  guard let inner = holding.max(by: { $0.bytes.count < $1.bytes.count }) else { return found }
  let home = Platform.environment("HOME").map { FilePath($0).normalized }
  return WorkspaceFolder(path: inner, descends: inner.bytes != [0x2F] && inner != home)
}

private func isMarked(_ folder: FilePath) -> Bool {
  for marker in ["hebiao.biao", ".git"] {
    if case .success = Platform.status(at: folder.appending(Array(marker.utf8)), followingLinks: true) { return true }
  }
  return false
}

/// `steps` folders up from `path` by its own components; nil if it has fewer, or leads upward itself.
func up(_ steps: Int, from path: FilePath) -> FilePath? {
  let components = path.bytes.split(separator: 0x2F)
  guard steps <= components.count, !components.contains([0x2E, 0x2E]) else { return nil }
  var folder = path
  for _ in 0..<steps { folder = folder.parent }
  return folder
}
