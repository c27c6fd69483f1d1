// Reading a scoring rule: what a band gives.

import BiaoSyntax

extension ScoringReader {
  func share(_ figure: ScoringFigure) -> ScoringPoints {
    guard let share = Rational(figure.number).divided(by: Rational(100)) else { return .unknown }
    return share == .one ? .full : .share(share)
  }

  /// 得8分, 得分值的80%, 得6—8分
  mutating func get() {
    let verb = at
    at += 1
    if kind(at) == .weight || kind(at) == .full {
      at += 1
      if emitShare(verb) { return }
      return emit(.full, verb, at - 1)
    }
    guard let figure = figure(at) else { return }
    // 考核得90分以上的
    switch kind(at + 1) {
    case .above, .below, .orAbove, .orBelow, .include, .exclude: return
    case .dash:
      if let other = self.figure(at + 2) {
        // 得90—100分的 with points after it is a condition.
        if !pending.hasCondition, givesPoints(after: at + 3) { return }
        at += 3
        return emit(
          .spread(min(figure.number, other.number), max(figure.number, other.number)), at - 3, at - 1)
      }
    default: break
    }
    if figure.isPercent {
      let index = at
      at += 1
      if kind(at) == .weight { at += 1 }
      return emit(share(figure), index, at - 1)
    }
    guard figure.unit == nil else {
      pending.subject = pending.subject ?? range(verb, verb)
      return
    }
    at += 1
    emit(pending.hasPer ? .gain(figure.number) : .constant(figure.number), at - 1, at - 1)
    if kind(at) == .weight { at += 1 }
  }

  /// 得分值的80%: the share that follows the words for the weight.
  mutating func emitShare(_ from: Int) -> Bool {
    let place = skippingNeutral(at)
    guard let figure = figure(place), figure.isPercent else { return false }
    at = place + 1
    if kind(at) == .dash, self.figure(at + 1) != nil {
      at += 2
      emit(.unknown, from, at - 1)
    } else {
      emit(share(figure), from, at - 1)
    }
    return true
  }

  mutating func full() {
    let index = at
    at += 1
    if emitShare(index) { return }
    if let figure = figure(at) {
      if figure.isPoints {
        at += 1
        if pending.hasCondition || pending.subject != nil { return emit(.constant(figure.number), at - 1, at - 1) }
        result.cap = figure.number
        return
      }
    }
    emit(.full, index, index)
  }

  /// 得分: the points by name, in a formula or as what one gets.
  mutating func scoreName() {
    let index = at
    switch kind(at + 1) {
    case .equal: formula(from: at + 2, orElse: at)
    case .colon where kind(at + 2) == .equal: formula(from: at + 3, orElse: at)
    case .figure, .atLeast, .atMost, .greater, .less, .reach:
      if let figure = figure(at + 1), figure.isPoints, pending.hasCondition, kind(at + 2)?.isSeparator ?? true {
        at += 2
        return emit(.constant(figure.number), at - 1, at - 1)
      }
      // The score is what the bands are of.
      pending.subject = pending.subject ?? range(at, at)
      note(at, at)
      at += 1
    case .comma, .semicolon, .close, nil:
      if pending.hasCondition || pending.subject != nil { emit(.full, index, index) }
      at += 1
    default: at += 1
    }
  }

  /// 扣2分, deduct 1 point for each day
  mutating func deduct() {
    let verb = at
    at += 1
    while kind(at) == .neutral { at += 1 }
    guard let figure = figure(at) else { return emit(.unknown, verb, verb) }
    let points = at
    let isShare = figure.isPercent || figure.unit != nil
    at += 1
    if kind(at) == .per {
      pending.hasPer = true
      at += 1
      while let next = kind(at), !next.isSeparator {
        if let step = self.figure(at) { pending.step = pending.step ?? step.base }
        at += 1
      }
    }
    emit(isShare ? .unknown : .deduction(figure.number, step: pending.step), points, points)
  }

  /// 扣完为止, 最高不超过10分
  mutating func cap() {
    result.isCapped = true
    if case .constant(let points)? = waiting?.points {
      // 10分封顶
      result.cap = points
      waiting = nil
    }
    let isCap = tokens[at].kind == .cap
    at += 1
    while let next = kind(at), next == .neutral || next == .weight || next == .full || next == .deduct || next == .get {
      at += 1
    }
    if let figure = figure(at), figure.isPoints || figure.unit == nil {
      at += 1
      if isCap, figure.isPoints, pending.hasInterval { return emit(.constant(figure.number), at - 1, at - 1) }
      if isCap { result.cap = figure.number }
    }
    // What was said before it (得分, 该项, 完成率超过100%的) is no band.
    pending = Pending()
  }

  /// Whether a formula begins at a piece: an operator follows it.
  func isFormula(_ index: Int) -> Bool {
    guard !pending.hasPer else { return false }
    switch kind(index + 1) {
    case .times, .over, .plus: return true
    default: return false
    }
  }

  mutating func formula(from index: Int, orElse fallback: Int? = nil) {
    var formula = ScoringFormula(tokens, figures, from: index)
    guard let points = formula.read(), formula.at > index else {
      leaveUnread(range(fallback ?? index, fallback ?? index))
      at = max(at, fallback ?? index) + 1
      return
    }
    at = formula.at
    // The words before the sign name the points.
    if !pending.hasCondition { pending.subject = nil }
    emit(points, index, at - 1)
  }
}
