// A scoring rule as mathematics: a piecewise function from what was reached to points.

public import BiaoSyntax

/// What the sentences of a scoring rule (评分标准) say: for each band of results the points.
///
/// Places are *local*: byte offsets from the start of the text that was read, so that forms which repeat a sentence for
/// each indicator need to read it once. Add the offset of the text to have source bytes.
public struct Scoring: Sendable {
  /// What the bands are bands of.
  public enum Variable: UInt8, Sendable {
    /// No band is one of numbers.
    case none
    /// 完成率: what was reached as a share of the target, in percent
    case completionRate
    /// What the indicator measures, in `unit`; where a rate in % has no name it may be the completion rate as well.
    case value
  }

  /// In the order of the text.
  public var bands: [ScoringBand] = []
  public var variable = Variable.none
  /// The words that name the variable: 满意度 in `满意度大于等于90%得8分`.
  public var subject: ByteRange?
  /// The unit in which the bands' ends are written first. Ends are in the reference unit of its dimension (元, %).
  public var unit: Unit?
  /// Whether a bound or cap on the points is written: 扣完为止, 最高不超过10分.
  public var isCapped = false
  /// The points of the cap, where it names them.
  public var cap: Decimal?
  /// Whether points are given for several things and added: then no single band is the whole score.
  public var isAdditive = false
  /// The first words that say something else or nothing that is understood.
  public var unread: ByteRange?

  public init() {}

  /// Whether all of the text was understood as bands of one thing.
  public var isWhole: Bool { unread == nil && !isAdditive && !bands.isEmpty }

  /// Whether nothing was understood.
  public var isEmpty: Bool { bands.isEmpty }
}

/// Points for one band.
public struct ScoringBand: Sendable {
  public var condition: ScoringCondition
  /// The words of the condition; empty where there are none.
  public var conditionRange: ByteRange
  public var points: ScoringPoints
  /// The words of the points, the number alone where there is one.
  public var pointsRange: ByteRange

  /// The numbers for which the band holds; nil for conditions in words.
  public var interval: ScoringInterval? {
    if case .interval(let interval) = condition { return interval }
    return nil
  }
}

/// When a band holds.
public enum ScoringCondition: Sendable, Equatable {
  case interval(ScoringInterval)
  /// 完成, 达标: the target was reached
  case achieved
  /// 未完成, 未达标
  case missed
  /// 其他, 否则: whatever no other band holds
  case otherwise
  /// 优, 良: the rank of the grade, 4 the best
  case grade(Int)
  /// Something in words: 按期交付
  case words
  /// No condition at all
  case always
}

/// Numbers between two ends, or beyond one.
public struct ScoringInterval: Sendable, Equatable {
  public var lower: ScoringEnd?
  public var upper: ScoringEnd?

  public init(lower: ScoringEnd? = nil, upper: ScoringEnd? = nil) {
    self.lower = lower
    self.upper = upper
  }

  /// Whether it is a single number: `=100%`, `5个得10分`.
  public var isPoint: Bool {
    guard let lower, let upper else { return false }
    return lower.value == upper.value
  }
}

/// One end of a band.
public struct ScoringEnd: Sendable, Equatable {
  /// Whether the number itself belongs to the band.
  public enum Inclusion: UInt8, Sendable {
    /// 大于等于, 含, 达到
    case closed
    /// 大于, 不含, 不足
    case open
    /// 80%—90%, 90%以上, 90%以下: custom differs, so nothing is certain
    case unsaid
  }

  /// In the reference unit of its dimension: percent, 元.
  public var value: Decimal
  public var inclusion: Inclusion
  /// One unit of the last place as it was written, in the same unit as `value`: 1 for 90%, 0.1 for 89.9%.
  public var step: Decimal
  /// Whether it is in 万 or 亿, with one decimal or two digits, and its last digit is no 9 (0.7万亩, 24万亩): results lie
  /// between it and the next such number. 89%, 0.79万亩 and 3家 are meant to reach up to the next.
  public var isCoarse = false
  /// The words that compare: 小于等于. Empty where there are none.
  public var comparison: ByteRange
  /// The figure as written.
  public var figure: ByteRange

  public static func == (a: ScoringEnd, b: ScoringEnd) -> Bool {
    a.value == b.value && a.inclusion == b.inclusion
  }
}

/// What a band gives.
public enum ScoringPoints: Sendable, Equatable {
  /// 得8分; 不得分 is 0
  case constant(Decimal)
  /// 得满分: the weight
  case full
  /// 得分值的80%: a share of the weight, 1 for all of it
  case share(Rational)
  /// `slope` · x + `intercept`, x the completion rate (1 for 100%) or the value; times the weight with `ofWeight`.
  case linear(ScoringLine)
  /// 按完成比例得分: the completion rate times the weight
  case proportional
  /// 每少1家扣0.5分: points for each step away from the full marks; the step in its reference unit, nil if in words
  case deduction(Decimal, step: Decimal?)
  /// 每开展1次得2分: points for each step
  case gain(Decimal)
  /// 按比例扣分, without a ratio
  case undefinedRatio
  /// 酌情扣分
  case discretion
  /// 得6—8分: whatever lies between
  case spread(Decimal, Decimal)
  /// 为优: a grade instead of points, 4 the best
  case grade(Int)
  /// A formula or deduction that is not understood
  case unknown

  /// The points where they are a number for certain.
  public func value(weight: Decimal?) -> Rational? {
    switch self {
    case .constant(let points): return Rational(points)
    case .full: return weight.map { Rational($0) }
    case .share(let share): return weight.flatMap { Rational($0).multiplied(by: share) }
    default: return nil
    }
  }
}

/// A straight line over what was reached.
public struct ScoringLine: Sendable, Equatable {
  public var slope: Rational
  public var intercept: Rational
  /// Whether the result is to be multiplied by the weight.
  public var ofWeight: Bool
  /// Whether x is the completion rate: 1 where all is done. Else x is the value as it is counted, in a unit that the
  /// formula does not name: 实际人数/500×10.
  public var overRate: Bool
  /// Whether the rate is written out as 实际完成值/目标值.
  public var isQuotient: Bool
}

extension Scoring {
  /// The points for a result, where the text determines them; nil where it does not, and on overflow. `value` is in the
  /// reference unit of the bands' dimension (% for rates, so 80 for a completion rate of 80%); `weight` the full score.
  /// Of two bands that both hold the first counts. Never above the weight where the text caps the points.
  public func score(at value: Rational, weight: Decimal?) -> Rational? {
    guard isWhole else { return nil }
    var rest: ScoringBand?
    for band in bands {
      switch band.condition {
      case .interval(let interval):
        switch interval.holds(value) {
        case .some(true): return points(of: band, at: value, weight: weight)
        case .some(false): continue
        case nil: return nil
        }
      case .otherwise, .missed, .always: rest = rest ?? band
      case .achieved, .grade, .words: return nil
      }
    }
    return rest.flatMap { points(of: $0, at: value, weight: weight) }
  }

  /// The points for reaching the target or for missing it, where the text speaks of no more than that.
  public func score(isAchieved: Bool, weight: Decimal?) -> Rational? {
    guard isWhole else { return nil }
    for band in bands {
      switch band.condition {
      case .achieved where isAchieved, .missed where !isAchieved, .otherwise where !isAchieved:
        return band.points.value(weight: weight)
      default: continue
      }
    }
    return nil
  }

  private func points(of band: ScoringBand, at value: Rational, weight: Decimal?) -> Rational? {
    let limit = (cap ?? weight).map { Rational($0) }
    switch band.points {
    case .linear(let line):
      guard line.overRate, variable == .completionRate else { return nil }
      guard let x = value.divided(by: Rational(100)),
        let product = line.slope.multiplied(by: x), let sum = product.adding(line.intercept)
      else { return nil }
      let points = line.ofWeight ? weight.flatMap { sum.multiplied(by: Rational($0)) } : sum
      return points.map { clamp($0, to: limit) }
    case .proportional:
      guard variable == .completionRate, let weight, let share = value.divided(by: Rational(100)) else { return nil }
      return share.multiplied(by: Rational(weight)).map { clamp($0, to: Rational(weight)) }
    case .deduction(let points, let step):
      guard let step, let full = best(weight: weight), let steps = full.distance(to: value, step: step) else {
        return nil
      }
      return steps.multiplied(by: Rational(points)).flatMap { full.points.subtracting($0) }.map { clamp($0, to: limit) }
    default: return band.points.value(weight: weight)
    }
  }

  private func clamp(_ points: Rational, to limit: Rational?) -> Rational {
    if points.isNegative { return .zero }
    if let limit, limit < points { return limit }
    return points
  }

  /// The band of the full marks and what it gives.
  private func best(weight: Decimal?) -> FullBand? {
    var found: FullBand?
    for band in bands {
      guard let interval = band.interval, let points = band.points.value(weight: weight) else { continue }
      if found.map({ $0.points < points }) ?? true { found = FullBand(interval: interval, points: points) }
    }
    return found
  }
}

/// The band from which deductions count.
private struct FullBand {
  var interval: ScoringInterval
  var points: Rational

  /// How many steps a value lies outside of the band; nil where it is no whole number of them, since whether a part of a
  /// step counts is not said.
  func distance(to value: Rational, step: Decimal) -> Rational? {
    guard !step.isZero else { return nil }
    let gap: Rational?
    if let lower = interval.lower, value < Rational(lower.value) {
      gap = Rational(lower.value).subtracting(value)
    } else if let upper = interval.upper, Rational(upper.value) < value {
      gap = value.subtracting(Rational(upper.value))
    } else {
      gap = .zero
    }
    guard let steps = gap?.divided(by: Rational(step).magnitude), steps.denominator == 1 else { return nil }
    return steps
  }
}
