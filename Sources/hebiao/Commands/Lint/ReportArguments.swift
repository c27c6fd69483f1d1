// The options of `hebiao lint` about what is written, and where.

import BiaoRules

/// In which form findings are written.
struct ReportArguments {
  let format: ReportFormat
  let color: ColorChoice
  /// Say at the end where the time went.
  let isProfiled: Bool

  static let options: [OptionDescription] = [.report, .profile, .color]

  init(_ arguments: ParsedArguments) {
    format = arguments.choice(.report) ?? .text
    color = arguments.choice(.color) ?? .auto
    isProfiled = arguments.has(.profile)
  }
}

extension OptionDescription {
  fileprivate static let report = OptionDescription(
    name: "--report", value: .choice(ReportFormat.allCases.map(\.rawValue)),
    help: Bilingual(zh: "输出形式（默认 text）", en: "form of the output (default: text)"))
  fileprivate static let profile = OptionDescription(
    name: "--profile",
    help: Bilingual(zh: "最后在标准错误上说明时间花在哪里", en: "say on standard error where the time went"))
}
