// Labels and values of entries and items.

/// The label of an entry or an item, in bytes of the document.
public struct Label: Sendable, Hashable {
  /// The name without quotation marks, and with the parentheses that stand at its end.
  public var name: ByteRange
  /// Whether the name is quoted as a whole.
  public var isQuoted: Bool
  /// The parentheses that end the label, the last first: at most two can be a weight and a unit.
  public var last: Parenthesized?
  public var secondLast: Parenthesized?

  /// `(6分)`: the text inside, and with its parentheses.
  public struct Parenthesized: Sendable, Hashable {
    public var inner: ByteRange
    public var outer: ByteRange
    /// The end of the name if this and what follows is no part of it.
    public var nameEnd: Int
  }
}

extension Tree {
  /// The label of line `index` where it is a name and nothing else, as most are: neither quoted nor with parentheses at
  /// its end. Nil for any other label, and unless the line is an entry or an item.
  public func plainLabel(ofLine index: Int) -> ByteRange? {
    guard lines.indices.contains(index) else { return nil }
    let line = lines[index]
    guard line.kind == .entry || line.kind == .item, !line.isQuoted else { return nil }
    let whole = wholeLabel(of: line)
    return mayEndWithParenthesis(whole) ? nil : whole
  }

  /// What stands before the colon of an entry or item, trimmed.
  @inline(__always)
  private func wholeLabel(of line: Line) -> ByteRange {
    let text = bytes.span
    let end = line.colon ?? line.end
    guard line.kind == .item else { return BiaoSyntax.trimmed(text, ByteRange(clamping: line.content, end)) }
    let start = line.content + (text[line.content] == 0x2D ? 1 : 3)
    return trimmedAfterSpace(text, ByteRange(clamping: start, end))
  }

  /// `range` without white space at its ends, where one space most often stands at its start.
  @inline(__always)
  private func trimmedAfterSpace(_ text: Span<UInt8>, _ range: ByteRange) -> ByteRange {
    guard range.count > 1, text[range.lowerBound] == 0x20 else { return BiaoSyntax.trimmed(text, range) }
    let rest = BiaoSyntax.trimmed(text, ByteRange(clamping: range.lowerBound &+ 1, range.upperBound))
    return rest.isEmpty ? range.lowerBound..<range.lowerBound : rest
  }

  /// Whether the last byte is one with which ) or ） ends. Most labels end otherwise.
  @inline(__always)
  private func mayEndWithParenthesis(_ range: ByteRange) -> Bool {
    guard !range.isEmpty else { return false }
    let last = bytes[range.upperBound &- 1]
    return last == 0x29 || last == 0x89
  }

  /// The label of line `index`; nil unless the line is an entry or an item.
  public func label(ofLine index: Int) -> Label? {
    guard lines.indices.contains(index) else { return nil }
    let line = lines[index]
    guard line.kind == .entry || line.kind == .item else { return nil }
    let whole = wholeLabel(of: line)
    guard line.isQuoted, !whole.isEmpty else {
      var label = Label(name: whole, isQuoted: false, last: nil, secondLast: nil)
      addParentheses(&label, in: whole)
      return label
    }
    let markLength = bytes[whole.lowerBound] == 0x22 ? 1 : 3
    let close = closingMark(in: whole, markLength: markLength)
    var label = Label(
      name: ByteRange(clamping: whole.lowerBound + markLength, close), isQuoted: true, last: nil, secondLast: nil)
    addParentheses(&label, in: ByteRange(clamping: close + markLength, whole.upperBound))
    return label
  }

  /// The value of line `index`, trimmed; empty where there is none. Nil unless the line is an entry or an item.
  public func value(ofLine index: Int) -> ByteRange? {
    guard lines.indices.contains(index) else { return nil }
    let line = lines[index]
    if line.flags.contains(.plainValue) { return ByteRange(clamping: Int(line.detail &+ 2), line.end) }
    guard line.kind == .entry || line.kind == .item else { return nil }
    guard let colon = line.colon else { return line.end..<line.end }
    let text = bytes.span
    let start = colon + (text[colon] == 0x3A ? 1 : 3)
    let range = trimmedAfterSpace(text, ByteRange(clamping: start, line.end))
    return range.isEmpty ? start..<start : range
  }

  /// The text of a prose or comment line after its sigil, trimmed. Nil for other lines.
  public func text(ofLine index: Int) -> ByteRange? {
    guard lines.indices.contains(index) else { return nil }
    let line = lines[index]
    guard line.kind == .prose || line.kind == .comment else { return nil }
    return trimmed(ByteRange(clamping: line.content + (bytes[line.content] < 0x80 ? 1 : 3), line.end))
  }

  /// Offset of the mark that closes the quoted name at the start of `whole`.
  private func closingMark(in whole: ByteRange, markLength: Int) -> Int {
    var depth = 0
    var i = whole.lowerBound
    while i < whole.upperBound {
      if markLength == 1 {
        if bytes[i] == 0x22, i > whole.lowerBound { return i }
      } else if bytes[i] == 0xE2, i + 2 < whole.upperBound, bytes[i + 1] == 0x80 {
        if bytes[i + 2] == 0x9C {
          depth += 1
        } else if bytes[i + 2] == 0x9D {
          depth -= 1
          if depth == 0 { return i }
        }
      }
      i += 1
    }
    return whole.upperBound
  }

  /// The parentheses that end `range` of any text, as those of a label.
  public func trailingParentheses(in range: ByteRange) -> Label.Parenthesized? { parenthesized(endingIn: range) }

  private func addParentheses(_ label: inout Label, in range: ByteRange) {
    guard mayEndWithParenthesis(range), let last = parenthesized(endingIn: range) else { return }
    label.last = last
    label.secondLast = parenthesized(endingIn: ByteRange(clamping: range.lowerBound, last.nameEnd))
  }

  /// The parentheses that end `range`, if it ends with some.
  private func parenthesized(endingIn range: ByteRange) -> Label.Parenthesized? {
    let range = trimmed(range)
    guard
      let closeLength = parenthesisLength(endingAt: range.upperBound, from: range.lowerBound, last: 0x89, ascii: 0x29)
    else { return nil }
    var depth = 1
    var i = range.upperBound - closeLength
    while i > range.lowerBound {
      if let length = parenthesisLength(endingAt: i, from: range.lowerBound, last: 0x88, ascii: 0x28) {
        depth -= 1
        i -= length
        if depth == 0 {
          return Label.Parenthesized(
            inner: trimmed(ByteRange(clamping: i + length, range.upperBound - closeLength)),
            outer: i..<range.upperBound, nameEnd: trimmed(ByteRange(clamping: range.lowerBound, i)).upperBound)
        }
      } else if let length = parenthesisLength(endingAt: i, from: range.lowerBound, last: 0x89, ascii: 0x29) {
        depth += 1
        i -= length
      } else {
        i -= 1
      }
    }
    return nil
  }

  /// The length of the parenthesis (`ascii`, or full-width with the last byte `last`) that ends at `end`.
  private func parenthesisLength(endingAt end: Int, from start: Int, last: UInt8, ascii: UInt8) -> Int? {
    guard end > start else { return nil }
    if bytes[end - 1] == ascii { return 1 }
    guard end - start >= 3, bytes[end - 1] == last, bytes[end - 2] == 0xBC, bytes[end - 3] == 0xEF else { return nil }
    return 3
  }
}
