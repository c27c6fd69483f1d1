// The Checkstyle report: XML that many tools read, grouped by document.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// Writes `<checkstyle>` with a `<file>` for each document with findings and an `<error>` for each of these. Severities are
/// those of Checkstyle, `error`, `warning` and `info`; `source` is `hebiao.RULE`; columns count Unicode code points from 1.
struct CheckstyleReport: Report {
  private let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  var opening: [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n".utf8)
  }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    var places = PlaceIndex(source.tree)
    var text = "<file name=\"\(xmlEscaped(context.paths.path(source.path)))\">\n"
    for finding in findings {
      let start = places.place(at: finding.range.lowerBound)
      let severity = finding.severity == .hint ? "info" : finding.severity.name
      text += "  <error line=\"\(start.line)\" column=\"\(start.column)\" severity=\"\(severity)\""
      text += " message=\"\(xmlEscaped(finding.message))\" source=\"hebiao.\(xmlEscaped(finding.rule))\"/>\n"
    }
    return Array((text + "</file>\n").utf8)
  }

  func closing(_ end: RunEnd) -> [UInt8] { Array("</checkstyle>\n".utf8) }
}
