// The Azure report: logging commands that Azure Pipelines shows as issues of the run.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// Writes `##vso[task.logissue type=error;sourcepath=…;linenumber=…;columnnumber=…;code=RULE;]MESSAGE`, a finding a line.
///
/// Azure knows errors and warnings alone, so infos and hints are warnings. Values escape `%`, line ends, `;` and `]`,
/// messages `%` and line ends; `%` is `%AZP25` (microsoft/azure-pipelines-agent, `CommandStringConvertor`). Paths are from
/// `BUILD_SOURCESDIRECTORY`, columns count Unicode code points from 1.
struct AzureReport: Report {
  private let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  var isDivisible: Bool { true }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    var places = PlaceIndex(source.tree)
    let file = Self.value(context.paths.path(source.path))
    var text = ""
    for finding in findings {
      let start = places.place(at: finding.range.lowerBound)
      text += "##vso[task.logissue type=\(finding.severity == .error ? "error" : "warning");sourcepath=\(file);"
      text += "linenumber=\(start.line);columnnumber=\(start.column);code=\(Self.value(finding.rule));]"
      text += Self.message(messageWithFixes(finding, context.language)) + "\n"
    }
    return Array(text.utf8)
  }

  private static let messageSequences: [UInt8: String] = [0x25: "%AZP25", 0x0D: "%0D", 0x0A: "%0A"]
  private static let valueSequences = messageSequences.merging([0x3B: "%3B", 0x5D: "%5D"]) { $1 }

  private static func message(_ text: String) -> String { escapedForService(text, messageSequences) }
  private static func value(_ text: String) -> String { escapedForService(text, valueSequences) }
}
