// A phrase of eight characters or more that follows itself: pasted twice.

import BiaoSyntax

struct RepeatedPhrase {
  /// The one too many.
  var second: ByteRange
  /// The same, with the comma between both.
  var tooMuch: ByteRange
  /// The phrase without the marks at its ends.
  var words: ByteRange
  /// Whether no mark stands between both.
  private var isSeamless: Bool { second == words && second == tooMuch }

  /// Twice eight characters of three bytes.
  static let shortestText = 48
  private static let shortest = 24
  /// Longer ones are texts of their own. Bounds how far is looked back.
  private static let longest = 900

  /// The first phrase of `text` that stands twice in a row, or with one comma or stop between. Linear: two characters lead to
  /// the last place where they stood, and what is the same around both is gone over once for each distance.
  ///
  /// In running text a clause may stand behind itself for emphasis (`mayStress`): there no comma may lie between, unless it
  /// is two clauses; a whole sentence is not said twice.
  static func find(_ bytes: [UInt8], _ text: ByteRange, mayStress: Bool) -> RepeatedPhrase? {
    let end = min(text.upperBound, bytes.count)
    guard end - text.lowerBound >= shortestText else { return nil }
    // Where each pair of ideographs stood last, by a part of its hash. One that another pair displaces is missed; a phrase
    // has seven at least, and a long one more than there are places.
    var last = InlineArray<128, Int32>(repeating: -1)
    let span = bytes.span
    var (seenDistance, seenEnd) = (0, 0)
    var i = text.lowerBound
    while i &+ 12 <= end {
      guard span[i] &- 0xE4 < 6 else {
        i &+= 1
        continue
      }
      let words = span.eightBytes(at: i)
      let slot = Int(truncatingIfNeeded: ((words &>> 16) &* 0x9E37_79B9_7F4A_7C15) &>> 57)
      let j = Int(last[slot])
      last[slot] = Int32(truncatingIfNeeded: i &- text.lowerBound)
      if j >= 0, case let place = j &+ text.lowerBound, case let distance = i &- place, distance >= shortest,
        distance <= longest, span.eightBytes(at: place) == words, distance != seenDistance || i >= seenEnd,
        bytes[place..<place + 12].elementsEqual(bytes[i..<i + 12])
      {
        var before = 0
        while before < distance, place - before > text.lowerBound, span[place - before - 1] == span[i - before - 1] {
          before += 1
        }
        var after = 12
        while after < 2 * distance, i + after < end, span[place + after] == span[i + after] { after += 1 }
        if let phrase = phrase(bytes, text.lowerBound..<end, i - before..<i + after, distance),
          !mayStress || phrase.isSeamless || holdsStop(bytes, phrase.words)
            || NotationScan.character(bytes, phrase.words.lowerBound - 3) == 0xE3_8082
        {
          return phrase
        }
        (seenDistance, seenEnd) = (distance, i + after)
      }
      i &+= 3
    }
    return nil
  }

  /// `same` is what stands at that distance before, too.
  private static func phrase(_ bytes: [UInt8], _ text: ByteRange, _ same: ByteRange, _ distance: Int) -> RepeatedPhrase?
  {
    // What agrees may begin or end within a character.
    var lower = same.lowerBound
    while lower < same.upperBound, bytes[lower] & 0xC0 == 0x80 { lower += 1 }
    var upper = same.upperBound
    while upper < text.upperBound, upper > lower, bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
    let gap = distance - (upper - lower)
    if gap > 0 {
      guard gap <= 3, upper - lower >= shortest, stopLength(bytes, lower - gap, lower) == gap,
        isPlain(bytes, lower..<upper),
        !isThird(bytes, text, lower, distance) || holdsStop(bytes, trimmed(bytes, lower..<upper)),
        // 建设水渠，建设水渠的管护 says two things.
        isEdge(bytes, lower - distance, upper, text)
      else { return nil }
      let last = copiesEnd(bytes, text, lower..<upper, gap)
      return RepeatedPhrase(
        second: lower..<upper, tooMuch: lower - gap..<last, words: trimmed(bytes, lower..<upper))
    }
    // Where both copies may be cut in several ways, one that begins behind a mark, or ends before one.
    var start = lower
    var i = lower
    while i + distance <= upper {
      if i - distance == text.lowerBound || endsWithStop(bytes, i - distance, text.lowerBound)
        || i + distance == text.upperBound || stopLength(bytes, i + distance, text.upperBound) > 0
      {
        start = i
        break
      }
      i += bytes[i] < 0x80 ? 1 : bytes[i] < 0xE0 ? 2 : bytes[i] < 0xF0 ? 3 : 4
    }
    let second = start..<start + distance
    let words = trimmed(bytes, second)
    guard isPlain(bytes, second), !isThird(bytes, text, start, distance) || holdsStop(bytes, words),
      // ，建设水渠，建设水渠的管护
      words.lowerBound == second.lowerBound || isEdge(bytes, words.lowerBound - distance, second.upperBound, text)
    else { return nil }
    // All that follow the first one.
    return RepeatedPhrase(
      second: second, tooMuch: second.lowerBound..<copiesEnd(bytes, text, second, 0), words: words)
  }

  /// Where the last of the copies ends that follow `phrase`, each behind `gap` bytes.
  private static func copiesEnd(_ bytes: [UInt8], _ text: ByteRange, _ phrase: ByteRange, _ gap: Int) -> Int {
    let distance = gap + phrase.count
    var last = phrase.upperBound
    while last + distance <= text.upperBound, bytes[last + gap..<last + distance].elementsEqual(bytes[phrase]) {
      last += distance
    }
    return last
  }

  /// Whether a clause begins at `start` and one ends at `end`.
  private static func isEdge(_ bytes: [UInt8], _ start: Int, _ end: Int, _ text: ByteRange) -> Bool {
    (start == text.lowerBound || endsWithStop(bytes, start, text.lowerBound)
      // ：
      || start - 3 >= text.lowerBound && NotationScan.character(bytes, start - 3) == 0xEF_BC9A)
      && (end == text.upperBound || stopLength(bytes, end, text.upperBound) > 0)
  }

  /// Whether it stands before the first one, too, or behind the second: somebody's way of filling a line.
  private static func isThird(_ bytes: [UInt8], _ text: ByteRange, _ start: Int, _ distance: Int) -> Bool {
    let (next, before) = (start + distance, start - 2 * distance)
    if next + shortest <= text.upperBound,
      bytes[next..<next + shortest].elementsEqual(bytes[start..<start + shortest])
    {
      return true
    }
    return before >= text.lowerBound
      && bytes[before..<before + shortest].elementsEqual(bytes[start..<start + shortest])
  }

  /// Whether it is words: six ideographs, and no more than a third of it something else.
  private static func isPlain(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    var ideographs = 0
    for i in range where bytes[i] &- 0xE4 < 6 { ideographs += 1 }
    return ideographs >= 6 && ideographs * 9 >= range.count * 2
  }

  /// Whether it is several clauses: 及时拨付，履行资金保障.
  private static func holdsStop(_ bytes: [UInt8], _ words: ByteRange) -> Bool {
    var i = words.lowerBound
    while i < words.upperBound {
      // 、 parts words.
      if stopLength(bytes, i, words.upperBound) > 0, NotationScan.character(bytes, i) != 0xE3_8081 { return true }
      i += bytes[i] < 0x80 ? 1 : bytes[i] < 0xE0 ? 2 : bytes[i] < 0xF0 ? 3 : 4
    }
    return false
  }

  private static func trimmed(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while upper - lower > 3, endsWithStop(bytes, upper, lower) { upper -= bytes[upper - 1] < 0x80 ? 1 : 3 }
    while upper - lower > 3, case let length = stopLength(bytes, lower, upper), length > 0 { lower += length }
    return lower..<upper
  }

  /// The length of the comma, semicolon or stop that begins at `at`.
  private static func stopLength(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Int {
    guard at >= 0, at < min(end, bytes.count) else { return 0 }
    if bytes[at] == 0x2C || bytes[at] == 0x3B { return 1 }
    return NotationScan.isStop(NotationScan.character(bytes, at)) ? 3 : 0
  }

  private static func endsWithStop(_ bytes: [UInt8], _ end: Int, _ lower: Int) -> Bool {
    guard end > lower else { return false }
    if bytes[end - 1] == 0x2C || bytes[end - 1] == 0x3B { return true }
    return end - 3 >= lower && NotationScan.isStop(NotationScan.character(bytes, end - 3))
  }
}
