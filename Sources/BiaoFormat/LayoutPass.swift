// One walk over the lines of a document: blank lines, indentation, terminators, and each line's own layout.

import BiaoSyntax

/// Finds what of a document differs from its canonical layout. Needs one pass; looks ahead, but at each line a bounded
/// number of times.
struct LayoutPass {
  private let tree: Tree
  private let options: FormatOptions
  private let targets: CanonicalTargets
  private let terminator: [UInt8]
  /// Lines with a fault of syntax, which keep their text; empty where there is none.
  private let isKept: [Bool]
  private var writer: EditWriter
  private var table = TableLayout()

  /// Index of the last significant line so far, or -1.
  private var previous = -1
  /// Index of the next significant line (`lines.count` if none), and whether a blank line stands between.
  private var next = 0
  private var hasBlankBeforeNext = false
  /// Whether a blank line is due before the next line that stands at the top and is not blank.
  private var isBlankDue = false
  /// The deepest significant line of the top-level line around, as a depth.
  private var sectionDepth = 0
  /// Nothing but directives so far, and at least one.
  private var isInHead = false
  /// Index of the last line that is not blank.
  private let lastVisible: Int

  init(_ tree: Tree, _ options: FormatOptions, _ targets: CanonicalTargets) {
    self.tree = tree
    self.options = options
    self.targets = targets
    terminator = LayoutPass.terminator(of: tree, options)
    isKept = LayoutPass.faultyLines(of: tree)
    writer = EditWriter(tree.bytes)
    lastVisible = tree.lines.lastIndex { $0.kind != .blank } ?? -1
  }

  mutating func edits(stoppingAtFirst: Bool) -> [FormatEdit] {
    lookAhead(from: 0)
    /// Whether the line above is blank or the start of the document, so that a blank line here is one too many.
    var isBlankAbove = true
    for index in tree.lines.indices {
      if stoppingAtFirst, !writer.edits.isEmpty { break }
      let line = tree.lines[index]
      writer.begin(at: index == 0 ? markLength : line.start)
      if line.kind == .blank {
        layOutBlank(index, isLeftOut: isBlankAbove || index > lastVisible)
        isBlankAbove = true
        continue
      }
      isBlankAbove = false
      layOutVisible(index, line)
      layOutTerminator(index, line)
      if line.kind.isSignificant { pass(index, line) }
    }
    return writer.edits
  }

  /// The length of the byte order mark.
  private var markLength: Int { tree.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  // MARK: - Lines

  private mutating func layOutBlank(_ index: Int, isLeftOut: Bool) {
    if isLeftOut {
      writer.replace(to: tree.fullRange(ofLine: index).upperBound, with: [])
    } else {
      writer.spaces(0, to: tree.lines[index].end)
      layOutTerminator(index, tree.lines[index])
    }
  }

  private mutating func layOutVisible(_ index: Int, _ line: Line) {
    let depth = line.kind.isSignificant ? Int(line.depth) : commentDepth(line)
    if isBlankDue, depth == 0 {
      isBlankDue = false
      writer.insert(terminator)
      writer.seal()
    }
    writer.spaces(depth * options.indentWidth, to: line.content)
    writer.seal()
    if keeps(index) {
      if line.kind == .row { readTable(at: index) }
      writer.keep(to: line.end)
    } else if line.kind == .row {
      layOutRow(index, line)
    } else {
      writer.layOut(index, of: tree, value: targets.value(ofLine: index))
    }
  }

  private mutating func layOutTerminator(_ index: Int, _ line: Line) {
    let end = tree.fullRange(ofLine: index).upperBound
    // Nearly every line of nearly every document.
    if end == line.end + 1, terminator.count == 1, tree.bytes[line.end] == terminator[0] { return writer.keep(to: end) }
    if end > line.end || index == lastVisible { writer.replace(to: end, with: terminator) }
  }

  private mutating func layOutRow(_ index: Int, _ line: Line) {
    readTable(at: index)
    let depth = Int(line.depth)
    writer.mark(0x7C, to: line.content + tree.sigilLength(at: line.content))
    let cells = table.takeCells(line.cellCount)
    for (column, cell) in cells.enumerated() {
      let padding = table.padding(cell, column: column, depth: depth, options)
      let bar = barPosition(from: cell.range.upperBound, end: line.end)
      if cell.range.isEmpty {
        writer.spaces(padding + 2, to: bar.start)
      } else {
        writer.spaces(1, to: cell.range.lowerBound)
        writer.keep(to: cell.range.upperBound)
        writer.spaces(padding + 1, to: bar.start)
      }
      if bar.length > 0 { writer.mark(0x7C, to: bar.start + bar.length) } else { writer.insert([0x7C]) }
    }
    writer.spaces(0, to: line.end)
  }

  private mutating func readTable(at index: Int) {
    guard index >= table.end else { return }
    table.read(tree, at: index, options) { !isKept.isEmpty && isKept[$0] }
  }

  /// The bar that ends a cell whose text ends at `start`; without length, at the end of the line, where there is none.
  private func barPosition(from start: Int, end: Int) -> (start: Int, length: Int) {
    var i = start
    while i < end {
      if tree.bytes[i] == 0x7C { return (i, 1) }
      if tree.bytes[i] == 0xEF { return (i, 3) }
      i += 1
    }
    return (end, 0)
  }

  private func keeps(_ index: Int) -> Bool { !isKept.isEmpty && isKept[index] }

  // MARK: - Between lines

  /// Notes that the significant line `index` has been laid out.
  private mutating func pass(_ index: Int, _ line: Line) {
    if line.depth == 0 {
      isInHead = line.kind == .directive && (previous < 0 || isInHead)
      sectionDepth = 0
    } else {
      sectionDepth = max(sectionDepth, Int(line.depth))
    }
    previous = index
    lookAhead(from: index + 1)
    isBlankDue = !hasBlankBeforeNext && isBlankDueBeforeNext()
  }

  private mutating func lookAhead(from start: Int) {
    hasBlankBeforeNext = false
    next = start
    while next < tree.lines.count, !tree.lines[next].kind.isSignificant {
      if tree.lines[next].kind == .blank { hasBlankBeforeNext = true }
      next += 1
    }
  }

  /// Whether the next significant line begins the body or a section beside another.
  private func isBlankDueBeforeNext() -> Bool {
    guard next < tree.lines.count, tree.lines[next].depth == 0 else { return false }
    if isInHead { return tree.lines[next].kind != .directive }
    guard sectionDepth >= 2 else { return false }
    for index in next + 1..<max(tree.lines[next].subtreeEnd, next + 1)
    where tree.lines[index].kind.isSignificant && tree.lines[index].depth >= 2 {
      return true
    }
    return false
  }

  /// The level of a comment: the next line's, unless it is indented more and so belongs to the group above.
  private func commentDepth(_ comment: Line) -> Int {
    if next < tree.lines.count, comment.column <= tree.lines[next].column { return Int(tree.lines[next].depth) }
    var around = previous >= 0 ? previous : nil
    while let index = around {
      let line = tree.lines[index]
      if line.column < comment.column, line.kind == .entry || line.kind == .item || line.kind == .row {
        return Int(line.depth) + 1
      }
      around = line.parent
    }
    return 0
  }

  // MARK: - What holds for the document

  private static func terminator(of tree: Tree, _ options: FormatOptions) -> [UInt8] {
    switch options.terminator {
    case .lf: return [0x0A]
    case .crlf: return [0x0D, 0x0A]
    case .cr: return [0x0D]
    case .automatic: break
    }
    // LF, CRLF, CR
    var counts = [0, 0, 0]
    var first = 0
    for index in tree.lines.indices.dropLast() {
      let end = tree.lines[index].end
      let kind = tree.bytes[end] == 0x0A ? 0 : tree.lines[index + 1].start - end == 2 ? 1 : 2
      if index == 0 { first = kind }
      counts[kind] += 1
    }
    var most = first
    for kind in counts.indices where counts[kind] > counts[most] { most = kind }
    return most == 0 ? [0x0A] : most == 1 ? [0x0D, 0x0A] : [0x0D]
  }

  /// Uneven and mixed indentation are what the formatter is for; whatever else is wrong, its author has to look at.
  private static func faultyLines(of tree: Tree) -> [Bool] {
    if tree.hasNoProblems { return [] }
    var isFaulty = [Bool](repeating: false, count: tree.lines.count)
    for problem in tree.problems {
      if problem.kind == .unevenIndentation || problem.kind == .mixedIndentation { continue }
      let index = tree.lineIndex(at: problem.range.lowerBound)
      // What cannot be seen in the indentation goes with it.
      if problem.range.upperBound > tree.lines[index].content { isFaulty[index] = true }
    }
    return isFaulty
  }
}
