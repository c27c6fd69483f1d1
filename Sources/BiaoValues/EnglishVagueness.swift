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
    guard let first = words.first, words.count <= 24 else { return nil }
    // Whatever stands before them, these take it back.
    for (phrase, category) in phrases {
      if let place = phrase.place(in: words) { return (place, category) }
    }
    if let found = asPossible(words) { return (found, .hedge) }
    guard !words.contains(where: { anchors.contains($0.text) }) else { return nil }
    if let found = ofHowMany(words) { return (found, .unquantified) }
    if let effort = words.first(where: { efforts.contains($0.text) }) { return (effort.range, .hedge) }
    if !isGradeName(name), let found = comparative(words) { return (found, .direction) }
    // properly protected, widely used: done, but how well?
    if words.count <= 4, let manner = words.first(where: { manners.contains($0.text) }),
      !words.contains(where: { proven.contains($0.text) })
    {
      return (manner.range, .degree)
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
    if let last = words.last, participles.contains(last.text) || degrees.contains(last.text) && words.count <= 6 {
      guard !isGradeName(name) else { return nil }
      return (last.range, degrees.contains(last.text) ? .degree : .direction)
    }
    // Effective use of data; strong partnerships: an adjective that praises, and what it praises.
    if words.count > 1, words.count <= 12, praises.contains(first.text), !isGradeName(name) {
      return (first.range, .degree)
    }
    // well maintained
    if words.count > 1, words.count <= 12, first.text == "well", wellDone.contains(words[1].text) {
      return (first.range.lowerBound..<words[1].range.upperBound, .degree)
    }
    return nil
  }

  /// A past level and a direction without an amount (higher than last year, above the 2024 level), as offsets of `bytes`; nil
  /// for any other text. Not so: no higher than last year, which sets a bound.
  static func comparison(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    guard let byte = bytes[range].first, isLetter(byte), range.count <= 120, bytes[range].allSatisfy({ $0 < 0x80 })
    else { return nil }
    // Most texts are settled by their first word.
    let end = bytes[range].firstIndex { !isLetter($0) && $0 != 0x2D } ?? range.upperBound
    guard let first = words(bytes, range.lowerBound..<end).first, comparisons.contains(first.text),
      case let words = words(bytes, range), words.count <= 12
    else { return nil }
    guard let year = bytes[range].firstIndex(where: { $0 &- 0x30 < 10 }) else {
      for phrase in pasts {
        if let place = phrase.place(in: words) { return range.lowerBound..<place.upperBound }
      }
      return nil
    }
    let after = year + 4
    guard after <= range.upperBound, bytes[year..<after].allSatisfy({ $0 &- 0x30 < 10 }),
      bytes[year] == 0x32 && bytes[year + 1] == 0x30 || bytes[year] == 0x31 && bytes[year + 1] == 0x39,
      !bytes[after..<range.upperBound].contains(where: { $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x2F })
    else { return nil }
    let before = words.filter { $0.range.upperBound <= year }
    let behind = words.filter { $0.range.lowerBound >= after }
    guard let last = before.last?.text, behind.count <= 2, behind.allSatisfy({ levels.contains($0.text) }) else {
      return nil
    }
    // more than 2024 may be a number of things.
    let isLevel = !behind.isEmpty
    guard
      yearBefore.contains(last) || (last == "the" || last == "than" || last == "over" || last == "above") && isLevel
        || last == "than" && qualities.contains(first.text)
    else { return nil }
    guard words.contains(where: { relations.contains($0.text) }) else { return nil }
    return range.lowerBound..<(behind.last?.range.upperBound ?? after)
  }

  /// In what year, and of what in it.
  private static let yearBefore = list("in at on since year vs versus")
  private static let relations = list("than above over on since with to from against vs versus")
  private static let levels = list("level levels baseline value values figure figures season harvest average rate")
  private static let qualities = list("higher better larger smaller greater shorter longer lower")

  /// as low as possible, as fast as circumstances allow
  private static func asPossible(_ words: [Word]) -> Range<Int>? {
    guard words.count >= 4 else { return nil }
    for i in 0...(words.count - 4) where words[i].text == "as" && words[i + 2].text == "as" {
      guard possibilities.contains(words[i + 3].text) else { continue }
      return words[i].range.lowerBound..<words[i + 3].range.upperBound
    }
    return nil
  }

  private static let possibilities = list(
    "possible practicable feasible circumstances conditions resources funds practical")
  private static let manners = list(
    """
    properly adequately sufficiently efficiently effectively reasonably actively appropriately satisfactorily smoothly
    comprehensively thoroughly widely broadly vigorously appreciably tangibly visibly wholeheartedly wisely rationally
    scientifically harmoniously
    """)
  /// What a document proves however it was done.
  private static let proven = list(
    """
    approved adopted published signed certified accredited issued enacted launched registered inspected audited opened elected
    licensed commissioned ratified gazetted completed delivered installed
    """)

  /// several, a number of visits, sufficient staff trained: how many nobody knows.
  private static func ofHowMany(_ words: [Word]) -> Range<Int>? {
    guard words.count <= 12, let first = words.first else { return nil }
    if amounts.contains(first.text) { return first.range }
    guard words.count > 1, first.text == "a" || first.text == "an" else { return nil }
    guard articledAmounts.contains(words[1].text) else { return nil }
    return first.range.lowerBound..<words[1].range.upperBound
  }

  /// more reliable, made more friendly, cleaner, greater resilience. Not so: higher education.
  private static func comparative(_ words: [Word]) -> Range<Int>? {
    guard words.count <= 12, let first = words.first else { return nil }
    for (index, word) in words.enumerated().dropLast() where word.text == "more" || word.text == "less" {
      guard index < 3, words.count <= 6 else { continue }
      return word.range.lowerBound..<words[index + 1].range.upperBound
    }
    guard !words.contains(where: isAct) else { return nil }
    if comparatives.contains(first.text), words.count == 1 || !schooling.contains(words[1].text) { return first.range }
    if let last = words.last, words.count <= 6, comparatives.contains(last.text) { return last.range }
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
      && !participles.contains(word.text) && !degrees.contains(word.text)
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
    meaningful widespread accountable high low notable visible tangible inclusive participatory responsive resilient vibrant
    dynamic pleased delighted cost-effective high-quality good-quality gradual broad intensive vigorous active proactive
    prompt promptly timely quick quickly rapid rapidly proper properly orderly stable steady reliable robust sound positive
    favourable favorable excellent outstanding extensive satisfied happy content generally basically largely mostly
    harmonious comfortable convenient clean safe fair transparent normal acceptable affordable minimal many several
    lasting ongoing continuous regular regularly frequently often periodically occasionally repeatedly shortly soon
    eventually
    """)
  private static let participles = list(
    """
    improved enhanced strengthened optimised optimized increased raised boosted ensured minimised minimized maximised maximized
    fostered promoted facilitated expanded deepened reinforced consolidated accelerated advanced sustained safeguarded
    guaranteed broadened diversified stimulated revitalised revitalized mobilised mobilized empowered motivated engaged
    preserved secured coordinated streamlined simplified modernised modernized lowered reduced decreased alleviated mitigated
    eased relieved popularised harmonised valued encouraged supported cultivated enriched uplifted embraced
    """)
  private static let directions = list(
    """
    contribute contributes contributing contribution help helps helping assist assists growing rising expanding declining
    deepening widening spreading raised raise raising boosted boost boosting ensured ensure ensuring minimised minimise minimized minimize maximised
    maximise maximized maximize expanded expand expanding deepened deepen reinforced reinforce consolidated consolidate
    accelerated accelerate sustain safeguarded safeguard guaranteed guarantee broadened broaden stimulated stimulate
    revitalised revitalise empowered empower motivated motivate streamlined streamline modernised modernise lowered lower
    reduced reduce reducing reduction decreased decrease alleviated alleviate mitigated mitigate eased ease relieved relieve
    enriched enrich cultivated cultivate advance fostering foster facilitate support supporting encourage encouraging
    improved improve improving improvement improvements enhanced enhance enhancing enhancement strengthened strengthen
    strengthening optimised optimized optimise optimize increased increase increasing promote promoting promoted supported encouraged fostered facilitated served better
    """)
  private static let joints = list("and or the a an of to is are be been will remain remains")
  private static let phrases: [(Phrase, VagueCategory)] =
    [
      (
        [
          "as appropriate", "as needed", "as necessary", "as required", "as applicable", "as practicable",
          "as feasible",
          "where possible", "where practicable", "where feasible", "where appropriate", "where necessary",
          "where applicable",
          "where needed", "if possible", "if practicable", "if feasible", "if appropriate", "if necessary", "if needed",
          "if required", "when possible", "when appropriate", "when necessary", "when needed", "when required",
          "whenever possible", "wherever possible", "whenever necessary", "wherever necessary", "as far as possible",
          "so far as possible", "insofar as possible", "as far as practicable", "as much as possible",
          "as many as possible",
          "as little as possible", "as few as possible", "as soon as possible", "as soon as practicable",
          "as early as possible", "as quickly as possible", "as fast as possible", "as often as possible",
          "to the extent possible", "to the extent practicable", "to the extent feasible", "to the greatest extent",
          "to the maximum extent", "best efforts", "best endeavours", "best endeavors", "reasonable efforts",
          "in principle",
          "as resources permit", "as resources allow", "if resources permit", "if resources allow", "if funds allow",
          "if funds permit", "as funds allow", "as funds permit", "if conditions permit", "as conditions permit",
          "as circumstances permit", "subject to availability", "subject to resources", "subject to funding",
          "depending on", "as and when", "when funds permit", "when funds allow", "when funds become available",
          "when conditions allow",
          "when conditions permit", "when resources permit", "when resources allow", "when circumstances permit",
          "once funds permit",
          "at a suitable time", "at an appropriate time", "at the appropriate time", "when convenient", "at some point",
          "with all speed", "at the earliest opportunity", "at the earliest",
          "as time permits", "time permitting", "weather permitting", "funds permitting", "to be scheduled",
          "from time to time", "in due course", "in due time", "over time",
        ], .hedge
      ),
      (
        [
          "in a timely manner", "on a timely basis", "world-class", "far-reaching", "second to none", "best in class",
          "best-in-class", "cutting edge", "cutting-edge", "leading edge", "state-of-the-art", "widely recognised",
          "widely recognized", "widely praised", "well received", "well-received", "highly regarded",
          "internationally renowned",
          "to everyone's satisfaction", "to the satisfaction of all", "first class", "first-class", "top notch",
          "top-notch", "in a timely fashion", "in timely manner", "in good time", "on an ongoing basis",
          "on a regular basis", "on a continuous basis", "in the long run", "in the long term", "in the near future",
          "up to standard", "up to standards", "up to the standard", "up to expectations", "to a high standard",
          "to a good standard", "to high standards", "to the highest standard", "meets requirements",
          "meets expectations",
          "meet requirements", "meets the requirements", "meets the needs", "meets needs", "meet the needs",
          "as planned", "as scheduled", "according to plan", "according to schedule", "on schedule",
          "without undue delay", "without delay", "to a minimum", "to the minimum", "to a maximum", "high level",
          "higher level", "good level", "satisfactory level", "adequate level", "acceptable level", "reasonable level",
          "sufficient level", "high degree", "in good working order",
          "as expected", "in good order", "in good condition", "of good quality", "of high quality", "good quality",
          "high quality", "world class", "state of the art", "to some extent", "to a certain extent",
          "to a large extent",
          "to a great extent", "to a certain degree", "to some degree", "at a reasonable level", "within reason",
          "within reasonable limits", "at an acceptable level",
        ], .degree
      ),
    ].flatMap { words, category in
      words.map { (Phrase(words: $0.split(separator: " ").map(String.init)), category) }
    }
  private static let efforts = list(
    """
    strive strives striving endeavour endeavours endeavouring endeavor endeavors try tries trying attempt attempts attempting
    seek seeks seeking aim aims aiming intend intends intending hope hopes hopefully ideally preferably
    """)
  private static let amounts = list(
    """
    several many numerous some various multiple enough plenty lots few certain sufficient adequate considerable substantial
    """)
  private static let articledAmounts = list(
    "number range variety few couple lot series handful multitude sufficient adequate substantial considerable large significant great certain"
  )
  private static let comparatives = list(
    """
    better higher lower greater larger smaller bigger fewer stronger weaker faster slower quicker cheaper easier simpler wider
    broader deeper closer safer cleaner healthier happier greener smoother richer fairer tighter brighter wealthier smarter
    friendlier tidier calmer steadier shorter longer warmer cooler livelier leaner
    """)
  private static let schooling = list(
    "education secondary school schools primary diploma degree grade court courts house river basin reach street vocational"
  )
  private static let praises = list(
    """
    good better effective efficient adequate sufficient satisfactory smooth appropriate reasonable significant substantial
    considerable noticeable strong sound robust solid proactive timely prompt proper orderly stable steady harmonious
    sustainable continuous continued positive favourable favorable ideal excellent outstanding remarkable extensive great
    greater satisfied happy pleased notable minimal high-quality close gradual broad long-term meaningful widespread visible
    tangible inclusive regular generally basically relatively largely mostly mainly broadly reasonably fairly
    """)
  private static let wellDone = list(
    "maintained managed run organised organized coordinated equipped trained informed developed functioning established kept served received accepted"
  )
  private static let comparisons = list(
    "higher lower more less fewer better larger smaller greater shorter longer above increased increase improved improvement reduced reduction"
  )
  private static let pasts = [
    "than last year", "than the last year", "than before", "than the previous year", "than in the previous year",
    "than in last year", "than the year before", "last year", "over the previous year",
    "compared with the previous year",
    "compared to the previous year", "over the baseline", "above the baseline", "than the baseline",
    "from the baseline",
    "compared with the baseline", "compared to the baseline", "on the baseline", "on last year", "on the previous year",
    "than the base year", "than in the base year", "over the base year", "above the base year", "on the base year",
    "than at the start", "than at the beginning", "than at the outset", "than at the start of the project",
    "than before the project", "than previous years", "than in previous years", "than earlier", "than now",
    "than today",
    "than at present", "year on year", "than at baseline", "over baseline", "above baseline", "than in the past",
    "than previously",
  ].map { Phrase(words: $0.split(separator: " ").map(String.init)) }
  private static let gradeNames = list(
    "rating rated grade grading level rank ranking class category opinion status result results score condition quality-grade"
  )
}
