// The fixes of findings: one at a time, and all that are safe at once.

package import BiaoModel
package import BiaoRules
import BiaoSyntax

extension DocumentView {
  /// The fixes of the findings that touch `range`, in the order of the findings.
  func quickFixes(in range: ByteRange) -> [CodeAction] {
    var actions: [CodeAction] = []
    for (index, finding) in examination.findings.enumerated() where touches(finding.range, range) {
      let safe = finding.fixes.count { $0.safety == .safe }
      for (position, fix) in finding.fixes.enumerated() {
        actions.append(
          CodeAction(
            title: fix.title, kind: "quickfix", finding: index, isPreferred: fix.safety == .safe && safe == 1,
            key: .fix(rule: finding.rule, range: finding.range, index: position)))
      }
    }
    return actions
  }

  func touches(_ a: ByteRange, _ b: ByteRange) -> Bool {
    a.lowerBound <= b.upperBound && b.lowerBound <= a.upperBound
  }

  /// The edits of the safe fixes of all findings, in order. Of fixes that touch each other the first counts.
  func fixAllEdits() -> [TextEdit] { DocumentView.safeEdits(of: examination.findings) }

  /// All that is safe to fix, round after round until nothing is left, as one edit; nil where there is nothing.
  /// `examine` gives the findings of a document in its new state.
  package func fixAll(examine: (SourceFile) -> [Finding]) -> TextEdit? {
    var tree = self.tree
    var findings = examination.findings
    for _ in 0..<DocumentView.maximumRounds {
      let edits = DocumentView.safeEdits(of: findings)
      if edits.isEmpty { break }
      tree = Tree(DocumentView.apply(edits, to: tree.bytes))
      findings = examine(SourceFile(path: source.path, tree: tree))
    }
    return DocumentView.difference(self.tree.bytes, tree.bytes)
  }

  /// A fix may show a fault that another fix removes; no chain is longer.
  private static let maximumRounds = 10

  static func safeEdits(of findings: [Finding]) -> [TextEdit] {
    var fixes: [[TextEdit]] = []
    for finding in findings {
      if let fix = finding.fixes.first(where: { $0.safety == .safe }), !fix.edits.isEmpty { fixes.append(fix.edits) }
    }
    // Findings stand in document order, and the edits of most fixes with them; the first of two that touch counts.
    var taken: [TextEdit] = []
    for (_, edits) in fixes.enumerated().sorted(by: {
      ($0.element[0].range.lowerBound, $0.offset) < ($1.element[0].range.lowerBound, $1.offset)
    }) {
      guard let last = edits.last else { continue }
      let start = edits[0].range.lowerBound
      // Everything taken so far begins no later than `start`; only what reaches it can overlap.
      var conflicts = false
      for other in taken.reversed().prefix(64)
      where other.range.upperBound >= start && other.range.lowerBound <= last.range.upperBound {
        if edits.contains(where: {
          $0.range.lowerBound <= other.range.upperBound && other.range.lowerBound <= $0.range.upperBound
        }) {
          conflicts = true
        }
      }
      if !conflicts { taken += edits }
    }
    taken.sort { $0.range.lowerBound < $1.range.lowerBound }
    // A fix of many edits may reach over others: what still overlaps waits for the next round.
    var result: [TextEdit] = []
    for edit in taken where edit.range.lowerBound >= result.last?.range.upperBound ?? 0 { result.append(edit) }
    return result.count == taken.count ? result : Array(fixes.first ?? [])
  }

  /// The text with the edits, which stand in order.
  static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var position = 0
    for edit in edits {
      let lower = min(max(edit.range.lowerBound, position), bytes.count)
      text += bytes[position..<lower]
      text += edit.text.utf8
      position = min(max(edit.range.upperBound, lower), bytes.count)
    }
    return text + bytes[position...]
  }

  /// The one edit that makes `new` of `old`: what differs between a common beginning and a common end, in whole
  /// characters.
  static func difference(_ old: [UInt8], _ new: [UInt8]) -> TextEdit? {
    if old == new { return nil }
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    while start > 0, start < old.count && old[start] & 0xC0 == 0x80 || start < new.count && new[start] & 0xC0 == 0x80 {
      start -= 1
    }
    var length = 0
    while length < old.count - start, length < new.count - start,
      old[old.count - 1 - length] == new[new.count - 1 - length]
    { length += 1 }
    while length > 0, old[old.count - length] & 0xC0 == 0x80 { length -= 1 }
    return TextEdit(
      range: start..<old.count - length, text: String(decoding: new[start..<new.count - length], as: UTF8.self))
  }
}
