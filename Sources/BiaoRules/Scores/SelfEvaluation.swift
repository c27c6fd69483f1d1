// What a self-evaluation form says of its indicators: what was reached, how many points, why not all; and the total.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// Scores and actual values of a form, read once for the rules that compare them.
struct SelfEvaluation {
  /// One indicator that is scored.
  struct Item {
    /// Index into the form's indicators; -1 for the row of a table.
    var index: Int
    /// The row of a table.
    var row: Indicator?
    var weight: Decimal
    var score: Decimal
    var scoreRange: ByteRange
    /// How many points were lost, where a line of its own says so.
    var lost: (number: Decimal, range: ByteRange)?
    /// What was reached, as written; nil where that is blank.
    var actual: ByteRange?
    var attainment: Attainment
    /// Why points were lost, as written; nil where that is blank or struck.
    var reason: ByteRange?
    /// The line for the reason where there is one and nothing at all stands on it.
    var blankReason: Int?
    /// Whether something else says it: a remark, or the form's own line on all reasons.
    var hasOtherReason: Bool
    /// Whether a scoring rule says how many points there are for what was reached. Until it is read as a function a
    /// score that follows from it is not judged.
    var hasScoringRule: Bool

    /// The indicator that was scored.
    func indicator(in form: Form) -> Indicator { row ?? form.indicators[index] }
  }

  /// An indicator without a score of which it is said what was reached, with a line for the reason why no more.
  struct Unscored {
    /// Index into the form's indicators.
    var indicator: Int
    /// What was reached, as written.
    var actual: ByteRange
    /// Whether the year is still running.
    var isProgress: Bool
    /// The line for the reason.
    var line: Int
    /// The reason, as written; nil where that line is blank or struck, and nothing else says it.
    var reason: ByteRange?
  }

  /// The total score, or the grade.
  struct Entry {
    var line: Int
    var range: ByteRange
    /// The score in the label: 总分 (100分).
    var outOf: Decimal?
  }

  private(set) var items: [Item] = []
  /// What tables list once more beside the scored indicators.
  private(set) var listed: [Item] = []
  private(set) var unscored: [Unscored] = []
  /// Whether each indicator that counts has a weight and a score.
  private(set) var isComplete = true
  /// Whether the form has a place for reasons.
  private(set) var asksForReasons = false
  private(set) var total: Entry?
  private(set) var totalScore: Decimal?
  /// Whether several lines call themselves the total and differ: then nobody knows which one is meant.
  private(set) var hasRivalTotals = false
  private(set) var grade: Entry?
  /// The score of the form as a whole where it is called neither total nor anything else: 自评得分, outside of all groups.
  private(set) var ownScore: (entry: Entry, score: Decimal)?
  private var hasSeveralScores = false
  /// Scores that belong to no indicator: that of the execution rate.
  private(set) var otherScores: [Decimal] = []
  /// Whether rows that no table of the template reads stand outside of the indicators: there may be scores in them.
  private(set) var hasUnreadRows = false
  /// Whether the form says for all indicators together why some were missed.
  private(set) var hasCommonReason = false

  /// Nil for a form that evaluates nothing: none of its first indicators says what was reached or how it was scored.
  init?(_ form: borrowing Form, _ report: Report) {
    let tables = report.indicatorTables(of: form).filter(\.isScored)
    guard SelfEvaluation.isEvaluated(form) || !tables.isEmpty else { return nil }
    readEntries(form, except: tables)
    // Who fills in the ministry's form without this line leaves out what it asks for.
    asksForReasons =
      form.template.fields.indices.contains { form.template.attributeRole(of: $0) == .reason }
      && form.template.name != TemplateStore.generalName
    for index in form.indicators.indices where form.indicators[index].counts { read(index, form, report) }
    // A table beside scored indicators lists them once more.
    let (own, isComplete, asks) = (items, isComplete, asksForReasons)
    for table in tables { read(table, form, report) }
    if !own.isEmpty {
      listed = Array(items.dropFirst(own.count))
      (items, self.isComplete, asksForReasons) = (own, isComplete, asks)
    }
    readTables(form, except: tables)
  }

  /// The first indicators tell: who evaluates one evaluates all.
  static func isEvaluated(_ form: borrowing Form) -> Bool {
    for indicator in form.indicators.prefix(2) {
      guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1 else { continue }
      let attributes = IndicatorAttributes(indicator, in: form)
      if attributes[.score] != nil || attributes[.actual] != nil || attributes[.progress] != nil { return true }
    }
    return false
  }

  private mutating func read(_ index: Int, _ form: Form, _ report: Report) {
    let indicator = form.indicators[index]
    let attributes = report.attributes(of: indicator, in: form)
    if let line = attributes[.reason] {
      // The general template knows the name; a form that has it asks.
      asksForReasons = asksForReasons || form.bindings[line].role == .field || form.bindings[line].role == .open
      if attributes[.score] == nil, let result = attributes[.progress] ?? attributes[.actual],
        let actual = SelfEvaluation.text(ofLine: result, form)
      {
        let reason =
          SelfEvaluation.text(ofLine: line, form)
          ?? attributes[.remarks].flatMap { SelfEvaluation.text(ofLine: $0, form) }
        unscored.append(
          Unscored(
            indicator: index, actual: actual, isProgress: attributes[.progress] != nil, line: line, reason: reason))
      }
    }
    guard let weight = indicator.weight, let line = attributes[.score], let value = form.tree.value(ofLine: line),
      case .value(let reading) = Read.number(form.tree.bytes, value), reading.figure.divisor == 1,
      reading.figure.power == 0
    else {
      isComplete = false
      return
    }
    let comment = (attributes[.comment] ?? explanation(attributes, form)).flatMap {
      SelfEvaluation.text(ofLine: $0, form)
    }
    // Where one comment says why points were lost, the others are to be explained as well.
    let actual = attributes[.actual].flatMap { SelfEvaluation.text(ofLine: $0, form) }
    let attainment = actual.map { Attainment(indicator, actual: $0, in: form, report) } ?? .unknown
    if comment != nil, reading.figure.number < weight || attainment == .missed { asksForReasons = true }
    items.append(
      Item(
        index: index, weight: weight, score: reading.figure.number, scoreRange: reading.figure.range,
        lost: SelfEvaluation.lost(indicator, form), actual: actual,
        attainment: attainment,
        reason: attributes[.reason].flatMap { SelfEvaluation.text(ofLine: $0, form) },
        blankReason: attributes[.reason].flatMap { form.tree.isBlank($0) ? $0 : nil },
        hasOtherReason: hasCommonReason || comment != nil
          || attributes[.remarks].map { SelfEvaluation.text(ofLine: $0, form) != nil } ?? false,
        hasScoringRule: attributes[.scoring].map { SelfEvaluation.text(ofLine: $0, form) != nil } ?? false))
  }

  /// The rows of a table.
  private mutating func read(_ table: IndicatorTable, _ form: Form, _ report: Report) {
    asksForReasons = asksForReasons || table.asksForReasons
    // A report has a section for what went wrong, and no column for it.
    let hasOtherReason = hasCommonReason || !table.asksForReasons && SelfEvaluation.tellsProblems(form)
    for row in table.rows {
      guard let weight = row.indicator.weight, let score = row.score else {
        isComplete = false
        continue
      }
      let attainment =
        row.actual.map { Attainment(row.indicator, actual: $0, standsIn: row.kind, in: form, report) } ?? .unknown
      items.append(
        Item(
          index: -1, row: row.indicator, weight: weight, score: score.number, scoreRange: score.range,
          lost: row.lost, actual: row.actual, attainment: attainment, reason: row.reason, blankReason: nil,
          hasOtherReason: hasOtherReason, hasScoringRule: row.hasScoringRule))
    }
  }

  /// Whether a section of the document tells of problems or causes.
  private static func tellsProblems(_ form: Form) -> Bool {
    let tree = form.tree
    return tree.children(of: nil).contains { line in
      tree.lines[line].kind == .entry && tree.lines[line].subtreeEnd > line + 1
        && tree.readLabel(ofLine: line).map { problems.isIn(tree.bytes, $0.name) } ?? false
    }
  }

  private static let problems = WordSet("问题 原因 偏差")

  /// The number on the line 扣分.
  private static func lost(_ indicator: Indicator, _ form: Form) -> (number: Decimal, range: ByteRange)? {
    let tree = form.tree
    for child in tree.children(of: indicator.line) where tree.lines[child].kind == .entry {
      guard tree.bytes[tree.lines[child].content...].starts(with: lostHead),
        let label = tree.readLabel(ofLine: child)?.name, lostNames.contains(NameKey(tree.bytes, label)),
        let value = tree.value(ofLine: child)
      else { continue }
      return points(tree.bytes, value)
    }
    return nil
  }

  /// A number of points in a line or a cell of its own, whichever sign it has.
  static func points(_ bytes: [UInt8], _ value: ByteRange) -> (number: Decimal, range: ByteRange)? {
    signedPoints(bytes, value).map { ($0.number.magnitude, $0.range) }
  }

  static func signedPoints(_ bytes: [UInt8], _ value: ByteRange) -> (number: Decimal, range: ByteRange)? {
    guard case .value(let reading) = Read.number(bytes, value), reading.figure.divisor == 1, reading.figure.power == 0,
      reading.figure.unit == nil || reading.figure.unit?.dimension == .score
    else { return nil }
    return (reading.figure.number, reading.figure.range)
  }

  private static let lostHead = Array("扣".utf8)
  static let lostNames = Set(["扣分", "扣分值", "扣分数", "扣减分", "扣减分值", "扣减分数", "扣分分值", "扣减"].map { NameKey($0) })

  /// A line in English that explains what was reached, behind which it stands; before it, it says what is measured.
  private func explanation(_ attributes: IndicatorAttributes, _ form: Form) -> Int? {
    guard let line = attributes[.explanation], let actual = attributes[.actual] ?? attributes[.score], line > actual,
      form.tree.bytes[form.tree.lines[line].content] < 0x80
    else { return nil }
    return line
  }

  /// The value of an entry, or all the prose under it; nil where there is none, or `/`, 无, ……
  static func text(ofLine line: Int, _ form: Form) -> ByteRange? {
    if let value = form.tree.value(ofLine: line), !value.isEmpty {
      guard case .value(let text) = Read.text(form.tree.bytes, value) else { return nil }
      return text
    }
    var whole: ByteRange?
    for child in form.tree.children(of: line) where form.tree.lines[child].kind == .prose {
      guard let text = form.tree.text(ofLine: child), case .value = Read.text(form.tree.bytes, text) else { continue }
      whole = ByteRange(clamping: whole?.lowerBound ?? text.lowerBound, text.upperBound)
    }
    return whole
  }

  /// Scores in tables that no template reads.
  func unreadScores(_ form: Form, _ report: Report) -> [Decimal] {
    guard hasUnreadRows else { return [] }
    let bytes = form.tree.bytes
    let indicators = report.indicatorTables(of: form)
    var scores: [Decimal] = []
    for table in report.resultTables(of: form) where !indicators.contains(where: { $0.line == table.line }) {
      let columns = table.names.indices.filter { SelfEvaluation.scoreEnds.ends(bytes, table.names[$0]) }
      for row in table.rows where form.bindings[row.line].role == .none {
        scores += columns.lazy.compactMap { row.cell($0) }.compactMap { SelfEvaluation.points(bytes, $0)?.number }
      }
    }
    return scores
  }

  private static let scoreEnds = WordSet("得分 评分 自评分 分数")

  /// The score that earns the grade; nil where there are several.
  var gradedScore: (entry: Entry, score: Decimal)? {
    if let total, let totalScore { return hasRivalTotals ? nil : (total, totalScore) }
    return hasSeveralScores ? nil : ownScore
  }

  // MARK: - The form's own lines

  /// Total, grade, other scores and common reasons: the lines that stand outside of the indicators.
  private mutating func readEntries(_ form: Form, except tables: [IndicatorTable]) {
    form.visitLinesOutsideIndicators { line in
      if form.tree.lines[line].kind == .entry, form.tree.lines[line].colon != nil { readEntry(line, form) }
      if form.tree.lines[line].kind == .row, form.bindings[line].role == .none, !hasUnreadRows,
        !tables.contains(where: { form.tree.lines[line].parent == $0.group })
      {
        hasUnreadRows = true
      }
    }
  }

  private mutating func readEntry(_ line: Int, _ form: Form) {
    guard let label = form.tree.readLabel(ofLine: line) else { return }
    let name = NameKey(form.tree.bytes, label.name)
    // 合计 (100分), outside of all groups.
    let isWhole =
      label.weight == .hundred && form.tree.lines[line].parent == nil && EvaluationWords.sums.contains(name)
    guard let meaning = EvaluationWords.meanings[name] ?? (isWhole ? .total : nil),
      let value = form.tree.value(ofLine: line)
    else { return }
    switch meaning {
    case .reason: hasCommonReason = hasCommonReason || SelfEvaluation.text(ofLine: line, form) != nil
    case .grade:
      guard grade == nil, case .value(let text) = Read.text(form.tree.bytes, value) else { return }
      grade = Entry(line: line, range: text)
    case .total, .score:
      guard case .value(let reading) = Read.number(form.tree.bytes, value), reading.figure.divisor == 1 else { return }
      if meaning == .score {
        otherScores.append(reading.figure.number)
        // One of ten points is no score of a form.
        if form.tree.lines[line].parent == nil, reading.figure.number > Decimal(10),
          EvaluationWords.ofForm.contains(NameKey(form.tree.bytes, label.name))
        {
          hasSeveralScores = hasSeveralScores || ownScore != nil
          ownScore = (Entry(line: line, range: reading.figure.range, outOf: label.weight), reading.figure.number)
        }
      } else if isWhole, reading.figure.number == label.weight {
        // Which of the two it says, nobody knows.
        return
      } else if total == nil {
        total = Entry(line: line, range: reading.figure.range, outOf: label.weight)
        totalScore = reading.figure.number
      } else if totalScore != reading.figure.number {
        hasRivalTotals = true
      }
    }
  }

  private mutating func readTables(_ form: Form, except tables: [IndicatorTable]) {
    for table in form.tables where !tables.contains(where: { $0.line == table.headerLine }) {
      for column in table.columns.indices {
        let name = NameKey(form.tree.bytes, table.columns[column].name)
        guard EvaluationWords.meanings[name] == .score else { continue }
        for row in table.rows.indices {
          guard let cell = table.cell(row: row, column: column),
            case .value(let reading) = Read.number(form.tree.bytes, cell.range)
          else { continue }
          otherScores.append(reading.figure.number)
        }
      }
    }
  }
}

/// The names of the lines that evaluate a form as a whole.
private enum EvaluationWords {
  enum Meaning { case total, score, grade, reason }

  static let sums = Set(["合计", "总计"].map { NameKey($0) })

  /// Scores that are the form's own where they stand outside of all groups.
  static let ofForm = Set(["得分", "自评得分", "自评分", "评分", "自评分数", "评价得分", "项目得分", "项目自评得分"].map { NameKey($0) })

  static let meanings: [NameKey: Meaning] = {
    let words: [(Meaning, [String])] = [
      (
        .total,
        [
          "总分", "总得分", "总评分", "自评总分", "自评总评分", "综合评分", "评价总分", "评价总得分", "评价综合得分", "绩效评价总分", "自评总得分", "综合得分", "自评综合得分",
          "绩效自评综合得分", "绩效评价得分", "绩效评价综合得分", "合计得分", "得分合计", "自评总体得分", "总体得分", "自评综合评分",
          "绩效自评得分", "绩效自评总分", "绩效得分", "最终得分", "自评得分合计", "total", "total score", "overall score", "final score",
          "total points", "points in total", "total points awarded", "sum of points", "total marks",
        ]
      ),
      (
        .score,
        ["得分", "自评得分", "自评分", "评分", "自评分数", "评价得分", "项目得分", "项目自评得分", "执行率得分", "预算执行率得分", "预算执行得分", "score", "points"]
      ),
      (
        .grade,
        [
          "评价等次", "评价等级", "自评等级", "自评等次", "绩效等级", "绩效等次", "绩效评价等级", "绩效自评等级", "绩效自评等次", "评定等级", "等级", "等次",
          "评价结果等级", "绩效评价等次", "综合评价等级", "综合评定等级", "评级", "绩效评级", "自评结果", "评价结果", "自评结果等级", "自评档次", "评价档次",
          "评定等次", "评定结果", "综合等级", "综合评价等次", "绩效评价结果", "绩效自评结果", "grade", "rating",
        ]
      ),
      (
        .reason,
        [
          "偏差原因分析及改进措施", "偏差原因", "偏差原因分析", "偏差大或目标未完成原因分析", "未完成原因分析", "未完成原因", "未完成原因及改进措施",
          "绩效目标未完成原因", "扣分原因", "扣分依据", "扣分理由", "扣分说明", "得分说明", "存在问题及改进措施", "存在的问题及改进措施", "原因分析", "reasons", "reason",
          "reasons for deviation", "reasons for deviations", "explanation of deviations", "reasons for lost points",
          "comments", "general comments", "overall comments", "remarks", "general remarks",
        ]
      ),
    ]
    var table: [NameKey: Meaning] = [:]
    for (meaning, names) in words {
      for name in names { table[NameKey(name)] = meaning }
    }
    return table
  }()
}

extension Tree {
  /// Whether nothing stands behind the colon of an entry, nor below it.
  func isBlank(_ line: Int) -> Bool {
    lines[line].colon != nil && (value(ofLine: line)?.isEmpty ?? true) && lines[line].subtreeEnd <= line + 1
  }
}

extension Relation {
  /// Whether the relation reads the field, or the weights of the items.
  func reads(field: Int) -> Bool {
    guard case .check(let formula, _) = kind else { return false }
    return formula.left.reads(field) || formula.right.reads(field)
  }
}

extension Expression {
  fileprivate func reads(_ field: Int) -> Bool {
    switch self {
    case .constant, .sum: false
    case .reference(let reference):
      switch reference {
      case .field(let other), .attribute(let other), .column(let other): other == field
      case .otherTable, .cell, .weight, .target: false
      }
    case .negated(let inner): inner.reads(field)
    case .binary(_, let left, let right): left.reads(field) || right.reads(field)
    }
  }
}
