// Replaying a recorded session: the same messages, the same answers of the world, and what is sent back compared.

import BiaoValues
import BiaoWorkspace
import Synchronization

/// What a replay showed.
package struct ReplayOutcome: Sendable {
  /// The version of the program that recorded the session.
  package var program: String
  /// Messages of the client, and messages to it.
  package var received = 0
  package var sent = 0
  /// The first message that is not the recorded one: its number from 1, the recorded one and the one now. Nil on a side
  /// that has none.
  package var difference: (number: Int, recorded: [UInt8]?, now: [UInt8]?)?
}

/// Runs recorded sessions.
package enum Replay {
  /// Why a file cannot be replayed.
  package enum Failure: Error, Sendable {
    /// The file is no session from that byte on.
    case notASession(offset: Int)
    /// It was recorded in another form than this program reads.
    case otherVersion
  }

  package static func run(_ bytes: [UInt8], version: String) throws(Failure) -> ReplayOutcome {
    let program: String
    let entries: [(kind: SessionEntry.Kind, bytes: ArraySlice<UInt8>)]
    do throws(SessionFile.ReadError) {
      (program, entries) = try SessionFile.read(bytes)
    } catch {
      throw error.isVersion ? .otherVersion : .notASession(offset: error.offset)
    }
    let inbox = Inbox()
    let sent = Mutex<[[UInt8]]>([])
    let outbox = Outbox { frame in
      // The body behind the header of our own making.
      let end = frame.firstIndex(of: 0x7B) ?? frame.endIndex
      sent.withLock { $0.append(Array(frame[end...])) }
      return true
    }
    var loop = MainLoop(version: version, outside: answers(entries), outbox: outbox, inbox: inbox)
    var outcome = ReplayOutcome(program: program)
    var events: [Event] = []
    for (index, entry) in entries.enumerated() {
      switch entry.kind {
      case .message:
        outcome.received += 1
        guard let message = try? Message(Array(entry.bytes)) else { continue }
        events.append(.message(message))
      case .fault: if let event = fault(entry.bytes) { events.append(event) }
      case .end: events.append(.end)
      case .turn:
        let turn = events
        events = []
        let made = entries[(index + 1)...].prefix { $0.kind != .turn }
        for entry in made where entry.kind == .cancelled { inbox.replayCancelled(Array(entry.bytes)) }
        if loop.take(turn) != nil { return compare(entries, sent.withLock { $0 }, outcome) }
      default: break
      }
    }
    return compare(entries, sent.withLock { $0 }, outcome)
  }

  private static func fault(_ bytes: ArraySlice<UInt8>) -> Event? {
    guard let space = bytes.firstIndex(of: 0x20), let end = bytes[space...].firstIndex(of: 0x0A),
      let number = Int(String(decoding: bytes[..<space], as: UTF8.self)), let code = ErrorCode(rawValue: number)
    else { return nil }
    let id = bytes[(space + 1)..<end]
    let words = String(decoding: bytes[(end + 1)...], as: UTF8.self)
    return id.isEmpty
      ? .fault(code: code, message: words) : .invalid(Message.Fault(id: Array(id), code: code, message: words))
  }

  private static func compare(
    _ entries: [(kind: SessionEntry.Kind, bytes: ArraySlice<UInt8>)], _ sent: [[UInt8]], _ outcome: ReplayOutcome
  ) -> ReplayOutcome {
    var outcome = outcome
    let recorded = entries.filter { $0.kind == .sent }.map { Array($0.bytes) }
    outcome.sent = sent.count
    for index in 0..<max(recorded.count, sent.count) {
      let then = index < recorded.count ? recorded[index] : nil
      let now = index < sent.count ? sent[index] : nil
      if then != now {
        outcome.difference = (index + 1, then, now)
        break
      }
    }
    return outcome
  }

  /// The world of the session: each question is answered as it was then, in the order of the questions of its kind. A
  /// question that was not asked then has the answer that there is nothing.
  private static func answers(_ entries: [(kind: SessionEntry.Kind, bytes: ArraySlice<UInt8>)]) -> Outside {
    var queues: [SessionEntry.Kind: [[UInt8]]] = [:]
    for entry in entries { queues[entry.kind, default: []].append(Array(entry.bytes)) }
    let waiting = Mutex(queues.mapValues { $0[...] })
    @Sendable func next(_ kind: SessionEntry.Kind) -> [UInt8] { waiting.withLock { $0[kind]?.popFirst() } ?? [] }
    @Sendable func optional(_ kind: SessionEntry.Kind) -> [UInt8]? {
      let bytes = next(kind)
      return bytes.first == UInt8(ascii: "+") ? Array(bytes.dropFirst()) : nil
    }
    return Outside(
      documents: { _ in
        let bytes = next(.documents)
        return bytes == [0x2D] ? nil : bytes.dropFirst().split(separator: 0).map { FilePath(Array($0)) }
      },
      workspace: { path, _ in
        let bytes = next(.workspace)
        guard let first = bytes.first else { return WorkspaceFolder(path: path.parent, descends: false) }
        return WorkspaceFolder(path: FilePath(Array(bytes.dropFirst())), descends: first == UInt8(ascii: "+"))
      },
      everyDocument: { _ in next(.everyDocument).split(separator: 0).map { FilePath(Array($0)) } },
      names: { _ in optional(.names).map { $0.split(separator: 0).map { Array($0) } } },
      configuration: { _ in optional(.configuration).map { FilePath($0) } },
      exclusion: { _, _ in
        guard let bytes = optional(.exclusion), let space = bytes.firstIndex(of: 0x20),
          let line = Int(String(decoding: bytes[..<space], as: UTF8.self))
        else { return nil }
        let file = FilePath(Array(bytes[(space + 1)...]))
        return line == 0 ? .notIncluded(file) : .line(file, line)
      },
      read: { _ in optional(.read) },
      beginning: { _ in optional(.beginning) },
      stamp: { _ in optional(.stamp).flatMap { UInt64(String(decoding: $0, as: UTF8.self)) } },
      cache: { _, _ in optional(.cache).map { FilePath($0) } },
      nanoseconds: { UInt64(String(decoding: next(.clock), as: UTF8.self)) ?? 0 },
      today: {
        let parts = optional(.day)?.split(separator: 0x2D).compactMap { Int(String(decoding: $0, as: UTF8.self)) } ?? []
        return parts.count == 3 ? CalendarDate(year: parts[0], month: parts[1], day: parts[2]) : nil
      })
  }
}
