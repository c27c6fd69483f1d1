// The options of `hebiao lint` about which rules speak and which documents are looked at.

import BiaoRules
import BiaoWorkspace

/// Which rules and documents, and with how many threads.
struct SelectionArguments {
  /// Rules by name, over preset and configuration.
  let rules: RuleSelection
  /// The list of further paths; `-` is standard input.
  let list: FilePath?
  /// Whether zero bytes separate the paths of the list whatever they look like.
  let isZeroSeparated: Bool
  /// Whether all documents come on standard input.
  let isBatch: Bool
  /// Only what changed.
  let changes: ChangeArguments
  /// Only findings on changed lines.
  let isByLine: Bool
  let shard: Shard?
  /// Whether the documents are only named.
  let showsFiles: Bool
  /// Go on with every change until interrupted.
  let isWatching: Bool
  let threadCount: Int?

  static let options: [OptionDescription] = [
    .select, .extendSelect, .ignore, .filesFrom, .null, .stdinBatch, .since, .staged, .changedLines, .shard, .showFiles,
    .watch, .threads,
  ]

  /// Those that say which documents, and not what is found in them.
  static let documentOptions: [OptionDescription] = [
    .filesFrom, .null, .stdinBatch, .since, .staged, .changedLines, .shard, .showFiles, .watch, .threads,
  ]

  static let notes = [
    Bilingual(
      zh: "NAMES 是用逗号隔开的规则名、规则族（如 sums）、预设名，或带 * 和 ? 的名称（如 vague-*）。--select 取代预设和配置里的选择，"
        + "--extend-select 在其上增加，--ignore 最后去掉；轻重仍依配置。",
      en: "NAMES are names of rules, families (such as sums) or presets, or names with * and ? (such as vague-*), "
        + "separated by commas. --select replaces what preset and configuration choose, --extend-select adds to it, "
        + "--ignore takes away last; severities stay as configured."),
    ChangeArguments.note,
    Bilingual(
      zh: "--changed-lines 留下的问题：问题本身或它所指的相关之处落在改动的行上；说某组缺少什么、合计不符的，该组的行或其直接下级有改动，"
        + "或组内删过行。",
      en: "--changed-lines keeps findings whose own words or related places stand on "
        + "a changed line, and those about something missing or not adding up in a group whose line or direct children "
        + "changed, or from which lines were taken out."),
    Bilingual(
      zh: "--stdin-batch 的输入是一串“路径 NUL 内容 NUL”，内容里不能有 NUL；配置和模板也只在其中找。--shard 按路径"
        + "（自所给文件夹起）的 FNV-1a 分份，与机器和位置无关；各份用 --report shard 写出，由 hebiao report merge 合并。"
        + "--watch 由系统得知改动；系统不说的（如网络盘），设 HEBIAO_WATCH=poll，就反复去看。",
      en:
        "The input of --stdin-batch is a series of “path NUL content NUL”, without NUL in a content; configuration and "
        + "templates are looked for in it alone. --shard divides by the FNV-1a of the path from the given folder, "
        + "whatever the machine and the place; --report shard writes a part, hebiao report merge joins them. --watch is told of changes "
        + "by the system; where it tells of none (network drives), HEBIAO_WATCH=poll looks again and again."),
  ]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    rules = try Self.rules(arguments)
    list = arguments.path(.filesFrom)
    isZeroSeparated = arguments.has(.null)
    isBatch = arguments.has(.stdinBatch)
    isByLine = arguments.has(.changedLines)
    isWatching = arguments.has(.watch)
    showsFiles = arguments.has(.showFiles)
    changes = try ChangeArguments(arguments)
    if let text = arguments.text(.shard) {
      guard let shard = Shard(text) else {
        throw .illegalValue(option: OptionDescription.shard.name, value: text, allowed: ["1/16", "2/16", "…"])
      }
      self.shard = shard
    } else {
      shard = nil
    }
    threadCount = try arguments.number(.threads)
    if threadCount == 0 {
      throw .illegalValue(option: OptionDescription.threads.name, value: "0", allowed: ["1", "2", "…"])
    }
    try check(arguments)
  }

  /// What does not go together.
  private func check(_ arguments: ParsedArguments) throws(UsageError) {
    if isZeroSeparated, list == nil, !showsFiles {
      throw .companionNeeded(
        option: OptionDescription.null.name,
        companion: "\(OptionDescription.filesFrom.name)|\(OptionDescription.showFiles.name)")
    }
    try arguments.exclude(.showFiles, .watch)
    if isByLine, changes.scope == nil {
      throw .companionNeeded(
        option: OptionDescription.changedLines.name, companion: "\(OptionDescription.since.name)|--staged")
    }
    let isGivenStandardInput = arguments.inputs.contains(.standardInput)
    if isGivenStandardInput, list == FilePath("-") { throw .standardInputNotAlone }
    if isBatch {
      if !arguments.operands.isEmpty { throw .standardInputNotAlone }
      for option in [OptionDescription.filesFrom, .since, .staged, .watch, .standardInputName]
      where arguments.has(option) {
        throw .exclusiveOptions(OptionDescription.stdinBatch.name, option.name)
      }
    }
    // What is watched must be there again.
    if isWatching, isGivenStandardInput { throw .standardInputNotAlone }
    if isWatching, list == FilePath("-") { throw .exclusiveOptions(OptionDescription.watch.name, "--files-from -") }
    try arguments.exclude(.watch, .staged)
    try arguments.exclude(.watch, .shard)
    let hasPaths = !arguments.operands.isEmpty || list != nil || isBatch || changes.scope != nil
    if !hasPaths {
      throw .missingOperand(command: arguments.command.name, placeholder: OperandDescription.documents.placeholder)
    }
  }

  /// Fixes are written to files, and they know no lines.
  func check(_ fixing: FixArguments) throws(UsageError) {
    if showsFiles { throw .exclusiveOptions(OptionDescription.showFiles.name, "--fix|--fix-only|--diff") }
    if isByLine { throw .exclusiveOptions(OptionDescription.changedLines.name, "--fix|--fix-only|--diff") }
    if !fixing.isDiff, changes.scope == .staged {
      throw .exclusiveOptions(OptionDescription.staged.name, "--fix|--fix-only")
    }
    if !fixing.isDiff, isBatch { throw .exclusiveOptions(OptionDescription.stdinBatch.name, "--fix|--fix-only") }
  }

  /// Whoever merges reads the documents again, and compares them with each other alone.
  func checkShard(_ arguments: ParsedArguments) throws(UsageError) {
    let report = "--report \(ShardTarget.name)"
    if arguments.inputs.contains(.standardInput) { throw .exclusiveOptions(report, "-") }
    for option in [OptionDescription.stdinBatch, .since, .staged, .watch] where arguments.has(option) {
      throw .exclusiveOptions(report, option.name)
    }
  }

  private static func rules(_ arguments: ParsedArguments) throws(UsageError) -> RuleSelection {
    func names(_ option: OptionDescription) -> [String] {
      arguments.all(option).flatMap { value in
        String(decoding: value, as: UTF8.self).split(separator: ",").map {
          String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
      }.filter { !$0.isEmpty }
    }
    // No rule at all would find nothing, and that must not look like a clean run.
    if arguments.has(.select), names(.select).isEmpty {
      throw .missingValue(option: OptionDescription.select.name, allowed: OptionDescription.select.allowedValues)
    }
    do throws(RuleSelection.UnknownName) {
      return try RuleSelection(
        select: arguments.has(.select) ? names(.select) : nil, extend: names(.extendSelect), ignore: names(.ignore))
    } catch {
      throw .unknownRule(error.name, suggestion: error.suggestion)
    }
  }
}

extension OptionDescription {
  fileprivate static let select = OptionDescription(
    name: "--select", value: .text("NAMES"),
    help: Bilingual(zh: "只用这些规则", en: "these rules and no others"), isRepeatable: true)
  fileprivate static let extendSelect = OptionDescription(
    name: "--extend-select", value: .text("NAMES"),
    help: Bilingual(zh: "再加上这些规则", en: "these rules as well"), isRepeatable: true)
  fileprivate static let ignore = OptionDescription(
    name: "--ignore", value: .text("NAMES"),
    help: Bilingual(zh: "不用这些规则", en: "without these rules"), isRepeatable: true)
  fileprivate static let filesFrom = OptionDescription(
    name: "--files-from", value: .file("FILE"),
    help: Bilingual(
      zh: "从文件读取路径清单（- 为标准输入），每行一个或以 NUL 分隔",
      en: "read paths from a file (- is standard input), a line each or separated by NUL"))
  fileprivate static let null = OptionDescription(
    name: "--null",
    help: Bilingual(
      zh: "清单一定以 NUL 分隔，--show-files 列出的也是",
      en: "the list is separated by NUL in any case, and so is what --show-files prints"
    ))
  fileprivate static let stdinBatch = OptionDescription(
    name: "--stdin-batch",
    help: Bilingual(zh: "标准输入是一整套文件，不看磁盘", en: "standard input is a whole tree; the disk is not looked at"))
  fileprivate static let changedLines = OptionDescription(
    name: "--changed-lines",
    help: Bilingual(zh: "与上两项之一同用，只报告与改动的行有关的", en: "with one of these: only what concerns changed lines"))
  fileprivate static let shard = OptionDescription(
    name: "--shard", value: .text("I/N"),
    help: Bilingual(zh: "只检查 N 份中的第 I 份", en: "lint only the Ith of N parts"))
  fileprivate static let showFiles = OptionDescription(
    name: "--show-files",
    help: Bilingual(zh: "只列出会检查哪些文件，不检查", en: "only list the files that would be linted"))
  fileprivate static let watch = OptionDescription(
    name: "--watch",
    help: Bilingual(zh: "检查之后等文件改动，再检查，直到 Ctrl-C", en: "lint again at every change until Ctrl-C"))
  fileprivate static let threads = OptionDescription(
    name: "--threads", short: "-j", value: .text("N"),
    help: Bilingual(
      zh: "用几个线程（默认与处理器同数）；输出与此无关", en: "how many threads (default: one a processor); the output is the same"))
}
