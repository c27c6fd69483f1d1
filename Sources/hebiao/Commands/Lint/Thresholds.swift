// From which findings on a run fails.

import BiaoRules
import BiaoWorkspace

/// The lightest severity that makes a run fail.
enum FailureLevel: String, CaseIterable {
  case error, warning, info, never
}

/// When findings make a run fail.
struct Thresholds: Sendable, Hashable {
  var level = FailureLevel.warning
  /// As many warnings are let pass.
  var maximumWarnings: Int?
  /// Whether findings are of no concern to the exit code.
  var isExitZero = false

  static let options: [OptionDescription] = [.failOn, .maxWarnings, .exitZero]

  init() {}

  init(_ arguments: ParsedArguments) throws(UsageError) {
    try arguments.exclude(.failOn, .exitZero)
    try arguments.exclude(.maxWarnings, .exitZero)
    level = arguments.choice(.failOn) ?? .warning
    maximumWarnings = try arguments.number(.maxWarnings)
    isExitZero = arguments.has(.exitZero)
  }

  /// Whether anything that is found can make the run fail.
  var mayFail: Bool { !isExitZero && level != .never }

  /// Whether the run fails.
  func isExceeded(by counts: SeverityCounts) -> Bool {
    if isExitZero { return false }
    if level != .never, counts.error > 0 { return true }
    if let maximumWarnings {
      if counts.warning > maximumWarnings { return true }
    } else if level == .warning || level == .info, counts.warning > 0 {
      return true
    }
    return level == .info && counts.info > 0
  }

  /// Whether a finding of that severity is one that makes a run fail; of warnings, those beyond the allowed number do.
  func counts(_ severity: Severity) -> Bool {
    switch severity {
    case .error: level != .never
    case .warning: level == .warning || level == .info || maximumWarnings != nil
    case .info: level == .info
    case .hint: false
    }
  }
}

extension OptionDescription {
  fileprivate static let failOn = OptionDescription(
    name: "--fail-on", value: .choice(FailureLevel.allCases.map(\.rawValue)),
    help: Bilingual(
      zh: "从哪一级起以 1 退出（默认 warning；提示从不算）",
      en: "the lightest severity that exits with 1 (default: warning; hints never do)"))
  fileprivate static let maxWarnings = OptionDescription(
    name: "--max-warnings", value: .text("N"),
    help: Bilingual(zh: "警告超过 N 个才以 1 退出", en: "let N warnings pass; more exit with 1"))
  fileprivate static let exitZero = OptionDescription(
    name: "--exit-zero",
    help: Bilingual(
      zh: "有问题也以 0 退出（用法有误、读写不了仍然不是 0）", en: "exit with 0 whatever is found (not after wrong usage or lost files)"))
}
