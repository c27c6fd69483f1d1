// One slip in a consistent form: is the right cell among the first that the trace names?

import BiaoModel
import BiaoSyntax
import BiaoValues
import TestSupport
import Testing

@testable import BiaoRules

/// Forms whose figures all agree get one slip each. A relation that then fails must name the cell of the slip, and what it
/// was, among its first three candidates in at least 95 of 100 cases in which the form can tell.
///
/// A form cannot tell where more than three cells could have been the one by the same evidence: each of them is a slip of a
/// kind at least as telling away from what makes the relation right, and after that change no more relations of the form
/// fail than after the right one. This is counted by trying, without the trace: each cell in turn is given the value that
/// makes the relation hold, and all relations are judged again.
@Suite struct SumTracePropertyTests {
  @Test(arguments: SumSheet.Shape.allCases)
  func namesTheCellOfTheSlip(_ shape: SumSheet.Shape) throws {
    var random = SeededGenerator(seed: 20_240_607)
    var tally = Tally()
    for _ in 0..<300 {
      let sheet = SumSheet(shape, &random)
      let template = sheet.template
      let sound = sheet.form(sheet.words, template)
      try #require(sound.judgements().allSatisfy { $0.verdict != .fails }, "\(sheet.text(sheet.words))")
      guard let (place, slip, written) = sheet.slip(&random) else { continue }
      var words = sheet.words
      words[place] = written
      let form = sheet.form(words, template)
      let index = RelationIndex(form)
      let places = sheet.places(words)
      for judgement in index.judgements where judgement.verdict == .fails && judgement.kind != .computation {
        let terms = judgement.left + judgement.right
        guard let right = terms.first(where: { places[$0.range] == place || ($0.written == nil && written.isEmpty) })
        else { continue }
        let trace = SumTrace(judgement, in: index)
        let rank = trace.candidates.firstIndex {
          $0.term.range == right.range && $0.number == Decimal(text: sheet.words[place])
        }
        // What other cells could have been it?
        let least = sheet.failures(words, place, sheet.words[place], template)
        var alike = 0
        for (terms, isRight) in [(judgement.left, false), (judgement.right, true)] {
          for term in terms {
            let change = isRight == term.isSubtracted ? judgement.difference.negated : judgement.difference
            guard let value = (term.value ?? .zero).adding(change) else { continue }
            if let old = term.value, term.range != right.range {
              guard
                let other = Slip.find(meant: value, tolerance: judgement.tolerance, written: old, places: 2),
                other.slip.weakness <= slip.weakness
              else { continue }
            }
            let other = places[term.range] ?? place
            if sheet.failures(words, other, (value.rescaled(to: 2) ?? value).description, template) <= least {
              alike += 1
            }
          }
        }
        tally.note(slip, rank: rank, canTell: alike <= 3)
        if let best = trace.best { tally.noteNamed(isRight: best.term.range == right.range) }
      }
    }
    print("sum trace, \(shape): \(tally)")
    #expect(tally.told >= 50)
    #expect(tally.first3 * 100 >= tally.told * 95, "\(shape): \(tally)")
    // What the message names is nearly always right.
    #expect(tally.namedRight * 100 >= tally.named * 95, "\(shape): \(tally)")
  }

  private struct Tally: CustomStringConvertible {
    /// Failed relations, and those of them that can tell.
    var all = 0
    var told = 0
    /// Of those that can tell: the right cell among the first three, and the first.
    var first3 = 0
    var first = 0
    /// Messages that name a cell, and those that name the right one.
    var named = 0
    var namedRight = 0
    var missed: [String: Int] = [:]

    mutating func note(_ slip: Slip, rank: Int?, canTell: Bool) {
      all += 1
      guard canTell else { return }
      told += 1
      if rank == 0 { first += 1 }
      if let rank, rank < 3 { first3 += 1 } else { missed["\(slip)", default: 0] += 1 }
    }

    mutating func noteNamed(isRight: Bool) {
      named += 1
      if isRight { namedRight += 1 }
    }

    var description: String {
      "\(all) failed, \(told) can tell, \(first3) among the first three, \(first) first, "
        + "\(named) named, \(namedRight) of them right, missed \(missed)"
    }
  }
}
