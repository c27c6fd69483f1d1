// Where a sum that does not add up went wrong: the cells whose single change would repair it, the likeliest first.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The cells of a failed sum or comparison that may be the wrong one.
///
/// For each figure in turn, the others taken as right, the values that would make both sides meet within rounding are
/// known. Two kinds of evidence tell which figure it is. The stronger one is the form itself: a cell stands in a row and in
/// a column, a part is the total of its own parts, and a change that repairs two relations is more than one that repairs
/// the first and breaks the second. The other is the pen: what was written is a common slip away from what was meant.
/// A sum alone, with a difference such as 3.00, cannot tell which of ten figures has the wrong digit; then there are many
/// candidates of the same rank, and the message names none of them.
struct SumTrace {
  struct Candidate {
    let term: Judgement.Term
    let slip: Slip
    /// What stands there, as it is written; nil where it is blank.
    let written: Decimal?
    /// What should stand there, in the notation of what is written.
    let number: Decimal
    let effect: RelationIndex.Effect
    /// Whether `number` stands elsewhere in the form.
    let isPrinted: Bool
  }

  /// The likeliest first; those of one rank in the order of the formula.
  let candidates: [Candidate]

  /// The first candidate, if it is clearly the best.
  var best: Candidate? {
    guard let first = candidates.first, first.effect.gain > 0, first.effect.broken == 0 else { return nil }
    if candidates.count > 1, !SumTrace.isBetter(first, candidates[1]) { return nil }
    // One digit of two is no explanation: half of all figures are.
    if first.effect.gain < 2, !first.isPrinted, first.slip.weakness >= Slip.wrongDigit.weakness,
      let written = first.written,
      written.significand.magnitude < 100
    {
      return nil
    }
    return first
  }

  /// Nothing for what is no sum and no equation of two figures.
  init(_ judgement: Judgement, in relations: @autoclosure () -> RelationIndex) {
    guard judgement.kind != .computation, judgement.comparison == .equal, judgement.verdict == .fails else {
      candidates = []
      return
    }
    let index = relations()
    var candidates: [Candidate] = []
    var others: [Candidate] = []
    let notation = SumNotation(judgement)
    let isDifference = judgement.right.contains(where: \.isSubtracted)
    let cells = judgement.left.map { ($0, false) } + judgement.right.map { ($0, true) }
    for (term, isRight) in cells {
      guard let repair = Repair(term, isRight: isRight, of: judgement, notation) else { continue }
      let mayBeNegative = repair.written.isNegative || !isRight && isDifference
      // A difference may be negative, an addend rarely is.
      func candidate(_ slip: Slip, _ number: Decimal) -> Candidate? {
        if number.isNegative, !mayBeNegative { return nil }
        if let use = term.written, use.isExact, !number.isInteger { return nil }
        let effect = index.effect(at: term.range, from: repair.written, to: number, unit: repair.unit)
        let written = term.written == nil ? nil : repair.written
        return Candidate(
          term: term, slip: slip, written: written, number: number, effect: effect, isPrinted: index.isPrinted(number))
      }
      guard term.written != nil else {
        if !repair.exact.isZero, let blank = candidate(.blank, repair.exact) { candidates.append(blank) }
        continue
      }
      let exact = candidate(.other, repair.exact)
      let slip = Slip.find(
        meant: repair.exact, tolerance: repair.tolerance, written: repair.written, places: repair.places
      ).flatMap { candidate($0.slip, $0.value) }
      // Of the values that rounding allows, one of them may suit the other relations better than the slip of the pen.
      if let slip, slip.effect.gain >= exact?.effect.gain ?? 0 {
        candidates.append(slip)
      } else if let exact {
        others.append(exact)
      }
    }
    // Any figure can be made to fit one sum. That it then fits a second one, and no other figure does, is no chance.
    let strong = others.filter { $0.effect.gain > 1 }
    if strong.count <= 2 { candidates += strong }
    self.candidates = candidates.enumerated().sorted { a, b in
      if SumTrace.isBetter(a.element, b.element) { return true }
      if SumTrace.isBetter(b.element, a.element) { return false }
      return a.offset < b.offset
    }.map(\.element)
  }

  static func isBetter(_ a: Candidate, _ b: Candidate) -> Bool {
    if a.effect.gain != b.effect.gain { return a.effect.gain > b.effect.gain }
    if a.slip.weakness != b.slip.weakness, min(a.slip.weakness, b.slip.weakness) < Slip.wrongDigit.weakness {
      return a.slip.weakness < b.slip.weakness
    }
    // Of two that are one digit away, the one that the form shows elsewhere.
    if a.isPrinted != b.isPrinted { return a.isPrinted }
    return a.slip.weakness < b.slip.weakness
  }
}

/// What one figure would have to be for the sides to meet, in the notation in which it is written.
struct Repair {
  /// What is written; 0 where nothing is.
  let written: Decimal
  /// The unit in which `written` counts.
  let unit: BiaoValues.Unit?
  /// What would make the sides meet: with the decimals that are written if rounding allows.
  let exact: Decimal
  /// How far the figure may be from `exact` with the sum still right.
  let tolerance: Decimal

  /// The most decimals that it can have: its own, or those of the figures beside it.
  let places: Int

  /// Nil for a figure whose notation is not one plain number (1/3, 三分之二) and on overflow.
  init?(_ term: Judgement.Term, isRight: Bool, of judgement: Judgement, _ notation: SumNotation) {
    let own = term.written.flatMap { $0.figure.effectiveUnit(in: $0.inherited) }
    unit = term.written == nil ? judgement.unit : own
    written = term.written?.figure.number ?? .zero
    if let figure = term.written?.figure, figure.divisor != 1 || (own == nil && figure.power > 0) { return nil }
    let grows = isRight == term.isSubtracted
    guard let power = RelationIndex.power(from: judgement.unit, to: unit),
      let change = (grows ? judgement.difference.negated : judgement.difference).scaled(byPowerOfTen: power),
      let exact = written.adding(change)?.normalized,
      let tolerance = judgement.tolerance.scaled(byPowerOfTen: power)
    else { return nil }
    self.tolerance = tolerance
    places =
      term.written == nil || notation.hasOneUnit ? max(notation.finest, written.scale) : written.scale
    let rounded = exact.rounded(places: written.scale)
    let isNear = rounded.subtracting(exact).map { $0.magnitude <= tolerance } ?? false
    let plain = term.written == nil || !isNear ? exact : rounded
    // A blank is filled with the decimals of its neighbours.
    let shown = term.written == nil ? places : written.scale
    self.exact = plain.scale < shown ? plain.rescaled(to: shown) ?? plain : plain
  }
}

/// How the figures of one sum are written.
struct SumNotation {
  /// The finest decimals among them.
  private(set) var finest = 0
  /// Whether all count in the sum's unit.
  private(set) var hasOneUnit = true

  init(_ judgement: Judgement) {
    for terms in [judgement.left, judgement.right] {
      for term in terms {
        guard let use = term.written else { continue }
        if use.figure.divisor == 1 { finest = max(finest, use.figure.number.scale) }
        if use.figure.effectiveUnit(in: use.inherited) != judgement.unit { hasOneUnit = false }
      }
    }
  }
}
