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

  private static func message(_ text: String) -> String { escaped(text, alsoSeparators: false) }
  private static func value(_ text: String) -> String { escaped(text, alsoSeparators: true) }

  private static func escaped(_ text: String, alsoSeparators: Bool) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x25: result += "%25".utf8
      case 0x0D: result += "%0D".utf8
      case 0x0A: result += "%0A".utf8
      case 0x3A where alsoSeparators: result += "%3A".utf8
      case 0x2C where alsoSeparators: result += "%2C".utf8
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// The message of a finding and below it the ways to mend it, a line each.
func messageWithFixes(_ finding: Finding, _ language: Language) -> String {
  let words = Wording(language)
  return finding.message
    + finding.fixes.prefix(4).map { fix in
      "\n\(fix.safety == .safe ? words.fix : words.suggestion): \(fix.title)"
    }.joined()
}
