// Ranges of findings: their ends lie between characters.

import BiaoRules
import BiaoSyntax
import Testing

@Suite struct WholeCharacterTests {
  @Test func endsAreMovedOutOfCharacters() {
    // 甲 0..<3, 😀 3..<7, then two bytes that are no UTF-8, then a letter.
    let tree = Tree(Array("甲😀".utf8) + [0x84, 0x84, 0x61])
    for (given, expected) in [
      (0..<3, 0..<3), (1..<2, 0..<3), (4..<5, 3..<7), (2..<4, 0..<7), (2..<2, 0..<3), (3..<3, 3..<3), (7..<8, 7..<8),
      (8..<9, 8..<9), (3..<8, 3..<8), (9..<10, 9..<10), (-1..<99, 0..<10),
    ] {
      #expect(tree.wholeCharacters(given) == expected, "\(given)")
    }
  }
}
