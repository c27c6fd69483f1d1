// Lines to a tree: parents and subtrees from the indentation alone.

/// Gives each line its parent, depth and subtree in one pass with a stack of open lines.
///
/// Only entries, items and rows can have children; a row's children are rows. Prose and directives belong to the nearest
/// line above that is less indented. Blank lines and comments belong where they stand and end nothing.
struct StructureBuilder {
  private let bytes: [UInt8]
  private(set) var problems: [SyntaxProblem] = []

  /// A line that may have children.
  private struct Parent {
    var index: Int
    var column: Int
    var isRow: Bool
  }

  private struct Open {
    var line: Parent
    /// Column and index of the first child, to which its siblings must be aligned.
    var childColumn = -1
    var childIndex = -1
    /// Cells of the row that names the columns, and its index; -1 before the first row.
    var cellCount = 0
    var headerIndex = -1
  }

  /// The open lines that have children, from the top; the first stands for the document.
  private var stack: [Open] = []
  /// The line before, if it may have children and none was met yet: most lines never have any.
  private var leaf: Parent?
  private var isTooDeepReported = false
  private var indentedBy: LineFlags = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Puts all lines in their places.
  mutating func build(_ lines: inout MutableSpan<Line>) {
    stack.reserveCapacity(16)
    stack.append(Open(line: Parent(index: -1, column: -1, isRow: false)))
    // The end of a subtree is after its last significant line, so that blank lines between groups belong to neither.
    var lastSignificant = -1
    var firstInsignificant = lines.count
    for index in 0..<lines.count {
      let line = lines[index]
      lines[index].subtreeEndIndex = UInt32(truncatingIfNeeded: index &+ 1)
      if line.kind.isSignificant {
        closeLines(before: line, after: lastSignificant, in: &lines)
        let isTooDeep = stack.count > Tree.maximumDepth
        if isTooDeep {
          if !isTooDeepReported {
            isTooDeepReported = true
            report(.tooDeep, line)
          }
          closeLast(after: lastSignificant, in: &lines)
        }
        place(line, index, isTooDeep: isTooDeep, in: &lines)
        lastSignificant = index
      } else {
        firstInsignificant = min(firstInsignificant, index)
        lines[index].depth = UInt16(truncatingIfNeeded: leaf == nil ? stack.count - 1 : stack.count)
        let around = leaf?.index ?? stack[stack.count - 1].line.index
        if around >= 0 { lines[index].parentIndex = UInt32(truncatingIfNeeded: around) }
      }
    }
    while stack.count > 1 { closeLast(after: lastSignificant, in: &lines) }
    detachTrailing(from: firstInsignificant, in: &lines)
  }

  /// Leaves open what is around `line`: less indented, and no row around anything but a row.
  private mutating func closeLines(before line: Line, after lastSignificant: Int, in lines: inout MutableSpan<Line>) {
    let isRow = line.kind == .row
    if let before = leaf {
      leaf = nil
      if before.column < line.column, isRow || !before.isRow {
        stack.append(Open(line: before))
        return
      }
    }
    while stack.count > 1, stack[stack.count - 1].line.column >= line.column {
      closeLast(after: lastSignificant, in: &lines)
    }
    if isRow { return }
    while stack.count > 1, stack[stack.count - 1].line.isRow { closeLast(after: lastSignificant, in: &lines) }
  }

  private mutating func closeLast(after lastSignificant: Int, in lines: inout MutableSpan<Line>) {
    guard stack.count > 1, let last = stack.popLast() else { return }
    lines[last.line.index].subtreeEndIndex = UInt32(truncatingIfNeeded: lastSignificant + 1)
  }

  /// Puts a significant line under the innermost open line and opens it if it can have children.
  private mutating func place(_ line: Line, _ index: Int, isTooDeep: Bool, in lines: inout MutableSpan<Line>) {
    let top = stack.count - 1
    let parent = stack[top].line.index
    lines[index].parentIndex = parent < 0 ? .max : UInt32(truncatingIfNeeded: parent)
    lines[index].depth = UInt16(truncatingIfNeeded: top)
    if !isTooDeep { checkIndentation(line, index, in: lines) }
    switch line.kind {
    case .entry, .item:
      leaf = Parent(index: index, column: line.column, isRow: false)
    case .row:
      if parent < 0 { report(.strayRow, line) } else { checkCells(line, index, in: lines) }
      leaf = Parent(index: index, column: line.column, isRow: true)
    case .prose:
      if parent < 0 { report(.strayProse, line) }
    case .directive, .blank, .comment, .conflictMarker: break
    }
  }

  private mutating func checkIndentation(_ line: Line, _ index: Int, in lines: borrowing MutableSpan<Line>) {
    let top = stack.count - 1
    if stack[top].childColumn != line.column {
      if stack[top].childIndex >= 0 {
        let sibling = lines[stack[top].childIndex]
        problems.append(
          SyntaxProblem(
            kind: .unevenIndentation, range: indentation(of: line), related: sibling.content..<sibling.end))
      }
      stack[top].childColumn = line.column
      stack[top].childIndex = index
    }
    let used = line.flags.intersection([.tabIndented, .spaceIndented])
    if used.isEmpty || used == indentedBy { return }
    if indentedBy.isEmpty { indentedBy = used == [.tabIndented] ? .tabIndented : .spaceIndented }
    if used != indentedBy {
      problems.append(SyntaxProblem(kind: .mixedIndentation, range: indentation(of: line)))
    }
  }

  /// Compares a row with the row that names the columns of its table, or lets it be that row.
  private mutating func checkCells(_ line: Line, _ index: Int, in lines: borrowing MutableSpan<Line>) {
    // The table's frame is the innermost open line that is no row.
    var frame = stack.count - 1
    while frame > 0, stack[frame].line.isRow { frame -= 1 }
    let count = Int(line.detail)
    if stack[frame].headerIndex < 0 {
      stack[frame].headerIndex = index
      stack[frame].cellCount = count
    } else if count != stack[frame].cellCount {
      let header = lines[stack[frame].headerIndex]
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

  /// Blank lines and comments after the last line of a group were put under it; they belong to the line around. `first`
  /// is the first of them.
  private func detachTrailing(from first: Int, in lines: inout MutableSpan<Line>) {
    for index in first..<lines.count where !lines[index].kind.isSignificant {
      while lines[index].parentIndex != .max,
        Int(lines[Int(lines[index].parentIndex)].subtreeEndIndex) <= index
      {
        lines[index].parentIndex = lines[Int(lines[index].parentIndex)].parentIndex
        lines[index].depth = lines[index].depth > 0 ? lines[index].depth - 1 : 0
      }
    }
  }

  private func indentation(of line: Line) -> ByteRange {
    line.start < line.content ? line.start..<line.content : line.content..<line.end
  }

  private mutating func report(_ kind: SyntaxProblem.Kind, _ line: Line) {
    problems.append(SyntaxProblem(kind: kind, range: line.content..<line.end))
  }
}
