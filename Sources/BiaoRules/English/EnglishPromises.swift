// What a goal in English promises by number: 5 guesthouses hold a licence, two mobile test stations.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A number of things or persons in a goal.
struct EnglishPromise {
  var number: Int
  /// The number as written.
  var range: ByteRange
  /// The words behind it up to the plural noun, in small letters; the noun is the last.
  var phrase: [String]
  /// The plural noun.
  var noun: String { phrase.last ?? "" }

  /// The promises of a text. What is so already, how big or how near something is, how long it takes and among how many it
  /// is done is no promise. Linear in the text.
  static func all(_ bytes: [UInt8], _ text: ByteRange) -> [EnglishPromise] {
    guard let first = bytes[text.clamped(to: 0..<bytes.count)].first, first < 0x80 else { return [] }
    var found: [EnglishPromise] = []
    let pieces = pieces(bytes, text)
    var start = 0
    for index in pieces.indices {
      guard case .stop = pieces[index].kind else { continue }
      take(pieces[start..<index], &found)
      start = index + 1
    }
    take(pieces[start...], &found)
    return found
  }

  /// The promises of one clause.
  private static func take(_ clause: ArraySlice<Piece>, _ found: inout [EnglishPromise]) {
    if clause.contains(where: { known.contains($0.text) }) { return }
    for index in clause.indices {
      guard let number = clause[index].number, number > 1 else { continue }
      if index > clause.startIndex {
        let before = clause[index - 1]
        guard before.number == nil, !refusedBefore.contains(before.text) else { continue }
      }
      var phrase: [String] = []
      var next = index + 1
      while next < clause.endIndex, phrase.count < 5, clause[next].number == nil, !enders.contains(clause[next].text) {
        phrase.append(clause[next].text)
        if EnglishName.isCounted(clause[next].text) { break }
        next += 1
      }
      guard next < clause.endIndex, let noun = phrase.last, EnglishName.isCounted(noun), !measures.contains(noun),
        !phrase.dropLast().contains(where: { refusedInside.contains($0) })
      else { continue }
      // 12 months old, 3 times a year, 60 years of age
      let after = next + 1 < clause.endIndex ? clause[next + 1].text : ""
      if refusedAfter.contains(after) { continue }
      found.append(EnglishPromise(number: number, range: clause[index].range, phrase: phrase))
    }
  }

  // MARK: - Pieces

  private struct Piece {
    enum Kind { case word, stop }
    var kind: Kind
    var text: String
    var number: Int?
    var range: ByteRange
  }

  private static func pieces(_ bytes: [UInt8], _ text: ByteRange) -> [Piece] {
    var found: [Piece] = []
    var i = max(text.lowerBound, 0)
    let end = min(text.upperBound, bytes.count)
    while i < end {
      let start = i
      if EnglishWords.isLetter(bytes[i]) {
        while i < end, EnglishWords.isLetter(bytes[i]) || bytes[i] == 0x2D || bytes[i] == 0x27 || bytes[i] &- 0x30 < 10
        {
          i += 1
        }
        let word = String(decoding: bytes[start..<i].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        found.append(Piece(kind: .word, text: word, number: numerals[word], range: start..<i))
      } else if bytes[i] &- 0x30 < 10 {
        i = digits(bytes, start, end, &found)
      } else {
        switch bytes[i] {
        case 0x2C, 0x3B, 0x2E, 0x3A, 0x28, 0x29, 0x3F, 0x21, 0x0A:
          found.append(Piece(kind: .stop, text: "", number: nil, range: start..<i + 1))
        case 0x20: break
        default: found.append(Piece(kind: .word, text: "-", number: nil, range: start..<i + 1))
        }
        i += 1
      }
    }
    return found
  }

  /// A number in digits, with its thousands; its end. One with decimals, a sign or letters beside it is none that counts.
  private static func digits(_ bytes: [UInt8], _ start: Int, _ end: Int, _ found: inout [Piece]) -> Int {
    var i = start
    var number = 0
    var isPlain = start == 0 || bytes[start - 1] == 0x20 || bytes[start - 1] == 0x28
    while i < end {
      if bytes[i] &- 0x30 < 10 {
        number = number > 100_000_000 ? number : number * 10 + Int(bytes[i] - 0x30)
        i += 1
      } else if bytes[i] == 0x2C, i + 3 < end, bytes[(i + 1)...(i + 3)].allSatisfy({ $0 &- 0x30 < 10 }) {
        i += 1
      } else {
        break
      }
    }
    if i + 1 < end, bytes[i] == 0x2E, bytes[i + 1] &- 0x30 < 10 { isPlain = false }
    while i < end, bytes[i] != 0x20, bytes[i] != 0x2C, bytes[i] != 0x3B, bytes[i] != 0x29, bytes[i] != 0x2E || !isPlain
    {
      isPlain = false
      i += 1
    }
    // A year is none; and a number of things is smaller than this.
    if number >= 1900, number <= 2100, i - start == 4 { isPlain = false }
    found.append(
      Piece(kind: .word, text: "#", number: isPlain && number < 100_000_000 ? number : nil, range: start..<i))
    return i
  }

  // MARK: - Words

  /// The numbers that are written in words.
  static let numerals: [String: Int] = [
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]

  /// What is so already, what is only an example, and what something is like.
  private static let known = EnglishWords.set(
    """
    currently existing already present presently today has have had there home inhabited surveyed estimated former previously was were
    covering covers serves serving spans comprises comprising consists includes including
    """)
  /// Among how many, within what, of whom: no number of what is done.
  private static let refusedBefore = EnglishWords.set(
    """
    the all these those its their our his her in of across from among amongst within by than per every each under over about
    around between until after before during since at on year years phase stage week day group age aged grade level
    component output outcome objective next last past first another other both some for into route section article
    part chapter lot annex table figure no and-a versus - # with
    """)
  private static let enders = EnglishWords.set(
    """
    in of for with by from at on to are is was has had be will per and or who that which during over under between into
    a an the each every than not
    """)
  private static let refusedInside = EnglishWords.set(
    "percent per cent million billion thousand hundred more fewer less times year-old out day days week month months year years hour hours"
  )
  private static let measures = EnglishWords.set(
    """
    times years months weeks days hours minutes seconds people-years percents points dollars euros pounds francs degrees
    percentages halves thirds quarters phases stages ways steps sites-wide parts shifts working-days euros dozens hundreds
    thousands millions components outputs outcomes objectives pillars districts provinces countries regions states
    """)
  private static let refusedAfter = EnglishWords.set("old apart away ago long deep high wide each earlier later")
}

/// The whole numbers that stand in the lines of a form's indicators.
struct EnglishNumbers {
  /// Those of names and values, in digits and in words.
  private var named: Set<Int> = []
  /// Those of the lines below: what is verified, the baseline. Scores and what was reached carry nothing.
  private var described: Set<Int> = []
  /// Those of the targets, in document order.
  private var targets: [Int] = []

  init(_ form: Form) {
    let bytes = form.tree.bytes
    for indicator in form.indicators {
      if case .value(let list) = indicator.target {
        for target in list.targets {
          if let number = target.figure?.number.integer, number > 0, number < 100_000_000 { targets.append(number) }
        }
      }
      EnglishNumbers.scan(bytes, indicator.name, &named)
      EnglishNumbers.scan(bytes, indicator.value, &named)
      let end = max(form.tree.lines[indicator.line].subtreeEnd, indicator.line + 1)
      for line in indicator.line + 1..<max(min(end, form.tree.lines.count), indicator.line + 1) {
        guard let value = form.tree.value(ofLine: line) ?? form.tree.text(ofLine: line) else { continue }
        if let field = form.bindings[line].field,
          let role = AttributeRole.named(form.template.fields[field].key), EnglishNumbers.unpromised.contains(role)
        {
          continue
        }
        EnglishNumbers.scan(bytes, value, &described)
      }
    }
  }

  /// Whether the indicators carry the number somewhere: in a name or a value, or, where it is no small one, in a line below
  /// or as the sum of several targets.
  func carry(_ promise: EnglishPromise) -> Bool {
    let number = promise.number
    if named.contains(number) { return true }
    if number <= 12 { return false }
    // More targets than a form has.
    if described.contains(number) || targets.count > 64 { return true }
    for (index, first) in targets.enumerated() {
      var sum = first
      for (offset, other) in targets[(index + 1)...].enumerated() {
        if first + other == number { return true }
        sum += other
        if offset > 0, sum == number { return true }
      }
    }
    return false
  }

  private static let unpromised: Set<AttributeRole> = [.actual, .score, .scoring, .comment, .reason]

  private static func scan(_ bytes: [UInt8], _ text: ByteRange, _ numbers: inout Set<Int>) {
    var i = text.lowerBound
    while i < text.upperBound {
      if bytes[i] &- 0x30 < 10 {
        var number = 0
        while i < text.upperBound,
          bytes[i] &- 0x30 < 10 || bytes[i] == 0x2C && i + 1 < text.upperBound && bytes[i + 1] &- 0x30 < 10
        {
          if bytes[i] != 0x2C { number = number > 100_000_000 ? number : number * 10 + Int(bytes[i] - 0x30) }
          i += 1
        }
        // 2.4 is neither 2 nor 4.
        if i + 1 < text.upperBound, bytes[i] == 0x2E, bytes[i + 1] &- 0x30 < 10 {
          i += 1
          while i < text.upperBound, bytes[i] &- 0x30 < 10 { i += 1 }
        } else {
          numbers.insert(number)
        }
      } else if EnglishWords.isLetter(bytes[i]) {
        let start = i
        while i < text.upperBound, EnglishWords.isLetter(bytes[i]) { i += 1 }
        guard i - start <= 8 else { continue }
        let word = String(decoding: bytes[start..<i].map { $0 | 0x20 }, as: UTF8.self)
        if let number = EnglishPromise.numerals[word] { numbers.insert(number) }
      } else {
        i += 1
      }
    }
  }
}
