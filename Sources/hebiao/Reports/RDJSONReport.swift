// The rdjson and rdjsonl reports: the Reviewdog Diagnostic Format.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// Writes one `DiagnosticResult`, or a `Diagnostic` a line (reviewdog, `proto/rdf/reviewdog.proto`).
///
/// Columns count bytes from 1, and ends are exclusive, as the format has it. A suggestion there has one range, so a fix of
/// several edits is one that covers them all.
struct RDJSONReport: Report {
  private let context: ReportContext
  private let isLines: Bool

  init(_ context: ReportContext, isLines: Bool) {
    self.context = context
    self.isLines = isLines
  }

  private static let source = #"{"name":"hebiao"}"#

  var opening: [UInt8] { isLines ? [] : Array("{\"source\":\(Self.source),\"diagnostics\":[".utf8) }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    var places = PlaceIndex(source.tree, .utf8)
    var writer = JSONWriter()
    for (index, finding) in findings.enumerated() {
      if !isLines { writer.raw(index == 0 ? "\n" : ",\n") }
      writer.member(#"{"message":"#, finding.message)
      writer.raw(#","location":"#)
      write(places.range(finding.range, of: source), to: &writer)
      writer.raw(",\"severity\":\"\(Self.name(finding.severity))\",\"source\":\(Self.source)")
      writer.member(#","code":{"value":"#, finding.rule)
      writer.raw("}")
      writeFixes(finding, of: source, &places, to: &writer)
      writeRelated(finding, of: source, &places, to: &writer)
      writer.raw(isLines ? "}\n" : "}")
    }
    return writer.bytes
  }

  func joined(_ piece: [UInt8], index: Int) -> [UInt8] { isLines || index == 0 ? piece : [0x2C] + piece }

  func closing(_ end: RunEnd) -> [UInt8] { isLines ? [] : Array("\n]}\n".utf8) }

  private func writeFixes(
    _ finding: Finding, of source: SourceFile, _ places: inout PlaceIndex, to writer: inout JSONWriter
  ) {
    let suggestions = finding.fixes.compactMap { replacement($0, in: source.tree) }
    if suggestions.isEmpty { return }
    writer.raw(#","suggestions":["#)
    for (index, suggestion) in suggestions.enumerated() {
      if index > 0 { writer.raw(",") }
      writer.raw(#"{"range":"#)
      write(places.place(at: suggestion.range.lowerBound), places.place(at: suggestion.range.upperBound), to: &writer)
      writer.member(#","text":"#, suggestion.text)
      writer.raw("}")
    }
    writer.raw("]")
  }

  /// All edits of a fix as one; nil where what lies between them is no UTF-8 and so would not come back as it was, or is
  /// more than anyone would look at.
  private func replacement(_ fix: Fix, in tree: Tree) -> TextEdit? {
    guard let first = fix.edits.first, let last = fix.edits.last else { return nil }
    if fix.edits.count == 1 { return first }
    let range = ByteRange(clamping: first.range.lowerBound, last.range.upperBound)
    guard range.upperBound <= tree.bytes.count, range.count <= 4096 else { return nil }
    let original = String(decoding: tree.bytes[range], as: UTF8.self)
    guard original.utf8.elementsEqual(tree.bytes[range]) else { return nil }
    var text: [UInt8] = []
    var end = range.lowerBound
    for edit in fix.edits {
      guard edit.range.lowerBound >= end, edit.range.upperBound <= range.upperBound else { return nil }
      text += tree.bytes[end..<edit.range.lowerBound]
      text += edit.text.utf8
      end = edit.range.upperBound
    }
    return TextEdit(range: range, text: String(decoding: text, as: UTF8.self))
  }

  private func writeRelated(
    _ finding: Finding, of source: SourceFile, _ places: inout PlaceIndex, to writer: inout JSONWriter
  ) {
    // Built-in templates are no files.
    let related = finding.related.map { ($0.message, places.range($0, of: source)) }.filter { $0.1.builtIn == nil }
    if related.isEmpty { return }
    writer.raw(#","related_locations":["#)
    for (index, (message, range)) in related.enumerated() {
      writer.member(index == 0 ? #"{"message":"# : #",{"message":"#, message)
      writer.raw(#","location":"#)
      write(range, to: &writer)
      writer.raw("}")
    }
    writer.raw("]")
  }

  private func write(_ range: ReportRange, to writer: inout JSONWriter) {
    writer.member(#"{"path":"#, context.paths.path(range.path))
    writer.raw(#","range":"#)
    write(range.start, range.end, to: &writer)
    writer.raw("}")
  }

  private func write(_ start: Place, _ end: Place, to writer: inout JSONWriter) {
    writer.raw("{\"start\":{\"line\":\(start.line),\"column\":\(start.column)},")
    writer.raw("\"end\":{\"line\":\(end.line),\"column\":\(end.column)}}")
  }

  private static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .info, .hint: "INFO"
    }
  }
}
