// The file of a recorded session: what the client sent, what the world answered, what was sent back.
//
// A first line says the version; then entries, each a line `KIND LENGTH` and so many bytes and a line feed. The bytes of
// messages are as they came, so the file can be read and cut by hand.

/// One thing that happened in a session.
enum SessionEntry: Sendable, Hashable {
  enum Kind: String, Sendable, CaseIterable {
    /// A message of the client: the body of its frame.
    case message
    /// A frame that was no message: the error code, a space, the id or nothing, a line feed, the words.
    case fault
    /// The end of the input.
    case end
    /// So much was taken up at once.
    case turn
    /// A request that was found cancelled, by its id.
    case cancelled
    /// A message to the client: the body of its frame.
    case sent
    // Answers of the world, in the order of the questions; `-` before nothing, `+` before something.
    case documents, workspace, everyDocument, names, configuration, exclusion, read, beginning, stamp, cache, clock, day
  }
}

/// Writes and reads entries.
enum SessionFile {
  /// Changes with the form of the file.
  static let version = 2

  static func opening(program: String) -> [UInt8] { Array("hebiao-session \(version) \(program)\n".utf8) }

  static func entry(_ kind: SessionEntry.Kind, _ bytes: some Collection<UInt8>) -> [UInt8] {
    var entry = Array("\(kind.rawValue) \(bytes.count)\n".utf8)
    entry.reserveCapacity(entry.count + bytes.count + 1)
    entry.append(contentsOf: bytes)
    entry.append(0x0A)
    return entry
  }

  /// Why a file is no session.
  struct ReadError: Error, Sendable {
    /// In bytes of the file.
    var offset: Int
    var isVersion = false
  }

  /// The entries of a file, and the version of the program that wrote it. The last entry may be cut off, as it is where
  /// the program was ended in the middle of it; it is left out.
  static func read(
    _ bytes: [UInt8]
  ) throws(ReadError) -> (program: String, entries: [(kind: SessionEntry.Kind, bytes: ArraySlice<UInt8>)]) {
    guard let end = bytes.firstIndex(of: 0x0A) else { throw ReadError(offset: 0) }
    let head = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ", maxSplits: 2)
    guard head.count == 3, head[0] == "hebiao-session" else { throw ReadError(offset: 0) }
    guard head[1] == String(version) else { throw ReadError(offset: 0, isVersion: true) }
    var entries: [(kind: SessionEntry.Kind, bytes: ArraySlice<UInt8>)] = []
    var offset = end + 1
    while offset < bytes.count {
      guard let lineEnd = bytes[offset...].firstIndex(of: 0x0A) else { break }
      let words = String(decoding: bytes[offset..<lineEnd], as: UTF8.self).split(separator: " ")
      guard words.count == 2, let kind = SessionEntry.Kind(rawValue: String(words[0])), let count = Int(words[1]),
        count >= 0, count <= bytes.count
      else { throw ReadError(offset: offset) }
      let start = lineEnd + 1
      guard start + count < bytes.count else { break }
      guard bytes[start + count] == 0x0A else { throw ReadError(offset: start + count) }
      entries.append((kind, bytes[start..<(start + count)]))
      offset = start + count + 1
    }
    return (String(head[2]), entries)
  }
}
