// Whether one of a list's words stands in a text, for the lists that every indicator's name is held against.

import BiaoSyntax

/// Words that are looked for all at once: at each character of a text only the words are compared whose first character is
/// like it, and at the end of a text only if the last bytes are alike. No word begins with a byte that continues a
/// character.
struct WordSet: Sendable {
  /// Sorted by `bucket`.
  let words: [[UInt8]]
  /// The second byte of each word, which tells of most that they do not stand where their bucket is met; 0 for a word of
  /// one byte, which has none.
  private let seconds: [UInt8]
  /// `starts[b]..<starts[b + 1]` are the words of bucket b.
  private let starts: [UInt16]
  /// The bits of the buckets that have words.
  private let heads: UInt64
  /// The bits of the words' last bytes.
  private let tails: UInt64

  init(_ words: [[UInt8]]) {
    let sorted = words.filter { !$0.isEmpty }.sorted { WordSet.bucket($0) < WordSet.bucket($1) }
    var starts = [UInt16](repeating: 0, count: WordSet.bucketCount + 1)
    var heads: UInt64 = 0
    var tails: UInt64 = 0
    for word in sorted {
      starts[WordSet.bucket(word) + 1] += 1
      heads |= 1 << UInt64(WordSet.bucket(word))
      if let last = word.last { tails |= WordSet.tail(last) }
    }
    for index in 0..<WordSet.bucketCount { starts[index + 1] += starts[index] }
    self.words = sorted
    seconds = sorted.map { $0.count > 1 ? $0[1] : 0 }
    self.starts = starts
    self.heads = heads
    self.tails = tails
  }

  /// The words of a list, which are separated by white space.
  init(_ list: StaticString) { self.init(NameTraitWords.words(list)) }

  /// Whether a word stands in `range` of `bytes`.
  func isIn(_ bytes: [UInt8], _ range: ByteRange) -> Bool { holds(bytes, range) { _ in true } }

  /// Whether a word stands in `range` of `bytes` of which the index in `words` is wanted; each that stands there is asked
  /// for until one is.
  @inline(__always)
  func holds(_ bytes: [UInt8], _ range: ByteRange, where isWanted: (Int) -> Bool) -> Bool {
    let end = min(range.upperBound, bytes.count)
    let text = bytes.span
    var i = max(range.lowerBound, 0)
    while i < end {
      let (bucket, isThree) = WordSet.bucket(text, i)
      if heads & (1 << UInt64(bucket)) != 0 {
        let second = end &- i > 1 ? text[i &+ 1] : 0
        for index in Int(starts[bucket])..<Int(starts[bucket + 1])
        where seconds[index] == second || seconds[index] == 0 {
          if words[index].count <= end - i, stands(index, bytes, i), isWanted(index) { return true }
        }
      }
      i &+= isThree ? 3 : 1
    }
    return false
  }

  /// The first word that stands in `range` of `bytes`; of several at one place the first of the list.
  func first(in bytes: [UInt8], _ range: ByteRange) -> ByteRange? {
    guard isIn(bytes, range) else { return nil }
    return words.compactMap { $0.firstRange(in: bytes, range) }.min { $0.lowerBound < $1.lowerBound }
  }

  /// Whether `range` of `bytes` ends with a word.
  func ends(_ bytes: [UInt8], _ range: ByteRange) -> Bool { endingLength(bytes, range) != nil }

  /// The length of a word with which `range` of `bytes` ends: of one of them, where there are several.
  func endingLength(_ bytes: [UInt8], _ range: ByteRange) -> Int? {
    let end = min(range.upperBound, bytes.count)
    let start = max(range.lowerBound, 0)
    guard start < end, tails & WordSet.tail(bytes[end - 1]) != 0 else { return nil }
    let last = bytes[end - 1]
    for index in words.indices where words[index].count <= end - start && words[index].last == last {
      if stands(index, bytes, end - words[index].count) { return words[index].count }
    }
    return nil
  }

  /// Whether the word at `index`, which is no longer than what is left of the text, stands at `at`.
  private func stands(_ index: Int, _ bytes: [UInt8], _ at: Int) -> Bool {
    var i = 0
    while i < words[index].count, bytes[at + i] == words[index][i] { i += 1 }
    return i == words[index].count
  }

  private static let bucketCount = 64

  /// The bucket of the character at `at`: of one of three bytes by its last two, which differ more than the first.
  private static func bucket(_ word: [UInt8]) -> Int { bucket(word.span, 0).bucket }

  /// The same, and whether two bytes follow that continue the character.
  @inline(__always)
  private static func bucket(_ text: Span<UInt8>, _ at: Int) -> (bucket: Int, isThree: Bool) {
    if at &+ 8 <= text.count {
      // All of the character in one load.
      let bytes = text.eightBytes(at: at)
      let first = UInt8(truncatingIfNeeded: bytes &>> 56)
      guard first >= 0xE0 else { return (Int(first & 0x3F), false) }
      let second = UInt8(truncatingIfNeeded: bytes &>> 48)
      let third = UInt8(truncatingIfNeeded: bytes &>> 40)
      return (Int((second &* 5 ^ third) & 0x3F), bytes & 0x00C0_C000_0000_0000 == 0x0080_8000_0000_0000)
    }
    let first = text[at]
    guard first >= 0xE0, text.count &- at > 2 else { return (Int(first & 0x3F), false) }
    let (second, third) = (text[at &+ 1], text[at &+ 2])
    return (Int((second &* 5 ^ third) & 0x3F), second & 0xC0 == 0x80 && third & 0xC0 == 0x80)
  }

  @inline(__always)
  private static func tail(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte & 0x3F) }
}
