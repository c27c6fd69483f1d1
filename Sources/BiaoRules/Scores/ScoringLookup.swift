// The scoring rules of a form, read once for all rules that ask.

import BiaoModel
import BiaoSyntax
import BiaoValues
import Synchronization

/// What rules look for in a scoring rule, so that most of them need to look at nothing else.
struct ScoringTraits: OptionSet, Sendable {
  let rawValue: UInt16

  static let overlap = ScoringTraits(rawValue: 1 << 0)
  static let gap = ScoringTraits(rawValue: 1 << 1)
  /// At least two bands of numbers.
  static let bands = ScoringTraits(rawValue: 1 << 2)
  /// Points written as numbers.
  static let points = ScoringTraits(rawValue: 1 << 3)
  /// A band of numbers of which the full marks may be the points.
  static let threshold = ScoringTraits(rawValue: 1 << 4)
  /// Deductions of which the measure is not said.
  static let undefined = ScoringTraits(rawValue: 1 << 5)
  /// A formula with the actual value over the target, or over a number that may be it.
  static let quotient = ScoringTraits(rawValue: 1 << 6)
  /// Two bands, one of them without points, and no numbers.
  static let allOrNothing = ScoringTraits(rawValue: 1 << 7)
  /// More points for each further step, without a word of where they end.
  static let more = ScoringTraits(rawValue: 1 << 8)
  /// Points of several things that are added up.
  static let added = ScoringTraits(rawValue: 1 << 9)
  /// Points taken for each step in a direction that is named: 每减少1件扣0.5分.
  static let directed = ScoringTraits(rawValue: 1 << 10)
}

/// A scoring rule with what follows from it. Places are offsets from the start of its text.
final class ScoringFacts: Sendable {
  let scoring: Scoring
  let overlaps: [ScoringOverlap]
  let gaps: [ScoringGap]
  let traits: ScoringTraits
  /// Whether a greater value is certainly never given fewer points, whatever the weight; and never more.
  let isRising: Bool
  let isFalling: Bool
  /// Whether the bands that give points stand in order of what was reached, one way or the other, or are fewer than three.
  let isListedInOrder: Bool
  /// The clause that gives more points for each further step, if nothing says where they end.
  let more: ByteRange?
  /// Points for each so many from the first on, if nothing says where they end.
  let each: FurtherPoints.Each?
  /// The points of several things that are added up.
  let added: AddedPoints?

  /// `text` is the scoring rule's.
  init(_ scoring: Scoring, _ text: [UInt8]) {
    more = FurtherPoints.find(text)
    each = more == nil ? FurtherPoints.each(text) : nil
    added = AddedPoints.find(text)
    self.scoring = scoring
    (isRising, isFalling) = ScoringFacts.order(of: scoring)
    isListedInOrder = ScoringFacts.isListedInOrder(scoring)
    overlaps = scoring.overlaps
    gaps = scoring.gaps
    var traits: ScoringTraits = []
    if !overlaps.isEmpty { traits.insert(.overlap) }
    if !gaps.isEmpty { traits.insert(.gap) }
    var intervals = 0
    var hasZero = false
    for band in scoring.bands {
      if band.interval != nil { intervals += 1 }
      switch band.points {
      case .constant(let points):
        if points.isZero { hasZero = true } else { traits.insert(.points) }
      case .spread: traits.insert(.points)
      case .linear(let line):
        if !line.ofWeight { traits.insert(.points) }
        if line.isQuotient || !line.overRate { traits.insert(.quotient) }
      case .undefinedRatio, .discretion: traits.insert(.undefined)
      default: break
      }
    }
    if scoring.isWhole, intervals > 0 { traits.insert(.threshold) }
    if scoring.isWhole, intervals > 1 { traits.insert(.bands) }
    if scoring.isWhole, intervals == 0, scoring.bands.count == 2, hasZero { traits.insert(.allOrNothing) }
    if added != nil { traits.insert(.added) }
    if more != nil || each != nil { traits.insert(.more) }
    if DeductionSign.mayStand(in: text) { traits.insert(.directed) }
    self.traits = traits
  }
}

extension ScoringFacts {
  private static func isListedInOrder(_ scoring: Scoring) -> Bool {
    guard scoring.bands.count >= 3 else { return true }
    var (rises, falls, count) = (true, true, 0)
    var last: ScoringInterval?
    for band in scoring.bands {
      guard let interval = band.interval else { return true }
      if case .constant(let points) = band.points, points.isZero { continue }
      if let last {
        if !last.startsBefore(interval) { rises = false }
        if !interval.startsBefore(last) { falls = false }
      }
      (last, count) = (interval, count + 1)
    }
    return rises || falls || count < 3
  }

  private static func order(of scoring: Scoring) -> (isRising: Bool, isFalling: Bool) {
    var bands: [(start: Decimal?, points: ScoringPoints)] = []
    for band in scoring.bands {
      guard let interval = band.interval else { continue }
      bands.append((interval.lower?.value, band.points))
    }
    // A band without a lower end is the lowest.
    bands.sort { a, b in
      guard let first = a.start else { return b.start != nil }
      guard let second = b.start else { return false }
      return first < second
    }
    var (isRising, isFalling) = (true, true)
    for (lower, higher) in zip(bands, bands.dropFirst()) {
      switch lower.points.compared(to: higher.points, weight: nil) {
      case -1: isFalling = false
      case 0: break
      case 1: isRising = false
      default: return (false, false)
      }
    }
    return (isRising, isFalling)
  }
}

extension ScoringInterval {
  /// By the lower ends; an interval without one is the lowest.
  fileprivate func startsBefore(_ other: ScoringInterval) -> Bool {
    guard let second = other.lower else { return false }
    guard let first = lower else { return true }
    return first.value < second.value
  }
}

/// Scoring rules that a linter has read, for all documents and threads: those of one office are worded alike in each of its
/// forms. Remembers a limited number and reads the others anew.
final class ScoringMemory: Sendable {
  private let known = Mutex<[UInt64: (text: [UInt8], facts: ScoringFacts)]>([:])
  private static let limit = 1024

  /// The facts of the scoring rule in `range`, as if its text started there.
  func facts(_ bytes: [UInt8], _ range: ByteRange) -> ScoringFacts {
    let hash = FNV1a.hash(bytes[range])
    if let entry = known.withLock({ $0[hash] }), entry.text.span.isSame(as: bytes.span.extracting(range)) {
      return entry.facts
    }
    let facts = ScoringFacts(Read.scoring(bytes, range), Array(bytes[range]))
    known.withLock { if $0.count < Self.limit { $0[hash] = (Array(bytes[range]), facts) } }
    return facts
  }
}

/// A scoring rule at its place in a form.
struct FormScoring {
  var facts: ScoringFacts
  /// Where its text starts: what is to be added to the places in `facts`.
  var offset: Int
  /// The text.
  var range: ByteRange

  var scoring: Scoring { facts.scoring }

  /// A place of the scoring rule in the document.
  func place(_ local: ByteRange) -> ByteRange {
    ByteRange(clamping: local.lowerBound + offset, local.upperBound + offset)
  }

  /// An end of a band: the figure with the words that compare.
  func place(_ end: ScoringEnd) -> ByteRange {
    guard !end.comparison.isEmpty else { return place(end.figure) }
    return place(
      min(end.comparison.lowerBound, end.figure.lowerBound)..<max(end.comparison.upperBound, end.figure.upperBound))
  }
}

/// What `Report` remembers of scoring rules: forms repeat one sentence for each indicator.
struct ScoringCache {
  fileprivate var line = -1
  fileprivate var current: FormScoring?
  fileprivate var traits: ScoringTraits = []
  fileprivate var texts: [(range: ByteRange, facts: ScoringFacts)] = []
  fileprivate var free: [FormScoring]?
  fileprivate static let size = 8
}

extension Report {
  /// What is in the scoring rule under an indicator; empty where there is none.
  func scoringTraits(of indicator: Indicator, in form: Form) -> ScoringTraits {
    if scorings.line != indicator.line { look(indicator, form) }
    return scorings.traits
  }

  /// The scoring rule under an indicator.
  func scoring(of indicator: Indicator, in form: Form) -> FormScoring? {
    if scorings.line != indicator.line { look(indicator, form) }
    return scorings.current
  }

  private func look(_ indicator: Indicator, _ form: Form) {
    let line = attributes(of: indicator, in: form)[.scoring]
    scorings.line = indicator.line
    scorings.current = line.flatMap { scoring(ofLine: $0, form) }
    scorings.traits = scorings.current?.facts.traits ?? []
  }

  /// The scoring rules that belong to no indicator: the form's own grades.
  func freeScorings(of form: Form) -> [FormScoring] {
    if let free = scorings.free { return free }
    var found: [FormScoring] = []
    for index in form.template.fields.indices {
      guard case .scoring = form.template.fields[index].type, !form.template.isUnderItems(index),
        let line = form.line(of: index),
        let scoring = scoring(ofLine: line, form)
      else { continue }
      found.append(scoring)
    }
    scorings.free = found
    return found
  }

  private func scoring(ofLine line: Int, _ form: Form) -> FormScoring? {
    guard let range = text(ofLine: line, form.tree), !range.isEmpty else { return nil }
    let bytes = form.tree.bytes
    for entry in scorings.texts where entry.range.count == range.count {
      if bytes.span.extracting(entry.range).isSame(as: bytes.span.extracting(range)) {
        return FormScoring(facts: entry.facts, offset: range.lowerBound, range: range)
      }
    }
    let facts = scoringMemory.facts(bytes, range)
    if scorings.texts.isEmpty { scorings.texts.reserveCapacity(ScoringCache.size) }
    if scorings.texts.count < ScoringCache.size { scorings.texts.append((range, facts)) }
    return FormScoring(facts: facts, offset: range.lowerBound, range: range)
  }

  /// The value of a line, or the lines of prose below it.
  private func text(ofLine line: Int, _ tree: Tree) -> ByteRange? {
    guard let value = tree.value(ofLine: line) else { return nil }
    guard value.isEmpty, tree.lines.indices.contains(line) else { return value }
    var range: ByteRange?
    var index = line + 1
    while index < tree.lines[line].subtreeEnd, tree.lines[index].kind == .prose, let text = tree.text(ofLine: index) {
      range = (range?.lowerBound ?? text.lowerBound)..<max(range?.lowerBound ?? text.lowerBound, text.upperBound)
      index += 1
    }
    return range
  }

  /// Whether more is better, by the target's comparison; nil where it does not say so.
  func isMoreBetter(_ indicator: Indicator) -> Bool? {
    guard case .value(let list) = indicator.target, list.targets.count == 1, let target = list.targets.first else {
      return nil
    }
    switch target.comparator {
    case .atLeast, .greater: return true
    case .atMost, .less: return false
    case nil where target.qualifier == .reached: return true
    case nil, .equal:
      switch known(indicator)?.direction {
      case .atLeast, .greater: return true
      case .atMost, .less: return false
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether the bands are of what the indicator measures, as far as their name tells: 满意度 for 群众满意度.
  func speaksOfIndicator(_ scoring: FormScoring, _ indicator: Indicator, _ form: Form) -> Bool {
    guard let subject = scoring.scoring.subject else { return true }
    let own = FoldedText(tree.bytes, scoring.place(subject)).bytes
    // 成本小于等于2150万元得5分, of whatever is among the costs.
    if scoringCosts.contains(own), TierKind(indicator, form) == .cost { return true }
    let name = FoldedText(tree.bytes, indicator.name).bytes
    guard own.count >= 6, name.count >= 6 else { return false }
    return NameKind.contains(name, own) || NameKind.contains(own, name) || own.suffix(9).elementsEqual(name.suffix(9))
  }

  /// The points of a band as a message says them.
  func points(_ band: ScoringBand, _ scoring: FormScoring) -> String { quote(scoring.place(band.pointsRange)) }

  /// The number at the start of the points: 8 of `8分`. All of them where they are no digits.
  func number(_ band: ScoringBand, _ scoring: FormScoring) -> ByteRange {
    let range = scoring.place(band.pointsRange)
    var end = range.lowerBound
    while end < range.upperBound, end < tree.bytes.count,
      tree.bytes[end] >= 0x30 && tree.bytes[end] <= 0x39 || tree.bytes[end] == 0x2E
    {
      end += 1
    }
    return end > range.lowerBound ? range.lowerBound..<end : range
  }
}

/// The words by which scoring rules speak of what something cost, whatever the indicator is called.
private let scoringCosts = NameTraitWords.words("成本 总成本 实际成本 成本支出 成本费用 平均成本 单位成本")
