// Cuts a scoring rule into numbers, words with a meaning, marks, and other words.

import BiaoSyntax

/// A piece of a scoring rule, in offsets of the bytes that the lexer was given.
struct ScoringToken: Sendable {
  var kind: ScoringLexeme
  var lower: Int
  var upper: Int
  /// Index into the lexer's figures; -1 for other pieces.
  var figure: Int32 = -1
}

/// A number of a scoring rule.
struct ScoringFigure: Sendable {
  var number: Decimal
  /// In the reference unit of its dimension.
  var base: Decimal
  /// One unit of the last written place, in the same unit.
  var step: Decimal
  var unit: Unit?
  /// Of points: 8分, 8 points.
  var isPoints: Bool
  /// Whether it is a percentage.
  var isPercent: Bool

  /// See `ScoringEnd.isCoarse`. A tenth of 万 is a thousand, and no result is rounded to that;
  /// nor is one of twenty 万 to the next.
  var isCoarse: Bool {
    number.significand % 10 != 9 && unit.map { $0.power >= 4 } ?? false
      && (number.scale == 1 || number.scale == 0 && number.significand >= 10)
  }
}

struct ScoringLexer {
  private let bytes: [UInt8]
  private let end: Int
  private(set) var tokens: [ScoringToken] = []
  private(set) var figures: [ScoringFigure] = []
  /// Whether some number could not be held, or the text is too long.
  private(set) var hasOverflow = false
  private var at: Int
  private let words = ScoringWords.shared
  /// More pieces than this are no scoring rule.
  private static let maximumTokens = 512

  /// Reads the whole of `range`, which is cut to the bytes.
  init(_ bytes: [UInt8], _ range: ByteRange) {
    self.bytes = bytes
    at = min(max(range.lowerBound, 0), bytes.count)
    end = min(max(range.upperBound, at), bytes.count)
    tokens.reserveCapacity(48)
    figures.reserveCapacity(12)
    while at < end, tokens.count < Self.maximumTokens { step() }
    if at < end { hasOverflow = true }
  }

  private mutating func step() {
    let byte = bytes[at]
    if byte < 0x80 {
      ascii(byte)
      return
    }
    if byte == 0xEF, at + 2 < end, bytes[at + 1] == 0xBC || bytes[at + 1] == 0xBD {
      fullwidth()
      return
    }
    if byte < 0xE4, wideMark(byte) { return }
    if let word = words.longest(bytes, at: at, end: end) {
      take(word.kind, word.length)
      return
    }
    single(byte)
  }

  // MARK: - Marks and numbers

  private mutating func ascii(_ byte: UInt8) {
    switch byte {
    case 0x30...0x39: number()
    case 0x20, 0x09: at += 1
    default:
      if ScoringWords.isLetter(byte) { latin() } else { mark(byte, 1) }
    }
  }

  /// A mark that is ASCII or the full-width form of it.
  private mutating func mark(_ byte: UInt8, _ length: Int) {
    switch byte {
    case 0x2C: add(.comma, length)  // ,
    case 0x3B: add(.semicolon, length)
    case 0x0A, 0x0D:
      add(.semicolon, length)
      // A line of prose begins with its mark.
      while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
      if at < end, bytes[at] == 0x3E { at += 1 } else if matches("＞", at) { at += 3 }
    case 0x2E: add(.semicolon, length)
    case 0x3A: add(.colon, length)
    case 0x28:
      if !annotation(length) { add(.open, length) }
    case 0x29: add(.close, length)
    case 0x5B: add(.openSquare, length)
    case 0x5D: add(.closeSquare, length)
    case 0x2B: add(.plus, length)
    case 0x2A: add(.times, length)
    case 0x2F: add(.over, length)
    case 0x2D, 0x7E: add(.dash, length)
    case 0x3D: add(.equal, length)
    case 0x3E, 0x3C:
      let hasEqual = at + length < end && bytes[at + length] == 0x3D
      let isWide = at + length + 2 < end && bytes[at + length..<at + length + 3].elementsEqual([0xEF, 0xBC, 0x9D])
      let total = length + (hasEqual ? 1 : isWide ? 3 : 0)
      let isOr = hasEqual || isWide
      add(byte == 0x3E ? (isOr ? .atLeast : .greater) : (isOr ? .atMost : .less), total)
    case 0x22, 0x27: at += length
    default: word(length)
    }
  }

  /// U+FF01–U+FF5E.
  private mutating func fullwidth() {
    let folded = bytes[at + 1] == 0xBC ? bytes[at + 2] &- 0x60 : bytes[at + 2] &- 0x20
    if folded >= 0x30, folded <= 0x39 { number() } else { mark(folded, 3) }
  }

  /// Dashes, ≥ and other marks of two or three bytes below U+4000.
  private mutating func wideMark(_ byte: UInt8) -> Bool {
    if byte == 0xC3, at + 1 < end, bytes[at + 1] == 0x97 || bytes[at + 1] == 0xB7 {
      add(bytes[at + 1] == 0x97 ? .times : .over, 2)
      return true
    }
    guard at + 2 < end else { return false }
    let code = UInt32(byte & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
    guard byte & 0xF0 == 0xE0 else { return false }
    switch code {
    case 0x2265, 0x2267, 0x2A7E: add(.atLeast, 3)
    case 0x2264, 0x2266, 0x2A7D: add(.atMost, 3)
    case 0x3001: add(.comma, 3)
    case 0x3002: add(.semicolon, 3)
    case 0x3000: at += 3
    case 0x2010...0x2015, 0x2212, 0x223C, 0x2500, 0x2501, 0x301C:
      // —— is one dash.
      if tokens.last?.kind == .dash, tokens.last?.upper == at {
        tokens[tokens.count - 1].upper = at + 3
        at += 3
      } else {
        add(.dash, 3)
      }
    case 0x2217: add(.times, 3)
    case 0x2215: add(.over, 3)
    case 0x2460...0x2473: at += 3  // ① and the like number what follows
    case 0x201C, 0x201D, 0x2018, 0x2019, 0x300A, 0x300B, 0x200B...0x200F: at += 3
    default: return false
    }
    return true
  }

  /// （含）, （不含90%）, （含本数）: whether the number before belongs to the band. `length` is that of the bracket.
  private mutating func annotation(_ length: Int) -> Bool {
    guard let last = tokens.last, Self.takesAnnotation(last.kind) else { return false }
    var i = at + length
    while i < end, bytes[i] == 0x20 { i += 1 }
    let isExclusion = matches("不", i)
    if isExclusion { i += 3 }
    guard matches("含", i) || matches("包含", i) || matches("包括", i) else { return false }
    let start = at
    // Up to the bracket that closes, which has to be near.
    let limit = min(end, i + 40)
    while i < limit {
      if bytes[i] == 0x29 || matches("）", i) {
        let close = bytes[i] == 0x29 ? 1 : 3
        at = i + close
        tokens.append(ScoringToken(kind: isExclusion ? .exclude : .include, lower: start, upper: at))
        return true
      }
      i += 1
    }
    return false
  }

  private static func takesAnnotation(_ kind: ScoringLexeme) -> Bool {
    switch kind {
    case .figure, .above, .below, .orAbove, .orBelow, .within, .neutral: true
    default: false
    }
  }

  private func matches(_ word: StaticString, _ i: Int) -> Bool {
    i >= 0 && i + word.utf8CodeUnitCount <= end && bytes[i..<end].starts(with: String(describing: word).utf8)
  }

  /// A number that starts with a digit.
  private mutating func number() {
    if plainNumber() { return }
    var cursor = FoldedCursor(bytes, at..<end)
    figure(&cursor)
  }

  /// `60%`, `8分`, `60`: ASCII digits before a mark, read without a scanner.
  private mutating func plainNumber() -> Bool {
    var i = at
    var value: Int64 = 0
    var digits = 0
    var scale = 0
    while i < end, bytes[i] >= 0x30, bytes[i] <= 0x39, digits < 16 {
      value = value * 10 + Int64(bytes[i] &- 0x30)
      digits += 1
      i += 1
    }
    if i + 1 < end, bytes[i] == 0x2E, bytes[i + 1] >= 0x30, bytes[i + 1] <= 0x39 {
      i += 1
      while i < end, bytes[i] >= 0x30, bytes[i] <= 0x39, digits < 16 {
        value = value * 10 + Int64(bytes[i] &- 0x30)
        digits += 1
        scale += 1
        i += 1
      }
    }
    guard digits > 0, digits < 16 else { return false }
    var unit: Unit?
    var isPoints = false
    let number = Decimal(proven: Int128(value), scale)
    if i < end {
      let next = bytes[i]
      if next == 0x25 {
        unit = Self.percent
        i += 1
      } else if next == 0xEF, i + 2 < end, bytes[i + 1] == 0xBC {
        if bytes[i + 2] == 0x85 {
          unit = Self.percent
          i += 3
        } else if bytes[i + 2] >= 0x90 && bytes[i + 2] <= 0x99 || bytes[i + 2] == 0x8E || bytes[i + 2] == 0x8C
          || bytes[i + 2] == 0x88
        {
          return false  // ０．，（
        }
      } else if matches("分", i), !matches("分钟", i), !matches("分之", i), !matches("分贝", i) {
        isPoints = true
        i += 3
      } else if next >= 0xE4 || next == 0xE3 && i + 1 < end && bytes[i + 1] != 0x80 || next == 0x20 || next == 0x2C
        || next == 0x28 || next == 0x2E || next == 0x2F || ScoringWords.isLetter(next)
      {
        return false
      } else if next == 0xE2, i + 2 < end, bytes[i + 1] == 0x80, bytes[i + 2] == 0xB0 {
        return false  // ‰
      }
    }
    push(
      ScoringFigure(
        number: number, base: number, step: Decimal(proven: 1, scale), unit: unit, isPoints: isPoints,
        isPercent: unit != nil), i)
    return true
  }

  private static let percent = Units.percent

  private mutating func push(_ figure: ScoringFigure, _ upper: Int) {
    tokens.append(
      ScoringToken(kind: .figure, lower: at, upper: upper, figure: Int32(truncatingIfNeeded: figures.count)))
    figures.append(figure)
    at = max(upper, at + 1)
  }

  /// A number with any unit at the cursor, numerals too.
  private mutating func figure(_ cursor: inout FoldedCursor) {
    let start = at
    switch FigureScanner.scan(&cursor, bytes, signed: false) {
    case .figure(let figure) where figure.divisor == 1:
      guard let base = figure.base(in: nil),
        let step = Figure.lastPlace(figure)
      else {
        hasOverflow = true
        word(max(cursor.last - at, 1))
        return
      }
      var upper = max(cursor.last, start + 1)
      var isPoints = figure.unit?.dimension == .score
      if figure.unit == nil, figure.power == 0, let length = englishPoints(upper) {
        isPoints = true
        upper += length
      }
      push(
        ScoringFigure(
          number: figure.number, base: base, step: step, unit: isPoints ? nil : figure.unit, isPoints: isPoints,
          isPercent: figure.unit?.dimension == .ratio), upper)
    case .tooLong(let range):
      hasOverflow = true
      word(max(range.upperBound - at, 1))
    case .figure, .none:
      word(max(cursor.last - at, 1))
    }
  }

  /// The length of ` points` after a number.
  private func englishPoints(_ place: Int) -> Int? {
    var i = place
    while i < end, bytes[i] == 0x20 { i += 1 }
    for word: StaticString in ["points", "point", "marks", "mark", "pts", "pt"] {
      let count = word.utf8CodeUnitCount
      guard i + count <= end, String(describing: word).utf8.elementsEqual(bytes[i..<i + count].map(ScoringWords.lower)),
        i + count == end || !ScoringWords.isLetter(bytes[i + count])
      else { continue }
      return i + count - place
    }
    return nil
  }

  // MARK: - Words

  private mutating func latin() {
    if let word = words.longest(bytes, at: at, end: end) {
      take(word.kind, word.length)
      return
    }
    var i = at
    while i < end, ScoringWords.isLetter(bytes[i]) { i += 1 }
    guard i - at == 2 else {
      word(i - at)
      return
    }
    switch (ScoringWords.lower(bytes[at]), ScoringWords.lower(bytes[at + 1])) {
    case (0x69, 0x66): add(.condition, 2)  // if
    case (0x74, 0x6F): add(.dash, 2)  // to
    case (0x6F, 0x66), (0x69, 0x73), (0x61, 0x74), (0x69, 0x6E), (0x62, 0x79), (0x69, 0x74): add(.neutral, 2)
    default: word(2)
    }
  }

  /// A listed word. Some count only before a number, or where no other word goes on.
  private mutating func take(_ kind: ScoringLexeme, _ length: Int) {
    let after = at + length
    switch kind {
    case .atLeast, .atMost, .greater, .less, .reach, .equal:
      if startsNumber(after) {
        add(kind, length)
        return numeral()
      }
      // 超过的 and 未达到的 are the rest; 不超过 before 分值 is a cap, and stands in the list.
      switch kind {
      case .less where isBoundary(after): add(.missed, length)
      case .greater where isBoundary(after): add(.otherwise, length)
      // deducted from the weight
      case .atLeast where length == 4 && bytes[at] < 0x80: add(.neutral, length)
      default: word(length)
      }
    case .above where bytes[at] < 0x80 && startsNumber(after) && !startsPoints(after),
      .below where bytes[at] < 0x80 && startsNumber(after) && !startsPoints(after):
      // and below 80%: the comparison belongs to the number after it.
      while at < end, ScoringWords.isLetter(bytes[at]) { at += 1 }
    case .grade1, .grade2, .grade3, .grade4:
      if !isMidWord, isBoundary(after), !startsGrade(after) { add(kind, length) } else { word(length) }
    case .neutral, .and, .otherwise, .achieved, .missed, .per, .target, .actual, .weight, .rate, .above, .below,
      .within,
      .isGrade1, .isGrade2, .isGrade3, .isGrade4, .full, .nothing, .scoreName, .additive, .beyond:
      if kind == .per {
        add(kind, length)
      } else if kind == .neutral, length == 3, isMidWord, !Self.particles.contains(bytes, at) || !endsWord(after) {
        word(length)
      } else if isBoundary(after) {
        add(kind, length)
      } else {
        word(length)
      }
    case .deduct:
      add(kind, length)
      numeral()
    case .cap where length == 6 && !startsNumber(after) && !isBoundary(after): word(length)
    default: add(kind, length)
    }
  }

  private func startsGrade(_ place: Int) -> Bool {
    switch words.longest(bytes, at: place, end: end)?.kind {
    case .grade1, .grade2, .grade3, .grade4: true
    default: false
    }
  }

  /// Whether no unknown word goes on at `place`.
  private func isBoundary(_ place: Int) -> Bool {
    guard place < end, bytes[place] >= 0xE4, bytes[place] < 0xEF else { return true }
    return words.longest(bytes, at: place, end: end) != nil || isScoreVerb(place)
  }

  /// Characters that say nothing after a name; others may end it (成本).
  private static let particles = CharacterSet3("的则者时在")

  /// Whether an unknown word ends just here.
  private var isMidWord: Bool { tokens.last.map { $0.kind == .word && $0.upper == at } ?? false }

  /// Whether no character goes on at `place` that could make one word with the character before: 响应时间.
  private func endsWord(_ place: Int) -> Bool {
    guard place < end, bytes[place] >= 0xE4, bytes[place] < 0xEF else { return true }
    return isScoreVerb(place) || (words.longest(bytes, at: place, end: end).map { $0.length > 3 } ?? false)
  }

  private func isScoreVerb(_ place: Int) -> Bool {
    guard place + 2 < end, Self.verbs.contains(bytes, place) else { return false }
    return startsNumber(place + 3)
  }

  private static let verbs = CharacterSet3("得计赋给记扣每至到含")

  /// Whether a number in digits or numerals follows, spaces aside.
  private func startsNumber(_ place: Int) -> Bool {
    var i = place
    while i < end, bytes[i] == 0x20 { i += 1 }
    guard i < end else { return false }
    if bytes[i] >= 0x30, bytes[i] <= 0x39 { return true }
    if bytes[i] == 0xEF, i + 2 < end, bytes[i + 1] == 0xBC, bytes[i + 2] >= 0x90, bytes[i + 2] <= 0x99 { return true }
    if bytes[i] < 0xE4 { return false }
    if MeasureCharacters.numerals.contains(bytes, i) {
      return matches("百分之", i) || MeasureCharacters.numerals.contains(bytes, i + 3)
        || MeasureCharacters.afterNumerals.contains(bytes, i + 3)
    }
    return false
  }

  /// Whether the number that follows is what a number with its unit earns: 98% and above 10 points, 98% and above 10.
  private func startsPoints(_ place: Int) -> Bool {
    guard tokens.last?.kind == .figure, let last = figures.last, !last.isPoints else { return false }
    var i = place
    while i < end, bytes[i] == 0x20 { i += 1 }
    while i < end, bytes[i] &- 0x30 < 10 || bytes[i] == 0x2E && i + 1 < end && bytes[i + 1] &- 0x30 < 10 { i += 1 }
    if englishPoints(i) != nil { return true }
    while i < end, bytes[i] == 0x20 { i += 1 }
    return last.unit != nil && (i >= end || bytes[i] == 0x2C || bytes[i] == 0x3B || bytes[i] == 0x2E)
  }

  /// Takes a number in numerals that stands here (三次, 百分之九十).
  private mutating func numeral() {
    while at < end, bytes[at] == 0x20 { at += 1 }
    guard at < end, bytes[at] >= 0xE4, bytes[at] < 0xEF, startsNumber(at) else { return }
    var cursor = FoldedCursor(bytes, at..<end)
    figure(&cursor)
  }

  /// A character of no listed word: 得, 扣, 每, 至 and others where they bind numbers; else part of a name.
  private mutating func single(_ byte: UInt8) {
    guard byte >= 0xE4, at + 2 < end else {
      word(byte < 0xE0 ? (byte < 0xC0 ? 1 : 2) : byte < 0xF0 ? 3 : 4)
      return
    }
    if tokens.last?.kind.isSeparator ?? true, startsNumber(at) {
      let start = at
      numeral()
      if at > start { return }
    }
    let isAfterFigure = tokens.last.map { $0.kind == .figure || $0.kind == .include || $0.kind == .exclude } ?? false
    if Self.pointVerbs.contains(bytes, at) {
      if startsNumber(at + 3) {
        add(.get, 3)
        return numeral()
      }
      if words.longest(bytes, at: at + 3, end: end).map({ $0.kind == .weight || $0.kind == .full }) ?? false {
        add(.get, 3)
        return
      }
    } else if Self.deduction.contains(bytes, at) {
      if startsNumber(at + 3) {
        add(.deduct, 3)
        return numeral()
      }
      if matches("扣分", at) {
        add(.deduct, 6)
        return
      }
    } else if Self.each.contains(bytes, at) {
      add(.per, 3)
      return
    } else if isAfterFigure, Self.reaching.contains(bytes, at), startsNumber(at + 3) {
      add(.dash, 3)
      return
    } else if Self.being.contains(bytes, at) {
      // 为100%, 含90%
      if startsNumber(at + 3) {
        add(matches("为", at) ? .equal : .neutral, 3)
        return numeral()
      }
      if words.longest(bytes, at: at + 3, end: end) != nil {
        add(.neutral, 3)
        return
      }
    } else if Self.empty.contains(bytes, at), isBoundary(at + 3) {
      at += 3
      return
    }
    word(3)
  }

  private static let pointVerbs = CharacterSet3("得计赋给记")
  private static let deduction = CharacterSet3("扣")
  private static let each = CharacterSet3("每")
  private static let reaching = CharacterSet3("至到～")
  private static let being = CharacterSet3("为是含")
  private static let empty = CharacterSet3("的则按")

  // MARK: - Output

  private mutating func add(_ kind: ScoringLexeme, _ length: Int) {
    tokens.append(ScoringToken(kind: kind, lower: at, upper: min(at + length, end)))
    at += length
  }

  /// More of a name.
  private mutating func word(_ length: Int) {
    let upper = min(at + max(length, 1), end)
    if let last = tokens.last, last.kind == .word, last.upper == at {
      tokens[tokens.count - 1].upper = upper
    } else {
      tokens.append(ScoringToken(kind: .word, lower: at, upper: upper))
    }
    at = upper
    // 少一所, 发现1次: a numeral inside of a clause of deductions is its step.
    if hasPer { numeral() }
  }

  /// Whether 每 stands in this clause and waits for its number.
  private var hasPer: Bool {
    for token in tokens.suffix(3).reversed() {
      switch token.kind {
      case .per: return true
      case .word, .neutral: continue
      default: return false
      }
    }
    return false
  }
}

extension Figure {
  /// One unit of the last written place, in the reference unit of the dimension.
  fileprivate static func lastPlace(_ figure: Figure) -> Decimal? {
    var one = figure
    guard let number = Decimal(significand: 1, scale: figure.number.scale) else { return nil }
    one.number = number
    return one.base(in: nil)
  }
}
