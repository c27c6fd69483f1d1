// Running text of a form on the course of the year that speaks of other months than those it reports on.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// 截至6月底 beside a figure of 1—7月, or 1—8月 in a form on 1—6月.
struct MonitoredMonths {
  /// The words.
  var range: ByteRange
  /// What says which months are reported on.
  var period: ByteRange
  /// The cell of the table that the same figure stands in; nil where the months are not over.
  var figure: ByteRange?

  /// Those of a form, at most a few.
  static func wrong(in form: Form, _ report: Report) -> [MonitoredMonths] {
    guard let (month, period) = lastMonth(of: form, report) else { return [] }
    let tree = form.tree
    var found = inProgress(of: form, month, period, report)
    for line in tree.lines.indices where tree.lines[line].kind == .prose {
      guard found.count < maximum, let text = tree.text(ofLine: line) else { continue }
      var from = text.lowerBound
      while let name = monthName.firstRange(in: tree.bytes, ByteRange(clamping: from, text.upperBound)) {
        from = name.upperBound
        guard let written = number(tree.bytes, endingAt: name.lowerBound, text.lowerBound), written.value != month,
          !plans.isIn(tree.bytes, text)
        else { continue }
        let before = ByteRange(clamping: max(text.lowerBound, written.start - 9), written.start)
        if written.value > month,
          let start = starts.first(where: { tree.bytes[before].suffix($0.count).elementsEqual($0) })
        {
          found.append(
            MonitoredMonths(range: before.upperBound - start.count..<name.upperBound, period: period, figure: nil))
        } else if case let start = yearStart(tree.bytes, written.start, text.lowerBound),
          cutOffs.ends(tree.bytes, ByteRange(clamping: max(text.lowerBound, start - 12), start)),
          let end = cutOffEnd(tree.bytes, name.upperBound, text.upperBound),
          !names(month, tree.bytes, text), let cell = sameFigure(in: text, form, report)
        {
          found.append(MonitoredMonths(range: start..<end, period: period, figure: cell))
        }
      }
    }
    return found
  }

  /// What the lines below indicators say was done by a later month: 截至9月底共召开9次, in a form on 1—7月.
  private static func inProgress(
    of form: Form, _ month: Int, _ period: ByteRange, _ report: Report
  ) -> [MonitoredMonths] {
    let bytes = form.tree.bytes
    var found: [MonitoredMonths] = []
    for indicator in form.indicators.prefix(maximumIndicators) where found.count < maximum {
      guard let line = report.attributes(of: indicator, in: form)[.progress], let value = form.tree.value(ofLine: line),
        let name = monthName.firstRange(in: bytes, value),
        let written = number(bytes, endingAt: name.lowerBound, value.lowerBound), written.value > month,
        cutOffs.ends(bytes, ByteRange(clamping: max(value.lowerBound, written.start - 12), written.start)),
        !plans.isIn(bytes, value)
      else { continue }
      found.append(MonitoredMonths(range: written.start..<name.upperBound, period: period, figure: nil))
    }
    return found
  }

  /// More indicators are a collection of forms.
  private static let maximumIndicators = 256

  /// Where the year before a month begins, if there is one: 2025年7.
  private static func yearStart(_ bytes: [UInt8], _ month: Int, _ lower: Int) -> Int {
    guard month - 7 >= lower, NotationScan.character(bytes, month - 3) == 0xE5_B9B4,
      bytes[(month - 7)..<(month - 3)].allSatisfy({ $0 &- 0x30 < 10 })
    else { return month }
    return month - 7
  }

  /// The end of 底, 末, or of the month's last days: 31日.
  private static func cutOffEnd(_ bytes: [UInt8], _ at: Int, _ upper: Int) -> Int? {
    if ends.contains(where: { bytes[at..<upper].starts(with: $0) }) { return at + 3 }
    var i = at
    var day = 0
    while i < upper, i - at < 2, bytes[i] &- 0x30 < 10 {
      day = day * 10 + Int(bytes[i] &- 0x30)
      i += 1
    }
    return day >= 28 && i + 3 <= upper && NotationScan.character(bytes, i) == 0xE6_97A5 ? i + 3 : nil
  }

  /// The 7 of 1—7月 in the names of columns and lines, or of the form's period; nil where they differ or say nothing.
  private static func lastMonth(of form: Form, _ report: Report) -> (month: Int, place: ByteRange)? {
    let bytes = form.tree.bytes
    let dates = report.dates(of: form)
    for line in dates.reportPeriods {
      guard let value = form.tree.value(ofLine: line), case .value(let period) = Read.period(bytes, value),
        period.start.month == 1, let month = period.end.month, month < 12
      else { continue }
      return (month, value)
    }
    for table in report.resultTables(of: form) {
      for name in table.names {
        if let month = monthsFromJanuary(bytes, name) { return (month, name) }
      }
    }
    return nil
  }

  private static func monthsFromJanuary(_ bytes: [UInt8], _ name: ByteRange) -> Int? {
    guard let month = monthName.firstRange(in: bytes, name),
      let last = number(bytes, endingAt: month.lowerBound, name.lowerBound), last.value < 12,
      starts.contains(where: { bytes[name.lowerBound..<last.start].suffix($0.count).elementsEqual($0) })
    else { return nil }
    return last.value
  }

  private static func number(_ bytes: [UInt8], endingAt end: Int, _ lower: Int) -> (value: Int, start: Int)? {
    var start = end
    while start > lower, end - start < 3, bytes[start - 1] &- 0x30 < 10 { start -= 1 }
    let value = bytes[start..<end].reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    return start < end && (1...12).contains(value) ? (value, start) : nil
  }

  private static func names(_ month: Int, _ bytes: [UInt8], _ text: ByteRange) -> Bool {
    Array("\(month)月".utf8).firstRange(in: bytes, text) != nil
  }

  /// A figure of the text of four digits or more that a table of the form has as well: what was counted up to then.
  private static func sameFigure(in text: ByteRange, _ form: Form, _ report: Report) -> ByteRange? {
    let bytes = form.tree.bytes
    let figures = GoalText.figures(bytes, text).map(\.figure).filter { $0.numberRange.count >= 4 }
    guard !figures.isEmpty else { return nil }
    for table in report.resultTables(of: form) {
      for column in table.names.indices
      where monthsFromJanuary(bytes, table.names[column]) != nil || done.isIn(bytes, table.names[column]) {
        for row in table.rows {
          guard let cell = row.cell(column),
            figures.contains(where: { bytes[$0.numberRange].elementsEqual(bytes[cell]) })
          else { continue }
          return cell
        }
      }
    }
    return nil
  }

  private static let monthName = Array("月".utf8)
  private static let starts = NameTraitWords.words("1— 1- 1至 1– 1－ 1~ 1～ 1到 1月— 1月- 1月至 1月–")
  private static let cutOffs = WordSet("截至 截止 截止到 截至到")
  private static let ends = NameTraitWords.words("底 末")
  private static let done = WordSet("执行数 支出数 已支出 已执行")
  private static let plans = WordSet("计划 预计 拟 将 力争 确保 争取 上年 去年 预测")
  private static let maximum = 4
}
