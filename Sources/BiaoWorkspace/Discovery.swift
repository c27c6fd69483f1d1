// Discovery: from the paths of a command line to the documents that they mean.

/// The documents under given paths.
package struct Discovery: Sendable {
  /// In the order of their bytes, each once.
  package private(set) var documents: [FilePath] = []
  /// In the order in which they were met.
  package private(set) var problems: [FileProblem] = []

  /// Folders seen, so that each is walked once however many links lead to it.
  private var visited: Set<FileIdentity> = []
  /// Links to folders, kept until all real folders are walked: a file is known by its real path where it has one here.
  private var links: [FilePath] = []
  /// The folders that hold the given folders: a link to one of them would lead to everything.
  private var ancestors: Set<FileIdentity>?
  private let roots: [FilePath]
  private let descends: Bool

  /// A file that is named counts whatever its name is; in folders those that end in `.biao`. Folders are walked down
  /// (unless `descending` is false) but for hidden ones.
  package init(_ paths: [FilePath], descending: Bool = true) {
    roots = paths.map(\.normalized)
    descends = descending
    for path in roots { add(path) }
    // A link may lead to a folder with further links.
    while !links.isEmpty {
      let found = links.sorted()
      links = []
      for link in found { follow(link) }
    }
    // A walk yields its documents in order; several walks do not.
    if !zip(documents, documents.dropFirst()).allSatisfy({ $0 < $1 }) {
      documents.sort()
      var unique: [FilePath] = []
      unique.reserveCapacity(documents.count)
      for path in documents where unique.last != path { unique.append(path) }
      documents = unique
    }
  }

  private mutating func add(_ path: FilePath) {
    switch Platform.status(at: path.forSystem, followingLinks: true) {
    case .failure(let error):
      problems.append(FileProblem(path: path, kind: error.isMissing ? .missing : .unreadable(error)))
    case .success(let status):
      if status.kind == .folder {
        if visited.insert(status.identity).inserted { walk(path) }
      } else {
        documents.append(path)
      }
    }
  }

  /// Adds the documents of `folder` and, in the order of paths, of the folders in it.
  private mutating func walk(_ folder: FilePath) {
    // A stack of its own rather than recursion: folders can be nested as deep as a path is long.
    var stack: [[FoundEntry]] = [entries(of: folder)]
    while !stack.isEmpty {
      guard let entry = stack[stack.count - 1].popLast() else {
        stack.removeLast()
        continue
      }
      switch entry.kind {
      case .document:
        documents.append(entry.path)
      case .folder(let identity):
        if visited.insert(identity).inserted { stack.append(entries(of: entry.path)) }
      }
    }
  }

  /// What of a folder is to be looked at, the last first, so that it can be taken from the end.
  private mutating func entries(of folder: FilePath) -> [FoundEntry] {
    let names: [FolderEntry]
    switch Platform.entries(of: folder.forSystem) {
    case .success(let found): names = found
    case .failure(let error):
      problems.append(FileProblem(path: folder, kind: .unreadableFolder(error)))
      return []
    }
    var entries: [FoundEntry] = []
    entries.reserveCapacity(names.count)
    for entry in names where entry.name.first != 0x2E {
      let isNamedAsDocument = isDocumentName(entry.name)
      if entry.kind == .file {
        if isNamedAsDocument { entries.append(document(folder.appending(entry.name), entry.name)) }
        continue
      }
      // Pipes and devices under other names are none of ours.
      if entry.kind == .other, !isNamedAsDocument { continue }
      let path = folder.appending(entry.name)
      guard case .success(let status) = Platform.status(at: path, followingLinks: false) else {
        if isNamedAsDocument { entries.append(document(path, entry.name)) }
        continue
      }
      switch status.kind {
      case .folder:
        if isNamedAsDocument { problems.append(FileProblem(path: path, kind: .folderNamedAsDocument)) }
        // A folder sorts as its contents do: with the slash.
        if descends {
          entries.append(FoundEntry(path: path, kind: .folder(status.identity), sortKey: entry.name + [0x2F]))
        }
      case .link:
        if case .success(let target) = Platform.status(at: path, followingLinks: true), target.kind == .folder {
          if descends { links.append(path) }
        } else if isNamedAsDocument {
          entries.append(document(path, entry.name))
        }
      case .file, .other:
        if isNamedAsDocument { entries.append(document(path, entry.name)) }
      }
    }
    entries.sort { precedes($1.sortKey, $0.sortKey) }
    return entries
  }

  private func document(_ path: FilePath, _ name: [UInt8]) -> FoundEntry {
    FoundEntry(path: path, kind: .document, sortKey: name)
  }

  private mutating func follow(_ link: FilePath) {
    guard case .success(let status) = Platform.status(at: link, followingLinks: true), status.kind == .folder else {
      return
    }
    if holders(of: link).contains(status.identity) || rootHolders().contains(status.identity) {
      problems.append(FileProblem(path: link, kind: .linkLoop))
    } else if visited.insert(status.identity).inserted {
      walk(link)
    }
  }

  /// The folders on the way from a root to `path`.
  private func holders(of path: FilePath) -> Set<FileIdentity> {
    var holders: Set<FileIdentity> = []
    var folder = path.parent
    while true {
      if case .success(let status) = Platform.status(at: folder.forSystem, followingLinks: true) {
        holders.insert(status.identity)
      }
      if roots.contains(folder) || folder.bytes.isEmpty || folder.parent == folder { return holders }
      folder = folder.parent
    }
  }

  private mutating func rootHolders() -> Set<FileIdentity> {
    if let ancestors { return ancestors }
    var found: Set<FileIdentity> = []
    for root in roots {
      for folder in absoluteAncestors(of: root) {
        if case .success(let status) = Platform.status(at: folder, followingLinks: true) {
          found.insert(status.identity)
        }
      }
    }
    ancestors = found
    return found
  }
}

/// A document or a folder in a folder.
private struct FoundEntry {
  enum Kind {
    case document
    case folder(FileIdentity)
  }

  var path: FilePath
  var kind: Kind
  var sortKey: [UInt8]
}

/// `path` made absolute, and every folder that holds it, up to `/`.
func absoluteAncestors(of path: FilePath) -> [FilePath] {
  guard var folder = absolute(path) else { return [] }
  var ancestors = [folder]
  while folder.parent != folder, !folder.bytes.isEmpty {
    folder = folder.parent
    ancestors.append(folder)
  }
  return ancestors
}

/// `path` from the root of the file system, without `..`, by name: good enough to look upward for a marker file.
func absolute(_ path: FilePath) -> FilePath? {
  var whole = path.normalized
  if whole.bytes.first != 0x2F {
    guard let working = Platform.workingFolder() else { return nil }
    whole = working.appending(whole.bytes)
  }
  var components: [ArraySlice<UInt8>] = []
  for component in whole.bytes.split(separator: 0x2F) where component != [0x2E] {
    if component == [0x2E, 0x2E] { _ = components.popLast() } else { components.append(component) }
  }
  return FilePath([0x2F] + Array(components.joined(separator: [0x2F])))
}
