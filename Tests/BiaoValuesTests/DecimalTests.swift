// Exact decimals and fractions.

import BiaoValues
import TestSupport
import Testing

@Suite struct DecimalTests {
  @Test func agreesWithAnotherImplementation() throws {
    for line in DecimalTable.rows.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      try #require(words.count == 7)
      let left = try #require(Decimal(text: words[0]))
      let right = try #require(Decimal(text: words[1]))
      #expect(left.description == words[0])
      for (result, expected) in zip(
        [left.adding(right), left.subtracting(right), left.multiplied(by: right)], words[2...4])
      {
        if expected == "-" {
          #expect(result == nil, "\(line)")
        } else if expected.hasPrefix("=") {
          // Fits only without its trailing zeros: giving up is allowed, a wrong value is not.
          #expect(result == nil || result == Decimal(text: String(expected.dropFirst())), "\(line)")
        } else {
          #expect(result?.description == expected, "\(line)")
        }
      }
      #expect(left.rounded(places: 1).description == words[5], "\(line)")
      #expect((left < right) == (words[6] == "<"), "\(line)")
      #expect((left == right) == (words[6] == "="), "\(line)")
      #expect((Rational(left) < Rational(right)) == (words[6] == "<"), "\(line)")
    }
  }

  @Test func isEqualByValue() throws {
    let short = try #require(Decimal(text: "120"))
    let long = try #require(Decimal(text: "120.00"))
    #expect(short == long)
    #expect(Set([short, long]).count == 1)
    #expect(long.scale == 2)
    #expect(long.description == "120.00")
    #expect(long.normalized.description == "120")
    #expect(long.isInteger)
    #expect(long.integer == 120)
    #expect(long.rescaled(to: 0)?.description == "120")
    #expect(Decimal(text: "1.25")?.rescaled(to: 1) == nil)
    #expect(Decimal(text: "1.2")?.rescaled(to: 31) == nil)
    #expect(Decimal(text: "-0.005")?.rounded(places: 2).description == "-0.01")
    #expect(Decimal(text: "1.25")?.scaled(byPowerOfTen: 4)?.description == "12500")
    #expect(Decimal(text: "1.25")?.scaled(byPowerOfTen: 1)?.description == "12.5")
    #expect(Decimal(text: "1.25")?.scaled(byPowerOfTen: -3)?.description == "0.00125")
    #expect(Decimal(text: "1.25")?.scaled(byPowerOfTen: 60) == nil)
    #expect(Decimal.zero.scaled(byPowerOfTen: 60) == .zero)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1.2.3", "1e5", "+1", "１", "--1", "170141183460469231731687303715884105728",
  ])
  func refuses(_ text: String) {
    #expect(Decimal(text: text) == nil)
  }

  @Test func comparesBeyondItsRange() throws {
    let largest = try #require(Decimal(significand: .max, scale: 0))
    let smallest = try #require(Decimal(significand: -.max, scale: 0))
    let tiny = try #require(Decimal(significand: 1, scale: 30))
    #expect(Decimal(significand: .min, scale: 0) == nil)
    #expect(tiny < largest)
    #expect(smallest < tiny)
    #expect(smallest < tiny.negated)
    #expect(largest > tiny.negated)
    #expect(largest.adding(tiny) == nil)
    #expect(largest.adding(Decimal(1)) == nil)
    #expect(smallest.subtracting(Decimal(1)) == nil)
    #expect(largest.multiplied(by: tiny) != nil)
    #expect(largest.hashValue == largest.hashValue)
    #expect(Rational(smallest) < Rational(tiny))
    #expect(Rational(largest).adding(Rational(tiny)) == nil)
  }

  @Test func dividesExactly() throws {
    let third = try #require(Rational(1).divided(by: Rational(3)))
    #expect(third.description == "1/3")
    #expect((third + third)?.description == "2/3")
    #expect((third - third)?.isZero == true)
    #expect((third * Rational(3)) == .one)
    #expect((third / Rational(0)) == nil)
    #expect(third.decimal == nil)
    #expect(third.decimal(rounded: 4)?.description == "0.3333")
    #expect((third + third)?.decimal(rounded: 4)?.description == "0.6667")
    #expect(third.negated.decimal(rounded: 2)?.description == "-0.33")
    #expect(Rational(1, over: 8)?.decimal?.description == "0.125")
    #expect(Rational(-1, over: -8)?.decimal?.description == "0.125")
    #expect(Rational(1, over: 0) == nil)
    #expect(Rational(5, over: 2)?.decimal(rounded: 0)?.description == "3")
    #expect(Rational(-5, over: 2)?.decimal(rounded: 0)?.description == "-3")
    #expect(Rational(.max, over: 3)?.decimal(rounded: 30) == nil)
    #expect(try #require(Rational(1, over: .max)?.decimal(rounded: 30)).isZero)
    let rate = try #require(Decimal(text: "87"))
    let total = try #require(Decimal(text: "91"))
    #expect((Rational(rate) / Rational(total))?.decimal(rounded: 3)?.description == "0.956")
  }

  /// The laws of arithmetic hold wherever there is a result.
  @Test func obeysTheLaws() {
    var generator = SeededGenerator(seed: 11)
    func number() -> Decimal {
      let size = Int.random(in: 0...100, using: &generator)
      let raw = Int128(generator.next()) << 62 | Int128(generator.next() >> 2)
      let value = raw >> (126 - min(size, 126))
      return Decimal(
        significand: Bool.random(using: &generator) ? -value : value,
        scale: Int.random(in: 0...30, using: &generator)) ?? .zero
    }
    for _ in 0..<3000 {
      let a = number()
      let b = number()
      if let sum = a.adding(b) {
        #expect(sum == b.adding(a))
        #expect(sum.subtracting(b) == nil || sum.subtracting(b) == a)
      }
      if let product = a.multiplied(by: b) {
        #expect(product == b.multiplied(by: a))
        #expect(Rational(a).multiplied(by: Rational(b)).map { $0 == Rational(product) } ?? true)
      }
      #expect((a < b) == (b > a))
      #expect((a == b) == (a.normalized == b.normalized))
      #expect(Decimal(text: a.description) == a)
    }
  }
}
