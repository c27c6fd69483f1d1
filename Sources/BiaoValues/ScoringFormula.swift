// Formulas of scoring rules: 得分=（完成率-60%）/（1-60%）*指标分值.

import BiaoSyntax

/// Reads a formula from the pieces of a scoring rule as a straight line over what was reached.
struct ScoringFormula {
  private let tokens: [ScoringToken]
  private let figures: [ScoringFigure]
  private(set) var at: Int
  private var depth = 0
  /// Brackets nested deeper than this are no formula of a form.
  private static let maximumDepth = 12

  /// Begins at the piece of that index.
  init(_ tokens: [ScoringToken], _ figures: [ScoringFigure], from index: Int) {
    self.tokens = tokens
    self.figures = figures
    at = index
  }

  /// The points, and in `at` the first piece that is no part of the formula. `unknown` for a formula in other terms;
  /// nil, with `at` where it stood, where there is no formula.
  mutating func read() -> ScoringPoints? {
    let start = at
    guard let sum = sum(), at > start else {
      at = start
      return nil
    }
    return sum.points
  }

  /// (`constant` + `slope` · x) · weight^`weight` · target^`target`
  private struct Term {
    enum Unknown { case none, rate, actual }
    var constant = Rational.zero
    var slope = Rational.zero
    var weight = 0
    var target = 0
    var unknown = Unknown.none
    /// Whether it holds what is not understood.
    var isOpaque = false

    static let opaque: Term = {
      var term = Term()
      term.isOpaque = true
      return term
    }()

    var points: ScoringPoints {
      guard !isOpaque, weight == 0 || weight == 1 else { return .unknown }
      switch unknown {
      case .none:
        guard target == 0 else { return .unknown }
        if weight == 1 { return constant == .one ? .full : .share(constant) }
        return constant.decimal.map { .constant($0) } ?? .unknown
      case .rate, .actual:
        if unknown == .actual, target == 0 {
          // 实际人数/500×10
          return .linear(
            ScoringLine(slope: slope, intercept: constant, ofWeight: weight == 1, overRate: false, isQuotient: false))
        }
        guard target == (unknown == .actual ? -1 : 0) else { return .unknown }
        return .linear(
          ScoringLine(
            slope: slope, intercept: constant, ofWeight: weight == 1, overRate: true, isQuotient: unknown == .actual))
      }
    }
  }

  private var kind: ScoringLexeme? { tokens.indices.contains(at) ? tokens[at].kind : nil }

  private mutating func sum() -> Term? {
    guard var total = product() else { return nil }
    while kind == .plus || kind == .dash {
      let isMinus = kind == .dash
      at += 1
      guard let next = product() else { return .opaque }
      total = add(total, next, isMinus)
    }
    return total
  }

  private mutating func product() -> Term? {
    guard var total = factor() else { return nil }
    while kind == .times || kind == .over {
      let isDivision = kind == .over
      at += 1
      guard let next = factor() else { return .opaque }
      total = isDivision ? divide(total, next) : multiply(total, next)
    }
    return total
  }

  private mutating func factor() -> Term? {
    guard let kind, depth < Self.maximumDepth else { return nil }
    var term = Term()
    switch kind {
    case .open, .openSquare:
      at += 1
      depth += 1
      let inner = sum()
      depth -= 1
      guard self.kind == .close || self.kind == .closeSquare else { return .opaque }
      at += 1
      return inner ?? .opaque
    case .figure:
      let index = Int(tokens[at].figure)
      at += 1
      guard figures.indices.contains(index) else { return .opaque }
      let figure = figures[index]
      let number = Rational(figure.number)
      guard figure.isPercent else {
        // A quantity with a unit of its own (300万元) is no plain number.
        guard figure.unit == nil else { return .opaque }
        term.constant = number
        return term
      }
      guard let share = number.divided(by: Rational(100)) else { return .opaque }
      term.constant = share
    case .rate:
      at += 1
      term.slope = .one
      term.unknown = .rate
    case .actual:
      at += 1
      term.slope = .one
      term.unknown = .actual
    case .target:
      at += 1
      term.constant = .one
      term.target = 1
    case .weight, .full:
      at += 1
      term.constant = .one
      term.weight = 1
    case .word, .scoreName, .achieved, .grade2, .neutral:
      // 年度内实际完成值: what is said of it changes nothing.
      let isPrefix = kind == .word
      at += 1
      if isPrefix, self.kind == .actual || self.kind == .target { return factor() }
      while let next = self.kind, next == .word || next == .neutral || next == .rate { at += 1 }
      return .opaque
    default: return nil
    }
    return term
  }

  private func add(_ a: Term, _ b: Term, _ isMinus: Bool) -> Term {
    guard !a.isOpaque, !b.isOpaque, a.weight == b.weight, a.target == b.target,
      a.unknown == b.unknown || a.unknown == .none || b.unknown == .none,
      let constant = isMinus ? a.constant.subtracting(b.constant) : a.constant.adding(b.constant),
      let slope = isMinus ? a.slope.subtracting(b.slope) : a.slope.adding(b.slope)
    else { return .opaque }
    var sum = a
    sum.constant = constant
    sum.slope = slope
    sum.unknown = a.unknown == .none ? b.unknown : a.unknown
    return sum
  }

  private func multiply(_ a: Term, _ b: Term) -> Term {
    guard !a.isOpaque, !b.isOpaque, a.unknown == .none || b.unknown == .none else { return .opaque }
    let (line, factor) = a.unknown == .none ? (b, a) : (a, b)
    guard let constant = line.constant.multiplied(by: factor.constant),
      let slope = line.slope.multiplied(by: factor.constant)
    else { return .opaque }
    return Term(
      constant: constant, slope: slope, weight: min(a.weight + b.weight, 9), target: min(a.target + b.target, 9),
      unknown: line.unknown)
  }

  private func divide(_ a: Term, _ b: Term) -> Term {
    guard !a.isOpaque, !b.isOpaque, b.unknown == .none, let constant = a.constant.divided(by: b.constant),
      let slope = a.slope.divided(by: b.constant)
    else { return .opaque }
    return Term(
      constant: constant, slope: slope, weight: max(a.weight - b.weight, -9), target: max(a.target - b.target, -9),
      unknown: a.unknown)
  }
}
