// The bits by which a thing's traits tell which checks are due.

import Testing

@testable import BiaoRules

@Suite struct DueChecksTests {
  /// A check beyond the last bit would never be called.
  @Test func hasRoomForAllChecks() {
    #expect(Passes.largestCount > 10)
    #expect(Passes.largestCount <= DueChecks<LineTraits>.maximumCount)
  }

  @Test func findsTheChecksThatAskForOneOfTheTraits() {
    let asked: [LineTraits] = [.any, [.empty, .long], .struck, [.any, .struck], .endsAsDay]
    var checks = DueChecks<LineTraits>()
    for traits in asked { checks.add(traits) }
    for bits in 0..<UInt16(1 << 13) {
      let traits = LineTraits(rawValue: bits)
      var due = checks.due(traits)
      var found: [Int] = []
      while let index = due.nextBit() { found.append(index) }
      #expect(found == asked.indices.filter { !asked[$0].isDisjoint(with: traits) })
    }
  }
}
