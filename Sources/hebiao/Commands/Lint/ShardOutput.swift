// The shard report of a run on its way to standard output or to a file.

import BiaoWorkspace

/// Where the shard report of a run goes.
struct ShardTarget: Sendable, Hashable {
  static let name = "shard"

  /// Nil for standard output.
  var path: String?

  /// Nil where a value of `--report` means another report.
  init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.first == ShardTarget.name[...] else { return nil }
    path = parts.count > 1 && parts[1] != "-" ? String(parts[1]) : nil
  }
}

/// A shard report in the making.
struct ShardOutput {
  let map: DocumentMap
  private let writer: ShardWriter
  private let file: FileOutput?
  /// As it was named.
  let path: String?

  /// Begins it for a run that is called so. Standard output is flushed by its owner.
  static func begin(
    _ target: ShardTarget, _ head: ShardHead, standardOutput: OutputStream
  ) -> Result<ShardOutput, SystemError> {
    guard let path = target.path else {
      return .success(ShardOutput(head, file: nil, path: nil) { standardOutput.write($0) })
    }
    return FileOutput.begin(FilePath(path)).map { file in
      ShardOutput(head, file: file, path: path) { file.write($0) }
    }
  }

  private init(_ head: ShardHead, file: FileOutput?, path: String?, write: @escaping @Sendable ([UInt8]) -> Void) {
    writer = ShardWriter(write: write)
    map = writer.map(head)
    self.file = file
    self.path = path
  }

  /// Writes the end; says why that could not be.
  func finish() -> SystemError? {
    writer.finish()
    return file?.commit()
  }

  func discard() { file?.discard() }
}
