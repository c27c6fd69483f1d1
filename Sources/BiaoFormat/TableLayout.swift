// The columns of a table: how wide each has to be.

import BiaoSyntax

extension Tree {
  /// The rows that are aligned with the row on line `index`, the first of them: those of the same table, with nothing but
  /// blank lines and comments between. Ends after the last row.
  func tableBlock(at index: Int) -> Range<Int> {
    let frame = tableFrame(ofRow: index)
    var end = index + 1
    var line = end
    while line < lines.count {
      let kind = lines[line].kind
      if kind == .row {
        guard tableFrame(ofRow: line) == frame else { break }
        end = line + 1
      } else if kind.isSignificant {
        break
      }
      line += 1
    }
    return index..<end
  }

  /// The innermost line around a row that is no row itself; nil at the top.
  private func tableFrame(ofRow index: Int) -> Int? {
    var parent = lines[index].parent
    while let line = parent, lines[line].kind == .row { parent = lines[line].parent }
    return parent
  }
}

/// The cells of a table's rows and the widths of its columns. One value is used for all tables of a document, so that its
/// memory is allocated once.
struct TableLayout {
  struct Cell {
    var range: ByteRange
    var width: TextWidth
  }

  /// After the last row for which the layout was made.
  private(set) var end = 0
  private var cells: [Cell] = []
  private var columns: [Int] = []
  private var nextCell = 0
  private var baseDepth = 0
  private var ambiguousWidth = 1
  private var isAligned = true

  /// Reads the table whose first row is on line `index`. Rows for which `isKept` holds are left as they are, and other
  /// rows are not aligned with them.
  mutating func read(_ tree: Tree, at index: Int, _ options: FormatOptions, isKept: (Int) -> Bool) {
    let block = tree.tableBlock(at: index)
    end = block.upperBound
    cells.removeAll(keepingCapacity: true)
    columns.removeAll(keepingCapacity: true)
    nextCell = 0
    baseDepth = Int(tree.lines[index].depth)
    var hasWide = false
    for line in block where tree.lines[line].kind == .row && !isKept(line) {
      baseDepth = min(baseDepth, Int(tree.lines[line].depth))
      for range in tree.cells(ofLine: line) {
        let width = TextWidth(tree.bytes, range)
        hasWide = hasWide || width.isWide
        cells.append(Cell(range: range, width: width))
      }
    }
    ambiguousWidth = hasWide ? 2 : 1
    var next = 0
    for line in block where tree.lines[line].kind == .row && !isKept(line) {
      var column = 0
      let offset = options.indentWidth * (Int(tree.lines[line].depth) - baseDepth)
      for _ in 0..<tree.lines[line].cellCount where next < cells.count {
        let width = columnsTaken(cells[next]) + (column == 0 ? offset : 0)
        if column < columns.count { columns[column] = max(columns[column], width) } else { columns.append(width) }
        column += 1
        next += 1
      }
    }
    let width = options.indentWidth * baseDepth + columns.reduce(1) { $0 + $1 + 3 }
    isAligned = width <= options.maximumTableWidth
  }

  /// The cells of the next row, which has `count`; rows are asked for in order.
  mutating func takeCells(_ count: Int) -> ArraySlice<Cell> {
    let start = min(nextCell, cells.count)
    nextCell = min(start + max(count, 0), cells.count)
    return cells[start..<nextCell]
  }

  /// The spaces that fill `cell` up to the width of its column, in a row of `depth`.
  func padding(_ cell: Cell, column: Int, depth: Int, _ options: FormatOptions) -> Int {
    guard isAligned, columns.indices.contains(column) else { return 0 }
    let offset = column == 0 ? options.indentWidth * (depth - baseDepth) : 0
    return max(columns[column] - offset - columnsTaken(cell), 0)
  }

  private func columnsTaken(_ cell: Cell) -> Int {
    cell.width.columns + (ambiguousWidth - 1) * cell.width.ambiguous
  }
}
