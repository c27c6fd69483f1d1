// Looking into a parsed JSON text.

/// One value of a document. Every accessor is nil for a value of another kind: what a client sends wrongly is absent.
package struct JSONValue: Sendable {
  let document: JSONDocument
  let index: Int

  private var node: JSONDocument.Node { document.nodes[index] }

  package var isNull: Bool { node.kind == .null }
  package var isObject: Bool { node.kind == .object }
  package var isArray: Bool { node.kind == .array }
  package var isString: Bool { node.kind == .string }
  package var isNumber: Bool { node.kind == .number }

  /// The value as it stands in the text; strings with their quotation marks.
  package var raw: ArraySlice<UInt8> {
    let quote = node.kind == .string ? 1 : 0
    return document.bytes[(Int(node.start) - quote)..<(Int(node.end) + quote)]
  }

  /// The member of an object; the first, where a key stands twice. Nil for null too, which in the protocol says no more
  /// than an absent member.
  package subscript(_ key: StaticString) -> JSONValue? {
    find(key).flatMap { $0.isNull ? nil : $0 }
  }

  /// Whether an object has the member, were it null.
  package func has(_ key: StaticString) -> Bool { find(key) != nil }

  private func find(_ key: StaticString) -> JSONValue? {
    guard node.kind == .object else { return nil }
    var child = index + 1
    while child + 1 < Int(node.next) {
      let value = Int(document.nodes[child].next)
      if JSONValue(document: document, index: child).isEqual(to: key) {
        return JSONValue(document: document, index: value)
      }
      child = Int(document.nodes[value].next)
    }
    return nil
  }

  /// The member of that key in an object whose keys are data.
  func member(_ key: String) -> JSONValue? {
    members.first { $0.key == key }?.value
  }

  /// Keys and values of an object, in its order; none for any other value.
  var members: [(key: String, value: JSONValue)] {
    guard node.kind == .object else { return [] }
    var members: [(key: String, value: JSONValue)] = []
    var child = index + 1
    while child + 1 < Int(node.next) {
      let value = JSONValue(document: document, index: Int(document.nodes[child].next))
      members.append((JSONValue(document: document, index: child).string ?? "", value))
      child = Int(value.node.next)
    }
    return members
  }

  /// The elements of an array; none for any other value.
  package var elements: [JSONValue] {
    guard node.kind == .array else { return [] }
    var elements: [JSONValue] = []
    var child = index + 1
    while child < Int(node.next) {
      elements.append(JSONValue(document: document, index: child))
      child = Int(document.nodes[child].next)
    }
    return elements
  }

  package var bool: Bool? { node.kind == .bool ? node.flag : nil }

  /// A number without fraction that an `Int` can hold. `1.0` and `1e2` are such numbers.
  package var int: Int? {
    guard node.kind == .number else { return nil }
    let text = document.bytes[Int(node.start)..<Int(node.end)]
    if let value = Int(String(decoding: text, as: UTF8.self)) { return value }
    guard let value = Double(String(decoding: text, as: UTF8.self)) else { return nil }
    return Int(exactly: value)
  }

  package var string: String? { utf8.map { String(decoding: $0, as: UTF8.self) } }

  /// The text of a string, decoded. What is no UTF-8 in it stays as it was sent; half a surrogate pair becomes U+FFFD.
  package var utf8: [UInt8]? {
    guard node.kind == .string else { return nil }
    let text = Int(node.start)..<Int(node.end)
    return node.flag ? unescaped(document.bytes.span.extracting(text)) : Array(document.bytes[text])
  }

  private func isEqual(to name: StaticString) -> Bool {
    if node.flag { return string == "\(name)" }
    let start = Int(node.start)
    guard Int(node.end) - start == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { buffer in
      for i in buffer.indices where unsafe document.bytes[start + i] != buffer[i] { return false }
      return true
    }
  }

  /// The text of a string whose escapes the parser has found to be right. A document of 1 MB is one string with an escape
  /// for each of its lines, so what stands for itself is copied by eight bytes at a time.
  private func unescaped(_ text: Span<UInt8>) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: text.count) { buffer, count in
      // No escape is shorter than what it stands for, so the text written is never longer than the text read, and where
      // eight bytes can be read there is room for eight.
      let output = UnsafeMutableRawBufferPointer(buffer)
      let ones: UInt64 = 0x0101_0101_0101_0101
      var i = 0
      while true {
        while i &+ 8 <= text.count {
          let bytes = UInt64(littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self))
          unsafe output.storeBytes(of: bytes.littleEndian, toByteOffset: count, as: UInt64.self)
          let escapes = bytes ^ (ones &* 0x5C)
          let ends = (escapes &- ones) & ~escapes & (ones &* 0x80)
          let plain = ends == 0 ? 8 : ends.trailingZeroBitCount &>> 3
          i &+= plain
          count &+= plain
          if ends != 0 { break }
        }
        // The last few bytes, and the first of an escape.
        while i < text.count, text[i] != 0x5C {
          unsafe output[count] = text[i]
          i &+= 1
          count &+= 1
        }
        guard i + 1 < text.count else { return }
        let (scalar, length) = JSONValue.escape(text.extracting(droppingFirst: i))
        if scalar.isASCII {
          unsafe output[count] = UInt8(truncatingIfNeeded: scalar.value)
          count &+= 1
        } else {
          for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            unsafe output[count] = byte
            count &+= 1
          }
        }
        i += length
      }
    }
  }

  /// What the escape at the start of `text` stands for, and how many bytes it has. Half a surrogate pair is U+FFFD.
  private static func escape(_ text: Span<UInt8>) -> (scalar: Unicode.Scalar, length: Int) {
    switch text[1] {
    case UInt8(ascii: "b"): return ("\u{8}", 2)
    case UInt8(ascii: "f"): return ("\u{C}", 2)
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case UInt8(ascii: "u"):
      let unit = codeUnit(text, 2)
      if unit >= 0xD800, unit < 0xDC00, text.count >= 12, text[6] == UInt8(ascii: "\\"), text[7] == UInt8(ascii: "u") {
        let low = codeUnit(text, 8)
        if low >= 0xDC00, low < 0xE000 {
          let value = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
          return (Unicode.Scalar(value) ?? "\u{FFFD}", 12)
        }
      }
      return (Unicode.Scalar(unit) ?? "\u{FFFD}", 6)
    default: return (Unicode.Scalar(text[1]), 2)
    }
  }

  /// Four hexadecimal digits; the parser has seen that they are there.
  private static func codeUnit(_ text: Span<UInt8>, _ start: Int) -> UInt32 {
    var unit: UInt32 = 0
    for i in start..<min(start + 4, text.count) { unit = unit << 4 | (hexDigit(text[i]) ?? 0) }
    return unit
  }
}
