// How words in English are read: what the rules' examples do not reach.

import BiaoSyntax
import Testing

@testable import BiaoRules

@Suite struct EnglishTests {
  /// Words that look alike to the table's first glance, and words with one hash or slot, are told apart.
  @Test func tablesKnowTheirWordsAlone() {
    var words: [String] = []
    for a in "abcdefghijkl" {
      for b in "abcdefghijkl" { for c in "abcdefghijkl" { words.append("x\(a)\(b)\(c)y") } }
    }
    let listed = words.indices.filter { $0 % 3 == 0 }
    let table = EnglishTable(listed.map { (words[$0].utf8, $0) })
    for (index, word) in words.enumerated() {
      let expected = index % 3 == 0 ? index : nil
      for text in [word, word.uppercased(), word.prefix(1).uppercased() + word.dropFirst()] {
        let bytes = Array(" \(text) ".utf8)
        #expect(table[bytes, 1..<6] == expected)
        #expect(table[bytes, 1..<5] == nil)
        #expect(table[bytes, 1..<1] == nil)
      }
    }
    let twice = EnglishTable([("one".utf8, 1), ("ONE".utf8, 2)])
    #expect(twice[Array("One".utf8), 0..<3] == 2)
  }

  @Test func misspellingsKeepTheirCapital() {
    let text = Array("Teh trainig of teh TEH, a teh-x, untill.".utf8)
    let found = EnglishMisspellings.find(text, 0..<text.count)
    #expect(found.map(\.right) == ["The", "training", "the", "the", "until"])
    #expect(
      found.map { String(decoding: text[$0.range], as: UTF8.self) } == ["Teh", "trainig", "teh", "teh", "untill"])
  }

  /// Ranges that reach out of a text name nothing, and end no process.
  @Test(arguments: [0..<0, 3..<3, -4..<2, 0..<400, 300..<400])
  func rangesOutside(range: ByteRange) {
    for text in ["", "Two masons", "1标段", "二"] {
      let bytes = Array(text.utf8)
      _ = EnglishWords.mayBegin(bytes, range)
      _ = EnglishWords.all(bytes, range)
      _ = EnglishName(bytes, range)
      _ = EnglishBound(bytes, range)
      _ = EnglishNoun("masons").stands(in: range, bytes)
      #expect(EnglishMisspellings.find(bytes, range).isEmpty)
    }
  }

  @Test(arguments: [
    ("masons", "Masons trained"), ("companies", "Company visits"), ("people", "persons served"), ("women", "One Woman"),
    ("men", "a man"), ("children", "Child and mother"), ("classes", "class of 1990"), ("person", "people"),
  ])
  func nounsStandInEitherNumber(noun: String, name: String) {
    #expect(EnglishNoun(noun).stands(in: 0..<name.utf8.count, Array(name.utf8)))
    #expect(
      EnglishName(Array(name.utf8), 0..<name.utf8.count)?.words.contains {
        EnglishWords.singular($0) == EnglishWords.singular(noun)
      } == true)
  }
}
