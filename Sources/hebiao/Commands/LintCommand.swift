// `hebiao lint`: findings in forms and templates.

import BiaoRules
import BiaoWorkspace
import Synchronization

func runLint(_ arguments: LintArguments, _ language: Language, isLanguageChosen: Bool) -> ExitCode {
  let paths = arguments.inputs.map { if case .path(let path) = $0 { path } else { FilePath(".") } }
  let language = isLanguageChosen ? language : configuredLanguage(near: paths) ?? language
  let words = Wording(language)
  var fixed: FixOutcome?
  if let fixing = arguments.fixing {
    let outcome = runFixes(fixing, arguments, language)
    if fixing.isDiff || fixing.isOnly || Platform.isInterrupted {
      if Platform.isInterrupted { Platform.endAsInterrupted() }
      return ExitCode.most(of: outcome.codes)
    }
    fixed = outcome
  }
  // Fixed standard input has gone to standard output.
  let output = OutputStream(
    fixed?.standardInput == nil ? OutputStream.standardOutput : OutputStream.standardError)
  let errors = OutputStream(OutputStream.standardError)
  let report: any Report =
    switch arguments.report {
    case .json: JSONReport()
    case .text:
      TextReport(
        language: language, isColored: isColored(arguments.color),
        width: min(Platform.terminalWidth(OutputStream.standardOutput) ?? 120, 160))
    }

  let start = Platform.nanoseconds()
  var run = LintRun(inputs: arguments.inputs, language: language, preset: arguments.preset)
  run.standardInput = fixed?.standardInput
  if arguments.isProfiled { run.profiler = RunProfiler() }
  let isFirst = Atomic<Bool>(true)
  output.write(report.opening)
  let outcome = run.run(render: { report.render($0, $1) }) { piece in
    guard !piece.isEmpty else { return }
    output.write(report.joined(piece, isFirst: isFirst.exchange(false, ordering: .relaxed)))
  } report: { problem in
    // In the order of the paths on a terminal, where both streams meet.
    output.flush()
    errors.write(words.message(problem) + "\n")
    errors.flush()
  }

  // What could not be written is told; what could not be read is told again by this run.
  var codes = (fixed?.codes ?? []).intersection([.incomplete])
  if outcome.counts.error + outcome.counts.warning > 0 { codes.insert(.findings) }
  if outcome.hasMissingPath || outcome.hasFaultyConfiguration { codes.insert(.usage) }
  if outcome.isIncomplete { codes.insert(.incomplete) }
  if outcome.fileCount == 0, codes.isEmpty {
    codes.insert(.nothingMatched)
    let paths = arguments.inputs.map { input in
      if case .path(let path) = input { path.text } else { "-" }
    }
    errors.write(words.nothingMatched(paths) + "\n")
  }
  if arguments.report == .json || outcome.fileCount > 0 { output.write(report.closing(outcome)) }
  // Who reads only the beginning, as `head` does, has what he wants.
  if let error = output.flush(), !error.isBrokenPipe {
    errors.write(words.writeFailed(error) + "\n")
    codes.insert(.incomplete)
  }
  if let profiler = run.profiler {
    errors.write(profileText(profiler.totals, Platform.nanoseconds() &- start, language))
  }
  errors.flush()
  return ExitCode.most(of: codes)
}

/// Whether to colour standard output: as told, else as the environment says (no-color.org, bixense.com/clicolors), else
/// on a terminal.
func isColored(_ choice: ColorChoice) -> Bool {
  switch choice {
  case .always: return true
  case .never: return false
  case .auto:
    func isSet(_ name: String) -> Bool { Platform.environment(name).map { !$0.isEmpty } ?? false }
    if isSet("NO_COLOR") { return false }
    if isSet("CLICOLOR_FORCE"), Platform.environment("CLICOLOR_FORCE") != "0" { return true }
    return Platform.isTerminal(OutputStream.standardOutput) && Platform.environment("TERM") != "dumb"
  }
}
