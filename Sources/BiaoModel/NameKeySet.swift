// Sets of names as forms write them, from a list in one text.

extension Set<NameKey> {
  /// The names of a list, which are separated by white space.
  public init(words: StaticString) {
    let names = "\(words)".utf8.split { $0 == 0x20 || $0 == 0x0A }
    self.init(names.map { NameKey(String(decoding: $0, as: UTF8.self)) })
  }
}
