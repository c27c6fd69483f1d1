// What is left at the end of the year, held against what came in and what was spent: 总收入, 总支出, 年末结转结余.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct EntryBalance {
  var stated: ByteRange
  var income: ByteRange
  var spending: ByteRange
  /// With as many decimals as the figures have.
  var expected: Decimal

  /// The balance of a form that names each of the three once, where it is neither the difference of the two nor that with
  /// what was left before, and one slip of the pen makes it one of them. A form may leave out what it moves elsewhere, and
  /// then differs by more than a slip.
  static func wrong(in form: Form, _ report: Report) -> EntryBalance? {
    let tree = form.tree
    var balance: Figure?
    var (income, spending, earlier): (Figure?, Figure?, Figure?)
    var isUnclear = false
    func take(_ figure: Figure, _ place: inout Figure?) {
      if place != nil { isUnclear = true }
      place = figure
    }
    form.visitEntriesOutsideIndicators { line in
      guard tree.lines[line].valueBeginsWithDigit(tree.bytes.span),
        let name = tree.readLabel(ofLine: line)?.name, name.count >= 6, name.count <= 45, marks.isIn(tree.bytes, name),
        let value = tree.value(ofLine: line), let figure = Figure.alone(tree.bytes, value),
        figure.unit.map({ $0.dimension == .money }) ?? true, !isOfOtherYear(name, form, report)
      else { return }
      if balances.ends(tree.bytes, name) {
        if openings.isIn(tree.bytes, name) { take(figure, &earlier) } else { take(figure, &balance) }
      } else if openings.isIn(tree.bytes, name) {
        take(figure, &earlier)
      } else if incomes.ends(tree.bytes, name) {
        take(figure, &income)
      } else if spendings.ends(tree.bytes, name) {
        take(figure, &spending)
      }
    }
    guard !isUnclear, let balance, let income, let spending, balance.unit == income.unit,
      balance.unit == spending.unit, balance.power == income.power, balance.power == spending.power,
      let difference = income.number.subtracting(spending.number), difference != balance.number,
      !difference.isNegative
    else { return nil }
    var possible = [difference]
    if let earlier, let all = difference.adding(earlier.number) { possible.append(all) }
    guard !possible.contains(balance.number),
      let expected = possible.first(where: { Slip.isOfThePen(balance.number, meant: $0) })
    else { return nil }
    return EntryBalance(stated: balance.range, income: income.range, spending: spending.range, expected: expected)
  }

  /// 2020年总支出 in a form of 2021.
  private static func isOfOtherYear(_ name: ByteRange, _ form: Form, _ report: Report) -> Bool {
    if others.isIn(form.tree.bytes, name) { return true }
    guard let year = FormDates.soleYear(form.tree.bytes, name) else { return false }
    let dates = report.dates(of: form)
    return (dates.year ?? dates.titleYear).map { $0 != year } ?? false
  }

  private static let marks = WordSet("收入 支出 结转 结余")
  private static let balances = WordSet("结转和结余 结转结余 结余 年末结转 结转和结余数")
  private static let openings = WordSet("年初 上年")
  private static let incomes = WordSet("总收入 收入合计 收入总计 收入决算总计 收入决算合计 收入总额")
  private static let spendings = WordSet("总支出 支出合计 支出总计 支出决算总计 支出决算合计 支出总额")
  private static let others = WordSet("预算 上年 去年 项目 三公 率 占 其中")

  static func check(_ form: Form, _ report: Report) {
    guard let wrong = wrong(in: form, report) else { return }
    let (words, income, spending) = (
      report.quote(wrong.stated), report.quote(wrong.income), report.quote(wrong.spending)
    )
    report.add(
      wrong.stated, zh: "收入“\(income)”减支出“\(spending)”是 \(wrong.expected)，结转结余写的是“\(words)”：核对这三个数",
      en:
        "“\(income)” that came in less “\(spending)” that was spent leaves \(wrong.expected), not “\(words)”: check all three",
      related: [
        report.place(wrong.income, zh: "收入", en: "what came in"),
        report.place(wrong.spending, zh: "支出", en: "what was spent"),
      ], fixes: [report.rewriting(.suggested, wrong.stated, as: wrong.expected.description)])
  }

  /// Of `mismatched-sum`.
  static let examples: [Example] = [
    .flagged("收支情况:\n  总收入: 2148.60\n  总支出: 2105.63\n  年末结转和结余: ‹42.79›", template: "*: group"),
    .flagged(
      "收支情况:\n  总收入: 1688.00\n  其中:\n    上年结转: 320.50\n    财政拨款: 1367.50\n  总支出: 1644.00\n  年末结转结余: ‹46.00›",
      template: "*: group"),
    .fine(
      "收支情况:\n  总收入: 1688.00\n  其中:\n    上年结转: 320.50\n    财政拨款: 1367.50\n  总支出: 1644.00\n  年末结转结余: 44.00",
      template: "*: group"),
    .fine("收支情况:\n  年初结转: 86.00\n  总收入: 1688.00\n  总支出: 1644.00\n  年末结转结余: 130.00", template: "*: group"),
    .fine("收支情况:\n  总收入: 1688.00\n  总支出: 1644.00\n  年末结转结余: 12.50", template: "*: group"),
  ]
}
