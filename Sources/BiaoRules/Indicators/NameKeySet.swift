// Sets of names as forms write them, from a list in one text.

import BiaoModel

extension Set<NameKey> {
  /// The names of a list, which are separated by white space.
  init(words: StaticString) {
    self.init(NameTraitWords.words(words).map { NameKey(String(decoding: $0, as: UTF8.self)) })
  }
}
