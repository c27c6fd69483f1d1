// Expressions that only add and subtract, as lists of terms.

import BiaoSyntax
import BiaoValues

/// One side of a relation as terms that are added and subtracted.
struct LinearSide {
  var terms: [(term: FoundTerm, isSubtracted: Bool)] = []
  var constant: Decimal?
  var hasArithmetic = false

  /// Adds an expression; false if it multiplies or divides, or names what the place does not have.
  mutating func add(_ expression: Expression, isSubtracted: Bool, finder: TermFinder, site: RelationSite) -> Bool {
    switch expression {
    case .constant(let value, _):
      let sum = isSubtracted ? (constant ?? .zero).subtracting(value) : (constant ?? .zero).adding(value)
      guard let sum else { return false }
      constant = sum
      return true
    case .reference(let reference):
      if let term = finder.term(reference, at: site) { terms.append((term, isSubtracted)) }
      return true
    case .negated(let inner):
      hasArithmetic = true
      return add(inner, isSubtracted: !isSubtracted, finder: finder, site: site)
    case .sum(let operand):
      hasArithmetic = true
      terms.append(contentsOf: finder.terms(operand).map { ($0, isSubtracted) })
      return true
    case .binary(let operation, let left, let right):
      hasArithmetic = true
      guard operation == .add || operation == .subtract else { return false }
      return add(left, isSubtracted: isSubtracted, finder: finder, site: site)
        && add(right, isSubtracted: operation == .subtract ? !isSubtracted : isSubtracted, finder: finder, site: site)
    }
  }
}
