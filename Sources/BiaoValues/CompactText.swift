// Folded text without the white space inside of it, with each byte's place in the source.

import BiaoSyntax

/// A `FoldedText` for matching words in: white space between two characters is dropped (`力 争` is 力争), except that one
/// space is kept between two ASCII letters or digits, and a line break becomes `;`. Offsets index `bytes`.
struct CompactText: Sendable {
  private(set) var bytes: [UInt8]
  private let folded: FoldedText
  /// For each byte its place in the folded text; empty where the two texts are the same.
  private var places: [UInt32] = []

  init(_ source: [UInt8], _ range: ByteRange) {
    folded = FoldedText(source, range)
    bytes = folded.bytes
    guard bytes.contains(where: { $0 <= 0x20 }) else { return }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    places.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte > 0x20 {
        kept.append(byte)
        places.append(UInt32(truncatingIfNeeded: index))
        index += 1
        continue
      }
      let start = index
      var breaksLine = false
      while index < bytes.count, bytes[index] <= 0x20 {
        if bytes[index] == 0x0A || bytes[index] == 0x0D { breaksLine = true }
        index += 1
      }
      guard let last = kept.last, index < bytes.count else { continue }
      let joinsWords = Self.isAlphanumeric(last) && Self.isAlphanumeric(bytes[index])
      guard breaksLine || joinsWords else { continue }
      kept.append(breaksLine ? 0x3B : 0x20)
      places.append(UInt32(truncatingIfNeeded: start))
    }
    bytes = kept
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  /// The source range of a range of `bytes`; cut to the text.
  func source(_ range: Range<Int>) -> ByteRange {
    let lower = min(max(range.lowerBound, 0), bytes.count)
    let upper = min(max(range.upperBound, lower), bytes.count)
    guard !places.isEmpty else { return folded.source(lower..<upper) }
    guard lower < upper else {
      let place = lower < places.count ? Int(places[lower]) : folded.bytes.count
      return folded.source(place..<place)
    }
    return folded.source(Int(places[lower])..<Int(places[upper - 1]) + 1)
  }
}
