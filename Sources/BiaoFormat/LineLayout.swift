// The layout of one line from its first visible character to its end.

import BiaoModel
import BiaoSyntax

extension EditWriter {
  /// Lays out line `index`, which has no fault of syntax and is no row, from its first visible character. `value` is
  /// written instead of its value.
  mutating func layOut(_ index: Int, of tree: Tree, value: [UInt8]?) {
    let line = tree.lines[index]
    switch line.kind {
    case .comment: layOutComment(index, of: tree)
    case .prose: layOutProse(index, of: tree)
    case .directive: layOutDirective(index, of: tree)
    case .entry, .item: layOutLabelled(index, of: tree, value: value)
    case .blank, .row, .conflictMarker: return
    }
    spaces(0, to: line.end)
  }

  /// White space after `#` belongs to the comment, which may be a line of the form that was struck; only where text
  /// follows the sign directly a space is due.
  private mutating func layOutComment(_ index: Int, of tree: Tree) {
    guard let text = tree.text(ofLine: index) else { return }
    let sigilEnd = position + tree.sigilLength(at: position)
    mark(0x23, to: sigilEnd)
    guard !text.isEmpty else { return }
    // ## and #!, #--- and the like are drawn on purpose.
    if text.lowerBound == sigilEnd, isLetterOrDigit(tree.bytes[text.lowerBound]) {
      spaces(1, to: sigilEnd)
    }
    keep(to: text.upperBound)
  }

  private mutating func layOutProse(_ index: Int, of tree: Tree) {
    guard let text = tree.text(ofLine: index) else { return }
    mark(0x3E, to: position + tree.sigilLength(at: position))
    guard !text.isEmpty else { return }
    spaces(1, to: text.lowerBound)
    keep(to: text.upperBound)
  }

  private mutating func layOutDirective(_ index: Int, of tree: Tree) {
    guard let directive = tree.directive(ofLine: index) else { return }
    mark(0x40, to: position + tree.sigilLength(at: position))
    keep(to: directive.keyword.upperBound)
    guard !directive.argument.isEmpty else { return }
    spaces(1, to: directive.argument.lowerBound)
    keep(to: directive.argument.upperBound)
  }

  private mutating func layOutLabelled(_ index: Int, of tree: Tree, value: [UInt8]?) {
    let line = tree.lines[index]
    guard let label = tree.label(ofLine: index) else { return }
    if line.kind == .item {
      mark(0x2D, to: position + tree.sigilLength(at: position))
    }
    let whole = tree.trimmed(ByteRange(clamping: position, line.colon ?? line.end))
    if line.kind == .item, !whole.isEmpty || line.colon != nil {
      spaces(1, to: whole.isEmpty ? line.colon ?? line.end : whole.lowerBound)
    }
    if !whole.isEmpty {
      layOutParentheses(label, in: whole, of: tree, isItem: line.kind == .item)
      keep(to: whole.upperBound)
    }
    guard let colon = line.colon else { return }
    spaces(0, to: colon)
    mark(0x3A, to: colon + (tree.bytes[colon] == 0x3A ? 1 : 3))
    guard let range = tree.value(ofLine: index), !range.isEmpty else { return }
    spaces(1, to: range.lowerBound)
    if let value { replace(to: range.upperBound, with: value) } else { keep(to: range.upperBound) }
  }

  /// Weight and unit: half-width, one space before, none inside.
  private mutating func layOutParentheses(_ label: Label, in whole: ByteRange, of tree: Tree, isItem: Bool) {
    guard let last = label.last else { return }
    let second = label.secondLast
    if tree.isLaidOut(last), second.map(tree.isLaidOut) ?? true { return }
    let reading = tree.readLabel(label)
    func isTaken(_ group: Label.Parenthesized) -> Bool {
      reading.weightRange == group.outer || reading.unitRange == group.inner
    }
    guard isTaken(last) else { return }
    if let second, isTaken(second) { layOut(second, in: whole, of: tree, isItem: isItem) }
    layOut(last, in: whole, of: tree, isItem: isItem)
  }

  private mutating func layOut(
    _ group: Label.Parenthesized, in whole: ByteRange, of tree: Tree, isItem: Bool
  ) {
    let before = tree.trimmed(ByteRange(clamping: whole.lowerBound, group.outer.lowerBound))
    keep(to: before.upperBound)
    // With a space after them, these alone would make another line of it: an item, a conflict marker.
    let isSign = !isItem && tree.isSign(before)
    if !isSign, !before.isEmpty { spaces(1, to: group.outer.lowerBound) }
    keep(to: group.outer.lowerBound)
    mark(0x28, to: group.outer.lowerBound + (tree.bytes[group.outer.lowerBound] == 0x28 ? 1 : 3))
    if !group.inner.isEmpty {
      spaces(0, to: group.inner.lowerBound)
      keep(to: group.inner.upperBound)
    }
    let closeLength = tree.bytes[group.outer.upperBound - 1] == 0x29 ? 1 : 3
    spaces(0, to: group.outer.upperBound - closeLength)
    mark(0x29, to: group.outer.upperBound)
  }
}

extension Tree {
  /// The length in bytes of the sign that begins a line at `i`.
  func sigilLength(at i: Int) -> Int { bytes[i] < 0x80 ? 1 : 3 }

  /// Whether parentheses are as a weight or unit is to be written, so that what they are need not be known.
  fileprivate func isLaidOut(_ group: Label.Parenthesized) -> Bool {
    let start = group.outer.lowerBound
    return bytes[start] == 0x28 && bytes[group.outer.upperBound - 1] == 0x29 && start >= 2 && bytes[start - 1] == 0x20
      && group.nameEnd + 1 == start && group.inner.lowerBound == start + 1
      && group.inner.upperBound == group.outer.upperBound - 1
  }

  /// Whether a name is `-`, or may be a conflict marker.
  fileprivate func isSign(_ name: ByteRange) -> Bool {
    guard !name.isEmpty else { return false }
    switch bytes[name.lowerBound] {
    case 0x2D: return name.count == 1
    case 0xEF: return name.count == 3 && bytes[name.lowerBound + 1] == 0xBC && bytes[name.lowerBound + 2] == 0x8D
    case 0x3C, 0x3D: return name.count == 7
    default: return false
    }
  }
}

/// Whether `byte` begins a letter, a digit or a character beyond ASCII.
private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
}
