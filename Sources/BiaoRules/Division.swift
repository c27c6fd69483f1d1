// The examination of a long document on two threads.

import BiaoModel
import BiaoSyntax

/// What it takes to let another thread check a part of a document, from an indicator on. What is found is the same.
struct Division: Sendable {
  let beside: Beside
  /// An empty report of the same document.
  let makeReport: @Sendable () -> Report

  /// The first indicator of the other part: one that stands on a line of its own. Nil where there are too few.
  static func middle(of indicators: [Indicator]) -> Int? {
    guard indicators.count > 1 else { return nil }
    var middle = indicators.count / 2
    while middle < indicators.count, indicators[middle].line <= indicators[middle - 1].line { middle += 1 }
    return middle < indicators.count ? middle : nil
  }
}

/// What the checks of a part of a document found, and what they counted.
struct DocumentPart: Sendable {
  let indicatorFindings: [Finding]
  let lineFindings: [Finding]
  let notes: [IndicatorNote]
  let lineNotes: [LineNote]
  let names: NotedNames
  let dates: FormDates?
  let occurrences: Occurrences
  let suggested: Int
  let asked: Int

  /// What it found of indicators and then of lines.
  init(_ report: Report) {
    indicatorFindings = Array(report.findings[report.indicatorFindings])
    lineFindings = Array(report.findings[report.indicatorFindings.upperBound...])
    notes = report.indicatorNotes
    lineNotes = report.lineNotes
    names = report.names
    dates = report.facts.formDates
    occurrences = report.occurrences
    suggested = report.suggested
    asked = report.asked
  }
}
