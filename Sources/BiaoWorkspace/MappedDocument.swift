// What another run has made of a document: its facts and its findings, from which this run goes on.

package import BiaoModel
package import BiaoRules

/// A document that another process, or another machine, has linted on its own.
package struct MappedDocument: Sendable {
  package var path: FilePath
  /// The FNV-1a of its content.
  package var hash: UInt64
  package var facts: Facts
  /// Whether other documents are read with it: a template, or a form that extends the indicator library.
  package var isForOthers: Bool
  /// The findings on its own, as they were before any filter; nil where there is none. Called when they are to be written.
  package var findings: (@Sendable () -> [Finding])?

  package init(
    path: FilePath, hash: UInt64, facts: Facts, isForOthers: Bool,
    findings: (@Sendable () -> [Finding])?
  ) {
    self.path = path
    self.hash = hash
    self.facts = facts
    self.isForOthers = isForOthers
    self.findings = findings
  }

  /// The document, if it is still the same.
  func read() -> Result<[UInt8], FileProblem> {
    readDocument(path).flatMap { bytes in
      contentHash(bytes) == hash ? .success(bytes) : .failure(FileProblem(path: path, kind: .changedSince))
    }
  }
}

/// Where what a run makes of its documents goes, so that another run can go on from there.
package struct DocumentMap: Sendable {
  /// A file by which documents are read, and the FNV-1a of its content.
  package struct Reference: Sendable, Hashable {
    package var path: String
    package var hash: UInt64

    package init(path: String, hash: UInt64) {
      self.path = path
      self.hash = hash
    }
  }

  /// Called first, with the templates and configurations of the run.
  package var begin: @Sendable ([Reference]) -> Void
  /// Makes the entry of a document out of its findings on its own, as they are before any filter. May be called on several
  /// threads at once.
  package var encode: @Sendable (FilePath, SourceFile, [Finding], Facts) -> [UInt8]
  /// Makes the entry of one that could not be linted, or of another path with which something is wrong.
  package var encodeProblem: @Sendable (FileProblem) -> [UInt8]
  /// Gets the entries in the order of the paths, one call at a time, and whether each is that of a document.
  package var write: @Sendable (_ entry: [UInt8], _ isDocument: Bool) -> Void

  package init(
    begin: @escaping @Sendable ([Reference]) -> Void,
    encode: @escaping @Sendable (FilePath, SourceFile, [Finding], Facts) -> [UInt8],
    encodeProblem: @escaping @Sendable (FileProblem) -> [UInt8],
    write: @escaping @Sendable (_ entry: [UInt8], _ isDocument: Bool) -> Void
  ) {
    self.begin = begin
    self.encode = encode
    self.encodeProblem = encodeProblem
    self.write = write
  }
}
