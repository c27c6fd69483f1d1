// A value's text as readers see it: half-width, with each byte's place in the source.

public import BiaoSyntax

/// A piece of source text folded for reading: full-width forms U+FF01–U+FF5E as ASCII, U+3000 and U+00A0 as a space,
/// zero-width characters dropped; everything else (`。` and `、` too) as it stands. Still UTF-8.
///
/// Two coordinate systems: *folded* offsets index `bytes`; *source* offsets are byte offsets into the document.
public struct FoldedText: Sendable {
  /// The folded UTF-8. Bytes that are no UTF-8 stand unchanged.
  public private(set) var bytes: [UInt8] = []
  /// For each folded byte the source offset of the character it came from; one more entry for the end.
  public private(set) var offsets: [UInt32] = []

  /// Folds `range` of `source`. A range outside of the source is cut to it.
  public init(_ source: [UInt8], _ range: ByteRange) {
    let start = min(max(range.lowerBound, 0), source.count)
    let end = min(max(range.upperBound, start), source.count)
    bytes.reserveCapacity(end - start)
    offsets.reserveCapacity(end - start + 1)
    var i = start
    while i < end {
      let byte = source[i]
      if byte < 0x80 {
        append(byte, at: i)
        i += 1
        continue
      }
      if byte == 0xEF, i + 2 < end {
        let second = source[i + 1]
        let third = source[i + 2]
        // U+FF01–U+FF3F are EF BC 81–BF, U+FF40–U+FF5E are EF BD 80–9E.
        if second == 0xBC, third >= 0x81, third <= 0xBF {
          append(third - 0x60, at: i)
          i += 3
          continue
        }
        if second == 0xBD, third >= 0x80, third <= 0x9E {
          append(third - 0x20, at: i)
          i += 3
          continue
        }
        if second == 0xBB, third == 0xBF {
          i += 3
          continue
        }
      }
      if byte == 0xE3, i + 2 < end, source[i + 1] == 0x80, source[i + 2] == 0x80 {
        append(0x20, at: i)
        i += 3
        continue
      }
      if byte == 0xC2, i + 1 < end, source[i + 1] == 0xA0 {
        append(0x20, at: i)
        i += 2
        continue
      }
      // U+200B–U+200F (E2 80 8B–8F), zero-width and direction marks.
      if byte == 0xE2, i + 2 < end, source[i + 1] == 0x80, source[i + 2] >= 0x8B, source[i + 2] <= 0x8F {
        i += 3
        continue
      }
      append(byte, at: i)
      i += 1
    }
    offsets.append(UInt32(truncatingIfNeeded: end))
  }

  private mutating func append(_ byte: UInt8, at offset: Int) {
    bytes.append(byte)
    offsets.append(UInt32(truncatingIfNeeded: offset))
  }

  /// The source range of a range of folded bytes; cut to the text.
  public func source(_ folded: Range<Int>) -> ByteRange {
    let last = offsets.count - 1
    let lower = min(max(folded.lowerBound, 0), last)
    let upper = min(max(folded.upperBound, lower), last)
    return ByteRange(clamping: Int(offsets[lower]), Int(offsets[upper]))
  }
}
