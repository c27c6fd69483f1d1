// Totals of tables of which the template says nothing: the row that is called 合计.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A figure of a row of totals that is not the sum of the other rows.
struct ImpliedTotal {
  /// The figures that stand beside each other in one column: those of the rows, and of the row of totals.
  struct Cell {
    /// What names the row.
    var name: ByteRange
    var figure: Figure
  }

  var total: Cell
  var addends: [Cell]
  var column: ByteRange
  /// In the total's notation.
  var sum: Decimal
  var difference: Decimal

  /// The wrong totals of all tables of a form that no `@total` speaks of. Linear in the rows.
  ///
  /// A row is one of totals if its name says so and it is the first or the last one, or has those that it adds up indented
  /// under it. Which columns add up nobody declares: counts of what several rows share do not. So a column is wrong only
  /// if it is one of money or if another column of the table does add up.
  static func wrong(in form: Form) -> [ImpliedTotal] {
    let tree = form.tree
    var found: [ImpliedTotal] = []
    var line = 0
    while line < tree.lines.count {
      let parent = tree.lines[line].parent
      guard tree.lines[line].kind == .row, let parent, tree.lines[parent].kind != .row else {
        line += 1
        continue
      }
      let end = max(tree.lines[parent].subtreeEnd, line + 1)
      if !isDeclared(line, form), let table = OpenRows(tree, header: line, end: end) { found += table.wrong(tree) }
      line = end
    }
    return found
  }

  /// Whether the table under that header has its total in the template.
  private static func isDeclared(_ header: Int, _ form: Form) -> Bool {
    guard form.bindings[header].role == .header || form.bindings[header].role == .row,
      let table = form.tables.first(where: { $0.headerLine == header })
    else { return false }
    return form.template.relations.contains {
      if case .total(table.field, _) = $0.kind { true } else { false }
    }
  }
}

/// The rows of a table as they stand in the text.
private struct OpenRows {
  private struct Row {
    var cells: [ByteRange]
    /// Index of the row under which it is indented.
    var parent: Int?
  }

  private let header: [ByteRange]
  private var rows: [Row] = []

  /// Nil for a table that has no three rows, or more than are written by hand.
  init?(_ tree: Tree, header line: Int, end: Int) {
    header = Array(tree.cells(ofLine: line))
    guard header.count >= 2, end - line <= OpenRows.maximumRows else { return nil }
    var indices: [Int: Int] = [:]
    for index in (line + 1)..<max(end, line + 1) where tree.lines[index].kind == .row {
      indices[index] = rows.count
      rows.append(
        Row(cells: Array(tree.cells(ofLine: index)), parent: tree.lines[index].parent.flatMap { indices[$0] }))
    }
    guard rows.count >= 3 else { return nil }
  }

  func wrong(_ tree: Tree) -> [ImpliedTotal] {
    var children: [Int?: [Int]] = [:]
    for index in rows.indices { children[rows[index].parent, default: []].append(index) }
    let top = children[nil] ?? []
    let totals = top.filter { isTotal($0, tree) }
    if totals.count == 1, totals[0] == top.first || totals[0] == top.last, children[totals[0]] == nil {
      return wrong(totals[0], top.filter { $0 != totals[0] }, tree)
    }
    // The parts are indented under what they add up to.
    return top.flatMap { row in
      guard let parts = children[row], parts.count >= 2, isTotal(row, tree) || endsAsTotal(row, tree) else {
        return [ImpliedTotal]()
      }
      return wrong(row, parts, tree)
    }
  }

  private func wrong(_ total: Int, _ parts: [Int], _ tree: Tree) -> [ImpliedTotal] {
    guard parts.count >= 2,
      !parts.contains(where: { rows[$0].cells.isEmpty || OpenRows.partial.isIn(tree.bytes, rows[$0].cells[0]) })
    else { return [] }
    var wrong: [ImpliedTotal] = []
    var holds = 0
    for column in header.indices.dropFirst() {
      let isShare = OpenRows.shares.isIn(tree.bytes, header[column])
      guard isShare || !OpenRows.others.isIn(tree.bytes, header[column]) else { continue }
      switch judged(column, total, parts, isShare: isShare, tree) {
      case .holds: holds += 1
      case .fails(let found): wrong.append(found)
      case .unknown: continue
      }
    }
    return wrong.filter {
      holds >= wrong.count && holds > 0 || OpenRows.money.isIn(tree.bytes, $0.column)
        || $0.total.figure.unit?.dimension == .money || $0.total.figure.unit == Units.percent
    }
  }

  private enum Verdict {
    case holds, unknown
    case fails(ImpliedTotal)
  }

  private func judged(_ column: Int, _ total: Int, _ parts: [Int], isShare: Bool, _ tree: Tree) -> Verdict {
    // Shares make a whole where the row of totals says so; rates have a rate there.
    guard let stated = figure(total, column, tree), (stated.unit == Units.percent) == isShare,
      !isShare || stated.number == .hundred
    else { return .unknown }
    var sum = Decimal.zero
    var scale = stated.number.scale
    var addends: [ImpliedTotal.Cell] = []
    for part in parts {
      guard column < rows[part].cells.count else { return .unknown }
      let cell = rows[part].cells[column]
      if cell.isEmpty || OpenRows.nothing.contains(where: { tree.bytes[cell].elementsEqual($0) }) { continue }
      guard let figure = figure(part, column, tree), figure.unit == stated.unit, figure.power == stated.power,
        let next = sum.adding(figure.number)
      else { return .unknown }
      sum = next
      scale = max(scale, figure.number.scale)
      addends.append(ImpliedTotal.Cell(name: rows[part].cells[0], figure: figure))
    }
    guard addends.count >= 2, let difference = stated.number.subtracting(sum) else { return .unknown }
    if difference.isZero { return sum.isZero ? .unknown : .holds }
    // Decimals may have been rounded one by one; whole numbers are counted.
    if scale > 0, let doubt = Decimal(addends.count).scaled(byPowerOfTen: -scale), difference.magnitude <= doubt {
      return .unknown
    }
    return .fails(
      ImpliedTotal(
        total: ImpliedTotal.Cell(name: rows[total].cells[0], figure: stated), addends: addends,
        column: header[column], sum: sum.rescaled(to: scale) ?? sum, difference: difference))
  }

  /// The figure that a cell is; nil where it is none or more.
  private func figure(_ row: Int, _ column: Int, _ tree: Tree) -> Figure? {
    guard column < rows[row].cells.count, case let cell = rows[row].cells[column], !cell.isEmpty,
      let figure = Figure.scan(tree.bytes, cell, signed: true), figure.range == cell, figure.divisor == 1
    else { return nil }
    return figure
  }

  private func isTotal(_ row: Int, _ tree: Tree) -> Bool {
    guard let name = rows[row].cells.first, name.count <= 30 else { return false }
    let text = tree.bytes[name].filter { $0 != 0x20 }
    return OpenRows.totals.contains { $0.elementsEqual(text) }
      || OpenRows.all.contains { tree.bytes[name].starts(with: $0) }
  }

  /// 年度资金总额
  private func endsAsTotal(_ row: Int, _ tree: Tree) -> Bool {
    rows[row].cells.first.map { OpenRows.sums.ends(tree.bytes, $0) } ?? false
  }

  private static let maximumRows = 2000
  private static let totals = NameTraitWords.words(
    "合计 总计 共计 合计数 总计数 合计金额 金额合计 资金合计 全部 全县 全市 全州 全区 全省 Total Totals TOTAL total Grandtotal Sum")
  private static let all = ["All ", "Total "].map { Array($0.utf8) }
  private static let sums = WordSet("总额 合计 总计 总量 总数")
  private static let partial = WordSet("其中 小计 合计 总计 累计 占 率 同比 上年 ubtotal hich hare")
  /// Columns that do not add up.
  private static let others = WordSet(
    "率 比 占 % ‰ 均 单价 标准 年限 年份 年度 时间 日期 编号 序号 代码 评分 满意 指数 排名 名次 温度 电话 长期 rate Rate share Share verage per Unit unit ratio Ratio Year year Date date No. Score score Weight"
  )
  /// Parts of a whole.
  private static let shares = WordSet("权重 占比 比重 构成 Weight weight Share share")
  private static let money = WordSet("元 金额 资金 预算 经费 支出 收入 拨款 mount udget pent ost dollar euro USD EUR GBP $ €")
  private static let nothing = ["-", "/", "—", "——", "0"].map { Array($0.utf8) }
}
