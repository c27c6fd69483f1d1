// Reading a figure at a place in the text.

public import BiaoSyntax

extension Figure {
  /// The figure that starts exactly at `range.lowerBound` and ends somewhere inside of `range`, or nil. Offsets are those
  /// of `bytes`, which may be a source or `FoldedText.bytes`. With `signed` a sign or bracket before the number is part
  /// of it; a text in which a dash joins two figures (3-5次) is read without.
  public static func scan(_ bytes: [UInt8], _ range: ByteRange, signed: Bool = true) -> Figure? {
    var cursor = FoldedCursor(bytes, range)
    guard !cursor.isSpace, case .figure(let figure) = FigureScanner.scan(&cursor, bytes, signed: signed) else {
      return nil
    }
    return figure
  }
}

enum FigureScanner {
  enum Outcome {
    case none
    case figure(Figure)
    /// A number that is too long to hold.
    case tooLong(ByteRange)
  }

  /// Takes a figure: sign, number, unit. The cursor is left after it (nothing is taken for `none`).
  static func scan(_ cursor: inout FoldedCursor, _ bytes: [UInt8], signed: Bool) -> Outcome {
    let start = cursor
    var isNegative = false
    var hasCurrencySign = false
    var hasSign = false
    if signed {
      if cursor.scalar == 0x28 { return bracketed(&cursor, bytes) }
      while true {
        if !hasSign, let sign = Self.sign(cursor.scalar) {
          isNegative = sign
          hasSign = true
        } else if !hasCurrencySign, cursor.scalar == 0xA5 || cursor.scalar == 0xFFE5 {
          hasCurrencySign = true
        } else {
          break
        }
        cursor.advance(bytes)
        cursor.skipSpaces(bytes)
      }
    }
    if !hasSign, !hasCurrencySign, cursor.digit == nil, let figure = parts(&cursor, bytes) { return .figure(figure) }
    let numberStart = cursor.at
    var figure = Figure(number: .zero, range: ByteRange(clamping: numberStart, numberStart))
    switch number(&figure, &cursor, bytes) {
    case .found: break
    case .tooLong(let range): return .tooLong(range)
    case .none:
      cursor = start
      return .none
    }
    figure.numberRange = ByteRange(clamping: numberStart, cursor.last)
    if isNegative { figure.number = figure.number.negated }
    unit(&figure, &cursor, bytes)
    if hasCurrencySign { applyCurrencySign(&figure) }
    figure.range = ByteRange(clamping: start.at, cursor.last)
    return .figure(figure)
  }

  /// Whether a scalar is a sign, and a negative one. △ and ▲ are the minus of Chinese accounts.
  private static func sign(_ scalar: UInt32) -> Bool? {
    switch scalar {
    case 0x2B: return false
    case 0x2D, 0x2212, 0x2013, 0x25B3, 0x25B2, 0x0394, 0x8D1F: return true  // - − – △ ▲ Δ 负
    default: return nil
    }
  }

  /// `￥200`: the sign names 元, also for a multiplier without one (`￥200万`).
  private static func applyCurrencySign(_ figure: inout Figure) {
    guard figure.unit == nil else { return }
    figure.unit = Units.money(power: figure.power)
    figure.power = 0
    figure.missingBase = false
  }

  /// `（104.77）`, `(104.77万元)`, `（104.77）万元`: negative. Only digits count in brackets, since （一） is an ordinal.
  private static func bracketed(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Outcome {
    let start = cursor
    cursor.advance(bytes)
    cursor.skipSpaces(bytes)
    if Self.sign(cursor.scalar) == true { cursor.advance(bytes) }
    let numberStart = cursor.at
    var figure = Figure(number: .zero, range: ByteRange(clamping: numberStart, numberStart))
    guard cursor.digit != nil, case .found = number(&figure, &cursor, bytes) else {
      cursor = start
      return .none
    }
    figure.numberRange = ByteRange(clamping: numberStart, cursor.last)
    unit(&figure, &cursor, bytes)
    cursor.skipSpaces(bytes)
    guard cursor.scalar == 0x29 else {
      cursor = start
      return .none
    }
    cursor.advance(bytes)
    if figure.unit == nil, figure.power == 0 { unit(&figure, &cursor, bytes) }
    figure.number = figure.number.negated
    figure.isBracketed = true
    figure.range = ByteRange(clamping: start.at, cursor.last)
    return .figure(figure)
  }

  private enum NumberOutcome {
    case none
    case found
    case tooLong(ByteRange)
  }

  /// Takes a number in digits or numerals, or a fraction of two, and makes it the figure's.
  private static func number(
    _ figure: inout Figure, _ cursor: inout FoldedCursor, _ bytes: [UInt8]
  ) -> NumberOutcome {
    if cursor.digit != nil || cursor.scalar == 0x2E {
      switch leadingPoint(&cursor, bytes) ?? NumberScanner.scan(&cursor, bytes) {
      case .none: return .none
      case .tooLong(let range): return .tooLong(range)
      case .value(let number, let isFullwidth):
        figure.number = number
        figure.isFullwidth = isFullwidth
        simpleFraction(&figure, &cursor, bytes)
        return .found
      }
    }
    guard Numerals.starts(cursor.scalar), let number = Numerals.scan(&cursor, bytes) else { return .none }
    figure.number = number
    figure.isNumeral = true
    return .found
  }

  /// `.5`
  private static func leadingPoint(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> ScannedNumber? {
    guard cursor.scalar == 0x2E else { return nil }
    let start = cursor
    let pointIsWide = cursor.isFullwidth
    cursor.advance(bytes)
    var places = 0
    var value: Int128 = 0
    var isFullwidth = pointIsWide
    while let digit = cursor.digit {
      isFullwidth = isFullwidth || cursor.isFullwidth
      if places < Decimal.maximumScale { value = value * 10 + Int128(digit) }
      places += 1
      cursor.advance(bytes)
    }
    guard places > 0, cursor.scalar != 0x2E else {
      cursor = start
      return ScannedNumber.none
    }
    guard let number = Decimal(significand: value, scale: places) else {
      return .tooLong(ByteRange(clamping: start.at, cursor.last))
    }
    return .value(number, isFullwidth: isFullwidth)
  }

  /// `1/3`: two whole numbers, the first below the second, and no third after another slash (a date); `10/10万`,
  /// `8.5/10万`: so many in 10^5.
  private static func simpleFraction(_ figure: inout Figure, _ cursor: inout FoldedCursor, _ bytes: [UInt8]) {
    guard cursor.scalar == 0x2F else { return }
    var ahead = cursor
    ahead.advance(bytes)
    guard ahead.digit != nil, ahead.digit != 0,
      case .value(let below, let isFullwidth) = NumberScanner.scan(&ahead, bytes),
      below.scale == 0, ahead.scalar != 0x2F, ahead.scalar != 0x2E,
      let divisor = below.integer
    else { return }
    if ahead.scalar == 0x4E07 {  // 万
      let (product, hasOverflow) = divisor.multipliedReportingOverflow(by: 10_000)
      guard !hasOverflow else { return }
      ahead.advance(bytes)
      figure.divisor = product
    } else {
      guard figure.number.scale == 0, figure.number < below else { return }
      figure.divisor = divisor
    }
    figure.isFullwidth = figure.isFullwidth || isFullwidth
    cursor = ahead
  }

  /// `百分之九十五`, `百分之95.5`, `千分之三`, `三分之二`.
  private static func parts(_ cursor: inout FoldedCursor, _ bytes: [UInt8]) -> Figure? {
    let start = cursor
    var walker = cursor
    let whole: Int
    switch walker.scalar {
    case 0x767E, 0x5343, 0x4E07:  // 百 千 万
      whole = walker.scalar == 0x767E ? 100 : (walker.scalar == 0x5343 ? 1000 : 10_000)
      walker.advance(bytes)
    default:
      guard Numerals.starts(walker.scalar), let below = Numerals.scan(&walker, bytes), let value = below.integer,
        value > 1
      else { return nil }
      whole = value
    }
    guard walker.scalar == 0x5206 else { return nil }  // 分
    walker.advance(bytes)
    guard walker.scalar == 0x4E4B else { return nil }  // 之
    walker.advance(bytes)
    let nameEnd = walker.last
    walker.skipSpaces(bytes)
    let numberStart = walker.at
    var figure = Figure(number: .zero, range: ByteRange(clamping: start.at, start.at))
    guard case .found = number(&figure, &walker, bytes), figure.divisor == 1 else { return nil }
    figure.range = ByteRange(clamping: start.at, walker.last)
    figure.numberRange = ByteRange(clamping: numberStart, walker.last)
    if let unit = unitOfParts(whole) {
      figure.unit = unit
      figure.unitRange = ByteRange(clamping: start.at, nameEnd)
    } else {
      figure.divisor = whole
      figure.numberRange = figure.range
    }
    cursor = walker
    return figure
  }

  private static func unitOfParts(_ whole: Int) -> Unit? {
    switch whole {
    case 10: return tenth
    case 100: return Units.percent
    case 1000: return perMille
    case 10_000: return perMyriad
    default: return nil
    }
  }

  private static let tenth = Units.unit(named: Array("成".utf8))
  private static let perMille = Units.unit(named: Array("‰".utf8))
  private static let perMyriad = Units.unit(named: Array("‱".utf8))

  /// Takes the multiplier and unit after the number, if they stand there: `万元`, ` %`, `(%)`, `万`, `个半月`.
  /// `mayCompound` is false for the second number of a compound, so that a chain of them is no recursion.
  private static func unit(
    _ figure: inout Figure, _ cursor: inout FoldedCursor, _ bytes: [UInt8], mayCompound: Bool = true
  ) {
    if cursor.isAtEnd { return }
    var ahead = cursor
    ahead.skipSpaces(bytes)
    let start = ahead.at
    if ahead.scalar == 0x28 {
      // 90(%): the bracket holds a unit and nothing else.
      ahead.advance(bytes)
      ahead.skipSpaces(bytes)
      guard let (unit, missingBase) = Units.scan(&ahead, bytes) else { return }
      ahead.skipSpaces(bytes)
      guard ahead.scalar == 0x29 else { return }
      ahead.advance(bytes)
      set(unit, missingBase, &figure, ByteRange(clamping: start, ahead.last))
      cursor = ahead
      return
    }
    if halfAfterCounter(&figure, &ahead, bytes, from: start) {
      cursor = ahead
      return
    }
    if let (unit, missingBase) = Units.scan(&ahead, bytes) {
      set(unit, missingBase, &figure, ByteRange(clamping: start, ahead.last))
      cursor = ahead
      if cursor.isAtEnd { return }
      halfAfterUnit(&figure, &cursor, bytes)
      smallMoney(&figure, &cursor, bytes)
      return
    }
    let power = Multiplier.scan(&ahead, bytes)
    // 三百 holds its 百 already: after a numeral only 万 and 亿 are multipliers.
    guard power > 0, power >= 4 || !figure.isNumeral else { return }
    cursor = ahead
    if mayCompound, compound(&figure, power, &cursor, bytes) { return }
    figure.power = power
    figure.missingBase = true
    figure.unitRange = ByteRange(clamping: start, ahead.last)
  }

  /// `1亿2000万元`, `3万5千人`: a second number counts in a smaller multiplier of the same unit. Takes it after the first
  /// multiplier.
  private static func compound(
    _ figure: inout Figure, _ power: Int, _ cursor: inout FoldedCursor, _ bytes: [UInt8]
  ) -> Bool {
    var ahead = cursor
    guard ahead.digit != nil, figure.divisor == 1, figure.number.scale == 0,
      case .value(let rest, let isFullwidth) = NumberScanner.scan(&ahead, bytes)
    else { return false }
    let numberEnd = ahead.last
    var second = Figure(number: rest, range: figure.range)
    unit(&second, &ahead, bytes, mayCompound: false)
    let smaller = second.power + Int(second.unit?.power ?? 0)
    guard second.unitRange != nil, second.unit?.per ?? Unit.none == Unit.none, smaller < power, power <= 16,
      rest < Decimal(proven: PowersOfTen.int128(power - smaller), 0),
      let raised = figure.number.magnitude.scaled(byPowerOfTen: power - smaller), let sum = raised.adding(rest)
    else { return false }
    figure.number = figure.number.isNegative ? sum.negated : sum
    figure.isFullwidth = figure.isFullwidth || isFullwidth
    figure.power = second.power
    figure.unit = second.unit
    figure.missingBase = second.missingBase
    figure.numberRange = ByteRange(clamping: figure.numberRange.lowerBound, numberEnd)
    figure.unitRange = second.unitRange
    cursor = ahead
    return true
  }

  private static func set(_ unit: Unit, _ missingBase: Bool, _ figure: inout Figure, _ range: ByteRange) {
    figure.unit = unit
    figure.missingBase = missingBase
    figure.unitRange = range
  }

  private static let half = Decimal(proven: 5, 1)

  /// `一年半`, `两天半`: half a unit more, after a unit of time.
  private static func halfAfterUnit(_ figure: inout Figure, _ cursor: inout FoldedCursor, _ bytes: [UInt8]) {
    guard cursor.scalar == 0x534A, figure.unit?.dimension.isTime == true, figure.divisor == 1,
      let sum = figure.number.adding(figure.number.isNegative ? half.negated : half)
    else { return }
    figure.number = sum
    cursor.advance(bytes)
  }

  /// `两个半月`, `1个半小时`.
  private static func halfAfterCounter(
    _ figure: inout Figure, _ cursor: inout FoldedCursor, _ bytes: [UInt8], from start: Int
  ) -> Bool {
    guard cursor.scalar == 0x4E2A, figure.divisor == 1 else { return false }  // 个
    var ahead = cursor
    ahead.advance(bytes)
    guard ahead.scalar == 0x534A else { return false }
    ahead.advance(bytes)
    guard let unit = Units.scanPlain(&ahead, bytes), unit.dimension.isTime,
      let sum = figure.number.adding(figure.number.isNegative ? half.negated : half)
    else { return false }
    figure.number = sum
    figure.unit = unit
    figure.unitRange = ByteRange(clamping: start, ahead.last)
    cursor = ahead
    return true
  }

  /// `叁元伍角`, `3元5角2分`: what follows 元 is part of the amount.
  private static func smallMoney(_ figure: inout Figure, _ cursor: inout FoldedCursor, _ bytes: [UInt8]) {
    guard figure.unit == Units.yuan, figure.number.scale == 0, figure.divisor == 1 else { return }
    var ahead = cursor
    var jiao = 0
    var fen = 0
    var places = 0
    if let digit = smallDigit(&ahead, bytes, before: 0x89D2) {  // 角
      jiao = digit
      places = 1
    }
    if let digit = smallDigit(&ahead, bytes, before: 0x5206) {  // 分
      fen = digit
      places = 2
    }
    guard places > 0, let rest = Decimal(significand: Int128(jiao * 10 + fen), scale: 2),
      let sum = figure.number.adding(figure.number.isNegative ? rest.negated : rest)
    else { return }
    figure.number = places == 2 ? sum : (sum.rescaled(to: 1) ?? sum)
    if ahead.scalar == 0x6574 { ahead.advance(bytes) }  // 整
    cursor = ahead
  }

  private static func smallDigit(_ cursor: inout FoldedCursor, _ bytes: [UInt8], before name: UInt32) -> Int? {
    guard let digit = cursor.digit ?? Numerals.digit(cursor.scalar) else { return nil }
    var ahead = cursor
    ahead.advance(bytes)
    guard ahead.scalar == name else { return nil }
    ahead.advance(bytes)
    // 3元5分钟 would be no amount.
    if ahead.scalar == 0x949F { return nil }
    cursor = ahead
    return digit
  }
}
