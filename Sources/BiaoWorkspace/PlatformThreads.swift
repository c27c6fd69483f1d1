// The operating system: threads, and a value on which they wait.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A thread of the system, which runs a closure once.
package struct WorkerThread {
  private let handle: pthread_t

  /// Nil where the system gives no further thread.
  package init?(_ body: @escaping @Sendable () -> Void) {
    let box = unsafe Unmanaged.passRetained(ThreadBody(body))
    #if canImport(Darwin)
      var handle: pthread_t?
    #else
      var handle = pthread_t()
    #endif
    let result = unsafe pthread_create(
      &handle, nil,
      { argument in
        #if canImport(Darwin)
          let pointer: UnsafeMutableRawPointer? = unsafe argument
        #else
          let pointer = unsafe argument
        #endif
        if let pointer = unsafe pointer {
          unsafe Unmanaged<ThreadBody>.fromOpaque(pointer).takeRetainedValue().run()
        }
        return nil
      }, box.toOpaque())
    guard result == 0 else {
      unsafe box.release()
      return nil
    }
    #if canImport(Darwin)
      guard let handle = unsafe handle else { return nil }
    #endif
    self.handle = handle
  }

  package func join() {
    _ = pthread_join(handle, nil)
  }

  /// Lets it end by itself. Nobody waits for it, the end of the process neither.
  func detach() { _ = pthread_detach(handle) }
}

/// What a thread runs, as an object whose address the C library can pass on.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// A value that one thread at a time may touch, and on whose change others can wait.
///
/// Unlike `Mutex` of the standard library it has a condition to wait on, so it is made of the C library's two parts. They
/// must not move in memory, hence the allocations. Safe and sendable because every access to the value holds the mutex.
@safe package final class Monitor<Value>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var value: Value

  package init(_ value: Value) {
    unsafe mutex = .allocate(capacity: 1)
    unsafe changed = .allocate(capacity: 1)
    self.value = value
    _ = unsafe pthread_mutex_init(mutex, nil)
    _ = unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    _ = unsafe pthread_cond_destroy(changed)
    _ = unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  package func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    _ = unsafe pthread_mutex_lock(mutex)
    defer { _ = unsafe pthread_mutex_unlock(mutex) }
    return body(&value)
  }

  /// Waits until `condition` holds. Whoever changes the value in a way that others wait for calls `signal`.
  package func wait(until condition: (borrowing Value) -> Bool) {
    _ = unsafe pthread_mutex_lock(mutex)
    while !condition(value) { _ = unsafe pthread_cond_wait(changed, mutex) }
    _ = unsafe pthread_mutex_unlock(mutex)
  }

  /// The same, but for at most about so long; whether the condition holds.
  package func wait(milliseconds: Int, until condition: (borrowing Value) -> Bool) -> Bool {
    var deadline = timespec()
    // The clock on which a condition of the C library waits unless told otherwise.
    _ = unsafe clock_gettime(CLOCK_REALTIME, &deadline)
    let nanoseconds = Int(deadline.tv_nsec) + milliseconds % 1000 * 1_000_000
    deadline.tv_sec += milliseconds / 1000 + nanoseconds / 1_000_000_000
    deadline.tv_nsec = nanoseconds % 1_000_000_000
    _ = unsafe pthread_mutex_lock(mutex)
    defer { _ = unsafe pthread_mutex_unlock(mutex) }
    while !condition(value) {
      if unsafe pthread_cond_timedwait(changed, mutex, &deadline) != 0 { return condition(value) }
    }
    return true
  }

  package func signal() {
    _ = unsafe pthread_cond_broadcast(changed)
  }
}
