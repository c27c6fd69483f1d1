// How far the subtree of a line reaches, without the blank lines and comments that only follow it.

import BiaoSyntax

/// The ends of the subtrees of a document; made once, then each is a look-up.
struct LineExtents {
  private let tree: Tree
  /// For each line the last line up to it that takes part in the structure; -1 where there is none.
  private var lastSignificant: [Int32]

  init(_ tree: Tree) {
    self.tree = tree
    lastSignificant = []
    lastSignificant.reserveCapacity(tree.lines.count)
    var last: Int32 = -1
    for (index, line) in tree.lines.enumerated() {
      if line.kind.isSignificant { last = Int32(truncatingIfNeeded: index) }
      lastSignificant.append(last)
    }
  }

  /// The last line of the subtree of line `index` that is neither blank nor a comment; `index` itself where nothing stands
  /// under it.
  func lastLine(of index: Int) -> Int {
    guard tree.lines.indices.contains(index) else { return index }
    let end = min(max(tree.lines[index].subtreeEnd, index + 1), lastSignificant.count)
    return max(Int(lastSignificant[end - 1]), index)
  }

  /// From the first visible character of line `index` to the last one of its subtree.
  func range(of index: Int) -> ByteRange {
    let start = tree.contentRange(ofLine: index).lowerBound
    return ByteRange(clamping: start, tree.contentRange(ofLine: lastLine(of: index)).upperBound)
  }
}
