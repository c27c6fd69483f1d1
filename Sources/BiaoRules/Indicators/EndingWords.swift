// Words taken off the end of a text, one after the other.

import BiaoSyntax

extension [[UInt8]] {
  /// Where `range` ends without those of the words that it ends with: before ，应达到 in 居民满意度，应达到. Something is left.
  func trimmedEnd(of range: ByteRange, in bytes: [UInt8]) -> Int {
    var end = Swift.min(range.upperBound, bytes.count)
    while let word = first(where: {
      end - range.lowerBound > $0.count && bytes[(end - $0.count)..<end].elementsEqual($0)
    }) {
      end -= word.count
    }
    return end
  }
}
