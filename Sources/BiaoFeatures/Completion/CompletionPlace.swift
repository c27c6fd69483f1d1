// Where the cursor stands, in the terms of the language.

import BiaoModel
import BiaoRules
import BiaoSyntax

/// The line of the cursor and the group in which it stands.
struct CompletionPlace {
  let tree: Tree
  /// Between two characters of the line, at most at its end.
  let offset: Int
  let line: Int
  var node: Line { tree.lines[line] }

  init(_ tree: Tree, at offset: Int) {
    self.tree = tree
    var offset = min(max(offset, 0), tree.bytes.count)
    while offset > 0, offset < tree.bytes.count, tree.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    line = tree.lineIndex(at: offset)
    self.offset = min(offset, tree.lines[line].end)
  }

  /// Where a new line at the cursor would stand: under which line (nil: the document), and with which indentation where
  /// the cursor is not at the right one.
  struct Frame {
    var parent: Int?
    var indentation: String?
  }

  /// The frame of a line that the author begins at the cursor. `mayHoldLines` says whether lines may stand under a line.
  func frame(mayHoldLines: (Int) -> Bool) -> Frame {
    if node.kind.isSignificant { return Frame(parent: holder(node.parent), indentation: nil) }
    let column = column(upTo: offset)
    // What follows further to the right would become a part of the new line, so that stands beside it.
    if let next = significant(after: line), tree.lines[next].column > column, tree.lines[next].kind != .row {
      return Frame(parent: holder(tree.lines[next].parent), indentation: tree.indentation(ofLine: next))
    }
    var parent = significant(before: line)
    while let current = parent {
      if tree.lines[current].column < column, canHold(current), mayHoldLines(current) { break }
      parent = tree.lines[current].parent
    }
    guard let sibling = sibling(under: parent) else { return Frame(parent: parent, indentation: nil) }
    let isAligned = tree.lines[sibling].column == column
    return Frame(parent: parent, indentation: isAligned ? nil : tree.indentation(ofLine: sibling))
  }

  /// The line before with which a new line under `parent` is to be aligned, or the first after.
  private func sibling(under parent: Int?) -> Int? {
    var found: Int?
    for child in tree.children(of: parent) where child != line {
      if child > line { return found ?? child }
      // Directives may stand anywhere.
      if tree.lines[child].kind != .directive { found = child }
    }
    return found
  }

  private func canHold(_ line: Int) -> Bool { tree.lines[line].kind == .entry || tree.lines[line].kind == .item }

  private func holder(_ line: Int?) -> Int? {
    var line = line
    while let current = line, !canHold(current) { line = tree.lines[current].parent }
    return line
  }

  private func significant(before line: Int) -> Int? {
    var i = line - 1
    while i >= 0, !tree.lines[i].kind.isSignificant { i -= 1 }
    return i >= 0 ? i : nil
  }

  private func significant(after line: Int) -> Int? {
    var i = line + 1
    while i < tree.lines.count, !tree.lines[i].kind.isSignificant { i += 1 }
    return i < tree.lines.count ? i : nil
  }

  /// Whether a line that begins here would take the next row from its table.
  var isBeforeRow: Bool {
    guard !node.kind.isSignificant, let next = significant(after: line) else { return false }
    return tree.lines[next].kind == .row
  }

  /// Columns of indentation, as the parser counts them.
  private func column(upTo end: Int) -> Int {
    var column = 0
    var i = tree.lines[line].start
    while i < end {
      switch tree.bytes[i] {
      case 0x20: column += 1
      case 0x09: column += 2
      case 0xE3:
        column += 2
        i += 2
      default: break
      }
      i += 1
    }
    return column
  }
}

extension Tree {
  /// By how much a line stands under another in this document.
  var indentationStep: String {
    for (index, line) in lines.enumerated() where line.kind.isSignificant && line.depth == 1 && line.column > 0 {
      return indentation(ofLine: index)
    }
    return "  "
  }

  /// Whether there is a Chinese character or full-width mark in `range`.
  func isChinese(_ range: ByteRange) -> Bool {
    let lower = min(max(range.lowerBound, 0), bytes.count)
    return bytes[lower..<max(lower, min(range.upperBound, bytes.count))].contains { $0 >= 0xE3 && $0 < 0xF0 }
  }
}
