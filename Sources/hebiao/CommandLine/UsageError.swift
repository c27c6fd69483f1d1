// What can be wrong with a command line.

/// Worded by `Wording`.
enum UsageError: Error, Hashable {
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  case missingValue(option: String, allowed: [String])
  case unexpectedValue(option: String)
  case illegalValue(option: String, value: String, allowed: [String])
  /// An operand that the command cannot do without.
  case missingOperand(command: String, placeholder: String)
  case unexpectedArgument(String)
  /// A path that must be a folder.
  case notAFolder(String)
  case unknownRule(String, suggestion: String?)
  case unknownTemplate(String, suggestion: String?)
  /// An option that the command does not have.
  case foreignOption(String, command: String)
  /// `--config` with a key that there is not.
  case unknownSetting(String, suggestion: String?)
  /// `--config` with something wrong; what, where it is known.
  case illegalSetting(String, message: String?)
  /// Options that contradict each other.
  case exclusiveOptions(String, String)
  /// Two reports for one stream.
  case secondOutput(option: String)
  /// Two reports for one file.
  case sameFile(String)
  /// A report that would take the place of a document of the run.
  case documentAsReport(String)
  case illegalLines(String)
  /// A variable of the environment.
  case illegalVariable(name: String, value: String)
  /// An option that says nothing without another.
  case companionNeeded(option: String, companion: String)
  /// An option that speaks of the one document there is.
  case oneDocumentNeeded(option: String)
  /// `-` and paths beside it.
  case standardInputNotAlone
  /// It is not known which documents are meant.
  case selection(SelectionError)
  /// Parts of a run cannot be put together.
  case shards(ShardReports.Failure)
}
