// Places in a document: from bytes to lines and columns, and back.
//
// Three coordinate systems meet here and nowhere else:
// - bytes from the start of the document: everything inside the program;
// - UTF-16 code units in a line (or UTF-8, or UTF-32, as negotiated): the Language Server Protocol;
// - Unicode code points in a line: JSON reports and messages, which count lines and columns from 1.

/// How the columns of a line are counted.
public enum ColumnUnit: Sendable {
  case utf8
  case utf16
  /// Unicode code points, which is also UTF-32.
  case codePoint
}

/// A line and a column, both from 0.
public struct Position: Sendable, Hashable, Comparable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: Position, b: Position) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

extension Tree {
  /// The index of the line that holds the byte at `offset`; the last line for any offset past the end.
  public func lineIndex(at offset: Int) -> Int {
    max(partitionPoint(lines.count) { lines[$0].start > offset } - 1, 0)
  }

  /// The line and column of `offset`. An offset outside of the text is cut to it, one inside a character goes to the
  /// character's start, one inside a line terminator to the end of the line.
  public func position(at offset: Int, in unit: ColumnUnit) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let index = lineIndex(at: offset)
    let line = lines[index]
    var i = line.start
    return Position(line: index, column: columns(from: &i, upTo: min(offset, line.end), line, unit))
  }

  /// The positions of both ends of a range, of which nearly all lie in one line.
  public func positions(of range: ByteRange, in unit: ColumnUnit) -> (start: Position, end: Position) {
    let lower = min(max(range.lowerBound, 0), bytes.count)
    let index = lineIndex(at: lower)
    let line = lines[index]
    guard range.upperBound <= line.end else {
      return (position(at: lower, in: unit), position(at: range.upperBound, in: unit))
    }
    var i = line.start
    let first = columns(from: &i, upTo: min(lower, line.end), line, unit)
    let more = columns(from: &i, upTo: range.upperBound, line, unit)
    return (Position(line: index, column: first), Position(line: index, column: first + more))
  }

  /// The columns of the characters from `i`, where one begins, up to `end`; `i` is then where the last of them ends.
  private func columns(from i: inout Int, upTo end: Int, _ line: Line, _ unit: ColumnUnit) -> Int {
    var columns = 0
    while i < end {
      let length = max(utf8Length(bytes, at: i, end: line.end), 1)
      if i + length > end { break }
      columns += self.columns(length, unit)
      i += length
    }
    return columns
  }

  /// The byte offset of `position`. Past the end of a line means its end, past the last line the document's end, inside
  /// a character (a half of a surrogate pair) the character's start.
  public func offset(at position: Position, in unit: ColumnUnit) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lines.count else { return bytes.count }
    let line = lines[position.line]
    var column = 0
    var i = line.start
    while i < line.end {
      let length = max(utf8Length(bytes, at: i, end: line.end), 1)
      let next = column + columns(length, unit)
      if next > position.column { break }
      column = next
      i += length
    }
    return i
  }

  /// The columns that a character of `length` bytes takes. A byte that is no UTF-8 counts as one character, as it does
  /// once a client has received it as U+FFFD.
  private func columns(_ length: Int, _ unit: ColumnUnit) -> Int {
    switch unit {
    case .utf8: length
    case .utf16: length == 4 ? 2 : 1
    case .codePoint: 1
    }
  }
}
