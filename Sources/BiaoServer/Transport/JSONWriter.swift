// Writing JSON, byte by byte into one buffer: no value is built in between.

/// Appends JSON to a buffer and puts the commas. Who calls it opens and closes what belongs together.
struct JSONWriter: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Whether a comma is due before the next value.
  private var isComma = false

  init() {}

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  private mutating func comma() {
    if isComma { bytes.append(UInt8(ascii: ",")) }
    isComma = true
  }

  // MARK: - Containers

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    body(&self)
    close(UInt8(ascii: "}"))
  }

  mutating func array(_ body: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "["))
    body(&self)
    close(UInt8(ascii: "]"))
  }

  /// The same in two calls, for the long lists in which a closure for each object would be felt.
  mutating func beginObject() { open(UInt8(ascii: "{")) }
  mutating func endObject() { close(UInt8(ascii: "}")) }
  mutating func beginArray() { open(UInt8(ascii: "[")) }
  mutating func endArray() { close(UInt8(ascii: "]")) }

  private mutating func open(_ bracket: UInt8) {
    comma()
    bytes.append(bracket)
    isComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    isComma = true
  }

  mutating func array<Element>(_ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void) {
    array { writer in
      for element in elements { body(&writer, element) }
    }
  }

  // MARK: - Members

  /// The members of an object as they came, but for the one of that name.
  mutating func members(of object: JSONValue, without name: String? = nil) {
    for (key, value) in object.members where key != name {
      dataKey(key)
      raw(value.raw)
    }
  }

  /// A key; its value must follow. `key` needs no escapes.
  mutating func key(_ key: StaticString) {
    let isComma = isComma
    bytes.append(addingCapacity: key.utf8CodeUnitCount + 4) { output in
      if isComma { output.append(UInt8(ascii: ",")) }
      output.append(UInt8(ascii: "\""))
      output.append(key)
      output.append(UInt8(ascii: "\""))
      output.append(UInt8(ascii: ":"))
    }
    self.isComma = false
  }

  /// A key that is data.
  mutating func dataKey(_ key: String) {
    string(key)
    bytes.append(UInt8(ascii: ":"))
    isComma = false
  }

  mutating func member(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  mutating func member(_ name: StaticString, _ value: Int) {
    key(name)
    int(value)
  }

  mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  mutating func object(_ name: StaticString, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  mutating func array(_ name: StaticString, _ body: (inout JSONWriter) -> Void) {
    key(name)
    array(body)
  }

  mutating func array<Element>(
    _ name: StaticString, _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    array(elements, body)
  }

  // MARK: - Values

  mutating func null() { literal("null") }

  mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  mutating func int(_ value: Int) { self.value(atMost: JSONWriter.digits) { $0.append(number: value) } }

  /// A number has no more characters.
  static let digits = 20

  mutating func string(_ value: String) {
    comma()
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { utf8 in
      var start = utf8.startIndex
      for i in utf8.indices where needsEscape(unsafe utf8[i]) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<i]))
        escape(unsafe utf8[i])
        start = i + 1
      }
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A string of bytes that are UTF-8, or are repaired where they are not.
  mutating func string(_ value: some Collection<UInt8>) { string(String(decoding: value, as: UTF8.self)) }

  /// A value of at most `count` bytes that `body` appends as JSON: for the few kinds of values of which a message holds
  /// thousands.
  mutating func value(atMost count: Int, _ body: (inout OutputSpan<UInt8>) -> Void) {
    comma()
    bytes.append(addingCapacity: count, initializingWith: body)
  }

  /// A value that is JSON already.
  mutating func raw(_ json: some Collection<UInt8>) {
    comma()
    bytes.append(contentsOf: json)
  }

  private mutating func literal(_ text: StaticString) {
    comma()
    append(text)
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  @inline(__always)
  private func needsEscape(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
  }
}

extension OutputSpan<UInt8> {
  /// Appends the characters of the text, for which there must be room.
  mutating func append(_ text: StaticString) {
    // A text in quotation marks in the source has them in memory, as long as the program runs.
    let characters = unsafe UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    for i in characters.indices { append(unsafe characters[i]) }
  }

  /// Appends the number in decimal, for which there must be room.
  mutating func append(number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    let rest = number.magnitude
    var power: UInt = 1
    while rest / power >= 10 { power *= 10 }
    while power > 0 {
      append(0x30 + UInt8(truncatingIfNeeded: rest / power % 10))
      power /= 10
    }
  }
}
