// How often some words stand in a text, counted again after an edit only where it touched the text.

import BiaoSyntax

/// Words of at least three bytes that were looked for in a document, and how often they stand in its lines of content.
struct Occurrences: Sendable {
  private var counts: [[UInt8]: Int] = [:]

  /// So many words are looked for in a document, each of which costs a look at the whole: four for a slip of the pen, and
  /// a document with hundreds of those has none.
  private static let maximumCount = 256

  /// How often the words stand in the text; those of an earlier text are in `earlier`. Nil for one word too many.
  mutating func count(
    _ words: [UInt8], in tree: Tree, earlier: (occurrences: Occurrences, tree: Tree, map: LineMap)?
  ) -> Int? {
    if let known = counts[words] { return known }
    guard counts.count < Occurrences.maximumCount else { return nil }
    var count = 0
    if let earlier, let before = earlier.occurrences.counts[words] {
      let map = earlier.map
      count =
        before - Self.count(words, earlier.tree, map.headEnd..<max(map.tailStart - map.lineShift, map.headEnd))
        + Self.count(words, tree, map.headEnd..<max(map.tailStart, map.headEnd))
    } else {
      count = Self.count(words, tree, tree.lines.indices)
    }
    counts[words] = count
    return count
  }

  /// Takes in what was counted in the same text; false, and takes nothing, for more words than are counted.
  mutating func takeIn(_ other: Occurrences) -> Bool {
    if other.counts.isEmpty { return true }
    let all = counts.merging(other.counts) { own, _ in own }
    guard all.count < Occurrences.maximumCount else { return false }
    counts = all
    return true
  }

  /// Comments do not count. The last byte of where the words may stand tells how far they can be moved on (Horspool), so
  /// that most bytes are not looked at.
  private static func count(_ words: [UInt8], _ tree: Tree, _ lines: Range<Int>) -> Int {
    guard words.count >= 3, let lastByte = words.last else { return 0 }
    let text = tree.bytes.span
    let words = words.span
    let last = words.count - 1
    var shifts = InlineArray<256, UInt8>(repeating: UInt8(clamping: words.count))
    for index in 0..<last { shifts[Int(words[index])] = UInt8(clamping: last - index) }
    var count = 0
    for index in lines {
      let line = tree.lines[index]
      if line.kind == .comment || line.kind == .conflictMarker || line.kind == .blank { continue }
      let end = min(line.end, text.count)
      var i = line.content &+ last
      while i < end {
        let byte = text[i]
        if byte == lastByte, text.extracting(i - last..<i + 1).isSame(as: words) { count += 1 }
        i &+= Int(shifts[Int(byte)])
      }
    }
    return count
  }
}
