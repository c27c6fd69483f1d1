// What the words of an indicator's name in English say of its figure.

import BiaoSyntax

/// A name in English, word by word: what is counted stands before what is done with it (masons trained) or what is true of
/// it (vessels carrying a licence).
struct EnglishName {
  /// In small letters; hyphens and apostrophes belong to a word.
  let words: [String]

  /// Nil for a name in another script, and for a long text. Cheap for names in Chinese, of which the first byte tells.
  init?(_ bytes: [UInt8], _ range: ByteRange) {
    let range = range.clamped(to: 0..<bytes.count)
    guard EnglishName.isOne(bytes, range) else { return nil }
    words = EnglishWords.all(bytes, range)
    if words.isEmpty { return nil }
  }

  /// Whether the text in `range`, which lies in `bytes`, may be a name in English.
  static func isOne(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    EnglishWords.mayBegin(bytes, range) && range.count <= 120 && !bytes[range].contains { $0 >= 0xE3 }
  }

  // MARK: - Parts of a whole

  /// Whether a percentage of that name is a part of a whole: reports filed without error, traders content with the market.
  /// Not so where what was done is held against a plan (houses built: 120 %).
  var isPart: Bool {
    guard !words.contains(where: { EnglishName.notParts.contains($0) }) else { return false }
    for index in 1..<max(words.count, 1) where isMarker(index) {
      let before = words[..<index]
      if before.contains(where: { EnglishName.isCounted($0) }) { return true }
    }
    return false
  }

  /// Whether the word says that something is true of some of what stands before it.
  private func isMarker(_ index: Int) -> Bool {
    let word = words[index]
    let next = index + 1 < words.count ? words[index + 1] : ""
    switch word {
    case "in":
      if EnglishNumbers.numerals[next] != nil {
        return index + 2 < words.count && EnglishName.spans.contains(words[index + 2])
      }
      return EnglishName.inWhat.contains(next) || EnglishName.spans.contains(next)
    case "on": return EnglishName.onWhat.contains(next)
    case "at": return next == "the" && index + 2 < words.count && EnglishName.attempts.contains(words[index + 2])
    case "free": return next == "of" || next == "from"
    case "up": return next == "to"
    case "within": return true
    default: return EnglishName.markers.contains(word)
    }
  }

  /// Whether a word is the plural of things or persons that can be counted one by one.
  static func isCounted(_ word: String) -> Bool {
    if irregular.contains(word) { return true }
    guard word.utf8.count >= 4, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is")
    else { return false }
    return !amounts.contains(word)
  }

  // MARK: - Which way is better

  /// Whether it is money that comes in, of which more is better.
  var isGain: Bool {
    guard !words.contains(where: { EnglishName.notGains.contains($0) }) else { return false }
    var words = words
    if words.count > 2, words[0] == "value" || words[0] == "amount", words[1] == "of" { words.removeFirst(2) }
    let head = words.firstIndex { EnglishName.connectives.contains($0) } ?? words.count
    guard head > 0 else { return false }
    let last = words[head - 1]
    if EnglishName.gains.contains(last) { return true }
    // What is sold or earned of a thing may be too much of it.
    if EnglishName.sales.contains(last) { return head == words.count || words[head] != "of" }
    guard head > 1 else { return false }
    let before = words[head - 2]
    return EnglishName.won.contains(last) && (EnglishName.grants.contains(before) || EnglishName.gains.contains(before))
  }

  /// Whether it counts what a project does for people, of which more is better: jobs created, masons trained.
  var isDeed: Bool {
    guard words.count > 1, words.count <= 10,
      let deed = words.indices.dropFirst().prefix(4).first(where: { EnglishName.deeds.contains(words[$0]) }),
      EnglishName.isCounted(words[deed - 1]), !words[..<deed].contains(where: { EnglishName.faults.contains($0) })
    else { return false }
    return !words.contains { EnglishName.limits.contains($0) }
  }

  /// The words that say that meetings and the like were held, an output, whatever tier it stands in: meetings held, as
  /// indices. Nil where there are none, and where others held them, of whom that is an effect.
  var held: ClosedRange<Int>? {
    var words = words[...]
    if words.starts(with: ["number", "of"]) { words = words.dropFirst(2) }
    guard words.count > 1, words.count <= 9,
      let place = words.indices.prefix(4).first(where: { EnglishName.gatherings.contains(words[$0]) }),
      place + 1 < words.endIndex, !words.contains(where: { EnglishName.byOthers.contains($0) }), let last = words.last
    else { return nil }
    if EnglishName.verbs.contains(words[place + 1]) { return place...(place + 1) }
    // seminars for midwives held
    guard EnglishName.forWhom.contains(words[place + 1]), EnglishName.verbs.contains(last) else { return nil }
    return place...(words.endIndex - 1)
  }

  /// Whether it is the part of people who are content.
  var isContent: Bool {
    words.count <= 12 && words.dropFirst().contains { EnglishName.contented.contains($0) }
      && !words.contains { EnglishName.notContented.contains($0) }
  }

  // MARK: - Words

  private static let connectives = EnglishWords.set("of per for among with in at from by to on under over")
  private static let irregular = EnglishWords.set(
    "people women men children staff personnel cattle livestock sheep youth police livelihoods")
  /// Plurals that are amounts and no things.
  private static let amounts = EnglishWords.set(
    """
    funds sales costs savings revenues earnings taxes exports imports receipts losses prices emissions profits expenses
    wages goods yields proceeds means proceedings arrears assets liabilities rates levels hours days weeks months years
    tonnes tons litres liters kilometres kilometers hectares metres meters acres miles always
    """)
  private static let notParts = EnglishWords.set(
    """
    planned plan plans target targets targeted budget budgeted baseline compared relative against growth grow grew increase
    increased rise rising change changed capacity more than previous expected estimated forecast index ratio per occupancy
    utilisation utilization beds bed last earlier
    """)
  private static let markers = EnglishWords.set(
    """
    that who which whose with without carrying holding meeting passing having using complying working operating functioning
    satisfied dissatisfied content happy pleased confirmed certified licensed licenced accredited compliant functional operational
    vaccinated immunised immunized literate attended resolved upheld insured registered reachable answered
    rated judged assessed graded classified deemed considered
    among correctly properly fully promptly safely punctually accurately
    reporting attending wearing paying filing sorting practising practicing knowing owning lacking displaying observing
    respecting responding surviving living speaking
    passable usable intact legible drinkable compliant readable
    """)
  private static let inWhat = EnglishWords.set(
    "working order good use service date line compliance time force school full repair operation storage")
  private static let spans = EnglishWords.set("minutes hours days weeks")
  private static let onWhat = EnglishWords.set("time schedule")
  private static let attempts = EnglishWords.set("first second")
  private static let gains = EnglishWords.set(
    "income incomes revenue revenues earnings profit profits turnover remittances wages")
  private static let sales = EnglishWords.set("sales exports")
  private static let grants = EnglishWords.set(
    "refunds savings donations compensation damages funds funding investment investments grants redress")
  private static let won = EnglishWords.set(
    "obtained won recovered secured earned generated raised mobilised mobilized attracted leveraged gained")
  private static let notGains = EnglishWords.set(
    """
    lost loss losses forgone foregone arrears outstanding dependence share risk ceiling cap limit eligible eligibility
    threshold below poverty poor fines penalties reduced reduction less tobacco alcohol drugs illegal illicit smuggled cost
    costs at-risk overdue gap deficit disparity difference inequality variation
    """)
  private static let deeds = EnglishWords.set(
    """
    created trained planted connected vaccinated immunised immunized paved built installed repaired restored rehabilitated
    constructed distributed certified enrolled reforested equipped upgraded rebuilt recruited awarded drilled supplied
    electrified delivered tested registered visited advised screened
    """)
  private static let faults = EnglishWords.set(
    "waste weapons dams walls fences barriers exceptions debts claims tolls")
  /// With these a good thing has a limit.
  private static let limits = EnglishWords.set(
    """
    per each every session sessions class classes group team batch day shift without illegal illegally informal temporary
    unplanned outside unauthorised unauthorized late twice again inside protected flood zone waiting over under beyond failed
    wrongly average reduced fewer less before unlicensed improperly incorrectly maximum cost
    """)
  private static let gatherings = EnglishWords.set(
    """
    meetings trainings workshops seminars visits conferences courses campaigns lectures exhibitions drills briefings
    consultations roundtables round-tables webinars hearings sessions
    """)
  private static let forWhom = EnglishWords.set("for with on about in")
  private static let contented = EnglishWords.set("satisfied content happy pleased")
  private static let notContented = EnglishWords.set(
    "dissatisfied not complaint complaints very least less only")
  private static let verbs = EnglishWords.set(
    "held conducted organised organized hosted convened delivered staged run made")
  /// Others hold them of their own accord, or it matters what came of them.
  private static let byOthers = EnglishWords.set(
    """
    by own independently unaided themselves without within after leading resulting that which where who spontaneously voluntary
    voluntarily joint jointly first
    """)
}
