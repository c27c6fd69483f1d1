// Would a computed relation hold if one figure were another number?

public import BiaoSyntax
public import BiaoValues

/// Judges relations of a form again with one figure changed. Sums and comparisons need it not: their difference changes
/// by what the figure changes. Made once a form, because it remembers what the form's names mean.
public struct Rejudgement: Sendable {
  private let form: Form
  private let finder: TermFinder

  public init(_ form: Form) {
    self.form = form
    finder = TermFinder(form)
  }

  /// Whether the judged relation holds with `number` for the figure at `range`; nil where that cannot be told.
  public func holds(_ judgement: Judgement, with number: Decimal, at range: ByteRange) -> Bool? {
    guard form.template.relations.indices.contains(judgement.relation),
      case .check(let formula, _) = form.template.relations[judgement.relation].kind
    else { return nil }
    var evaluator = ComputationEvaluator(form: form, finder: finder, site: judgement.site)
    evaluator.replacement = (range, number)
    guard evaluator.collect(formula.left), evaluator.collect(formula.right),
      case .value(let left) = evaluator.evaluate(formula.left)
    else { return nil }
    switch evaluator.evaluate(formula.right) {
    case .blank, .blocked: return nil
    case .undefined: return false
    case .value(let right): return Interval.satisfy(left, right, formula.comparison)
    }
  }
}
