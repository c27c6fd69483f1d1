// `hebiao lint --baseline` and `--write-baseline`: known findings that do not count.

import BiaoRules
import BiaoWorkspace

/// Which baseline, and what is done with it.
struct BaselineArguments {
  let file: FilePath
  /// Make it of the findings of this run, rather than hide those that it knows.
  let isWritten: Bool

  static let options: [OptionDescription] = [.baseline, .writeBaseline]

  /// Nil where there is none.
  init?(_ arguments: ParsedArguments) throws(UsageError) {
    try arguments.exclude(.baseline, .writeBaseline)
    isWritten = arguments.has(.writeBaseline)
    guard let file = arguments.path(isWritten ? .writeBaseline : .baseline) else { return nil }
    self.file = file
  }

  init(file: FilePath, isWritten: Bool = false) {
    self.file = file
    self.isWritten = isWritten
  }

  var optionName: String { (isWritten ? OptionDescription.writeBaseline : .baseline).name }

  /// The baseline as a run needs it.
  func begin() -> Result<BaselineRun, BaselineProblem> {
    Baseline.read(file, mayBeMissing: isWritten).map { BaselineRun($0, at: file, isRecording: isWritten) }
  }

  /// What came of a baseline when a run has ended.
  struct End {
    var text = ""
    var code: ExitCode?
    /// Whether the file holds the findings that were left out of the reports.
    var holdsHidden = true
  }

  /// Does what is to be done when a run has ended.
  func finish(_ run: BaselineRun, _ outcome: LintRun.Outcome, _ words: Wording) -> End {
    guard isWritten else {
      let stale = run.stale
      return stale.isEmpty ? End() : End(text: words.staleBaseline(stale, file), code: .findings)
    }
    // Of a run that did not take place nothing is known.
    if outcome.fileCount == 0 || outcome.hasMissingPath || outcome.hasFaultyConfiguration || Platform.isInterrupted {
      return End(text: words.baselineNotWritten(file), holdsHidden: false)
    }
    let baseline = run.recorded
    if let problem = baseline.write(to: file, replacing: run.known) {
      return End(text: words.message(problem) + "\n", code: .incomplete, holdsHidden: false)
    }
    return End(text: words.baselineWritten(baseline, file))
  }
}

extension OptionDescription {
  static let baseline = OptionDescription(
    name: "--baseline", value: .file("FILE"),
    help: Bilingual(
      zh: "不计也不显示 FILE 里记着的问题；记着而已经没有的，以 1 退出",
      en: "neither count nor show the findings that FILE knows; one that is gone exits with 1"))
  static let writeBaseline = OptionDescription(
    name: "--write-baseline", value: .file("FILE"),
    help: Bilingual(
      zh: "把现有的问题记到 FILE，删去已经没有的；没有检查到的文件照旧",
      en: "note the findings there are in FILE and drop those that are gone; other files stay as they are in it"))
}

extension Wording {
  func message(_ problem: BaselineProblem) -> String {
    switch problem {
    case .file(let problem): return message(problem)
    case .fault(let file, let fault):
      let place = "\(terminalSafe(file.text)):\(fault.line)"
      return choose("错误: 基线有误: \(place): ", "error: faulty baseline: \(place): ") + sentence(fault.reason)
    }
  }

  private func sentence(_ reason: Baseline.Fault.Reason) -> String {
    switch reason {
    case .noBaseline:
      choose("第一行应是“# hebiao-baseline 1”", "the first line should be “# hebiao-baseline 1”")
    case .otherVersion(let version):
      choose(
        "版本是“\(terminalSafe(version))”，这个程序只认 1", "its version is “\(terminalSafe(version))”, this program reads 1")
    case .fields:
      choose(
        "每行应是文件、规则、处数、层级、内容五项，以制表符隔开",
        "a line is a file, a rule, a number, tiers and content, with tabs between")
    case .number(let text):
      choose("“\(terminalSafe(text))”不是处数", "“\(terminalSafe(text))” is no number of findings")
    case .escape:
      choose("文件名里的“%”后面应是两位十六进制数", "“%” in the name of a file is followed by two hexadecimal digits")
    }
  }

  /// How many entries of a baseline are listed.
  private static let staleLimit = 20

  fileprivate func staleBaseline(_ stale: [Baseline.Entry], _ file: FilePath) -> String {
    let count = stale.reduce(0) { $0 + $1.count }
    let name = terminalSafe(file.text)
    var text = choose(
      "错误: \(name) 里记着的 \(count) 处问题已经没有了:\n",
      "error: \(count == 1 ? "a finding" : "\(count) findings") in \(name) \(count == 1 ? "is" : "are") gone:\n")
    for entry in stale.prefix(Wording.staleLimit) {
      let times = entry.count > 1 ? " ×\(entry.count)" : ""
      let place = ([entry.path].filter { !$0.isEmpty } + [entry.content]).joined(separator: "/")
      text += "  \(terminalSafe(entry.file.text)): \(entry.rule)\(times): \(terminalSafe(place))\n"
    }
    if stale.count > Wording.staleLimit { text += "  \(andMore(stale.count - Wording.staleLimit))\n" }
    return text
      + choose(
        "用 --write-baseline \(name) 把它们删去\n", "Drop them with --write-baseline \(name)\n")
  }

  fileprivate func baselineWritten(_ baseline: Baseline, _ file: FilePath) -> String {
    let count = baseline.entries.reduce(0) { $0 + $1.count }
    let files = Set(baseline.entries.map(\.file)).count
    let name = terminalSafe(file.text)
    return choose(
      "\(name) 里现在记着 \(count) 处问题，在 \(files) 个文件里\n",
      "\(name) now holds \(count == 1 ? "1 finding" : "\(count) findings") in \(files == 1 ? "1 file" : "\(files) files")\n"
    )
  }

  fileprivate func baselineNotWritten(_ file: FilePath) -> String {
    let name = terminalSafe(file.text)
    return choose("注意: \(name) 未改动\n", "note: \(name) is left as it was\n")
  }

  /// Behind the summary of a run: findings that were left out for a baseline, which may not hold them after all.
  func hidden(_ count: Int, areHeld: Bool) -> String {
    if count == 0 { return "" }
    let more = count == 1 ? "1 more is" : "\(count) more are"
    return areHeld
      ? choose("；另有 \(count) 处记在基线里", "; \(more) in the baseline")
      : choose("；另有 \(count) 处未列出，也没有记进基线", "; \(more) not shown and not in the baseline")
  }
}
