// Searches over eight bytes at a time, against the same ones byte by byte.

import TestSupport
import Testing

@testable import BiaoRules

@Suite struct EightBytesTests {
  @Test func searchesFindWhatABytewiseLookFinds() {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<4000 {
      let length = Int.random(in: 0...41, using: &random)
      // Bytes around digits, signs and those that continue a character.
      let pool: [UInt8] = [0x2F, 0x30, 0x39, 0x3A, 0x25, 0x24, 0x80, 0xB0, 0xB9, 0xA5, 0xE4, 0xFF, 0x00, 0x41]
      let text = (0..<length).map { _ in pool.randomElement(using: &random) ?? 0 }
      let hasSign = text.span.holds(0x25)
      #expect(hasSign == text.contains(0x25))
      let hasDigit = text.span.holdsDigit()
      #expect(hasDigit == text.contains { $0 >= 0x30 && $0 <= 0x39 })
      var other = text
      if !other.isEmpty, Bool.random(using: &random) {
        other[Int.random(in: 0..<length, using: &random)] = pool.randomElement(using: &random) ?? 0
      }
      let isSame = text.span.isSame(as: other.span)
      #expect(isSame == (text == other))
    }
    let continuing = [UInt8](repeating: 0xB5, count: 64).span.holdsDigit()
    #expect(!continuing)
  }
}
