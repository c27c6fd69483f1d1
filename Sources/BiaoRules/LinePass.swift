// The checks of single lines: one walk over a form for all of them, which after an edit looks only where it has to.

import BiaoModel
import BiaoSyntax

/// The kinds of lines that a check asks for.
struct LineKinds: OptionSet, Sendable {
  let rawValue: UInt8

  static let entry = LineKinds(rawValue: 1)
  static let item = LineKinds(rawValue: 2)
  static let prose = LineKinds(rawValue: 4)

  static let all: LineKinds = [.entry, .item, .prose]

  /// The set of one kind; empty for lines that are no answers.
  init(_ kind: LineKind) {
    self =
      switch kind {
      case .entry: .entry
      case .item: .item
      case .prose: .prose
      case .blank, .comment, .directive, .row, .conflictMarker: []
      }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// The checks of lines, by the kind of line.
struct LinePass: Sendable {
  private struct LineCheck: Sendable {
    var rule: Int
    var check: @Sendable (Int, Form, Report) -> Void
  }

  private var entries: [LineCheck] = []
  private var items: [LineCheck] = []
  private var prose: [LineCheck] = []

  mutating func add(_ kinds: LineKinds, rule: Int, _ check: @escaping @Sendable (Int, Form, Report) -> Void) {
    let check = LineCheck(rule: rule, check: check)
    if kinds.contains(.entry) { entries.append(check) }
    if kinds.contains(.item) { items.append(check) }
    if kinds.contains(.prose) { prose.append(check) }
  }

  /// `keepsNotes` is whether a later run may take something from this one.
  func run(_ form: Form, _ report: Report, keepsNotes: Bool) {
    let lines = form.tree.lines.span
    let bindings = form.bindings.span
    let firstOfAll = report.findings.count
    var earlier = report.earlier.map { EarlierLines($0) }
    for line in lines.indices {
      let checks: [LineCheck]
      switch lines[line].kind {
      case .entry: checks = entries
      case .item: checks = items
      case .prose: checks = prose
      case .blank, .comment, .directive, .row, .conflictMarker: continue
      }
      if let taken = earlier?.takeOver(line, lines, bindings, report) {
        if keepsNotes, taken > 0 { report.noteLine(line, findingCount: taken) }
        continue
      }
      let first = report.findings.count
      report.beginLine()
      for entry in checks {
        let start = report.begin(entry.rule)
        entry.check(line, form, report)
        report.end(entry.rule, start)
      }
      if keepsNotes { report.noteLine(line, first: first) }
    }
    report.lineFindings = firstOfAll..<report.findings.count
  }
}

/// What the checks of one line found, or that they have to look again whatever an edit touches.
struct LineNote: Sendable {
  var line: Int32
  var findingCount: Int32
  var isFinal: Bool
}

/// The notes of the run before the edit, as a run takes from them. Lines are asked for in document order.
private struct EarlierLines {
  private let map: LineMap
  private let bindings: [Binding]
  private let notes: [LineNote]
  private let findings: [Finding]
  private let findingsBefore: Int
  private var nextNote = 0
  private var nextFinding = 0
  /// Lines before this one stand under one that the edit touched, or that means something else since.
  private var differsUntil = 0

  init(_ run: EarlierRun) {
    map = run.rebinding.map
    bindings = run.bindings
    notes = run.lineNotes
    findings = run.lineFindings
    findingsBefore = run.lineFindingsBefore
  }

  /// Takes over what was found of a line that is as it was, with all that its checks may look at, and returns how much;
  /// nil if they have to look again.
  mutating func takeOver(_ line: Int, _ lines: Span<Line>, _ own: Span<Binding>, _ report: Report) -> Int? {
    guard let old = map.oldLine(of: line), own[line].meansTheSame(as: bindings.span[old]) else {
      differsUntil = max(differsUntil, lines[line].subtreeEnd)
      return nil
    }
    guard line >= differsUntil else { return nil }
    // A line of prose is one of a paragraph, and its checks look at the others.
    let block = lines[line].kind == .prose ? lines[line].parent ?? line : line
    guard map.oldStart(of: block..<max(lines[block].subtreeEnd, block + 1)) != nil else { return nil }
    while nextNote < notes.count, Int(notes[nextNote].line) < old {
      nextFinding += Int(notes[nextNote].findingCount)
      nextNote += 1
    }
    guard nextNote < notes.count, Int(notes[nextNote].line) == old else { return 0 }
    let count = Int(notes[nextNote].findingCount)
    guard notes[nextNote].isFinal, findingsBefore + nextFinding + count <= Report.maximumDetailed,
      report.findings.count + count <= Report.maximumDetailed
    else { return nil }
    let bytes = map.byteShift(ofLine: line)
    report.takeOver(findings[nextFinding..<nextFinding + count].map { $0.moved(by: bytes) })
    return count
  }
}
