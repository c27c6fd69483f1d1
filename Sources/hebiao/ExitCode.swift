// How the process ends.

/// What the exit code tells a script.
enum ExitCode: Int32 {
  case clean = 0
  /// Findings of the severity error or warning.
  case findings = 1
  /// The command line or the configuration is wrong; a given path does not exist.
  case usage = 2
  /// There was no document under the given paths.
  case nothingMatched = 3
  /// Something could not be read, or the output not be written.
  case incomplete = 4

  /// The one that counts where several apply: what makes the others doubtful comes first.
  static func most(of codes: Set<ExitCode>) -> ExitCode {
    [.usage, .incomplete, .findings, .nothingMatched].first(where: codes.contains) ?? .clean
  }
}
