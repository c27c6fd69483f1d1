// The money that a form is about, and the cost targets that it is measured by.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// An amount of money at a place.
struct Funds {
  var name: ByteRange
  var range: ByteRange
  /// In 元.
  var value: Decimal
  /// Half of the last printed place, in 元.
  var half: Decimal

  /// Nil for what is no money, or no money for certain: a number without any unit.
  init?(_ figure: Figure, in inherited: BiaoValues.Unit?, name: ByteRange) {
    guard figure.effectiveUnit(in: inherited)?.dimension == .money, let value = figure.base(in: inherited),
      let half = figure.halfPlace(in: inherited)
    else { return nil }
    self.name = name
    range = figure.range
    self.value = value
    self.half = half
  }

  /// The largest amount that the form's fields and tables hold, provided that one of them is the form's total. A cost may
  /// be that of a whole project of which the funds are a part: the form then states the larger amount, too.
  static func largest(in form: Form, _ report: Report) -> Funds? {
    var largest: Funds?
    var hasTotal = false
    func add(_ figure: Int, name: ByteRange) {
      guard form.figures.indices.contains(figure) else { return }
      let use = form.figures[figure]
      guard let funds = Funds(use.figure, in: use.inherited, name: name), !funds.value.isNegative else { return }
      if largest.map({ $0.value < funds.value }) ?? true { largest = funds }
    }
    for (line, binding) in form.bindings.enumerated() {
      guard let figure = binding.figure, binding.role == .field || binding.role == .part,
        let name = form.tree.readLabel(ofLine: line)?.name
      else { continue }
      if isTotal(form, name, binding.field) { hasTotal = true }
      add(figure, name: name)
    }
    for table in form.tables {
      for row in table.rows {
        let isTotal = isTotal(form, row.name, nil)
        for cell in row.cells {
          guard let figure = table.cells[cell].figure else { continue }
          if isTotal { hasTotal = true }
          add(figure, name: row.name)
        }
      }
    }
    return hasTotal ? largest : sources(in: form, largest) ?? (largest == nil ? largestUnread(in: form, report) : nil)
  }

  /// The amount of the field whose cost an indicator's name says it is: 项目支出 of 项目支出总成本. Nil where none, or several,
  /// bear that name.
  static func ofField(named name: ByteRange, in form: Form) -> Funds? {
    let bytes = form.tree.bytes
    guard
      let end = costEnds.first(where: { name.count >= $0.count + 12 && bytes[name].suffix($0.count).elementsEqual($0) })
    else { return nil }
    let stem = bytes[name.lowerBound..<(name.upperBound - end.count)]
    var found: Funds?
    for (line, binding) in form.bindings.enumerated() {
      guard let figure = binding.figure, form.figures.indices.contains(figure),
        let label = form.tree.readLabel(ofLine: line)?.name, bytes[label].elementsEqual(stem)
      else { continue }
      let use = form.figures[figure]
      guard found == nil, let funds = Funds(use.figure, in: use.inherited, name: label) else { return nil }
      found = funds
    }
    return found
  }

  private static let costEnds = NameTraitWords.words("总成本 成本 总额 控制数 控制额 支出额 总金额")

  /// Where no total is printed: the sum of the sources, named as the largest of them, which must be the form's largest
  /// amount. Nil where a source stands twice, as in a table of several tasks.
  private static func sources(in form: Form, _ largest: Funds?) -> Funds? {
    guard let largest else { return nil }
    var sum: Decimal? = .zero
    var half: Decimal? = .zero
    var seen: Set<NameKey> = []
    var isLargest = false
    for (line, binding) in form.bindings.enumerated() {
      guard let figure = binding.figure, form.figures.indices.contains(figure),
        let name = form.tree.readLabel(ofLine: line)?.name, case let key = NameKey(form.tree.bytes, name),
        sourceNames.contains(key)
      else { continue }
      let use = form.figures[figure]
      guard seen.insert(key).inserted, let funds = Funds(use.figure, in: use.inherited, name: name) else { return nil }
      sum = sum?.adding(funds.value)
      half = half?.adding(funds.half)
      isLargest = isLargest || funds.range == largest.range
    }
    guard isLargest, let sum, let half else { return nil }
    var whole = largest
    whole.value = sum
    whole.half = half
    return whole
  }

  /// The names of sources of money.
  private static let sourceNames: Set<NameKey> = Set(
    ["财政拨款", "财政资金", "一般公共预算", "其他资金", "自筹资金", "上年结转", "政府性基金", "中央补助", "省级资金", "市级资金", "县级资金", "地方资金", "单位资金"]
      .map { NameKey($0) })

  /// Whether some amount of money in the form is no less than `value` 元.
  static func reaches(_ value: Decimal, in form: Form) -> Bool {
    form.figures.contains { use in
      guard let unit = use.figure.effectiveUnit(in: use.inherited), unit.dimension == .money,
        let amount = use.figure.base(in: use.inherited)
      else { return false }
      return amount >= value
    }
  }

  private static func isTotal(_ form: Form, _ name: ByteRange, _ field: Int?) -> Bool {
    if let field, form.template.fields.indices.contains(field), totals.contains(form.template.fields[field].key) {
      return true
    }
    return isTotalName(form.tree.bytes, name)
  }

  static func isTotalName(_ bytes: [UInt8], _ name: ByteRange) -> Bool { totals.contains(NameKey(bytes, name)) }

  /// The names of the whole of a form's funds.
  private static let totals: Set<NameKey> = Set(
    [
      "资金总额", "年度资金总额", "项目资金总额", "预算数", "预算总额", "预算金额", "预算资金", "项目预算", "年度预算", "年度预算数", "全年预算数", "年初预算数",
      "年度本级预算金额", "项目总金额", "资金总金额", "年度金额", "资金规模", "申请资金总额", "项目金额", "金额合计", "total budget", "budget", "total funds",
      "funding",
    ].map { NameKey($0) })
}

extension Form {
  /// Whether the template has a relation in which the money of a tier is summed up: that relation then speaks of it.
  var sumsUpCosts: Bool {
    template.relations.contains { relation in
      guard case .check(let formula, _) = relation.kind else { return false }
      return formula.left.sumsUpTier(template) || formula.right.sumsUpTier(template)
    }
  }

  /// Whether a tier is one of costs in money: 成本指标, 经济成本指标, but neither 社会成本 nor 生态环境成本.
  func isCostTier(_ line: Int) -> Bool {
    // Most tiers are seen to be none without folding.
    guard let name = tree.readLabel(ofLine: line)?.name, Funds.costMarks.isIn(tree.bytes, name) else { return false }
    let text = FoldedText(tree.bytes, name).bytes
    return Funds.costWords.contains { NameKind.contains(text, $0) }
      && !Funds.otherCostWords.contains { NameKind.contains(text, $0) }
  }
}

extension Funds {
  fileprivate static let costMarks = WordSet("成 ost")
  fileprivate static let costWords: [[UInt8]] = ["成本", "cost", "Cost"].map { Array($0.utf8) }
  fileprivate static let otherCostWords: [[UInt8]] = ["社会", "生态", "环境", "ocial", "nvironment"].map { Array($0.utf8) }
}

extension Expression {
  fileprivate func sumsUpTier(_ template: Template) -> Bool {
    switch self {
    case .sum(.field(let field)):
      return template.fields[field].type == .tier || template.fields[field].type == .indicators
    case .negated(let inner): return inner.sumsUpTier(template)
    case .binary(_, let left, let right): return left.sumsUpTier(template) || right.sumsUpTier(template)
    case .constant, .reference, .sum: return false
    }
  }
}
