// Configurations in the server: their mistakes as findings, their settings at once in the documents below them.

import BiaoWorkspace
import Synchronization
import Testing

@testable import BiaoServer

/// A server in a world of a few files.
private final class Session {
  private let messages: SentMessages
  private var loop: MainLoop
  private var version = 1

  init(_ files: [String: String]) throws {
    let sent = SentMessages()
    let outbox = Outbox { frame in
      let start = frame.firstIndex(of: 0x7B) ?? 0
      sent.messages.withLock { $0.append(String(decoding: frame[start...], as: UTF8.self)) }
      return true
    }
    let paths = files.keys.sorted().map { FilePath($0) }
    let outside = Outside(
      documents: { walk in
        let folder = walk.folder.path
        return paths.filter { $0.isInside(folder) && $0.text.hasSuffix(".biao") }
      },
      workspace: { _, _ in WorkspaceFolder(path: FilePath("/w"), descends: true) },
      everyDocument: { folder in paths.filter { $0.isInside(folder) && $0.text.hasSuffix(".biao") } },
      names: { folder in
        let names = paths.compactMap { path -> [UInt8]? in
          guard path.isInside(folder), path != folder else { return nil }
          return Array(path.bytes.dropFirst(folder.bytes.count).drop { $0 == 0x2F }.prefix { $0 != 0x2F })
        }
        return names.isEmpty ? nil : Array(Set(names))
      },
      configuration: { _ in files["/w/hebiao.biao"] == nil ? nil : FilePath("/w/hebiao.biao") },
      read: { files[$0.text].map { Array($0.utf8) } }, beginning: { files[$0.text].map { Array($0.utf8.prefix(200)) } },
      stamp: { files[$0.text].map { UInt64($0.utf8.count) } }, cache: { _, _ in nil }, nanoseconds: { 0 })
    self.messages = sent
    loop = MainLoop(version: "1", outside: outside, outbox: outbox, inbox: Inbox())
    try take(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{},"locale":"zh"}}"#)
    try take(#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#)
  }

  /// What the server says to that message.
  @discardableResult
  func take(_ message: String) throws -> [String] {
    _ = loop.take([Event.message(try Message(Array(message.utf8)))])
    return messages.messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }

  func open(_ path: String, _ text: String) throws -> [String] {
    try take(
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file://\#(path)","languageId":"biao","version":1,"text":"\#(escaped(text))"}}}"#
    )
  }

  func change(_ path: String, _ text: String) throws -> [String] {
    version += 1
    return try take(
      #"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file://\#(path)","version":\#(version)},"contentChanges":[{"text":"\#(escaped(text))"}]}}"#
    )
  }

  private func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}

private final class SentMessages: Sendable {
  let messages = Mutex<[String]>([])
}

/// What was published of a document last.
private func published(_ messages: [String], _ path: String) -> String? {
  messages.last { $0.contains("publishDiagnostics") && $0.contains("\"uri\":\"file://\(path)\"") }
}

@Suite struct ServerConfigurationTests {
  private let form = "绩效指标:\n  产出指标:\n    数量指标:\n      - 服务水平: 明显提升\n  效益指标: /\n"

  @Test func aChangeShowsAtOnce() throws {
    let session = try Session(["/w/a.biao": form, "/w/hebiao.biao": "@form hebiao/配置\n"])
    let opened = try session.open("/w/a.biao", form)
    #expect(published(opened, "/w/a.biao")?.contains("vague-target") == true)
    var messages = try session.open("/w/hebiao.biao", "@form hebiao/配置\n规则:\n  vague-target: off\n")
    #expect(published(messages, "/w/a.biao")?.contains("vague-target") == false)
    messages = try session.change("/w/hebiao.biao", "@form hebiao/配置\n按路径:\n  - b.biao\n    vague-target: off\n")
    #expect(published(messages, "/w/a.biao")?.contains("vague-target") == true)
    messages = try session.change("/w/hebiao.biao", "@form hebiao/配置\n按路径:\n  - /a.biao\n    vague-target: off\n")
    #expect(published(messages, "/w/a.biao")?.contains("vague-target") == false)
  }

  @Test func mistakesAreFindings() throws {
    let session = try Session([
      "/w/hebiao.biao": "@form hebiao/配置\n", "/w/共享.biao": "@form hebiao/配置\n语言: en\n", "/w/指标库.biao": "名称: 甲\n",
    ])
    var text = "@form hebiao/配置\n@extends 共亨.biao\n指标库:\n  - 指标库.biao\n排除:\n  - \"[a\"\n规则:\n  vague-tarjet: off\n"
    let messages = try session.open("/w/hebiao.biao", text)
    let report = try #require(published(messages, "/w/hebiao.biao"))
    #expect(report.split(separator: "faulty-configuration").count == 4, "\(report)")
    #expect(report.contains("共享.biao") && report.contains("vague-target"))
    text = "@form hebiao/配置\n@extends 共享.biao\n"
    let mended = try #require(published(try session.change("/w/hebiao.biao", text), "/w/hebiao.biao"))
    #expect(!mended.contains("faulty-configuration"), "\(mended)")
  }

  /// In a process of its own: units are known to all of it, and the tests beside this one use others.
  @Test func unitsAndTemplates() async {
    await #expect(processExitsWith: .success) {
      let form = "@form 外/表\n\n收储量: 3 垛\n"
      let session = try Session([
        "/w/hebiao.biao": "@form hebiao/配置\n模板:\n  - ../外\n计量单位:\n  | 名称 | 换算 |\n  | 垛 | 0.5 吨 |\n",
        "/w/a.biao": form, "/外/模板.biao": "@template 外/表\n\n收储量 (吨): number, required\n",
      ])
      let messages = try session.open("/w/a.biao", form)
      #expect(published(messages, "/w/a.biao")?.contains("\"diagnostics\":[]") == true, "\(messages)")
    }
  }

  /// The formatter ends lines as `.editorconfig` says.
  @Test func lineEnds() throws {
    let session = try Session([
      "/w/a.biao": "a: 1\nb: 2\n", "/w/.editorconfig": "[*.biao]\nend_of_line = crlf\n",
    ])
    _ = try session.open("/w/a.biao", "a: 1\nb: 2\n")
    let answer = try session.take(
      #"{"jsonrpc":"2.0","id":2,"method":"textDocument/formatting","params":{"textDocument":{"uri":"file:///w/a.biao"},"options":{"tabSize":2,"insertSpaces":true}}}"#
    )
    #expect(answer.contains { $0.contains(#""id":2"#) && $0.contains(#"\r\n"#) }, "\(answer)")
  }
}
