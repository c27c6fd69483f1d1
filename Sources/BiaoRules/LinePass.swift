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
}

/// What is seen of a line at once, by which most checks are spared most lines.
struct LineTraits: OptionSet, Sendable {
  let rawValue: UInt16

  static let any = LineTraits(rawValue: 1 << 0)

  // How its value reads; see `ValueState`.
  static let value = LineTraits(rawValue: 1 << 1)
  static let empty = LineTraits(rawValue: 1 << 2)
  /// A placeholder or a stroke.
  static let struck = LineTraits(rawValue: 1 << 3)

  /// The template declares it, or leaves open what stands there.
  static let answer = LineTraits(rawValue: 1 << 4)
  /// Nobody reads it.
  static let unbound = LineTraits(rawValue: 1 << 5)

  // Its first byte.
  static let beginsASCII = LineTraits(rawValue: 1 << 6)
  /// Perhaps with ….
  static let beginsDots = LineTraits(rawValue: 1 << 7)

  // Its last byte.
  /// As printed instructions do: ） ) 。 况 效 果 因 见 议 施 题 验 法.
  static let endsAsPrinted = LineTraits(rawValue: 1 << 8)
  /// As titles of forms and amounts do: 表 标, digits, 元, % and ％.
  static let endsAsTitle = LineTraits(rawValue: 1 << 9)
  /// As 日 does.
  static let endsAsDay = LineTraits(rawValue: 1 << 10)

  /// As □ does.
  static let endsAsBox = LineTraits(rawValue: 1 << 12)

  /// It has room for a phrase that is repeated.
  static let long = LineTraits(rawValue: 1 << 11)

  /// Those of a line that is not empty.
  @inline(__always)
  fileprivate init(_ line: Line, _ binding: Binding, _ bytes: Span<UInt8>) {
    var traits = LineTraits.any
    switch binding.state {
    case .value: traits.formUnion(.value)
    case .empty: traits.formUnion(.empty)
    case .placeholder, .inapplicable: traits.formUnion(.struck)
    case .unread, .illegal: break
    }
    switch binding.role {
    case .field, .open: traits.formUnion(.answer)
    case .none: traits.formUnion(.unbound)
    default: break
    }
    let first = bytes[line.content]
    if first < 0x80 { traits.formUnion(.beginsASCII) }
    if first == 0xE2 { traits.formUnion(.beginsDots) }
    if line.end - line.content >= RepeatedPhrase.shortestText { traits.formUnion(.long) }
    switch bytes[line.end - 1] {
    case 0xA1: traits.formUnion(.endsAsBox)
    case 0x29, 0x88, 0x89, 0x82, 0xB5, 0x9C, 0xA0, 0x81, 0xAE, 0xBD, 0x98, 0x8C, 0x95: traits.formUnion(.endsAsPrinted)
    case 0xA8, 0x87, 0x30...0x39, 0x83, 0x25, 0x85: traits.formUnion(.endsAsTitle)
    case 0xA5: traits.formUnion(.endsAsDay)
    default: break
    }
    self = traits
  }

  init(rawValue: UInt16) { self.rawValue = rawValue }
}

/// The checks of lines, by the kind of line.
struct LinePass: Sendable {
  private struct LineCheck: Sendable {
    var rule: Int
    var check: @Sendable (Int, Form, Report) -> Void
  }

  /// The checks of one kind of line.
  private struct Checks: Sendable {
    var all: [LineCheck] = []
    var asked = DueChecks<LineTraits>()

    mutating func add(_ check: LineCheck, _ traits: LineTraits) {
      all.append(check)
      asked.add(traits)
    }
  }

  private var entries = Checks()
  private var items = Checks()
  private var prose = Checks()

  /// How many checks the kind with the most of them has.
  var largestCount: Int { max(entries.all.count, items.all.count, prose.all.count) }

  mutating func add(
    _ kinds: LineKinds, _ traits: LineTraits, rule: Int, _ check: @escaping @Sendable (Int, Form, Report) -> Void
  ) {
    let check = LineCheck(rule: rule, check: check)
    if kinds.contains(.entry) { entries.add(check, traits) }
    if kinds.contains(.item) { items.add(check, traits) }
    if kinds.contains(.prose) { prose.add(check, traits) }
  }

  /// The lines of that range. `keepsNotes` is whether a later run may take something from this one.
  func run(_ range: Range<Int>, of form: Form, _ report: Report, keepsNotes: Bool) {
    let lines = form.tree.lines.span
    let bindings = form.bindings.span
    let bytes = form.tree.bytes.span
    var earlier = report.earlier.map { EarlierLines($0) }
    let hasEarlier = earlier != nil
    for line in range where lines[line].end > lines[line].content {
      let kind = lines[line].kind
      switch kind {
      case .entry, .item, .prose: break
      case .blank, .comment, .directive, .row, .conflictMarker: continue
      }
      if hasEarlier, let taken = earlier?.takeOver(line, lines, bindings, report) {
        if keepsNotes, taken > 0 { report.noteLine(line, findingCount: taken) }
        continue
      }
      let traits = LineTraits(lines[line], bindings[line], bytes)
      switch kind {
      case .entry: run(entries, traits, line, form, report, keepsNotes)
      case .item: run(items, traits, line, form, report, keepsNotes)
      default: run(prose, traits, line, form, report, keepsNotes)
      }
    }
  }

  @inline(__always)
  private func run(
    _ checks: borrowing Checks, _ traits: LineTraits, _ line: Int, _ form: Form, _ report: Report, _ keepsNotes: Bool
  ) {
    var due = checks.asked.due(traits)
    if due == 0 { return }
    let first = keepsNotes ? report.beginLine() : 0
    while let index = due.nextBit() {
      let rule = checks.all[index].rule
      let start = report.begin(rule)
      checks.all[index].check(line, form, report)
      report.end(rule, start)
    }
    if keepsNotes { report.noteLine(line, first: first) }
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
  private let lines: [Line]
  private let bindings: [Binding]
  private let trace: LintTrace
  private var nextNote = 0
  private var nextFinding = 0
  /// Lines before this one stand under one that the edit touched, or that means something else since.
  private var differsUntil = 0

  init(_ run: EarlierRun) {
    map = run.rebinding.map
    lines = run.form.tree.lines
    bindings = run.form.bindings
    trace = run.trace
  }

  /// Takes over what was found of a line that is as it was, with all that its checks may look at, and returns how much;
  /// nil if they have to look again.
  mutating func takeOver(_ line: Int, _ own: Span<Line>, _ meanings: Span<Binding>, _ report: Report) -> Int? {
    guard let old = map.oldLine(of: line), meanings[line].meansTheSame(as: bindings.span[old]) else {
      differsUntil = max(differsUntil, own[line].subtreeEnd)
      return nil
    }
    guard line >= differsUntil else { return nil }
    // A line of prose is one of a paragraph, and its checks look at the others; one that belongs to no entry has beside it
    // whatever stands there.
    guard let block = own[line].kind == .prose ? own[line].parent : line else { return nil }
    let end = own[block].subtreeEnd
    guard let start = map.oldStart(of: block..<max(end, block + 1)), lines.span[start].subtreeEnd - start == end - block
    else { return nil }
    let notes = trace.lineNotes
    while nextNote < notes.count, Int(notes[nextNote].line) < old {
      nextFinding += Int(notes[nextNote].findingCount)
      nextNote += 1
    }
    guard nextNote < notes.count, Int(notes[nextNote].line) == old else { return 0 }
    let count = Int(notes[nextNote].findingCount)
    guard notes[nextNote].isFinal, trace.lineFindingsBefore + nextFinding + count <= Report.maximumDetailed,
      report.findings.count + count <= Report.maximumDetailed
    else { return nil }
    let bytes = map.byteShift(ofLine: line)
    report.takeOver(trace.lineFindings[nextFinding..<nextFinding + count].map { $0.moved(by: bytes) })
    return count
  }
}
