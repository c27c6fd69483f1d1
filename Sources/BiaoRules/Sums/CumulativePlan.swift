// Plans that say how much of the money will have been spent by when.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// Percentages by date, cumulative: `3月底: 25%` `6月底: 50%` … `12月底: 100%`, as entries of a group or as columns of a
/// table, one plan a row.
struct CumulativePlan {
  struct Point {
    /// `3月底`
    var label: ByteRange
    /// The percentage as written; `figure.range` is its place.
    var figure: Figure
  }

  /// In the order of their dates, two at least.
  let points: [Point]
  /// Whether it is money that is spent by those dates, all of it in the end. Works may go on in another year.
  let isSpending: Bool

  /// The points that are less than the one before.
  var falls: [Int] { points.indices.dropFirst().filter { points[$0].figure.number < points[$0 - 1].figure.number } }

  /// Whether something is left at the end that should not be.
  var isIncomplete: Bool { isSpending && points.last?.figure.number != Decimal(100) }

  var isFaulty: Bool { isIncomplete || !falls.isEmpty }

  /// Nil where the points are no cumulative plan: out of order, or shares of each date that make up 100 % together.
  private init?(_ points: [Point], dates: [CalendarDate], name: PlanName) {
    guard points.count >= 2, dates.count == points.count else { return nil }
    // A date without a year lies in the year of the one before.
    var year = 2000
    var last = -1
    for date in dates {
      year = date.year ?? year
      guard let day = date.inYear(year).lastDay?.ordinal, day > last else { return nil }
      last = day
    }
    let sum = points.reduce(Optional(Decimal(0))) { sum, point in sum?.adding(point.figure.number) }
    if sum == Decimal(100), points.last?.figure.number != Decimal(100) { return nil }
    self.points = points
    isSpending = name == .spending
  }

  /// Whether a judged relation is between figures of the plan, or of one of them with a number.
  func covers(_ judgement: Judgement) -> Bool {
    let terms = judgement.left + judgement.right
    return !terms.isEmpty
      && terms.allSatisfy { term in points.contains { $0.figure.range == term.range } }
  }

  // MARK: - Finding them

  /// The plans of a form.
  static func all(in form: Form) -> [CumulativePlan] {
    var plans: [CumulativePlan] = []
    var seen: Int?
    let bytes = form.tree.bytes
    let lines = form.tree.lines.span
    for index in lines.indices {
      guard case .entry = lines[index].kind, mayBeDate(bytes, lines[index].content, lines[index].end),
        let parent = lines[index].parent, parent != seen
      else { continue }
      seen = parent
      if let plan = entries(under: parent, form) { plans.append(plan) }
    }
    for table in form.tables where table.columns.count > 2 {
      plans += rows(of: table, form)
    }
    return plans
  }

  private static func entries(under parent: Int, _ form: Form) -> CumulativePlan? {
    guard let group = form.tree.readLabel(ofLine: parent),
      let name = PlanName(form.tree.bytes, group.name)
    else { return nil }
    var points: [Point] = []
    var dates: [CalendarDate] = []
    for child in form.tree.children(of: parent) where form.tree.lines[child].kind == .entry {
      guard let label = form.tree.readLabel(ofLine: child), let value = form.tree.value(ofLine: child) else { continue }
      guard let date = untilDate(form.tree.bytes, label.name) else {
        // What follows the plan or stands before it is no part of it.
        if points.isEmpty { continue }
        break
      }
      let field = form.bindings[child].role == .field ? form.bindings[child].field : nil
      let isPercent =
        field.map { form.template.fields[$0].type == .percent } ?? false || label.unit == Units.percent
        || group.unit == Units.percent
      guard let figure = percent(form.tree.bytes, value, isPercent: isPercent) else { return nil }
      points.append(Point(label: label.name, figure: figure))
      dates.append(date)
    }
    return CumulativePlan(points, dates: dates, name: name)
  }

  private static func rows(of table: Table, _ form: Form) -> [CumulativePlan] {
    let tree = form.tree
    let columns = table.columns.indices.filter { index in
      let name = table.columns[index].name
      return mayBeDate(tree.bytes, name.lowerBound, name.upperBound)
    }
    guard columns.count >= 2, let label = tree.readLabel(ofLine: table.line) else { return [] }
    var dates: [CalendarDate] = []
    for column in columns {
      guard let date = untilDate(tree.bytes, table.columns[column].name) else { return [] }
      dates.append(date)
    }
    var plans: [CumulativePlan] = []
    for (index, row) in table.rows.enumerated() {
      guard let name = PlanName(tree.bytes, label.name) ?? PlanName(tree.bytes, row.name) else { continue }
      var points: [Point] = []
      for column in columns {
        let declared = table.columns[column]
        let isPercent =
          declared.unit == Units.percent || label.unit == Units.percent
          || declared.field.map { form.template.fields[$0].type == .percent } ?? false
        guard let cell = table.cell(row: index, column: column),
          let figure = percent(tree.bytes, cell.range, isPercent: isPercent)
        else { break }
        points.append(Point(label: declared.name, figure: figure))
      }
      guard points.count == columns.count, let plan = CumulativePlan(points, dates: dates, name: name) else { continue }
      plans.append(plan)
    }
    return plans
  }

  /// Digits, 第, 一二三四, 截至, `by` and full-width digits begin a date; most labels begin with something else.
  private static func mayBeDate(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard start >= 0, start + 2 < min(end, bytes.count) else { return false }
    let first = bytes[start]
    if first < 0x80 {
      switch first {
      case 0x30...0x39, 0x42, 0x62, 0x45, 0x65, 0x55, 0x75: return true  // by, end of, until
      default: return false
      }
    }
    switch UInt32(first) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) {
    // 一 七 三 上 下, 二, 五, 四, 十, 年, 截, 第, full-width forms
    case 0xE4_B880...0xE4_B88B, 0xE4_BA8C, 0xE4_BA94, 0xE5_9B9B, 0xE5_8D81, 0xE5_B9B4, 0xE6_88AA, 0xE7_ACAC,
      0xEF_BC80...0xEF_BCBF:
      return true
    default: return false
    }
  }

  /// The day until which something is counted: `3月底`, `一季度末`, `截至6月30日`. `3月` alone is the month itself.
  private static func untilDate(_ bytes: [UInt8], _ name: ByteRange) -> CalendarDate? {
    // by the end of March, until 30 June 2025
    if let first = bytes[name].first, EnglishWords.isLetter(first) {
      return EnglishDate(bytes, name, allowsPart: true).flatMap { $0.isUntil && !$0.isNext ? $0.date : nil }
    }
    guard case .value(let deadline) = Read.deadline(bytes, name) else { return nil }
    if deadline.kind != .on { return deadline.date }
    let end = deadline.dateRange.upperBound
    guard end >= 3, end <= bytes.count else { return nil }
    let last = (bytes[end - 3], bytes[end - 2], bytes[end - 1])
    return last == (0xE5, 0xBA, 0x95) || last == (0xE6, 0x9C, 0xAB) ? deadline.date : nil  // 底 末
  }

  private static func percent(_ bytes: [UInt8], _ value: ByteRange, isPercent: Bool) -> Figure? {
    guard case .value(let reading) = Read.percent(bytes, value), reading.figure.divisor == 1,
      reading.figure.power == 0, reading.figure.unit == Units.percent || reading.figure.unit == nil && isPercent
    else { return nil }
    return reading.figure
  }
}

/// What the name of a plan says.
private enum PlanName {
  /// Money will be spent.
  case spending
  /// Works will be done.
  case progress

  init?(_ bytes: [UInt8], _ name: ByteRange) {
    guard PlanName.mayNamePlan(bytes, name) else { return nil }
    let text = FoldedText(bytes, name).bytes
    if PlanName.spendingWords.contains(where: { NameKind.contains(text, $0) }) {
      self = .spending
    } else if PlanName.progressWords.contains(where: { NameKind.contains(text, $0) }) {
      self = .progress
    } else {
      return nil
    }
  }

  /// Whether something stands there without which no word below is written: 划 (E5 88 92), 进 (E8 BF 9B), the letters pl, rs
  /// or ss, what may be read as letters (EF) or be passed over between them (E2). Most names have none.
  private static func mayNamePlan(_ bytes: [UInt8], _ name: ByteRange) -> Bool {
    var i = max(name.lowerBound, 0)
    let end = min(name.upperBound, bytes.count)
    while i < end {
      let byte = bytes[i]
      if byte == 0xEF || byte == 0xE2 { return true }
      if i + 1 < end, byte == 0x70 && bytes[i + 1] == 0x6C || (byte == 0x72 || byte == 0x73) && bytes[i + 1] == 0x73 {
        return true
      }
      if i + 2 < end, byte == 0xE5 && bytes[i + 2] == 0x92 || byte == 0xE8 && bytes[i + 2] == 0x9B { return true }
      i += 1
    }
    return false
  }

  private static let spendingWords: [[UInt8]] = [
    "支出计划", "用款计划", "支付计划", "拨付计划", "拨款计划", "使用计划", "资金计划", "支出进度", "用款进度", "支付进度", "拨付进度", "资金进度",
    "执行进度", "spending plan", "Spending plan", "isbursement", "xpenditure plan",
  ].map { Array($0.utf8) }
  private static let progressWords: [[UInt8]] = ["进度计划", "实施进度", "计划进度", "工程进度", "rogress"].map { Array($0.utf8) }
}
