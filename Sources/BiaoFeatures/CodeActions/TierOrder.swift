// Tiers in the order of the template, each with everything that stands under it.

import BiaoModel
import BiaoRules
import BiaoSyntax

extension DocumentView {
  /// The outermost group of indicators around the line in which tiers stand in another order than in the template.
  func unsortedGroup(around line: Int) -> Int? {
    guard let form else { return nil }
    var group: Int?
    var current: Int? = line
    while let step = current {
      if let field = form.bindings[step].field, template.isTierLike(field), isGroup(step, form) { group = step }
      current = tree.lines[step].parent
    }
    guard let group, hasDisorder(under: group, form, depth: 0) else { return nil }
    return group
  }

  /// The edit that sorts the tiers under `line`, those under its tiers too; nil where they are in order.
  func sortedTiers(ofGroupAt line: Int) -> TextEdit? {
    guard let form, tree.lines.indices.contains(line), isGroup(line, form), hasDisorder(under: line, form, depth: 0)
    else { return nil }
    let blocks = blocks(under: line)
    guard let first = blocks.first, let last = blocks.last else { return nil }
    let range = first.range.lowerBound..<last.range.upperBound
    let text = sorted(under: line, form, depth: 0)
    return tree.text(range) == text ? nil : TextEdit(range: range, text: text)
  }

  private func isGroup(_ line: Int, _ form: Form) -> Bool {
    let role = form.bindings[line].role
    return (role == .field || role == .tier) && tree.lines[line].kind == .entry
  }

  // MARK: - Blocks

  /// A child with the comments before it and all that stands under it: whole lines. Together the blocks of a group are its
  /// text without a gap.
  private struct Block {
    var line: Int
    var range: ByteRange
  }

  private func blocks(under line: Int) -> [Block] {
    var blocks: [Block] = []
    var position: Int?
    for child in tree.children(of: line) {
      // Comments before the first child belong to the group.
      let start =
        position.map { first in leadingComment(from: first, before: child) } ?? firstStart(of: child, under: line)
      if let last = blocks.indices.last {
        blocks[last].range = blocks[last].range.lowerBound..<tree.lines[start].start
      }
      let end = tree.contentEnd(ofSubtree: child)
      blocks.append(Block(line: child, range: tree.lines[start].start..<tree.fullRange(ofLine: end - 1).upperBound))
      position = end
    }
    return blocks
  }

  /// The comments directly before the first child speak of it.
  private func firstStart(of child: Int, under line: Int) -> Int {
    var start = child
    while start - 1 > line, tree.lines[start - 1].kind == .comment { start -= 1 }
    return start
  }

  /// The first line of what belongs to `child` of the lines from `first` on: comments that are not indented further.
  private func leadingComment(from first: Int, before child: Int) -> Int {
    var start = child
    var line = child - 1
    while line >= first {
      let node = tree.lines[line]
      if node.kind == .comment {
        if node.column > tree.lines[child].column { break }
        start = line
      } else if node.kind != .blank {
        break
      }
      line -= 1
    }
    return start
  }

  // MARK: - Order

  /// The place of a child in the template, or nil for what is no declared tier.
  private func rank(_ line: Int, _ form: Form) -> Int? {
    guard form.bindings[line].role == .tier, form.tier(atLine: line)?.isDeclared ?? false else { return nil }
    return form.bindings[line].field
  }

  /// The blocks with the rank of each; what has none goes with the block before it.
  private func ranked(_ blocks: [Block], _ form: Form) -> [(rank: Int, block: Block)] {
    var last = -1
    return blocks.map { block in
      last = rank(block.line, form) ?? last
      return (last, block)
    }
  }

  private func hasDisorder(under line: Int, _ form: Form, depth: Int) -> Bool {
    guard depth < Tree.maximumDepth else { return false }
    var last = -1
    var found = false
    for child in tree.children(of: line) {
      guard let rank = rank(child, form) else { continue }
      if rank < last || hasDisorder(under: child, form, depth: depth + 1) { found = true }
      last = max(last, rank)
      if found { return true }
    }
    return false
  }

  /// The text of the group's blocks in order.
  private func sorted(under line: Int, _ form: Form, depth: Int) -> String {
    let blocks = blocks(under: line)
    let ranked = ranked(blocks, form)
    let order = ranked.indices.sorted { (ranked[$0].rank, $0) < (ranked[$1].rank, $1) }
    let endsOpen = blocks.last.map { $0.range.upperBound == tree.bytes.count && !endsLine($0.range) } ?? false
    var result = ""
    for index in order {
      var piece = text(of: ranked[index].block, form, depth: depth)
      if endsOpen, index == ranked.indices.last { piece += tree.terminator }
      result += piece
    }
    // A document without a terminator at its end keeps to that.
    if endsOpen, result.hasSuffix(tree.terminator) { result.removeLast() }
    return result
  }

  private func endsLine(_ range: ByteRange) -> Bool {
    guard let last = tree.bytes[range].last else { return true }
    return last == 0x0A || last == 0x0D
  }

  private func text(of block: Block, _ form: Form, depth: Int) -> String {
    let inner = blocks(under: block.line)
    guard depth < Tree.maximumDepth, rank(block.line, form) != nil, let first = inner.first, let last = inner.last
    else {
      return tree.text(block.range)
    }
    return tree.text(ByteRange(clamping: block.range.lowerBound, first.range.lowerBound))
      + sorted(under: block.line, form, depth: depth + 1)
      + tree.text(ByteRange(clamping: last.range.upperBound, block.range.upperBound))
  }
}
