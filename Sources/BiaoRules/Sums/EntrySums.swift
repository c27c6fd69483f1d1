// Amounts that no template adds up, with what they are made of in the lines below: 资金总额: 100, and under it 财政拨款: 60.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension ImpliedTotal {
  /// The amounts of a form that are not the sum of the lines below them, or of those of the groups behind them. Linear in
  /// its lines.
  ///
  /// That the lines are parts of the amount, nobody declares. They are taken for it where the amount calls itself a total
  /// and they bear the names of sources; where they are named by levels of government and nothing else; and where an amount
  /// beside it with the same lines below does add up. Behind 其中 some parts may be left out, but all that are there are no
  /// more than the whole.
  static func inEntries(of form: Form) -> [ImpliedTotal] {
    let tree = form.tree
    // Nearly all amounts add up, which is seen from the figures alone.
    var places: [EntryGroup.Place] = []
    var isAnyWrong = false
    let all = tree.lines.span
    for line in all.indices where all[line].kind == .entry && all[line].valueBeginsWithDigit(tree.bytes.span) {
      // What a template reads as a part of something else may have parts of its own, which it does not know.
      if form.isRelated(line), !isDefined(line, form) { continue }
      if all[line].subtreeEnd > line + 2 {
        note(EntryGroup.Place(total: line, parts: line), tree, &places, &isAnyWrong)
        continue
      }
      // Behind an amount without lines below it stand groups without an amount: 其中, 按用途分.
      var next = following(line, tree)
      while let group = next, let kind = EntryGroup.Kind(group, behind: line, tree) {
        note(EntryGroup.Place(total: line, parts: group, kind: kind), tree, &places, &isAnyWrong)
        next = following(group, tree)
      }
    }
    guard isAnyWrong else { return [] }
    let groups = places.compactMap { EntryGroup($0, form) }
    return groups.compactMap { $0.wrong(among: groups, tree.bytes) }
  }

  /// Whether the line has others under it that are its parts in every form, and that the template does not know.
  private static func isDefined(_ line: Int, _ form: Form) -> Bool {
    let tree = form.tree
    guard tree.lines[line].subtreeEnd > line + 2, let name = tree.readLabel(ofLine: line)?.name,
      DefinedWhole.mayBe(tree.bytes, name)
    else { return false }
    return tree.children(of: line).allSatisfy { form.bindings[$0].role == .open || form.bindings[$0].role == .none }
  }

  private static func note(
    _ place: EntryGroup.Place, _ tree: Tree, _ places: inout [EntryGroup.Place], _ isAnyWrong: inout Bool
  ) {
    guard places.count < maximumGroups, let difference = EntryGroup.difference(place, tree) else { return }
    places.append(place)
    if !difference.isZero { isAnyWrong = true }
  }

  /// The next line beside an entry, if that is an entry, too.
  private static func following(_ line: Int, _ tree: Tree) -> Int? {
    var next = max(tree.lines[line].subtreeEnd, line + 1)
    while next < tree.lines.count, !tree.lines[next].kind.isSignificant { next += 1 }
    guard next < tree.lines.count, tree.lines[next].kind == .entry, tree.lines[next].parent == tree.lines[line].parent
    else { return nil }
    return next
  }

  private static let maximumGroups = 200
}

/// An entry with an amount and a group of lines that are entries with amounts, or blank.
private struct EntryGroup {
  /// How the lines belong to the amount.
  enum Kind {
    /// They stand under it.
    case below
    /// They stand under 按用途分: all parts.
    case division
    /// They stand under 其中: some parts, or all.
    case some

    /// Of the group at `line`, which has no amount of its own; nil where it speaks of something else than the amount
    /// before it.
    init?(_ line: Int, behind total: Int, _ tree: Tree) {
      guard tree.lines[line].subtreeEnd > line + 2, let value = tree.value(ofLine: line), value.isEmpty,
        let name = tree.plainLabel(ofLine: line), let other = tree.readLabel(ofLine: total)?.name
      else { return nil }
      let bytes = tree.bytes
      // 分年度预算 behind 项目总预算
      if Kind.byYear.ends(bytes, name), Kind.wholes.isIn(bytes, other) {
        self = .division
        return
      }
      guard
        let end = Kind.ends.first(where: {
          name.count >= $0.text.count && bytes[name].suffix($0.text.count).elementsEqual($0.text)
        })
      else { return nil }
      let stem = ByteRange(clamping: name.lowerBound, name.upperBound - end.text.count)
      // 按用途分, and the 省级 of 省级分项 behind 省级转移支付.
      guard
        stem.isEmpty || bytes[stem].starts(with: Kind.by) || stem.count >= 6 && bytes[other].starts(with: bytes[stem])
      else { return nil }
      self = end.kind == .division || bytes[stem].starts(with: Kind.by) ? .division : .some
    }

    private static let by = Array("按".utf8)
    private static let wholes = WordSet("总 合计")
    private static let byYear = WordSet("分年度预算 分年度安排 分年度资金 分年预算 分年度投资")
    private static let ends: [(text: [UInt8], kind: Kind)] =
      NameTraitWords.words("其中 其中： 分项 明细").map { ($0, .some) }
      + NameTraitWords.words("构成 组成 划分 分").map { ($0, .division) }
  }

  struct Place {
    var total: Int
    /// The line above the parts.
    var parts: Int
    var kind = Kind.below
  }

  private let kind: Kind
  private let parent: Int?
  private let total: ImpliedTotal.Part
  private var parts: [ImpliedTotal.Part] = []
  private var keys: [NameKey] = []
  /// Those of all parts, also of the blank ones.
  private var names: [ByteRange] = []

  /// By how much the amount differs from the parts; nil where it is none, or something else stands among them.
  static func difference(_ place: Place, _ tree: Tree) -> Decimal? {
    guard let value = tree.value(ofLine: place.total), let total = number(value, tree) else { return nil }
    var sum = Decimal.zero
    var child = place.parts + 1
    while child < tree.lines[place.parts].subtreeEnd {
      if tree.lines[child].kind.isSignificant {
        guard tree.lines[child].kind == .entry, let value = tree.value(ofLine: child) else { return nil }
        if let number = number(value, tree) {
          guard let next = sum.adding(number) else { return nil }
          sum = next
        } else if !value.isEmpty, !Read.isInapplicable(tree.bytes, value) {
          return nil
        }
      }
      child = max(tree.lines[child].subtreeEnd, child + 1)
    }
    return total.subtracting(sum)
  }

  /// The number of the amount that a value is.
  private static func number(_ value: ByteRange, _ tree: Tree) -> Decimal? {
    Decimal(plain: tree.bytes, value) ?? amount(value, tree)?.number
  }

  /// The amount of money that a value is, or how many persons and the like, and nothing else.
  private static func amount(_ value: ByteRange, _ tree: Tree) -> Figure? {
    guard let first = value.first, tree.bytes[first] &- 0x30 < 10, let figure = Figure.alone(tree.bytes, value),
      figure.unit.map({ $0.dimension == .money || $0.dimension.isCount }) ?? true
    else { return nil }
    return figure
  }

  init?(_ place: Place, _ form: Form) {
    let tree = form.tree
    guard let value = tree.value(ofLine: place.total),
      let figure = EntryGroup.amount(value, tree), let name = tree.readLabel(ofLine: place.total)?.name
    else { return nil }
    kind = place.kind
    parent = tree.lines[place.total].parent
    total = ImpliedTotal.Part(name: name, figure: figure)
    for child in tree.children(of: place.parts) {
      guard tree.lines[child].kind == .entry, let label = tree.readLabel(ofLine: child)?.name,
        !EntryGroup.others.isIn(tree.bytes, label),
        place.kind == .division || !EntryGroup.times.ends(tree.bytes, label),
        let value = tree.value(ofLine: child),
        parts.count < EntryGroup.maximumParts
      else { return nil }
      keys.append(NameKey(tree.bytes, label))
      names.append(label)
      if value.isEmpty || Read.isInapplicable(tree.bytes, value) { continue }
      guard let figure = EntryGroup.amount(value, tree) else { return nil }
      parts.append(ImpliedTotal.Part(name: label, figure: figure))
    }
    guard parts.count >= 2 else { return nil }
  }

  /// What is wrong with the amount, if something certainly is.
  func wrong(among groups: [EntryGroup], _ bytes: [UInt8]) -> ImpliedTotal? {
    guard case .fails(let wrong) = ImpliedTotal.judged(total, parts),
      !(wrong.difference.isNegative && ImpliedTotal.isNested(parts, within: wrong.difference.magnitude))
    else { return nil }
    if isBySource(bytes) || kind == .below && groups.contains(where: { $0.isTwin(of: self) }) { return wrong }
    switch kind {
    case .below: return DefinedWhole.isMade(total.name, of: names, bytes) ? wrong : nil
    // Parts that are more than the whole, or all that there are.
    case .some: return wrong.difference.isNegative && isMoney(bytes) ? wrong : nil
    case .division: return isMoney(bytes) || isCount ? wrong : nil
    }
  }

  /// Whether another amount beside it has lines of the same names below it, and is their sum.
  private func isTwin(of other: EntryGroup) -> Bool {
    guard kind == .below, parent == other.parent, keys == other.keys, case .holds = ImpliedTotal.judged(total, parts)
    else { return false }
    return true
  }

  /// Whether the parts are where the money comes from: the amount calls itself a total and they bear the names of sources,
  /// or they are levels of government and it is none itself.
  private func isBySource(_ bytes: [UInt8]) -> Bool {
    if kind == .below, EntryGroup.totals.isIn(bytes, total.name),
      parts.allSatisfy({ EntryGroup.sources.isIn(bytes, $0.name) })
    {
      return true
    }
    let levels = parts.map { FundsLevel(bytes, $0.name) }
    guard levels.allSatisfy({ $0 != nil }), levels.contains(where: { $0 != .other }), isMoney(bytes) else {
      return false
    }
    switch FundsLevel(bytes, total.name) {
    case .government, .other: return false
    case .several, nil: break
    }
    // Of an investment the own share is often left out.
    return kind == .below || parts.count >= 3 && !EntryGroup.investments.isIn(bytes, total.name)
  }

  private var isCount: Bool { total.figure.unit?.dimension.isCount ?? false }

  /// Whether a unit or a name says that it is money.
  private func isMoney(_ bytes: [UInt8]) -> Bool {
    if isCount { return false }
    return total.figure.unit != nil || EntryGroup.money.isIn(bytes, total.name)
      || parts.allSatisfy { EntryGroup.money.isIn(bytes, $0.name) }
  }

  private static let totals = WordSet("总额 合计 总计 共计 总投入 总预算 总资金 资金总 总金额 总投资")
  private static let sources = WordSet(
    "财政 中央 省 州 市 县 区 乡 镇 级 自筹 其他 其它 拨款 补助 配套 社会 贷款 债券 结转 单位资金 基本支出 项目支出 上级")
  private static let investments = WordSet("投资 造价 概算")
  private static let money = WordSet("资金 支出 收入 拨款 补助 补贴 预算 经费 费用 投入 投资 转移支付 财政 金额 总额 成本 工资 费")
  /// What is no part beside parts.
  private static let others = WordSet("其中 率 比 占 % 执行 到位 已 累计 剩余 调整 标准 单价 数量 人数 户数 合计 总额 小计")
  private static let times = WordSet("年度 年份 时间 日期")
  private static let maximumParts = 40
}

extension Form {
  /// Whether a relation of the template says how the figure on the line comes about, or is made of it.
  func isRelated(_ line: Int) -> Bool {
    guard bindings[line].role == .field || bindings[line].role == .part, let field = bindings[line].field else {
      return false
    }
    return template.relations.contains { $0.reads(field: field) }
  }
}
