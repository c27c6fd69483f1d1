// Of which lists a text holds words, seen in one pass: for the many lists that each line of text is held against.

import BiaoSyntax

struct WordGroups: Sendable {
  private let all: WordSet
  /// The lists in which each word stands, as bits.
  private let lists: [UInt32]

  /// At most 32 lists.
  init(_ sets: [WordSet]) {
    var byWord: [[UInt8]: UInt32] = [:]
    for (index, set) in sets.prefix(32).enumerated() {
      for word in set.words { byWord[word, default: 0] |= 1 << UInt32(index) }
    }
    all = WordSet(Array(byWord.keys))
    lists = all.words.map { byWord[$0] ?? 0 }
  }

  /// The lists of which a word stands in `range` of `bytes`: the lowest bit is the first list.
  func found(_ bytes: [UInt8], _ range: ByteRange) -> UInt32 {
    var found: UInt32 = 0
    _ = all.holds(bytes, range) {
      found |= lists[$0]
      return false
    }
    return found
  }
}
