// What `hebiao lint` is asked to do: its options, a group a file.

import BiaoRules
import BiaoWorkspace

struct LintArguments {
  let inputs: [RunInput]
  /// The name under which standard input is spoken of.
  let standardInputName: FilePath?
  /// Replaces the preset of the configuration.
  let preset: Preset?
  let configuration: ConfigurationArguments
  let selection: SelectionArguments
  /// Whether comments silence rules.
  let heedsSuppressions: Bool
  /// Fixes to be applied first.
  let fixing: FixArguments?
  var baseline: BaselineArguments?
  let report: ReportArguments
  /// When findings make the run fail.
  let thresholds: Thresholds
  /// The options that decide what is found, each as one argument.
  let findingOptions: [String]

  static let options: [OptionDescription] =
    [.preset] + ConfigurationArguments.options + SelectionArguments.options
    + [.noSuppressions, .standardInputName]
    + FixArguments.options + BaselineArguments.options + Thresholds.options + ReportArguments.options

  init(_ arguments: ParsedArguments) throws(UsageError) {
    inputs = arguments.inputs
    standardInputName = try arguments.standardInputName()
    preset = arguments.choice(.preset)
    configuration = try ConfigurationArguments(arguments)
    selection = try SelectionArguments(arguments)
    heedsSuppressions = !arguments.has(.noSuppressions)
    fixing = try FixArguments(arguments)
    // What an author wants left alone is shown, and not changed.
    if fixing != nil, !heedsSuppressions {
      throw .exclusiveOptions(OptionDescription.noSuppressions.name, "--fix|--fix-only|--diff")
    }
    if let fixing { try selection.check(fixing) }
    baseline = try BaselineArguments(arguments)
    // Those report nothing, so that there is nothing to note.
    if let fixing, let baseline, baseline.isWritten, fixing.isDiff || fixing.isOnly {
      throw .exclusiveOptions(
        fixing.isDiff ? FixArguments.diffName : FixArguments.onlyName, OptionDescription.writeBaseline.name)
    }
    report = try ReportArguments(arguments)
    if selection.showsFiles {
      // Nothing is linted.
      if let baseline { throw .exclusiveOptions("--show-files", baseline.optionName) }
      if report.isGiven { throw .exclusiveOptions("--show-files", "--report") }
    }
    thresholds = try Thresholds(arguments)
    let others = Set(
      (SelectionArguments.documentOptions + BaselineArguments.options + ReportArguments.options + Thresholds.options
        + FixArguments.options
        + OptionDescription.universal).map(\.name))
    findingOptions = arguments.options.filter { !others.contains($0.name) }.map { name, value in
      value.map { "\(name)=\(String(decoding: $0, as: UTF8.self))" } ?? name
    }
    if report.shard != nil {
      try selection.checkShard(arguments)
      // A part holds every finding; what is known is left out of the whole.
      if let baseline { throw .exclusiveOptions("--report \(ShardTarget.name)", baseline.optionName) }
    }
  }

  /// Reads the baseline: that of the command line, else that of the configuration; nil where there is none.
  mutating func beginBaseline(of documents: RunDocuments) -> Result<BaselineRun?, BaselineProblem> {
    baseline = baseline ?? configuredBaseline(of: documents).map { BaselineArguments(file: $0) }
    return baseline.map { $0.begin().map { $0 } } ?? .success(nil)
  }
}

extension OptionDescription {
  fileprivate static let preset = OptionDescription(
    name: "--preset", value: .choice(Preset.allCases.map(\.rawValue)),
    help: Bilingual(
      zh: "用哪一组规则（默认 recommended，或依 hebiao.biao 里的“预设”）",
      en: "which rules (default: recommended, or as hebiao.biao says)"))
  fileprivate static let noSuppressions = OptionDescription(
    name: "--no-suppressions",
    help: Bilingual(
      zh: "hebiao-ignore 注释不起作用：它们忽略的也报告，并指出是哪条注释（text 和 json）",
      en: "hebiao-ignore comments silence nothing: what they hide is reported, with the comment (text and json)"))
}
