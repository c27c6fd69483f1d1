// From the bytes of the input to events in the inbox: framed, decoded and queued, and nothing else.

import BiaoWorkspace

/// Reads messages from pieces of the input until it ends.
struct Reader: Sendable {
  let inbox: Inbox
  private var splitter = FrameSplitter()
  /// Whether nothing more can come.
  private(set) var hasEnded = false

  init(_ inbox: Inbox) { self.inbox = inbox }

  /// The next piece; an empty one is the end.
  mutating func take(_ piece: [UInt8]) {
    if hasEnded { return }
    if piece.isEmpty {
      end()
      return
    }
    splitter.append(piece)
    while let frame = splitter.next() {
      switch frame {
      case .body(let body): queue(body)
      case .fault(let message):
        inbox.add(.fault(code: .parseError, message: message), byteCount: Reader.faultByteCount)
      case .tooLarge(let message):
        inbox.add(.fault(code: .invalidRequest, message: message), byteCount: Reader.faultByteCount)
        inbox.close()
        end()
        return
      }
    }
  }

  private mutating func end() {
    hasEnded = true
    inbox.add(.end, byteCount: 0)
  }

  /// About what a fault takes while it waits.
  private static let faultByteCount = 256

  private func queue(_ body: [UInt8]) {
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
