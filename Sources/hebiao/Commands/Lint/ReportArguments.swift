// The options of `hebiao lint` about what is written, and where.

import BiaoModel
import BiaoRules
import BiaoWorkspace

/// In which forms findings are written, and how many of them.
struct ReportArguments {
  /// In their order; at most one without a file.
  let targets: [ReportTarget]
  /// Whether the command line asks for one, and not only gets the usual one.
  let isGiven: Bool
  /// What another process goes on from, and where that goes.
  let shard: ShardTarget?
  let color: ColorChoice
  /// Say at the end where the time went.
  let isProfiled: Bool
  /// Count findings by rule and by file.
  let showsStatistics: Bool
  /// Show people errors alone, and neither summary nor progress.
  let isQuiet: Bool
  let showsProgress: Bool
  /// As many findings are shown on standard output, of all documents and of each.
  let maximumFindings: Int?
  let maximumFindingsPerFile: Int?

  static let options: [OptionDescription] = [
    .report, .quiet, .statistics, .maxFindings, .maxFindingsPerFile, .noProgress, .profile, .color,
  ]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    var targets: [ReportTarget] = []
    var shard: ShardTarget?
    for value in arguments.all(.report) {
      if let target = ShardTarget(String(decoding: value, as: UTF8.self)) {
        if target.path == "" {
          throw .missingValue(option: "\(OptionDescription.report.name) \(ShardTarget.name)=", allowed: ["FILE"])
        }
        shard = target
        continue
      }
      let target = try Self.target(String(decoding: value, as: UTF8.self))
      // The same twice is once.
      if !targets.contains(target) { targets.append(target) }
    }
    self.shard = shard
    if targets.isEmpty, shard == nil { targets = [ReportTarget(format: .text)] }
    let onOutput = targets.filter { $0.path == nil }.count + (shard.map { $0.path == nil ? 1 : 0 } ?? 0)
    if onOutput > 1 { throw .secondOutput(option: OptionDescription.report.name) }
    var paths: Set<FilePath> = []
    for path in (targets.map(\.path) + [shard?.path]).compactMap({ $0 })
    where !paths.insert(FilePath(path).normalized).inserted {
      throw .sameFile(path)
    }
    self.targets = targets
    isGiven = arguments.has(.report)
    color = arguments.choice(.color) ?? .auto
    isProfiled = arguments.has(.profile)
    showsStatistics = arguments.has(.statistics)
    isQuiet = arguments.has(.quiet)
    showsProgress = !isQuiet && !arguments.has(.noProgress)
    maximumFindings = try arguments.number(.maxFindings)
    maximumFindingsPerFile = try arguments.number(.maxFindingsPerFile)
    for option in [OptionDescription.maxFindings, .maxFindingsPerFile] where arguments.has(option) {
      guard let format = standardOutput, format.isDivisible else {
        let divisible = ReportFormat.allCases.filter(\.isDivisible).map(\.rawValue).joined(separator: "|")
        throw .companionNeeded(option: option.name, companion: "--report \(divisible)")
      }
    }
  }

  /// All that `--report` takes.
  fileprivate static let names = ReportFormat.allCases.map(\.rawValue) + [ShardTarget.name]

  /// The report on standard output.
  var standardOutput: ReportFormat? { targets.first { $0.path == nil }?.format }

  /// `FORMAT`, `FORMAT=FILE` or `FORMAT=-`.
  private static func target(_ text: String) throws(UsageError) -> ReportTarget {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, let format = ReportFormat(rawValue: String(name)) else {
      throw .illegalValue(
        option: OptionDescription.report.name, value: text, allowed: OptionDescription.report.allowedValues)
    }
    guard parts.count > 1, parts[1] != "-" else { return ReportTarget(format: format) }
    guard !parts[1].isEmpty else {
      throw .missingValue(option: "\(OptionDescription.report.name) \(format.rawValue)=", allowed: ["FILE"])
    }
    return ReportTarget(format: format, path: String(parts[1]))
  }
}

extension OptionDescription {
  fileprivate static let report = OptionDescription(
    name: "--report", value: .output(ReportArguments.names),
    help: Bilingual(
      zh: "输出形式（默认 text），可写多次，各写进自己的文件，至多一个到标准输出："
        + ReportArguments.names.joined(separator: "、"),
      en: "form of the output (default: text); several go each to a file, at most one to standard output: "
        + ReportArguments.names.joined(separator: ", ")), isRepeatable: true)
  fileprivate static let quiet = OptionDescription(
    name: "--quiet", short: "-q",
    help: Bilingual(
      zh: "text 和 concise 只列错误，不写小结和进度；其他输出和退出码不变",
      en: "of text and concise only errors, no summary and no progress; other reports and the exit code stay"))
  fileprivate static let statistics = OptionDescription(
    name: "--statistics",
    help: Bilingual(
      zh: "最后按规则、文件、文件夹统计（json 里是 statistics）",
      en: "count findings by rule, file and folder at the end (in json: statistics)")
  )
  fileprivate static let maxFindings = OptionDescription(
    name: "--max-findings", value: .text("N"),
    help: Bilingual(zh: "标准输出上至多列出 N 处，其余只计数", en: "list at most N findings on standard output and count the rest"))
  fileprivate static let maxFindingsPerFile = OptionDescription(
    name: "--max-findings-per-file", value: .text("N"),
    help: Bilingual(zh: "每个文件至多列出 N 处", en: "the same for each file"))
  fileprivate static let noProgress = OptionDescription(
    name: "--no-progress",
    help: Bilingual(
      zh: "不显示进度（本来也只在终端上、超过半秒时显示）", en: "no progress, which shows only on a terminal after half a second"))
  fileprivate static let profile = OptionDescription(
    name: "--profile",
    help: Bilingual(zh: "最后在标准错误上说明时间花在哪里", en: "say on standard error where the time went"))
}
