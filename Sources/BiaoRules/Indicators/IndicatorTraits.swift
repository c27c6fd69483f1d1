// What is seen of an indicator at a glance, so that a check is not called where it has nothing to look at.

import BiaoModel
import BiaoSyntax
import BiaoValues

/// What an indicator has for checks to look at. Each check names the traits of which it needs one (`Check.indicator`,
/// `Check.target`, `Check.scoring`); all are found in one look, which costs less than the call of two checks.
struct IndicatorTraits: OptionSet, Sendable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  // MARK: - The target

  /// It reads as one target or several.
  static let target = IndicatorTraits(rawValue: 1 << 0)
  /// It is no target: a comparison without a number.
  static let illegal = IndicatorTraits(rawValue: 1 << 1)
  /// Its words leave it open when it is reached.
  static let vague = IndicatorTraits(rawValue: 1 << 2)
  /// Its value is not just one figure with a comparison or without: words, several figures, a date, nothing.
  static let beyondFigure = IndicatorTraits(rawValue: 1 << 3)
  /// The template says whether it is a figure or words.
  static let measured = IndicatorTraits(rawValue: 1 << 4)

  // MARK: - One of its targets

  /// There is more than one.
  static let several = IndicatorTraits(rawValue: 1 << 5)
  /// It is words or a grade.
  static let words = IndicatorTraits(rawValue: 1 << 6)
  /// It offers several figures.
  static let alternatives = IndicatorTraits(rawValue: 1 << 7)
  /// It lasts for a time, or is a range.
  static let span = IndicatorTraits(rawValue: 1 << 8)
  /// It is a date or a deadline.
  static let date = IndicatorTraits(rawValue: 1 << 9)
  /// It is a period.
  static let period = IndicatorTraits(rawValue: 1 << 10)
  /// It has a figure.
  static let figure = IndicatorTraits(rawValue: 1 << 11)
  /// It has a lower or an upper bound: ≥ > ≤ <.
  static let bound = IndicatorTraits(rawValue: 1 << 12)
  /// It is a figure with no comparison.
  static let bare = IndicatorTraits(rawValue: 1 << 13)
  /// Its number is 0.
  static let zero = IndicatorTraits(rawValue: 1 << 14)
  /// Its number is 100 or more.
  static let hundred = IndicatorTraits(rawValue: 1 << 15)
  /// It is money, or money for each of something.
  static let money = IndicatorTraits(rawValue: 1 << 16)
  /// It is a figure in % or the like.
  static let ratio = IndicatorTraits(rawValue: 1 << 17)
  /// It is one in a unit that is written in Chinese.
  static let ratioInWords = IndicatorTraits(rawValue: 1 << 18)
  /// It is a figure or a range of which the unit, or that of one end, is missing.
  static let unitless = IndicatorTraits(rawValue: 1 << 19)

  // MARK: - The lines below

  /// The template has targets among them.
  static let targetLines = IndicatorTraits(rawValue: 1 << 20)
  static let unitLine = IndicatorTraits(rawValue: 1 << 21)
  static let explanation = IndicatorTraits(rawValue: 1 << 22)
  static let standard = IndicatorTraits(rawValue: 1 << 23)
  static let content = IndicatorTraits(rawValue: 1 << 24)
  static let actual = IndicatorTraits(rawValue: 1 << 25)
  /// What was reached as a share of the target.
  static let completion = IndicatorTraits(rawValue: 1 << 26)

  /// What every indicator has.
  static let any = IndicatorTraits(rawValue: 1 << 47)

  /// Those of the scoring rule below.
  init(_ scoring: ScoringTraits) { rawValue = UInt64(scoring.rawValue) << 48 }
}

extension Report {
  /// The traits of an indicator, of which `list` is the target. Those that cost a look of their own are sought only if they
  /// are `wanted`.
  func traits(
    of indicator: Indicator, _ list: TargetList?, in form: Form, wanted: IndicatorTraits
  ) -> IndicatorTraits {
    var traits: IndicatorTraits = .any
    if let list {
      traits.formUnion(.target)
      for index in list.targets.indices {
        traits.formUnion(IndicatorTraits.of(list, index, indicator, form.tree.bytes))
      }
      if list.targets.count > 1 { traits.formUnion(.several) }
      if IndicatorTraits.isBeyondFigure(list, indicator.value, form.tree.bytes) { traits.formUnion(.beyondFigure) }
    } else {
      traits.formUnion(.beyondFigure)
      if case .illegal = indicator.target { traits.formUnion(.illegal) }
    }
    if wanted.contains(.vague), !traits.isDisjoint(with: [.target, .illegal]) {
      if case .measurable = measurability(of: indicator) {} else { traits.formUnion(.vague) }
    }
    if form.template.fields[indicator.tier].measure != nil
      || indicator.items.map({ form.template.fields[$0].measure != nil }) ?? false
    {
      traits.formUnion(.measured)
    }
    guard form.tree.lines[indicator.line].subtreeEnd > indicator.line + 1 else { return traits }
    let attributes = attributes(of: indicator, in: form)
    if attributes[.unit] != nil { traits.formUnion(.unitLine) }
    if attributes[.explanation] != nil { traits.formUnion(.explanation) }
    if attributes[.standard] != nil { traits.formUnion(.standard) }
    if attributes[.content] != nil { traits.formUnion(.content) }
    if attributes[.actual] != nil { traits.formUnion(.actual) }
    if attributes[.completion] != nil { traits.formUnion(.completion) }
    if let items = indicator.items, hasTargets(below: items, form.template) { traits.formUnion(.targetLines) }
    if attributes[.scoring] != nil { traits.formUnion(IndicatorTraits(scoringTraits(of: indicator, in: form))) }
    return traits
  }

  /// Whether the template has targets among the lines that describe an item; asked of one indicator after the other, and
  /// most have the same.
  private func hasTargets(below items: Int, _ template: Template) -> Bool {
    if let known = targetsBelow, known.items == items { return known.has }
    var has = false
    for field in items + 1..<max(template.fields[items].subtreeEnd, items + 1) {
      if case .target = template.fields[field].type { has = true }
    }
    targetsBelow = (items, has)
    return has
  }
}

extension IndicatorTraits {
  /// What one target has. Read in its list: taking it out would count references.
  fileprivate static func of(
    _ list: TargetList, _ index: Int, _ indicator: Indicator, _ bytes: [UInt8]
  ) -> IndicatorTraits {
    var traits: IndicatorTraits = []
    let kind = list.targets[index].kind
    switch kind {
    case .qualitative, .graded: traits.formUnion(.words)
    case .alternatives: traits.formUnion(.alternatives)
    case .duration, .range: traits.formUnion(.span)
    case .deadline, .date: traits.formUnion(.date)
    case .period: traits.formUnion(.period)
    case .quantitative, .proportion, .frequency, .recurringDeadline: break
    }
    switch list.targets[index].comparator {
    case .atLeast, .greater, .atMost, .less: traits.formUnion(.bound)
    case nil: if case .quantitative = kind { traits.formUnion(.bare) }
    case .equal, .notEqual, .approximately, .range: break
    }
    guard let figure = list.targets[index].figure else { return traits }
    traits.formUnion(.figure)
    if figure.number.isZero { traits.formUnion(.zero) }
    if figure.number.scale == 0 ? figure.number.significand >= 100 : figure.number >= .hundred {
      traits.formUnion(.hundred)
    }
    if figure.unit == nil || figure.missingBase {
      traits.formUnion(.unitless)
      // That of a range may stand at its end.
      if case .ratio? = list.targets[index].dimension { traits.formUnion(.ratio) }
    }
    switch (figure.unit ?? indicator.unit)?.dimension {
    case .money: traits.formUnion(.money)
    case .composite where figure.unit?.numerator.dimension == .money: traits.formUnion(.money)
    case .ratio where figure.unit != nil:
      traits.formUnion(.ratio)
      if let unit = figure.unitRange, bytes.indices.contains(unit.lowerBound), bytes[unit.lowerBound] >= 0xE4 {
        traits.formUnion(.ratioInWords)
      }
    default: break
    }
    return traits
  }

  /// Whether a value holds anything but one figure, its comparison and spaces.
  fileprivate static func isBeyondFigure(_ list: TargetList, _ value: ByteRange, _ bytes: [UInt8]) -> Bool {
    guard list.targets.count == 1, let figure = list.targets[0].figure?.range else { return true }
    let comparison = list.targets[0].comparatorRange ?? figure.lowerBound..<figure.lowerBound
    let (first, second) = comparison.lowerBound <= figure.lowerBound ? (comparison, figure) : (figure, comparison)
    return !isBlank(bytes, value.lowerBound, first.lowerBound) || !isBlank(bytes, first.upperBound, second.lowerBound)
      || !isBlank(bytes, second.upperBound, value.upperBound)
  }

  private static func isBlank(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var i = max(start, 0)
    while i < min(end, bytes.count) {
      if bytes[i] != 0x20 { return false }
      i += 1
    }
    return true
  }
}
