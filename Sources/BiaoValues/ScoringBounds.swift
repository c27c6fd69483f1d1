// Reading a scoring rule: the numbers between which a band lies.

import BiaoSyntax

extension ScoringReader {
  mutating func comparison() {
    let sign = at
    guard let figure = figure(at + 1) else {
      // 评价得分=…: a formula after the name of the points.
      if tokens[at].kind == .equal, !pending.hasInterval { return formula(from: at + 1, orElse: sign) }
      leaveUnread(range(at, at))
      at += 1
      return
    }
    at += 2
    var inclusion: ScoringEnd.Inclusion = tokens[sign].kind == .greater || tokens[sign].kind == .less ? .open : .closed
    while kind(at) == .include || kind(at) == .exclude {
      inclusion = kind(at) == .include ? .closed : .open
      at += 1
    }
    // 大于90%以上 says it twice.
    if let after = kind(at), after == .above || after == .below || after == .within { at += 1 }
    note(sign, at - 1)
    if pending.hasPer {
      pending.step = pending.step ?? figure.base
      return
    }
    let end = end(figure, sign + 1, inclusion, comparison: range(sign, sign))
    switch tokens[sign].kind {
    case .atMost, .less: addUpper(end, sign + 1)
    case .equal: addPoint(end, sign + 1)
    default:
      if pending.kind == .achieved { pending.kind = nil }
      addLower(end, sign + 1)
    }
  }

  func end(
    _ figure: ScoringFigure, _ index: Int, _ inclusion: ScoringEnd.Inclusion, comparison: ByteRange
  ) -> ScoringEnd {
    ScoringEnd(
      value: figure.base, inclusion: inclusion, step: figure.step, isCoarse: figure.isCoarse, comparison: comparison,
      figure: range(index, index))
  }

  mutating func addLower(_ end: ScoringEnd, _ index: Int) {
    if pending.lower != nil || pending.result != nil { closeBand() }
    pending.lower = end
    pending.lowerFigure = index
    forgetKind()
  }

  mutating func addUpper(_ end: ScoringEnd, _ index: Int) {
    if pending.upper != nil || pending.result != nil { closeBand() }
    pending.upper = end
    pending.upperFigure = index
    forgetKind()
  }

  mutating func addPoint(_ end: ScoringEnd, _ index: Int) {
    if pending.hasInterval { closeBand() }
    pending.lower = end
    pending.upper = end
    pending.lowerFigure = index
    pending.upperFigure = index
    forgetKind()
  }

  /// Beside numbers the words 完成 and 其他 say nothing of their own. A grade names the band.
  mutating func forgetKind() {
    if case .grade(let rank)? = pending.kind { pending.result = pending.result ?? rank }
    pending.kind = nil
  }

  /// A second bound of the same side begins another band: the one before has its grade, or nothing.
  mutating func closeBand() {
    let place = pending
    if let waiting {
      self.waiting = nil
      emit(waiting.points, waiting.range)
    } else if let rank = place.result {
      emit(.grade(rank), place.resultRange ?? ByteRange(clamping: place.from ?? 0, place.to))
    } else {
      leaveUnread(ByteRange(clamping: place.from ?? 0, place.to))
    }
    pending = Pending()
    pending.from = place.to
    pending.to = place.to
  }

  /// 以上 without a number before it.
  mutating func strayBound() {
    pending.subject = pending.subject ?? range(at, at)
    note(at, at)
  }

  /// 80%以上至90%: the other end. Elsewhere a dash says nothing.
  mutating func dash() {
    if pending.lower != nil, pending.upper == nil, let figure = figure(at + 1), !figure.isPoints || waiting == nil {
      let index = at + 1
      at += 2
      var inclusion = ScoringEnd.Inclusion.unsaid
      takeAnnotation(&inclusion)
      if let after = kind(at), after == .below || after == .orBelow || after == .within { at += 1 }
      takeAnnotation(&inclusion)
      note(index, at - 1)
      addUpper(end(figure, index, inclusion, comparison: 0..<0), index)
      return
    }
    at += 1
  }

  mutating func takeAnnotation(_ inclusion: inout ScoringEnd.Inclusion) {
    while kind(at) == .include || kind(at) == .exclude {
      inclusion = kind(at) == .include ? .closed : .open
      at += 1
    }
  }

  /// A number without a comparison before it.
  mutating func bareFigure() {
    guard let figure = figure(at) else {
      at += 1
      return
    }
    let index = at
    if isFormula(at) { return formula(from: at) }
    if pending.hasPer {
      pending.step = pending.step ?? figure.base
      note(at, at)
      at += 1
      return
    }
    var next = at + 1
    var inclusion = ScoringEnd.Inclusion.unsaid
    while kind(next) == .include || kind(next) == .exclude {
      inclusion = kind(next) == .include ? .closed : .open
      next += 1
    }
    switch kind(next) {
    case .above, .orAbove, .beyond:
      let isOr = kind(next) == .orAbove
      at = next + 1
      if isOr { inclusion = .closed }
      takeAnnotation(&inclusion)
      note(index, at - 1)
      addLower(end(figure, index, inclusion, comparison: range(next, next)), index)
    case .below, .orBelow, .within:
      let isOr = kind(next) == .orBelow
      at = next + 1
      if isOr { inclusion = .closed }
      takeAnnotation(&inclusion)
      note(index, at - 1)
      addUpper(end(figure, index, inclusion, comparison: range(next, next)), index)
    case .dash where self.figure(next + 1) != nil: span(figure, index, inclusion, to: next + 1)
    case .dash where kind(next + 1) == .less && self.figure(next + 2) != nil && !figure.isPoints:
      // 75% to below 85%: the sign behind says what the other end is.
      at = next + 1
      note(index, next)
      addLower(end(figure, index, inclusion == .unsaid ? .closed : inclusion, comparison: 0..<0), index)
    case .atLeast, .atMost, .greater, .less:
      // 9 points from 80%: the comparison belongs to the number behind it.
      if figure.isPoints, let other = self.figure(next + 1), !other.isPoints, other.unit != nil {
        plainFigure(figure, index, inclusion, next: next)
      } else {
        mirrored(figure, index, sign: next)
      }
    default: plainFigure(figure, index, inclusion, next: next)
    }
  }

  /// 80%—90%
  mutating func span(
    _ first: ScoringFigure, _ index: Int, _ inclusion: ScoringEnd.Inclusion, to other: Int
  ) {
    guard let second = figure(other) else {
      at += 1
      return
    }
    at = other + 1
    if second.isPoints, !first.isPercent, pending.hasInterval, pending.result == nil, waiting == nil {
      emit(.spread(min(first.number, second.number), max(first.number, second.number)), index, other)
      return
    }
    var lower = end(first, index, inclusion, comparison: 0..<0)
    var upper = end(second, other, .unsaid, comparison: 0..<0)
    if first.unit == nil, let unit = second.unit, let factor = Decimal(significand: 1, scale: 0) {
      // 80-90%, 3-5万元: the first takes the second's unit.
      var figure = Figure(number: first.number, range: 0..<0)
      figure.unit = unit
      lower.value = figure.base(in: nil) ?? first.base
      figure.number = factor
      lower.step = figure.base(in: nil) ?? first.step
    }
    while kind(at) == .include || kind(at) == .exclude {
      let says: ScoringEnd.Inclusion = kind(at) == .include ? .closed : .open
      // （含80%） after both speaks of the end that it names.
      if names(tokens[at], tokens[index]) && !names(tokens[at], tokens[other]) {
        lower.inclusion = says
      } else {
        upper.inclusion = says
      }
      at += 1
    }
    if let after = kind(at), after == .below || after == .above || after == .within { at += 1 }
    note(index, at - 1)
    if upper.value < lower.value { swap(&lower, &upper) }
    if pending.hasInterval || pending.result != nil { closeBand() }
    pending.lower = lower
    pending.upper = upper
    pending.lowerFigure = second.unit == nil ? index : other
    pending.upperFigure = other
    forgetKind()
  }

  /// Whether an annotation holds the digits of a figure.
  func names(_ annotation: ScoringToken, _ figure: ScoringToken) -> Bool {
    let inside = bytes[annotation.lower..<annotation.upper].filter { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }
    guard !inside.isEmpty else { return false }
    return bytes[figure.lower..<figure.upper].filter { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E } == inside
  }

  /// 80%≤完成率<90%
  mutating func mirrored(_ figure: ScoringFigure, _ index: Int, sign: Int) {
    let kind = tokens[sign].kind
    let end = end(
      figure, index, kind == .greater || kind == .less ? .open : .closed, comparison: range(sign, sign))
    at = sign + 1
    note(index, sign)
    if kind == .atMost || kind == .less { addLower(end, index) } else { addUpper(end, index) }
    pending.awaitsName = true
  }

  /// A number alone: points, or the one value of a band.
  mutating func plainFigure(
    _ figure: ScoringFigure, _ index: Int, _ inclusion: ScoringEnd.Inclusion, next: Int
  ) {
    at = next
    if figure.isPercent, kind(next) == .weight {
      at += 1
      return emit(share(figure), index, next)
    }
    let isLast = kind(next).map { $0.isSeparator || $0 == .otherwise } ?? true
    if figure.isPoints || figure.unit == nil && isLast && (pending.hasCondition || kind(next) == .otherwise) {
      return emit(.constant(figure.number), index, index)
    }
    // 少1座扣1分: a step without 每.
    if kind(skippingNeutral(next)) == .deduct, !pending.hasInterval {
      pending.hasPer = true
      pending.step = figure.base
      return note(index, index)
    }
    // 1. 2、 （1）
    if figure.unit == nil, figure.number.isInteger, !pending.hasCondition, pending.subject == nil, isNumbering(index) {
      return
    }
    note(index, max(index, next - 1))
    let isMissed = pending.kind == .missed
    let isReached = pending.kind == .achieved
    if isReached || isMissed {
      pending.kind = nil
      let end = end(figure, index, isMissed ? .open : .closed, comparison: 0..<0)
      if isMissed { addUpper(end, index) } else { addLower(end, index) }
      return
    }
    // Of dates and other numbers within words nothing is made.
    guard givesPoints(after: next) else {
      pending.subject = pending.subject ?? range(index, index)
      pending.extra = pending.extra ?? range(index, index)
      return
    }
    addPoint(end(figure, index, .closed, comparison: 0..<0), index)
  }

  func skippingNeutral(_ index: Int) -> Int {
    var i = index
    while kind(i) == .neutral { i += 1 }
    return i
  }

  func isNumbering(_ index: Int) -> Bool {
    switch kind(index + 1) {
    case .semicolon, .comma, .close: return kind(index - 1).map { $0.isSeparator || $0 == .open } ?? true
    default: return false
    }
  }

  /// Whether points follow, a comma aside.
  func givesPoints(after index: Int) -> Bool {
    var i = index
    while let next = kind(i), next == .comma || next == .colon || next == .neutral || next == .open { i += 1 }
    switch kind(i) {
    case .get, .full, .nothing, .half, .scoreName, .proportional, .undefinedRatio, .discretion, .deduct,
      .definedDeduction:
      return true
    case .figure: return figure(i)?.isPoints ?? false
    case nil, .semicolon: return waiting != nil
    default: return false
    }
  }
}
