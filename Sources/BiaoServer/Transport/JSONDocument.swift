// Reading JSON: one pass over the bytes into a flat array of values, looked into afterwards.
//
// Written here because the decoder of the toolchain's Foundation would make the program five times as large, does not
// link into a static binary, and takes longer for a message of 1 MB than all the rest of an edit.

/// A parsed JSON text. Values are flat and in preorder, so nothing recurses, however deep the text is nested.
package struct JSONDocument: Sendable {
  /// One value, in bytes of the text.
  struct Node: Sendable {
    enum Kind: UInt8, Sendable {
      case null, bool, number, string, array, object
    }
    var kind: Kind
    /// A string whose text has an escape and must be decoded; a `true`.
    var flag: Bool
    var start: UInt32
    /// After the last byte; for strings both without their quotation marks.
    var end: UInt32
    /// Index of the first node after this one and all in it.
    var next: UInt32
  }

  /// Why a text is no JSON, and where.
  package struct ParseError: Error, Sendable, Hashable {
    package var offset: Int
    package var reason: String
  }

  let bytes: [UInt8]
  private(set) var nodes: [Node] = []

  /// So many values may there be: more than an edit of each character of the largest form has. Depth needs no limit of its
  /// own, as nothing recurses.
  static let maximumNodeCount = 1 << 24
  /// Offsets are kept in 32 bits.
  static let maximumByteCount = 1 << 30

  package init(_ bytes: [UInt8]) throws(ParseError) {
    self.bytes = bytes
    guard bytes.count <= JSONDocument.maximumByteCount else {
      throw ParseError(offset: 0, reason: "more than \(JSONDocument.maximumByteCount) bytes")
    }
    nodes.reserveCapacity(32)
    try parse()
  }

  /// The memory that it takes.
  var byteCount: Int { bytes.count + nodes.capacity * MemoryLayout<Node>.stride }

  /// The outermost value.
  package var root: JSONValue { JSONValue(document: self, index: 0) }

  // MARK: - Parsing

  private mutating func parse() throws(ParseError) {
    /// The arrays and objects that are open, by index.
    var open: [Int] = []
    var i = 0
    i = skipSpace(i)
    while true {
      // A value starts here.
      guard i < bytes.count else { throw ParseError(offset: i, reason: "the text ends where a value is due") }
      let index = nodes.count
      guard index < JSONDocument.maximumNodeCount else { throw ParseError(offset: i, reason: "too many values") }
      switch bytes[i] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = bytes[i] == UInt8(ascii: "{")
        add(isObject ? .object : .array, i, i + 1)
        open.append(index)
        i = skipSpace(i + 1)
        guard i < bytes.count else { throw ParseError(offset: i, reason: "the text ends within a value") }
        if bytes[i] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          break
        }
        if isObject { i = try key(i) }
        continue
      case UInt8(ascii: "\""): i = try string(i)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): i = try number(i)
      case UInt8(ascii: "t"): i = try word("true", i, .bool, flag: true)
      case UInt8(ascii: "f"): i = try word("false", i, .bool, flag: false)
      case UInt8(ascii: "n"): i = try word("null", i, .null, flag: false)
      default: throw ParseError(offset: i, reason: "no value starts like this")
      }
      // A value has ended; close what ends with it.
      var hasNext = false
      while !hasNext {
        guard let container = open.last else {
          i = skipSpace(i)
          guard i == bytes.count else { throw ParseError(offset: i, reason: "something follows the value") }
          return
        }
        i = skipSpace(i)
        guard i < bytes.count else { throw ParseError(offset: i, reason: "the text ends within a value") }
        let isObject = nodes[container].kind == .object
        switch bytes[i] {
        case UInt8(ascii: ","):
          i = skipSpace(i + 1)
          if isObject { i = try key(i) }
          hasNext = true
        case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
          i += 1
          nodes[container].end = UInt32(truncatingIfNeeded: i)
          nodes[container].next = UInt32(truncatingIfNeeded: nodes.count)
          open.removeLast()
        default: throw ParseError(offset: i, reason: "a comma or a closing bracket is due")
        }
      }
    }
  }

  private mutating func add(_ kind: Node.Kind, flag: Bool = false, _ start: Int, _ end: Int) {
    nodes.append(
      Node(
        kind: kind, flag: flag, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        next: UInt32(truncatingIfNeeded: nodes.count + 1)))
  }

  private func skipSpace(_ start: Int) -> Int {
    var i = start
    while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x0A || bytes[i] == 0x0D || bytes[i] == 0x09 { i += 1 }
    return i
  }

  /// A key with its colon; returns where its value starts.
  private mutating func key(_ start: Int) throws(ParseError) -> Int {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
      throw ParseError(offset: start, reason: "a key is due")
    }
    // In two steps: in one, a copy of all nodes would be made for the sake of the outer call.
    let end = try string(start)
    let i = skipSpace(end)
    guard i < bytes.count, bytes[i] == UInt8(ascii: ":") else {
      throw ParseError(offset: i, reason: "a colon is due")
    }
    return skipSpace(i + 1)
  }

  private mutating func string(_ start: Int) throws(ParseError) -> Int {
    var i = start + 1
    var isEscaped = false
    while true {
      i += plainRunLength(bytes.span.extracting(droppingFirst: i))
      guard i < bytes.count else { break }
      if bytes[i] == UInt8(ascii: "\"") {
        add(.string, flag: isEscaped, start + 1, i)
        return i + 1
      }
      guard bytes[i] == UInt8(ascii: "\\") else {
        throw ParseError(offset: i, reason: "a control character in a string")
      }
      isEscaped = true
      i = try escape(i)
    }
    throw ParseError(offset: start, reason: "a string that does not end")
  }

  /// The escape at `i`; returns the offset after it.
  private func escape(_ i: Int) throws(ParseError) -> Int {
    guard i + 1 < bytes.count else { throw ParseError(offset: i, reason: "a string that does not end") }
    switch bytes[i + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return i + 2
    case UInt8(ascii: "u"):
      guard i + 6 <= bytes.count, bytes[(i + 2)..<(i + 6)].allSatisfy({ hexDigit($0) != nil }) else {
        throw ParseError(offset: i, reason: "an escape without four digits")
      }
      return i + 6
    default: throw ParseError(offset: i, reason: "an escape that there is not")
    }
  }

  private mutating func number(_ start: Int) throws(ParseError) -> Int {
    var i = start
    if bytes[i] == UInt8(ascii: "-") { i += 1 }
    let integer = digits(i)
    guard integer > i, integer == i + 1 || bytes[i] != UInt8(ascii: "0") else {
      throw ParseError(offset: start, reason: "a number that is none")
    }
    i = integer
    if i < bytes.count, bytes[i] == UInt8(ascii: ".") {
      let fraction = digits(i + 1)
      guard fraction > i + 1 else { throw ParseError(offset: start, reason: "a number that is none") }
      i = fraction
    }
    if i < bytes.count, bytes[i] == UInt8(ascii: "e") || bytes[i] == UInt8(ascii: "E") {
      i += 1
      if i < bytes.count, bytes[i] == UInt8(ascii: "+") || bytes[i] == UInt8(ascii: "-") { i += 1 }
      let exponent = digits(i)
      guard exponent > i else { throw ParseError(offset: start, reason: "a number that is none") }
      i = exponent
    }
    add(.number, start, i)
    return i
  }

  private func digits(_ start: Int) -> Int {
    var i = start
    while i < bytes.count, bytes[i] >= 0x30, bytes[i] <= 0x39 { i += 1 }
    return i
  }

  private mutating func word(
    _ word: StaticString, _ start: Int, _ kind: Node.Kind, flag: Bool
  ) throws(ParseError) -> Int {
    let end = start + word.utf8CodeUnitCount
    guard end <= bytes.count, bytes[start..<end].elementsEqual("\(word)".utf8) else {
      throw ParseError(offset: start, reason: "no value starts like this")
    }
    add(kind, flag: flag, start, end)
    return end
  }
}

/// The value of a hexadecimal digit.
func hexDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x30...0x39: UInt32(byte - 0x30)
  case 0x41...0x46: UInt32(byte - 0x41 + 10)
  case 0x61...0x66: UInt32(byte - 0x61 + 10)
  default: nil
  }
}
