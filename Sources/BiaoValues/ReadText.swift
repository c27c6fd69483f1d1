// Text values: only whether there is one.

public import BiaoSyntax

extension Read {
  /// Any text that is none of the marks for a missing value: its trimmed range.
  public static func text(_ source: [UInt8], _ range: ByteRange) -> Reading<ByteRange> {
    if beginsPlainly(source, range) { return .value(trimmedRange(source, range)) }
    return MissingMark.reading(source, range) ?? .value(trimmedRange(source, range))
  }

  /// Whether the text begins with an ideograph with which no mark begins (无 暂 不 待 略), as nearly all texts do.
  private static func beginsPlainly(_ source: [UInt8], _ range: ByteRange) -> Bool {
    let start = range.lowerBound
    guard start >= 0, range.count > 2, range.upperBound <= source.count else { return false }
    let first = source[start]
    guard first >= 0xE4, first <= 0xE9 else { return false }
    switch (first, source[start + 1], source[start + 2]) {
    case (0xE6, 0x97, 0xA0), (0xE6, 0x9A, 0x82), (0xE4, 0xB8, 0x8D), (0xE5, 0xBE, 0x85), (0xE7, 0x95, 0xA5):
      return false
    default: return true
    }
  }
}
