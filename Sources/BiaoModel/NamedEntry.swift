// Entries with their names, for the walk that binds them and for what looks at several of them before.

import BiaoSyntax

/// An entry with its label read.
struct NamedEntry {
  let line: Int
  let label: LabelReading
  let key: NameKey

  /// Nil for a line of another kind.
  init?(_ tree: Tree, line: Int) {
    guard let label = tree.readLabel(ofLine: line) else { return nil }
    self.line = line
    self.label = label
    key = NameKey(tree.bytes, label.name)
  }

  /// All of those at top level.
  static func top(of tree: Tree) -> [NamedEntry] {
    var entries: [NamedEntry] = []
    entries.reserveCapacity(16)
    var line = 0
    while line < tree.lines.count {
      if tree.lines[line].kind == .entry, let entry = NamedEntry(tree, line: line) { entries.append(entry) }
      line = max(tree.lines[line].subtreeEnd, line + 1)
    }
    return entries
  }
}
