// Expressions that multiply or divide, evaluated on intervals.

import BiaoSyntax
import BiaoValues

/// Evaluates expressions that multiply or divide.
struct ComputationEvaluator {
  enum Outcome {
    case value(Interval)
    case blank
    case blocked
    case undefined
  }

  let form: Form
  let finder: TermFinder
  let site: RelationSite
  /// A figure taken as another number than is written.
  var replacement: (range: ByteRange, number: Decimal)?
  private(set) var figures = FigureSet()
  private(set) var terms: [FoundTerm] = []

  init(form: Form, finder: TermFinder, site: RelationSite) {
    self.form = form
    self.finder = finder
    self.site = site
  }

  /// Notes the terms of an expression; false if one of them is blocked.
  mutating func collect(_ expression: Expression) -> Bool {
    for term in found(expression) {
      if case .blocked = term.content { return false }
      if let use = use(term) { figures.add(use) }
      terms.append(term)
    }
    return true
  }

  func count(_ expression: Expression) -> Int { found(expression).count }

  private func found(_ expression: Expression) -> [FoundTerm] {
    switch expression {
    case .constant: []
    case .reference(let reference): finder.term(reference, at: site).map { [$0] } ?? []
    case .negated(let inner): found(inner)
    case .sum(let operand): finder.terms(operand)
    case .binary(_, let left, let right): found(left) + found(right)
    }
  }

  private func use(_ term: FoundTerm) -> FigureUse? {
    var use: FigureUse
    switch term.content {
    case .figure(let index): use = form.figures[index]
    case .value(let value): use = value
    case .blank, .blocked: return nil
    }
    if let replacement, replacement.range == term.range { use.figure.number = replacement.number }
    return use
  }

  private func interval(_ term: FoundTerm) -> Outcome {
    guard let use = use(term) else { return .blank }
    guard let value = figures.value(use, isSum: false), let interval = Interval(value) else { return .blocked }
    return .value(interval)
  }

  func evaluate(_ expression: Expression) -> Outcome {
    switch expression {
    case .constant(let value, _):
      guard let interval = Interval(TermValue(value: value, half: .zero)) else { return .blocked }
      return .value(interval)
    case .reference(let reference): return finder.term(reference, at: site).map { interval($0) } ?? .blank
    case .negated(let inner):
      guard case .value(let value) = evaluate(inner) else { return evaluate(inner) }
      return .value(value.negated())
    case .sum(let operand):
      return finder.terms(operand).reduce(.blank) { sum($0, interval($1)) }
    case .binary(.add, let left, let right): return sum(evaluate(left), evaluate(right))
    case .binary(.subtract, let left, let right):
      var right = evaluate(right)
      if case .value(let value) = right { right = .value(value.negated()) }
      return sum(evaluate(left), right)
    case .binary(.multiply, let left, let right):
      return both(evaluate(left), evaluate(right)) { a, b in a.multiplied(by: b).map { .value($0) } ?? .blocked }
    case .binary(.divide, let left, let right):
      return both(evaluate(left), evaluate(right)) { a, b in
        if b.nominal.isZero { return .undefined }
        return a.divided(by: b).map { .value($0) } ?? .blocked
      }
    }
  }

  /// A blank term contributes nothing to a sum.
  private func sum(_ left: Outcome, _ right: Outcome) -> Outcome {
    switch (left, right) {
    case (.blocked, _), (_, .blocked): .blocked
    case (.undefined, _), (_, .undefined): .undefined
    case (.blank, let other), (let other, .blank): other
    case (.value(let a), .value(let b)): a.adding(b).map { .value($0) } ?? .blocked
    }
  }

  private func both(_ left: Outcome, _ right: Outcome, _ combine: (Interval, Interval) -> Outcome) -> Outcome {
    switch (left, right) {
    case (.blocked, _), (_, .blocked): .blocked
    case (.undefined, _), (_, .undefined): .undefined
    case (.blank, _), (_, .blank): .blank
    case (.value(let a), .value(let b)): combine(a, b)
    }
  }
}
