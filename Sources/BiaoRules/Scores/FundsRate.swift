// Rates of execution in tables of funds that no template computes: 47.68 of 50 is no 95.00%.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A rate that is not what the row's amounts come to.
struct FundsRate {
  var cell: ByteRange
  var spent: ByteRange
  var planned: ByteRange
  /// With as many decimals as written.
  var expected: Decimal

  /// Those of a table. Each of several columns may be what is divided by: 年初预算数, 全年预算数.
  static func wrong(in table: ResultTable, _ bytes: [UInt8]) -> [FundsRate] {
    guard !table.isRelated, let columns = FundsColumns(table, bytes) else { return [] }
    let (rate, spent) = (columns.rate, columns.spent)
    let planned = table.names.indices.filter { column in
      column == columns.planned || column != rate && column != spent && budgets.isIn(bytes, table.names[column])
    }
    var agreeing = 0
    let found: [FundsRate] = table.rows.compactMap { row in
      guard let cell = row.cell(rate), let stated = Figure.alone(bytes, cell),
        (stated.unit ?? table.units[rate]) == Units.percent,
        let part = row.cell(spent), let done = Figure.alone(bytes, part), done.unit != Units.percent,
        let step = Decimal.one.scaled(byPowerOfTen: -stated.number.scale)
      else { return nil }
      var wrong: FundsRate?
      for column in planned {
        guard let whole = row.cell(column), let due = Figure.alone(bytes, whole), !due.number.isZero,
          // One of both may leave out the unit of the table.
          due.unit == nil || done.unit == nil || due.unit == done.unit && due.power == done.power,
          let quotient = Rational(done.number).divided(by: Rational(due.number)),
          let share = quotient * Rational(.hundred), let expected = share.decimal(rounded: stated.number.scale),
          let difference = expected.subtracting(stated.number)?.magnitude
        else { continue }
        if difference < step || difference == step && isCutOff(stated.number, done.number, of: due.number) {
          agreeing += 1
          return nil
        }
        // The last one is the plan as it was in the end.
        wrong = FundsRate(cell: cell, spent: part, planned: whole, expected: expected)
      }
      return wrong
    }
    // Columns of other names are what they are taken for if some row bears it out.
    return columns.areNamed || agreeing > 0 ? found : []
  }

  /// Rates where nothing was planned and nothing spent: 0 of 0 is no 100%.
  static func ofNothing(in table: ResultTable, _ bytes: [UInt8]) -> [(cell: ByteRange, planned: ByteRange)] {
    guard !table.isRelated, let columns = FundsColumns(table, bytes), columns.areNamed else { return [] }
    return table.rows.compactMap { row in
      guard let cell = row.cell(columns.rate), let stated = Figure.alone(bytes, cell), stated.number > .zero,
        let part = row.cell(columns.spent), let done = Figure.alone(bytes, part), done.number.isZero,
        let whole = row.cell(columns.planned), let due = Figure.alone(bytes, whole), due.number.isZero
      else { return nil }
      return (cell, whole)
    }
  }

  static func checkOfNothing(_ form: Form, _ report: Report) {
    for (cell, planned) in report.percentTables(of: form).lazy.flatMap({ ofNothing(in: $0, form.tree.bytes) }) {
      let (words, zero) = (report.quote(cell), report.quote(planned))
      report.add(
        cell, zh: "预算和执行都是“\(zero)”，执行率却写“\(words)”：这一行写“/”，或补上金额",
        en: "both budget and spending are “\(zero)”, so that there is no rate of “\(words)”: write “/”, or the amounts",
        related: [report.place(planned, zh: "预算数", en: "the budget")])
    }
  }

  /// Of `mismatched-sum`.
  static let examplesOfNothing: [Example] = [
    .flagged(
      "资金情况 (万元):\n  | 资金来源 | 预算数 | 执行数 | 执行率 |\n  | 中央补助 | 120 | 60 | 50% |\n  | 公益金 | 0 | 0 | ‹100%› |",
      in: .document),
    .fine(
      "资金情况 (万元):\n  | 资金来源 | 预算数 | 执行数 | 执行率 |\n  | 中央补助 | 120 | 60 | 50% |\n  | 公益金 | 0 | 0 | / |\n  | 彩票金 | 0 | 0 | 0% |",
      in: .document),
  ]

  /// The cells of rates that are bare numbers, and come to the share in percent: 20 of 10 spent of 50.
  static func bare(in table: ResultTable, _ bytes: [UInt8]) -> [(cell: ByteRange, spent: ByteRange)] {
    guard let columns = FundsColumns(table, bytes), table.units[columns.rate] == nil,
      !percent.isIn(
        bytes, ByteRange(clamping: table.names[columns.rate].lowerBound, table.names[columns.rate].upperBound + 8))
    else { return [] }
    return table.rows.compactMap { row in
      guard let cell = row.cell(columns.rate), let stated = Figure.alone(bytes, cell), stated.unit == nil,
        stated.number > .one, let part = row.cell(columns.spent), let done = Figure.alone(bytes, part),
        let whole = row.cell(columns.planned), let due = Figure.alone(bytes, whole), !due.number.isZero,
        done.number != due.number, let quotient = Rational(done.number).divided(by: Rational(due.number)),
        let share = quotient * Rational(.hundred), share.decimal(rounded: stated.number.scale) == stated.number
      else { return nil }
      return (cell, part)
    }
  }

  static func checkBare(_ form: Form, _ report: Report) {
    for (cell, spent) in report.resultTables(of: form).lazy.flatMap({ bare(in: $0, form.tree.bytes) }) {
      let words = report.quote(cell)
      report.add(
        cell, zh: "“\(words)”是比率，没有“%”：写成“\(words)%”", en: "“\(words)” is a rate without its “%”: write “\(words)%”",
        related: [report.place(spent, zh: "执行数", en: "what was spent")],
        fixes: [report.rewriting(.suggested, cell, as: words + "%")])
    }
  }

  /// Of `missing-unit`.
  static let examplesOfBare: [Example] = [
    .flagged(
      "预算执行情况 (万元):\n  | | 预算数 | 执行数 | 执行率 | 得分 |\n  | 年度资金总额 | 50 | 10 | ‹20› | 4 |", in: .document),
    .fine(
      "预算执行情况 (万元):\n  | | 预算数 | 执行数 | 执行率（%） | 得分 |\n  | 年度资金总额 | 50 | 10 | 20 | 4 |", in: .document),
  ]

  private static let percent = WordSet("% ％")

  /// Whether a rate that is off by one in its last place was cut off instead of rounded, or comes of amounts that were
  /// rounded themselves: of 86.183% 86.19% is neither.
  private static func isCutOff(_ stated: Decimal, _ done: Decimal, of due: Decimal) -> Bool {
    guard let last = Decimal.one.scaled(byPowerOfTen: -done.scale), let most = done.adding(last),
      let half = Decimal(5).scaled(byPowerOfTen: -1 - due.scale), let least = due.subtracting(half), !least.isZero,
      let high = Rational(most).divided(by: Rational(least)), let share = high * Rational(.hundred),
      let highest = share.decimal(rounded: stated.scale)
    else { return true }
    return stated <= highest
  }

  private static let budgets = WordSet("预算 计划 安排 下达 到位 金额")
}

/// The columns of a rate of execution and of the amounts that it is of.
private struct FundsColumns {
  var rate: Int
  var spent: Int
  var planned: Int
  /// Whether all have the names that forms have for them; else their ends tell: 1—7月执行数.
  var areNamed = true

  init?(_ table: ResultTable, _ bytes: [UInt8]) {
    if let rate = table.plainColumn(bytes, where: FundsWords.rates.contains),
      let spent = table.plainColumn(bytes, where: FundsWords.spent.contains),
      let planned = table.plainColumn(bytes, where: FundsWords.planned.contains)
    {
      (self.rate, self.spent, self.planned) = (rate, spent, planned)
      return
    }
    func sole(_ named: Set<NameKey>, _ ends: WordSet) -> Int? {
      if let column = table.plainColumn(bytes, where: named.contains) { return column }
      let columns = table.names.indices.filter {
        ends.ends(bytes, table.names[$0]) && !FundsWords.expected.isIn(bytes, table.names[$0])
      }
      return columns.count == 1 ? columns[0] : nil
    }
    guard let rate = sole(FundsWords.rates, FundsWords.rateEnds),
      let spent = sole(FundsWords.spent, FundsWords.spentEnds),
      let planned = sole(FundsWords.planned, FundsWords.plannedEnds), rate != spent, planned != spent
    else { return nil }
    (self.rate, self.spent, self.planned) = (rate, spent, planned)
    areNamed = false
  }
}
