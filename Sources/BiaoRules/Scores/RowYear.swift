// Figures of running text that name a row of a table and the wrong column of it: 2022年会议费支出5.40万元, which is that of 2023.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct RowYear {
  /// The figure as the text says it.
  var said: ByteRange
  /// The cell of the column that the text names, and the one that holds its number.
  var named: ByteRange
  var equal: ByteRange?

  /// Those of a form whose tables have columns by years. Linear in the text: rows are found by how their names end.
  static func all(in form: Form, _ report: Report) -> [RowYear] {
    let bytes = form.tree.bytes
    var rows: NamesByEnd<Row>?
    var found: [RowYear] = []
    form.visitProseOutsideIndicators { line in
      guard found.count < maximum, let text = form.tree.text(ofLine: line), text.count >= 24,
        years.isIn(bytes, text), bytes.span.extracting(text).holdsDigit()
      else { return }
      let figures = report.figures(ofGoal: text)
      for (index, said) in figures.enumerated() where said.figure.unit?.dimension == .money {
        guard said.figure.divisor == 1, case let words = wordsBefore(index, figures),
          let year = FormDates.soleYear(bytes, words)
        else { continue }
        let known = rows ?? Self.rows(of: form, report)
        rows = known
        // Of several rows of one name nobody knows which is meant.
        guard case let named = known.named(before: said, links: links, bytes), named.count == 1,
          let row = named.first
        else { continue }
        if let wrong = wrongYear(said, year, row, form) { found.append(wrong) }
        if index + 1 < figures.count, let wrong = wrongActual(said, figures[index + 1], year, row, form) {
          found.append(wrong)
        }
      }
    }
    return found
  }

  /// A row with what its columns hold.
  private struct Row {
    var name: ByteRange
    var cells: [Cell]
  }

  private struct Cell {
    var year: Int
    var isPlan: Bool
    var figure: Figure
    var unit: BiaoValues.Unit?
  }

  private static func rows(of form: Form, _ report: Report) -> NamesByEnd<Row> {
    let bytes = form.tree.bytes
    let unitOfForm = form.tree.headDirective(.unit).flatMap { Units.unit(named: bytes, $0.argument) }
    var rows = NamesByEnd<Row>()
    for table in report.resultTables(of: form) {
      let columns = table.names.indices.dropFirst().compactMap { column in
        FormDates.soleYear(bytes, table.names[column]).map { (column, $0, plans.isIn(bytes, table.names[column])) }
      }
      guard columns.count >= 2, columns.count <= 6 else { continue }
      let unitOfTable = table.moneyUnit(form).flatMap { Units.unit(named: bytes, $0) } ?? unitOfForm
      for row in table.rows.prefix(maximumRows) {
        guard let whole = row.cells.first, case let name = core(whole, bytes), name.count >= 9, name.count <= 45 else {
          continue
        }
        let cells = columns.compactMap { column, year, isPlan in
          row.cell(column).flatMap { Figure.alone(bytes, $0) }.map {
            Cell(year: year, isPlan: isPlan, figure: $0, unit: $0.unit ?? table.units[column] ?? unitOfTable)
          }
        }
        rows.add(Row(name: name, cells: cells), under: name, bytes)
      }
    }
    return rows
  }

  /// 四、政府采购金额: 政府采购; 3、会议费: 会议费.
  private static func core(_ name: ByteRange, _ bytes: [UInt8]) -> ByteRange {
    var (start, end) = (name.lowerBound, name.upperBound)
    if let mark = comma.firstRange(in: bytes, ByteRange(clamping: start, min(end, start + 12))) {
      start = mark.upperBound
    }
    for tail in tails where end - tail.count - start >= 9 && bytes[..<end].suffix(tail.count).elementsEqual(tail) {
      end -= tail.count
      break
    }
    return ByteRange(clamping: start, end)
  }

  /// The number of another year, and not that of the year that the text names.
  private static func wrongYear(_ said: GoalFigure, _ year: Int, _ row: Row, _ form: Form) -> RowYear? {
    let bytes = form.tree.bytes
    let isPlan = plans.isIn(bytes, said.wordsBefore)
    guard !others.isIn(bytes, said.wordsBefore), said.figure.number > .zero,
      let named = row.cells.first(where: { $0.year == year && $0.isPlan == isPlan }),
      row.cells.count(where: { $0.year == year && $0.isPlan == isPlan }) == 1,
      !row.cells.contains(where: { $0.year == year && $0.figure.number == said.figure.number }),
      let equal = row.cells.first(where: {
        $0.year != year && $0.isPlan == isPlan && $0.figure.number == said.figure.number && $0.unit == said.figure.unit
      })
    else { return nil }
    return RowYear(said: said.figure.range, named: named.figure.range, equal: equal.figure.range)
  }

  /// 预算620.00万元，实际执行594.00万元, where the row has the same budget and another result.
  private static func wrongActual(
    _ said: GoalFigure, _ next: GoalFigure, _ year: Int, _ row: Row, _ form: Form
  ) -> RowYear? {
    let bytes = form.tree.bytes
    let between = ByteRange(clamping: said.figure.range.upperBound, next.figure.range.lowerBound)
    guard plans.isIn(bytes, said.wordsBefore), next.figure.unit == said.figure.unit, next.figure.divisor == 1,
      between.count <= 36, spent.isIn(bytes, between), !others.isIn(bytes, between), !plans.isIn(bytes, between),
      row.cells.contains(where: {
        $0.year == year && $0.isPlan && $0.figure.number == said.figure.number && $0.unit == said.figure.unit
      }),
      let named = row.cells.first(where: { $0.year == year && !$0.isPlan && $0.unit == said.figure.unit }),
      !row.cells.contains(where: { $0.figure.number == next.figure.number })
    else { return nil }
    return RowYear(said: next.figure.range, named: named.figure.range)
  }

  /// From the figure before, or the start of the clause, so that a year names what comes next only.
  private static func wordsBefore(_ index: Int, _ figures: [GoalFigure]) -> ByteRange {
    let said = figures[index]
    let last = index > 0 ? figures[index - 1].figure.range.upperBound : said.clause.lowerBound
    return ByteRange(clamping: max(last, said.clause.lowerBound), said.figure.range.lowerBound)
  }

  func say(_ report: Report) {
    let (words, stated) = (report.quote(said), report.quote(named))
    var related = [report.place(named, zh: "表中的数", en: "the figure in the table")]
    guard let equal else {
      return report.add(
        said, zh: "文字写“\(words)”，表中是“\(stated)”：核对哪一个对",
        en: "the text says “\(words)”, but the table has “\(stated)”: check which one is right", related: related)
    }
    related.append(report.place(equal, zh: "另一年的数", en: "the figure of another year"))
    report.add(
      said, zh: "“\(words)”在表中是另一年的，这一年是“\(stated)”：核对年份和数",
      en: "“\(words)” is the table's figure of another year, that of this one is “\(stated)”: check year and figure",
      related: related)
  }

  private static let maximum = 8
  private static let maximumRows = 200
  private static let years = WordSet("20")
  private static let comma = Array("、".utf8)
  private static let tails = NameTraitWords.words("金额 支出 经费")
  private static let links = NameTraitWords.words("支出 总额 共计 合计 金额 实际 达到 为 达 共 决算数 决算 预算数 预算 安排")
  private static let plans = WordSet("预算 计划")
  private static let spent = WordSet("实际 执行 支出 决算")
  private static let others = WordSet("比 较 减少 下降 增加 增长 其中 结余 节约 压减 率 占 超")

  /// Of `conflicting-result`.
  static let examples: [Example] = [
    .flagged(
      "经费控制 (万元):\n  | | 2022年决算数 | 2023年预算数 | 2023年决算数 |\n  | 会议费 | 9.60 | 8.20 | 5.40 |\n  | 四、政府采购金额 | 582.60 | 620.00 | 648.30 |\n说明:\n  > 规范会议培训。2022年全局会议费支出‹5.40万元›，其中视频会议占68%。\n  > 2023年政府采购预算620.00万元，实际执行‹594.00万元›。",
      in: .document),
    .fine(
      "经费控制 (万元):\n  | | 2022年决算数 | 2023年预算数 | 2023年决算数 |\n  | 会议费 | 9.60 | 8.20 | 5.40 |\n  | 四、政府采购金额 | 582.60 | 620.00 | 648.30 |\n说明:\n  > 2023年全局会议费支出5.40万元，比2022年会议费下降4.20万元。\n  > 2023年政府采购预算620.00万元，实际执行648.30万元；2022年政府采购预算560.00万元，实际执行582.60万元。",
      in: .document),
  ]
}
