// The dates of a form that bound what it is about: its year, its periods, and starts with their ends.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// What a form says of time outside of its targets. Read once for the rules on dates.
struct FormDates {
  /// A start and its end: two columns of a row, or two entries one after the other.
  struct Pair {
    var startName: ByteRange
    var start: WrittenDate
    var endName: ByteRange
    var end: WrittenDate
    /// Whether the template's relations already compare dates there.
    var isRelated: Bool
  }

  /// The year that the form is for: the first field of type `year` that has a value.
  private(set) var year: Int?
  /// Where it is written.
  private(set) var yearRange: ByteRange?
  /// Whether some field names a year: the form's, that of a period, or of the day on which it was filled in.
  private(set) var namesYear = false
  /// The lines whose value is a period.
  private(set) var periods: [Int] = []
  /// Values of other lines that are periods and end before they start: 评价工作时间.
  private(set) var reversed: [Period] = []
  private(set) var pairs: [Pair] = []
  /// Those of them over which the form reports, and which therefore do not bound what is to be done: 监控期.
  private(set) var reportPeriods: [Int] = []
  /// The day on which the form was filled in, with its line.
  private(set) var filing: (date: WrittenDate, line: Int)?
  /// The year that stands elsewhere, where the form has no field for it.
  private(set) var titleYear: Int?
  private(set) var titleSource = TitleSource.name

  enum TitleSource {
    /// In the project's name.
    case name
    /// In the heading of the form, the comment with which it begins.
    case heading
    /// There, in the text: the one year with which its paragraphs open.
    case text(ByteRange)
  }

  /// The year for which the goals and tasks of the form are, and where it says so.
  var workYear: (year: Int, place: ByteRange)? {
    if let year, let yearRange { return (year, yearRange) }
    if let titleYear, case .text(let place) = titleSource { return (titleYear, place) }
    return nil
  }

  init(_ form: borrowing Form) {
    let template = form.template
    let bytes = form.tree.bytes
    var starts: [Int] = []
    for (index, binding) in form.bindings.enumerated() {
      switch binding.role {
      case .field:
        guard case .value = binding.state, let field = binding.field else { continue }
        switch template.fields[field].type {
        case .year: readYear(index, form)
        case .period:
          periods.append(index)
          namesYear = true
        case .date, .month:
          starts.append(index)
          namesYear = true
        case .text:
          if FormDates.startsWithYear(bytes, form.tree.lines[index]) {
            starts.append(index)
            namesYear = true
          }
        default: continue
        }
      case .open, .none:
        // What stands below an entry that no template knows is as good as that.
        if form.tree.lines[index].kind == .entry, FormDates.startsWithYear(bytes, form.tree.lines[index]) {
          starts.append(index)
          namesYear = true
        }
      default: continue
      }
    }
    if starts.count > 1 { pairEntries(starts, form) }
    for line in starts { readNamed(line, form) }
    for line in periods where isReport(line, form) { reportPeriods.append(line) }
    if year == nil { readTitle(form) }
    for table in form.tables where table.columns.count > 2 { pairColumns(of: table, form) }
  }

  /// A day or a period of which the line's name says what it is, whatever the template makes of it.
  private mutating func readNamed(_ line: Int, _ form: Form) {
    guard let name = form.tree.readLabel(ofLine: line)?.name, let value = form.tree.value(ofLine: line) else { return }
    let bytes = form.tree.bytes
    if year == nil, form.bindings[line].role == .open, form.tree.lines[line].parent == nil,
      FilingWords.years.contains(NameKey(bytes, name))
    {
      readYear(line, form)
    } else if filing == nil, FilingWords.names.contains(NameKey(bytes, name)) {
      if case .value(let date) = Read.date(bytes, value) { filing = (date, line) }
    } else if form.bindings[line].role == .open || form.bindings[line].role == .none
      || form.bindings[line].field.map({ form.template.fields[$0].type == .text }) ?? false,
      FilingWords.periods.contains(NameKey(bytes, name)) || FilingWords.reports.isIn(bytes, name),
      case .value(let period) = Read.period(bytes, value), period.hasDates, !period.isOpenEnded
    {
      periods.append(line)
    } else if form.bindings[line].role == .open || form.bindings[line].role == .none
      || form.bindings[line].field.map({ form.template.fields[$0].type == .text }) ?? false,
      case .value(let period) = Read.period(bytes, value), period.hasDates, period.isReversed == true
    {
      reversed.append(period)
    }
  }

  /// The start and end columns of a table that no template reads: of its rows those that end before they start.
  static func reversed(in table: ResultTable, _ bytes: [UInt8]) -> [Pair] {
    var found: [Pair] = []
    for (start, end) in zip(table.names.indices, table.names.indices.dropFirst())
    where StartWords.pairs(bytes, table.names[start], table.names[end]) {
      for row in table.rows {
        guard let first = row.cell(start), let last = row.cell(end),
          case .value(let startDate) = Read.date(bytes, first),
          case .value(let endDate) = Read.date(bytes, last), endDate.date.isBefore(startDate.date) == true
        else { continue }
        found.append(
          Pair(
            startName: table.names[start], start: startDate, endName: table.names[end], end: endDate, isRelated: false))
      }
    }
    return found
  }

  private func isReport(_ line: Int, _ form: Form) -> Bool {
    guard let name = form.tree.readLabel(ofLine: line)?.name else { return false }
    return FilingWords.reports.isIn(form.tree.bytes, name)
  }

  private mutating func readTitle(_ form: Form) {
    let bytes = form.tree.bytes
    for field in form.template.fields.indices where FilingWords.titles.contains(form.template.fields[field].key) {
      guard let line = form.line(of: field), let value = form.tree.value(ofLine: line) else { continue }
      titleYear = FormDates.soleYear(bytes, value)
      break
    }
    // # 2021年上半年项目支出绩效运行监控表
    guard titleYear == nil, periods.allSatisfy(reportPeriods.contains) else { return }
    let lines = form.tree.lines.span
    for line in lines.indices.prefix(8) where lines[line].kind == .comment {
      let heading = ByteRange(clamping: lines[line].content, lines[line].end)
      guard heading.count <= 150, FilingWords.forms.isIn(bytes, heading), FilingWords.sheet.isIn(bytes, heading) else {
        continue
      }
      titleYear = FormDates.soleYear(bytes, heading, isHeading: true)
      titleSource = .heading
      break
    }
    if titleYear == nil, periods.isEmpty { readTexts(form) }
  }

  /// 2025年，某县住房和城乡建设局紧扣两条主线; nothing where paragraphs open with different years.
  private mutating func readTexts(_ form: Form) {
    let bytes = form.tree.bytes
    var found: (year: Int, place: ByteRange)?
    var isUnclear = false
    form.visitProseOutsideIndicators { line in
      guard !isUnclear, let text = form.tree.text(ofLine: line),
        let opening = GoalYear.opening(bytes, text)
      else { return }
      if let found, found.year != opening.year { isUnclear = true }
      found = found ?? opening
    }
    guard !isUnclear, let found else { return }
    titleYear = found.year
    titleSource = .text(found.place)
  }

  /// The year of 2026年海洋渔业执法; nil where there are several, or none.
  static func soleYear(_ bytes: [UInt8], _ text: ByteRange, isHeading: Bool = false) -> Int? {
    // 2035年远景规划 is made long before, but 绩效目标表 is what the form is called.
    guard isHeading || !FilingWords.futures.isIn(bytes, text) else { return nil }
    var found: Int?
    for (run, number) in DigitRuns(bytes, text) where run.count == 4 && CalendarDate.years.contains(number) {
      let behind = bytes[run.upperBound..<text.upperBound]
      // 2024—2026年: several; 2030年前: no year of work.
      guard found == nil, behind.starts(with: yearName),
        !bounds.contains(where: { behind.dropFirst(3).starts(with: $0) })
      else { return nil }
      found = number
    }
    return found
  }

  private static let yearName = Array("年".utf8)
  private static let bounds = NameTraitWords.words("前 底 以前 之前 末")

  private mutating func readYear(_ line: Int, _ form: Form) {
    guard year == nil, let value = form.tree.value(ofLine: line),
      case .value(let written) = Read.year(form.tree.bytes, value)
    else { return }
    year = written.date.year
    namesYear = true
    yearRange = written.range
  }

  /// Whether the value begins with a year's first digit, without reading it.
  static func startsWithYear(_ bytes: [UInt8], _ line: Line) -> Bool {
    guard let colon = line.colon else { return false }
    let end = min(line.end, bytes.count)
    var at = colon + (bytes[colon] == 0x3A ? 1 : 3)
    if at < end, bytes[at] == 0x20 { at += 1 }
    return at + 3 < end
      && (bytes[at] == 0x32 && bytes[at + 1] == 0x30 || bytes[at] == 0x31 && bytes[at + 1] == 0x39)
  }

  // MARK: - Starts and ends

  private mutating func pairEntries(_ lines: [Int], _ form: Form) {
    let tree = form.tree
    for (start, end) in zip(lines, lines.dropFirst()) {
      guard end - start <= 3, tree.lines[start].parent == tree.lines[end].parent,
        let startName = tree.readLabel(ofLine: start)?.name, let endName = tree.readLabel(ofLine: end)?.name,
        StartWords.pairs(tree.bytes, startName, endName),
        let startValue = tree.value(ofLine: start), let endValue = tree.value(ofLine: end),
        case .value(let first) = Read.date(tree.bytes, startValue),
        case .value(let last) = Read.date(tree.bytes, endValue)
      else { continue }
      let isRelated = form.template.relations.contains { relation in
        if case .check(let formula, .group) = relation.kind {
          return formula.comparesFields(form.bindings[start].field, form.bindings[end].field)
        }
        return false
      }
      pairs.append(Pair(startName: startName, start: first, endName: endName, end: last, isRelated: isRelated))
    }
  }

  private func mayHoldDates(_ column: Table.Column, _ form: Form) -> Bool {
    guard let field = column.field else { return true }
    switch form.template.fields[field].type {
    case .date, .month, .text: return true
    default: return false
    }
  }

  private mutating func pairColumns(of table: Table, _ form: Form) {
    let tree = form.tree
    for (start, end) in zip(table.columns.indices, table.columns.indices.dropFirst()) {
      guard mayHoldDates(table.columns[start], form), mayHoldDates(table.columns[end], form) else { continue }
      let (startName, endName) = (table.columns[start].name, table.columns[end].name)
      guard StartWords.pairs(tree.bytes, startName, endName) else { continue }
      let isRelated = form.template.relations.contains { relation in
        if case .check(_, .rows(let field)) = relation.kind { return field == table.field }
        return false
      }
      for row in table.rows.indices where !table.rows[row].isBlank {
        guard let first = table.cell(row: row, column: start)?.range,
          let last = table.cell(row: row, column: end)?.range,
          case .value(let startDate) = Read.date(tree.bytes, first),
          case .value(let endDate) = Read.date(tree.bytes, last)
        else { continue }
        pairs.append(Pair(startName: startName, start: startDate, endName: endName, end: endDate, isRelated: isRelated))
      }
    }
  }
}

extension Formula {
  /// Whether it compares the two fields with each other.
  fileprivate func comparesFields(_ first: Int?, _ second: Int?) -> Bool {
    guard let first, let second, case .reference(.field(let a)) = left, case .reference(.field(let b)) = right else {
      return false
    }
    return (a, b) == (first, second) || (a, b) == (second, first)
  }
}

/// The names of days and periods that are about the form itself.
private enum FilingWords {
  /// What stands in the heading of a form.
  static let forms = WordSet("目标 自评 监控 评价 申报 绩效")
  static let sheet = WordSet("表")

  /// The day on which a form is filled in.
  static let names = Set(
    [
      "填报日期", "填表日期", "填报时间", "填表时间", "填写日期", "填写时间", "报告日期", "报告时间", "编制日期", "编制时间", "编报日期", "上报日期", "上报时间", "报送日期",
      "报送时间", "制表日期", "制表时间", "自评日期", "date of this report", "date of report", "date of the report", "report date",
      "reporting date", "date submitted", "submission date", "date of submission", "filing date", "date of filing",
      "date filed",
      "date prepared", "prepared on", "submitted on",
    ].map { NameKey($0) })
  /// Those over which it reports.
  static let reports = WordSet(
    NameTraitWords.words(
      "监控期 监控时段 监控时间 监控周期 监控区间 报告期 评价期 评价时段 评价区间 统计期 统计时段 填报期 自评期 eporting_period eriod_covered eriod_under_review eview_period onitoring_period"
    ).map { word in word.map { $0 == 0x5F ? 0x20 : $0 } })
  /// Those of a project where no template says so.
  static let periods = Set(
    [
      "项目期", "项目期限", "实施期", "实施期限", "项目实施期", "项目实施期限", "建设期", "建设期限", "项目建设期", "建设工期", "项目周期", "实施周期", "项目实施周期",
      "起止时间", "项目起止时间", "起止年月", "项目起止年月", "实施时间", "项目实施时间", "项目执行期", "执行期", "执行期限", "project period",
      "project duration",
      "implementation period",
    ].map { NameKey($0) })
  /// The form's year under another name than the template gives it.
  static let years = Set(
    [
      "预算年度", "评价年度", "自评年度", "绩效年度", "财政年度", "会计年度", "项目年度", "所属年度", "实施年度", "监控年度", "资金年度", "预算年份", "评价年份", "年份",
      "所属年份",
      "绩效评价年度", "绩效自评年度", "绩效监控年度", "项目实施年度", "预算执行年度", "资金所属年度",
    ].map { NameKey($0) })
  static let futures = WordSet("规划 远景 展望 愿景 达峰 中和 目标")
  static let titles = Set(
    ["项目名称", "专项名称", "专项资金名称", "资金名称", "任务名称", "工程名称", "project name", "project title"].map { NameKey($0) })
}

/// Words by which the name of a start differs from the name of its end.
private enum StartWords {
  private static let starts: [[UInt8]] = ["开始", "起始", "开工", "启动", "tart"].map { Array($0.utf8) }
  private static let ends: [[UInt8]] = ["完成", "结束", "截止", "终止", "完工", "竣工", "nd", "ompletion", "inish"].map {
    Array($0.utf8)
  }

  /// 计划开始时间 and 计划完成时间: alike but for the word.
  static func pairs(_ bytes: [UInt8], _ start: ByteRange, _ end: ByteRange) -> Bool {
    // Names of dates are short; and most columns are told by that alone.
    guard start.count >= 5, start.count <= 60, end.count >= 3, end.count <= 60 else { return false }
    let first = FoldedText(bytes, start).bytes
    guard let word = starts.first(where: { NameKind.contains(first, $0) }) else { return false }
    let last = FoldedText(bytes, end).bytes
    guard let other = ends.first(where: { NameKind.contains(last, $0) }) else { return false }
    let rest = FormDates.without(word, first)
    let otherRest = FormDates.without(other, last)
    // 开工日期 and 竣工时间
    return rest == otherRest || FormDates.bare(rest) == FormDates.bare(otherRest)
  }
}

extension FormDates {
  /// The name without the word.
  fileprivate static func without(_ word: [UInt8], _ name: [UInt8]) -> [UInt8] {
    guard let at = name.indices.first(where: { name[$0...].starts(with: word) }) else { return name }
    return Array(name[..<at] + name[(at + word.count)...])
  }

  /// 日期, 时间 and 年月 say the same.
  fileprivate static func bare(_ name: [UInt8]) -> [UInt8] {
    for word in dateWords where name.count >= word.count && name.suffix(word.count).elementsEqual(word) {
      return Array(name.dropLast(word.count))
    }
    return name
  }

  private static let dateWords: [[UInt8]] = ["日期", "时间", "年月", " date", " time"].map { Array($0.utf8) }
}
