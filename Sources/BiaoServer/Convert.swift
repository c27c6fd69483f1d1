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
    writer.object {
      $0.member("line", position.line)
      $0.member("character", position.column)
    }
  }

  func write(_ range: ByteRange, in tree: Tree, to writer: inout JSONWriter) {
    writer.object {
      $0.key("start")
      write(range.lowerBound, in: tree, to: &$0)
      $0.key("end")
      write(range.upperBound, in: tree, to: &$0)
    }
  }

  /// A member of an object.
  func member(_ name: StaticString, _ range: ByteRange, in tree: Tree, to writer: inout JSONWriter) {
    writer.key(name)
    write(range, in: tree, to: &writer)
  }
}
