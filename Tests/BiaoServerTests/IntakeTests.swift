// What comes on the input reaches the main loop, once and in its order, whichever of two threads reads it.

import BiaoWorkspace
import Foundation
import Testing

@testable import BiaoServer

struct IntakeTests {
  private static func frame(_ number: Int) -> [UInt8] {
    let body = Array(#"{"jsonrpc":"2.0","method":"test/number","params":{"number":\#(number)}}"#.utf8)
    return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  private static func number(_ event: Event) -> Int? {
    guard case .message(let message) = event, let number = message.params?["number"] else { return nil }
    return Int(String(decoding: number.raw, as: UTF8.self))
  }

  /// One that works now and then for some milliseconds, so that the second thread steps in, and gets the messages one by
  /// one, several at once and in pieces.
  @Test(.timeLimit(.minutes(5))) func losesNothing() throws {
    let pipe = Pipe()
    let count = 4000
    let intake = Intake(Inbox(), InputSource(descriptor: pipe.fileHandleForReading.fileDescriptor))
    _ = try #require(WorkerThread { intake.assist() })
    let output = pipe.fileHandleForWriting.fileDescriptor
    let writer = try #require(
      WorkerThread {
        var random = SystemRandomNumberGenerator()
        var pending: [UInt8] = []
        for number in 0..<count {
          pending += Self.frame(number)
          switch Int.random(in: 0..<8, using: &random) {
          case 0: continue
          case 1:
            let half = pending.count / 2
            _ = Platform.write(Array(pending[..<half]), to: output)
            Platform.sleep(milliseconds: Int.random(in: 0..<3, using: &random))
            _ = Platform.write(Array(pending[half...]), to: output)
          default: _ = Platform.write(pending, to: output)
          }
          pending = []
          if number % 16 == 0 { Platform.sleep(milliseconds: Int.random(in: 0..<4, using: &random)) }
        }
        _ = Platform.write(pending, to: output)
        try? pipe.fileHandleForWriting.close()
      })
    var seen: [Int] = []
    var hasEnded = false
    while !hasEnded {
      let events = intake.takeAll(milliseconds: seen.count % 3 == 0 ? 5 : nil)
      for event in events {
        if case .end = event { hasEnded = true } else { seen.append(try #require(Self.number(event))) }
      }
      if seen.count % 5 == 0 { Platform.sleep(milliseconds: 2) }
    }
    writer.join()
    #expect(seen == Array(0..<count))
  }

  /// What one thread has seen the other one may have read when its turn comes: nobody reads what is no longer there, for
  /// that would wait, and hold up the other.
  @Test(.timeLimit(.minutes(5))) func readsNothingThatIsGone() throws {
    struct Content {
      var bytes: [UInt8] = []
      var hasEnded = false
      var emptyReads = 0
    }
    let content = Monitor(Content())
    let source = InputSource(
      isReadable: { milliseconds in
        guard let milliseconds else {
          content.wait { !$0.bytes.isEmpty || $0.hasEnded }
          return true
        }
        let isReadable = content.wait(milliseconds: milliseconds, until: { !$0.bytes.isEmpty || $0.hasEnded })
        // The second thread is slow to act on it.
        if isReadable, milliseconds == 1 { Platform.sleep(milliseconds: 2) }
        return isReadable
      },
      read: {
        content.withLock { content in
          if content.bytes.isEmpty, !content.hasEnded { content.emptyReads += 1 }
          defer { content.bytes = [] }
          return content.bytes
        }
      })
    let intake = Intake(Inbox(), source)
    _ = try #require(WorkerThread { intake.assist() })
    for number in 0..<200 {
      content.withLock { $0.bytes = Self.frame(number) }
      content.signal()
      #expect(intake.takeAll(milliseconds: nil).compactMap(Self.number) == [number])
      // Work that ends when the second thread has just seen that there is more.
      Platform.sleep(milliseconds: 4)
    }
    content.withLock { $0.hasEnded = true }
    content.signal()
    while true {
      if case .end? = intake.takeAll(milliseconds: nil).last { break }
    }
    #expect(content.withLock { $0.emptyReads } == 0)
  }

  /// A message that comes while a long piece of work is done is known before that ends.
  @Test(.timeLimit(.minutes(5))) func readsBesideLongWork() throws {
    let pipe = Pipe()
    let inbox = Inbox()
    let intake = Intake(inbox, InputSource(descriptor: pipe.fileHandleForReading.fileDescriptor))
    _ = try #require(WorkerThread { intake.assist() })
    let output = pipe.fileHandleForWriting.fileDescriptor
    for number in 0..<20 {
      _ = Platform.write(Self.frame(number), to: output)
      #expect(intake.takeAll(milliseconds: nil).compactMap(Self.number) == [number])
      inbox.expect([0x37])
      let cancel = Array(#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":7}}"#.utf8)
      _ = Platform.write(Array("Content-Length: \(cancel.count)\r\n\r\n".utf8) + cancel, to: output)
      // The work: it goes on until it is cancelled, which nobody but the second thread can tell.
      while !inbox.isCancelled([0x37]) { Platform.sleep(milliseconds: 1) }
      inbox.forget([0x37])
    }
    try pipe.fileHandleForWriting.close()
    while true {
      if case .end? = intake.takeAll(milliseconds: nil).last { break }
    }
  }
}
