// The parts of a form that a check of the whole form reads, so that after an edit of another part it need not look again.

import BiaoModel
import BiaoSyntax

/// Parts of a form by the lines in which they stand. Every line is of one of them.
struct FormParts: OptionSet, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The rows of tables.
  static let rows = FormParts(rawValue: 1 << 0)
  /// Running text outside of indicators.
  static let prose = FormParts(rawValue: 1 << 1)
  /// Entries with a value outside of indicators, and without lines below them.
  static let entries = FormParts(rawValue: 1 << 2)
  /// The lines of the indicators themselves, with name, weight and target; and what gives them a unit.
  static let indicators = FormParts(rawValue: 1 << 3)
  /// The lines below indicators on what was reached: the actual value, the score, the reason; and what stands below them.
  static let results = FormParts(rawValue: 1 << 4)
  /// The lines below indicators that explain them: explanation, scoring rule, basis, standard, notes.
  static let remarks = FormParts(rawValue: 1 << 5)
  /// The lines below indicators of which the names say nothing: what is being typed, most often.
  static let others = FormParts(rawValue: 1 << 6)

  static let ofIndicators: FormParts = [.indicators, .results, .remarks, .others]
  /// What an evaluation is made of.
  static let besidesRemarks: FormParts = [.rows, .prose, .entries, .indicators, .results]
  static let all: FormParts = [.rows, .prose, .entries, .indicators, .results, .remarks, .others]

  /// The part of which a line is; all of them where others may mean something else by it.
  init(ofLine line: Int, in form: Form) {
    let own = form.tree.lines[line]
    let hasLinesBelow = own.subtreeEnd > line + 1
    switch own.kind {
    case .row: self = .rows
    case .item:
      self = form.bindings[line].role == .indicator ? .indicators : .all
    case .prose, .entry:
      if FormParts.isBelowIndicator(line, in: form) {
        self = own.kind == .entry && !hasLinesBelow ? FormParts.ofAttribute(line, in: form) : .results
      } else if own.kind == .prose {
        self = .prose
      } else {
        self = hasLinesBelow ? .all : .entries
      }
    case .blank, .comment, .directive, .conflictMarker: self = .all
    }
  }

  private static func isBelowIndicator(_ line: Int, in form: Form) -> Bool {
    var parent = form.tree.lines[line].parent
    while let above = parent {
      if form.bindings[above].role == .indicator { return true }
      parent = form.tree.lines[above].parent
    }
    return false
  }

  private static func ofAttribute(_ line: Int, in form: Form) -> FormParts {
    guard let parent = form.tree.lines[line].parent, form.bindings[parent].role == .indicator,
      let name = form.tree.readLabel(ofLine: line)?.name
    else { return .results }
    switch AttributeRole.written(form.tree.bytes, name) {
    case .explanation, .scoring, .basis, .standard, .remarks:
      // The dates of a form are those of all lines that begin with a year.
      return FormDates.startsWithYear(form.tree.bytes, form.tree.lines[line]) ? .all : .remarks
    case .unit: return .indicators
    // Of the line itself: 年度指标值, 指标性质, 分值.
    case let role:
      if ValuesBelow.isOne(NameKey(form.tree.bytes, name)) { return .ofIndicators }
      return role == nil && !FormDates.startsWithYear(form.tree.bytes, form.tree.lines[line]) ? .others : .results
    }
  }
}

/// What a check of the whole form found.
struct FormNote: Sendable {
  var findingCount: Int32
  /// Whether the same would be found again as long as the parts that the check reads are the same.
  var isFinal: Bool
}

/// The checks of the whole form before an edit that left the form's lines where they are, as the run after it takes from
/// them what they found. They are asked for in their order.
struct EarlierFormChecks: Sendable {
  private let trace: LintTrace
  /// The parts of which lines were touched.
  private let touched: FormParts
  /// The bytes of these lines in the earlier text.
  private let range: ByteRange
  private let shift: Int
  private var next = 0
  private var nextFinding = 0

  /// Nil where the edit did more than change the words of a few lines: every check has to look again.
  init?(_ run: EarlierRun, in form: Form) {
    let (map, earlier) = (run.rebinding.map, run.form)
    guard map.lineShift == 0, map.headEnd < map.tailStart, map.tailStart - map.headEnd <= 3 else { return nil }
    var touched: FormParts = []
    for line in map.headEnd..<map.tailStart {
      let (own, old) = (form.tree.lines[line], earlier.tree.lines[line])
      guard own.kind == old.kind, own.column == old.column, own.parent == old.parent, own.subtreeEnd == old.subtreeEnd,
        own.content < own.end, old.content < old.end
      else { return nil }
      touched.formUnion(FormParts(ofLine: line, in: form))
      touched.formUnion(FormParts(ofLine: line, in: earlier))
      guard !form.bindings[line].meansTheSame(as: earlier.bindings[line]) else { continue }
      // The template sees another line there. One below an indicator that is no part of it is what its names say; an
      // indicator's concerns that indicator, and a row its table.
      if touched.isSubset(of: FormParts.ofIndicators) {
        if touched.contains(.indicators) { touched = FormParts.ofIndicators }
      } else if touched != .rows {
        return nil
      }
    }
    guard touched != .all else { return nil }
    trace = run.trace
    self.touched = touched
    range =
      earlier.tree.lines[map.headEnd].start..<earlier.tree.fullRange(ofLine: map.tailStart - 1).upperBound
    shift = map.byteShift
  }

  /// Whether most checks have to look again, so that it pays to wake another thread for half of them.
  var leavesMuch: Bool { !touched.isDisjoint(with: [.prose, .entries, .indicators]) }

  /// Those behind the first `count`.
  func dropping(_ count: Int) -> EarlierFormChecks {
    var rest = self
    for note in trace.formNotes.dropFirst(next).prefix(count) { rest.nextFinding += Int(note.findingCount) }
    rest.next += count
    return rest
  }

  /// What the next check found, which reads those parts, where everything stands now; nil if it has to look again. `count`
  /// is how many findings there are before.
  mutating func findings(ofNext parts: FormParts, after count: Int) -> [Finding]? {
    guard trace.formNotes.indices.contains(next) else { return nil }
    let note = trace.formNotes[next]
    let first = nextFinding
    next += 1
    nextFinding += Int(note.findingCount)
    guard note.isFinal, parts.isDisjoint(with: touched), nextFinding <= trace.formFindings.count,
      count + Int(note.findingCount) <= Report.maximumDetailed
    else { return nil }
    var taken: [Finding] = []
    for index in first..<nextFinding {
      guard let finding = trace.formFindings[index].moved(around: range, by: shift) else { return nil }
      taken.append(finding)
    }
    return taken
  }
}

extension Report {
  /// Lets a check of the whole form speak, and notes what it found.
  func noteForm(_ check: () -> Void) {
    let (first, asked, suggested) = (findings.count, asked, suggested)
    asksOfText = false
    check()
    noteForm(first, isFinal: !asksOfText && asked == self.asked && suggested == self.suggested)
  }

  /// Takes over what the check found before.
  func noteForm(taking findings: [Finding]) {
    let first = self.findings.count
    takeOver(findings)
    noteForm(first, isFinal: true)
  }

  private func noteForm(_ first: Int, isFinal: Bool) {
    // Those after so many come without their details.
    formNotes.append(
      FormNote(
        findingCount: Int32(truncatingIfNeeded: findings.count - first),
        isFinal: isFinal && findings.count <= Report.maximumDetailed))
  }
}
