// The tokens of a line: every byte of it, classified.

/// A piece of a line that is one thing. The tokens of a document in order are its text.
public struct Token: Sendable, Hashable {
  public enum Kind: UInt8, Sendable, CaseIterable {
    case byteOrderMark
    /// Indentation, and white space between other tokens.
    case space
    /// `#` and all that follows on the line.
    case comment
    /// `@`, `>`, `|` at the start, `-`.
    case sigil
    /// The word after `@`, known or not.
    case directive
    /// What follows the word.
    case argument
    /// Running text after `>`.
    case prose
    case name
    /// `"` or `“ ”` around a name.
    case quote
    /// `（6分）` after a name, with its parentheses: a weight, a unit, or a part of the name.
    case parenthesized
    case colon
    case value
    case cell
    /// `|` between and after cells.
    case bar
    case conflictMarker
    case terminator
  }

  public var kind: Kind
  /// Bytes of the document; never empty.
  public var range: ByteRange
}

extension Tree {
  /// The tokens of line `index`, which together are exactly its bytes with the terminator.
  public func tokens(ofLine index: Int) -> [Token] {
    guard lines.indices.contains(index) else { return [] }
    let line = lines[index]
    var writer = TokenWriter(position: line.start)
    if line.start == 0, line.content >= 3, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      writer.add(.byteOrderMark, to: 3)
    }
    writer.add(.space, to: line.content)
    switch line.kind {
    case .blank: break
    case .comment: writer.add(.comment, to: line.end)
    case .conflictMarker: writer.add(.conflictMarker, to: line.end)
    case .directive:
      writer.add(.sigil, to: sigilEnd(line))
      let keyword = directiveKeyword(bytes, from: sigilEnd(line), end: line.end)
      writer.add(.directive, keyword)
      writer.add(.argument, trimmed(ByteRange(clamping: keyword.upperBound, line.end)))
    case .prose:
      writer.add(.sigil, to: sigilEnd(line))
      writer.add(.prose, trimmed(ByteRange(clamping: sigilEnd(line), line.end)))
    case .row:
      writer.add(.sigil, to: sigilEnd(line))
      for cell in cells(ofLine: index) {
        if !cell.isEmpty { writer.addBars(before: cell.lowerBound, in: bytes) }
        writer.add(.cell, cell)
      }
      writer.addBars(before: line.end, in: bytes)
    case .item, .entry:
      if line.kind == .item { writer.add(.sigil, to: sigilEnd(line)) }
      addLabel(ofLine: index, to: &writer)
      if let colon = line.colon {
        writer.add(.colon, colon..<colon + (bytes[colon] == 0x3A ? 1 : 3))
        if let value = value(ofLine: index) { writer.add(.value, value) }
      }
    }
    writer.add(.space, to: line.end)
    writer.add(.terminator, to: fullRange(ofLine: index).upperBound)
    return writer.tokens
  }

  private func sigilEnd(_ line: Line) -> Int { line.content + (bytes[line.content] < 0x80 ? 1 : 3) }

  private func addLabel(ofLine index: Int, to writer: inout TokenWriter) {
    guard let label = label(ofLine: index) else { return }
    let nameEnd = (label.secondLast ?? label.last).map(\.nameEnd)
    if label.isQuoted {
      let mark = label.name.lowerBound > 0 && bytes[label.name.lowerBound - 1] == 0x22 ? 1 : 3
      writer.add(.quote, label.name.lowerBound - mark..<label.name.lowerBound)
      writer.add(.name, label.name)
      let after = label.name.upperBound + mark
      writer.add(.quote, label.name.upperBound..<after)
      // What stands between the marks and the parentheses at the end belongs nowhere, but is no white space.
      writer.add(.name, trimmed(ByteRange(clamping: after, nameEnd ?? lines[index].colon ?? lines[index].end)))
    } else {
      writer.add(.name, ByteRange(clamping: label.name.lowerBound, nameEnd ?? label.name.upperBound))
    }
    if let parentheses = label.secondLast { writer.add(.parenthesized, parentheses.outer) }
    if let parentheses = label.last { writer.add(.parenthesized, parentheses.outer) }
  }
}

/// Appends tokens so that they always join: what lies between two is white space.
private struct TokenWriter {
  var tokens: [Token] = []
  var position: Int

  mutating func add(_ kind: Token.Kind, to end: Int) {
    guard end > position else { return }
    tokens.append(Token(kind: kind, range: position..<end))
    position = end
  }

  mutating func add(_ kind: Token.Kind, _ range: ByteRange) {
    guard !range.isEmpty, range.lowerBound >= position else { return }
    add(.space, to: range.lowerBound)
    add(kind, to: range.upperBound)
  }

  /// The bars between `position` and `end`, with the white space around them.
  mutating func addBars(before end: Int, in bytes: [UInt8]) {
    var i = position
    while i < end {
      if bytes[i] == 0x7C {
        add(.bar, i..<i + 1)
      } else if bytes[i] == 0xEF, i + 2 < end, bytes[i + 1] == 0xBD, bytes[i + 2] == 0x9C {
        add(.bar, i..<i + 3)
      }
      i += 1
    }
  }
}
