// The rdjson and rdjsonl reports: the Reviewdog Diagnostic Format.

import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace

/// Writes one `DiagnosticResult`, or a `Diagnostic` a line (reviewdog, `proto/rdf/reviewdog.proto`).
///
/// Columns count bytes from 1, and ends are exclusive, as the format has it. A suggestion there has one range, so a fix of
/// several edits is one that covers them all.
///
/// Up to version 0.21 reviewdog waits for ever when a line of rdjsonl has more than 64 KiB (`bufio.Scanner`), and later
/// ones end there. So of a diagnostic's suggestions and related places only as many are told as a line has room for.
struct RDJSONReport: Report {
  private let context: ReportContext
  private let isLines: Bool

  init(_ context: ReportContext, isLines: Bool) {
    self.context = context
    self.isLines = isLines
  }

  private static let source = #"{"name":"hebiao"}"#

  /// Bytes of a diagnostic, with room for the ends of its lists.
  private static let limit = 60_000

  var opening: [UInt8] { isLines ? [] : Array("{\"source\":\(Self.source),\"diagnostics\":[".utf8) }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    var places = PlaceIndex(source.tree, .utf8)
    var writer = JSONWriter()
    for (index, finding) in findings.enumerated() {
      if !isLines { writer.raw(index == 0 ? "\n" : ",\n") }
      let end = writer.bytes.count + Self.limit
      writer.member(#"{"message":"#, finding.message)
      writer.raw(#","location":"#)
      write(places.range(finding.range, of: source), to: &writer)
      writer.raw(",\"severity\":\"\(Self.name(finding.severity))\",\"source\":\(Self.source)")
      writer.member(#","code":{"value":"#, finding.rule)
      writer.raw("}")
      writeFixes(finding, of: source, &places, to: &writer, upTo: end)
      writeRelated(finding, of: source, &places, to: &writer, upTo: end)
      writer.raw(isLines ? "}\n" : "}")
    }
    return writer.bytes
  }

  func joined(_ piece: [UInt8], index: Int) -> [UInt8] { isLines || index == 0 ? piece : [0x2C] + piece }

  func closing(_ end: RunEnd) -> [UInt8] { isLines ? [] : Array("\n]}\n".utf8) }

  private func writeFixes(
    _ finding: Finding, of source: SourceFile, _ places: inout PlaceIndex, to writer: inout JSONWriter, upTo end: Int
  ) {
    let suggestions = finding.fixes.compactMap { replacement($0, in: source.tree) }
    writeList(#","suggestions":["#, suggestions, to: &writer, upTo: end) { suggestion, writer in
      writer.raw(#"{"range":"#)
      write(places.place(at: suggestion.range.lowerBound), places.place(at: suggestion.range.upperBound), to: &writer)
      writer.member(#","text":"#, suggestion.text)
      writer.raw("}")
    }
  }

  /// As many of `items` as end before there are `end` bytes; nothing where there are none.
  private func writeList<Item>(
    _ opening: String, _ items: [Item], to writer: inout JSONWriter, upTo end: Int,
    _ write: (Item, inout JSONWriter) -> Void
  ) {
    let start = writer.bytes.count
    var count = 0
    for item in items {
      let mark = writer.bytes.count
      writer.raw(count == 0 ? opening : ",")
      write(item, &writer)
      if writer.bytes.count > end {
        writer.takeBack(to: mark)
        break
      }
      count += 1
    }
    if writer.bytes.count > start { writer.raw("]") }
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
    _ finding: Finding, of source: SourceFile, _ places: inout PlaceIndex, to writer: inout JSONWriter, upTo end: Int
  ) {
    // Built-in templates are no files.
    let related = finding.related.map { ($0.message, places.range($0, of: source)) }.filter { $0.1.builtIn == nil }
    writeList(#","related_locations":["#, related, to: &writer, upTo: end) { item, writer in
      writer.member(#"{"message":"#, item.0)
      writer.raw(#","location":"#)
      write(item.1, to: &writer)
      writer.raw("}")
    }
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
