// A rate of completion beside the figures of which it is made: 指标值 96场, 完成值 51场, 完成进度 58.1%.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// A share of its target that was reached, and that the target and what was reached do not make.
struct StatedCompletion {
  /// The share as written.
  var stated: ByteRange
  /// What the two figures come to, with as many decimals as written, or one.
  var expected: Decimal
  var target: ByteRange
  var actual: ByteRange

  /// What the lines of one indicator say wrong; nil where they agree, or where less of it is better, so that nobody knows
  /// how the share is reckoned.
  static func wrong(
    _ list: TargetList, _ indicator: Indicator, _ form: Form, _ report: Report
  ) -> StatedCompletion? {
    let attributes = report.attributes(of: indicator, in: form)
    guard list.targets.count == 1, list.isPlainFigure(0), list.targets[0].change == nil,
      let line = attributes[.completion], let stated = form.tree.value(ofLine: line), !stated.isEmpty,
      let result = attributes[.progress] ?? attributes[.actual], let actual = form.tree.value(ofLine: result),
      let asked = list.targets[0].figure
    else { return nil }
    let own = asked.unit ?? report.unit(of: indicator, in: form)
    // More than one that is asked for may be any number; less than one asked for as a limit is good.
    switch list.targets[0].comparator {
    case .atLeast?, .greater?: break
    case .equal?, nil:
      // Nobody says whether 25 minutes of 30 are more or less than all.
      if own?.dimension.isTime ?? false { return nil }
    default: return nil
    }
    guard Attainment.isLessBetter(list, indicator, in: form, report) != true,
      case .value(let results) = Read.targets(form.tree.bytes, actual), results.targets.count == 1,
      results.isPlainFigure(0), results.targets[0].comparator == nil, results.targets[0].change == nil,
      let done = results.targets[0].figure
    else { return nil }
    return wrong(stated, done, actual, of: asked, own, list.targets[0].valueRange, form.tree.bytes)
  }

  /// `unit` is what the target counts; the figure that was reached may leave it out.
  static func wrong(
    _ stated: ByteRange, _ done: Figure, _ actual: ByteRange, of asked: Figure, _ unit: BiaoValues.Unit?,
    _ target: ByteRange, _ bytes: [UInt8]
  ) -> StatedCompletion? {
    guard asked.divisor == 1, done.divisor == 1, !asked.number.isNegative, !done.number.isNegative,
      let share = Figure.scan(bytes, stated, signed: false), share.divisor == 1, share.power == 0,
      share.range.lowerBound == stated.lowerBound, share.range.upperBound == stated.upperBound,
      // 0.53 may be a share of one, and 1 all or a hundredth.
      share.unit == Units.percent || share.unit == nil && share.number > Decimal(2)
    else { return nil }
    if let own = done.unit, let unit {
      guard own.withoutPower == unit.withoutPower || own.dimension.isCount && unit.dimension.isCount else { return nil }
    } else if done.unit == nil, unit == nil, done.power != asked.power {
      return nil
    }
    guard let whole = asked.exactBase(in: asked.unit == nil ? unit : nil),
      let part = done.exactBase(in: done.unit == nil ? unit : nil), whole > .zero,
      let percent = part.divided(by: whole)?.multiplied(by: Rational(100)),
      let expected = percent.decimal(rounded: max(share.number.scale, 1)),
      let difference = expected.subtracting(share.number)?.magnitude,
      let step = Decimal.one.scaled(byPowerOfTen: -share.number.scale),
      let allowed = step.adding(doubt(done, whole, unit)), difference > allowed
    else { return nil }
    // More than the target may be written as all of it.
    if share.number == .hundred, expected >= .hundred { return nil }
    // Of a rate some write how high it is.
    if asked.unit?.dimension == .ratio, share.number == done.number { return nil }
    return StatedCompletion(stated: stated, expected: expected, target: target, actual: actual)
  }

  /// By how many percent what was reached may be more or less for being rounded: 5.1万 is no exact number.
  private static func doubt(_ done: Figure, _ whole: Rational, _ unit: BiaoValues.Unit?) -> Decimal {
    let own = done.effectiveUnit(in: unit)
    if done.number.scale == 0, done.power == 0, own.map({ $0.power == 0 }) ?? true { return .zero }
    return done.halfPlace(in: done.unit == nil ? unit : nil)
      .flatMap { Rational($0).divided(by: whole)?.multiplied(by: Rational(100))?.decimal(rounded: 4) } ?? .zero
  }
}

// MARK: - Columns of a table

extension StatedCompletion {
  /// Whether some table may hold shares, seen without cutting rows into cells.
  static func mayStandInTables(_ tree: Tree) -> Bool {
    tree.lines.indices.contains {
      tree.lines[$0].kind == .row && tree.bytes[tree.contentRange(ofLine: $0)].contains(0x25)
    }
  }

  /// The wrong shares of a table with a column for the target, one for what was reached, and one for the share.
  static func wrong(in table: ResultTable, _ form: Form) -> [StatedCompletion] {
    let bytes = form.tree.bytes
    guard let stated = table.column(where: { AttributeRole.named($0) == .completion }),
      let target = table.column(where: { targets.contains($0) }),
      let actual = table.column(where: {
        guard let role = AttributeRole.named($0) else { return results.contains($0) }
        return role == .actual || role == .progress || results.contains($0)
      })
    else { return [] }
    var found: [StatedCompletion] = []
    for row in table.rows {
      guard let share = row.cell(stated), let asked = row.cell(target), let done = row.cell(actual),
        let name = row.cells.first, NameTraits(bytes, name).isDisjoint(with: worse),
        case .value(let list) = Read.targets(bytes, asked), list.targets.count == 1, list.isPlainFigure(0),
        list.targets[0].change == nil, let whole = list.targets[0].figure,
        let figure = Figure.scan(bytes, done, signed: false), figure.range.upperBound == done.upperBound
      else { continue }
      switch list.targets[0].comparator {
      case .atLeast?, .greater?, .equal?, nil: break
      default: continue
      }
      let unit = whole.unit ?? table.units[target]
      if let wrong = wrong(share, figure, done, of: whole, unit ?? figure.unit ?? table.units[actual], asked, bytes) {
        found.append(wrong)
      }
    }
    return found
  }

  private static let worse: NameTraits = [.lessIsBetter, .cost, .control, .waiting, .incident, .burden, .duration]
  private static let targets = Set(
    [
      "目标值", "指标值", "年度目标值", "年度指标值", "全年目标值", "目标数", "计划数", "计划值", "计划完成数", "年度计划", "年度计划数", "全年计划", "计划", "任务数",
      "目标任务数", "年度任务", "全年任务", "年度目标", "全年目标", "目标", "年初目标值", "target",
    ].map { NameKey($0) })
  private static let results = Set(
    [
      "完成数", "实际完成数", "实际数", "已完成", "已完成数", "完成量", "实际完成量", "累计完成", "累计完成数", "实际完成", "完成", "全年完成", "全年完成数",
    ].map { NameKey($0) })
}

// MARK: - Running text

extension StatedCompletion {
  /// 外借5.1万册次，完成全年目标的63.7%: a figure of the text that is what an indicator reached, and right behind it which
  /// share of the year's target that is.
  static func wrong(in figures: [GoalFigure], _ values: [ResultValue], _ form: Form) -> [StatedCompletion] {
    let bytes = form.tree.bytes
    var found: [StatedCompletion] = []
    for (done, share) in zip(figures, figures.dropFirst()) {
      guard share.figure.unit == Units.percent, share.figure.divisor == 1, done.figure.divisor == 1,
        share.figure.range.lowerBound - done.figure.range.upperBound <= 48,
        links.ends(bytes, ByteRange(clamping: done.figure.range.upperBound, share.figure.range.lowerBound))
      else { continue }
      let named = values.filter { $0.target != nil && $0.isSaid(by: done, bytes) }
      guard named.count == 1, let value = named.first, let (asked, unit, target) = value.target else { continue }
      if let wrong = wrong(share.figure.range, value.figure, value.place, of: asked, unit, target, bytes) {
        found.append(wrong)
      }
    }
    return found
  }

  private static let links = WordSet(
    """
    全年目标的 年度目标的 年度目标任务的 全年目标任务的 全年任务的 年度任务的 年初目标的 目标任务的 年度指标的 全年指标的 全年计划的 年度计划的 目标值的 指标值的
    目标完成率 任务完成率 年度目标完成率 完成率 完成率为 完成率达 完成率达到 完成进度 完成进度为 完成比例 完成比例为
    """)
}
