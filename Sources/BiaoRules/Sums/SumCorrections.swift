// Which failed sums are a consequence of a wrong figure that another relation tells.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The cells of a form that are clearly the wrong ones, found once for all its failed relations, so that a sum in which such
/// a cell takes part is judged as it will be after the correction, and no two findings give advice that contradicts.
struct SumCorrections {
  private struct Correction {
    var candidate: SumTrace.Candidate
    /// Index of the judgement that told it.
    var source: Int
  }

  /// What the corrections of other relations make of one that fails.
  struct Dependence {
    /// The cells to be corrected first, in the order of the formula.
    var corrections: [SumTrace.Candidate]
    /// Whether the relation then holds.
    var settles: Bool
    /// What the figure on the left should then be, if all relations that fail there agree.
    var left: Decimal?
  }

  private let index: RelationIndex
  private var corrections: [ByteRange: Correction] = [:]

  init(_ index: RelationIndex) {
    self.index = index
    var disputed: Set<ByteRange> = []
    for (source, judgement) in index.judgements.enumerated() where judgement.verdict == .fails {
      guard let best = SumTrace(judgement, in: index).best else { continue }
      let range = best.term.range
      if let known = corrections[range] {
        let gain = known.candidate.effect.gain
        if gain == best.effect.gain, known.candidate.number != best.number { disputed.insert(range) }
        guard best.effect.gain > gain else { continue }
      }
      corrections[range] = Correction(candidate: best, source: source)
    }
    for range in disputed { corrections[range] = nil }
  }

  /// Nil where no other relation tells a wrong figure of this one.
  func dependence(of judgement: Judgement) -> Dependence? {
    guard !corrections.isEmpty, judgement.kind != .computation, judgement.comparison == .equal,
      let (found, rest) = corrected(judgement), !found.isEmpty
    else { return nil }
    let settles = rest.magnitude <= judgement.tolerance
    return Dependence(corrections: found, settles: settles, left: settles ? nil : left(of: judgement))
  }

  /// The corrections that others tell, and the difference that remains after them.
  private func corrected(_ judgement: Judgement) -> (found: [SumTrace.Candidate], rest: Decimal)? {
    var found: [SumTrace.Candidate] = []
    var rest = judgement.difference
    for (terms, isRight) in [(judgement.left, false), (judgement.right, true)] {
      for term in terms {
        guard let correction = corrections[term.range] else { continue }
        // The figure on the left is not corrected by itself, nor what this relation told.
        if !isRight || isSame(index.judgements[correction.source], judgement) { return nil }
        let candidate = correction.candidate
        let unit = term.written.flatMap { $0.figure.effectiveUnit(in: $0.inherited) } ?? judgement.unit
        guard let power = RelationIndex.power(from: unit, to: judgement.unit),
          let change = candidate.number.subtracting(candidate.written ?? .zero)?.scaled(byPowerOfTen: power),
          let next = term.isSubtracted ? rest.adding(change) : rest.subtracting(change)
        else { return nil }
        rest = next
        // Named as it is named here: by its column in a row, by its row in a column.
        if !found.contains(where: { $0.term.range == term.range }) {
          found.append(
            SumTrace.Candidate(
              term: term, slip: candidate.slip, written: candidate.written, number: candidate.number,
              effect: candidate.effect, isPrinted: candidate.isPrinted))
        }
      }
    }
    return (found, rest)
  }

  private func isSame(_ a: Judgement, _ b: Judgement) -> Bool {
    a.relation == b.relation && a.place == b.place && a.right.first?.range == b.right.first?.range
  }

  /// What all failed relations of the left-hand figure make of it, after the corrections: the most exact one's value.
  private func left(of judgement: Judgement) -> Decimal? {
    guard judgement.left.count == 1, let term = judgement.left.first, let use = term.written, use.figure.divisor == 1,
      use.figure.effectiveUnit(in: use.inherited) == judgement.unit
    else { return nil }
    var values: [(value: Decimal, tolerance: Decimal)] = []
    for other in index.judgements where other.verdict == .fails && other.left.first?.range == term.range {
      guard other.kind != .computation, other.left.count == 1, let (_, rest) = corrected(other),
        let value = use.figure.number.subtracting(rest)
      else { return nil }
      values.append((value, other.tolerance))
    }
    guard values.count == index.failures(at: term.range),
      let best = values.min(by: { $0.tolerance < $1.tolerance }),
      values.allSatisfy({ other in
        other.value.subtracting(best.value).map { $0.magnitude <= other.tolerance } ?? false
      })
    else { return nil }
    return best.value.rescaled(to: max(best.value.normalized.scale, use.figure.number.scale)) ?? best.value
  }

  /// Whether a row of totals fails only because rows above it do: its difference is the sum of theirs, and its columns add
  /// up. What is said of those rows is enough.
  func isConsequence(_ judgement: Judgement, in form: Form) -> Bool {
    let relations = form.template.relations
    guard relations.indices.contains(judgement.relation),
      case .check(_, .rows(let field)) = relations[judgement.relation].kind,
      let table = form.tables.first(where: { $0.field == field }),
      let row = table.rows.first(where: { $0.line == judgement.line }),
      relations.contains(where: {
        guard case .total(field, let key) = $0.kind else { return false }
        return key == row.key
      })
    else { return false }
    var rest = judgement.difference
    var isAny = false
    for other in index.judgements
    where other.relation == judgement.relation && other.verdict == .fails && other.line != judgement.line {
      guard other.unit == judgement.unit, let next = rest.subtracting(other.difference) else { return false }
      rest = next
      isAny = true
    }
    return isAny && rest.magnitude <= judgement.tolerance
      && (judgement.left + judgement.right).allSatisfy { $0.written == nil || index.failures(at: $0.range) == 1 }
  }
}
