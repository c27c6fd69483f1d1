// The GitHub report: workflow commands that GitHub Actions shows as annotations of the lines.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// Writes `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=RULE::MESSAGE`, a finding a line.
///
/// The grammar is that of the runner (actions/runner, `ActionCommand.cs`; @actions/core, `command.ts`): values escape `%`,
/// line ends, `:` and `,`, messages `%` and line ends. Paths are from `GITHUB_WORKSPACE`. Columns count Unicode code points
/// from 1, the last one exclusive; the annotations of GitHub have columns only within one line. Ways to mend a finding are
/// further lines of its message.
struct GitHubReport: Report {
  private let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  var isDivisible: Bool { true }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    var places = PlaceIndex(source.tree)
    let file = Self.value(context.paths.path(source.path))
    var text = ""
    for finding in findings {
      let range = places.range(finding.range, of: source)
      text += "::\(Self.command(finding.severity)) file=\(file),line=\(range.start.line),endLine=\(range.end.line)"
      if range.start.line == range.end.line {
        text += ",col=\(range.start.column),endColumn=\(range.end.column)"
      }
      text += ",title=\(Self.value(finding.rule))::\(Self.message(messageWithFixes(finding, context.language)))\n"
    }
    return Array(text.utf8)
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info, .hint: "notice"
    }
  }

  private static let messageSequences: [UInt8: String] = [0x25: "%25", 0x0D: "%0D", 0x0A: "%0A"]
  private static let valueSequences = messageSequences.merging([0x3A: "%3A", 0x2C: "%2C"]) { $1 }

  private static func message(_ text: String) -> String { escapedForService(text, messageSequences) }
  private static func value(_ text: String) -> String { escapedForService(text, valueSequences) }
}
