// Lines to a tree: parents and subtrees from the indentation alone.

/// Gives each line its parent, depth and subtree in one pass with a stack of open lines.
///
/// Only entries, items and rows can have children; a row's children are rows. Prose and directives belong to the nearest
/// line above that is less indented. Blank lines and comments belong where they stand and end nothing.
struct StructureBuilder {
  private let bytes: [UInt8]
  private(set) var lines: [Line]
  private(set) var problems: [SyntaxProblem] = []

  private struct Open {
    var index: Int
    /// Column and index of the first child, to which its siblings must be aligned.
    var childColumn: Int
    var childIndex: Int
    /// Cells of the row that names the columns, and its index; 0 before the first row.
    var cellCount: Int
    var headerIndex: Int
  }

  /// The open lines from the top; the first stands for the document.
  private var stack: [Open] = []
  private var isTooDeepReported = false
  private var indentedBy: LineFlags = []

  init(bytes: [UInt8], lines: consuming [Line]) {
    self.bytes = bytes
    self.lines = lines
  }

  mutating func build() {
    stack.reserveCapacity(16)
    stack.append(Open(index: -1, childColumn: -1, childIndex: -1, cellCount: 0, headerIndex: -1))
    // The end of a subtree is after its last significant line, so that blank lines between groups belong to neither.
    var lastSignificant = -1
    for index in lines.indices {
      let kind = lines[index].kind
      let column = Int(lines[index].columnCount)
      if kind.isSignificant {
        while stack.count > 1, let top = stack.last, Int(lines[top.index].columnCount) >= column {
          close(top.index, after: lastSignificant)
        }
        if kind != .row {
          while stack.count > 1, let top = stack.last, lines[top.index].kind == .row {
            close(top.index, after: lastSignificant)
          }
        }
        let isTooDeep = stack.count > Tree.maximumDepth
        if isTooDeep {
          if !isTooDeepReported {
            isTooDeepReported = true
            report(.tooDeep, index)
          }
          if let top = stack.last { close(top.index, after: lastSignificant) }
        }
        place(index, column: column, isTooDeep: isTooDeep)
        lastSignificant = index
      } else {
        lines[index].depth = UInt16(truncatingIfNeeded: stack.count - 1)
        lines[index].subtreeEndIndex = UInt32(truncatingIfNeeded: index + 1)
        if let top = stack.last, top.index >= 0 { lines[index].parentIndex = UInt32(truncatingIfNeeded: top.index) }
      }
    }
    while stack.count > 1, let top = stack.last { close(top.index, after: lastSignificant) }
    detachTrailing()
  }

  /// Puts the significant line `index` under the innermost open line and opens it if it can have children.
  private mutating func place(_ index: Int, column: Int, isTooDeep: Bool) {
    let top = stack.count - 1
    let kind = lines[index].kind
    let parent = stack[top].index
    lines[index].parentIndex = parent < 0 ? .max : UInt32(truncatingIfNeeded: parent)
    lines[index].depth = UInt16(truncatingIfNeeded: top)
    lines[index].subtreeEndIndex = UInt32(truncatingIfNeeded: index + 1)
    if !isTooDeep { checkIndentation(index, column: column) }
    switch kind {
    case .row:
      if parent < 0 {
        report(.strayRow, index)
      } else {
        checkCells(index)
      }
    case .prose where parent < 0:
      report(.strayProse, index)
    default: break
    }
    if kind == .entry || kind == .item || kind == .row {
      stack.append(Open(index: index, childColumn: -1, childIndex: -1, cellCount: 0, headerIndex: -1))
    }
  }

  private mutating func checkIndentation(_ index: Int, column: Int) {
    let top = stack.count - 1
    if stack[top].childIndex < 0 {
      stack[top].childColumn = column
      stack[top].childIndex = index
    } else if stack[top].childColumn != column {
      problems.append(
        SyntaxProblem(
          kind: .unevenIndentation, range: indentation(of: index),
          related: lines[stack[top].childIndex].content..<lines[stack[top].childIndex].end))
      stack[top].childColumn = column
      stack[top].childIndex = index
    }
    let used = lines[index].flags.intersection([.tabIndented, .spaceIndented])
    guard !used.isEmpty else { return }
    if indentedBy.isEmpty { indentedBy = used == [.tabIndented] ? .tabIndented : .spaceIndented }
    if used != indentedBy {
      problems.append(SyntaxProblem(kind: .mixedIndentation, range: indentation(of: index)))
    }
  }

  /// Compares a row with the row that names the columns of its table, or lets it be that row.
  private mutating func checkCells(_ index: Int) {
    // The table's frame is the innermost open line that is no row.
    var frame = stack.count - 1
    while frame > 0, lines[stack[frame].index].kind == .row { frame -= 1 }
    let count = Int(lines[index].detail)
    if stack[frame].headerIndex < 0 {
      stack[frame].headerIndex = index
      stack[frame].cellCount = count
    } else if count != stack[frame].cellCount {
      let header = lines[stack[frame].headerIndex]
      let line = lines[index]
      problems.append(
        SyntaxProblem(
          kind: .unevenRow, range: unevenCells(of: line, due: stack[frame].cellCount),
          related: header.content..<header.end, found: count,
          expected: stack[frame].cellCount))
    }
  }

  /// The cells that are too many, or the end of a row that has too few.
  private func unevenCells(of line: Line, due: Int) -> ByteRange {
    let start = line.content + (bytes[line.content] == 0x7C ? 1 : 3)
    let text = trimmedRange(bytes, line.content..<line.end)
    var extra: ByteRange?
    for (index, cell) in RowCells(bytes, start: start, end: line.end).enumerated() where index >= due {
      extra = ByteRange(clamping: extra?.lowerBound ?? cell.lowerBound, cell.upperBound)
    }
    if let extra, !extra.isEmpty { return extra }
    // The last bar: the place where the missing cells would stand.
    let last = text.upperBound
    let width = last > line.content && bytes[last - 1] < 0x80 ? 1 : 3
    return ByteRange(clamping: max(last - width, line.content), last)
  }

  private mutating func close(_ index: Int, after lastSignificant: Int) {
    lines[index].subtreeEndIndex = UInt32(truncatingIfNeeded: lastSignificant + 1)
    stack.removeLast()
  }

  /// Blank lines and comments after the last line of a group were put under it; they belong to the line around.
  private mutating func detachTrailing() {
    for index in lines.indices where !lines[index].kind.isSignificant {
      while lines[index].parentIndex != .max,
        Int(lines[Int(lines[index].parentIndex)].subtreeEndIndex) <= index
      {
        lines[index].parentIndex = lines[Int(lines[index].parentIndex)].parentIndex
        lines[index].depth = lines[index].depth > 0 ? lines[index].depth - 1 : 0
      }
    }
  }

  private func indentation(of index: Int) -> ByteRange {
    let line = lines[index]
    return line.start < line.content ? line.start..<line.content : line.content..<line.end
  }

  private mutating func report(_ kind: SyntaxProblem.Kind, _ index: Int) {
    problems.append(SyntaxProblem(kind: kind, range: lines[index].content..<lines[index].end))
  }
}
