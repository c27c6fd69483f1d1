// Formulas read: the text of a `@check` to a tree whose names are not yet resolved.

import BiaoSyntax
import BiaoValues

/// A name with the groups around it: `A.B.C`, in bytes of the template.
struct NamePath {
  struct Segment {
    var key: NameKey
    var range: ByteRange
  }
  var segments: [Segment]

  var range: ByteRange {
    guard let first = segments.first, let last = segments.last else { return 0..<0 }
    return ByteRange(clamping: first.range.lowerBound, last.range.upperBound)
  }
}

struct ParsedFormula {
  var left: ParsedExpression
  var comparison: Formula.Comparison
  var right: ParsedExpression
}

indirect enum ParsedExpression {
  case constant(Decimal, isRatio: Bool)
  case name(NamePath)
  case negated(ParsedExpression)
  case binary(Expression.Operator, ParsedExpression, ParsedExpression)
  case sum(NamePath)
}

/// Where a formula cannot be read.
struct FormulaError: Error {
  var range: ByteRange
}

/// A recursive descent over bytes. Full-width operators and brackets are as good as ASCII. A name runs up to an
/// operator, a bracket, a comma, a dot or white space; a quoted one up to its closing mark. A word of digits, with a
/// point or a percent sign, is a number.
struct FormulaParser {
  let bytes: [UInt8]
  private let start: Int
  let end: Int
  var position: Int
  private var depth = 0
  private var operandCount = 0
  private static let maximumDepth = 64
  /// Expressions are trees that later passes walk down; one of so many operands is no formula of a form.
  private static let maximumOperandCount = 1000

  static func parse(_ bytes: [UInt8], _ range: ByteRange) throws(FormulaError) -> ParsedFormula {
    var parser = FormulaParser(bytes: bytes, range: range)
    let left = try parser.expression()
    guard let comparison = parser.comparison() else { throw parser.error() }
    let right = try parser.expression()
    parser.skipSpace()
    guard parser.position >= parser.end else { throw parser.error() }
    return ParsedFormula(left: left, comparison: comparison, right: right)
  }

  /// A path alone, as after `parts of`: nothing but a dot ends a name there, so none needs quotation marks for a space.
  static func parsePath(_ bytes: [UInt8], _ range: ByteRange) throws(FormulaError) -> NamePath {
    var parser = FormulaParser(bytes: bytes, range: range)
    var segments: [NamePath.Segment] = []
    while true {
      parser.skipSpace()
      segments.append(try parser.pathSegment())
      parser.skipSpace()
      if parser.position >= parser.end { return NamePath(segments: segments) }
      guard segments.count < FormulaParser.maximumDepth, parser.takeAdjoined(".") else { throw parser.error() }
    }
  }

  private mutating func pathSegment() throws(FormulaError) -> NamePath.Segment {
    if position < end, bytes[position] == 0x22 { return try segment() }
    let start = position
    while position < end, symbol()?.character != "." { position += 1 }
    let range = trimmedRange(bytes, start..<position)
    guard !range.isEmpty else { throw error() }
    return NamePath.Segment(key: NameKey(bytes, range), range: range)
  }

  init(bytes: [UInt8], range: ByteRange) {
    self.bytes = bytes
    start = range.lowerBound
    position = range.lowerBound
    end = min(range.upperBound, bytes.count)
  }

  /// What stands at the reading position, or the last character where the formula ends too early.
  private func error() -> FormulaError {
    if position < end {
      var after = position + (symbol()?.length ?? 1)
      while after < end, bytes[after] & 0xC0 == 0x80 { after += 1 }
      return FormulaError(range: ByteRange(clamping: position, min(after, end)))
    }
    var last = max(end - 1, start)
    while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
    return FormulaError(range: ByteRange(clamping: last, end))
  }

  // MARK: - Grammar

  private mutating func expression() throws(FormulaError) -> ParsedExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < FormulaParser.maximumDepth else { throw error() }
    var left = try term()
    while true {
      if take("+") {
        left = .binary(.add, left, try term())
      } else if take("-") {
        left = .binary(.subtract, left, try term())
      } else {
        return left
      }
    }
  }

  private mutating func term() throws(FormulaError) -> ParsedExpression {
    var left = try factor()
    while true {
      if take("*") {
        left = .binary(.multiply, left, try factor())
      } else if take("/") {
        left = .binary(.divide, left, try factor())
      } else {
        return left
      }
    }
  }

  private mutating func factor() throws(FormulaError) -> ParsedExpression {
    depth += 1
    defer { depth -= 1 }
    operandCount += 1
    guard depth < FormulaParser.maximumDepth, operandCount <= FormulaParser.maximumOperandCount else { throw error() }
    if take("-") { return .negated(try factor()) }
    if take("(") {
      let inner = try expression()
      guard take(")") else { throw error() }
      return inner
    }
    skipSpace()
    let start = position
    if let constant = number() { return constant }
    if word() == "sum" || word() == "合计" {
      let afterWord = position + word().utf8.count
      position = afterWord
      if take("(") {
        skipSpace()
        let operand = try path()
        guard take(")") else { throw error() }
        return .sum(operand)
      }
      position = start
    }
    return .name(try path())
  }

  private mutating func path() throws(FormulaError) -> NamePath {
    var segments = [try segment()]
    while symbol()?.character == "." {
      guard segments.count < FormulaParser.maximumDepth else { throw error() }
      position += symbol()?.length ?? 1
      segments.append(try segment())
    }
    return NamePath(segments: segments)
  }

  private mutating func segment() throws(FormulaError) -> NamePath.Segment {
    skipSpace()
    if position < end, bytes[position] == 0x22 { return try quoted(open: 1, isClosing: { $0[$1] == 0x22 }, close: 1) }
    if isCurly(0x9C, at: position) {
      let bytes = self.bytes
      let end = self.end
      return try quoted(
        open: 3,
        isClosing: { $1 + 2 < end && bytes[$1] == 0xE2 && bytes[$1 + 1] == 0x80 && bytes[$1 + 2] == 0x9D }, close: 3)
    }
    let start = position
    while position < end, symbol() == nil { position += 1 }
    guard position > start else { throw error() }
    let range = trimmedRange(bytes, start..<position)
    return NamePath.Segment(key: NameKey(bytes, range), range: range)
  }

  private mutating func quoted(
    open: Int, isClosing: ([UInt8], Int) -> Bool, close: Int
  ) throws(FormulaError) -> NamePath.Segment {
    let start = position + open
    var i = start
    while i < end, !isClosing(bytes, i) { i += 1 }
    guard i < end else { throw error() }
    position = i + close
    return NamePath.Segment(key: NameKey(bytes, start..<i), range: start..<i)
  }

  private mutating func number() -> ParsedExpression? {
    var i = position
    while i < end, (bytes[i] >= 0x30 && bytes[i] <= 0x39) || bytes[i] == 0x2E { i += 1 }
    guard i > position, i - position <= 30 else { return nil }
    let digits = String(decoding: bytes[position..<i], as: UTF8.self)
    var isRatio = false
    if i < end, bytes[i] == 0x25 {
      isRatio = true
      i += 1
    }
    let saved = position
    position = i
    // `3月底` begins with a digit and is a name.
    guard i >= end || symbol() != nil, let value = Decimal(text: digits) else {
      position = saved
      return nil
    }
    guard isRatio else { return .constant(value, isRatio: false) }
    guard let ratio = value.scaled(byPowerOfTen: -2) else {
      position = saved
      return nil
    }
    return .constant(ratio, isRatio: true)
  }

  private mutating func comparison() -> Formula.Comparison? {
    skipSpace()
    if take("≤") { return .lessOrEqual }
    if take("≥") { return .greaterOrEqual }
    if take("≠") { return .notEqual }
    if take("!") { return takeAdjoined("=") ? .notEqual : nil }
    if take("<") { return takeAdjoined("=") ? .lessOrEqual : .less }
    if take(">") { return takeAdjoined("=") ? .greaterOrEqual : .greater }
    if take("=") { return .equal }
    return nil
  }

  // MARK: - Tokens

  /// The token at the reading position, with those of the marks around a quoted name; nil at the end.
  mutating func nextToken() -> [FormulaToken]? {
    skipSpace()
    guard position < end else { return nil }
    let start = position
    if let quoted = quotedTokens() { return quoted }
    if number() != nil { return [FormulaToken(kind: .number, range: start..<position)] }
    guard let symbol = symbol() else {
      while position < end, self.symbol() == nil { position += 1 }
      return [FormulaToken(kind: .name, range: start..<position)]
    }
    position = min(position + symbol.length, end)
    let kind: FormulaToken.Kind =
      switch symbol.character {
      case "(": .open
      case ")": .close
      case ".": .dot
      case ",": .comma
      default: .operator
      }
    // <= and the like are one sign.
    if kind == .operator, ["<", ">", "!"].contains(symbol.character) { _ = takeAdjoined("=") }
    return [FormulaToken(kind: kind, range: start..<position)]
  }

  /// A name in quotation marks at the reading position, up to the end where the closing mark is missing.
  private mutating func quotedTokens() -> [FormulaToken]? {
    let isCurly = isCurly(0x9C, at: position)
    guard isCurly || bytes[position] == 0x22 else { return nil }
    let mark = isCurly ? 3 : 1
    let open = position..<min(position + mark, end)
    var i = open.upperBound
    while i < end, isCurly ? !self.isCurly(0x9D, at: i) : bytes[i] != 0x22 { i += 1 }
    let close = i..<min(i + mark, end)
    position = close.upperBound
    return [(FormulaToken.Kind.quote, open), (.name, open.upperBound..<i), (.quote, close)]
      .filter { !$0.1.isEmpty }.map { FormulaToken(kind: $0.0, range: $0.1) }
  }

  // MARK: - Characters

  private mutating func skipSpace() {
    while position < end, let symbol = symbol(), symbol.character == " " { position += symbol.length }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    return takeAdjoined(character)
  }

  private mutating func takeAdjoined(_ character: Unicode.Scalar) -> Bool {
    guard let symbol = symbol(), symbol.character == character else { return false }
    position += symbol.length
    return true
  }

  /// The word at the reading position, in lower case.
  private func word() -> String {
    var i = position
    while i < end, symbol(at: i) == nil { i += 1 }
    return String(decoding: bytes[position..<i], as: UTF8.self).lowercased()
  }

  func symbol() -> (character: Unicode.Scalar, length: Int)? { symbol(at: position) }

  /// The operator, bracket, dot or white space at `i`, half-width, or nil for what belongs to a name.
  private func symbol(at i: Int) -> (character: Unicode.Scalar, length: Int)? {
    guard i < end else { return nil }
    switch bytes[i] {
    case 0x20, 0x09: return (" ", 1)
    case 0x21, 0x28, 0x29, 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3C, 0x3D, 0x3E:
      return (Unicode.Scalar(bytes[i]), 1)
    case 0xEF where i + 2 < end && bytes[i + 1] == 0xBC && bytes[i + 2] > 0x80:
      let ascii = bytes[i + 2] - 0x60
      switch ascii {
      case 0x21, 0x28, 0x29, 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3C, 0x3D, 0x3E: return (Unicode.Scalar(ascii), 3)
      default: return nil
      }
    case 0xE3 where i + 2 < end && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x80: return (" ", 3)
    case 0xC3 where i + 1 < end && bytes[i + 1] == 0x97: return ("*", 2)  // ×
    case 0xC3 where i + 1 < end && bytes[i + 1] == 0xB7: return ("/", 2)  // ÷
    case 0xE2 where i + 2 < end:
      switch (bytes[i + 1], bytes[i + 2]) {
      case (0x88, 0x92): return ("-", 3)  // −
      case (0x89, 0xA4), (0x89, 0xA6): return ("≤", 3)
      case (0x89, 0xA5), (0x89, 0xA7): return ("≥", 3)
      case (0x89, 0xA0): return ("≠", 3)
      default: return nil
      }
    default: return nil
    }
  }

  func isCurly(_ last: UInt8, at i: Int) -> Bool {
    i + 2 < end && bytes[i] == 0xE2 && bytes[i + 1] == 0x80 && bytes[i + 2] == last
  }
}
