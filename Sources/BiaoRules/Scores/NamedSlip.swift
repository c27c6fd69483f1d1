// A figure of running text that is that of an entry or a row of the same name, but for a slip of the pen: 公务接待费支出5.52万元,
// and 5.22 in the row 公务接待费.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct NamedSlip {
  /// The figure as the text says it.
  var said: ByteRange
  /// Where it is stated, and under what name.
  var stated: ByteRange
  var name: ByteRange

  /// Those of a form. A number that another line of the name says is meant. Linear in the text: names are found by how they end.
  static func all(in form: Form, _ report: Report) -> [NamedSlip] {
    let bytes = form.tree.bytes
    var texts: [ByteRange] = []
    form.visitProseOutsideIndicators { line in
      if let text = form.tree.text(ofLine: line), bytes.span.extracting(text).holdsDigit() { texts.append(text) }
    }
    guard !texts.isEmpty, case let all = texts.flatMap({ report.figures(ofGoal: $0) }), all.count <= maximum else {
      return []
    }
    let figures = all.filter {
      $0.figure.divisor == 1 && isLong($0.figure, bytes) && $0.figure.unit != nil && !others.isIn(bytes, $0.clause)
    }
    guard !figures.isEmpty, case let names = names(of: form, report), !names.isEmpty else { return [] }
    var found: [NamedSlip] = []
    for said in figures {
      let stated = longest(names.named(before: said, links: links, bytes)).filter {
        !isOfOtherYear($0.name, said, form, report)
      }
      guard !stated.isEmpty, found.count < 8 else { continue }
      var values = stated.compactMap { line in line.figure(form).map { (line: line, figure: $0) } }
      // Of 2021年支出总计 and 2022年支出总计 this year's.
      let years = values.map { NamedSlip.year(of: $0.line.name, form) ?? 0 }
      if let last = years.max() { values = zip(values, years).filter { $1 == last }.map(\.0) }
      guard !values.contains(where: { $0.figure.number == said.figure.number }),
        let first = values.first(where: { value in
          isSameUnit(said.figure, value.line, value.figure, form)
            && Slip.isOfThePen(said.figure.number, meant: value.figure.number)
        })
      else { continue }
      found.append(NamedSlip(said: said.figure.range, stated: first.figure.range, name: first.line.name))
    }
    return found
  }

  /// A line or a row that states a figure.
  private struct Stated {
    var name: ByteRange
    var value: ByteRange
    /// The unit that the column or the table gives it.
    var unit: BiaoValues.Unit?

    func figure(_ form: Form) -> Figure? {
      guard let figure = Figure.alone(form.tree.bytes, value), figure.divisor == 1, figure.number > .zero else {
        return nil
      }
      return figure
    }
  }

  private static func names(of form: Form, _ report: Report) -> NamesByEnd<Stated> {
    let tree = form.tree
    let unitOfForm = tree.headDirective(.unit).flatMap { Units.unit(named: tree.bytes, $0.argument) }
    var names = NamesByEnd<Stated>()
    var count = 0
    func add(_ name: ByteRange, _ value: ByteRange, _ unit: BiaoValues.Unit?) {
      let name = withoutYear(name, tree.bytes)
      guard name.count >= 12, name.count <= 60, tree.bytes[name].allSatisfy({ $0 >= 0x80 }) else { return }
      names.add(Stated(name: name, value: value, unit: unit), under: name, tree.bytes)
    }
    form.visitEntriesOutsideIndicators { line in
      guard count < maximum, let label = tree.readLabel(ofLine: line), let value = tree.value(ofLine: line),
        value.count >= 3, value.count <= 30, tree.bytes[value.lowerBound] &- 0x30 < 10
      else { return }
      count += 1
      add(label.name, value, label.unit ?? unitOfForm)
    }
    for table in report.resultTables(of: form) where count < maximum {
      guard let column = column(of: table, tree.bytes) else { continue }
      let unit =
        table.units[column] ?? table.moneyUnit(form).flatMap { Units.unit(named: tree.bytes, $0) } ?? unitOfForm
      for row in table.rows {
        guard let name = row.cells.first, let cell = row.cell(column), !name.isEmpty else { continue }
        count += 1
        add(core(name, tree.bytes), cell, unit)
      }
    }
    return names
  }

  private static func longest(_ found: [Stated]) -> [Stated] {
    let length = found.map(\.name.count).max()
    return found.filter { $0.name.count == length }
  }

  /// The one column with what was spent or reached in the end.
  private static func column(of table: ResultTable, _ bytes: [UInt8]) -> Int? {
    let results = table.names.indices.dropFirst().filter {
      spent.isIn(bytes, table.names[$0]) && !plans.isIn(bytes, table.names[$0])
    }
    if results.count == 1 { return results[0] }
    // 2022年决算数 and 2023年决算数: the later one.
    let years = results.map { FormDates.soleYear(bytes, table.names[$0]) ?? 0 }
    guard let last = years.max(), last > 0, years.count(where: { $0 == last }) == 1 else { return nil }
    return results[years.firstIndex(of: last) ?? 0]
  }

  /// 3、公务接待费, 其中：办公费
  private static func core(_ name: ByteRange, _ bytes: [UInt8]) -> ByteRange {
    var start = name.lowerBound
    for mark in marks {
      while let found = mark.firstRange(in: bytes, ByteRange(clamping: start, min(name.upperBound, start + 15))) {
        start = found.upperBound
      }
    }
    return ByteRange(clamping: start, name.upperBound)
  }

  /// 2022年支出总计
  private static func withoutYear(_ name: ByteRange, _ bytes: [UInt8]) -> ByteRange {
    guard name.count > 7, bytes[name.lowerBound] == 0x32, let year = year.firstRange(in: bytes, name),
      year.lowerBound == name.lowerBound + 4
    else { return name }
    return ByteRange(clamping: year.upperBound, name.upperBound)
  }

  private static func isOfOtherYear(_ name: ByteRange, _ said: GoalFigure, _ form: Form, _ report: Report) -> Bool {
    let words = said.wordsBefore
    guard let year = FormDates.soleYear(form.tree.bytes, words) else { return false }
    if let own = self.year(of: name, form) { return own != year }
    return (report.dates(of: form).year ?? report.dates(of: form).titleYear).map { $0 != year } ?? false
  }

  /// The year in the label before the name.
  private static func year(of name: ByteRange, _ form: Form) -> Int? {
    let label = form.tree.contentRange(ofLine: form.tree.lineIndex(at: name.lowerBound))
    return FormDates.soleYear(form.tree.bytes, ByteRange(clamping: label.lowerBound, name.upperBound))
  }

  private static func isSameUnit(_ said: Figure, _ line: Stated, _ figure: Figure, _ form: Form) -> Bool {
    guard let unit = said.unit else { return false }
    if (figure.unit ?? line.unit) == unit { return true }
    // A count of people without its unit, in a form of amounts.
    return figure.unit == nil && unit.dimension == .persons && figure.number.scale == 0
  }

  /// Of two digits one may be anything.
  private static func isLong(_ figure: Figure, _ bytes: [UInt8]) -> Bool {
    bytes[figure.numberRange].count(where: { $0 &- 0x30 < 10 && $0 != 0x30 }) >= 3 || figure.number >= .hundred
  }

  private static let maximum = 1024
  private static let year = Array("年".utf8)
  private static let marks = NameTraitWords.words("、 ： ）")
  private static let links = NameTraitWords.words("支出 总额 总计 共计 合计 金额 实际 达到 为 达 共 计 （ 全年 累计 决算数 决算")
  private static let spent = WordSet("决算 执行 实际 支出数 完成")
  private static let plans = WordSet("率 预算 比例 增减 差 说明 原因")
  private static let others = WordSet(
    "上年 去年 同期 历年 计划 预期 预算 原定 同比 其中 剩余 每 平均 较 比 以来 季度 上半年 下半年 另 拟 将 预计 年均 由 从 调整 控制在 不超过 增长 下降 减少 增加")

  /// Of `conflicting-result`.
  static let examples: [Example] = [
    .flagged(
      "经费控制 (万元):\n  | | 2022年决算数 | 2023年决算数 |\n  | 公务接待费 | 6.10 | 5.22 |\n  | 会议费用支出 | 9.60 | 5.40 |\n说明:\n  > 2023年公务接待费支出‹5.52万元›，接待42批次。",
      in: .document),
    .flagged(
      "部门概况:\n  在职人员总数: 126人\n  离退休人员总数: 60人\n说明:\n  > 年末在职人员总数‹162人›，离退休人员总数60人。", in: .document),
    .fine(
      "经费控制 (万元):\n  | | 2022年决算数 | 2023年决算数 |\n  | 公务接待费 | 6.10 | 5.22 |\n  | 会议费用支出 | 9.60 | 5.40 |\n说明:\n  > 2022年公务接待费支出6.10万元，2023年公务接待费预算5.52万元，比上年公务接待费5.82万元少。\n  > 2023年公务接待费支出5.22万元，会议费用支出9.40万元。",
      in: .document),
  ]
}
