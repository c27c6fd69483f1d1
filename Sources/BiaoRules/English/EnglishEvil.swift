// Names in English of what should be little: complaints about noise, stock written off as expired, pupils repeating a year.

import BiaoSyntax

extension EnglishName {
  /// Whether it counts or measures an evil and no remedy of it: cases of measles, complaints about noise, share of milk
  /// rejected, medicines expired in store.
  var isEvil: Bool {
    guard words.count >= 2, words.count <= 12 else { return false }
    var all: EnglishEvil = []
    let meanings = words.map { word in
      let meaning = EnglishEvil.meanings[word] ?? []
      all.formUnion(meaning)
      return meaning
    }
    // Most names speak of no evil.
    if all.isDisjoint(with: EnglishEvil.evils) { return false }
    // Invoices paid late are paid, and yet an evil.
    let isLate = words.last == "late"
    if all.contains(.remedy),
      meanings.indices.contains(where: { meanings[$0].contains(.remedy) && !(isLate && $0 + 2 == words.count) })
    {
      return false
    }
    if isMeasureOfEvil(meanings) { return true }
    let start = subject(meanings)
    let head = words[start...].firstIndex { EnglishEvil.ends($0) } ?? words.count
    guard head > start else { return false }
    return isCountOfEvil(meanings, start, head) || isLost(meanings, start, head)
  }

  /// Whether a word of the name is that of an evil, seen without making strings of the words.
  static func mayBeEvil(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    let name = name.clamped(to: 0..<bytes.count)
    var i = name.lowerBound
    while let word = EnglishWords.next(bytes, &i, name) {
      if let meaning = EnglishEvil.meanings[bytes, word], !meaning.isDisjoint(with: EnglishEvil.evils) { return true }
    }
    return false
  }

  /// Where what is counted begins: behind number of, share of.
  private func subject(_ meanings: [EnglishEvil]) -> Int {
    var start = 0
    while start < min(3, words.count), meanings[start].contains(.opening) { start += 1 }
    return start > 0 && start < words.count && words[start] == "of" ? start + 1 : 0
  }

  /// Cases of measles, milk samples with residues, share of milk rejected.
  private func isMeasureOfEvil(_ meanings: [EnglishEvil]) -> Bool {
    guard words.count >= 3 else { return false }
    if let with = words.firstIndex(of: "with"), with > 0, with == words.count - 2, meanings[with + 1].contains(.flaw) {
      return true
    }
    guard words[1] == "of", meanings[0].contains(.measure) else { return false }
    let rest = words[2...].prefix { !EnglishEvil.ends($0) }
    guard let last = rest.indices.last, meanings[last].contains(.disease) else { return false }
    return !words.contains { EnglishEvil.isDone($0) }
  }

  /// Complaints about noise, breakdowns per bus, losses during transport: the noun at the head is an evil.
  private func isCountOfEvil(_ meanings: [EnglishEvil], _ start: Int, _ head: Int) -> Bool {
    // complaints received from citizens
    let last = head - 1 > start && EnglishEvil.isNeutral(words[head - 1]) ? head - 2 : head - 1
    guard meanings[last].contains(.noun), meanings[start..<last].allSatisfy({ !$0.contains(.good) }) else {
      return false
    }
    return !words.contains { EnglishEvil.isDone($0) }
  }

  /// Stock written off as expired, trains running late, overdue loans: what became of things that should not have.
  private func isLost(_ meanings: [EnglishEvil], _ start: Int, _ head: Int) -> Bool {
    guard let place = lostPlace(meanings, start) else { return false }
    // disposal of expired medicines
    if head < place, words[head] == "of" || words[head] == "from" || words[head] == "against" { return false }
    if meanings[start..<place].contains(where: { !$0.isDisjoint(with: [.good, .noun, .waste]) }) { return false }
    if words.contains("open") { return false }
    // Reports filed late: what was done was done too late.
    let isLate = words[place] == "late" && place > start
    return !words.indices.contains { index in
      index != place && EnglishEvil.isDone(words[index]) && meanings[index].isDisjoint(with: [.lost, .first])
        && !(isLate && index == place - 1)
    }
  }

  /// The word that says what became of them.
  private func lostPlace(_ meanings: [EnglishEvil], _ start: Int) -> Int? {
    for index in start..<words.count {
      let next = index + 1 < words.count ? words[index + 1] : ""
      if index == start {
        // expired medicines
        if meanings[index].contains(.first), next != "" { return index }
        continue
      }
      if meanings[index].contains(.lost) { return index }
      switch words[index] {
      case "written" where next == "off" && meanings[start..<index].contains(where: { $0.contains(.goods) }):
        return index
      case "rejected" where meanings[start..<index].contains(where: { $0.contains(.goods) }): return index
      case "out" where next == "of" && index + 2 < words.count && EnglishEvil.out.contains(words[index + 2]):
        return index
      case "dropping" where next == "out", "dropped" where next == "out": return index
      case "in" where next == "arrears", "behind" where next == "schedule": return index
      case "repeating" where next == "a" || next == "the" || next == "grades" || next == "years": return index
      default: break
      }
    }
    return nil
  }
}

/// What a word of a name has to do with evils.
private struct EnglishEvil: OptionSet {
  let rawValue: UInt16

  /// Complaints, breakdowns: wherever it is the head of a name.
  static let noun = EnglishEvil(rawValue: 1)
  /// Wasted, overdue: behind what it is said of.
  static let lost = EnglishEvil(rawValue: 2)
  /// Expired medicines: before it as well.
  static let first = EnglishEvil(rawValue: 4)
  /// Residues, that milk is with.
  static let flaw = EnglishEvil(rawValue: 8)
  /// Measles, of which there are cases.
  static let disease = EnglishEvil(rawValue: 16)
  /// Cases, prevalence.
  static let measure = EnglishEvil(rawValue: 32)
  /// Number, share.
  static let opening = EnglishEvil(rawValue: 64)
  /// Stock and the like, which are lost if they are rejected or written off.
  static let goods = EnglishEvil(rawValue: 128)
  /// What makes a good thing of an evil's noun: weight loss.
  static let good = EnglishEvil(rawValue: 256)
  /// What is done about an evil.
  static let remedy = EnglishEvil(rawValue: 512)
  /// What it is good to be rid of.
  static let waste = EnglishEvil(rawValue: 1024)
  /// Words that need others beside them.
  static let part = EnglishEvil(rawValue: 2048)

  static let evils: EnglishEvil = [.noun, .lost, .first, .flaw, .disease, .part]

  static func ends(_ word: String) -> Bool { connectives.contains(word) }

  /// Whether something was done about it: complaints answered, houses rebuilt.
  static func isDone(_ word: String) -> Bool {
    word.hasSuffix("ed") && word.utf8.count > 4 && !word.hasPrefix("un") && !neutral.contains(word)
  }

  static func isNeutral(_ word: String) -> Bool { neutral.contains(word) }

  private static let connectives = EnglishWords.set(
    """
    of per for among with in at from by to on under over about against during due caused within after before following
    because between while that who which without along as through into across
    """)
  /// Participles that say of what kind something is.
  private static let neutral = EnglishWords.set(
    "filed lodged received related caused used owned located based supplied paved need speed seed feed breed rented leased shared covered"
  )
  static let out = EnglishWords.set("order service stock work school use")

  static let meanings: EnglishTable<EnglishEvil> = {
    let lists: [(EnglishEvil, StaticString)] = [
      (
        .noun,
        """
        complaints complaint grievances breakdowns defects dropouts drop-outs accidents collisions crashes injuries deaths
        fatalities casualties stockouts stock-outs outages blackouts errors mistakes faults failures malfunctions delays
        overruns losses loss wastage spoilage breakage leakage leaks leakages thefts theft burglaries robberies crimes
        offences offenses incidents infections absences absenteeism truancy cancellations violations infringements
        infractions interruptions disruptions stoppages spills drownings suicides layoffs redundancies shortages backlog
        overspending cost-overruns non-payments arrears misdiagnoses stillbirths miscarriages evictions vandalism
        rejections relapses overflows bursts
        """
      ),
      (
        .lost,
        """
        expired wasted spoiled spoilt overdue unpaid lost broken damaged missing absent missed late discarded contaminated
        delayed cancelled canceled stolen vandalised vandalized flooded blocked interrupted burnt eroded polluted idle
        defaulted misused unanswered unresolved uncollected injured killed evicted underweight stunted malnourished
        """
      ),
      (
        .first,
        "expired wasted spoiled spoilt overdue unpaid missed late cancelled canceled delayed unanswered unresolved"
      ),
      (.part, "written rejected out dropping dropped arrears behind repeating"),
      (
        .flaw,
        "residues defects errors faults leaks contamination contaminants pests infections injuries arrears mistakes gaps"
      ),
      (
        .disease,
        """
        measles malaria cholera tuberculosis diarrhoea diarrhea dengue rabies polio pneumonia malnutrition stunting wasting
        anaemia anemia violence abuse theft fraud corruption poisoning typhoid hepatitis trachoma leprosy bribery vandalism
        bullying flooding poaching logging
        """
      ),
      (.measure, "cases incidence prevalence outbreaks incidents rate"),
      (
        .opening,
        """
        number total average annual mean monthly yearly share proportion percentage percent rate frequency count value
        amount volume quantity median
        """
      ),
      (
        .goods,
        """
        stock stocks medicines drugs vaccines food goods blood seed seeds supplies inventory loans kits reagents reserves
        milk samples units parts products deliveries batches lots fish meat fruit vegetables harvest grain doses tablets
        meals rations parcels reports
        """
      ),
      (
        .good,
        "weight fat job power heat near harmful defective faulty unsafe invalid fake counterfeit substandard false illegal"
      ),
      (.waste, "waste scrap rubbish garbage litter refuse debts debt weapons vehicles rust"),
      (
        .remedy,
        """
        free without prevention prevented averted avoided avoidance reduction reduced fewer investigation investigations
        response treatment handling recovery rebuilt found bought sold won brought put dealt paid sent made built met fought
        cut caught disposal destroyed recovered repair repairs analysis simulation drill drills training insurance compensation
        shelter victims survivors families
        """
      ),
    ]
    var words: [Substring: EnglishEvil] = [:]
    for (meaning, list) in lists {
      for word in EnglishWords.split(list) { words[Substring(word), default: []].insert(meaning) }
    }
    return EnglishTable(words.map { ($0.utf8, $1) })
  }()
}
