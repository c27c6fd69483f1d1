// The CSV report: a row for each finding, for spreadsheets.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// Writes a header and a row for each finding (RFC 4180: CRLF, quotation marks doubled), with a byte order mark, without
/// which spreadsheets take UTF-8 for something else. Columns count Unicode code points from 1.
///
/// A spreadsheet computes what begins with `=`, `+`, `-` or `@`, whoever wrote it; such a cell gets an apostrophe before it.
struct CSVReport: Report {
  private let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  var opening: [UInt8] {
    let names = [
      "path", "line", "column", "endLine", "endColumn", "severity", "rule", "message", "tiers", "text", "fix",
    ]
    return [0xEF, 0xBB, 0xBF] + Array((names.joined(separator: ",") + "\r\n").utf8)
  }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    var places = PlaceIndex(source.tree)
    let path = context.paths.path(source.path)
    var text = ""
    for (finding, fingerprint) in zip(findings, FindingFingerprint.all(findings, in: source)) {
      let range = places.range(finding.range, of: source)
      let cells = [
        Self.cell(path), "\(range.start.line)", "\(range.start.column)", "\(range.end.line)", "\(range.end.column)",
        finding.severity.name, Self.cell(finding.rule), Self.cell(finding.message), Self.cell(fingerprint.path),
        Self.cell(fingerprint.content), Self.cell(finding.fixes.map(\.title).joined(separator: "\n")),
      ]
      text += cells.joined(separator: ",") + "\r\n"
    }
    return Array(text.utf8)
  }

  private static func cell(_ text: String) -> String {
    var text = text
    // Standard input is called `-`, which computes nothing.
    if let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first), text != "-" {
      text = "'" + text
    }
    var result: [UInt8] = [0x22]
    for byte in text.utf8 {
      switch byte {
      case 0x22: result += [0x22, 0x22]
      // A zero ends the text for some readers.
      case 0x00: result += "\u{FFFD}".utf8
      default: result.append(byte)
      }
    }
    return String(decoding: result + [0x22], as: UTF8.self)
  }
}
