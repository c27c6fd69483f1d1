// Of which lines the suppressions of a document speak.

package import BiaoSyntax

extension Suppression {
  /// All suppressions of a document in order, with their lines; looks only at comment lines.
  package static func all(in tree: Tree) -> [Suppression] {
    var reader = SuppressionScopes(tree)
    for index in tree.lines.indices {
      switch tree.lines[index].kind {
      case .comment: if let suppression = read(index, in: tree) { reader.add(suppression) }
      case .blank: break
      case .directive, .prose, .row, .item, .entry, .conflictMarker: reader.pass(index)
      }
    }
    reader.finish()
    return reader.suppressions
  }

  /// Whether a comment speaks of rules across files, which a document alone cannot answer.
  static func mentionsFileRules(_ tree: Tree) -> Bool {
    for index in tree.lines.indices {
      guard case .comment = tree.lines[index].kind, let suppression = read(index, in: tree) else { continue }
      if suppression.names.contains(where: { Rule.named($0.text)?.isAcrossFiles ?? false }) { return true }
    }
    return false
  }

  /// A comment that should begin or end a range, and does not.
  package var isUnpaired: Bool { (scope == .range || scope == .end) && partner == nil }
}

/// Walks over the lines of a document.
private struct SuppressionScopes {
  private let tree: Tree
  private(set) var suppressions: [Suppression] = []
  /// Those that wait for the next line of content.
  private var waiting: [Int] = []
  /// Ranges without an end so far, with the rules that they name.
  private var open: [(index: Int, rules: Set<String>)] = []
  /// A comment that ends a range by the names of rules looks at so many open ranges, the innermost first.
  private static let maximumOpen = 64

  init(_ tree: Tree) { self.tree = tree }

  mutating func add(_ suppression: Suppression) {
    let index = suppressions.count
    suppressions.append(suppression)
    switch suppression.scope {
    case .line, .block: waiting.append(index)
    case .file: suppressions[index].lines = 0..<tree.lines.count
    case .range: open.append((index, Set(suppression.names.map(\.text))))
    case .end: close(by: index)
    case .unknown: break
    }
  }

  /// The line at `index` is content.
  mutating func pass(_ index: Int) {
    if waiting.isEmpty { return }
    for waiter in waiting {
      let isBlock = suppressions[waiter].scope == .block
      suppressions[waiter].lines = index..<(isBlock ? max(tree.lines[index].subtreeEnd, index + 1) : index + 1)
    }
    waiting = []
  }

  /// The innermost range that names all the rules of the ending comment; names that are no rule's do not count.
  private mutating func close(by end: Int) {
    let rules = suppressions[end].names.map(\.text).filter { Rule.named($0) != nil }
    guard
      let place = open.indices.suffix(SuppressionScopes.maximumOpen).last(where: { place in
        rules.allSatisfy(open[place].rules.contains)
      })
    else { return }
    let start = open.remove(at: place).index
    suppressions[start].partner = suppressions[end].line
    suppressions[end].partner = suppressions[start].line
    suppressions[start].lines = suppressions[start].line + 1..<suppressions[end].line
  }

  /// A range that nobody ended goes on to the end of the document.
  mutating func finish() {
    for (index, _) in open {
      let first = suppressions[index].line + 1
      suppressions[index].lines = first..<max(first, tree.lines.count)
    }
  }
}
