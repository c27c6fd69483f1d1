// The documents of an older commit.

/// A document that is not on the disk (any more), or not as it is there.
package struct OlderDocument: Sendable {
  /// Absolute.
  package var path: FilePath
  package var bytes: [UInt8]
}

extension GitRepository {
  /// All documents of the repository that holds `path`, as they were at `revision`, by absolute path, in the order of
  /// paths. Those that are no text are left out: a form that cannot be read promised nothing.
  package static func documents(
    at revision: String, around path: FilePath
  ) throws(Failure) -> [OlderDocument] {
    let repository = try GitRepository(holding: path.normalized)
    let commit = try repository.commit(revision)
    // `MODE blob OBJECT`, a tab, the name from the top of the work tree, zero.
    let listing = try repository.git(["ls-tree", "-r", "-z", "--full-tree", commit])
    var names: [ArraySlice<UInt8>] = []
    var objects: [ArraySlice<UInt8>] = []
    for entry in listing.split(separator: 0) {
      guard let tab = entry.firstIndex(of: 0x09) else { throw .refused("git ls-tree") }
      let fields = entry[..<tab].split(separator: 0x20)
      let name = entry[(tab + 1)...]
      guard fields.count == 3, fields[0].starts(with: Array("100".utf8)), isDocumentName(Array(name)) else { continue }
      names.append(name)
      objects.append(fields[2])
    }
    let contents = try repository.blobs(objects)
    return zip(names, contents).compactMap { name, bytes -> OlderDocument? in
      let place = repository.place(name)
      guard case .success = checkedText(bytes, place) else { return nil }
      return OlderDocument(path: place, bytes: bytes)
    }.sorted { $0.path < $1.path }
  }
}
