// Moving an indicator with all lines under it to another tier.

import BiaoModel
import BiaoSyntax

/// The edits that move an indicator under the tier to which it belongs. The tier is inserted where the form does not have
/// it but has the tier around it.
struct IndicatorMove {
  private let form: Form
  private let terminator: String
  private var tree: Tree { form.tree }

  /// Longer blocks than this many lines are no indicator.
  private static let maximumLines = 200

  init(in form: Form, terminator: String) {
    self.form = form
    self.terminator = terminator
  }

  /// The edits, in order; nil where the tier is struck or cannot be inserted, or the lines do not fit as they are
  /// indented.
  func edits(line: Int, to field: Int) -> [TextEdit]? {
    let last = lastLine(of: line)
    guard line > 0, last - line < IndicatorMove.maximumLines, let tierLine = tree.lines[line].parent else { return nil }
    let block = ByteRange(clamping: tree.lines[line].start, tree.fullRange(ofLine: last).upperBound)
    if let home = form.line(of: field) {
      guard home != tierLine, isOpen(home) else { return nil }
      let end = lastLine(of: home)
      guard end < line || home > last else { return nil }
      let sibling = tree.children(of: home).first { tree.lines[$0].kind == .item }
      let indentation = sibling.map(tree.indentation) ?? tree.indentation(ofLine: home) + step(from: tierLine, to: line)
      guard let text = text(line...last, indentedBy: indentation) else { return nil }
      // What follows its new tier already only moves to the right.
      if end == line - 1 { return [TextEdit(range: block, text: withoutLastEnd(text, last))] }
      return move(block, last: last, text: text, to: tree.fullRange(ofLine: end).upperBound, after: end)
    }
    let parent = form.template.fields[field].parent
    guard let around = form.line(of: parent), isOpen(around) else { return nil }
    let skeleton = Insertion(into: form, terminator: terminator).edit(of: field, under: around)
    let place = skeleton.range.lowerBound
    guard place <= block.lowerBound || place >= block.upperBound, !skeleton.text.isEmpty else { return nil }
    let first = skeleton.text.utf8.drop { $0 == 0x0A || $0 == 0x0D }.prefix { $0 != 0x0A && $0 != 0x0D }
    let label = Insertion.written(form.template.fields[field].name).utf8.count + 1
    let indentation = String(decoding: first.prefix(max(first.count - label, 0)), as: UTF8.self)
    guard let text = text(line...last, indentedBy: indentation + step(from: tierLine, to: line)) else { return nil }
    // At the end of a document without a last terminator the skeleton starts with one and ends without.
    let isAtEnd = !skeleton.text.hasSuffix(terminator)
    let inserted = isAtEnd ? skeleton.text + terminator + withoutTerminator(text) : skeleton.text + text
    if isAtEnd, place == block.upperBound {
      // Nothing stands behind what is moved: its own lines are replaced.
      let own = ByteRange(clamping: tree.lines[line - 1].end, block.upperBound)
      return [TextEdit(range: own, text: inserted)]
    }
    return inOrder(TextEdit(range: place..<place, text: inserted), removal(of: block, last: last))
  }

  /// The edit that takes an indicator away with the lines under it.
  func removal(line: Int) -> TextEdit? {
    let last = lastLine(of: line)
    guard line > 0, last - line < IndicatorMove.maximumLines else { return nil }
    return removal(
      of: ByteRange(clamping: tree.lines[line].start, tree.fullRange(ofLine: last).upperBound), last: last)
  }

  // MARK: - Parts

  /// Whether lines may stand under the line: it is not struck.
  private func isOpen(_ line: Int) -> Bool { tree.value(ofLine: line)?.isEmpty ?? true }

  /// The last line of the subtree that is no blank line or comment.
  private func lastLine(of line: Int) -> Int {
    var last = max(tree.lines[line].subtreeEnd, line + 1) - 1
    while last > line, !tree.lines[last].kind.isSignificant { last -= 1 }
    return last
  }

  private func move(_ block: ByteRange, last: Int, text: String, to place: Int, after end: Int) -> [TextEdit]? {
    var text = text
    if tree.lines[end].end == tree.bytes.count { text = terminator + withoutTerminator(text) }
    return inOrder(TextEdit(range: place..<place, text: text), removal(of: block, last: last))
  }

  private func inOrder(_ insertion: TextEdit, _ removal: TextEdit) -> [TextEdit]? {
    if insertion.range.lowerBound <= removal.range.lowerBound { return [insertion, removal] }
    return insertion.range.lowerBound >= removal.range.upperBound ? [removal, insertion] : nil
  }

  /// Takes the lines away; a last line without terminator takes the one before it along.
  private func removal(of block: ByteRange, last: Int) -> TextEdit {
    let isUnterminated = tree.lines[last].end == tree.bytes.count
    let line = partitionPoint(tree.lines.count) { tree.lines[$0].start >= block.lowerBound }
    let start = isUnterminated && line > 0 ? tree.lines[line - 1].end : block.lowerBound
    return TextEdit(range: ByteRange(clamping: start, block.upperBound), text: "")
  }

  /// The lines with another indentation, each with a terminator; nil where one of them is indented otherwise.
  private func text(_ lines: ClosedRange<Int>, indentedBy indentation: String) -> String? {
    let own = tree.bytes[tree.lines[lines.lowerBound].start..<tree.lines[lines.lowerBound].content]
    var text = ""
    for line in lines {
      let full = tree.fullRange(ofLine: line)
      if tree.lines[line].kind == .blank {
        text += tree.text(full)
        continue
      }
      guard tree.bytes[full].starts(with: own) else { return nil }
      text += indentation + tree.text(ByteRange(clamping: full.lowerBound + own.count, full.upperBound))
    }
    return tree.lines[lines.upperBound].end == tree.bytes.count ? text + terminator : text
  }

  private func withoutLastEnd(_ text: String, _ last: Int) -> String {
    tree.lines[last].end == tree.bytes.count ? withoutTerminator(text) : text
  }

  private func withoutTerminator(_ text: String) -> String {
    text.hasSuffix(terminator) ? String(text.dropLast(1)) : text
  }

  /// By how much the line is indented under its tier.
  private func step(from tier: Int, to line: Int) -> String {
    let outer = tree.indentation(ofLine: tier)
    let inner = tree.indentation(ofLine: line)
    return inner.utf8.count > outer.utf8.count && inner.hasPrefix(outer) ? String(inner.dropFirst(outer.count)) : "  "
  }
}
