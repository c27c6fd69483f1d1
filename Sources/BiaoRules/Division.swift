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

/// What a run has seen of a document when the checks of the whole form begin.
struct Seen: Sendable {
  fileprivate let findings: [Finding]
  fileprivate let earlier: EarlierRun?
  fileprivate let notation: NotationScan
  fileprivate let dates: FormDates?
  fileprivate let occurrences: Occurrences
  fileprivate let earlierOccurrences: (occurrences: Occurrences, tree: Tree, map: LineMap)?
  fileprivate let suggested: Int
  fileprivate let asked: Int
}

/// What some of the checks of the whole form found, and what they counted.
struct WholePart: Sendable {
  fileprivate let findings: [Finding]
  fileprivate let notes: [FormNote]
  fileprivate let occurrences: Occurrences
  fileprivate let suggested: Int
  fileprivate let asked: Int

  init(_ report: Report, since seen: Seen) {
    findings = Array(report.findings[seen.findings.count...])
    notes = report.formNotes
    occurrences = report.occurrences
    suggested = report.suggested - seen.suggested
    asked = report.asked - seen.asked
  }
}

extension Report {
  var seen: Seen {
    Seen(
      findings: findings, earlier: earlier, notation: notation, dates: facts.formDates, occurrences: occurrences,
      earlierOccurrences: earlierOccurrences, suggested: suggested, asked: asked)
  }

  /// Begins where another run over the same document is.
  func go(on seen: Seen) {
    takeOver(seen.findings)
    earlier = seen.earlier
    madeNotation = seen.notation
    facts.formDates = seen.dates
    occurrences = seen.occurrences
    earlierOccurrences = seen.earlierOccurrences
    suggested = seen.suggested
    asked = seen.asked
  }

  /// Takes in what was found by those checks of the whole form that follow the ones done here. False, and takes nothing,
  /// where there is a limit that both stayed within on their own and not together: then they have to look here.
  func takeIn(_ part: WholePart) -> Bool {
    guard isWithinLimits(findings: part.findings.count, suggested: part.suggested, asked: part.asked),
      occurrences.takeIn(part.occurrences)
    else { return false }
    takeOver(part.findings)
    formNotes.append(contentsOf: part.notes)
    suggested += part.suggested
    asked += part.asked
    return true
  }
}
