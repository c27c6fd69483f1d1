// Terms that the goals of a form write with one other character than its names or another of its goals do.

import BiaoModel
import BiaoSyntax

/// One place where a form writes a term otherwise than elsewhere: 增才制造 where it says 增材制造 else.
///
/// `OwnSpelling` holds one name against the text that belongs to it. Here the goals are held against all names of the form and
/// against each other, so more has to agree: three characters around, and the form or the indicator library must know the
/// other spelling, and neither of them this one.
struct TermSlip {
  /// The character that is wrong, and the one that stands elsewhere.
  var wrong: ByteRange
  var right: ByteRange
  /// The wrong one with what is the same around it.
  var term: ByteRange

  /// The slips of a form, the first eight. Linear in its goals and names: places with the same neighbours find each other by
  /// these.
  static func find(in form: Form, _ report: Report) -> [TermSlip] {
    let bytes = form.tree.bytes
    let goals = report.goals(of: form)
    guard !goals.isEmpty else { return [] }
    var letters = [Ideograph(value: 0, at: 0)]
    letters.reserveCapacity(1024)
    for text in goals.lazy.flatMap(\.texts).prefix(8) { add(text, to: &letters, bytes) }
    let goalEnd = letters.count
    guard goalEnd > 5 else { return [] }
    for indicator in form.indicators.prefix(300) { add(indicator.name, to: &letters, bytes) }
    for line in form.tree.children(of: nil).prefix(24) {
      guard form.tree.lines[line].kind == .entry, let name = form.tree.readLabel(ofLine: line)?.name,
        NameTraits.holds(bytes, name, titles), let value = form.tree.value(ofLine: line)
      else { continue }
      add(value, to: &letters, bytes)
    }
    return NeighbourTable(letters: letters, goalEnd: goalEnd).slips(letters, report)
  }

  private static let titles = NameTraitWords.words("名称")

  /// Adds the first nine hundred bytes of a text, and a gap.
  private static func add(_ text: ByteRange, to letters: inout [Ideograph], _ bytes: [UInt8]) {
    let text = ByteRange(clamping: text.lowerBound, min(text.upperBound, max(text.lowerBound, 0) + 900))
    Ideograph.add(text, of: bytes, to: &letters)
    if letters.last?.value ?? 0 != 0 { letters.append(Ideograph(value: 0, at: text.upperBound)) }
  }

  /// The places of the goals by the characters before and behind each, chained by hash.
  private struct NeighbourTable {
    private let goalEnd: Int
    private var first: [Int32]
    private var next: [Int32]

    init(letters: [Ideograph], goalEnd: Int) {
      self.goalEnd = goalEnd
      var size = 64
      while size < goalEnd { size *= 2 }
      first = [Int32](repeating: -1, count: size)
      next = [Int32](repeating: -1, count: goalEnd)
      for i in 1..<max(goalEnd - 1, 1) where letters[i].value != 0 && letters[i - 1].value != 0 {
        let slot = slot(letters[i - 1].value, letters[i + 1].value)
        next[i] = first[slot]
        first[slot] = Int32(truncatingIfNeeded: i)
      }
    }

    private func slot(_ before: UInt32, _ behind: UInt32) -> Int {
      Int(((before &* 31 &+ behind) &* 0x9E37_79B1) >> 8) & (first.count - 1)
    }

    func slips(_ letters: [Ideograph], _ report: Report) -> [TermSlip] {
      var found: [TermSlip] = []
      var (examined, steps) = (0, 0)
      for i in 1..<max(letters.count - 1, 1) where letters[i].value != 0 && letters[i - 1].value != 0 {
        // A name that goes on may hold the term with which a clause of the goal ends: 脱毒种薯繁育, 脱毒种暑2.5万亩.
        var behind = letters[i + 1].value
        while true {
          var place = Int(first[slot(letters[i - 1].value, behind)])
          while place >= 0 {
            let j = place
            place = Int(next[j])
            // Text that says the same over and over has all its places in one chain.
            steps += 1
            guard steps <= 4000 else { return found }
            guard letters[j].value != letters[i].value, letters[j - 1].value == letters[i - 1].value,
              letters[j + 1].value == behind, j < i || i >= goalEnd,
              case let (before, after) = TermSlip.surroundings(letters, i, j), before + after >= 3,
              Homophones.areAlike(letters[j].value, letters[i].value),
              OwnSpelling.mayBeSlip(letters[j].value, letters[i].value, isStrange: true)
            else { continue }
            examined += 1
            guard examined <= 16, found.count < 8 else { return found }
            if let slip = TermSlip.judged(letters, i, j, before, after, report),
              !found.contains(where: { $0.wrong == slip.wrong })
            {
              found.append(slip)
            }
          }
          if behind == 0 { break }
          behind = 0
        }
      }
      return found
    }
  }

  /// How many characters before and behind are the same.
  private static func surroundings(_ letters: [Ideograph], _ i: Int, _ j: Int) -> (before: Int, after: Int) {
    var (before, after) = (0, 0)
    while before < 8, j - before > 0, i - before > 0, letters[i - before - 1].value != 0,
      letters[i - before - 1].value == letters[j - before - 1].value
    {
      before += 1
    }
    while after < 8, i + after + 1 < letters.count, j + after + 1 < letters.count, letters[i + after + 1].value != 0,
      letters[i + after + 1].value == letters[j + after + 1].value
    {
      after += 1
    }
    return (before, after)
  }

  /// Which of both places is wrong; nil where both may be right. `j` lies in a goal.
  private static func judged(
    _ letters: [Ideograph], _ i: Int, _ j: Int, _ before: Int, _ after: Int, _ report: Report
  ) -> TermSlip? {
    let (own, goals) = (letters[i], letters[j])
    // Of a term with which a clause ends the other spelling must stand before other things, too: 中心校, 中心小学.
    if after == 0, letters[i + 1].value != 0 {
      let bytes = report.tree.bytes
      guard let pairs = report.occurrences(of: Array(bytes[(own.at - 3)..<(own.at + 3)])),
        let same = report.occurrences(of: Array(bytes[(own.at - 3)..<(own.at + 6)])), pairs - same >= 2
      else { return nil }
    }
    func slip(_ wrong: Ideograph, _ right: Ideograph) -> TermSlip {
      TermSlip(
        wrong: wrong.at..<(wrong.at + 3), right: right.at..<(right.at + 3),
        term: (wrong.at - 3 * before)..<(wrong.at + 3 + 3 * after))
    }
    if isStranger(goals.at, after, report), isAtHome(own.at, after, report) { return slip(goals, own) }
    if isStranger(own.at, after, report), isAtHome(goals.at, after, report) { return slip(own, goals) }
    // 自来水普级率 beside 自来水普及率: where this much agrees one strange pair is enough (级率 is part of 等级率), unless 及 may
    // be the word of grammar.
    guard before + after >= 4, after > 0 else { return nil }
    if goals.value != and, isStrangeBeside(goals.at, own.at, report) { return slip(goals, own) }
    if own.value != and, isStrangeBeside(own.at, goals.at, report) { return slip(own, goals) }
    return nil
  }

  /// Whether one of the character's two pairs is strange, of which the library knows the other spelling, and none of the other
  /// spelling's is.
  private static func isStrangeBeside(_ at: Int, _ other: Int, _ report: Report) -> Bool {
    let bytes = report.tree.bytes
    let pairs = zip(pairs(at, 1), pairs(other, 1))
    return pairs.allSatisfy { Homophones.knows(bytes[$1]) }
      && pairs.contains { own, _ in
        !Homophones.knows(bytes[own]) && report.occurrences(of: Array(bytes[own])) == 1
      }
  }

  private static let and = NotationScan.character(Array("及".utf8), 0)

  /// Whether the form has the character beside its neighbours here alone, and the library nowhere.
  private static func isStranger(_ at: Int, _ after: Int, _ report: Report) -> Bool {
    let bytes = report.tree.bytes
    return pairs(at, after).allSatisfy {
      !Homophones.knows(bytes[$0]) && report.occurrences(of: Array(bytes[$0])) == 1
    }
  }

  /// Whether it stands beside one of them elsewhere in the form, too, or in the library.
  private static func isAtHome(_ at: Int, _ after: Int, _ report: Report) -> Bool {
    let bytes = report.tree.bytes
    return pairs(at, after).contains {
      Homophones.knows(bytes[$0]) || report.occurrences(of: Array(bytes[$0])) ?? 0 > 1
    }
  }

  /// The character with the one before it, and with the one behind where that is part of the term.
  private static func pairs(_ at: Int, _ after: Int) -> [ByteRange] {
    after > 0 ? [(at - 3)..<(at + 3), at..<(at + 6)] : [(at - 3)..<(at + 3)]
  }
}
