// What every report can do: make the findings of documents into bytes.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// A form of output. The pieces are written in this order: `opening`, then what `render` gave for each document in the
/// order of the paths, then `closing`.
protocol Report: Sendable {
  var opening: [UInt8] { get }

  /// The findings of one document; empty where there is none. Called on several threads at once.
  func render(_ source: SourceFile, _ findings: [Finding]) -> [UInt8]

  /// Makes the piece of a document fit to follow what came before. `isFirst` holds for the first that is not empty.
  func joined(_ piece: [UInt8], isFirst: Bool) -> [UInt8]

  func closing(_ outcome: LintRun.Outcome) -> [UInt8]
}

/// The reports by the names that `--report` takes.
enum ReportFormat: String, CaseIterable {
  case text, json
}
