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
  /// Fixes to be applied first.
  let fixing: FixArguments?
  let report: ReportArguments

  static let options: [OptionDescription] =
    [.preset, .standardInputName] + ConfigurationArguments.options + FixArguments.options + ReportArguments.options

  init(_ arguments: ParsedArguments) throws(UsageError) {
    inputs = arguments.inputs
    standardInputName = arguments.path(.standardInputName)
    preset = arguments.choice(.preset)
    configuration = try ConfigurationArguments(arguments)
    fixing = try FixArguments(arguments)
    report = ReportArguments(arguments)
  }
}

extension OptionDescription {
  fileprivate static let preset = OptionDescription(
    name: "--preset", value: .choice(Preset.allCases.map(\.rawValue)),
    help: Bilingual(
      zh: "用哪一组规则（默认 recommended，或依 hebiao.biao 里的“预设”）",
      en: "which rules (default: recommended, or as hebiao.biao says)"))
}
