// `hebiao lint`: findings in forms and templates.

import BiaoRules
import BiaoWorkspace
import Synchronization

extension CommandDescription {
  static let lint = CommandDescription(
    name: "lint", summary: Bilingual(zh: "检查文件和文件夹", en: "lint files and folders"),
    about: Bilingual(zh: "检查文件和文件夹，报告每一处问题", en: "Lints files and folders and reports every fault"),
    operands: [.documents],
    options: LintArguments.options,
    notes: [
      Bilingual(
        zh: "改动在各文件里反复进行到没有可改的为止；互相矛盾的、会带来新错误的不做。“-”改好的内容写到标准输出，问题写到标准错误。",
        en:
          "Fixes are applied until there are none left; those that contradict each other or would make a new error are "
          + "not. Of standard input the fixed text goes to standard output and the findings to standard error.")
    ],
    exitCodes: [
      ExitCodeMeaning(.clean, zh: "没有错误和警告", en: "no error and no warning"),
      ExitCodeMeaning(.findings, zh: "有错误或警告", en: "errors or warnings"),
      ExitCodeMeaning(
        .usage, zh: "用法或配置有误，或路径不存在", en: "wrong usage or configuration, or a path that does not exist"),
      ExitCodeMeaning(.nothingMatched, zh: "没有找到可检查的文件", en: "no file to lint"),
      ExitCodeMeaning(
        .incomplete, zh: "有文件无法读取，或输出无法写入", en: "a file could not be read, or the output not be written"),
    ], run: runLint)
}

/// The language in which the findings of documents are worded: as told, else as their configuration says.
func configuredLanguage(_ arguments: ParsedArguments, _ configuration: ConfigurationArguments? = nil) -> Language {
  arguments.isLanguageChosen
    ? arguments.language
    : configuredLanguage(near: arguments.inputs.paths, configuration?.request ?? ConfigurationRequest())
      ?? arguments.language
}

private func runLint(_ parsed: ParsedArguments) throws(UsageError) -> ExitCode {
  let arguments = try LintArguments(parsed)
  let language = configuredLanguage(parsed, arguments.configuration)
  let words = Wording(language)
  var documents = RunDocuments(
    arguments.inputs, standardInputName: arguments.standardInputName ?? FilePath("-"),
    configuration: arguments.configuration.request)
  var fixed: FixOutcome?
  if let fixing = arguments.fixing {
    let outcome = runFixes(fixing, arguments, documents, language)
    if fixing.isDiff || fixing.isOnly || Platform.isInterrupted {
      if Platform.isInterrupted { Platform.endAsInterrupted() }
      return ExitCode.most(of: outcome.codes)
    }
    fixed = outcome
    if let text = outcome.standardInput { documents.replaceStandardInput(with: text) }
  }
  // Fixed standard input has gone to standard output.
  let output = OutputStream(
    fixed?.standardInput == nil ? OutputStream.standardOutput : OutputStream.standardError)
  let errors = OutputStream(OutputStream.standardError)
  let report: any Report =
    switch arguments.report.format {
    case .json: JSONReport()
    case .text:
      TextReport(
        language: language, isColored: isColored(arguments.report.color),
        width: min(Platform.terminalWidth(OutputStream.standardOutput) ?? 120, 160))
    }

  let start = Platform.nanoseconds()
  var run = LintRun(documents, language: language, preset: arguments.preset)
  if arguments.report.isProfiled { run.profiler = RunProfiler() }
  let isFirst = Atomic<Bool>(true)
  output.write(report.opening)
  let outcome = run.run(render: { source, findings in
    let piece = report.render(source, findings)
    return piece.isEmpty ? [] : [piece]
  }) { pieces in
    guard let piece = pieces.first else { return }
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
  if outcome.fileCount == 0, outcome.excludedCount == 0, codes.isEmpty {
    codes.insert(.nothingMatched)
    errors.write(words.nothingMatched(arguments.inputs.texts) + "\n")
  }
  if arguments.report.format == .json || outcome.fileCount > 0 { output.write(report.closing(outcome)) }
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
