// What a goal in English commits to: 75% of permits are filed online, the treaty is signed by 30 September, orders arrive
// within 36 hours.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A percentage, a day or a limit of time in a clause of a goal, with the words of the clause.
struct EnglishCommitment {
  enum Value {
    case share(Decimal)
    case day(CalendarDate)
    case duration(EnglishDuration)
  }

  var value: Value
  /// The figure, or the day with `by`, or the time with `within`.
  var range: ByteRange
  /// The words of the clause in small letters, singular.
  var words: [String]

  /// The commitments of a text. Clauses that speak of what is so already say none, and of several figures of one kind in a
  /// clause nobody knows of what each is; `from 62% to 85%` commits to the second. Linear in the text.
  static func all(_ bytes: [UInt8], _ text: ByteRange) -> [EnglishCommitment] {
    var found: [EnglishCommitment] = []
    var start = max(text.lowerBound, 0)
    let end = min(text.upperBound, bytes.count)
    var i = start
    while i <= end {
      let length = i == end ? 1 : stopLength(bytes, i, end)
      guard length > 0 else {
        i += 1
        continue
      }
      take(bytes, ByteRange(clamping: start, i), &found)
      start = i + length
      i = start
    }
    return found
  }

  /// Clauses end at stops that no digit follows, and at `and`.
  private static func stopLength(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Int {
    switch bytes[i] {
    case 0x2E, 0x2C: i + 1 < end && bytes[i + 1] &- 0x30 < 10 ? 0 : 1
    case 0x3B, 0x3A, 0x28, 0x29, 0x0A: 1
    case 0x20: EnglishWords.stands(and, i, bytes, end) ? and.count : 0
    default: 0
    }
  }

  private static func take(_ bytes: [UInt8], _ clause: ByteRange, _ found: inout [EnglishCommitment]) {
    guard clause.count >= 12, clause.count <= 400 else { return }
    let hasShare = bytes[clause].contains(0x25)
    let day = day(bytes, clause)
    let limit = EnglishDuration.limit(bytes, clause)
    guard hasShare || day != nil || limit != nil else { return }
    let words = EnglishWords.all(bytes, clause).map(EnglishWords.singular)
    if words.contains(where: { known.contains($0) }) { return }
    if let (date, range) = day {
      found.append(EnglishCommitment(value: .day(date), range: range, words: words))
    }
    if let (duration, range) = limit {
      found.append(EnglishCommitment(value: .duration(duration), range: range, words: words))
    }
    if hasShare, let (number, range) = share(bytes, clause) {
      found.append(EnglishCommitment(value: .share(number), range: range, words: words))
    }
  }

  /// The one percentage of a clause, or that to which something rises or falls.
  private static func share(_ bytes: [UInt8], _ clause: ByteRange) -> (Decimal, ByteRange)? {
    var found: (Decimal, ByteRange)?
    var i = clause.lowerBound
    while i < clause.upperBound {
      guard bytes[i] &- 0x30 < 10, i == clause.lowerBound || bytes[i - 1] == 0x20 else {
        i += 1
        continue
      }
      guard let figure = Figure.scan(bytes, ByteRange(clamping: i, clause.upperBound), signed: false) else {
        i += 1
        continue
      }
      let start = i
      i = max(i + 1, figure.range.upperBound)
      guard figure.unit == Units.percent, figure.divisor == 1, figure.power == 0,
        !ends(bytes, clause.lowerBound, start, "from ")
      else { continue }
      guard found == nil else { return nil }
      found = (figure.number, figure.range)
    }
    return found
  }

  /// by 30 September 2025: the first such day, complete with its month.
  private static func day(_ bytes: [UInt8], _ clause: ByteRange) -> (CalendarDate, ByteRange)? {
    var i = clause.lowerBound
    while i + 6 < clause.upperBound {
      guard bytes[i] | 0x20 == 0x62 || bytes[i] | 0x20 == 0x75, i == clause.lowerBound || bytes[i - 1] == 0x20,
        let opening = openings.first(where: { EnglishWords.stands($0, i, bytes, clause.upperBound) })
      else {
        i += 1
        continue
      }
      // The longest text behind it that is a date.
      var ends: [Int] = []
      var j = i + opening.count
      while j < clause.upperBound, ends.count < 6 {
        while j < clause.upperBound, bytes[j] != 0x20 { j += 1 }
        ends.append(j)
        j += 1
      }
      for end in ends.reversed() {
        if let date = EnglishDate(bytes, ByteRange(clamping: i, end), allowsPart: true), !date.isNext,
          date.date.month != nil
        {
          return (date.date, ByteRange(clamping: i, end))
        }
      }
      i += opening.count
    }
    return nil
  }

  private static func ends(_ bytes: [UInt8], _ start: Int, _ end: Int, _ word: StaticString) -> Bool {
    let word = word.description.utf8
    return end - start >= word.count && bytes[(end - word.count)..<end].elementsEqual(word)
  }

  // MARK: - Words

  /// Whether an indicator's name speaks of it: each of its words of substance, two at least, is one of the clause, and both
  /// speak of a fall, of a rise, or of neither.
  func isNamed(by name: EnglishName) -> Bool {
    var substance = 0
    var (falls, rises) = (false, false)
    for word in name.words {
      if EnglishCommitment.isFall(word) {
        falls = true
      } else if EnglishCommitment.isRise(word) {
        rises = true
      } else if !EnglishCommitment.empty.contains(word), !isSpan(word) {
        let own = EnglishWords.singular(word)
        guard words.contains(where: { EnglishCommitment.isSame($0, own) }) else { return false }
        substance += 1
      }
    }
    guard substance >= 2, !isOfSome(name) else { return false }
    switch value {
    case .day: return true
    // waiting falls to less than 20 minutes; but what is won in time is no time that something takes.
    case .duration: return !falls && !rises && averages.isDisjoint(with: name.words) == averages.isDisjoint(with: words)
    case .share: break
    }
    return falls == words.contains(where: EnglishCommitment.isFall)
      && rises == words.contains(where: EnglishCommitment.isRise)
  }

  /// Whether a word of a name only says that a time is meant.
  private func isSpan(_ word: String) -> Bool {
    guard case .duration = value else { return false }
    return EnglishCommitment.spans.contains(word) || EnglishCommitment.averages.contains(word)
  }

  private var averages: Set<String> { EnglishCommitment.averages }
  private static let averages = EnglishWords.set("average mean median typical")
  private static let spans = EnglishWords.set(
    "days hours minutes weeks taken needed maximum longest within until between")

  /// Whether the clause speaks of some of the name's things only: rural households, and Households sorting waste as the name.
  private func isOfSome(_ name: EnglishName) -> Bool {
    let own = name.words.map(EnglishWords.singular)
    func isNamed(_ word: String) -> Bool { own.contains { EnglishCommitment.isSame($0, word) } }
    guard case .share = value,
      let first = words.firstIndex(where: { !EnglishCommitment.empty.contains($0) && isNamed($0) }),
      first > words.startIndex
    else { return false }
    let before = words[first - 1]
    return !EnglishCommitment.empty.contains(before) && !EnglishCommitment.isFall(before)
      && !EnglishCommitment.isRise(before)
  }

  /// sign and signed, permit and permits: one begins with the other, or both with five letters.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let (first, second) = (Array(a.utf8), Array(b.utf8))
    let shared = zip(first, second).prefix { $0 == $1 }.count
    let shorter = min(first.count, second.count)
    return shorter >= 4 && abs(first.count - second.count) <= 4
      && (shared == shorter || shared >= 5 && shared + 2 >= shorter)
  }

  private static func isFall(_ word: String) -> Bool {
    fallStems.contains { word.hasPrefix($0) } || falls.contains(word)
  }
  private static func isRise(_ word: String) -> Bool {
    riseStems.contains { word.hasPrefix($0) } || rises.contains(word)
  }

  private static let and = Array(" and ".utf8)
  private static let openings = ["by ", "before ", "until ", "not later than ", "no later than "].map { Array($0.utf8) }
  private static let fallStems = ["reduc", "decreas", "lower", "declin", "shrink"]
  private static let falls = EnglishWords.set("cut cuts fall falls fell drop drops less fewer halve halves")
  private static let riseStems = ["increas", "grow", "rais", "improv"]
  private static let rises = EnglishWords.set("rise rises rose up more higher")
  /// Words of names that say nothing of what is measured.
  private static let empty = EnglishWords.set(
    """
    a an the of in on for with to by at from and per its their that who which is are be has have share rate proportion
    percentage percent part number level average mean annual total overall yearly year against baseline compared previous
    new all date time completion completed least target
    """)
  private static let known = EnglishWords.set(
    """
    currently existing already present presently today had previously was were last former formerly estimated historically
    whom which those compared
    """)
}

extension EnglishCommitment {
  /// Says which commitments of a goal the one indicator of the same words does not bear out. `left` is how many more may be
  /// looked at.
  static func check(_ text: ByteRange, _ form: Form, _ report: Report, left: inout Int) {
    let bytes = form.tree.bytes
    guard left > 0, EnglishWords.mayBegin(bytes, text) else { return }
    for commitment in all(bytes, text).prefix(left) {
      left -= 1
      guard let indicator = commitment.rival(form, report),
        !report.findings.contains(where: { $0.speaksOfGoal(commitment.range) })
      else { continue }
      report.addContradiction(
        of: commitment.range, by: indicator, target: indicator.value, advice: "两处改成一致")
    }
  }

  /// The indicator of the same words that says something else; nil where several have these words, or one of them says it.
  private func rival(_ form: Form, _ report: Report) -> Indicator? {
    let bytes = form.tree.bytes
    var found: Indicator?
    for indicator in form.indicators {
      // Few targets are of the kind, which is seen without the words of the name.
      guard let isKept = isKept(by: indicator, form, report), let name = EnglishName(bytes, indicator.name),
        isNamed(by: name)
      else { continue }
      guard found == nil, !isKept else { return nil }
      found = indicator
    }
    return found
  }

  /// Whether the target says the same, or, of a day, no later one; nil for a target of another kind.
  private func isKept(by indicator: Indicator, _ form: Form, _ report: Report) -> Bool? {
    let bytes = form.tree.bytes
    switch value {
    case .share(let number):
      guard case .value(let list) = indicator.target, list.targets.count == 1, list.isPlainFigure(0),
        let figure = list.targets[0].figure, figure.unit == Units.percent,
        figure.divisor == 1
      else { return nil }
      return figure.number == number
    case .day(let due):
      guard let date = EnglishDate(bytes, indicator.value, allowsPart: true)?.date, date.month != nil,
        case let year = report.dates(of: form).year ?? due.year ?? date.year ?? 2000,
        let own = date.inYear(year).lastDay?.ordinal, let other = due.inYear(year).lastDay?.ordinal
      else { return nil }
      return own <= other
    case .duration(let limit):
      guard let own = EnglishDuration(target: indicator.value, bytes), own.isWorkTime == limit.isWorkTime else {
        return nil
      }
      return own == limit
    }
  }
}
