// Reading a cell as telephone numbers.

public import BiaoSyntax

extension Read {
  /// One or more telephone numbers: the type `phone`. Each has 5 to 15 digits, with `-`, spaces, brackets and a leading
  /// `+` among them, and may have an extension of up to six digits more (转, `*`, `#`) and a word in brackets behind it
  /// (办公, 手机); several are separated by / 、 ， ； or a line. The value is the trimmed range; illegal is the first character that no telephone number holds, or a
  /// number of too few or too many digits.
  public static func phone(_ source: [UInt8], _ range: ByteRange) -> Reading<ByteRange> {
    if let missing = MissingMark.reading(source, range) as Reading<ByteRange>? { return missing }
    var cursor = FoldedCursor(source, range)
    cursor.skipSpaces(source)
    let start = cursor.at
    let end = trimmedEnd(cursor, source)
    var digits = 0
    var extensionDigits: Int?
    var isInBrackets = false
    var partStart = cursor.at
    var partEnd = cursor.at
    while !cursor.isAtEnd {
      switch cursor.scalar {
      case 0x30...0x39:
        if digits == 0 { partStart = cursor.at }
        if let count = extensionDigits, count < 6 { extensionDigits = count + 1 } else { digits += 1 }
        partEnd = cursor.next
      // * # 转
      case 0x2A, 0x23, 0x8F6C: if digits > 0 { extensionDigits = extensionDigits ?? 0 }
      case 0x28: isInBrackets = true
      case 0x29: isInBrackets = false
      // + - and the dashes
      case 0x2B, 0x2D, 0x2010...0x2015: break
      case 0x2F, 0x3001, 0x2C, 0x3B, 0x0A, 0x0D:
        guard digits > 0 else { return .illegal(ByteRange(clamping: cursor.at, cursor.next)) }
        guard (5...15).contains(digits) else { return .illegal(ByteRange(clamping: partStart, partEnd)) }
        digits = 0
        extensionDigits = nil
        partStart = cursor.next
        partEnd = cursor.next
      case 0x4E00...0x9FFF where isInBrackets && digits > 0: break
      default:
        if !cursor.isSpace { return .illegal(ByteRange(clamping: cursor.at, cursor.next)) }
      }
      cursor.advance(source)
    }
    guard (5...15).contains(digits) else {
      return .illegal(ByteRange(clamping: digits == 0 ? start : partStart, digits == 0 ? end : partEnd))
    }
    return .value(ByteRange(clamping: start, end))
  }
}
