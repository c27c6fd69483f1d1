// Diagnostics as they were last written of a document, so that those that an edit left alone are copied.

import BiaoModel
import BiaoRules
import BiaoSyntax

/// What was last written of a document with many findings. They are written at every keystroke, and an edit changes one or
/// two of them: the JSON of the others is what it was, as long as they stand on the same lines.
struct WrittenDiagnostics: Sendable {
  /// Fewer findings are written sooner than looked up.
  static let fewest = 24

  /// The text that they are of.
  private let tree: Tree
  /// What else the JSON depends on: the linter with its templates, and where rules are explained.
  private let linter: Int
  private let rulePage: String?
  private let findings: [Finding]
  /// The elements of the array, with the commas between them.
  private let json: [UInt8]
  /// Where each of them ends.
  private let ends: [Int]

  /// Writes the findings of `source` as an array, and returns what it needs to do so again. `earlier` is from the last time.
  static func write(
    _ findings: [Finding], of source: SourceFile, by linter: Int, after earlier: WrittenDiagnostics?,
    _ state: ServerState,
    to writer: inout JSONWriter
  ) -> WrittenDiagnostics? {
    guard findings.count >= fewest else {
      state.write(findings, of: source, to: &writer)
      return nil
    }
    writer.beginArray()
    let start = writer.bytes.count
    var diagnostics = DiagnosticWriter(state, source)
    var ends: [Int] = []
    ends.reserveCapacity(findings.count)
    let rulePage = state.settings.rulePage
    if let earlier, earlier.linter == linter, earlier.rulePage == rulePage {
      var search = Search(earlier, source.tree, comparesFixes: state.client.hasDiagnosticData)
      var run = 0..<0
      for finding in findings {
        let known = search.index(of: finding)
        if let known, known == run.upperBound, !run.isEmpty {
          run = run.lowerBound..<known + 1
          continue
        }
        earlier.copy(run, start, &ends, to: &writer)
        run = known.map { $0..<$0 + 1 } ?? 0..<0
        guard known == nil else { continue }
        diagnostics.write(finding, to: &writer)
        ends.append(writer.bytes.count - start)
      }
      earlier.copy(run, start, &ends, to: &writer)
    } else {
      for finding in findings {
        diagnostics.write(finding, to: &writer)
        ends.append(writer.bytes.count - start)
      }
    }
    let json = Array(writer.bytes[start...])
    writer.endArray()
    return WrittenDiagnostics(
      tree: source.tree, linter: linter, rulePage: rulePage, findings: findings, json: json, ends: ends)
  }

  /// Writes those of the findings `run` once more. `start` is where the array starts in the writer.
  private func copy(_ run: Range<Int>, _ start: Int, _ newEnds: inout [Int], to writer: inout JSONWriter) {
    guard !run.isEmpty else { return }
    let first = run.lowerBound == 0 ? 0 : ends[run.lowerBound - 1] + 1
    writer.raw(json[first..<ends[run.upperBound - 1]])
    // A comma may have been put before them.
    let shift = writer.bytes.count - start - ends[run.upperBound - 1]
    for index in run { newEnds.append(ends[index] + shift) }
  }

  /// Looks findings up, in the order of their places.
  private struct Search {
    private let earlier: WrittenDiagnostics
    private let comparesFixes: Bool
    /// What stands before the first byte, and from the second on, is as it was; the latter on the same lines, but moved.
    private let headEnd: Int
    private let tailStart: Int
    private let byteShift: Int
    private var next = 0

    init(_ earlier: WrittenDiagnostics, _ tree: Tree, comparesFixes: Bool) {
      self.earlier = earlier
      self.comparesFixes = comparesFixes
      let map = LineMap(from: earlier.tree, to: tree)
      headEnd = map.headEnd < tree.lines.count ? tree.lines[map.headEnd].start : tree.bytes.count + 1
      tailStart = map.tailStart < tree.lines.count && map.lineShift == 0 ? tree.lines[map.tailStart].start : .max
      byteShift = map.byteShift
    }

    /// Where the range was, if its text is what it was and stands on the same line.
    private func old(_ range: ByteRange) -> ByteRange? {
      if range.lowerBound < headEnd, range.upperBound <= headEnd { return range }
      guard range.lowerBound >= tailStart else { return nil }
      return range.lowerBound - byteShift..<range.upperBound - byteShift
    }

    mutating func index(of finding: Finding) -> Int? {
      guard let range = old(finding.range) else { return nil }
      let findings = earlier.findings
      while next < findings.count, findings[next].range.lowerBound < range.lowerBound { next += 1 }
      var index = next
      while index < findings.count, findings[index].range.lowerBound == range.lowerBound {
        if findings[index].range == range, isSame(findings[index], finding) { return index }
        index += 1
      }
      return nil
    }

    /// Whether all else is the same that is written of a finding.
    private func isSame(_ before: Finding, _ now: Finding) -> Bool {
      guard before.rule == now.rule, before.severity == now.severity, before.related.count == now.related.count,
        before.message == now.message
      else { return false }
      for index in now.related.indices where !isSame(before.related[index], now.related[index]) { return false }
      guard comparesFixes else { return true }
      return before.fixes.count == now.fixes.count
        && zip(before.fixes, now.fixes).allSatisfy { $0.title == $1.title && $0.safety == $1.safety }
    }

    private func isSame(_ before: RelatedPlace, _ now: RelatedPlace) -> Bool {
      // Of another document only facts are at hand, which may have been read anew.
      guard before.other == nil, now.other == nil, before.message == now.message else { return false }
      guard let source = now.source else { return before.source == nil && old(now.range) == before.range }
      // A template: the same linter has the same one.
      return before.source.map { $0.path == source.path } ?? false && before.range == now.range
    }
  }
}
