// `hebiao breaking`: what an older version promised and the present one no longer keeps.

import BiaoModel
import BiaoRules
import BiaoWorkspace

extension CommandDescription {
  static let breaking = CommandDescription(
    name: "breaking",
    summary: Bilingual(zh: "与旧版比较，找出不兼容的改动", en: "compare with an older version for changes that break"),
    about: Bilingual(
      zh: "与旧版比较。模板：删去、移动、改了类型的栏目，新的必填和核对关系，变了的单位、分值和选项，收窄的层级——旧表会因此出错。"
        + "表：换了的模板，删去的栏目、层级和指标，变了的单位和分值，放宽的指标值",
      en:
        "Compares with an older version. Templates: fields that are gone, moved or of another type, new requirements and "
        + "relations, changed units, weights and options, narrowed tiers, for which forms already filled would be at "
        + "fault. Forms: another template, fields, tiers and indicators that are gone, changed units and weights, weaker "
        + "targets"),
    operands: [
      OperandDescription(
        placeholder: "[PATH…]", content: .path,
        help: Bilingual(zh: "文件和文件夹；默认是当前文件夹", en: "files and folders; the working folder by default"),
        isRepeatable: true)
    ],
    options: [.against, .againstFolder, .breakingReport] + Thresholds.options + [.color],
    notes: [
      Bilingual(
        zh: "模板按名称对应，表按路径对应；换了路径的表按模板和其中的部门、项目名称对应。改了名的栏目，新名带上旧名作别名就不算删去。",
        en:
          "Templates are paired by name, forms by path; a form that moved, by its template and the department or project "
          + "that it names. A field that was renamed is not gone where the new one has the old name as an alias.")
    ],
    exitCodes: [
      ExitCodeMeaning(.clean, zh: "没有不兼容的改动，或没有到 --fail-on 的程度", en: "nothing breaks, or nothing that --fail-on names"),
      ExitCodeMeaning(.findings, zh: "有不兼容的改动", en: "something breaks"),
      ExitCodeMeaning(
        .usage, zh: "用法有误，不在 git 仓库里，或没有这个版本", en: "wrong usage, no git repository, or no such revision"),
      ExitCodeMeaning(.incomplete, zh: "有文件无法读取，或输出无法写入", en: "a file could not be read, or the output not be written"),
    ], run: runBreaking)
}

extension OptionDescription {
  fileprivate static let against = OptionDescription(
    name: "--against", value: .text("REF"),
    help: Bilingual(zh: "旧版：git 的提交、分支或标签，如 main、HEAD~1、v1", en: "the older version: a commit, branch or tag of git"))
  fileprivate static let againstFolder = OptionDescription(
    name: "--against-folder", value: .folder("DIR"),
    help: Bilingual(
      zh: "旧版：另一个文件夹，不用 git；PATH 只能是一个文件夹",
      en: "the older version: another folder, without git; PATH is then one folder"))
  fileprivate static let breakingReport = OptionDescription(
    name: "--report", value: .text("FORMAT"),
    help: Bilingual(
      zh: "输出形式，同 hebiao lint（默认 text）", en: "form of the output, as of hebiao lint (default: text)"))
}

/// With what is compared.
private enum OlderVersion {
  case revision(String)
  /// The older folder, and the present one.
  case folder(FilePath, FilePath)

  init(_ arguments: ParsedArguments, _ inputs: [RunInput]) throws(UsageError) {
    if let revision = try arguments.givenText(.against) {
      self = .revision(revision)
    } else if let folder = arguments.path(.againstFolder) {
      guard inputs.count == 1, case .path(let present) = inputs[0] else {
        throw .unexpectedArgument(inputs.texts.dropFirst().first ?? "")
      }
      self = .folder(folder, present)
    } else {
      throw .missingOperand(command: "breaking", placeholder: "--against REF")
    }
  }
}

private func runBreaking(_ arguments: ParsedArguments) throws(UsageError) -> ExitCode {
  try arguments.exclude(.against, .againstFolder)
  let name = arguments.text(.breakingReport) ?? ReportFormat.text.rawValue
  guard let format = ReportFormat(rawValue: name) else {
    throw .illegalValue(option: "--report", value: name, allowed: ReportFormat.allCases.map(\.rawValue))
  }
  let inputs = arguments.inputs.isEmpty ? [RunInput.path(FilePath("."))] : arguments.inputs
  if inputs.contains(.standardInput) { throw .unexpectedArgument("-") }
  let thresholds = try Thresholds(arguments)
  let language =
    arguments.isLanguageChosen ? arguments.language : configuredLanguage(near: inputs.paths) ?? arguments.language
  let older = try OlderVersion(arguments, inputs)
  let run: BreakingRun
  do throws(BreakingRun.Failure) {
    switch older {
    case .revision(let revision): run = try BreakingRun(inputs, against: revision, language: language)
    case .folder(let older, let present): run = try BreakingRun(present, against: older, language: language)
    }
  } catch {
    switch error {
    case .git(let failure): throw .selection(.git(failure))
    case .notAFolder(let path): throw .notAFolder(path.text)
    }
  }
  return report(run, format, thresholds, language, arguments)
}

/// Writes what changed, and says how it ended.
private func report(
  _ run: BreakingRun, _ format: ReportFormat, _ thresholds: Thresholds, _ language: Language,
  _ arguments: ParsedArguments
) -> ExitCode {
  let words = Wording(language)
  let output = OutputStream(OutputStream.standardOutput)
  let errors = OutputStream(OutputStream.standardError)
  let report = format.report(
    ReportContext(language, thresholds, color: arguments.choice(.color) ?? .auto, isOutput: true))
  var outcome = LintRun.Outcome()
  outcome.fileCount = run.fileCount
  output.write(report.opening)
  var pieces = 0
  for change in run.changes {
    outcome.counts.add(SeverityCounts(change.findings))
    let piece = report.render(change.source, change.findings)
    if piece.isEmpty { continue }
    output.write(report.joined(piece, index: pieces))
    pieces += 1
  }
  for problem in run.problems { errors.write(words.message(problem) + "\n") }
  var codes: Set<ExitCode> = []
  if thresholds.isExceeded(by: outcome.counts) { codes.insert(.findings) }
  if run.problems.contains(where: { $0.kind == .missing }) { codes.insert(.usage) }
  if run.problems.contains(where: { $0.isLoss && $0.kind != .missing }) { codes.insert(.incomplete) }
  output.write(report.closing(RunEnd(outcome: outcome, code: ExitCode.most(of: codes), problems: run.problems)))
  if let error = output.flush() {
    errors.write(words.writeFailed(error) + "\n")
    codes.insert(.incomplete)
  }
  errors.flush()
  return ExitCode.most(of: codes)
}
