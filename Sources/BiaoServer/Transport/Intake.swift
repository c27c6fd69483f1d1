// Who reads the input when: the main loop itself while it has nothing to do, a second thread while it works.

import BiaoWorkspace
import Synchronization

/// Where bytes come from, which two threads may read.
struct InputSource: Sendable {
  /// Whether there is something to read, or the end; waits for at most so many milliseconds (nil: as long as it takes).
  let isReadable: @Sendable (_ milliseconds: Int?) -> Bool
  /// What is there, at most `pieceByteCount`; waits for the first byte. Empty at the end.
  let read: @Sendable () -> [UInt8]

  /// As much as a pipe holds.
  static let pieceByteCount = 64 << 10

  init(isReadable: @escaping @Sendable (Int?) -> Bool, read: @escaping @Sendable () -> [UInt8]) {
    self.isReadable = isReadable
    self.read = read
  }

  init(descriptor: Int32) {
    self.init(
      isReadable: { Platform.isReadable(descriptor, milliseconds: $0) },
      read: {
        // What cannot be read any further has ended.
        guard case .success(let piece) = Platform.readAvailable(descriptor, limit: InputSource.pieceByteCount) else {
          return []
        }
        return piece
      })
  }
}

/// The way of messages from the input to the main loop.
///
/// What comes while nothing is done is read by the main loop: to wake one thread by another costs 30 µs, as much as half
/// of the checks of a form of 10 KB. What comes while it works has to be read as well, lest a client wait that writes
/// before it reads, and for the sake of requests that are cancelled; that is what `assist` is for. It looks each
/// millisecond, as long as there is work, and steps in where one piece of it takes longer.
final class Intake: Sendable {
  let inbox: Inbox
  private let source: InputSource

  private struct Input {
    var reader: Reader
    /// Whether the main loop waits for the input and will read it itself. Nobody else may meanwhile: what the other
    /// one read would not wake it.
    var isOwnerWaiting = false
  }

  private let input: Mutex<Input>
  /// Counts the turns of the main loop and the pauses between them: even while it works, odd while it waits.
  private let turn = Atomic<Int>(0)
  /// Whether the second thread sleeps until it is called.
  private let isParked = Atomic<Bool>(true)
  private let isCalled = Monitor(false)

  init(_ inbox: Inbox, _ source: InputSource) {
    self.inbox = inbox
    self.source = source
    input = Mutex(Input(reader: Reader(inbox)))
  }

  /// Everything that has come. Waits for at most `milliseconds` (nil: as long as it takes) and is empty then, or where a
  /// part of a message is all that came.
  func takeAll(milliseconds: Int?) -> [Event] {
    turn.add(1, ordering: .sequentiallyConsistent)
    defer {
      turn.add(1, ordering: .sequentiallyConsistent)
      if isParked.load(ordering: .sequentiallyConsistent) { call() }
    }
    repeat {
      let mustWait = input.withLock { input in
        input.isOwnerWaiting = inbox.isEmpty
        return input.isOwnerWaiting
      }
      let isReadable = source.isReadable(mustWait ? milliseconds : 0)
      input.withLock { input in
        if isReadable { read(&input.reader) }
        input.isOwnerWaiting = false
      }
    } while milliseconds == nil && inbox.isEmpty
    return inbox.takeAll()
  }

  /// Reads all that is there, and never waits for more: what was there when it was last looked the other thread may have
  /// taken since.
  private func read(_ reader: inout Reader) {
    while !reader.hasEnded, inbox.hasRoom, source.isReadable(0) {
      let piece = source.read()
      reader.take(piece)
      if piece.count < InputSource.pieceByteCount { return }
    }
  }

  // MARK: - The second thread

  /// So many milliseconds without work send the second thread to sleep.
  private static let patience = 50

  private var isAtWork: Bool { turn.load(ordering: .sequentiallyConsistent) & 1 == 0 }

  private func call() {
    isParked.store(false, ordering: .sequentiallyConsistent)
    isCalled.withLock { $0 = true }
    isCalled.signal()
  }

  /// The body of the second thread. Ends with the input.
  func assist() {
    while true {
      isCalled.wait { $0 }
      isCalled.withLock { $0 = false }
      var pause = 0
      var last = -1
      while pause < Intake.patience {
        Platform.sleep(milliseconds: 1)
        let now = turn.load(ordering: .sequentiallyConsistent)
        pause = now & 1 == 0 ? 0 : pause + 1
        if now & 1 == 0, now == last, !readBeside(now) { return }
        last = now
      }
      isParked.store(true, ordering: .sequentiallyConsistent)
      // The main loop may have begun just before.
      if isAtWork, isParked.exchange(false, ordering: .sequentiallyConsistent) { isCalled.withLock { $0 = true } }
    }
  }

  /// Reads as long as the main loop is at the same work; false at the end of the input.
  private func readBeside(_ now: Int) -> Bool {
    while turn.load(ordering: .sequentiallyConsistent) == now {
      guard source.isReadable(1) else { continue }
      let (hasEnded, isFull) = input.withLock { input in
        if !input.isOwnerWaiting { read(&input.reader) }
        return (input.reader.hasEnded, !inbox.hasRoom)
      }
      if hasEnded { return false }
      if isFull { Platform.sleep(milliseconds: 1) }
    }
    return true
  }
}
