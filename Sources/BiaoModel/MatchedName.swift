// What of an indicator's name counts when the library looks it up, and what makes it mean the opposite.

import BiaoSyntax

/// Questions about a folded name of which the library knows the end.
enum MatchedName {
  /// Takes punctuation, a pair of parentheses and 指标 off the end.
  static func trim(_ name: inout ArraySlice<UInt8>) {
    while let last = name.last {
      switch last {
      case 0x2E, 0x3B, 0x2C, 0x3A: name.removeLast()
      case 0x29:
        // 满意度（%）
        guard let open = name.lastIndex(of: 0x28), open > name.startIndex else { return }
        name = name[..<open]
      case 0x82 where name.count > 3 && name.suffix(3).elementsEqual("。".utf8): name.removeLast(3)
      case 0x81 where name.count > 3 && name.suffix(3).elementsEqual("、".utf8): name.removeLast(3)
      case 0x87 where name.count > 6 && name.suffix(6).elementsEqual("指标".utf8): name.removeLast(6)
      default: return
      }
    }
  }

  /// Whether a name may begin at `start` of the folded name: not within a word of letters or figures. `bytes` in `range`
  /// is the name as written, with its spaces.
  @inline(__always)
  static func isWordStart(_ name: ArraySlice<UInt8>, _ start: Int, _ bytes: [UInt8], _ range: ByteRange) -> Bool {
    guard start > name.startIndex, isWord(name[start]), isWord(name[start - 1]) else { return true }
    return isSpaceBefore(start, bytes, range)
  }

  /// Whether white space stands in the written name before the folded byte at `position`.
  private static func isSpaceBefore(_ position: Int, _ bytes: [UInt8], _ range: ByteRange) -> Bool {
    var taken = 0
    for word in words(bytes, range) {
      if taken == position { return true }
      foldName(bytes, word) { taken += $0 > 0xFF ? 3 : 1 }
      if taken > position { return false }
    }
    return false
  }

  /// Where the name may end before a word like `in` or `for`: lengths in folded bytes, the longest first.
  static func cuts(_ bytes: [UInt8], _ range: ByteRange) -> [Int] {
    var cuts: [Int] = []
    var taken = 0
    for word in words(bytes, range) {
      let folded = foldedName(bytes, word)
      if taken > 0, connectives.contains(folded) { cuts.append(taken) }
      taken += folded.count
      if cuts.count > 3 { break }
    }
    return cuts.reversed()
  }

  private static func words(_ bytes: [UInt8], _ range: ByteRange) -> [ByteRange] {
    var words: [ByteRange] = []
    var start = range.lowerBound
    for i in range where bytes[i] == 0x20 || bytes[i] == 0x09 {
      if i > start { words.append(start..<i) }
      start = i + 1
    }
    if start < range.upperBound { words.append(start..<range.upperBound) }
    return words
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte &- 0x30 < 10
  }

  // MARK: - Words that turn the meaning round

  /// Whether what stands before the known end of a name turns its meaning round (未…率, 逾期…) or makes it speak of a
  /// change (提高…, 减少…): of such a name the library knows neither direction nor unit.
  static func isTurnedRound(_ before: ArraySlice<UInt8>) -> Bool {
    if before.isEmpty { return false }
    var rest = before
    while let adverb = adverbs.atStart(of: rest) { rest = rest.dropFirst(adverb.count) }
    if changes.atStart(of: rest) != nil || changesAtEnd.atEnd(of: before) != nil { return true }
    var i = before.startIndex
    while i < before.endIndex {
      if negations.atStart(of: before[i...]) != nil, harmless.atStart(of: before[i...]) == nil { return true }
      i += before[i] < 0xE0 ? 1 : 3
    }
    return false
  }

  /// Words to be looked for at an end of a text: one look at its first or last character tells nearly always that there is
  /// none.
  private struct EndWords {
    private let words: [[UInt8]]
    private let firsts: [UInt32]
    private let lasts: [UInt32]

    init(_ words: [String]) {
      self.words = words.map { Array($0.utf8) }
      firsts = self.words.map { EndWords.character($0.prefix($0[0] < 0x80 ? 1 : 3)) }
      lasts = self.words.map { EndWords.character($0.suffix($0[$0.count - 1] < 0x80 ? 1 : 3)) }
    }

    func atStart(of text: ArraySlice<UInt8>) -> [UInt8]? {
      guard let first = text.first else { return nil }
      let character = EndWords.character(text.prefix(first < 0x80 ? 1 : 3))
      for index in firsts.indices where firsts[index] == character && text.starts(with: words[index]) {
        return words[index]
      }
      return nil
    }

    func atEnd(of text: ArraySlice<UInt8>) -> [UInt8]? {
      guard let last = text.last else { return nil }
      let character = EndWords.character(text.suffix(last < 0x80 ? 1 : 3))
      for index in lasts.indices where lasts[index] == character && text.suffix(words[index].count) == words[index][...]
      {
        return words[index]
      }
      return nil
    }

    private static func character(_ bytes: ArraySlice<UInt8>) -> UInt32 {
      var character: UInt32 = 0
      for byte in bytes { character = character << 8 | UInt32(byte) }
      return character
    }
  }

  private static func table(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  private static let connectives = Set(
    table([
      "in", "for", "with", "by", "at", "on", "to", "from", "among", "under", "within", "during", "through", "using",
    ]))
  private static let adverbs = EndWords([
    "有效", "进一步", "不断", "持续", "逐步", "大幅", "显著", "明显", "着力", "切实", "全面", "努力", "稳步", "积极",
  ])
  private static let changes = EndWords([
    "提高", "提升", "降低", "下降", "减少", "缩短", "压减", "压缩", "节约", "节省", "避免", "防止", "杜绝", "挽回", "reduc", "increas",
    "decreas", "declin", "improv", "changein", "dropin", "lower", "rais", "avoid", "prevent",
  ])
  private static let changesAtEnd = EndWords([
    "降低", "减少", "缩短", "压减", "避免", "防止", "杜绝", "无", "零", "reduced",
  ])
  private static let negations = EndWords(["未", "不", "非", "逾期", "超期", "超时", "延期", "not", "non", "no "])
  private static let harmless = EndWords(["未成年", "不动产", "不断", "非遗", "非物质", "非税", "非公", "非机动", "非全日制"])
}
