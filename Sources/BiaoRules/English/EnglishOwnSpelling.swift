// Long words in English that a form writes in two ways: Technolgy here, Technology there.

import BiaoSyntax

/// Two spellings of one word in a form that differ by one letter too few or by two letters swapped.
struct EnglishOwnSpelling {
  /// The spelling that stands in the form less often, or is shorter.
  var written: ByteRange
  /// The other one.
  var right: ByteRange
  /// Whether the form has the other one more often, so that it is the right one.
  var isCertain: Bool

  /// A word of letters alone, where it first stands.
  private struct Word {
    var range: ByteRange
    /// Of its small letters.
    var hash: UInt64
    /// Its first four letters, and its last four, in small letters.
    var opening: UInt32
    var ending: UInt32
    var count = 1
  }

  /// The slips of a form. Words are held against those that begin or end with the same four letters, a few of each: about
  /// linear in the text.
  static func find(_ bytes: [UInt8], lines: [ByteRange]) -> [EnglishOwnSpelling] {
    var vocabulary = Vocabulary()
    for line in lines { add(bytes, line, &vocabulary) }
    guard vocabulary.words.count > 1 else { return [] }
    var words = vocabulary.words
    var found: [EnglishOwnSpelling] = []
    seek(bytes, &words, by: { $0.opening }, &found)
    seek(bytes, &words, by: { $0.ending }, &found)
    return found
  }

  /// Holds words against those of the same key.
  @inline(__always)
  private static func seek(
    _ bytes: [UInt8], _ words: inout [Word], by key: (Word) -> UInt32, _ found: inout [EnglishOwnSpelling]
  ) {
    words.sort { (key($0), $0.range.lowerBound) < (key($1), $1.range.lowerBound) }
    for i in words.indices {
      for j in (i + 1)..<max(min(words.count, i + 16), i + 1) {
        guard key(words[j]) == key(words[i]), found.count < 8 else { break }
        guard let slip = slip(bytes, words[i], words[j]), !found.contains(where: { $0.written == slip.written }) else {
          continue
        }
        found.append(slip)
      }
    }
  }

  /// Each word once, with how often it stands there.
  private struct Vocabulary {
    var words: [Word] = []
    /// How many words there are in all.
    var total = 0
    /// Indices of words; -1 where there is none. A word stands in the slot of its hash or in the next free one.
    private var slots = [Int32](repeating: -1, count: 128)

    mutating func add(_ bytes: [UInt8], _ word: Word) {
      total += 1
      if words.count * 2 >= slots.count { grow() }
      let slot = slot(of: word.hash) { isSame(bytes, words[$0].range, word.range) }
      guard slots[slot] >= 0 else {
        slots[slot] = Int32(truncatingIfNeeded: words.count)
        words.append(word)
        return
      }
      let known = Int(slots[slot])
      words[known].count += 1
      if word.range.lowerBound < words[known].range.lowerBound { words[known].range = word.range }
    }

    private mutating func grow() {
      slots = [Int32](repeating: -1, count: slots.count * 2)
      for index in words.indices {
        slots[slot(of: words[index].hash) { _ in false }] = Int32(truncatingIfNeeded: index)
      }
    }

    /// The slot of the word of that hash of which `isIt` holds, or the free one where it would stand.
    private func slot(of hash: UInt64, _ isIt: (Int) -> Bool) -> Int {
      var slot = Int(truncatingIfNeeded: hash ^ hash &>> 29) & (slots.count - 1)
      while slots[slot] >= 0 {
        let index = Int(slots[slot])
        if words[index].hash == hash, isIt(index) { return slot }
        slot = (slot + 1) & (slots.count - 1)
      }
      return slot
    }
  }

  private static func add(_ bytes: [UInt8], _ line: ByteRange, _ words: inout Vocabulary) {
    var i = line.lowerBound
    while i < line.upperBound, words.total < maximum {
      guard EnglishWords.isLetter(bytes[i]) else {
        i += 1
        continue
      }
      let start = i
      var hash = FNV1a()
      var hasCapitals = false
      while i < line.upperBound, EnglishWords.isLetter(bytes[i]) {
        hash.add(bytes[i] | 0x20)
        hasCapitals = hasCapitals || i > start && EnglishWords.isCapital(bytes[i])
        i += 1
      }
      // Neither a code nor a name in capitals.
      guard i - start >= shortest, i - start <= 24, !hasCapitals, start == 0 || !joins(bytes[start - 1]),
        i == bytes.count || bytes[i] == 0x2E || !joins(bytes[i]),
        // An address: goverment.example
        !(i + 1 < bytes.count && bytes[i] == 0x2E && EnglishWords.isLetter(bytes[i + 1]))
      else { continue }
      words.add(
        bytes,
        Word(range: start..<i, hash: hash.value, opening: four(bytes, start), ending: four(bytes, i - 4)))
    }
  }

  private static func joins(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte == 0x5F || byte == 0x40 || byte == 0x2F || byte == 0x27 || byte == 0x2D || byte == 0x2E
      || byte >= 0x80
  }

  private static func four(_ bytes: [UInt8], _ at: Int) -> UInt32 {
    UInt32(bytes[at] | 0x20) << 24 | UInt32(bytes[at + 1] | 0x20) << 16 | UInt32(bytes[at + 2] | 0x20) << 8
      | UInt32(bytes[at + 3] | 0x20)
  }

  private static func isSame(_ bytes: [UInt8], _ a: ByteRange, _ b: ByteRange) -> Bool {
    a.count == b.count && zip(bytes[a], bytes[b]).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }

  private static func slip(_ bytes: [UInt8], _ a: Word, _ b: Word) -> EnglishOwnSpelling? {
    let (short, long) = a.range.count <= b.range.count ? (a, b) : (b, a)
    let first = bytes[short.range].map { $0 | 0x20 }
    let second = bytes[long.range].map { $0 | 0x20 }
    guard second.count - first.count <= 1,
      let place = zip(first, second).enumerated().first(where: { $1.0 != $1.1 })?.offset,
      // Endings and beginnings make other words.
      place > 1, place + 2 < second.count, !pairs.contains([first, second])
    else { return nil }
    if first.count == second.count {
      guard first[place] == second[place + 1], first[place + 1] == second[place],
        first[(place + 2)...].elementsEqual(second[(place + 2)...]),
        // kilometres and kilometers
        !(first[place] | second[place] == 0x77 && min(first[place], second[place]) == 0x65)
      else { return nil }
      // Of two that stand there equally often the first is named.
      let isWrong =
        short.count == long.count ? short.range.lowerBound < long.range.lowerBound : short.count < long.count
      return EnglishOwnSpelling(
        written: isWrong ? short.range : long.range, right: isWrong ? long.range : short.range,
        isCertain: short.count != long.count)
    }
    guard first[place...].elementsEqual(second[(place + 1)...]), !isVariant(second, place) else { return nil }
    let isLong = long.count < short.count
    return EnglishOwnSpelling(
      written: isLong ? long.range : short.range, right: isLong ? short.range : long.range,
      isCertain: short.count != long.count)
  }

  /// Whether the letter more is a matter of taste: neighbour, counselling, acknowledgement, paediatric.
  private static func isVariant(_ word: [UInt8], _ at: Int) -> Bool {
    let (letter, before, after) = (word[at], word[at - 1], word[at + 1])
    if letter == before || letter == after { return [0x6C, 0x73, 0x70, 0x74].contains(letter) }  // l s p t
    switch letter {
    case 0x75: return before == 0x6F  // ou
    case 0x65: return after == 0x6D && before == 0x67 || after == 0x61  // gem, ea
    case 0x61, 0x6F: return after == 0x65  // ae, oe
    case 0x69: return after == 0x74 || after == 0x75  // speciality, aluminium
    default: return false
    }
  }

  private static let maximum = 3000
  private static let shortest = 8
  /// Words that are both right.
  private static let pairs: Set<[[UInt8]]> = Set(
    [
      ["counties", "countries"], ["contacts", "contracts"], ["compliant", "complaint"], ["complaint", "compliant"],
      ["starting", "startling"], ["beaching", "breaching"], ["martially", "maritally"],
      ["contacted", "contracted"], ["contacting", "contracting"],
    ].map { $0.map { Array($0.utf8) } })
}
