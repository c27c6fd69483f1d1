// Reading a scoring rule: the sentences in which officials write how points are given.

public import BiaoSyntax

extension Read {
  /// The scoring rule in a range of the source, in any of the notations of real forms. Never fails: what is not understood
  /// is named in `unread`. Linear in the length of the text. Places are offsets from the start of `range`.
  public static func scoring(_ source: [UInt8], _ range: ByteRange) -> Scoring {
    let start = min(max(range.lowerBound, 0), source.count)
    var reader = ScoringReader(source, ScoringLexer(source, range), base: start)
    let scoring = reader.read()
    // A word that a table's line break cut in two (大 于等于) reads as one without its spaces.
    guard scoring.unread != nil || scoring.bands.isEmpty,
      hasSpace(source, ByteRange(clamping: start, min(range.upperBound, source.count)))
    else { return scoring }
    let text = CompactText(source, range)
    var second = ScoringReader(text.bytes, ScoringLexer(text.bytes, 0..<text.bytes.count), base: 0)
    var compact = second.read()
    guard compact.unread == nil, !compact.bands.isEmpty else { return scoring }
    compact.move { place in
      let moved = text.source(place)
      return ByteRange(clamping: moved.lowerBound - start, moved.upperBound - start)
    }
    return compact
  }

  /// `range` lies within the source.
  private static func hasSpace(_ source: [UInt8], _ range: ByteRange) -> Bool {
    source[range].contains {
      $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 || $0 == 0xC2 || $0 == 0xE3
    }
  }
}

/// Puts the pieces of a scoring rule together, clause by clause.
struct ScoringReader {
  let bytes: [UInt8]
  let tokens: [ScoringToken]
  let figures: [ScoringFigure]
  /// Where the text begins; places are given from there.
  let base: Int
  var result = Scoring()
  var at = 0
  var pending = Pending()
  /// Points that were written before their condition: 8 points if ….
  var waiting: (points: ScoringPoints, range: ByteRange)?
  /// The name of the variable, in `bytes`.
  var subject: ByteRange?
  static let maximumBands = 32

  /// What has been said of the next band.
  struct Pending {
    var lower: ScoringEnd?
    var upper: ScoringEnd?
    var lowerFigure = -1
    var upperFigure = -1
    var kind: ScoringCondition?
    /// The grade that a band of scores is called.
    var result: Int?
    var resultRange: ByteRange?
    var subject: ByteRange?
    var isRate = false
    var hasPer = false
    var step: Decimal?
    var from: Int?
    var to = 0
    /// Whether the name stands after the first bound: 80%≤满意度<90%.
    var awaitsName = false
    /// Words that qualify a condition and are not understood.
    var extra: ByteRange?

    var hasInterval: Bool { lower != nil || upper != nil }
    var hasCondition: Bool { hasInterval || kind != nil }
  }

  init(_ bytes: [UInt8], _ lexer: ScoringLexer, base: Int) {
    self.bytes = bytes
    self.base = base
    tokens = lexer.tokens
    figures = lexer.figures
    if lexer.hasOverflow { result.unread = 0..<0 }
  }

  mutating func read() -> Scoring {
    while at < tokens.count {
      let before = at
      step()
      // Every step takes a piece, so that this ends.
      if at <= before { at = before + 1 }
    }
    endClause(isHard: true)
    finish()
    return result
  }

  // MARK: - Pieces

  func kind(_ index: Int) -> ScoringLexeme? { tokens.indices.contains(index) ? tokens[index].kind : nil }

  func figure(_ index: Int) -> ScoringFigure? {
    guard tokens.indices.contains(index), tokens[index].figure >= 0 else { return nil }
    let number = Int(tokens[index].figure)
    return figures.indices.contains(number) ? figures[number] : nil
  }

  func range(_ first: Int, _ last: Int) -> ByteRange {
    guard tokens.indices.contains(first), tokens.indices.contains(last) else { return 0..<0 }
    return ByteRange(clamping: tokens[first].lower - base, tokens[last].upper - base)
  }

  mutating func note(_ first: Int, _ last: Int) {
    guard tokens.indices.contains(first), tokens.indices.contains(last) else { return }
    if pending.from == nil { pending.from = tokens[first].lower - base }
    pending.to = tokens[last].upper - base
  }

  mutating func leaveUnread(_ range: ByteRange) {
    if result.unread == nil { result.unread = range }
  }

  mutating func step() {
    switch tokens[at].kind {
    case .semicolon: endClause(isHard: true)
    case .comma, .colon: endClause(isHard: false)
    case .figure: return bareFigure()
    case .atLeast, .atMost, .greater, .less, .equal, .reach: return comparison()
    case .word, .actual, .target: return name()
    case .rate:
      if isFormula(at) { return formula(from: at) }
      if !pending.hasPer { pending.isRate = true }
      note(at, at)
    case .weight: if isFormula(at) { return formula(from: at) }
    case .get: return get()
    case .full: return full()
    case .nothing: emit(.constant(.zero), at, at)
    case .half: emit(Rational(1, over: 2).map { .share($0) } ?? .unknown, at, at)
    case .scoreName: return scoreName()
    case .deduct: return deduct()
    case .floor, .cap: return cap()
    case .proportional: emit(.proportional, at, at)
    case .undefinedRatio: emit(pending.hasPer ? .unknown : .undefinedRatio, at, at)
    case .definedDeduction: emit(.unknown, at, at)
    case .discretion: emit(.discretion, at, at)
    case .per:
      pending.hasPer = true
      note(at, at)
    case .otherwise: say(.otherwise)
    case .achieved: say(.achieved)
    case .missed: say(.missed)
    case .grade4, .grade3, .grade2, .grade1: grade(tokens[at].kind.rank)
    case .isGrade4, .isGrade3, .isGrade2, .isGrade1:
      grade(tokens[at].kind.rank)
    case .additive: result.isAdditive = true
    case .open, .openSquare: return open()
    case .above, .orAbove, .below, .orBelow, .within, .beyond: strayBound()
    case .dash: return dash()
    case .times, .over, .plus: leaveUnread(range(at, at))
    case .include, .exclude, .condition, .and, .neutral, .close, .closeSquare: break
    }
    at += 1
  }

  /// A name: the variable, or a condition in words.
  mutating func name() {
    if isFormula(at) { return formula(from: at) }
    let words = range(at, at)
    if pending.hasPer {
      note(at, at)
      at += 1
      return
    }
    if pending.hasInterval, pending.awaitsName {
      pending.subject = words
      pending.awaitsName = false
    } else if pending.hasInterval {
      pending.extra = pending.extra ?? words
    } else if let kind = pending.kind, kind != .otherwise, kind != .missed {
      if case .grade = kind {} else { pending.kind = .words }
    } else {
      pending.subject = pending.subject.map { $0.lowerBound..<max($0.upperBound, words.upperBound) } ?? words
    }
    note(at, at)
    at += 1
  }

  mutating func say(_ condition: ScoringCondition) {
    note(at, at)
    guard !pending.hasInterval, !pending.hasPer else { return }
    pending.kind = condition
    // 0 otherwise
    if condition == .otherwise || condition == .achieved || condition == .missed, waiting != nil { flushWaiting() }
  }

  mutating func grade(_ rank: Int) {
    note(at, at)
    // 60—80分（中）: the grade of the band before.
    if pending.hasInterval { pending.result = rank } else { pending.kind = .grade(rank) }
    pending.resultRange = range(at, at)
  }

  // MARK: - Brackets

  mutating func open() {
    // [80%,90%), (80%,90%]
    if let first = figure(at + 1), kind(at + 2) == .comma, let second = figure(at + 3),
      kind(at + 4) == .close || kind(at + 4) == .closeSquare
    {
      let isOpenBelow = kind(at) == .open
      let isOpenAbove = kind(at + 4) == .close
      if isOpenBelow != isOpenAbove || !isOpenBelow {
        note(at, at + 4)
        if pending.hasInterval { closeBand() }
        pending.lower = end(first, at + 1, isOpenBelow ? .open : .closed, comparison: 0..<0)
        pending.upper = end(second, at + 3, isOpenAbove ? .open : .closed, comparison: 0..<0)
        pending.lowerFigure = at + 1
        pending.upperFigure = at + 3
        forgetKind()
        at += 5
        return
      }
    }
    var i = at + 1
    var isVerbal = true
    var hasOperator = false
    let limit = min(tokens.count, at + 64)
    scan: while i < limit {
      switch tokens[i].kind {
      case .close, .closeSquare: break scan
      case .word, .neutral, .comma, .rate, .actual, .target, .weight, .achieved, .condition, .and, .colon: break
      case .over, .times, .plus: hasOperator = true
      case .figure
      where i == at + 1 && kind(i + 1) == .close && !(figure(i)?.isPoints ?? true) && figure(i)?.unit == nil:
        // （1）
        break
      default: isVerbal = false
      }
      i += 1
    }
    if let next = kind(i + 1), next == .over || next == .times { return formula(from: at) }
    if hasOperator, isFormula(at + 1) { return formula(from: at) }
    // A remark in words alone.
    at = isVerbal && i < tokens.count ? i + 1 : at + 1
  }

  // MARK: - Bands

  mutating func emit(_ points: ScoringPoints, _ first: Int, _ last: Int) {
    emit(points, range(first, last))
  }

  mutating func emit(_ points: ScoringPoints, _ place: ByteRange) {
    let isDeduction: Bool
    switch points {
    case .deduction, .undefinedRatio, .discretion: isDeduction = true
    default: isDeduction = false
    }
    if !pending.hasCondition, pending.subject == nil, !pending.isRate, !isDeduction, waiting == nil,
      !pending.hasPer, awaitsCondition(points)
    {
      waiting = (points, place)
      return
    }
    if let waiting {
      // Points before a condition, and then others: not understood.
      leaveUnread(waiting.range)
      self.waiting = nil
    }
    append(points, place)
  }

  /// Whether points without a condition may have it after them: `8分：≥90%`, `8 points if …`.
  func awaitsCondition(_ points: ScoringPoints) -> Bool {
    switch points {
    case .constant, .full, .share: return true
    default: return false
    }
  }

  mutating func flushWaiting() {
    guard let waiting else { return }
    self.waiting = nil
    append(waiting.points, waiting.range)
  }

  mutating func append(_ points: ScoringPoints, _ place: ByteRange) {
    let condition: ScoringCondition
    if pending.hasInterval {
      condition = .interval(ScoringInterval(lower: pending.lower, upper: pending.upper))
      unify(pending.lowerFigure, pending.upperFigure)
    } else if let kind = pending.kind {
      condition = kind
    } else {
      switch points {
      case .deduction, .undefinedRatio, .discretion: condition = .otherwise
      default: condition = pending.subject != nil || pending.isRate && points != .proportional ? .words : .always
      }
    }
    if case .gain = points { result.isAdditive = true }
    if let extra = pending.extra, pending.hasInterval { leaveUnread(extra) }
    if pending.hasInterval { nameVariable() }
    if case .linear(let line) = points, line.overRate, result.variable == .none { result.variable = .completionRate }
    let from = pending.from ?? place.lowerBound
    if result.bands.count < Self.maximumBands {
      result.bands.append(
        ScoringBand(
          condition: condition,
          conditionRange: pending.from == nil ? from..<from : ByteRange(clamping: from, pending.to), points: points,
          pointsRange: place))
    } else {
      leaveUnread(place)
    }
    pending = Pending()
  }

  mutating func nameVariable() {
    if pending.isRate {
      if result.variable == .value, subject != nil { result.isAdditive = true }
      result.variable = .completionRate
    } else if let name = pending.subject {
      if result.variable == .completionRate { result.isAdditive = true }
      let own = ByteRange(clamping: name.lowerBound + base, name.upperBound + base)
      if let subject, !same(subject, own) { result.isAdditive = true }
      if subject == nil {
        subject = own
        result.subject = name
      }
    }
    if result.variable == .none { result.variable = .value }
  }

  /// Whether two names are one: 满意度 and 群众满意度.
  func same(_ a: ByteRange, _ b: ByteRange) -> Bool {
    let first = bytes[a.clamped(to: 0..<bytes.count)]
    let second = bytes[b.clamped(to: 0..<bytes.count)]
    return first.count >= second.count
      ? first.suffix(second.count).elementsEqual(second) : second.suffix(first.count).elementsEqual(first)
  }

  /// All ends have to be of one dimension; one without a unit is taken for one of the others' percentages.
  mutating func unify(_ lower: Int, _ upper: Int) {
    for index in [lower, upper] {
      guard let figure = figure(index) else { continue }
      let unit = figure.isPoints ? nil : figure.unit
      guard let unit else {
        hasPlain = true
        if figure.base <= .one, !figure.base.isZero { hasSmallPlain = true }
        continue
      }
      if let own = result.unit, !own.isCommensurable(with: unit) { leaveUnread(range(index, index)) }
      if result.unit == nil { result.unit = unit }
    }
  }

  var hasPlain = false
  /// 0.9 beside 80% would be another scale.
  var hasSmallPlain = false

  mutating func endClause(isHard: Bool) {
    if waiting != nil, pending.hasCondition || isHard {
      if pending.result != nil && pending.hasInterval { pending.result = nil }
      flushWaiting()
    }
    guard isHard else {
      // A：, B： number the bands.
      if let subject = pending.subject, subject.count <= 2, !pending.hasCondition { pending = Pending() }
      return
    }
    if let rank = pending.result, pending.hasInterval {
      append(.grade(rank), pending.resultRange ?? ByteRange(clamping: pending.from ?? 0, pending.to))
    } else if pending.hasCondition || pending.subject != nil || pending.hasPer {
      leaveUnread(ByteRange(clamping: pending.from ?? 0, pending.to))
    }
    pending = Pending()
  }

  mutating func finish() {
    // 完成比例赋分，完成率小于60%不得分…: what follows says how.
    if result.bands.count > 1, let first = result.bands.first, first.points == .proportional,
      first.condition == .always
    {
      result.bands.removeFirst()
    }
    if hasPlain, let unit = result.unit, unit.dimension != .ratio || hasSmallPlain { leaveUnread(0..<0) }
  }
}

extension ScoringLexeme {
  var isSeparator: Bool {
    switch self {
    case .comma, .semicolon, .colon, .close, .closeSquare: true
    default: false
    }
  }

  /// Of a grade, 4 the best.
  var rank: Int {
    switch self {
    case .grade4, .isGrade4: 4
    case .grade3, .isGrade3: 3
    case .grade2, .isGrade2: 2
    default: 1
    }
  }
}

extension Scoring {
  /// Moves every place.
  mutating func move(_ place: (ByteRange) -> ByteRange) {
    for index in bands.indices {
      bands[index].conditionRange = place(bands[index].conditionRange)
      bands[index].pointsRange = place(bands[index].pointsRange)
      guard case .interval(var interval) = bands[index].condition else { continue }
      interval.lower?.move(place)
      interval.upper?.move(place)
      bands[index].condition = .interval(interval)
    }
    subject = subject.map(place)
    unread = unread.map(place)
  }
}

extension ScoringEnd {
  mutating func move(_ place: (ByteRange) -> ByteRange) {
    comparison = place(comparison)
    figure = place(figure)
  }
}
