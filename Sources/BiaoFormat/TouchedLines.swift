// The lines that ranges touch, tables as a whole.

import BiaoSyntax

/// A set of lines of a document.
struct TouchedLines {
  private var isTouched: [Bool]

  /// The lines that `ranges` touch. An empty range touches the line in which it stands; a range that ends at the start
  /// of a line does not touch that line. Where one is a row, all rows of its table and what stands between them.
  init(_ tree: Tree, _ ranges: [ByteRange]) {
    isTouched = [Bool](repeating: false, count: tree.lines.count)
    for range in ranges {
      let first = tree.lineIndex(at: range.lowerBound)
      let last = tree.lineIndex(at: max(range.lowerBound, range.upperBound - 1))
      for index in first...max(first, last) { isTouched[index] = true }
    }
    var index = 0
    while index < tree.lines.count {
      guard tree.lines[index].kind == .row else {
        index += 1
        continue
      }
      let block = tree.tableBlock(at: index)
      if isTouched[block].contains(true) { for line in block { isTouched[line] = true } }
      index = max(block.upperBound, index + 1)
    }
  }

  func contains(_ line: Int) -> Bool { isTouched.indices.contains(line) && isTouched[line] }
}
