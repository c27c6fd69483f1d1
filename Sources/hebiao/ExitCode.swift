// How the process ends.

import BiaoWorkspace

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

  /// What is to be said of configurations with such problems: that they are wrong, or that they could not be read.
  static func codes(ofConfigurations problems: [FileProblem]) -> Set<ExitCode> {
    Set(problems.map { $0.isLoss && $0.kind != .missing ? .incomplete : .usage })
  }

  /// The one that counts where several apply: what makes the others doubtful comes first.
  static func most(of codes: Set<ExitCode>) -> ExitCode {
    [.usage, .incomplete, .findings, .nothingMatched].first(where: codes.contains) ?? .clean
  }
}
