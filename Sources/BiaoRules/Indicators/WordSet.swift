// Whether one of a list's words stands in a text, for the lists that every indicator's name is held against.

import BiaoSyntax

/// Words that are looked for all at once: most places of a text are told to begin none of them, and most texts to end with
/// none of them, by a look at one number. A word begins with no byte that continues a character.
struct WordSet: Sendable {
  private let words: [[UInt8]]
  /// The bits of the words' first characters, and of their last bytes.
  private let heads: UInt64
  private let tails: UInt64
  private let shortest: Int

  init(_ words: [[UInt8]]) {
    self.words = words
    var (heads, tails) = (UInt64(0), UInt64(0))
    for word in words {
      heads |= WordSet.head(word, 0)
      if let last = word.last { tails |= WordSet.tail(last) }
    }
    self.heads = heads
    self.tails = tails
    shortest = words.map(\.count).min() ?? .max
  }

  /// The words of a list, which are separated by white space.
  init(_ list: StaticString) { self.init(NameTraitWords.words(list)) }

  /// Whether a word stands in `range` of `bytes`.
  func isIn(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    let end = min(range.upperBound, bytes.count)
    var i = max(range.lowerBound, 0)
    while i < end, shortest <= end - i {
      if bytes[i] & 0xC0 != 0x80, heads & WordSet.head(bytes, i) != 0, begins(bytes, i, end) { return true }
      i += 1
    }
    return false
  }

  /// Whether `range` of `bytes` ends with a word.
  func ends(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    let end = min(range.upperBound, bytes.count)
    let start = max(range.lowerBound, 0)
    guard start < end, tails & WordSet.tail(bytes[end - 1]) != 0 else { return false }
    return words.contains { $0.count <= end - start && WordSet.stands($0, bytes, end - $0.count) }
  }

  private func begins(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
    words.contains { $0.count <= end - at && WordSet.stands($0, bytes, at) }
  }

  /// Whether the word, which is no longer than what is left of the text, stands at `at`.
  @inline(__always)
  private static func stands(_ word: [UInt8], _ bytes: [UInt8], _ at: Int) -> Bool {
    var i = 0
    while i < word.count, bytes[at + i] == word[i] { i += 1 }
    return i == word.count
  }

  /// The bit of the character at `at`: of a Chinese one by its last two bytes, which differ more than the first.
  @inline(__always)
  private static func head(_ bytes: [UInt8], _ at: Int) -> UInt64 {
    guard at < bytes.count else { return 0 }
    guard bytes[at] >= 0xE0, bytes.count - at > 2 else { return 1 << UInt64(bytes[at] & 0x3F) }
    return 1 << UInt64((bytes[at + 1] &* 5 ^ bytes[at + 2]) & 0x3F)
  }

  @inline(__always)
  private static func tail(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte & 0x3F) }
}
