// `hebiao lint --show-files`: which documents would be linted.

import BiaoRules
import BiaoWorkspace

/// Prints the paths of the documents of a run, a line each or with a zero byte behind each, for other programs; on a
/// terminal without what would act on it.
func showFiles(
  _ documents: RunDocuments, _ arguments: LintArguments, _ language: Language
) -> ExitCode {
  let words = Wording(language)
  let output = OutputStream(OutputStream.standardOutput)
  let errors = OutputStream(OutputStream.standardError)
  let problems = documents.problems + documents.configurations.allProblems(language)
  for problem in problems { errors.write(words.message(problem) + "\n") }
  let isZeroSeparated = arguments.selection.isZeroSeparated
  let isForTerminal = !isZeroSeparated && Platform.isTerminal(OutputStream.standardOutput)
  for document in documents.documents {
    let path = document.path
    output.write((isForTerminal ? Array(terminalSafe(path.text).utf8) : path.bytes) + [isZeroSeparated ? 0 : 0x0A])
  }
  let outcome = LintRun.Outcome(of: documents, problems)
  var codes: Set<ExitCode> = []
  if outcome.hasMissingPath || outcome.hasFaultyConfiguration { codes.insert(.usage) }
  if outcome.isIncomplete { codes.insert(.incomplete) }
  if outcome.fileCount == 0, outcome.excludedCount == 0, codes.isEmpty, !arguments.selection.mayBeEmpty(documents) {
    codes.insert(.nothingMatched)
    errors.write(words.nothingMatched(arguments.inputs.texts) + "\n")
  }
  if let error = output.flush() {
    errors.write(words.writeFailed(error) + "\n")
    codes.insert(.incomplete)
  }
  errors.flush()
  return ExitCode.most(of: codes)
}
