// The time that a thread works, for tests that hold a cost to be in proportion: it does not grow with what else the
// machine does.

import Foundation

/// What `body` takes of the processor.
package func processorTime(_ body: () -> Void) -> Duration {
  func now() -> Duration {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(Int(time.tv_sec)) + .nanoseconds(Int(time.tv_nsec))
  }
  let start = now()
  body()
  return now() - start
}
