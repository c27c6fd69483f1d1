// The sentences of a text: what stands between full stops and semicolons.

import BiaoSyntax

/// They come without their stops. A full stop of ASCII is a point.
struct Sentences: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var start: Int
  private let end: Int

  init(_ bytes: [UInt8], _ text: ByteRange) {
    self.bytes = bytes
    start = Swift.max(text.lowerBound, 0)
    end = Swift.min(text.upperBound, bytes.count)
  }

  mutating func next() -> ByteRange? {
    guard start < end else { return nil }
    let stop = nextStop()
    let sentence = ByteRange(clamping: start, stop)
    start = stop < end ? stop + (bytes[stop] == 0x3B ? 1 : 3) : end
    return sentence
  }

  private func nextStop() -> Int {
    let text = bytes.span
    var i = start
    while i < end {
      if text[i] == 0x3B || end &- i > 2 && Sentences.isStop(text[i], text[i &+ 1], text[i &+ 2]) { return i }
      i &+= 1
    }
    return end
  }

  /// 。 and ；
  @inline(__always)
  private static func isStop(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    first == 0xE3 && second == 0x80 && third == 0x82 || first == 0xEF && second == 0xBC && third == 0x9B
  }
}

extension Sentences {
  /// Whether 元 stands so often in a text: a text with fewer amounts has nothing to add up or to compare.
  static func hold(_ least: Int, amountsIn text: ByteRange, _ bytes: [UInt8]) -> Bool {
    let (span, end) = (bytes.span, Swift.min(text.upperBound, bytes.count))
    var count = 0
    var i = Swift.max(text.lowerBound, 0)
    while end &- i > 2 {
      if span[i] == 0xE5, span[i &+ 1] == 0x85, span[i &+ 2] == 0x83 {
        count &+= 1
        if count == least { return true }
      }
      i &+= span[i] &- 0xE0 < 16 ? 3 : 1
    }
    return false
  }
}
