// The one place where bytes of a document become positions of the protocol, and back.

import BiaoSyntax

/// Converts in the encoding that was negotiated.
struct Convert: Sendable {
  let unit: ColumnUnit

  /// The offset of a position. What lies outside of the text is cut to it; nil for what is no position.
  func offset(_ value: JSONValue?, in tree: Tree) -> Int? {
    guard let line = value?["line"]?.int, let character = value?["character"]?.int else { return nil }
    return tree.offset(at: Position(line: line, column: character), in: unit)
  }

  /// The bytes of a range; one whose end lies before its start is turned round. Nil for what is no range.
  func range(_ value: JSONValue?, in tree: Tree) -> ByteRange? {
    guard let start = offset(value?["start"], in: tree), let end = offset(value?["end"], in: tree) else { return nil }
    return min(start, end)..<max(start, end)
  }

  func write(_ offset: Int, in tree: Tree, to writer: inout JSONWriter) {
    write(tree.position(at: offset, in: unit), to: &writer)
  }

  func write(_ position: Position, to writer: inout JSONWriter) {
    writer.value(atMost: 23 + 2 * JSONWriter.digits) { write(position, to: &$0) }
  }

  func write(_ range: ByteRange, in tree: Tree, to writer: inout JSONWriter) {
    let (start, end) = tree.positions(of: range, in: unit)
    writer.value(atMost: 62 + 4 * JSONWriter.digits) {
      $0.append("{\"start\":")
      write(start, to: &$0)
      $0.append(",\"end\":")
      write(end, to: &$0)
      $0.append(UInt8(ascii: "}"))
    }
  }

  private func write(_ position: Position, to output: inout OutputSpan<UInt8>) {
    output.append("{\"line\":")
    output.append(number: position.line)
    output.append(",\"character\":")
    output.append(number: position.column)
    output.append(UInt8(ascii: "}"))
  }

  /// A member of an object.
  func member(_ name: StaticString, _ range: ByteRange, in tree: Tree, to writer: inout JSONWriter) {
    writer.key(name)
    write(range, in: tree, to: &writer)
  }
}

/// Converts offsets that only grow, each byte looked at once.
struct PositionCursor {
  private let tree: Tree
  private let unit: ColumnUnit
  private var line = 0
  private var offset = 0
  private var column = 0

  init(_ tree: Tree, _ unit: ColumnUnit) {
    self.tree = tree
    self.unit = unit
  }

  /// The position of an offset that is not before the last one asked for.
  mutating func position(at target: Int) -> Position {
    let next = tree.lines.count
    if line + 1 < next, tree.lines[line + 1].start <= target {
      line = tree.lineIndex(at: target)
      offset = tree.lines[line].start
      column = 0
    }
    let end = min(target, tree.lines[line].end)
    while offset < end {
      let length = max(utf8Length(tree.bytes, at: offset, end: end), 1)
      switch unit {
      case .utf8: column += length
      case .utf16: column += length == 4 ? 2 : 1
      case .codePoint: column += 1
      }
      offset += length
    }
    return Position(line: line, column: column)
  }
}
