// Shares and changes in running text in English, beside the two numbers of which they are made: 1,850 of 2,600 lamps (65%).

import BiaoModel
import BiaoSyntax
import BiaoValues

enum EnglishRate {
  /// The percentages of a text that the two numbers before them contradict. Only where the words between say what is made
  /// of them: 2,600 lamps, of which 1,850 are lit (65%); 58 of 64 schools, or 85%; from 4.2 GWh to 2.9 GWh (41%).
  /// Linear in the text.
  static func wrong(_ bytes: [UInt8], _ text: ByteRange) -> [StatedRate] {
    guard text.count >= 16, text.count <= 4000, EnglishWords.mayBegin(bytes, text), bytes[text].contains(0x25) else {
      return []
    }
    var found: [StatedRate] = []
    var numbers: [Figure] = []
    var i = text.lowerBound
    while i < text.upperBound {
      let byte = bytes[i]
      if byte == 0x3B || byte == 0x2E || byte == 0x3F || byte == 0x21 || byte == 0x0A {
        // A sentence ends.
        numbers = []
        i += 1
      } else if byte &- 0x30 < 10 {
        guard isFree(bytes, i, text.lowerBound),
          let figure = Figure.scan(bytes, ByteRange(clamping: i, min(text.upperBound, i + 40)), signed: false)
        else {
          while i < text.upperBound, bytes[i] != 0x20 { i += 1 }
          numbers = []
          continue
        }
        if figure.unit == Units.percent {
          if let rate = judged(figure, numbers, bytes, text) { found.append(rate) }
          numbers = []
        } else if !isYear(figure, bytes) {
          numbers = numbers.suffix(1) + [figure]
        }
        i = max(i + 1, figure.range.upperBound)
      } else {
        i += 1
      }
    }
    return found
  }

  /// Whether a number begins here: behind a space or a bracket, and no digits of G20 or 2-4.
  private static func isFree(_ bytes: [UInt8], _ at: Int, _ start: Int) -> Bool {
    at == start || bytes[at - 1] == 0x20 || bytes[at - 1] == 0x28
  }

  private static func isYear(_ figure: Figure, _ bytes: [UInt8]) -> Bool {
    figure.unit == nil && figure.numberRange.count == 4 && figure.number >= Decimal(1900)
      && figure.number <= Decimal(2100)
  }

  private static func judged(
    _ percent: Figure, _ numbers: [Figure], _ bytes: [UInt8], _ text: ByteRange
  ) -> StatedRate? {
    guard numbers.count == 2, percent.divisor == 1, percent.power == 0, isResult(percent, numbers[1], bytes, text),
      let relation = relation(numbers[0], numbers[1], bytes, text)
    else { return nil }
    let (part, whole) =
      relation == .ofWhich || relation == .change ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
    guard let (first, second) = amounts(part, whole), !second.isZero, !first.isZero, !first.isNegative,
      !second.isNegative, relation == .change || relation == .against || first <= second,
      let quotient = Rational(first).divided(by: Rational(second)), let share = quotient * Rational(100)
    else { return nil }
    let change = share.subtracting(Rational(100)).map { $0.isNegative ? $0.negated : $0 }
    guard let change else { return nil }
    // 58 against 64 may be told as a share or as what is missing.
    let right: [Rational] =
      switch relation {
      case .of, .ofWhich: [share]
      case .against: [share, change]
      case .change: [change, share]
      }
    guard let expected = right.first?.decimal(rounded: percent.number.scale),
      right.allSatisfy({ differs($0, percent, isExact(part) && isExact(whole)) })
    else { return nil }
    return StatedRate(range: percent.range, expected: expected, spent: part.range, budget: whole.range)
  }

  /// Counts are exact; what is printed with decimals or in round numbers leaves some doubt.
  private static func isExact(_ figure: Figure) -> Bool {
    figure.number.scale == 0 && figure.power == 0 && (figure.number.integer ?? 0) % 100 != 0
  }

  private static func differs(_ share: Rational, _ percent: Figure, _ isExact: Bool) -> Bool {
    guard let expected = share.decimal(rounded: percent.number.scale + 2),
      let difference = expected.subtracting(percent.number)?.magnitude,
      let step = Decimal.one.scaled(byPowerOfTen: -percent.number.scale),
      let doubt = isExact ? .zero : expected.scaled(byPowerOfTen: -2), let allowed = step.adding(doubt)
    else { return false }
    return difference > allowed
  }

  /// Both in one unit; 5.1 of 9.5 thousand.
  private static func amounts(_ part: Figure, _ whole: Figure) -> (Decimal, Decimal)? {
    guard part.divisor == 1, whole.divisor == 1 else { return nil }
    if let own = part.unit, let other = whole.unit, !own.isCommensurable(with: other) { return nil }
    if part.unit == nil, part.power == 0, whole.unit != nil || whole.power != 0, part.number <= whole.number {
      return (part.number, whole.number)
    }
    if part.unit != nil, whole.unit == nil { return nil }
    guard let first = part.base(in: nil), let second = whole.base(in: nil) else { return nil }
    return (first, second)
  }

  // MARK: - Words

  private enum Relation {
    /// The first number is the whole: 2,600 lamps, of which 1,850.
    case ofWhich
    /// 1,850 of 2,600
    case of
    /// 1,850 against a plan of 2,600
    case against
    /// from 4.2 to 2.9
    case change
  }

  /// Whether the percentage is what the numbers come to: alone in brackets, or behind `or`; with no other clause between.
  private static func isResult(_ percent: Figure, _ last: Figure, _ bytes: [UInt8], _ text: ByteRange) -> Bool {
    let (start, end) = (percent.range.lowerBound, percent.range.upperBound)
    let between = ByteRange(clamping: last.range.upperBound, start)
    guard between.count <= 80 else { return false }
    if start > text.lowerBound, bytes[start - 1] == 0x28 {
      guard end < text.upperBound, bytes[end] == 0x29 else { return false }
      return !bytes[between.dropLast()].contains { $0 == 0x2C || $0 == 0x28 || $0 == 0x29 }
    }
    // 231,400 of 248,000, or 93.3%
    guard
      let link = links.first(where: { between.count >= $0.count && bytes[between].suffix($0.count).elementsEqual($0) })
    else { return false }
    // or 60% of the women: of something else
    if end + 3 < text.upperBound, EnglishWords.stands(of, end, bytes, text.upperBound) { return false }
    return !bytes[between.dropLast(link.count)].contains { $0 == 0x2C || $0 == 0x28 || $0 == 0x29 }
  }

  private static func relation(
    _ first: Figure, _ second: Figure, _ bytes: [UInt8], _ text: ByteRange
  ) -> Relation? {
    let between = ByteRange(clamping: first.range.upperBound, second.range.lowerBound)
    guard between.count >= 3, between.count <= 80 else { return nil }
    let words = EnglishWords.all(bytes, between)
    guard let last = words.last else { return nil }
    if words.count >= 2,
      words.suffix(2).elementsEqual(["of", "which"]) || words.suffix(2).elementsEqual(["of", "whom"])
    {
      return .ofWhich
    }
    // Of the 64 schools, 58
    if bytes[between].suffix(2).elementsEqual(commaSpace), words.count <= 5, isOpened(first, bytes, text) {
      return .ofWhich
    }
    if bytes[between].contains(where: { $0 == 0x2C || $0 == 0x28 || $0 == 0x29 || $0 == 0x2F }) { return nil }
    if words.allSatisfy({ compared.contains($0) }), words.contains(where: { $0 == "against" }) { return .against }
    if last == "to", words.count == 1, isAfter(from, first, bytes, text),
      let verb = verbs.first(where: {
        $0.firstRange(in: bytes, ByteRange(clamping: text.lowerBound, first.range.lowerBound)) != nil
      }), !verb.isEmpty
    {
      return .change
    }
    // 58 of 64, 58 schools out of 64, 58 of the 64, 58 of a total of 64
    guard let of = words.lastIndex(of: "of"), words[(of + 1)...].allSatisfy({ articles.contains($0) }) else {
      return nil
    }
    var before = words[..<of]
    if before.suffix(2).elementsEqual(["a", "total"]), before.count > 2, before[before.endIndex - 3] == "of" {
      before = before.dropLast(3)
    }
    if before.last == "out" { before = before.dropLast() }
    return before.count <= 2 && before.allSatisfy { !linking.contains($0) } ? .of : nil
  }

  /// Whether `of`, `out of` or `of the` stands before a number, as the first words of a sentence.
  private static func isOpened(_ figure: Figure, _ bytes: [UInt8], _ text: ByteRange) -> Bool {
    let start = max(text.lowerBound, figure.range.lowerBound - 24)
    let before = ByteRange(clamping: start, figure.range.lowerBound)
    let words = EnglishWords.places(bytes, before)
    guard let of = words.lastIndex(where: { $0.text == "of" }),
      words[(of + 1)...].allSatisfy({ articles.contains($0.text) })
    else { return false }
    let head = of > 0 && words[of - 1].text == "out" ? words[of - 1].range : words[of].range
    return head.lowerBound == text.lowerBound || EnglishWords.isCapital(bytes[head.lowerBound])
  }

  private static func isAfter(_ word: [UInt8], _ figure: Figure, _ bytes: [UInt8], _ text: ByteRange) -> Bool {
    let start = figure.range.lowerBound - word.count
    return start >= text.lowerBound && EnglishWords.stands(word, start, bytes, figure.range.lowerBound)
  }

  private static let commaSpace = Array(", ".utf8)
  private static let of = Array(" of ".utf8)
  private static let from = Array("from ".utf8)
  private static let links = [", or ", " or ", ", i.e. ", " i.e. ", ", that is ", " = "].map { Array($0.utf8) }
  private static let compared = EnglishWords.set("against a an the plan planned target of budget budgeted for")
  private static let articles = EnglishWords.set("the all our its their these those")
  private static let linking = EnglishWords.set("and or in at per with by to from for on each every a an")
  private static let verbs = NameTraitWords.words(
    "cut Cut reduc Reduc lower Lower fall fell drop decreas declin raise raisi rise rose increas Increas grow grew")
}
