// A term of an indicator's name that its own explanation, or the goal, writes with one other character.

import BiaoModel
import BiaoSyntax

/// Two spellings of one term: all characters around are the same, and the two that differ are read or look alike.
struct OwnSpelling {
  /// The character in the name, and the one in the text.
  var inName: ByteRange
  var inText: ByteRange
  /// The same characters before and behind, with it, in the name and in the text: as far as both agree.
  var nameTerm: ByteRange
  var textTerm: ByteRange

  /// A name, made ready to be held against several texts.
  struct Name {
    fileprivate let range: ByteRange
    /// Which two ideographs stand together, as bits of two nearly independent sums of both.
    private var (filter, other): (UInt64, UInt64) = (0, 0)

    /// The first forty characters of the name in `range`; nil for fewer than five.
    init?(_ bytes: [UInt8], _ range: ByteRange) {
      guard range.count >= 15 else { return nil }
      self.range = range
      let text = bytes.span.extracting(0..<min(range.upperBound, bytes.count))
      var last: UInt64 = 0
      var count = 0
      var i = max(range.lowerBound, 0)
      while i < text.count, count < OwnSpelling.longestName {
        let character = Ideograph.next(text, &i)
        // What is no ideograph between two counts once.
        if character != 0 || last != 0 { count += 1 }
        if last != 0, character != 0 {
          let bits = OwnSpelling.bits(last, character)
          filter |= bits.first
          other |= bits.second
        }
        last = character
      }
      guard count >= 5 else { return nil }
    }

    @inline(__always)
    fileprivate func mayHold(_ a: UInt64, _ b: UInt64) -> Bool {
      let bits = OwnSpelling.bits(a, b)
      return filter & bits.first != 0 && other & bits.second != 0
    }

    /// Whether two ideographs that stand together here do so in `text`, too.
    fileprivate func sharesPair(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
      let span = bytes.span.extracting(0..<min(text.upperBound, bytes.count))
      var last: UInt64 = 0
      var i = max(text.lowerBound, 0)
      while i < span.count {
        let character = Ideograph.next(span, &i)
        if last != 0, character != 0, mayHold(last, character), holds(last, character, bytes) { return true }
        last = character
      }
      return false
    }

    private func holds(_ a: UInt64, _ b: UInt64, _ bytes: [UInt8]) -> Bool {
      let span = bytes.span.extracting(0..<min(range.upperBound, bytes.count))
      var last: UInt64 = 0
      var i = max(range.lowerBound, 0)
      while i < span.count {
        let character = Ideograph.next(span, &i)
        if last == a, character == b { return true }
        last = character
      }
      return false
    }
  }

  /// Characters of a name that are compared.
  private static let longestName = 40

  /// The first place at which `text` writes a term of `name` otherwise. Texts are looked at as far as six hundred bytes;
  /// linear in them but for places that look like the name.
  static func find(_ bytes: [UInt8], name: Name, text: ByteRange) -> OwnSpelling? {
    // Five ideographs.
    guard text.count >= 15 else { return nil }
    let text = ByteRange(clamping: text.lowerBound, min(text.upperBound, text.lowerBound + 600))
    // Most texts have no two characters of the name in a row: those cost no more than a look at each.
    guard name.sharesPair(bytes, text) else { return nil }
    let letters = characters(bytes, name.range, limit: longestName)
    let words = characters(bytes, text, limit: 220)
    guard letters.count >= 5, words.count >= 5 else { return nil }
    for i in 0..<(words.count - 1)
    where words[i].value != 0 && words[i + 1].value != 0
      && name.mayHold(UInt64(words[i].value), UInt64(words[i + 1].value))
    {
      for j in 0..<(letters.count - 1)
      where letters[j].value == words[i].value && letters[j + 1].value == words[i + 1].value {
        // Only where the run starts.
        if j > 0, i > 0, letters[j - 1].value == words[i - 1].value { continue }
        if let found = around(letters, j, words, i) { return found }
      }
    }
    return nil
  }

  /// Looks at both ends of the run that starts at `j` and `i`.
  private static func around(_ name: [Ideograph], _ j: Int, _ text: [Ideograph], _ i: Int) -> OwnSpelling? {
    var length = 0
    while j + length < name.count, i + length < text.count, name[j + length].value == text[i + length].value,
      name[j + length].value != 0
    {
      length += 1
    }
    // The other character behind the run.
    let after = same(name, j + length + 1, text, i + length + 1, step: 1)
    if after >= 1, length + after >= 4, let found = made(name, j + length, text, i + length, length, after) {
      return found
    }
    // The other character before it, with one character before that: a run of its own is found where it starts.
    let before = same(name, j - 2, text, i - 2, step: -1)
    if before == 1, length + 1 >= 4 { return made(name, j - 1, text, i - 1, 1, length) }
    return nil
  }

  private static func same(_ name: [Ideograph], _ j: Int, _ text: [Ideograph], _ i: Int, step: Int) -> Int {
    var (j, i, count) = (j, i, 0)
    while name.indices.contains(j), text.indices.contains(i), name[j].value == text[i].value, name[j].value != 0 {
      (j, i, count) = (j + step, i + step, count + 1)
    }
    return count
  }

  private static func made(
    _ name: [Ideograph], _ j: Int, _ text: [Ideograph], _ i: Int, _ before: Int, _ after: Int
  ) -> OwnSpelling? {
    guard name.indices.contains(j), text.indices.contains(i), name[j].value != text[i].value, name[j].value != 0,
      text[i].value != 0, mayBeSlip(name[j].value, text[i].value), Homophones.areAlike(name[j].value, text[i].value)
    else { return nil }
    let (a, b) = (name[j].at, text[i].at)
    return OwnSpelling(
      inName: a..<a + 3, inText: b..<b + 3, nameTerm: a - 3 * before..<a + 3 + 3 * after,
      textTerm: b - 3 * before..<b + 3 + 3 * after)
  }

  /// Whether one of two characters may be a slip for the other: neither is one in which texts differ with reason.
  /// `isStrange` says that one of both makes no known word here, so that it is enough if texts confuse the two.
  static func mayBeSlip(_ a: UInt32, _ b: UInt32, isStrange: Bool = false) -> Bool {
    let plain = isStrange ? plainOfStrangers : Self.plain
    return !plain.contains(a) && !plain.contains(b)
      && !variants.contains(where: { $0.contains(a) && $0.contains(b) })
      && (isStrange || !nearVariants.contains(where: { $0.contains(a) && $0.contains(b) }))
  }

  fileprivate static func characters(_ bytes: [UInt8], _ range: ByteRange, limit: Int) -> [Ideograph] {
    var letters: [Ideograph] = []
    letters.reserveCapacity(min(limit, range.count / 3 + 1))
    Ideograph.add(range, of: bytes, to: &letters, limit: limit)
    return letters
  }

  /// Two bits that stand for two characters in a row, nearly independent of each other.
  @inline(__always)
  fileprivate static func bits(_ a: UInt64, _ b: UInt64) -> (first: UInt64, second: UInt64) {
    let sum = (a &<< 24 | b) &* 0x9E37_79B9_7F4A_7C15
    return (1 &<< (sum &>> 58), 1 &<< ((sum &>> 52) & 63))
  }

  /// Numbers, opposites and words of grammar, for which two texts may well differ.
  private static let plain = NotationScan.characters(
    "一二三四五六七八九十百千万亿两半零〇上下左右前后内外新旧老城乡村镇县市省区州东西南北中大小高低多少男女公私甲乙丙丁的地得和与及或之等以为于在是不非无未有其该各每全总本某从由对向将把被让给到")
  /// Without those that are part of other words, too: 普及.
  private static let plainOfStrangers = plain.filter { $0 != NotationScan.character(Array("及".utf8), 0) }
  /// Characters of which both may be right, unless the form and the library know one of the words alone.
  private static let nearVariants = ["象像", "级及"].map { (group: StaticString) in NotationScan.characters(group) }
  /// Characters of which both are right.
  private static let variants = [
    "作做", "帐账", "订定", "份分", "唯惟", "粘黏", "他它她", "渡度", "计记", "制治", "元圆员", "检监", "止至", "园员院",
  ].map { (group: StaticString) in NotationScan.characters(group) }
}

extension OwnSpelling {
  /// Which of both is the slip: the one that the form has once and of which the indicator library knows no word, where it
  /// knows one of the other, or the form has that more often. Nil where both may be right.
  func slip(_ report: Report) -> (wrong: ByteRange, wrongTerm: ByteRange, right: ByteRange)? {
    let bytes = report.tree.bytes
    let (own, theirs) = (Array(bytes[nameTerm]), Array(bytes[textTerm]))
    let knowsOwn = isKnown(inName, bytes)
    let knowsTheirs = isKnown(inText, bytes)
    if knowsOwn, knowsTheirs { return nil }
    guard let ownCount = report.occurrences(of: own), let theirCount = report.occurrences(of: theirs),
      ownCount == 1 || theirCount == 1
    else { return nil }
    // Where the word stands elsewhere in the form, too, it is a word.
    let isOwnElsewhere = isElsewhere(inName, ownCount, report)
    let isTheirsElsewhere = isElsewhere(inText, theirCount, report)
    if knowsOwn || ownCount > 1 && theirCount == 1 && !knowsTheirs {
      return isTheirsElsewhere ? nil : (inText, textTerm, inName)
    }
    if knowsTheirs || theirCount > 1 && ownCount == 1 {
      return isOwnElsewhere ? nil : (inName, nameTerm, inText)
    }
    if isOwnElsewhere || isTheirsElsewhere { return nil }
    // 沪 stands in no indicator of the library.
    let isOwnRare = !Homophones.knows(bytes[inName])
    return isOwnRare && Homophones.knows(bytes[inText])
      ? (inName, nameTerm, inText) : (inText, textTerm, inName)
  }

  /// Whether the library has the character with the one before it, or with the one behind.
  private func isKnown(_ character: ByteRange, _ bytes: [UInt8]) -> Bool {
    Homophones.knows(bytes[character.lowerBound - 3..<character.upperBound])
      || Homophones.knows(bytes[character.lowerBound..<character.upperBound + 3])
  }

  /// Whether the form has the character with one of its neighbours outside of the term, as far as that is counted.
  private func isElsewhere(_ character: ByteRange, _ count: Int, _ report: Report) -> Bool {
    let pairs = [
      character.lowerBound - 3..<character.upperBound, character.lowerBound..<character.upperBound + 3,
    ]
    return pairs.contains { report.occurrences(of: Array(report.tree.bytes[$0])) ?? .max > count }
  }
}
