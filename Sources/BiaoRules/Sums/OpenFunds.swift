// Amounts of money in entries that no template reads.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Funds {
  /// The largest of them, provided that one bears the name of a form's total: 资金总额: 485.60 below 项目申请资金 (万元), or the row
  /// 年度资金总额 of a table.
  static func largestUnread(in form: Form, _ report: Report) -> Funds? {
    let tree = form.tree
    var largest: Funds?
    var hasTotal = false
    var examined = 0
    for line in tree.lines.indices where tree.lines[line].kind == .entry {
      switch form.bindings[line].role {
      case .open, .none, .unknown: break
      default: continue
      }
      guard let value = tree.value(ofLine: line), let first = value.first, tree.bytes[first] &- 0x30 < 10,
        let figure = Figure.alone(tree.bytes, value), let name = tree.readLabel(ofLine: line)?.name
      else { continue }
      examined += 1
      guard examined <= maximum else { return nil }
      guard let funds = Funds(figure, in: unit(ofLine: line, form), name: name), !funds.value.isNegative else {
        continue
      }
      if isTotalName(tree.bytes, name) { hasTotal = true }
      if largest.map({ $0.value < funds.value }) ?? true { largest = funds }
    }
    for table in report.resultTables(of: form).prefix(maximum) where !table.isBound {
      guard let unit = table.moneyUnit(form).flatMap({ Units.unit(named: tree.bytes, $0) }) else { continue }
      for row in table.rows.prefix(maximum) {
        guard let name = row.cells.first, isTotalName(tree.bytes, name) else { continue }
        for column in table.names.indices.dropFirst() where budgets.isIn(tree.bytes, table.names[column]) {
          guard let cell = row.cell(column), let figure = Figure.alone(tree.bytes, cell),
            let funds = Funds(figure, in: unit, name: name), !funds.value.isNegative, !funds.value.isZero
          else { continue }
          hasTotal = true
          if largest.map({ $0.value < funds.value }) ?? true { largest = funds }
        }
      }
    }
    return hasTotal ? largest : nil
  }

  private static let budgets = WordSet("预算 资金 金额 总额 合计 执行数")

  /// That in its label or in one of those around it.
  private static func unit(ofLine line: Int, _ form: Form) -> BiaoValues.Unit? {
    var at: Int? = line
    while let line = at {
      if let unit = form.tree.readLabel(ofLine: line)?.unit { return unit }
      at = form.tree.lines[line].parent
    }
    return nil
  }

  /// A document with more amounts is a report.
  private static let maximum = 256
}
