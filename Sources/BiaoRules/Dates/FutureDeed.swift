// What running text says was done on a day that had not come when the form was filled in.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A day with 已 beside it, or one of an evaluation's steps, after the day on which the form was filled in.
struct FutureDeed {
  var day: ByteRange
  var filing: ByteRange
  /// Whether it is the number of a document of a later year: 〔2026〕3号.
  var isDocument = false

  /// Those of a form, at most a few. A form without a day of filling in costs nothing.
  static func all(in form: Form, _ report: Report) -> [FutureDeed] {
    let dates = report.dates(of: form)
    guard let filing = dates.filing, filing.date.date.month != nil, let year = filing.date.date.year,
      let last = filing.date.date.lastDay?.ordinal, FilingDate.contradiction(in: form, report) == nil
    else { return [] }
    let tree = form.tree
    var found: [FutureDeed] = []
    for line in tree.lines.indices {
      let text: ByteRange? =
        switch tree.lines[line].kind {
        case .prose: tree.text(ofLine: line)
        case .entry, .item: tree.value(ofLine: line)
        default: nil
        }
      guard let text, text.count >= 24, line != filing.line else { continue }
      let isStep =
        tree.lines[line].parent.flatMap { tree.readLabel(ofLine: $0)?.name }
        .map { steps.isIn(tree.bytes, $0) } ?? false
      if let number = FutureDeed.laterDocument(tree.bytes, text, than: year) {
        found.append(FutureDeed(day: number, filing: filing.date.range, isDocument: true))
      }
      guard isStep || done.firstRange(in: tree.bytes, text) != nil else { continue }
      for date in WrittenDays(tree.bytes, text) {
        // A day without a year is one of the year in which the form was filled in, if that is the year it is about.
        guard let own = date.year ?? (dates.year == year || isStep ? year : nil),
          let ordinal = CalendarDate(year: own, month: date.month, day: date.day).firstDay?.ordinal, ordinal > last,
          isStep && date.year == nil && !plans.isIn(tree.bytes, clause(tree.bytes, date.range, text))
            || isDone(tree.bytes, date.range, text)
        else { continue }
        found.append(FutureDeed(day: date.range, filing: filing.date.range))
        if found.count == maximum { return found }
      }
    }
    return found
  }

  /// 〔2026〕3号, in which the year of a document stands, in a form that was filled in in 2025.
  private static func laterDocument(_ bytes: [UInt8], _ text: ByteRange, than year: Int) -> ByteRange? {
    var from = text.lowerBound
    while let bracket = bracket.firstRange(in: bytes, ByteRange(clamping: from, text.upperBound)) {
      from = bracket.upperBound
      let digits = bracket.upperBound..<min(bracket.upperBound + 4, text.upperBound)
      guard digits.count == 4, digits.allSatisfy({ bytes[$0] &- 0x30 < 10 }), bytes[digits.lowerBound] == 0x32,
        bytes[digits.upperBound..<text.upperBound].starts(with: closing)
      else { continue }
      let own = digits.reduce(0) { $0 * 10 + Int(bytes[$1] &- 0x30) }
      if own > year, own < 2100 { return bracket.lowerBound..<digits.upperBound + closing.count }
    }
    return nil
  }

  private static let bracket = Array("〔".utf8)
  private static let closing = Array("〕".utf8)

  /// 已于8月5日完成, 2025年2月20日已完成
  private static func isDone(_ bytes: [UInt8], _ day: ByteRange, _ text: ByteRange) -> Bool {
    let before = ByteRange(clamping: max(text.lowerBound, day.lowerBound - 9), day.lowerBound)
    let after = ByteRange(clamping: day.upperBound, min(text.upperBound, day.upperBound + 6))
    let isSaid =
      befores.contains { bytes[before].suffix($0.count).elementsEqual($0) } || done.firstRange(in: bytes, after) != nil
    return isSaid && !plans.isIn(bytes, clause(bytes, day, text))
  }

  /// What stands around the day between two marks, of at most ninety bytes on either side.
  private static func clause(_ bytes: [UInt8], _ day: ByteRange, _ text: ByteRange) -> ByteRange {
    var start = max(text.lowerBound, day.lowerBound - 90)
    while let mark = comma.firstRange(in: bytes, ByteRange(clamping: start, day.lowerBound)) { start = mark.upperBound }
    let limit = min(text.upperBound, day.upperBound + 90)
    let end = comma.firstRange(in: bytes, ByteRange(clamping: day.upperBound, limit))?.lowerBound ?? limit
    return ByteRange(clamping: start, end)
  }

  private static let maximum = 4
  private static let done = Array("已".utf8)
  private static let comma = Array("，".utf8)
  private static let befores = NameTraitWords.words("已于 已在 已经于 已经在")
  private static let plans = WordSet("计划 预计 拟 将 应 争取 力争 确保 要求 截止")
  /// Sections that say how an evaluation was made, of which all is past.
  private static let steps = WordSet("评价过程 评价工作开展 评价组织 评价实施 自评过程 自评工作开展")
}

/// The days of a text: [2025年]8月5日. Linear in the text.
struct WrittenDays: Sequence, IteratorProtocol {
  struct Day {
    var year: Int?
    var month: Int
    var day: Int
    var range: ByteRange
  }

  private let bytes: [UInt8]
  private let start: Int
  private let end: Int
  private var position: Int

  init(_ bytes: [UInt8], _ text: ByteRange) {
    self.bytes = bytes
    start = Swift.max(text.lowerBound, 0)
    end = Swift.min(text.upperBound, bytes.count)
    position = start
  }

  mutating func next() -> Day? {
    while let name = WrittenDays.month.firstRange(in: bytes, ByteRange(clamping: position, end)) {
      position = name.upperBound
      guard let month = number(endingAt: name.lowerBound), (1...12).contains(month.value),
        let day = number(at: name.upperBound), (1...31).contains(day.value), day.end + 3 <= end,
        WrittenDays.days.contains(NotationScan.character(bytes, day.end))
      else { continue }
      position = day.end + 3
      var found = Day(year: nil, month: month.value, day: day.value, range: month.start..<position)
      if month.start >= start + 7, NotationScan.character(bytes, month.start - 3) == WrittenDays.year,
        let year = number(endingAt: month.start - 3), CalendarDate.years.contains(year.value)
      {
        found.year = year.value
        found.range = year.start..<position
      } else if month.start >= start + 3, NotationScan.character(bytes, month.start - 3) == WrittenDays.year {
        // 次年5月1日
        continue
      }
      return found
    }
    return nil
  }

  private func number(endingAt end: Int) -> (value: Int, start: Int)? {
    var at = end
    while at > start, end - at < 4, bytes[at - 1] &- 0x30 < 10 { at -= 1 }
    return at < end ? (bytes[at..<end].reduce(0) { $0 * 10 + Int($1 &- 0x30) }, at) : nil
  }

  private func number(at start: Int) -> (value: Int, end: Int)? {
    var at = start
    while at < end, at - start < 3, bytes[at] &- 0x30 < 10 { at += 1 }
    return at > start ? (bytes[start..<at].reduce(0) { $0 * 10 + Int($1 &- 0x30) }, at) : nil
  }

  private static let month = Array("月".utf8)
  private static let year = NotationScan.character(Array("年".utf8), 0)
  private static let days = NotationScan.characters("日号")
}
