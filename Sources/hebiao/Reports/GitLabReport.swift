// The GitLab report: Code Quality, as merge requests show it beside the changed lines.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// Writes an array of `{"description", "check_name", "fingerprint", "severity", "location"}`, a finding a line, as GitLab
/// reads the artifact `codequality` (docs.gitlab.com/ci/testing/code_quality, a part of the Code Climate format).
///
/// A fingerprint is made of the rule, the path, the tiers and the words of the line, not of its number: GitLab knows a
/// finding again after other lines were added, and of two with the same fingerprint it would show one. Paths are from
/// `CI_PROJECT_DIR`.
struct GitLabReport: Report {
  private let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  var opening: [UInt8] { Array("[".utf8) }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    var places = PlaceIndex(source.tree)
    let path = context.paths.path(source.path)
    var writer = JSONWriter()
    for (index, (finding, fingerprint)) in zip(findings, FindingFingerprint.all(findings, in: source)).enumerated() {
      let range = places.range(finding.range, of: source)
      writer.member(index == 0 ? "\n{\"description\":" : ",\n{\"description\":", finding.message)
      writer.member(#","check_name":"#, finding.rule)
      writer.member(#","fingerprint":"#, fingerprint.text(inFile: path))
      writer.member(#","severity":"#, Self.name(finding.severity))
      writer.member(#","location":{"path":"#, path)
      writer.raw(",\"lines\":{\"begin\":\(range.start.line),\"end\":\(range.end.line)}")
      writer.raw(",\"positions\":{\"begin\":{\"line\":\(range.start.line),\"column\":\(range.start.column)}")
      writer.raw(",\"end\":{\"line\":\(range.end.line),\"column\":\(range.end.column)}}}}")
    }
    return writer.bytes
  }

  func joined(_ piece: [UInt8], index: Int) -> [UInt8] { index == 0 ? piece : [0x2C] + piece }

  func closing(_ end: RunEnd) -> [UInt8] { Array("\n]\n".utf8) }

  private static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "major"
    case .info: "minor"
    case .hint: "info"
    }
  }
}
