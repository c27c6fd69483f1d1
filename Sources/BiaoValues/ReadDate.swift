// Reading a cell as a date, a month or a year.

public import BiaoSyntax

extension Read {
  /// A date as complete as it was written: the type `date`. `年   月   日` without digits is empty.
  public static func date(_ source: [UInt8], _ range: ByteRange) -> Reading<WrittenDate> {
    whole(source, range) { cursor, _ in DateScanner.scan(&cursor, source, allowsShortYear: true) }
  }

  /// A date that names at least its month: the type `month`. A year alone is illegal.
  public static func month(_ source: [UInt8], _ range: ByteRange) -> Reading<WrittenDate> {
    date(source, range).map { $0.date.month == nil ? .illegal($0.range) : .value($0) }
  }

  /// A year: `2020年度`, `2023年`, `2021`: the type `year`. A month after it is illegal.
  public static func year(_ source: [UInt8], _ range: ByteRange) -> Reading<WrittenDate> {
    date(source, range).map { written in
      guard written.date.year != nil else { return .illegal(written.range) }
      guard let month = written.monthRange else { return .value(written) }
      return .illegal(ByteRange(clamping: month.lowerBound, written.range.upperBound))
    }
  }

  /// Reads a cell that holds one value of time and nothing else. `scan` takes it at the cursor.
  static func whole(
    _ source: [UInt8], _ range: ByteRange, _ scan: (inout FoldedCursor, FoldedCursor) -> DateScanner.Outcome
  ) -> Reading<WrittenDate> {
    wholeValue(source, range) { cursor, start in
      switch scan(&cursor, start) {
      case .none: return nil
      case .date(let date): return .value(date)
      case .fault(let range): return .illegal(range)
      }
    }
  }

  /// Reads a cell of any kind of time: marks of a missing value first, then what `scan` takes, and nothing after it but
  /// a note in brackets (2021年5月31日（星期一）) and a full stop. Nil from `scan` means that nothing could be read.
  static func wholeValue<Value: Sendable>(
    _ source: [UInt8], _ range: ByteRange, _ scan: (inout FoldedCursor, FoldedCursor) -> Reading<Value>?
  ) -> Reading<Value> {
    if let missing = MissingMark.reading(source, range) as Reading<Value>? { return missing }
    var cursor = FoldedCursor(source, range)
    cursor.skipSpaces(source)
    let start = cursor
    if isUnfilledDate(start, source) { return .empty }
    guard let reading = scan(&cursor, start) else {
      return .illegal(ByteRange(clamping: start.at, trimmedEnd(start, source)))
    }
    guard case .value = reading else { return reading }
    cursor.skipSpaces(source)
    if cursor.scalar == 0x28, bracket(&cursor, source) != nil { cursor.skipSpaces(source) }
    if cursor.scalar == 0x3002 { cursor.advance(source) }
    cursor.skipSpaces(source)
    guard cursor.isAtEnd else { return .illegal(ByteRange(clamping: cursor.at, trimmedEnd(cursor, source))) }
    return reading
  }

  /// `年  月  日`, also twice with a dash between: only the names of the parts, spaces, dashes and blanks to write on.
  private static func isUnfilledDate(_ start: FoldedCursor, _ source: [UInt8]) -> Bool {
    var cursor = start
    var names = 0
    while !cursor.isAtEnd {
      switch cursor.scalar {
      case DateScanner.yearName, DateScanner.monthName, DateScanner.dayName: names += 1
      // 度 _ - – — 至 ~ ～ and brackets
      case 0x5EA6, 0x5F, 0x2D, 0x2013, 0x2014, 0x81F3, 0x7E, 0xFF5E, 0x28, 0x29: break
      default: if !cursor.isSpace { return false }
      }
      cursor.advance(source)
    }
    return names > 0
  }
}
