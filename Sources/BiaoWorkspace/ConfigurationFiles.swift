// What loading a configuration asks of the world: files and folders, on the disk or as they stand in an editor.

/// The world around configurations, as a set of questions.
package struct ConfigurationFiles: Sendable {
  /// The bytes of a document.
  package var read: @Sendable (FilePath) -> Result<[UInt8], FileProblem>
  /// The names in a folder; nil where there is none.
  package var names: @Sendable (FilePath) -> [[UInt8]]?
  /// The documents in a folder and those below, whatever leaves them out elsewhere.
  package var documents: @Sendable (FilePath) -> [FilePath]

  package init(
    read: @escaping @Sendable (FilePath) -> Result<[UInt8], FileProblem>,
    names: @escaping @Sendable (FilePath) -> [[UInt8]]?, documents: @escaping @Sendable (FilePath) -> [FilePath]
  ) {
    self.read = read
    self.names = names
    self.documents = documents
  }

  package static let disk = ConfigurationFiles(
    read: { readDocument($0) }, names: { namesInFolder($0) }, documents: { everyDocument(in: $0) })

  /// The disk with what is otherwise there.
  package init(_ overlay: FileOverlay) {
    guard !overlay.isEmpty else {
      self = .disk
      return
    }
    self.init(
      read: { overlay.read($0) }, names: { overlay.isWhole ? overlay.names(in: $0) : namesInFolder($0) },
      documents: { folder in
        overlay.isWhole
          ? overlay.documents(in: folder)
          : (everyDocument(in: folder) + overlay.absentDocuments(in: folder)).sorted()
      })
  }
}

/// The names in a folder; nil where there is none.
package func namesInFolder(_ folder: FilePath) -> [[UInt8]]? {
  guard case .success(let entries) = Platform.entries(of: folder.forSystem) else { return nil }
  return entries.map(\.name)
}

/// The documents in a folder and those below, whatever leaves them out elsewhere.
package func everyDocument(in folder: FilePath) -> [FilePath] {
  Discovery([folder], finder: ConfigurationFinder(ConfigurationRequest(isIsolated: true, includesIgnored: true)))
    .documents
}
