// Names that are one slip of the pen apart.

import TestSupport
import Testing

@testable import BiaoModel

@Suite struct NearestNameTests {
  @Test func oneEditIsADistanceOfOne() {
    var generator = SeededGenerator(seed: 7)
    func word() -> [UInt32] {
      (0..<Int.random(in: 0..<6, using: &generator)).map { _ in UInt32.random(in: 1...3, using: &generator) }
    }
    for _ in 0..<20_000 {
      let (a, b) = (word(), word())
      #expect(NearestName.areOneEditApart(a, b) == (NearestName.editDistance(a, b) == 1), "\(a) \(b)")
    }
  }
}
