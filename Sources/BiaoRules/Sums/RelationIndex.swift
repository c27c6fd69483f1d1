// Which relations a figure takes part in, and what becomes of them when it changes.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// All judgements of a form, those that hold too, by the places of their figures. Made only for forms in which a relation
/// fails; linear in the figures that take part.
struct RelationIndex {
  /// One place in one judgement.
  private struct Part {
    var judgement: Int32
    /// By how much the difference of the sides grows when the figure grows by one: 1 or -1, seldom 0 or 2.
    var factor: Int32
  }

  let judgements: [Judgement]
  private let parts: [ByteRange: [Part]]
  private let rejudgement: Rejudgement
  /// The figures of four digits and more, by their digits: what stands elsewhere too is no chance.
  private let printed: Set<Decimal>

  init(_ form: Form) {
    judgements = form.judgements(includingHolding: true)
    rejudgement = Rejudgement(form)
    var parts: [ByteRange: [Part]] = [:]
    for (index, judgement) in judgements.enumerated() {
      for (terms, isRight) in [(judgement.left, false), (judgement.right, true)] {
        for term in terms {
          let factor: Int32 = isRight == term.isSubtracted ? 1 : -1
          let part = Part(judgement: Int32(truncatingIfNeeded: index), factor: factor)
          let last = (parts[term.range]?.count ?? 0) - 1
          if last >= 0, parts[term.range]?[last].judgement == part.judgement {
            parts[term.range]?[last].factor &+= factor
          } else {
            parts[term.range, default: []].append(part)
          }
        }
      }
    }
    self.parts = parts
    var printed: Set<Decimal> = []
    for use in form.figures where RelationIndex.isTelling(use.figure.number) {
      printed.insert(use.figure.number.normalized)
    }
    self.printed = printed
  }

  /// Whether a figure of that many digits stands in the form.
  func isPrinted(_ number: Decimal) -> Bool {
    RelationIndex.isTelling(number) && printed.contains(number.normalized)
  }

  private static func isTelling(_ number: Decimal) -> Bool { number.normalized.significand.magnitude >= 1000 }

  /// How many of the relations in which the figure takes part fail.
  func failures(at place: ByteRange) -> Int {
    (parts[place] ?? []).prefix(RelationIndex.maximumJudged).count { judgements[Int($0.judgement)].verdict == .fails }
  }

  /// What changing one figure does to the relations in which it takes part.
  struct Effect: Equatable {
    /// Relations that fail and would hold.
    var repaired = 0
    /// Relations that hold and would fail.
    var broken = 0

    var gain: Int { repaired - broken }
  }

  /// A figure takes part in few relations; of more than this the first count, so that no form takes long.
  static let maximumJudged = 64

  /// The effect of writing `number` instead of `old` (both as the figure is written, in `unit`; 0 for a blank) at `place`.
  func effect(at place: ByteRange, from old: Decimal, to number: Decimal, unit: BiaoValues.Unit?) -> Effect {
    var effect = Effect()
    guard let change = number.subtracting(old) else { return effect }
    for part in (parts[place] ?? []).prefix(RelationIndex.maximumJudged) {
      let judgement = judgements[Int(part.judgement)]
      let holds: Bool?
      if judgement.kind == .computation {
        // A computed relation is read anew each time; of many figures one says little.
        guard judgement.left.count + judgement.right.count <= RelationIndex.maximumJudged else { continue }
        holds = rejudgement.holds(judgement, with: number, at: place)
      } else {
        holds = self.holds(judgement, changedBy: change, factor: part.factor, unit: unit)
      }
      guard let holds else { continue }
      let held = judgement.verdict == .holds || judgement.verdict == .rounding
      if holds, !held { effect.repaired += 1 }
      if !holds, held { effect.broken += 1 }
    }
    return effect
  }

  /// Whether the figure breaks a bound, as a score above its weight does.
  func breaksBound(at place: ByteRange) -> Bool {
    (parts[place] ?? []).prefix(RelationIndex.maximumJudged).contains {
      let judgement = judgements[Int($0.judgement)]
      return judgement.verdict == .fails && judgement.comparison != .equal
    }
  }

  private func holds(
    _ judgement: Judgement, changedBy change: Decimal, factor: Int32, unit: BiaoValues.Unit?
  ) -> Bool? {
    guard let power = RelationIndex.power(from: unit, to: judgement.unit),
      let scaled = change.scaled(byPowerOfTen: power)?.multiplied(by: Decimal(Int(factor))),
      let difference = judgement.difference.adding(scaled)
    else { return nil }
    return Judgement.verdict(
      difference: difference, tolerance: judgement.tolerance, judgement.comparison) != .fails
  }

  /// The power of ten that leads from figures in one unit to figures in the other: 4 from 万元 to 元. Nil where it is no
  /// power of ten, or the units measure different things.
  static func power(from unit: BiaoValues.Unit?, to other: BiaoValues.Unit?) -> Int? {
    if unit == other { return 0 }
    guard let unit, let other, unit.withoutPower == other.withoutPower else { return nil }
    return Int(unit.power) - Int(other.power)
  }
}
