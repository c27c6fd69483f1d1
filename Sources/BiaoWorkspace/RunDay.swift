// The day of a run, which says which suppressions have expired.

package import BiaoValues

package enum RunDay {
  /// A value that is no number of seconds.
  package struct IllegalEpoch: Error, Sendable, Hashable {
    package let value: String
  }

  /// The variable by which a build says when it is, so that it can be repeated
  /// (https://reproducible-builds.org/specs/source-date-epoch/): seconds since 1970 in UTC.
  package static let variable = "SOURCE_DATE_EPOCH"

  /// The day that `epoch` names in UTC, else that of the clock in the user's time zone. Nil where the clock knows none.
  package static func day(epoch: String?) throws(IllegalEpoch) -> CalendarDate? {
    guard let epoch, !epoch.isEmpty else { return day(atSeconds: nil) }
    guard epoch.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let seconds = Int64(epoch), let day = day(atSeconds: seconds)
    else {
      throw IllegalEpoch(value: epoch)
    }
    return day
  }

  /// The day of the environment and the clock of this process.
  package static func current() throws(IllegalEpoch) -> CalendarDate? {
    try day(epoch: Platform.environment(variable))
  }

  /// For a process that nobody can tell of a wrong variable.
  package static func currentOrClock() -> CalendarDate? {
    do throws(IllegalEpoch) { return try current() } catch { return day(atSeconds: nil) }
  }

  private static func day(atSeconds seconds: Int64?) -> CalendarDate? {
    guard let (year, month, day) = Platform.date(atSeconds: seconds), (1...9999).contains(year) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
