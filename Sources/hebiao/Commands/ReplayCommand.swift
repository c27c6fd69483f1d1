// `hebiao replay`: a recorded session once more.

import BiaoRules
import BiaoServer
import BiaoWorkspace

func runReplay(_ path: FilePath, _ language: Language) -> ExitCode {
  let words = Wording(language)
  func refuse(_ message: String) -> ExitCode {
    show(message + "\n", to: OutputStream.standardError, code: .usage)
  }
  let bytes: [UInt8]
  switch readAnyFile(path) {
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
