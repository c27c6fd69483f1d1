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
