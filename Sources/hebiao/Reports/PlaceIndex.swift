// Lines and columns as reports give them: from 1.

import BiaoSyntax

/// A place as reports print it.
struct Place: Hashable {
  /// From 1.
  var line: Int
  /// From 1, in the unit of the index that gave it: usually Unicode code points. A byte that is no UTF-8 is one.
  var column: Int
  /// In bytes of the document, from 0.
  var offset: Int
}

/// Finds the places of one document. Remembers where it was in long lines, so that many findings on one line of 50 MB
/// cost one walk over it together.
struct PlaceIndex {
  private let tree: Tree
  let unit: ColumnUnit
  /// By line: ascending offsets with the number of columns before them, at most every `interval` bytes.
  private var checkpoints: [Int: [(offset: Int, column: Int)]] = [:]

  private static let interval = 4096

  init(_ tree: Tree, _ unit: ColumnUnit = .codePoint) {
    self.tree = tree
    self.unit = unit
  }

  mutating func place(at offset: Int) -> Place {
    let offset = min(max(offset, 0), tree.bytes.count)
    let lineIndex = tree.lineIndex(at: offset)
    let line = tree.lines[lineIndex]
    let target = min(offset, line.end)
    // A byte order mark is no character of the text; but who counts bytes counts its.
    let first = unit != .utf8 && line.start == 0 && tree.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : line.start
    guard target - first > Self.interval else {
      let column = count(from: first, column: 0, to: target, end: line.end) { _, _ in }
      return Place(line: lineIndex + 1, column: column + 1, offset: offset)
    }
    var known = checkpoints.removeValue(forKey: lineIndex) ?? [(first, 0)]
    let start = known[max(partitionPoint(known.count) { known[$0].offset > target } - 1, 0)]
    let column = count(from: start.offset, column: start.column, to: target, end: line.end) { offset, column in
      if let last = known.last, offset - last.offset >= Self.interval { known.append((offset, column)) }
    }
    checkpoints[lineIndex] = known
    return Place(line: lineIndex + 1, column: column + 1, offset: offset)
  }

  /// The number of columns before `target`, given that `column` stand before `start`. An offset inside a character
  /// counts as its start.
  private func count(
    from start: Int, column: Int, to target: Int, end: Int, visit: (Int, Int) -> Void
  ) -> Int {
    var column = column
    var i = start
    while i < target {
      visit(i, column)
      let length = tree.bytes[i] < 0x80 ? 1 : decodeScalar(tree.bytes, at: i, end: end).length
      if i + length > target { break }
      switch unit {
      case .utf8: column += length
      case .utf16: column += length == 4 ? 2 : 1
      case .codePoint: column += 1
      }
      i += length
    }
    return column
  }
}
