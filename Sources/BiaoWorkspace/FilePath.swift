// Paths as the file system has them: bytes, which need not be UTF-8.

/// A path, absolute or from the working folder. Never holds a zero byte.
package struct FilePath: Sendable, Hashable, Comparable {
  package let bytes: [UInt8]

  /// Takes `bytes` up to the first zero, where the file system would end it too.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes.firstIndex(of: 0).map { Array(bytes[..<$0]) } ?? bytes
  }

  package init(_ text: String) { self.init(Array(text.utf8)) }

  /// For reports; repaired where the name is no UTF-8.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// By bytes, so that the order is the same on every machine and in every locale.
  package static func < (a: FilePath, b: FilePath) -> Bool { precedes(a.bytes, b.bytes) }

  /// As a C string.
  var terminatedBytes: [UInt8] {
    var terminated: [UInt8] = []
    terminated.reserveCapacity(bytes.count + 1)
    terminated.append(contentsOf: bytes)
    terminated.append(0)
    return terminated
  }

  /// Without `.` components and doubled slashes, so that one file has one spelling. `..` stays: behind a link it is not
  /// what it seems. The working folder is the empty path.
  package var normalized: FilePath {
    if isNormalized { return self }
    let isAbsolute = bytes.first == slash
    var result: [UInt8] = isAbsolute ? [slash] : []
    result.reserveCapacity(bytes.count)
    for component in bytes.split(separator: slash) where component != [dot] {
      if let last = result.last, last != slash { result.append(slash) }
      result.append(contentsOf: component)
    }
    return FilePath(result)
  }

  /// Nearly all paths of a run are: they come from looking through a normalised folder.
  private var isNormalized: Bool {
    /// Where the component begins that is being read.
    var start = 0
    let bytes = bytes.span
    for index in bytes.indices where bytes[index] == slash {
      if index > 0, index == start || index == start + 1 && bytes[start] == dot { return false }
      start = index + 1
    }
    // A slash at the end is one too many, but for that of the root.
    if start == bytes.count { return bytes.count <= 1 }
    return start + 1 < bytes.count || bytes[start] != dot
  }

  /// For system calls, which do not take the empty path.
  var forSystem: FilePath { bytes.isEmpty ? FilePath([dot]) : self }

  package func appending(_ name: [UInt8]) -> FilePath {
    guard let last = bytes.last else { return FilePath(name) }
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count + 1 + name.count)
    joined.append(contentsOf: bytes)
    if last != slash { joined.append(slash) }
    joined.append(contentsOf: name)
    return FilePath(joined)
  }

  /// The folder in which a normalised path stands: empty for a bare name.
  package var parent: FilePath {
    guard let index = bytes.lastIndex(of: slash) else { return FilePath([]) }
    return FilePath(Array(index == 0 ? bytes[...0] : bytes[..<index]))
  }

  /// Whether `folder` is the parent of this. Both normalised.
  func stands(in folder: FilePath) -> Bool {
    let (path, folder) = (bytes.span, folder.bytes.span)
    var index = path.count
    while index > 0, path[index - 1] != slash { index -= 1 }
    // Without the slash between, which alone is the name of the root.
    guard folder.count == (index > 1 ? index - 1 : index) else { return false }
    for index in folder.indices where path[index] != folder[index] { return false }
    return true
  }

  /// The last component.
  package var name: ArraySlice<UInt8> {
    guard let index = bytes.lastIndex(of: slash) else { return bytes[...] }
    return bytes[(index + 1)...]
  }

  /// Whether this is `folder` or below it. Both normalised.
  package func isInside(_ folder: FilePath) -> Bool {
    let prefix = folder.bytes
    if prefix.isEmpty { return bytes.first != slash }
    guard bytes.starts(with: prefix) else { return false }
    return bytes.count == prefix.count || prefix.last == slash || bytes[prefix.count] == slash
  }
}

private let slash: UInt8 = 0x2F
private let dot: UInt8 = 0x2E

/// Whether `a` stands before `b` in the order of bytes.
func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  let count = min(a.count, b.count)
  var i = 0
  while i < count {
    if a[i] != b[i] { return a[i] < b[i] }
    i += 1
  }
  return a.count < b.count
}

/// Whether a file of this name holds a document: it ends in `.biao` and does not begin with a dot, as the lock and
/// resource files do that editors and file systems leave beside a document.
package func isDocumentName(_ name: [UInt8]) -> Bool {
  let suffix: [UInt8] = [0x2E, 0x62, 0x69, 0x61, 0x6F]
  guard name.count > suffix.count, name.first != dot else { return false }
  for (byte, expected) in zip(name.suffix(suffix.count), suffix) {
    let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    if folded != expected { return false }
  }
  return true
}
