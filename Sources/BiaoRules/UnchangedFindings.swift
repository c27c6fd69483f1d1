// Which findings an edit left as they were, so that what was made of them (a diagnostic, its text) need not be made again.

import BiaoModel
package import BiaoSyntax

/// What two examinations of one document, before and after an edit, have in common.
package struct UnchangedFindings: Sendable {
  /// Which lines they have in common, and by how many lines and bytes those behind the edit moved.
  package let map: LineMap
  /// For each finding of the later examination the index of the earlier one's that says the same of the same text; -1 if
  /// there is none. All its places in the document lie on lines before the edit, which stand where they stood, or all on
  /// lines behind it, which moved by `map.lineShift`.
  package private(set) var origins: [Int32] = []

  /// Costs some ten nanoseconds a finding, and a comparison of the texts.
  package init(from earlier: Examination, to later: Examination) {
    let tree = later.source.tree
    map = LineMap(from: earlier.source.tree, to: tree)
    origins.reserveCapacity(later.findings.count)
    let head = map.headEnd < tree.lines.count ? tree.lines[map.headEnd].start : tree.bytes.count + 1
    let tail = map.tailStart < tree.lines.count ? tree.lines[map.tailStart].start : tree.bytes.count + 1
    var next = 0
    for finding in later.findings {
      let isInTail = finding.range.lowerBound >= tail
      guard isInTail || finding.range.lowerBound < head else {
        origins.append(-1)
        continue
      }
      let part = isInTail ? tail..<tree.bytes.count + 1 : 0..<head
      let delta = isInTail ? map.byteShift : 0
      // Both lists are in order, and so are the places that moved.
      while next < earlier.findings.count,
        earlier.findings[next].range.lowerBound + delta < finding.range.lowerBound
      {
        next += 1
      }
      var same = next
      while same < earlier.findings.count,
        earlier.findings[same].range.lowerBound + delta == finding.range.lowerBound,
        !earlier.findings[same].isSame(as: finding, movedBy: delta, within: part)
      {
        same += 1
      }
      let isFound =
        same < earlier.findings.count
        && earlier.findings[same].range.lowerBound + delta == finding.range.lowerBound
      origins.append(isFound ? Int32(truncatingIfNeeded: same) : -1)
    }
  }
}

extension Finding {
  /// Whether `later` is this finding with all its places moved by `delta`, and lies in `part` of its document.
  fileprivate func isSame(as later: Finding, movedBy delta: Int, within part: ByteRange) -> Bool {
    guard rule == later.rule, severity == later.severity, range.moved(by: delta) == later.range, later.lies(in: part),
      message == later.message, related.count == later.related.count, fixes.count == later.fixes.count
    else { return false }
    for (mine, other) in zip(related, later.related) {
      let moved = mine.isInSameDocument ? mine.range.moved(by: delta) : mine.range
      guard mine.isInSameDocument == other.isInSameDocument, moved == other.range, mine.message == other.message,
        mine.source?.path == other.source?.path, mine.other?.path == other.other?.path,
        mine.other?.words == other.other?.words
      else { return false }
    }
    for (mine, other) in zip(fixes, later.fixes) {
      guard mine.safety == other.safety, mine.title == other.title, mine.edits.count == other.edits.count else {
        return false
      }
      for (edit, otherEdit) in zip(mine.edits, other.edits)
      where edit.range.moved(by: delta) != otherEdit.range || edit.text != otherEdit.text {
        return false
      }
    }
    return true
  }
}
