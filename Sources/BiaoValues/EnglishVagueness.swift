// Targets in English words that nobody could judge: significantly improved, as appropriate.

/// Looks at values in Latin letters alone, after everything else found no yardstick in them. Narrow on purpose: a value
/// with a figure, a number in words, a month, a scale or an act that was done (published, approved by the board) is left
/// alone, and so is a noun of which one of the words is only a part (high school).
enum EnglishVagueness {
  /// The vague words of `range`, as offsets of `bytes`; nil where there are none or where the text may be judged.
  static func find(_ bytes: [UInt8], _ range: Range<Int>, name: [UInt8]) -> (
    range: Range<Int>, category: VagueCategory
  )? {
    guard range.count <= 200, bytes[range].allSatisfy({ $0 < 0x80 && !($0 >= 0x30 && $0 <= 0x39) }) else { return nil }
    let words = words(bytes, range)
    if let first = words.first, words.count <= 12, comparisons.contains(first.text) {
      // higher than last year: by how much? Not so: no higher than last year.
      for phrase in pasts {
        if let place = phrase.place(in: words) { return (first.range.lowerBound..<place.upperBound, .direction) }
      }
    }
    guard let first = words.first, words.count <= 24, !words.contains(where: { anchors.contains($0.text) }) else {
      return nil
    }
    for phrase in hedges {
      if let place = phrase.place(in: words) { return (place, .hedge) }
    }
    guard !words.contains(where: isAct) else { return nil }
    // significantly improved: the adverb takes the words beside it.
    if let index = words.firstIndex(where: { adverbs.contains($0.text) }) {
      return (run(words, around: index), .degree)
    }
    // Nothing but such words: good, adequate and effective.
    if words.allSatisfy({ degrees.contains($0.text) || directions.contains($0.text) || joints.contains($0.text) }) {
      guard let index = words.firstIndex(where: { !joints.contains($0.text) }), !isGradeName(name) else { return nil }
      return (run(words, around: index), directions.contains(words[index].text) ? .direction : .degree)
    }
    // Improved access to markets; water quality improved.
    if directions.contains(first.text) { return (first.range, .direction) }
    if let last = words.last, participles.contains(last.text) { return (last.range, .direction) }
    return nil
  }

  private struct Word {
    var text: String
    var range: Range<Int>
  }

  private struct Phrase {
    var words: [String]

    func place(in text: [Word]) -> Range<Int>? {
      guard let first = words.first, text.count >= words.count else { return nil }
      for start in 0...(text.count - words.count) where text[start].text == first {
        if zip(text[start...], words).allSatisfy({ $0.text == $1 }) {
          return text[start].range.lowerBound..<text[start + words.count - 1].range.upperBound
        }
      }
      return nil
    }
  }

  /// The words in small letters.
  private static func words(_ bytes: [UInt8], _ range: Range<Int>) -> [Word] {
    var words: [Word] = []
    var i = range.lowerBound
    while i < range.upperBound {
      let start = i
      var text: [UInt8] = []
      while i < range.upperBound, isLetter(bytes[i]) || bytes[i] == 0x2D {
        text.append(bytes[i] == 0x2D ? 0x2D : bytes[i] | 0x20)
        i += 1
      }
      if i > start {
        words.append(Word(text: String(decoding: text, as: UTF8.self), range: start..<i))
      } else {
        i += 1
      }
    }
    return words
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// Something that was done and can be seen: a participle that is not among those of direction, and words like it.
  private static func isAct(_ word: Word) -> Bool {
    if acts.contains(word.text) { return true }
    return word.text.utf8.count > 3 && word.text.hasSuffix("ed") && !directions.contains(word.text)
  }

  /// The vague words that touch the one at `index`.
  private static func run(_ words: [Word], around index: Int) -> Range<Int> {
    func isVague(_ word: Word) -> Bool {
      adverbs.contains(word.text) || degrees.contains(word.text) || directions.contains(word.text)
    }
    var lower = index
    var upper = index
    while lower > 0, isVague(words[lower - 1]) { lower -= 1 }
    while upper + 1 < words.count, isVague(words[upper + 1]) { upper += 1 }
    return words[lower].range.lowerBound..<words[upper].range.upperBound
  }

  /// The name asks for a grade, so that a bare `good` is one.
  private static func isGradeName(_ name: [UInt8]) -> Bool {
    words(name, 0..<min(name.count, 200)).contains { gradeNames.contains($0.text) }
  }

  // MARK: - Words

  private static func list(_ words: StaticString) -> Set<String> {
    Set(words.description.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
  }

  /// A value that holds one of these has, or may have, a yardstick.
  private static let anchors = list(
    """
    one two three four five six seven eight nine ten eleven twelve hundred thousand million billion dozen half third quarter
    percent per double doubled twice once zero none no not nil without never all every each both any yes full fully
    by before until within than above below over under least most minimum maximum equal equals same between
    january february march april may june july august september october november december annual annually yearly monthly
    weekly daily quarterly grade class rating level category tier rank top standard standards law act regulation
    regulations contract agreement iso budget plan specification specifications target targets baseline
    """)
  private static let acts = list(
    """
    complete completion operational open done built met set held ready pass paid sent won signed report reports certificate
    certification accreditation approval adoption publication licence license available functional in-use online live
    drawn written given put run taught shown made taken begun
    """)
  private static let adverbs = list(
    """
    significantly substantially considerably greatly markedly noticeably remarkably dramatically continuously continually
    steadily gradually progressively effectively constantly
    """)
  private static let degrees = list(
    """
    good better very high higher adequate adequately sufficient sufficiently satisfactory effective efficient efficiently
    smooth smoothly appropriate appropriately reasonable reasonably significant substantial considerable noticeable
    remarkable obvious strong stronger great greater well more further sustained sustainable relatively fairly
    """)
  private static let participles = list("improved enhanced strengthened optimised optimized increased")
  private static let directions = list(
    """
    improved improve improving improvement improvements enhanced enhance enhancing enhancement strengthened strengthen
    strengthening optimised optimized optimise optimize increased increase increasing promote promoting promoted supported encouraged fostered facilitated served better
    """)
  private static let joints = list("and or the a an of to is are be been will remain remains")
  private static let hedges = [
    "as appropriate", "as needed", "as necessary", "as required", "where possible", "if possible", "as far as possible",
    "as soon as possible", "to the extent possible", "where appropriate", "when necessary", "if necessary",
    "in due course",
    "on an ongoing basis",
  ].map { Phrase(words: $0.split(separator: " ").map(String.init)) }
  private static let comparisons = list(
    "higher lower more less fewer better larger smaller greater shorter longer above increased increase improved improvement reduced reduction"
  )
  private static let pasts = [
    "than last year", "than the last year", "than before", "than the previous year", "than in the previous year",
    "than in last year", "than the year before", "last year", "over the previous year",
    "compared with the previous year",
    "compared to the previous year",
  ].map { Phrase(words: $0.split(separator: " ").map(String.init)) }
  private static let gradeNames = list(
    "rating rated grade grading level rank ranking class category opinion status result results score condition quality-grade"
  )
}
