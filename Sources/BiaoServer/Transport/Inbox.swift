// The queue between the thread that reads and the thread that owns the state.

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

/// A queue that one thread fills and one empties. It is bounded: who sends faster than is worked waits, as far as pipes
/// let him.
final class Inbox: Sendable {
  private struct Content {
    var events: [Event] = []
    var byteCount = 0
    var isEnded = false
  }

  /// Bytes of messages that may wait; one message may always.
  static let maximumByteCount = 64 << 20

  private let content = Monitor(Content())
  /// Requests that were cancelled, as the raw text of their id. Known before the queue gets to them, and while they run.
  private let cancelled = Mutex<Set<[UInt8]>>([])
  /// Whether the client has sent `exit` or is gone: whatever runs should end.
  private let isClosing = Atomic<Bool>(false)

  func add(_ event: Event, byteCount: Int) {
    content.wait { $0.byteCount == 0 || $0.byteCount + byteCount <= Inbox.maximumByteCount }
    content.withLock {
      $0.events.append(event)
      $0.byteCount += byteCount
      if case .end = event { $0.isEnded = true }
    }
    content.signal()
  }

  /// Everything that waits. Waits itself for at most `milliseconds` (nil: as long as it takes) and is empty then.
  func takeAll(milliseconds: Int?) -> [Event] {
    if let milliseconds {
      guard content.wait(milliseconds: milliseconds, until: { !$0.events.isEmpty }) else { return [] }
    } else {
      content.wait { !$0.events.isEmpty }
    }
    let events = content.withLock { content in
      defer {
        content.events = []
        content.byteCount = 0
      }
      return content.events
    }
    content.signal()
    return events
  }

  var isEmpty: Bool { content.withLock { $0.events.isEmpty } }
  var isEnded: Bool { content.withLock { $0.isEnded } }

  func cancel(_ id: [UInt8]) {
    cancelled.withLock {
      // Who cancels what never was must not make this grow.
      if $0.count < 100_000 { _ = $0.insert(id) }
    }
  }

  func isCancelled(_ id: [UInt8]) -> Bool { isClosed || cancelled.withLock { $0.contains(id) } }

  /// The request is answered; its number may come again.
  func forget(_ id: [UInt8]) { cancelled.withLock { _ = $0.remove(id) } }

  func close() { isClosing.store(true, ordering: .relaxed) }
  var isClosed: Bool { isClosing.load(ordering: .relaxed) }
}
