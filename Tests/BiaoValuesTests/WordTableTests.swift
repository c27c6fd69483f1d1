// The word lists: each word once, each findable.

import Testing

@testable import BiaoValues

@Suite struct WordTableTests {
  @Test func everyWordOnce() {
    var seen: [String: WordClass] = [:]
    for (word, kind) in WordTable.shared.words {
      if let other = seen[word] { Issue.record("\(word) is \(other) and \(kind)") }
      seen[word] = kind
      // Shorter words are not looked up.
      #expect(word.utf8.count >= 3)
      let bytes = Array(word.utf8)
      let found = WordTable.shared.longest(bytes, at: 0, end: bytes.count)
      #expect(found?.length == bytes.count && found?.kind == kind, "\(word)")
    }
    #expect(seen.count > 3000)
  }

  @Test func longestWins() throws {
    let bytes = Array("高标准农田建设".utf8)
    let found = try #require(WordTable.shared.longest(bytes, at: 0, end: bytes.count))
    #expect(found.kind == .neutral && found.length == 15)
    #expect(WordTable.shared.longest(bytes, at: 0, end: 2) == nil)
    #expect(WordTable.shared.longest(bytes, at: bytes.count, end: bytes.count + 9) == nil)
  }
}
