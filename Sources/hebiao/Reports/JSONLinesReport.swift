// The JSON Lines report: an object a line for each finding, written as soon as its document is done.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// Writes each finding as the JSON report does, on a line of its own, and nothing else (jsonlines.org).
struct JSONLinesReport: Report {
  var unheeded: UnheededSuppressions?

  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8] {
    var writer = JSONWriter()
    var places = PlaceIndex(source.tree)
    let objects = JSONReport()
    let silenced = unheeded?.all(in: source)
    for finding in findings {
      objects.write(finding, of: source, silenced, &places, to: &writer)
      writer.raw("\n")
    }
    return writer.bytes
  }
}
