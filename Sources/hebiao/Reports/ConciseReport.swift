// The concise report: one finding a line, as compilers print them, for editors and for grep.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// Writes `PATH:LINE:COLUMN: SEVERITY[RULE]: MESSAGE`, columns in Unicode code points from 1, and the summary.
struct ConciseReport: Report {
  var language: Language
  var isColored: Bool
  /// Whether a last line counts the findings.
  var hasSummary = true

  var isDivisible: Bool { true }

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    let words = Wording(language)
    var output = StyledOutput(isColored: isColored)
    var places = PlaceIndex(source.tree)
    let path = terminalSafe(source.path)
    for finding in findings {
      let start = places.place(at: finding.range.lowerBound)
      output.add("\(path):\(start.line):\(start.column)", .path)
      output.add(": ")
      output.add("\(words.name(of: finding.severity))[\(finding.rule)]", Style.of(finding.severity))
      output.add(": \(terminalSafe(finding.message))\n")
    }
    return output.bytes
  }

  func remainder(_ source: SourceFile, _ count: Int) -> [UInt8] {
    Array("\(terminalSafe(source.path)): \(Wording(language).andMore(count))\n".utf8)
  }

  func closing(_ end: RunEnd) -> [UInt8] { Array(Wording(language).closing(end, hasSummary: hasSummary).utf8) }
}
