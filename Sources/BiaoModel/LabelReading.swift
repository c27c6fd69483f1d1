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
