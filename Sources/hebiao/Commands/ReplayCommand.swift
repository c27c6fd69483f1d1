// `hebiao replay`: a recorded session once more.

import BiaoRules
import BiaoServer
import BiaoWorkspace

extension CommandDescription {
  static let replay = CommandDescription(
    name: "replay", summary: Bilingual(zh: "重放录下的编辑会话", en: "replay a recorded session"),
    about: Bilingual(
      zh: "重放 hebiao lsp --record 录下的会话，逐字节比较当时和现在的回应",
      en: "Replays a session that hebiao lsp --record took down, and compares then and now byte for byte"),
    operands: [
      OperandDescription(
        placeholder: "FILE", content: .path, help: Bilingual(zh: "会话记录", en: "the recorded session"),
        isRequired: true)
    ],
    notes: [
      Bilingual(
        zh: "文件里有会话中各文件的全文，转交他人之前请留意。",
        en: "The file holds the whole text of the documents of the session: mind that before it is passed on.")
    ],
    exitCodes: [
      ExitCodeMeaning(.clean, zh: "完全相同", en: "all the same"),
      ExitCodeMeaning(.findings, zh: "有不同", en: "something differs"),
      ExitCodeMeaning(.usage, zh: "文件不是会话记录", en: "the file is no recorded session"),
    ], run: runReplay)
}

private func runReplay(_ arguments: ParsedArguments) -> ExitCode {
  let words = arguments.words
  let path = FilePath(arguments.operands.first ?? [])
  func refuse(_ message: String) -> ExitCode {
    show(message + "\n", to: OutputStream.standardError, code: .usage)
  }
  let bytes: [UInt8]
  switch readGiven(path) {
  case .success(let read): bytes = read
  case .failure(let problem): return refuse(words.message(problem))
  }
  do throws(Replay.Failure) {
    let outcome = try Replay.run(bytes, version: version)
    var text = words.choose(
      "录制时版本 \(outcome.program)，现在 \(version)；收到 \(outcome.received) 条消息，发出 \(outcome.sent) 条",
      "recorded by \(outcome.program), replayed by \(version); \(outcome.received) messages received, \(outcome.sent) sent"
    )
    guard let difference = outcome.difference else {
      text += words.choose("，完全相同\n", ", all the same\n")
      return show(text, to: OutputStream.standardOutput, code: .clean)
    }
    func line(_ bytes: [UInt8]?) -> String {
      bytes.map { terminalSafe(String(decoding: $0, as: UTF8.self)) } ?? words.choose("（没有）", "(none)")
    }
    text += words.choose("\n第 \(difference.number) 条不同\n", "\nmessage \(difference.number) differs\n")
    text += words.choose("当时: ", "then: ") + line(difference.recorded) + "\n"
    text += words.choose("现在: ", "now:  ") + line(difference.now) + "\n"
    return show(text, to: OutputStream.standardOutput, code: .findings)
  } catch .notASession(let offset) {
    return refuse(
      words.choose(
        "错误: 不是会话记录: \(terminalSafe(path.text))（第 \(offset) 字节起）",
        "error: no recorded session: \(terminalSafe(path.text)) (from byte \(offset))"))
  } catch {
    return refuse(
      words.choose(
        "错误: 会话记录的格式不是本版本的: \(terminalSafe(path.text))",
        "error: a session recorded in another form than this version reads: \(terminalSafe(path.text))"))
  }
}
