// What follows from the bands of a scoring rule: where two hold, where none holds.

extension ScoringInterval {
  /// Whether a value lies in the band; nil at an end of which it is not said whether it belongs.
  public func holds(_ value: Rational) -> Bool? {
    var isUnsaid = false
    if let lower {
      let bound = Rational(lower.value)
      if value < bound || value == bound && lower.inclusion == .open { return false }
      if value == bound, lower.inclusion == .unsaid { isUnsaid = true }
    }
    if let upper {
      let bound = Rational(upper.value)
      if bound < value || value == bound && upper.inclusion == .open { return false }
      if value == bound, upper.inclusion == .unsaid { isUnsaid = true }
    }
    return isUnsaid ? nil : true
  }

  /// Whether every value of `other` lies in this one, ends of which nothing is said counted in.
  fileprivate func contains(_ other: ScoringInterval) -> Bool {
    if let lower {
      guard let end = other.lower else { return false }
      if end.value < lower.value { return false }
      if end.value == lower.value, lower.inclusion == .open, end.inclusion == .closed { return false }
    }
    if let upper {
      guard let end = other.upper else { return false }
      if end.value > upper.value { return false }
      if end.value == upper.value, upper.inclusion == .open, end.inclusion == .closed { return false }
    }
    return true
  }

  fileprivate var isHalfLine: Bool { lower == nil || upper == nil }
}

/// Values that two bands hold.
public struct ScoringOverlap: Sendable, Equatable {
  /// Indices into the bands, in the order of the text.
  public var first: Int
  public var second: Int
  /// The lower and upper end of what they share; equal where it is one value. Nil where it has no end.
  public var lower: ScoringEnd?
  public var upper: ScoringEnd?

  public var isPoint: Bool { lower != nil && lower?.value == upper?.value }
}

/// Values between two bands that no band holds.
public struct ScoringGap: Sendable, Equatable {
  /// The end of the band below, and that of the band above.
  public var lower: ScoringEnd
  public var upper: ScoringEnd
  /// Indices into the bands of the two.
  public var below: Int
  public var above: Int

  public var isPoint: Bool { lower.value == upper.value }
}

extension Scoring {
  /// Pairs of bands that certainly hold the same value and give different points for it.
  ///
  /// Not where one lies within a half-line (≥90%得8分，≥80%得7分: the first that holds counts), and not at an end of which
  /// it is not said whether it belongs (80%—90%, 90%—100%).
  public var overlaps: [ScoringOverlap] {
    guard isWhole, bands.count > 1 else { return [] }
    var found: [ScoringOverlap] = []
    for (second, band) in bands.enumerated() {
      guard let interval = band.interval else { continue }
      for first in 0..<second {
        guard let other = bands[first].interval, differ(bands[first].points, band.points),
          let shared = Scoring.shared(other, interval)
        else { continue }
        if other.isHalfLine && other.contains(interval) || interval.isHalfLine && interval.contains(other) { continue }
        found.append(ScoringOverlap(first: first, second: second, lower: shared.lower, upper: shared.upper))
      }
    }
    return found
  }

  /// Whether two bands certainly give other points.
  private func differ(_ a: ScoringPoints, _ b: ScoringPoints) -> Bool {
    switch (a, b) {
    case (.constant(let one), .constant(let two)): one != two
    case (.grade(let one), .grade(let two)): one != two
    case (.share(let one), .share(let two)): one != two
    case (.full, .constant(let points)), (.constant(let points), .full): points.isZero
    case (.full, .share(let share)), (.share(let share), .full): share != .one
    case (.spread, .spread), (.spread, .constant), (.constant, .spread): a != b
    default: false
    }
  }

  /// What two bands certainly share.
  private static func shared(_ a: ScoringInterval, _ b: ScoringInterval) -> (lower: ScoringEnd?, upper: ScoringEnd?)? {
    let lower = tighter(a.lower, b.lower) { $0 > $1 }
    let upper = tighter(a.upper, b.upper) { $0 < $1 }
    guard let low = lower, let high = upper else { return (lower, upper) }
    if low.value < high.value { return (low, high) }
    guard low.value == high.value, low.inclusion == .closed, high.inclusion == .closed else { return nil }
    return (low, high)
  }

  /// The end that leaves less; of two equal ones that which leaves its value out.
  private static func tighter(
    _ a: ScoringEnd?, _ b: ScoringEnd?, by isTighter: (Decimal, Decimal) -> Bool
  ) -> ScoringEnd? {
    guard let a, let b else { return a ?? b }
    if a.value == b.value { return a.inclusion == .closed ? b : a }
    return isTighter(a.value, b.value) ? a : b
  }

  /// Values between two bands which certainly no band holds.
  ///
  /// Not where some band holds for the rest or for words, not beyond the outermost bands, and not between two written
  /// neighbours (80%—89%, 90%—100%: whole percentages).
  public var gaps: [ScoringGap] {
    guard isWhole, bands.count > 1 else { return [] }
    var intervals: [(band: Int, interval: ScoringInterval)] = []
    for (index, band) in bands.enumerated() {
      guard let interval = band.interval, givesResult(band.points) else { return [] }
      intervals.append((index, interval))
    }
    // By the lower end; those without one first.
    intervals.sort { Scoring.startsBefore($0.interval, $1.interval) }
    var found: [ScoringGap] = []
    var reach: (end: ScoringEnd, band: Int)?
    for (position, (band, interval)) in intervals.enumerated() {
      if let reach, let lower = interval.lower {
        if isGap(reach.end, lower) || leavesOutEnd(bands[reach.band].interval, before: lower),
          !intervals[position].interval.isPoint || isWhole(intervals[position].interval),
          bands[reach.band].interval?.isPoint != true
        {
          found.append(ScoringGap(lower: reach.end, upper: lower, below: reach.band, above: band))
        }
      } else if reach == nil, position > 0 {
        return []
      }
      guard let upper = interval.upper else { break }
      if let reached = reach, !Scoring.reachesFurther(upper, reached.end) { continue }
      reach = (upper, band)
    }
    return found
  }

  private static func startsBefore(_ a: ScoringInterval, _ b: ScoringInterval) -> Bool {
    guard let first = a.lower else { return b.lower != nil }
    guard let second = b.lower else { return false }
    if first.value != second.value { return first.value < second.value }
    return first.inclusion != .open && second.inclusion == .open
  }

  private static func reachesFurther(_ a: ScoringEnd, _ b: ScoringEnd) -> Bool {
    a.value != b.value ? a.value > b.value : a.inclusion != .open && b.inclusion == .open
  }

  private func isGap(_ end: ScoringEnd, _ start: ScoringEnd) -> Bool {
    if end.value > start.value { return false }
    if end.value == start.value { return end.inclusion == .open && start.inclusion == .open }
    guard end.inclusion != .open, start.inclusion != .open else { return true }
    guard let distance = start.value.subtracting(end.value) else { return false }
    let step = max(end.step, start.step)
    if distance > step { return true }
    // Areas in 亩 are rounded in the reference unit, so one step may be a little less than one.
    return end.isCoarse && distance.adding(distance).map { $0 > step } ?? false
  }

  /// `95%（含）—97%` of which the lower end alone is counted in, below 98%: shares between 97% and 98% are in neither.
  private func leavesOutEnd(_ interval: ScoringInterval?, before start: ScoringEnd) -> Bool {
    guard unit?.dimension == .ratio, let lower = interval?.lower, let upper = interval?.upper else { return false }
    return lower.inclusion == .closed && upper.inclusion == .unsaid && upper.value < start.value
      && lower.value < upper.value
  }

  /// 合格率为100%得6分: the best that a share can be, not one number of many.
  private func isWhole(_ interval: ScoringInterval) -> Bool {
    unit?.dimension == .ratio && interval.isPoint && interval.lower?.value == Decimal(100)
  }

  private func givesResult(_ points: ScoringPoints) -> Bool {
    switch points {
    case .linear(let line): line.overRate
    case .constant, .full, .share, .spread, .grade: true
    default: false
    }
  }
}

extension ScoringPoints {
  /// Which of two bands gives more: 1 for this, -1 for the other, 0 for as much; nil where it is not certain.
  public func compared(to other: ScoringPoints, weight: Decimal?) -> Int? {
    func sign<Value: Comparable>(_ a: Value, _ b: Value) -> Int { a == b ? 0 : (a > b ? 1 : -1) }
    switch (self, other) {
    case (.grade(let one), .grade(let two)): return sign(one, two)
    case (.spread(let low, let high), .spread(let otherLow, let otherHigh)):
      return low >= otherHigh && high > otherLow ? 1 : (high <= otherLow && low < otherHigh ? -1 : nil)
    case (.full, .full): return 0
    case (.full, .share(let share)): return share < .one ? 1 : nil
    case (.share(let share), .full): return share < .one ? -1 : nil
    case (.share(let one), .share(let two)): return sign(one, two)
    case (.full, .constant(let points)) where points.isZero: return 1
    case (.constant(let points), .full) where points.isZero: return -1
    // Whatever the formula gives is more than nothing, or should be.
    case (.constant(let points), .linear(let line)) where points.isZero && line.overRate: return -1
    case (.linear(let line), .constant(let points)) where points.isZero && line.overRate: return 1
    default:
      guard let one = value(weight: weight), let two = other.value(weight: weight) else { return nil }
      return sign(one, two)
    }
  }
}
