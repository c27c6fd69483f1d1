// A number that is read at a glance is the one that the scanner of figures finds.

import BiaoSyntax
import BiaoValues
import Testing

@testable import BiaoRules

@Suite struct PlainNumberTests {
  @Test(arguments: [
    "0", "7", "007", "10130", "10130.50", "0.05", "999999999999999999", "99999999999999.999", "1.", ".5", "1.2.3", "",
    "1,000",
    "12万元", "-3", "１２", "9999999999999999999", "3 ", "三", "1/2",
  ])
  func agreesWithTheScanner(_ text: String) {
    let bytes = Array(text.utf8)
    let whole = 0..<bytes.count
    let figure = Figure.alone(bytes, whole)
    if let number = Decimal(plain: bytes, whole) {
      #expect(number == figure?.number)
      #expect(number.scale == figure?.number.scale)
      #expect(figure?.unit == nil && figure?.power == 0)
    } else {
      // What is not read at a glance is nothing but digits and a point only where it is too long, or ends or begins so.
      let isPlain = bytes.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) } && bytes.first != 0x2E
      #expect(!isPlain || bytes.last == 0x2E || bytes.isEmpty || bytes.count > 18 || text == "1.2.3")
    }
  }
}
