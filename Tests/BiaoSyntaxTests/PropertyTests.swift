// Properties of the parser on every document and on mutations of each.

import BiaoSyntax
import TestSupport
import Testing

/// Debug builds are about eighty times slower: they take a sample of the mutations, release builds all of them.
private func sampled(_ count: Int) -> StrideTo<Int> {
  #if DEBUG
    stride(from: 0, to: count, by: max(1, count / 40))
  #else
    stride(from: 0, to: count, by: 1)
  #endif
}

@Suite struct PropertyTests {
  @Test(arguments: Document.files + Document.awkward)
  func holdOnTheDocument(_ document: Document) {
    #expect(TreeProperties.violation(document.bytes) == nil)
  }

  @Test(arguments: Document.files + Document.awkward)
  func holdWhenCutAtEveryByte(_ document: Document) {
    for end in sampled(document.bytes.count) {
      #expect(TreeProperties.violation(Array(document.bytes[..<end])) == nil, "cut at \(end)")
    }
  }

  @Test(arguments: Document.files + Document.awkward)
  func holdWithEachTokenDroppedAndDoubled(_ document: Document) {
    let tree = Tree(document.bytes)
    let tokens = tree.lines.indices.flatMap { tree.tokens(ofLine: $0) }
    for index in sampled(tokens.count) {
      let range = tokens[index].range
      var dropped = document.bytes
      dropped.removeSubrange(range)
      var doubled = document.bytes
      doubled.insert(contentsOf: document.bytes[range], at: range.upperBound)
      #expect(TreeProperties.violation(dropped) == nil, "without \(tokens[index])")
      #expect(TreeProperties.violation(doubled) == nil, "with \(tokens[index]) twice")
    }
  }

  @Test(arguments: Document.files + Document.awkward)
  func anEditEqualsAParseFromScratch(_ document: Document) {
    var generator = SeededGenerator(seed: UInt64(truncatingIfNeeded: document.bytes.count) &+ 17)
    let pieces: [[UInt8]] = [
      [], [0x0A], [0x0D], [0x0D, 0x0A], [0x20, 0x20], [0x3A], [0x7C], Array("\u{3000}".utf8), Array("甲：乙".utf8),
      [0xE4, 0xB8], [0xFF], Array("\n  | a | b |\n".utf8), Array("\u{FEFF}".utf8), [0x22], Array("“".utf8),
    ]
    for _ in sampled(min(document.bytes.count, 1000) + 40) {
      let lower = Int.random(in: 0...document.bytes.count, using: &generator)
      let upper = min(document.bytes.count, lower + Int.random(in: 0...40, using: &generator))
      let replacement = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      let violation = TreeProperties.editViolation(document.bytes, lower..<upper, replacement)
      #expect(violation == nil, "replacing \(lower)..<\(upper) by \(replacement)")
    }
  }

  @Test(arguments: Document.files + Document.awkward)
  func positionsLeadBack(_ document: Document) {
    let tree = Tree(document.bytes)
    for unit in [ColumnUnit.utf8, .utf16, .codePoint] {
      for offset in sampled(document.bytes.count + 1) {
        let position = tree.position(at: offset, in: unit)
        let back = tree.offset(at: position, in: unit)
        // Only an offset inside a character or a terminator moves, and then to its start.
        #expect(back <= offset && offset - back < 4)
        #expect(tree.position(at: back, in: unit) == position)
      }
    }
  }

  @Test func positionsOutsideAreCut() {
    let tree = Tree(Array("a\n😀b".utf8))
    #expect(tree.position(at: -5, in: .utf16) == Position(line: 0, column: 0))
    #expect(tree.position(at: 99, in: .utf16) == Position(line: 1, column: 3))
    #expect(tree.offset(at: Position(line: -1, column: 0), in: .utf16) == 0)
    #expect(tree.offset(at: Position(line: 0, column: 99), in: .utf16) == 1)
    #expect(tree.offset(at: Position(line: 9, column: 0), in: .utf16) == 7)
    #expect(tree.offset(at: Position(line: 1, column: 1), in: .utf16) == 2, "the middle of a surrogate pair")
    #expect(tree.offset(at: Position(line: 1, column: Int.max), in: .codePoint) == 7)
    #expect(tree.offset(at: Position(line: 1, column: -3), in: .codePoint) == 2)
  }
}
