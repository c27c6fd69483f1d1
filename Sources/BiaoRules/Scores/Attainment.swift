// Whether what was reached meets the target: both read as intervals, in one unit.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// What an actual value makes of its target.
enum Attainment {
  /// Met, and by no more than was asked for; or met in words.
  case reached
  /// Met, and more.
  case exceeded
  /// Certainly not met.
  case missed
  /// Cannot be told: words against a figure, other units, a direction that nobody wrote.
  case unknown

  /// `actual` is the value of the line that says what was reached.
  /// `standsIn` is what its tier measures, for an indicator that stands in a table.
  init(_ indicator: Indicator, actual: ByteRange, standsIn tier: TierKind? = nil, in form: Form, _ report: Report) {
    self = AttainmentJudge(indicator: indicator, form: form, report: report, tier: tier).judge(actual)
  }

  /// Whether less of the first target is better; nil where nothing says which way is.
  static func isLessBetter(_ list: TargetList, _ indicator: Indicator, in form: Form, _ report: Report) -> Bool? {
    guard let target = list.targets.first else { return nil }
    return AttainmentJudge(indicator: indicator, form: form, report: report, tier: nil).isLessBetter(target, list)
  }
}

private struct AttainmentJudge {
  let indicator: Indicator
  let form: Form
  let report: Report
  /// Of a row of a table.
  let tier: TierKind?

  private var bytes: [UInt8] { form.tree.bytes }

  func judge(_ actual: ByteRange) -> Attainment {
    guard case .value(let list) = indicator.target else { return .unknown }
    let words = NameKey(bytes, actual)
    if words == NameKey(bytes, indicator.value) || words == NameKey(bytes, indicator.valueWithoutType) {
      return .reached
    }
    if let isDone = AttainmentWords.statements[words] {
      if !isDone { return .missed }
      return list.targets.allSatisfy { $0.kind == .qualitative } ? .reached : .unknown
    }
    if AttainmentWords.unfinished.contains(words) {
      // Of something to be counted there is none as long as it is being built.
      let isCounted = list.targets.allSatisfy {
        $0.figure != nil && $0.deadline == nil && $0.comparator != .atMost && $0.comparator != .less
      }
      return isCounted ? .missed : .unknown
    }
    if let outcome = graded(indicator.valueWithoutType, actual) { return outcome }
    guard case .value(let reached) = Read.targets(bytes, actual) else { return .unknown }
    return compare(list, reached)
  }

  // MARK: - Lists

  private func compare(_ list: TargetList, _ reached: TargetList) -> Attainment {
    guard let first = list.targets.first, let result = reached.targets.first else { return .unknown }
    if list.targets.count == 1 {
      // 64%，比上年高3个百分点: the first figure counts, unless there is another of its kind.
      let isAlone = reached.targets.dropFirst().allSatisfy { $0.dimension != result.dimension || $0.figure == nil }
      return isAlone ? compare(first, result, 0, list) : .unknown
    }
    guard list.targets.count == reached.targets.count, list.targets.count <= 8 else { return .unknown }
    var outcome = Attainment.reached
    for index in list.targets.indices {
      switch compare(list.targets[index], reached.targets[index], index, list) {
      case .missed: return .missed
      case .unknown: outcome = .unknown
      case .exceeded: if outcome == .reached { outcome = .exceeded }
      case .reached: break
      }
    }
    return outcome
  }

  private func compare(_ target: Target, _ actual: Target, _ index: Int, _ list: TargetList) -> Attainment {
    if let due = target.deadline, let done = actual.deadline { return compare(due, done) }
    guard isAmount(target), isAmount(actual), target.qualifier != .tolerance, actual.qualifier != .tolerance,
      target.qualifier == actual.qualifier || target.qualifier != .each && actual.qualifier != .each,
      agree(target.baseline, actual.baseline), subjectsAgree(subject(of: target), subject(of: actual))
    else { return .unknown }
    if let subject = subject(of: actual), AttainmentWords.means.contains(NameKey(bytes, subject)) {
      return compareMean(target, actual, index, list)
    }
    let direction = self.direction(of: target, index, list)
    return compare(target, actual, direction)
  }

  /// 平均41个工作日 for ≤30个工作日: a mean that is over the limit says that most are; one within it says nothing of each.
  private func compareMean(_ target: Target, _ actual: Target, _ index: Int, _ list: TargetList) -> Attainment {
    switch target.comparator {
    case .atMost?, .atLeast?, .less?, .greater?:
      if case .missed = compare(target, actual, .unknown) { return .missed }
      return .unknown
    default: return .unknown
    }
  }

  private func compare(_ target: Target, _ actual: Target, _ direction: Direction) -> Attainment {
    switch (target.change, actual.change) {
    case (nil, nil), (.increase?, .increase?), (.decrease?, .decrease?): break
    case (.increase?, .decrease?), (.decrease?, .increase?):
      return target.dimension == actual.dimension && direction != .atMost ? .missed : .unknown
    case (.increase?, nil), (nil, .increase?):
      guard actual.dimension == .ratio, target.dimension == .ratio else { return .unknown }
    case (nil, .decrease?), (.decrease?, nil): return .unknown
    }
    guard let asked = Span(target, in: self.unit(for: target, actual)),
      let got = Span(actual, in: self.unit(for: actual, target)), areComparable(target, actual)
    else { return .unknown }
    // 62.73万元 for ≤ 62.73, where the column of the targets is headed 万元: the unit was left out, and nothing fell short.
    if target.unit == nil, let first = target.figure, let second = actual.figure, first.power == 0, second.power > 0,
      first.number == second.number
    {
      return .reached
    }
    return outcome(of: got, against: asked, target, direction)
  }

  private func isAmount(_ target: Target) -> Bool {
    switch target.kind {
    case .quantitative, .range, .duration, .frequency: target.alternatives.isEmpty
    default: false
    }
  }

  private func agree(_ first: ByteRange?, _ second: ByteRange?) -> Bool {
    guard let first, let second else { return true }
    return NameKey(bytes, first) == NameKey(bytes, second)
  }

  /// The words before the value but those that say that it is a change: none in 同比增长5%.
  private func subject(of target: Target) -> ByteRange? {
    guard let subject = target.subject, let change = target.changeRange else { return target.subject }
    let start = min(target.baseline?.lowerBound ?? change.lowerBound, change.lowerBound)
    return start > subject.lowerBound ? ByteRange(clamping: subject.lowerBound, start) : nil
  }

  /// 实际培训412人 for 400人; but 不合格2个 says nothing of 50个.
  private func subjectsAgree(_ asked: ByteRange?, _ got: ByteRange?) -> Bool {
    guard let got else { return true }
    if let asked, NameKey(bytes, asked) == NameKey(bytes, got) { return true }
    if NameKey(bytes, got) == NameKey(bytes, indicator.name) { return true }
    if asked == nil, AttainmentWords.means.contains(NameKey(bytes, got)) { return true }
    return asked == nil && AttainmentWords.openings.contains(NameKey(bytes, got))
  }

  // MARK: - Units

  /// The unit for a figure that has none of its own: the indicator's, else that of the other figure.
  private func unit(for target: Target, _ other: Target) -> BiaoValues.Unit? {
    target.unit == nil ? report.unit(of: indicator, in: form) ?? other.unit : nil
  }

  private func areComparable(_ target: Target, _ actual: Target) -> Bool {
    let first = target.unit ?? unit(for: target, actual)
    let second = actual.unit ?? unit(for: actual, target)
    guard let first, let second else { return first == nil && second == nil }
    // 0.98 beside 95%.
    if first.dimension == .ratio, target.unit == nil && isFraction(target) || actual.unit == nil && isFraction(actual) {
      return false
    }
    if first.isCommensurable(with: second) { return true }
    guard first.dimension.isCount, second.dimension.isCount else { return false }
    // 家 beside 户 or 个 counts the same things by another word.
    let bodies: Set<Dimension> = [.count, .households, .organisations]
    return bodies.contains(first.dimension) && bodies.contains(second.dimension)
  }

  private func isFraction(_ target: Target) -> Bool {
    guard let figure = target.figure else { return false }
    return figure.number.magnitude <= .one && !figure.number.isZero
  }

  // MARK: - Comparison

  private enum Direction { case atLeast, atMost, unknown }

  /// Which way is better where the target does not say: by the indicator's name, the library, the tier.
  private func direction(of target: Target, _ index: Int, _ list: TargetList) -> Direction {
    let traits = report.traits(of: indicator, list, index)
    if !traits.isDisjoint(with: [.lessIsBetter, .cost, .control, .waiting, .incident, .burden]) { return .atMost }
    var tier = self.tier
    if tier == nil, case .inside(let kind) = report.standing(of: indicator, in: form) { tier = kind }
    if tier == .cost { return .atMost }
    if !traits.isDisjoint(with: [.moreIsBetter, .revenue]) { return .atLeast }
    if let known = report.known(indicator)?.direction {
      if known == .atMost || known == .less { return .atMost }
      if known == .atLeast || known == .greater { return .atLeast }
    }
    if NameTraits.holds(bytes, indicator.name, AttainmentWords.doubtful) { return .unknown }
    if tier == .satisfaction || target.qualifier == .reached || target.change == .increase { return .atLeast }
    return tier == .quantity && !(target.dimension?.isTime ?? false) ? .atLeast : .unknown
  }

  func isLessBetter(_ target: Target, _ list: TargetList) -> Bool? {
    switch direction(of: target, 0, list) {
    case .atMost: true
    case .atLeast: false
    case .unknown: nil
    }
  }

  private func outcome(
    of got: Span, against asked: Span, _ target: Target, _ direction: Direction
  ) -> Attainment {
    switch target.comparator {
    case .atLeast?, .greater?: return atLeast(got, asked)
    case .atMost?, .less?: return atMost(got, asked)
    case .range?:
      if let low = got.low, let high = got.high, let least = asked.low, let most = asked.high, least <= low,
        high <= most
      {
        return .reached
      }
      return direction == .atLeast && got.isBelow(asked) ? .missed : .unknown
    case .equal?:
      if got.isSame(as: asked) { return .reached }
      // More than what is asked for exactly is not less, and nobody can say whether it is welcome.
      return direction != .atMost && (direction == .atLeast || target.dimension == .ratio) && got.isBelow(asked)
        ? .missed : .unknown
    case .notEqual?, .approximately?: return .unknown
    case nil: break
    }
    if got.isSame(as: asked) { return .reached }
    // A fall is asked for by its size.
    if target.change == .decrease { return direction == .atLeast ? .unknown : atLeast(got, asked) }
    switch direction {
    case .atLeast: return atLeast(got, asked)
    case .atMost: return target.qualifier == .reached ? .unknown : atMost(got, asked)
    case .unknown: return .unknown
    }
  }

  private func atLeast(_ got: Span, _ asked: Span) -> Attainment {
    if let low = got.low, let least = asked.low, low >= least { return low > least ? .exceeded : .reached }
    return got.isBelow(asked) ? .missed : .unknown
  }

  private func atMost(_ got: Span, _ asked: Span) -> Attainment {
    if let high = got.high, let most = asked.high, high <= most { return high < most ? .exceeded : .reached }
    return got.isAbove(asked) ? .missed : .unknown
  }

  private func compare(_ due: Deadline, _ done: Deadline) -> Attainment {
    let year = due.date.year == nil || done.date.year == nil ? form.statedYear : nil
    let last = due.date.inYear(year)
    let date = done.date.inYear(year)
    guard last != date else { return .reached }
    guard last.month != nil, date.month != nil else { return .unknown }
    if date.isBefore(last) == true { return .exceeded }
    return last.isBefore(date) == true ? .missed : .unknown
  }

  // MARK: - Grades

  /// 优 against 良及以上, 合格 against 不合格; nil where one of the two is no grade.
  private func graded(_ target: ByteRange, _ actual: ByteRange) -> Attainment? {
    guard let got = AttainmentWords.grades[NameKey(bytes, actual)] else { return nil }
    if let asked = AttainmentWords.grades[NameKey(bytes, target)], asked.scale == got.scale {
      return got.level == asked.level ? .reached : got.level > asked.level ? .exceeded : .missed
    }
    return nil
  }
}

/// The values that a figure as written allows; nil for an open end.
private struct Span {
  /// The figures as written.
  var low: Rational?
  var high: Rational?
  /// Half of the last printed place, which rounding may hide; none for counts.
  private var margin: Rational
  /// The decimals as printed.
  private var scale: Int

  /// Nil where the figure cannot be held, and where it is only about right.
  init?(_ target: Target, in inherited: BiaoValues.Unit?) {
    guard target.comparator != .approximately, target.comparator != .notEqual, let figure = target.figure,
      var first = Span.value(figure, inherited ?? (figure.unit == nil ? target.upper?.unit : nil)),
      let margin = Span.margin(figure, inherited)
    else { return nil }
    var last = first
    if target.kind == .range {
      guard let upper = target.upper, let value = Span.value(upper, inherited) else { return nil }
      last = value
    }
    if last < first { swap(&first, &last) }
    low = first
    high = last
    self.margin = margin
    scale = figure.number.scale
    switch target.comparator {
    case .atLeast?, .greater?: high = nil
    case .atMost?, .less?: low = nil
    default: break
    }
  }

  private static func value(_ figure: Figure, _ inherited: BiaoValues.Unit?) -> Rational? {
    figure.exactBase(in: inherited)
  }

  /// Counts of things are exact, everything else is as printed.
  private static func margin(_ figure: Figure, _ inherited: BiaoValues.Unit?) -> Rational? {
    let unit = figure.effectiveUnit(in: inherited)
    if figure.number.scale == 0, figure.power == 0, unit.map({ $0.dimension.isCount && $0.power == 0 }) ?? true {
      return .zero
    }
    return figure.halfPlace(in: inherited).map { Rational($0) }
  }

  func isSame(as other: Span) -> Bool { low != nil && low == other.low && high != nil && high == other.high }

  /// Wholly below what the other asks for at least, and not only because one of the two is rounded.
  func isBelow(_ asked: Span) -> Bool {
    guard let high, let least = asked.low, let shortfall = least.subtracting(high), let excused = excused(asked) else {
      return false
    }
    return shortfall > excused
  }

  func isAbove(_ asked: Span) -> Bool {
    guard let low, let most = asked.high, let excess = low.subtracting(most), let excused = excused(asked) else {
      return false
    }
    return excess > excused
  }

  /// What rounding may hide: nothing between figures of as many decimals. A whole number asked for is meant so.
  private func excused(_ asked: Span) -> Rational? {
    if scale == asked.scale { return .zero }
    return asked.scale == 0 ? margin : margin.adding(asked.margin)
  }
}

extension Form {
  /// The year that the form is for; nil where it names none.
  fileprivate var statedYear: Int? {
    for field in template.fields.indices where template.fields[field].type == .year {
      guard let line = line(of: field), let value = tree.value(ofLine: line),
        case .value(let date) = Read.year(tree.bytes, value)
      else { continue }
      return date.date.year
    }
    return nil
  }
}

extension Attainment {
  /// Answers at the end of a year that something is still being done, or was not begun.
  static let unfinishedStates = Set<NameKey>(
    words: "建设中 在建 施工中 进行中 推进中 正在建设 正在施工 正在进行 正在推进 未完成 未完工 未开工 未建成 未实施 未启动 未开展 尚未完成 尚未开工 尚未实施")
}

/// Words in which the lines on what was reached answer without a figure.
private enum AttainmentWords {
  /// Whole answers: whether all was done.
  static let statements: [NameKey: Bool] = {
    var table: [NameKey: Bool] = [:]
    for word in [
      "完成", "已完成", "全部完成", "已全部完成", "按期完成", "按时完成", "达成", "已达成", "达成预期指标", "达成预期目标", "达成年度指标", "达成年度目标",
      "全部或基本达成预期指标", "达到预期目标", "达到预期指标", "达到目标", "达到指标", "achieved", "completed", "done",
    ] { table[NameKey(word)] = true }
    for word in [
      "未完成", "未达成", "未达标", "未达到", "未实现", "未实施", "未开展", "未建成", "部分完成", "部分达成", "部分达成预期指标", "部分达成年度指标",
      "部分达成预期指标并具有一定效果", "部分达成年度指标并具有一定效果", "部分达成目标", "未达成预期指标", "未达成预期指标且效果较差", "未达成年度指标且效果较差",
      "未达到预期目标", "not achieved", "not completed", "partly achieved", "not done",
    ] { table[NameKey(word)] = false }
    return table
  }()

  /// What is not done yet.
  static let unfinished = Attainment.unfinishedStates.union(
    Set<NameKey>(words: "正在建设中 实施中 正在实施 正在实施中 正在进行中 正在推进中 未竣工 未动工 尚未建成 尚未开展 尚未启动 暂未开展 暂未实施 暂未完成"))

  /// Grades by what they can be compared with: 优良中差, and passing.
  static let grades: [NameKey: (scale: Int, level: Int)] = {
    let scales: [[[String]]] = [
      [["差"], ["中", "中等"], ["良", "良好", "良及以上", "良好及以上", "良以上", "良好以上"], ["优", "优秀"]],
      [["不合格", "未通过", "不通过"], ["合格", "通过", "验收合格"]], [["不达标", "未达标"], ["达标"]],
      [["否", "no"], ["是", "yes"]],
    ]
    var table: [NameKey: (scale: Int, level: Int)] = [:]
    for (scale, levels) in scales.enumerated() {
      for (level, words) in levels.enumerated() {
        for word in words { table[NameKey(word)] = (scale, level) }
      }
    }
    return table
  }()

  /// Words before the figure that was reached which say nothing else.
  static let openings: Set<NameKey> = Set(
    [
      "实际", "实际完成", "实际完成值", "实际值", "全年", "全年完成", "已完成", "完成", "共完成", "累计完成", "实际为", "全年实际", "达成", "已", "共", "累计",
      "actual", "reached",
    ].map { NameKey($0) })

  /// Words before the mean of what was reached.
  static let means: Set<NameKey> = Set(["平均", "平均为", "平均用时", "平均约", "实际平均", "全年平均"].map { NameKey($0) })

  /// In such a name a bare figure may be a limit.
  static let doubtful = NameTraitWords.words(
    "率 时间 时长 周期 天数 间隔 成本 费 支出 事故 投诉 故障 差错 违 损 死 伤 病 逾期 能耗 排放 减少 下降 降低 压减 控制 编制 在职")
}
