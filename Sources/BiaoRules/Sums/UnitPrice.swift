// What one costs, said beside the cost of all: 每亩补助120元，共3.2万亩 below ≤ 320万元.

import BiaoModel
import BiaoSyntax
import BiaoValues

struct UnitPrice {
  enum Fault {
    /// So many at so much each, which does not come to the target.
    case product(count: ByteRange, expected: Decimal)
    /// One costs more than all may.
    case tooLarge
  }

  /// The price as it stands below the indicator.
  var price: ByteRange
  var fault: Fault

  /// What the lines below a cost say of one of what it pays for, where that cannot be.
  static func find(_ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report) -> UnitPrice? {
    guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1, list.targets.count == 1,
      list.isPlainFigure(0), let total = list.targets[0].figure, total.unit?.dimension == .money,
      total.unit?.per == Unit.none, total.divisor == 1, let bound = total.base(in: nil), bound > .zero,
      !single.isIn(form.tree.bytes, indicator.name)
    else { return nil }
    let bytes = form.tree.bytes
    for line in form.tree.children(of: indicator.line).prefix(8) {
      guard form.tree.lines[line].kind == .entry, let name = form.tree.readLabel(ofLine: line)?.name,
        AttributeRole.written(bytes, name).map(roles.contains) ?? false,
        let text = form.tree.value(ofLine: line), text.count >= 18, text.count <= 300, eaches.isIn(bytes, text)
      else { continue }
      let figures = report.figures(ofGoal: text)
      let prices = figures.indices.filter { figures[$0].figure.unit?.dimension == .money }
      guard prices.count == 1, let price = figures.indices.contains(prices[0]) ? figures[prices[0]] : nil,
        price.figure.divisor == 1, price.figure.unit?.per == Unit.none, let one = price.figure.base(in: nil),
        one > .zero, let thing = thing(of: price, bytes)
      else { continue }
      if one > bound { return UnitPrice(price: price.figure.range, fault: .tooLarge) }
      if varied.isIn(bytes, text) { continue }
      let counted = figures.filter { $0.figure.range != price.figure.range && counts($0.figure, thing, bytes) }
      if counted.count == 1 {
        guard figures.count == 2, let expected = product(one, counted[0].figure, total, isExact: true) else { continue }
        return UnitPrice(
          price: price.figure.range,
          fault: .product(count: counted[0].figure.range, expected: expected))
      }
      // 每座补助12万元, and 旅游厕所建设数量 ≥ 25座 elsewhere.
      guard figures.count == 1, let other = number(of: thing, like: indicator, in: form),
        let expected = product(one, other, total, isExact: false)
      else { continue }
      report.depend(on: .everything)
      return UnitPrice(
        price: price.figure.range, fault: .product(count: other.range, expected: expected))
    }
    return nil
  }

  /// The character behind 每 before the price: 亩 of 每亩补助, 座 of 每座.
  private static func thing(of price: GoalFigure, _ bytes: [UInt8]) -> UInt32? {
    let before = price.wordsBefore
    if let each = each.firstRange(in: bytes, before), each.upperBound + 3 <= before.upperBound {
      var at = each.upperBound
      if NotationScan.character(bytes, at) == item, at + 6 <= before.upperBound { at += 3 }
      return periods.contains(NotationScan.character(bytes, at)) ? nil : NotationScan.character(bytes, at)
    }
    guard let average = average.firstRange(in: bytes, before), average.lowerBound - 3 >= before.lowerBound else {
      return nil
    }
    let thing = NotationScan.character(bytes, average.lowerBound - 3)
    return periods.contains(thing) ? nil : thing
  }

  private static func counts(_ figure: Figure, _ thing: UInt32, _ bytes: [UInt8]) -> Bool {
    guard figure.divisor == 1, figure.unit?.dimension != .money, figure.unit?.dimension != .ratio,
      let unit = figure.unitRange
    else { return false }
    var at = unit.lowerBound
    while at + 3 < unit.upperBound, multipliers.contains(NotationScan.character(bytes, at)) { at += 3 }
    return at + 3 <= bytes.count && NotationScan.character(bytes, at) == thing
  }

  /// What the one other indicator counts whose name is nearly that of the cost.
  private static func number(of thing: UInt32, like cost: Indicator, in form: Form) -> Figure? {
    let bytes = form.tree.bytes
    var found: Figure?
    for other in form.indicators.prefix(maximum) where other.line != cost.line {
      guard case .value(let list) = other.target, list.targets.count == 1, list.isPlainFigure(0),
        let figure = list.targets[0].figure, counts(figure, thing, bytes),
        ResultValue.longestRun(bytes, cost.name, other.name) >= 4
      else { continue }
      if found != nil { return nil }
      found = figure
    }
    return found
  }

  /// What it comes to, in the unit of the total; nil where that is what the total says. `isExact` is whether less is wrong,
  /// too: where the count is another indicator's, the cost may pay for a part of them.
  private static func product(_ price: Decimal, _ count: Figure, _ total: Figure, isExact: Bool) -> Decimal? {
    guard let number = count.number.scaled(byPowerOfTen: count.power + Int(count.unit?.power ?? 0)),
      let stated = total.base(in: nil), let half = total.halfPlace(in: nil),
      let product = number.multiplied(by: price), let doubt = stated.magnitude.scaled(byPowerOfTen: -2),
      let allowed = half.adding(doubt), let more = product.subtracting(stated),
      isExact ? more.magnitude > allowed : more > allowed,
      let expected = product.scaled(byPowerOfTen: -Int(total.unit?.power ?? 0) - total.power)?.normalized,
      expected.scale <= 4
    else { return nil }
    return expected
  }

  func say(_ indicator: Indicator, _ report: Report) {
    let (words, target) = (report.quote(price), report.quote(indicator.value))
    switch fault {
    case .tooLarge:
      report.add(
        price, zh: "单价“\(words)”比总额“\(target)”还大：核对单位",
        en: "one costs “\(words)”, more than all of “\(target)”: check the unit",
        related: [report.place(indicator.value, zh: "总额", en: "the cost of all")])
    case .product(let count, let expected):
      let number = report.quote(count)
      report.add(
        price, zh: "按“\(words)”和“\(number)”计算是 \(expected)，指标值写“\(target)”：核对这几个数",
        en: "“\(number)” at “\(words)” each come to \(expected), but the target is “\(target)”: check them",
        related: [
          report.place(price, zh: "单价", en: "the price of one"),
          report.place(count, zh: "数量", en: "how many there are"),
        ])
    }
  }

  private static let maximum = 200
  private static let roles: Set<AttributeRole> = [.explanation, .content, .remarks, .basis, .standard]
  private static let eaches = WordSet("每 均")
  private static let each = Array("每".utf8)
  private static let average = Array("均".utf8)
  private static let item = NotationScan.character(Array("个".utf8), 0)
  private static let periods = NotationScan.characters("年月日天季周次平")
  private static let multipliers = NotationScan.characters("万亿千百")
  /// What is no cost of all.
  private static let single = WordSet("单位 单价 人均 均 每 单")
  /// Prices that are not that of each.
  private static let varied = WordSet("最高 最低 不超过 不少于 不低于 以上 以内 以下 约 左右 不等 分别 每年 每月 每期 平均 折 其中 另")

  /// Of `mismatched-sum`.
  static let examples: [Example] = [
    .flagged("- 封山育林补助: ≤ 320万元\n  指标解释: 每亩补助标准‹120元›，共3.2万亩", in: .tier("成本指标")),
    .flagged("- 村医培训成本: ≤ 420万元\n  指标解释: 每个学员成本‹3500万元›", in: .tier("成本指标")),
    .fine(
      "- 封山育林补助: ≤ 384万元\n  指标解释: 每亩补助标准120元，共3.2万亩\n- 村医培训成本: ≤ 420万元\n  指标解释: 每个学员成本3500元\n- 山塘维修补助: ≤ 60万元\n  指标解释: 每口补助不超过2万元，共48口",
      in: .tier("成本指标")),
  ]
}
