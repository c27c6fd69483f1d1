// The JSON report: one object, for other programs.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoValues
import BiaoWorkspace

/// Writes
///
///     {"version": 1,
///      "findings": [
///        {"rule": "mismatched-sum", "severity": "error" | "warning" | "info" | "hint", "message": "…", "path": "…",
///         "range": RANGE,
///         "related": [{"path": "…", "range": RANGE, "message": "…"}],
///         "fixes": [{"title": "…", "safety": "safe" | "suggested", "edits": [{"range": RANGE, "text": "…"}]}]}],
///      "summary": {"files": 3, "error": 1, "warning": 0, "info": 0, "hint": 0},
///      "problems": [{"path": "…", "message": "…"}],
///      "statistics": {"rules": [{"rule": "…", "count": 1, "fixable": 0}],
///                     "files": [{"path": "…", "error": 1, "warning": 0, "info": 0, "hint": 0}]},
///      "exitCode": 1}
///
/// where RANGE is `{"start": PLACE, "end": PLACE}`, half-open, and PLACE `{"line": 1, "column": 1, "offset": 0}`: lines and
/// columns from 1, columns in Unicode code points, offsets in bytes from 0. A byte that is no UTF-8 is one column.
///
/// Every key is always there, in this order, but for `statistics`, which stands there with `--statistics`, the number
/// `hidden` at the end of `summary`, the findings that were left out for a baseline, which stands there with one, and
/// `suppression` at the end of a finding, which stands there with `--no-suppressions`: null, or the comment that would hide
/// the finding, `{"line": 1, "scope": "line" | "block" | "range" | "file", "until": "2027-06-30" | null, "reason": "…" | null}`. `problems` are files
/// that could not be read and the like. Findings are sorted by path and then by offset, one a line. `files` counts the
/// documents linted. `path` is as the user gave it or as it was found from there, `-` for standard input, and
/// `builtin:NAME` for a template built into the program. The text is UTF-8; what is none becomes U+FFFD. Keys may be
/// added under the same version; none is taken away or changes its meaning.
struct JSONReport: Report {
  /// Of the problems; findings are worded already.
  var language = Language.zh
  var unheeded: UnheededSuppressions?

  var opening: [UInt8] { Array(#"{"version":1,"findings":["#.utf8) }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    guard !findings.isEmpty else { return [] }
    var writer = JSONWriter()
    var places = PlaceIndex(source.tree)
    let silenced = unheeded?.all(in: source)
    for (index, finding) in findings.enumerated() {
      writer.raw(index == 0 ? "\n" : ",\n")
      write(finding, of: source, silenced, &places, to: &writer)
    }
    return writer.bytes
  }

  func joined(_ piece: [UInt8], index: Int) -> [UInt8] { index == 0 ? piece : [0x2C] + piece }

  func closing(_ end: RunEnd) -> [UInt8] {
    var writer = JSONWriter()
    writer.raw("\n],\"summary\":{\"files\":\(end.outcome.fileCount),")
    writer.counts(end.outcome.counts)
    if let hidden = end.outcome.hiddenCount { writer.raw(",\"hidden\":\(hidden)") }
    writer.raw("},\"problems\":[")
    for (index, problem) in end.problems.enumerated() {
      writer.member(index == 0 ? #"{"path":"# : #",{"path":"#, problem.path.text)
      writer.member(#","message":"#, Wording(language).message(problem))
      writer.raw("}")
    }
    writer.raw("]")
    if end.showsStatistics { writer.statistics(end.outcome.statistics) }
    writer.raw(",\"exitCode\":\(end.code.rawValue)}\n")
    return writer.bytes
  }

  func write(
    _ finding: Finding, of source: SourceFile, _ silenced: SilencedFindings?, _ places: inout PlaceIndex,
    to writer: inout JSONWriter
  ) {
    writer.raw(#"{"rule":"#)
    writer.string(finding.rule)
    writer.raw(#","severity":"#)
    writer.string(finding.severity.name)
    writer.raw(#","message":"#)
    writer.string(finding.message)
    writer.raw(#","path":"#)
    writer.string(source.path)
    writer.raw(#","range":"#)
    writer.range(finding.range, &places)
    writer.raw(#","related":["#)
    for (index, related) in finding.related.enumerated() {
      writer.raw(index == 0 ? #"{"path":"# : #",{"path":"#)
      writer.string(related.other?.path ?? related.source?.path ?? source.path)
      writer.raw(#","range":"#)
      if let other = related.other {
        writer.range(other.words.place)
      } else if let other = related.source {
        var otherPlaces = PlaceIndex(other.tree)
        writer.range(related.range, &otherPlaces)
      } else {
        writer.range(related.range, &places)
      }
      writer.raw(#","message":"#)
      writer.string(related.message)
      writer.raw("}")
    }
    writer.raw(#"],"fixes":["#)
    for (index, fix) in finding.fixes.enumerated() {
      writer.raw(index == 0 ? #"{"title":"# : #",{"title":"#)
      writer.string(fix.title)
      writer.raw(#","safety":"#)
      writer.string(fix.safety.rawValue)
      writer.raw(#","edits":["#)
      for (index, edit) in fix.edits.enumerated() {
        writer.raw(index == 0 ? #"{"range":"# : #",{"range":"#)
        writer.range(edit.range, &places)
        writer.raw(#","text":"#)
        writer.string(edit.text)
        writer.raw("}")
      }
      writer.raw("]}")
    }
    writer.raw("]")
    if let silenced { writer.suppression(silenced.suppression(of: finding), of: source) }
    writer.raw("}")
  }
}

extension JSONWriter {
  fileprivate mutating func suppression(
    _ found: (comment: Suppression, name: Suppression.Name)?, of source: SourceFile
  ) {
    raw(#","suppression":"#)
    guard let (comment, name) = found else {
      raw("null")
      return
    }
    raw("{\"line\":\(comment.line + 1),\"scope\":\"\(comment.scope.rawValue)\",\"until\":")
    raw(name.expiry?.lastDay.map { "\"\($0.hyphenated)\"" } ?? "null")
    raw(#","reason":"#)
    if let reason = comment.reason { string(source.tree.text(reason)) } else { raw("null") }
    raw("}")
  }

  fileprivate mutating func counts(_ counts: SeverityCounts) {
    raw("\"error\":\(counts.error),\"warning\":\(counts.warning),\"info\":\(counts.info),\"hint\":\(counts.hint)")
  }

  fileprivate mutating func statistics(_ statistics: RunStatistics) {
    raw(#","statistics":{"rules":["#)
    for (index, rule) in statistics.rules.enumerated() {
      member(index == 0 ? #"{"rule":"# : #",{"rule":"#, rule.rule)
      raw(",\"count\":\(rule.count),\"fixable\":\(rule.fixableCount)}")
    }
    raw(#"],"files":["#)
    for (index, file) in statistics.files.enumerated() {
      member(index == 0 ? #"{"path":"# : #",{"path":"#, file.path)
      raw(",")
      counts(file.counts)
      raw("}")
    }
    raw("]}")
  }
}
