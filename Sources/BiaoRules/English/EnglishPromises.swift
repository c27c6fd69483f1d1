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
    guard EnglishWords.mayBegin(bytes, text) else { return [] }
    var found: [EnglishPromise] = []
    let pieces = pieces(bytes, text)
    var start = 0
    for index in pieces.indices {
      guard case .stop = pieces[index].kind else { continue }
      take(pieces[start..<index], bytes, &found)
      start = index + 1
    }
    take(pieces[start...], bytes, &found)
    return found
  }

  /// The promises of one clause.
  private static func take(_ clause: ArraySlice<Piece>, _ bytes: [UInt8], _ found: inout [EnglishPromise]) {
    guard clause.contains(where: \.isPlural), !clause.contains(where: { $0.says(.known, bytes) }) else { return }
    for index in clause.indices {
      guard clause[index].isPlural, let number = clause[index].number else { continue }
      if index > clause.startIndex {
        let before = clause[index - 1]
        guard before.number == nil, before.kind == .word,
          !before.says(.refusedBefore, bytes) || isCollection(clause, index - 1, bytes)
        else { continue }
      }
      var phrase: [String] = []
      var isRefused = false
      var noun: Piece?
      for next in clause[(index + 1)...].prefix(5) {
        guard next.number == nil, !next.says(.ender, bytes) else { break }
        let text = next.text(bytes)
        phrase.append(text)
        if EnglishName.isCounted(text) {
          noun = next
          break
        }
        isRefused = isRefused || next.says(.refusedInside, bytes)
      }
      guard let noun, !isRefused, !noun.says(.measure, bytes) else { continue }
      // 12 months old, 3 times a year, 60 years of age
      let behind = index + phrase.count + 1
      if behind < clause.endIndex, clause[behind].says(.refusedAfter, bytes) { continue }
      found.append(EnglishPromise(number: number, range: clause[index].range, phrase: phrase))
    }
  }

  /// a network of 12 stations, a total of 320 nurses: `of` behind what is made up of things.
  private static func isCollection(_ clause: ArraySlice<Piece>, _ index: Int, _ bytes: [UInt8]) -> Bool {
    guard index - 2 >= clause.startIndex, clause[index].text(bytes) == "of", clause[index - 1].says(.collection, bytes)
    else { return false }
    // a printed handbook of 24 lessons
    return clause[max(clause.startIndex, index - 4)..<(index - 1)].contains { $0.says(.one, bytes) }
  }

  // MARK: - Pieces

  private struct Piece {
    enum Kind { case word, digits, sign, stop }
    var kind: Kind
    var number: Int?
    var range: ByteRange

    /// Whether it is the number of several things.
    var isPlural: Bool { number ?? 0 > 1 }

    /// A word in small letters; `#` for digits, `-` for a sign.
    func text(_ bytes: [UInt8]) -> String {
      switch kind {
      case .word: EnglishWords.lowercased(bytes, range)
      case .digits: "#"
      case .sign: "-"
      case .stop: ""
      }
    }

    /// Whether it is a word of that kind.
    func says(_ meaning: Meaning, _ bytes: [UInt8]) -> Bool {
      kind == .word && meanings[bytes, range]?.contains(meaning) ?? false
    }
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
        found.append(Piece(kind: .word, number: EnglishNumbers.numerals[bytes, start..<i], range: start..<i))
      } else if bytes[i] &- 0x30 < 10 {
        i = digits(bytes, start, end, &found)
      } else {
        switch bytes[i] {
        case 0x2C, 0x3B, 0x2E, 0x3A, 0x28, 0x29, 0x3F, 0x21, 0x0A:
          found.append(Piece(kind: .stop, number: nil, range: start..<i + 1))
        case 0x20: break
        default: found.append(Piece(kind: .sign, number: nil, range: start..<i + 1))
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
    found.append(Piece(kind: .digits, number: isPlain && number < 100_000_000 ? number : nil, range: start..<i))
    return i
  }

  // MARK: - Words

  /// What a word says of a number beside it.
  private struct Meaning: OptionSet {
    let rawValue: UInt16

    /// What is so already, what is only an example, and what something is like.
    static let known = Meaning(rawValue: 1)
    /// Before a number: among how many, within what, of whom, and no number of what is done.
    static let refusedBefore = Meaning(rawValue: 2)
    /// Where what is counted ends.
    static let ender = Meaning(rawValue: 4)
    /// Between a number and its noun.
    static let refusedInside = Meaning(rawValue: 8)
    /// A noun that is counted and is none that is promised.
    static let measure = Meaning(rawValue: 16)
    /// Behind the noun.
    static let refusedAfter = Meaning(rawValue: 32)
    /// What is made up of things that are counted.
    static let collection = Meaning(rawValue: 64)
    /// Before such a word.
    static let one = Meaning(rawValue: 128)
  }

  private static let meanings: EnglishTable<Meaning> = {
    let lists: [(Meaning, StaticString)] = [
      (
        .known,
        """
        currently existing already present presently today has have had there home inhabited surveyed estimated
        former previously was were covering covers serves serving spans comprises comprising consists includes
        including
        """
      ),
      (
        .refusedBefore,
        """
        the all these those its their our his her in of across from among amongst within by than per every each
        under over about around between until after before during since at on year years phase stage week day group
        age aged grade level component output outcome objective next last past first another other both some for
        into route section article part chapter lot annex table figure no versus with
        """
      ),
      (
        .ender,
        """
        in of for with by from at on to are is was has had be will per and or who that which during over under
        between into a an the each every than not
        """
      ),
      (
        .refusedInside,
        """
        percent per cent million billion thousand hundred more fewer less times year-old out day days week month
        months year years hour hours
        """
      ),
      (
        .measure,
        """
        times years months weeks days hours minutes seconds people-years percents points dollars euros pounds francs
        degrees percentages halves thirds quarters phases stages ways steps sites-wide parts shifts working-days
        dozens hundreds thousands millions components outputs outcomes objectives pillars districts provinces
        countries regions states
        """
      ),
      (.refusedAfter, "old apart away ago long deep high wide each earlier later"),
      (
        .collection,
        """
        total minimum network series fleet chain handbook manual atlas catalogue collection set
        """
      ),
      (.one, "a an one"),
    ]
    var words: [Substring: Meaning] = [:]
    for (meaning, list) in lists {
      for word in EnglishWords.split(list) { words[Substring(word), default: []].insert(meaning) }
    }
    return EnglishTable(words.map { ($0.utf8, $1) })
  }()
}
