// A noun in English that is looked for in the names of indicators.

import BiaoSyntax

/// A noun that is looked for in the names of many indicators.
struct EnglishNoun {
  private let singular: String
  /// With what it begins in the singular and in the plural.
  private let stem: [UInt8]

  /// In small letters, in the singular or the plural.
  init(_ word: String) {
    singular = EnglishWords.singular(word)
    stem =
      switch singular {
      case "person": Array("pe".utf8)
      case "woman": Array("wom".utf8)
      case "man": Array("m".utf8)
      default: Array(singular.hasSuffix("y") ? singular.dropLast().utf8 : singular[...].utf8)
      }
  }

  /// Whether it is a word of a name in English, in the singular or the plural.
  func stands(in name: ByteRange, _ bytes: [UInt8]) -> Bool {
    let name = name.clamped(to: 0..<bytes.count)
    guard EnglishName.isOne(bytes, name) else { return false }
    var i = name.lowerBound
    while let word = EnglishWords.next(bytes, &i, name) {
      // Of most words no string has to be made.
      if EnglishWords.stands(stem, word.lowerBound, bytes, word.upperBound),
        EnglishWords.singular(EnglishWords.lowercased(bytes, word)) == singular
      {
        return true
      }
    }
    return false
  }
}
