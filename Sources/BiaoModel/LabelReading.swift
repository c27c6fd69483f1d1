// Labels read: which parentheses are a weight, which a unit, which part of the name.

package import BiaoSyntax
package import BiaoValues

/// A label in its parts, in bytes of the document.
package struct LabelReading: Sendable {
  /// The name without quotation marks, weight and unit.
  package var name: ByteRange
  package var weight: Decimal?
  /// The weight with its parentheses.
  package var weightRange: ByteRange?
  package var unit: BiaoValues.Unit?
  /// The unit without its parentheses.
  package var unitRange: ByteRange?
}

extension Tree {
  /// The label of the entry or item on line `index`, read; nil for other lines.
  package func readLabel(ofLine index: Int) -> LabelReading? {
    guard let label = label(ofLine: index) else { return nil }
    return readLabel(label)
  }

  /// Weight and unit stand last, in either order, at most one of each; other parentheses belong to the name.
  package func readLabel(_ label: Label) -> LabelReading {
    var reading = LabelReading(name: label.name)
    guard let last = label.last, take(last, into: &reading, isQuoted: label.isQuoted) else { return reading }
    if let second = label.secondLast { _ = take(second, into: &reading, isQuoted: label.isQuoted) }
    return reading
  }

  /// The unit that ends the label written in `range` (a column's name), and the name before it.
  package func readCellLabel(_ range: ByteRange) -> LabelReading {
    guard let group = trailingParentheses(in: range) else { return LabelReading(name: range) }
    var reading = LabelReading(name: range)
    _ = take(group, into: &reading, isQuoted: false)
    return reading
  }

  private func take(_ group: Label.Parenthesized, into reading: inout LabelReading, isQuoted: Bool) -> Bool {
    let text = FoldedText(bytes, group.inner)
    if reading.weight == nil, let weight = readWeight(text.bytes) {
      reading.weight = weight
      reading.weightRange = group.outer
    } else if reading.unit == nil, let unit = Units.unit(named: text.bytes) {
      reading.unit = unit
      reading.unitRange = group.inner
    } else {
      return false
    }
    if !isQuoted { reading.name = ByteRange(clamping: reading.name.lowerBound, group.nameEnd) }
    return true
  }
}

/// A weight: digits, at most one point, then 分, pt, pts, point or points. Nil for anything else.
func readWeight(_ folded: [UInt8]) -> Decimal? {
  var end = 0
  while end < folded.count, (folded[end] >= 0x30 && folded[end] <= 0x39) || folded[end] == 0x2E { end += 1 }
  guard end > 0, end <= 20, let weight = Decimal(text: String(decoding: folded[..<end], as: UTF8.self)) else {
    return nil
  }
  var rest = folded[end...]
  while rest.first == 0x20 { rest.removeFirst() }
  let word = String(decoding: rest, as: UTF8.self).lowercased()
  return ["分", "pt", "pts", "point", "points"].contains(word) ? weight : nil
}
