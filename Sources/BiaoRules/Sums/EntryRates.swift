// Rates of spending among entries that no template computes: 年初预算: 200, 已拨付: 66.86, 拨付进度: 100%.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A rate that is not what the two amounts before it come to.
struct EntryRate {
  var rate: ByteRange
  var spent: ByteRange
  var budget: ByteRange
  /// With as many decimals as written, or one.
  var expected: Decimal

  /// Those of a form. A rate is judged where exactly one of the entries beside it, before it, is what was granted, and
  /// exactly one what was spent of that.
  static func wrong(in form: Form) -> [EntryRate] {
    let tree = form.tree
    var found: [EntryRate] = []
    let lines = tree.lines.span
    for line in lines.indices where lines[line].kind == .entry && lines[line].end > lines[line].content {
      guard tree.bytes[lines[line].end - 1] == 0x25, let name = tree.plainLabel(ofLine: line),
        let kind = kind(of: name, tree.bytes), !form.isRelated(line), let value = tree.value(ofLine: line),
        let stated = Figure.alone(tree.bytes, value), stated.unit == Units.percent
      else { continue }
      if let wrong = judged(stated, line, kind, tree) { found.append(wrong) }
    }
    return found
  }

  private static func kind(of name: ByteRange, _ bytes: [UInt8]) -> Kind? {
    if rates.ends(bytes, name) { return money }
    guard controlled.ends(bytes, name) else { return nil }
    if staffRates.ends(bytes, name) || name.count == control.count { return staff }
    return scaleRates.ends(bytes, name) ? scale : investmentRates.ends(bytes, name) ? investment : nil
  }

  /// What a rate is of: the words for what was granted and for what was spent of it.
  private struct Kind: Sendable {
    var done: WordSet
    var granted: WordSet
    var dimension: Dimension
    /// Whether other amounts beside them have a rate of their own.
    var isOneOfSeveral = false
  }

  private static func judged(_ stated: Figure, _ line: Int, _ kind: Kind, _ tree: Tree) -> EntryRate? {
    var spent: Figure?
    var budget: Figure?
    var count = 0
    for other in tree.children(of: tree.lines[line].parent) {
      if other >= line { break }
      guard tree.lines[other].kind == .entry, let name = tree.readLabel(ofLine: other)?.name,
        let value = tree.value(ofLine: other), let figure = amount(value, kind.dimension, tree)
      else { continue }
      count += 1
      guard count <= maximumAmounts else { return nil }
      if kind.done.ends(tree.bytes, name) {
        if spent != nil { return nil }
        spent = figure
      } else if kind.granted.ends(tree.bytes, name) {
        if budget != nil { return nil }
        budget = figure
      } else if !kind.isOneOfSeveral {
        // Other money, which may be what the rate is of.
        return nil
      }
    }
    guard let spent, let budget, spent.unit == budget.unit, spent.power == budget.power, !budget.number.isZero,
      let quotient = Rational(spent.number).divided(by: Rational(budget.number)),
      let share = quotient * Rational(.hundred), let expected = share.decimal(rounded: max(stated.number.scale, 1)),
      let difference = expected.subtracting(stated.number)?.magnitude,
      let step = Decimal.one.scaled(byPowerOfTen: -stated.number.scale), difference > step
    else { return nil }
    return EntryRate(rate: stated.range, spent: spent.range, budget: budget.range, expected: expected)
  }

  private static func amount(_ value: ByteRange, _ dimension: Dimension, _ tree: Tree) -> Figure? {
    guard let figure = Figure.alone(tree.bytes, value), figure.unit.map({ $0.dimension == dimension }) ?? true else {
      return nil
    }
    return figure
  }

  private static let maximumAmounts = 6
  private static let rates = WordSet("执行率 支出率 支付率 拨付率 使用率 执行进度 支出进度 支付进度 拨付进度")
  /// 在职人员控制率: those who are there, of those who may be.
  private static let staffRates = WordSet("在职人员控制率 人员编制控制率 编制控制率")
  private static let staff = Kind(
    done: WordSet("实有人数 在职人数 在职人员数 在编人数 实有在职人数 实有在职人员 实际在职人数"), granted: WordSet("编制人数 编制数 人员编制 核定编制"),
    dimension: .persons)
  /// 规模控制率: what was built, of what was approved; 投资概算控制率 the same of its cost.
  private static let scale = Kind(
    done: WordSet("实际规模 实际建设规模 实际面积 实际建筑面积"), granted: WordSet("批复规模 批准规模 批复建设规模 批复面积 批准面积"), dimension: .area,
    isOneOfSeveral: true)
  private static let investment = Kind(
    done: WordSet("实际投资 实际总投资"), granted: WordSet("预算投资 批复投资 概算投资 批复概算"), dimension: .money, isOneOfSeveral: true)
  private static let control = Array("控制率".utf8)
  private static let controlled = WordSet("控制率")
  private static let scaleRates = WordSet("规模控制率 面积控制率")
  private static let investmentRates = WordSet("投资概算控制率 投资控制率 概算控制率 投资预算控制率")
  private static let money = Kind(done: done, granted: granted, dimension: .money)
  private static let done = WordSet("已拨付 已支付 已支出 已使用 已执行 实际支出 实际拨付 实际支付 实际使用 执行数 支出数 拨付数 支付数")
  private static let granted = WordSet("预算 预算数 预算安排 安排资金 下达资金 到位资金 专项资金 预算资金 资金总额")

  /// Of `mismatched-sum`.
  static let examples: [Example] = [
    .flagged(
      "楼堂馆所控制情况:\n  批复规模（㎡）: 3200\n  实际规模（㎡）: 3360\n  规模控制率: ‹95.2%›\n  预算投资（万元）: 1280\n  实际投资（万元）: 1236.80\n  投资概算控制率: 96.6%",
      in: .document),
    .fine(
      "楼堂馆所控制情况:\n  批复规模（㎡）: 3200\n  实际规模（㎡）: 3360\n  规模控制率: 105%\n  血压控制率: 60%\n  实际投资（万元）: 1236.80\n  投资概算控制率: 86.6%",
      in: .document),
  ]
}
