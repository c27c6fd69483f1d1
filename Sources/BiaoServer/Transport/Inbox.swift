// The queue between whoever reads and the thread that owns the state.

import BiaoWorkspace
import Synchronization

/// What the main loop takes up, in the order in which it came.
enum Event: Sendable {
  case message(Message)
  /// A frame that cannot be understood.
  case fault(code: ErrorCode, message: String)
  /// A frame that holds no message.
  case invalid(Message.Fault)
  /// The input has ended, or cannot be read any further.
  case end
}

/// The messages that were read and not yet taken. It is bounded: nothing more is read while it is full, so that a client
/// that sends faster than it is answered waits, once the pipe is full too.
final class Inbox: Sendable {
  private struct Content {
    var events: [Event] = []
    var byteCount = 0
  }

  /// Bytes of memory that messages may take while they wait; the one that crosses the bound still may.
  static let maximumByteCount = 64 << 20

  private let content = Mutex(Content())
  /// Requests that wait or run, as the raw text of their id; true for those that were cancelled. Known before the queue
  /// gets to them. Who cancels what never was, or is answered already, leaves no trace.
  private let requests = Mutex<[[UInt8]: Bool]>([:])
  /// Whether the client has sent `exit`, or nothing more can be read: what takes long should end. The end of the input
  /// alone is no reason: the client may still wait for what it asked.
  private let isClosing = Atomic<Bool>(false)

  func add(_ event: Event, byteCount: Int) {
    content.withLock {
      $0.events.append(event)
      $0.byteCount += byteCount
    }
  }

  var isEmpty: Bool { content.withLock { $0.events.isEmpty } }

  /// Whether more may be read.
  var hasRoom: Bool { content.withLock { $0.byteCount < Inbox.maximumByteCount } }

  /// Everything that waits.
  func takeAll() -> [Event] {
    content.withLock { content in
      defer {
        content.events = []
        content.byteCount = 0
      }
      return content.events
    }
  }

  /// A request is about to be queued.
  func expect(_ id: [UInt8]) { requests.withLock { $0[id] = false } }

  func cancel(_ id: [UInt8]) {
    requests.withLock { if $0[id] != nil { $0[id] = true } }
  }

  /// In a replay the request is found cancelled in the turn in which it was.
  func replayCancelled(_ id: [UInt8]) { requests.withLock { $0[id] = true } }

  func isCancelled(_ id: [UInt8]) -> Bool { requests.withLock { $0[id] ?? false } }

  /// The request is answered; its number may come again.
  func forget(_ id: [UInt8]) { requests.withLock { $0[id] = nil } }

  func close() { isClosing.store(true, ordering: .relaxed) }
  var isClosed: Bool { isClosing.load(ordering: .relaxed) }
}
