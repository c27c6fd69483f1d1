// The numbers of a text in digits, one after the other.

import BiaoSyntax

/// Runs of digits; a point or comma between two of them is no part of either.
struct DigitRuns: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let end: Int
  private var at: Int

  init(_ bytes: [UInt8], _ text: ByteRange) {
    (self.bytes, at, end) = (bytes, text.lowerBound, text.upperBound)
  }

  /// The next run, and its number if it has no more than nine digits, else the first nine.
  mutating func next() -> (range: ByteRange, number: Int)? {
    while at < end, bytes[at] &- 0x30 >= 10 { at += 1 }
    guard at < end else { return nil }
    let start = at
    var number = 0
    while at < end, bytes[at] &- 0x30 < 10 {
      if at - start < 9 { number = number * 10 + Int(bytes[at] &- 0x30) }
      at += 1
    }
    return (start..<at, number)
  }
}
