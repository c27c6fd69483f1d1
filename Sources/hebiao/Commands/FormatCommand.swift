// `hebiao format`: documents in their canonical layout.

import BiaoFormat
import BiaoModel
import BiaoRules
import BiaoSyntax
import BiaoWorkspace
import Synchronization

extension CommandDescription {
  static let format = CommandDescription(
    name: "format",
    summary: Bilingual(zh: "排版：缩进、冒号、空行、表格对齐", en: "lay out: indentation, colons, blank lines, aligned tables"),
    about: Bilingual(
      zh: "按标准版式改写文件：缩进、冒号、半角标点、空行、表格对齐。名称、值、文字、注释一字不动",
      en: "Rewrites files in the canonical layout: indentation, colons, half-width signs, blank lines, aligned tables. "
        + "Names, values, prose and comments stay word for word"),
    operands: [.documents],
    options: [
      .check, .formatDiff, .range, .canonicalTargets, .lineEnding, .standardInputName, .color,
    ] + ConfigurationArguments.options,
    notes: [
      Bilingual(
        zh: "有语法错误的行只调整缩进；有未解决的合并冲突的文件不动。标准输入排好后写到标准输出。",
        en:
          "Of lines with a syntax error only the indentation changes; files with an unresolved merge conflict are left "
          + "alone. The layout of standard input goes to standard output.")
    ],
    exitCodes: [
      ExitCodeMeaning(
        .clean, zh: "排好了；用 --check 或 --diff 时：没有要改的",
        en: "formatted; with --check or --diff: nothing to change"),
      ExitCodeMeaning(
        .findings, zh: "用 --check 或 --diff 时：有要改的", en: "with --check or --diff: something would change"),
      ExitCodeMeaning(.usage, zh: "用法或配置有误，或路径不存在", en: "wrong usage or configuration, or a path that does not exist"),
      ExitCodeMeaning(.nothingMatched, zh: "没有找到文件", en: "no file found"),
      ExitCodeMeaning(
        .incomplete, zh: "有文件无法读取、写入或排版，或输出无法写入",
        en: "a file could not be read, written or formatted, or the output not be written"),
    ], run: runFormat)
}

extension OptionDescription {
  fileprivate static let check = OptionDescription(
    name: "--check",
    help: Bilingual(zh: "不改写，只列出需要排版的文件", en: "change nothing, list the files that would be formatted"))
  fileprivate static let formatDiff = OptionDescription(
    name: "--diff",
    help: Bilingual(zh: "不改写，显示会有的改动（可交给 patch）", en: "change nothing, show what would be (patch takes it)"))
  fileprivate static let range = OptionDescription(
    name: "--range", value: .text("START:END"),
    help: Bilingual(
      zh: "只排这些行（从 1 数起，含两端；START: 为直到末尾）；可写多次，只限一个文件；表格整张对齐",
      en: "these lines only (from 1, both ends; START: to the end); several times if need be, for one file; a table is "
        + "aligned as a whole"), isRepeatable: true)
  fileprivate static let canonicalTargets = OptionDescription(
    name: "--canonical-targets",
    help: Bilingual(
      zh: "指标值也改成统一写法：15家以上 → ≥ 15 家", en: "write targets in one spelling, too: 15家以上 as ≥ 15 家"))
  fileprivate static let lineEnding = OptionDescription(
    name: "--line-ending", value: .choice(LineEnding.allCases.map(\.rawValue)),
    help: Bilingual(
      zh: "换行符（默认 auto：依 .editorconfig 的 end_of_line，否则是文件里多数行所用的）",
      en: "line terminators (default: auto, end_of_line of .editorconfig, else that of most lines of the file)"))
}

enum LineEnding: String, CaseIterable {
  case auto, lf, crlf
}

struct FormatArguments {
  enum Mode {
    /// Files are rewritten, standard input goes to standard output.
    case write
    /// What would be rewritten is named.
    case check
    /// What would be rewritten is shown as a unified diff.
    case diff
  }

  let inputs: [RunInput]
  let configuration: ConfigurationArguments
  let mode: Mode
  /// First and last line, from 1; all lines where there is none.
  private(set) var lines: [ClosedRange<Int>] = []
  /// Whether targets are written in their canonical spelling.
  let rewritesTargets: Bool
  let lineEnding: LineEnding
  /// The name under which standard input is spoken of.
  let standardInputName: FilePath?
  let color: ColorChoice

  init(_ arguments: ParsedArguments) throws(UsageError) {
    inputs = arguments.inputs
    configuration = try ConfigurationArguments(arguments)
    if inputs.contains(.standardInput), inputs.count > 1 { throw .standardInputNotAlone }
    try arguments.exclude(.check, .formatDiff)
    mode = arguments.has(.check) ? .check : arguments.has(.formatDiff) ? .diff : .write
    for text in arguments.all(.range) { lines.append(try Self.lines(String(decoding: text, as: UTF8.self))) }
    if !lines.isEmpty, inputs.count > 1 { throw .oneDocumentNeeded(option: OptionDescription.range.name) }
    rewritesTargets = arguments.has(.canonicalTargets)
    lineEnding = arguments.choice(.lineEnding) ?? .auto
    standardInputName = try arguments.standardInputName()
    color = arguments.choice(.color) ?? .auto
  }

  /// `START:END`, `START:` or one line, from 1.
  private static func lines(_ text: String) throws(UsageError) -> ClosedRange<Int> {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first.flatMap({ Int($0) }), first > 0 else { throw .illegalLines(text) }
    guard parts.count > 1 else { return first...first }
    if parts[1].isEmpty { return first...Int.max }
    guard let last = Int(parts[1]), last >= first else { throw .illegalLines(text) }
    return first...last
  }
}

private func runFormat(_ parsed: ParsedArguments) throws(UsageError) -> ExitCode {
  let arguments = try FormatArguments(parsed)
  let language = configuredLanguage(parsed, arguments.configuration)
  let words = Wording(language)
  let output = OutputStream(OutputStream.standardOutput)
  let errors = OutputStream(OutputStream.standardError)
  let isStandardInput = arguments.inputs == [.standardInput]
  let documents = RunDocuments(
    arguments.inputs, standardInputName: arguments.standardInputName ?? FilePath("-"),
    configuration: arguments.configuration.request)
  // What a broken configuration was to leave out is not written to.
  let mistakes = documents.configurations.allProblems(language)
  guard mistakes.isEmpty else {
    return show(
      mistakes.map { words.message($0) + "\n" }.joined(), to: OutputStream.standardError,
      code: ExitCode.most(of: ExitCode.codes(ofConfigurations: mistakes)))
  }
  let linters = arguments.rewritesTargets ? LintRun(documents, language: language).linters { _ in } : nil
  let step = FormatStep(
    arguments: arguments, lineEnds: arguments.lineEnding == .auto ? lineEnds(of: documents) : [:], linters: linters,
    words: words, isStandardInput: isStandardInput, isColored: isColored(arguments.color),
    isForTerminal: Platform.isTerminal(OutputStream.standardOutput))
  let counts = Mutex((changed: 0, refused: 0))

  // Files that are being replaced are not left half done; reading standard input waits for a person.
  if arguments.mode == .write, !isStandardInput { Platform.noteInterruptions() }
  let outcome = DocumentRun(documents).run(work: step.format) { result in
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
  if outcome.fileCount == 0, outcome.excludedCount == 0, codes.isEmpty {
    codes.insert(.nothingMatched)
    errors.write(words.nothingMatched(arguments.inputs.texts) + "\n")
  } else if !isStandardInput, outcome.fileCount > 0 {
    let summary = words.formatSummary(
      files: outcome.fileCount - refused, changed: changed, isWritten: arguments.mode == .write)
    // A diff is for other programs.
    (arguments.mode == .diff ? errors : output).write(summary + "\n")
  }
  if let error = output.flush() {
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

/// The line ends that `.editorconfig` asks for, of the documents of which it says any.
private func lineEnds(of documents: RunDocuments) -> [FilePath: LineEnd] {
  var configs = EditorConfigs()
  var lineEnds: [FilePath: LineEnd] = [:]
  for document in documents.documents {
    if let found = configs.lineEnd(for: document.path) { lineEnds[document.path] = found.lineEnd }
  }
  return lineEnds
}

extension LineEnd {
  var terminator: FormatOptions.Terminator {
    switch self {
    case .lf: .lf
    case .crlf: .crlf
    case .cr: .cr
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
  let arguments: FormatArguments
  /// What `.editorconfig` says, where it says something.
  let lineEnds: [FilePath: LineEnd]
  /// Their templates tell which values are targets, where these are rewritten.
  let linters: DocumentLinters?
  let words: Wording
  let isStandardInput: Bool
  let isColored: Bool
  let isForTerminal: Bool

  func format(_ document: ReadDocument) -> Result<FormatResult, FileProblem> {
    let tree = Tree(document.bytes)
    let formatter = Formatter(
      FormatOptions(terminator: lineEnds[document.path]?.terminator ?? arguments.lineEnding.terminator))
    var result = FormatResult()
    if let refusal = formatter.refusal(tree) {
      if isStandardInput, arguments.mode == .write { result.text = document.bytes }
      result.message = words.message(refusal, path: document.path.text) + "\n"
      result.isRefused = true
      return .success(result)
    }
    let targets = targets(tree, document)
    if arguments.mode == .check {
      if let offset = firstDifference(tree, targets, formatter) {
        result.isChanged = true
        result.text = Array(
          (words.wouldFormat(path: document.path.text, line: tree.lineIndex(at: offset) + 1) + "\n").utf8)
      }
      return .success(result)
    }
    let edits = edits(tree, targets, formatter)
    if edits.isEmpty {
      if isStandardInput, arguments.mode == .write { result.text = document.bytes }
      return .success(result)
    }
    result.isChanged = true
    if arguments.mode == .diff {
      result.text = UnifiedDiff(document.bytes, edits)
        .render(path: document.path.text, isColored: isColored, isForTerminal: isForTerminal)
      return .success(result)
    }
    let formatted = edits.applied(to: document.bytes)
    if isStandardInput {
      result.text = formatted
    } else if let problem = document.replace(with: formatted) {
      return .failure(problem)
    } else {
      result.text = Array((words.formatted(path: document.path.text) + "\n").utf8)
    }
    return .success(result)
  }

  /// The targets that are rewritten, where these were asked for.
  private func targets(_ tree: Tree, _ document: ReadDocument) -> CanonicalTargets {
    guard let linters else { return CanonicalTargets() }
    return CanonicalTargets(
      SourceFile(path: document.path.text, tree: tree), templates: linters[document.path].templates)
  }

  private func firstDifference(_ tree: Tree, _ targets: CanonicalTargets, _ formatter: Formatter) -> Int? {
    arguments.lines.isEmpty
      ? formatter.firstDifference(tree, targets: targets)
      : edits(tree, targets, formatter).first?.range.lowerBound
  }

  private func edits(_ tree: Tree, _ targets: CanonicalTargets, _ formatter: Formatter) -> [FormatEdit] {
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
