// Work that another thread does meanwhile.

import Synchronization

/// Who takes over work on another thread.
package struct Beside: Sendable {
  /// In bytes: a shorter document is examined sooner than another thread has woken.
  let shortestText: Int
  package let begin: @Sendable (@escaping @Sendable () -> Void) -> @Sendable () -> Void

  /// `begin` hands over the work that it is given, and returns what sees to it that it is done: waits for the other
  /// thread, or does the work itself where that has not come to it.
  package init(
    shortestText: Int = 65_536, begin: @escaping @Sendable (@escaping @Sendable () -> Void) -> @Sendable () -> Void
  ) {
    self.shortestText = shortestText
    self.begin = begin
  }
}

/// A value that is made beside what its owner does until it asks for it.
struct Meanwhile<Value: Sendable>: ~Copyable {
  private let made: Made
  private let finish: @Sendable () -> Void

  private final class Made: Sendable {
    let value = Mutex<Value?>(nil)
  }

  init(_ beside: Beside, _ work: @escaping @Sendable () -> Value) {
    let made = Made()
    self.made = made
    finish = beside.begin {
      let value = work()
      made.value.withLock { $0 = value }
    }
  }

  /// Nil only if `beside` does not do what it promises.
  consuming func value() -> Value? {
    finish()
    return made.value.withLock { $0.take() }
  }
}
