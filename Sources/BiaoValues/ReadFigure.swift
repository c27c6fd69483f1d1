// Reading a cell as a figure.

public import BiaoSyntax

/// A figure with what else stands in its cell.
public struct FigureReading: Sendable {
  public var figure: Figure
  /// What stands in brackets after the figure: the second figure of `373.72（248.45）`, the breakdown of
  /// `854万(高标准农田建设400万元,…)`. With its brackets.
  public var rest: ByteRange?
  /// A label written into the cell: `资金总额：` of `资金总额：1245.61`. With its colon.
  public var label: ByteRange?
  /// Punctuation that ends the cell and does not belong there: `≥200万、`.
  public var stray: ByteRange?

  public init(figure: Figure) { self.figure = figure }
}

extension Read {
  /// A number with an optional unit of any dimension. A plain ASCII number is read straight from the source and nothing
  /// is allocated.
  public static func figure(_ source: [UInt8], _ range: ByteRange) -> Reading<FigureReading> {
    if let figure = plainFigure(source, range) { return .value(FigureReading(figure: figure)) }
    return anyFigure(source, range)
  }

  /// `1685.89`, ` -104.77 `: ASCII digits, at most 18 of them, one point between digits. Nil for everything else.
  public static func plainFigure(_ source: [UInt8], _ range: ByteRange) -> Figure? {
    var i = max(range.lowerBound, 0)
    let end = min(range.upperBound, source.count)
    while i < end, source[i] == 0x20 { i += 1 }
    let start = i
    guard i < end else { return nil }
    let isNegative = source[i] == 0x2D
    if isNegative { i += 1 }
    let numberStart = i
    var value: Int64 = 0
    var digits = 0
    while i < end {
      let digit = source[i] &- 0x30
      guard digit <= 9 else { break }
      value = value &* 10 &+ Int64(digit)
      digits += 1
      i += 1
    }
    guard digits > 0, digits <= 18 else { return nil }
    var scale = 0
    if i < end, source[i] == 0x2E {
      i += 1
      while i < end {
        let digit = source[i] &- 0x30
        guard digit <= 9 else { break }
        value = value &* 10 &+ Int64(digit)
        scale += 1
        i += 1
      }
      guard scale > 0, digits + scale <= 18 else { return nil }
    }
    let numberEnd = i
    while i < end, source[i] == 0x20 { i += 1 }
    guard i == end else { return nil }
    var figure = Figure(
      number: Decimal(proven: Int128(isNegative ? -value : value), scale),
      range: ByteRange(clamping: start, numberEnd))
    figure.numberRange = ByteRange(clamping: numberStart, numberEnd)
    return figure
  }

  private static func anyFigure(_ source: [UInt8], _ range: ByteRange) -> Reading<FigureReading> {
    if let missing = MissingMark.reading(source, range) as Reading<FigureReading>? { return missing }
    var cursor = FoldedCursor(source, range)
    cursor.skipSpaces(source)
    let start = cursor
    switch FigureScanner.scan(&cursor, source, signed: true) {
    case .figure(let figure): return finish(figure, cursor, start, source, mayHaveLabel: true)
    case .tooLong(let range): return .illegal(range)
    case .none: return withoutFigure(start, source)
    }
  }

  /// The cell after a figure: nothing, a bracket, a stray mark, or a fault.
  private static func finish(
    _ figure: Figure, _ after: FoldedCursor, _ start: FoldedCursor, _ source: [UInt8], mayHaveLabel: Bool
  ) -> Reading<FigureReading> {
    var reading = FigureReading(figure: figure)
    var cursor = after
    cursor.skipSpaces(source)
    if cursor.isAtEnd { return .value(reading) }
    let faultStart = cursor.at
    if cursor.scalar == 0x28 || cursor.scalar == 0x5B, let bracket = bracket(&cursor, source) {
      reading.rest = bracket
      cursor.skipSpaces(source)
      if cursor.isAtEnd { return .value(reading) }
    }
    if isPunctuation(cursor.scalar) {
      let strayStart = cursor.at
      while isPunctuation(cursor.scalar) { cursor.advance(source) }
      let strayEnd = cursor.last
      cursor.skipSpaces(source)
      if cursor.isAtEnd {
        reading.stray = ByteRange(clamping: strayStart, strayEnd)
        return .value(reading)
      }
    }
    if mayHaveLabel, let labelled = labelled(start, source) { return labelled }
    let fault = figure.isNumeral || figure.isBracketed ? start.at : faultStart
    return .illegal(ByteRange(clamping: fault, trimmedEnd(after, source)))
  }

  /// 。 ；; ，, 、
  private static func isPunctuation(_ scalar: UInt32) -> Bool {
    scalar == 0x3002 || scalar == 0x3B || scalar == 0x2C || scalar == 0x3001
  }

  /// Takes a bracketed piece, brackets nested in it included.
  static func bracket(_ cursor: inout FoldedCursor, _ source: [UInt8]) -> ByteRange? {
    var ahead = cursor
    let start = ahead.at
    var depth = 0
    while !ahead.isAtEnd {
      if ahead.scalar == 0x28 || ahead.scalar == 0x5B { depth += 1 }
      if ahead.scalar == 0x29 || ahead.scalar == 0x5D { depth -= 1 }
      ahead.advance(source)
      if depth == 0 {
        cursor = ahead
        return ByteRange(clamping: start, ahead.last)
      }
    }
    return nil
  }

  /// A cell that does not begin with a figure: a unit alone, a label before the figure, or a fault.
  private static func withoutFigure(_ start: FoldedCursor, _ source: [UInt8]) -> Reading<FigureReading> {
    var cursor = start
    // 万元 or % alone: the form's own unit, nothing filled in. Other units are words too (项, 面).
    if let unit = Units.scan(&cursor, source)?.unit.numerator, unit.dimension == .money || unit.dimension == .ratio {
      cursor.skipSpaces(source)
      if cursor.isAtEnd { return .empty }
    }
    if let labelled = labelled(start, source) { return labelled }
    // One try at the first digit: if the rest is a figure, what stands before it is the fault.
    cursor = start
    var prefixEnd = start.at
    while !cursor.isAtEnd, cursor.digit == nil {
      if !cursor.isSpace { prefixEnd = cursor.next }
      cursor.advance(source)
    }
    var after = cursor
    if prefixEnd > start.at, case .figure(let figure) = FigureScanner.scan(&after, source, signed: false),
      case .value = finish(figure, after, cursor, source, mayHaveLabel: false)
    {
      return .illegal(ByteRange(clamping: start.at, prefixEnd))
    }
    return .illegal(ByteRange(clamping: start.at, trimmedEnd(start, source)))
  }

  /// `资金总额：1245.61`, `一、预算资金:250`: a figure after the last colon, and a label before it that ends in a word (1:1
  /// is no label and figure).
  private static func labelled(_ start: FoldedCursor, _ source: [UInt8]) -> Reading<FigureReading>? {
    var cursor = start
    var before: FoldedCursor?
    var previousIsWord = false
    while !cursor.isAtEnd {
      if cursor.scalar == 0x3A {
        before = previousIsWord ? cursor : nil
      } else if !cursor.isSpace {
        previousIsWord = cursor.digit == nil
      }
      cursor.advance(source)
    }
    guard var figureStart = before else { return nil }
    figureStart.advance(source)
    let labelEnd = figureStart.last
    figureStart.skipSpaces(source)
    var after = figureStart
    guard case .figure(let figure) = FigureScanner.scan(&after, source, signed: true),
      case .value(var reading) = finish(figure, after, figureStart, source, mayHaveLabel: false)
    else { return nil }
    reading.label = ByteRange(clamping: start.at, labelEnd)
    return .value(reading)
  }

  /// The end of the text without the spaces that end it.
  static func trimmedEnd(_ from: FoldedCursor, _ source: [UInt8]) -> Int {
    var cursor = from
    var end = cursor.last
    while !cursor.isAtEnd {
      if !cursor.isSpace { end = cursor.next }
      cursor.advance(source)
    }
    return end
  }
}

extension Read {
  /// A figure whose unit, if it has one, is of money: the type `amount`.
  public static func amount(_ source: [UInt8], _ range: ByteRange) -> Reading<FigureReading> {
    figure(source, range, unit: { $0.dimension == .money })
  }

  /// A figure in %, or without a unit: the type `percent`.
  public static func percent(_ source: [UInt8], _ range: ByteRange) -> Reading<FigureReading> {
    figure(source, range, unit: { $0.dimension == .ratio })
  }

  /// A figure of any unit, whole or not: the type `number`.
  public static func number(_ source: [UInt8], _ range: ByteRange) -> Reading<FigureReading> {
    figure(source, range)
  }

  /// A whole number, with or without a unit (`91人`): the type `integer`. A fraction is illegal at its decimals.
  public static func integer(_ source: [UInt8], _ range: ByteRange) -> Reading<FigureReading> {
    figure(source, range).map { reading in
      guard reading.figure.divisor == 1 else { return .illegal(reading.figure.numberRange) }
      if reading.figure.number.isInteger { return .value(reading) }
      // 1.2万人 is whole all the same.
      let power = reading.figure.power + Int(reading.figure.unit?.power ?? 0)
      if power > 0, reading.figure.number.scaled(byPowerOfTen: power)?.isInteger == true { return .value(reading) }
      return .illegal(decimals(of: reading.figure, source))
    }
  }

  private static func figure(
    _ source: [UInt8], _ range: ByteRange, unit isAllowed: (Unit) -> Bool
  ) -> Reading<FigureReading> {
    figure(source, range).map { reading in
      guard let unit = reading.figure.unit, !isAllowed(unit) else { return .value(reading) }
      return .illegal(reading.figure.unitRange ?? reading.figure.range)
    }
  }

  /// The decimal point of a number and what follows it; all of the number if it has none (半).
  private static func decimals(of figure: Figure, _ source: [UInt8]) -> ByteRange {
    var cursor = FoldedCursor(source, figure.numberRange)
    while !cursor.isAtEnd {
      if cursor.scalar == 0x2E { return ByteRange(clamping: cursor.at, figure.numberRange.upperBound) }
      cursor.advance(source)
    }
    return figure.numberRange
  }
}
