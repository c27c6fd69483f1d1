// Writing JSON for other programs, without a tree of values between.

import BiaoRules
import BiaoSyntax

/// Appends JSON to a buffer.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Takes back what was appended since there were `count` bytes.
  mutating func takeBack(to count: Int) { bytes.removeLast(max(0, bytes.count - count)) }

  /// A string with its quotation marks (RFC 8259, section 7).
  mutating func string(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: raw(#"\""#)
      case 0x5C: raw(#"\\"#)
      case 0x0A: raw(#"\n"#)
      case 0x0D: raw(#"\r"#)
      case 0x09: raw(#"\t"#)
      case 0x00...0x1F:
        raw(byte < 0x10 ? #"\u000"# : #"\u00"#)
        raw(String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  /// What stands before a string (a brace or a comma, the key, the colon), and the string.
  mutating func member(_ key: String, _ value: String) {
    raw(key)
    string(value)
  }

  mutating func range(_ range: ByteRange, _ places: inout PlaceIndex) {
    raw(#"{"start":"#)
    place(places.place(at: range.lowerBound))
    raw(#","end":"#)
    place(places.place(at: range.upperBound))
    raw("}")
  }

  mutating func range(_ place: Facts.Place) {
    raw(#"{"start":"#)
    self.place(Place(line: place.line + 1, column: place.codePoints.lowerBound + 1, offset: place.range.lowerBound))
    raw(#","end":"#)
    self.place(Place(line: place.line + 1, column: place.codePoints.upperBound + 1, offset: place.range.upperBound))
    raw("}")
  }

  private mutating func place(_ place: Place) {
    raw("{\"line\":\(place.line),\"column\":\(place.column),\"offset\":\(place.offset)}")
  }
}
