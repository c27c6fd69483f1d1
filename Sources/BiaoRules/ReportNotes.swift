// What a run notes of each indicator and line for the run after the next edit; see `LintTrace`.

import BiaoSyntax

extension Report {
  /// Notes what the checks of the indicator on `line` found: all findings from `first` on.
  func noteIndicator(on line: Int, first: Int, suggestedBefore: Int) {
    if first < findings.count, !dependencies.contains(.everything), !isAboutOneBlock(from: first, line) {
      depend(on: .everything)
    }
    indicatorNotes.append(
      IndicatorNote(
        findingCount: Int32(truncatingIfNeeded: findings.count - first), dependencies: dependencies,
        suggestions: UInt8(clamping: suggested - suggestedBefore)))
  }

  /// The checks of the next line begin. How many findings there are by now.
  func beginLine() -> Int {
    dependencies = []
    return findings.count
  }

  /// Notes what the checks of `line` found: all findings from `first` on.
  func noteLine(_ line: Int, first: Int) {
    let count = findings.count - first
    guard count > 0 || !dependencies.isEmpty else { return }
    noteLine(
      line, findingCount: count, isFinal: dependencies.isEmpty && (count == 0 || isAboutOneBlock(from: first, line)))
  }

  /// Notes that so many findings of the line were taken over.
  func noteLine(_ line: Int, findingCount: Int, isFinal: Bool = true) {
    lineNotes.append(
      LineNote(
        line: Int32(truncatingIfNeeded: line), findingCount: Int32(truncatingIfNeeded: findingCount), isFinal: isFinal))
  }

  private func isAboutOneBlock(from first: Int, _ line: Int) -> Bool {
    let last = max(tree.lines[line].subtreeEnd, line + 1) - 1
    let block = ByteRange(clamping: tree.lines[line].start, tree.fullRange(ofLine: last).upperBound)
    return findings[first...].allSatisfy { $0.lies(in: block) }
  }
}
