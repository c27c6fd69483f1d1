// `hebiao format`: documents in their canonical layout.

import BiaoFormat
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace
import Synchronization

func runFormat(_ arguments: FormatArguments, _ language: Language, isLanguageChosen: Bool) -> ExitCode {
  let paths = arguments.inputs.map { if case .path(let path) = $0 { path } else { FilePath(".") } }
  let language = isLanguageChosen ? language : configuredLanguage(near: paths) ?? language
  let words = Wording(language)
  let output = OutputStream(OutputStream.standardOutput)
  let errors = OutputStream(OutputStream.standardError)
  let isStandardInput = arguments.inputs == [.standardInput]
  let templates =
    arguments.rewritesTargets ? LintRun(inputs: arguments.inputs, language: language).templates() : nil
  let step = FormatStep(
    formatter: Formatter(FormatOptions(terminator: arguments.lineEnding.terminator)), arguments: arguments,
    templates: templates, words: words, isStandardInput: isStandardInput, isColored: isColored(arguments.color),
    isForTerminal: Platform.isTerminal(OutputStream.standardOutput))
  let counts = Mutex((changed: 0, refused: 0))

  // Files that are being replaced are not left half done; reading standard input waits for a person.
  if arguments.mode == .write, !isStandardInput { Platform.noteInterruptions() }
  var run = DocumentRun(inputs: arguments.inputs)
  if let name = arguments.standardInputName { run.standardInputName = name }
  let outcome = run.run(work: step.format) { result in
    output.write(result.text)
    if let message = result.message {
      output.flush()
      errors.write(message)
      errors.flush()
    }
    counts.withLock {
      if result.isChanged { $0.changed += 1 }
      if result.isRefused { $0.refused += 1 }
    }
  } report: { problem in
    output.flush()
    errors.write(words.message(problem) + "\n")
    errors.flush()
  }

  let (changed, refused) = counts.withLock { $0 }
  var codes: Set<ExitCode> = []
  if arguments.mode != .write, changed > 0 { codes.insert(.findings) }
  if outcome.hasMissingPath { codes.insert(.usage) }
  if outcome.isIncomplete || refused > 0 { codes.insert(.incomplete) }
  if outcome.fileCount == 0, codes.isEmpty {
    codes.insert(.nothingMatched)
    errors.write(words.nothingMatched(paths.map(\.text)) + "\n")
  } else if !isStandardInput, outcome.fileCount > 0 {
    let summary = words.formatSummary(
      files: outcome.fileCount - refused, changed: changed, isWritten: arguments.mode == .write)
    // A diff is for other programs.
    (arguments.mode == .diff ? errors : output).write(summary + "\n")
  }
  if let error = output.flush(), !error.isBrokenPipe {
    errors.write(words.writeFailed(error) + "\n")
    codes.insert(.incomplete)
  }
  errors.flush()
  if Platform.isInterrupted { Platform.endAsInterrupted() }
  return ExitCode.most(of: codes)
}

extension LineEnding {
  fileprivate var terminator: FormatOptions.Terminator {
    switch self {
    case .auto: .automatic
    case .lf: .lf
    case .crlf: .crlf
    }
  }
}

/// What becomes of one document.
private struct FormatResult: Sendable {
  /// For standard output.
  var text: [UInt8] = []
  /// For standard error.
  var message: String?
  var isChanged = false
  var isRefused = false
}

/// Formats one document after another; may be used by several threads at once.
private struct FormatStep: Sendable {
  let formatter: Formatter
  let arguments: FormatArguments
  /// Needed to know which values are targets, where these are rewritten.
  let templates: TemplateStore?
  let words: Wording
  let isStandardInput: Bool
  let isColored: Bool
  let isForTerminal: Bool

  func format(_ document: ReadDocument) -> Result<FormatResult, FileProblem> {
    let tree = Tree(document.bytes)
    var result = FormatResult()
    if let refusal = formatter.refusal(tree) {
      if isStandardInput, arguments.mode == .write { result.text = document.bytes }
      result.message = words.message(refusal, path: document.path.text) + "\n"
      result.isRefused = true
      return .success(result)
    }
    let edits = edits(tree, document)
    guard let first = edits.first else {
      if isStandardInput, arguments.mode == .write { result.text = document.bytes }
      return .success(result)
    }
    result.isChanged = true
    switch arguments.mode {
    case .check:
      result.text = Array(
        (words.wouldFormat(path: document.path.text, line: tree.lineIndex(at: first.range.lowerBound) + 1) + "\n").utf8)
    case .diff:
      result.text = UnifiedDiff(document.bytes, edits)
        .render(path: document.path.text, isColored: isColored, isForTerminal: isForTerminal)
    case .write:
      let formatted = edits.applied(to: document.bytes)
      if isStandardInput {
        result.text = formatted
      } else if let problem = document.replace(with: formatted) {
        return .failure(problem)
      } else {
        result.text = Array((words.formatted(path: document.path.text) + "\n").utf8)
      }
    }
    return .success(result)
  }

  private func edits(_ tree: Tree, _ document: ReadDocument) -> [FormatEdit] {
    var targets = CanonicalTargets()
    if let templates {
      targets = CanonicalTargets(SourceFile(path: document.path.text, tree: tree), templates: templates)
    }
    if arguments.lines.isEmpty { return formatter.edits(tree, targets: targets) }
    let ranges = arguments.lines.compactMap { lines -> ByteRange? in
      guard lines.lowerBound <= tree.lines.count else { return nil }
      let last = min(lines.upperBound, tree.lines.count)
      return tree.lines[lines.lowerBound - 1].start..<tree.fullRange(ofLine: last - 1).upperBound
    }
    return formatter.edits(tree, in: ranges, targets: targets)
  }
}

extension Wording {
  fileprivate func message(_ refusal: FormatRefusal, path: String) -> String {
    let path = terminalSafe(path)
    switch refusal {
    case .conflict(let line):
      return choose(
        "错误: 有未解决的合并冲突，未排版: \(path):\(line + 1)", "error: unresolved merge conflict, not formatted: \(path):\(line + 1)"
      )
    case .tooDeep(let line):
      return choose("错误: 层级过深，未排版: \(path):\(line + 1)", "error: too many levels, not formatted: \(path):\(line + 1)")
    case .noText:
      return choose("错误: 坏字符太多，未排版: \(path)", "error: too many broken characters, not formatted: \(path)")
    }
  }

  fileprivate func wouldFormat(path: String, line: Int) -> String {
    choose("\(terminalSafe(path)):\(line): 需要排版", "\(terminalSafe(path)):\(line): would be formatted")
  }

  fileprivate func formatted(path: String) -> String {
    choose("已排版: \(terminalSafe(path))", "formatted: \(terminalSafe(path))")
  }

  fileprivate func formatSummary(files: Int, changed: Int, isWritten: Bool) -> String {
    let all = choose("\(files) 个文件", "\(files) file\(files == 1 ? "" : "s")")
    if changed == 0 { return choose("\(all)，都已排好", "\(all), nothing to format") }
    if isWritten { return choose("\(all)，排版了 \(changed) 个", "\(all), \(changed) formatted") }
    return choose("\(all)，\(changed) 个需要排版", "\(all), \(changed) would be formatted")
  }
}
