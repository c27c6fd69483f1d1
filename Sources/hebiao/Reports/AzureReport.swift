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

  private static func message(_ text: String) -> String { escaped(text, alsoSeparators: false) }
  private static func value(_ text: String) -> String { escaped(text, alsoSeparators: true) }

  private static func escaped(_ text: String, alsoSeparators: Bool) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x25: result += "%AZP25".utf8
      case 0x0D: result += "%0D".utf8
      case 0x0A: result += "%0A".utf8
      case 0x3B where alsoSeparators: result += "%3B".utf8
      case 0x5D where alsoSeparators: result += "%5D".utf8
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
