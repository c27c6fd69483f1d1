// Figures: every notation, with the place of every part.

import BiaoSyntax
import BiaoValues
import Testing

@Suite struct FigureTests {
  @Test(arguments: FigureCase.all)
  func reads(_ expected: FigureCase) {
    for passage in Passage.both(expected.text) {
      guard case .value(let reading) = Read.figure(passage.bytes, passage.range) else {
        Issue.record("\(expected.text) reads as \(Read.figure(passage.bytes, passage.range))")
        continue
      }
      let figure = reading.figure
      #expect(figure.description == expected.value)
      #expect(passage.text(figure.numberRange) == expected.number)
      #expect(passage.text(figure.unitRange) == expected.unit)
      let trimmed = expected.text.trimmingSpaces
      #expect(passage.text(figure.range) == expected.whole ?? trimmed)
      #expect(figure.base(in: nil)?.description == expected.base)
      #expect(passage.text(reading.rest) == expected.rest)
      #expect(passage.text(reading.label) == expected.label)
      #expect(passage.text(reading.stray) == expected.stray)
      #expect(figure.missingBase == expected.flags.contains("missingBase"))
      #expect(figure.isFullwidth == expected.flags.contains("fullwidth"))
      #expect(figure.isNumeral == expected.flags.contains("numeral"))
      #expect(figure.isBracketed == expected.flags.contains("bracketed"))
    }
  }

  /// What a figure is written as reads as the same figure.
  @Test(arguments: FigureCase.all)
  func roundTrips(_ expected: FigureCase) throws {
    let passage = Passage(expected.text)
    let first = try #require(Read.figure(passage.bytes, passage.range).value).figure
    let written = Passage(first.description)
    let second = try #require(Read.figure(written.bytes, written.range).value).figure
    #expect(second.number == first.number)
    #expect(second.number.scale == first.number.scale)
    #expect(second.unit == first.unit)
    #expect(second.power == first.power)
    #expect(second.divisor == first.divisor)
    #expect(second.base(in: nil) == first.base(in: nil))
  }

  /// A text in full-width forms reads as the same figure as in half-width ones.
  @Test(arguments: FigureCase.all)
  func readsFullwidth(_ expected: FigureCase) throws {
    let wide = String(
      String.UnicodeScalarView(
        expected.text.unicodeScalars.map { scalar in
          (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        }))
    let passage = Passage(wide)
    let figure = try #require(Read.figure(passage.bytes, passage.range).value).figure
    #expect(figure.description == expected.value)
  }

  @Test(arguments: FigureCase.illegal)
  func refuses(_ marked: String) {
    let text = marked.replacing("‹", with: "").replacing("›", with: "")
    let before = marked.prefix { $0 != "‹" }
    let fault = marked.dropFirst(before.count + 1).prefix { $0 != "›" }
    for passage in Passage.both(text) {
      let start = passage.range.lowerBound + before.utf8.count
      let reading = Read.figure(passage.bytes, passage.range)
      guard case .illegal(let range) = reading else {
        Issue.record("\(text) reads as \(reading)")
        continue
      }
      #expect(range == start..<(start + fault.utf8.count), "\(passage.text(range) ?? "")")
    }
  }

  @Test(arguments: FigureCase.empty)
  func isEmpty(_ text: String) {
    for passage in Passage.both(text) {
      guard case .empty = Read.figure(passage.bytes, passage.range) else {
        Issue.record("\(Read.figure(passage.bytes, passage.range))")
        continue
      }
    }
  }

  @Test(arguments: FigureCase.inapplicable)
  func isInapplicable(_ text: String) {
    for passage in Passage.both(" " + text + "　") {
      guard case .inapplicable(let range) = Read.figure(passage.bytes, passage.range) else {
        Issue.record("\(Read.figure(passage.bytes, passage.range))")
        continue
      }
      #expect(passage.text(range) == text.replacing("。", with: ""))
    }
  }

  @Test(arguments: FigureCase.placeholders)
  func isPlaceholder(_ mark: String) {
    for passage in Passage.both(" " + mark + " ") + Passage.both(mark + "万元") {
      guard case .placeholder(let range) = Read.figure(passage.bytes, passage.range) else {
        // A word stands for the whole value; only a mark stands for the number before a unit.
        if mark.unicodeScalars.allSatisfy({ $0.properties.isIdeographic }), passage.text(passage.range) != " \(mark) " {
          continue
        }
        Issue.record("\(Read.figure(passage.bytes, passage.range))")
        continue
      }
      #expect(passage.text(range) == mark)
    }
  }

  @Test func countsInTheInheritedUnit() throws {
    let yuan = try #require(Units.unit(named: Array("元".utf8)))
    let wan = try #require(Units.unit(named: Array("万元".utf8)))
    let people = try #require(Units.unit(named: Array("人".utf8)))
    let perHead = try #require(Units.unit(named: Array("元/人".utf8)))
    #expect(figure("1685.89").base(in: wan)?.description == "16858900")
    #expect(figure("1685.89").base(in: nil)?.description == "1685.89")
    #expect(figure("2279.048 万元").base(in: yuan)?.description == "22790480")
    // A multiplier of its own does not multiply the column's.
    #expect(figure("854万").base(in: wan)?.description == "8540000")
    #expect(figure("854万").effectiveUnit(in: wan) == wan)
    #expect(figure("2亿").base(in: people)?.description == "200000000")
    #expect(figure("30人").base(in: wan) == nil)
    #expect(figure("30元").base(in: perHead) == nil)
    #expect(figure("5%").base(in: wan) == nil)
    #expect(figure("20").base(in: perHead)?.description == "20")
    #expect(figure("99999999999999999999999999999999999999").base(in: wan) == nil)
  }

  @Test func knowsHalfOfItsLastPlace() throws {
    let wan = try #require(Units.unit(named: Array("万元".utf8)))
    #expect(figure("1685.89").halfPlace(in: wan)?.description == "50")
    #expect(figure("1467.00").halfPlace(in: wan)?.description == "50")
    #expect(figure("120").halfPlace(in: wan)?.description == "5000")
    // Beside 5.27 a 120 is 120.00.
    #expect(figure("120").halfPlace(in: wan, decimals: 2)?.description == "50")
    #expect(figure("-7.4亿元").halfPlace(in: wan)?.description == "5000000")
    #expect(figure("95.6%").halfPlace(in: nil)?.description == "0.05")
    #expect(figure("100").halfPlace(in: nil)?.description == "0.5")
    #expect(figure("854万").halfPlace(in: wan)?.description == "5000")
  }

  @Test func narrowerTypes() {
    func fault<Value>(_ reading: Reading<Value>, _ passage: Passage) -> String? {
      guard case .illegal(let range) = reading else { return nil }
      return passage.text(range)
    }
    for (text, expected) in [("95%", "%"), ("30人", "人"), ("2个百分点", "个百分点"), ("5元/人", "元/人")] {
      let passage = Passage(text)
      #expect(fault(Read.amount(passage.bytes, passage.range), passage) == expected)
    }
    for (text, expected) in [("2万元", "万元"), ("2个百分点", "个百分点")] {
      let passage = Passage(text)
      #expect(fault(Read.percent(passage.bytes, passage.range), passage) == expected)
    }
    for (text, expected) in [("3.5", ".5"), ("91．2人", "．2"), ("半年", "半"), ("1/3", "1/3")] {
      let passage = Passage(text)
      #expect(fault(Read.integer(passage.bytes, passage.range), passage) == expected)
    }
    for text in ["91", "91人", "91.0", "1.2万人", "-3", "二十", "1,200"] {
      let passage = Passage(text)
      #expect(Read.integer(passage.bytes, passage.range).value != nil, "\(text)")
    }
    for text in ["2000万元", "1685.89", "200万", "-5"] {
      let passage = Passage(text)
      #expect(Read.amount(passage.bytes, passage.range).value != nil, "\(text)")
    }
  }

  @Test func scansAtAPlace() {
    let text = Array("完成3-5次，2.6万元左右".utf8)
    let first = Figure.scan(text, 6..<text.count)
    #expect(first?.range == 6..<7)
    let second = Figure.scan(text, 8..<text.count, signed: false)
    #expect(second?.range == 8..<12)
    #expect(Figure.scan(text, 7..<text.count)?.number == Decimal(-5))
    #expect(Figure.scan(text, 7..<text.count, signed: false) == nil)
    #expect(Figure.scan(text, 0..<text.count) == nil)
    #expect(Figure.scan(text, 900..<1000) == nil)
  }

  @Test(
    arguments: [
      ("000-0000000", nil), ("0731-22222222", nil), ("（0743）8222222转801", nil), ("13900000000/13800000000", nil),
      ("0731-88888888转8012", nil), ("转8012", "8012"), ("0731-2222222（办公）", nil), ("（办公）0731-2222222", "办"),
      ("电话", "电"), ("123", "123"), ("0731-2222222、12", "12"), ("1390000000O", "O"),
    ] as [(String, String?)])
  func readsPhones(_ text: String, _ fault: String?) {
    for passage in Passage.both(text) {
      switch Read.phone(passage.bytes, passage.range) {
      case .value(let range):
        #expect(fault == nil)
        #expect(range == passage.range)
      case .illegal(let range): #expect(passage.text(range) == fault)
      default: Issue.record("no value")
      }
    }
  }

  private func figure(_ text: String) -> Figure {
    let passage = Passage(text)
    guard let reading = Read.figure(passage.bytes, passage.range).value else {
      Issue.record("\(text) is no figure")
      return Figure(number: .zero, range: 0..<0)
    }
    return reading.figure
  }
}

extension String {
  var trimmingSpaces: String {
    let spaces: Set<Unicode.Scalar> = [" ", "\t", "\u{3000}", "\u{A0}"]
    var scalars = unicodeScalars[...]
    while let first = scalars.first, spaces.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, spaces.contains(last) { scalars.removeLast() }
    return String(scalars)
  }
}
