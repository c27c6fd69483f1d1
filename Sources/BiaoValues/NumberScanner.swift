// Numbers in digits: 1685.89, 1,245.61, １２０．００.

import BiaoSyntax

/// What stood at a cursor that was asked for a number.
enum ScannedNumber {
  case none
  case value(Decimal, isFullwidth: Bool)
  /// More digits than a figure holds: 38 in all, 30 after the point.
  case tooLong(ByteRange)
}

enum NumberScanner {
  /// Takes digits with thousands separators and decimals. A comma is a separator only after one to three digits, of
  /// which the first is no zero, and before exactly three; a point only before a digit.
  static func scan(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> ScannedNumber {
    let start = cursor.at
    var value: Int128 = 0
    var digits = 0
    var scale = 0
    var isFullwidth = false
    var overflow = false

    func take(_ digit: Int) {
      isFullwidth = isFullwidth || cursor.isFullwidth
      if digits < 18 {
        value = value &* 10 &+ Int128(digit)
      } else {
        let (raised, first) = value.multipliedReportingOverflow(by: 10)
        let (sum, second) = raised.addingReportingOverflow(Int128(digit))
        overflow = overflow || first || second
        value = overflow ? 0 : sum
      }
      digits += 1
      cursor.advance(bytes)
    }

    let startsWithZero = cursor.digit == 0
    while let digit = cursor.digit { take(digit) }
    if digits > 0, digits <= 3, !startsWithZero {
      while cursor.scalar == 0x2C, let groupIsWide = separatorWidth(cursor, bytes) {
        isFullwidth = isFullwidth || groupIsWide
        cursor.advance(bytes)
        for _ in 0..<3 { if let digit = cursor.digit { take(digit) } }
      }
    }
    if cursor.scalar == 0x2E {
      var ahead = cursor
      let pointIsWide = ahead.isFullwidth
      ahead.advance(bytes)
      if ahead.digit != nil {
        isFullwidth = isFullwidth || pointIsWide
        cursor = ahead
        while let digit = cursor.digit {
          take(digit)
          scale += 1
        }
      }
    }
    guard digits > 0 else { return .none }
    guard !overflow, let number = Decimal(significand: value, scale: scale) else {
      return .tooLong(ByteRange(clamping: start, cursor.last))
    }
    return .value(number, isFullwidth: isFullwidth)
  }

  /// Whether the comma at the cursor is full-width; nil unless exactly three digits follow it.
  private static func separatorWidth(_ cursor: FoldedCursor, _ bytes: [UInt8]) -> Bool? {
    var ahead = cursor
    let isWide = ahead.isFullwidth
    ahead.advance(bytes)
    for _ in 0..<3 {
      guard ahead.digit != nil else { return nil }
      ahead.advance(bytes)
    }
    return ahead.digit == nil ? isWide : nil
  }
}
