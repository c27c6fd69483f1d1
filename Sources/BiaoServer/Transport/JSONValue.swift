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
    let text = document.bytes[Int(node.start)..<Int(node.end)]
    return node.flag ? unescaped(text) : Array(text)
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

  private func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var i = text.startIndex
    while i < text.endIndex {
      // What stands between two escapes is copied in one piece: a document has one for each of its lines.
      let rest = text[i...]
      let escape = i + runLengthBeforeEscape(rest.span)
      result.append(contentsOf: text[i..<escape])
      i = escape
      guard i + 1 < text.endIndex else { break }
      switch text[i + 1] {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        var unit = codeUnit(text, i + 2)
        i += 6
        if unit >= 0xD800, unit < 0xDC00, i + 1 < text.endIndex, text[i] == UInt8(ascii: "\\"),
          text[i + 1] == UInt8(ascii: "u")
        {
          let low = codeUnit(text, i + 2)
          if low >= 0xDC00, low < 0xE000 {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
            i += 6
          }
        }
        result.append(contentsOf: String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
        continue
      default: result.append(text[i + 1])
      }
      i += 2
    }
    return result
  }

  /// Four hexadecimal digits; the parser has seen that they are there.
  private func codeUnit(_ text: ArraySlice<UInt8>, _ start: Int) -> UInt32 {
    var unit: UInt32 = 0
    for i in start..<min(start + 4, text.endIndex) { unit = unit << 4 | (hexDigit(text[i]) ?? 0) }
    return unit
  }
}
