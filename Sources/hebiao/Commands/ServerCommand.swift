// `hebiao lsp`: the language server.

import BiaoRules
import BiaoServer
import BiaoWorkspace

extension CommandDescription {
  static let lsp = CommandDescription(
    name: "lsp", summary: Bilingual(zh: "语言服务器，由编辑器启动", en: "the language server, started by an editor"),
    about: Bilingual(
      zh: "语言服务器：在标准输入和输出上使用语言服务器协议（LSP 3.17，及 3.18 的增补），由编辑器启动",
      en: "The language server: speaks the Language Server Protocol (3.17 and what 3.18 adds) on standard input and "
        + "output; started by an editor"),
    options: [.record, .standardStreams, .clientProcess], run: runServer)
}

extension OptionDescription {
  fileprivate static let record = OptionDescription(
    name: "--record", value: .file("FILE"),
    help: Bilingual(
      zh: "把整个会话记录到文件，供 hebiao replay 重放",
      en: "record the whole session in a file, for hebiao replay"))
  /// What editors pass to every server; there is no other way to talk to this one.
  fileprivate static let standardStreams = OptionDescription(
    name: "--stdio", help: Bilingual(zh: "无须填写；有的编辑器总会带上", en: "not needed; some editors always pass it"))
  /// The same number comes with `initialize`.
  fileprivate static let clientProcess = OptionDescription(
    name: "--clientProcessId", value: .text("NUMBER"),
    help: Bilingual(zh: "无须填写；有的编辑器总会带上", en: "not needed; some editors always pass it"), isHidden: true)
}

private func runServer(_ arguments: ParsedArguments) -> ExitCode {
  let words = arguments.words
  let recording = arguments.path(.record)
  let code = LanguageServer.run(version: version, recording: recording) { error in
    _ = show(words.recordingFailed(recording, error) + "\n", to: OutputStream.standardError, code: .usage)
  }
  Platform.exitNow(code)
}
