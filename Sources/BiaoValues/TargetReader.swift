// Reading a value as targets: the walk over the text, clause by clause.

import BiaoSyntax

/// Walks once over a value. Every number, date or comparison that belongs to the text (and not to a name, a title or a
/// numbering) makes a target; the words before it are its subject, the words after it its object.
struct TargetReader {
  let source: [UInt8]
  private let start: Int
  private let end: Int
  var cursor: FoldedCursor
  private var list = TargetList(targets: [])
  /// Where the words before the next value begin.
  private var wordsStart: Int
  /// The present clause.
  private var clause = Clause()
  private var fault: ByteRange?

  private struct Clause {
    /// Targets with a value in this clause so far.
    var targets = 0
    var deadline: Deadline?
    var baseline: ByteRange?
    var change: TargetChange?
    var changeRange: ByteRange?
    var rate: ByteRange?
    /// The separator that stands before the clause.
    var separator: ByteRange?
  }

  init(_ source: [UInt8], _ range: ByteRange) {
    self.source = source
    cursor = FoldedCursor(source, range)
    cursor.skipSpaces(source)
    start = cursor.at
    end = cursor.end
    wordsStart = cursor.at
  }

  /// The commonest shapes: a sign, a figure, 以上 or the like, and nothing else.
  static func plain(_ source: [UInt8], _ range: ByteRange) -> Target? {
    var cursor = FoldedCursor(source, range)
    cursor.skipSpaces(source)
    let start = cursor.at
    let comparator = ComparatorWords.takeSign(&cursor, source, atStart: true)
    let signRange = ByteRange(clamping: start, cursor.last)
    if comparator != nil { cursor.skipSpaces(source) }
    guard cursor.digit != nil, case .figure(let figure) = FigureScanner.scan(&cursor, source, signed: false) else {
      return nil
    }
    var target = Target(kind: .quantitative, range: start..<start)
    target.comparator = comparator
    if comparator != nil { target.comparatorRange = signRange }
    TargetValue.takeSuffix(&target, &cursor, source, isBetween: false)
    let last = cursor.last
    cursor.skipSpaces(source)
    guard cursor.isAtEnd else { return nil }
    // 2024年, 2023.07
    if target.comparatorRange == nil {
      if figure.unit?.dimension == .months, figure.number >= year { return nil }
      if figure.unit == nil, figure.number.scale > 0 || figure.number >= year { return nil }
    }
    target.figure = figure
    target.kind = kind(of: figure)
    target.range = ByteRange(clamping: start, last)
    target.valueRange = target.range
    return target
  }

  /// From here on a bare number may be a date.
  private static let year = Decimal(1000)

  static func kind(of figure: Figure) -> TargetKind {
    guard let unit = figure.unit else { return .quantitative }
    if unit.dimension.isTime { return .duration }
    if let per = unit.denominator?.dimension, per.isTime, unit.numerator.dimension.isCount { return .frequency }
    return .quantitative
  }

  mutating func read() -> Reading<TargetList> {
    takeType()
    takeNumbering()
    while !cursor.isAtEnd {
      let before = cursor.at
      step()
      // Every step takes something; should one not, the walk still ends.
      if cursor.at <= before { cursor.advance(source) }
    }
    closeClause(at: end, separator: nil)
    if let fault, list.targets.allSatisfy({ $0.figure == nil }) {
      // ≥XX家
      if case .placeholder(let mark) = MissingMark.scan(source, ByteRange(clamping: fault.upperBound, end)) {
        return .placeholder(mark)
      }
      return .illegal(fault)
    }
    guard !list.targets.isEmpty else { return .empty }
    return .value(list)
  }

  /// 定性 or 定量 before the value, with a space or colon after it.
  private mutating func takeType() {
    var ahead = cursor
    let isQualitative = ahead.take(anyOf: Self.qualitativeNames, source)
    guard isQualitative || ahead.take(anyOf: Self.quantitativeNames, source) else { return }
    guard ahead.isSpace || ahead.scalar == 0x3A else { return }
    list.typeRange = ByteRange(clamping: cursor.at, ahead.last)
    list.isQualitativeByType = isQualitative
    ahead.advance(source)
    ahead.skipSpaces(source)
    cursor = ahead
    wordsStart = cursor.at
  }

  /// `1.` `2、` `（1）` `①` `指标1：` at the start of a clause.
  private mutating func takeNumbering() {
    var ahead = cursor
    if ahead.scalar >= 0x2460, ahead.scalar <= 0x2473 {
      ahead.advance(source)
    } else {
      let hasBracket = ahead.scalar == 0x28
      if hasBracket { ahead.advance(source) }
      let hasName = ahead.take(anyOf: Self.numberedNames, source)
      var digits = 0
      while digits < 3, ahead.digit != nil || Numerals.starts(ahead.scalar) {
        ahead.advance(source)
        digits += 1
      }
      guard digits > 0, digits < 3 else { return }
      if hasBracket {
        guard ahead.scalar == 0x29 else { return }
      } else if hasName {
        guard ahead.scalar == 0x3A || ahead.scalar == 0x3001 else { return }
      } else {
        guard ahead.scalar == 0x2E || ahead.scalar == 0x3001 || ahead.scalar == 0x29 else { return }
      }
      ahead.advance(source)
      // 1.5倍 and 1、2、3等奖 are no numbering.
      if ahead.digit != nil { return }
    }
    ahead.skipSpaces(source)
    guard !ahead.isAtEnd else { return }
    cursor = ahead
    wordsStart = cursor.at
  }

  private static let qualitativeNames: [StaticWord] = ["定性指标", "定性"]
  private static let quantitativeNames: [StaticWord] = ["定量指标", "定量"]
  private static let numberedNames: [StaticWord] = ["指标", "目标", "任务"]

  private mutating func step() {
    let scalar = cursor.scalar
    if cursor.digit != nil {
      digits()
      return
    }
    if scalar < 0x80 || scalar < 0x2E80 {
      punctuation(scalar)
      return
    }
    if scalar >= 0x3000, scalar < 0x3020 {
      punctuation(scalar)
      return
    }
    words(scalar)
  }

  private mutating func punctuation(_ scalar: UInt32) {
    switch scalar {
    case 0x3B, 0x0A, 0x0D, 0x3002, 0x2C, 0x21:  // ; newline 。 , !
      let place = ByteRange(clamping: cursor.at, cursor.next)
      let isWeak = scalar == 0x2C
      closeClause(at: cursor.at, separator: place, isWeak: isWeak)
      cursor.advance(source)
      cursor.skipSpaces(source)
      wordsStart = cursor.at
      if !isWeak { takeNumbering() }
    case 0x28:
      // What stands in brackets behind a value explains it.
      if clause.targets > 0 { skip(to: 0x29, within: 600) } else { cursor.advance(source) }
    case 0x201C: skip(to: 0x201D, within: 300)
    case 0x2018: skip(to: 0x2019, within: 300)
    case 0x22: skip(to: 0x22, within: 300)
    case 0x300A where cursor.at >= start: skip(to: 0x300B, within: 300)
    case 0x3014: skip(to: 0x3015, within: 60)
    case 0x3010: skip(to: 0x3011, within: 300)
    case 0xB1: tolerance()
    case 0x2D where cursor.at == wordsStart:
      var ahead = cursor
      ahead.advance(source)
      if ahead.digit == nil || !value(signStart: cursor, nil, nil) { cursor.advance(source) }
    case 0x41...0x5A, 0x61...0x7A: latin()
    default:
      var ahead = cursor
      guard let comparator = ComparatorWords.takeSign(&ahead, source, atStart: cursor.at == start) else {
        cursor.advance(source)
        return
      }
      let sign = cursor
      let place = ByteRange(clamping: cursor.at, ahead.last)
      ahead.skipSpaces(source)
      cursor = ahead
      if !value(signStart: sign, .comparator(comparator), place), fault == nil { fault = place }
    }
  }

  /// A word in Latin letters, with the digits that belong to it (G320, ISO9001, PM2.5).
  private mutating func latin() {
    let begin = cursor
    while cursor.isLatinLetter || cursor.digit != nil || cursor.scalar == 0x2E { cursor.advance(source) }
    if let after = standardNumber(begin) { cursor = after }
  }

  /// The end of the number of a standard: GB 5749-2022, GB/T 7705, DB43/T 388-2020, JTG B01-2014. Two to six letters, a
  /// part after a slash, and three digits or more without a unit.
  private func standardNumber(_ begin: FoldedCursor) -> FoldedCursor? {
    var ahead = begin
    var letters = 0
    while letters < 6, ahead.scalar >= 0x41, ahead.scalar <= 0x5A {
      letters += 1
      ahead.advance(source)
    }
    guard letters >= 2 else { return nil }
    var digits = 0
    while digits < 4, ahead.digit != nil {
      digits += 1
      ahead.advance(source)
    }
    var part = ahead
    if part.scalar == 0x2F {
      part.advance(source)
      guard part.isLatinLetter else { return nil }
      part.advance(source)
      ahead = part
    }
    part.skipSpaces(source)
    // JTG B01
    if part.scalar >= 0x41, part.scalar <= 0x5A { part.advance(source) }
    if part.digit != nil {
      digits = 0
      ahead = part
    }
    while ahead.digit != nil || ahead.scalar == 0x2E {
      digits += 1
      ahead.advance(source)
    }
    part = ahead
    var year = 0
    if part.scalar == 0x2D || part.scalar == 0x2014 || part.scalar == 0x3A {
      part.advance(source)
      while year < 4, part.digit != nil {
        year += 1
        part.advance(source)
      }
      if year == 4 { ahead = part }
    }
    guard digits >= 3 || digits > 0 && year == 4 else { return nil }
    var unit = ahead
    unit.skipSpaces(source)
    return Units.scan(&unit, source) == nil && Multiplier.scan(&unit, source) == 0 ? ahead : nil
  }

  /// Passes over a quotation; where it does not end within so many bytes only its mark.
  private mutating func skip(to closing: UInt32, within limit: Int) {
    var ahead = cursor
    ahead.advance(source)
    while !ahead.isAtEnd, ahead.at - cursor.at <= limit {
      if ahead.scalar == closing {
        ahead.advance(source)
        cursor = ahead
        return
      }
      ahead.advance(source)
    }
    cursor.advance(source)
  }

  private mutating func tolerance() {
    let sign = cursor
    cursor.advance(source)
    cursor.skipSpaces(source)
    value(signStart: sign, .qualifier(.tolerance), ByteRange(clamping: sign.at, sign.next))
  }

  private mutating func words(_ scalar: UInt32) {
    if MeasureCharacters.dateOpenings.contains(source, cursor.at), date() { return }
    if ComparatorWords.openings.contains(source, cursor.at) {
      for (word, meaning) in ComparatorWords.before {
        var ahead = cursor
        guard ahead.take(word: word, source) else { continue }
        let place = ByteRange(clamping: cursor.at, ahead.last)
        ahead.skipSpaces(source)
        let sign = cursor
        if ahead.digit != nil || Numerals.starts(ahead.scalar) || ahead.scalar == 0x767E {
          let saved = cursor
          cursor = ahead
          if value(signStart: sign, meaning, place) { return }
          cursor = saved
        } else if case .qualifier = meaning {
          // 共, 各: nothing
        } else if let comparator = ComparatorWords.takeSign(&ahead, source, atStart: false) {
          // 达≥95%
          ahead.skipSpaces(source)
          cursor = ahead
          if value(signStart: sign, .comparator(comparator), place) { return }
          cursor = sign
        }
        break
      }
    }
    if Numerals.starts(scalar) || scalar == 0x767E || scalar == 0x7FFB, numeral(scalar) { return }
    let listed = WordTable.shared.longest(source, at: cursor.at, end: end)
    // 较…高, 比…增长; 较上年 is a listed baseline of its own.
    if scalar == 0x8F83 || scalar == 0x6BD4, listed?.length ?? 0 <= 3, comparison() { return }
    if let word = listed {
      let place = ByteRange(clamping: cursor.at, cursor.at + word.length)
      if word.kind == .baseline { clause.baseline = place }
      if let change = TargetWords.change(source, place) {
        clause.change = change
        clause.changeRange = place
      }
      move(to: place.upperBound)
      return
    }
    let here = cursor
    cursor.advance(source)
    // A single character counts directly before the number: 高2个百分点, but not 增速.
    if let change = TargetWords.shortChange(scalar), cursor.digit != nil || cursor.isSpace {
      clause.change = change
      clause.changeRange = ByteRange(clamping: here.at, here.next)
    }
  }

  private mutating func move(to offset: Int) {
    while !cursor.isAtEnd, cursor.at < offset { cursor.advance(source) }
  }

  /// 较…高2个, 比…增长5%: what stands between is the baseline; the verb is the last one before the number. At most 60
  /// bytes.
  private mutating func comparison() -> Bool {
    let opening = cursor
    var ahead = cursor
    var verb: FoldedCursor?
    ahead.advance(source)
    while ahead.at - opening.at <= 60, ahead.digit == nil, ahead.scalar >= 0x41, !ahead.isAtEnd {
      let isWord = TargetWords.shortChange(ahead.scalar) != nil || TargetWords.startsChange(source, ahead.at, end)
      if isWord, ahead.at > opening.next, !(verb.map { ahead.at < $0.at + 6 } ?? false) { verb = ahead }
      ahead.advance(source)
    }
    guard let verb, ahead.digit != nil else { return false }
    clause.baseline = ByteRange(clamping: opening.at, verb.last)
    cursor = verb
    return true
  }

  // MARK: - Dates

  /// A recurring deadline, a period or a deadline at the cursor.
  private mutating func date() -> Bool {
    var ahead = cursor
    let begin = cursor.at
    if case .value(let recurring)? = RecurringScanner.scan(&ahead, source), !startsUnit(ahead) {
      var target = Target(kind: .recurringDeadline, range: recurring.range)
      target.recurring = recurring
      cursor = ahead
      add(&target, from: begin)
      return true
    }
    ahead = cursor
    if let rate = TargetWords.takeRate(&ahead, source) {
      let isNext = clause.rate?.upperBound == rate.lowerBound
      clause.rate = ByteRange(
        clamping: isNext ? clause.rate?.lowerBound ?? rate.lowerBound : rate.lowerBound, rate.upperBound)
      cursor = ahead
      return true
    }
    ahead = cursor
    if case .period(let period, isJoined: true) = PeriodScanner.scan(&ahead, source) {
      var target = Target(kind: .period, range: period.range)
      target.period = period
      cursor = ahead
      add(&target, from: begin)
      return true
    }
    ahead = cursor
    if case .value(let deadline)? = DeadlineScanner.scan(&ahead, source) {
      cursor = ahead
      // A year alone is no deadline: 2024年新增企业2家.
      if deadline.date.month == nil, deadline.kind == .on, !deadline.isRelative {
        if !(begin == start && cursor.isAtEnd) { return true }
        var target = Target(kind: .period, range: deadline.range)
        target.period = Period(start: deadline.date, end: deadline.date, range: deadline.range)
        add(&target, from: begin)
        return true
      }
      clause.deadline = deadline
      return true
    }
    return false
  }

  /// 每周3次 is no Wednesday.
  private func startsUnit(_ cursor: FoldedCursor) -> Bool {
    var ahead = cursor
    return Units.scan(&ahead, source) != nil
  }

  // MARK: - Numbers

  private mutating func digits() {
    let begin = cursor
    // A year, month or day.
    var ahead = cursor
    var count = 0
    while ahead.digit != nil, count < 9 {
      ahead.advance(source)
      count += 1
    }
    let next = ahead.scalar
    let isYear = count == 4 && (begin.digit == 2 || begin.digit == 1)
    ahead.skipSpaces(source)
    let nextWord = ahead.scalar
    if isYear && nextWord == DateScanner.yearName || count <= 2 && nextWord == DateScanner.monthName, date() { return }
    if count <= 2, nextWord == 0x5B63, date() { return }  // 季
    if isYear, next == 0x2D || next == 0x2F || next == 0x2E {
      ahead = cursor
      let isAmount: Bool
      if case .figure(let figure) = FigureScanner.scan(&ahead, source, signed: false) {
        isAmount = figure.unit != nil || figure.power > 0
      } else {
        isAmount = false
      }
      if !isAmount, date() { return }
    }
    cursor = begin
    if value(signStart: begin, nil, nil) { return }
    cursor = begin
    while cursor.digit != nil || cursor.scalar == 0x2E { cursor.advance(source) }
  }

  /// 三家, 三分之二, 翻一番; not the 一 of a term.
  private mutating func numeral(_ scalar: UInt32) -> Bool {
    let begin = cursor
    if scalar == 0x7FFB {
      guard let (figure, after) = TargetWords.doubling(cursor, source) else { return false }
      var target = Target(kind: .quantitative, range: figure.range)
      target.figure = figure
      target.change = .increase
      target.changeRange = figure.range
      cursor = after
      add(&target, from: begin.at)
      return true
    }
    if MeasureCharacters.beforeOrdinal.contains(source, cursor.at - 3), cursor.at - 3 >= start { return false }
    if WordTable.shared.longest(source, at: cursor.at, end: end) != nil { return false }
    if value(signStart: begin, nil, nil) { return true }
    cursor = begin
    return false
  }

  /// The value at the cursor: a figure, a range, a proportion, alternatives. Nothing is taken where there is none.
  @discardableResult
  private mutating func value(
    signStart: FoldedCursor, _ meaning: ComparatorWords.Meaning?, _ place: ByteRange?
  ) -> Bool {
    let begin = cursor
    guard var target = TargetValue.scan(&cursor, source, meaning: meaning, place: place, isAlone: signStart.at == start)
    else {
      cursor = begin
      return false
    }
    if let rate = clause.rate, target.figure != nil, target.kind == .quantitative {
      target.rateRange = rate
      if target.figure?.unit?.dimension == .events { target.kind = .frequency }
    }
    add(&target, from: signStart.at)
    return true
  }

  // MARK: - Clauses

  private mutating func add(_ target: inout Target, from begin: Int) {
    target.valueRange = ByteRange(clamping: begin, cursor.last)
    if let subject = trimmed(wordsStart, begin), subject != clause.rate {
      if list.targets.isEmpty || clause.targets == 0 {
        target.subject = subject
      } else {
        // Between two values of one clause: punctuation is their separator, words are the second one's subject.
        target.subject = words(subject)
      }
    }
    if target.figure != nil {
      target.baseline = clause.baseline
      if target.change == nil {
        target.change = clause.change
        target.changeRange = clause.changeRange
      }
      target.deadline = target.deadline ?? clause.deadline
      clause.deadline = nil
    }
    clause.baseline = nil
    clause.change = nil
    clause.changeRange = nil
    clause.rate = nil
    let begin = min(begin, target.rateRange?.lowerBound ?? begin)
    target.range = ByteRange(clamping: target.subject?.lowerBound ?? begin, cursor.last)
    if !list.targets.isEmpty {
      let separator =
        clause.targets == 0 ? clause.separator : gap(from: wordsStart, to: target.range.lowerBound)
      list.separators.append(separator ?? ByteRange(clamping: target.range.lowerBound, target.range.lowerBound))
    }
    list.targets.append(target)
    clause.targets += 1
    wordsStart = cursor.last
  }

  /// The punctuation or white space at the start of a gap between two values.
  private func gap(from lower: Int, to upper: Int) -> ByteRange? {
    lower < upper ? ByteRange(clamping: lower, upper) : nil
  }

  /// `range` without the separators at its start; nil if nothing is left.
  private func words(_ range: ByteRange) -> ByteRange? {
    var walker = FoldedCursor(source, range)
    while walker.isSpace || walker.scalar == 0x3001 || walker.scalar == 0x2F || walker.scalar == 0x2E {
      walker.advance(source)
    }
    return walker.at < range.upperBound ? ByteRange(clamping: walker.at, range.upperBound) : nil
  }

  /// The text between two offsets without white space at its ends; nil if nothing is left.
  private func trimmed(_ lower: Int, _ upper: Int) -> ByteRange? {
    guard lower < upper else { return nil }
    var walker = FoldedCursor(source, lower..<upper)
    walker.skipSpaces(source)
    let first = walker.at
    guard first < upper else { return nil }
    var last = upper
    while last > first, source[last - 1] <= 0x20 { last -= 1 }
    return ByteRange(clamping: first, last)
  }

  private mutating func closeClause(at offset: Int, separator: ByteRange?, isWeak: Bool = false) {
    if let deadline = clause.deadline {
      var target = Target(kind: deadline.kind == .on && !deadline.isRelative ? .date : .deadline, range: deadline.range)
      target.deadline = deadline
      let valueEnd = TargetWords.endWithoutCompletion(source, deadline.range)
      target.valueRange = ByteRange(clamping: deadline.range.lowerBound, valueEnd)
      target.subject = trimmed(wordsStart, deadline.range.lowerBound).flatMap { words($0) }
      target.object = trimmed(valueEnd, offset).flatMap { words($0) }
      target.range = ByteRange(
        clamping: target.subject?.lowerBound ?? deadline.range.lowerBound,
        target.object?.upperBound ?? deadline.range.upperBound)
      if !list.targets.isEmpty {
        list.separators.append(clause.separator ?? target.range.lowerBound..<target.range.lowerBound)
      }
      list.targets.append(target)
    } else if clause.targets > 0 {
      if let object = trimmed(wordsStart, offset).flatMap({ words($0) }), let last = list.targets.indices.last {
        list.targets[last].object = object
        list.targets[last].range = ByteRange(clamping: list.targets[last].range.lowerBound, object.upperBound)
      }
    } else if let text = trimmed(wordsStart, offset) {
      addWords(text, isWeak: isWeak)
    }
    clause = Clause()
    clause.separator = separator
  }

  /// A clause without any value. Clauses that commas join are one qualitative target, and fall away beside a value.
  private mutating func addWords(_ text: ByteRange, isWeak: Bool) {
    let joinsLast = clause.separator.map { source[$0.lowerBound] == 0x2C || isWideComma($0) } ?? false
    if joinsLast, let last = list.targets.indices.last {
      if list.targets[last].kind == .qualitative || list.targets[last].kind == .graded {
        let whole = ByteRange(clamping: list.targets[last].range.lowerBound, text.upperBound)
        list.targets[last] = Target(kind: .qualitative, range: whole)
      }
      return
    }
    let target = Target(kind: TargetWords.isGrade(source, text) ? .graded : .qualitative, range: text)
    if !list.targets.isEmpty { list.separators.append(clause.separator ?? text.lowerBound..<text.lowerBound) }
    list.targets.append(target)
  }

  private func isWideComma(_ range: ByteRange) -> Bool {
    range.count == 3 && source[range.lowerBound] == 0xEF && source[range.lowerBound + 2] == 0x8C
  }
}
