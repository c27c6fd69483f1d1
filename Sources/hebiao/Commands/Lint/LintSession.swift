// One lint of some documents: the reports are opened, the documents are gone through, the exit code is found.

import BiaoModel
import BiaoRules
import BiaoWorkspace
import Synchronization

/// The steps of a lint after the command line has been read and fixes have been applied.
struct LintSession {
  let arguments: LintArguments
  let language: Language
  let documents: RunDocuments
  /// Where fixes were applied first.
  let fixed: FixOutcome?
  /// What `arguments.baseline` names.
  let baseline: BaselineRun?

  private let output: OutputStream
  private let errors = OutputStream(OutputStream.standardError)
  private var words: Wording { Wording(language) }

  init(
    _ arguments: LintArguments, _ documents: RunDocuments, language: Language, fixed: FixOutcome?,
    baseline: BaselineRun?
  ) {
    self.arguments = arguments
    self.language = language
    self.documents = documents
    self.fixed = fixed
    self.baseline = baseline
    // Fixed standard input has gone to standard output.
    output = OutputStream(
      fixed?.takesStandardOutput == true ? OutputStream.standardError : OutputStream.standardOutput)
  }

  func run() throws(UsageError) -> ExitCode {
    try checkReportFiles()
    var run = LintRun(documents, language: language, preset: arguments.preset)
    run.heedsSuppressions = arguments.heedsSuppressions
    try arguments.selection.prepare(&run)
    let sinks: ReportSinks
    let shard: ShardOutput?
    switch openReports() {
    case .success(let opened): sinks = opened
    case .failure(let problem): return refuse(problem)
    }
    switch openShard() {
    case .success(let opened): shard = opened
    case .failure(let problem):
      sinks.discard()
      return refuse(problem)
    }
    let start = Platform.nanoseconds()
    run.baseline = baseline
    run.map = shard?.map
    run.isStopped = { Platform.isInterrupted || sinks.haveFailed }
    if arguments.report.isProfiled { run.profiler = RunProfiler() }
    let progress = progressLine()
    if let progress { run.progress = { progress.show($0) } }

    let problems = Mutex<[FileProblem]>([])
    let (output, errors, words) = (output, errors, words)
    let outcome = run.run(
      render: { sinks.render($0, $1) }, write: { sinks.write($0) },
      report: { problem in
        progress?.erase()
        problems.withLock { $0.append(problem) }
        // In the order of the paths on a terminal, where both streams meet.
        output.flush()
        errors.write(words.message(problem) + "\n")
        errors.flush()
      })
    progress?.erase()
    if Platform.isInterrupted {
      sinks.discard()
      shard?.discard()
      output.flush()
      Platform.endAsInterrupted()
    }

    let shardError = shard?.finish()
    var codes = finish(outcome, sinks, problems.withLock { $0 })
    if let shardError {
      errors.write(words.writeFailed(shardError, at: shard?.path ?? "-") + "\n")
      codes.insert(.incomplete)
    }
    if let profiler = run.profiler {
      errors.write(profileText(profiler.totals, Platform.nanoseconds() &- start, language))
    }
    errors.flush()
    return ExitCode.most(of: codes)
  }

  /// A report must not take the place of what is linted.
  private func checkReportFiles() throws(UsageError) {
    for path in arguments.report.targets.compactMap(\.path) {
      let normalized = FilePath(path).normalized
      if documents.documents.contains(where: { $0.path.normalized == normalized }) { throw .documentAsReport(path) }
    }
  }

  private struct ReportProblem: Error {
    var path: String
    var error: SystemError
  }

  private func refuse(_ problem: ReportProblem) -> ExitCode {
    errors.write(words.writeFailed(problem.error, at: problem.path) + "\n")
    errors.flush()
    return .incomplete
  }

  /// Opens the files of reports before the work, so that a wrong path costs none.
  private func openReports() -> Result<ReportSinks, ReportProblem> {
    let arguments = arguments.report
    if arguments.targets.contains(where: { $0.path != nil }) { Platform.noteInterruptions() }
    var files: [ReportSink] = []
    var standard: [ReportSink] = []
    for target in arguments.targets {
      guard let path = target.path else {
        var limits = FindingLimits(total: arguments.maximumFindings, perFile: arguments.maximumFindingsPerFile)
        limits.isErrorsOnly = arguments.isQuiet && target.format.isForPeople
        standard.append(
          ReportSink(report(target.format, isOutput: true), to: .stream(output), limits: limits))
        continue
      }
      switch FileOutput.begin(FilePath(path)) {
      case .success(let file):
        files.append(ReportSink(report(target.format, isOutput: false), to: .file(file, path: path)))
      case .failure(let error):
        for sink in files { sink.discard() }
        return .failure(ReportProblem(path: path, error: error))
      }
    }
    let sinks = ReportSinks(files + standard)
    sinks.open()
    return .success(sinks)
  }

  private func openShard() -> Result<ShardOutput?, ReportProblem> {
    guard let target = arguments.report.shard else { return .success(nil) }
    if target.path != nil { Platform.noteInterruptions() }
    let head = ShardHead(
      shard: arguments.selection.shard, language: language, arguments: arguments.findingOptions,
      folders: documents.folders)
    return ShardOutput.begin(target, head, standardOutput: output).map { $0 }
      .mapError { ReportProblem(path: target.path ?? "-", error: $0) }
  }

  private func report(_ format: ReportFormat, isOutput: Bool) -> any Report {
    var context = ReportContext(
      language, arguments.thresholds, color: arguments.report.color, isOutput: isOutput)
    context.hasSummary = !(isOutput && arguments.report.isQuiet)
    if !arguments.heedsSuppressions { context.unheeded = UnheededSuppressions(today: RunDay.currentOrClock()) }
    return format.report(context)
  }

  private func progressLine() -> ProgressLine? {
    arguments.report.showsProgress && Platform.isTerminal(OutputStream.standardError)
      && Platform.environment("TERM") != "dumb" ? ProgressLine(words) : nil
  }

  /// Writes the ends of the reports and says how the run ended.
  private func finish(_ outcome: LintRun.Outcome, _ sinks: ReportSinks, _ problems: [FileProblem]) -> Set<ExitCode> {
    var codes = codes(outcome)
    if outcome.fileCount == 0, outcome.excludedCount == 0, codes.isEmpty, !arguments.selection.mayBeEmpty(documents) {
      codes.insert(.nothingMatched)
      errors.write(words.nothingMatched(arguments.inputs.texts) + "\n")
    }
    let known = baseline.flatMap { arguments.baseline?.finish($0, outcome, words) }
    if let code = known?.code, code != .findings || arguments.thresholds.mayFail { codes.insert(code) }
    var end = RunEnd(outcome: outcome, code: ExitCode.most(of: codes), problems: problems)
    end.baselineHoldsHidden = known?.holdsHidden ?? true
    end.showsStatistics = arguments.report.showsStatistics
    for (path, error) in sinks.close(end) {
      errors.write(words.writeFailed(error, at: path) + "\n")
      codes.insert(.incomplete)
    }
    if arguments.report.showsStatistics {
      // A table among what programs read would be no JSON.
      let isForPeople = arguments.report.standardOutput?.isForPeople ?? false
      (isForPeople ? output : errors).write(statisticsText(outcome.statistics, language))
    }
    if let error = output.flush() {
      errors.write(words.writeFailed(error) + "\n")
      codes.insert(.incomplete)
    }
    if let known { errors.write(known.text) }
    return codes
  }

  private func codes(_ outcome: LintRun.Outcome) -> Set<ExitCode> {
    // What could not be written is told; what could not be read is told again by this run.
    var codes = (fixed?.codes ?? []).intersection([.incomplete])
    if arguments.thresholds.isExceeded(by: outcome.counts) { codes.insert(.findings) }
    if outcome.hasMissingPath || outcome.hasFaultyConfiguration { codes.insert(.usage) }
    if outcome.isIncomplete { codes.insert(.incomplete) }
    return codes
  }
}
