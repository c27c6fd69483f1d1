// Readers are total: on cut, spliced and random bytes none traps, and every range lies inside of what was read.

import BiaoSyntax
import BiaoValues
import TestSupport
import Testing

@Suite struct MutationTests {
  private static let texts: [[UInt8]] =
    (FigureCase.all.map(\.text) + FigureCase.illegal + FigureCase.inapplicable + FigureCase.placeholders
    + TimeCase.dates.map(\.text) + [
      "2021年1月 — 2021年12月", "自2021年1月1日起至2021年12月31日止", "（2024 年-2026 年）", "2021.01.01-12.31", "2024年1-12月",
      "3年（2022-2024）", "1—2年", "每季度末前", "每年1月10日", "本年度内", "2024年第三季度末", "（0743）8222222转801",
    ]).map { Array($0.utf8) }

  @Test func cutAtEveryByte() {
    for text in Self.texts {
      for start in 0...text.count {
        check(text, ByteRange(clamping: start, text.count))
        check(text, 0..<start)
        check(Array(text[start...]), 0..<(text.count - start))
      }
    }
  }

  @Test func eachByteLostDoubledOrReplaced() {
    for text in Self.texts {
      for index in text.indices {
        var lost = text
        lost.remove(at: index)
        check(lost, 0..<lost.count)
        var doubled = text
        doubled.insert(text[index], at: index)
        check(doubled, 0..<doubled.count)
        for byte: UInt8 in [0x00, 0x20, 0x2E, 0x39, 0x80, 0xE4, 0xEF, 0xF4, 0xFF] {
          var replaced = text
          replaced[index] = byte
          check(replaced, 0..<replaced.count)
        }
      }
    }
  }

  @Test func spliced() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      let first = Self.texts.randomElement(using: &generator) ?? []
      let second = Self.texts.randomElement(using: &generator) ?? []
      let text =
        first.prefix(Int.random(in: 0...first.count, using: &generator))
        + second.suffix(Int.random(in: 0...second.count, using: &generator))
      check(Array(text), 0..<text.count)
    }
  }

  @Test func randomBytesAndRanges() {
    var generator = SeededGenerator(seed: 5)
    // The bytes that the readers know, so that chance gets somewhere.
    let known: [UInt8] = Array("0123456789.,-/()%…万亿元年月日一二十百千半个分之每前底至，（）．５：".utf8)
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        Bool.random(using: &generator)
          ? known.randomElement(using: &generator) ?? 0 : UInt8.random(in: .min ... .max, using: &generator)
      }
      check(text, 0..<text.count)
    }
    for range in [0..<1, -5..<3, 2..<100, Int.min..<Int.max, 7..<7, Int.max..<Int.max, Int.min..<Int.min] {
      check([0x31], range)
      check([], range)
    }
  }

  /// Long texts take time in proportion: each of these is read in one pass or a few.
  @Test(arguments: [
    "1", "1,111", "(", "((1", "…", "一", "十", "一万", "1万", "1亿1万", "一分之", "1元1角", "1/2", "1.", "年", " ", "/", "-",
    "2021年", "1:", "x", "每", "前", "\u{200B}",
  ])
  func longTextsAreRead(_ piece: String) {
    let unit = Array(piece.utf8)
    let text = (0..<(200_000 / unit.count)).flatMap { _ in unit }
    // Quadratic reading of 200 kB would take minutes.
    #expect(processorTime { check(text, 0..<text.count) } < .seconds(20))
  }

  /// Runs every reader and looks at every range that comes out.
  private func check(_ bytes: [UInt8], _ range: ByteRange) {
    let lower = min(max(range.lowerBound, 0), bytes.count)
    let upper = min(max(range.upperBound, lower), bytes.count)
    var faults: [ByteRange] = []
    func inside(_ part: ByteRange?) {
      guard let part else { return }
      if part.lowerBound < lower || part.upperBound > upper { faults.append(part) }
    }
    func look<Value>(_ reading: Reading<Value>, _ ranges: (Value) -> [ByteRange?]) {
      switch reading {
      case .empty: break
      case .inapplicable(let part), .placeholder(let part), .illegal(let part):
        inside(part)
        if part.isEmpty { faults.append(part) }
      case .value(let value): ranges(value).forEach(inside)
      }
    }
    let figureRanges: (FigureReading) -> [ByteRange?] = { reading in
      let figure = reading.figure
      _ = figure.base(in: Units.money(power: 4))
      _ = figure.exactBase(in: nil)
      _ = figure.halfPlace(in: nil, decimals: 3)
      _ = figure.description
      return [figure.range, figure.numberRange, figure.unitRange, reading.rest, reading.label, reading.stray]
    }
    look(Read.figure(bytes, range), figureRanges)
    look(Read.amount(bytes, range), figureRanges)
    look(Read.percent(bytes, range), figureRanges)
    look(Read.integer(bytes, range), figureRanges)
    look(Read.phone(bytes, range)) { [$0] }
    let dateRanges: (WrittenDate) -> [ByteRange?] = { [$0.range, $0.yearRange, $0.monthRange, $0.dayRange] }
    look(Read.date(bytes, range), dateRanges)
    look(Read.month(bytes, range), dateRanges)
    look(Read.year(bytes, range), dateRanges)
    look(Read.period(bytes, range)) {
      _ = $0.isReversed
      return [$0.range, $0.startRange, $0.endRange, $0.duration?.range, $0.longestDuration?.range]
    }
    look(Read.duration(bytes, range), figureRanges)
    look(Read.deadline(bytes, range)) { [$0.range, $0.dateRange] }
    look(Read.recurringDeadline(bytes, range)) { [$0.range] }
    inside(Figure.scan(bytes, range, signed: false)?.range)
    inside(WrittenDate.scan(bytes, range)?.range)
    inside(Period.scan(bytes, range)?.range)
    inside(Deadline.scan(bytes, range)?.range)
    inside(Units.unit(in: bytes, range)?.range)
    _ = Units.unit(named: bytes, range)
    if !faults.isEmpty { Issue.record("\(bytes) \(range): \(faults)") }
  }
}
