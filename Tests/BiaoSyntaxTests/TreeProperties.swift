// What holds of the tree of any bytes.

import BiaoSyntax

enum TreeProperties {
  /// The first property that the tree of `bytes` breaks, or nil.
  static func violation(_ bytes: [UInt8]) -> String? {
    let tree = Tree(bytes)
    return lossless(tree, bytes) ?? covering(tree) ?? nested(tree) ?? ranged(tree)
  }

  /// The tokens in order are the text.
  private static func lossless(_ tree: Tree, _ bytes: [UInt8]) -> String? {
    guard tree.bytes == bytes else { return "the tree's bytes are not the input" }
    var position = 0
    for index in tree.lines.indices {
      for token in tree.tokens(ofLine: index) {
        if token.range.lowerBound != position { return "a gap or overlap at \(position) on line \(index + 1)" }
        if token.range.isEmpty { return "an empty token at \(position)" }
        position = token.range.upperBound
      }
    }
    return position == bytes.count ? nil : "the tokens end at \(position) of \(bytes.count)"
  }

  /// The lines cover the text, each with its parts in order.
  private static func covering(_ tree: Tree) -> String? {
    var position = 0
    for (index, line) in tree.lines.enumerated() {
      let full = tree.fullRange(ofLine: index)
      if full.lowerBound != position || line.start != position { return "line \(index + 1) starts at \(line.start)" }
      if line.content < line.start || line.end < line.content || full.upperBound < line.end {
        return "line \(index + 1) has its parts out of order"
      }
      if full.upperBound - line.end > 2 { return "line \(index + 1) has a terminator of more than two bytes" }
      position = full.upperBound
    }
    return position == tree.bytes.count ? nil : "the lines end at \(position)"
  }

  /// Subtrees nest, parents stand above and are less indented, depths count parents.
  private static func nested(_ tree: Tree) -> String? {
    for (index, line) in tree.lines.enumerated() {
      if line.subtreeEnd <= index || line.subtreeEnd > tree.lines.count { return "line \(index + 1) has no subtree" }
      guard let parent = line.parent else {
        if line.depth != 0 { return "line \(index + 1) has no parent and depth \(line.depth)" }
        continue
      }
      let above = tree.lines[parent]
      if parent >= index { return "line \(index + 1) has a parent below it" }
      if line.subtreeEnd > above.subtreeEnd { return "line \(index + 1) reaches beyond its parent" }
      if Int(line.depth) != Int(above.depth) + 1 { return "line \(index + 1) has depth \(line.depth)" }
      if line.kind.isSignificant, above.column > line.column {
        return "line \(index + 1) is less indented than its parent"
      }
      if ![LineKind.entry, .item, .row].contains(above.kind) { return "line \(index + 1) is under a \(above.kind)" }
    }
    return nil
  }

  /// Labels, values, cells and problems lie inside their lines.
  private static func ranged(_ tree: Tree) -> String? {
    for (index, line) in tree.lines.enumerated() {
      let whole = line.content..<line.end
      var ranges: [ByteRange] = Array(tree.cells(ofLine: index))
      if tree.cells(ofLine: index).underestimatedCount > 0, ranges.count != line.cellCount { return "cells miscounted" }
      if let label = tree.label(ofLine: index) {
        ranges += [label.name] + [label.last?.outer, label.secondLast?.outer].compactMap { $0 }
      }
      if let value = tree.value(ofLine: index) { ranges.append(value) }
      if let text = tree.text(ofLine: index) { ranges.append(text) }
      if let directive = tree.directive(ofLine: index) { ranges += [directive.keyword, directive.argument] }
      for range in ranges where range.lowerBound < whole.lowerBound || range.upperBound > whole.upperBound {
        return "a range of line \(index + 1) leaves it"
      }
    }
    var last = 0
    for problem in tree.problems {
      if problem.range.lowerBound < last { return "the problems are not in order" }
      if problem.range.upperBound > tree.bytes.count { return "a problem beyond the end" }
      if problem.range.isEmpty { return "\(problem.kind) has no width at \(problem.range.lowerBound)" }
      last = problem.range.lowerBound
    }
    return nil
  }

  /// What differs between the tree after an edit and the tree of the new text, or nil.
  static func editViolation(_ bytes: [UInt8], _ range: ByteRange, _ replacement: [UInt8]) -> String? {
    let edited = Tree(bytes).replacing(range, with: replacement)
    var text = bytes
    text.replaceSubrange(range, with: replacement)
    let fresh = Tree(text)
    if edited.bytes != fresh.bytes { return "the text differs" }
    if edited.lines != fresh.lines {
      let index = zip(edited.lines, fresh.lines).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      return "line \(index.map { $0 + 1 } ?? min(edited.lines.count, fresh.lines.count) + 1) differs after \(range)"
    }
    return edited.problems == fresh.problems ? nil : "the problems differ after \(range)"
  }
}
