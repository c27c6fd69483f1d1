// What the tests of the value readers share: places in a text.

import BiaoSyntax

/// A text to read, alone or in the middle of another: readers must keep to their range and count from the source.
struct Passage: Sendable {
  let bytes: [UInt8]
  let range: ByteRange

  init(_ text: String, embedded: Bool = false) {
    let own = Array(text.utf8)
    guard embedded else {
      bytes = own
      range = 0..<own.count
      return
    }
    // Digits and units on both sides would be read by a reader that leaves its range.
    let before = Array("表9万".utf8)
    bytes = before + own + Array("9万元".utf8)
    range = before.count..<(before.count + own.count)
  }

  func text(_ range: ByteRange?) -> String? {
    guard let range else { return nil }
    guard range.lowerBound >= self.range.lowerBound, range.upperBound <= self.range.upperBound else {
      return "outside: \(range)"
    }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  static func both(_ text: String) -> [Passage] { [Passage(text), Passage(text, embedded: true)] }
}
