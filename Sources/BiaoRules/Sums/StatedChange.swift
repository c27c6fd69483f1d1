// Changes in running text that their own figures contradict: 由89元提高到94元，增加5元，增长5.3%.

import BiaoSyntax
import BiaoValues

/// What a figure was, what it is, by how much the two differ, and by how many percent.
enum StatedChange {
  /// Those of a sentence with these figures.
  static func wrong(_ bytes: [UInt8], _ sentence: ByteRange, _ figures: [Figure]) -> [StatedMisfit] {
    var found: [StatedMisfit] = []
    var index = 0
    while index + 1 < figures.count {
      let words = Words(bytes: bytes, sentence: sentence, figures: figures)
      if let (misfit, used) = fromTo(words, index) ?? gap(words, index) ?? shortfall(words, index)
        ?? increase(words, index) ?? comparison(words, index) ?? years(words, index) ?? reduced(words, index)
      {
        if let misfit { found.append(misfit) }
        index += used
      } else {
        index += 1
      }
    }
    return found
  }

  /// The figures of a sentence and the words between them.
  private struct Words {
    let bytes: [UInt8]
    let sentence: ByteRange
    let figures: [Figure]

    /// What stands before the figure at `index`, from the end of the one before it on.
    func before(_ index: Int) -> ByteRange {
      let start = index > 0 ? figures[index - 1].range.upperBound : sentence.lowerBound
      return ByteRange(clamping: start, figures[index].range.lowerBound)
    }

    func has(_ index: Int) -> Bool { figures.indices.contains(index) }

    /// Whether nothing but a comma and a word of change stands before the figure: ，增加, ，同比增长.
    func isChange(_ index: Int, needsComma: Bool = true) -> Bool {
      guard has(index) else { return false }
      var range = before(index)
      guard range.count <= 24 else { return false }
      // ，下降, （下降 and 、下降
      if let mark = marksBefore.first(where: { bytes[range].starts(with: $0) }) {
        range = range.lowerBound + mark.count..<range.upperBound
      } else if needsComma {
        return false
      }
      for word in links where bytes[range].starts(with: word) {
        range = range.lowerBound + word.count..<range.upperBound
        break
      }
      return (changes + rates).contains { word in
        bytes[range].starts(with: word)
          && (range.count == word.count || tails.contains { bytes[range].dropFirst(word.count).elementsEqual($0) })
      }
    }
  }

  /// 由A提高到B，增加D，增长P%. Nil where nothing of the kind stands there; else how many figures it takes.
  private static func fromTo(_ words: Words, _ index: Int) -> (StatedMisfit?, Int)? {
    let (old, new) = (words.figures[index], words.figures[index + 1])
    guard froms.isIn(words.bytes, words.before(index)), case let between = words.before(index + 1), between.count <= 45,
      !comma.isIn(words.bytes, between), tos.isIn(words.bytes, between), isAlike(old, new)
    else { return nil }
    guard words.isChange(index + 2) else { return (nil, 2) }
    let third = words.figures[index + 2]
    if third.unit?.dimension == .ratioDifference {
      if old.unit == nil, old.power == 0, third.number == new.number.subtracting(old.number)?.magnitude {
        return (StatedMisfit(kind: .points, figure: third, expected: nil, others: [old, new]), 3)
      }
      guard old.unit == Units.percent else { return (nil, 3) }
      return (difference(third, new, old), 3)
    }
    if third.unit == Units.percent {
      return (
        old.unit == Units.percent ? StatedPoints.wrong(third, old, new) : growth(third, change: nil, old, new), 3
      )
    }
    guard isAlike(third, old) else { return (nil, 2) }
    if let wrong = difference(third, new, old) { return (wrong, 3) }
    guard words.isChange(index + 3), words.figures[index + 3].unit == Units.percent, old.unit != Units.percent else {
      return (nil, 3)
    }
    return (growth(words.figures[index + 3], change: nil, old, new), 4)
  }

  /// 较上年同期A增加D，增长P%, and N，比上年减少D，下降P%.
  private static func comparison(_ words: Words, _ index: Int) -> (StatedMisfit?, Int)? {
    let (first, change) = (words.figures[index], words.figures[index + 1])
    guard isAlike(first, change), first.unit?.dimension != .ratio, words.isChange(index + 2),
      // Of prices that did not change the amounts say nothing.
      !constant.isIn(
        words.bytes,
        ByteRange(
          clamping: words.before(index + 2).lowerBound,
          min(words.sentence.upperBound, words.figures[index + 2].range.upperBound + 30))),
      case let rate = words.figures[index + 2], rate.unit == Units.percent
    else { return nil }
    let between = words.before(index + 1)
    if words.isChange(index + 1, needsComma: false), !words.bytes[between].starts(with: comma),
      let last = lastClause(words.bytes, words.before(index)), comparing.isIn(words.bytes, last)
    {
      return (growth(rate, change: change, first, nil), 3)
    }
    guard between.count <= 45, words.bytes[between].starts(with: comma),
      case let clause = between.lowerBound + comma.count..<between.upperBound, !comma.isIn(words.bytes, clause),
      comparing.isIn(words.bytes, clause), isEarlier(words.bytes, clause),
      let verb = changes.first(where: { words.bytes[clause].suffix($0.count).elementsEqual($0) }),
      let isRise = isRise(verb),
      let old = isRise ? first.number.subtracting(change.number) : first.number.adding(change.number), old > .zero,
      first.unit == change.unit, first.power == change.power
    else { return nil }
    var base = first
    base.number = old
    guard var wrong = growth(rate, change: change, base, nil) else { return (nil, 3) }
    wrong.others = [first, change]
    return (wrong, 3)
  }

  /// 安排N，较上年A增加D. Only a difference that is wrong takes the figures: a percentage may follow.
  private static func increase(_ words: Words, _ index: Int) -> (StatedMisfit?, Int)? {
    guard words.has(index + 2), words.isChange(index + 2, needsComma: false),
      case let (now, before, change) = (words.figures[index], words.figures[index + 1], words.figures[index + 2]),
      case let between = words.before(index + 1), between.count <= 36, words.bytes[between].starts(with: comma),
      case let clause = between.lowerBound + comma.count..<between.upperBound, !comma.isIn(words.bytes, clause),
      comparing.isIn(words.bytes, clause), isEarlier(words.bytes, clause),
      !words.bytes[words.before(index + 2)].starts(with: comma), isAlike(now, before), isAlike(before, change)
    else { return nil }
    if now.unit?.dimension == .ratio { return StatedPoints.wrong(change, before, now).map { ($0, 3) } }
    guard let wrong = difference(change, now, before),
      // The number before the comparison may be that of a part: only a slip of the pen is a wrong difference for certain.
      let meant = wrong.expected, Slip.isOfThePen(change.number, meant: meant)
    else { return nil }
    return (wrong, 3)
  }

  /// 适配辅具1350件，与1500件的目标相比缺口250件.
  private static func shortfall(_ words: Words, _ index: Int) -> (StatedMisfit?, Int)? {
    guard words.has(index + 2),
      case let (done, due, gap) = (words.figures[index], words.figures[index + 1], words.figures[index + 2]),
      case let head = words.before(index + 1), head.count <= 24, words.bytes[head].starts(with: comma),
      case let between = words.before(index + 2), between.count <= 45, !comma.isIn(words.bytes, between),
      plans.isIn(words.bytes, ByteRange(clamping: head.lowerBound, between.upperBound)),
      compared.isIn(words.bytes, between),
      gaps.contains(where: { words.bytes[between].suffix($0.count).elementsEqual($0) }), isAlike(done, due),
      isAlike(due, gap)
    else { return nil }
    return (difference(gap, due, done), 3)
  }

  /// 应到位A，实际到位B，缺口D.
  private static func gap(_ words: Words, _ index: Int) -> (StatedMisfit?, Int)? {
    guard words.has(index + 2),
      case let (due, done, gap) = (words.figures[index], words.figures[index + 1], words.figures[index + 2]),
      let head = lastClause(words.bytes, words.before(index)), dues.isIn(words.bytes, head),
      case let second = words.before(index + 1), second.count <= 30, words.bytes[second].starts(with: comma),
      dones.isIn(words.bytes, second), case let third = words.before(index + 2), third.count <= 24,
      gaps.contains(where: { words.bytes[third].elementsEqual(comma + $0) }), isAlike(due, done), isAlike(due, gap)
    else { return nil }
    return (difference(gap, due, done), 3)
  }

  /// 上年20起，本年18起，下降8%, and 2023年20起，2024年18起.
  private static func years(_ words: Words, _ index: Int) -> (StatedMisfit?, Int)? {
    guard words.isChange(index + 2),
      case let (first, second, rate) = (words.figures[index], words.figures[index + 1], words.figures[index + 2]),
      rate.unit == Units.percent, isAlike(first, second), first.unit?.dimension != .ratio,
      let head = lastClause(words.bytes, words.before(index)),
      case let between = words.before(index + 1), between.count <= 36, words.bytes[between].starts(with: comma),
      case let clause = between.lowerBound + comma.count..<between.upperBound, !comma.isIn(words.bytes, clause),
      let before = StatedYear(words.bytes, head), let after = StatedYear(words.bytes, clause),
      // 上年办结20件，本年受理18件 are two things.
      before.rest.isEmpty || after.rest.isEmpty || words.bytes[before.rest].elementsEqual(words.bytes[after.rest])
    else { return nil }
    if after.follows(before) { return (growth(rate, change: nil, first, second), 3) }
    return before.follows(after) ? (growth(rate, change: nil, second, first), 3) : nil
  }

  /// 较上年20起下降10%，即控制在16起以内.
  private static func reduced(_ words: Words, _ index: Int) -> (StatedMisfit?, Int)? {
    guard words.has(index + 2),
      case let (old, rate, new) = (words.figures[index], words.figures[index + 1], words.figures[index + 2]),
      rate.unit == Units.percent, isAlike(old, new), old.unit?.dimension != .ratio,
      let head = lastClause(words.bytes, words.before(index)), comparing.isIn(words.bytes, head),
      isEarlier(words.bytes, head), case let verb = words.before(index + 1),
      let change = changes.first(where: { words.bytes[verb].elementsEqual($0) }), let isRise = isRise(change),
      case let between = words.before(index + 2),
      reaching.contains(where: { words.bytes[between].elementsEqual($0) }),
      let part = old.number.multiplied(by: rate.number)?.scaled(byPowerOfTen: -2),
      let meant = isRise ? old.number.adding(part) : old.number.subtracting(part),
      old.unit == new.unit, old.power == new.power, let distance = meant.subtracting(new.number)?.magnitude,
      // Half a thing, and half a percent of it, are rounded.
      let place = Decimal.one.scaled(byPowerOfTen: -min(old.number.scale, new.number.scale)),
      let doubt = old.number.scaled(byPowerOfTen: -2 - rate.number.scale), let allowed = place.adding(doubt),
      distance > allowed
    else { return nil }
    return (growth(rate, change: nil, old, new), 3)
  }

  // MARK: - Figures

  /// Whether two figures count the same: the same unit, or both money.
  private static func isAlike(_ a: Figure, _ b: Figure) -> Bool {
    guard a.divisor == 1, b.divisor == 1 else { return false }
    guard let first = a.unit, let second = b.unit else { return a.unit == nil && b.unit == nil }
    return first.isCommensurable(with: second) && (first.withoutPower == second.withoutPower)
  }

  private static func difference(_ stated: Figure, _ first: Figure, _ second: Figure) -> StatedMisfit? {
    guard let a = first.base(in: nil), let b = second.base(in: nil), let own = stated.base(in: nil),
      let meant = a.subtracting(b)?.magnitude, !meant.isZero, let distance = meant.subtracting(own)?.magnitude,
      let halves = [first, second, stated].reduce(
        Decimal?.some(.zero),
        { sum, figure in
          // A plain count is exact.
          if isCount(figure) { return sum }
          return figure.halfPlace(in: nil).flatMap { sum?.adding($0) }
        }), distance > halves, !distance.isZero
    else { return nil }
    // In the unit of the stated figure.
    let power = Int(stated.unit?.power ?? 0) + (stated.unit == nil ? stated.power : 0)
    guard let expected = meant.scaled(byPowerOfTen: -power)?.normalized,
      expected.scale <= max(first.number.scale, second.number.scale, stated.number.scale) + 4
    else { return nil }
    return StatedMisfit(kind: .difference, figure: stated, expected: expected, others: [first, second])
  }

  /// A percentage that is not the change of `old`, by `change` or to `new`.
  private static func growth(_ rate: Figure, change: Figure?, _ old: Figure, _ new: Figure?) -> StatedMisfit? {
    guard let other = change ?? new,
      // Figures of one unit are as exact as the finer of them: 2万元 beside 32.5万元.
      case let places = other.unit == old.unit ? max(other.number.scale, old.number.scale) : nil,
      let base = old.base(in: nil), base > .zero, let halfBase = old.halfPlace(in: nil, decimals: places),
      let value = other.base(in: nil), let half = other.halfPlace(in: nil, decimals: places),
      let delta = change != nil ? value : value.subtracting(base)?.magnitude, !delta.isZero,
      let percent = Rational(delta).divided(by: Rational(base))?.multiplied(by: Rational(.hundred)),
      let expected = percent.decimal(rounded: rate.number.scale),
      let distance = expected.subtracting(rate.number)?.magnitude,
      let step = Decimal.one.scaled(byPowerOfTen: -rate.number.scale),
      // What rounding of both leaves open, as a part of the change.
      let doubt = Rational(half).adding(Rational(halfBase))?.divided(by: Rational(base))?
        .multiplied(by: Rational(.hundred))?.decimal(rounded: rate.number.scale + 2),
      // A percentage that comes out even was not rounded by anybody: 72 of 720 is 10 %.
      let allowed = Rational(expected) == percent
        ? (isCount(other) && isCount(old) ? .zero : doubt)
        : isCount(other) && isCount(old) ? step : step.adding(doubt), distance > allowed
    else { return nil }
    return StatedMisfit(
      kind: .growth, figure: rate, expected: expected, others: [old] + (change.map { [$0] } ?? new.map { [$0] } ?? []))
  }

  private static func isCount(_ figure: Figure) -> Bool {
    figure.number.scale == 0 && figure.power == 0 && figure.unit?.power ?? 0 == 0
  }

  // MARK: - Words

  /// What stands behind the last comma.
  private static func lastClause(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange? {
    var start = range.lowerBound
    while let mark = comma.firstRange(in: bytes, ByteRange(clamping: start, range.upperBound)) {
      start = mark.upperBound
    }
    let clause = ByteRange(clamping: start, range.upperBound)
    return clause.count <= 60 ? clause : nil
  }

  /// 比上年, and 比2025年 where the digits are those of a year.
  private static func isEarlier(_ bytes: [UInt8], _ clause: ByteRange) -> Bool {
    if earlier.isIn(bytes, clause) { return true }
    guard let mark = year.firstRange(in: bytes, clause), mark.lowerBound - clause.lowerBound >= 4,
      let number = Decimal(plain: bytes, ByteRange(clamping: mark.lowerBound - 4, mark.lowerBound))
    else { return false }
    return number >= Decimal(1990) && number <= Decimal(2099)
  }

  private static func isRise(_ verb: [UInt8]) -> Bool? {
    rises.contains(verb) ? true : falls.contains(verb) ? false : nil
  }

  static let marks = WordSet("增 减 提高 提升 上升 下降 降低 缺口 差额 上涨 结余")
  private static let comma = Array("，".utf8)
  private static let froms = WordSet("由 从")
  private static let tos = WordSet("到 至 为")
  private static let rises = NameTraitWords.words("增加 增长 提高 提升 上升 上涨 增")
  private static let falls = NameTraitWords.words("减少 下降 降低 压减 减 下跌")
  private static let changes = rises + falls
  /// What calls a percentage that of a change.
  private static let rates = NameTraitWords.words("增幅 降幅 增幅为 降幅为 增幅达 降幅达")
  private static let marksBefore = NameTraitWords.words("， （ 、")
  private static let year = Array("年".utf8)
  private static let links = NameTraitWords.words("同比 净 共 较上年 比上年")
  /// What leads from a change to what it comes to.
  private static let reaching = NameTraitWords.words(
    "，即控制在 ，控制在 ，即 ，达到 ，降至 ，降到 ，减少到 ，减至 ，增加到 ，增至 ，升至 ，提高到 ，即降至 ，即增至 ，即达到 ，即为 ，达 ，为 （即 （")
  private static let tails = NameTraitWords.words("了 为 率为 率达到 率达")
  private static let comparing = WordSet("较 比")
  private static let constant = WordSet("可比 不变价 同口径 剔除 扣除")
  private static let earlier = WordSet("上年 去年 上一年 年初 同期 上期 同比")
  private static let plans = WordSet("目标 计划 任务 预算")
  private static let compared = WordSet("相比 比")
  private static let dues = WordSet("应到位 应拨付 应配套 应支付 应缴 应收 应完成 计划到位")
  private static let dones = WordSet("实际 已")
  private static let gaps = NameTraitWords.words("缺口 差额 相差 尚差 尚缺 短缺 缺 资金缺口 缺口为 差额为 尚有缺口")
}

/// The year that a clause before a figure names, and what stands between it and the figure.
private struct StatedYear {
  /// Nil for 上年 and 本年.
  private var number: Int?
  private var isEarlier = false
  var rest: ByteRange

  init?(_ bytes: [UInt8], _ clause: ByteRange) {
    if let mark = StatedYear.first(of: StatedYear.earlier, bytes, clause) {
      (isEarlier, rest) = (true, ByteRange(clamping: mark.upperBound, clause.upperBound))
    } else if let mark = StatedYear.first(of: StatedYear.current, bytes, clause) {
      rest = ByteRange(clamping: mark.upperBound, clause.upperBound)
    } else if let mark = StatedYear.year.firstRange(in: bytes, clause), mark.lowerBound - clause.lowerBound >= 4,
      case let digits = mark.lowerBound - 4..<mark.lowerBound, bytes[digits].allSatisfy({ $0 &- 0x30 < 10 })
    {
      number = bytes[digits].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
      rest = ByteRange(clamping: mark.upperBound, clause.upperBound)
    } else {
      return nil
    }
  }

  /// Whether it is the year behind that one.
  func follows(_ other: StatedYear) -> Bool {
    if let number, let earlier = other.number { return number == earlier + 1 }
    return number == nil && other.number == nil && !isEarlier && other.isEarlier
  }

  private static func first(of words: [[UInt8]], _ bytes: [UInt8], _ clause: ByteRange) -> ByteRange? {
    words.lazy.compactMap { $0.firstRange(in: bytes, clause) }.first
  }

  private static let earlier = NameTraitWords.words("上年度 上年同期 去年同期 上年 去年")
  private static let current = NameTraitWords.words("本年度 本年 今年 当年")
  private static let year = Array("年".utf8)
}
