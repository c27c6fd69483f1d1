// Lists of phrases in English of which one may stand at a place.

/// Each with what belongs to it; of several that begin alike the first counts, so that longer ones stand before shorter.
struct EnglishPhrases<Value: Sendable>: Sendable {
  /// In small letters.
  private let phrases: [(text: [UInt8], value: Value)]
  /// Whether one of them begins with a byte: most places are settled by theirs.
  private var beginnings = [Bool](repeating: false, count: 256)

  init(_ lists: [(phrases: [String], value: Value)]) {
    phrases = lists.flatMap { list in list.phrases.map { (Array($0.utf8), list.value) } }
    for phrase in phrases { if let first = phrase.text.first { beginnings[Int(first)] = true } }
  }

  /// The one that stands at `at` and ends at `end` or before it, capital letters as small ones; its length.
  func find(_ bytes: [UInt8], _ at: Int, _ end: Int) -> (length: Int, value: Value)? {
    guard at >= 0, at < end, end <= bytes.count, beginnings[Int(EnglishWords.lowercased(bytes[at]))] else { return nil }
    for phrase in phrases where EnglishWords.stands(phrase.text, at, bytes, end) {
      return (phrase.text.count, phrase.value)
    }
    return nil
  }
}

extension EnglishPhrases where Value == Void {
  init(_ phrases: [String]) { self.init([(phrases, ())]) }
}
