// The documents of a run: gathered once, whatever is done with them afterwards.

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
    case .bytes(let bytes): .success(bytes)
    }
  }

  /// Where it stands for whoever looks upward from it: standard input without a name stands in the working folder.
  var place: FilePath { path == FilePath("-") ? FilePath([]) : path.normalized }
}

/// The documents of a run.
package struct RunDocuments: Sendable {
  package let inputs: [RunInput]
  /// In the order of the bytes of their paths, each path once.
  package private(set) var documents: [RunDocument]
  /// What was wrong with the given paths and the folders under them.
  package let problems: [FileProblem]
  /// The configurations that were met on the way, for whoever looks for that of a document.
  package let configurations: ConfigurationFinder

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

  /// Puts `bytes` in the place of standard input, which can be read only once.
  package mutating func replaceStandardInput(with bytes: [UInt8]) {
    for index in documents.indices {
      if case .standardInput = documents[index].content { documents[index].content = .bytes(bytes) }
    }
  }

  /// Whether there is a document at `path`.
  func contains(_ path: FilePath) -> Bool {
    var low = 0
    var high = documents.count
    while low < high {
      let middle = (low + high) / 2
      if documents[middle].path < path { low = middle + 1 } else { high = middle }
    }
    return low < documents.count && documents[low].path == path
  }
}
