// A run over documents, each on its own: reading them on all cores, replacing them safely, results in the order of paths.

import Synchronization

/// Which documents, and what to do with each.
package struct DocumentRun: Sendable {
  package var documents: RunDocuments
  package var threadCount: Int?

  package init(_ documents: RunDocuments) { self.documents = documents }

  /// How a run ended.
  package struct Outcome: Sendable, Hashable {
    /// Documents that were read.
    package var fileCount = 0
    /// A path that the user gave does not exist.
    package var hasMissingPath = false
    /// Something that should have been done was not.
    package var isIncomplete = false
    /// Paths that the user gave and that are left out.
    package var excludedCount = 0

    package init() {}
  }

  /// Calls `work` with each document, on several threads at once, and `deliver` with what it made of them, in the order of
  /// the paths, one call at a time, as is `report` with what is wrong with files. Stops where the process is interrupted.
  package func run<Output: Sendable>(
    work: @escaping @Sendable (ReadDocument) -> Result<Output, FileProblem>,
    deliver: @escaping @Sendable (Output) -> Void, report: @escaping @Sendable (FileProblem) -> Void
  ) -> Outcome {
    let outcome = Mutex(Outcome())
    @Sendable func note(_ problem: FileProblem) {
      report(problem)
      outcome.withLock {
        switch problem.kind {
        case .missing: $0.hasMissingPath = true
        case .excluded: $0.excludedCount += 1
        default: if problem.isLoss { $0.isIncomplete = true }
        }
      }
    }
    for problem in documents.problems { note(problem) }
    let documents = documents.documents
    WorkPool(threadCount: threadCount).run(count: documents.count) { index -> Result<Output, FileProblem>? in
      if Platform.isInterrupted { return nil }
      return documents[index].readWithStatus().flatMap(work)
    } deliver: { _, result in
      switch result {
      case .success(let output)?:
        deliver(output)
        outcome.withLock { $0.fileCount += 1 }
      case .failure(let problem)?: note(problem)
      case nil: outcome.withLock { $0.isIncomplete = true }
      }
    }
    return outcome.withLock { $0 }
  }
}

extension RunDocument {
  /// As it must be read where it may be replaced.
  fileprivate func readWithStatus() -> Result<ReadDocument, FileProblem> {
    if case .file = content {
      return BiaoWorkspace.readWithStatus(path).map { ReadDocument(path: path, bytes: $0.bytes, status: $0.status) }
    }
    return read().map { ReadDocument(path: path, bytes: $0, status: nil) }
  }
}

/// A document as it was read.
package struct ReadDocument: Sendable {
  package let path: FilePath
  package let bytes: [UInt8]
  /// Of the file before it was read; nil for what is no file.
  let status: FileStatus?

  /// Makes `content` the content of the file, or says why not. Whoever reads it meanwhile sees the old content or the new:
  /// the new one is written beside it and takes its place at once, with its mode and owner. A link stays, what it leads
  /// to is replaced. A file that is no longer as it was read is left as it is.
  package func replace(with content: [UInt8]) -> FileProblem? {
    func problem(_ kind: FileProblem.Kind) -> FileProblem { FileProblem(path: path, kind: kind) }
    guard let status else { return problem(.notAFile) }
    let target: FilePath
    switch Platform.realPath(path) {
    case .success(let real): target = real
    case .failure(let error): return problem(error.isMissing ? .changedMeanwhile : .unwritable(error))
    }
    // The folder would let us replace a file that its owner has protected.
    if let error = Platform.writingProblem(at: target) { return problem(.unwritable(error)) }
    let temporary: FilePath
    let descriptor: Int32
    switch createBeside(target) {
    case .success(let created): (temporary, descriptor) = created
    case .failure(let error): return problem(.unwritable(error))
    }
    let file = FileHandle(descriptor: descriptor)
    if let error = Platform.write(content, to: descriptor) ?? Platform.adopt(status, for: file) {
      Platform.remove(temporary)
      return problem(.unwritable(error))
    }
    guard case .success(let present) = Platform.status(at: target, followingLinks: false), present.isSame(as: status)
    else {
      Platform.remove(temporary)
      return problem(.changedMeanwhile)
    }
    if let error = Platform.move(temporary, to: target) {
      Platform.remove(temporary)
      return problem(.unwritable(error))
    }
    return nil
  }
}

/// A new, empty file in the folder of `target`, hidden, under a name that nobody else takes. One that is not private has
/// the mode that the system gives new files.
func createBeside(_ target: FilePath, isPrivate: Bool = true) -> Result<(FilePath, Int32), SystemError> {
  var last = SystemError(number: 0)
  for _ in 0..<100 {
    let number = nextTemporary.wrappingAdd(1, ordering: .relaxed).oldValue
    // Names have 255 bytes at most, so the document's own is not part of it.
    let name = ".hebiao-\(Platform.processIdentifier)-\(number).tmp"
    let path = target.parent.appending(Array(name.utf8))
    switch Platform.createNew(path, isPrivate: isPrivate) {
    case .success(let descriptor): return .success((path, descriptor))
    case .failure(let error):
      guard error.isTaken else { return .failure(error) }
      last = error
    }
  }
  return .failure(last)
}

private let nextTemporary = Atomic<Int>(0)

extension FileStatus {
  /// Whether a file is the same one with the same content, as far as the system tells.
  fileprivate func isSame(as other: FileStatus) -> Bool {
    kind == other.kind && identity == other.identity && byteCount == other.byteCount && modified == other.modified
      && changed == other.changed
  }
}
