// Totals of which no template says what they are made of: the row that is called 合计, an amount over its sources.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A figure that is not the sum of those that stand with it in its column, or of the amounts below it.
struct ImpliedTotal {
  struct Part {
    /// What names the row or the line.
    var name: ByteRange
    var figure: Figure
  }

  enum Verdict {
    case holds, unknown
    case fails(ImpliedTotal)
  }

  var total: Part
  var parts: [Part]
  /// The column of a table; nil for lines.
  var column: ByteRange?
  /// With as many decimals as the most exact figure has.
  var sum: Decimal
  /// How much more the total is than the sum.
  var difference: Decimal
  /// Whether the numbers add up and only the units differ: 2089元 over 1777万元 and 312万元.
  var isUnitSlip = false

  /// Whether the parts add up to the total. Unknown where they are of several units, and where rounding may explain it:
  /// decimals may have been rounded one by one; whole numbers are counted.
  static func judged(_ total: Part, _ parts: [Part], column: ByteRange? = nil) -> Verdict {
    var sum = Decimal.zero
    var scale = total.figure.number.scale
    guard let first = parts.first else { return .unknown }
    for part in parts {
      guard part.figure.unit == first.figure.unit, part.figure.power == first.figure.power,
        let next = sum.adding(part.figure.number)
      else { return .unknown }
      sum = next
      scale = max(scale, part.figure.number.scale)
    }
    guard parts.count >= 2, let difference = total.figure.number.subtracting(sum) else { return .unknown }
    if first.figure.unit != total.figure.unit || first.figure.power != total.figure.power {
      // Three digits that agree are no chance.
      guard difference.isZero, sum >= .hundred || scale > 0, let unit = first.figure.unit, unit.dimension == .money,
        total.figure.unit?.dimension == .money
      else { return .unknown }
      return .fails(
        ImpliedTotal(
          total: total, parts: parts, column: column, sum: sum, difference: difference, isUnitSlip: true))
    }
    if difference.isZero { return sum.isZero ? .unknown : .holds }
    if scale > 0, let doubt = Decimal(parts.count).scaled(byPowerOfTen: -scale), difference.magnitude <= doubt {
      return .unknown
    }
    return .fails(
      ImpliedTotal(
        total: total, parts: parts, column: column, sum: sum.rescaled(to: scale) ?? sum, difference: difference))
  }
}

extension ImpliedTotal {
  /// Whether details stand among the parts: one of no more than `most` is the sum of those behind it.
  static func isNested(_ parts: [Part], within most: Decimal) -> Bool {
    for index in parts.indices.dropLast(2) where parts[index].figure.number <= most {
      var rest = parts[index].figure.number
      for next in parts[(index + 1)...] {
        guard let less = rest.subtracting(next.figure.number), !less.isNegative else { break }
        if less.isZero { return true }
        rest = less
      }
    }
    return false
  }
}

// MARK: - Tables

extension ImpliedTotal {
  /// The wrong totals of all tables of a form that no `@total` speaks of. Linear in the rows.
  ///
  /// A row is one of totals if its name says so and it is the first or the last one, or has those that it adds up indented
  /// under it. Which columns add up nobody declares: counts of what several rows share do not. So a column is wrong only
  /// if it is one of money or if another column of the table does add up.
  static func inTables(of form: Form, _ tables: [ResultTable]) -> [ImpliedTotal] {
    let tree = form.tree
    var found: [ImpliedTotal] = []
    var line = 0
    var cut = tables[...]
    while line < tree.lines.count {
      let parent = tree.lines[line].parent
      guard tree.lines[line].kind == .row, let parent, tree.lines[parent].kind != .row else {
        line += 1
        continue
      }
      let end = max(tree.lines[parent].subtreeEnd, line + 1)
      cut = cut.drop { $0.line < line }
      if !isDeclared(line, form),
        let table = OpenRows(tree, header: line, end: end, cut: cut.first?.line == line ? cut.first?.rows ?? [] : [])
      {
        found += table.wrong(tree)
      }
      line = end
    }
    return found
  }

  /// Whether the table under that header has its total in the template.
  static func isDeclared(_ header: Int, _ form: Form) -> Bool {
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
  /// Whether no row is indented under another one.
  private var isFlat = true

  /// Nil for a table that has no three rows, or more than are written by hand. `cut` has the cells of rows that were cut
  /// already.
  init?(_ tree: Tree, header line: Int, end: Int, cut: [ResultTable.Row]) {
    header = Array(tree.cells(ofLine: line))
    guard header.count >= 2, end - line <= OpenRows.maximumRows else { return nil }
    var cut = cut[...]
    // The rows above that may have rows indented under them, with their lines.
    var above: [(line: Int, row: Int)] = []
    for index in (line + 1)..<max(end, line + 1) where tree.lines[index].kind == .row {
      let isCut = cut.first?.line == index
      let cells = isCut ? cut.removeFirst().cells : Array(tree.cells(ofLine: index))
      let parent = tree.lines[index].parent
      while let last = above.last, last.line != parent { above.removeLast() }
      let row = Row(cells: cells, parent: above.last?.row)
      isFlat = isFlat && row.parent == nil
      if tree.lines[index].subtreeEnd > index + 1 { above.append((index, rows.count)) }
      rows.append(row)
    }
    guard rows.count >= 3 else { return nil }
  }

  func wrong(_ tree: Tree) -> [ImpliedTotal] {
    let top = rows.indices.filter { rows[$0].parent == nil }
    let totals = top.filter { isTotal($0, tree) }
    if isFlat {
      if let wrong = wrongSubtotal(tree) { return [wrong] }
      if totals.count == 1, totals[0] == top.first || totals[0] == top.last {
        return wrong(totals[0], top.filter { $0 != totals[0] }, tree)
      }
      // 年度资金总额, and behind it 其中：财政拨款 and the others.
      if totals.isEmpty, endsAsTotal(0, tree), startsParts(1, tree) {
        return wrong(0, Array(rows.indices.dropFirst()), tree)
      }
      return []
    }
    var children: [Int: [Int]] = [:]
    for index in rows.indices {
      if let parent = rows[index].parent { children[parent, default: []].append(index) }
    }
    if totals.count == 1, totals[0] == top.first || totals[0] == top.last, children[totals[0]] == nil {
      return wrong(totals[0], top.filter { $0 != totals[0] }, tree)
    }
    // The parts are indented under what they add up to.
    return rows.indices.flatMap { row in
      guard let parts = children[row], parts.count >= 2 else { return [ImpliedTotal]() }
      if rows[row].parent == nil, isTotal(row, tree) || endsAsTotal(row, tree) || isDefined(row, parts, tree) {
        return wrong(row, parts, tree)
      }
      // Under any other name, or further in, numbers that add up in another unit say that it is their sum, and so do those
      // of two other columns.
      return wrong(row, parts, tree, unlessHolding: 2).filter { rows[row].parent == nil || !$0.isUnitSlip }
    }
  }

  /// The figures of a row that are not the sums of those of others. With `unlessHolding` only one that is wrong where so
  /// many columns hold, and those whose unit is another one.
  private func wrong(
    _ total: Int, _ parts: [Int], _ tree: Tree, unlessHolding minimum: Int? = nil
  ) -> [ImpliedTotal] {
    // 其中 begins the parts; before another one it begins those of a part.
    let isOpened = parts.first.map { startsParts($0, tree) } ?? false
    guard parts.count >= 2, !parts.contains(where: { rows[$0].cells.isEmpty }) else { return [] }
    // 覆盖率 and 占比 are no parts of an amount, but the points for them are.
    let others = parts.dropFirst(isOpened ? 1 : 0).filter { OpenRows.partial.isIn(tree.bytes, rows[$0].cells[0]) }
    let isOfScores = !others.isEmpty
    let isMixed = others.contains {
      !OpenRows.rates.ends(tree.bytes, rows[$0].cells[0]) || OpenRows.nested.isIn(tree.bytes, rows[$0].cells[0])
    }
    if isMixed { return [] }
    var wrong: [ImpliedTotal] = []
    var holds = 0
    for column in header.indices.dropFirst() {
      let isShare = OpenRows.shares.isIn(tree.bytes, header[column])
      guard isShare || !OpenRows.others.isIn(tree.bytes, header[column]),
        !isOfScores || OpenRows.scores.ends(tree.bytes, header[column])
      else { continue }
      switch judged(column, total, parts, isShare: isShare, tree) {
      case .holds: holds += 1
      case .fails(let found): wrong.append(found)
      case .unknown: continue
      }
    }
    let count = wrong.count
    if let minimum, count != 1 || holds < minimum { return wrong.filter(\.isUnitSlip) }
    // Parts that are named 其中 may leave some out, unless they add up elsewhere.
    if isOpened, holds == 0 || count > holds { return [] }
    return wrong.filter { wrong in
      holds >= count && holds > 0 || wrong.column.map { OpenRows.money.isIn(tree.bytes, $0) } ?? false
        || wrong.total.figure.unit?.dimension == .money || wrong.total.figure.unit == Units.percent
    }
  }

  /// The one wrong figure among rows that are called 小计, each the sum of the rows since the one before it. All the others
  /// have to add up, and there has to be one.
  private func wrongSubtotal(_ tree: Tree) -> ImpliedTotal? {
    let subtotals = rows.indices.filter { isSubtotal($0, tree) }
    guard let first = subtotals.first, first >= 2 else { return nil }
    var wrong: ImpliedTotal?
    var holds = 0
    for column in header.indices.dropFirst() where !OpenRows.others.isIn(tree.bytes, header[column]) {
      var start = 0
      for row in subtotals {
        let parts = (start..<row).filter { !isTotal($0, tree) }
        start = row + 1
        switch judged(column, row, parts, isShare: false, tree) {
        case .holds: holds += 1
        case .unknown: continue
        case .fails(let found):
          guard wrong == nil else { return nil }
          wrong = found
        }
      }
    }
    return holds > 0 ? wrong : nil
  }

  private func isSubtotal(_ row: Int, _ tree: Tree) -> Bool {
    guard let name = rows[row].cells.prefix(2).first(where: { !$0.isEmpty }), name.count <= 36 else { return false }
    return OpenRows.subtotal.ends(tree.bytes, name)
  }

  private func judged(
    _ column: Int, _ total: Int, _ parts: [Int], isShare: Bool, _ tree: Tree
  ) -> ImpliedTotal.Verdict {
    if !isShare, addsUp(column, total, parts, tree.bytes) { return .holds }
    // Shares make a whole where the row of totals says so; rates have a rate there.
    guard let stated = part(total, column, tree), (stated.figure.unit == Units.percent) == isShare,
      !isShare || stated.figure.number == .hundred
    else { return .unknown }
    var addends: [ImpliedTotal.Part] = []
    for row in parts {
      guard column < rows[row].cells.count else { return .unknown }
      let cell = rows[row].cells[column]
      if cell.isEmpty || OpenRows.nothing.contains(where: { tree.bytes[cell].elementsEqual($0) }) { continue }
      guard let addend = part(row, column, tree) else { return .unknown }
      addends.append(addend)
    }
    return ImpliedTotal.judged(stated, addends, column: header[column])
  }

  /// Whether the cells hold plain numbers that add up, as is seen without reading their units and what names their rows.
  private func addsUp(_ column: Int, _ total: Int, _ parts: [Int], _ bytes: [UInt8]) -> Bool {
    guard column < rows[total].cells.count, let stated = Decimal(plain: bytes, rows[total].cells[column]),
      !stated.isZero
    else { return false }
    var sum = Decimal.zero
    var count = 0
    for row in parts {
      guard column < rows[row].cells.count else { return false }
      let cell = rows[row].cells[column]
      if cell.isEmpty { continue }
      guard let number = Decimal(plain: bytes, cell), let next = sum.adding(number) else { return false }
      sum = next
      if cell.count > 1 || !number.isZero { count += 1 }
    }
    return count >= 2 && sum == stated
  }

  private func part(_ row: Int, _ column: Int, _ tree: Tree) -> ImpliedTotal.Part? {
    guard let name = name(row, column, tree), column < rows[row].cells.count,
      let figure = Figure.alone(tree.bytes, rows[row].cells[column], signed: true)
    else { return nil }
    return ImpliedTotal.Part(name: name, figure: figure)
  }

  /// What names a row: its first cell, or where that is blank or said by the row above as well, the next one with words.
  private func name(_ row: Int, _ column: Int, _ tree: Tree) -> ByteRange? {
    guard let first = rows[row].cells.first else { return nil }
    if !first.isEmpty, row == 0 || rows[row - 1].cells.first.map({ tree.bytes[$0] != tree.bytes[first] }) ?? true {
      return first
    }
    return rows[row].cells.prefix(min(column, 3)).dropFirst().first { !$0.isEmpty && tree.bytes[$0.lowerBound] >= 0xE4 }
      ?? first
  }

  private func isTotal(_ row: Int, _ tree: Tree) -> Bool {
    guard let name = rows[row].cells.first, name.count <= 30 else { return false }
    if (row == 0 || row == rows.count - 1) && OpenRows.summaries.ends(tree.bytes, name) { return true }
    return OpenRows.totals.contains { OpenRows.isSpaced($0, tree.bytes, name) }
      || OpenRows.all.contains { tree.bytes[name].starts(with: $0) }
  }

  /// Whether a name is that word, with spaces in it or without.
  private static func isSpaced(_ word: [UInt8], _ bytes: [UInt8], _ name: ByteRange) -> Bool {
    var matched = 0
    for i in name where bytes[i] != 0x20 {
      guard matched < word.count, bytes[i] == word[matched] else { return false }
      matched += 1
    }
    return matched == word.count
  }

  private func startsParts(_ row: Int, _ tree: Tree) -> Bool {
    rows[row].cells.first.map { tree.bytes[$0].starts(with: OpenRows.among) } ?? false
  }

  private static let among = Array("其中".utf8)

  /// 基本支出 over 人员经费 and 公用经费
  private func isDefined(_ row: Int, _ parts: [Int], _ tree: Tree) -> Bool {
    guard let name = rows[row].cells.first else { return false }
    return DefinedWhole.isMade(name, of: parts.compactMap { rows[$0].cells.first }, tree.bytes)
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
  private static let subtotal = WordSet("小计")
  /// 局机关及所属单位汇总
  private static let summaries = WordSet("汇总 汇总数")
  private static let rates = WordSet("率 度 占比")
  private static let nested = WordSet("其中 小计 合计 总计 累计 ubtotal hich")
  private static let scores = WordSet("得分 分值 分数 权重 满分 标准分")
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
