// Fixes of a whole document: applied until there is none left, or none that can be.

package import BiaoModel
import BiaoSyntax

/// What became of a document whose fixes were applied.
package struct FixedDocument: Sendable {
  /// A fix that was applied, or that could not be.
  package struct Entry: Sendable, Hashable {
    package var rule: String
    package var title: String
    /// The line of the finding in the document as it was when the fix was chosen, from 0.
    package var line: Int
  }

  /// The text with the fixes.
  package var text: [UInt8]
  /// From the text as it was to that with the fixes: in order, without overlap.
  package var edits: [TextEdit]
  /// In the order in which they were applied.
  package var applied: [Entry] = []
  /// Fixes that contradict others, that would make a new error, or that come again for ever.
  package var refused: [Entry] = []
}

extension Linter {
  /// Applies the safe fixes of `source` until there are none, and with `upTo: .suggested` also a suggested one where it is
  /// the only fix of its finding: of several, a person must choose. Rules across files do not speak here.
  ///
  /// Fixes whose edits touch wait for the next round, so that each is chosen anew after what it might contradict. A fix
  /// after which there are more faults of syntax or more errors of a rule than before is not applied. At most
  /// `fixRounds` rounds, and never twice the same text.
  package func fixed(_ source: SourceFile, upTo safety: Fix.Safety) -> FixedDocument {
    var pass = FixPass(linter: self, safety: safety, source: source)
    pass.run()
    return pass.result
  }

  /// The most rounds of fixes that a document is given.
  package static let fixRounds = 10

  /// How many sets of fixes are tried at most to find those that do harm: each costs as much as a run of the linter.
  package static let fixTrials = 64
}

/// The rounds of fixes over one document.
private struct FixPass {
  /// A fix of a finding.
  struct Candidate {
    var entry: FixedDocument.Entry
    var edits: [TextEdit]
    /// What tells it from others in later rounds, where ranges have moved.
    var key: [String] { [entry.rule, entry.title] + edits.map(\.text) }
  }

  let linter: Linter
  let safety: Fix.Safety
  var source: SourceFile
  var findings: [Finding]
  var pieces: EditedText
  var applied: [FixedDocument.Entry] = []
  /// Candidates that make things worse, by key.
  var refused: [[String]: FixedDocument.Entry] = [:]
  var seen: Set<[UInt8]> = []
  /// How many sets of fixes were tried to find those that do harm.
  var trials = 0

  init(linter: Linter, safety: Fix.Safety, source: SourceFile) {
    self.linter = linter
    self.safety = safety
    self.source = source
    findings = linter.lint(source)
    pieces = EditedText(byteCount: source.tree.bytes.count)
  }

  var result: FixedDocument {
    let left = candidates().map(\.entry)
    // A dictionary has no order of its own that two runs would share.
    let refused = refused.values.sorted { ($0.line, $0.rule, $0.title) < ($1.line, $1.rule, $1.title) }
    return FixedDocument(text: source.tree.bytes, edits: pieces.edits, applied: applied, refused: refused + left)
  }

  mutating func run() {
    seen.insert(source.tree.bytes)
    for _ in 0..<Linter.fixRounds {
      let chosen = FixPass.compatible(candidates())
      if chosen.isEmpty { return }
      if apply(chosen) { continue }
      // Together they make things worse: those that do so are set aside, for one may hold up hundreds.
      var good: [Candidate] = []
      var bad: [[String]: FixedDocument.Entry] = [:]
      sift(chosen, beside: &good, bad: &bad, isKnownBad: true)
      // What is bad now may be good beside what the others change.
      if good.isEmpty || !apply(good) {
        if bad.isEmpty { return }
        refused.merge(bad) { first, _ in first }
      }
    }
  }

  /// Adds to `good` those of `group` that do no harm beside it, found by halves, and to `bad` those that do.
  private mutating func sift(
    _ group: [Candidate], beside good: inout [Candidate], bad: inout [[String]: FixedDocument.Entry],
    isKnownBad: Bool = false
  ) {
    let group = group.filter { bad[$0.key] == nil }
    guard !group.isEmpty else { return }
    if !isKnownBad {
      guard trials < Linter.fixTrials else { return }
      trials += 1
      if outcome(of: good + group) != nil {
        good += group
        return
      }
    }
    if group.count == 1 {
      bad[group[0].key] = group[0].entry
      return
    }
    let middle = group.count / 2
    sift(Array(group[..<middle]), beside: &good, bad: &bad)
    sift(Array(group[middle...]), beside: &good, bad: &bad)
  }

  /// The fix of each finding that may be applied.
  private func candidates() -> [Candidate] {
    findings.compactMap { finding in
      var fix = finding.fixes.first { $0.safety == .safe }
      if fix == nil, safety == .suggested, finding.fixes.count == 1 { fix = finding.fixes.first }
      guard let fix, !fix.edits.isEmpty else { return nil }
      let candidate = Candidate(
        entry: FixedDocument.Entry(
          rule: finding.rule, title: fix.title, line: source.tree.lineIndex(at: finding.range.lowerBound)),
        edits: fix.edits)
      return refused[candidate.key] == nil ? candidate : nil
    }
  }

  /// Those of `candidates` whose edits do not touch those of an earlier one; the same edit twice is one.
  private static func compatible(_ candidates: [Candidate]) -> [Candidate] {
    /// In order, without touching each other.
    var taken: [ByteRange] = []
    var known: Set<TextEdit> = []
    return candidates.filter { candidate in
      let new = candidate.edits.filter { !known.contains($0) }
      var places: [Int] = []
      for edit in new {
        // The first taken range that does not end before the edit.
        let place = partitionPoint(taken.count) { taken[$0].upperBound >= edit.range.lowerBound }
        if place < taken.count, taken[place].lowerBound <= edit.range.upperBound { return false }
        places.append(place)
      }
      for (place, edit) in zip(places, new).reversed() { taken.insert(edit.range, at: place) }
      known.formUnion(new)
      return true
    }
  }

  /// Applies the edits of `chosen` if the text is then new and no worse.
  private mutating func apply(_ chosen: [Candidate]) -> Bool {
    guard let outcome = outcome(of: chosen) else { return false }
    seen.insert(outcome.source.tree.bytes)
    source = outcome.source
    findings = outcome.findings
    pieces.apply(outcome.edits)
    applied += chosen.map(\.entry)
    return true
  }

  /// What the edits of `chosen` make of the text; nil if that is not new, or worse.
  private func outcome(
    of chosen: [Candidate]
  ) -> (source: SourceFile, findings: [Finding], edits: [TextEdit])? {
    var edits: [TextEdit] = []
    for edit in chosen.flatMap(\.edits).sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where edits.last != edit {
      guard edit.range.lowerBound >= edits.last?.range.upperBound ?? 0,
        edit.range.upperBound <= source.tree.bytes.count
      else { return nil }
      edits.append(edit)
    }
    let bytes = FixPass.text(source.tree.bytes, edits)
    guard !seen.contains(bytes) else { return nil }
    let next = SourceFile(path: source.path, tree: Tree(bytes))
    guard next.tree.problems.count <= source.tree.problems.count else { return nil }
    let found = linter.lint(next)
    return FixPass.hasNewError(found, findings) ? nil : (next, found, edits)
  }

  private static func text(_ bytes: [UInt8], _ edits: [TextEdit]) -> [UInt8] {
    var text: [UInt8] = []
    var position = 0
    for edit in edits {
      text += bytes[position..<edit.range.lowerBound]
      text += edit.text.utf8
      position = edit.range.upperBound
    }
    return text + bytes[position...]
  }

  /// Whether a rule has more errors than before.
  private static func hasNewError(_ after: [Finding], _ before: [Finding]) -> Bool {
    func errors(_ findings: [Finding]) -> [String: Int] {
      findings.reduce(into: [:]) { if $1.severity == .error { $0[$1.rule, default: 0] += 1 } }
    }
    let old = errors(before)
    return errors(after).contains { $0.value > old[$0.key, default: 0] }
  }
}

/// A text that was edited several times, as pieces of the first one and of what was put in.
private struct EditedText {
  private enum Piece {
    case original(ByteRange)
    case inserted([UInt8])

    var count: Int {
      switch self {
      case .original(let range): range.count
      case .inserted(let text): text.count
      }
    }

    /// The part of the piece from `lower` to `upper`, counted from its start.
    func part(_ lower: Int, _ upper: Int) -> Piece {
      switch self {
      case .original(let range): .original(range.lowerBound + lower..<range.lowerBound + upper)
      case .inserted(let text): .inserted(Array(text[lower..<upper]))
      }
    }
  }

  private var pieces: [Piece]
  private let byteCount: Int

  init(byteCount: Int) {
    self.byteCount = byteCount
    pieces = [.original(0..<byteCount)]
  }

  /// Edits of the present text: in order, without overlap, inside of it.
  mutating func apply(_ edits: [TextEdit]) {
    var result: [Piece] = []
    /// The piece at hand, how much of it is taken, and where in the present text that is.
    var index = 0
    var offset = 0
    var position = 0
    /// Takes the text up to `end`, and keeps it or not.
    func take(to end: Int, isKept: Bool) {
      while position < end, index < pieces.count {
        let count = min(pieces[index].count - offset, end - position)
        if isKept, count > 0 { result.append(pieces[index].part(offset, offset + count)) }
        position += count
        offset += count
        if offset == pieces[index].count { (index, offset) = (index + 1, 0) }
      }
    }
    for edit in edits {
      take(to: edit.range.lowerBound, isKept: true)
      if !edit.text.isEmpty { result.append(.inserted(Array(edit.text.utf8))) }
      take(to: edit.range.upperBound, isKept: false)
    }
    take(to: Int.max, isKept: true)
    pieces = result
  }

  /// What leads from the first text to the present one.
  var edits: [TextEdit] {
    var edits: [TextEdit] = []
    var position = 0
    var inserted: [UInt8] = []
    func add(upTo next: Int) {
      if next > position || !inserted.isEmpty {
        edits.append(TextEdit(range: position..<next, text: String(decoding: inserted, as: UTF8.self)))
      }
      inserted = []
    }
    for piece in pieces {
      switch piece {
      case .inserted(let text): inserted += text
      case .original(let range):
        guard !range.isEmpty else { continue }
        add(upTo: range.lowerBound)
        position = range.upperBound
      }
    }
    add(upTo: byteCount)
    return edits
  }
}
