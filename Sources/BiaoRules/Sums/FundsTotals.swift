// Totals of tables of funds in which every source has its row: 年度资金总额 over 财政拨款, 上年结转资金 and 其他资金.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The row of the total of such a table with those of its sources. The last of them is for what is left over (其他资金), so
/// that nothing is left out; of other lists behind 其中 nobody knows.
struct FundsTotal {
  /// The totals that are not the sum of their sources.
  private(set) var wrong: [ImpliedTotal] = []
  /// Those that rounding may explain.
  private(set) var rounded: [ImpliedTotal] = []

  /// Those of a form's tables and lines that no template adds up.
  static func all(in form: Form, _ report: Report) -> [FundsTotal] {
    report.resultTables(of: form).compactMap { FundsTotal($0, form) } + (FundsTotal(linesOf: form).map { [$0] } ?? [])
  }

  private init?(_ table: ResultTable, _ form: Form) {
    let bytes = form.tree.bytes
    guard table.rows.count >= 3, table.rows.count <= FundsTotal.maximumRows, table.names.count >= 2,
      table.names.count <= FundsTotal.maximumColumns, !table.isRelated, let total = table.rows[0].cell(0),
      FundsWords.totals.contains(NameKey(bytes, total)), case let parts = table.rows.dropFirst().map({ $0.cell(0) }),
      FundsTotal.areSources(parts, bytes), !ImpliedTotal.isDeclared(table.line, form)
    else { return nil }
    let columns = table.names.indices.dropFirst().filter { column in
      FundsTotal.amounts.isIn(bytes, table.names[column]) && !FundsTotal.others.isIn(bytes, table.names[column])
    }
    let sums = columns.compactMap { column -> FundsSum? in
      guard let value = table.rows[0].cell(column) else { return nil }
      let parts = table.rows.dropFirst().map { row in (name: row.cell(0) ?? 0..<0, value: row.cell(column)) }
      return FundsSum(total, value, parts, column: table.names[column], bytes)
    }
    judge(sums)
    if wrong.isEmpty, rounded.isEmpty { return nil }
  }

  /// 资金总额: 100 with the sources in the lines below it, or in those behind it that begin with 其中.
  private init?(linesOf form: Form) {
    let tree = form.tree
    var sums: [FundsSum] = []
    for line in tree.lines.indices where tree.lines[line].kind == .entry {
      guard tree.lines[line].valueBeginsWithDigit(tree.bytes.span), let colon = tree.lines[line].colon,
        sums.count < FundsTotal.maximumLines,
        case let label = ByteRange(clamping: tree.lines[line].content, colon), label.count >= 9, label.count <= 75,
        let name = tree.readLabel(ofLine: line)?.name, FundsTotal.lines.ends(tree.bytes, name),
        let value = tree.value(ofLine: line)
      else { continue }
      let lines = FundsTotal.parts(of: line, tree)
      guard lines.count >= 2, lines.count <= FundsTotal.maximumRows,
        !lines.contains(where: { form.bindings[$0].role == .part })
      else { continue }
      let parts = lines.map { (name: tree.readLabel(ofLine: $0)?.name ?? 0..<0, value: tree.value(ofLine: $0)) }
      guard FundsTotal.areSources(parts.map { $0.name.isEmpty ? nil : $0.name }, tree.bytes) else { continue }
      sums += FundsSum(name, value, parts, column: nil, tree.bytes).map { [$0] } ?? []
    }
    judge(sums)
    if wrong.isEmpty, rounded.isEmpty { return nil }
  }

  private static func parts(of line: Int, _ tree: Tree) -> [Int] {
    if tree.lines[line].subtreeEnd > line + 1 {
      let children = tree.children(of: line)
      return children.allSatisfy { tree.lines[$0].kind == .entry } ? Array(children) : []
    }
    var found: [Int] = []
    for next in (line + 1)..<min(tree.lines.count, line + 2 + maximumRows) where tree.lines[next].kind.isSignificant {
      guard tree.lines[next].kind == .entry, tree.lines[next].parent == tree.lines[line].parent,
        tree.lines[next].subtreeEnd <= next + 1, let name = tree.readLabel(ofLine: next)?.name,
        sources.isIn(tree.bytes, name), !lines.ends(tree.bytes, name),
        among.isIn(tree.bytes, name) == found.isEmpty
      else { return found }
      found.append(next)
    }
    return found
  }

  private mutating func judge(_ sums: [FundsSum]) {
    // Where the sources that are filled in come to the total, what is blank is nothing.
    let isBlankNothing = sums.contains { $0.hasBlanks && $0.difference.isZero && !$0.sum.isZero }
    for sum in sums where !sum.difference.isZero {
      if sum.isRounded {
        if sum.parts.count > 1 { rounded.append(sum.implied) }
      } else if sum.isWrong(isBlankNothing: isBlankNothing) {
        wrong.append(sum.implied)
      }
    }
  }

  /// Whether the names are those of sources, the rest among them, and none of them one that another one is part of.
  private static func areSources(_ names: [ByteRange?], _ bytes: [UInt8]) -> Bool {
    var hasRest = false
    var hasWhole = false
    var hasPart = false
    for (index, name) in names.enumerated() {
      guard let name, name.count <= 75, sources.isIn(bytes, name), !totals.isIn(bytes, name),
        !among.isIn(bytes, name) || index == 0
      else { return false }
      hasRest = hasRest || rests.isIn(bytes, name)
      if levels.isIn(bytes, name) { hasPart = true } else if treasury.isIn(bytes, name) { hasWhole = true }
    }
    return hasRest && !(hasWhole && hasPart)
  }

  private static let maximumLines = 40
  private static let lines = WordSet("总额 预算数 执行数 资金合计 总投资")
  private static let maximumRows = 12
  private static let maximumColumns = 16
  private static let sources = WordSet(
    "财政 中央 省 自治区 州 市 县 区 旗 盟 乡 镇 级 自筹 自有 其他 其它 拨款 补助 配套 社会 贷款 债券 结转 单位资金 事业收入 上级 地方")
  private static let rests = WordSet("其他 其它 单位资金")
  private static let among = WordSet("其中 包括：")
  private static let totals = WordSet("合计 总额 小计 总计")
  /// 财政拨款 over 中央 and 省级.
  private static let treasury = WordSet("财政拨款 财政资金 财政性资金")
  private static let levels = WordSet("中央 省 自治区 州 市 县 区 旗 盟 乡 镇 地方 上级 本级 一般公共预算 政府性基金 国有资本 一般债券 专项债券")
  private static let amounts = WordSet("预算 执行 支出 决算 金额 资金 到位 安排 下达 拨付 支付 使用 年初 调整")
  private static let others = WordSet("率 比 占 % 分 权重 原因 说明 备注 进度 偏差 依据 时间 日期")
}

/// One amount with the sources that it comes from.
private struct FundsSum {
  private let total: ImpliedTotal.Part
  private let column: ByteRange?
  private(set) var parts: [ImpliedTotal.Part] = []
  private(set) var hasBlanks = false
  private(set) var sum = Decimal.zero
  private var scale: Int
  /// How much more the total is than the sum.
  private(set) var difference = Decimal.zero

  /// Nil where there is something else than amounts of one unit, or no amount at all.
  init?(
    _ name: ByteRange, _ value: ByteRange, _ sources: [(name: ByteRange, value: ByteRange?)], column: ByteRange?,
    _ bytes: [UInt8]
  ) {
    guard let stated = FundsSum.amount(value, bytes) else { return nil }
    total = ImpliedTotal.Part(name: name, figure: stated)
    self.column = column
    scale = stated.number.scale
    for source in sources {
      guard let cell = source.value, !cell.isEmpty, !Read.isInapplicable(bytes, cell) else {
        hasBlanks = true
        continue
      }
      guard let figure = FundsSum.amount(cell, bytes), figure.unit == stated.unit, figure.power == stated.power,
        let next = sum.adding(figure.number)
      else { return nil }
      sum = next
      scale = max(scale, figure.number.scale)
      parts.append(ImpliedTotal.Part(name: source.name, figure: figure))
    }
    guard !parts.isEmpty, let difference = stated.number.subtracting(sum) else { return nil }
    self.difference = difference
  }

  private static func amount(_ value: ByteRange, _ bytes: [UInt8]) -> Figure? {
    guard let figure = Figure.alone(bytes, value), figure.divisor == 1,
      figure.unit.map({ $0.dimension == .money }) ?? true
    else { return nil }
    return figure
  }

  /// Parts with decimals may have been rounded one by one; the one part of a total was not added to anything, and is off by
  /// half of the last place that both have.
  var isRounded: Bool {
    if sum.isZero || total.figure.number.isZero { return false }
    if parts.count == 1 {
      let places = min(total.figure.number.scale, parts[0].figure.number.scale)
      return Decimal(5).scaled(byPowerOfTen: -1 - places).map { difference.magnitude <= $0 } ?? true
    }
    return scale > 0
      && (Decimal(parts.count).scaled(byPowerOfTen: -scale).map { difference.magnitude <= $0 } ?? true)
  }

  func isWrong(isBlankNothing: Bool) -> Bool {
    if total.figure.number.isZero { return true }
    // Nothing at all, said of each source, is no whole; where some are blank, the money is from these.
    if sum.isZero { return !hasBlanks && parts.count > 1 }
    if difference.isNegative { return !ImpliedTotal.isNested(parts, within: difference.magnitude) }
    guard hasBlanks, !isBlankNothing else { return true }
    return difference.scaled(byPowerOfTen: 2).map { $0 <= total.figure.number } ?? false
  }

  var implied: ImpliedTotal {
    ImpliedTotal(
      total: total, parts: parts, column: column, sum: sum.rescaled(to: scale) ?? sum, difference: difference)
  }
}

extension FundsTotal {
  static let examples: [Example] = [
    .flagged(
      "项目资金 (万元):\n  |              | 年初预算数 | 全年执行数 | 分值 |\n  | 年度资金总额 | ‹0› | ‹0› | 10 |\n  | 其中：本年财政拨款 | 90 | 89.97 | |\n  | 上年结转资金 | | | |\n  | 其他资金 | | | |",
      template: funds),
    .flagged(
      "项目资金 (万元):\n  |              | 年初预算数 | 全年执行数 |\n  | 年度资金总额 | ‹20000.00› | 9034 |\n  | 其中：当年财政拨款 | 0 | |\n  | 上年结转资金 | 0 | |\n  | 其他资金 | 0 | |",
      template: funds),
    .flagged(
      "项目资金 (万元):\n  |              | 全年预算数 | 全年执行数 |\n  | 年度资金总额 | 2000 | ‹1157.97› |\n  | 其中：中央财政资金 | 2000 | 1157.9 |\n  | 地方财政资金 | | |\n  | 其他资金 | | |",
      template: funds),
    .flagged(
      "项目资金 (万元):\n  |              | 全年预算数 | 全年执行数 |\n  | 年度资金总额 | 85.60 | ‹80.00› |\n  | 其中：财政拨款 | 60.00 | 58.00 |\n  | 上年结转资金 | 25.60 | 12.00 |\n  | 其他资金 | | |",
      template: funds),
    .fine(
      "项目资金 (万元):\n  |              | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 得分 |\n  | 年度资金总额 | 85.60 | 85.6 | 80.00 | 10 | 9.35 |\n  | 其中：财政拨款 | | 60.00 | 58.00 | 10 | 9.67 |\n  | 上年结转资金 | | 25.60 | 22 | - | |\n  | 其他资金 | | | | - | |",
      template: funds),
    .flagged(
      "资金情况 (万元):\n  年度资金总额: ‹1000.00›\n    \"其中：财政拨款\": 600.00\n    其他资金: 300.00\n  中期资金总额: ‹0›\n    \"其中：财政拨款\": 600.00\n    其他资金:",
      template: "*: group"),
    .flagged(
      "资金情况 (万元):\n  资金总额: ‹50›\n  \"其中：财政拨款\": 40\n  其他资金: 5\n  当年资金总额: 50\n  \"其中：财政拨款\": 40\n  其他资金: 10",
      template: "*: group"),
    .fine(
      "资金情况 (万元):\n  年度资金总额: 900.00\n    \"其中：财政拨款\": 600.00\n    其他资金: 300.00\n  预算数: 2.38万元\n    \"其中：中央补助\": 2.38万元\n    地方资金/其他:\n  执行数: 2\n    \"其中：中央补助\": 1.8\n    地方资金:\n  资金总额: 50\n  \"其中：财政拨款\": 40\n  联系电话: 5",
      template: "*: group"),
    // The rate of a row: neither rounded nor cut off.
    .flagged(
      "项目资金 (元):\n  |              | 全年预算数 | 全年执行数 | 执行率 |\n  | 年度资金总额 | 250000.00 | 215,457.6 | ‹86.19%› |",
      template: funds),
    .fine(
      "项目资金 (万元):\n  |              | 全年预算数 | 全年执行数 | 执行率 |\n  | 年度资金总额 | 2000 | 1157.97 | 57.89% |\n  | 财政拨款 | 8.3 | 7.1 | 85.55% |",
      template: funds),
    // Who pays the rest stands nowhere, or a source stands there with its own parts.
    .fine(
      "项目资金 (万元):\n  |              | 年初预算数 | 全年执行数 |\n  | 年度资金总额 | 150 | 150 |\n  | 其中：财政拨款 | 100 | 100 |\n  | 上年结转资金 | | |\n  | 其他资金 | | |\n到位资金 (万元):\n  |              | 预算数 | 到位数 |\n  | 资金总额 | 160 | 160 |\n  | 财政拨款 | 100 | 100 |\n  | 中央资金 | 60 | 60 |\n  | 省级资金 | 40 | 40 |\n  | 其他资金 | 60 | 60 |",
      template: "项目资金: table\n  *: text\n到位资金: table\n  *: text"),
    // 48 万元 for 47.68.
    .fine(
      "项目资金 (万元):\n  |              | 全年预算数 | 全年执行数 |\n  | 年度资金总额 | 48 | 30.00 |\n  | 财政拨款 | 47.68 | 20.00 |\n  | 其他资金 | | 10.00 |",
      template: funds),
  ]

  static let roundedExamples: [Example] = [
    .flagged(
      "项目资金 (万元):\n  |              | 全年预算数 | 全年执行数 |\n  | 年度资金总额 | ‹7165.32› | 2852.10 |\n  | 其中：中央财政资金 | 3144.00 | 2144.00 |\n  | 自治区财政资金 | 570.17 | 170.17 |\n  | 盟市财政资金 | 433.00 | 133.00 |\n  | 旗县财政资金 | 1426.90 | 126.90 |\n  | 其他资金 | 1591.22 | 278.03 |",
      template: funds)
  ]

  private static let funds = "项目资金: table\n  *: text"
}
