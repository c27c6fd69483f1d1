// The TAP report: a test point for each document (testanything.org, version 13, which readers of 14 take too).

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// Writes `ok N - PATH` or `not ok N - PATH` with the findings in a YAML block, and the plan at the end, when the number is
/// known. A document fails if one of its findings makes the run fail.
struct TAPReport: Report {
  private let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  var opening: [UInt8] { Array("TAP version 13\n".utf8) }

  var showsCleanDocuments: Bool { true }

  /// All but the beginning of the first line, whose number is not known yet: the first byte says whether it failed.
  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    let isFailed = findings.contains { context.thresholds.counts($0.severity) }
    var writer = JSONWriter()
    writer.raw(isFailed ? "1" : "0")
    writer.raw(" - \(Self.description(context.paths.path(source.path)))\n")
    guard !findings.isEmpty else { return writer.bytes }
    // JSON is YAML, and needs no thought about what a plain word may begin with.
    writer.member("  ---\n  path: ", Self.printable(context.paths.path(source.path)))
    writer.raw("\n  findings:\n")
    var places = PlaceIndex(source.tree)
    for finding in findings {
      let range = places.range(finding.range, of: source)
      writer.member("    - {\"rule\": ", finding.rule)
      writer.member(", \"severity\": ", finding.severity.name)
      writer.raw(", \"line\": \(range.start.line), \"column\": \(range.start.column), ")
      writer.raw("\"endLine\": \(range.end.line), \"endColumn\": \(range.end.column)")
      writer.member(", \"message\": ", Self.printable(finding.message))
      writer.raw("}\n")
    }
    writer.raw("  ...\n")
    return writer.bytes
  }

  func joined(_ piece: [UInt8], index: Int) -> [UInt8] {
    Array("\(piece.first == 0x31 ? "not ok" : "ok") \(index + 1)".utf8) + piece.dropFirst()
  }

  func closing(_ end: RunEnd) -> [UInt8] {
    // Problems have no document of which they could be the test point; the run is not complete.
    var text = ""
    for problem in end.problems where problem.isLoss {
      text += "# \(Self.printable(Wording(context.language).message(problem)))\n"
    }
    return Array("\(text)1..\(end.outcome.fileCount)\n".utf8)
  }

  /// A description in one line in which nothing is a directive.
  private static func description(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      // Not all readers know the backslash before it, and one that does not would skip a test whose name says so.
      case 0x23: result += "＃".utf8
      case 0..<0x20, 0x7F: result.append(0x20)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Without the characters that YAML does not take even between quotation marks (YAML 1.1, section 5.1).
  private static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isUnprintable($0) ? "\u{FFFD}" : $0 }))
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0x2027, 0x202A...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: false
    default: true
    }
  }
}
