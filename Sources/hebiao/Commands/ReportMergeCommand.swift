// `hebiao report merge`: the parts of a run, linted anywhere, become one.

import BiaoModel
import BiaoRules
import BiaoWorkspace

extension CommandDescription {
  static let reportMerge = CommandDescription(
    name: "report merge", summary: Bilingual(zh: "合并各份的检查结果", en: "join the parts of a lint"),
    about: Bilingual(
      zh: "把 hebiao lint --report shard 写出的各份合成一次完整检查的报告：比对表与表之间，输出与不分份时逐字节相同",
      en:
        "Joins what hebiao lint --report shard wrote into the report of one run: compares the documents with each other; "
        + "the output is that of the undivided run, byte for byte"),
    operands: [
      OperandDescription(
        placeholder: "SHARD…", content: .path,
        help: Bilingual(
          zh: "各份的文件，次序不限，几份可以接在一个文件里；- 为标准输入",
          en: "the files of the parts in any order, several may follow one another in one file; - is standard input"),
        isRequired: true, isRepeatable: true)
    ],
    options: BaselineArguments.options + Thresholds.options + ReportArguments.options,
    notes: [
      Bilingual(
        zh: "要在检查时的那个文件夹里运行：有问题的文件、模板和配置会再读一遍，内容变了就以 4 退出。"
          + "选规则等决定检出什么的选项记在各份里，不必再写；各份须由同一版本以同样的选项写出，缺一份就以 2 退出。",
        en:
          "Run it in the folder in which the parts were linted: documents with findings, templates and configurations "
          + "are read again, and one that has changed ends the run with 4. Options that decide what is found are "
          + "recorded in the parts and not given again; all parts come from the same version and the same options, and "
          + "where one is missing the exit code is 2.")
    ],
    exitCodes: CommandDescription.lint.exitCodes, run: runReportMerge)
}

private func runReportMerge(_ parsed: ParsedArguments) throws(UsageError) -> ExitCode {
  let reports: ShardReports
  do throws(ShardReports.Failure) {
    var files: [FilePath] = []
    for operand in parsed.operands.map({ FilePath($0) }) where !files.contains(operand) { files.append(operand) }
    reports = try ShardReports(files)
  } catch {
    throw .shards(error)
  }
  guard let head = reports.head else { throw .shards(.empty(FilePath("-"))) }
  if !reports.changes.isEmpty {
    let errors = OutputStream(OutputStream.standardError)
    for change in reports.changes { errors.write(parsed.words.message(change) + "\n") }
    errors.flush()
    return .incomplete
  }
  // The same command line as that of the parts, but for what is written where.
  let recorded = Arguments(
    [Array("lint".utf8)] + head.arguments.map { Array($0.utf8) } + [Array("--".utf8), [0x2E]], environment: { _ in nil }
  )
  guard case .success(.command(let lint))? = recorded.request else { throw .shards(.different(FilePath("-"))) }
  let merged = ParsedArguments(
    command: lint.command, operands: lint.operands, options: lint.options + parsed.options, language: head.language,
    isLanguageChosen: true)
  var arguments = try LintArguments(merged)
  guard arguments.report.shard == nil else {
    throw .illegalValue(option: "--report", value: ShardTarget.name, allowed: ReportFormat.allCases.map(\.rawValue))
  }
  let documents = RunDocuments(
    reports.inputs, mapped: reports.documents, problems: reports.problems,
    configuration: arguments.configuration.request)
  let baseline: BaselineRun?
  switch arguments.beginBaseline(of: documents) {
  case .success(let begun): baseline = begun
  case .failure(let problem): return refuse(problem, Wording(head.language))
  }
  return try LintSession(arguments, documents, language: head.language, fixed: nil, baseline: baseline).run()
}

extension Wording {
  func sentence(_ failure: ShardReports.Failure) -> String {
    func name(_ path: FilePath) -> String { terminalSafe(path.text) }
    switch failure {
    case .unreadable(let problem): return sentence(SelectionError.unreadableList(problem))
    case .malformed(let file, let line):
      return choose("\(name(file)):\(line) 不是分份报告的一行", "\(name(file)):\(line) is no line of a shard report")
    case .otherVersion(let file):
      return choose("\(name(file)) 是另一版本写的", "\(name(file)) was written by another version")
    case .cutOff(let file):
      return choose("\(name(file)) 不完整：没有写到结尾", "\(name(file)) is cut off: its end is missing")
    case .different(let file):
      return choose("\(name(file)) 的选项、文件夹或语言与其他各份不同", "\(name(file)) was made with other options, folders or language")
    case .missingShard(let text): return choose("缺少第 \(text) 份", "part \(text) is missing")
    case .repeatedShard(let text): return choose("第 \(text) 份有两个", "part \(text) is there twice")
    case .repeatedDocument(let path):
      return choose("\(name(path)) 在两份里", "\(name(path)) is in two parts")
    case .empty(let file): return choose("\(name(file)) 是空的", "\(name(file)) is empty")
    }
  }
}
