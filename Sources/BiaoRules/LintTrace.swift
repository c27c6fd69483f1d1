// What a run over a form leaves for the run after the next edit.

import BiaoModel
import BiaoSyntax

/// What the checks of one indicator asked of the document beside the indicator's own lines and the names of the tiers
/// around it. What they found holds as long as none of that changes.
struct IndicatorDependencies: OptionSet, Sendable {
  let rawValue: UInt8

  /// The dates of the form.
  static let dates = IndicatorDependencies(rawValue: 1)
  /// The amounts of the form.
  static let figures = IndicatorDependencies(rawValue: 2)
  /// The names of all its indicators.
  static let names = IndicatorDependencies(rawValue: 4)
  /// Anything else, or there are findings with places elsewhere: the checks have to look again.
  static let everything = IndicatorDependencies(rawValue: 8)
  /// Which names of the indicator library are among the names of the indicators.
  static let libraryNames = IndicatorDependencies(rawValue: 16)
}

/// What the checks of one indicator found.
struct IndicatorNote: Sendable {
  var findingCount: Int32
  var dependencies: IndicatorDependencies
  /// How many proposals they asked for.
  var suggestions: UInt8
}

/// What a run over a form leaves behind. A class without state, as it is handed on at every keystroke.
final class LintTrace: Sendable {
  /// Tells linters apart: another one may judge otherwise.
  let linter: ScoringMemory
  let isGuess: Bool
  /// By index in the form's indicators.
  let notes: [IndicatorNote]
  /// What the checks of indicators found, in the order of the indicators.
  let findings: [Finding]
  /// How many findings were made before these.
  let findingsBefore: Int
  /// The lines of which the checks of lines found something, or have to look again; in document order.
  let lineNotes: [LineNote]
  /// What they found, in that order, and how many findings were made before these.
  let lineFindings: [Finding]
  let lineFindingsBefore: Int
  /// What each check of the whole form found, in their order, and all of these findings.
  let formNotes: [FormNote]
  let formFindings: [Finding]
  /// Nil where nobody asked for them.
  let dates: FormDates?
  /// Tables of the form from its start on, all of them or those that are known; nil where nobody asked for them.
  let resultTables: [ResultTable]?
  /// The figures of texts that were asked for, by where the texts stand.
  let figures: [ByteRange: [GoalFigure]]
  let notation: NotationScan?
  let occurrences: Occurrences
  /// By index in the form's indicators; empty where nobody asked.
  let nameKeys: [FoldedNameKey]
  /// The names of the indicators, as the rules on duplicates noted them.
  let names: NotedNames

  /// `linter` stands for the linter that ran.
  init(_ report: Report, linter: ScoringMemory, isGuess: Bool) {
    self.linter = linter
    self.isGuess = isGuess
    notes = report.indicatorNotes
    findings = Array(report.findings[report.indicatorFindings])
    findingsBefore = report.indicatorFindings.lowerBound
    lineNotes = report.lineNotes
    lineFindings = Array(report.findings[report.lineFindings])
    lineFindingsBefore = report.lineFindings.lowerBound
    formNotes = report.formNotes
    formFindings = Array(report.findings[report.formFindings])
    dates = report.facts.formDates
    resultTables = report.tablesToHandOn
    figures = report.goalFigures
    notation = report.madeNotation
    occurrences = report.occurrences
    nameKeys = report.nameKeys
    names = report.names
  }
}

/// The run before the edit, as a run takes from it. Indicators are asked for in document order.
struct EarlierRun: Sendable {
  let trace: LintTrace
  /// The form that was examined.
  let form: Form
  let rebinding: Rebinding
  /// The first of the trace's notes that was not passed, and the first finding of its indicator.
  private var nextNote = 0
  private var nextFinding = 0
  private var datesAreSame: Bool?
  private var namesAreSame: Bool?
  private var libraryNamesAreSame: Bool?
  /// The line of a tier, and whether everything around it is as it was.
  private var tier = (line: -1, oldLine: -1, isSame: false)

  init(_ trace: LintTrace, _ form: Form, _ rebinding: Rebinding) {
    self.trace = trace
    self.form = form
    self.rebinding = rebinding
  }

  /// What the checks found of the indicator at `index` when its lines were last checked, moved to where they stand now;
  /// nil if they have to look again.
  mutating func findings(
    ofIndicator index: Int, in own: Form, _ report: Report
  ) -> (findings: [Finding], note: IndicatorNote)? {
    guard rebinding.indicators.indices.contains(index), rebinding.indicators[index] >= 0 else { return nil }
    let old = Int(rebinding.indicators[index])
    while nextNote < old, nextNote < trace.notes.count {
      nextFinding += Int(trace.notes[nextNote].findingCount)
      nextNote += 1
    }
    guard nextNote == old, old < trace.notes.count,
      isAmongSame(index, old, own),
      let detailed = detailedCount(of: trace.notes[old], report),
      // Last, as it counts the proposals that are taken over.
      holds(trace.notes[old], own, report)
    else { return nil }
    let note = trace.notes[old]
    guard note.findingCount > 0 else { return ([], note) }
    let bytes = rebinding.map.byteShift(ofLine: own.indicators[index].line)
    var findings = trace.findings[nextFinding..<nextFinding + Int(note.findingCount)].map { $0.moved(by: bytes) }
    for position in findings.indices.dropFirst(detailed) {
      findings[position].related = []
      findings[position].fixes = []
    }
    return (findings, note)
  }

  /// How many of the indicator's findings, the first ones, come with their details in this run; nil where the earlier run
  /// does not have those: it made more findings before them.
  private func detailedCount(of note: IndicatorNote, _ report: Report) -> Int? {
    let count = Int(note.findingCount)
    func detailed(after before: Int) -> Int { min(max(Report.maximumDetailed - before, 0), count) }
    let (then, now) = (detailed(after: trace.findingsBefore + nextFinding), detailed(after: report.findings.count))
    // Details that are no longer made may have been what proposals were asked for.
    return now == then || now < then && note.suggestions == 0 ? now : nil
  }

  /// Whether the indicator at that index was taken over from the earlier form.
  func isTakenOver(_ index: Int) -> Bool {
    rebinding.indicators.indices.contains(index) && rebinding.indicators[index] >= 0
  }

  /// The key of an indicator's name, if it was taken over and the earlier run compared names.
  func nameKey(ofIndicator index: Int) -> FoldedNameKey? {
    guard isTakenOver(index), trace.nameKeys.indices.contains(Int(rebinding.indicators[index])) else { return nil }
    return trace.nameKeys[Int(rebinding.indicators[index])]
  }

  /// The names that the earlier run noted of those indicators that were taken over; nil where two of all were alike, so
  /// that it noted no further ones.
  func notedNames() -> NotedNames? {
    guard !trace.names.mayRepeat else { return nil }
    var names = trace.names
    names.forgetLines()
    var next = 0
    func removeIndicators(before end: Int) {
      while next < end, next < form.indicators.count {
        names.remove(form.indicators[next], form.tree.bytes)
        next += 1
      }
    }
    for origin in rebinding.indicators where origin >= 0 {
      removeIndicators(before: Int(origin))
      next = Int(origin) + 1
    }
    removeIndicators(before: form.indicators.count)
    return names
  }

  // MARK: - Dependencies

  private mutating func holds(_ note: IndicatorNote, _ own: Form, _ report: Report) -> Bool {
    if note.dependencies.isEmpty { return note.suggestions == 0 }
    if note.dependencies.contains(.everything) { return false }
    if note.dependencies.contains(.figures), !rebinding.figuresAreSame { return false }
    if note.dependencies.contains(.dates), !areDatesSame(own, report) { return false }
    if note.dependencies.contains(.names), !areNamesSame(own) { return false }
    if note.dependencies.contains(.libraryNames), !areLibraryNamesSame(own, report.library) { return false }
    return report.takeSuggestions(Int(note.suggestions))
  }

  private mutating func areDatesSame(_ own: Form, _ report: Report) -> Bool {
    if let datesAreSame { return datesAreSame }
    let now = report.dates(of: own)
    var isSame = false
    if let before = trace.dates {
      isSame =
        before.year == now.year && before.titleYear == now.titleYear && before.namesYear == now.namesYear
        && before.periods.count == now.periods.count
        && zip(before.periods, now.periods).allSatisfy { rebinding.map.oldLine(of: $1) == $0 }
    }
    datesAreSame = isSame
    return isSame
  }

  /// Whether the indicators that were touched have the names that those in their place had.
  private mutating func areNamesSame(_ own: Form) -> Bool {
    if let namesAreSame { return namesAreSame }
    let (old, new) = touchedNames(own)
    let isSame =
      old.map { NameKey(form.tree.bytes, $0) }.sorted() == new.map { NameKey(own.tree.bytes, $0) }.sorted()
    namesAreSame = isSame
    return isSame
  }

  /// Whether those names are the same, or none of them is one of the library's.
  private mutating func areLibraryNamesSame(_ own: Form, _ library: IndicatorLibrary) -> Bool {
    if let libraryNamesAreSame { return libraryNamesAreSame }
    let (old, new) = touchedNames(own)
    let isSame =
      areNamesSame(own)
      || !old.contains { library.holds(named: form.tree.bytes, $0) }
        && !new.contains { library.holds(named: own.tree.bytes, $0) }
    libraryNamesAreSame = isSame
    return isSame
  }

  /// The names of the indicators that were touched, and of those that are in their place.
  private func touchedNames(_ own: Form) -> (old: [ByteRange], new: [ByteRange]) {
    var old: [ByteRange] = []
    var new: [ByteRange] = []
    var next = 0
    for (index, origin) in rebinding.indicators.enumerated() {
      guard origin >= 0 else {
        new.append(own.indicators[index].name)
        continue
      }
      while next < Int(origin) {
        old.append(form.indicators[next].name)
        next += 1
      }
      next = Int(origin) + 1
    }
    while next < form.indicators.count {
      old.append(form.indicators[next].name)
      next += 1
    }
    return (old, new)
  }

  /// Whether the line around an indicator is the earlier one, means what it meant, and so do all lines around it.
  private mutating func isAmongSame(_ index: Int, _ old: Int, _ own: Form) -> Bool {
    let (line, oldLine) = (own.indicators[index].tierLine, form.indicators[old].tierLine)
    if tier.line == line, tier.oldLine == oldLine { return tier.isSame }
    var isSame =
      own.tier(atLine: line)?.isDeclared == form.tier(atLine: oldLine)?.isDeclared
      && TierStanding(own.indicators[index], in: own) == TierStanding(form.indicators[old], in: form)
    var (at, before): (Int?, Int?) = (line, oldLine)
    while isSame, let current = at {
      isSame =
        before == rebinding.map.oldLine(of: current) && before != nil
        && own.bindings[current].role == form.bindings[before ?? 0].role
        && own.bindings[current].field == form.bindings[before ?? 0].field
      at = own.tree.lines[current].parent
      before = before.flatMap { form.tree.lines[$0].parent }
    }
    tier = (line, oldLine, isSame && before == nil)
    return tier.isSame
  }
}

extension Finding {
  /// The same finding where all of its places have moved `delta` bytes further on.
  func moved(by delta: Int) -> Finding {
    guard delta != 0 else { return self }
    var finding = self
    finding.changePlaces { $0.move(by: delta) }
    return finding
  }

  /// The same finding where all places behind `touched` have moved `delta` bytes further on; nil where it speaks of a place
  /// in it.
  func moved(around touched: ByteRange, by delta: Int) -> Finding? {
    var finding = self
    var isTouched = false
    finding.changePlaces { place in
      if place.upperBound <= touched.lowerBound { return }
      if place.lowerBound >= touched.upperBound { place.move(by: delta) } else { isTouched = true }
    }
    return isTouched ? nil : finding
  }

  /// Changes all places that it speaks of in the document.
  private mutating func changePlaces(_ change: (inout ByteRange) -> Void) {
    change(&range)
    for index in related.indices where related[index].isInSameDocument { change(&related[index].range) }
    for fix in fixes.indices {
      for edit in fixes[fix].edits.indices { change(&fixes[fix].edits[edit].range) }
    }
  }

  /// Whether all places that it speaks of in the document lie in `lines`.
  func lies(in lines: ByteRange) -> Bool {
    func isInside(_ range: ByteRange) -> Bool {
      lines.lowerBound <= range.lowerBound && range.upperBound <= lines.upperBound
    }
    return isInside(range) && related.allSatisfy { !$0.isInSameDocument || isInside($0.range) }
      && fixes.allSatisfy { $0.edits.allSatisfy { isInside($0.range) } }
  }
}

extension RelatedPlace {
  /// Whether `range` is one of the finding's own document.
  var isInSameDocument: Bool { source == nil && other == nil }
}
