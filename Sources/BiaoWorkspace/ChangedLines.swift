// Findings that concern lines which somebody changed.

package import BiaoModel
package import BiaoRules
import BiaoSyntax

/// The changed lines of a run, and which findings concern them.
package struct ChangedLines: Sendable {
  /// By the text of the absolute path, since findings name documents by texts.
  private var byText: [String: LineSet] = [:]

  /// By absolute path.
  package init(byPath: [FilePath: LineSet]) {
    for (path, lines) in byPath { byText[path.text] = lines }
  }

  /// The findings of a document that concern a changed line: those whose own words, or the words that they point at in
  /// this document or another, stand on one (whoever changes an addend makes the total wrong); and those which say of a
  /// group, or of the document, that something is missing in it or does not add up, where the group's own line or a line
  /// right below it changed, or something was taken out of it.
  package func filter(_ source: SourceFile, _ findings: [Finding]) -> [Finding] {
    let own = lines(of: source.path)
    let index = LineFeeds(source.tree.bytes)
    return findings.filter { finding in
      if let own {
        if own.touches(index.lines(of: finding.range)) { return true }
        if speaksOfChildren(finding.rule), isChangedBelow(finding.range, source.tree, index, own) { return true }
      }
      return finding.related.contains { related in
        if let other = related.other {
          // Git counts as the facts do unless a line ends with a carriage return alone.
          let line = other.words.place.line + 1
          return lines(of: other.path)?.touches(line...line) ?? false
        }
        if let other = related.source {
          return lines(of: other.path)?.touches(LineFeeds(other.tree.bytes).lines(of: related.range)) ?? false
        }
        return own?.touches(index.lines(of: related.range)) ?? false
      }
    }
  }

  /// Nil where nothing changed.
  private func lines(of path: String) -> LineSet? {
    absolute(FilePath(path)).flatMap { byText[$0.text] }
  }

  /// The rules that find something missing among the lines below the one at which they point.
  package static let rulesOfChildren: Set<String> = [
    "empty-tier", "incomplete-plan", "mismatched-sum", "mismatched-weight", "missing-attribute", "missing-field",
    "missing-tier", "missing-weight", "uncovered-budget", "uncovered-goal",
  ]

  private func speaksOfChildren(_ rule: String) -> Bool { ChangedLines.rulesOfChildren.contains(rule) }

  private func isChangedBelow(_ range: ByteRange, _ tree: Tree, _ index: LineFeeds, _ changed: LineSet) -> Bool {
    let line = tree.lineIndex(at: range.lowerBound)
    // A directive stands for the document.
    let group = tree.lines[line].kind == .directive ? nil : line
    let end = group.map { tree.lines[$0].subtreeEnd } ?? tree.lines.count
    let first = group == nil ? 0 : line
    let last = max(first, end - 1)
    let extent = index.line(at: tree.lines[first].start)...index.line(at: tree.lines[last].start)
    if changed.isCut(within: extent) { return true }
    guard changed.touches(extent) else { return false }
    return tree.children(of: group).contains { child in
      let line = index.line(at: tree.lines[child].start)
      return changed.touches(line...line)
    }
  }
}

/// The lines of a text as git counts them.
private struct LineFeeds {
  /// The offsets of the line feeds.
  private var offsets: [Int] = []

  init(_ bytes: [UInt8]) {
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { offsets.append(offset) }
  }

  /// The number, from 1, of the line on which the byte at `offset` stands.
  func line(at offset: Int) -> Int {
    partitionPoint(offsets.count) { offsets[$0] >= offset } + 1
  }

  /// From the first to the last line on which `range` has a byte.
  func lines(of range: ByteRange) -> ClosedRange<Int> {
    let first = line(at: range.lowerBound)
    return first...max(first, line(at: max(range.lowerBound, range.upperBound - 1)))
  }
}
