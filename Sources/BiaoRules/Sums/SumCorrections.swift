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
  /// Of the relations that one correction repairs, the one that says so: that of which the wrong figure is the left-hand
  /// side, else the first. As an index of judgements, by the place of the correction.
  private var speakers: [ByteRange: Int] = [:]
  /// What fails of one figure on the left, as indices of judgements; and of one relation in all rows together.
  private var failures: [ByteRange: [Int]] = [:]
  private var failedRows: [Int: FailedRows] = [:]
  /// The names of the rows that the template calls totals, by the fields of their tables.
  private let totals: [Int: Set<NameKey>]

  private struct FailedRows {
    var count = 0
    /// All differences together, in `unit`; nil where they cannot be added.
    var difference: Decimal? = .zero
    var unit: BiaoValues.Unit?
  }

  init(_ index: RelationIndex, _ template: Template) {
    self.index = index
    totals = template.relations.reduce(into: [:]) { totals, relation in
      if case .total(let table, let row) = relation.kind { totals[table, default: []].insert(row) }
    }
    for (place, judgement) in index.judgements.enumerated() where judgement.verdict == .fails {
      if let range = judgement.left.first?.range { failures[range, default: []].append(place) }
      var rows = failedRows[judgement.relation] ?? FailedRows(unit: judgement.unit)
      rows.count += 1
      rows.difference = rows.unit == judgement.unit ? rows.difference?.adding(judgement.difference) : nil
      failedRows[judgement.relation] = rows
    }
    var disputed: Set<ByteRange> = []
    for (source, judgement) in index.judgements.enumerated() where judgement.verdict == .fails {
      guard let best = SumTrace(judgement, in: index).best else { continue }
      let range = best.term.range
      if let speaker = speakers[range] {
        let isOwn = index.judgements[speaker].left.first?.range == range
        if !isOwn, judgement.left.first?.range == range { speakers[range] = source }
      } else {
        speakers[range] = source
      }
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
    var places: Set<ByteRange> = []
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
        if places.insert(term.range).inserted {
          found.append(
            SumTrace.Candidate(
              term: term, slip: candidate.slip, written: candidate.written, number: candidate.number,
              effect: candidate.effect, isPrinted: candidate.isPrinted))
        }
      }
    }
    return (found, rest)
  }

  /// Whether another relation says all that is to be said: it proposes the same correction, which repairs this one too, or
  /// the same value of the figure on the left.
  func isToldElsewhere(_ judgement: Judgement, best: SumTrace.Candidate?, _ dependence: Dependence?) -> Bool {
    if let range = judgement.left.first?.range, let others = failures[range], others.count > 1,
      others.count <= RelationIndex.maximumJudged,
      let speaker = others.first(where: { self.dependence(of: index.judgements[$0])?.left != nil })
    {
      return !isSame(index.judgements[speaker], judgement)
    }
    guard dependence == nil, let best, best.effect.gain > 1, let known = corrections[best.term.range],
      known.candidate.number == best.number, let speaker = speakers[best.term.range]
    else { return false }
    let other = index.judgements[speaker]
    // It has to propose the same.
    return !isSame(other, judgement) && SumTrace(other, in: index).best?.number == best.number
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
    let others = failures[term.range] ?? []
    guard others.count <= RelationIndex.maximumJudged else { return nil }
    for other in others.map({ index.judgements[$0] }) {
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
      case .check(_, .rows(let field)) = relations[judgement.relation].kind, let totals = totals[field],
      let row = form.table(of: field)?.row(atLine: judgement.line), totals.contains(row.key),
      // In each row the relation is judged once.
      let failed = failedRows[judgement.relation], failed.count > 1,
      let others = failed.difference?.subtracting(judgement.difference),
      let rest = judgement.difference.subtracting(others)
    else { return false }
    return rest.magnitude <= judgement.tolerance
      && (judgement.left + judgement.right).allSatisfy { $0.written == nil || index.failures(at: $0.range) == 1 }
  }
}
