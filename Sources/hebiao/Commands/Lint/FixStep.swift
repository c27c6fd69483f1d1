// `hebiao lint --fix`: fixes applied before the findings that are left are reported.

import BiaoFormat
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace
import Synchronization

/// How the fixing ended.
struct FixOutcome {
  var codes: Set<ExitCode> = []
  /// The fixed text of standard input, where that was fixed.
  var standardInput: [UInt8]?
  /// Whether standard output is for that text, which was written or, where it could not be, is not there.
  var takesStandardOutput = false
}

/// Applies the fixes of all documents, or shows them. Rules across files have no say: what they find is looked at after.
func runFixes(
  _ fixing: FixArguments, _ arguments: LintArguments, _ documents: RunDocuments, _ language: Language
) -> FixOutcome {
  let words = Wording(language)
  let errors = OutputStream(OutputStream.standardError)
  let isStandardInput = arguments.inputs == [.standardInput]
  // A list of fixes among findings as JSON would be no JSON, and among a diff no diff.
  let isReadByPeople = (arguments.report.standardOutput?.isForPeople ?? true) && !isStandardInput && !fixing.isDiff
  let output = OutputStream(OutputStream.standardOutput)
  let list = isReadByPeople ? output : errors
  // Where the findings follow, their run says what is wrong with files.
  let isAlone = fixing.isDiff || fixing.isOnly
  let isFaulty = Atomic<Bool>(false)
  // What a broken configuration was to leave out is not written to.
  let mistakes = documents.configurations.allProblems(language)
  guard mistakes.isEmpty else {
    if isAlone {
      for problem in mistakes { errors.write(words.message(problem) + "\n") }
      errors.flush()
    }
    return FixOutcome(
      codes: ExitCode.codes(ofConfigurations: mistakes), takesStandardOutput: isStandardInput && !fixing.isDiff)
  }

  var lintRun = LintRun(documents, language: language, preset: arguments.preset)
  lintRun.selection = arguments.selection.rules
  lintRun.threadCount = arguments.selection.threadCount
  let linters = lintRun.linters { problem in
    guard isAlone else { return }
    isFaulty.store(true, ordering: .relaxed)
    errors.write(words.message(problem) + "\n")
  }
  let step = FixStep(
    linters: linters, fixing: fixing, words: words, isStandardInput: isStandardInput,
    isColored: isColored(arguments.report.color), isForTerminal: Platform.isTerminal(OutputStream.standardOutput))
  if !fixing.isDiff, !isStandardInput { Platform.noteInterruptions() }
  let total = Mutex(FixTotal())
  var run = DocumentRun(documents)
  run.threadCount = arguments.selection.threadCount
  let outcome = run.run(work: step.fix) { result in
    if fixing.isDiff || isStandardInput { output.write(result.text) }
    if fixing.isListed { list.write(result.list) }
    total.withLock {
      if result.applied > 0 { $0.files += 1 }
      $0.applied += result.applied
      $0.refused += result.refused
      if isStandardInput { $0.standardInput = result.text }
    }
  } report: { problem in
    // Reading is tried again by the run that reports findings.
    switch problem.kind {
    case .unwritable, .changedMeanwhile: break
    default: if !isAlone { return }
    }
    output.flush()
    errors.write(words.message(problem) + "\n")
  }

  let counts = total.withLock { $0 }
  var result = FixOutcome(
    standardInput: fixing.isDiff ? nil : counts.standardInput, takesStandardOutput: isStandardInput && !fixing.isDiff)
  if fixing.isDiff, counts.applied > 0 { result.codes.insert(.findings) }
  if outcome.hasMissingPath || isFaulty.load(ordering: .relaxed) { result.codes.insert(.usage) }
  if outcome.isIncomplete { result.codes.insert(.incomplete) }
  if outcome.fileCount == 0, outcome.excludedCount == 0, result.codes.isEmpty, isAlone {
    result.codes.insert(.nothingMatched)
    errors.write(words.nothingMatched(arguments.inputs.texts) + "\n")
  } else if counts.applied > 0 || counts.refused > 0 || isAlone {
    list.write(words.fixSummary(counts, isWritten: !fixing.isDiff) + "\n")
  }
  if let error = output.flush() {
    errors.write(words.writeFailed(error) + "\n")
    result.codes.insert(.incomplete)
  }
  errors.flush()
  return result
}

/// What was fixed in all documents.
private struct FixTotal {
  var files = 0
  var applied = 0
  var refused = 0
  var standardInput: [UInt8]?
}

/// What became of one document.
private struct FixResult: Sendable {
  /// The diff, or the fixed text of standard input.
  var text: [UInt8] = []
  /// The fixes, a line each.
  var list = ""
  var applied = 0
  var refused = 0
}

/// Fixes one document after another; may be used by several threads at once.
private struct FixStep: Sendable {
  let linters: DocumentLinters
  let fixing: FixArguments
  let words: Wording
  let isStandardInput: Bool
  let isColored: Bool
  let isForTerminal: Bool

  func fix(_ document: ReadDocument) -> Result<FixResult, FileProblem> {
    let source = SourceFile(path: document.path.text, tree: Tree(document.bytes))
    let fixed = linters[document.path].fixed(source, upTo: fixing.safety)
    var result = FixResult(applied: fixed.applied.count, refused: fixed.refused.count)
    if fixing.isListed {
      for entry in fixed.applied { result.list += words.line(entry, source.path, isApplied: true) + "\n" }
      for entry in fixed.refused { result.list += words.line(entry, source.path, isApplied: false) + "\n" }
    }
    if fixing.isDiff {
      let edits = fixed.edits.map { FormatEdit(range: $0.range, text: Array($0.text.utf8)) }
      result.text = UnifiedDiff(document.bytes, edits)
        .render(path: source.path, isColored: isColored, isForTerminal: isForTerminal)
    } else if isStandardInput {
      result.text = fixed.text
    } else if fixed.text != document.bytes, let problem = document.replace(with: fixed.text) {
      return .failure(problem)
    }
    return .success(result)
  }
}

extension Wording {
  fileprivate func line(_ entry: FixedDocument.Entry, _ path: String, isApplied: Bool) -> String {
    let place = "\(terminalSafe(path)):\(entry.line + 1): \(entry.rule): \(terminalSafe(entry.title))"
    return isApplied ? place : choose("\(place)（未改）", "\(place) (not applied)")
  }

  fileprivate func fixSummary(_ total: FixTotal, isWritten: Bool) -> String {
    var text: String
    if total.applied == 0 {
      text = choose("没有可改的", "nothing to fix")
    } else if isWritten {
      text = choose(
        "改了 \(total.applied) 处，在 \(total.files) 个文件里",
        "\(count(total.applied, "fix", "fixes")) applied in \(count(total.files, "file", "files"))")
    } else {
      text = choose(
        "可改 \(total.applied) 处，在 \(total.files) 个文件里",
        "\(count(total.applied, "fix", "fixes")) in \(count(total.files, "file", "files")) would be applied")
    }
    if total.refused > 0 {
      text += choose(
        "；\(total.refused) 处没有改：互相矛盾，或会带来新的错误",
        "; \(total.refused) not applied, which contradict others or would make a new error")
    }
    return text
  }

  private func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
}
