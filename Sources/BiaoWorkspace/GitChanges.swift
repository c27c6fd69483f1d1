// What a repository's work tree or index has that an older commit has not.

/// What changes are looked at.
package enum ChangeScope: Sendable, Hashable {
  /// All since the branch left this revision: commits, the index, the work tree, files that git does not know yet.
  case since(String)
  /// What the index has and HEAD has not: what would be committed now.
  case staged
}

/// Files that another program's index has otherwise than the disk.
package struct StagedFiles: Sendable {
  /// What would be committed, by absolute path.
  package fileprivate(set) var changed: [FilePath: [UInt8]] = [:]
  /// These, and the documents of the index that the work tree has otherwise or not at all.
  package fileprivate(set) var overlay = FileOverlay.none
}

extension GitRepository {
  /// No rename: a file that moved is a new one. No program of the user's that would draw the difference in its own way.
  private static let plainDiff = [
    "--no-renames", "--no-ext-diff", "--no-color", "--ignore-submodules=all", "--no-relative",
  ]

  /// The files that changed since `revision`, by absolute path. Removed ones are not among them.
  func changedFiles(since revision: String, _ specs: [[UInt8]]) throws(Failure) -> [FilePath] {
    let base = try mergeBase(with: revision)
    let changed = try git(
      ["diff", "--name-only", "-z", "--diff-filter=d"] + Self.plainDiff + [base], paths: specs)
    let names = changed.split(separator: 0) + (try untrackedNames(specs))
    return names.map(place)
  }

  /// Files that git does not know and is not told to ignore. A repository within is one name that ends with a slash.
  private func untrackedNames(_ specs: [[UInt8]]) throws(Failure) -> [ArraySlice<UInt8>] {
    try git(["ls-files", "--others", "--exclude-standard", "-z"], paths: specs).split(separator: 0)
      .filter { $0.last != 0x2F }
  }

  /// The content of the index.
  fileprivate func stagedFiles(_ specs: [[UInt8]]) throws(Failure) -> (
    changed: [(FilePath, [UInt8])], other: [(FilePath, [UInt8])]
  ) {
    let raw = ["diff", "--raw", "-z", "--no-abbrev"] + Self.plainDiff
    let staged = try entries(git(raw + ["--cached", "--diff-filter=d"], paths: specs))
    if let unmerged = staged.first(where: { $0.status == 0x55 }) { throw .unmerged(place(unmerged.name)) }
    let dirty = try entries(git(raw, paths: specs))
    let changed = staged.filter { $0.new.isFile }
    // What has no object is only announced (`git add --intent-to-add`).
    let other = dirty.filter { $0.old.isFile && $0.old.object.contains { $0 != 0x30 } }
    let contents = try blobs(changed.map(\.new.object) + other.map(\.old.object))
    let places = (changed + other).map { place($0.name) }
    let files = Array(zip(places, contents))
    return (Array(files[..<changed.count]), Array(files[changed.count...]))
  }

  /// One side of a difference.
  private struct Side {
    /// In octal digits.
    var mode: ArraySlice<UInt8>
    var object: ArraySlice<UInt8>

    /// Neither a link nor a submodule.
    var isFile: Bool { mode.starts(with: Array("100".utf8)) }
  }

  /// `:MODE MODE OBJECT OBJECT STATUS`, zero, name, zero.
  private func entries(
    _ raw: [UInt8]
  ) throws(Failure) -> [(old: Side, new: Side, status: UInt8, name: ArraySlice<UInt8>)] {
    var result: [(old: Side, new: Side, status: UInt8, name: ArraySlice<UInt8>)] = []
    let pieces = raw.split(separator: 0)
    for index in stride(from: 0, to: pieces.count - 1, by: 2) {
      let fields = pieces[index].dropFirst().split(separator: 0x20)
      guard fields.count == 5, let status = fields[4].first else { throw .refused("git diff --raw") }
      result.append(
        (Side(mode: fields[0], object: fields[2]), Side(mode: fields[1], object: fields[3]), status, pieces[index + 1]))
    }
    return result
  }

  /// The contents of objects, in their order.
  func blobs(_ objects: [ArraySlice<UInt8>]) throws(Failure) -> [[UInt8]] {
    if objects.isEmpty { return [] }
    let output = try git(["cat-file", "--batch"], input: objects.flatMap { $0 + [0x0A] })
    var contents: [[UInt8]] = []
    var i = 0
    for _ in objects {
      // `OBJECT blob SIZE`, the content, each with the end of a line.
      guard let end = output[i...].firstIndex(of: 0x0A) else { throw .refused("git cat-file") }
      let fields = output[i..<end].split(separator: 0x20)
      guard fields.count == 3, let size = Int(String(decoding: fields[2], as: UTF8.self)), size >= 0,
        size < output.count - end - 1
      else { throw .refused("git cat-file: \(String(decoding: output[i..<end], as: UTF8.self))") }
      contents.append(Array(output[(end + 1)..<(end + 1 + size)]))
      i = end + 2 + size
    }
    return contents
  }

  /// The lines that changed, by absolute path.
  fileprivate func changedLines(_ scope: ChangeScope, _ specs: [[UInt8]]) throws(Failure) -> [FilePath: LineSet] {
    // Here a file that moved is the old one: its other lines are nobody's work.
    let plain = [
      "diff", "--unified=0", "--find-renames", "--text", "--no-ext-diff", "--no-textconv", "--no-color",
      "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules=all", "--no-relative", "--diff-filter=d",
    ]
    let patch: [UInt8]
    var lines: [FilePath: LineSet] = [:]
    switch scope {
    case .staged: patch = try git(plain + ["--cached"], paths: specs)
    case .since(let revision):
      patch = try git(plain + [try mergeBase(with: revision)], paths: specs)
      for name in try untrackedNames(specs) { lines[place(name)] = .all }
    }
    guard let changed = GitPatch.changedLines(patch) else { throw .refused("git diff --unified=0") }
    for (name, set) in changed { lines[place(name)] = set }
    return lines
  }
}

extension RunDocuments {
  /// Keeps the documents that changed. The others are still what these are compared with.
  package mutating func select(_ scope: ChangeScope) throws(GitRepository.Failure) {
    let repositories = try GitRepository.repositories(of: inputs)
    var places = GitPlaces(repositories, inputs)
    switch scope {
    case .since(let revision):
      var changed: Set<FilePath> = []
      for repository in repositories {
        changed.formUnion(try repository.changedFiles(since: revision, repository.pathspecs(inputs)))
      }
      select(others: .compared) { places.place(of: $0).map(changed.contains) ?? false }
    case .staged:
      var staged = StagedFiles()
      var files: [(FilePath, [UInt8])] = []
      for repository in repositories {
        let (changed, other) = try repository.stagedFiles(repository.pathspecs(inputs))
        for (place, bytes) in changed { staged.changed[place] = bytes }
        // The index has one content for a path, so it does not matter which comes last.
        files += changed + other
      }
      staged.overlay = FileOverlay(files, isWhole: false)
      select(staged, &places)
    }
  }
}

extension ChangedLines {
  /// Asks the repositories of a run which lines changed.
  package init(_ scope: ChangeScope, of documents: RunDocuments) throws(GitRepository.Failure) {
    var lines: [FilePath: LineSet] = [:]
    let inputs = documents.inputs
    let repositories = try GitRepository.repositories(of: inputs)
    for repository in repositories {
      lines.merge(try repository.changedLines(scope, repository.pathspecs(inputs))) { $1 }
    }
    // Findings name documents as the run does.
    var places = GitPlaces(repositories, inputs)
    for document in documents.documents + documents.unselected {
      guard let path = absolute(document.path), let place = places.place(of: document), place != path else { continue }
      lines[path] = lines[place]
    }
    self.init(byPath: lines)
  }
}
