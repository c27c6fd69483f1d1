// A thread that takes over work of another one, and waits where there is none.

package import BiaoRules

/// Does the work that it is handed, in that order. One thread for all of it: a new one for each piece costs more, and is
/// often begun on the very processor that shall be relieved.
package final class HelperThread: Sendable {
  private let waiting = Monitor<[Job]>([])

  package init() {}

  /// The body of the thread. Never ends; the end of the process does not wait for it.
  package func run() {
    while true {
      waiting.wait { !$0.isEmpty }
      // Whoever handed it over may have taken it back.
      if let job = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { job.take() }
    }
  }

  /// Hands over work to it.
  package var beside: Beside {
    Beside { [self] work in
      let job = Job(work)
      waiting.withLock { $0.append(job) }
      waiting.signal()
      return { [self] in
        // Not begun: the thread is busy, or there is none.
        waiting.withLock { $0.removeAll { $0 === job } }
        if !job.take() { job.wait() }
      }
    }
  }

  private final class Job: Sendable {
    private enum Phase { case waiting, begun, done }

    private let phase = Monitor(Phase.waiting)
    private let work: @Sendable () -> Void

    init(_ work: @escaping @Sendable () -> Void) { self.work = work }

    /// Does it; false where another thread has begun it.
    @discardableResult
    func take() -> Bool {
      let isOwn = phase.withLock { phase in
        defer { if phase == .waiting { phase = .begun } }
        return phase == .waiting
      }
      guard isOwn else { return false }
      work()
      phase.withLock { $0 = .done }
      phase.signal()
      return true
    }

    func wait() { phase.wait { $0 == .done } }
  }
}
