// The options that look at what changed alone: of `hebiao lint` and `hebiao suppressions`.

import BiaoRules
import BiaoWorkspace

/// Which changes are looked at.
struct ChangeArguments {
  /// Nil for all documents.
  let scope: ChangeScope?

  static let options: [OptionDescription] = [.since, .staged]

  init(_ arguments: ParsedArguments) throws(UsageError) {
    try arguments.exclude(.since, .staged)
    if arguments.has(.staged) {
      scope = .staged
    } else {
      scope = try arguments.givenText(.since).map { .since($0) }
    }
    // Git knows nothing of what comes in on standard input.
    if scope != nil, arguments.inputs.contains(.standardInput) { throw .standardInputNotAlone }
  }

  /// Keeps those of the documents that changed.
  func select(_ documents: inout RunDocuments) throws(UsageError) {
    guard let scope else { return }
    do throws(GitRepository.Failure) {
      try documents.select(scope)
    } catch {
      throw .selection(.git(error))
    }
  }

  static let note = Bilingual(
    zh: "--since 和 --staged 没有给路径时看当前文件夹；未选中的文件不报告，但仍与选中的相互比对。--staged 检查的是暂存区里的内容"
      + "（连同其中的配置和模板）。",
    en: "Without a path, --since and --staged look at the working folder. Documents that are not selected are not "
      + "reported, but the selected ones are still compared with them. --staged looks at what the index holds "
      + "(configuration and templates too).")
}

extension OptionDescription {
  static let since = OptionDescription(
    name: "--since", value: .text("REF"),
    help: Bilingual(
      zh: "只报告与 REF 分岔以来改过的文件，含未提交和未跟踪的",
      en: "report only files changed since HEAD and REF parted, uncommitted and untracked ones too"))
  static let staged = OptionDescription(
    name: "--staged",
    help: Bilingual(zh: "只报告已暂存的文件，检查暂存的内容", en: "report only staged files, as they are staged"))
}
