// From a stream of bytes to messages: the base protocol's headers and bodies.

/// Cuts a stream into the bodies of its messages. Bytes may come in any pieces.
///
/// A header that says no length makes it impossible to know where the next message starts; the splitter then says so once
/// and goes on at the next line that begins with `Content-Length:`, so that one broken frame costs one message.
struct FrameSplitter {
  enum Frame: Sendable, Hashable {
    case body([UInt8])
    /// A header that cannot be understood; the words are for the client's log.
    case fault(String)
    /// A message too large to be taken; what follows cannot be read.
    case tooLarge(String)
  }

  /// So many bytes may a header have: no client needs a hundredth.
  static let maximumHeaderByteCount = 16 << 10
  /// So many bytes may a body have: a document of the largest size, twice escaped.
  static let maximumBodyByteCount = 1 << 30

  private enum State {
    case header
    case body(count: Int)
    /// Looking for the next header after a broken one.
    case lost
  }

  private var state = State.header
  /// What has come and is not yet cut off, from `start`.
  private var bytes: [UInt8] = []
  private var start = 0

  mutating func append(_ piece: [UInt8]) {
    if start == bytes.count {
      bytes = piece
      start = 0
      return
    }
    if case .body(let count) = state, bytes.count + piece.count > bytes.capacity {
      // The whole body is known to come: make room, twice as much each time, so that little is copied twice.
      bytes.removeFirst(start)
      start = 0
      let announced = max(count, bytes.count + piece.count)
      bytes.reserveCapacity(min(announced, bytes.count + piece.count + FrameSplitter.step(for: bytes.count)))
    }
    bytes.append(contentsOf: piece)
  }

  /// Memory is granted as bytes come, not as they are announced: whoever announces a gigabyte and sends ten bytes gets no
  /// gigabyte.
  private static func step(for count: Int) -> Int { max(1 << 20, count) }

  /// The next message or fault; nil until more bytes come.
  mutating func next() -> Frame? {
    while true {
      switch state {
      case .body(let count):
        guard bytes.count - start >= count else { return nil }
        state = .header
        let body = start == 0 && bytes.count == count ? bytes : Array(bytes[start..<(start + count)])
        cut(count)
        return .body(body)
      case .header:
        guard let frame = readHeader() else { return nil }
        if case .some(let fault) = frame { return fault }
      case .lost:
        guard findHeader() else { return nil }
        state = .header
      }
    }
  }

  private mutating func cut(_ count: Int) {
    start += count
    if start == bytes.count {
      bytes = []
      start = 0
    } else if start > 1 << 16, start > bytes.count / 2 {
      bytes.removeFirst(start)
      start = 0
    }
  }

  /// Nil while the header has not ended; else what there is to say of it, which mostly is nothing.
  private mutating func readHeader() -> Frame?? {
    guard let end = headerEnd() else {
      guard bytes.count - start > FrameSplitter.maximumHeaderByteCount else { return nil }
      state = .lost
      cut(1)
      return .some(.fault("a header of more than \(FrameSplitter.maximumHeaderByteCount) bytes"))
    }
    var count: Int?
    var fault: String?
    for line in bytes[start..<end.text].split(whereSeparator: { $0 == 0x0D || $0 == 0x0A }) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
        fault = "a header line without a colon"
        continue
      }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = trimmed(line[(colon + 1)...])
      switch name {
      case "content-length":
        if let number = length(value) {
          if let count, count != number { fault = "two lengths" }
          count = number
        } else {
          fault = "a length that is no number: \(String(decoding: value.prefix(40), as: UTF8.self))"
        }
      case "content-type":
        if let charset = charset(value), charset != "utf-8", charset != "utf8" {
          fault = "a character set other than UTF-8: \(charset.prefix(40))"
        }
      default: break
      }
    }
    if fault == nil, let count {
      guard count <= FrameSplitter.maximumBodyByteCount else {
        cut(end.next - start)
        state = .lost
        return .some(.tooLarge("a message of \(count) bytes; at most \(FrameSplitter.maximumBodyByteCount) are taken"))
      }
      cut(end.next - start)
      state = .body(count: count)
      return .some(nil)
    }
    if let count, count <= FrameSplitter.maximumBodyByteCount, fault?.hasPrefix("a character set") ?? false {
      // Its place is known, only its text is not: it is passed over.
      guard bytes.count - end.next >= count else { return nil }
      cut(end.next - start + count)
      return .some(.fault(fault ?? ""))
    }
    // Where no line is a length, one may still stand behind what is left of an earlier body.
    if fault != nil { cut(end.next - start) }
    state = .lost
    return .some(.fault(fault ?? "a header without Content-Length"))
  }

  /// Where the header's lines end, and where the body starts: after an empty line, with or without carriage returns.
  private func headerEnd() -> (text: Int, next: Int)? {
    var i = start
    let limit = min(bytes.count, start + FrameSplitter.maximumHeaderByteCount)
    while i < limit {
      if bytes[i] == 0x0A {
        if i + 1 < bytes.count, bytes[i + 1] == 0x0A { return (i, i + 2) }
        if i + 2 < bytes.count, bytes[i + 1] == 0x0D, bytes[i + 2] == 0x0A { return (i, i + 3) }
      }
      i += 1
    }
    return nil
  }

  /// Drops everything up to the next `Content-Length:`; whether there is one.
  private mutating func findHeader() -> Bool {
    let name = Array("content-length:".utf8)
    var i = start
    while i + name.count <= bytes.count {
      var matched = 0
      while matched < name.count, bytes[i + matched] | 0x20 == name[matched] || bytes[i + matched] == name[matched] {
        matched += 1
      }
      if matched == name.count {
        cut(i - start)
        return true
      }
      i += 1
    }
    cut(i - start)
    return false
  }

  private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return bytes
  }

  private func length(_ value: ArraySlice<UInt8>) -> Int? {
    guard !value.isEmpty, value.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    // More digits than fit are a length all the same, and too large.
    return Int(String(decoding: value, as: UTF8.self)) ?? Int.max
  }

  private func charset(_ value: ArraySlice<UInt8>) -> String? {
    for part in value.split(separator: UInt8(ascii: ";")) {
      let text = String(decoding: trimmed(part), as: UTF8.self).lowercased()
      if text.hasPrefix("charset=") { return String(text.dropFirst(8).filter { $0 != "\"" }) }
    }
    return nil
  }
}
