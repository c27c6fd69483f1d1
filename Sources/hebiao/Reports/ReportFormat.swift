// The reports by name, and how each is made.

import BiaoRules

/// The reports by the names that `--report` takes.
enum ReportFormat: String, CaseIterable {
  case text, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, tap, rdjson, rdjsonl, azure, teamcity
  case sonarqube, markdown, html, csv

  func report(_ context: ReportContext) -> any Report {
    switch self {
    case .text:
      TextReport(
        language: context.language, isColored: context.isColored, width: context.width,
        hasSummary: context.hasSummary, unheeded: context.unheeded)
    case .concise:
      ConciseReport(
        language: context.language, isColored: context.isColored, hasSummary: context.hasSummary)
    case .json: JSONReport(language: context.language, unheeded: context.unheeded)
    case .jsonl: JSONLinesReport(unheeded: context.unheeded)
    case .sarif: SARIFReport(context)
    case .github: GitHubReport(context)
    case .gitlab: GitLabReport(context)
    case .junit: JUnitReport(context)
    case .checkstyle: CheckstyleReport(context)
    case .tap: TAPReport(context)
    case .rdjson: RDJSONReport(context, isLines: false)
    case .rdjsonl: RDJSONReport(context, isLines: true)
    case .azure: AzureReport(context)
    case .teamcity: TeamCityReport(context)
    case .sonarqube: SonarQubeReport(context)
    case .markdown: MarkdownReport(context)
    case .html: HTMLReport(context)
    case .csv: CSVReport(context)
    }
  }

  /// Whether it is for people, who may see it in colour and want a summary.
  var isForPeople: Bool { self == .text || self == .concise }

  /// Whether findings may be left out of it.
  var isDivisible: Bool { report(ReportContext()).isDivisible }
}

/// A report and where it goes.
struct ReportTarget: Sendable, Hashable {
  var format: ReportFormat
  /// Nil for standard output.
  var path: String?
}
