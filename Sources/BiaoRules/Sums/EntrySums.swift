// Amounts that no template adds up, with what they are made of in the lines below: 资金总额: 100, and under it 财政拨款: 60.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// An amount that is not the sum of the lines below it, or of what the lines beside it have under one name.
struct EntrySum {
  struct Part {
    var name: ByteRange
    var figure: Figure
  }

  var total: Part
  var parts: [Part]
  var sum: Decimal
  var difference: Decimal

  /// Those of a form. Linear in its lines.
  ///
  /// That the lines below are parts of the amount, nobody declares. They are taken for it where the amount calls itself a
  /// total and they bear the names of sources, or where an amount beside it with the same lines below does add up.
  static func wrong(in form: Form) -> [EntrySum] {
    let tree = form.tree
    // Nearly all amounts add up, which is seen from the figures alone.
    var lines: [Int] = []
    var isAnyWrong = false
    let all = tree.lines.span
    for line in all.indices where all[line].kind == .entry && all[line].subtreeEnd > line + 2 {
      guard let difference = sumsUp(line, tree), lines.count < maximumGroups else { continue }
      lines.append(line)
      if !difference.isZero { isAnyWrong = true }
    }
    guard isAnyWrong else { return [] }
    let groups = lines.compactMap { Group($0, form) }
    return groups.compactMap { group in
      guard let difference = group.difference, !difference.isZero, group.isExact(difference),
        group.callsItselfTotal(form.tree.bytes)
          || groups.contains(where: {
            $0.parent == group.parent && $0.keys == group.keys && $0.difference?.isZero ?? false
          })
      else { return nil }
      return EntrySum(total: group.total, parts: group.parts, sum: group.sum, difference: difference.magnitude)
    }
  }

  /// By how much the amount of an entry differs from those below it; nil where it has none, or something else is below.
  private static func sumsUp(_ line: Int, _ tree: Tree) -> Decimal? {
    guard mayBeAmount(tree.lines[line], tree.bytes.span), let value = tree.value(ofLine: line),
      let total = amount(value, tree)
    else { return nil }
    var sum = Decimal.zero
    var child = line + 1
    while child < tree.lines[line].subtreeEnd {
      if tree.lines[child].kind.isSignificant {
        guard tree.lines[child].kind == .entry, let value = tree.value(ofLine: child) else { return nil }
        if let figure = amount(value, tree) {
          guard let next = sum.adding(figure.number) else { return nil }
          sum = next
        } else if !value.isEmpty, !Read.isInapplicable(tree.bytes, value) {
          return nil
        }
      }
      child = max(tree.lines[child].subtreeEnd, child + 1)
    }
    return total.number.subtracting(sum)
  }

  /// Whether a digit stands behind the colon.
  @inline(__always)
  private static func mayBeAmount(_ line: Line, _ bytes: Span<UInt8>) -> Bool {
    guard let colon = line.colon else { return false }
    var i = colon + (bytes[colon] == 0x3A ? 1 : 3)
    while i < line.end, bytes[i] == 0x20 { i += 1 }
    return i < line.end && bytes[i] &- 0x30 < 10
  }

  /// The amount of money that a value is, and nothing else.
  private static func amount(_ value: ByteRange, _ tree: Tree) -> Figure? {
    guard let first = value.first, tree.bytes[first] &- 0x30 < 10,
      let figure = Figure.scan(tree.bytes, value, signed: false), figure.range == value, figure.divisor == 1,
      figure.unit.map({ $0.dimension == .money }) ?? true
    else { return nil }
    return figure
  }

  /// An entry with an amount, of which all lines below are entries with amounts, or blank.
  private struct Group {
    var parent: Int?
    var total: Part
    var parts: [Part] = []
    var keys: [NameKey] = []
    var sum = Decimal.zero

    init?(_ line: Int, _ form: Form) {
      let tree = form.tree
      guard tree.lines[line].kind == .entry, tree.lines[line].subtreeEnd > line + 2,
        let value = tree.value(ofLine: line),
        let first = value.first, tree.bytes[first] &- 0x30 < 10, !Group.isRead(line, form),
        let figure = amount(value, tree), let name = tree.readLabel(ofLine: line)?.name
      else { return nil }
      parent = tree.lines[line].parent
      total = Part(name: name, figure: figure)
      for child in tree.children(of: line) {
        guard tree.lines[child].kind == .entry, let label = tree.readLabel(ofLine: child)?.name,
          !others.isIn(tree.bytes, label), let value = tree.value(ofLine: child), parts.count < maximumParts
        else { return nil }
        keys.append(NameKey(tree.bytes, label))
        if value.isEmpty || Read.isInapplicable(tree.bytes, value) { continue }
        guard let figure = amount(value, tree), figure.unit == total.figure.unit,
          figure.power == total.figure.power, let next = sum.adding(figure.number)
        else { return nil }
        sum = next
        parts.append(Part(name: label, figure: figure))
      }
      guard parts.count >= 2 else { return nil }
      sum = sum.normalized
    }

    var difference: Decimal? { total.figure.number.subtracting(sum) }

    /// Whether rounding does not explain it.
    func isExact(_ difference: Decimal) -> Bool {
      let scale = max(total.figure.number.scale, parts.map(\.figure.number.scale).max() ?? 0)
      guard scale > 0, let doubt = Decimal(parts.count).scaled(byPowerOfTen: -scale) else { return true }
      return difference.magnitude > doubt
    }

    func callsItselfTotal(_ bytes: [UInt8]) -> Bool {
      totals.isIn(bytes, total.name) && parts.allSatisfy { sources.isIn(bytes, $0.name) }
    }

    /// Whether a relation of the template says how the amount comes about.
    private static func isRead(_ line: Int, _ form: Form) -> Bool {
      guard form.bindings[line].role == .field || form.bindings[line].role == .part,
        let field = form.bindings[line].field
      else { return false }
      return form.template.relations.contains { $0.reads(field: field) }
    }
  }

  private static let totals = WordSet("总额 合计 总计 共计 总投入 总预算 总资金 资金总 总金额 总投资")
  private static let sources = WordSet(
    "财政 中央 省 州 市 县 区 乡 镇 级 自筹 其他 其它 拨款 补助 配套 社会 贷款 债券 结转 单位资金 基本支出 项目支出 上级")
  /// What is no part beside parts.
  private static let others = WordSet("其中 率 比 占 % 执行 到位 已 累计 剩余 调整 标准 单价 数量 人数 户数 年度 时间 合计 总额 小计")
  private static let maximumGroups = 200
  private static let maximumParts = 40
}
