// Which comments would silence the findings of a run with `--no-suppressions`, for the reports that tell.

import BiaoModel
import BiaoRules
import BiaoValues

/// Finds the comments of documents as they would hold on a day.
struct UnheededSuppressions: Sendable {
  /// Nil where nobody knows: then none has expired.
  var today: CalendarDate?

  func all(in source: SourceFile) -> SilencedFindings { SilencedFindings(source, today: today) }
}
