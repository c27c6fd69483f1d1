// The targets for several years that stand beside those of one year.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// 实施周期指标值: ≥ 36场 below a yearly target of ≥ 45场: what is done in one year counts for all of them.
struct PeriodTarget {
  /// The value for the whole time, and what its line is called.
  var value: ByteRange
  var name: ByteRange
  /// The value for one year.
  var yearly: ByteRange

  /// Those that are less than the year's. Reads nothing of forms whose first indicators have no such line.
  static func less(in form: Form, _ report: Report) -> [PeriodTarget] {
    let indicators = form.indicators.span
    guard indicators.indices.prefix(4).contains(where: { line(below: indicators[$0].line, form.tree) != nil }) else {
      return []
    }
    var found: [PeriodTarget] = []
    for index in indicators.indices {
      guard let (name, value) = written(below: indicators[index].line, form.tree),
        case .value(let list) = indicators[index].target,
        case let unit = report.unit(of: indicators[index], in: form), let yearly = amount(of: list, unit),
        case .value(let whole) = Read.targets(form.tree.bytes, value),
        let total = amount(of: whole, unit), total.unit.isCommensurable(with: yearly.unit),
        !total.value.isZero, total.value < yearly.value
      else { continue }
      found.append(PeriodTarget(value: value, name: name, yearly: list.targets[0].valueRange))
    }
    return found
  }

  /// The name and the value of that line below an indicator's; nil where there is none, or where it is blank or struck.
  static func written(below indicator: Int, _ tree: Tree) -> (name: ByteRange, value: ByteRange)? {
    guard let line = line(below: indicator, tree), let name = tree.readLabel(ofLine: line)?.name,
      let value = tree.value(ofLine: line), case .value(let text) = Read.text(tree.bytes, value)
    else { return nil }
    return (name, text)
  }

  /// What is done so often or so much that years add up: no rate, no time, and no bound from above.
  private static func amount(of list: TargetList, _ unit: BiaoValues.Unit?) -> (value: Decimal, unit: BiaoValues.Unit)?
  {
    guard list.targets.count == 1, list.isPlainFigure(0), list.targets[0].upper == nil,
      let figure = list.targets[0].figure, figure.divisor == 1, let unit = figure.unit ?? unit, unit.denominator == nil,
      let value = figure.base(in: figure.unit == nil ? unit : nil)
    else { return nil }
    switch list.targets[0].comparator {
    case .atMost?, .less?: return nil
    default: break
    }
    switch unit.dimension {
    case .length, .area, .volume, .mass: break
    default: guard unit.dimension.isCount else { return nil }
    }
    return (value, unit)
  }

  private static func line(below indicator: Int, _ tree: Tree) -> Int? {
    var child = indicator + 1
    let end = min(tree.lines[indicator].subtreeEnd, tree.lines.count)
    while child < end {
      let line = tree.lines[child]
      if line.kind == .entry, line.content + 3 < tree.bytes.count,
        heads.contains(NotationScan.character(tree.bytes, line.content)),
        let name = tree.readLabel(ofLine: child)?.name, names.contains(NameKey(tree.bytes, name))
      {
        return child
      }
      child = max(line.subtreeEnd, child + 1)
    }
    return nil
  }

  private static let heads = NotationScan.characters("实中长周总三五规")
  private static let names: Set<NameKey> = {
    var names: Set<NameKey> = []
    for time in ["实施周期", "实施期", "中期", "长期", "中长期", "周期", "总体", "三年", "五年", "规划期"] {
      for value in ["指标值", "目标值"] { names.insert(NameKey(time + value)) }
    }
    return names
  }()
}
