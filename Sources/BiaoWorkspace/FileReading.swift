// Reading a document, whole or its beginning, and what is no document.

import BiaoSyntax

/// Reads the file at `path`, which must be a regular file of at most `Tree.maximumByteCount` bytes that looks like text.
package func readDocument(_ path: FilePath) -> Result<[UInt8], FileProblem> {
  readText(path, limit: nil).map(\.bytes)
}

/// The same, with the status that the file had before it was read.
func readWithStatus(_ path: FilePath) -> Result<(bytes: [UInt8], status: FileStatus), FileProblem> {
  readText(path, limit: nil)
}

/// At most the first `limit` bytes of the file at `path`.
package func readBeginning(_ path: FilePath, limit: Int) -> Result<[UInt8], FileProblem> {
  readText(path, limit: limit).map(\.bytes)
}

/// The file at `path`, which must be a regular file of at most `Tree.maximumByteCount` bytes, whatever they are.
package func readAnyFile(_ path: FilePath) -> Result<[UInt8], FileProblem> { read(path, limit: nil).map(\.bytes) }

/// All that comes from `path`, whatever it is and whatever it holds: a pipe that a program is still writing to, too, for
/// which this waits. For what a user names to be read through; `-` is standard input.
package func readGiven(_ path: FilePath) -> Result<[UInt8], FileProblem> {
  func failure(_ kind: FileProblem.Kind) -> Result<[UInt8], FileProblem> {
    .failure(FileProblem(path: path, kind: kind))
  }
  let limit = 1 << 32
  let result: Result<[UInt8], SystemError>
  if path == FilePath("-") {
    result = Platform.read(0, expected: 0, limit: limit)
  } else {
    result = Platform.open(path.forSystem, waits: true).flatMap { descriptor in
      let file = FileHandle(descriptor: descriptor)
      return Platform.read(file.descriptor, expected: 0, limit: limit)
    }
  }
  switch result {
  case .failure(let error): return failure(error.isMissing ? .missing : .unreadable(error))
  // A part would look like the whole.
  case .success(let bytes) where bytes.count == limit: return failure(.tooLarge(byteCount: limit, limit: limit))
  case .success(let bytes): return .success(bytes)
  }
}

/// All that standard input holds.
package func readStandardInput() -> Result<[UInt8], FileProblem> {
  let path = FilePath("-")
  switch Platform.read(0, expected: 0, limit: Tree.maximumByteCount + 1) {
  case .failure(let error):
    return .failure(FileProblem(path: path, kind: .unreadable(error)))
  case .success(let bytes): return checkedText(bytes, path)
  }
}

/// The same for what need not be read: `bytes` that are called `path`.
func checkedText(_ bytes: [UInt8], _ path: FilePath) -> Result<[UInt8], FileProblem> {
  if bytes.count > Tree.maximumByteCount {
    return .failure(
      FileProblem(path: path, kind: .tooLarge(byteCount: bytes.count, limit: Tree.maximumByteCount)))
  }
  return checked(bytes, path)
}

private func readText(
  _ path: FilePath, limit: Int?
) -> Result<(bytes: [UInt8], status: FileStatus), FileProblem> {
  read(path, limit: limit).flatMap { found in checked(found.bytes, path).map { ($0, found.status) } }
}

private func read(
  _ path: FilePath, limit: Int?
) -> Result<(bytes: [UInt8], status: FileStatus), FileProblem> {
  func failure(_ kind: FileProblem.Kind) -> Result<(bytes: [UInt8], status: FileStatus), FileProblem> {
    .failure(FileProblem(path: path, kind: kind))
  }
  let file: FileHandle
  switch Platform.open(path) {
  case .success(let descriptor): file = FileHandle(descriptor: descriptor)
  case .failure(let error): return failure(.unreadable(error))
  }
  let status: FileStatus
  switch Platform.status(of: file) {
  case .success(let found): status = found
  case .failure(let error): return failure(.unreadable(error))
  }
  guard status.kind == .file else { return failure(.notAFile) }
  guard limit != nil || status.byteCount <= Tree.maximumByteCount else {
    return failure(.tooLarge(byteCount: status.byteCount, limit: Tree.maximumByteCount))
  }
  let expected = min(status.byteCount, limit ?? Tree.maximumByteCount)
  switch Platform.read(file.descriptor, expected: expected, limit: limit ?? Tree.maximumByteCount + 1) {
  case .failure(let error): return failure(.unreadable(error))
  case .success(let bytes):
    // A file of a system that gives no sizes, or one that grew meanwhile.
    if limit == nil, bytes.count > Tree.maximumByteCount {
      return failure(.tooLarge(byteCount: bytes.count, limit: Tree.maximumByteCount))
    }
    return .success((bytes, status))
  }
}

/// Refuses what is plainly no UTF-8 text, about which thousands of findings would say nothing: UTF-16 by its mark, and
/// whatever holds a zero among its first 8,000 bytes (where git looks too).
private func checked(_ bytes: [UInt8], _ path: FilePath) -> Result<[UInt8], FileProblem> {
  if bytes.count >= 2, (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF) {
    return .failure(FileProblem(path: path, kind: .utf16))
  }
  return Platform.holdsZero(bytes, first: 8000) ? .failure(FileProblem(path: path, kind: .binary)) : .success(bytes)
}
