// The ideographs of a text one by one, for terms that are compared character by character.

import BiaoSyntax

/// A place in a text with the ideograph that stands there, or a gap between ideographs.
struct Ideograph {
  /// Its three bytes, as `NotationScan.character` reads them; 0 for what is no ideograph.
  var value: UInt32
  var at: Int

  /// The ideograph at `i`, which moves behind it, as its three bytes; 0 where another byte stands. `i` lies in the text.
  @inline(__always)
  static func next(_ text: Span<UInt8>, _ i: inout Int) -> UInt64 {
    guard i &+ 8 <= text.count else {
      guard text[i] &- 0xE4 < 6, i + 2 < text.count else {
        i &+= 1
        return 0
      }
      defer { i &+= 3 }
      return UInt64(text[i]) << 16 | UInt64(text[i + 1]) << 8 | UInt64(text[i + 2])
    }
    let character = text.eightBytes(at: i) &>> 40
    guard character &- 0xE4_0000 < 0x06_0000 else {
      i &+= 1
      return 0
    }
    i &+= 3
    return character
  }

  /// Adds those of a text until there are `limit`. What is none between two stands there once, however long it is.
  static func add(_ text: ByteRange, of bytes: [UInt8], to found: inout [Ideograph], limit: Int = .max) {
    var i = max(text.lowerBound, 0)
    let span = bytes.span.extracting(0..<min(text.upperBound, bytes.count))
    var isGap = found.last?.value ?? 0 == 0
    while i < span.count, found.count < limit {
      let at = i
      let value = UInt32(truncatingIfNeeded: next(span, &i))
      if value == 0, isGap { continue }
      isGap = value == 0
      found.append(Ideograph(value: value, at: at))
    }
  }
}
