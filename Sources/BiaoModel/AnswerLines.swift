// The entries and the running text of a form outside of its indicators.

import BiaoSyntax

extension Form {
  /// Their lines, in document order.
  func linesOfAnswers() -> [Int32] {
    var found: [Int32] = []
    let (lines, indicators) = (tree.lines.span, indicators.span)
    var (next, line) = (0, 0)
    while line < lines.count {
      while next < indicators.count, indicators[next].line < line { next += 1 }
      if next < indicators.count, indicators[next].line == line {
        line = max(lines[line].subtreeEnd, line + 1)
        continue
      }
      if lines[line].kind == .entry || lines[line].kind == .prose { found.append(Int32(truncatingIfNeeded: line)) }
      line += 1
    }
    return found
  }
}
