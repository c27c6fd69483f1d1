// The JSON report: one object, for other programs.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// Writes
///
///     {"version": 1,
///      "findings": [
///        {"rule": "mismatched-sum", "severity": "error" | "warning" | "info" | "hint", "message": "…", "path": "…",
///         "range": RANGE,
///         "related": [{"path": "…", "range": RANGE, "message": "…"}],
///         "fixes": [{"title": "…", "safety": "safe" | "suggested", "edits": [{"range": RANGE, "text": "…"}]}]}],
///      "summary": {"files": 3, "error": 1, "warning": 0, "info": 0, "hint": 0}}
///
/// where RANGE is `{"start": PLACE, "end": PLACE}`, half-open, and PLACE `{"line": 1, "column": 1, "offset": 0}`: lines and
/// columns from 1, columns in Unicode code points, offsets in bytes from 0. A byte that is no UTF-8 is one column.
///
/// Every key is always there, in this order. Findings are sorted by path and then by offset, one a line. `files` counts
/// the documents linted. `path` is as the user gave it or as it was found from there, `-` for standard input, and
/// `builtin:NAME` for a template built into the program. The text is UTF-8; what is none becomes U+FFFD. Keys may be
/// added under the same version; none is taken away or changes its meaning.
struct JSONReport: Report {
  var opening: [UInt8] { Array(#"{"version":1,"findings":["#.utf8) }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    guard !findings.isEmpty else { return [] }
    var writer = JSONWriter()
    var places = PlaceIndex(source.tree)
    for (index, finding) in findings.enumerated() {
      writer.raw(index == 0 ? "\n" : ",\n")
      write(finding, of: source, &places, to: &writer)
    }
    return writer.bytes
  }

  func joined(_ piece: [UInt8], isFirst: Bool) -> [UInt8] { isFirst ? piece : [0x2C] + piece }

  func closing(_ outcome: LintRun.Outcome) -> [UInt8] {
    let counts = outcome.counts
    var writer = JSONWriter()
    writer.raw("\n],\"summary\":{\"files\":\(outcome.fileCount),\"error\":\(counts.error)")
    writer.raw(",\"warning\":\(counts.warning),\"info\":\(counts.info),\"hint\":\(counts.hint)}}\n")
    return writer.bytes
  }

  private func write(
    _ finding: Finding, of source: SourceFile, _ places: inout PlaceIndex, to writer: inout JSONWriter
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
    writer.raw("]}")
  }
}

/// Writes JSON without a tree of values between.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A string with its quotation marks (RFC 8259, section 7).
  mutating func string(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: raw(#"\""#)
      case 0x5C: raw(#"\\"#)
      case 0x0A: raw(#"\n"#)
      case 0x0D: raw(#"\r"#)
      case 0x09: raw(#"\t"#)
      case 0x00...0x1F:
        raw(byte < 0x10 ? #"\u000"# : #"\u00"#)
        raw(String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  mutating func range(_ range: ByteRange, _ places: inout PlaceIndex) {
    raw(#"{"start":"#)
    place(places.place(at: range.lowerBound))
    raw(#","end":"#)
    place(places.place(at: range.upperBound))
    raw("}")
  }

  mutating func range(_ place: Facts.Place) {
    raw(#"{"start":"#)
    self.place(Place(line: place.line + 1, column: place.codePoints.lowerBound + 1, offset: place.range.lowerBound))
    raw(#","end":"#)
    self.place(Place(line: place.line + 1, column: place.codePoints.upperBound + 1, offset: place.range.upperBound))
    raw("}")
  }

  private mutating func place(_ place: Place) {
    raw("{\"line\":\(place.line),\"column\":\(place.column),\"offset\":\(place.offset)}")
  }
}
