// `hebiao suppressions`: the register of all comments that silence rules.

import BiaoRules
import BiaoSyntax
import BiaoValues
import BiaoWorkspace
import Synchronization

extension CommandDescription {
  static let suppressions = CommandDescription(
    name: "suppressions",
    summary: Bilingual(zh: "列出所有忽略注释：期限、理由、有没有用上", en: "list all suppressions: last day, reason, use"),
    about: Bilingual(
      zh: "列出文件里所有的 hebiao-ignore 注释：规则、范围、期限、理由，忽略了几处问题",
      en: "Lists all hebiao-ignore comments in files: rules, scope, last day, reason, and how many findings they hide"),
    operands: [.lintedDocuments],
    options: [.suppressionsReport] + ChangeArguments.options + ConfigurationArguments.options,
    notes: [
      ChangeArguments.note,
      Bilingual(
        zh: "今天是哪一天以时钟为准，或以环境变量 SOURCE_DATE_EPOCH 为准。关掉的规则、要和没有给出的文件比较的规则，不说用上没有。",
        en:
          "Today is what the clock says, or the variable SOURCE_DATE_EPOCH. Of rules that are off, and of those that "
          + "compare documents which are not given, nothing is said about use."),
    ],
    exitCodes: [
      ExitCodeMeaning(.clean, zh: "每一条都有用，或不知道", en: "each is of use, or nobody knows"),
      ExitCodeMeaning(
        .findings, zh: "有过期的、没有用上的、写错的", en: "some are expired, of no use, or wrong"),
      ExitCodeMeaning(
        .usage, zh: "用法或配置有误，或路径不存在", en: "wrong usage or configuration, or a path that does not exist"),
      ExitCodeMeaning(.nothingMatched, zh: "没有找到 .biao 文件", en: "no .biao file found"),
      ExitCodeMeaning(
        .incomplete, zh: "有文件无法读取，或输出无法写入", en: "a file could not be read, or the output not be written"),
    ], run: runSuppressions)
}

extension OptionDescription {
  fileprivate static let suppressionsReport = OptionDescription(
    name: "--report", value: .choice(SuppressionFormat.allCases.map(\.rawValue)),
    help: Bilingual(zh: "输出形式（默认 text）", en: "form of the output (default: text)"))
}

enum SuppressionFormat: String, CaseIterable {
  case text, json, markdown
}

private func runSuppressions(_ arguments: ParsedArguments) throws(UsageError) -> ExitCode {
  try checkRunDay()
  let configuration = try ConfigurationArguments(arguments)
  let changes = try ChangeArguments(arguments)
  if arguments.operands.isEmpty, changes.scope == nil {
    throw .missingOperand(command: arguments.command.name, placeholder: OperandDescription.documents.placeholder)
  }
  let inputs = arguments.inputs.isEmpty ? [.path(FilePath("."))] : arguments.inputs
  var documents = RunDocuments(inputs, configuration: configuration.request)
  try changes.select(&documents)
  let language = configuredLanguage(arguments, documents)
  let words = Wording(language)
  let output = OutputStream(OutputStream.standardOutput)
  let errors = OutputStream(OutputStream.standardError)
  let register = SuppressionRegister(format: arguments.choice(.suppressionsReport) ?? .text, words: words)
  let total = Mutex(SuppressionTotal())
  output.write(register.opening)
  let outcome = LintRun(documents, language: language).runSuppressions { source, suppressions in
    SuppressionEntry.all(suppressions, in: source)
  } write: { entries in
    let isFirst = total.withLock { $0.files == 0 }
    output.write(register.render(entries, isFirst: isFirst))
    total.withLock { $0.add(entries) }
  } report: { problem in
    output.flush()
    errors.write(words.message(problem) + "\n")
    errors.flush()
  }
  let result = total.withLock { $0 }
  var codes: Set<ExitCode> = []
  if result.useless > 0 { codes.insert(.findings) }
  if outcome.hasMissingPath || outcome.hasFaultyConfiguration { codes.insert(.usage) }
  if outcome.isIncomplete { codes.insert(.incomplete) }
  if outcome.fileCount == 0, outcome.excludedCount == 0, codes.isEmpty, !documents.hadChoice {
    codes.insert(.nothingMatched)
    errors.write(words.nothingMatched(inputs.texts) + "\n")
  }
  if register.format == .json || outcome.fileCount > 0 || documents.hadChoice { output.write(register.closing(result)) }
  if let error = output.flush() {
    errors.write(words.writeFailed(error) + "\n")
    codes.insert(.incomplete)
  }
  errors.flush()
  return ExitCode.most(of: codes)
}
