// A tree of documents in one stream: for whoever has it in memory and not on the disk.

/// Documents as `path NUL content NUL`, one after the other. Contents may hold anything but zero bytes.
package struct DocumentBatch: Sendable {
  package private(set) var documents: [(path: FilePath, bytes: [UInt8])] = []

  /// Why a stream is no batch. `index` counts its documents from 0.
  package enum Malformation: Error, Sendable, Hashable {
    /// The stream ends within the document: a zero byte is missing.
    case unterminated(index: Int)
    case emptyPath(index: Int)
    case repeatedPath(FilePath)
  }

  package init(_ stream: [UInt8]) throws(Malformation) {
    var seen: Set<FilePath> = []
    var i = 0
    while i < stream.count {
      guard let pathEnd = stream[i...].firstIndex(of: 0), let end = stream[(pathEnd + 1)...].firstIndex(of: 0) else {
        throw .unterminated(index: documents.count)
      }
      let path = FilePath(Array(stream[i..<pathEnd])).normalized
      guard !path.bytes.isEmpty else { throw .emptyPath(index: documents.count) }
      guard seen.insert(path).inserted else { throw .repeatedPath(path) }
      documents.append((path, Array(stream[(pathEnd + 1)..<end])))
      i = end + 1
    }
  }
}
