// Promises that a goal words in another order than an indicator's name: 对12所农村学校食堂进行维修改造, and 食堂维修改造学校数 = 8 所.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// The indicators of a form against which promises are held so.
struct SpreadName {
  /// What is compared of an indicator before its name.
  private struct Candidate {
    var indicator: Int
    var unit: BiaoValues.Unit
    var number: Decimal
    var power: Int
    var comparator: Comparator?
  }

  private var candidates: [Candidate] = []

  init(_ form: Form) {
    let indicators = form.indicators.span
    // A form with more is a collection, and each promise would be held against each.
    guard indicators.count <= SpreadName.maximum else { return }
    candidates.reserveCapacity(indicators.count)
    for index in indicators.indices {
      guard case .value(let list) = indicators[index].target, list.targets.count == 1, list.isPlainFigure(0),
        let asked = list.targets[0].figure, let unit = asked.unit, asked.divisor == 1,
        unit == Units.percent || unit.dimension.isCount
      else { continue }
      candidates.append(
        Candidate(
          indicator: index, unit: unit, number: asked.number, power: asked.power,
          comparator: list.targets[0].comparator))
    }
  }

  /// The one indicator of which every character of the name stands in the clause of the promise, where its target is in the
  /// same unit, another number and not one that asks for more. `figures` are all of the goal's text: one of them that says
  /// the target itself carries it.
  ///
  /// `isExact` is whether one that asks for more contradicts a promise that says how many: that of a task, which is what
  /// the money pays for.
  func indicator(
    of promise: GoalFigure, among figures: [GoalFigure], in form: Form, isExact: Bool = false
  ) -> Indicator? {
    let bytes = form.tree.bytes
    guard let unit = promise.figure.unit, promise.figure.divisor == 1, promise.figure.number > .one,
      unit == Units.percent || unit.dimension.isCount
    else { return nil }
    var found: Candidate?
    let isExact = isExact && NamedFigure.isExact(promise, bytes)
    let isLimit = SpreadName.limits.isIn(bytes, promise.clause)
    for candidate in candidates
    where candidate.unit == unit && candidate.power == promise.figure.power
      && SpreadName.isContradiction(
        promise.figure.number, candidate.comparator, candidate.number, isLimit: isLimit, isExact: isExact)
    {
      guard
        SpreadName.isSpread(form.indicators[candidate.indicator].name, isRate: unit == Units.percent, promise, bytes)
      else { continue }
      if found != nil { return nil }
      found = candidate
    }
    guard let found,
      // Of two numbers of one kind each is of something else, and one that is the target's carries it.
      !figures.contains(where: {
        $0.figure.unit == unit
          && ($0.figure.number == found.number
            || $0.clause == promise.clause && $0.figure.range != promise.figure.range)
      }), !SpreadName.parts.isIn(bytes, promise.clause),
      unit == Units.percent || !SpreadName.others.isIn(bytes, promise.clause)
    else { return nil }
    return form.indicators[found.indicator]
  }

  /// Who asks for more, or for as much, carries the promise, unless it says exactly how many.
  private static func isContradiction(
    _ promised: Decimal, _ comparator: Comparator?, _ asked: Decimal, isLimit: Bool, isExact: Bool
  ) -> Bool {
    switch comparator {
    case .atLeast, .greater: !isLimit && (asked < promised || isExact && asked > promised)
    case .equal, nil: asked != promised
    // 控制在15起以内, and ≤ 18起
    case .atMost, .less: asked > promised && isLimit
    default: false
    }
  }

  /// Whether the characters of a name all stand in the clause: of a rate in their order before the figure, of a count in
  /// any order and all but one of them in words of two.
  static func isSpread(_ name: ByteRange, isRate: Bool = false, _ promise: GoalFigure, _ bytes: [UInt8]) -> Bool {
    let core = core(name, isRate, bytes)
    guard core.count >= minimum, bytes[core].allSatisfy({ $0 >= 0x80 }) else { return false }
    var next = promise.clause.lowerBound
    let end = isRate ? promise.figure.range.lowerBound : promise.clause.upperBound
    var pairs = 0
    for i in stride(from: core.lowerBound, to: core.upperBound, by: 3) {
      let start = isRate ? next : promise.clause.lowerBound
      guard let at = Array(bytes[i..<i + 3]).firstRange(in: bytes, ByteRange(clamping: start, end)) else {
        return false
      }
      next = at.upperBound
      if i + 6 <= core.upperBound, Array(bytes[i..<i + 6]).firstRange(in: bytes, promise.clause) != nil { pairs += 1 }
    }
    // 食堂 维修 改造 学校: each word is there as it stands.
    return pairs * 2 >= core.count / 3 - 1
  }

  /// The name without what says that something is done, and that it is counted.
  private static func core(_ name: ByteRange, _ isRate: Bool, _ bytes: [UInt8]) -> ByteRange {
    var core = name
    if let verb = verbs.first(where: { bytes[core].starts(with: $0) }) {
      core = ByteRange(clamping: core.lowerBound + verb.count, core.upperBound)
    }
    let ends = isRate ? rates : counts
    if let end = ends.first(where: { core.count > $0.count && bytes[core].suffix($0.count).elementsEqual($0) }) {
      core = ByteRange(clamping: core.lowerBound, core.upperBound - end.count)
    }
    return core
  }

  private static let limits = WordSet("以内 以下 不超过 不高于 控制在 低于")
  private static let verbs = NameTraitWords.words("实施 开展 完成 组织 新增")
  private static let counts = NameTraitWords.words("数量 个数 总数 户数 人数 家数 处数 数 总额 金额 额")
  private static let rates = NameTraitWords.words("率")
  /// Five characters.
  private static let minimum = 15
  private static let maximum = 200
  /// Other years, with which a rate of change is compared, and what is there already.
  private static let others = WordSet("目前 现有 上年 去年 同期 已")
  private static let parts = WordSet("累计 历年 其中 平均 季度 上半年 下半年 首批 一期 二期 另 分别 各 每 约")
}
