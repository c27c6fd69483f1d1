// Labels read: which parentheses are a weight, which a unit, which part of the name.

public import BiaoSyntax
public import BiaoValues

/// A label in its parts, in bytes of the document.
public struct LabelReading: Sendable {
  /// The name without quotation marks, weight and unit.
  public var name: ByteRange
  public var weight: Decimal?
  /// The weight with its parentheses.
  public var weightRange: ByteRange?
  public var unit: BiaoValues.Unit?
  /// The unit without its parentheses.
  public var unitRange: ByteRange?
}

extension LabelReading {
  /// The name before a symbol that stands for it in a formula: 全年预算数 of 全年预算数（A）, 执行率 of 执行率（B/A×100%）. Nil
  /// where the name does not end with one.
  static func beforeSymbol(_ bytes: [UInt8], _ name: ByteRange) -> ByteRange? {
    guard name.count > 6, bytes[name.upperBound - 1] == 0x29 || bytes[name.upperBound - 1] == 0x89 else { return nil }
    var i = name.upperBound - (bytes[name.upperBound - 1] == 0x29 ? 1 : 3)
    let end = i
    var letters = 0
    while i > name.lowerBound, end - i <= longestSymbol {
      let byte = bytes[i - 1]
      if byte == 0x28 || byte == 0x88 {
        guard letters > 0, let opening = openingLength(bytes, endingAt: i, from: name.lowerBound) else { return nil }
        let rest = trimmedRange(bytes, ByteRange(clamping: name.lowerBound, i - opening))
        return rest.isEmpty ? nil : rest
      }
      if byte &- 0x41 < 26 { letters += 1 }
      guard isOfFormula(byte) else { return nil }
      i -= 1
    }
    return nil
  }

  private static let longestSymbol = 16

  private static func openingLength(_ bytes: [UInt8], endingAt end: Int, from start: Int) -> Int? {
    if bytes[end - 1] == 0x28 { return 1 }
    return end - start > 3 && bytes[end - 3] == 0xEF && bytes[end - 2] == 0xBC ? 3 : nil
  }

  /// Capital letters, digits, signs of calculation and % (of which × and ÷ are two bytes: C3 97, C3 B7).
  private static func isOfFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x30...0x39, 0x20, 0x25, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0xC3, 0x97, 0xB7: true
    default: false
    }
  }
}

extension Tree {
  /// The label of the entry or item on line `index`, read; nil for other lines.
  public func readLabel(ofLine index: Int) -> LabelReading? {
    if let name = plainLabel(ofLine: index) { return LabelReading(name: name) }
    guard let label = label(ofLine: index) else { return nil }
    return readLabel(label)
  }

  /// Weight and unit stand last, in either order, at most one of each; other parentheses belong to the name.
  public func readLabel(_ label: Label) -> LabelReading {
    var reading = LabelReading(name: label.name)
    guard let last = label.last, take(last, into: &reading, isQuoted: label.isQuoted) else { return reading }
    if let second = label.secondLast { _ = take(second, into: &reading, isQuoted: label.isQuoted) }
    return reading
  }

  /// The unit that ends the label written in `range` (a column's name), and the name before it.
  public func readCellLabel(_ range: ByteRange) -> LabelReading {
    guard let group = trailingParentheses(in: range) else { return LabelReading(name: range) }
    var reading = LabelReading(name: range)
    _ = take(group, into: &reading, isQuoted: false)
    return reading
  }

  private func take(_ group: Label.Parenthesized, into reading: inout LabelReading, isQuoted: Bool) -> Bool {
    if reading.weight == nil, let weight = readWeight(bytes.span.extracting(group.inner)) {
      reading.weight = weight
      reading.weightRange = group.outer
    } else if reading.weight == nil, mayFoldToWeight(group.inner),
      let weight = readWeight(FoldedText(bytes, group.inner).bytes.span)
    {
      reading.weight = weight
      reading.weightRange = group.outer
    } else if reading.unit == nil, let unit = Units.unit(named: bytes, group.inner) {
      reading.unit = unit
      reading.unitRange = group.inner
    } else {
      return false
    }
    if !isQuoted { reading.name = ByteRange(clamping: reading.name.lowerBound, group.nameEnd) }
    return true
  }
}

extension Tree {
  /// Whether the text, which is no weight, may be one once it is folded: it begins with a digit, or with a character that
  /// folds. Most units begin with an ideograph.
  private func mayFoldToWeight(_ range: ByteRange) -> Bool {
    guard !range.isEmpty else { return false }
    let first = bytes[range.lowerBound]
    return first < 0x80 ? first &- 0x30 < 10 : first < 0xE4 || first > 0xE9
  }
}

/// A weight: digits, at most one point, then 分, pt, pts, point or points. Nil for anything else, full-width digits
/// included: of those the folded text is asked.
public func readWeight(_ text: Span<UInt8>) -> Decimal? {
  var end = 0
  var point: Int?
  // Twenty digits fit.
  var number: Int128 = 0
  while end < text.count, end < 20 {
    if text[end] == 0x2E, point == nil {
      point = end
    } else if text[end] &- 0x30 < 10 {
      number = number &* 10 &+ Int128(text[end] &- 0x30)
    } else {
      break
    }
    end += 1
  }
  // Digits stand on both sides of a point.
  guard end > 0, point != 0, point != end - 1,
    let weight = Decimal(significand: number, scale: point.map { end - $0 - 1 } ?? 0)
  else { return nil }
  while end < text.count, text[end] == 0x20 { end += 1 }
  return isWeightWord(text.extracting(end..<text.count)) ? weight : nil
}

private func isWeightWord(_ text: Span<UInt8>) -> Bool {
  next: for word in weightWords where word.count == text.count {
    for i in word.indices {
      let letter = text[i] &- 0x41 < 26 ? text[i] | 0x20 : text[i]
      if letter != word[i] { continue next }
    }
    return true
  }
  return false
}

/// What follows the number of a weight.
public let weightSpellings = ["分", "pt", "pts", "point", "points"]

private let weightWords = weightSpellings.map { Array($0.utf8) }
