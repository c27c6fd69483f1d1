// A recorded session replays byte for byte, and a difference is found.

import BiaoWorkspace
import Synchronization
import Testing

@testable import BiaoServer

/// A session as its file would be: what the client said, turn by turn, and what the server answers now.
private func session(_ turns: [[String]]) throws -> [UInt8] {
  let sent = Mutex<[UInt8]>([])
  let outbox = Outbox { frame in
    let start = frame.firstIndex(of: 0x7B) ?? 0
    sent.withLock { $0 += SessionFile.entry(.sent, frame[start...]) }
    return true
  }
  let outside = Outside(
    documents: { _ in [] }, workspace: { path, _ in WorkspaceFolder(path: path.parent, descends: false) },
    everyDocument: { _ in [] }, names: { _ in nil }, configuration: { _ in nil }, read: { _ in nil },
    beginning: { _ in nil }, stamp: { _ in nil },
    cache: { _, _ in nil },
    nanoseconds: { 0 })
  var loop = MainLoop(version: "1", outside: outside, outbox: outbox, inbox: Inbox())
  var file = SessionFile.opening(program: "1")
  for turn in turns {
    let events = try turn.map { Event.message(try Message(Array($0.utf8))) }
    for body in turn { file += SessionFile.entry(.message, body.utf8) }
    file += SessionFile.entry(.turn, [])
    _ = loop.take(events)
    file += sent.withLock { bytes in
      defer { bytes = [] }
      return bytes
    }
  }
  return file
}

private let turns = [
  [#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#],
  [
    #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
    #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:a","languageId":"biao","version":1,"text":"绩效指标:\n  产出指标:\n    数量指标:\n      - 培训场次: 明显\n"}}}"#,
  ],
  [
    #"{"jsonrpc":"2.0","id":"x","method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"untitled:a"}}}"#
  ],
  [#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#],
]

@Suite struct ReplayTests {
  @Test func theSameIsTheSame() throws {
    let outcome = try Replay.run(session(turns), version: "1")
    #expect(outcome.difference == nil)
    #expect(outcome.received == 5)
    #expect(outcome.sent >= 4)
  }

  @Test func aDifferenceIsFound() throws {
    let file = String(decoding: try session(turns), as: UTF8.self)
    let other = file.replacing("vague-target", with: "vague-turget")
    #expect(other != file)
    let difference = try #require(try Replay.run(Array(other.utf8), version: "1").difference)
    #expect(difference.recorded != difference.now)
  }

  @Test func whatIsNoSessionIsSaid() throws {
    #expect(throws: Replay.Failure.self) { try Replay.run(Array("something".utf8), version: "1") }
    #expect(throws: Replay.Failure.self) { try Replay.run(Array("hebiao-session 99 1\n".utf8), version: "1") }
    #expect(throws: Replay.Failure.self) {
      try Replay.run(Array("hebiao-session 1 1\nfoo 3\nabc\n".utf8), version: "1")
    }
    // Cut off in the middle of the last entry, as where the program was ended.
    let whole = try session(turns)
    _ = try Replay.run(Array(whole.dropLast(7)), version: "1")
  }
}
