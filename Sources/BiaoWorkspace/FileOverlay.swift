// Files that are otherwise than on the disk: those of a tree on standard input, those of a repository's index.

/// What stands at some paths instead of what the disk has there.
package struct FileOverlay: Sendable {
  /// By absolute path without `..`.
  private var files: [FilePath: [UInt8]] = [:]
  /// Whether these are all the files that there are, so that the disk is not looked at.
  package let isWhole: Bool

  /// Nothing is otherwise.
  package static let none = FileOverlay([], isWhole: false)

  /// Of two files at one path the last counts.
  package init(_ files: [(path: FilePath, bytes: [UInt8])], isWhole: Bool) {
    self.isWhole = isWhole
    for (path, bytes) in files { self.files[absolute(path) ?? path.normalized] = bytes }
  }

  package var isEmpty: Bool { files.isEmpty && !isWhole }

  /// What stands here at `path` instead of the file there; nil where the disk has it, if anybody.
  package func bytes(at path: FilePath) -> [UInt8]? {
    files.isEmpty ? nil : files[absolute(path) ?? path.normalized]
  }

  /// Whether something stands at `path` that is meant as a configuration, here or, where that counts, on the disk: all but
  /// a folder. What cannot be read, such as a link that leads nowhere, is one too, so that it is told instead of passed over.
  func holdsConfiguration(at path: FilePath) -> Bool {
    if bytes(at: path) != nil { return true }
    guard !isWhole, case .success(let own) = Platform.status(at: path, followingLinks: false) else { return false }
    guard own.kind == .link, case .success(let target) = Platform.status(at: path, followingLinks: true) else {
      return own.kind != .folder
    }
    return target.kind != .folder
  }

  /// The document at `path` as it is here.
  func read(_ path: FilePath) -> Result<[UInt8], FileProblem> {
    if let bytes = bytes(at: path) { return checkedText(bytes, path) }
    return isWhole ? .failure(FileProblem(path: path, kind: .missing)) : readDocument(path)
  }

  /// The documents here that the disk does not have, in `folder` or below it, under names that begin with the folder's.
  func absentDocuments(in folder: FilePath) -> [FilePath] {
    guard !files.isEmpty, !isWhole, let root = absolute(folder) else { return [] }
    return files.keys.compactMap { path in
      guard path.isInside(root), isDocumentName(Array(path.name)) else { return nil }
      if case .success = Platform.status(at: path, followingLinks: false) { return nil }
      return folder.normalized.appending(Array(path.bytes[root.bytes.count...].drop { $0 == 0x2F }))
    }
  }

  /// The documents here, in `folder` or below it, under names that begin with the folder's, in the order of paths.
  func documents(in folder: FilePath) -> [FilePath] {
    guard let root = absolute(folder) else { return [] }
    return files.keys.filter { $0.isInside(root) && isDocumentName(Array($0.name)) }
      .map { folder.normalized.appending(Array($0.bytes[root.bytes.count...].drop { $0 == 0x2F })) }.sorted()
  }

  /// The names of what stands here in `folder`; nil where there is nothing.
  func names(in folder: FilePath) -> [[UInt8]]? {
    guard let root = absolute(folder) else { return nil }
    let names = files.keys.compactMap { path in
      path.start(below: root).map { Array(path.bytes[$0...].prefix { $0 != 0x2F }) }
    }
    return names.isEmpty ? nil : Array(Set(names))
  }

  /// The folders in which a configuration stands here, by absolute path.
  func folders(holding name: [UInt8]) -> [FilePath] {
    files.keys.filter { $0.name.elementsEqual(name) }.map(\.parent).sorted()
  }
}
