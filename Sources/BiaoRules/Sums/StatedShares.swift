// Shares in running text of a whole that stands further off: 中央2402.64万元，占60%；省级1201.32万元，占30%.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// Amounts with their percentages of one and the same whole.
enum StatedShares {
  static func mayHold(_ bytes: [UInt8], _ text: ByteRange) -> Bool {
    verb.firstRange(in: bytes, text) != nil && bytes.span.extracting(text.clamped(to: 0..<bytes.count)).holds(0x25)
  }

  /// The shares of a line that cannot be right: of several the one that is not of the whole of which all others are, and
  /// one of a whole that the line names with its amount.
  static func wrong(
    _ bytes: [UInt8], _ text: ByteRange, _ figures: [Figure], _ form: Form, _ report: Report
  ) -> [StatedMisfit] {
    var groups: [(words: [UInt8], shares: [(amount: Int, rate: Int)])] = []
    var found: [StatedMisfit] = []
    for index in figures.indices.dropFirst() where figures[index].unit == Units.percent && figures[index].divisor == 1 {
      let amount = figures[index - 1]
      let words = ByteRange(clamping: amount.range.upperBound, figures[index].range.lowerBound)
      guard words.count <= 60, amount.unit != Units.percent, amount.divisor == 1, amount.unit != nil else { continue }
      if bytes[words].starts(with: commaVerb) {
        let rest = Array(bytes[words].dropFirst(commaVerb.count))
        guard rest.isEmpty || rest.count >= 9 && rest.suffix(3).elementsEqual(of) || links.contains(rest) else {
          continue
        }
        let key = links.contains(rest) ? [] : rest
        if let at = groups.firstIndex(where: { $0.words == key }) {
          groups[at].shares.append((index - 1, index))
        } else {
          groups.append((key, [(index - 1, index)]))
        }
      } else if let wrong = named(bytes, figures, index, words) {
        found.append(wrong)
      }
    }
    for group in groups where group.shares.count >= 2 {
      if let wrong = oneOut(bytes, group.shares, figures, isNamed: !group.words.isEmpty, form, report) {
        found.append(wrong)
      }
    }
    return found
  }

  /// The one share that does not fit the whole that all others fit.
  private static func oneOut(
    _ bytes: [UInt8], _ shares: [(amount: Int, rate: Int)], _ figures: [Figure], isNamed: Bool, _ form: Form,
    _ report: Report
  ) -> StatedMisfit? {
    guard let first = shares.first, let unit = figures[first.amount].unit,
      shares.allSatisfy({ figures[$0.amount].unit?.withoutPower == unit.withoutPower })
    else { return nil }
    var wholes = figures[..<first.amount].filter { $0.unit?.withoutPower == unit.withoutPower && $0.divisor == 1 }
    // The whole that has a name may stand in a line of its own.
    if isNamed, unit.dimension == .money {
      report.depend(on: .everything)
      wholes += form.figures.lazy.prefix(maximumFigures).compactMap(withUnit).filter { $0.unit?.dimension == .money }
    }
    for whole in wholes.reversed() {
      let misfits = shares.filter { !fits(figures[$0.amount], figures[$0.rate], whole) }
      guard misfits.count == 1, let wrong = misfits.first, shares.count - misfits.count >= (isNamed ? 1 : 2),
        let expected = percent(figures[wrong.amount], whole, scale: figures[wrong.rate].number.scale),
        expected < Decimal.hundred
      else { continue }
      // Another whole may fit all.
      if wholes.contains(where: { other in shares.allSatisfy { fits(figures[$0.amount], figures[$0.rate], other) } }) {
        return nil
      }
      return StatedMisfit(
        kind: .share, figure: figures[wrong.rate], expected: expected, others: [figures[wrong.amount], whole])
    }
    return nil
  }

  /// 总投资4860万元，……乡镇自筹600万元，乡镇自筹占总投资的13.3%: both amounts by their names.
  private static func named(
    _ bytes: [UInt8], _ figures: [Figure], _ index: Int, _ words: ByteRange
  ) -> StatedMisfit? {
    guard bytes[words].starts(with: comma), bytes[words].suffix(3).elementsEqual(of),
      let verb = verb.firstRange(in: bytes, words),
      case let part = Array(bytes[(words.lowerBound + comma.count)..<verb.lowerBound]), part.count >= 9,
      case let whole = Array(bytes[verb.upperBound..<(words.upperBound - 3)]), whole.count >= 9,
      let amount = only(part, bytes, figures, index), let total = only(whole, bytes, figures, index), amount != total,
      figures[amount].unit?.withoutPower == figures[total].unit?.withoutPower,
      !fits(figures[amount], figures[index], figures[total]),
      let expected = percent(figures[amount], figures[total], scale: figures[index].number.scale),
      expected < Decimal.hundred
    else { return nil }
    return StatedMisfit(
      kind: .share, figure: figures[index], expected: expected, others: [figures[amount], figures[total]])
  }

  /// The one figure before `end` that stands right behind that name.
  private static func only(_ name: [UInt8], _ bytes: [UInt8], _ figures: [Figure], _ end: Int) -> Int? {
    var found: Int?
    for index in 0..<end where figures[index].unit != Units.percent && figures[index].divisor == 1 {
      let start = index > 0 ? figures[index - 1].range.upperBound : max(figures[index].range.lowerBound - 90, 0)
      let words = ByteRange(clamping: start, figures[index].range.lowerBound)
      guard words.count >= name.count, bytes[words].suffix(name.count).elementsEqual(name) else { continue }
      if found != nil { return nil }
      found = index
    }
    return found
  }

  /// A figure that has its unit from the form, as if the unit stood beside it.
  private static func withUnit(_ use: FigureUse) -> Figure? {
    guard let unit = use.figure.effectiveUnit(in: use.inherited), use.figure.divisor == 1 else { return nil }
    var figure = use.figure
    figure.unit = unit
    figure.power = 0
    return figure
  }

  private static func percent(_ part: Figure, _ whole: Figure, scale: Int) -> Decimal? {
    guard let above = part.base(in: nil), let below = whole.base(in: nil), below > .zero else { return nil }
    return Rational(above).divided(by: Rational(below))?.multiplied(by: Rational(.hundred))?.decimal(rounded: scale)
  }

  private static func fits(_ part: Figure, _ rate: Figure, _ whole: Figure) -> Bool {
    guard let expected = percent(part, whole, scale: rate.number.scale),
      let distance = expected.subtracting(rate.number)?.magnitude,
      let step = Decimal.one.scaled(byPowerOfTen: -rate.number.scale)
    else { return false }
    return distance <= step
  }

  private static let maximumFigures = 64
  private static let verb = Array("占".utf8)
  private static let comma = Array("，".utf8)
  private static let commaVerb = Array("，占".utf8)
  private static let of = Array("的".utf8)
  private static let links = NameTraitWords.words("比 比为 比例为 比例")
}
