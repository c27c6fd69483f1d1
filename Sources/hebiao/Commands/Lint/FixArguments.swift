// The options of `hebiao lint` about fixes.

import BiaoRules
import BiaoWorkspace

/// Which fixes are applied, and what is shown of them.
struct FixArguments {
  let safety: Fix.Safety
  /// Show what would be fixed as a unified diff, and do nothing else.
  let isDiff: Bool
  /// Say nothing of what is left.
  let isOnly: Bool
  /// List the fixes that were applied, and those that were not.
  let isListed: Bool

  static let options: [OptionDescription] = [.fix, .fixOnly, .fixDiff, .showFixes]

  static let diffName = OptionDescription.fixDiff.name
  static let onlyName = OptionDescription.fixOnly.name

  /// Nil where nothing is to be fixed.
  init?(_ arguments: ParsedArguments) throws(UsageError) {
    guard arguments.has(.fix) || arguments.has(.fixOnly) || arguments.has(.fixDiff) else {
      if arguments.has(.showFixes) {
        throw .companionNeeded(option: OptionDescription.showFixes.name, companion: OptionDescription.fix.name)
      }
      return nil
    }
    // Its text and the findings of others would be one stream.
    if arguments.inputs.contains(.standardInput), arguments.inputs.count > 1 { throw .standardInputNotAlone }
    safety = arguments.choice(.fix) ?? .safe
    isDiff = arguments.has(.fixDiff)
    isOnly = arguments.has(.fixOnly)
    isListed = arguments.has(.showFixes)
  }
}

extension OptionDescription {
  fileprivate static let fix = OptionDescription(
    name: "--fix", value: .optional(Fix.Safety.allCases.map(\.rawValue)),
    help: Bilingual(
      zh: "先改，再报告剩下的；safe（默认）只做不改变意思的，suggested 也做唯一的建议",
      en:
        "fix first, then report what is left; safe (default) keeps the meaning, suggested also takes a suggestion that "
        + "is the only one"))
  fileprivate static let fixOnly = OptionDescription(
    name: "--fix-only", help: Bilingual(zh: "只改，不报告", en: "fix and report nothing"))
  fileprivate static let fixDiff = OptionDescription(
    name: "--diff",
    help: Bilingual(
      zh: "只显示会改什么（可交给 patch）；有就以 1 退出",
      en: "only show what would be fixed (patch takes it); exits with 1 if anything"))
  fileprivate static let showFixes = OptionDescription(
    name: "--show-fixes",
    help: Bilingual(zh: "逐条列出改了什么、没改什么", en: "list what was fixed and what was not"))
}
