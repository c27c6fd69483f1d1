// `hebiao lint`: findings in forms and templates.

import BiaoRules
import BiaoWorkspace

extension CommandDescription {
  static let lint = CommandDescription(
    name: "lint", summary: Bilingual(zh: "检查文件和文件夹", en: "lint files and folders"),
    about: Bilingual(zh: "检查文件和文件夹，报告每一处问题", en: "Lints files and folders and reports every fault"),
    operands: [.lintedDocuments],
    options: LintArguments.options,
    notes: SelectionArguments.notes + [
      Bilingual(
        zh: "改动在各文件里反复进行到没有可改的为止；互相矛盾的、会带来新错误的不做。“-”改好的内容写到标准输出，问题写到标准错误。",
        en:
          "Fixes are applied until there are none left; those that contradict each other or would make a new error are "
          + "not. Of standard input the fixed text goes to standard output and the findings to standard error.")
    ],
    exitCodes: [
      ExitCodeMeaning(
        .clean, zh: "没有错误和警告，或没有到 --fail-on、--max-warnings 的程度",
        en: "no error and no warning, or fewer than --fail-on and --max-warnings tell of"),
      ExitCodeMeaning(.findings, zh: "有错误或警告，或到了 --fail-on 的程度", en: "errors or warnings, or what --fail-on says"),
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

/// The same where options say which documents are meant.
func configuredLanguage(_ arguments: ParsedArguments, _ documents: RunDocuments) -> Language {
  arguments.isLanguageChosen ? arguments.language : configuredLanguage(of: documents) ?? arguments.language
}

private func runLint(_ parsed: ParsedArguments) throws(UsageError) -> ExitCode {
  let arguments = try LintArguments(parsed)
  guard arguments.selection.isWatching else { return try lint(parsed, arguments) }
  return try watch(try arguments.selection.allInputs(arguments.inputs), parsed.words) { () throws(UsageError) in
    try lint(parsed, arguments)
  }
}

private func lint(_ parsed: ParsedArguments, _ arguments: LintArguments) throws(UsageError) -> ExitCode {
  try checkRunDay()
  var documents = try arguments.selection.documents(
    arguments.inputs, standardInputName: arguments.standardInputName, arguments.configuration.request)
  let language = configuredLanguage(parsed, documents)
  if arguments.selection.showsFiles { return showFiles(documents, arguments, language) }
  var arguments = arguments
  let baseline: BaselineRun?
  switch arguments.beginBaseline(of: documents) {
  case .success(let begun): baseline = begun
  case .failure(let problem): return refuse(problem, Wording(language))
  }
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
  return try LintSession(arguments, documents, language: language, fixed: fixed, baseline: baseline).run()
}

/// A baseline that cannot be used ends the run before it begins.
func refuse(_ problem: BaselineProblem, _ words: Wording) -> ExitCode {
  let isUnreadable: Bool
  if case .file(let file) = problem, file.kind != .missing { isUnreadable = true } else { isUnreadable = false }
  return show(
    words.message(problem) + "\n", to: OutputStream.standardError, code: isUnreadable ? .incomplete : .usage)
}

/// Refuses to guess the day where the environment names none that can be read.
func checkRunDay() throws(UsageError) {
  do throws(RunDay.IllegalEpoch) {
    _ = try RunDay.current()
  } catch {
    throw .illegalVariable(name: RunDay.variable, value: error.value)
  }
}

/// Whether to colour standard output: as told, else as the environment says (no-color.org, force-color.org, bixense.com/clicolors), else
/// on a terminal.
func isColored(_ choice: ColorChoice) -> Bool {
  switch choice {
  case .always: return true
  case .never: return false
  case .auto:
    func isSet(_ name: String) -> Bool { Platform.environment(name).map { !$0.isEmpty } ?? false }
    if isSet("NO_COLOR") { return false }
    for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] where isSet(name) && Platform.environment(name) != "0" { return true }
    if Platform.environment("CLICOLOR") == "0" { return false }
    return Platform.isTerminal(OutputStream.standardOutput) && Platform.environment("TERM") != "dumb"
  }
}
