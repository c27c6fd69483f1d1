// The documents of a run: gathered once, whatever is done with them afterwards.

import BiaoSyntax

/// What a run is asked to look at.
package enum RunInput: Sendable, Hashable {
  /// A file or a folder.
  case path(FilePath)
  case standardInput
}

/// A document of a run, which need not be a file.
package struct RunDocument: Sendable {
  package enum Content: Sendable {
    case file
    case standardInput
    /// What somebody else has read, or what stands elsewhere than on the disk.
    case bytes([UInt8])
    /// A file of which another run has made this. Apart, since it is large and most runs have none.
    indirect case mapped(MappedDocument)
  }

  /// Under which it is spoken of, and near which its configuration and its templates are looked for.
  package var path: FilePath
  package var content: Content

  package init(path: FilePath, content: Content) {
    self.path = path
    self.content = content
  }

  func read() -> Result<[UInt8], FileProblem> {
    switch content {
    case .file: readDocument(path)
    case .standardInput:
      readStandardInput().mapError { FileProblem(path: path, kind: $0.kind) }
    case .bytes(let bytes): checkedText(bytes, path)
    case .mapped(let document): document.read()
    }
  }

  /// Where it stands for whoever looks upward from it: standard input without a name stands in the working folder.
  var place: FilePath { path == FilePath("-") ? FilePath([]) : path.normalized }
}

/// The documents of a run.
package struct RunDocuments: Sendable {
  /// What becomes of documents that were found and not selected.
  package enum Unselected: Sendable {
    /// They are another run's business. The templates among them count.
    case apart
    /// The selected documents are compared with them.
    case compared
  }

  package let inputs: [RunInput]
  /// In the order of the bytes of their paths, each path once.
  package private(set) var documents: [RunDocument]
  /// What was wrong with the given paths and the folders under them.
  package private(set) var problems: [FileProblem]
  /// Found, but not selected; in the same order.
  package private(set) var unselected: [RunDocument] = []
  /// Nil where all that was found is selected.
  package private(set) var selection: Unselected?
  /// What is to be read otherwise than the disk has it.
  package private(set) var overlay = FileOverlay.none
  /// The configurations that were met on the way, for whoever looks for that of a document.
  package private(set) var configurations: ConfigurationFinder

  /// Walks through what is given. Standard input goes by `standardInputName`; it is never left out, since whoever hands it
  /// over waits for what becomes of it.
  package init(
    _ inputs: [RunInput], standardInputName: FilePath = FilePath("-"),
    configuration request: ConfigurationRequest = ConfigurationRequest()
  ) {
    self.inputs = inputs
    let discovery = Discovery(
      inputs.compactMap { if case .path(let path) = $0 { path } else { nil } },
      finder: ConfigurationFinder(request))
    problems = discovery.problems
    configurations = discovery.finder
    documents = discovery.documents.map { RunDocument(path: $0, content: .file) }
    if inputs.contains(.standardInput) {
      // It stands among the files in the order of names, as every report is sorted.
      let index = documents.firstIndex { standardInputName < $0.path } ?? documents.count
      documents.insert(RunDocument(path: standardInputName, content: .standardInput), at: index)
    }
  }

  /// Documents that stand together and not on the disk, but for those that a configuration among them leaves out.
  package init(_ batch: DocumentBatch, configuration request: ConfigurationRequest = ConfigurationRequest()) {
    inputs = []
    problems = []
    documents = batch.documents.map { RunDocument(path: $0.path, content: .bytes($0.bytes)) }
    documents.sort { $0.path < $1.path }
    overlay = FileOverlay(batch.documents, isWhole: true)
    var finder = ConfigurationFinder(request, overlay: overlay)
    documents.removeAll { finder.leavesOut($0.place) }
    configurations = finder
  }

  /// What other runs, which were given `inputs`, have made of the documents under them.
  package init(
    _ inputs: [RunInput], mapped: [MappedDocument], problems: [FileProblem],
    configuration request: ConfigurationRequest = ConfigurationRequest()
  ) {
    self.inputs = inputs
    configurations = ConfigurationFinder(request)
    self.problems = problems
    documents = mapped.map { RunDocument(path: $0.path, content: .mapped($0)) }
    documents.sort { $0.path < $1.path }
  }

  /// Puts `bytes` in the place of standard input, which can be read only once.
  package mutating func replaceStandardInput(with bytes: [UInt8]) {
    for index in documents.indices {
      if case .standardInput = documents[index].content { documents[index].content = .bytes(bytes) }
    }
  }

  /// Keeps the documents for which `isSelected` holds.
  package mutating func select(others: Unselected, where isSelected: (RunDocument) -> Bool) {
    selection = others
    var kept: [RunDocument] = []
    for document in documents {
      if isSelected(document) { kept.append(document) } else { unselected.append(document) }
    }
    documents = kept
    unselected.sort { $0.path < $1.path }
  }

  /// Keeps the documents of one part.
  package mutating func select(_ shard: Shard) {
    // The innermost of the given folders that hold a document, however they overlap.
    let roots = inputs.compactMap { if case .path(let path) = $0 { path.normalized } else { nil } }
    let known = Set(roots)
    select(others: selection ?? .apart) { document in
      shard.holds(RunDocuments.path(document.path.normalized, from: known))
    }
  }

  /// `path` from the innermost of the folders `roots` that hold it; as it is where none does.
  private static func path(_ path: FilePath, from roots: Set<FilePath>) -> ArraySlice<UInt8> {
    guard !roots.contains(path) else { return path.bytes[...] }
    var folder = path
    while !folder.bytes.isEmpty {
      let parent = folder.parent
      if parent == folder { break }
      folder = parent
      if roots.contains(folder) {
        let rest = path.bytes[folder.bytes.count...]
        return rest.first == 0x2F ? rest.dropFirst() : rest
      }
    }
    return path.bytes[...]
  }

  /// Puts what `staged` holds in the place of the files: its changed documents are those of the run, and its other files
  /// stand where the disk has them otherwise.
  mutating func select(_ staged: StagedFiles, _ places: inout GitPlaces) {
    overlay = staged.overlay
    configurations = ConfigurationFinder(configurations.request, overlay: overlay)
    let found = documents
    documents = []
    unselected = []
    selection = .compared
    var met: Set<FilePath> = []
    for var document in found {
      guard let place = places.place(of: document) else { continue }
      met.insert(place)
      // What the index does not have any more is not going to be committed.
      if let bytes = staged.changed[place] {
        document.content = .bytes(bytes)
        documents.append(document)
      } else {
        if let bytes = overlay.bytes(at: place) { document.content = .bytes(bytes) }
        unselected.append(document)
      }
    }
    // What is staged need not be on the disk any more.
    let roots = roots(&places)
    for (place, bytes) in staged.changed where !met.contains(place) {
      guard let path = nameOfAbsent(place, roots), !configurations.leavesOut(place) else { continue }
      documents.append(RunDocument(path: path, content: .bytes(bytes)))
      problems.removeAll { $0.kind == .missing && $0.path.normalized == path }
    }
    documents.sort { $0.path < $1.path }
    unselected.sort { $0.path < $1.path }
  }

  /// The given paths, and where they stand for git.
  private func roots(_ places: inout GitPlaces) -> [(given: FilePath, root: FilePath)] {
    let folders = Set(folders)
    var roots: [(given: FilePath, root: FilePath)] = []
    for case .path(let given) in inputs {
      guard let path = absolute(given) else { continue }
      roots.append((given, folders.contains(given.normalized) ? places.folder(path) : path))
    }
    return roots
  }

  /// How a document at the absolute path `place`, which the disk does not have, is called: from the given path under which
  /// it stands. Nil where it stands under none, or would not have been found there.
  private func nameOfAbsent(_ place: FilePath, _ roots: [(given: FilePath, root: FilePath)]) -> FilePath? {
    if case .success = Platform.status(at: place, followingLinks: false) { return nil }
    for (given, root) in roots where place.isInside(root) {
      if place == root { return given.normalized }
      guard isDocumentName(Array(place.name)) else { return nil }
      let rest = Array(place.bytes[root.bytes.count...].drop { $0 == 0x2F })
      if rest.split(separator: 0x2F).contains(where: { $0.first == 0x2E }) { return nil }
      return given.normalized.appending(rest)
    }
    return nil
  }

  /// Whether there were documents of which none was selected.
  package var hadChoice: Bool { selection != nil && !unselected.isEmpty }

  /// The folders that were given.
  package var folders: [FilePath] {
    inputs.compactMap { input in
      guard case .path(let path) = input,
        case .success(let status) = Platform.status(at: path.normalized.forSystem, followingLinks: true),
        status.kind == .folder
      else { return nil }
      return path.normalized
    }
  }

  /// Whether there is a document at `path`, selected or not.
  func contains(_ path: FilePath) -> Bool {
    RunDocuments.contains(path, documents) || RunDocuments.contains(path, unselected)
  }

  private static func contains(_ path: FilePath, _ documents: [RunDocument]) -> Bool {
    let index = partitionPoint(documents.count) { !(documents[$0].path < path) }
    return index < documents.count && documents[index].path == path
  }
}
