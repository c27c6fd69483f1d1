// Looking things of a form up by their line.

package import BiaoModel
import BiaoSyntax

extension Form {
  /// The tier on that line. Tiers stand in document order, so this takes few steps.
  package func tier(atLine line: Int) -> TierUse? {
    position(of: line, in: tiers.count) { tiers[$0].line }.map { tiers[$0] }
  }

  /// The index of the tier on that line.
  package func tierIndex(atLine line: Int) -> Int? { position(of: line, in: tiers.count) { tiers[$0].line } }

  /// The table under the entry on that line.
  package func table(atLine line: Int) -> Table? {
    position(of: line, in: tables.count) { tables[$0].line }.map { tables[$0] }
  }

  /// The indicator on that line.
  package func indicator(atLine line: Int) -> Indicator? {
    position(of: line, in: indicators.count) { indicators[$0].line }.map { indicators[$0] }
  }

  /// Calls `visit` with each entry that stands under no indicator, in document order.
  func visitEntriesOutsideIndicators(_ visit: (Int) -> Void) {
    let lines = tree.lines.span
    for line in answerLines where lines[Int(line)].kind == .entry { visit(Int(line)) }
  }

  /// The same with each line of running text.
  func visitProseOutsideIndicators(_ visit: (Int) -> Void) {
    let lines = tree.lines.span
    for line in answerLines where lines[Int(line)].kind == .prose { visit(Int(line)) }
  }

  /// The same with both.
  func visitAnswersOutsideIndicators(_ visit: (Int) -> Void) {
    for line in answerLines { visit(Int(line)) }
  }

  /// Calls `visit` with each line that is neither an indicator nor stands under one, in document order.
  func visitLinesOutsideIndicators(_ visit: (Int) -> Void) {
    var next = 0
    var line = 0
    while line < tree.lines.count {
      while next < indicators.count, indicators[next].line < line { next += 1 }
      if next < indicators.count, indicators[next].line == line {
        line = max(tree.lines[line].subtreeEnd, line + 1)
        continue
      }
      visit(line)
      line += 1
    }
  }

  /// Whether the line below an indicator is its scoring rule, of which the figures are bounds and points.
  func isScoring(_ line: Int) -> Bool {
    guard let parent = tree.lines[line].parent, tree.lines[parent].kind == .item else { return false }
    if let field = bindings[line].field, case .scoring = template.fields[field].type { return true }
    return tree.readLabel(ofLine: line).flatMap { AttributeRole.written(tree.bytes, $0.name) } == .scoring
  }

  /// The first table of a field.
  func table(of field: Int) -> Table? {
    // The first line of that name may be empty.
    line(of: field).flatMap { table(atLine: $0) } ?? tables.first { $0.field == field }
  }
}

extension Table {
  /// The row on that line.
  package func row(atLine line: Int) -> Row? { position(of: line, in: rows.count) { rows[$0].line }.map { rows[$0] } }
}

/// The index of the one of `count` elements in document order that stands on that line.
private func position(of line: Int, in count: Int, _ lineAt: (Int) -> Int) -> Int? {
  let index = partitionPoint(count) { lineAt($0) >= line }
  return index < count && lineAt(index) == line ? index : nil
}

extension Tree {
  /// Calls `visit` with what an entry says: its value, and the lines of prose right below it.
  func visitAnswer(ofLine line: Int, _ visit: (ByteRange) -> Void) {
    if let value = value(ofLine: line), !value.isEmpty { visit(value) }
    for child in children(of: line) where lines[child].kind == .prose {
      if let text = text(ofLine: child), !text.isEmpty { visit(text) }
    }
  }

  /// The same as one text, without what lies between.
  func answer(ofLine line: Int) -> [UInt8] {
    var text: [UInt8] = []
    visitAnswer(ofLine: line) { text += bytes[$0] }
    return text
  }
}

extension Line {
  /// Where the value begins, behind the colon and spaces; the end of the line where there is no colon.
  @inline(__always)
  func valueStart(_ bytes: Span<UInt8>) -> Int {
    guard let colon else { return end }
    var i = colon + (bytes[colon] == 0x3A ? 1 : 3)
    while i < end, bytes[i] == 0x20 { i += 1 }
    return i
  }

  /// Whether a digit stands behind the colon.
  @inline(__always)
  func valueBeginsWithDigit(_ bytes: Span<UInt8>) -> Bool {
    let start = valueStart(bytes)
    return start < end && bytes[start] &- 0x30 < 10
  }
}
