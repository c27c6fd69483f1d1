// White space, and cutting it off.

/// Whether a space, a tab, a full-width space or a no-break space starts at `i`.
func isSpace(_ bytes: [UInt8], at i: Int) -> Bool {
  spaceLength(bytes.span, at: i) > 0
}

/// The length in bytes of the white space character at `i`, or 0.
@inline(__always)
func spaceLength(_ bytes: Span<UInt8>, at i: Int) -> Int {
  switch bytes[i] {
  case 0x20, 0x09: return 1
  case 0xE3: return i + 2 < bytes.count && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x80 ? 3 : 0
  case 0xC2: return i + 1 < bytes.count && bytes[i + 1] == 0xA0 ? 2 : 0
  default: return 0
  }
}

/// `range` without white space at its ends; an empty range at its start if nothing else is in it.
public func trimmedRange(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange { trimmed(bytes.span, range) }

/// As `trimmedRange`. Most ranges have no white space at their ends, which is seen without a call.
@inline(__always)
func trimmed(_ bytes: Span<UInt8>, _ range: ByteRange) -> ByteRange {
  let lower = Swift.max(range.lowerBound, 0)
  let upper = Swift.min(range.upperBound, bytes.count)
  guard lower < upper else { return lower..<Swift.max(lower, upper) }
  if mayNotBeginSpace(bytes[lower]), mayNotEndSpace(bytes[upper &- 1]) { return ByteRange(clamping: lower, upper) }
  return trimmedEnds(bytes, lower, upper)
}

/// Whether no white space starts with that byte: it starts with 20, 09, C2 or E3.
@inline(__always)
func mayNotBeginSpace(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0xC2 && byte != 0xE3 }

/// Whether no white space ends with that byte: it ends with 20, 09, 80 or A0.
@inline(__always)
func mayNotEndSpace(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x80 && byte != 0xA0 }

/// `lower..<upper`, which is not empty, without white space at its ends.
private func trimmedEnds(_ bytes: Span<UInt8>, _ lower: Int, _ upper: Int) -> ByteRange {
  var (lower, upper) = (lower, upper)
  let start = lower
  while lower < upper {
    let length = spaceLength(bytes, at: lower)
    if length == 0 || lower + length > upper { break }
    lower += length
  }
  if lower == upper { return start..<start }
  while upper > lower {
    let last = bytes[upper - 1]
    if last == 0x20 || last == 0x09 {
      upper -= 1
    } else if last == 0x80, upper - lower >= 3, bytes[upper - 3] == 0xE3, bytes[upper - 2] == 0x80 {
      upper -= 3
    } else if last == 0xA0, upper - lower >= 2, bytes[upper - 2] == 0xC2 {
      upper -= 2
    } else {
      break
    }
  }
  return lower..<upper
}

extension Tree {
  /// `range` without white space at its ends.
  public func trimmed(_ range: ByteRange) -> ByteRange { trimmedRange(bytes, range) }
}
