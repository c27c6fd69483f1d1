// Output that becomes a file at once, when it is complete, or not at all.

/// A file in the making. May be used from several threads.
package final class FileOutput: Sendable {
  private enum Destination: Sendable {
    /// A file beside the target, which takes its place at the end.
    case replacement(temporary: FilePath, target: FilePath)
    /// A pipe or a device: nothing to be replaced.
    case direct
  }

  private let destination: Destination
  private let file: SharedFile
  private let stream: OutputStream

  /// Begins to write what shall stand at `path`. The folder must be there; who may not write the file at `path` learns so
  /// now, not after the work.
  package static func begin(_ path: FilePath) -> Result<FileOutput, SystemError> {
    guard case .success(let status) = Platform.status(at: path, followingLinks: true) else {
      return createBeside(path, isPrivate: false).map { temporary, descriptor in
        FileOutput(.replacement(temporary: temporary, target: path), SharedFile(descriptor: descriptor))
      }
    }
    switch status.kind {
    case .folder: return .failure(.isFolder)
    case .link, .other:
      return Platform.create(path).map { FileOutput(.direct, SharedFile(descriptor: $0)) }
    case .file: break
    }
    // A link stays, what it leads to is replaced.
    switch Platform.realPath(path) {
    case .failure(let error): return .failure(error)
    case .success(let target):
      if let error = Platform.writingProblem(at: target) { return .failure(error) }
      switch createBeside(target) {
      case .failure(let error): return .failure(error)
      case .success(let (temporary, descriptor)):
        let file = SharedFile(descriptor: descriptor)
        if let error = Platform.adopt(status, for: file.handle) {
          Platform.remove(temporary)
          return .failure(error)
        }
        return .success(FileOutput(.replacement(temporary: temporary, target: target), file))
      }
    }
  }

  private init(_ destination: Destination, _ file: SharedFile) {
    self.destination = destination
    self.file = file
    stream = OutputStream(file.handle.descriptor)
  }

  package func write(_ bytes: [UInt8]) { stream.write(bytes) }

  /// Whether something could not be written already.
  package var hasFailed: Bool { stream.hasFailed }

  /// Makes what was written the file. After an error the file is as it was before.
  package func commit() -> SystemError? {
    if let error = stream.flush() {
      discard()
      return error
    }
    guard case .replacement(let temporary, let target) = destination else { return nil }
    guard let error = Platform.move(temporary, to: target) else { return nil }
    Platform.remove(temporary)
    return error
  }

  /// Leaves the file as it was.
  package func discard() {
    if case .replacement(let temporary, _) = destination { Platform.remove(temporary) }
  }
}

/// An open file that is closed with the last who holds it.
private final class SharedFile: Sendable {
  let handle: FileHandle

  init(descriptor: Int32) { handle = FileHandle(descriptor: descriptor) }
}
