// The thread that reads: it frames, decodes and queues, and does nothing else.

import BiaoWorkspace

/// Reads messages until the input ends.
struct Reader: Sendable {
  /// The next bytes of the input; empty at its end.
  let read: @Sendable () -> [UInt8]
  let inbox: Inbox

  func run() {
    var splitter = FrameSplitter()
    while true {
      let piece = read()
      if piece.isEmpty { break }
      splitter.append(piece)
      while let frame = splitter.next() {
        switch frame {
        case .body(let body): take(body)
        case .fault(let message):
          inbox.add(.fault(code: .parseError, message: message), byteCount: Reader.faultByteCount)
        case .tooLarge(let message):
          inbox.add(.fault(code: .invalidRequest, message: message), byteCount: Reader.faultByteCount)
          inbox.close()
          inbox.add(.end, byteCount: 0)
          return
        }
      }
    }
    inbox.add(.end, byteCount: 0)
  }

  /// About what a fault takes while it waits.
  private static let faultByteCount = 256

  private func take(_ body: [UInt8]) {
    do throws(Message.Fault) {
      let message = try Message(body)
      switch message.kind {
      case .notification("$/cancelRequest"):
        // Taken up here, so that what waits or runs is cancelled at once.
        if let id = message.params?["id"], id.isNumber || id.isString { inbox.cancel(Array(id.raw)) }
      case .notification("exit"):
        inbox.close()
        inbox.add(.message(message), byteCount: message.byteCount)
      default:
        if case .request(let id, _) = message.kind { inbox.expect(id) }
        inbox.add(.message(message), byteCount: message.byteCount)
      }
    } catch {
      inbox.add(.invalid(error), byteCount: Reader.faultByteCount)
    }
  }
}
