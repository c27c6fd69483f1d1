// Tables that list indicators: a row for each, with its target and often with what was reached and how it was scored.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// Forms in which the indicators are one table, as on paper, and not a tree of tiers.
struct IndicatorTable {
  struct Row {
    /// As if it stood on a line of its own.
    var indicator: Indicator
    /// What its tier measures, where the table says so and the name of the tier tells.
    var kind: TierKind?
    /// What was reached, as written; nil where that is blank.
    var actual: ByteRange?
    /// Of a form on the course of the year: how far it is, what is expected by its end, and whether that will be.
    var progress: ByteRange?
    var forecast: ByteRange?
    var likelihood: ByteRange?
    /// The score and the points lost, where they are numbers.
    var score: (number: Decimal, range: ByteRange)?
    var lost: (number: Decimal, range: ByteRange)?
    /// Why points were lost, as written; nil where that is blank or struck.
    var reason: ByteRange?
    var hasScoringRule: Bool
    /// Whether a column of its own says the unit, in a word that no catalogue knows.
    var hasOtherUnit: Bool
  }

  /// The line of the header; that of the entry itself for a group of lines.
  let line: Int
  /// The line of the entry around it.
  let group: Int
  private(set) var rows: [Row] = []
  /// Whether these are lines, of another term than the year; see `unreadGroups`.
  var isGroup: Bool { line == group }
  /// Whether the table has columns for weights and scores, and for reasons.
  let isScored: Bool
  let asksForReasons: Bool
  /// Whether a column names the tiers.
  let namesTiers: Bool

  /// Those of a form; tables that a template reads are its own matter.
  static func all(in form: Form, _ report: Report) -> [IndicatorTable] {
    let groups = unreadGroups(of: form)
    guard mayStand(in: form.tree) else { return groups }
    return report.resultTables(of: form).compactMap { IndicatorTable($0, form) } + groups
  }

  /// Whether the first row of some table speaks of the values of indicators.
  private static func mayStand(in tree: Tree) -> Bool {
    var isOpen = false
    let lines = tree.lines.span
    for index in lines.indices {
      switch lines[index].kind {
      case .row:
        if !isOpen, words.isIn(tree.bytes, ByteRange(clamping: lines[index].content, lines[index].end)) { return true }
        isOpen = true
      case .blank, .comment: continue
      default: isOpen = false
      }
    }
    return false
  }

  private static let words = WordSet("指标值 目标值 预期值 计划值 得分 评分")

  private init?(_ table: ResultTable, _ form: Form) {
    let bytes = form.tree.bytes
    guard !table.isRelated, let group = form.tree.lines[table.line].parent,
      let name = IndicatorTable.names.lazy.compactMap({ key in table.plainColumn(bytes, where: { $0 == key }) }).first
    else { return nil }
    line = table.line
    self.group = group
    let target = table.plainColumn(bytes, where: ValuesBelow.targets.contains)
    let weight = table.plainColumn(bytes, where: ValuesBelow.weights.contains)
    var columns: [AttributeRole: Int] = [:]
    for column in table.names.indices where column != name && column != target && column != weight {
      if let role = AttributeRole.written(bytes, table.names[column]), columns[role] == nil { columns[role] = column }
    }
    let lost = table.column(where: SelfEvaluation.lostNames.contains)
    let tier = table.plainColumn(bytes, where: IndicatorTable.tiers.contains)
    namesTiers = tier != nil
    isScored = weight != nil && columns[.score] != nil
    asksForReasons = columns[.reason] != nil
    // Evaluators list indicators by their scoring rules alone.
    guard target != nil || isScored && (columns[.scoring] != nil || columns[.reason] != nil || lost != nil) else {
      return nil
    }
    let sign = table.plainColumn(bytes, where: ValuesBelow.signs.contains)
    var kind: TierKind?
    for row in table.rows {
      if let tier {
        if let written = row.cell(tier) { kind = TierKind.of(tier: NameKey(bytes, written)) }
      } else {
        kind = IndicatorTable.kind(above: row.line, form.tree)
      }
      guard let label = row.cell(name), !ResultValue.isTotal(label, bytes) else { continue }
      let written = target.flatMap { row.cell($0) }
      if target != nil, written == nil { continue }
      let value = written ?? label.upperBound..<label.upperBound
      func cell(_ role: AttributeRole) -> ByteRange? { columns[role].flatMap { row.cell($0) } }
      let points = weight.flatMap { row.cell($0) }.flatMap { SelfEvaluation.points(bytes, $0) }
      var indicator = Indicator(
        row: row.line, group: group, name: label, weight: points?.number, weightRange: points?.range, value: value,
        bytes)
      let unit = cell(.unit).flatMap { IndicatorTable.text($0, bytes) }
      indicator.unit = unit.flatMap { Units.unit(named: bytes, $0) } ?? target.flatMap { table.units[$0] }
      if let sign = sign.flatMap({ row.cell($0) }), let comparator = Comparator(bytes[sign]) {
        indicator.compare(by: comparator, at: sign)
      }
      rows.append(
        Row(
          indicator: indicator, kind: kind, actual: cell(.actual).flatMap { IndicatorTable.text($0, bytes) },
          progress: cell(.progress).flatMap { IndicatorTable.text($0, bytes) },
          forecast: cell(.forecast).flatMap { IndicatorTable.text($0, bytes) },
          likelihood: cell(.likelihood).flatMap { IndicatorTable.text($0, bytes) },
          score: cell(.score).flatMap { SelfEvaluation.signedPoints(bytes, $0) },
          lost: lost.flatMap { row.cell($0) }.flatMap { SelfEvaluation.points(bytes, $0) },
          reason: [AttributeRole.reason, .remarks, .comment].lazy.compactMap { cell($0) }
            .compactMap { IndicatorTable.text($0, bytes) }.first,
          hasScoringRule: cell(.scoring).flatMap { IndicatorTable.text($0, bytes) } != nil,
          hasOtherUnit: unit != nil && indicator.unit == nil))
    }
    guard !rows.isEmpty else { return nil }
  }

  /// What the row above measures, under which this one is indented: 数量指标.
  private static func kind(above line: Int, _ tree: Tree) -> TierKind? {
    var above = tree.lines[line].parent
    while let row = above, tree.lines[row].kind == .row {
      if let name = tree.cells(ofLine: row).first,
        let kind = TierKind.of(tier: NameKey(tree.bytes, name))
      {
        return kind
      }
      above = tree.lines[row].parent
    }
    return nil
  }

  /// Of a group of lines that nobody reads.
  init(group: Int, rows: [Row]) {
    (line, self.group, self.rows) = (group, group, rows)
    (isScored, asksForReasons, namesTiers) = (false, false, true)
  }

  /// Nil for what is struck, or for 无.
  private static func text(_ cell: ByteRange, _ bytes: [UInt8]) -> ByteRange? {
    guard case .value(let text) = Read.text(bytes, cell) else { return nil }
    return text
  }

  /// What the column of the names is called; the first one that a table has counts.
  private static let names = ["三级指标", "三级指标名称", "指标名称", "绩效指标名称", "绩效指标", "考核指标", "评价指标", "具体指标", "指标内容", "指标"].map {
    NameKey($0)
  }
  private static let tiers = Set<NameKey>(words: "二级指标 二级指标名称 指标类型 指标类别")
}

extension Report {
  /// Says of each table of indicators what `visit` finds; none for most forms.
  func eachTableIndicator(of form: Form, _ visit: (IndicatorTable.Row) -> Void) {
    for table in indicatorTables(of: form) {
      for row in table.rows { visit(row) }
    }
  }
}
