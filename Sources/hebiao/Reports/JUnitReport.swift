// The JUnit report: a test suite for each document, for services that show the results of tests.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// Writes `<testsuites>` with a `<testsuite>` for each document, as the schema of Jenkins' xUnit plugin has it
/// (`junit-10.xsd`). A finding is a test case; it fails if it is one that makes the run fail, otherwise it has passed and
/// says so in its output. A document without findings is one test that has passed.
struct JUnitReport: Report {
  private let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  var opening: [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"hebiao\">\n".utf8)
  }

  var showsCleanDocuments: Bool { true }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    let path = xmlEscaped(context.paths.path(source.path))
    let failures = findings.count { context.thresholds.counts($0.severity) }
    var text = "<testsuite name=\"\(path)\" tests=\"\(max(findings.count, 1))\" failures=\"\(failures)\" errors=\"0\">"
    if findings.isEmpty { text += "<testcase name=\"hebiao\" classname=\"\(path)\"/>" }
    var places = PlaceIndex(source.tree)
    for finding in findings {
      let start = places.place(at: finding.range.lowerBound)
      let name = xmlEscaped("\(finding.rule) \(start.line):\(start.column)")
      let message = xmlEscaped(finding.message)
      let words = xmlEscaped(
        "\(source.path):\(start.line):\(start.column): " + messageWithFixes(finding, context.language))
      text += "\n  <testcase name=\"\(name)\" classname=\"\(path)\">"
      if context.thresholds.counts(finding.severity) {
        text += "<failure type=\"\(finding.severity.name)\" message=\"\(message)\">\(words)</failure>"
      } else {
        text += "<system-out>\(words)</system-out>"
      }
      text += "</testcase>"
    }
    return Array((text + (findings.isEmpty ? "" : "\n") + "</testsuite>\n").utf8)
  }

  func closing(_ end: RunEnd) -> [UInt8] { Array("</testsuites>\n".utf8) }
}
