// The unit of an indicator where the target itself has none: in its label, its unit line, its tier, its template.

import BiaoModel
import BiaoSyntax
import BiaoValues

extension Report {
  /// The unit that is written for one indicator outside of its target, with its place: in the label, or in the unit line
  /// below. Nil where there is none, and where the unit line holds what is no unit.
  func writtenUnit(of indicator: Indicator, in form: Form) -> (unit: BiaoValues.Unit, range: ByteRange)? {
    if let unit = indicator.unit {
      return (unit, form.tree.readLabel(ofLine: indicator.line)?.unitRange ?? indicator.name)
    }
    guard let line = attributes(of: indicator, in: form)[.unit], let value = form.tree.value(ofLine: line),
      !value.isEmpty, let unit = Units.unit(named: form.tree.bytes, value)
    else { return nil }
    return (unit, value)
  }

  /// The unit that holds for an indicator's figures without their own: the written one, the template's, or one of the
  /// tiers around. Not the form's unit of money.
  func unit(of indicator: Indicator, in form: Form) -> BiaoValues.Unit? {
    if let (unit, _) = writtenUnit(of: indicator, in: form) { return unit }
    if let items = indicator.items, let unit = form.template.fields[items].unit { return unit }
    var line: Int? = indicator.tierLine
    while let current = line {
      if let unit = form.tree.readLabel(ofLine: current)?.unit { return unit }
      if let field = form.bindings[current].field, let unit = form.template.fields[field].unit { return unit }
      line = form.tree.lines[current].parent
    }
    return nil
  }

  /// The figure in percent: `95%`, or `95` where the indicator's unit is %. Nil for every other unit.
  func percent(_ figure: Figure, of indicator: Indicator, in form: Form) -> Decimal? {
    guard figure.divisor == 1, figure.power == 0 else { return nil }
    guard let unit = figure.unit ?? unit(of: indicator, in: form), unit == Units.percent else { return nil }
    return figure.number
  }
}

extension Report {
  /// Whether the figure of the target at `index` is a part of a whole, which cannot exceed 100 %: by the words that end
  /// its name, or by the library where those leave it open.
  func isCapped(_ traits: NameTraits, _ indicator: Indicator, _ list: TargetList, _ index: Int) -> Bool {
    if traits.contains(.share) { return true }
    if isEnglishPart(traits, indicator, list, index) { return true }
    guard traits.isSubset(of: .ratio), list.targets.count == 1, list.targets[index].subject == nil,
      !NameTraitWords.notCapped.isIn(tree.bytes, indicator.name), let known = known(indicator)
    else { return false }
    return known.cap == .hundred && known.units.first == Units.percent && known.direction != .atMost
  }
}

extension Report {
  /// Whether the words of an English name say that its percentage is a part of a whole: vessels carrying a licence.
  func isEnglishPart(_ traits: NameTraits, _ indicator: Indicator, _ list: TargetList, _ index: Int) -> Bool {
    traits.isSubset(of: [.ratio, .share, .moreIsBetter]) && list.targets.count == 1
      && list.targets[index].subject == nil
      && englishName(of: indicator)?.isPart ?? false
  }

  /// Whether the explanation, or the sentence that says the target, calls the rate the part of a whole:
  /// 投运的换热站占已改造换热站的比例.
  func isExplainedAsShare(_ indicator: Indicator, _ form: Form) -> Bool {
    let attributes = attributes(of: indicator, in: form)
    return [AttributeRole.explanation, .content].contains { role in
      guard let line = attributes[role], let text = form.tree.value(ofLine: line),
        let part = ShareWords.part.firstRange(in: tree.bytes, text),
        let end = ShareWords.shares.lazy.compactMap({
          $0.firstRange(in: self.tree.bytes, ByteRange(clamping: part.upperBound, text.upperBound))
        }).first
      else { return false }
      // Of a plan, a budget or last year there may be more than all.
      return !NameTraits.holds(
        tree.bytes, ByteRange(clamping: text.lowerBound, end.upperBound), ShareWords.exceeded)
    }
  }
}

private enum ShareWords {
  static let part = Array("占".utf8)
  static let shares = NameTraitWords.words("的比例 的比重 的百分比 的比率")
  static let exceeded = NameTraitWords.words("计划 目标 任务 预算 预期 定额 额定 设计 核定 上年 去年 同期 标准 指标 编制 床 容量 能力")
}

extension TargetList {
  /// Whether the target at `index` is one figure, which is no change against another one. Asked in the list: a target that
  /// is taken out of it is copied.
  @inline(__always)
  func isPlainFigure(_ index: Int) -> Bool {
    switch targets[index].kind {
    case .quantitative, .duration, .frequency: targets[index].change == nil && targets[index].baseline == nil
    default: false
    }
  }
}

extension Target {
  /// Whether it is one figure, which is no change against another one.
  var isPlainFigure: Bool {
    switch kind {
    case .quantitative, .duration, .frequency: change == nil && baseline == nil
    default: false
    }
  }

  /// Whether another comparison with `<` stands before it in the value: in `85%≤满意度＜95%` the first bound is the one that
  /// counts.
  func hasBoundBefore(_ bytes: [UInt8], _ value: ByteRange) -> Bool {
    let start = comparatorRange?.lowerBound ?? valueRange.lowerBound
    let before = value.lowerBound..<max(value.lowerBound, min(start, value.upperBound))
    return Target.lessSigns.contains { $0.firstRange(in: bytes, before) != nil }
  }

  private static let lessSigns = ["<", "＜", "≤", "≦"].map { Array($0.utf8) }
}

/// What units count, coarsely: figures of different classes never measure the same thing.
enum UnitClass {
  /// 个 项 件: counts anything
  case generic
  /// 人
  case people
  /// 人次
  case visits
  /// 家 户 村
  case bodies
  /// 次 场
  case events
  /// 台 册 间 株
  case objects
  case money
  /// % and 个百分点
  case ratio
  case time
  case length, area, volume, mass, energy, power, score

  /// A length, an area, a weight …
  var isPhysical: Bool {
    switch self {
    case .length, .area, .volume, .mass, .energy, .power: true
    default: false
    }
  }

  /// 个, which may stand for any counter.
  static let piece = Units.unit(named: Array("个".utf8))?.id

  /// Nil for units of which nothing is certain: composites, bandwidths, a foreign currency.
  init?(_ unit: BiaoValues.Unit) {
    switch unit.dimension {
    case .count: self = .generic
    case .persons: self = .people
    case .visits: self = .visits
    case .households, .organisations: self = .bodies
    case .events: self = .events
    case .documents, .things, .buildings, .living: self = .objects
    case .money: self = .money
    case .ratio, .ratioDifference: self = .ratio
    case .time, .workTime, .months, .lessons: self = .time
    case .length: self = .length
    case .area: self = .area
    case .volume: self = .volume
    case .mass: self = .mass
    case .energy: self = .energy
    case .power: self = .power
    case .score: self = .score
    case .information, .bandwidth, .environment, .sound, .temperature, .other, .composite: return nil
    }
  }

  /// Whether it counts things, whatever they are.
  var isCount: Bool {
    switch self {
    case .generic, .people, .visits, .bodies, .events, .objects: true
    default: false
    }
  }

  /// Whether figures of both may measure the same thing. 个 counts anything but events that are counted in 人次.
  func agrees(with other: UnitClass) -> Bool {
    if self == other { return true }
    if self == .generic { return other.isCount && other != .visits }
    if other == .generic { return isCount && self != .visits }
    // 册次 and 场 of books and shows, 台 and 套 of lessons: only persons and firms are told from them for certain.
    if (self == .objects && other == .events) || (self == .events && other == .objects) { return true }
    // A road's area, an earthwork's volume beside its length: another thing, but 方 and 平方 are easily meant.
    return false
  }
}
