// Recording a session while it runs, so that a bug report is a file.

import BiaoValues
import BiaoWorkspace
import Synchronization

/// Takes down what the client sends, what the world answers and what is sent back. What came is on the disk before
/// anything is made of it: the last entries of a session that ended badly are those that ended it.
final class Recorder: Sendable {
  private let stream: OutputStream

  init(_ descriptor: Int32, program: String) {
    stream = OutputStream(descriptor)
    stream.write(SessionFile.opening(program: program))
  }

  private func note(_ kind: SessionEntry.Kind, _ bytes: some Collection<UInt8>) {
    stream.write(SessionFile.entry(kind, bytes))
  }

  /// What is taken up at once.
  func turn(_ events: [Event]) {
    for event in events {
      switch event {
      case .message(let message): note(.message, message.body)
      case .fault(let code, let words): note(.fault, Array("\(code.rawValue) \n\(words)".utf8))
      case .invalid(let fault):
        note(.fault, Array("\(fault.code.rawValue) ".utf8) + (fault.id ?? []) + Array("\n\(fault.message)".utf8))
      case .end: note(.end, [])
      }
    }
    note(.turn, [])
    stream.flush()
  }

  func cancelled(_ id: [UInt8]) { note(.cancelled, id) }

  /// On the disk before the client has it: some (eglot) kill the server as soon as the last reply is there.
  func sent(_ body: [UInt8]) {
    note(.sent, body)
    stream.flush()
  }

  func flush() { stream.flush() }

  /// `outside`, with every answer taken down.
  func listening(to outside: Outside) -> Outside {
    @Sendable func noted<Answer>(
      _ kind: SessionEntry.Kind, _ answer: Answer, _ bytes: (Answer) -> [UInt8]
    ) -> Answer {
      note(kind, bytes(answer))
      return answer
    }
    @Sendable func optional(_ bytes: [UInt8]?) -> [UInt8] { bytes.map { [UInt8(ascii: "+")] + $0 } ?? [0x2D] }
    @Sendable func list(_ names: [[UInt8]]) -> [UInt8] {
      var bytes: [UInt8] = []
      for name in names { bytes += name + [0] }
      return bytes
    }
    return Outside(
      documents: { walk in
        noted(.documents, outside.documents(&walk)) { optional($0.map { list($0.map(\.bytes)) }) }
      },
      workspace: { path, folders in
        noted(.workspace, outside.workspace(path, folders)) {
          [UInt8(ascii: $0.descends ? "+" : "-")] + $0.path.bytes
        }
      },
      everyDocument: { folder in noted(.everyDocument, outside.everyDocument(folder)) { list($0.map(\.bytes)) } },
      names: { folder in noted(.names, outside.names(folder)) { optional($0.map { list($0) }) } },
      configuration: { path in noted(.configuration, outside.configuration(path)) { optional($0?.bytes) } },
      exclusion: { path, opened in
        noted(.exclusion, outside.exclusion(path, opened)) {
          switch $0 {
          case nil: optional(nil)
          case .notIncluded(let file): optional(Array("0 ".utf8) + file.bytes)
          case .line(let file, let line): optional(Array("\(line) ".utf8) + file.bytes)
          }
        }
      },
      read: { path in noted(.read, outside.read(path)) { optional($0) } },
      beginning: { path in noted(.beginning, outside.beginning(path)) { optional($0) } },
      stamp: { path in noted(.stamp, outside.stamp(path)) { optional($0.map { Array(String($0).utf8) }) } },
      cache: { name, text in noted(.cache, outside.cache(name, text)) { optional($0?.bytes) } },
      nanoseconds: { noted(.clock, outside.nanoseconds()) { Array(String($0).utf8) } },
      today: { noted(.day, outside.today()) { optional($0.map { Array($0.hyphenated.utf8) }) } })
  }
}
