// Words of a text in English.

import BiaoSyntax

enum EnglishWords {
  /// Whether a text may be in English: it begins with ASCII, and no ideograph stands before its first letter. A look or
  /// two, so that texts in Chinese (`1标段监理费`) cost no more.
  @inline(__always)
  static func mayBegin(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    !text.isEmpty && bytes.indices.contains(text.lowerBound) && bytes[text.lowerBound] < 0x80
      && (isLetter(bytes[text.lowerBound]) || !isIdeographFirst(bytes, text))
  }

  /// Whether the first letter of a text is an ideograph, or stands in full width or before such a sign.
  private static func isIdeographFirst(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    for byte in bytes[text.clamped(to: bytes.indices)] {
      if isLetter(byte) { return false }
      if byte >= 0xE3 { return true }
    }
    return false
  }

  /// All of them in small letters; hyphens and apostrophes belong to a word. Linear.
  static func all(_ bytes: [UInt8], _ range: ByteRange) -> [String] {
    var found: [String] = []
    var i = range.lowerBound
    while let word = next(bytes, &i, range) { found.append(lowercased(bytes, word)) }
    return found
  }

  /// All of them in small letters, each with its place.
  static func places(_ bytes: [UInt8], _ range: ByteRange) -> [(text: String, range: ByteRange)] {
    var found: [(text: String, range: ByteRange)] = []
    var i = range.lowerBound
    while let word = next(bytes, &i, range) { found.append((lowercased(bytes, word), word)) }
    return found
  }

  /// The first of them in small letters.
  static func first(_ bytes: [UInt8], _ range: ByteRange) -> String? {
    var i = range.lowerBound
    return next(bytes, &i, range).map { lowercased(bytes, $0) }
  }

  /// The word at `i` or behind it, in `range`; `i` moves behind it.
  static func next(_ bytes: [UInt8], _ i: inout Int, _ range: ByteRange) -> ByteRange? {
    let end = min(range.upperBound, bytes.count)
    i = max(i, 0)
    while i < end, !isLetter(bytes[i]) { i += 1 }
    guard i < end else { return nil }
    let start = i
    while i < end, isLetter(bytes[i]) || bytes[i] == 0x2D || bytes[i] == 0x27 { i += 1 }
    return start..<i
  }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 { isCapital(byte) ? byte | 0x20 : byte }

  /// The text in `range`, which lies in `bytes`, in small letters.
  static func lowercased(_ bytes: [UInt8], _ range: ByteRange) -> String {
    let text = bytes[range]
    // Most words have no capital, and need no copy.
    return text.contains(where: isCapital)
      ? String(decoding: text.map { lowercased($0) }, as: UTF8.self) : String(decoding: text, as: UTF8.self)
  }

  /// Whether a text in small letters stands at `at` and ends at `end` or before it, capital letters as small ones.
  static func stands(_ text: [UInt8], _ at: Int, _ bytes: [UInt8], _ end: Int) -> Bool {
    guard at + text.count <= end else { return false }
    return text.indices.allSatisfy { lowercased(bytes[at + $0]) == text[$0] }
  }

  /// The words of a list, which are separated by white space.
  static func set(_ list: StaticString) -> Set<String> {
    Set(split(list).map { String(decoding: $0, as: UTF8.self) })
  }

  /// The same as bytes, in their order.
  static func split(_ list: StaticString) -> [Substring.UTF8View] {
    list.description.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A })
  }

  /// The word without the ending of its plural: stations and station, companies and company.
  static func singular(_ word: String) -> String {
    // Most words end otherwise.
    guard let last = word.utf8.last, last == 0x73 || last == 0x6E || last == 0x65 else { return word }
    if let known = singulars[word] { return known }
    guard last == 0x73 else { return word }
    if word.hasSuffix("ies"), word.utf8.count > 4 { return String(word.dropLast(3)) + "y" }
    for ending in ["sses", "shes", "ches", "xes"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
    guard !word.hasSuffix("ss"), !word.hasSuffix("us"), word.utf8.count > 3 else { return word }
    return String(word.dropLast())
  }

  /// Those of irregular plurals, by these.
  private static let singulars = [
    "people": "person", "persons": "person", "women": "woman", "men": "man", "children": "child",
  ]
}
