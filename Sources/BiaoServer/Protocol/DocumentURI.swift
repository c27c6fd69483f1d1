// URIs and paths. A URI is the client's own name for a document and is given back as it came; only to see whether two
// mean one file, and to reach the disk, is a path made of it.

import BiaoWorkspace

/// The client's name for a document.
struct DocumentURI: Sendable, Hashable {
  /// As the client sent it.
  let text: String
  /// The path of a `file:` URI, decoded; nil for any other scheme.
  let path: FilePath?
  /// What documents are compared by: two spellings of one file are one document.
  let key: String

  init(_ text: String) {
    self.text = text
    path = DocumentURI.path(of: text)
    key = path?.text ?? text
  }

  /// The URI of a file that the client has not named yet.
  init(path: FilePath) {
    text = DocumentURI.text(for: path)
    self.path = path
    key = path.text
  }

  // By bytes: names that differ in their composition alone are two files.
  static func == (a: DocumentURI, b: DocumentURI) -> Bool { a.key.utf8.elementsEqual(b.key.utf8) }

  func hash(into hasher: inout Hasher) {
    var key = key
    key.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  private static func path(of text: String) -> FilePath? {
    var rest = Array(text.utf8)[...]
    guard rest.prefix(5).map({ $0 | 0x20 }) == Array("file:".utf8) else { return nil }
    rest = rest.dropFirst(5)
    if rest.starts(with: "//".utf8) {
      // The host; empty or the machine itself.
      rest = rest.dropFirst(2).drop { $0 != 0x2F }
    }
    guard rest.first == 0x2F else { return nil }
    let bytes = percentDecoded(rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") })
    guard !bytes.contains(0) else { return nil }
    return FilePath(bytes).normalized
  }

  /// The `file:` URI of a path.
  static func text(for path: FilePath) -> String { "file://" + percentEncoded(path.bytes) }

  /// The bytes that a percent-encoded text stands for. A `%` without two hexadecimal digits stands for itself.
  static func percentDecoded(_ source: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    var i = source.startIndex
    while i < source.endIndex {
      if source[i] == UInt8(ascii: "%"), i + 2 < source.endIndex, let high = hexDigit(source[i + 1]),
        let low = hexDigit(source[i + 2])
      {
        bytes.append(UInt8(truncatingIfNeeded: high << 4 | low))
        i += 3
      } else {
        bytes.append(source[i])
        i += 1
      }
    }
    return bytes
  }
}
