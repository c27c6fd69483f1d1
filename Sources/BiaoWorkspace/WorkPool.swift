// Work on all cores, with results in order.

import Synchronization

/// Runs numbered pieces of work on several threads and hands over their results in the order of the numbers.
package struct WorkPool: Sendable {
  package let threadCount: Int

  /// So many pieces of work at most are a run of usual size. Of one that is many times larger something stays of each
  /// document, and there the memory matters more than the time.
  static let usualCount = 20_000

  /// No machine has more processors for one process; figures of a command line are not computed with as they are.
  private static let maximumThreadCount = 4096

  /// As many threads as there are processors, or as told.
  package init(threadCount: Int? = nil) {
    self.threadCount = min(max(1, threadCount ?? Platform.processorCount()), Self.maximumThreadCount)
  }

  /// Computes `work(0)` … `work(count - 1)`, each once, and calls `deliver` with them in this order, one call at a time.
  ///
  /// Results wait only while an earlier one is missing, and never many: a thread that is far ahead waits. The thread that
  /// calls takes part, so a single piece of work starts no thread.
  package func run<Output: Sendable>(
    count: Int, work: @escaping @Sendable (Int) -> Output, deliver: @escaping @Sendable (Int, Output) -> Void
  ) {
    guard count > 0 else { return }
    // Pieces are small (some microseconds), so a lock is taken for several at once.
    let batchSize = max(1, min(16, count / (threadCount * 8)))
    let batchCount = (count + batchSize - 1) / batchSize
    guard threadCount > 1, batchCount > 1 else {
      for index in 0..<count { deliver(index, work(index)) }
      return
    }
    if count <= Self.usualCount { Platform.takeMemoryInLargeSteps() }
    // A small run touches few pages.
    let isLarge = count > 500 && count <= Self.usualCount
    let board = Board<Output>(windowSize: threadCount * 8)
    let worker: @Sendable () -> Void = {
      if isLarge { Platform.useLargePages() }
      while let batch = board.takeBatch(of: batchCount) {
        let first = batch * batchSize
        let results = (first..<min(first + batchSize, count)).map(work)
        board.post(results, batch) { batch, results in
          for (offset, result) in results.enumerated() { deliver(batch * batchSize + offset, result) }
        }
      }
    }
    let threads = (1..<min(threadCount, batchCount)).compactMap { _ in WorkerThread(worker) }
    worker()
    for thread in threads { thread.join() }
  }

  /// Gives back what `value` holds on a thread of its own: of a large run that are several hundred thousand pieces of
  /// memory, which would hold up what is left to do.
  static func discard<Value: Sendable>(_ value: consuming Value) {
    let box = Mutex<Value?>(value)
    WorkerThread { box.withLock { $0 = nil } }?.detach()
  }
}

/// Where threads take batches and leave results.
private final class Board<Output: Sendable>: Sendable {
  private struct State {
    /// Results that wait for an earlier batch.
    var waiting: [Int: [Output]] = [:]
    /// The batch that is to be delivered next.
    var next = 0
    /// Whether a thread is delivering: then it takes on what others leave.
    var isDelivering = false
  }

  private let upcoming = Atomic<Int>(0)
  private let state = Monitor(State())
  /// How many batches may be begun beyond the next to be delivered. The thread with that next one never waits, so the
  /// others do not wait for ever.
  private let windowSize: Int

  init(windowSize: Int) { self.windowSize = windowSize }

  func takeBatch(of count: Int) -> Int? {
    let batch = upcoming.wrappingAdd(1, ordering: .relaxed).oldValue
    guard batch < count else { return nil }
    state.wait { batch < $0.next + self.windowSize }
    return batch
  }

  func post(_ results: [Output], _ batch: Int, deliver: (Int, [Output]) -> Void) {
    var upcoming = state.withLock { state -> (Int, [Output])? in
      state.waiting[batch] = results
      if state.isDelivering { return nil }
      state.isDelivering = true
      return Self.takeNext(&state)
    }
    // Outside of the lock, so that the others go on meanwhile.
    while let (batch, results) = upcoming {
      deliver(batch, results)
      upcoming = state.withLock { state in
        state.next += 1
        return Self.takeNext(&state)
      }
      state.signal()
    }
  }

  /// The next batch if it is there; else nobody delivers any more.
  private static func takeNext(_ state: inout State) -> (Int, [Output])? {
    guard let results = state.waiting.removeValue(forKey: state.next) else {
      state.isDelivering = false
      return nil
    }
    return (state.next, results)
  }
}
